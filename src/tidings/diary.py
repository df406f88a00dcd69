"""What of a record falls on which days: events by type and month, reports by day, so that a query with days looks at those alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from tidings.model import Event, Report

LATEST = "\U0010ffff"  # sorts behind every day
MONTH = len("2016-01")
LONGEST = 13  # months that an event is put under one by one; of a longer one every query asks


class Diary:
    """The events and reports of one record by their days. Each part is made when it is first asked for; both keep the record's order."""

    def __init__(self, events: Sequence[Event], reports: Sequence[Report]) -> None:
        self.events, self.reports = events, reports

    def around(self, kind: str | None, since: str | None, until: str | None) -> Iterable[Event]:
        """The events of a type, or of any, that may lie between two days (ISO 8601, also cut to month or year), and some beside them."""
        turned = bool(since and until and since[:MONTH] > until[:MONTH])
        if turned or (not since and not until):
            return [self.events[number] for number in self._of_type[kind]] if kind else self.events
        months = self._months[kind or ""]
        first = bisect_left(months, (since or "")[:MONTH]) if since else 0
        last = bisect_right(months, f"{until[:MONTH]}{LATEST}") if until else len(months)
        held = self._in_month[kind or ""]
        found = {number for month in months[first:last] for number in held[month]}
        return [self.events[number] for number in sorted(found.union(self._long[kind or ""]))]

    def telling(self, kind: str) -> frozenset[str]:
        """The reports that tell of an event of a type."""
        if kind not in self._telling:
            self._telling[kind] = frozenset(report for number in self._of_type[kind] for report in self.events[number].reports)
        return self._telling[kind]

    def printed(self, since: str | None, until: str | None) -> Iterable[Report]:
        """All reports printed between two days, in the record's order; of no day where any is given, none."""
        if not since and not until:
            return self.reports
        days = self._days
        first = bisect_left(days, since) if since else 0
        last = bisect_right(days, f"{until}{LATEST}") if until else len(days)
        return [self.reports[number] for number in sorted(number for _, number in self._printed[first:last])]

    @cached_property
    def _telling(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _printed(self) -> list[tuple[str, int]]:
        return sorted((report.published.value, number) for number, report in enumerate(self.reports) if report.published)

    @cached_property
    def _days(self) -> list[str]:
        return [day for day, _ in self._printed]

    @cached_property
    def _of_type(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(self.events):
            found[event.type].append(number)
        return found

    @cached_property
    def _in_month(self) -> dict[str, dict[str, list[int]]]:
        """By type ("" for any) and month, the events with a day in it that last no longer than a year."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, event in enumerate(self.events):
            for month in _months(event) or ():
                found[event.type][month].append(number)
                found[""][month].append(number)
        return found

    @cached_property
    def _months(self) -> dict[str, list[str]]:
        return defaultdict(list, {kind: sorted(held) for kind, held in self._in_month.items()})

    @cached_property
    def _long(self) -> dict[str, list[int]]:
        """By type ("" for any), the events that have days and are under no month."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, event in enumerate(self.events):
            if _months(event) is None:
                found[event.type].append(number)
                found[""].append(number)
        return found


def _months(event: Event) -> list[str] | None:
    """The months that an event lies in, none where it has no day; None where they are too many, or days are told in a way of their own."""
    first, last = event.date.start, event.date.end or event.date.start
    if not first and not last:
        return []
    try:
        (year, month), (end_year, end_month) = ((int(day[:4]), int(day[5:7])) for day in (first or "", last or ""))
    except ValueError:
        return None
    count = 12 * (end_year - year) + end_month - month
    if not 0 <= count < LONGEST:
        return None
    return [f"{year + (month - 1 + n) // 12:04}-{(month - 1 + n) % 12 + 1:02}" for n in range(count + 1)]
