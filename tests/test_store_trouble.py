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


LIMITED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tidings.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["tidings", *sys.argv[2:]]
main()
"""
RULES = '[[rule]]\nname = "r"\nwhen = "new_event"\ntell = "f"\n[channel.f]\nkind = "atom"\nfile = "f.xml"\n'
STORY = "Fire in Konya\n\nAt least {n} people were hurt in a fire in Konya on 3 May 2021, police chief Karim Halberg said.\n"


def limited(folder: Path, limit: int, *words: str) -> tuple[int, str]:
    """The command line where no file may grow longer than so many bytes, as on a full disk: its status, and what it says.

    What it says goes to a file: workers that outlive it may hold a pipe open.
    """
    with (folder / "said").open("w") as said:
        status = subprocess.run([sys.executable, "-c", LIMITED, str(limit), *words], stdout=said, stderr=said, check=False, timeout=600)
    return status.returncode, (folder / "said").read_text()


def test_a_batch_without_room_says_so_and_goes_on_once_there_is_some(tmp_path: Path) -> None:
    pytest.importorskip("daft", reason="the extra scale is not installed")
    (tmp_path / "in").mkdir()
    for n in range(3, 6):
        (tmp_path / "in" / f"{n}.txt").write_text(STORY.format(n=n))
    status, said = limited(tmp_path, 4_000, "batch", str(tmp_path / "in"), "--out", str(tmp_path / "out"))
    assert status not in (0, 1) and said.strip() and "Traceback" not in said, said
    status, said = limited(tmp_path, 1_000_000_000, "batch", str(tmp_path / "in"), "--out", str(tmp_path / "out"))
    assert status == 0, said
    assert len(kept_in(tmp_path / "out" / "record.tidings").raw) == 3


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder that not even root may write to")
@pytest.mark.parametrize(
    "words",
    [
        ("batch", "IN", "--out", "/sys/tidings"),
        ("build", "IN", "--record", "/sys/r.tidings"),
        ("watch", "LIST", "--record", "/sys/r.tidings", "--rules", "RULES", "--once"),
    ],
)
def test_where_nothing_may_be_written_that_is_said(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(STORY.format(n=3))
    (tmp_path / "list.txt").write_text("")
    (tmp_path / "rules.toml").write_text(RULES)
    named = {"IN": str(tmp_path / "in.txt"), "LIST": str(tmp_path / "list.txt"), "RULES": str(tmp_path / "rules.toml")}
    status, said = limited(tmp_path, 1_000_000_000, *(named.get(word, word) for word in words))
    assert status == 2 and "/sys/" in said and "Traceback" not in said, said


def test_a_watch_without_room_says_so_and_its_record_is_as_it_was(record: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("")
    (tmp_path / "rules.toml").write_text(RULES)
    before = kept_in(record)
    words = ("watch", str(tmp_path / "list.txt"), "--record", str(record), "--rules", str(tmp_path / "rules.toml"), "--once")
    status, said = limited(tmp_path, 20_000, *words)
    assert status != 0 and said.strip() and "Traceback" not in said, said
    assert kept_in(record) == before
