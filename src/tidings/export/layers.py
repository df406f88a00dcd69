"""Layers as tables: the columns of each, from the model's types, and rows back to model values."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from tidings.codec import read_as
from tidings.layers import Layers


@lru_cache
def kind_of(layer: str) -> type:
    """The model type of a layer's rows."""
    kind: type = get_args(get_type_hints(Layers)[layer])[0]
    return kind


def columns_of(layer: str) -> tuple[str, ...]:
    """The names of a layer's columns, in the order of FORMAT.md."""
    return tuple(f.name for f in dataclasses.fields(kind_of(layer)))


def value_of(layer: str, found: dict[str, Any]) -> Any:
    """The model value of an exported row."""
    terms = found.get("agreement")
    if layer == "events" and terms and "from" in terms:
        given = {**found, "agreement": {**terms, "start": terms["from"], "end": terms["to"]}}
        return read_as(kind_of(layer), given)
    return read_as(kind_of(layer), found)
