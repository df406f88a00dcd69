"""What places are called in a language, whatever that of the reports which name them: states, known towns, those of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from tidings.actors import actors
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.model import Entity
from tidings.town_names import table, towns

FIRST = "en"
SPELT_SO = 80  # of a hundred: how alike two spellings of one name are
LATIN_END = "\u0250"  # the first letter that is not Latin


def place_called(entity: Entity, language: str) -> str | None:
    """A state or town by what a language calls it; None where no table has it."""
    if entity.kind != "place":
        return None
    return state_called(entity.code, language) if entity.code else _town_called(entity, language)


def state_called(code: str | None, language: str) -> str | None:
    """A state by its name in a language."""
    if language == FIRST:
        return actors().state_name(code) if code else None
    return _states().get(language, {}).get(code or "")


def _town_called(entity: Entity, language: str) -> str | None:
    """A town by its id in GeoNames and its name in a language."""
    codes, rows = towns()
    row = rows.get(entity.ids.get("geonames", ""))
    return row[codes.index(language)] if row and language in codes and _by_own_name(entity, row) else None


def listed_name(entity: Entity) -> str | None:
    """What the gazetteer calls a place of its own; None for a place that it lacks, and where that is not in Latin letters."""
    identifier = entity.ids.get("geonames")
    if not identifier:
        return None
    found = (p.name for form in entity.names for p in gazetteer().lookup(form.text) if p.id.removeprefix("g") == identifier)
    name = next(found, None)
    return name if name and name[:1] < LATIN_END and _by_own_name(entity, [name]) else None


def _by_own_name(entity: Entity, names: Sequence[str]) -> bool:
    """Whether reports have a place by some spelling of its own names; one that is only also called so ("Salem") may be another. Letters
    that are not Latin spell too little of a name to tell."""
    keys = [fold_name(name) for name in names]
    return any(f.text[:1] >= LATIN_END or any(ratio(fold_name(f.text), key) >= SPELT_SO for key in keys) for f in entity.names)


@lru_cache(maxsize=1)
def _states() -> dict[str, dict[str, str]]:
    """The names of states by language and code."""
    codes, rows = table("states.tsv")
    return {language: {key: row[n] for key, row in rows.items()} for n, language in enumerate(codes)}
