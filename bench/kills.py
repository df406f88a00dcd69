"""Kills programs that work on a record, at random moments, and sees whether anything is lost.

    python -m bench.kills --rounds 200

A round forks a worker that builds, judges, migrates, restores or backs up in a loop and tells each step once it is done; kill -9 meets
it after a random number of steps and a random time. What it told must then be there, the record must hold together, and the same work
must go on. Power failures are another matter: they are SQLite's promise (synchronous = FULL), which is not tried here.
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
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tidings.check import check
from tidings.judging import judgement, keep
from tidings.library import build
from tidings.model import On
from tidings.store import Kept, backup, restore

WORDS = ("Flood in Tampere", "Strike in Izmir", "Talks in Hue", "Fire in Adana")
Steps = Iterator[str]


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


WORK: dict[str, Callable[[Path], Steps]] = {
    "build": told_builds, "judge": told_judgements, "migrate": told_migrations, "restore": told_restores, "backup": told_backups,
}  # fmt: skip


def prepared(folder: Path) -> None:
    """A small record, a backup of it, and the same in the format before this one. Loads the models, once for all workers."""
    next(told_builds(folder))
    next(told_judgements(folder))
    build([], folder / "record")
    backup(folder / "record", folder / "backup")
    backup(folder / "record", folder / "old")
    with sqlite3.connect(folder / "old") as old:
        old.execute("DELETE FROM notes WHERE name = 'digest'")
        old.execute("PRAGMA user_version = 1")
    old.close()


def killed(work: Callable[[Path], Steps], folder: Path, chance: random.Random) -> tuple[int, list[str]]:
    """Lets a worker go, kills it at some moment; its number, and the steps that it told."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        for step in work(folder):
            os.write(writing, f"{step}\n".encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as lines:  # noqa: PTH123 - a pipe has no path
        told = [line.strip() for _, line in zip(range(chance.randint(0, 3)), lines, strict=False)]
        time.sleep(chance.uniform(0, 0.3))
        os.kill(worker, signal.SIGKILL)
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


def rounds(count: int, seed: int) -> dict[str, int]:
    """So many rounds, the kinds of work in turn: steps that were told, by kind. AssertionError at the first loss."""
    chance = random.Random(seed)
    steps = dict.fromkeys(WORK, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared(folder)
        for number in range(count):
            kind = list(WORK)[number % len(WORK)]
            worker, told = killed(WORK[kind], folder, chance)
            gone = lost(kind, told, folder)
            assert not gone, f"round {number}: {kind} {worker} lost {gone}"
            steps[kind] += len(told)
            for _ in zip(range(1), WORK[kind](folder), strict=False):  # the next run completes
                pass
            if number % 25 == 24:
                restore(folder / "backup", folder / "record", replace=True)  # so that builds stay small
    return steps


def main() -> None:
    """Prints what was done and told in so many rounds."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--seed", type=int, default=7)
    given = asked.parse_args()
    steps = rounds(given.rounds, given.seed)
    told = ", ".join(f"{kind} {count}" for kind, count in steps.items())
    print(f"{given.rounds} kills, nothing lost; steps told before them: {told}")


if __name__ == "__main__":
    sys.exit(main())
