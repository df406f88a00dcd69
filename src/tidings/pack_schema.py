"""What a pack's files may hold: learnt from the packs that come with Tidings, so that it can never say otherwise than they do.

A key that all of them have is needed where the file is there; one that some have is allowed; the type of a value is the type there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.language import own_packs

# Files of which every key is needed only where the strategy asks for it
FREE = ("parse", "morphology", "letters", "event_nouns", "regions", "actors")
COLUMNS = {"events": 5, "lexicon": 2}  # of the lists, at least
PARTS = ("V", "N", "A")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a file: the names of the types that its value may have, and whether the file must have it.

    `inside` are the types of what a table or a list holds, where it holds nothing but words, or nothing but numbers, everywhere.
    """

    types: frozenset[str]
    needed: bool
    inside: frozenset[str] = frozenset()


def type_name(value: Any) -> str:
    """What TOML calls the type of a value: string, integer, float, boolean, list, table."""
    names = {bool: "boolean", int: "integer", float: "float", str: "string", list: "list", dict: "table"}
    return names.get(type(value), type(value).__name__)


def held(value: Any) -> list[tuple[str, Any]]:
    """What a table holds, by key; what a list holds, each under the name ""."""
    return list(value.items()) if isinstance(value, dict) else [("", item) for item in value] if isinstance(value, list) else []


def _inside(values: list[Any]) -> frozenset[str]:
    types = frozenset(type_name(item) for value in values for _, item in held(value))
    return types if types <= {"string"} or types <= {"integer", "float"} else frozenset()


@lru_cache(maxsize=1)
def schema() -> Mapping[str, Mapping[str, Key]]:
    """The keys of each TOML file, by the file's stem."""
    packs = own_packs()
    found: dict[str, dict[str, Key]] = {}
    for stem in sorted({path.stem for pack in packs for path in pack.folder.glob("*.toml")}):
        tables = [table for pack in packs if (table := pack.toml(stem))]
        keys = sorted({key for table in tables for key in table})
        found[stem] = {
            key: Key(
                frozenset(type_name(table[key]) for table in tables if key in table),
                stem not in FREE and all(key in table for table in tables),
                _inside([table[key] for table in tables if key in table]),
            )
            for key in keys
        }
    return found


@lru_cache(maxsize=1)
def event_kinds() -> frozenset[tuple[str, str]]:
    """Every type of event with every mode that a pack of ours gives it; "-" is none."""
    return frozenset((row[2], row[3] or "-") for pack in own_packs() for row in pack.rows("events", COLUMNS["events"]))
