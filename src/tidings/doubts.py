"""What a person should look at: pairs of events that may be one, merges that rest on likeness, people whose names are nearly alike.

The most doubtful first. What was judged already is not asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from tidings.fold import fold, fold_name
from tidings.match import standing
from tidings.model import Entity, Event
from tidings.record import Record
from tidings.settings import Settings
from tidings.spellings import same_name

MOST_IN_BLOCK = 60  # events or names compared with one another


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two things that may be one: `joined` says what the program did; `first` and `second` are ids in `layer` to be judged.

    `one` and `other` are the events or entities that they stand for, one and the same where the program joined them.
    """

    layer: Literal["claims", "mentions"]
    first: str
    second: str
    one: str
    other: str
    joined: bool
    likeness: float
    why: tuple[str, ...]


def doubts(record: Record, settings: Settings | None = None) -> tuple[Doubt, ...]:
    """The doubts of a record, those most alike first, without what people have judged."""
    settings = settings or Settings()
    judged = {pair for j in standing(record.judgements) for pair in combinations(sorted(j.on.ids), 2)}
    found = [*_apart(record, settings), *_joined(record), *_people(record, settings)]
    open_ = [d for d in found if (min(d.first, d.second), max(d.first, d.second)) not in judged]
    return tuple(sorted(open_, key=lambda d: (-d.likeness, d.layer, d.first, d.second)))


def _apart(record: Record, settings: Settings) -> Iterator[Doubt]:
    """Events of one type and time that share a place, participants or words."""
    blocks: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in record.events:
        if event.claims:
            entities = (*event.actors, *event.recipients, event.place.entity if event.place else None)
            for entity in dict.fromkeys(entity or "" for entity in entities):  # one that is both actor and place stands there once
                blocks[event.type, entity].append(event)
    seen: set[tuple[str, str]] = set()
    words = {e.id: _words(record, e) for e in record.events}
    for key in sorted(blocks):
        for a, b in combinations(blocks[key][:MOST_IN_BLOCK], 2):
            pair = (min(a.id, b.id), max(a.id, b.id))
            if pair in seen or a.id in (b.part_of, *b.contains) or b.id in (a.part_of, *a.contains):
                continue
            seen.add(pair)
            score, why = _likeness(a, b, words[a.id], words[b.id])
            if score >= settings.doubtful_events:
                yield Doubt("claims", a.claims[0], b.claims[0], a.id, b.id, False, score, why)


def _words(record: Record, event: Event) -> frozenset[str]:
    return frozenset(w for c in record.claims_of(event) for w in fold(c.text).split() if len(w) > 3)


def _likeness(a: Event, b: Event, words: frozenset[str], others: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """How alike two events of one type look, 0 to 1; 0 where their days do not touch."""
    if not _near(a, b):
        return 0.0, ()
    who, whom = {*a.actors, *a.recipients}, {*b.actors, *b.recipients}
    people = len(who & whom) / max(1, min(len(who), len(whom)))
    place = bool(a.place and b.place and a.place.entity == b.place.entity)
    common = len(words & others) / max(1, min(len(words), len(others)))
    why = ("same days",) + ("same place",) * place + (f"participants in common: {len(who & whom)}",) * bool(who & whom)
    return round(0.3 * place + 0.35 * people + 0.35 * common, 3), (*why, f"{round(100 * common)}% of words in common")


def _near(a: Event, b: Event) -> bool:
    if not (a.date.start and b.date.start):
        return True
    day = timedelta(days=1)
    first, last = date.fromisoformat(a.date.start), date.fromisoformat(a.date.end or a.date.start)
    start, end = date.fromisoformat(b.date.start), date.fromisoformat(b.date.end or b.date.start)
    return start <= last + day and first <= end + day


def _joined(record: Record) -> Iterator[Doubt]:
    """Claims that were joined by likeness, not because one text copies the other or a person said so."""
    claims = {c.id for c in record.claims}
    for event in record.events:
        for reason in event.reasons:
            pair, _, why = reason.partition(": ")
            first, _, second = pair.partition(" = ")
            told = tuple(why.split(", "))
            if first in claims and second in claims and not {"one text", "judged the same"} & set(told):
                yield Doubt("claims", first, second, event.id, event.id, True, round(0.5 / max(1, len(told)), 3), told)


def _people(record: Record, settings: Settings) -> Iterator[Doubt]:
    """People whose names are nearly alike enough to be one."""
    mention = {m.entity: m.id for m in reversed(record.mentions) if m.entity}
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in record.entities:
        if entity.kind == "person" and entity.id in mention:
            for word in set(fold_name(entity.name).split()):
                blocks[word[:4]].append(entity)
    seen = set()
    for a, b in _pairs(blocks[key] for key in sorted(blocks)):
        if (a.id, b.id) not in seen:
            seen.add((a.id, b.id))
            likeness = same_name(a.name, b.name, "person")
            if settings.doubtful_names <= likeness:
                why = (f"names alike to {round(100 * likeness)}%",)
                yield Doubt("mentions", mention[a.id], mention[b.id], a.id, b.id, False, round(likeness, 3), why)


def _pairs(blocks: Iterable[list[Entity]]) -> Iterator[tuple[Entity, Entity]]:
    for block in blocks:
        ordered = sorted(block, key=lambda e: e.id)[:MOST_IN_BLOCK]
        yield from combinations(ordered, 2)
