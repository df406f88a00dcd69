"""Events asked of a store: what it finds, reading those alone, is what a look at each event of the whole record finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.test_store import record, schema, server  # noqa: F401 - fixtures: this is the same suite, of what is asked for
from tidings.layers import Layers
from tidings.library import events_in
from tidings.model import Entity, Event, EventPlace, NameForm, Report, When
from tidings.passing import Passing
from tidings.query import Query
from tidings.record import Record
from tidings.settings import Settings
from tidings.store import SqliteStore, Store, open_store
from tidings.store.postgres import PostgresStore

DAYS = st.sampled_from((None, "", "2016-01-31", "2016-02-01", "2016-02", "2016-03-03", "2016-12-31", "2017-01-01", "2019-07-09", "unknown"))
ASKED = st.sampled_from((None, "", "2016", "2016-02", "2016-02-01", "2016-13", "2016-12-31", "2017-01", "2019-07-09", "soon", "0001"))
TYPES, STATES = ("ASSAULT", "CONSULT", "AID"), ("reported", "planned", "disputed")
PLACES = ("p-oru", "p-tel", "p-strand", "p-far")
PEOPLE = ("a-mira", "a-sappers", "a-kovač")
ENTITIES = (
    Entity("p-oru", "Oruland", "place", (), country="ORU", feature="country"),
    Entity("p-tel", "Telve", "place", (NameForm("Тельве", "ru", 2),), country="ORU", feature="city", parent="Strandmark"),
    Entity("p-strand", "Strandmark", "place", (), country="ORU", feature="region"),
    Entity("p-far", "Harbour of Telve", "facility", (), country="FAR"),
    Entity("a-mira", "Mira Oduya", "person", ()),
    Entity("a-sappers", "Sappers of Telve", "group", ()),
    Entity("a-kovač", "Jana Kovač", "person", (NameForm("Yana Kovach", "en", 1),)),
)
PARTIES = st.lists(st.sampled_from((*PEOPLE, "a-gone")), max_size=2, unique=True)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(TYPES), st.sampled_from(STATES), DAYS, DAYS, st.sampled_from((None, *PLACES)), PARTIES, PARTIES,
        st.lists(st.sampled_from(("r0", "r1", "r2", "gone")), max_size=2, unique=True),
    ),
    max_size=14,
)  # fmt: skip
QUERIES = st.lists(
    st.builds(
        Query,
        since=ASKED,
        until=ASKED,
        place=st.sampled_from((None, None, "", "Telve", "тельве", "Oruland", "Strandmark", "harbour", "p-far", "nowhere")),
        actor=st.sampled_from((None, None, "", "mira", "Jana Kovac", "kovach", "telve", "a-sappers", "nobody")),
        type=st.sampled_from((None, None, "", *TYPES, "PROTEST")),
        status=st.sampled_from((None, None, "", *STATES)),
        language=st.sampled_from((None, None, "", "fr", "uk", "ar")),
    ),
    min_size=1,
    max_size=6,
)
Told = tuple[str, str, str | None, str | None, str | None, list[str], list[str], list[str]]


def happened(number: int, told: Told) -> Event:
    kind, status, start, end, place, actors, cited, reports = told
    where = EventPlace(place, place, None, None, None, "city") if place else None
    when = When(start, end, "day" if start else None, "stated" if start else None)
    event = Event(f"e{number}", "Blast", kind, None, (), when, where, tuple(actors), (), (), (), (), (), (), 1, "reported", False)
    return replace(event, status=status, informants=tuple(cited), reports=tuple(reports))  # type: ignore[arg-type]


def layers(events: list[Told], languages: tuple[str | None, ...] = ("fr", "uk", None), first: int = 0) -> Layers:
    reports = tuple(Report(f"r{n}", "0", "x", language=language) for n, language in enumerate(languages))
    return Layers(reports=reports, entities=ENTITIES, events=tuple(happened(first + n, told) for n, told in enumerate(events)))


def looked_at(held: Layers, query: Query) -> tuple[Event, ...]:
    passing = Passing(Record(held), query)
    return tuple(event for event in held.events if passing.passes("events", event.id))


@pytest.fixture
def asked(record: str) -> Iterator[Store]:  # noqa: F811
    store = open_store(record)
    yield store
    store.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(st.tuples(EVENTS, st.integers(0, 3), st.permutations(("fr", "uk", None))), min_size=1, max_size=3), queries=QUERIES)
def test_a_store_finds_what_a_look_at_each_event_finds_whatever_it_held_before(
    asked: Store, states: list[tuple[list[Told], int, list[str | None]]], queries: list[Query]
) -> None:
    for events, first, languages in states:
        held = layers(events, tuple(languages), first)
        asked.replace(held.reports, [], held, Settings(), asked.load().revision)
        for query in queries:
            assert asked.events(query) == looked_at(held, query) == tuple(e for e in held.events if e in asked.events(query))
    assert asked.damage() == ()


WEEK = Query(since="2031-05-05", until="2031-05-11")
IN_WEEK: Told = ("ASSAULT", "reported", "2031-05-07", "2031-05-07", "p-tel", ["a-mira"], [], ["r0"])
SIEGE: Told = ("ASSAULT", "reported", "2030-11-02", "2031-08-30", "p-tel", [], [], ["r1"])
LATER: Told = ("AID", "reported", "2031-06-07", "2031-06-07", "p-tel", [], [], ["r0"])


def written(store: Store) -> Store:
    held = layers([LATER, IN_WEEK, SIEGE, ("AID", "planned", None, None, None, [], [], [])])
    store.replace(held.reports, [], held, Settings(), 0)
    return store


def spoilt(run: Callable[[str], object], keeping: str) -> None:
    """Makes every row unreadable but some."""
    run(f"UPDATE rows SET body = 'torn' WHERE NOT ({keeping})")


def test_the_events_of_a_week_are_read_alone(asked: Store) -> None:
    written(asked)
    with asked.writer.begin() as connection:  # type: ignore[attr-defined]
        spoilt(lambda words: connection.execute(text(words)), "layer = 'events' AND id IN ('e1', 'e2')")
    assert [event.id for event in asked.events(WEEK)] == ["e1", "e2"]
    assert [event.id for event in asked.events(replace(WEEK, language="fr", type="ASSAULT"))] == ["e1"]


def test_for_a_place_or_an_actor_the_entities_are_read_as_well(asked: Store) -> None:
    written(asked)
    with asked.writer.begin() as connection:  # type: ignore[attr-defined]
        spoilt(lambda words: connection.execute(text(words)), "layer = 'entities' OR layer = 'events' AND id IN ('e1', 'e2')")
    assert [event.id for event in asked.events(replace(WEEK, place="Strandmark"))] == ["e1", "e2"]
    assert [event.id for event in asked.events(replace(WEEK, place="Oruland", actor="Mira Oduya"))] == ["e1"]


def test_a_restored_record_is_asked_too(asked: Store, tmp_path: Path) -> None:
    other = written(SqliteStore(tmp_path / "other.tidings"))
    asked.restore(other.load())
    assert [event.id for event in asked.events(WEEK)] == ["e1", "e2"] and asked.damage() == ()
    other.close()


def test_a_calendar_that_is_not_that_of_the_events_is_damage(asked: Store) -> None:
    written(asked)
    with asked.writer.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("DELETE FROM partaking WHERE who = 'a-mira'"))
    assert ["by their days" in line for line in asked.damage()] == [True]


def test_an_older_file_gets_its_calendar_when_it_is_opened_and_a_torn_one_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "record.tidings"
    store = SqliteStore(path)
    written(store)
    older = (
        "DROP TABLE calendar", "DROP TABLE partaking", "DELETE FROM notes WHERE name = 'calendar'", "PRAGMA user_version = 5",
    )  # fmt: skip
    with store.writer.begin() as connection:
        for words in older:
            connection.exec_driver_sql(words)
    store.close()
    again = SqliteStore(path)
    with again.writer.begin() as connection:
        spoilt(connection.exec_driver_sql, "layer = 'events' AND id IN ('e1', 'e2')")
    assert [event.id for event in again.events(WEEK)] == ["e1", "e2"]
    with again.writer.begin() as connection:
        for words in older:
            connection.exec_driver_sql(words)
    again.close()
    torn = SqliteStore(path)
    with pytest.raises(Exception, match="cannot be read"):
        torn.events(WEEK)
    torn.close()


def test_an_older_file_that_may_only_be_read_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.tidings"
    store = SqliteStore(path)
    written(store)
    with store.writer.begin() as connection:
        for words in (
            "DROP TABLE calendar",
            "DROP TABLE partaking",
            "DELETE FROM notes WHERE name = 'calendar'",
            "PRAGMA user_version = 5",
        ):
            connection.exec_driver_sql(words)
    store.close()
    monkeypatch.setattr("tidings.store.sqlite._only_readable", lambda path: True)
    assert [event.id for event in events_in(path, WEEK)] == ["e1", "e2"]


def test_an_older_schema_gets_its_calendar(server: str) -> None:  # noqa: F811
    address = schema(server, "calendar")
    store = PostgresStore(address)
    written(store)
    with store.writer.begin() as connection:
        connection.execute(text("DROP TABLE calendar, partaking"))
        connection.execute(text("DELETE FROM notes WHERE name = 'calendar'"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    store.close()
    again = PostgresStore(address, create=False)
    with again.writer.begin() as connection:
        spoilt(lambda words: connection.execute(text(words)), "layer = 'events' AND id IN ('e1', 'e2')")
    assert [event.id for event in again.events(WEEK)] == ["e1", "e2"]
    again.close()


def test_the_command_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tidings.cli import app

    path = tmp_path / "record.tidings"
    written(SqliteStore(path)).close()
    app(["events", str(path), "--since", "2031-05-05", "--until", "2031-05-11"], standalone_mode=False)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["e1", "e2"]
    app(["events", str(path), "--type", "AID", "--status", "planned", "--json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["id"] == "e3"
    app(["events", str(path), "--place", "Nowhere"], standalone_mode=False)
    assert capsys.readouterr().out == ""
    app(["events", str(path), "--type", "aid", "--status", "planned", "--json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["id"] == "e3"
    for day in ("May", "2031-02-31", "2031-13"):
        with pytest.raises(Exception, match="is no day"):
            app(["events", str(path), "--since", day], standalone_mode=False)
    with pytest.raises(Exception, match="is no status: it is one of reported"):
        app(["events", str(path), "--status", "foo"], standalone_mode=False)
