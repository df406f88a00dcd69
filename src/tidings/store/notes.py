"""Notes beside the rows of a record: "settings", "revision", "digest", and what programs remember."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from tidings.store.tables import notes


def note(connection: Connection, name: str) -> str | None:
    """A note of the record: "settings", "revision", "digest"; None where there is none."""
    value = connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar()
    return None if value is None else str(value)


def set_note(connection: Connection, name: str, value: str | None) -> None:
    """Sets a note, or takes it away."""
    connection.execute(delete(notes).where(notes.c.name == name))
    if value is not None:
        connection.execute(insert(notes), [{"name": name, "value": value}])
