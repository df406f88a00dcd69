"""Where an event was: the town that its reports speak of, and beside it the street, hall or hospital that a claim names there.

A spot that no list has lies where its report seems to be, so it does not decide on the town: the town does that most reports of the event
name, and a spot that lies in another stays out. What several claims state no town outdoes that only reports are about; a village that no
list has, and that more claims give than any town, is the place itself. Without a town the finest place counts that most claims give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tidings.fold import fold_name
from tidings.gazetteer import kilometres
from tidings.language import load_pack, pack_codes
from tidings.model import Entity, EventPlace
from tidings.place_fit import COARSE

NEAR = 25.0  # kilometres from a town within which a spot may be one of its streets
SEVERAL = 2  # claims that state a town
WIDE = "district"  # of a listed place that is no town but a county or the like


def best_place(
    stated: Counter[str], implied: Counter[str], named: Iterable[frozenset[str]], entities: Mapping[str, Entity]
) -> EventPlace | None:
    """The place of an event whose claims state some places and imply others, by entity; `named` are those that each report names."""
    known = {e: entities[e] for e in (*stated, *implied)}
    named = list(named)
    towns = [e for e, place in known.items() if place.feature is not None and place.feature not in COARSE and place.lat is not None]
    if any(stated[e] >= SEVERAL for e in towns):
        towns = [e for e in towns if stated[e]]
    spots = [e for e in stated if known[e].feature is None]
    if not towns:
        return _finest(stated if any(_mapped(known[e]) for e in stated) else stated + implied, known)
    inside = {e: sum(stated[s] for s in spots if _in_town(known[s], known[e])) for e in towns}

    def weight(town: str) -> tuple[bool, int, int, str]:
        often = stated[town] + implied[town] + inside[town]
        return known[town].feature != WIDE, sum(town in some for some in named), often, town

    town = max(towns, key=weight)
    there = [s for s in spots if _in_town(known[s], known[town])]
    village = max((s for s in spots if known[s].kind == "place"), key=lambda s: (stated[s], s), default=None)
    if village is not None and stated[village] > stated[town] + sum(stated[s] for s in there if known[s].kind != "place"):
        return _placed(known[village])
    return _placed(known[min(there, key=lambda s: (-stated[s], s))], known[town]) if there else _placed(known[town])


def _finest(counts: Counter[str], known: Mapping[str, Entity]) -> EventPlace | None:
    """The finest place on the map, of several as fine the one that most claims give; where no list has any of them, no map is asked."""
    if not counts:
        return None

    listed = any(known[e].feature is not None for e in counts)

    def rank(entity: str) -> tuple[bool, int, int, str]:
        place, often = known[entity], counts[entity]
        return listed and not _mapped(place), COARSE.get(place.feature or "", 0), -often, entity

    return _placed(known[min(counts, key=rank)])


def _placed(place: Entity, town: Entity | None = None) -> EventPlace:
    """A place as an event has it: of a street, hall or hospital that no list has, its town is told beside it. A village that no list has is
    only known to be near a town, which is not told for where it lies."""
    around = None if place.feature is not None or not _of_a_town(place) else town.name if town else place.parent
    told = around is None or f" {fold_name(around)} " in f" {fold_name(place.name)} "
    precision = {"country": "country", "region": "region"}.get(place.feature or "", "city" if place.lat is not None else None)
    return EventPlace(place.id, place.name if told else f"{place.name}, {around}", place.country, place.lat, place.lon, precision)


def _of_a_town(place: Entity) -> bool:
    """Whether a place that no list has is a street or a house of a town, by its kind or a word of its name: "Baker Lane", "rue Haute"."""
    return place.kind == "facility" or not _street_words().isdisjoint(fold_name(place.name).split())


@lru_cache(maxsize=1)
def _street_words() -> frozenset[str]:
    """The words of all languages by which a name is that of a street or a house."""
    packs = [pack for code in pack_codes() if (pack := load_pack(code)) is not None]
    tables = [pack.toml("names") for pack in packs]
    return frozenset(fold_name(word) for table in tables for key in ("streets", "facilities") for word in table.get(key, ()))


def _in_town(spot: Entity, town: Entity) -> bool:
    """Whether a spot is known to lie in a town or right by it, or may lie anywhere."""
    if spot.parent and fold_name(spot.parent) in (fold_name(town.name), fold_name(town.id)):
        return True
    if spot.lat is None or spot.lon is None or town.lat is None or town.lon is None:
        return spot.country in (None, town.country)
    return kilometres(spot.lat, spot.lon, town.lat, town.lon) <= NEAR


def _mapped(place: Entity) -> bool:
    return place.lat is not None or place.feature in COARSE
