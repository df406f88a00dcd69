"""Tidings: from many reports, one sourced, dated, de-duplicated record.

import tidings

record = tidings.build(["reports/"])                         # in memory
record = tidings.build(["reports/"], record="week.tidings")  # kept in a file; later reports are added to it
for event in record.events:
    print(event.date.start, event.title, event.independent)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tidings.errors import TidingsError
    from tidings.library import build, open_record
    from tidings.record import Record
    from tidings.same import same_name
    from tidings.settings import Settings

__all__ = ["Record", "Settings", "TidingsError", "build", "open_record", "same_name"]

_HOMES = {
    "Record": "record",
    "Settings": "settings",
    "TidingsError": "errors",
    "build": "library",
    "open_record": "library",
    "same_name": "same",
}


def __getattr__(name: str) -> Any:
    """Public names are loaded when they are first asked for, so that the command line starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tidings' has no attribute {name!r}")
    return getattr(import_module(f"tidings.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
