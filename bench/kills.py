"""Kills programs that work on a record, at random moments, and sees whether anything is lost.

    python -m bench.kills --rounds 200 [--only watch]

A round forks a worker that builds, judges, migrates, restores, backs up or watches a server's pages in a loop, and tells each step once
it is done; kill -9 meets it, and what it has started, after a random number of steps and a random time. What it told must then be
there, the record must hold together, and the same work must go on. Power failures are another matter: they are SQLite's promise
(synchronous = FULL), which is not tried here.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tidings.check import check
from tidings.judging import judgement, keep
from tidings.library import build
from tidings.model import On
from tidings.settings import Settings
from tidings.store import Kept, SqliteStore, backup, restore
from tidings.watch import watch
from tidings.watch.loop import Memory
from tidings.watch.rules import Channel, Rule, Rules

WORDS = ("Flood in Tampere", "Strike in Izmir", "Talks in Hue", "Fire in Adana")
Steps = Iterator[str]
QUICK = Settings(fetch_private=True, fetch_delay=0.0, retry_delay=0.0, fetch_again=0.0)  # pages of this machine, at once
PATIENCE = {"watch": 2.0}  # seconds within which the kill comes; for others a third of one


def told_builds(folder: Path) -> Steps:
    """Adds reports, one a step; tells their ids."""
    for number in range(1, 1000):
        report = folder / f"{os.getpid()}-{number}.txt"
        report.write_text(f"{WORDS[number % 4]}\n\nAt least {number} people were hurt in {WORDS[number % 4].split()[-1]}, police said.")
        build([report], folder / "record")
        yield report.stem


def told_judgements(folder: Path) -> Steps:
    """Adds judgements, one a step; tells their ids."""
    for number in range(1000):
        made = judgement("Ada", f"2026-01-01T00:00:00.{os.getpid() * 1000 + number}+00:00", On("claims", ("x", "y")), "same")
        keep(folder / "record", [made])
        yield made.id


def told_migrations(folder: Path) -> Steps:
    """Opens records of an older format, one a step; tells their names."""
    for number in range(1000):
        name = folder / f"old-{os.getpid()}-{number}"
        name.write_bytes((folder / "old").read_bytes())
        build([], name)
        yield str(name)


def told_restores(folder: Path) -> Steps:
    """Puts a backup in the place of a record again and again."""
    for _ in range(1000):
        restore(folder / "backup", folder / "restored", replace=True)
        yield "restored"


def told_backups(folder: Path) -> Steps:
    """Backs a record up, each time under a new name; tells the names."""
    for number in range(1000):
        name = folder / f"backup-{os.getpid()}-{number}"
        backup(folder / "record", name)
        yield str(name)


def told_watches(folder: Path) -> Steps:
    """Watches a page more each time, on the server of `prepared`; tells the titles of pages that were read and told of."""
    where = (folder / "server").read_text()
    rules = Rules(
        (Rule("toll", "toll", ("feed",), measure="injured", over=0),), {"feed": Channel("feed", "atom", {"file": str(folder / "f.xml")})}
    )
    for number in range(1, 1000):
        name = f"page{os.getpid()}x{number}"
        told = f"At least {number} people were injured in a fire in {WORDS[number % 4].split()[-1]} on Monday, police said."
        page = f"<html lang=en><head><title>{name}</title></head><body><article><h1>{name}</h1><p>{told}</p></article></body></html>"
        (folder / "pages" / f"{name}.html").write_text(page)
        listed = sorted(path.name for path in (folder / "pages").glob("*.html"))
        (folder / "list.txt").write_text("".join(f"{where}/{page}\n" for page in listed))
        watch([folder / "list.txt"], folder / "watched", rules, folder / "fetched", rounds=1, settings=QUICK)
        yield name


WORK: dict[str, Callable[[Path], Steps]] = {
    "build": told_builds, "judge": told_judgements, "migrate": told_migrations, "restore": told_restores, "backup": told_backups,
    "watch": told_watches,
}  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def prepared(folder: Path) -> ThreadingHTTPServer:
    """A small record, a backup of it, the same in the format before this one, a server of pages. Loads the models, once for all workers."""
    next(told_builds(folder))
    next(told_judgements(folder))
    build([], folder / "record")
    backup(folder / "record", folder / "backup")
    backup(folder / "record", folder / "old")
    with sqlite3.connect(folder / "old") as old:
        old.execute("DELETE FROM notes WHERE name = 'digest'")
        old.execute("PRAGMA user_version = 1")
    old.close()
    (folder / "pages").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "pages")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "server").write_text(f"http://127.0.0.1:{server.server_port}")
    return server


def killed(kind: str, folder: Path, chance: random.Random) -> tuple[int, list[str]]:
    """Lets a worker go, kills it and all that it started at some moment; its number, and the steps that it told."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.setsid()
        os.close(reading)
        for step in WORK[kind](folder):
            os.write(writing, f"{step}\n".encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as lines:  # noqa: PTH123 - a pipe has no path
        told = [line.strip() for _, line in zip(range(chance.randint(0, 3)), lines, strict=False)]
        time.sleep(0.05 + chance.uniform(0, PATIENCE.get(kind, 0.3)))  # until it leads its group
        os.killpg(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        told += [line.strip() for line in lines]
    return worker, told


def sound(record: Path) -> Kept:
    """What a record holds; AssertionError where it does not hold together."""
    kept, problems = check(record)
    assert not problems, (record, problems[:3])
    return kept


def lost(kind: str, told: list[str], folder: Path) -> list[str]:
    """What a killed worker told of and is not there; AssertionError where a record does not hold together."""
    if kind == "watch":
        return sorted(set(told) - {str(r.title) for r in sound(folder / "watched").raw}) if (folder / "watched").exists() else told
    record = sound(folder / "record")
    if kind == "build":
        return sorted(set(told) - {r.id for r in record.raw})
    if kind == "judge":
        return sorted(set(told) - {j.id for j in record.judgements})
    first = sound(folder / "backup")
    if kind == "restore":
        there = sound(folder / "restored") if (folder / "restored").exists() else Kept()
        whole = (there.raw, there.judgements, there.layers) == (first.raw, first.judgements, first.layers)
        return [] if whole or (not told and not there.raw) else told
    files = [p for p in folder.iterdir() if re.fullmatch(rf"{'backup' if kind == 'backup' else 'old'}-\d+-\d+", p.name)]
    if kind == "migrate":
        files = [p for p in files if p.stat().st_size == (folder / "old").stat().st_size or str(p) in told]  # not cut while copied
    assert all(len(sound(p).raw) for p in files)
    gone = sorted(set(told) - {str(p) for p in files})
    for p in folder.glob("old-*"):
        p.unlink()
    for p in folder.glob("backup-*"):
        p.unlink()
    return gone


def rounds(count: int, seed: int, kinds: Sequence[str] = tuple(WORK)) -> dict[str, int]:
    """So many rounds, the kinds of work in turn: steps that were told, by kind. AssertionError at the first loss."""
    chance = random.Random(seed)
    steps = dict.fromkeys(kinds, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = prepared(folder)
        for number in range(count):
            kind = kinds[number % len(kinds)]
            worker, told = killed(kind, folder, chance)
            gone = lost(kind, told, folder)
            assert not gone, f"round {number}: {kind} {worker} lost {gone}"
            steps[kind] += len(told)
            for _ in zip(range(1), WORK[kind](folder), strict=False):  # the next run completes
                pass
            if kind == "watch":
                rows = remembered(folder / "watched")
                assert rows and all(row["told"] for row in rows), f"round {number}: alerts that no round tells of"
            if number % 25 == 24:
                restore(folder / "backup", folder / "record", replace=True)  # so that builds stay small
        server.shutdown()
        server.server_close()
    return steps


def remembered(record: Path) -> list[dict[str, Any]]:
    """The alerts that a watch remembers, each with the channels that told it."""
    store = SqliteStore(record, create=False)
    try:
        return Memory.of(store).rows
    finally:
        store.close()


def main() -> None:
    """Prints what was done and told in so many rounds."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--only", nargs="+", choices=list(WORK), default=list(WORK))
    given = asked.parse_args()
    steps = rounds(given.rounds, given.seed, given.only)
    told = ", ".join(f"{kind} {count}" for kind, count in steps.items())
    print(f"{given.rounds} kills, nothing lost; steps told before them: {told}")


if __name__ == "__main__":
    sys.exit(main())
