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
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Endings of oblique cases with those of the nominative, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for code in pack_codes():
        pack = load_pack(code)
        for oblique, nominative in (pack.toml("names") if pack else {}).get("endings", {}).items():
            for form in dict.fromkeys((oblique, fold(oblique))):
                known = found.get(form, ())
                found[form] = (*known, *(ending for ending in nominative if ending not in known))
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=1)
def _all_endings() -> tuple[str, ...]:
    """Every ending that a name may have, folded, the longest first."""
    listed = {fold(oblique) for oblique, _ in _endings()} | {fold(e) for _, nominative in _endings() for e in nominative}
    return tuple(sorted(listed - {""}, key=lambda ending: (-len(ending), ending)))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The part of a folded word that all its cases share; the word itself in languages without cases."""
    ending = next((e for e in _all_endings() if _ends(word, e)), "")
    return word[: len(word) - len(ending)]


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
    found: list[str] = []
    for oblique, nominative in _endings():
        if _ends(word, oblique):
            found += [word[: len(word) - len(oblique)] + ending for ending in nominative]
    return (*dict.fromkeys(found), word)


def _ends(word: str, ending: str) -> bool:
    """Whether a word has an ending and enough before it."""
    return word.endswith(ending) and len(word) - len(ending) >= (SHORTEST_STEM - 1 if len(ending) >= SHORTEST_STEM else SHORTEST_STEM)
