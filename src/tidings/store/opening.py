"""Which store a record's name means."""

from __future__ import annotations

from pathlib import Path

from tidings.store.protocol import Store
from tidings.store.sqlite import SqliteStore


def open_store(record: str | Path, *, create: bool = True) -> Store:
    """The store of a record by the name of its file. RecordError where it cannot be opened, or is not there and may not be made."""
    return SqliteStore(Path(record), create=create)
