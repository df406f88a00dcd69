"""Search over reports, events and entities: folded words and phrases, filters, and the span that each hit is at.

Words are folded the same way when they are indexed and when they are asked for (`fold`), so that "sahin" finds "Şahin"; texts
without spaces are indexed by pairs of characters. The index is SQLite's FTS5, in memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from tidings.fold import fold
from tidings.passing import Passing
from tidings.query import Query
from tidings.record import Record

WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]+")
SEARCHED = ("events", "reports", "entities")
SHOWN_AROUND = 90  # code points of text on either side of a hit


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `layer` and `id`, its line, and where the words stand: `start` and `end` in the text of `report`.

    `before`, `match`, `after` are the words there; all empty where filters alone were given.
    """

    layer: str
    id: str
    title: str
    report: str | None = None
    start: int = 0
    end: int = 0
    before: str = ""
    match: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and how many there are of each layer in all."""

    hits: tuple[Hit, ...]
    totals: dict[str, int] = field(default_factory=dict)


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their offsets, folded; of a stretch without spaces, its pairs of characters."""
    for match in WORD.finditer(text):
        at = match.start()
        for start, end, piece in pieces(match.group()):
            yield at + start, at + end, piece


@lru_cache(maxsize=100_000)
def pieces(word: str) -> tuple[tuple[int, int, str], ...]:
    """The same of one word: most words of a record stand in it many times."""
    found: list[tuple[int, int, str]] = []
    for part in re.finditer(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\w)+", word):
        start, text = part.start(), part.group()
        if UNSPACED.fullmatch(text) and len(text) > 1:
            found += [(start + i, start + i + 2, fold(text[i : i + 2])) for i in range(len(text) - 1)]
        else:
            found += [(start, start + len(text), piece) for piece in WORD.findall(fold(text))]
    return tuple(found)


def terms(text: str) -> list[list[str]]:
    """The words and quoted phrases of a query, folded; what stands in quotes stays in order."""
    found = []
    for quoted, word in re.findall(r'[“"«]([^”"»]*)[”"»]|(\S+)', text):
        pieces = [token for _, _, token in tokens(quoted or word)]
        if pieces:
            found.append(pieces)
    return found


class Indexed(NamedTuple):
    """A stretch of text that can be found: the layer and id that it leads to, and where it stands; no report for names and titles."""

    layer: str
    thing: str
    report: str | None
    start: int
    end: int


Matching = Callable[[Sequence[Sequence[str]]], Sequence[Indexed]]


def searched(record: Record) -> Iterator[tuple[Indexed, str]]:
    """Everything in a record that search looks through, with its words folded."""
    for indexed, text in (*_reports(record), *_events(record), *_entities(record)):
        yield indexed, " ".join([piece for word in WORD.findall(text) for _, _, piece in pieces(word)])


def _reports(record: Record) -> Iterator[tuple[Indexed, str]]:
    for passage in record.passages:
        yield Indexed("reports", passage.report, passage.report, passage.start, passage.end), passage.text


def _events(record: Record) -> Iterator[tuple[Indexed, str]]:
    for event in record.events:
        involved = [e for e in map(record.entity, (*event.actors, *event.recipients, *event.informants)) if e]
        place = record.entity(event.place.entity) if event.place else None
        names = [n.text for e in (*involved, *([place] if place else [])) for n in e.names]
        yield Indexed("events", event.id, None, 0, 0), " ".join([event.title, *(e.name for e in involved), *names])
        for claim in record.claims_of(event):
            yield Indexed("events", event.id, claim.report, claim.start, claim.end), claim.text


def _entities(record: Record) -> Iterator[tuple[Indexed, str]]:
    for entity in record.entities:
        words = [entity.name, *(n.text for n in entity.names), *(r.text for r in entity.roles)]
        yield Indexed("entities", entity.id, None, 0, 0), " | ".join(words)


class Index:
    """The index of one record. Makes it once; searching changes nothing, from any thread.

    `matching` finds words where the store keeps an index of its own; nothing is indexed here then.
    """

    def __init__(self, record: Record, matching: Matching | None = None) -> None:
        self.record = record
        self.matching = matching or self._in_memory()

    def _in_memory(self) -> Matching:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        database.execute("CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")")
        database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, layer TEXT, thing TEXT, report TEXT, start INTEGER, end INTEGER)")
        with database:
            for number, (indexed, words) in enumerate(searched(self.record), 1):
                database.execute("INSERT INTO texts (rowid, body) VALUES (?, ?)", (number, words))
                database.execute("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)", (number, *indexed))

        def matching(wanted: Sequence[Sequence[str]]) -> list[Indexed]:
            match = " AND ".join('"' + " ".join(term) + '"' for term in wanted)
            statement = (
                "SELECT layer, thing, report, start, end FROM texts JOIN rows ON rows.id = texts.rowid "
                "WHERE texts MATCH ? ORDER BY rank, rows.id"
            )
            return [Indexed(*found) for found in database.execute(statement, (match,))]

        return matching

    def search(self, query: Query, limit: int = 50, offset: int = 0) -> Found:
        """The hits that pass all filters, best first, each event, report and entity once; without words, all that pass, in order."""
        layers = (query.layer,) if query.layer in SEARCHED else SEARCHED
        wanted = terms(query.text)
        filters = Passing(self.record, query)
        if not wanted:
            all_of = {layer: filters.all_of(layer) for layer in SEARCHED}
            pages = chain.from_iterable(((layer, thing) for thing in all_of[layer]) for layer in layers)
            hits = tuple(self._hit(key, (None, 0, 0), wanted) for key in islice(pages, offset, offset + limit))
            return Found(hits, {layer: len(found) for layer, found in all_of.items()})
        passing: dict[tuple[str, str], tuple[str | None, int, int]] = {}
        judged: dict[tuple[str, str], bool] = {}
        for layer, thing, report, start, end in self.matching(wanted):
            key = (layer, thing)
            if key not in judged:
                judged[key] = filters.passes(layer, thing)
            if judged[key] and (key not in passing or (passing[key][0] is None and report is not None)):
                passing[key] = (report, start, end)
        totals = {layer: sum(1 for found, _ in passing if found == layer) for layer in SEARCHED}
        page = [key for key in passing if key[0] in layers][offset : offset + limit]
        return Found(tuple(self._hit(key, passing[key], wanted) for key in page), totals)

    def _hit(self, key: tuple[str, str], at: tuple[str | None, int, int], wanted: list[list[str]]) -> Hit:
        layer, thing = key
        report, start, end = at
        text = self.record.report(report) if report else None
        if text is None:
            return Hit(layer, thing, self._title(layer, thing))
        first, last = _place_of(text.text, start, end, wanted)
        before = text.text[max(start, first - SHOWN_AROUND) : first]
        return Hit(
            layer,
            thing,
            self._title(layer, thing),
            report,
            first,
            last,
            before,
            text.text[first:last],
            text.text[last : min(end, last + SHOWN_AROUND)],
        )

    def _title(self, layer: str, thing: str) -> str:
        if layer == "reports":
            report = self.record.report(thing)
            return (report.title if report else None) or thing
        if layer == "entities":
            return self.record.name(thing)
        event = self.record.event(thing)
        return event.title if event else thing


def _place_of(text: str, start: int, end: int, wanted: list[list[str]]) -> tuple[int, int]:
    """Where in a stretch the first word or phrase of the query stands; its beginning where none does."""
    held = [(start + s, start + e, token) for s, e, token in tokens(text[start:end])]
    for term in wanted:
        for at in range(len(held) - len(term) + 1):
            if [token for _, _, token in held[at : at + len(term)]] == term:
                return held[at][0], held[at + len(term) - 1][1]
    return start, start
