"""What the desk holds between requests: the record as last read, its index, and the work of applying judgements."""

from __future__ import annotations

import gc
import hashlib
import os
import threading
import time
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tidings.changes import Change, changes, read_state, write_state
from tidings.doubts import Doubt, doubts
from tidings.errors import TidingsError, UsageError
from tidings.judging import keep
from tidings.library import build, open_record
from tidings.model import Claim, Copy, Event, Figure, Judgement, Mention, TimeExpression
from tidings.query import Query
from tidings.record import Record
from tidings.retold import retold, ruled
from tidings.search import Index, Matching
from tidings.store import Store, open_store
from tidings.store.opening import SERVER
from tidings.store.rows import DIGEST
from tidings.tongue import FIRST

MOST_FORMER = 100_000  # events of before that still lead to what they became
SHORT = 2.0  # seconds of computing in which a record is read while a request waits; longer ones are read beside
Stamp = tuple[tuple[int, int], ...]


class Shown:
    """A record with everything that pages look up, made when it is first asked for."""

    def __init__(self, record: Record, matching: Matching | None = None, first: Shown | None = None) -> None:
        self.record = record
        self._matching = matching
        self._first = first
        self._told: dict[tuple[str, str], Shown] = {}

    def told_in(self, language: str, rule: str = "") -> Shown:
        """The same with the lines of its events in a language, and figures by a rule; what depends on neither is made once for all."""
        if language == FIRST and not rule:
            return self
        if (language, rule) not in self._told:
            self._told[language, rule] = Shown(ruled(retold(self.record, language), rule), first=self)
        return self._told[language, rule]

    def warm(self) -> None:
        """Makes beforehand what takes long, so that nobody waits for it."""
        self.index.search(Query("?"))
        self.index.search(Query(since="0", type="-"))  # no event is so: the days of all are looked up once
        _ = self.doubts, self.mentions, self.claims, self.figures, self.times, self.copies, self.events_of
        for report in self.record.reports[:1]:
            self.record.lineage_of(report.id), self.record.passages_of(report.id), self.record.event(report.id)
            self.record.claim(report.id), self.record.figure(report.id), self.record.mention(report.id), self.record.entity(report.id)

    @cached_property
    def index(self) -> Index:
        """The search index."""
        return Index(self.record, self._first.index.matching if self._first else self._matching)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What people should look at."""
        if self._first:
            return self._first.doubts
        return doubts(self.record)

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """Mentions by report."""
        if self._first:
            return self._first.mentions
        return _by_report(self.record.mentions)

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """Claims by report."""
        if self._first:
            return self._first.claims
        return _by_report(self.record.claims)

    @cached_property
    def figures(self) -> dict[str, list[Figure]]:
        """Figures by report."""
        if self._first:
            return self._first.figures
        return _by_report(self.record.figures)

    @cached_property
    def times(self) -> dict[str, list[TimeExpression]]:
        """Time expressions by report."""
        if self._first:
            return self._first.times
        return _by_report(self.record.times)

    @cached_property
    def copies(self) -> dict[str, list[Copy]]:
        """Copies by each of their two reports."""
        if self._first:
            return self._first.copies
        found: dict[str, list[Copy]] = {}
        for copy in self.record.copies:
            for report in dict.fromkeys((copy.a.report, copy.b.report)):
                found.setdefault(report, []).append(copy)
        return found

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Events by the entities that take part or are their place."""
        found: dict[str, list[Event]] = {}
        for event in self.record.events:
            place = [event.place.entity] if event.place and event.place.entity else []
            for entity in dict.fromkeys((*event.actors, *event.recipients, *event.informants, *place)):
                found.setdefault(entity, []).append(event)
        return found


def _by_report(things: Sequence[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for thing in things:
        found.setdefault(thing.report, []).append(thing)
    return found


@dataclass
class Work:
    """The judgements that wait to be applied, and what went wrong the last time."""

    waiting: int = 0
    running: bool = False
    error: str | None = None


class Desk:
    """One record file, read again when it changes. Safe to use from several threads."""

    _shown: Shown

    def __init__(self, path: str | Path) -> None:
        self.server = str(path).startswith(SERVER)
        self.record = path
        self.path = Path(urlsplit(str(path)).path.strip("/") or "record") if self.server else Path(path)
        self.work = Work()
        self.judged: list[Judgement] = []  # since the desk was opened
        self.edition = 0  # how often the record was read
        self._lock = threading.Lock()
        self._loading = threading.Lock()
        self._trouble: TidingsError | None = None
        self._stamp: Stamp = ()
        self._version: tuple[str, ...] = ()
        self._cost = 0.0
        self._former: dict[str, tuple[str, ...]] = {}  # claims of events that were joined or parted since the desk was opened
        self.reading: threading.Thread | None = None  # what reads a changed record, once there was one
        self._read()

    def _matching(self) -> Matching | None:
        """The server's own index of words, where a server keeps the record."""
        return getattr(self._store, "matching", None) if self.server else None

    @cached_property
    def _store(self) -> Store:
        return open_store(self.record, create=False)

    def _stamped(self) -> Stamp:
        """What tells cheaply that the record may have changed."""
        if self.server:
            return ((self._store.revision(), 0),)
        files = (self.path, Path(f"{self.path}-wal"))
        return tuple((s.st_mtime_ns, s.st_size) for f in files if f.exists() and (s := f.stat()))

    def _versioned(self) -> tuple[str, ...]:
        """What tells for certain that it has: the number of its changes, and the hash of its rows."""
        store = open_store(self.record, create=False)
        try:
            return str(store.revision()), store.recall(DIGEST) or ""
        finally:
            store.close()

    def _read(self) -> None:
        """Reads the record, unless it is as it was. A large one is made ready before anyone sees it."""
        stamp, version, began = self._stamped(), self._versioned(), time.thread_time()
        if version != self._version:
            shown = Shown(open_record(self.record), self._matching())
            if self.edition:
                self._remember_former(self._shown.record, shown.record)
            gc.freeze()  # looking through the rows of a large record for garbage would hold up every page now and then
            if self.edition and self._cost > SHORT:
                shown.warm()
            self._shown, self._version, self._cost = shown, version, time.thread_time() - began
            self.edition += 1
        self._stamp, self._trouble = stamp, None

    def _remember_former(self, before: Record, now: Record) -> None:
        gone = {event.id: event.claims for event in before.events if now.event(event.id) is None}
        self._former = dict([*self._former.items(), *gone.items()][-MOST_FORMER:])

    def successor(self, identifier: str) -> str | None:
        """The event that holds most claims of one that was shown before the record changed: a page kept open still leads on."""
        if identifier not in self._former:
            return None
        claims = set(self._former[identifier])
        shared = Counter({event.id: len(claims.intersection(event.claims)) for event in self.shown.record.events})
        best, most = max(shared.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        return best if most else None

    def _read_again(self) -> None:
        try:
            self._read()
        except TidingsError as trouble:
            self._trouble = trouble
        finally:
            self._loading.release()

    @property
    def shown(self) -> Shown:
        """The record as it is in the file; while a large one is read again, as it was before.

        TidingsError where the file, changed, cannot be read.
        """
        if self._stamp != self._stamped() and self._loading.acquire(blocking=False):
            self.reading = threading.Thread(target=self._read_again, daemon=True)
            self.reading.start()
            if self._cost <= SHORT:
                self.reading.join()
        if self._trouble:
            raise self._trouble
        return self._shown

    def settled(self) -> bool:
        """Whether it is plain at a glance that the record is as it was read: then nothing that asks for it has to wait."""
        return not self.server and self._trouble is None and self._stamp == self._stamped()

    def condition(self) -> tuple[Hashable, ...]:
        """All that pages show beside the record: the same as long as no page has to be made anew."""
        seen = self._seen_file.stat().st_mtime_ns if self._seen_file.is_file() else 0
        return id(self.shown), self.edition, len(self.judged), self.work.waiting, self.work.running, self.work.error, seen

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keeps judgements, and applies them in the background."""
        keep(self.record, judgements)
        self.judged += judgements
        with self._lock:
            self.work.waiting += len(judgements)
            if self.work.running:
                return
            self.work.running = True
        threading.Thread(target=self._apply, daemon=True).start()

    def _apply(self) -> None:
        while True:
            with self._lock:
                taken = self.work.waiting
                if not taken:
                    self.work.running = False
                    return
            error = None
            try:
                build([], self.record)
            except TidingsError as problem:
                error = str(problem)
            with self._lock:
                self.work.waiting -= taken
                self.work.error = error

    @cached_property
    def _seen_file(self) -> Path:
        root = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
        return (
            root
            / "tidings"
            / "seen"
            / f"{hashlib.sha256(str(self.record if self.server else self.path.absolute()).encode()).hexdigest()[:16]}.json"
        )

    def new(self, record: Record) -> tuple[Change, ...] | None:
        """What changed in a record, told in any language, since it was last marked as seen; None where it never was."""
        try:
            before = read_state(self._seen_file) if self._seen_file.is_file() else None
        except UsageError:  # an earlier version of Tidings wrote it
            before = None
        return None if before is None else changes(before, record)

    def mark_seen(self) -> None:
        """Remembers the record as it is, outside the record."""
        self._seen_file.parent.mkdir(parents=True, exist_ok=True)
        write_state(self._seen_file, self.shown.record)
