"""JSON to model types and back: what `model.row` writes, `read_as` reads."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


Reader = Callable[[Any], Any]


def read_as(kind: type[T], given: dict[str, Any]) -> T:
    """A model value of a type from its JSON object; TypeError or KeyError where the object is not of that type."""
    all_of, readers = _fields(kind)  # type: ignore[arg-type]
    try:
        values = list(all_of(given))
    except KeyError:
        return _read_some(kind, given)
    for number, _, reader in readers:
        if values[number] is not None:
            values[number] = reader(values[number])
    return kind(*values)


def _read_some(kind: type[T], given: dict[str, Any]) -> T:
    """The same from an object that leaves fields to their defaults."""
    readers = {name: reader for _, name, reader in _fields(kind)[1]}  # type: ignore[arg-type]
    told = {field.name: given[field.name] for field in dataclasses.fields(kind) if field.name in given}  # type: ignore[arg-type]
    return kind(**{name: readers[name](value) if name in readers and value is not None else value for name, value in told.items()})


@lru_cache(maxsize=256)
def _fields(kind: Any) -> tuple[Callable[[dict[str, Any]], Iterable[Any]], tuple[tuple[int, str, Reader], ...]]:
    """What takes all fields of a type out of a JSON object, and which of them are read further: their number, name and reader."""
    hints, names = get_type_hints(kind), [field.name for field in dataclasses.fields(kind)]
    found = ((number, name, _reader(hints[name])) for number, name in enumerate(names))
    all_of: Any = itemgetter(*names) if len(names) > 1 else lambda given: (given[names[0]],)
    return all_of, tuple((number, name, reader) for number, name, reader in found if reader is not None)


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
