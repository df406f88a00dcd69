"""Where the places and facilities lie that no list has: by the town named right beside them ("at X, near Y"), else where their report is.

A report that tells of a school, a street, a village that the gazetteer lacks mostly tells of one town and what is around it. Where its
towns lie far apart, nothing is said of where the rest is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.gazetteer import Place, kilometres
from tidings.model import Entity

TOWNS = ("city", "capital", "district")
BESIDE = 120  # code points from a town within which a place that no list has is taken to lie near it
AROUND = 100.0  # kilometres around a town that are where a report is
SHARE_AROUND = 0.6  # of the towns that a report names, counted by mention, how many must lie there


@dataclass(frozen=True, slots=True)
class Spot:
    """A town named in a report, and where in the text; `sent` where the report is only sent from there."""

    start: int
    town: Place
    sent: bool = False


def town_beside(starts: Sequence[int], spots: Sequence[Spot]) -> Place | None:
    """The town named right beside something that a report names at some offsets, else the one named last before it of those around where
    the report is; None where a report is about no one place."""
    named = [s for s in spots if not s.sent]
    near = [(abs(start - s.start), s.town.id, s.town) for start in starts for s in named if abs(start - s.start) < BESIDE]
    if near:
        return min(near, key=lambda n: n[:2])[2]
    there = around(spots)
    if not there:
        return None
    before = [s for s in there if s.start < starts[0]]
    return (max(before, key=lambda s: s.start) if before else min(there, key=lambda s: s.start)).town


def around(spots: Sequence[Spot]) -> list[Spot]:
    """The towns around where a report is: the most of them that lie by one; none where that is too few of all."""
    often = Counter(s.town for s in spots)
    beside = {town: sum(n for other, n in often.items() if _apart(town, other) < AROUND) for town in often}
    middle = min(beside, key=lambda t: (-beside[t], -often[t], t.id), default=None)
    if middle is None or beside[middle] < SHARE_AROUND * len(spots):
        return []
    return [s for s in spots if _apart(middle, s.town) < AROUND]


def _apart(one: Place, other: Place) -> float:
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def put_near(entity: Entity, towns: Sequence[Place]) -> Entity:
    """A place or facility that no list has, by the town that most of its reports name beside it; that town is its `parent`."""
    if not towns:
        return entity
    counts: Mapping[str, int] = Counter(town.id for town in towns)
    town = min(towns, key=lambda t: (-counts[t.id], t.id))
    if entity.country and entity.country != town.country:
        return entity
    return replace(entity, country=town.country, lat=town.lat, lon=town.lon, parent=entity.parent or town.name)
