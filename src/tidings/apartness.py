"""Why an event is not one of those that look like it: for whoever asks why two were not made one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from tidings.alike import alike
from tidings.contradictions import gap
from tidings.faces import Face, face
from tidings.match import decisions, standing
from tidings.model import Event
from tidings.record import Record
from tidings.report_places import report_places
from tidings.settings import Settings

FARTHEST = 3  # days between events that are asked about, unless they share a participant
MOST = 8  # events told of
LOOKED_AT = 6  # claims of an event that are compared


def kept_apart(record: Record, event: Event, settings: Settings | None = None) -> list[tuple[Event, str]]:
    """Events of the same type, near in time or of the same people, each with what keeps it apart; the most alike first."""
    settings = settings or Settings()
    entities = {e.id: e for e in record.entities}
    figures = {f.id: f for f in record.figures}
    language = {r.id: r.language for r in record.reports}
    about = report_places(record.reports, record.mentions, record.passages, record.claims, entities)

    def faces(one: Event) -> list[Face]:
        return [face(c, entities, figures, language.get(c.report), about.get(c.report)) for c in record.claims_of(one)[:LOOKED_AT]]

    decided = decisions(standing(record.judgements), "claims")
    mine = faces(event)
    found = []
    for other in _near(record, event):
        judged = any(decided.get((min(p), max(p))) is False for p in product(event.claims, other.claims))
        pairs = [alike(a, b, False, settings) for a, b in product(mine, faces(other))]
        best = max(pairs, key=lambda one: one.score)
        barred = next((one.why[0] for one in pairs if one.score == 0 and one.why), None)
        why = "people judged them different" if judged else barred or f"too little in common: {', '.join(best.why) or 'nothing'}"
        found.append((best.score, other, why))
    ordered = sorted(found, key=lambda one: (-one[0], one[1].date.start or "", one[1].id))
    return [(other, why) for _, other, why in ordered[:MOST]]


def _near(record: Record, event: Event) -> Iterator[Event]:
    """The events that one might take this one for."""
    people = {*event.actors, *event.recipients}
    for other in record.events:
        if other.id != event.id and other.type == event.type and other.id not in (event.part_of, *event.contains):
            days, others = _days(event), _days(other)
            close = days is not None and others is not None and gap(days, others) <= FARTHEST
            if close or people & {*other.actors, *other.recipients}:
                yield other


def _days(event: Event) -> tuple[date, date] | None:
    if not event.date.start:
        return None
    first = date.fromisoformat(event.date.start)
    return first, date.fromisoformat(event.date.end) if event.date.end else first
