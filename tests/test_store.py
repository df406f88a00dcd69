"""What every store must do; each implementation is a parameter of this one suite."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests import desk as desk_file
from tests.postgres import programs, running
from tests.records import made
from tidings.errors import RecordError, Refusal, StaleError
from tidings.layers import Layers
from tidings.model import Judgement, On, Passage, Report
from tidings.query import Query
from tidings.search import Index
from tidings.settings import VERSION, Settings
from tidings.store import SqliteStore, Store, backup, open_store, restore
from tidings.store.backup import kept_in
from tidings.store.postgres import PostgresStore
from tidings.traces import Growth
from tidings.web.app import create_app

Opener = Callable[[], Store]
REPORT = Report(id="a", sha256="00", text="Réunion à Ankara — le 3 février 🕊", language="fr")
LAYERS = Layers(reports=(REPORT,), passages=(Passage("p", "a", 0, 0, 7, "Réunion", "lead", False, ((0, 7),)),))
SETTINGS = Settings(story_gap_days=20, same_event=0.5)
REFUSED = Refusal("b.jsonl", 7, "broken JSON", "mend the line")
JUDGED = Judgement("j", "ana", "2021-05-01T10:00:00+00:00", On("events", ("x", "y")), "same", None, "one meeting")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server; skips where there is none to start."""
    pytest.importorskip("psycopg", reason="the extra server is not installed")
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with running(bin_folder) as address:
        yield address


def schema(server: str, name: str) -> str:
    """The address of an empty schema of its own."""
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of a record that is not there yet, in each kind of store."""
    return str(tmp_path / "record.tidings") if request.param == "sqlite" else schema(request.getfixturevalue("server"), "one")


@pytest.fixture
def opener(record: str) -> Iterator[Opener]:
    """Opens the same record anew at each call."""
    opened: list[Store] = []

    def another() -> Store:
        opened.append(open_store(record))
        return opened[-1]

    yield another
    for store in opened:
        store.close()


def test_a_new_record_is_empty(opener: Opener) -> None:
    kept = opener().load()
    assert (kept.raw, kept.judgements, kept.refusals, kept.version) == ((), (), (), None)


def test_what_is_put_in_comes_out_after_opening_again(opener: Opener) -> None:
    store = opener()
    store.replace([REPORT], [REFUSED], LAYERS, SETTINGS, store.load().revision)
    kept = opener().load()
    assert (kept.raw, kept.refusals, kept.layers, kept.version, kept.settings) == ((REPORT,), (REFUSED,), LAYERS, VERSION, SETTINGS)


def test_replacing_leaves_judgements_and_a_judgement_asks_for_a_build(opener: Opener) -> None:
    store = opener()
    store.replace([REPORT], [], LAYERS, SETTINGS, 0)
    store.judge(JUDGED)
    store.judge(JUDGED)
    assert store.load().judgements == (JUDGED,)
    assert store.load().version is None
    store.replace([REPORT], [], Layers(), SETTINGS, store.load().revision)
    assert store.load().judgements == (JUDGED,)


def test_of_two_writers_the_one_that_comes_late_is_told_and_changes_nothing(opener: Opener) -> None:
    first, second = opener(), opener()
    seen = second.load().revision
    first.replace([REPORT], [], LAYERS, SETTINGS, first.load().revision)
    with pytest.raises(StaleError):
        second.replace([], [], Layers(), SETTINGS, seen)
    assert second.load().raw == (REPORT,)


def test_a_judgement_made_meanwhile_makes_a_build_stale(opener: Opener) -> None:
    first, second = opener(), opener()
    seen = first.load().revision
    second.judge(JUDGED)
    with pytest.raises(StaleError):
        first.replace([REPORT], [], LAYERS, SETTINGS, seen)


def test_a_reader_sees_the_old_state_while_a_new_one_is_written(opener: Opener) -> None:
    writer, reader = opener(), opener()
    writer.replace([REPORT], [], LAYERS, SETTINGS, 0)
    before = reader.load()
    writer.replace([REPORT], [], Layers(reports=(REPORT,)), SETTINGS, 1)
    assert before.layers == LAYERS
    assert reader.load().layers.passages == ()


def test_a_whole_state_is_restored_and_the_revision_never_goes_back(opener: Opener) -> None:
    store = opener()
    store.replace([REPORT], [REFUSED], LAYERS, SETTINGS, 0)
    store.judge(JUDGED)
    whole = store.load()
    store.replace([], [], Layers(), SETTINGS, whole.revision)
    store.restore(whole)
    kept = opener().load()
    assert (kept.raw, kept.judgements, kept.refusals, kept.layers) == (whole.raw, whole.judgements, whole.refusals, whole.layers)
    assert kept.revision > whole.revision and not store.damage()


def test_many_writers_at_once_lose_nothing(opener: Opener) -> None:
    judgements = [replace(JUDGED, id=f"j{n}") for n in range(24)]
    stores = [opener() for _ in range(4)]

    def work(number: int) -> int:
        """Judges, and tries to build in between; how often it came late."""
        late = 0
        for one in judgements[number::4]:
            stores[number].judge(one)
            seen = stores[number].load()
            try:
                stores[number].replace([*seen.raw, replace(REPORT, id=one.id)], [], LAYERS, SETTINGS, seen.revision)
            except StaleError:
                late += 1
        return late

    with ThreadPoolExecutor(4) as pool:
        late = sum(pool.map(work, range(4)))
    kept = opener().load()
    assert {j.id for j in kept.judgements} == {j.id for j in judgements}
    assert len(kept.raw) == len(judgements) - late and not opener().damage()


def test_the_revision_counts_changes(opener: Opener) -> None:
    store = opener()
    assert store.revision() == 0
    store.replace([REPORT], [], LAYERS, SETTINGS, 0)
    store.judge(JUDGED)
    assert opener().revision() == store.load().revision == 2


def test_a_record_goes_from_one_kind_of_store_to_another_by_its_backup(record: str, tmp_path: Path) -> None:
    store = open_store(record)
    store.restore(kept_in(desk_file.write(tmp_path / "made.tidings")))
    store.close()
    backup(record, tmp_path / "b.tidings")
    restore(tmp_path / "b.tidings", tmp_path / "back.tidings")
    assert kept_in(tmp_path / "back.tidings").layers == kept_in(record).layers == made().layers


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"not a record|no whole record"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 12345")
    other.execute("CREATE TABLE friends (name)")
    other.commit()
    other.close()
    with pytest.raises(RecordError, match="not a record"):
        SqliteStore(path)


def test_a_folder_or_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="folder"):
        SqliteStore(tmp_path)
    with pytest.raises(RecordError, match="does not exist"):
        SqliteStore(tmp_path / "no" / "where.tidings")
    with pytest.raises(RecordError, match="no such record"):
        SqliteStore(tmp_path / "absent.tidings", create=False)


@pytest.mark.parametrize("words", ["kalmis", "fishermen", '"port of morave"', "مورافي", "pecheurs tues", "nothing"])
def test_the_server_finds_what_the_index_in_memory_finds(server: str, tmp_path: Path, words: str) -> None:
    address = schema(server, "found")
    store = PostgresStore(address)
    store.restore(kept_in(desk_file.write(tmp_path / "made.tidings")))
    own, served = Index(made()).search(Query(words)), Index(made(), store.matching).search(Query(words))
    assert {(h.layer, h.id) for h in served.hits} == {(h.layer, h.id) for h in own.hits} and served.totals == own.totals
    store.close()


def test_a_file_with_an_index_of_single_traces_gets_a_new_one_by_the_next_build(tmp_path: Path) -> None:
    path = tmp_path / "record.tidings"
    store = SqliteStore(path)
    store.replace([REPORT], [], LAYERS, SETTINGS, 0, Growth("made by an older program", anew=True, gained=[(3, 0)]))
    with store.writer.begin() as connection:
        connection.exec_driver_sql("DROP TABLE listed")
        connection.exec_driver_sql("CREATE TABLE traces (mark INTEGER, sentence BIGINT, PRIMARY KEY (mark, sentence)) WITHOUT ROWID")
        connection.exec_driver_sql("PRAGMA user_version = 4")
    store.close()
    again = SqliteStore(path)
    assert again.load().raw == (REPORT,) and again.damage() == ()
    assert again.traces().stamp() == "" and again.traces().having([3]) == {}
    again.replace([REPORT], [], LAYERS, SETTINGS, again.revision(), Growth("new", anew=True, gained=[(3, 0), (3, 7)]))
    assert again.traces().having([3]) == {3: [0, 7]}
    again.close()


def test_an_older_schema_is_brought_up_to_date_and_strange_tables_are_left_alone(server: str) -> None:
    address = schema(server, "old")
    store = PostgresStore(address)
    store.replace([REPORT], [], LAYERS, SETTINGS, 0)
    with store.writer.begin() as connection:
        connection.execute(text("DROP TABLE texts, traced, listed, crowds, found, calendar, partaking"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.close()
    again = PostgresStore(address, create=False)
    assert again.load().raw == (REPORT,) and again.load().version is None and again.matching([["reunion"]]) == []
    with again.writer.begin() as connection:
        connection.execute(text("ALTER TABLE alembic_version RENAME TO something_else"))
    again.close()
    with pytest.raises(RecordError, match="other tables"):
        PostgresStore(address)


KILLED_AT = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from tidings.store.postgres import PostgresStore
from tidings.traces import Growth
left = int(sys.argv[2])
@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *rest):
    global left
    left -= statement.split()[0] in ("CREATE", "DELETE", "UPDATE", "INSERT", "ALTER")
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
PostgresStore(sys.argv[1], create=False).close()
"""


def test_a_migration_of_a_server_that_is_killed_at_any_statement_changes_nothing(server: str) -> None:
    address = schema(server, "killed")
    store = PostgresStore(address)
    store.replace([REPORT], [], LAYERS, SETTINGS, 0)
    with store.writer.begin() as connection:
        connection.execute(text("DROP TABLE texts, traced, listed, crowds, found, calendar, partaking"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    store.close()
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    killed = 0
    while True:
        ended = subprocess.run([sys.executable, "-c", KILLED_AT, address, str(killed + 1)], check=False, timeout=120).returncode
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        killed += 1
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
            assert connection.scalar(text("SELECT to_regclass('texts')")) is None
    engine.dispose()
    assert killed >= 9  # the tables, their indexes, the settings, the versions
    again = PostgresStore(address, create=False)
    assert again.load().raw == (REPORT,) and again.damage() == () and again.matching([["reunion"]]) == []
    again.close()


def test_what_is_wrong_with_a_server_is_said_without_its_password(server: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        open_store(schema(server, "empty"), create=False)
    with pytest.raises(RecordError, match=r"cannot be reached") as told:
        open_store(f"postgresql://ada:hunter2@/base?host={tmp_path}")
    assert "hunter2" not in str(told.value)


def test_the_desk_shows_a_record_of_a_server(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    address = schema(server, "desk")
    store = PostgresStore(address)
    store.restore(kept_in(desk_file.write(tmp_path / "made.tidings")))
    client = desk_file.Client(create_app(address), "http://127.0.0.1")
    assert client.get("/api/v1/search?q=kalmis").json()["totals"]["events"] == 3
    store.replace([], [], Layers(), SETTINGS, store.revision())
    assert client.get("/api/v1").json()["counts"]["events"] == 0
    client.app.state.desk._store.close()
    store.close()
