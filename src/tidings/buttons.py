"""Lines of buttons, menus and widgets: made of the words of such things and of no others, in any of the languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tidings.datewords import common
from tidings.fold import fold
from tidings.language import load_pack, pack_codes

LONGEST, SHORT = 9, 4  # words of a line of buttons, and of one that names nothing to do it with
ENDING = 2  # letters of what a hyphen or an apostrophe sets off from a word at most, whatever they are
WORD = re.compile(r"[^\W\d_][\w'+-]*|\d+")
ASIDE = re.compile(r"\s*\([^()]*\)\s*\Z")  # "(Opens in new window)"
QUOTES = ('"', "'", "“", "„", "«", "‘", "”")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language's buttons: what readers may do, with what, small words, and things that only such lines tell of."""

    acts: re.Pattern[str]
    things: re.Pattern[str]
    small: re.Pattern[str]
    marks: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> dict[str, _Words]:
    """The words of the languages whose packs list them, by language."""
    tables = {code: pack.toml("clean").get("furniture", {}) for code in pack_codes() if (pack := load_pack(code))}
    services = [f"{service}*" for service in common()["services"]]
    names = ("acts", "things", "small", "marks")
    return {
        code: _Words(*(_pattern([*table.get(name, []), *(services if name == "things" else ())]) for name in names))
        for code, table in tables.items()
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of some words as a whole; "comment*" is all that begins so."""
    return re.compile("|".join(re.escape(fold(word)).replace("\\*", r"\w*") for word in words) or "(?!)")


@lru_cache(maxsize=20_000)
def is_button(line: str) -> bool:
    """Whether a line is a button or a row of them: "Share on Telegram", "Copy link", "Listen to this article", "Print"."""
    line = ASIDE.sub("", line)
    words = WORD.findall(fold(line))
    stopped = line.rstrip().endswith((".", "?", "؟")) and not line.rstrip().endswith("...")
    if not 0 < len(words) <= LONGEST or stopped or line.lstrip().startswith(QUOTES):
        return False
    return any(_covers(known, words) for known in _words().values())


def first_act(folded: str, code: str) -> bool:
    """Whether a folded line begins with what readers may do, in the words of one language."""
    word = WORD.search(folded)
    return word is not None and bool(_words()[code].acts.fullmatch(word[0]))


def _covers(known: _Words, words: list[str]) -> bool:
    """Whether all words are of one language's buttons: something to do with something, or something to do in a few words, or a thing that
    only such lines tell of."""
    kinds: list[str] = []
    for word in words:
        for kind in _kinds(known, word):
            if kind is None:
                return False
            kinds.append(kind)
    if not kinds:
        return False
    acts, things = kinds.count("act"), kinds.count("thing")
    return (acts > 0 and (things > 0 or len(words) <= SHORT)) or any(known.marks.fullmatch(word) for word in words)


def _kinds(known: _Words, word: str) -> list[str | None]:
    """What a word is in a line of buttons, or each part of it between hyphens and apostrophes; None for one that is none of theirs."""
    kind = _kind(known, word)
    if kind is None and (parts := re.split(r"[-']", word))[1:]:
        return [_kind(known, part) or ("small" if len(part) <= ENDING else None) for part in parts]
    return [kind]


def _kind(known: _Words, word: str) -> str | None:
    """What one word is: something to do, something to do it with, a small word, or none of these."""
    if known.acts.fullmatch(word):
        return "act"
    if known.things.fullmatch(word) or known.marks.fullmatch(word):
        return "thing"
    return "small" if word.isdigit() or known.small.fullmatch(word) else None
