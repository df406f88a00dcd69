"""Where a publisher writes from, told by the names of places in all its reports.

A Paris in Texas puts "Paris" in every report, and each report alone would send it to France. All the names of a year together fit on one
spot of the map: where the most of them have a place, there the paper is made. Papers that write of all the world fit nowhere, and have
no home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, sqrt

from tidings.fold import fold_name
from tidings.gazetteer import NO_COUNTRY, Place, Province, gazetteer, kilometres, province
from tidings.nearness import shares

FEWEST = 3  # reports of a publisher, and names in them, before it has a home
SHARE_AT_HOME = 0.07  # of what the names of a publisher say, how much must be said of its home
LEAST_SHARE = 0.05  # what one name must say of a home to be one of the FEWEST that make it
LEAST_SAID = 1.4  # and how much that must be, in names
BESIDE = 0.4  # how much a place says for the squares beside its own, of a degree each
SEEMING = 0.5  # how much of its voice a name gives to what it seemed to be in its report
SHARE_IN_LAND = 0.5  # of a publisher's reports on one country, from which that is where it writes
COARSE = ("country", "region")
FADES = 120.0  # kilometres
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a publisher writes from: degrees north and east, and the province there."""

    lat: float
    lon: float
    province: Province | None

    def closeness(self, place: Place) -> float:
        """1.0 for a place right there, less the farther it is."""
        return exp(-kilometres(self.lat, self.lon, place.lat, place.lon) / FADES)


def homes_of(
    placed: Mapping[str, Mapping[str, Place | None]], publishers: Mapping[str, str | None], lands: Mapping[str, str | None]
) -> dict[str, Home]:
    """The homes of publishers, by their names; `placed` has the names of places in each report and what each seemed to be there, `lands`
    the country (alpha-3) that each publisher writes in, where known: places of others are not asked then."""
    told: dict[str, dict[str, Counter[Place | None]]] = defaultdict(lambda: defaultdict(Counter))
    reports = Counter(publisher for report, publisher in publishers.items() if publisher and report in placed)
    for report, names in placed.items():
        if publisher := publishers.get(report):
            for name, place in {fold_name(name): place for name, place in names.items()}.items():
                told[publisher][name][place] += 1
    found = {}
    for publisher in sorted(told):
        if reports[publisher] >= FEWEST and (home := _home(told[publisher], lands.get(publisher))):
            found[publisher] = home
    return found


def _home(names: Mapping[str, Counter[Place | None]], land: str | None) -> Home | None:
    """The spot that most of some names, by how many reports have them, have a place at; what a name seemed to be counts most."""
    said: dict[Cell, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    there: dict[Cell, dict[Place, float]] = defaultdict(dict)
    often = {name: counts.total() for name, counts in names.items()}
    for name in sorted(names):
        places = [p for p in gazetteer().lookup(name) if land is None or p.country == land]
        for place, share in zip(places, shares(name, places), strict=True):
            weight = (1 - SEEMING) * share + SEEMING * names[name][place] / often[name]
            if place.feature not in COARSE:
                cell = round(place.lat), round(place.lon)
                there[cell][place] = max(weight, there[cell].get(place, 0.0))
                for lat, lon in ((cell[0] + a, cell[1] + b) for a in (-1, 0, 1) for b in (-1, 0, 1)):
                    said[lat, lon][name] += weight * (1.0 if (lat, lon) == cell else BESIDE)
    much = {cell: sum(min(1.0, share) * sqrt(often[name]) for name, share in told.items()) for cell, told in said.items()}
    several = [c for c in much if c in there and sum(share > LEAST_SHARE for share in said[c].values()) >= FEWEST]
    home = min(several, key=lambda c: (-much[c], c), default=None)
    if home is None or much[home] < max(LEAST_SAID, SHARE_AT_HOME * sum(map(sqrt, often.values()))):
        return None
    total = sum(there[home].values())
    lat, lon = (sum(getattr(place, at) * share for place, share in there[home].items()) / total for at in ("lat", "lon"))
    provinces: dict[Province, float] = defaultdict(float)
    for place, share in there[home].items():
        if where := province(place):
            provinces[where] += share
    return Home(lat, lon, min(provinces, key=lambda p: (-provinces[p], p), default=None))


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
        if lands[land] >= FEWEST and lands[land] >= SHARE_IN_LAND * reports[publisher]:
            found[publisher] = land
    return found
