"""Model values as Arrow tables and Parquet files, and back: rows of (layer, report, body), the body being JSON as in the store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tidings.codec import read_as
from tidings.model import Mention
from tidings.store.rewriting import dump
from tidings.store.tables import HELD

SCHEMA = pa.schema([("layer", pa.string()), ("report", pa.string()), ("body", pa.string())])
KINDS = {**HELD, "described": Mention}
Row = tuple[str, str | None, Any]  # a layer, the report that the value is of, and the value


def table_of(rows: Iterable[Row]) -> pa.Table:
    """A table of values, in their order."""
    made = [{"layer": layer, "report": report, "body": dump(thing)} for layer, report, thing in rows]
    return pa.Table.from_pylist(made, SCHEMA)


def rows_of(table: pa.Table) -> Iterator[Row]:
    """The values in a table, in their order."""
    for layer, report, body in zip(*(table.column(name).to_pylist() for name in SCHEMA.names), strict=True):
        yield layer, report, read_as(KINDS[layer], json.loads(body))


def write_whole(table: pa.Table, path: Path) -> None:
    """Writes a file that is there under its name when it is whole and on the disk, and not before."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as opened:
        pq.write_table(table, opened, compression="zstd")
        opened.flush()
        os.fsync(opened.fileno())
    part.replace(path)


def read_whole(path: Path) -> pa.Table:
    """The table in a file."""
    return pq.read_table(path)
