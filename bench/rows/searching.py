"""Full text and filters over a record of many passages: half of all queries are faster than p50, all but one in twenty than p95."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from news import KINDS, TOWNS, reports
from row import Given, Row

from tidings.layers import Layers
from tidings.library import events_in
from tidings.model import Event, EventPlace, Passage, Report, When
from tidings.query import Query
from tidings.record import Record
from tidings.search import Index
from tidings.settings import Settings
from tidings.store import SqliteStore

PASSAGES = 50_000
QUERIES = 200
WORDS = sorted(
    {word for sentences in KINDS.values() for sentence in sentences for word in sentence.split() if word.isalpha() and len(word) > 4}
)


def measure(given: Given) -> Iterator[Row]:
    """p50 and p95 of both kinds of query, in milliseconds."""
    record = made_up(int(PASSAGES * given.scale))
    index = Index(record)
    chance = random.Random(3)
    index.search(Query("police"))
    count = len(record.passages)
    yield _row(f"full text, {count:,} passages", lambda: index.search(Query(f"{chance.choice(TOWNS)} {chance.choice(WORDS)}"), 20))
    days = [(date(2016, 1, 4) + timedelta(days=n)).isoformat() for n in range(0, 300, 7)]

    def events() -> object:
        start = chance.choice(days)
        return index.search(Query("", "events", since=start, until=start[:8] + "28", type=chance.choice(("ASSAULT", "CONSULT"))), 20)

    yield _row(f"events by day and type, {len(record.events):,} events", events)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.tidings"
        store = SqliteStore(path)
        store.replace([], [], record.layers, Settings(), 0)
        store.close()

        def opened() -> object:
            start = chance.choice(days)
            return events_in(path, Query(since=start, until=(date.fromisoformat(start) + timedelta(days=6)).isoformat()))

        yield _row("  a week of them, the file opened for it", opened)


def _row(name: str, ask: Callable[[], object]) -> Row:
    times = []
    for _ in range(QUERIES):
        started = time.perf_counter()
        ask()
        times.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return Row(name, f"p50 {statistics.median(times):.1f} ms, p95 {cuts[-1]:.1f} ms")


def made_up(passages: int) -> Record:
    """A record of so many passages of made-up news, one event a report; nothing is read, so that a large one is soon made."""
    held: dict[str, list[object]] = {"reports": [], "passages": [], "events": []}
    for each in reports(passages // 3):
        if len(held["passages"]) >= passages:
            break
        held["reports"].append(Report(each["id"], each["id"], each["text"], title=each["title"], language="en"))
        at = 0
        for number, part in enumerate(each["text"].split("\n\n")):
            at = each["text"].index(part, at)
            held["passages"].append(Passage(f"{each['id']}-{number}", each["id"], number, at, at + len(part), part, "body"))
        kind = "CONSULT" if "met" in each["text"].split() else "ASSAULT"
        town = next((town for town in TOWNS if town in each["title"]), TOWNS[0])
        day = When(each["published"], each["published"], "day", "stated")
        place = EventPlace(None, town, None, None, None, "city")
        held["events"].append(
            Event(f"e{each['id']}", each["title"], kind, None, (), day, place, (), (), (), (), (each["id"],), (), (), 1, "reported", False)
        )
    return Record(Layers(**{name: tuple(things) for name, things in held.items()}))  # type: ignore[arg-type]
