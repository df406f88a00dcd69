"""A record made in shards: what is finished is not done again, whatever stops the program, and the record is the same as by `build`.

    DIR/read/ DIR/clean/ DIR/claims/   a file for each shard given out (.in) and finished (.out), named by the hash of what goes in
    DIR/record.tidings                 the record

Reading, cleaning and the claims of single reports are done by the engine's workers, who must see DIR and the inputs under the same
names; copies, entities, events and stories are joined here, between those stages.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa

from tidings.building import add
from tidings.errors import Problem, Refusal, UsageError
from tidings.layers import Progress, Reading, silent
from tidings.model import Passage, Report
from tidings.read import own_ids
from tidings.read.kept import LOG
from tidings.record import Record
from tidings.scale.engine import Engine
from tidings.scale.stages import READ, paths_of
from tidings.scale.tables import Row, read_whole, rows_of, table_of, write_whole
from tidings.settings import VERSION, Settings, changed
from tidings.store import open_store

SHARD = 200  # reports, or files, worked on by one worker at a time: seconds to minutes of work, lost at most if it is killed


def batch(
    inputs: Sequence[str | Path],
    out: str | Path,
    engine: str = "local",
    settings: Settings | None = None,
    progress: Progress = silent,
    workers: int | None = None,
    shard: int = SHARD,
) -> Record:
    """The record of some inputs in `out`/record.tidings, as `build` makes it, by many workers and resumable.

    `engine` is "local" or the address of a Ray cluster. UsageError where an input is standard input or `out` is a file.
    """
    folder = Path(out)
    if folder.is_file() or "-" in map(str, inputs):
        raise UsageError(f"--out {folder} is a folder to make, and inputs are files and folders: standard input cannot be read twice")
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / "record.tidings"
    store = open_store(record)
    try:
        settings = settings or store.settings()
    finally:
        store.close()
    work = Sharded(folder, Engine(engine, workers), shard)
    reports, refusals = list[Report](), list[Refusal]()
    for found in own_ids(work.found(inputs, settings, progress)):
        (reports if isinstance(found, Report) else refusals).append(found)  # type: ignore[arg-type]
    return add(reports, refusals, record, settings, progress, work)


@dataclass(frozen=True, slots=True)
class Sharded:
    """The work on single reports, in shards of so many."""

    folder: Path
    engine: Engine
    size: int

    def found(self, inputs: Sequence[str | Path], settings: Settings, progress: Progress) -> Iterator[Report | Refusal]:
        """Reports and refusals of inputs, in the order in which `read` gives them."""
        names = list(units(inputs))
        shards = [paths_of([str(p) for p in names[n : n + self.size]]) for n in range(0, len(names), self.size)]
        stamps = [[_stamp(Path(path)) for path in table.column("path").to_pylist()] for table in shards]
        for table in self._done("read", shards, settings, progress, stamps):
            yield from (thing for _, _, thing in rows_of(table))

    def clean(
        self, reports: Sequence[Report], settings: Settings, progress: Progress
    ) -> tuple[list[Report], tuple[Passage, ...], list[Problem]]:
        """See `pipeline.Work`."""
        shards = [table_of(("reports", report.id, report) for report in part) for part in self._parts(reports)]
        held: dict[str, list[Any]] = defaultdict(list)
        for table in self._done("clean", shards, settings, progress):
            for layer, _, thing in rows_of(table):
                held[layer].append(thing)
        return held["reports"], tuple(held["passages"]), held["problems"]

    def read(
        self, reports: Sequence[Report], passages: Sequence[Passage], settings: Settings, progress: Progress
    ) -> tuple[list[Reading], list[Problem]]:
        """See `pipeline.Work`."""
        parts: dict[str, list[Row]] = {report.id: [("reports", report.id, report)] for report in reports}
        for passage in passages:
            parts[passage.report].append(("passages", passage.report, passage))
        shards = [table_of(row for report in part for row in parts[report.id]) for part in self._parts(reports)]
        made: dict[str, dict[str, list[Any]]] = {report.id: defaultdict(list) for report in reports}
        problems = list[Problem]()
        for table in self._done("claims", shards, settings, progress):
            for layer, report, thing in rows_of(table):
                (problems if layer == "problems" else made[str(report)][layer]).append(thing)
        return [Reading(**{layer: tuple(made[report.id][layer]) for layer in READ}) for report in reports], problems

    def _parts(self, reports: Sequence[Report]) -> list[Sequence[Report]]:
        return [reports[n : n + self.size] for n in range(0, len(reports), self.size)]

    def _done(
        self, stage: str, shards: Sequence[pa.Table], settings: Settings, progress: Progress, stamps: Sequence[object] | None = None
    ) -> Iterator[pa.Table]:
        """What a stage makes of shards, in their order; those whose result lies there from before are not worked on again."""
        folder = self.folder / stage
        folder.mkdir(exist_ok=True)
        names = [_name(table, settings, stamps[n] if stamps else None) for n, table in enumerate(shards)]
        targets = [folder / f"{name}.out.parquet" for name in names]
        waiting = [(folder / f"{name}.in.parquet", target, n) for n, (name, target) in enumerate(zip(names, targets, strict=True))]
        waiting = [one for one in waiting if not one[1].exists()]
        for source, _, n in waiting:
            write_whole(shards[n], source)
        done = len(shards) - len(waiting)
        for number, _ in enumerate(self.engine.finished(stage, [(a, b) for a, b, _ in waiting], settings), done + 1):
            progress(f"{stage} (shards)", number, len(shards))
        for source, _, _ in waiting:
            source.unlink(missing_ok=True)
        yield from map(read_whole, targets)


def units(inputs: Iterable[str | Path]) -> Iterator[Path]:
    """What can be read by itself: the files of folders, and a folder with the log of `tidings fetch` as a whole."""
    seen: set[Path] = set()
    for given in map(Path, inputs):
        files = sorted(given.rglob("*")) if given.is_dir() else []
        shown = [p for p in files if p.is_file() and not any(part.startswith(".") for part in p.relative_to(given).parts)]
        for path in shown if shown and not any(p.name == LOG for p in shown) else [given]:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _stamp(path: Path) -> object:
    files = [p for p in sorted(path.rglob("*")) if p.is_file()] if path.is_dir() else [path] if path.is_file() else []
    return [(str(p), s.st_size, s.st_mtime_ns) for p in files if (s := p.stat())]


def _name(table: pa.Table, settings: Settings, stamp: object) -> str:
    """The hash of all that decides what a stage makes of a shard."""
    hashed = hashlib.sha256(repr((version("tidings"), VERSION, sorted(changed(settings).items()), stamp)).encode())
    for column in table.columns:
        for value in column.to_pylist():
            hashed.update(b"\0" if value is None else b"\1" + value.encode("utf-8", "surrogatepass") + b"\0")
    return hashed.hexdigest()[:32]
