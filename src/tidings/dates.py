"""The day of printing of reports that do not state it, from what they and their neighbours say: marked `inferred`, with evidence.

In this order: a date without its year in the dateline or on a line of its own, the year from dated reports near it, held against the
weekday that stands there; a copy or translation of a dated report that names the same weekday; the latest day that the
text tells of, with the weekday of its opening. Where that singles out no day, the report stays undated. The day of reading is
never used.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tidings.byways import opening_of
from tidings.datewords import Printed, common, make, printed_dates, weekdays
from tidings.fold import fold
from tidings.model import Copy, Dated, Passage, Report, Span

LONGEST_LAG = 8  # days: news older than this does not name a weekday alone
FRESH = 3  # days from the latest day that the text dates to the one that it names last
BESIDE = 4  # code points between a weekday and the date that it is the name of: ", den "
FARTHEST = 200  # days from the nearest dated report: beyond that a year is a guess
Family = Mapping[str, Sequence[str]]


class Known:
    """The days of printing that are known, by report, and all of them in order."""

    def __init__(self, days: Mapping[str, date]) -> None:
        """`days` are by report."""
        self.days = days
        self.calendar = Calendar(days.values())

    def around(self, reports: Sequence[str]) -> list[date]:
        """The known days of some reports."""
        return [self.days[r] for r in reports if r in self.days]


class Calendar:
    """Days in order, each once."""

    def __init__(self, days: Collection[date]) -> None:
        """Any days, in any order."""
        self.days = sorted(set(days))
        self.years = sorted({d.year for d in self.days})

    def away(self, day: date) -> int:
        """How many days the nearest of them is from a day."""
        at = bisect_left(self.days, day)
        return min(abs((day - near).days) for near in self.days[max(0, at - 1) : at + 1])


def infer_dates(reports: Sequence[Report], passages: Sequence[Passage], copies: Sequence[Copy]) -> tuple[Report, ...]:
    """The reports, those without a day of printing given one where the evidence singles it out."""
    by_report: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_report[passage.report].append(passage)
    kin = _kin(copies)
    known = {r.id: d for r in reports if (d := day_of(r))}
    found: dict[str, Dated] = {}
    for rule in (_yearless, _copied, _told):
        before = Known(dict(known))
        for report in reports:
            if report.published is None and report.id not in found:
                dated = rule(report, by_report[report.id], before, kin)
                if dated is not None:
                    found[report.id] = dated
        known |= {i: date.fromisoformat(d.value[:10]) for i, d in found.items()}
    return tuple(replace(r, published=found[r.id]) if r.id in found else r for r in reports)


def day_of(report: Report) -> date | None:
    """The day a report was printed, where it is known to the day."""
    dated = report.published
    return date.fromisoformat(dated.value[:10]) if dated and len(dated.value) >= 10 else None


def _kin(copies: Sequence[Copy]) -> dict[str, list[str]]:
    """The reports that share copied or translated text with each, those that share most first, weighed by how alike it is."""
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for copy in copies:
        if copy.a.report != copy.b.report:
            length = copy.score * min(copy.a.end - copy.a.start, copy.b.end - copy.b.start)
            shared[copy.a.report, copy.b.report] += length
            shared[copy.b.report, copy.a.report] += length
    found: dict[str, list[str]] = defaultdict(list)
    for (a, b), _ in sorted(shared.items(), key=lambda s: (-s[1], s[0])):
        found[a].append(b)
    return found


def _span(report: Report, start: int, end: int) -> Span:
    return Span(report.id, start, end, report.text[start:end])


def _inferred(day: date, *spans: Span) -> Dated:
    return Dated(day.isoformat(), "day", "inferred", tuple(spans))


def _yearless(report: Report, passages: Sequence[Passage], known: Known, kin: Family) -> Dated | None:
    """A dateline or date line that leaves out the year: the year that brings it nearest to the reports around it."""
    for passage in passages:
        opening = opening_of(passage.text) if passage.kind in ("lead", "body") else None
        piece = passage.text[: opening.end] if opening else passage.text if passage.kind == "dateline" else ""
        for printed in printed_dates(piece):
            if printed.year is None:
                near = Calendar(known.around(kin.get(report.id, ())))
                day = _with_year(printed, weekdays(piece), near, known.calendar)
                return _inferred(day, _span(report, passage.start + printed.start, passage.start + printed.end)) if day else None
    return None


def _with_year(printed: Printed, named: Sequence[tuple[int, int, int]], near: Calendar, others: Calendar) -> date | None:
    """The day of a date without year, if the weekday that stands there agrees and a dated report is not too far from it."""
    years = {year + n for year in near.years or others.years for n in (-1, 0, 1)}
    days = [d for year in sorted(years) if (d := make(year, printed.month, printed.day)) and (not named or d.weekday() == named[0][2])]
    if not days:
        return None
    day = min(days, key=lambda d: (others.away(d), d))
    return day if others.away(day) <= FARTHEST else None


def _opening_days(passages: Sequence[Passage]) -> list[tuple[int, int, int]]:
    """Weekdays that the first two news passages name: (start, end, weekday) in the report's text."""
    news = [p for p in passages if p.kind in ("lead", "body")][:2]
    return [(p.start + s, p.start + e, w) for p in news for s, e, w in weekdays(p.text)]


def _copied(report: Report, passages: Sequence[Passage], known: Known, kin: Family) -> Dated | None:
    """A report that shares most of its text with a dated one, and names the weekday on which that was printed or the day before."""
    named = _opening_days(passages)
    for other in kin.get(report.id, ())[:1]:
        day = known.days.get(other)
        if day is None:
            continue
        for start, end, weekday in named:
            if weekday in (day.weekday(), (day - timedelta(1)).weekday()):
                return _inferred(day, _span(report, start, end))
    return None


def _told(report: Report, passages: Sequence[Passage], known: Known, kin: Family) -> Dated | None:
    """The latest day that a text tells of, and the weekday that its opening names on or after it."""
    near = known.around(kin.get(report.id, ()))
    latest = _latest(passages, Calendar(near) if near else known.calendar)
    if latest is None:
        return None
    day, passage, printed = latest
    told = _span(report, passage.start + printed.start, passage.start + printed.end)
    named = [n for n in _all_days(passages) if n[0] != told.start]
    others = [n for n in named if not _names_it(n, told, day)]
    if others and len(others) < len(named):  # "Monday 3 May": the news is of the day that is named soonest after it
        behind = min(others, key=lambda n: (n[2] - day.weekday() - 1) % 7)
        later = (behind[2] - day.weekday() - 1) % 7 + 1
        return _inferred(day + timedelta(later), told, _span(report, behind[0], behind[1])) if later <= FRESH else None
    if others:
        first, soonest = others[0], 0 if passage.kind == "caption" else 1
        options = [d for n in range(soonest, LONGEST_LAG) if (d := day + timedelta(n)).weekday() == first[2]]
        return _inferred(options[0], told, _span(report, first[0], first[1])) if options else None
    soon = [d for d in near if 0 <= (d - day).days <= 2]
    return _inferred(min(soon), told) if soon else None


def _names_it(named: tuple[int, int, int], told: Span, day: date) -> bool:
    """Whether a weekday is that of the date beside it: "Monday 3 May" is one day."""
    return named[2] == day.weekday() and (0 <= told.start - named[1] <= BESIDE or 0 <= named[0] - told.end <= BESIDE)


def _latest(passages: Sequence[Passage], anchors: Calendar) -> tuple[date, Passage, Printed] | None:
    """The latest day that the text and the words under its pictures tell as past; one without a year is the nearest to the anchors."""
    found: tuple[date, Passage, Printed] | None = None
    for passage in passages:
        if passage.kind not in ("lead", "body", "caption"):
            continue
        opening = opening_of(passage.text)
        for printed in printed_dates(passage.text):
            if opening and printed.start < opening.end:
                continue  # the dateline is the first rule's
            day = printed.full or (_with_year(printed, (), Calendar(()), anchors) if printed.year is None and anchors.days else None)
            if day and printed.sure and (found is None or day > found[0]) and not _ahead(passage, printed):
                found = (day, passage, printed)
    return found


def _ahead(passage: Passage, printed: Printed) -> bool:
    """Whether the sentence around a date speaks of what is to come: "will", "until", "scheduled"."""
    at = passage.start + printed.start
    sentence = next((passage.text[s - passage.start : e - passage.start] for s, e in passage.sentences if s <= at < e), passage.text)
    return bool(_future_words().search(fold(sentence)))


@lru_cache(maxsize=1)
def _future_words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, map(fold, common()["future"]))) + r")(?!\w)")


def _all_days(passages: Sequence[Passage]) -> list[tuple[int, int, int]]:
    news = [p for p in passages if p.kind in ("lead", "body")]
    return [(p.start + s, p.start + e, w) for p in news for s, e, w in weekdays(p.text)]
