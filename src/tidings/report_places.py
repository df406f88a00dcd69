"""The place that a report is about, for what it tells without saying where: of its title, else of its first paragraph.

Where a dateline stands before other places, it only says where the report was written. A first paragraph that names a place that no
map has is about that place, and says nothing of where else things happened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tidings.fold import fold_name
from tidings.model import NEWS_KINDS, Claim, Entity, Mention, Passage, Report
from tidings.place_fit import COARSE


def report_places(
    reports: Sequence[Report],
    mentions: Sequence[Mention],
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    entities: Mapping[str, Entity],
) -> dict[str, Entity]:
    """By report, the finest place that it is about; reports of which that is not clear, or that tell of other places, have none."""
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        stated = claim.place.entity if claim.place is not None else None
        if stated in entities and not claim.background:
            elsewhere[claim.report].add(stated or "")
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "place" and mention.entity in entities:
            places[mention.report].append(mention)
    leads: dict[str, Passage] = {}
    for passage in sorted(passages, key=lambda p: (p.report, p.start)):
        if passage.kind in NEWS_KINDS:
            leads.setdefault(passage.report, passage)
    titles = {p.report: p for p in passages if p.kind == "title"}
    found = {}
    for report in reports:
        named = places.get(report.id, [])
        place = _titled(report, titles.get(report.id), named, entities) or _led(leads.get(report.id), named, entities)
        if place is not None and all(_may_be(entities[other], place) for other in elsewhere[report.id]):
            found[report.id] = place
    return found


def named_places(mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> dict[str, frozenset[str]]:
    """By report, all places that it names which are no regions or countries."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        entity = entities.get(mention.entity or "")
        if mention.kind == "place" and entity is not None and entity.feature not in COARSE:
            found[mention.report].add(entity.id)
    return {report: frozenset(places) for report, places in found.items()}


def _may_be(stated: Entity, place: Entity) -> bool:
    """Whether a place that a claim names is the report's, lies on no map, or is the region or country around it."""
    around = stated.feature in COARSE and stated.country == place.country
    return stated.id == place.id or not _mapped(stated) or around


def _titled(report: Report, title: Passage | None, named: Sequence[Mention], entities: Mapping[str, Entity]) -> Entity | None:
    """The place that a title names, be it in the text or given beside it."""
    given = f" {fold_name(report.title or '')} "
    inside = [m for m in named if (title and title.start <= m.start < title.end) or f" {fold_name(m.text)} " in given]
    return _finest(inside, named, entities)


def _led(lead: Passage | None, named: Sequence[Mention], entities: Mapping[str, Entity]) -> Entity | None:
    """The place of a first paragraph."""
    inside = [m for m in named if lead and lead.start <= m.start < lead.end]
    others = [m for m in inside if lead and m.start > lead.start]
    if {m.entity for m in others} and others != inside:
        inside = others
    if any(not _mapped(entities[m.entity or ""]) for m in inside):
        return None
    return _finest(inside, named, entities)


def _finest(inside: Sequence[Mention], named: Sequence[Mention], entities: Mapping[str, Entity]) -> Entity | None:
    """The finest place on the map, of several as fine the one that the report names most often."""
    often = Counter(m.entity for m in named)
    known = [m for m in inside if _mapped(entities[m.entity or ""])]
    best = min(known, key=lambda m: (COARSE.get(entities[m.entity or ""].feature or "", 0), -often[m.entity], m.start), default=None)
    return entities[best.entity or ""] if best else None


def _mapped(place: Entity) -> bool:
    return place.country is not None and (place.lat is not None or place.feature is not None)
