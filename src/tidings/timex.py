"""Values of time expressions: what days a TIMEX3 value (ISO-TimeML) denotes, and how such values are written."""

from __future__ import annotations

import re
from datetime import date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY = timedelta(days=1)
FINENESS = ((1, "day"), (31, "month"), (366, "year"), (3660, "decade"))  # most days of each

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")
_YEARS = re.compile(r"(?:FY)?(\d{2,4})")


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 value denotes: "2018-09" is 1 to 30 September 2018, "201" the 2010s.

    Understood are days and times of day, months, weeks, weekends, quarters, halves, seasons (northern: spring from March, winter
    from December), years, decades, centuries, and "A/B" from the first day of A to the last of B. None for everything that
    names no days of the calendar: durations, sets, references, values with X, and days that do not exist.
    """
    if "/" in value:
        first, last = (interval(side) for side in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> tuple[date, date] | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _WEEK.fullmatch(value):
        return _week_days(int(found[1]), int(found[2]), found[3])
    if found := _MONTH.fullmatch(value):
        return month_days(int(found[1]), int(found[2]), 1)
    return _part_days(value)


def _part_days(value: str) -> tuple[date, date] | None:
    """Quarters, halves, seasons, years, decades, centuries."""
    if found := _PART.fullmatch(value):
        year, quarter, half, season = int(found[1]), found[2], found[3], found[4]
        if season:
            return month_days(year, SEASON_STARTS[season], 3)
        return month_days(year, 3 * int(quarter) - 2, 3) if quarter else month_days(year, 6 * int(half) - 5, 6)
    if found := _YEARS.fullmatch(value):
        width = 10 ** (4 - len(found[1]))
        first = int(found[1]) * width
        return date(first, 1, 1), date(first + width - 1, 12, 31)
    return None


def _week_days(year: int, week: int, part: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    if part is None:
        return monday, monday + 6 * DAY
    if part == "WE":
        return monday + 5 * DAY, monday + 6 * DAY
    day = monday + (int(part) - 1) * DAY
    return day, day


def month_days(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of some months from a month on."""
    return date(year, month, 1), first_of_month(year, month + count) - DAY


def first_of_month(year: int, month: int) -> date:
    """The first day of a month counted from January of a year; months beyond 1 to 12 run into other years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def week_value(day: date) -> str:
    """The ISO week of a day: "2020-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def days_back(day: date, count: int, unit: str) -> date | None:
    """The day so many days (D), weeks (W), months (M) or years (Y) before a day; None for other units and before year 1."""
    try:
        if unit in ("D", "W"):
            return day - count * (7 if unit == "W" else 1) * DAY
        if unit in ("M", "Y"):
            first = first_of_month(day.year, day.month - count * (12 if unit == "Y" else 1))
            return min(first.replace(day=1) + (day.day - 1) * DAY, month_days(first.year, first.month, 1)[1])
    except (ValueError, OverflowError):
        return None
    return None


def fineness(first: date, last: date) -> str:
    """The precision of a range of days."""
    width = (last - first).days + 1
    return next((name for most, name in FINENESS if width <= most), "decade")
