"""Other ways to read the words of a name: in the nominative of the case that it stands in, and by the sounds that its spelling has.

"Мишу" may be "Миша", the "ç" of "Vaço" is heard as "ch", the "c" of a name with a Turkish article ("el-Cemali") as "j". Names are compared
by whichever of these readings are most alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tidings.fold import fold_name
from tidings.inflection import nominatives
from tidings.transliterate import transliterate

CYRILLIC = re.compile("[\u0400-\u04ff]")
MARKED = {"ç": "ch", "ş": "sh", "č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "ș": "sh", "ț": "ts", "ţ": "ts"}
MARKS = re.compile("|".join(MARKED))
GERMAN = {"dsch": "j", "tsch": "ch"}
GERMAN_SOUNDS = re.compile("|".join(GERMAN))
TURKISH = re.compile("[ığşİĞŞ]|(?<![\\w-])(?i:el|er|es|eş|et|ez|en|ed)-(?=\\w)")  # letters and articles of a Turkish spelling
WORD = re.compile(r"\w+")
SHORTEST = 4  # letters of a word that may stand in a case


@lru_cache(maxsize=100_000)
def readings(name: str) -> Mapping[str, tuple[str, ...]]:
    """Further readings of the words of a name, in folded Latin letters, by the word as its letters are read; words that have none are
    left out."""
    turkish = bool(TURKISH.search(name))
    found: dict[str, tuple[str, ...]] = {}
    for token in WORD.findall(name):
        plain = fold_name(transliterate(token))
        others = [fold_name(transliterate(form)) for form in _forms(token, turkish=turkish)]
        others = [other for other in dict.fromkeys(others) if other != plain]
        if others:
            found[plain] = tuple(others)
    return found


def _forms(token: str, *, turkish: bool) -> tuple[str, ...]:
    """The other spellings of one word."""
    if CYRILLIC.search(token):
        return nominatives(token) if len(token) >= SHORTEST else ()
    low = token.replace("İ", "i").lower()
    heard = GERMAN_SOUNDS.sub(lambda m: GERMAN[m.group()], MARKS.sub(lambda m: MARKED[m.group()], low))
    if turkish and "c" in low:
        heard = re.sub("c(?!h)", "j", MARKS.sub(lambda m: MARKED[m.group()], low))
    return (heard,) if heard != low else ()
