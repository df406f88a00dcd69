"""Whether two names are one's, as people ask it: by their letters (`spellings.py`), and by what is known of bodies, places and words.

What a table knows outweighs letters: two spellings of one body or place of it are one, two bodies or places of it are two. Names of
organisations and places that are translated are held against each other word by word through the glossaries.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import product

from simplemma import is_known

from tidings import spellings
from tidings.actors import actors
from tidings.fold import fold
from tidings.gazetteer import gazetteer
from tidings.glossary import english_lemma, load_glossary
from tidings.language import load_pack, pack_codes
from tidings.soundalike import alike
from tidings.spellings import PARTICLES, telling
from tidings.tongue import FIRST
from tidings.transliterate import transliterate

KNOWN, TRANSLATED, APART = 0.97, 0.9, 0.2  # of two names of one thing in a table, of a translated one, of what names forbid
ONE_WORD = 0.84  # likeness of two words that are one name
ROOT = 5  # letters of English words that begin alike
COMPOUND = 10  # letters of a word that may stand for two
LIKELIEST = 2  # languages in which a name is read
WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _apart() -> tuple[dict[str, str], frozenset[str]]:
    """Words that tell one part of a place from another, with what each says, and nouns of areas and towns, in dictionary forms: from the
    pack of the language in which meanings are told."""
    pack = load_pack(FIRST)
    told = pack.toml("regions") if pack else {}
    bearings = {english_lemma(str(word)): str(angle) for word, angle in told.get("directions", {}).items()}
    bearings |= {english_lemma(str(word)): str(word) for word in told.get("parts", [])}
    return bearings, frozenset(english_lemma(str(word)) for word in (*told.get("areas", []), *told.get("towns", [])))


@lru_cache(maxsize=1)
def _habits() -> tuple[re.Pattern[str], frozenset[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """The endings of adjectives made of places, words that only join, and what is written as one (`data/name_habits.toml`)."""
    told = tomllib.loads((resources.files("tidings") / "data" / "name_habits.toml").read_text("utf-8"))
    joined = tuple((re.compile(str(way["apart"])), str(way["as"])) for way in told["joined"])
    return re.compile(told["adjective"]), PARTICLES | frozenset(told["glue"]), joined


def same_name(a: str, b: str, kind: str | None = "person") -> float:
    """How likely two names are of one person, organisation or place (`kind`), 0 to 1; 0.5 is the even point."""
    likeness = spellings.same_name(_plain(a, kind), _plain(b, kind), kind)
    if kind in ("person", None):
        return min(likeness, APART) if _turned(a, b) else likeness
    known = _one_in_tables(a, b, kind)
    if known is not None:
        return max(likeness, KNOWN) if known else min(likeness, APART)
    if _contradict(a, b):
        return min(likeness, APART)
    return max(likeness, TRANSLATED) if likeness < TRANSLATED and _translated(a, b) else likeness


def _plain(name: str, kind: str | None) -> str:
    """A name without what spellings of it differ in by habit: "Abd al-Rahman" is written as one, "Гомельская" is of Гомель."""
    if kind == "place":
        kept = [word for word in WORD.findall(name) if not any(_concepts(word, code) & _apart()[1] for code in _languages(name))]
        return _habits()[0].sub("", " ".join(kept)) if kept else name
    for apart, one in _habits()[2]:
        name = apart.sub(one, name)
    return name


def _turned(a: str, b: str) -> bool:
    """Whether two names of three words or more begin alike and have the same others in another order: two surnames are not turned."""
    left, right = telling(a), telling(b)
    return len(left) > 2 and left[0] == right[0] and left != right and sorted(left) == sorted(right)


def _one_in_tables(a: str, b: str, kind: str) -> bool | None:
    """Whether two names are of one body or place that the tables know; None where they do not know both."""
    if kind == "organisation":
        one, other = actors().lookup(a), actors().lookup(b)
        if one is None or other is None:
            return None
        return one.id == other.id
    if kind != "place":
        return None
    lands = [actors().country(name) for name in (a, b)]
    if all(lands):
        return lands[0] == lands[1]
    places, others = ({place.id for place in gazetteer().lookup(name)} for name in (a, b))
    return bool(places & others) if places and others else None


def _contradict(a: str, b: str) -> bool:
    """Whether two names tell themselves apart: other numbers, other bearings, or a bearing on one side where the rest is the same."""
    numbers, others = (re.findall(r"\d+", name) for name in (a, b))
    if len(numbers) == len(others) == 1 and numbers != others:  # of several numbers one may be a series of the same
        return True
    bearing, other = _bearings(a), _bearings(b)
    return bearing != other and bool(bearing and other)


def _bearings(name: str) -> frozenset[str]:
    bearings = _apart()[0]
    meant = (c for code in _languages(name)[:1] for word in WORD.findall(name) for c in _concepts(word, code))
    return frozenset(bearings[c] for c in meant if c in bearings)


def _translated(a: str, b: str) -> bool:
    """Whether each word of one name says what a word of the other says, or is spelt like it."""
    return any(_say_the_same(left, right) for left, right in product(_read(a), _read(b)))


def _read(name: str) -> Iterator[list[tuple[str, frozenset[str]]]]:
    """A name's telling words with their English meanings, in the languages that it is likeliest in."""
    for code in _languages(name):
        words = [fold(word) for word in WORD.findall(name)]
        kept = [word for word in words if word not in _habits()[1]]
        yield [(word, _concepts(word, code)) for word in kept]


def _say_the_same(left: Sequence[tuple[str, frozenset[str]]], right: Sequence[tuple[str, frozenset[str]]]) -> bool:
    if not left or not right or not any(_akin(x, y) for (_, x), (_, y) in product(left, right)):
        return False
    return _covered(left, right) and _covered(right, left)


def _covered(words: Sequence[tuple[str, frozenset[str]]], others: Sequence[tuple[str, frozenset[str]]]) -> bool:
    """Whether each of some words has one of its own among others; a compound may be had by two."""
    free = dict(enumerate(others))
    for word, meant in words:
        found = next((n for n, (other, means) in free.items() if _akin(meant, means) or _one_word(word, other)), None)
        if found is None:
            return False
        if len(free[found][0]) < COMPOUND:
            del free[found]
    return True


def _akin(meant: frozenset[str], means: frozenset[str]) -> bool:
    """Whether two words mean one thing, or things of one root: "election" and "electoral", "north" and "northern"."""
    return bool(meant & means) or any(x[:ROOT] == y[:ROOT] for x in meant for y in means if min(len(x), len(y)) >= ROOT)


def _one_word(word: str, other: str) -> bool:
    return alike(fold(transliterate(word)), fold(transliterate(other))) >= ONE_WORD


@lru_cache(maxsize=10_000)
def _languages(name: str) -> tuple[str, ...]:
    """The languages in which most words of a name are known, the likeliest first."""
    words = [fold(word) for word in WORD.findall(name)]
    known = {
        code: sum(bool(_concepts(word, code)) for word in words if word not in _habits()[1])
        for code in dict.fromkeys((FIRST, *pack_codes()))
    }
    likely = sorted(known, key=lambda code: -known[code])[:LIKELIEST]
    return tuple(code for code in likely if known[code] >= max(1, known[likely[0]]))


@lru_cache(maxsize=50_000)
def _concepts(word: str, code: str) -> frozenset[str]:
    """The English meanings of a word in a language; none where it is not known there."""
    if code == FIRST:
        return frozenset({english_lemma(fold(word))}) if is_known(word.lower(), lang=FIRST) else frozenset()
    glossary = load_glossary(code)
    return glossary.look_up(fold(word)) if glossary else frozenset()
