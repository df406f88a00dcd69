"""Verbs that a small parser takes for other words, known by their dictionary form and their ending (`parse.toml`, `[[verb_form]]`).

`infinitive` and `adjective` are endings of dictionary forms, `noun` of words: a known word with another one is a noun, whatever
the parser says. In languages where the infinitive has an ending of its own, a word whose dictionary form is an infinitive is a verb;
where its own ending is that of a participle or of an impersonal form, it has the features of that form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

import simplemma

from tidings.annotate_types import PASSIVE, Token
from tidings.language import Pack
from tidings.tree import has_case

Pos = Literal["V", "N", "A"]
CLOSED = ("PUNCT", "SYM", "DET", "PRON", "CCONJ", "SCONJ", "PART", "AUX")
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"
INFINITIVES = ("ти", "тися", "тись")  # of verbs that a small parser takes for nouns
SHORTEST = 4  # letters: shorter words are too often others
OPEN = ("NOUN", "ADJ", "ADV", "PROPN", "X", "VERB", "INTJ", "ADP", "NUM")


@dataclass(frozen=True)
class VerbForm:
    """An ending of verbs, an ending of their infinitives, and the features that such a word has."""

    ending: re.Pattern[str]
    infinitive: re.Pattern[str]
    features: str


@dataclass(frozen=True)
class VerbForms:
    """What a pack says of the forms of its verbs."""

    code: str
    infinitive: re.Pattern[str]
    adjective: re.Pattern[str]
    noun: re.Pattern[str]
    reflexive: tuple[str, ...]
    forms: tuple[VerbForm, ...]
    participles: tuple[tuple[re.Pattern[str], str], ...]
    finite: dict[str, str] = field(default_factory=dict, compare=False)  # forms that no dictionary has, with their verb

    def of_participle(self, word: str) -> str | None:
        """The verb that a passive participle is of, where a dictionary knows it."""
        made = (found.expand(verb) for form, verb in self.participles if (found := form.fullmatch(word)))
        return next((verb for verb in made if simplemma.is_known(verb, lang=self.code)), None)


@lru_cache(maxsize=16)
def verb_forms(pack: Pack) -> VerbForms | None:
    """The verb forms of a pack; None where it says nothing of them."""
    source = pack.toml("parse")
    if "infinitive" not in source:
        return None
    rows = source.get("verb_form", ())
    forms = tuple(VerbForm(re.compile(row["ending"]), re.compile(row["infinitive"]), row["features"]) for row in rows)
    participles = tuple((re.compile(row["ending"]), str(row["verb"])) for row in source.get("participle", ()))
    infinitive, adjective, noun = (re.compile(source[name]) for name in ("infinitive", "adjective", "noun"))
    finite = {str(word): str(verb) for word, verb in source.get("finite", {}).items()}
    return VerbForms(pack.code, infinitive, adjective, noun, tuple(source["reflexive"]), forms, participles, finite)


def with_verb_forms(tokens: Sequence[Token], forms: VerbForms | None) -> list[Token]:
    """The tokens with such words as verbs, and what cannot be a verb as a noun."""
    if forms is None:
        return list(tokens)
    found = [_mended(token, forms) for token in tokens]
    made = {t.index for t, old in zip(found, tokens, strict=True) if t.pos == "VERB" and old.pos in ("NOUN", "ADJ") and _is_infinitive(t)}
    return [replace(t, dep="obl" if has_case(found, t.index) else "obj") if t.dep == "nmod" and t.head in made else t for t in found]


def _is_infinitive(token: Token) -> bool:
    return token.feature("VerbForm") == "Inf"


def is_verb(word: str, lemma: str, verbs: VerbForms) -> bool:
    """Whether a word is a verb by its dictionary form; `noun` are endings that only nouns have."""
    return bool(verbs.infinitive.search(lemma)) and not verbs.noun.search(word)


def _mended(token: Token, verbs: VerbForms) -> Token:
    word, lemma = token.text.lower(), token.lemma.lower()
    if word in verbs.finite and token.pos in OPEN:
        return replace(token, pos="VERB", lemma=verbs.finite[word], morph=PRESENT)
    unknown = token.text[:1].islower() and not simplemma.is_known(word, lang=verbs.code)
    bare = token.pos == "NOUN" and (unknown or bool(verbs.adjective.search(lemma) and not verbs.adjective.search(word)))  # "обстрелян"
    if (
        (token.pos in ("VERB", "ADJ") or bare)
        and not is_verb(word, lemma, verbs)
        and token.dep not in ("amod", "nmod")
        and (of := verbs.of_participle(word))
    ):
        return replace(token, pos="VERB", lemma=of, morph=PASSIVE)
    if not is_verb(word, lemma, verbs):
        nominal = token.pos in ("VERB", "ADJ") and not verbs.adjective.search(lemma) and simplemma.is_known(word, lang=verbs.code)
        return replace(token, pos="NOUN") if nominal and token.feature("VerbForm") not in ("Part", "Conv") else token
    fits = token.pos == "NOUN" or (token.pos == "ADJ" and token.dep == "xcomp")
    if fits and lemma == word and word.endswith(INFINITIVES) and simplemma.is_known(word, lang=verbs.code):
        return replace(token, pos="VERB", morph="VerbForm=Inf", dep="xcomp" if token.dep == "obj" else token.dep)  # "може ВВЕСТИ санкції"
    if token.pos not in OPEN or lemma == word or len(word) < SHORTEST or (token.text[:1].isupper() and token.index):
        return token
    if word.endswith(verbs.reflexive) and not lemma.endswith(verbs.reflexive):
        token = replace(token, lemma=lemma + verbs.reflexive[0])
    for form in verbs.forms:
        if form.infinitive.search(token.lemma) and form.ending.search(word):
            return replace(token, pos="VERB", morph=form.features)
    known = token.pos in ("VERB", "ADJ") or token.feature("VerbForm")
    return token if known else replace(token, pos="VERB", morph="Mood=Ind|Tense=Pres|VerbForm=Fin")


def classes_by_form(token: Token, classes: Sequence[Pos], verbs: VerbForms | None) -> tuple[Pos, ...]:
    """The classes of words in which a word is looked up: with a pack's verb forms, its dictionary form tells verbs from nouns."""
    if verbs is None or token.pos in CLOSED:
        return tuple(classes)
    if is_verb(token.text.lower(), token.lemma.lower(), verbs):
        return ("V",)
    return (*(c for c in classes if c != "N"), "N")
