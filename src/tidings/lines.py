"""The lines of a text, and what a line is by its own words and shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tidings.datewords import common, printed_dates, weekdays
from tidings.fold import fold
from tidings.language import load_pack, pack_codes
from tidings.model import PassageKind

LINE = re.compile(r"[^\n]*\S[^\n]*")
SHORT = 14  # words
LONGEST_CAPTION, LONGEST_NOTICE, LONGEST_CREDIT, LONGEST_BYLINE = 60, 30, 9, 7  # words
PLACE_WORDS = 2  # of a place or a "published" beside a date
DATE_WORDS = frozenset(("le", "the", "on", "at", "a", "el", "um", "uhr", "gmt", "utc", "h", "am", "pm", "p", "m"))
NAVIGATION = re.compile(r"[^|>/»•·]{1,40}(\s*[|»•·]\s*|\s+[>/]\s+)[^|>»•·]{1,60}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: offsets in the report's text without the white space at its ends."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def spaced(self) -> bool:
        """Whether it is in a script that puts spaces between words."""
        return not any("\u3040" <= c <= "\u9fff" for c in self.text)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    for match in LINE.finditer(text):
        inner = match[0].strip()
        start = match.start() + match[0].index(inner)
        yield Line(start, start + len(inner), inner)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = {k: list(v) for k, v in common().items() if isinstance(v, list)}
    for code in pack_codes():
        pack = load_pack(code)
        for name, more in (pack.toml("clean") if pack else {}).items():
            if isinstance(more, list) and name in ("boilerplate", "whole", "caption", "credit", "byline"):
                table[name] = [*table.get(name, []), *more]
    found = {}
    for name in ("boilerplate", "caption", "published", "updated", "genre"):
        found[name] = re.compile("|".join(f"(?:{p})" for p in table[name]))
    found["comments"] = re.compile("(?:" + "|".join(f"(?:{p})" for p in table["comments"]) + r")\W*\Z")
    found["whole"] = re.compile("(?:" + "|".join(f"(?:{p})" for p in table["whole"]) + r")\Z")
    found["credit"] = re.compile("|".join(f"(?:{p})" for p in table["credit"]))
    found["byline"] = re.compile("(?:" + "|".join(map(re.escape, table["byline"])) + r")")
    names = "|".join(sorted(map(re.escape, table["agencies"]), key=len, reverse=True))
    found["agency"] = re.compile(rf"[(\[–— -]*(?:{names})(?:\s*[,/&-]\s*(?:{names}))*[)\]]*\.?\Z")
    return found


def matches(name: str, text: str) -> re.Match[str] | None:
    """A list of patterns at the beginning of a text; credits and agencies as written, the others folded."""
    pattern = _patterns()[name]
    return pattern.match(text) or pattern.match(_folded(text)) if name in ("credit", "agency") else pattern.match(_folded(text))


def tells(name: str, text: str) -> bool:
    """Whether a list of patterns is met at the beginning of any word of a text."""
    folded = _folded(text)
    return any(_patterns()[name].match(folded, at.start()) for at in re.finditer(r"\b\w", folded))


def _folded(text: str) -> str:
    return fold(text).lstrip("#*•-–—> \"'")


def label(line: Line) -> PassageKind | None:
    """The kind of a line that its own words and shape give away, or None."""
    if matches("caption", line.text) and line.words <= LONGEST_CAPTION:
        return "caption"
    if matches("agency", line.text) or matches("credit", line.text):
        short = line.words <= (SHORT if matches("agency", line.text) else LONGEST_CREDIT)
        if short:
            return "credit"
    if is_date_line(line.text):
        return "dateline"
    if matches("whole", line.text):
        return "boilerplate"
    return "boilerplate" if _is_furniture(line) else None


def _is_furniture(line: Line) -> bool:
    """Whether a line is what pages print around any article: a notice, a byline, a row of links."""
    text, closed = line.text, line.text.endswith((".", "!", "?"))
    if line.words <= LONGEST_NOTICE and matches("boilerplate", text):
        sentence = line.words > SHORT and text.endswith(".")
        if not sentence or _certain(text):
            return True
    if line.words <= LONGEST_BYLINE and matches("byline", text) and not closed and not text.endswith(":"):
        return True
    return line.words <= SHORT and not closed and bool(NAVIGATION.match(text)) and any(mark in text for mark in ("|", " > ", " / ", "»"))


def _certain(text: str) -> bool:
    """Whether a long line is a notice all the same: cookies, rights."""
    folded = _folded(text)
    return bool(re.search(r"cookie|privacy|rights reserved|newsletter|droits reserves|derechos reservados", folded))


def is_date_line(text: str) -> bool:
    """Whether a line is a date and little else: "Published 12.02.2020 15:56", "Moroni, 10 April 2021"."""
    found = printed_dates(text)
    if not found or len(text) > 60:
        return False
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    for start, end, _ in reversed(weekdays(rest)):
        rest = rest[:start] + rest[end:]
    words = [w for w in re.split(r"[\d٠-٩:.,،|()\-–—/\s]+", rest) if w and fold(w) not in DATE_WORDS]
    if len(words) <= PLACE_WORDS:
        return True
    introduced = matches("published", text) or matches("updated", text)
    placed = text.rstrip().endswith(tuple("0123456789٠١٢٣٤٥٦٧٨٩")) and words[0][0].isupper()
    return len(words) <= 2 * PLACE_WORDS and bool(introduced or placed)
