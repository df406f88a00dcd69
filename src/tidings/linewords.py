"""What lines of a page are by the words that they begin with: lists of all languages together."""

from __future__ import annotations

import re
from functools import lru_cache

from tidings.datewords import common
from tidings.fold import fold, folded_pattern
from tidings.language import load_pack, pack_codes

MARKS = re.compile(r"\A[^\w(\[©@“”„«‘…+]+")  # before the first word: bullets, arrows, pictures, but what opens a quotation or a bracket
WILD = re.compile(r"\.\{0,\d+\}\$\Z")  # what a pattern lets follow its words


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = {k: list(v) for k, v in common().items() if isinstance(v, list)}
    for code in pack_codes():
        pack = load_pack(code)
        for name, more in (pack.toml("clean") if pack else {}).items():
            if isinstance(more, list) and name in ("boilerplate", "whole", "caption", "credit", "byline"):
                table[name] = [*table.get(name, []), *more]
        table["caption"] = [*table["caption"], *(pack.toml("clean").get("notices", {}).get("captions", ()) if pack else ())]
    table = {name: list(map(folded_pattern, patterns)) for name, patterns in table.items()}
    found = {}
    for name in ("boilerplate", "caption", "published", "updated", "joined", "genre", "credit"):
        found[name] = re.compile("|".join(f"(?:{p})" for p in table[name]))
    for name in ("comments", "reply"):
        found[name] = re.compile("(?:" + "|".join(f"(?:{p})" for p in table[name]) + r")\W*\Z")
    found["whole"] = re.compile("(?:" + "|".join(f"(?:{p})" for p in table["whole"]) + r")\Z")
    found["byline"] = re.compile("(?:" + "|".join(re.escape(word.rstrip()) for word in table["byline"]) + r")(?:\s*:)?\s+")
    return found


def matches(name: str, text: str) -> re.Match[str] | None:
    """A list of patterns at the beginning of a text; credits as written, too, the others folded."""
    pattern = _patterns()[name]
    return (pattern.match(text) if name == "credit" else None) or pattern.match(folded_line(text))


@lru_cache(maxsize=1)
def _notices() -> tuple[re.Pattern[str], ...]:
    own = [pack.toml("clean").get("boilerplate", ()) for code in pack_codes() if (pack := load_pack(code))]
    return tuple(re.compile(folded_pattern(WILD.sub("", p))) for patterns in (common()["boilerplate"], *own) for p in patterns)


def longest_notice(text: str) -> int:
    """How many code points of a folded line the pattern of a notice takes that takes most of it."""
    return max((match.end() for pattern in _notices() if (match := pattern.match(text))), default=0)


def before(name: str, text: str) -> str:
    """A text as far as the first word at which a list of patterns is met."""
    at = (found.start() for found in re.finditer(r"\b\w", text) if _patterns()[name].match(folded_line(text[found.start() :])))
    return text[: next(at, len(text))]


def folded_line(text: str) -> str:
    """A line folded, without the marks and pictures that may stand before its first word."""
    return MARKS.sub("", fold(text))
