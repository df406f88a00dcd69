"""What people corrected, applied at every build: fields of claims before they are joined, fields of events after.

A correction is FIELD=VALUE: `date` (a day, or first/last), `place` (a name or id of an entity of the record), `type`, `mode`, `modality`,
`background` (yes or no); of events also `title`, `status`, and any measure with its number (`killed=3`). One on an event is kept as
one on its claims, whose ids stay: it holds for the event that most of them are in. The latest word on a field counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from tidings.errors import UsageError
from tidings.fold import fold_name
from tidings.model import Claim, Entity, Event, EventFigure, EventPlace, FigureBy, Judgement, Modality, PlaceRef, Status, When

JUDGED = "judged"
OF_CLAIMS = ("date", "place", "type", "mode", "modality", "background")
OF_EVENTS = ("title", "status")
CHOICES = {"modality": get_args(Modality), "status": get_args(Status), "background": ("yes", "no")}


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of the claims or the event that `claims` name, with its right value, and who says so."""

    claims: tuple[str, ...]
    field: str
    value: str
    who: str
    why: str | None


def parse(text: str) -> tuple[str, str]:
    """The field and the value of a correction. UsageError where it is none that can be applied."""
    field, sign, value = (part.strip() for part in text.partition("="))
    if not sign or not field or not value:
        raise UsageError(f"write a correction as FIELD=VALUE, as date=2021-05-04 or killed=3, not {text!r}")
    if field in CHOICES and value not in CHOICES[field]:
        raise UsageError(f"{field} is one of {', '.join(CHOICES[field])}, not {value!r}")
    if field == "date":
        _days(value)
    elif field not in (*OF_CLAIMS, *OF_EVENTS) and not value.isdigit():
        raise UsageError(f"{field}: a measure has a whole number; the other fields are {', '.join((*OF_CLAIMS, *OF_EVENTS))}")
    return field, value


def corrections(judgements: Sequence[Judgement]) -> tuple[Correction, ...]:
    """The corrections of claims among judgements that stand, the latest last."""
    found = []
    for one in sorted(judgements, key=lambda j: (j.when, j.id)):
        if one.verdict == "correct" and one.on.layer == "claims" and one.value and "=" in one.value:
            field, value = parse(one.value)
            found.append(Correction(one.on.ids, field, value, one.who, one.why))
    return tuple(found)


def corrected_claims(claims: Sequence[Claim], given: Sequence[Correction], entities: Mapping[str, Entity]) -> list[Claim]:
    """The claims with the fields that people put right."""
    by_claim: dict[str, list[Correction]] = {}
    for one in given:
        for claim in one.claims:
            by_claim.setdefault(claim, []).append(one)
    return [_corrected_claim(claim, by_claim.get(claim.id, ()), entities) for claim in claims]


def _corrected_claim(claim: Claim, given: Sequence[Correction], entities: Mapping[str, Entity]) -> Claim:
    for one in given:
        if one.field == "date":
            first, last = _days(one.value)
            claim = replace(claim, time=When(first, last, "day", "stated", claim.time.mention if claim.time else None))
        elif one.field == "place":
            place = named_entity(one.value, entities)
            claim = replace(claim, place=PlaceRef(place.id, None, None)) if place else claim
        elif one.field == "background":
            claim = replace(claim, background=one.value == "yes")
        elif one.field in OF_CLAIMS:
            changed: dict[str, Any] = {one.field: one.value}
            claim = replace(claim, **changed)
    return claim


def corrected_event(event: Event, given: Sequence[Correction], entities: Mapping[str, Entity]) -> Event:
    """An event with the fields that people put right, each told among its reasons."""
    for one in given:
        mine = len(set(one.claims) & set(event.claims))
        if 2 * mine > len(one.claims) and (2 * mine >= len(event.claims) or one.field not in OF_CLAIMS):
            event = _corrected(event, one, entities)
            why = f": {one.why}" if one.why else ""
            event = replace(event, reasons=(*event.reasons, f"{one.who} corrected {one.field} to {one.value}{why}"))
    return event


def _corrected(event: Event, one: Correction, entities: Mapping[str, Entity]) -> Event:
    if one.field == "date":
        first, last = _days(one.value)
        return replace(event, date=When(first, last, "day", "stated"))
    if one.field == "place":
        place = named_entity(one.value, entities)
        if place is None:
            return event
        return replace(event, place=EventPlace(place.id, place.name, place.country, place.lat, place.lon, place.feature or "city"))
    if one.field == "background":
        return replace(event, background=one.value == "yes")
    if one.field in ("title", "status", "type", "mode"):
        changed: dict[str, Any] = {one.field: one.value}
        return replace(event, **changed)
    if one.field == "modality":
        return event
    return replace(event, figures=tuple(_with_figure(event.figures, one.field, int(one.value))))


def _with_figure(figures: Sequence[EventFigure], measure: str, value: int) -> Iterator[EventFigure]:
    """The figures with one measure put right; every value that was given stays beside it."""
    given: tuple[FigureBy, ...] = tuple(by for f in figures if f.measure == measure for by in f.by)
    yield from (f for f in figures if f.measure != measure)
    yield EventFigure(measure, value, value, value, JUDGED, given, next((f.of for f in figures if f.measure == measure), None))


def _days(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise UsageError(f"write a day as 2021-05-04, or the first and last as 2021-05-04/2021-05-09, not {value!r}") from error
    return days[0].isoformat(), days[1].isoformat()


def named_entity(value: str, entities: Mapping[str, Entity]) -> Entity | None:
    """The place of an id, or of a name that an entity of the record has."""
    if value in entities:
        return entities[value]
    named = [e for e in entities.values() if fold_name(value) in {fold_name(e.name), *(fold_name(n.text) for n in e.names)}]
    return min(named, key=lambda e: (e.kind not in ("place", "facility"), e.id), default=None)
