"""A part of a record: the events of some days, a place, a story, with the reports that tell of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tidings.errors import UsageError
from tidings.fold import fold, fold_name
from tidings.gazetteer import gazetteer
from tidings.model import Entity, Event, Story
from tidings.record import Record

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep; None keeps everything.

    `since` and `until` are ISO 8601 days, months or years, both included; `place` is a name or id, a state or region means every
    place in it; `story` is the beginning of an id, or words of a title.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    story: str | None = None

    def parts(self) -> list[tuple[str, str]]:
        """What is asked for, each with the key of its words (since, until, in, story); empty where nothing is left out."""
        told = (("since", self.since), ("until", self.until), ("in", self.place), ("story", self.story))
        return [(key, value) for key, value in told if value]


def check_days(*days: str | None) -> None:
    """UsageError where one that is given is no ISO 8601 day, month or year of the calendar."""
    for day in filter(None, days):
        try:
            sound = bool(DAY.fullmatch(day)) and date.fromisoformat(f"{day}-01-01"[:10]) is not None
        except ValueError:
            sound = False
        if not sound:
            raise UsageError(f"{day} is no day: give one as 2023-10-05, or a month or year")


def check_span(since: str | None, until: str | None) -> None:
    """UsageError where one of two days is none, or nothing can lie between them."""
    check_days(since, until)
    if since and until and since[: len(until)] > until[: len(since)]:
        raise UsageError(f"nothing is both since {since} and until {until}: the first day comes first")


def select(record: Record, selection: Selection) -> Record:
    """The record with the events that pass, their claims, and the reports, passages, copies and lineages behind them.

    An event without a day counts by the day it was first reported. UsageError where a day is none, or a place or story is not there.
    """
    check_span(selection.since, selection.until)
    places = places_meant(record, selection.place) if selection.place else None
    if places is not None and not places:
        raise UsageError(f"no place of this record is called {selection.place!r}; `tidings export RECORD --what entities` lists them")
    story = _story(record, selection.story) if selection.story else None
    events = tuple(e for e in record.events if _passes(e, selection, places, story))
    if len(events) == len(record.events):
        return record
    reports = {r for e in events for r in e.reports}
    lineages = (replace(x, reports=tuple(r for r in x.reports if r in reports)) for x in record.lineages)
    kept = {e.id for e in events}
    layers = replace(
        record.layers,
        events=events,
        claims=tuple(c for c in record.claims if c.event in kept),
        reports=tuple(r for r in record.reports if r.id in reports),
        passages=tuple(p for p in record.passages if p.report in reports),
        copies=tuple(c for c in record.copies if c.a.report in reports and c.b.report in reports),
        lineages=tuple(x for x in lineages if x.reports),
    )
    return Record(layers)


def latest(record: Record, most: int) -> str | None:
    """The day since which about so many of the latest events happened, or were first reported; None where there are no more than that.

    What is only planned or recalled moves no day.
    """
    days = sorted(day for e in record.events if not e.background and e.status not in ("planned", "urged") and (day := _days(e)[1]))
    return days[-most][:10] if len(days) > most else None


def _days(event: Event) -> tuple[str | None, str | None]:
    """The first and last day of an event; the day when it was first reported where it has none."""
    printed = event.first_reported.value[:10] if event.first_reported else None
    start = event.date.start or printed
    return start, event.date.end or start


def _passes(event: Event, selection: Selection, places: frozenset[str] | None, story: Story | None) -> bool:
    if story is not None and event.id not in story.events:
        return False
    if places is not None and not (event.place and event.place.entity in places):
        return False
    start, end = _days(event)
    if selection.since and not (end and end[: len(selection.since)] >= selection.since):
        return False
    return not selection.until or bool(start and start[: len(selection.until)] <= selection.until)


def places_meant(record: Record, given: str) -> frozenset[str]:
    """The places that a name or id means, and those that lie in them; a country means its places though no report names it."""
    name = fold_name(given)
    places = [e for e in record.entities if e.kind in ("place", "facility")]
    meant = [e for e in places if e.id == given or name in {fold_name(t) for t in (e.name, *(n.text for n in e.names))}]
    found = {e.id for e in places if any(_lies_in(e, m) for m in meant)} | {e.id for e in meant}
    lands = {place.country for place in gazetteer().lookup(given) if place.feature == "country"} if not meant else set()
    found |= {e.id for e in places if e.country in lands}
    return frozenset(found | {e.id for e in places if e.parent and fold_name(e.parent) == name})


def _lies_in(place: Entity, whole: Entity) -> bool:
    if whole.feature == "country":
        return bool(place.country) and place.country == whole.country
    return whole.feature == "region" and bool(place.parent) and fold_name(place.parent or "") == fold_name(whole.name)


def _story(record: Record, given: str) -> Story:
    fitting = [s for s in record.stories if s.id.startswith(given)] or [s for s in record.stories if fold(given) in fold(s.title)]
    if len(fitting) != 1:
        how = "no story" if not fitting else f"{len(fitting)} stories"
        raise UsageError(f"{how} of this record begin with or hold {given!r}; `tidings export RECORD --what stories` lists them")
    return fitting[0]
