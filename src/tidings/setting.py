"""The place that a report is about, for what it tells without saying where: the town of its title, else of its first paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tidings.model import NEWS_KINDS, Entity, Mention, Passage

FINENESS = {"country": 2, "region": 1}


def settings_of(mentions: Sequence[Mention], passages: Sequence[Passage], entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """By report, the finest place that its title names, or where that names none, its first paragraph."""
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
        for some in (titles, lead):
            inside = [m for m in named if any(p.start <= m.start < p.end for p in some)]
            if inside:
                best = min(inside, key=lambda m: (FINENESS.get(entities[m.entity or ""].feature or "", 0), m.start))
                found[report] = entities[best.entity or ""]
                break
    return found
