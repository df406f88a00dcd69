"""Whether a record holds together: offsets point at their text, ids are one's own, every reference leads somewhere."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidings.audit import breaks
from tidings.model import Claim, Copy, Entity, Event, Judgement, Lineage, Mention, Participant, Span, Story, Stretch, content_id
from tidings.record import LAYERS
from tidings.store import Kept, open_store

Reference = tuple[str, str | None]  # a layer, and the id in it that is meant; None means nothing


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a record that does not hold: where it stands and what is wrong with it."""

    layer: str
    id: str
    what: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.layer} {self.id}: {self.what}"


def check(record: str | Path) -> tuple[Kept, list[Flaw]]:
    """All that a record holds, and everything in it that does not hold. RecordError where it cannot be read at all."""
    store = open_store(record, create=False)
    try:
        damage = [Flaw("record", str(record), line) for line in store.damage()]
        kept = store.load()
    finally:
        store.close()
    log = Path(f"{record}.audit.jsonl")
    gaps = [Flaw("audit log", log.name, line) for line in breaks(log)] if log.is_file() else []
    return kept, [*damage, *flaws(kept), *gaps]


def flaws(kept: Kept) -> Iterator[Flaw]:
    """What does not hold among all that is kept."""
    texts = {report.id: report.text for report in kept.layers.reports}
    ids = {layer: {t.id for t in getattr(kept.layers, layer) if hasattr(t, "id")} for layer in LAYERS}
    yield from _unread(kept)
    for layer in LAYERS:
        things = getattr(kept.layers, layer)
        count = Counter(t.id for t in things if hasattr(t, "id"))
        yield from (Flaw(layer, identifier, f"the id stands {n} times") for identifier, n in count.items() if n > 1)
        for number, thing in enumerate(things):
            name = getattr(thing, "id", None) or f"number {number}"
            yield from (Flaw(layer, name, what) for what in _misplaced(thing, texts))
            for where, identifier in references(thing):
                if identifier is not None and identifier not in ids[where]:
                    yield Flaw(layer, name, f"it names {identifier} of {where}, which is not there")
    yield from _disagreements(kept)
    yield from _altered(kept.judgements)


def _unread(kept: Kept) -> Iterator[Flaw]:
    """Reports that were taken in, and stand in no report of the record as a printing of it."""
    shown = {sha for r in kept.layers.reports for sha in (r.sha256, *(v.sha256 for v in r.versions))}
    if kept.version is not None:
        yield from (Flaw("reports", r.id, "it was read and is in no layer") for r in kept.raw if r.sha256 not in shown)


def _misplaced(thing: Any, texts: dict[str, str]) -> Iterator[str]:
    """Spans in a value, and in the values within it, that do not point at the text that they say they hold."""
    report, start, end = (getattr(thing, name, None) for name in ("report", "start", "end"))
    if isinstance(report, str) and isinstance(start, int) and isinstance(end, int):
        text = texts.get(report)
        if text is None or not 0 <= start <= end <= len(text):
            yield f"{start} to {end} is no place in report {report}"
        elif not isinstance(thing, Stretch) and text[start:end] != thing.text:
            yield f"the text of report {report} from {start} to {end} is not {thing.text[:40]!r}"
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if dataclasses.is_dataclass(part) and not isinstance(part, type):
                yield from _misplaced(part, texts)


def references(thing: Any) -> Iterator[Reference]:
    """What a value of a layer names in this and other layers."""
    if hasattr(thing, "report") and not isinstance(thing, Span):
        yield "reports", thing.report
    match thing:
        case Copy(a, b):
            yield from (("reports", a.report), ("reports", b.report))
        case Lineage():
            yield from (("passages", i) for i in thing.passages)
            yield from (("reports", i) for i in thing.reports)
            yield "reports", thing.origin.report if thing.origin else None
        case Entity():
            yield from (("reports", i) for role in thing.roles for i in role.reports)
        case Mention():
            yield "entities", thing.entity
        case Claim():
            yield from _of_claim(thing)
        case Event():
            yield from _of_event(thing)
        case Story():
            yield from (("reports", i) for i in thing.reports)
            yield from (("events", i) for i in thing.events)


def _of_claim(claim: Claim) -> Iterator[Reference]:
    sources = claim.attribution.sources if claim.attribution else ()
    where = [Participant(claim.place.entity, claim.place.mention)] if claim.place else []
    for one in (*claim.actors, *claim.recipients, *sources, *where):
        yield from (("entities", one.entity), ("mentions", one.mention))
    yield from (("figures", i) for i in claim.figures)
    yield from (("claims", i) for i in (*claim.breaks, claim.within, claim.refers))
    yield "events", claim.event


def _of_event(event: Event) -> Iterator[Reference]:
    place = event.place.entity if event.place else None
    parties = event.agreement.parties if event.agreement else ()
    yield from (("entities", i) for i in (*event.actors, *event.recipients, *event.informants, *parties, place))
    disputed = (i for conflict in event.conflicts for side in conflict.claims for i in side)
    yield from (("claims", i) for i in (*event.claims, *disputed))
    for by in (by for figure in event.figures for by in figure.by):
        yield from (("claims", by.claim), ("entities", by.informant))
    yield from (("reports", i) for i in event.reports)
    yield from (("lineages", i) for i in event.lineages)
    yield from (("events", i) for i in (event.part_of, *event.contains, *event.breaks))


def _disagreements(kept: Kept) -> Iterator[Flaw]:
    """Claims and events that do not name one another."""
    named = {(claim, event.id) for event in kept.layers.events for claim in event.claims}
    naming = {(claim.id, claim.event) for claim in kept.layers.claims if claim.event}
    yield from (Flaw("claims", c, f"it says that it is of event {e}, which does not list it") for c, e in sorted(naming - named))
    yield from (Flaw("events", e, f"it lists claim {c}, which names another event or none") for c, e in sorted(named - naming))


def _altered(judgements: tuple[Judgement, ...]) -> Iterator[Flaw]:
    """Judgements that are not what was judged: their id is the hash of all that they say."""
    for j in judgements:
        if j.id != content_id("judgement", j.who, j.when, j.on.layer, j.on.ids, j.verdict, j.value, j.why):
            yield Flaw("judgements", j.id, "it is not as it was judged: its id does not fit what it says")
