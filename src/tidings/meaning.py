"""A sentence as the features by which another language would render it: numbers, names by their consonants, English words.

A token carries every feature that it might be met by. A function word carries none; a word that is neither known nor shaped like a
name carries none either, but makes the sentence less sure of being understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from tidings.fold import fold
from tidings.glossary import Concepts, Glossary, english_lemma, load_glossary
from tidings.transliterate import skeleton, transliterate
from tidings.wording import DENSE, WORD, Unit

LEAST_NAME = 3  # consonants of a name that tell it
COGNATE = 5
SCRIPT_WITHOUT_CASE = re.compile("[\u0590-\u05ff\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Sense:
    """One token: the features it may be met by, and whether it is a name or number, which tells more than a word."""

    features: frozenset[str]
    telling: bool


@lru_cache
def small_words() -> frozenset[str]:
    """English words that tell nothing of what is said."""
    path = resources.files("tidings") / "data" / "lexicons" / "small_words.txt"
    return frozenset(line.strip() for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))


@lru_cache
def number_words() -> dict[str, str]:
    """English words for whole numbers, as digits."""
    path = resources.files("tidings") / "data" / "lexicons" / "number_words.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def senses(unit: Unit) -> list[Sense]:
    """What the tokens of a sentence may be met by, tokens without any left out but for names."""
    glossary = load_glossary(unit.language)
    found = list(_dense_senses(unit, glossary)) if unit.dense else []
    words = [match for match in WORD.finditer(unit.text) if not (unit.dense and DENSE.match(match.group()))]
    at = 0
    while at < len(words):
        size, concepts = glossary.run(unit.text, words, at) if glossary else (1, frozenset[str]())
        sense = _known_sense(concepts) if size > 1 else _sense(words[at].group(), unit.language, glossary, words[at].start() == 0)
        if sense:
            found.append(sense)
        at += size
    return found


def _known_sense(concepts: Concepts) -> Sense | None:
    features = frozenset({_concept(c) for c in concepts} - {""})
    return Sense(features, any(f[0] == "#" for f in features)) if features else None


def _sense(word: str, language: str | None, glossary: Glossary | None, first: bool) -> Sense | None:
    if word[0].isdigit():
        return Sense(frozenset({"#" + number(word)}), True)
    folded = fold(word)
    concepts = _concepts(folded, language, glossary)
    features = {_concept(c) for c in concepts} - {""}
    if concepts and not features:
        return None
    name = word[0].isupper() or (bool(SCRIPT_WITHOUT_CASE.match(word)) and not concepts)
    bones = skeleton(word)
    if name and len(bones) >= LEAST_NAME:
        features.add("@" + bones)
    latin = fold(transliterate(word))
    if not SCRIPT_WITHOUT_CASE.match(word) and len(latin) >= COGNATE:
        features.add("~" + _root(latin))
    if not features:
        return None
    capital = word[0].isupper() and not first and not concepts
    return Sense(frozenset(features), capital or any(f[0] == "#" for f in features))


def _concepts(folded: str, language: str | None, glossary: Glossary | None) -> Concepts:
    if language == "en" or language is None:
        return frozenset({"" if folded in small_words() else english_lemma(folded)})
    return glossary.look_up(folded) if glossary else frozenset()


def _concept(concept: str) -> str:
    if not concept or concept in small_words():
        return ""
    return "#" + number_words()[concept] if concept in number_words() else "=" + concept


def _root(latin: str) -> str:
    """The beginning of a word, in the spelling that its cousins in other languages share."""
    plain = latin.replace("ph", "f").replace("th", "t").replace("y", "i").replace("k", "c").replace("qu", "c").replace("z", "s")
    return re.sub(r"(.)\1", r"\1", plain)[:COGNATE]


def _dense_senses(unit: Unit, glossary: Glossary | None) -> Iterator[Sense]:
    """The longest entries of the glossary that stand in a text without spaces, from left to right."""
    if glossary is None:
        return
    text, at = unit.text, 0
    while at < len(text):
        for size in range(min(glossary.longest, len(text) - at), 0, -1):
            if concepts := glossary.entries.get(text[at : at + size]):
                if sense := _known_sense(concepts):
                    yield sense
                at += size - 1
                break
        at += 1


def number(text: str) -> str:
    """A written number in one form: no separators of thousands, a point before decimals, no zeros at the ends."""
    plain = re.sub(r"[\s\u00a0\u202f٬]", "", transliterate(text))
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain).replace(",", ".").replace("٫", ".")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
