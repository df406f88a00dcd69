"""JSON to model types and back: what `model.row` writes, `read_as` reads."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


Reader = Callable[[Any], Any]


def read_as(kind: type[T], given: dict[str, Any]) -> T:
    """A model value of a type from its JSON object; TypeError or KeyError where the object is not of that type."""
    return kind(
        **{
            name: reader(given[name]) if reader is not None and given[name] is not None else given[name]
            for name, reader in _fields(kind)  # type: ignore[arg-type]
            if name in given
        }
    )


@lru_cache(maxsize=256)
def _fields(kind: Any) -> tuple[tuple[str, Reader | None], ...]:
    """The fields of a type, each with what reads its JSON; None where the JSON is the value."""
    hints = get_type_hints(kind)
    return tuple((field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind))


def _reader(hint: Any) -> Reader | None:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [part for part in parts if part is not type(None)]
        return _reader(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        return _of_tuple(parts)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return partial(read_as, hint)
    return None


def _of_tuple(parts: tuple[Any, ...]) -> Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        one = _reader(parts[0])
        return tuple if one is None else lambda given: tuple(None if each is None else one(each) for each in given)
    readers = [_reader(part) for part in parts]
    return lambda given: tuple(
        each if reader is None or each is None else reader(each) for reader, each in zip(readers, given, strict=True)
    )
