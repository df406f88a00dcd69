"""Names in their cases: what a name may be called in the nominative, and the part of a word that all its cases share.

Packs list the endings of their names (`names.toml`, `[endings]`): an ending of an oblique case, and the endings that the nominative may
have in its place. The lists of all packs are read as one, since a name tells its language by its letters, not by the report it is in.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from tidings.fold import fold, fold_name
from tidings.language import load_pack, pack_codes

SHORTEST_STEM = 3  # letters that an ending must leave; two where the ending is long itself
LONGEST_NAME = 3  # words: longer names are not tried in other cases
MOST_FORMS = 24  # how many nominatives of one name are tried


@lru_cache(maxsize=1)
def _endings() -> tuple[dict[str, tuple[str, ...]], int]:
    """Endings of oblique cases with those of the nominative, and how long the longest is."""
    found: dict[str, tuple[str, ...]] = {}
    for code in pack_codes():
        pack = load_pack(code)
        for oblique, nominative in (pack.toml("names") if pack else {}).get("endings", {}).items():
            for form in dict.fromkeys((oblique, fold(oblique))):
                known = found.get(form, ())
                found[form] = (*known, *(ending for ending in nominative if ending not in known))
    return found, max(map(len, found), default=0)


@lru_cache(maxsize=1)
def _all_endings() -> tuple[frozenset[str], int]:
    """Every ending that a name may have, folded, and how long the longest is."""
    endings, _ = _endings()
    listed = frozenset(fold(e) for oblique, nominative in endings.items() for e in (oblique, *nominative)) - {""}
    return listed, max(map(len, listed), default=0)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The part of a folded word that all its cases share; the word itself in languages without cases."""
    endings, longest = _all_endings()
    for size in range(min(longest, len(word)), 0, -1):
        if word[-size:] in endings and _leaves_enough(word, size):
            return word[:-size]
    return word


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name folded for look-up whatever its case."""
    return " ".join(stem(word) for word in fold_name(name).split())


@lru_cache(maxsize=50_000)
def nominatives(name: str) -> tuple[str, ...]:
    """What a name may be called in the nominative, the likeliest first; nothing where no word of it has an ending of a case."""
    words = name.split()
    options = [_of_word(word) for word in words]
    if not any(len(o) > 1 for o in options) or len(words) > LONGEST_NAME:
        return ()
    forms = [" ".join(chosen) for chosen in product(*options)]
    return tuple(form for form in forms if form != name)[:MOST_FORMS]


def _of_word(word: str) -> tuple[str, ...]:
    """The word with each ending of the nominative for one that it has, those for its longest ending first, and as it is."""
    endings, longest = _endings()
    found: list[str] = []
    for size in range(min(longest, len(word)), -1, -1):
        bare = word[: len(word) - size]
        nominative = endings.get(word[len(bare) :])
        if nominative and _leaves_enough(word, size):
            found += [bare + ending for ending in nominative]
    return (*dict.fromkeys(found), word)


def _leaves_enough(word: str, size: int) -> bool:
    """Whether an ending of so many letters leaves enough before it."""
    return len(word) - size >= (SHORTEST_STEM - 1 if size >= SHORTEST_STEM else SHORTEST_STEM)
