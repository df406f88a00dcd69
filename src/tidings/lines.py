"""The lines of a text, and what a line is by its own words and shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tidings.agency_forms import credited
from tidings.buttons import is_button
from tidings.linewords import folded_line, longest_notice, matches
from tidings.model import PassageKind
from tidings.notices import is_desk, is_note, is_notice, speaks_to_reader
from tidings.pictures import is_picture, names_photographer
from tidings.stamps import is_date_line
from tidings.wires import agencies_in, credit_line, without_closing

LINE = re.compile(r"[^\n]*\S[^\n]*")
SHORT = 14  # words
FEWEST_BROKEN, NARROWEST, WIDEST, LOOSE = 4, 48, 110, 3  # lines that go on; code points of a column, and how much it may vary
MOSTLY_FULL, MOSTLY_WITHIN = 0.7, 0.6  # shares of lines
STOPS = (".", "!", "?", "…", "؟", "。", ":", "”", "»", '"')
LONGEST_CAPTION, LONGEST_NOTICE, LONGEST_CREDIT, LONGEST_BYLINE = 60, 30, 9, 7  # words
KICKER = re.compile(r"([^\n]{5,60}?\s[-–—])\s+(?=\S)")
RIGHTS = re.compile(
    r"(?i)\s*(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*(?:[-–]\s*(?:19|20)\d\d)?)?\s*(?P<name>[^.|\n]{0,60}?)\s*[.|,–—-]\s+(?=\S)"
)
BRIEF = 2  # words of the shortest sentence
LONGEST_HOLDER = 5  # words of whose a page is
FEWEST_MORE = 3  # words behind the first of a line that may be news
LEAST_KICKED = 2  # names in such an opening, and letters of each that are more than an agency's
REMARK = re.compile(r"\s[a-zà-öø-ÿ]{4,}\s[^()]*\)\.?\Z")  # a small word within a bracket: "(The place does not exist)"
ADDRESS = re.compile(
    r"(?<![\w.])@\w{3,}|\w@[\w-]+\.\w{2,}|pic\.twitter\.com/\w|\A(?:https?://|www\.)\S+\Z", re.IGNORECASE
)  # of an account, a letter, a page
QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«")
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


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its label; None while it is open."""

    line: Line
    kind: PassageKind | None


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank; in a text that was broken to fit a column, those of one paragraph are one line."""
    lines = [_inner(match) for match in LINE.finditer(text)]
    width = _column(lines, text)
    held: Line | None = None
    for line in lines:
        if held is not None and width and _goes_on(held, line, text, width):
            held = Line(held.start, line.end, text[held.start : line.end])
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def without_kicker(line: Line) -> tuple[Line, ...]:
    """A line, or the names of places or subjects in capitals that open it ("CHAD / SUDAN - On Monday") and the rest of it."""
    match = KICKER.match(line.text)
    parts = match[1].rstrip(" -–—").split(" / ") if match else []
    if match is None or len(parts) < LEAST_KICKED or not all(part.isupper() and len(part) > LEAST_KICKED for part in parts):
        return (line,)
    at = line.start + match.end()
    return (Line(line.start, line.start + match.end(1), match[1]), Line(at, line.end, line.text[match.end() :]))


def is_kicker(line: Line) -> bool:
    """Whether a line is what `without_kicker` takes from the front of one."""
    return line.text.endswith(("-", "–", "—")) and len(without_kicker(Line(line.start, line.end + 2, f"{line.text} …"))) > 1


def _inner(match: re.Match[str]) -> Line:
    inner = match[0].strip()
    start = match.start() + match[0].index(inner)
    return Line(start, start + len(inner), inner)


def _column(lines: Sequence[Line], text: str) -> int | None:
    """The width of the column that a text was broken to fit, or None where it was not.

    In such a text hardly a line is longer than the others, few lines that go on had room for the first word of the next one, and most end
    within a sentence.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    width = max((len(a.text) for a, _ in pairs), default=0)
    if len(pairs) < FEWEST_BROKEN or not NARROWEST <= width <= WIDEST or max(len(line.text) for line in lines) > width + LOOSE:
        return None
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    within = [a for a, _ in full if not a.text.endswith(STOPS)]
    return width if len(full) >= MOSTLY_FULL * len(pairs) and len(within) >= MOSTLY_WITHIN * len(full) else None


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the line after it would not have fitted in."""
    return len(line.text) + 1 + len(after.text.split()[0]) > width - LOOSE


def _goes_on(held: Line, line: Line, text: str, width: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = Line(held.start, held.end, held.text.rpartition("\n")[2].strip())
    return text.count("\n", held.end, line.start) == 1 and _is_full(last, line, width) and not _is_item_mark(line.text)


def is_item(line: Line) -> bool:
    """Whether a line is an item of a list, as extraction from pages marks them."""
    return line.text.startswith(("- ", "• ")) and line.words >= 3


def is_sentence_like(line: Line) -> bool:
    """Whether a line reads as text: closed by a stop, long, or an item of a list."""
    if is_item(line):
        return True
    end = without_closing(line.text).rstrip("\"'”’»)]* ")
    if end.endswith((".", "!", "?", "…", "؟", "。", ";")):
        return line.words >= 3 or not line.spaced or '"' in line.text or "«" in line.text or _is_brief(end)
    return line.words >= 14 or (line.words >= 8 and end.endswith(":")) or (not line.spaced and len(line.text) > 40)


def _is_brief(text: str) -> bool:
    """Whether two words are a sentence: closed by a full stop, the second small or in a script without capitals ("Nobody spoke.")."""
    words = text.rstrip(".").split()
    return len(words) == BRIEF and text.endswith(".") and not text.endswith("..") and words[1].isalpha() and not words[1][0].isupper()


def _is_item_mark(text: str) -> bool:
    return text.startswith(("- ", "• ", "* ", "– ", "— "))


def label(line: Line) -> PassageKind | None:
    """The kind of a line that its own words and shape give away, or None."""
    if is_kicker(line):
        return "boilerplate"
    if is_date_line(line.text):
        return "dateline"
    if is_note(line.text):
        return "boilerplate"
    if line.words <= LONGEST_CAPTION and (_by_word("caption", line) or names_photographer(line.text) or is_picture(line.text)):
        return "caption"
    if is_rights(line.text):
        return "boilerplate"
    if line.words <= LONGEST_CREDIT and _by_word("credit", line):
        return "credit"
    if credit_line(line.text) or credited(line.text) or is_desk(line.text):
        return "credit"
    if matches("whole", line.text):
        return "boilerplate"
    return "boilerplate" if _is_furniture(line) else None


def _by_word(name: str, line: Line) -> bool:
    """Whether a line is a caption or a credit by its first words; a sentence that only has such a word for its first is text: "Источник в
    полиции сообщил о трёх задержанных.", "Фото с рынка быстро разошлись по городу."."""
    if (found := matches(name, line.text)) is None:
        return False
    if name == "credit" and line.text.startswith("(") and not agencies_in(line.text) and REMARK.search(line.text):
        return False
    first = found.string.split(maxsplit=1)[0]
    telling = line.words >= FEWEST_MORE and line.text.endswith((".", "!", "?", "؟")) and not first.endswith(":")
    return not telling or found.end() > len(first) or bool(agencies_in(line.text))


def is_rights(text: str) -> bool:
    """Whether a line is whose the page is and that its rights are reserved: "© 2019 Lanet Courier. All rights reserved."."""
    match = RIGHTS.match(text)
    return match is not None and any(matches(name, text[match.end() :]) for name in ("boilerplate", "whole"))


def rights_holder(text: str) -> str | None:
    """Whose the page is by such a line, where that is no agency; None where it does not say."""
    match = RIGHTS.match(text) if is_rights(text) else None
    name = match["name"].strip(" ,-–—|") if match else ""
    return name if name and not name[0].islower() and 1 <= len(name.split()) <= LONGEST_HOLDER and not agencies_in(name) else None


def _is_furniture(line: Line) -> bool:
    """Whether a line is what pages print around any article: a notice, a byline, a row of links."""
    text, closed = line.text, line.text.rstrip("\"”»'’)").endswith((".", "!", "?"))
    if line.words <= LONGEST_NOTICE and (begun := matches("boilerplate", text)):
        sentence = line.words > SHORT and text.endswith(".")
        if _certain(text) if sentence else not _may_be_news(text, begun):
            return True
    if is_notice(text):
        return True
    if line.words <= LONGEST_BYLINE and matches("byline", text) and not closed and not text.endswith(":"):
        return True
    if is_button(text) or (line.words <= LONGEST_CREDIT and not closed and not is_item(line) and ADDRESS.search(text)):
        return True
    bare = QUOTED.sub("_", text)  # quotation marks part no entries of a menu
    return line.words <= SHORT and not closed and bool(NAVIGATION.match(bare)) and any(mark in bare for mark in ("|", " > ", " / ", "»"))


def _may_be_news(text: str, begun: re.Match[str]) -> bool:
    """Whether a line of some words has but one word of a notice, its first, which a report may begin with as well: "Подписание ...",
    "شارك آلاف ..."; a label before a colon is none of a report, and neither is a line that speaks to the reader."""
    first, _, rest = begun.string.partition(" ")
    if len(rest.split()) < FEWEST_MORE or first.endswith(":") or rest[:1] == ":":
        return False
    taken = longest_notice(begun.string)
    if taken > len(first):  # a sentence may begin with two such words: "Most read the order as a threat."
        first, rest = begun.string[:taken], begun.string[taken:].strip()
        told = len(first.split()) == 2 and text.endswith(".") and rest[:1].isalpha() and len(rest.split()) >= FEWEST_MORE
        return told and not _certain(text) and not speaks_to_reader(text, past=first)
    return not speaks_to_reader(text, past=first)


def _certain(text: str) -> bool:
    """Whether a long line is a notice all the same: cookies, rights."""
    folded = folded_line(text)
    return bool(re.search(r"cookie|privacy|rights reserved|newsletter|droits reserves|derechos reservados", folded))
