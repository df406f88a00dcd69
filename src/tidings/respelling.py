"""Names as an English desk would spell them: what the letters of one language stand for in names that it took from another.

"Dschamil" and "Wiktor" of a German report are "Jamil" and "Viktor". A pack lists what its spelling has for others' sounds (`names.toml`,
`respelt`), the longest first. Endings of cases are taken off; letters of other scripts become Latin ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tidings.inflection import name_key
from tidings.language import load_pack
from tidings.soundalike import sound
from tidings.spellings import UNWRITTEN, words
from tidings.transliterate import transliterate


@lru_cache(maxsize=100_000)
def respelt(name: str, language: str | None) -> str:
    """A name in folded Latin letters without the endings of its cases, spelt as English has its sounds; as it is in letters that leave
    vowels out."""
    if UNWRITTEN.search(name):
        return name
    pattern, spellings = _spellings(language)
    plain = name.replace("-", " ").replace("İ", "i").casefold()
    plain = pattern.sub(lambda found: spellings[found.group()], plain) if pattern else plain
    return transliterate(name_key(plain))


@lru_cache(maxsize=100_000)
def heard(name: str, language: str | None) -> frozenset[str]:
    """How a name may sound, in one word: as its letters are read, and as its language spells others' sounds."""
    return frozenset(sound("".join(words(respelt(name, code)))) for code in (None, language))


@lru_cache(maxsize=32)
def _spellings(language: str | None) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """What a language spells otherwise than English, as one pattern with what stands for each part."""
    pack = load_pack(language)
    table = {str(key): str(to) for key, to in pack.toml("names").get("respelt", {}).items()} if pack else {}
    longest_first = sorted(table, key=lambda part: (-len(part), part))
    return (re.compile("|".join(map(re.escape, longest_first))) if table else None), table
