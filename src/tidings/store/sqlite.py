"""The embedded store: one SQLite file in WAL mode, through SQLAlchemy 2 Core.

Each layer is rows of (layer, position, id, report, body), the body being the JSON that `model.row` writes. A build replaces
all rows in one transaction, so that a crash at any point leaves the last whole record.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, create_engine, delete, event, insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from tidings import errors, model
from tidings.codec import read_as
from tidings.errors import RecordError, Refusal, StaleError
from tidings.model import Judgement, Report, row
from tidings.pipeline import Layers
from tidings.settings import VERSION, Settings, changed, settings_of
from tidings.store.protocol import Kept

APPLICATION = 0x54494447  # "TIDG": marks the file as a record of this program
FORMAT = 1
KINDS: dict[str, type] = {
    "reports": model.Report, "passages": model.Passage, "copies": model.Copy, "lineages": model.Lineage, "mentions": model.Mention,
    "entities": model.Entity, "times": model.TimeExpression, "figures": model.Figure, "claims": model.Claim, "events": model.Event,
    "stories": model.Story, "problems": errors.Problem,
}  # fmt: skip

metadata = MetaData()
rows = Table(
    "rows",
    metadata,
    Column("layer", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String),
    Column("report", String),
    Column("body", Text, nullable=False),
)
Index("rows_by_id", rows.c.layer, rows.c.id)
Index("rows_by_report", rows.c.report)
judged = Table("judgements", metadata, Column("id", String, primary_key=True), Column("body", Text, nullable=False))
notes = Table("notes", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))


class SqliteStore:
    """See `Store`. `path` is created if it does not exist; RecordError if it is something else than a record."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        _refuse_strangers(path, create)
        self.engine = _engine(path)
        self.writer = self.engine.execution_options(writes=True)
        try:
            with self.writer.begin() as connection:
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
        except DatabaseError as error:
            self.engine.dispose()
            raise _explained(path, error) from error

    def settings(self) -> Settings:
        """See `Store`."""
        try:
            with self.engine.connect() as connection:
                return _settings(connection, self.path)
        except DatabaseError as error:
            raise _explained(self.path, error) from error

    def load(self) -> Kept:
        """See `Store`."""
        try:
            with self.engine.connect() as connection:
                layers: dict[str, Any] = {
                    name: tuple(read_as(kind, body) for body in _bodies(connection, name)) for name, kind in KINDS.items()
                }
                raw = tuple(read_as(Report, body) for body in _bodies(connection, "raw"))
                refusals = tuple(read_as(Refusal, body) for body in _bodies(connection, "refusals"))
                found = connection.execute(select(judged.c.body).order_by(judged.c.id)).scalars()
                judgements = tuple(read_as(Judgement, json.loads(body)) for body in found)
                version = _number(connection, "settings")
                revision = _number(connection, "revision") or 0
                settings = _settings(connection, self.path)
        except DatabaseError as error:
            raise _explained(self.path, error) from error
        return Kept(raw, judgements, refusals, Layers(**layers, judgements=judgements), version, revision, settings)

    def replace(self, raw: Sequence[Report], refusals: Sequence[Refusal], layers: Layers, settings: Settings, revision: int) -> None:
        """See `Store`."""
        try:
            with self.writer.begin() as connection:
                _step(connection, revision)
                connection.execute(delete(rows))
                _write(connection, "raw", raw)
                _write(connection, "refusals", refusals)
                for name in KINDS:
                    _write(connection, name, getattr(layers, name))
                _set(connection, "settings", str(VERSION))
                _set(connection, "changed settings", json.dumps(changed(settings), sort_keys=True))
        except DatabaseError as error:
            raise _explained(self.path, error) from error

    def judge(self, judgement: Judgement) -> None:
        """See `Store`."""
        try:
            with self.writer.begin() as connection:
                _step(connection, None)
                connection.execute(insert(judged).prefix_with("OR IGNORE"), [{"id": judgement.id, "body": _dump(judgement)}])
                connection.execute(delete(notes).where(notes.c.name == "settings"))
        except DatabaseError as error:
            raise _explained(self.path, error) from error

    def close(self) -> None:
        """See `Store`: the write-ahead log goes back into the one file."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self.engine.dispose()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

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
        with path.open("rb") as file:
            head = file.read(100)
    if head and (head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") not in (0, APPLICATION)):
        raise RecordError(f"{path}: this file is not a record of Tidings; give --record another name, nothing was changed")


def _explained(path: Path, error: DatabaseError) -> RecordError:
    what = str(error.orig or error)
    if isinstance(error, OperationalError) and "locked" in what:
        return RecordError(f"{path}: another program is writing to this record; wait for it and try again")
    if isinstance(error, OperationalError) and ("readonly" in what or "unable to open" in what):
        return RecordError(f"{path}: the record cannot be written ({what}); check the rights of the file and its folder")
    if "full" in what:
        return RecordError(f"{path}: the disk is full; the record is as it was before, free some space and run again")
    return RecordError(f"{path}: this is no whole record ({what}); restore it from a copy or build it again under another name")


def _bodies(connection: Connection, layer: str) -> Iterable[dict[str, Any]]:
    for body in connection.execute(select(rows.c.body).where(rows.c.layer == layer).order_by(rows.c.position)).scalars():
        yield json.loads(body)


def _note(connection: Connection, name: str) -> str | None:
    return connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar()


def _settings(connection: Connection, path: Path) -> Settings:
    return settings_of(json.loads(_note(connection, "changed settings") or "{}"), str(path))


def _number(connection: Connection, name: str) -> int | None:
    value = _note(connection, name)
    return None if value is None else int(value)


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(notes).where(notes.c.name == name))
    connection.execute(insert(notes), [{"name": name, "value": value}])


def _step(connection: Connection, expected: int | None) -> None:
    """Moves the revision on; StaleError where it is not the expected one."""
    now = _number(connection, "revision") or 0
    if expected is not None and now != expected:
        raise StaleError("the record was changed by another program meanwhile; run the command again")
    _set(connection, "revision", str(now + 1))


def _dump(thing: Any) -> str:
    return json.dumps(row(thing), ensure_ascii=False, sort_keys=True)


def _write(connection: Connection, layer: str, things: Sequence[Any]) -> None:
    batch = [
        {"layer": layer, "position": n, "id": getattr(t, "id", None), "report": getattr(t, "report", None), "body": _dump(t)}
        for n, t in enumerate(things)
        if dataclasses.is_dataclass(t)
    ]
    if batch:
        connection.execute(insert(rows), batch)
