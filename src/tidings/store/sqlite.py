"""The embedded store: one SQLite file in WAL mode, through SQLAlchemy 2 Core.

A build replaces all rows in one transaction, so that a crash at any point leaves the last whole record. A file that may only be read is
opened without a write of any kind.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from tidings.errors import RecordError
from tidings.store.asked import calendar_damage, fill_calendar
from tidings.store.notes import note, set_note
from tidings.store.rows import DIGEST, BrokenRowError, digest_of
from tidings.store.tabled import TableStore
from tidings.store.tables import metadata
from tidings.store.traced import write_growth

APPLICATION = 0x54494447  # "TIDG": marks the file as a record of this program
FORMAT = 6  # 1 had no hash over its rows, 2 kept no readings, 3 no index of copies, 4 one of single traces, 5 no calendar of events


class SqliteStore(TableStore):
    """See `Store`. `path` is created if it does not exist; RecordError if it is something else than a record."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        _refuse_strangers(path, create)
        self.frozen = path.exists() and _only_readable(path)
        self.engine = _frozen_engine(path) if self.frozen else _engine(path)
        self.writer = self.engine.execution_options(writes=True)
        try:
            self._ready()
        except (DatabaseError, RecordError):
            self.engine.dispose()
            raise

    def _ready(self) -> None:
        """Makes the tables of a new file, and brings an older one to this format. A file that is ready is not written to."""
        with _told(self.path):
            with self.engine.connect() as connection:
                found = _format(connection)
            if found > FORMAT:
                raise RecordError(f"{self.path}: a later Tidings made this record (format {found}); bring this one up to date")
            if found == FORMAT or (self.frozen and found):
                return
            with self.writer.begin() as connection:
                migrate(connection)

    def damage(self) -> tuple[str, ...]:
        """See `Store`: what SQLite finds wrong with its pages and indexes, and rows that are not those which were written."""
        with self._reading() as connection:
            found = [str(line) for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)") if line != "ok"]
            written = note(connection, DIGEST)
            if not found and written is not None and written != digest_of(connection):
                found.append("the rows are not those that the last build wrote")
            found += [] if found else calendar_damage(connection)
        return tuple(found)

    def close(self) -> None:
        """See `Store`: the write-ahead log goes back into the one file."""
        if not self.frozen:
            with _told(self.path), self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _told(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _told(self.path):
            if self.frozen:
                raise RecordError(f"{self.path}: the record may only be read; check the rights of the file and its folder")
            with self.writer.begin() as connection:
                yield connection


def migrate(connection: Connection) -> None:
    """Brings the tables to this format, whatever they are, within the transaction of a connection."""
    found = _format(connection)
    if found == FORMAT:
        return  # another program came first
    metadata.create_all(connection)
    if found == 4:
        connection.exec_driver_sql("DROP TABLE IF EXISTS traces")
        write_growth(connection, None)  # the next build fills the new index
    set_note(connection, DIGEST, digest_of(connection))
    fill_calendar(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def _format(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def _engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:  # a writer takes the lock first: what it reads then holds until it is done
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    @event.listens_for(engine, "connect")
    def _tune(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins transactions, or reads could see two states of the record
        connection.execute("PRAGMA busy_timeout = 30000")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    return engine


def _frozen_engine(path: Path) -> Engine:
    """Reads a file that nobody here may write. With changes in a log beside it, SQLite must see both; without, the file alone."""
    log = Path(f"{path}-wal")
    how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(f"file:{quote(str(path.absolute()))}?{how}", uri=True, check_same_thread=False)
    )


def _only_readable(path: Path) -> bool:
    return not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK)


def _refuse_strangers(path: Path, create: bool) -> None:
    """RecordError if the path is a folder, is missing where it must be there, or holds something else than a record."""
    if path.is_dir():
        raise RecordError(f"{path}: this is a folder; name a file for the record, for instance {path / 'record.tidings'}")
    if not path.exists():
        if not create:
            raise RecordError(f"{path}: no such record; make one with: tidings build INPUT... --record {path}")
        if not path.absolute().parent.is_dir():
            raise RecordError(f"{path}: its folder does not exist; make the folder first")
        return
    head = b"?"
    if path.is_file():
        with _told(path), path.open("rb") as file:
            head = file.read(100)
    if head and (head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") not in (0, APPLICATION)):
        raise RecordError(f"{path}: this file is not a record of Tidings; give --record another name, nothing was changed")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the database or the system says went wrong, as a RecordError that names the file and what to do."""
    try:
        yield
    except DatabaseError as error:
        raise RecordError(f"{path}: {_explained(error)}") from error
    except BrokenRowError as error:
        raise RecordError(f"{path}: {error}; restore the record from a backup") from error
    except OSError as error:
        raise RecordError(f"{path}: the record cannot be read ({error.strerror}); check the rights of the file and its folder") from error


def _explained(error: DatabaseError) -> str:
    what = str(error.orig or error)
    if isinstance(error, OperationalError) and "locked" in what:
        return "another program is writing to this record; wait for it and try again"
    if isinstance(error, OperationalError) and ("readonly" in what or "unable to open" in what):
        return f"the record cannot be written ({what}); check the rights of the file and its folder"
    if "full" in what:
        return "the disk is full; the record is as it was before, free some space and run again"
    if "I/O" in what:
        return f"the disk does not take or give what is needed ({what}); the record is as it was before, check the disk and its quota"
    return f"this is no whole record ({what}); restore it from a backup or build it again under another name"
