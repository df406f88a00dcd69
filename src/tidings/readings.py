"""Other ways to read the words of a name: in the nominative of the case that it stands in, and by the sounds that its spelling has.

"Мишу" may be "Миша", the "г" of "Горобець" is heard as "h", the "ç" of "Vaço" as "ch", the "c" of "el-Cemali" and "Cabir" as "j", and
what is "Пётр" in one language is "Петро" in the next (`data/name_habits.toml`, `first_names`). Names are compared by whichever of these
readings are most alike.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from tidings.fold import fold_name
from tidings.inflection import nominatives
from tidings.transliterate import transliterate

CYRILLIC = re.compile("[\u0400-\u04ff]")
MARKED = {"ç": "ch", "ş": "sh", "č": "ch", "ć": "ch", "š": "sh", "ž": "zh", "ș": "sh", "ț": "ts", "ţ": "ts"}
MARKS = re.compile("|".join(MARKED))
GERMAN = {"dsch": "j", "tsch": "ch"}
GERMAN_SOUNDS = re.compile("|".join(GERMAN))
TURKISH = re.compile("[ığşİĞŞ]|(?<![\\w-])(?i:el|er|es|eş|et|ez|en|ed)-(?=\\w)")  # letters and articles of a Turkish spelling
HEARD_AS_J = re.compile("(?<![b-df-hj-np-tv-z])c(?=[aeiou])")  # of a name that may be spelt the Turkish way
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
        others += [name for form in (plain, *others) for name in _first_names().get(form, ())]
        others = [other for other in dict.fromkeys(others) if other != plain]
        if others:
            found[plain] = tuple(others)
    return found


def _forms(token: str, *, turkish: bool) -> tuple[str, ...]:
    """The other spellings of one word."""
    if CYRILLIC.search(token):
        forms = (token, *nominatives(token)) if len(token) >= SHORTEST else (token,)
        heard_h = tuple(form.replace("г", "h").replace("Г", "H") for form in forms if "г" in form.lower())
        return (*forms[1:], *heard_h)
    low = token.replace("İ", "i").lower()
    heard = GERMAN_SOUNDS.sub(lambda m: GERMAN[m.group()], MARKS.sub(lambda m: MARKED[m.group()], low))
    if turkish and "c" in low:
        heard = re.sub("c(?!h)", "j", MARKS.sub(lambda m: MARKED[m.group()], low))
    return tuple(form for form in dict.fromkeys((heard, HEARD_AS_J.sub("j", low))) if form != low)


@lru_cache(maxsize=1)
def _first_names() -> Mapping[str, tuple[str, ...]]:
    """First names that neighbours call otherwise, in folded Latin letters, each with what the others say."""
    told = tomllib.loads((resources.files("tidings") / "data" / "name_habits.toml").read_text("utf-8"))
    groups = [[fold_name(transliterate(str(name))) for name in group] for group in told["first_names"]]
    return {name: tuple(other for other in group if other != name) for group in groups for name in group}
