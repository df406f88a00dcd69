"""Events asked of a store: those that a question is about are read, and nothing else of the record but, for names, its entities."""

from __future__ import annotations

import json

from sqlalchemy.engine import Connection

from tidings.layers import Layers
from tidings.model import Entity, Event
from tidings.passing import Passing
from tidings.query import Query
from tidings.record import Record
from tidings.store.calendar import Entry, bodies_asked, calendar_in, entries_of, write_calendar
from tidings.store.rewriting import bodies_in
from tidings.store.rows import BrokenRowError, read_state, values_of


def events_asked(connection: Connection, query: Query, filled: bool) -> tuple[Event, ...]:
    """The events that pass the filters of a query, in the record's order; of a record whose tables are not `filled`, by reading all."""
    if not filled:
        record = Record(read_state(connection).layers)
        return tuple(event for name in Passing(record, query).all_of("events") if (event := record.event(name)))
    named = bool(query.place or query.actor)
    entities = tuple(values_of(Entity, "entities", bodies_in(connection, "entities"))) if named else ()
    passing = Passing(Record(Layers(entities=entities)), query)
    return tuple(values_of(Event, "events", bodies_asked(connection, query, passing.places, passing.actors)))


def fill_calendar(connection: Connection) -> None:
    """Fills the tables from the rows as they stand; where a row is broken they stay unfilled, and whoever asks reads the whole record."""
    try:
        entries = _entries(connection)
    except BrokenRowError:
        return
    write_calendar(connection, entries, None)


def calendar_damage(connection: Connection) -> list[str]:
    """What is wrong with the tables, a line each."""
    held = calendar_in(connection)
    return [] if held is None or held == _entries(connection) else ["the events by their days are not those of the rows"]


def _entries(connection: Connection) -> dict[str, Entry]:
    events = tuple(values_of(Event, "events", bodies_in(connection, "events")))
    told = map(json.loads, bodies_in(connection, "reports"))
    return entries_of(events, {report["id"]: report.get("language") for report in told})
