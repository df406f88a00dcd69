"""How well the places that a name may mean lie by the other names of a report, all of what these may mean taken together.

The places of one report mostly lie near to one another, so a town that five other names have a town beside is the likelier one, whatever
each of the five means. No name has to be sure for that: each gives what it may mean a share of its voice, more for larger places.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import exp

import numpy as np
from numpy.typing import NDArray

from tidings.fold import fold_name
from tidings.gazetteer import EARTH, Place, importance

TOWN, COUNTRYSIDE = 50.0, 250.0  # kilometres over which the help of another name fades: next door, and in the same part of a country
SHARPNESS = 1.3  # how much likelier the place with ten times the people is, as a power of e
MOST_PLACES = 3000  # of all names of a report: of more, none helps another
Meant = tuple[str, Sequence[Place]]  # a name and the places so called


def shares(name: str, places: Sequence[Place]) -> list[float]:
    """How likely a name means each of some places when nothing else is known: parts of one."""
    called = fold_name(name)
    weights = [exp(SHARPNESS * (importance(p) + (fold_name(p.name) == called))) for p in places]
    total = sum(weights)
    return [weight / total for weight in weights]


def nearness(meant: Mapping[str, Meant], kin: Mapping[str, Collection[str]]) -> dict[str, dict[str, float]]:
    """For the places of each chain (id to name and places), by their ids: how many names of other chains, `kin` left aside, have a place
    by it; next door counts in full, the same part of a country for half."""
    chains = [chain for chain, (_, places) in meant.items() if places]
    sizes = [len(meant[chain][1]) for chain in chains]
    if len(chains) < 2 or sum(sizes) > MOST_PLACES:
        return {}
    weight = np.array([share for chain in chains for share in shares(*meant[chain])])
    apart = _kilometres([place for chain in chains for place in meant[chain][1]])
    near = (np.exp(-apart / TOWN) + np.exp(-apart / COUNTRYSIDE)) * (weight / 2)
    starts = np.cumsum([0, *sizes[:-1]])
    best = np.maximum.reduceat(near, starts, axis=1)
    found: dict[str, dict[str, float]] = {}
    for number, chain in enumerate(chains):
        others = [n for n, other in enumerate(chains) if n != number and other not in kin.get(chain, ())]
        rows = best[starts[number] : starts[number] + sizes[number]][:, others].sum(axis=1)
        found[chain] = {place.id: round(float(row), 6) for place, row in zip(meant[chain][1], rows, strict=True)}
    return found


def _kilometres(places: Sequence[Place]) -> NDArray[np.float64]:
    """How far each of some places lies from each."""
    lat, lon = (np.radians([getattr(place, name) for place in places]) for name in ("lat", "lon"))
    spots = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    chords = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * (spots @ spots.T)))
    distances: NDArray[np.float64] = 2 * EARTH * np.arcsin(np.clip(chords / 2, 0.0, 1.0))
    return distances
