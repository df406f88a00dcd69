"""A backup holds all, comes back in one step, and neither of them loses anything by mistake."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from bench.kills import rounds

from tests import desk as desk_file
from tests.records import made
from tidings.errors import RecordError, StaleError
from tidings.judging import judgement
from tidings.layers import Layers
from tidings.model import On
from tidings.settings import Settings
from tidings.store import SqliteStore, backup, restore
from tidings.store.backup import kept_in

LATER = judgement("Bo", "2021-05-07T10:00:00+00:00", On("claims", ("c1", "c2")), "same")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return desk_file.write(tmp_path / "r.tidings")


def test_what_was_backed_up_comes_back(record: Path, tmp_path: Path) -> None:
    kept = backup(record, tmp_path / "b.tidings")
    store = SqliteStore(record)
    store.judge(LATER)
    store.replace([], [], Layers(), Settings(), store.load().revision)
    store.close()
    restore(tmp_path / "b.tidings", record, replace=True)
    back = kept_in(record)
    assert (back.raw, back.judgements, back.layers, back.version) == (kept.raw, kept.judgements, kept.layers, kept.version)
    assert back.layers.events == made().events and LATER not in back.judgements


def test_a_restored_record_makes_builds_stale_that_began_before(record: Path, tmp_path: Path) -> None:
    backup(record, tmp_path / "b.tidings")
    store = SqliteStore(record)
    seen = store.load().revision
    restore(tmp_path / "b.tidings", record, replace=True)
    with pytest.raises(StaleError):
        store.replace([], [], Layers(), Settings(), seen)
    store.close()


def test_nothing_is_written_over_by_mistake(record: Path, tmp_path: Path) -> None:
    backup(record, tmp_path / "b.tidings")
    with pytest.raises(RecordError, match="another name"):
        backup(record, tmp_path / "b.tidings")
    with pytest.raises(RecordError, match="--replace"):
        restore(tmp_path / "b.tidings", record)
    with pytest.raises(RecordError, match="no such record"):
        restore(tmp_path / "none.tidings", record, replace=True)
    restore(tmp_path / "b.tidings", tmp_path / "new.tidings")
    assert kept_in(tmp_path / "new.tidings").layers == kept_in(record).layers


def test_a_damaged_backup_changes_nothing(record: Path, tmp_path: Path) -> None:
    backup(record, tmp_path / "b.tidings")
    before = kept_in(record)
    with sqlite3.connect(tmp_path / "b.tidings") as other:
        other.execute("DELETE FROM rows WHERE layer = 'claims'")
    other.close()
    with pytest.raises(RecordError, match="damaged"):
        restore(tmp_path / "b.tidings", record, replace=True)
    assert kept_in(record) == before


def test_a_backup_that_was_killed_leaves_nothing_that_the_next_one_takes_up(record: Path, tmp_path: Path) -> None:
    (tmp_path / "b.tidings.part").write_bytes(b"half")
    (tmp_path / "b.tidings.part-wal").write_bytes(b"half")
    assert backup(record, tmp_path / "b.tidings") == kept_in(tmp_path / "b.tidings")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.tidings", "r.tidings"]


def test_kill_nine_loses_nothing(request: pytest.FixtureRequest) -> None:
    kills = int(request.config.getoption("--kills"))
    assert sum(rounds(kills, seed=11).values()) > 0
