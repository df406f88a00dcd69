"""A record in the formats of the field, one small file a format. What a format cannot hold is said with every export.

A format's file holds `FORMAT`, with a `write` function from a record, and a layer where one file holds one layer, to bytes.
"""

from __future__ import annotations

from importlib import import_module

from tidings.errors import UsageError
from tidings.export.formats import Exported, Format
from tidings.record import LAYERS, Record

FORMATS = ("jsonl", "csv", "parquet", "plover", "acled", "ucdp", "geojson", "hxl", "ftm", "jsonld", "graphml", "ics")


def format_named(name: str) -> Format:
    """The format of a name. UsageError where there is none."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; the formats are {', '.join(FORMATS)}")
    found: Format = import_module(f"tidings.export.{name}").FORMAT
    return found


def export(record: Record, name: str = "jsonl", what: str | None = None) -> Exported:
    """A record, or one layer of it, in a format: bytes, and what was left out.

    `what` is a layer for the formats that hold one layer a file (jsonl, csv, parquet); the others take none. UsageError where it
    is missing, does not exist or is not wanted.
    """
    form = format_named(name)
    if form.by_layer and what is None:
        raise UsageError(f"--format {name} holds one layer a file: add --what with one of {', '.join(LAYERS)}")
    if what is not None and what not in LAYERS:
        raise UsageError(f"there is no layer {what!r}; the layers are {', '.join(LAYERS)}")
    if what is not None and not form.by_layer and what != form.layer:
        raise UsageError(f"--format {name} is made from the {form.layer}: leave --what {what} out")
    return form.write(record, what or form.layer)


__all__ = ["FORMATS", "Exported", "Format", "export", "format_named"]
