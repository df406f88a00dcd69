"""What a format is, and what an export gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tidings.record import Record


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of an export, and what of the record is not in them, a line each."""

    content: bytes
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, its media type and suffix, what one file holds, and what of a record it has no place for.

    `layer` is what it is made from; with `by_layer` the user names the layer.
    """

    name: str
    media: str
    suffix: str
    holds: str
    lacks: str
    write: Callable[[Record, str], Exported]
    layer: str = "events"
    by_layer: bool = False


def counted(number: int, noun: str) -> str:
    """ "1 event", "3 events"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
