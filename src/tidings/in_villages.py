"""Claims that a village belongs to which was only known for one by other reports: where the claim happened, and who in it is nobody.

The roles of a claim are read before other reports are asked what a name is. A village that was read as a person, or as nothing, did and
suffered nothing; where its sentence names one village and no finer place than its region or country, there it happened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tidings.contradictions import SPOKEN
from tidings.drafts import PLACED
from tidings.model import Claim, Entity, Mention, Participant, PlaceRef
from tidings.place_fit import COARSE

NEXT = 2  # code points
APART = 8  # code points between a place and what it lies in
APPOSED = re.compile(r"\s*,\s*(?:[^\W\d_]{1,4}\s+)?")


def in_villages(
    claims: Sequence[Claim], read: Sequence[Mention], mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> list[Claim]:
    """Claims with the villages that other reports told of: `read` are the mentions as each report alone was read, `mentions` as joined."""
    before = {m.id: (m.kind, m.start, m.end) for m in read}
    now = {m.id: m for m in mentions}
    found = {m.id for m in mentions if m.kind == "place" and before.get(m.id) != ("place", m.start, m.end)}
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in ("place", "facility") and mention.entity in entities:
            places[mention.report].append(mention)
    fresh = {report for report, own in places.items() if any(m.id in found for m in own)}
    claims = [_in_village(c, found, now, places[c.report], entities) if c.report in fresh else c for c in claims]
    return [_not_just_around(c, now, places[c.report], entities) for c in claims]


def _not_just_around(claim: Claim, now: Mapping[str, Mention], places: Sequence[Mention], entities: Mapping[str, Entity]) -> Claim:
    """A claim that was put in a country or region by what only says where a place without a list lies: "attacked X, in Colombia"."""
    area = now.get(claim.place.mention or "") if claim.place else None
    land = entities.get(claim.place.entity or "") if claim.place else None
    if area is None or land is None or land.feature not in COARSE or claim.type not in PLACED:
        return claim
    beside = [m for m in places if m.kind == "place" and 0 < area.start - m.end <= APART and claim.start <= m.start]
    spot = next((m for m in beside if m.entity and entities[m.entity].feature is None), None)
    if spot is None or not APPOSED.fullmatch(claim.text, spot.end - claim.start, area.start - claim.start):
        return claim
    return replace(claim, place=PlaceRef(spot.entity, spot.id, None))


def _in_village(
    claim: Claim, found: Set[str], now: Mapping[str, Mention], places: Sequence[Mention], entities: Mapping[str, Entity]
) -> Claim:
    """A claim without villages among who does and suffers, and in the one village of its sentence."""
    struck = [p for p in (*claim.actors, *claim.recipients) if p.mention in found]
    claim = replace(claim, actors=_people(claim.actors, found), recipients=_people(claim.recipients, found))
    struck_there = _struck(claim, found, places)
    if struck_there is not None:
        return replace(claim, place=PlaceRef(struck_there.entity, struck_there.id, None))
    here = entities.get(claim.place.entity or "") if claim.place else None
    if claim.type in SPOKEN or (here is not None and here.feature not in COARSE):
        return claim
    inside = [m for m in places if claim.start <= m.start and m.end <= claim.end]
    fine = [m for m in inside if entities[m.entity or ""].feature not in COARSE and m.kind == "place"]
    new = [m for m in fine if m.id in found]
    named = {m.entity for m in fine if m.id in found or entities[m.entity or ""].feature is not None}
    suffered = [now[p.mention] for p in struck if p.mention]
    chosen = suffered[:1] or (new[:1] if len(named) == 1 else [])
    return replace(claim, place=PlaceRef(chosen[0].entity, chosen[0].id, None)) if chosen else claim


def _struck(claim: Claim, found: Set[str], places: Sequence[Mention]) -> Mention | None:
    """The village right behind a word for an attack or a disaster: what is struck is where it happened."""
    if claim.type not in PLACED:
        return None
    behind = (m for m in places if m.id in found and 0 < m.start - claim.trigger.end <= NEXT)
    return next((m for m in behind if claim.text[claim.trigger.end - claim.start : m.start - claim.start].isspace()), None)


def _people(side: Sequence[Participant], found: Set[str]) -> tuple[Participant, ...]:
    return tuple(p for p in side if p.mention not in found)
