"""Places of the world by any of their spellings: an extract of GeoNames and CLDR that ships with Tidings (`models/make_gazetteer.py`)."""

from __future__ import annotations

import lzma
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from math import asin, atan2, cos, degrees, log10, radians, sin, sqrt
from statistics import fmean

from tidings.fold import fold_name
from tidings.inflection import nominatives
from tidings.language import load_pack, pack_codes
from tidings.town_names import all_spelt, bare_states, known_towns, spelt_so

# In units of importance, where ten times as many people are 1.0; set on geoparsing test sets of local and of world news.
CONTEXT = 4.0  # a country that is spoken of
NEIGHBOUR = 2.5  # another place of the report nearby, and how many of them count
MOST_NEIGHBOURS = 5.0
ALONE = 0.4  # fewer names than that nearby are as good as none
SECTOR = 45.0  # degrees to either side of a direction
EARTH = 6371.0  # kilometres from its middle
AREA = 3.0  # a region or district, where a noun says that it is one
PROVINCE = 3.0  # for each name of a report that speaks for a province
SEAT = 1.0  # a province whose seat has its name, where no noun says that the province is meant
CALLED_SO = 1.5  # a place of that very name, not one that is also called so
MOST_NAMES = 1.5  # that count
LARGE_REGION = 100_000  # size of a province whose bare name is not that of a small town nearby
IN_THE_NEWS = 50_000  # people: as large is a town that the press often names, whatever its size
WELL_KNOWN = 20_000  # people: a smaller place of a country that nobody speaks of is not meant


NO_COUNTRY = "---"
Province = tuple[str, str]  # country and name


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `country` ISO 3166-1 alpha-3 (`NO_COUNTRY` for seas and continents), degrees north and east, `parent` the name of the
    region it is in, where known.

    `feature` is country, region, district, capital or city; `population` counts people, of regions a rough size by their towns.
    """

    id: str
    name: str
    country: str
    lat: float
    lon: float
    feature: str
    parent: str | None
    population: int


class Gazetteer:
    """Looks names up in the extract. Names are folded (`fold.fold_name`), so marks and case do not matter."""

    def __init__(self, packed: bytes) -> None:
        """`packed` is what `models/make_gazetteer.py` writes."""
        places, _, names = lzma.decompress(packed).partition(b"\n\n")
        self._places = places.split(b"\n")
        self._names = names.split(b"\n")

    @lru_cache(maxsize=100_000)  # noqa: B019  one gazetteer lives as long as the process
    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, in any case of it, the most important first: countries, then capitals, regions, towns by population.

        A mere direction ("im Norden", "شمال") names no place, though a district far away may be called so.
        """
        if fold_name(name) in directions():
            return ()
        written = self.as_written(name)
        if written:
            return written
        form = self.nominative(name)
        return self.as_written(form) if form else ()

    def nominative(self, name: str) -> str | None:
        """What the gazetteer calls the place that a name in one of its cases most likely means; None where the name stands there as
        written, or in none of the forms that it may be of."""
        if self.as_written(name):
            return None
        meant = {form: found[0] for form in nominatives(name) if (found := self.as_written(form))}
        return max(meant, key=lambda form: (importance(meant[form]), meant[form].id), default=None)

    def as_written(self, name: str) -> tuple[Place, ...]:
        """Every place of that very name, the most important first; what is called just so before what is only also called so."""
        key = fold_name(name).encode("utf-8") + b"\t"
        at = bisect_left(self._names, key)
        listed = at < len(self._names) and self._names[at].startswith(key)
        found = [self._place(int(n)) for n in self._names[at][len(key) :].split(b",")] if listed else []
        spelt = spelt_so(name) - {place.id.removeprefix("g") for place in found}
        found += [self._place(self._spelt[town]) for town in sorted(spelt) if town in self._spelt]
        bare = [land for code in sorted(bare_states(name)) if (land := self.country(code))]
        found += [land for land in bare if land not in found]
        if not found:
            return ()
        so = called_so(name, found) | {land.id for land in bare}

        def rank(place: Place) -> float:
            return importance(place) + (CALLED_SO if place.id in so else 0.0)

        return tuple(sorted(found, key=lambda p: (-rank(p), p.id)))

    @cached_property
    def _spelt(self) -> dict[str, int]:
        """Where the towns with further spellings stand, by their ids in GeoNames."""
        sought = {f"g{town}".encode() for town in all_spelt()}
        keys = (place.partition(b"\t")[0] for place in self._places)
        return {key[1:].decode(): number for number, key in enumerate(keys) if key in sought}

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-3 code; countries stand first in the file."""
        for number in range(300):
            place = self._place(number)
            if place.country == code and place.feature == "country":
                return place
        return None

    @lru_cache(maxsize=300)  # noqa: B019  one gazetteer lives as long as the process
    def capital(self, code: str) -> Place | None:
        """The capital of a country by its ISO 3166-1 alpha-3 code."""
        mark, kind = f"\t{code}\t".encode(), b"\tcapital\t"
        found = [self._place(number) for number, row in enumerate(self._places) if kind in row and mark in row]
        return max(found, key=lambda p: (p.population, p.id), default=None)

    @lru_cache(maxsize=1_000)  # noqa: B019  one gazetteer lives as long as the process
    def part(self, place: Place, bearing: float) -> tuple[float, float]:
        """The middle of the towns of a country, or of a region, that lie in a direction from its own middle; that middle if none do."""
        towns = [t for t in self._towns(place.country) if place.feature == "country" or t[0] == place.name]
        if not towns:
            return place.lat, place.lon
        lat, lon = fmean(t[1] for t in towns), fmean(t[2] for t in towns)
        ahead = [t for t in towns if abs((degrees(atan2(t[2] - lon, t[1] - lat)) - bearing + 180) % 360 - 180) < SECTOR]
        return (round(fmean(t[1] for t in ahead), 4), round(fmean(t[2] for t in ahead), 4)) if ahead else (place.lat, place.lon)

    @lru_cache(maxsize=50)  # noqa: B019  one gazetteer lives as long as the process
    def _towns(self, country: str) -> tuple[tuple[str, float, float], ...]:
        """Region and coordinates of every town of a country."""
        mark = f"\t{country}\t".encode()
        rows = [p.decode("utf-8").split("\t") for p in self._places if mark in p]
        return tuple((r[6], float(r[3]), float(r[4])) for r in rows if r[2] == country and r[5] in ("city", "capital"))

    def _place(self, number: int) -> Place:
        identifier, name, country, lat, lon, feature, parent, population = self._places[number].decode("utf-8").split("\t")
        return Place(identifier, name, country, float(lat), float(lon), feature, parent or None, int(population))


def called_so(name: str, options: Sequence[Place]) -> frozenset[str]:
    """The ids of the places that are called just so: by their own name, or by what some language calls a known town; the latter only where
    no large town bears the name itself ("Valence"), but for capitals."""
    called, known = fold_name(name), known_towns(name)
    own = {p.id for p in options if fold_name(p.name) == called}
    taken = any(p.id in own and p.feature in ("city", "capital") and p.population >= IN_THE_NEWS for p in options)
    return frozenset(own | {p.id for p in options if p.id.removeprefix("g") in known and (p.feature == "capital" or not taken)})


def importance(place: Place) -> float:
    """How likely a bare name means this place: the size of it, and what it is the seat of."""
    return by_people(place, size(place))


def by_people(place: Place, people: int | None = None) -> float:
    """How likely a bare name means this place by how many live there, or by another number of people."""
    extra = {"country": 4.0, "capital": 1.5, "region": 1.0}.get(place.feature, 0.0)
    return log10((place.population if people is None else people) + 1) + extra


def size(place: Place) -> int:
    """How many people a place counts for: its own, and no fewer than IN_THE_NEWS where the press often names it."""
    return max(place.population, IN_THE_NEWS if place.id.removeprefix("g") in all_spelt() else 0)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with Tidings, loaded once."""
    return Gazetteer((resources.files("tidings") / "data" / "gazetteer.xz").read_bytes())


def province(place: Place) -> Province | None:
    """The province that a place is or lies in."""
    name = place.name if place.feature == "region" else place.parent
    return (place.country, name) if name and place.country != NO_COUNTRY else None


def choose(
    name: str,
    context: Collection[str],
    near: Mapping[str, float] | None = None,
    area: bool = False,
    provinces: Mapping[Province, float] | None = None,
    options: Sequence[Place] | None = None,
) -> Place | None:
    """The place that a name means where some countries (alpha-3) are talked about, and provinces by so many names: those first, then
    those that lie `near` other names (by their ids, to how many), then size; of an `area`, regions before towns. `options` are the
    places of that name that may be meant.

    None where the gazetteer lacks the name, and where only small places of countries that nobody speaks of bear it, or where no country is
    spoken of at all and small places are only also called so.
    """
    every = gazetteer().lookup(name)
    options = every if options is None else options
    if not options:
        return None

    told, close = provinces or {}, near or {}
    shared = any(p.feature == "region" and _spoken(p, context) and p.population >= LARGE_REGION for p in options)

    def support(place: Place) -> float:
        where = province(place)
        return min(MOST_NAMES, told.get(where, 0.0)) if where else 0.0

    called, so = fold_name(name), called_so(name, options)
    cities = {p for p in options if p.feature in ("city", "capital") and fold_name(p.name) in (called, f"{called} city")}
    seats = {p.parent for p in cities}
    with_seats = {p for p in options if p.feature == "region" and p.name in seats and fold_name(p.name) == called}

    def fit(place: Place) -> float:
        likely = importance(place) + (CONTEXT if _spoken(place, context) else 0.0)
        likely += CALLED_SO if place in cities or place.id in so else 0.0
        small = shared and place.feature in ("city", "district")
        likely += 0.0 if small else NEIGHBOUR * min(MOST_NEIGHBOURS, close.get(place.id, 0.0))
        likely -= SEAT if not area and place in with_seats else 0.0
        likely += AREA if area and place.feature in ("region", "district") else 0.0
        return likely + (0.0 if shared else PROVINCE * support(place))

    best = max(options, key=lambda p: (fit(p), p.id))
    wide = fold_name(best.name) == called and best.population >= LARGE_REGION
    best = best if area or wide else _seat_of(best, options)
    unknown = context and best.country not in context and best.feature in ("city", "district") and close.get(best.id, 0.0) < ALONE
    unsaid = not context and best.feature == "city" and fold_name(best.name) != called and close.get(best.id, 0.0) < ALONE
    unknown = (unknown or unsaid) and support(best) < 1 and len(options) == len(every)
    return None if unknown and best.population < WELL_KNOWN and best.id.removeprefix("g") not in all_spelt() else best


def _seat_of(place: Place, options: Sequence[Place]) -> Place:
    """The town that a region and its seat share a name with, where no noun says that the region is meant: "в Агадесе", "in Donezk"."""
    seats = [p for p in options if p.feature in ("city", "capital") and p.parent == place.name and p.population >= WELL_KNOWN]
    return max(seats, key=importance, default=place) if place.feature == "region" else place


def _spoken(place: Place, context: Collection[str]) -> bool:
    """Whether a place lies in a country that is talked about, or in none alone: the North Sea is near to all."""
    return place.country in context or (place.country == NO_COUNTRY and place.feature == "region")


@lru_cache(maxsize=100_000)  # the towns of a record are compared again and again
def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees (haversine formula)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=1)
def directions() -> frozenset[str]:
    """The words for the points of the compass in all packs, folded."""
    packs = [pack for code in pack_codes() if (pack := load_pack(code))]
    return frozenset(fold_name(word) for pack in packs for word in pack.toml("regions").get("directions", {}))
