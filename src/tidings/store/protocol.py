"""What a store must do. Every implementation passes the same suite, `tests/test_store.py`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tidings.errors import Refusal
from tidings.layers import Layers
from tidings.model import Event, Judgement, Report
from tidings.query import Query
from tidings.settings import Settings
from tidings.traces import Growth, Traces


@dataclass(frozen=True, slots=True)
class Kept:
    """All that a store keeps: the reports as they were read, judgements, refusals, the layers made from them, and by which settings.

    `version` is that of the settings' meaning, None where the layers have to be made anew. `program` is the hash of the program that
    made them (`shelf.program`), whatever was judged since; None where that is not known. `applied` are the ids of the judgements that
    the layers were made with.
    `revision` counts the changes of the record, so that a writer can tell whether another one came between.
    """

    raw: tuple[Report, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    layers: Layers = field(default_factory=Layers)
    version: int | None = None
    revision: int = 0
    settings: Settings = field(default_factory=Settings)
    program: str | None = None
    applied: frozenset[str] = frozenset()


class Store(Protocol):
    """A place for one record. `replace` is all or nothing: a reader or a crash sees the old state or the new, never a part."""

    def settings(self) -> Settings:
        """Those that made what is kept; the defaults for a new record."""

    def load(self) -> Kept:
        """All that is kept; an empty `Kept` for a new record."""

    def events(self, query: Query) -> tuple[Event, ...]:
        """The events that pass the filters of a query, in the record's order: those of `passing`, of which no more is read than these.

        For a place or an actor the entities are read as well. The query's words are not looked at.
        """

    def replace(
        self,
        raw: Sequence[Report],
        refusals: Sequence[Refusal],
        layers: Layers,
        settings: Settings,
        revision: int,
        growth: Growth | None = None,
    ) -> None:
        """Puts a new state in the place of the old, in one step, made by `settings` of this version. Judgements stay as they are.

        `revision` is that of the state which the new one was made from; StaleError, and nothing is changed, if the record has moved
        on since: load again, and make the state anew. `growth` is what becomes of the index of copies; without it there is none then.
        """

    def traces(self) -> Traces:
        """The index of copies that belongs to what is kept. It is no part of the state: losing it loses time."""

    def readings(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """What was read of reports before, under their keys (`shelf`), those left out that were not read or are not kept."""

    def keep_readings(self, new: Mapping[str, bytes], used: Collection[str]) -> None:
        """Keeps new readings beside the state, and drops those that are not used. They are no part of the state: losing them loses time."""

    def judge(self, judgement: Judgement) -> None:
        """Adds one judgement for good; `version` is None afterwards, so that the next build applies it."""

    def recall(self, name: str) -> str | None:
        """A text that was remembered under a name; None where there is none."""

    def remember(self, name: str, value: str) -> None:
        """Remembers a text under a name, beside the record: no layer, and no change of the record's revision."""

    def restore(self, kept: Kept) -> None:
        """Puts a whole state, judgements and all, in the place of the old, in one step; whoever loaded the old one is stale."""

    def damage(self) -> tuple[str, ...]:
        """What is wrong with how the record is kept, a line each: broken pages, rows that are not those which were written."""

    def revision(self) -> int:
        """How often what is kept was changed, without loading it."""

    def close(self) -> None:
        """Lets go of the file or connection."""
