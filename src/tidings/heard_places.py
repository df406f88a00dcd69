"""Places that a script without vowels names, known by how other reports spell them: the lists have a small town in few of its spellings.

"سرمدا" of an Arabic report is the Sarmada that an English one tells of, if only one place there sounds so and the report speaks of its
country. Who reads the name alone cannot tell it from any other word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tidings.gazetteer import Place
from tidings.respelling import heard
from tidings.same import same_name
from tidings.spellings import UNWRITTEN

SURE = 0.9  # likeness of two spellings of one name
SHORTEST = 2  # consonants by which a name is known
SOFT = str.maketrans("gj", "hh")  # sounds that one letter of such a script stands for
VOWELS = re.compile("[aeiou]")


class Told(NamedTuple):
    """A place as one report names it: its chain there, the report, its fullest name and the language."""

    chain: str
    report: str
    name: str
    language: str | None


def heard_places(places: Sequence[Told], placed: Mapping[str, Place], context: Mapping[str, Counter[str]]) -> dict[str, Place]:
    """For the chains of places that have none, the one place of another report that sounds so; `context` are the countries spoken of."""
    spelt: dict[str, dict[str, tuple[str, Place]]] = defaultdict(dict)
    for told in places:
        if told.chain in placed and not UNWRITTEN.search(told.name):
            for key in _consonants(told.name, told.language):
                spelt[key][placed[told.chain].id] = (told.name, placed[told.chain])
    found: dict[str, Place] = {}
    for told in places:
        if told.chain not in placed and UNWRITTEN.search(told.name):
            near = {id_: one for key in _consonants(told.name, told.language) for id_, one in spelt.get(key, {}).items()}
            spoken = context[told.report]
            same = [place for name, place in near.values() if place.country in spoken and same_name(name, told.name, "place") >= SURE]
            found |= {told.chain: same[0]} if len(same) == 1 else {}
    return found


def _consonants(name: str, language: str | None) -> frozenset[str]:
    """The consonants of a name, by which spellings with and without vowels are looked up."""
    keys = (VOWELS.sub("", sound.translate(SOFT)) for sound in heard(name, language))
    return frozenset(key for key in keys if len(key) >= SHORTEST)
