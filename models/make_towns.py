"""Makes `towns.tsv` and `town_spellings.tsv` in `src/tidings/data`: what towns are called in the languages of the packs, by their id in the
gazetteer, and by which further spellings they are found there.

The towns that time zones are called after are those of Unicode CLDR (by way of babel, which is not needed at run time); those of crises,
ports and large cities stand in `towns_own.tsv` and `towns_press.tsv`, our own writing. A spelling that is a common word of a language finds
no town ("الباب", "Hit"). Run as `python models/make_towns.py` from the top of a checkout.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import simplemma
from babel import Locale
from babel.core import get_global
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.fold import fold_name
from tidings.gazetteer import Place, gazetteer
from tidings.language import load_pack

LANGUAGES = ("en", "fr", "es", "de", "tr", "ar", "ru", "uk")
HEAD = "# What towns are called: GeoNames id, then " + " ".join(LANGUAGES)
SPELLINGS = "# Further spellings by which towns are found: GeoNames id, then the spellings"
SHORTEST, LONGEST_COMMON = 4, 7  # letters
HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "tidings" / "data"


def main() -> None:
    """Writes the table, sorted by id."""
    rows: dict[str, tuple[str, ...]] = {}
    spellings: dict[str, list[str]] = {}
    for key, names, more in of_the_press():
        rows[key] = names
        spellings[key] = [name for name in dict.fromkeys((*names, *more)) if len(name) >= SHORTEST and not is_common(name)]
    for country, names in (*of_zones(), *of_our_own()):
        if place := town(names[0], country):
            rows.setdefault(place.id.removeprefix("g"), names)
    lines = [HEAD, *("\t".join((key, *rows[key])) for key in sorted(rows, key=lambda key: (len(key), key)))]
    (DATA / "towns.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    further = [SPELLINGS, *(f"{key}\t{'|'.join(spellings[key])}" for key in sorted(spellings, key=lambda key: (len(key), key)))]
    (DATA / "town_spellings.tsv").write_text("\n".join(further) + "\n", "utf-8")
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


def of_the_press() -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """The id, the names by language and the further spellings of each row of `towns_press.tsv`."""
    for row in (HERE / "towns_press.tsv").read_text("utf-8").splitlines()[1:]:
        key, _, *names, more = row.split("\t")
        yield key, tuple(names), more.split("|") if more else []


def is_common(name: str) -> bool:
    """Whether a name is also a common word: in the glossary of a pack, or small in a dictionary."""
    if fold_name(name) in glossaries():
        return True
    low = name.lower()
    spoken = [code for code in LANGUAGES if code in SUPPORTED_LANGUAGES] if name.isalpha() and len(name) < LONGEST_COMMON else []
    return any(simplemma.is_known(low, lang=code) and simplemma.lemmatize(low, lang=code)[:1].islower() for code in spoken)


@lru_cache(maxsize=1)
def glossaries() -> frozenset[str]:
    """The words of all glossaries, folded."""
    return frozenset(fold_name(row[0]) for code in LANGUAGES if (pack := load_pack(code)) for row in pack.rows("lexicon", 2))


def town(name: str, country: str) -> Place | None:
    """The largest town of a country with a name."""
    found = [p for p in gazetteer().lookup(name) if p.country == country and p.feature in ("capital", "city")]
    return max(found, key=lambda p: (p.population, p.id), default=None)


if __name__ == "__main__":
    main()
