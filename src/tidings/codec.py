"""JSON to model types and back: what `model.row` writes, `read_as` reads."""

from __future__ import annotations

import dataclasses
import types
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


@lru_cache(maxsize=128)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def read_as(kind: type[T], given: dict[str, Any]) -> T:
    """A model value of a type from its JSON object; TypeError or KeyError where the object is not of that type."""
    hints = _hints(kind)  # type: ignore[arg-type]
    names = [f.name for f in dataclasses.fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: _value(hints[name], given[name]) for name in names if name in given})


def _value(hint: Any, given: Any) -> Any:
    if given is None:
        return None
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [part for part in parts if part is not type(None)]
        return _value(inner[0], given) if len(inner) == 1 else given
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_value(parts[0], each) for each in given)
        return tuple(_value(part, each) for part, each in zip(parts, given, strict=True))
    if origin in (dict, Literal):
        return given
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return read_as(hint, given)
    return given
