"""Search over reports, events and entities: folded words and phrases, filters, and the span that each hit is at.

Words are folded the same way when they are indexed and when they are asked for (`fold`), so that "sahin" finds "Şahin"; texts
without spaces are indexed by pairs of characters. The index is SQLite's FTS5, in memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from tidings.fold import fold
from tidings.model import Entity, Event, Report
from tidings.record import Record

WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]+")
SEARCHED = ("events", "reports", "entities")
SHOWN_AROUND = 90  # code points of text on either side of a hit


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words and "phrases in quotes" that must all be there, and filters; None filters nothing.

    `since` and `until` are ISO 8601 days, compared with when it happened, or was printed; `place`, `actor` are ids or names of entities.
    """

    text: str = ""
    layer: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    language: str | None = None


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
        places = self._ids(query.place, ("place", "facility"))
        actors = self._ids(query.actor, ("person", "organisation", "group", "role"))
        rows = self.matching(wanted) if wanted else self._likely(query, places, actors)
        passing: dict[tuple[str, str], tuple[str | None, int, int]] = {}
        judged: dict[tuple[str, str], bool] = {}
        for layer, thing, report, start, end in rows:
            key = (layer, thing)
            if key not in judged:
                judged[key] = self._passes(layer, thing, query, places, actors)
            if judged[key] and (key not in passing or (passing[key][0] is None and report is not None)):
                passing[key] = (report, start, end)
        totals = {layer: sum(1 for found, _ in passing if found == layer) for layer in SEARCHED}
        page = [key for key in passing if key[0] in layers][offset : offset + limit]
        return Found(tuple(self._hit(key, passing[key], wanted) for key in page), totals)

    def _likely(self, query: Query, places: frozenset[str] | None, actors: frozenset[str] | None) -> list[Indexed]:
        """What a query without words may find, in order: events of its days, type and status, and nothing that a filter rules out."""
        since, until, kind, status = query.since or "", query.until or "\U0010ffff", query.type, query.status
        found = [
            Indexed("events", name, None, 0, 0)
            for name, start, end, of, told in self._event_rows
            if end >= since and start <= until and (not kind or of == kind) and (not status or told == status)
        ]
        of_events = places is not None or actors is not None or kind or status
        if not of_events:
            found += [Indexed("reports", r.id, None, 0, 0) for r in self.record.reports]
        if not (query.since or query.until or places is not None or kind or status or query.language):
            found += [Indexed("entities", e.id, None, 0, 0) for e in self.record.entities]
        return found

    @cached_property
    def _event_rows(self) -> list[tuple[str, str, str, str, str]]:
        """Of each event its id, first and last day, type and status; a day that is not known fits here and is looked at again."""
        latest = "\U0010ffff"
        return [(e.id, e.date.start or "", e.date.end or e.date.start or latest, e.type, e.status) for e in self.record.events]

    def _ids(self, given: str | None, kinds: tuple[str, ...]) -> frozenset[str] | None:
        """The entities of those kinds that an id or name means; None where nothing was asked for."""
        if not given:
            return None
        name = fold(given)
        alike = [e for e in self.record.entities if e.kind in kinds and (e.id == given or name in {fold(n) for n in _spellings(e)})]
        return frozenset(e.id for e in alike)

    def _passes(self, layer: str, thing: str, query: Query, places: frozenset[str] | None, actors: frozenset[str] | None) -> bool:
        if layer == "entities":
            return not any((query.since, query.until, places, query.type, query.status, query.language)) and (
                actors is None or thing in actors
            )
        if layer == "reports":
            report = self.record.report(thing)
            return report is not None and not any((places, actors, query.type, query.status)) and _report_passes(report, query)
        event = self.record.event(thing)
        return event is not None and event_passes(self.record, event, query, places, actors)

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


def event_passes(record: Record, event: Event, query: Query, places: frozenset[str] | None, actors: frozenset[str] | None) -> bool:
    """Whether an event passes the filters of a query."""
    start, end = event.date.start, event.date.end or event.date.start
    if (query.since and not (end and end >= query.since)) or (query.until and not (start and start <= query.until)):
        return False
    if (query.type and event.type != query.type) or (query.status and event.status != query.status):
        return False
    if places is not None and not (event.place and event.place.entity in places):
        return False
    if actors is not None and not actors & {*event.actors, *event.recipients, *event.informants}:
        return False
    return not query.language or any((r := record.report(i)) and r.language == query.language for i in event.reports)


def _report_passes(report: Report, query: Query) -> bool:
    printed = report.published.value[:10] if report.published else None
    if (query.since and not (printed and printed >= query.since)) or (query.until and not (printed and printed <= query.until)):
        return False
    return not query.language or report.language == query.language


def _spellings(entity: Entity) -> tuple[str, ...]:
    return entity.name, *(n.text for n in entity.names)


def _place_of(text: str, start: int, end: int, wanted: list[list[str]]) -> tuple[int, int]:
    """Where in a stretch the first word or phrase of the query stands; its beginning where none does."""
    held = [(start + s, start + e, token) for s, e, token in tokens(text[start:end])]
    for term in wanted:
        for at in range(len(held) - len(term) + 1):
            if [token for _, _, token in held[at : at + len(term)]] == term:
                return held[at][0], held[at + len(term) - 1][1]
    return start, start
