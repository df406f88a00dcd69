"""CSV: one layer a file, whole. Nested values are JSON in their cell, null is an empty cell, formulas are neutralised."""

from __future__ import annotations

import json
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tidings.export.cells import Cell, as_csv, from_csv
from tidings.export.formats import Exported, Format
from tidings.export.layers import columns_of, kind_of, value_of
from tidings.record import Record


def write(record: Record, what: str) -> Exported:
    """One row a value, one column a field."""
    return Exported(as_csv(columns_of(what), ({name: _cell(v) for name, v in found.items()} for found in record.layer(what))))


def read_layer(content: bytes, what: str) -> tuple[Any, ...]:
    """The model values of a layer that `write` wrote."""
    texts = {name for name, hint in get_type_hints(kind_of(what)).items() if _is_text(hint)}
    return tuple(
        value_of(what, {name: _text(cell) if name in texts else _value(cell) for name, cell in row.items()}) for row in from_csv(content)
    )


def _is_text(hint: Any) -> bool:
    if get_origin(hint) in (Union, types.UnionType):
        return all(_is_text(part) for part in get_args(hint) if part is not type(None))
    return hint is str or get_origin(hint) is Literal


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value.strip('"') else f'{value}""'  # so that an empty text is not taken for null
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return json.dumps(value, ensure_ascii=False)


def _text(cell: str) -> str | None:
    return cell if cell.strip('"') else cell[:-2] if cell else None


def _value(cell: str) -> Any:
    return json.loads(cell) if cell else None


FORMAT = Format(
    "csv", "text/csv; charset=utf-8", ".csv", "one layer, whole; nested values as JSON in their cell", "nothing", write, by_layer=True
)
