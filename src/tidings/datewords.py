"""Calendar dates as news prints them on lines of their own and in datelines, in many languages: day, month, and year if it is there."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from tidings.fold import fold

BETWEEN = r"(?:[./-]\s?|\s[|/-]\s)"  # what stands between the numbers of a day
YEAR_FIRST = r"(?P<y>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?:[日일]|(?!\d))"
SHORT_YEAR = re.compile(r"(?<![\w.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d\d)(?![\w/-]|[.,]\d)")
CLOCK = re.compile(
    r"(?:[^\d\u3000-\uffff]{0,6}(?<![a-z])(?P<h>[01]?\d|2[0-3])(?:[:.]|\s?h\s?)(?P<m>[0-5]\d)|(?P<far>[^\d\u3000-\uffff]{7,16}\b)(?P<hf>[01]?\d|2[0-3])[:h](?P<mf>[0-5]\d))\b"
    r"(?::\d\d\b)?(?:\s*(?:(?P<half>[ap])\.?\s?m\b|(?P<after>م|مساء)(?!\w)|(?P<before>ص|صباحا)(?!\w)))?"
)
CLOCK_BEFORE = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::\d\d)?\s*(?:(?P<half>[ap])\.?\s?m\b\.?)?\s*(?:(?:gmt|utc|[a-z]{1,3}t)\b)?"
    r"\s*[-–|,•]?\s*(?:(?:on|le|am|el|le)\s+)?\Z"
)
REACH = 44  # code points behind a day in which its time stands
CENTURY = 50  # of years of two digits, those below it are of this century
DIGIT = re.compile("[0-9]")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@lru_cache(maxsize=1)
def common() -> dict[str, Any]:
    """The shared lists of cleaning (`data/clean_common.toml`)."""
    return tomllib.loads((resources.files("tidings") / "data" / "clean_common.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """Day before month, month before day, digits alone, the stamp of a wire; and the numbers of the months."""
    months = {fold(word): int(number) for number, words in common()["months"].items() for word in words}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
    year = r"(?:,|\.)?\s*(?:de |del |of |г\.?)?(?P<year>\d{4})(?:(?!\d)|(?=\d{1,2}:\d\d))"
    other = rf"(?:\s?/\s?(?:{names}|[^\W\d]\w*)\b)?"  # the month by its second name: "آب/أغسطس"
    first = re.compile(rf"\b{day}(?:\s+|[-/]|(?<=\.))(?:de |of )?(?P<month>{names})\b\.?{other}(?:[-/]?{year})?")
    second = re.compile(rf"\b(?P<month>{names})\b\.?[\s-]+{day}(?!\d)(?:{year})?")
    digits = re.compile(rf"(?<![\d.]){YEAR_FIRST}|\b(?P<a>\d{{1,2}}){BETWEEN}(?P<b>\d{{1,2}}){BETWEEN}(?P<c>\d{{4}})\b")
    wire = re.compile(
        rf"(?<!\w)(?P<day>[0-3]\d)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:z|gmt|utc|ce?s?t)?\s+(?P<month>{names})\b\.?\s+(?P<year>(?:\d\d)?\d\d)(?!\w)"
    )
    return first, second, digits, wire, months


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed: `start`, `end` in the given text; `year` None where it is left out; `time` "hh:mm" or None."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    time: str | None
    sure: bool = True

    @property
    def full(self) -> date | None:
        """The day, where the year is given and the day exists."""
        return make(self.year, self.month, self.day)

    @property
    def turned(self) -> date | None:
        """The day read the other way round."""
        return make(self.year, self.day, self.month)


def make(year: int | None, month: int, day: int) -> date | None:
    """A date, or None where a part is missing or there is no such day."""
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def printed_dates(text: str) -> list[Printed]:
    """Every calendar date with a day in a text, in order. Offsets hold because folding here changes no lengths."""
    plain = text.translate(SAME_LENGTH)
    if not DIGIT.search(plain):
        return []
    first, second, digits, wire, months = _patterns()
    found: list[Printed] = []
    for match in wire.finditer(plain):  # "171205 Sep 21": day, hour and minute, month, year
        century = 0 if len(match["year"]) > 2 else 2000 if int(match["year"]) < CENTURY else 1900
        clock = f"{match['hour']}:{match['minute']}"
        found.append(Printed(match.start(), match.end(), int(match["day"]), months[match["month"]], int(match["year"]) + century, clock))
    for pattern in (first, second):
        for match in pattern.finditer(plain):
            year = int(match["year"]) if match["year"] else None
            found.append(Printed(match.start(), match.end(), int(match["day"]), months[match["month"]], year, _clock(plain, match.end())))
    for match in digits.finditer(plain):
        if match["y"]:
            found.append(Printed(match.start(), match.end(), int(match["d"]), int(match["m"]), int(match["y"]), _clock(plain, match.end())))
        else:
            a, b = int(match["a"]), int(match["b"])
            day, month = (b, a) if b > 12 >= a else (a, b)
            sure = max(a, b) > 12 or a == b or "." in match[0]
            found.append(Printed(match.start(), match.end(), day, month, int(match["c"]), _clock(plain, match.end()), sure))
    kept: list[Printed] = []
    for one in sorted(found, key=lambda p: (p.start, -(p.end - p.start))):
        if 1 <= one.month <= 12 and 1 <= one.day <= 31 and (not kept or kept[-1].end <= one.start):
            kept.append(one)
    return _timed(kept, plain)


def _timed(found: list[Printed], plain: str) -> list[Printed]:
    """Days in order, one without a time given that which stands right before it, where that is no other day's: "15:56 12.02.2020"."""
    timed: list[Printed] = []
    for one in found:
        held = timed[-1] if timed else None
        before = CLOCK_BEFORE.search(plain, held.end if held else 0, one.start)
        free = before and not (held and held.time and plain[held.end : one.start].count(":") == 1)
        after = CLOCK.match(plain[one.end : one.end + REACH])
        if before and free and (after is None or after["far"]):
            timed.append(replace(one, start=before.start(), time=_time(int(before["h"]), before["m"], before["half"])))
        else:
            timed.append(one)
    return timed


def short_dates(line: str) -> list[Printed]:
    """Days with years of two digits ("31.10.23", "8/5/12").

    For lines that show a day and little else: in running text they are other numbers as often."""
    plain = line.translate(SAME_LENGTH)
    found = []
    for match in SHORT_YEAR.finditer(plain):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (b, a) if b > 12 >= a else (a, b)
        full = make(year + (2000 if year < CENTURY else 1900), month, day)
        if full is not None:
            sure = max(a, b) > 12 or a == b or match[2] == "."
            found.append(Printed(match.start(), match.end(), day, month, full.year, _clock(plain, match.end()), sure))
    return found


class _SameLength(dict[int, str]):
    """A table of folded letters, each of the length of the letter itself, that fills as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = fold(letter.translate(DIGITS)) if not letter.isspace() else " "
        self[code] = folded if len(folded) == 1 else letter.lower()[:1]
        return self[code]


SAME_LENGTH = _SameLength()


def _clock(plain: str, at: int) -> str | None:
    match = CLOCK.match(plain[at : at + REACH])
    if match is None or (match["far"] and not _leads_to_time(match["far"])):
        return None
    hour, minute = int(match["h"] or match["hf"]), match["m"] or match["mf"]
    half = match["half"] or (match["after"] and "p") or (match["before"] and "a")
    return _time(hour, minute, half)


def _time(hour: int, minute: str, half: str | None) -> str:
    return f"{hour % 12 + 12 * (half == 'p') if half and hour <= 12 else hour:02}:{minute}"


def _leads_to_time(words: str) -> bool:
    """Whether words between a day and a time are those that stand there: weekdays, "a las", "saat"."""
    days = {fold(day) for names in common()["weekdays"].values() for day in names}
    return all(word in days or word in common()["day_words"] for word in re.findall(r"\w+", words))


@lru_cache(maxsize=1)
def _weekday_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    days = {fold(word): int(number) for number, words in common()["weekdays"].items() for word in words}
    return re.compile(r"(?<!\w)(" + "|".join(sorted(map(re.escape, days), key=len, reverse=True)) + r")(?!\w)"), days


def weekdays(text: str) -> list[tuple[int, int, int]]:
    """Weekday names in a text: (start, end, 0 for Monday to 6)."""
    plain = text.translate(SAME_LENGTH)
    pattern, days = _weekday_pattern()
    return [(m.start(), m.end(), days[m[1]]) for m in pattern.finditer(plain)]
