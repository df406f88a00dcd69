"""Which agreement an event is said to break: the one that its claims name, or the one then in force between those whom they name.

A report that says "the cease-fire" and not whose means the last one made between the sides that it tells of. What is told of an attack
before it is no breach of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tidings.accords import takes_force
from tidings.event_build import Sources
from tidings.faces import STATE_SECTORS, UNNAMED, identity
from tidings.language import load_pack
from tidings.model import Claim, Event, Participant

STATE = "state:"
REBELS = ("REB", "OPP")  # sectors of those who stand against a state
Bonds = dict[str, dict[str, set[str]]]  # by event: each agreement that it breaks, with the claims by which its reports speak of that one


def bound(events: Sequence[Event], claims: Mapping[str, Claim], sources: Sources) -> Bonds:
    """The agreements that each event is said to break."""
    home = {claim: event for event in events for claim in event.claims}
    accords = {
        e.id: e
        for e in events
        if e.type == "AGREE" and e.status in ("reported", "corroborated", "disputed") and len(parties(e, sources)) > 1
    }
    found: Bonds = {}
    for event in events:
        for claim in (claims[c] for c in event.claims if claims[c].breaks):
            for named in claim.breaks:
                meant = home.get(named)
                if meant is None or meant.id not in accords:
                    meant = _in_force(event, claim, accords.values(), sources) or meant
                if meant is not None:
                    found.setdefault(event.id, {}).setdefault(meant.id, set()).add(named)
    for answer, accord in _answers(events, found, claims, accords, sources):
        found.setdefault(answer, {}).setdefault(accord, set())
    return found


def _answers(
    events: Sequence[Event], bonds: Bonds, claims: Mapping[str, Claim], accords: Mapping[str, Event], sources: Sources
) -> list[tuple[str, str]]:
    """Attacks of which one side of a broken agreement accuses the other in a report that tells of the breach: charge and counter-charge."""
    told: dict[str, set[str]] = {}
    for event in events:
        for report in {claims[c].report for c in event.claims if claims[c].breaks}:
            told.setdefault(report, set()).update(bonds.get(event.id, {}).keys() & accords.keys())
    found = []
    for event in events:
        charged = [claims[c] for c in event.claims if claims[c].modality == "alleged" and event.type == "ASSAULT"]
        for claim in charged if event.id not in bonds and not event.background else ():
            for broken in sorted(told.get(claim.report, ())):
                by_party = _shared(_sides_of(claim.actors, sources), parties(accords[broken], sources))
                if by_party and _since(event, accords[broken]):
                    found.append((event.id, broken))
    return found


def _in_force(event: Event, claim: Claim, accords: Iterable[Event], sources: Sources) -> Event | None:
    """The last agreement made before an event between the sides that a claim names, none if that is not one alone."""
    doers = _sides_of(claim.actors, sources)
    speakers = claim.attribution.sources if claim.attribution else ()
    known = doers | _sides_of((*claim.recipients, *speakers), sources)
    fitting = []
    for accord in accords:
        sides = parties(accord, sources)
        both = len(_shared(known, sides)) > 1 or (_shared(known, sides) and len(_shared(doers, sides)) == len(doers))
        if both and accord.date.start and _since(event, accord):
            fitting.append(accord)
    last = max((a.date.start or "" for a in fitting), default="")
    latest = [a for a in fitting if a.date.start == last]
    return latest[0] if len(latest) == 1 else None


def _since(event: Event, accord: Event) -> bool:
    """Whether an event may fall on or after the day on which an agreement was made."""
    made, last = accord.date.start, event.date.end or event.date.start
    return made is None or last is None or made <= last


def _shared(some: set[str], sides: set[str]) -> set[str]:
    """The sides of an agreement that are among some: "the army" whose state is not told is that of the one state among them."""
    states = set(filter(_is_state, sides))
    return some & sides | (states if len(states) == 1 and (STATE in some or (STATE in states and any(map(_is_state, some)))) else set())


def _is_state(side: str) -> bool:
    return side.startswith(STATE)


def parties(accord: Event, sources: Sources) -> set[str]:
    """The sides that made an agreement."""
    return {s for e in (*accord.actors, *accord.recipients) if (s := _side(e, sources))}


def _sides_of(people: Iterable[Participant], sources: Sources) -> set[str]:
    return {s for p in people if p.entity and (s := _side(p.entity, sources))}


def _side(key: str, sources: Sources) -> str | None:
    """A participant as a side: whatever acts for a state is one side, rebels are one, "people" and single persons are none."""
    entity = sources.entities.get(key)
    if entity is None or entity.kind == "person":
        return None
    if entity.sector in STATE_SECTORS or (entity.kind == "place" and entity.feature == "country"):
        return STATE + (entity.country or "")
    if entity.kind in UNNAMED:
        return entity.sector if entity.sector in REBELS else None
    return identity(entity, key)


def days_of_effect(events: Sequence[Event], bonds: Bonds, claims: Mapping[str, Claim], sources: Sources) -> dict[str, str]:
    """The day from which each agreement holds, where a report tells it: its own claims, or those by which breaches speak of it."""
    spoken = {event.id: set(event.claims) for event in events if event.agreement is not None}
    for broken in bonds.values():
        for accord, names in broken.items():
            spoken.setdefault(accord, set()).update(names)
    found = {}
    for accord, names in spoken.items():
        days = Counter(day for n in names if n in claims and (day := _day_of_effect(claims[n], sources)))
        if days:
            found[accord] = min(days, key=lambda day: (-days[day], day))
    return found


def _day_of_effect(claim: Claim, sources: Sources) -> str | None:
    """The day that a claim names for the taking effect of its agreement."""
    language = sources.language(claim)
    pack = load_pack(language) if language else None
    when = claim.time if claim.time and claim.time.mention and claim.time.precision == "day" else None
    if claim.type != "AGREE" or when is None or pack is None:
        return None
    return when.start if takes_force(claim.text, claim.trigger.start - claim.start, pack) else None
