"""Whether two claims tell of one event: what speaks for it, what forbids it, and the reasons in words.

Dates, places, participants, figures, wording and copies are compared one by one. A hard contradiction (two days, two towns,
two tolls of one measure from one voice, another company at a meeting) keeps claims apart whatever else agrees: two
events of one type on one day in neighbouring towns stay two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from tidings.model import Claim, Entity, Figure
from tidings.settings import Settings

MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE")
HELD = ("asserted", "alleged", "denied", "planned")
STATE_SECTORS = ("GOV", "MIL", "SPY", "COP", "LEG")


@dataclass(frozen=True, slots=True)
class Face:
    """A claim with what is compared: days, place, participants by identity and by state, figures, words."""

    claim: Claim
    days: tuple[date, date] | None
    stated: bool
    place: Entity | None
    who: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    figures: tuple[Figure, ...]
    words: frozenset[str]
    whole: bool


def identity(entity: Entity | None, key: str) -> str:
    """A participant as compared: the state for its government, forces and ministries, else the entity itself."""
    if entity is None:
        return key
    if entity.kind == "place" and entity.feature == "country" and entity.country:
        return f"state:{entity.country}"
    if entity.sector in STATE_SECTORS and entity.country and entity.kind != "person":
        return f"state:{entity.country}"
    return key


def face(claim: Claim, entities: Mapping[str, Entity], figures: Mapping[str, Figure], words: frozenset[str]) -> Face:
    """What of a claim is compared."""
    actors = frozenset(identity(entities.get(p.entity or ""), p.entity or "") for p in claim.actors if p.entity)
    recipients = frozenset(identity(entities.get(p.entity or ""), p.entity or "") for p in claim.recipients if p.entity)
    everyone = [p.entity for p in (*claim.actors, *claim.recipients) if p.entity]
    people = frozenset(e for e in everyone if entities.get(e) and entities[e].kind == "person")
    place = entities.get(claim.place.entity) if claim.place and claim.place.entity else None
    own = tuple(figures[f] for f in claim.figures if f in figures)
    whole = any(f.scope == "total" for f in own)
    days = None
    stated = False
    if claim.time and claim.time.start:
        first = date.fromisoformat(claim.time.start)
        days = (first, date.fromisoformat(claim.time.end) if claim.time.end else first)
        stated = claim.time.mention is not None
    return Face(claim, days, stated, place, actors | recipients, actors, recipients, people, own, words, whole)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two claims look like one event, 0 to 1, and why; 0 with a reason where something forbids it."""

    score: float
    why: tuple[str, ...]


def alike(a: Face, b: Face, copied: bool, settings: Settings) -> Likeness:
    """Compares two claims of one type; `copied` says that their sentences are copies or translations of one another."""
    barred = forbidden(a, b, copied, settings)
    if barred:
        return Likeness(0.0, (barred,))
    score = settings.bare_likeness
    why: list[str] = []
    if copied:
        score, why = score + settings.copied_weight, [*why, "one text"]
    if a.days and b.days:
        near = a.stated and b.stated
        score += settings.date_weight if near else settings.date_weight / 2
        why.append("same days" if near else "days fit")
    shared = a.who & b.who
    if shared:
        union = a.who | b.who
        score += settings.people_weight * (len(shared) / len(union) * 0.5 + 0.5)
        why.append("same participants" if shared == union else "participants in common")
    if a.place and b.place:
        score += settings.place_weight * (1.0 if a.place.id == b.place.id else 0.6)
        why.append("same place" if a.place.id == b.place.id else "places fit")
    numbers = {(f.measure, f.best or f.low) for f in a.figures} & {(f.measure, f.best or f.low) for f in b.figures}
    if numbers:
        score += settings.figure_weight
        why.append("same figures")
    overlap = len(a.words & b.words) / (min(len(a.words), len(b.words)) or 1)
    if a.claim.type in SPOKEN and a.claim.trigger.text.casefold() == b.claim.trigger.text.casefold():
        overlap = max(overlap, settings.same_verdict)
    if overlap >= settings.least_overlap:
        score += settings.words_weight * overlap
        why.append("same words")
    return Likeness(min(score, 1.0), tuple(why))


def forbidden(a: Face, b: Face, copied: bool, settings: Settings) -> str | None:
    """What keeps two claims apart for good, or None."""
    if (a.claim.modality in HELD) != (b.claim.modality in HELD):
        return "one is only wished for"
    if a.whole != b.whole and not copied and not _same_numbers(a, b):
        return "one is a total"
    if a.days and b.days and not _touch(a.days, b.days):
        return "other days"
    if a.days and b.days and not copied and abs(_width(a.days) - _width(b.days)) > settings.widest_days and not _same_numbers(a, b):
        return "a day and a long period"
    if a.place and b.place and not places_fit(a.place, b.place, settings):
        return "other places"
    if a.claim.type in MUTUAL and not copied and a.people and b.people and not (a.people <= b.people or b.people <= a.people):
        return "other company"
    if not copied and _journey(a, b):
        return "a journey and a meeting"
    if not copied and a.who and b.who and not a.who & b.who:
        return "other participants"
    if not copied and _opposed(a, b):
        return "other side"
    if not copied and _tolls_differ(a, b):
        return "other tolls from one voice"
    if a.claim.type in SPOKEN and not copied and not _same_speech(a, b, settings):
        return "other words"
    return None


def _journey(a: Face, b: Face) -> bool:
    """Whether one tells that somebody came or went and the other with whom they sat together."""
    return (a.claim.mode == "visit") != (b.claim.mode == "visit") and a.claim.type == "CONSULT" and not len(a.who & b.who) > 1


def _same_numbers(a: Face, b: Face) -> bool:
    """Whether two claims give one number for one measure."""
    return bool({(f.measure, f.best or f.low) for f in a.figures} & {(f.measure, f.best or f.low) for f in b.figures})


def _opposed(a: Face, b: Face) -> bool:
    """Whether the doer in one is the sufferer in the other, and not the other way round too."""
    if a.claim.type in MUTUAL:
        return False
    crossed = (a.actors & b.recipients) or (a.recipients & b.actors)
    straight = (a.actors & b.actors) or (a.recipients & b.recipients)
    return bool(crossed) and not straight


def _tolls_differ(a: Face, b: Face) -> bool:
    """Whether one report gives two different numbers of one measure: then it tells of two incidents."""
    if a.claim.report != b.claim.report:
        return False
    mine = {f.measure: f.best or f.low for f in a.figures if f.best or f.low}
    theirs = {f.measure: f.best or f.low for f in b.figures if f.best or f.low}
    return any(mine[m] != theirs[m] for m in mine.keys() & theirs.keys())


def _same_speech(a: Face, b: Face, settings: Settings) -> bool:
    """Whether two speech acts say the same: a common speaker, and words or an addressee in common."""
    if not a.actors & b.actors:
        return False
    overlap = len(a.words & b.words) / (min(len(a.words), len(b.words)) or 1)
    return overlap >= settings.least_overlap or a.claim.trigger.text.casefold() == b.claim.trigger.text.casefold()


def _touch(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _width(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days


def places_fit(a: Entity, b: Entity, settings: Settings) -> bool:
    """Whether two places may be one: the same, one inside the other, or so near that reports mix them."""
    if a.id == b.id or a.parent in (b.id, b.name) or b.parent in (a.id, a.name):
        return True
    if a.feature == "country" or b.feature == "country":
        return a.country == b.country
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.country is None or b.country is None or a.country == b.country
    far = kilometres(a.lat, a.lon, b.lat, b.lon)
    wide = settings.region_km if "region" in (a.feature, b.feature) else settings.town_km
    return far <= wide


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees (haversine formula)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 12742 * asin(sqrt(half))


def common_words(texts: Sequence[frozenset[str]], most: int) -> frozenset[str]:
    """Words that so many sentences share that they say nothing of which event is told."""
    counts: dict[str, int] = {}
    for words in texts:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return frozenset(w for w, n in counts.items() if n > most)
