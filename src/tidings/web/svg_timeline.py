"""The timeline, as SVG made here: a bar a day (or a month where days are too many), by how many events fall on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from tidings.model import Event

WIDTH, HEIGHT, FOOT = 720.0, 136.0, 32.0
MOST_DAYS = 120
NUMBER, NAME = 26, 110  # what a day's number and a month's name need of the width


@dataclass(frozen=True, slots=True)
class Bar:
    """One day or month: where it stands, what it counts, and the days that it covers.

    `label` is its number; `group` where a month of days begins its first day, where a year of months begins the year; else "".
    """

    x: float
    y: float
    width: float
    height: float
    count: int
    start: str
    end: str
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, and how many events have no day or lie before."""

    width: float
    height: float
    foot: float
    bars: tuple[Bar, ...]
    undated: int


def timeline(events: Sequence[Event]) -> Timeline:
    """The timeline of some events by their first day; the coarsely dated are left out and counted."""
    dated = [date.fromisoformat(e.date.start[:10]) for e in events if e.date.start and e.date.precision in ("minute", "hour", "day")]
    if not dated:
        return Timeline(WIDTH, HEIGHT, FOOT, (), len(events))
    first, last = min(dated), max(dated)
    by_day = (last - first).days < MOST_DAYS
    slots = _days(first, last) if by_day else _months(first, last)
    counts = Counter(day if by_day else day.replace(day=1) for day in dated)
    most, width = max(counts.values()), WIDTH / len(slots)
    bars, named = list[Bar](), -float(NAME)
    for number, (start, end) in enumerate(slots):
        height = (HEIGHT - FOOT - 14) * counts[start] / most
        shown = str(start.day if by_day else start.month) if number % max(1, ceil(NUMBER / width)) == 0 else ""
        x, y = round(number * width + 1, 1), round(HEIGHT - FOOT - height, 1)
        begins = (start.day if by_day else start.month) == 1 or not bars
        group = (start.isoformat() if by_day else f"{start.year:04}") if begins and x - named >= NAME / (1 if by_day else 2) else ""
        named = x if group else named
        days = start.isoformat(), end.isoformat()
        bars.append(Bar(x, y, round(max(1.0, width - 2), 1), round(height, 1), counts[start], *days, shown, group))
    return Timeline(WIDTH, HEIGHT, FOOT, tuple(bars), len(events) - len(dated))


def _days(first: date, last: date) -> list[tuple[date, date]]:
    return [(day, day) for n in range((last - first).days + 1) for day in (first + timedelta(days=n),)]


def _months(first: date, last: date) -> list[tuple[date, date]]:
    found = []
    start = first.replace(day=1)
    while start <= last:
        following = (start + timedelta(days=32)).replace(day=1)
        found.append((start, following - timedelta(days=1)))
        start = following
    return found
