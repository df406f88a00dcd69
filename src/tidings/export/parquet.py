"""Parquet: one layer a file, with typed and nested columns, for DuckDB, Arrow, pandas and polars."""

from __future__ import annotations

import dataclasses
import io
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tidings import model
from tidings.export.formats import Exported, Format
from tidings.export.layers import kind_of, value_of
from tidings.model import row
from tidings.record import Record


def write(record: Record, what: str) -> Exported:
    """One row a value, one column a field; the schema is that of the model, also where the layer is empty."""
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(table_of(record, what), out, compression="zstd")
    return Exported(out.getvalue())


def table_of(record: Record, what: str) -> Any:
    """A layer as an Arrow table."""
    import pyarrow as pa

    return pa.Table.from_pylist([_plain(row(thing)) for thing in getattr(record.layers, what)], schema=_schema(what))


def read_layer(content: bytes, what: str) -> tuple[Any, ...]:
    """The model values of a layer that `write` wrote."""
    from pyarrow import parquet

    return tuple(value_of(what, _whole(found)) for found in parquet.read_table(io.BytesIO(content)).to_pylist(maps_as_pydicts="strict"))


def _schema(what: str) -> Any:
    import pyarrow as pa

    return pa.schema([(name, _arrow(hint)) for name, hint in get_type_hints(kind_of(what), vars(model)).items()])


def _arrow(hint: Any) -> Any:
    """The Arrow type of a field."""
    import pyarrow as pa

    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [p for p in parts if p is not type(None)]
        return pa.float64() if set(inner) == {int, float} else _arrow(inner[0])
    if origin is tuple:
        return pa.list_(_arrow(parts[0]))
    if origin is dict:
        return pa.map_(pa.string(), pa.string())
    if dataclasses.is_dataclass(hint):
        return pa.struct([(name, _arrow(kind)) for name, kind in get_type_hints(hint, vars(model)).items()])
    simple = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return pa.string() if origin is Literal else simple.get(hint, pa.string())


def _plain(value: Any) -> Any:
    """Tuples as lists, all the way down."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _whole(value: Any) -> Any:
    """Numbers without a fraction as whole numbers again."""
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


FORMAT = Format(
    "parquet",
    "application/vnd.apache.parquet",
    ".parquet",
    "one layer, whole, typed and nested",
    "the difference between 11 and 11.0",
    write,
    by_layer=True,
)
