"""The words of a name as they are compared over languages: what each means, and how it may sound.

A common word stands for its English ones by the glossary of its language, two that are one entry ("trade union", "haut-plateau") for those
together, a word for a direction for that direction. Articles are passed over, also those that another script spells ("эль", "ez-"), and so
are prepositions and the names of states.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tidings.actors import actors
from tidings.fold import fold
from tidings.glossary import NOTHING, Concepts, Glossary, english_lemma, load_glossary
from tidings.language import load_pack, pack_codes
from tidings.regions import region_words
from tidings.spellings import PARTICLES
from tidings.transliterate import transliterate

LONGEST = 9  # words
SPELT_ARTICLE = re.compile(r"(?<!\w)(?:[aeu](?:sh|[dlnrstz])|[аеэуәє][дзлнрстш]ь?|[ae]ş)-(?=\w)", re.I)  # "ez-", "аль-", before its word
SHORT_PARTICLE = 4  # letters of a particle that another script spells


@dataclass(frozen=True)
class Word:
    """A word of a name: as it is written, and its English renderings where a glossary has it."""

    text: str
    concepts: Concepts
    language: str | None = None


@lru_cache(maxsize=50_000)
def words_told(name: str, language: str | None) -> tuple[Word, ...]:
    """The words of a name that tell it: no articles, no prepositions, no states."""
    glossary = load_glossary(language)
    parts = [part for part in re.split(r"[\s'’-]+", SPELT_ARTICLE.sub(" ", name)) if fold(part)][:LONGEST]
    found: list[Word] = []
    at = 0
    while at < len(parts):
        pair = _together(parts[at : at + 2], glossary, language)
        if pair:
            found.append(Word(" ".join(parts[at : at + 2]), pair, language))
        elif tells(parts[at], language):
            found.append(Word(parts[at], _concepts(parts[at], glossary, language), language))
        at += 2 if pair else 1
    return tuple(found)


def tells(text: str, language: str | None) -> bool:
    """Whether a word of a name is more than an article, a preposition or a state."""
    key = fold(text)
    if len(key) < 2 or key in actors().fillers or actors().country(text):
        return False
    if not text.isascii() and len(text) <= SHORT_PARTICLE and not text[:1].isupper() and transliterate(key) in PARTICLES:
        return False
    return _direction(text, language) is not None or key not in _small()


def _concepts(text: str, glossary: Glossary | None, language: str | None) -> Concepts:
    """The English words that a word stands for."""
    direction = _direction(text, language)
    if direction is not None:
        return frozenset([f"{direction:.0f} degrees"])
    key = fold(text)
    if glossary:
        return glossary.look_up(key)
    lemma = english_lemma(key)
    return frozenset([lemma]) if language == "en" and lemma in _english() else NOTHING


def _together(pair: Sequence[str], glossary: Glossary | None, language: str | None) -> Concepts:
    """The English words of two words that are one entry; none where they are not."""
    if len(pair) < 2:
        return NOTHING
    if glossary is None:
        both = f"{fold(pair[0])} {english_lemma(fold(pair[1]))}"
        return frozenset([both]) if language == "en" and both in _english() else NOTHING
    forms = product(glossary.bare(fold(pair[0])), glossary.bare(fold(pair[1])))
    joined = (f"{one}{between}{other}" for one, other in forms for between in " -")
    return next((glossary.entries[form] for form in joined if form in glossary.entries), NOTHING)


def _direction(text: str, language: str | None) -> float | None:
    """Where a word for a direction points, in degrees from north; None for any other word."""
    pack = load_pack(language)
    if pack is None:
        return None
    ways = region_words(pack).directions
    glossary = load_glossary(language)
    forms = glossary.bare(fold(text)) if glossary else [fold(text)]
    return next((ways[form] for form in forms if form in ways), None)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """The English words that the glossaries lead to."""
    return frozenset(c for code in pack_codes() if (glossary := load_glossary(code)) for c in glossary.concepts)


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    """Articles and prepositions of all packs."""
    packs = [pack for code in pack_codes() if (pack := load_pack(code))]
    lists = [pack.toml("names").get(name, ()) for pack in packs for name in ("articles", "of", "indefinite", "place_prepositions")]
    links = ("the", "of", "for", "and", "et", "y", "und", "ve", "и", "та")
    return frozenset(fold(word) for listed in lists for word in listed) | frozenset(links)
