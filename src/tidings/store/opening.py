"""Which store a record's name means."""

from __future__ import annotations

from pathlib import Path

from tidings.store.protocol import Store
from tidings.store.sqlite import SqliteStore

SERVER = ("postgresql://", "postgres://")


def open_store(record: str | Path, *, create: bool = True) -> Store:
    """The store of a record by the name of its file, or its address in a PostgreSQL server.

    RecordError where it cannot be opened, or is not there and may not be made.
    """
    if isinstance(record, str) and record.startswith(SERVER):
        from tidings.store.postgres import PostgresStore

        return PostgresStore(record, create=create)
    return SqliteStore(Path(record), create=create)
