"""The server store: a record in a PostgreSQL database (15 or later), for many readers and writers on many machines.

One schema holds one record: the first of the search path, `public` unless the address says otherwise
(postgresql://host/base?options=-csearch_path%3Dweek). Writers take turns by a lock that readers never meet; a build that began before
another one ended is told so, as decision 0003 says. Alembic brings the tables up to date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from typing import Any

from sqlalchemy import URL, create_engine, inspect, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from tidings.errors import RecordError, UsageError
from tidings.layers import Layers
from tidings.record import Record
from tidings.search import Indexed, searched
from tidings.store.asked import calendar_damage, fill_calendar
from tidings.store.notes import note, set_note
from tidings.store.rows import DIGEST, BrokenRowError, digest_of
from tidings.store.tabled import TableStore

LOCK = text("SELECT pg_advisory_xact_lock(hashtext('tidings'), hashtext(current_schema()))")
NEWEST = "0005"  # of the migrations
INDEXED = text(
    "INSERT INTO texts (number, layer, thing, report, first, last, words) "
    "VALUES (:number, :layer, :thing, :report, :first, :last, to_tsvector('simple', :words))"
)
FOUND = "SELECT layer, thing, report, first, last FROM texts WHERE words @@ ({query}) ORDER BY ts_rank(words, ({query})) DESC, number"


class PostgresStore(TableStore):
    """See `Store`. `address` is a URL; the tables are made in its database. RecordError if it cannot be reached or holds other tables."""

    def __init__(self, address: str, *, create: bool = True) -> None:
        self.url = _url(address)
        self.engine = create_engine(self.url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        self.writer = self.engine.execution_options(isolation_level="READ COMMITTED")
        try:
            self._ready(create)
        except (DatabaseError, RecordError):
            self.engine.dispose()
            raise

    def _ready(self, create: bool) -> None:
        with self._told(), self.engine.connect() as connection:
            tables = set(inspect(connection).get_table_names(schema=str(connection.scalar(text("SELECT current_schema()")))))
            found = connection.scalar(text("SELECT version_num FROM alembic_version")) if "alembic_version" in tables else None
        if found == NEWEST:
            return
        if "rows" not in tables and not create:
            raise RecordError(f"{self}: no such record; make one with: tidings build INPUT... --record ADDRESS")
        if tables - {"alembic_version"} and "alembic_version" not in tables:
            raise RecordError(f"{self}: other tables are there already; name an empty schema, nothing was changed")
        with self._writing() as connection:
            migrate(connection)

    def __str__(self) -> str:
        """The address without its password."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    def _wrote(self, connection: Connection, layers: Layers) -> None:
        _index(connection, layers)

    def damage(self) -> tuple[str, ...]:
        """See `Store`."""
        with self._reading() as connection:
            written = note(connection, DIGEST)
            same = written is None or written == digest_of(connection)
            return tuple(calendar_damage(connection)) if same else ("the rows are not those that the last build wrote",)

    def matching(self, wanted: Sequence[Sequence[str]]) -> list[Indexed]:
        """What holds all of some words and phrases (folded, as `search.terms` gives them), the best first."""
        query = " && ".join(f"phraseto_tsquery('simple', :t{n})" for n in range(len(wanted)))
        given = {f"t{n}": " ".join(term) for n, term in enumerate(wanted)}
        with self._reading() as connection:
            return [Indexed(*found) for found in connection.execute(text(FOUND.format(query=query)), given)]

    def close(self) -> None:
        """See `Store`."""
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(), self.writer.begin() as connection:
            connection.execute(LOCK)
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenRowError as error:
            raise RecordError(f"{self}: {error}; restore the record from a backup") from error
        except OperationalError as error:
            raise RecordError(f"{self}: the server cannot be reached or gave up ({_first(error)}); nothing was changed") from error
        except DatabaseError as error:
            raise RecordError(f"{self}: the server refuses it ({_first(error)}); nothing was changed") from error


def migrate(connection: Connection) -> None:
    """Brings the tables to the newest form, within the transaction of a connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("tidings") / "store" / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if note(connection, DIGEST) is None:
        set_note(connection, DIGEST, digest_of(connection))
    fill_calendar(connection)


def _url(address: str) -> URL:
    try:
        import psycopg  # noqa: F401 - SQLAlchemy loads it by name, and tells less
    except ImportError as error:
        raise UsageError('records in PostgreSQL need: pip install "tidings[server]"') from error
    return make_url(address.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")


def _index(connection: Connection, layers: Layers) -> None:
    """Fills the table of folded words that `matching` looks up."""
    connection.execute(text("DELETE FROM texts"))
    rows: list[dict[str, Any]] = [
        {"number": n, "layer": x.layer, "thing": x.thing, "report": x.report, "first": x.start, "last": x.end, "words": words}
        for n, (x, words) in enumerate(searched(Record(layers)), 1)
    ]
    if rows:
        connection.execute(INDEXED, rows)


def _first(error: DatabaseError) -> str:
    return str(error.orig or error).strip().partition("\n")[0]
