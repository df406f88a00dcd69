"""The stages that work on single reports, over one shard: an Arrow table in, an Arrow table out, the same for the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from tidings.layers import silent
from tidings.model import Passage, Report
from tidings.pipeline import Here
from tidings.read import as_named
from tidings.scale.tables import Row, rows_of, table_of
from tidings.settings import Settings

Stage = Callable[[pa.Table, Settings], pa.Table]
READ = ("mentions", "times", "figures", "claims", "described")  # the parts of a reading
PATHS = pa.schema([("path", pa.string())])


def paths_of(paths: list[str]) -> pa.Table:
    """A shard of inputs."""
    return pa.Table.from_pydict({"path": paths}, PATHS)


def read_shard(table: pa.Table, settings: Settings) -> pa.Table:
    """Files to reports, which may share an id, and refusals."""
    found = as_named([Path(path) for path in table.column("path").to_pylist()], settings)
    return table_of(("raw" if isinstance(one, Report) else "refusals", None, one) for one in found)


def clean_shard(table: pa.Table, settings: Settings) -> pa.Table:
    """Reports to labelled passages."""
    reports = [thing for _, _, thing in rows_of(table)]
    cleaned, passages, problems = Here().clean(reports, settings, silent)
    made: list[Row] = [("reports", report.id, report) for report in cleaned]
    made += [("passages", passage.report, passage) for passage in passages]
    return table_of([*made, *(("problems", problem.report, problem) for problem in problems)])


def claim_shard(table: pa.Table, settings: Settings) -> pa.Table:
    """Reports with their passages to mentions, times, figures and claims."""
    reports, passages = list[Report](), list[Passage]()
    for _, _, thing in rows_of(table):
        (reports if isinstance(thing, Report) else passages).append(thing)
    readings, problems = Here().read(reports, passages, settings, silent)

    def rows() -> Iterator[Row]:
        for report, reading in zip(reports, readings, strict=True):
            for layer in READ:
                yield from ((layer, report.id, thing) for thing in getattr(reading, layer))
        yield from (("problems", problem.report, problem) for problem in problems)

    return table_of(rows())


STAGES: dict[str, Stage] = {"read": read_shard, "clean": clean_shard, "claims": claim_shard}
