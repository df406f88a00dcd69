"""The days that the headings of a report set for what stands under them: a live page by weekday, a review of the year by month.

"Wednesday", "Tuesday", "Monday" above each other are days of one week, the latest of them first; "MARCH." at the head of a paragraph is
the month of what it tells. A heading is a sentence that is a date and nothing else; one alone is a dateline and sets nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from tidings.letters import plain
from tidings.model import Passage, Report
from tidings.timegrammar import TimeGrammar, find_hits
from tidings.timesense import Setting, day_value
from tidings.timex import DAY, interval

ABOUT = " \t\n.,:;–—-*•|#[]()"  # what may stand about a date in a heading
LONGEST = 40  # code points of a heading that is a date
FEWEST = 2  # headings that make a chronicle
KINDS = ("heading", "lead", "body")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Section:
    """Where a heading stands, and the days that it sets: TIMEX3 value, first and last day; `end` is where they cease to hold."""

    start: int
    end: int
    value: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Heading:
    start: int
    fields: Mapping[str, Any]


def find_sections(report: Report, passages: Sequence[Passage], grammar: TimeGrammar, setting: Setting) -> tuple[Section, ...]:
    """The sections of a chronicle in text order; none where a report is no chronicle, or has no day of printing to count from."""
    headings = [h for p in passages if p.kind in KINDS if (h := _heading(report.text, p, grammar))]
    if len(headings) < FEWEST or setting.printed is None:
        return ()
    values = _weekdays(headings, setting.printed, _updated(report)) or [day_value(dict(h.fields), setting) or "" for h in headings]
    stops = sorted([h.start for h in headings] + [p.start for p in passages if p.kind == "heading"] + [len(report.text)])
    found = []
    for heading, value in zip(headings, values, strict=True):
        days = interval(value)
        if days:
            end = next(stop for stop in stops if stop > heading.start)
            found.append(Section(heading.start, end, value, *days))
    return tuple(found) if len({s.value for s in found}) >= FEWEST else ()


def section_at(sections: Sequence[Section], place: int) -> Section | None:
    """The section that a place of the text stands in."""
    return next((s for s in sections if s.start <= place < s.end), None)


def _heading(text: str, passage: Passage, grammar: TimeGrammar) -> _Heading | None:
    """The date that a passage has for its heading: all of it, or its first sentence."""
    start, end = (passage.sentences or ((passage.start, passage.end),))[0]
    if end - start > LONGEST:
        return None
    alone = _name_alone(text[start:end].strip(ABOUT), grammar)
    if alone:
        return _Heading(passage.start, alone)
    hits = find_hits(text, start, end, grammar)
    if len(hits) != 1 or hits[0].rule.sense != "date" or not {"weekday", "month", "month2"} & hits[0].fields.keys():
        return None
    hit = hits[0]
    if text[start : hit.start].strip(ABOUT) or text[hit.end : end].strip(ABOUT):
        return None
    return _Heading(passage.start, hit.fields)


def _name_alone(words: str, grammar: TimeGrammar) -> dict[str, int]:
    """The weekday or month that a heading names and nothing else; empty where it says more. In capitals too."""
    key = plain(words, grammar.pack).casefold()
    for name, table in grammar.tables.items():
        kind = grammar.alias.get(name, name)
        if kind in ("weekday", "month") and isinstance(value := table.get(key), int):
            return {kind: value}
    return {}


def _updated(report: Report) -> date | None:
    return date.fromisoformat(report.updated.value[:10]) if report.updated and len(report.updated.value) >= len("2020-01-01") else None


def _weekdays(headings: Sequence[_Heading], printed: date, updated: date | None) -> list[str]:
    """The days of headings that are weekdays alone, as days that follow each other; empty where some are no such headings.

    The shorter way through the weeks says whether the latest day comes first. The headings end with the last update where there is one;
    else the report was printed on the day of the heading that has its weekday, the latest such day, or after the last of them.
    """
    days = [int(h.fields["weekday"]) for h in headings if h.fields.keys() <= {"weekday", "sense"}]
    if len(days) != len(headings):
        return []
    onward = [(b - a) % WEEK for a, b in pairwise(days)]
    back = [(a - b) % WEEK for a, b in pairwise(days)]
    steps = [-n for n in back] if sum(back) < sum(onward) else onward
    places = [0]
    for step in steps:
        places.append(places[-1] + step)
    latest = max(places)
    anchor = updated or printed
    if updated is None:
        printed_at = [place for place, day in zip(places, days, strict=True) if day == printed.isoweekday()]
        latest_day = printed + (latest - max(printed_at)) * DAY if printed_at else None
    else:
        latest_day = None
    if latest_day is None:
        weekday = days[places.index(latest)]
        latest_day = anchor - ((anchor.isoweekday() - weekday) % WEEK) * DAY
    return [(latest_day + (place - latest) * DAY).isoformat() for place in places]
