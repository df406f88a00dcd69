"""What places are called in a language, whatever that of the reports which name them: states, known towns, those of the gazetteer."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from tidings.actors import actors
from tidings.gazetteer import gazetteer
from tidings.model import Entity

FIRST = "en"


def place_called(entity: Entity, language: str) -> str | None:
    """A state or town by what a language calls it; None where no table has it."""
    if entity.kind != "place":
        return None
    return state_called(entity.code, language) if entity.code else town_called(entity.ids.get("geonames"), language)


def state_called(code: str | None, language: str) -> str | None:
    """A state by its name in a language."""
    if language == FIRST:
        return actors().state_name(code) if code else None
    return _states().get(language, {}).get(code or "")


def town_called(identifier: str | None, language: str) -> str | None:
    """A town by its id in GeoNames and its name in a language."""
    codes, rows = _towns()
    row = rows.get(identifier or "")
    return row[codes.index(language)] if row and language in codes else None


def listed_name(entity: Entity) -> str | None:
    """What the gazetteer calls a place of its own; None for a place that it lacks, and where that is not in Latin letters."""
    identifier = entity.ids.get("geonames")
    if not identifier:
        return None
    found = (p.name for form in entity.names for p in gazetteer().lookup(form.text) if p.id.removeprefix("g") == identifier)
    name = next(found, None)
    return name if name and name[:1] < "\u0250" else None


@lru_cache(maxsize=1)
def _states() -> dict[str, dict[str, str]]:
    """The names of states by language and code."""
    codes, rows = _table("states.tsv")
    return {language: {key: row[n] for key, row in rows.items()} for n, language in enumerate(codes)}


@lru_cache(maxsize=1)
def _towns() -> tuple[list[str], dict[str, list[str]]]:
    return _table("towns.tsv")


def _table(name: str) -> tuple[list[str], dict[str, list[str]]]:
    """The languages that a table of names has in its first line, and its rows by their keys."""
    lines = (resources.files("tidings") / "data" / name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return lines[0].partition(", then ")[2].split(), {row[0]: row[1:] for row in rows}
