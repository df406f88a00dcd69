"""The place that a report is about, for what it tells without saying where.

The finest place of its title, else of its first paragraph, else of the whole; of several as fine the one that it names most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tidings.model import NEWS_KINDS, Entity, Mention, Passage

FINENESS = {"country": 2, "region": 1}


def settings_of(mentions: Sequence[Mention], passages: Sequence[Passage], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """By report, the place that it is about; reports that name no place of a known country have none."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        entity = entities.get(mention.entity or "")
        if mention.kind == "place" and entity is not None and entity.country:
            places[mention.report].append(mention)
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages, key=lambda p: (p.report, p.start)):
        parts[passage.report].append(passage)
    found = {}
    for report, named in sorted(places.items()):
        titles = [p for p in parts[report] if p.kind == "title"]
        lead = [p for p in parts[report] if p.kind in NEWS_KINDS][:1]
        often = Counter(m.entity for m in named)
        for some in (titles, lead, parts[report]):
            inside = [m for m in named if any(p.start <= m.start < p.end for p in some)]
            if inside:
                best = min(inside, key=lambda m: (_coarse(entities[m.entity or ""]), -often[m.entity], m.start))
                found[report] = entities[best.entity or ""]
                break
    return found


def _coarse(place: Entity) -> int:
    return FINENESS.get(place.feature or "", 0)
