"""Forms of nouns that stand last in a name with the ending of what is owned: their cases and plurals brought back to what lists have.

"tugayları" stands for "tugayı", "bakanlığına" for "bakanlığı", "köylülere" for "köylüler". Words are folded (`name_words.word_key`).
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

PLURAL, OWNED = ("lari", "leri"), ("i", "u", "si", "su")  # folded: "-ları" for "-ı"
ENDINGS = re.compile("^(?:[ny]?[iuae]|n?[iu]n|n?[dt][ae]n?|[yn]?[lc][ae])$")  # of cases, folded, with the letters that join them
LONGEST = 4  # letters of such an ending


def ending_of(key: str, listed: Set[str]) -> int:
    """How many letters at the end of a folded word are a case's: none where it is listed as it stands, or no listed word is left."""
    if singular(key) & listed:
        return 0
    sizes = (n for n in range(1, min(LONGEST, len(key) - 2) + 1) if ENDINGS.match(key[-n:]) and singular(key[:-n]) & listed)
    return next(sizes, 0)


def is_listed(key: str, listed: Set[str]) -> bool:
    """Whether a word or what it is a case or plural of is in a list."""
    return bool(singular(key[: len(key) - ending_of(key, listed)]) & listed)


def is_unowned_plural(key: str, accusative: bool, listed: Set[str]) -> bool:
    """Whether a word is a plural without the ending of what is owned: "göstericiler", "göstericilere", and not "güçleri"; "işçileri" is one
    in the accusative only."""
    if key.endswith(PLURAL) and not accusative:
        return False
    return key[: len(key) - ending_of(key, listed)].endswith(("lar", "ler"))


@lru_cache(maxsize=20_000)
def singular(key: str) -> frozenset[str]:
    """A word with the ending of what is owned, and the forms of the one for which it stands in the plural: "tugaylari", "tugayi"."""
    if not key.endswith(PLURAL):
        return frozenset((key,))
    stem = key[: -len(PLURAL[0])]
    stems = (stem, stem[:-1] + "g") if stem.endswith("k") else (stem,)
    return frozenset((key, *(s + ending for s in stems for ending in OWNED)))


def owned_of(key: str) -> frozenset[str]:
    """A folded word with each ending of what is owned: "oda" as "odasi", "bakanlik" as "bakanligi"."""
    stems = (key, key[:-1] + "g") if key.endswith("k") else (key, key[:-1] + "d") if key.endswith("t") else (key,)
    return frozenset(stem + ending for stem in stems for ending in OWNED)
