"""Which events a question is about, looked up in two small tables beside the rows: days, types and states; places, parties, languages.

What is found is what `tidings.passing` finds among all events of a record. Most events last no longer than a month, so that those of a
week begin a little before its end; the few that last longer, and those whose days are no whole ones, are looked at besides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, insert, select
from sqlalchemy.engine import Connection

from tidings.diary import LATEST
from tidings.model import Event
from tidings.query import Query
from tidings.selection import DAY
from tidings.store.notes import note, set_note
from tidings.store.tables import calendar, partaking, rows

FILLED = "calendar"  # the note that says that the tables hold what the rows say
MONTH = 31  # days that most events are over in
ASKED = 10_000  # entities that one question names; SQLite takes 32,766 values
PLACE, PARTY, LANGUAGE = "place", "party", "language"
Partaking = tuple[str, str]  # in which part, and who or what


class Entry(NamedTuple):
    """What is looked up of an event: its first and last day where it has one, and whether it is looked at whatever days are asked for."""

    type: str
    status: str
    first: str | None
    last: str | None
    long: int
    partaking: frozenset[Partaking]


def entries_of(events: Sequence[Event], languages: Mapping[str, str | None]) -> dict[str, Entry]:
    """What is looked up of events, by their ids; `languages` are those of reports, by theirs."""
    return {event.id: _entry(event, languages) for event in events}


def _entry(event: Event, languages: Mapping[str, str | None]) -> Entry:
    first, last = event.date.start or None, event.date.end or event.date.start or None
    parties = {(PARTY, entity) for entity in (*event.actors, *event.recipients, *event.informants)}
    told_in = {(LANGUAGE, language) for report in event.reports if (language := languages.get(report))}
    place = {(PLACE, event.place.entity)} if event.place and event.place.entity else set()
    return Entry(event.type, event.status, first, last, _long(first, last), frozenset(parties | told_in | place))


def _long(first: str | None, last: str | None) -> int:
    try:
        days = (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days
    except ValueError:
        return int(bool(first or last))
    return int(not 0 <= days <= MONTH or len(first or "") != len("2016-01-31"))


def write_calendar(connection: Connection, new: Mapping[str, Entry], old: Mapping[str, Entry] | None) -> None:
    """Brings the tables from what they hold to something new; all of it is written where it is not known what they hold."""
    if old is None or note(connection, FILLED) is None:
        connection.execute(delete(calendar))
        connection.execute(delete(partaking))
        old = {}
    stale = [{"of": name} for name, entry in old.items() if new.get(name) != entry]
    if stale:
        for table in (calendar, partaking):
            connection.execute(delete(table).where(table.c.event == bindparam("of")), stale)
    fresh = {name: entry for name, entry in new.items() if old.get(name) != entry}
    if fresh:
        connection.execute(insert(calendar), [_row(name, entry) for name, entry in fresh.items()])
    parts = [{"part": part, "who": who, "event": name} for name, entry in fresh.items() for part, who in sorted(entry.partaking)]
    if parts:
        connection.execute(insert(partaking), parts)
    set_note(connection, FILLED, "1")


def _row(name: str, entry: Entry) -> dict[str, Any]:
    return {"event": name, **{column: value for column, value in entry._asdict().items() if column != "partaking"}}


def calendar_in(connection: Connection) -> dict[str, Entry] | None:
    """What the tables hold; None where they are not filled."""
    if note(connection, FILLED) is None:
        return None
    parts: dict[str, set[Partaking]] = {}
    for part, who, name in connection.execute(select(partaking.c.part, partaking.c.who, partaking.c.event)):
        parts.setdefault(name, set()).add((part, who))
    held = connection.execute(select(calendar)).all()
    return {r.event: Entry(r.type, r.status, r.first, r.last, r.long, frozenset(parts.get(r.event, ()))) for r in held}


def bodies_asked(connection: Connection, query: Query, places: Collection[str] | None, actors: Collection[str] | None) -> list[str]:
    """The rows of the events that pass a query's days, type, status and language, and are at one of some places and of some actors."""
    found: dict[int, str] = {}
    joined = and_(rows.c.layer == "events", rows.c.id == calendar.c.event)
    for days, where, who in product(_days(query), _of(PLACE, places), _of(PARTY, actors)):
        question = select(rows.c.position, rows.c.body).join_from(calendar, rows, joined).where(*_plain(query), *days, *where, *who)
        found |= {row.position: row.body for row in connection.execute(question)}
    return [found[position] for position in sorted(found)]


def _plain(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.type:
        yield calendar.c.type == query.type
    if query.status:
        yield calendar.c.status == query.status
    if query.language:
        told = and_(partaking.c.part == LANGUAGE, partaking.c.who == query.language, partaking.c.event == calendar.c.event)
        yield exists().where(told)


def _days(query: Query) -> list[list[ColumnElement[bool]]]:
    """The questions by days: events that last no longer than a month, and the others; one question where that spares nothing."""
    since = [calendar.c.last >= query.since] if query.since else []
    until = [calendar.c.first <= f"{query.until}{LATEST}"] if query.until else []
    begun = _begun(query.since)
    if begun is None:
        return [[*since, *until]]
    return [[calendar.c.long == 0, calendar.c.first >= begun, *since, *until], [calendar.c.long == 1, *since, *until]]


def _begun(since: str | None) -> str | None:
    """The day on which an event of a month begins at the earliest that lasts until a day, month or year."""
    if not since or not DAY.fullmatch(since):
        return None
    try:
        day = date.fromisoformat(since + "-01-01"[len(since) - len("2016") :])
    except ValueError:
        return None
    return date.fromordinal(max(1, day.toordinal() - MONTH)).isoformat()


def _of(part: str, some: Collection[str] | None) -> list[list[ColumnElement[bool]]]:
    """The questions for events in which one of some entities has a part; no condition where none is asked for."""
    if some is None:
        return [[]]
    ordered = sorted(some)
    parts = [ordered[at : at + ASKED] for at in range(0, len(ordered), ASKED)]
    return [[calendar.c.event.in_(select(partaking.c.event).where(partaking.c.part == part, partaking.c.who.in_(own)))] for own in parts]
