"""The provinces that a report is about, by all the names of places in it taken together.

A name alone may be that of thirty towns; the names of one report together mostly fit in one province. Each name gives each province
that has a place so called a share of its voice: a name that only one province has speaks out for it, a Springfield says little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from tidings.fold import fold_name
from tidings.gazetteer import Province, gazetteer, importance, province

Voice = Mapping[Province, float]


@lru_cache(maxsize=100_000)
def voice(name: str) -> Voice:
    """What a name says of the provinces that have a place so called: shares that add up to one, more for larger places."""
    likely: dict[Province, float] = {}
    for place in gazetteer().lookup(name):
        if place.feature != "country" and (where := province(place)):
            likely[where] = max(likely.get(where, 0.0), importance(place) ** 2)
    total = sum(likely.values())
    return {where: share / total for where, share in likely.items()} if total else {}


def voices(named: Mapping[str, Collection[str]]) -> dict[str, Voice]:
    """What each chain (id to spellings) says by its fullest spelling that the gazetteer knows."""
    found: dict[str, Voice] = {}
    for chain, names in named.items():
        spoken = (voice(name) for name in sorted(names, key=lambda n: (-len(n), n)))
        found[chain] = next((v for v in spoken if v), {})
    return found


def kin(chain: str, named: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The chains whose names hold a name of one, itself among them: "north London" says nothing of where London is."""
    mine = [_words(name) for name in named[chain]]
    return frozenset([c for c, names in named.items() if c == chain or any(m <= _words(n) for n in names for m in mine)])


@lru_cache(maxsize=100_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(fold_name(name).split())


def heard(all_voices: Mapping[str, Voice], but: Collection[str]) -> dict[Province, float]:
    """How many names speak for each province, those of some chains left aside."""
    found: dict[Province, float] = defaultdict(float)
    for chain, said in all_voices.items():
        if chain not in but:
            for where, share in said.items():
                found[where] += share
    return found
