"""What the stores that keep tables have in common: all but how the tables are reached, and what is done beside them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager

from sqlalchemy.engine import Connection

from tidings.errors import Refusal
from tidings.layers import Layers
from tidings.model import Event, Judgement, Report
from tidings.query import Query
from tidings.settings import Settings
from tidings.store.asked import events_asked
from tidings.store.calendar import FILLED
from tidings.store.notes import note, set_note
from tidings.store.protocol import Kept
from tidings.store.rows import add_judgement, read_state, readings_in, restore_state, settings_in, step, write_readings, write_state
from tidings.store.traced import TableTraces, write_growth
from tidings.traces import Growth, Traces


class TableStore(ABC):
    """See `Store`."""

    _before: Kept | None = None  # what was loaded last: of what a new state shares with it, nothing is written again

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state; what goes wrong within is told as a RecordError."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction in which nobody else writes; the same."""

    def _wrote(self, connection: Connection, layers: Layers) -> None:  # noqa: B027 - most stores keep nothing beside the rows
        """Called when new layers were written, within the same transaction."""

    def settings(self) -> Settings:
        """See `Store`."""
        with self._reading() as connection:
            return settings_in(connection)

    def load(self) -> Kept:
        """See `Store`."""
        with self._reading() as connection:
            self._before = read_state(connection)
        return self._before

    def events(self, query: Query) -> tuple[Event, ...]:
        """See `Store`."""
        with self._reading() as connection:
            return events_asked(connection, query, note(connection, FILLED) is not None)

    def revision(self) -> int:
        """See `Store`."""
        with self._reading() as connection:
            return int(note(connection, "revision") or 0)

    def replace(
        self,
        raw: Sequence[Report],
        refusals: Sequence[Refusal],
        layers: Layers,
        settings: Settings,
        revision: int,
        growth: Growth | None = None,
    ) -> None:
        """See `Store`."""
        with self._writing() as connection:
            step(connection, revision)
            before = self._before if self._before and self._before.revision == revision else None
            write_state(connection, raw, refusals, layers, settings, before)
            write_growth(connection, growth)
            self._wrote(connection, layers)
        self._before = None

    def traces(self) -> Traces:
        """See `Store`."""
        return TableTraces(self._reading)

    def readings(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """See `Store`."""
        with self._reading() as connection:
            return readings_in(connection, keys)

    def keep_readings(self, new: Mapping[str, bytes], used: Collection[str]) -> None:
        """See `Store`."""
        with self._writing() as connection:
            write_readings(connection, new, used)

    def judge(self, judgement: Judgement) -> None:
        """See `Store`."""
        with self._writing() as connection:
            add_judgement(connection, judgement)

    def recall(self, name: str) -> str | None:
        """See `Store`."""
        with self._reading() as connection:
            return note(connection, name)

    def remember(self, name: str, value: str) -> None:
        """See `Store`."""
        with self._writing() as connection:
            set_note(connection, name, value)

    def restore(self, kept: Kept) -> None:
        """See `Store`."""
        with self._writing() as connection:
            restore_state(connection, kept)
            write_growth(connection, None)
            self._wrote(connection, kept.layers)
