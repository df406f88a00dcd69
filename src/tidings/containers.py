"""The region or country that stands right behind the name of a place: "Paris, Texas", "Córdoba (Argentina)", "Perth in Ontario"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tidings.gazetteer import NO_COUNTRY, Place, gazetteer

LONGEST = 4  # words of a container
BESIDE = 0.8  # degrees from the middle of a district within which a town lies in it
BEHIND = re.compile(rf"\s?[,،、(]\s?((?:[^\W\d_][\w.'’-]*[ ]?){{1,{LONGEST}}})")


def containers(text: str, ends: Iterable[int]) -> tuple[Place, ...]:
    """The countries, regions and districts by the longest names that stand behind a place in a text, where mentions of it end."""
    found: dict[str, Place] = {}
    for end in ends:
        behind = BEHIND.match(text, end)
        words = behind[1].split() if behind else []
        for size in range(len(words), 0, -1):
            areas = [p for p in gazetteer().lookup(" ".join(words[:size])) if p.feature in ("country", "region", "district")]
            if areas and not words[0][:1].islower():
                found.update((p.id, p) for p in areas)
                break
    return tuple(found.values())


def inside(options: Sequence[Place], areas: Sequence[Place]) -> tuple[Place, ...]:
    """The places that lie in one of some areas, provinces asked first, then countries and districts; all where none does."""
    for feature in ("region", "country", "district"):
        kept = tuple(p for p in options if lying_in(p, [area for area in areas if area.feature == feature]))
        if kept:
            return kept
    return tuple(options)


def lying_in(place: Place, areas: Sequence[Place]) -> bool:
    """Whether a place lies in one of some areas."""
    return any(_lies_in(place, area) for area in areas)


def _lies_in(place: Place, area: Place) -> bool:
    if place.id == area.id or place.country != area.country or place.country == NO_COUNTRY or place.feature == "country":
        return False
    if area.feature == "country":
        return True
    if area.feature == "region":
        return place.parent == area.name
    near = abs(place.lat - area.lat) < BESIDE and abs(place.lon - area.lon) < BESIDE
    return place.feature in ("city", "capital") and place.parent == area.parent and near
