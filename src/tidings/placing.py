"""Where the places of one report are: each name in the light of the countries spoken of and of the other places named.

Two passes, as in most toponym resolution since Leidner (2007): first every name alone, then again with those that are sure as
anchors, since the places of one report lie near to one another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import cos, inf, radians, sin

from tidings.actors import actors
from tidings.containers import inside, lying_in
from tidings.gazetteer import NO_COUNTRY, Place, Province, choose, gazetteer, importance, province
from tidings.localities import heard, kin, voices
from tidings.regions import Relation, relation, without_area

DEGREE = 111.2  # kilometres of a degree of latitude
FEWEST_AT_HOME, SHARE_AT_HOME = 3, 0.4  # reports of a publisher on one province, and places there; the share of its reports
ABOUT, LOCAL = 1.5, 2.0  # names that speak for a province before a country's name is that of it, or of a town in it
SMALLEST_STATE = 5000  # people
NAMESAKE = 5000  # people of a town that may be meant by a country's name
SHARE_IN_LAND = 0.5  # of a publisher's reports on one country, from which that is where it writes
SPOKEN = 2  # names that speak of a country before a word of a facility's name is a town there
SURE = 1.2  # importance (tenfold people are 1.0) by which the first place of a name must exceed the second to be an anchor


def place_names(
    names: Collection[str],
    context: Mapping[str, int],
    near: Sequence[Place] = (),
    provinces: Mapping[Province, float] | None = None,
    areas: Sequence[Place] = (),
) -> Place | None:
    """The place that some spellings name, the fullest first; `context` has the countries (alpha-3) spoken of and how often, `provinces`
    how many names speak for each, `areas` what stands behind the name as the region or country that it lies in."""
    spoken = frozenset(sorted(context, key=lambda code: (-context[code], code))[:4])
    for name in sorted(names, key=lambda n: (-len(n), n)):
        options = gazetteer().lookup(name)
        lying_there = inside(options, areas) if areas else options
        told_where = len(lying_there) < len(options) or (bool(areas) and len(options) == 1 and lying_in(options[0], areas))
        if told_where and (found := choose(name, spoken, near, provinces=provinces, options=lying_there)):
            return found
        country = actors().country(name)
        if country and not _tiny(country):
            return _namesake(name, country, context, provinces or {}) or country_place(country, name)
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


def _namesake(name: str, country: str, context: Mapping[str, int], provinces: Mapping[Province, float]) -> Place | None:
    """The province of a country's name, or the town of it in a province that the report is about, where that country is not: Georgia
    beside Atlanta, Lebanon in the paper of its county."""
    options = [p for p in gazetteer().lookup(name) if p.country != country and context.get(p.country, 0) > context.get(country, 0)]
    least = {"region": ABOUT, "city": LOCAL}
    meant = [p for p in options if (where := province(p)) and provinces.get(where, 0.0) >= least.get(p.feature, inf)]
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


def country_place(code: str, name: str) -> Place | None:
    """A country by its code, found by name first."""
    return next((p for p in gazetteer().lookup(name) if p.feature == "country" and p.country == code), None) or gazetteer().country(code)


def put(
    named: Mapping[str, Collection[str]],
    context: Counter[str],
    own: Mapping[str, Counter[str]],
    home: Province | None = None,
    areas: Mapping[str, Sequence[Place]] | None = None,
) -> dict[str, Place]:
    """The places of one report: chains (id to spellings) to places; `own` is what each chain itself adds to the context, `home` the
    province that its publisher mostly writes about, `areas` the regions and countries that stand behind names."""
    around = {chain: context - own[chain] + Counter({home[0]: 1} if home else {}) for chain in named}
    behind = areas or {}
    speaking = voices(named)
    told = {chain: heard(speaking, kin(chain, named)) for chain in named}
    if home:
        told = {chain: {**heard_of, home: heard_of.get(home, 0.0) + 1.0} for chain, heard_of in told.items()}
    first = {
        chain: place
        for chain, names in named.items()
        if (place := place_names(names, around[chain], provinces=told[chain], areas=behind.get(chain, ())))
    }
    anchors = {
        c: place
        for c, place in first.items()
        if place.feature != "country" and (lying_in(place, behind.get(c, ())) or _sure(named[c], place, around[c]))
    }
    found = {}
    for chain, names in named.items():
        near = [place for other, place in anchors.items() if other != chain]
        spoken = {where for other, place in anchors.items() if other != chain and place.feature == "region" and (where := province(place))}
        meant = {where: told[chain].get(where, 0.0) + (where in spoken) for where in {*told[chain], *spoken}}
        place = place_names(names, around[chain], near, meant, behind.get(chain, ()))
        if place:
            found[chain] = place
    return found


def homes_of(placed: Mapping[str, Mapping[str, Place]], publishers: Mapping[str, str | None]) -> dict[str, Province]:
    """The province that a publisher's reports mostly name places of, by publisher; `placed` are the places of each report.

    It is the one with most places of different names: a Paris in Texas puts "Paris" in every report, and nothing else of France.
    """
    reports: Counter[str] = Counter()
    told: dict[str, dict[Province, set[str]]] = defaultdict(lambda: defaultdict(set))
    names: dict[str, dict[Province, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report, places in sorted(placed.items()):
        publisher = publishers.get(report)
        if publisher and places:
            reports[publisher] += 1
            for place in places.values():
                if place.feature != "country" and (inside := province(place)):
                    told[publisher][inside].add(report)
                    names[publisher][inside].add(place.name)
    found = {}
    for publisher, provinces in names.items():
        home = min(provinces, key=lambda p: (-len(provinces[p]), -len(told[publisher][p]), p))
        often = len(told[publisher][home])
        if often >= FEWEST_AT_HOME and len(provinces[home]) >= FEWEST_AT_HOME and often >= SHARE_AT_HOME * reports[publisher]:
            found[publisher] = home
    return found


def lands_of(placed: Mapping[str, Mapping[str, Place]], publishers: Mapping[str, str | None]) -> dict[str, str]:
    """The country (alpha-3) that a publisher's reports mostly name places of, by publisher; `placed` are the places of each report."""
    reports: Counter[str] = Counter()
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for report, places in placed.items():
        publisher = publishers.get(report)
        lands = Counter(place.country for place in places.values() if place.country != NO_COUNTRY)
        if publisher and lands:
            reports[publisher] += 1
            told[publisher][min(lands, key=lambda land: (-lands[land], land))] += 1
    found = {}
    for publisher, lands in told.items():
        land = min(lands, key=lambda code: (-lands[code], code))
        if lands[land] >= FEWEST_AT_HOME and lands[land] >= SHARE_IN_LAND * reports[publisher]:
            found[publisher] = land
    return found


def _sure(names: Collection[str], place: Place, context: Mapping[str, int]) -> bool:
    """Whether nothing else of that name is nearly as likely."""
    rivals = [p for name in names for p in gazetteer().lookup(name) if abs(p.lat - place.lat) > 1 or abs(p.lon - place.lon) > 1]
    likely = [importance(p) + (4.0 if p.country in context else 0.0) for p in rivals]
    return not likely or importance(place) + (4.0 if place.country in context else 0.0) - max(likely) > SURE


def town_of(names: Collection[str], context: Mapping[str, int]) -> Place | None:
    """The town or region whose name is part of a facility's ("Mombasa airport"), of a country that is spoken of; never a country."""
    for name in sorted(names, key=lambda n: (-len(n), n)):
        parts = [p for p in re.split(r"[\s'’]+", name) if p]
        spans = sorted(((b - a, -a) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1) if b - a < len(parts)), reverse=True)
        for size, at in spans:
            inner = " ".join(parts[-at : -at + size])
            place = place_names([inner], context) if inner[:1].isupper() and len(inner) > 3 else None
            if place and place.feature != "country" and context.get(place.country, 0) >= SPOKEN:
                return place
    return None
