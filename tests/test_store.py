"""What every store must do; each implementation is a parameter of this one suite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tidings.errors import RecordError, Refusal, StaleError
from tidings.model import Judgement, On, Passage, Report
from tidings.pipeline import Layers
from tidings.settings import VERSION, Settings
from tidings.store import SqliteStore, Store

Opener = Callable[[], Store]
REPORT = Report(id="a", sha256="00", text="Réunion à Ankara — le 3 février 🕊", language="fr")
LAYERS = Layers(reports=(REPORT,), passages=(Passage("p", "a", 0, 0, 7, "Réunion", "lead", False, ((0, 7),)),))
SETTINGS = Settings(story_gap_days=20, same_event=0.5)
REFUSED = Refusal("b.jsonl", 7, "broken JSON", "mend the line")
JUDGED = Judgement("j", "ana", "2021-05-01T10:00:00+00:00", On("events", ("x", "y")), "same", None, "one meeting")


@pytest.fixture(params=["sqlite"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens the same record anew at each call."""
    opened: list[Store] = []

    def another() -> Store:
        opened.append({"sqlite": lambda: SqliteStore(tmp_path / "record.tidings")}[request.param]())
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
