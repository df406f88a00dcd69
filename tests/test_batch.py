"""A record made in shards is that of a build, a kill costs no finished shard, and nobody is told of it but the user."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.test_record_grows import content
from tidings import build, open_record
from tidings.errors import UsageError
from tidings.layers import silent
from tidings.model import Report
from tidings.pipeline import Here
from tidings.read import own_ids
from tidings.scale import batch
from tidings.scale.batch import units
from tidings.scale.stages import claim_shard, clean_shard
from tidings.scale.tables import rows_of, table_of
from tidings.settings import Settings
from tidings.store import SqliteStore

TOWNS = ("Tampere", "Izmir", "Konya", "Aarhus", "Hue")
TEXT = "{n} dead in {town}\n\nGunmen killed {n} guards at a bank in {town} on {n} May 2021, police chief Karim Halberg said.\n"
COMMAND = [sys.executable, "-c", "import sys; from tidings.scale import batch; batch(sys.argv[2:], sys.argv[1], workers=2, shard=2)"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for n, town in enumerate(TOWNS, 3):
        (made / f"{town}.txt").write_text(TEXT.format(n=n, town=town), "utf-8")
    (made / "copy.txt").write_text(TEXT.format(n=3, town="Tampere") + "\nSchools stay closed for the week.\n", "utf-8")
    (made / "picture.xyz").write_bytes(b"\x00\x01")
    return made


def test_killed_and_started_again_it_makes_what_a_build_makes(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("daft", reason="the extra scale is not installed")
    out, expected = tmp_path / "out", build([folder])
    working = subprocess.Popen([*COMMAND, str(out), str(folder)], stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 300
    while time.monotonic() < until and working.poll() is None and not list(out.glob("clean/*.out.parquet")):
        time.sleep(0.05)
    os.killpg(working.pid, signal.SIGKILL)
    working.wait()
    finished = {path: path.stat().st_mtime_ns for path in out.glob("*/*.out.parquet")}
    assert finished
    subprocess.run([*COMMAND, str(out), str(folder)], check=True)  # in a program of its own: Daft leaves its pipes open
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert content(open_record(out / "record.tidings")) == content(expected)
    build([folder], tmp_path / "built.tidings")
    one, other = SqliteStore(out / "record.tidings"), SqliteStore(tmp_path / "built.tidings")
    assert (one.load(), one.damage()) == (other.load(), ())
    one.close()
    other.close()


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed")
def test_a_cluster_of_two_workers_makes_the_same(folder: Path, tmp_path: Path) -> None:
    code = COMMAND[2].replace("workers=2", "engine='ray', workers=2")
    subprocess.run([*COMMAND[:2], code, str(tmp_path / "out"), str(folder)], check=True, timeout=600)
    assert content(open_record(tmp_path / "out" / "record.tidings")) == content(build([folder]))


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed")
def test_a_worker_of_the_cluster_that_is_killed_midway_costs_nothing(folder: Path, tmp_path: Path) -> None:
    out, code = tmp_path / "out", COMMAND[2].replace("workers=2", "engine='ray', workers=2").replace("shard=2", "shard=1")
    working = subprocess.Popen([*COMMAND[:2], code, str(out), str(folder)], start_new_session=True)
    until, killed = time.monotonic() + 300, 0
    while time.monotonic() < until and working.poll() is None and not killed:
        if list(out.glob("claims/*.in.parquet")) and (at_work := at_work_under(working.pid)):
            killed = at_work[0]
            os.kill(killed, signal.SIGKILL)
        time.sleep(0.05)
    ended = working.wait(600)
    finished = {path: path.stat().st_mtime_ns for path in out.glob("*/*.out.parquet")}
    if ended:  # told as an error: run again, and what is finished is kept
        subprocess.run([*COMMAND[:2], code, str(out), str(folder)], check=True, timeout=600)
    assert killed and finished
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert content(open_record(out / "record.tidings")) == content(build([folder]))


def at_work_under(leader: int) -> list[int]:
    """The processes of a local cluster that work on a shard at the moment: Ray names them so."""
    parents, names = dict[int, int](), dict[int, bytes]()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            names[int(folder.name)] = (folder / "cmdline").read_bytes()
    found = []
    for process in sorted(pid for pid, name in names.items() if b"UDFActor.eval_input" in name):
        above = process
        while above in parents and above != leader:
            above = parents[above]
        found += [process] if above == leader else []
    return found


def test_stages_over_tables_are_the_stages(folder: Path) -> None:
    settings = Settings()
    reports = [Report(path.stem, "00", path.read_text("utf-8"), language="en") for path in sorted(folder.glob("*.txt"))]
    cleaned, passages, problems = Here().clean(reports, settings, silent)
    made = [thing for _, _, thing in rows_of(clean_shard(table_of(("reports", r.id, r) for r in reports), settings))]
    assert made == [*cleaned, *passages, *problems]
    readings, _ = Here().read(cleaned, passages, settings, silent)
    table = table_of([("reports", r.id, r) for r in cleaned] + [("passages", p.report, p) for p in passages])
    claims = [thing for layer, _, thing in rows_of(claim_shard(table, settings)) if layer == "claims"]
    assert claims == [claim for reading in readings for claim in reading.claims] and claims


def test_files_are_read_one_by_one_and_a_fetched_folder_whole(folder: Path, tmp_path: Path) -> None:
    (folder / ".hidden").write_text("no")
    assert [p.name for p in units([folder, folder / "Hue.txt"])] == sorted(p.name for p in folder.glob("[!.]*"))
    fetched = tmp_path / "fetched"
    fetched.mkdir()
    (fetched / "fetched.jsonl").write_text("")
    (fetched / "page.html").write_text("<p>x</p>")
    (tmp_path / "empty").mkdir()
    assert list(units([tmp_path / "empty", tmp_path / "none"])) == [tmp_path / "empty", tmp_path / "none"]


def test_two_texts_under_one_name_get_ids_of_their_own_across_shards() -> None:
    one, two, three = (Report("x", sha, "t") for sha in ("a" * 8, "b" * 8, "a" * 8))
    assert [r.id for r in own_ids([one, two, three]) if isinstance(r, Report)] == ["x", "x-bbbbbb", "x"]


def test_what_cannot_be_done_in_shards_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for inputs, out in ((["-"], tmp_path / "out"), ([], tmp_path / "file")):
        with pytest.raises(UsageError, match="a folder to make"):
            batch(inputs, out)
    with pytest.raises(UsageError, match="there is local"):
        batch([], tmp_path / "out", "spark://x")
