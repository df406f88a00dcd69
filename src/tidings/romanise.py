"""A name in Latin letters as a desk would print it: letter by letter, and from a pack's list where its script leaves vowels out."""

from __future__ import annotations

import re
from functools import lru_cache

from tidings.fold import fold
from tidings.language import load_pack, pack_codes
from tidings.transliterate import transliterate

WORD = re.compile(r"\w+")
ARTICLE = re.compile(r"ال(?=\w{3})")


@lru_cache(maxsize=20_000)
def romanised(name: str) -> str:
    """The name in Latin letters, each word with a capital where its script has none: "محمد الكريم" is "Mohammed al-Karim"."""
    caseless = name.lower() == name.upper()
    return WORD.sub(lambda found: _word(found.group(), caseless), name)


def _word(word: str, caseless: bool) -> str:
    known = listed()
    if fold(word) in known:
        return known[fold(word)]
    article = ARTICLE.match(word)
    if article:
        return "al-" + _word(word[article.end() :], caseless)
    latin = transliterate(word)
    return latin[:1].upper() + latin[1:] if caseless else latin


@lru_cache(maxsize=1)
def listed() -> dict[str, str]:
    """The names that packs spell in Latin letters themselves, folded."""
    tables = (pack.toml("romanised").get("names", {}) for code in pack_codes() if (pack := load_pack(code)))
    return {fold(name): str(latin) for table in tables for name, latin in table.items()}
