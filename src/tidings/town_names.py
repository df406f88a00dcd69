"""What states and known towns are called in each language: tables that ship with Tidings (`data/states.tsv`, `data/towns.tsv`), and by
which further spellings towns are known (`data/town_spellings.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from tidings.fold import fold_name


@lru_cache(maxsize=1)
def towns() -> tuple[list[str], dict[str, list[str]]]:
    """The languages of the names of known towns, and those names by the town's id in GeoNames."""
    return table("towns.tsv")


def known_towns(name: str) -> frozenset[str]:
    """The ids in GeoNames of the known towns that some language calls so: "Alger", "Mosca", "Роттердам"."""
    return _by_name().get(fold_name(name), frozenset()) | spelt_so(name)


def spelt_so(name: str) -> frozenset[str]:
    """The ids in GeoNames of the towns that the press also spells so, by which the gazetteer finds them: "Алеппо", "Deir ez-Zour"."""
    return _by_spelling().get(fold_name(name), frozenset())


def bare_states(name: str) -> frozenset[str]:
    """The states that the press means by a bare name, which other lists give to another or to none: "Congo", "DR Congo", "Конго"."""
    return _by_bare_name().get(fold_name(name), frozenset())


@lru_cache(maxsize=1)
def _by_bare_name() -> dict[str, frozenset[str]]:
    lines = (resources.files("tidings") / "data" / "bare_states.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.partition("\t") for line in lines)
    return _ids_by_name({code: names.split("|") for code, _, names in rows})


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, frozenset[str]]:
    lines = (resources.files("tidings") / "data" / "town_spellings.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.partition("\t") for line in lines)
    return _ids_by_name({town: spellings.split("|") for town, _, spellings in rows})


@lru_cache(maxsize=1)
def all_spelt() -> frozenset[str]:
    """The ids of all towns that have further spellings."""
    return frozenset().union(*_by_spelling().values())


@lru_cache(maxsize=1)
def _by_name() -> dict[str, frozenset[str]]:
    return _ids_by_name(towns()[1])


def _ids_by_name(rows: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The ids of towns by each of their names, folded."""
    found: dict[str, set[str]] = {}
    for town, names in rows.items():
        for name in filter(None, map(fold_name, names)):
            found.setdefault(name, set()).add(town)
    return {name: frozenset(ids) for name, ids in found.items()}


def table(name: str) -> tuple[list[str], dict[str, list[str]]]:
    """The languages that a table of names has in its first line, and its rows by their keys."""
    lines = (resources.files("tidings") / "data" / name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return lines[0].partition(", then ")[2].split(), {row[0]: row[1:] for row in rows}
