"""Where the places of one report are: each name in the light of the countries spoken of and of the other places named.

What a name may mean is weighed by size, by the countries spoken of, by the provinces that the other names speak for (`localities`), by
how near the places lie that the other names may mean (`nearness`), and by where the publisher writes from (`homes`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import cos, inf, radians, sin

from tidings.actors import actors
from tidings.containers import inside, lying_in
from tidings.fold import fold_name
from tidings.gazetteer import Place, Province, choose, gazetteer, importance, kilometres, province
from tidings.homes import Home
from tidings.localities import heard, kin, voices
from tidings.nearness import Meant, nearness
from tidings.regions import Relation, relation, without_area

DEGREE = 111.2  # kilometres of a degree of latitude
ABOUT, LOCAL = 1.5, 2.0  # names that speak for a province before a country's name is that of it, or of a town in it
NEXT_DOOR = 2.0  # names near to a town of a country's name, where the province is not enough
SMALLEST_STATE = 5000  # people
NAMESAKE = 5000  # people of a town that may be meant by a country's name
FAR, LARGE_TOWN = 100.0, 100_000  # kilometres; people
SPOKEN = 2  # names that speak of a country before a word of a facility's name is a town there
AT_HOME = 3.0  # names that speak for where the publisher writes from, as much as it does itself


def place_names(
    names: Collection[str],
    context: Mapping[str, int],
    near: Mapping[str, float] | None = None,
    provinces: Mapping[Province, float] | None = None,
    areas: Sequence[Place] = (),
) -> Place | None:
    """The place that some spellings name, the fullest first; `context` has the countries (alpha-3) spoken of and how often, `near`
    how many names are near to places, by their ids, `provinces` how many speak for each, `areas` what stands behind the name as the region
    or country that it lies in."""
    spoken = frozenset(sorted(context, key=lambda code: (-context[code], code))[:4])
    for name in sorted(names, key=lambda n: (-len(n), n)):
        options = gazetteer().lookup(name)
        lying_there = inside(options, areas) if areas else options
        told_where = len(lying_there) < len(options) or (bool(areas) and len(options) == 1 and lying_in(options[0], areas))
        if told_where and (found := choose(name, spoken, near, provinces=provinces, options=lying_there)):
            return found
        country = actors().country(name)
        if not country and (state := actors().stands_for(name)) and not any(p.country == state and _large(p) for p in options):
            return seat(state, name)
        if country and not _tiny(country):
            return _namesake(name, country, context, provinces or {}, near or {}) or country_place(country, name)
        told = None if options else relation(name)
        anchor = place_names([told.anchor], context, near, provinces) if told else None
        if told and anchor and (anchor.feature in ("country", "region") or not name[:1].isupper()):
            return lying(anchor, told)
        bare = without_area(name)
        for form in dict.fromkeys((name, bare, name.removeprefix("#"))):
            if found := choose(form, spoken, near, area=bare != name, provinces=provinces):
                return found
    return None


@lru_cache(maxsize=300)
def _tiny(country: str) -> bool:
    """Whether a territory is so small that a town of its name is as likely meant: Norfolk Island."""
    place = gazetteer().country(country)
    return place is not None and place.population < SMALLEST_STATE


def _namesake(
    name: str, country: str, context: Mapping[str, int], provinces: Mapping[Province, float], near: Mapping[str, float]
) -> Place | None:
    """The province of a country's name, or the town of it in a province that the report is about or right by the other places of it, where
    that country is not spoken of: Georgia beside Atlanta, Lebanon in the paper of its county."""
    options = [p for p in gazetteer().lookup(name) if p.country != country and context.get(p.country, 0) > context.get(country, 0)]
    least = {"region": ABOUT, "city": LOCAL}
    meant = [
        p
        for p in options
        if near.get(p.id, 0.0) >= NEXT_DOOR or ((where := province(p)) and provinces.get(where, 0.0) >= least.get(p.feature, inf))
    ]
    meant = [p for p in meant if p.feature == "region" or p.population >= NAMESAKE]
    meant = meant or [p for p in options if p.feature == "region" and country not in context]
    return max(meant, key=lambda p: (p.feature == "region", importance(p), p.id), default=None)


def lying(anchor: Place, told: Relation) -> Place:
    """The part of a country or region in a direction, or the spot so many kilometres from a place."""
    mark = f"{told.bearing:g}" + (f".{told.kilometres:g}" if told.kilometres else "")
    if told.kilometres:
        lat, lon = moved(anchor.lat, anchor.lon, told.bearing, told.kilometres)
        return replace(anchor, id=f"d{anchor.id}.{mark}", lat=lat, lon=lon, feature="spot", parent=anchor.name, population=0)
    lat, lon = gazetteer().part(anchor, told.bearing)
    return replace(anchor, id=f"d{anchor.id}.{mark}", lat=lat, lon=lon, feature="region", parent=anchor.name, population=0)


def moved(lat: float, lon: float, bearing: float, kilometres: float) -> tuple[float, float]:
    """The point at a distance from a point, by the flat earth that is good enough for some dozen kilometres."""
    north, east = kilometres * cos(radians(bearing)), kilometres * sin(radians(bearing))
    return round(lat + north / DEGREE, 4), round(lon + east / (DEGREE * max(0.1, cos(radians(lat)))), 4)


def _large(place: Place) -> bool:
    return place.feature != "city" or place.population >= LARGE_TOWN


def seat(country: str, name: str) -> Place | None:
    """The spot in a country's capital that a name stands for its government by: the Kremlin, the White House."""
    capital = gazetteer().capital(country)
    place_id = f"s{country}.{fold_name(name)}"
    return replace(capital, id=place_id, name=name, feature="spot", parent=capital.name, population=0) if capital else None


def country_place(code: str, name: str) -> Place | None:
    """A country by its code, found by name first."""
    return next((p for p in gazetteer().lookup(name) if p.feature == "country" and p.country == code), None) or gazetteer().country(code)


class Atlas:
    """The places that the names of one report may mean: chains (id to spellings), and the regions and countries that stand behind names."""

    def __init__(self, named: Mapping[str, Collection[str]], areas: Mapping[str, Sequence[Place]] | None = None) -> None:
        self.named, self.behind = named, areas or {}
        self.speaking = voices(named)
        self.kindred = {chain: kin(chain, named) for chain in named}
        self.meant = {chain: _meant(names, self.behind.get(chain, ())) for chain, names in named.items()}
        told = {chain: told for chain, told in self.meant.items() if not actors().country(told[0])}
        self.near = nearness(told, self.kindred)

    def put(self, context: Counter[str], own: Mapping[str, Counter[str]], home: Home | None = None) -> dict[str, Place]:
        """The places: `own` is what each chain itself adds to the context, `home` where its publisher writes from."""
        first = {chain: place for chain in self.named if (place := self._placed(chain, (), context - own[chain], home))}
        regions = {chain: where for chain, place in first.items() if place.feature == "region" and (where := province(place))}
        found = {}
        for chain in self.named:
            others = {where for other, where in regions.items() if other not in self.kindred[chain]}
            if place := self._placed(chain, others, context - own[chain], home) if others else first.get(chain):
                found[chain] = place
        return found

    def _placed(self, chain: str, regions: Collection[Province], context: Counter[str], home: Home | None) -> Place | None:
        around = context + Counter({home.province[0]: 1} if home and home.province else {})
        told = heard(self.speaking, self.kindred[chain])
        close = dict(self.near.get(chain, {}))
        if home is not None:
            close = {p.id: close.get(p.id, 0.0) + AT_HOME * home.closeness(p) for p in self.meant[chain][1]}
            regions = {*regions, *([home.province] if home.province else [])}
        told = {where: told.get(where, 0.0) + (where in regions) for where in {*told, *regions}}
        return place_names(self.named[chain], around, close, told, self.behind.get(chain, ()))


def put(
    named: Mapping[str, Collection[str]],
    context: Counter[str],
    own: Mapping[str, Counter[str]],
    home: Home | None = None,
    areas: Mapping[str, Sequence[Place]] | None = None,
) -> dict[str, Place]:
    """The places of one report, looked at once: see `Atlas`."""
    return Atlas(named, areas).put(context, own, home)


def _meant(names: Collection[str], areas: Sequence[Place]) -> Meant:
    """The fullest of some spellings that the gazetteer knows, without the noun of an area, and what it may mean."""
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for form in dict.fromkeys((name, without_area(name))):
            if places := gazetteer().lookup(form):
                return form, inside(places, areas) if areas else places
    return "", ()


def town_of(names: Collection[str], context: Mapping[str, int], nearest: Sequence[Place] = ()) -> Place | None:
    """The town or region whose name is part of a facility's ("Mombasa airport"), of a country that is spoken of; never a country. Where
    reports name another town beside it (`nearest`), only a large one: streets and schools are called after towns far away."""
    for name in sorted(names, key=lambda n: (-len(n), n)):
        parts = [p for p in re.split(r"[\s'’]+", name) if p]
        spans = sorted(((b - a, -a) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1) if b - a < len(parts)), reverse=True)
        for size, at in spans:
            inner = " ".join(parts[-at : -at + size])
            place = place_names([inner], context) if inner[:1].isupper() and len(inner) > 3 else None
            if place and place.feature != "country" and context.get(place.country, 0) >= SPOKEN:
                apart = nearest and all(kilometres(place.lat, place.lon, t.lat, t.lon) > FAR for t in nearest)
                if not apart or (place.population >= LARGE_TOWN and len(parts) - size == 1):
                    return place
    return None
