"""Lines that stamp a report with its days: "Published: 12.02.2020 15:56 | Updated: 13.02.2020", "Nairobi, 10 April 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tidings.bylinewords import cut, is_name, patterns
from tidings.datewords import Printed, common, printed_dates, short_dates, weekdays
from tidings.fold import fold
from tidings.linewords import matches
from tidings.wires import agencies_in

LABEL = re.compile(r"([^\W\d][^\d:]{1,40}):\s*(?=\S)")
PLACE_WORDS = 2  # of a place or a "published" beside a date
LONGEST, LONGEST_SAYING = 60, 140  # code points of a line that is a date and little else, and of one that says so by its first word
WORD = re.compile(r"(?<!\w)[^\W\d_]\w*")
BETWEEN = re.compile(r"[\d٠-٩:.,،|()\-–—/\s+]+")
OUTLET = re.compile(r"«[^«»]+»|“[^“”]+”|„[^„“”]+[“”]|\"[^\"]+\"|\([^()]+\)")
REMARK = re.compile(r"\s*\([^()\d]{1,40}\)\s*$")  # "(обновляется)" behind the day
TIME = re.compile(r"\b\d{1,2}[:h.]\d\d\b")  # "Publié hier à 18h20": a time alone
SET_OFF = (",", "،", "(", "-", "–", "—", "/", "|", "·", ". ")
DIGITS = tuple("0123456789٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day in a line that stamps a report, and whether it is that of its last change."""

    printed: Printed
    updated: bool


def stamps(text: str) -> list[Stamp]:
    """The days of a line, each with what the word before it says: published, or updated."""
    said = list(_introducing(text))
    found = printed_dates(text) or short_dates(text)
    before = (next((name for start, _, name in reversed(said) if start < one.start), "published") for one in found)
    return [Stamp(one, name == "updated") for one, name in zip(found, before, strict=True)]


def is_date_line(text: str) -> bool:
    """Whether a line is a date and little else: "Published 12.02.2020 15:56 by Ada Byron", "Nairobi, 10 April 2021".

    One with a label that says what else the day is ("Deadline: 12 March 2020") is text."""
    text = REMARK.sub("", text)
    if len(text) > LONGEST_SAYING or not any(c.isdigit() for c in text):
        return False
    introduced = bool(matches("published", text) or matches("updated", text))
    found = (printed_dates(text) or short_dates(text)) if len(text) <= LONGEST or introduced else ()
    if not found:
        return introduced and len(text) <= LONGEST and bool(TIME.search(text)) and len(_left(_without_said(text))) <= PLACE_WORDS
    label = LABEL.match(text)
    if label and not (introduced or weekdays(label[1])):
        return False
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + " | " + rest[one.end :]
    for start, end, _ in reversed(weekdays(rest)):
        rest = rest[:start] + rest[end:]
    words = _left(rest)
    if not introduced and words and _tells(text, words):
        return False
    if len(words) <= PLACE_WORDS:
        return True
    if introduced:
        return (len(words) <= 2 * PLACE_WORDS and len(text) <= LONGEST) or len(_left(_without_said(rest))) <= PLACE_WORDS
    if byline_of(rest) and len(words) <= 2 * PLACE_WORDS and not _left(_without_said(rest)):
        return True  # "3 May 2019 by Ada Byron"
    if len(words) <= 2 * PLACE_WORDS and text.rstrip().endswith(DIGITS) and words[0][0].isupper():
        return True
    if len(words) <= 2 * PLACE_WORDS and agencies_in(rest) and not any(word[:1].islower() for word in words):
        return True  # "Lanet. 14 May. AGENCY"
    return found[0].full is not None and _place_and_outlet(rest)


def _tells(text: str, words: list[str]) -> bool:
    """Whether a line with a day is a short sentence: closed by a full stop, and what stands beside its day no name set off by a comma
    ("Murió el 3 de mayo de 1979.")."""
    if not text.endswith("."):
        return False
    cased = any(c.isupper() or c.islower() for word in words for c in word)
    small = any(word[0].islower() and f"({word})" not in text and word not in agencies_in(text) for word in words)
    return not cased or small or not any(mark in text for mark in SET_OFF)


def _place_and_outlet(rest: str) -> bool:
    """Whether all that a line has beside its day is a place and who prints it: "Lanet, 17 November 2025. «Evening Courier»".

    The outlet stands in quotation marks or brackets; the place, and a word for the sort of outlet, have capitals where the script has any.
    """
    outlets = [match[0].strip('«»“”„"()') for match in OUTLET.finditer(rest)]
    words = _left(OUTLET.sub(" | ", rest))
    named = all(not outlet[:1].islower() and len(outlet.split()) <= 2 * PLACE_WORDS for outlet in outlets)
    return bool(outlets) and named and 1 <= len(words) <= 2 * PLACE_WORDS and not any(word[:1].islower() for word in words)


def byline_of(text: str) -> str | None:
    """The name after "by" in a line that stamps or credits a report: "Published 3 May by Ada Byron", "Par Ada Byron avec AFP"."""
    for match in patterns()["by"].finditer(text):
        name = cut(text[match.end() :])
        if name and is_name(name) and not _agency_alone(name):
            return name
    return None


def _agency_alone(name: str) -> bool:
    """Whether a name is no person's: one word in capitals throughout."""
    return " " not in name and name.isupper()


def _left(words: str) -> list[str]:
    """The words of a line that are none of those that stand around any date."""
    return [w for w in BETWEEN.split(words) if w and fold(w) not in _around_days()]


@lru_cache(maxsize=1)
def _around_days() -> frozenset[str]:
    return frozenset(map(fold, common()["day_words"]))


def _without_said(line: str) -> str:
    """A line without "published" and "updated" and without the name after "by"."""
    if (name := byline_of(line)) is not None:
        by = next(m for m in patterns()["by"].finditer(line) if cut(line[m.end() :]) == name)
        line = line[: by.start()] + line[line.index(name, by.end()) + len(name) :]
    for start, end, _ in reversed(list(_introducing(line))):
        line = line[:start] + line[end:]
    return line


def _introducing(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a line says that a day is that of printing, or of the last change: start, end, "published" or "updated"."""
    held = 0
    for word in WORD.finditer(text):
        if word.start() < held:
            continue
        for name in ("updated", "published"):
            if match := matches(name, text[word.start() :]):
                held = word.start() + match.end()
                while held < len(text) and text[held].isalpha():
                    held += 1
                yield word.start(), held, name
                break
