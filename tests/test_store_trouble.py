"""A full disk, a quota, rights that are missing, another writer: a clear line, and the record is as it was."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from tests import desk as desk_file
from tests.records import made
from tidings.errors import RecordError
from tidings.settings import Settings
from tidings.store import SqliteStore
from tidings.store.backup import kept_in

NOBODY = 65534


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return desk_file.write(tmp_path / "r.tidings")


def test_on_a_full_disk_the_record_is_as_it_was(record: Path) -> None:
    before = kept_in(record)
    store = SqliteStore(record)
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    store.engine.dispose()
    much = [made().reports[0]] * 500
    with pytest.raises(RecordError, match=r"disk is full; .* as it was"):
        store.replace(much, [], before.layers, Settings(), before.revision)
    store.engine.dispose()
    assert kept_in(record) == before


def test_over_a_quota_the_record_is_as_it_was(record: Path) -> None:
    before = kept_in(record)
    code = (
        "import resource, sys; from pathlib import Path; from tidings.store import SqliteStore; "
        "store = SqliteStore(Path(sys.argv[1])); kept = store.load(); resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "store.replace(kept.raw * 500, [], kept.layers, kept.settings, kept.revision)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(record)], capture_output=True, text=True, check=False)
    assert told.returncode != 0 and "the disk does not take" in told.stderr
    assert kept_in(record) == before


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into, as a mounted archive is, with a record in it that nobody but its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk_file.write(folder / "r.tidings")
        (folder / "r.tidings").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from tidings.store import SqliteStore
if os.geteuid() == 0:  # for whom nothing is read-only; this Python itself may be out of reach of others, so it is loaded before
    import sqlite3; sqlite3.connect(":memory:").close(); SqliteStore(Path(sys.argv[2])).close()
    os.setgroups([]); os.setgid(NOBODY); os.setuid(NOBODY)
store = SqliteStore(Path(sys.argv[1]), create=False)
kept = store.load()
print(len(kept.layers.events), store.damage())
try:
    store.judge(kept.judgements[0])
finally:
    store.close()
""".replace("NOBODY", str(NOBODY))


def test_a_record_that_may_only_be_read_is_read_and_not_written(open_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", AS_SOMEBODY_ELSE, str(open_folder / "r.tidings"), str(tmp_path / "warm.tidings")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.stdout == f"{len(made().events)} ()\n", told.stderr
    assert "may only be read" in told.stderr.splitlines()[-1]
    assert sorted(p.name for p in open_folder.iterdir()) == ["r.tidings"]


def test_another_writer_is_waited_for_and_then_told(record: Path) -> None:
    one, other = SqliteStore(record), SqliteStore(record)
    event.listen(other.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 50"))
    other.engine.dispose()
    with one.writer.begin(), pytest.raises(RecordError, match="another program is writing"):
        other.judge(made().judgements[0])
    other.judge(made().judgements[0])
    one.close()
    other.close()
