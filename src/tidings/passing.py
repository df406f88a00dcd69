"""What passes the filters of a search: events by their own days, place, participants; reports and entities by those too, and by the events.

A report passes a place or an actor if it names them or tells of an event of theirs, and a type or status if it tells of an event of that
kind (with all four at once, of one event that has them all). An entity passes if it has a part in an event that passes.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from tidings.fold import fold
from tidings.model import Entity, Event, Report
from tidings.query import Query
from tidings.record import Record
from tidings.selection import places_meant

PLACES = ("place", "facility")
Ids = frozenset[str]


class Passing:
    """The filters of one query over one record; what takes a look at the whole record is done when it is first needed."""

    def __init__(self, record: Record, query: Query) -> None:
        self.record, self.query = record, query
        self.places = None if not query.place else places_meant(record, query.place) or named(record, query.place, places=True)
        self.actors = None if not query.actor else named(record, query.actor, places=False)

    def passes(self, layer: str, thing: str) -> bool:
        """Whether an event, report or entity passes all filters."""
        if layer == "entities":
            return self.entities is None or thing in self.entities
        if layer == "reports":
            report = self.record.report(thing)
            return report is not None and self._report(report)
        event = self.record.event(thing)
        return event is not None and self._event(event)

    def all_of(self, layer: str) -> list[str]:
        """The ids of everything of a layer that passes, in order."""
        if layer == "events":
            return [event.id for event in self._events]
        if layer == "reports":
            among = self.record.diary.printed(self.query.since, self.query.until)
            return [report.id for report in among if self._report(report)]
        if self.entities is None:
            return [entity.id for entity in self.record.entities]
        return sorted(self.entities & self.record.entity_order.keys(), key=self.record.entity_order.__getitem__)

    @cached_property
    def _events(self) -> list[Event]:
        """The events that pass."""
        query = self.query
        return [event for event in self.record.diary.around(query.type, query.since, query.until) if self._event(event)]

    @cached_property
    def entities(self) -> Ids | None:
        """The entities that pass; None where all do."""
        query = self.query
        if not any((query.since, query.until, query.place, query.actor, query.type, query.status, query.language)):
            return None
        found = {*(self.places or ()), *(self.actors or ())} if not (query.type or query.status) else set[str]()
        for event in self._events:
            found.update(_involved(event), [event.place.entity] if event.place and event.place.entity else [])
        return frozenset(found)

    @cached_property
    def _reports(self) -> Ids:
        """The reports that pass by place, actor, type and status."""
        query = self.query
        if query.type and not (query.status or query.place or query.actor):
            return self.record.diary.telling(query.type)
        fitting = (event for event in self.record.diary.around(query.type, None, None) if self._kind(event) and self._parties(event))
        telling = frozenset(report for event in fitting for report in event.reports)
        if self.query.type or self.query.status:
            return telling
        sides = [side for side in (self.places, self.actors) if side is not None]
        naming = [{m.report for m in self.record.mentions if m.entity in side} for side in sides]
        return telling.union(set.intersection(*naming))

    def _event(self, event: Event) -> bool:
        query = self.query
        if query.type and event.type != query.type:
            return False
        start, end = event.date.start, event.date.end or event.date.start
        if (query.since and not (end and end >= query.since)) or (query.until and not (start and start[: len(query.until)] <= query.until)):
            return False
        if not (self._kind(event) and self._parties(event)):
            return False
        return not query.language or any((r := self.record.report(i)) and r.language == query.language for i in event.reports)

    def _kind(self, event: Event) -> bool:
        kind, status = self.query.type, self.query.status
        return (not kind or event.type == kind) and (not status or event.status == status)

    def _parties(self, event: Event) -> bool:
        if self.places is not None and not (event.place and event.place.entity in self.places):
            return False
        return self.actors is None or not self.actors.isdisjoint(_involved(event))

    def _report(self, report: Report) -> bool:
        query, printed = self.query, report.published.value if report.published else ""
        if query.since and not printed[: len(query.since)] >= query.since:
            return False
        if query.until and not (printed and printed[: len(query.until)] <= query.until):
            return False
        if query.language and report.language != query.language:
            return False
        return not any((query.place, query.actor, query.type, query.status)) or report.id in self._reports


def named(record: Record, given: str, *, places: bool) -> Ids:
    """The places, or all others, that an id or name means: those that are called so, else those whose name holds these words."""
    among = [e for e in record.entities if (e.kind in PLACES) == places]
    name = fold(given)
    exact = frozenset(e.id for e in among if e.id == given or name in map(fold, _spellings(e)))
    words = set(name.split())
    return exact or frozenset(e.id for e in among if words and any(words <= set(fold(n).split()) for n in _spellings(e)))


def _involved(event: Event) -> Collection[str]:
    return (*event.actors, *event.recipients, *event.informants)


def _spellings(entity: Entity) -> tuple[str, ...]:
    return entity.name, *(n.text for n in entity.names)
