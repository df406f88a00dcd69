"""Makes `src/tidings/data/towns.tsv`: what towns are called in the languages of the packs, by their id in the gazetteer.

The towns that time zones are called after are those of Unicode CLDR (by way of babel, which is not needed at run time); a few more stand in
`towns_own.tsv`. Run as `python models/make_towns.py` from the top of a checkout.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global

from tidings.gazetteer import Place, gazetteer

LANGUAGES = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk")
HEAD = "# What towns are called: GeoNames id, then " + " ".join(LANGUAGES)
HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "tidings" / "data"


def main() -> None:
    """Writes the table, sorted by id."""
    rows: dict[str, tuple[str, ...]] = {}
    for country, names in (*of_zones(), *of_our_own()):
        if place := town(names[0], country):
            rows.setdefault(place.id.removeprefix("g"), names)
    lines = [HEAD, *("\t".join((key, *rows[key])) for key in sorted(rows, key=lambda key: (len(key), key)))]
    (DATA / "towns.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} towns")


def of_zones() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The country and the names of each town that a time zone is called after; the English name where CLDR gives no other."""
    alpha3 = dict(row.split("\t")[1::-1] for row in (DATA / "iso3166.tsv").read_text("utf-8").splitlines()[1:])
    spoken = {code: Locale(code).time_zones for code in LANGUAGES}
    for zone, territory in sorted(get_global("zone_territories").items()):
        root = zone.split("/")[-1].replace("_", " ")
        english = spoken["en"].get(zone, {}).get("city") or root
        names = [
            spoken[code].get(zone, {}).get("city") or (english if code in ("en", "fr", "es", "de", "tr") else "") for code in LANGUAGES
        ]
        if territory in alpha3 and all(names):
            yield alpha3[territory], tuple(names)


def of_our_own() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of `towns_own.tsv`."""
    for row in (HERE / "towns_own.tsv").read_text("utf-8").splitlines()[1:]:
        country, *names = row.split("\t")
        yield country, tuple(names)


def town(name: str, country: str) -> Place | None:
    """The largest town of a country with a name."""
    found = [p for p in gazetteer().lookup(name) if p.country == country and p.feature in ("capital", "city")]
    return max(found, key=lambda p: (p.population, p.id), default=None)


if __name__ == "__main__":
    main()
