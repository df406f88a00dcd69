"""Parquet: one layer a file, with typed and nested columns, for DuckDB, Arrow, pandas and polars."""

from __future__ import annotations

import dataclasses
import io
import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tidings import model
from tidings.export.formats import Exported, Format
from tidings.export.layers import kind_of, value_of
from tidings.model import row
from tidings.record import Record

PAIR = ("name", "value")


def write(record: Record, what: str) -> Exported:
    """One row a value, one column a field; the schema is that of the model, also where the layer is empty."""
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(table_of(record, what), out, compression="zstd")
    return Exported(out.getvalue())


def table_of(record: Record, what: str) -> Any:
    """A layer as an Arrow table."""
    import pyarrow as pa

    kind = kind_of(what)
    found = [_walked(row(thing), kind, lambda pair: dict(zip(PAIR, pair, strict=True))) for thing in getattr(record.layers, what)]
    return pa.Table.from_pylist(found, schema=_schema(what))


def read_layer(content: bytes, what: str) -> tuple[Any, ...]:
    """The model values of a layer that `write` wrote."""
    from pyarrow import parquet

    kind, rows = kind_of(what), parquet.read_table(io.BytesIO(content)).to_pylist(maps_as_pydicts="strict")
    return tuple(value_of(what, _whole(_walked(found, kind, lambda pair: [pair[name] for name in PAIR]))) for found in rows)


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
    if _is_pair(hint):
        return pa.struct([(name, _arrow(part)) for name, part in zip(PAIR, parts, strict=True)])
    if origin is tuple:
        return pa.list_(_arrow(parts[0]))
    if origin is dict:
        return pa.map_(pa.string(), pa.string())
    if dataclasses.is_dataclass(hint):
        return pa.struct([(name, _arrow(kind)) for name, kind in get_type_hints(hint, vars(model)).items()])
    simple = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return pa.string() if origin is Literal else simple.get(hint, pa.string())


def _is_pair(hint: Any) -> bool:
    """Whether a field holds two things of different types, which no list of Arrow's can."""
    parts = get_args(hint)
    return get_origin(hint) is tuple and len(parts) == len(PAIR) and parts[1] not in (Ellipsis, parts[0])


def _walked(value: Any, hint: Any, pair: Callable[[Any], Any]) -> Any:
    """A value with its tuples as lists, all the way down, and what `pair` makes of pairs of different types."""
    if value is None:
        return None
    parts = [part for part in get_args(hint) if part is not type(None)]
    if get_origin(hint) in (Union, types.UnionType):
        return _walked(value, parts[0], pair)
    if dataclasses.is_dataclass(hint):
        return {name: _walked(value[name], kind, pair) for name, kind in get_type_hints(hint, vars(model)).items()}
    if _is_pair(hint):
        return pair(value)
    return [_walked(inner, parts[0], pair) for inner in value] if get_origin(hint) is tuple else value


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
