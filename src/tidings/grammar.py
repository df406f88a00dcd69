"""What a pack says of its grammar (`parse.toml`), put into the words that a parser gives.

`irregular` and `participles` give verbs the dictionary form that the lemmatiser misses ("detenidas" is "detener"; `inside` is the
syllable of "abgefeuert"); `infinitives` are the endings of the dictionary form by which an "adjective" is known for a participle.
Where `particles` names a relation, the particle is put before its verb ("nahm ... fest" is "festnehmen"). Where `object_cases` names
prepositions of objects ("mató a siete soldados"), such a phrase is one, unless the verb is among `goal_verbs` ("llegó a Lima").
With `analytic_passive` a verb is passive with an auxiliary only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import simplemma

from tidings.annotate_types import Token
from tidings.language import Pack

OBJECTS = ("obj", "ccomp", "xcomp")
INSIDE_UP_TO = 6  # letters before the syllable inside a participle
SHORTEST_VERB = 4
STOPS = (".", "!", "?")
OPENING = ("(", "„", "“", "«", '"')
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ")


@dataclass(frozen=True)
class Grammar:
    """The rules of `parse.toml`, compiled."""

    code: str
    irregular: Mapping[str, str]
    participles: Mapping[str, Sequence[str]]
    inside: str
    infinitives: tuple[str, ...]
    particles: frozenset[str]
    object_cases: frozenset[str]
    goal_verbs: frozenset[str]
    reflexive: frozenset[str]
    analytic_passive: bool = False


@lru_cache(maxsize=16)
def grammar_of(pack: Pack) -> Grammar | None:
    """The grammar of a pack; None where it has no `parse.toml`."""
    source: dict[str, Any] = pack.toml("parse")
    if not source:
        return None
    lists = {name: frozenset(source.get(name, ())) for name in ("particles", "object_cases", "goal_verbs", "reflexive")}
    return Grammar(
        code=pack.code,
        irregular=source.get("irregular", {}),
        participles=source.get("participles", {}),
        inside=str(source.get("inside", "")),
        infinitives=tuple(source.get("infinitives", ())),
        analytic_passive=bool(source.get("analytic_passive", False)),
        **lists,
    )


def apply(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The tokens of a sentence with the dictionary forms and relations that the grammar gives them."""
    worded = [replace(t, lemma=_verb(t, grammar)) if t.pos in ("VERB", "AUX") else t for t in map(_as_verb(grammar), tokens)]
    mended = _with_objects(_with_particles(worded, grammar), grammar)
    return _active(mended) if grammar.analytic_passive else mended


def _active(tokens: list[Token]) -> list[Token]:
    """Where a passive needs an auxiliary, a full sentence's verb without one is active: "The minister called for talks." """
    if tokens[-1].text not in STOPS:
        return tokens
    mended = list(tokens)
    helped = {t.head for t in tokens if t.dep.startswith(("aux", "cop", "expl"))}
    for token in tokens:
        verb = tokens[token.head]
        if token.dep == "nsubj:pass" and verb.dep in ("root", "ccomp", "parataxis") and verb.index not in helped:
            mended[token.index] = replace(token, dep="nsubj")
            mended[verb.index] = replace(mended[verb.index], morph="Mood=Ind|Tense=Past|VerbForm=Fin")
    return mended


def _as_verb(grammar: Grammar) -> Callable[[Token], Token]:
    """Participles that were taken for adjectives or adverbs, as the verbs that their dictionary form says they are."""

    def mend(token: Token) -> Token:
        if token.pos not in ("ADJ", "ADV") or token.dep == "amod" or not grammar.infinitives or token.text[:1].isupper():
            return token
        verb = token.lemma != token.text and token.lemma.endswith(grammar.infinitives) and len(token.lemma) > SHORTEST_VERB
        return replace(token, pos="VERB") if verb and _known(token.lemma, grammar.code) else token

    return mend


@lru_cache(maxsize=50_000)
def _known(word: str, code: str) -> bool:
    return bool(simplemma.is_known(word, lang=code))


def _verb(token: Token, grammar: Grammar) -> str:
    """The infinitive of a verb's form, where a rule gives one that the dictionary knows."""
    word = token.lemma
    irregular = grammar.irregular.get(token.text.lower()) or grammar.irregular.get(word)
    if irregular:
        return irregular
    for form in _without(word, grammar.inside):
        for ending, infinitives in grammar.participles.items():
            if form.endswith(ending) and len(form) > len(ending) + 2:
                for infinitive in infinitives:
                    candidate = form[: -len(ending)] + infinitive
                    if _known(candidate, grammar.code):
                        return candidate
    return word


def _without(word: str, inside: str) -> list[str]:
    """A form as it is and without the syllable that participles have at or near their beginning ("abgefeuert")."""
    at = word.find(inside) if inside else -1
    return [word, word[:at] + word[at + len(inside) :]] if 0 <= at <= INSIDE_UP_TO else [word]


def _with_particles(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Verbs with their separable particle before them."""
    mended = _with_last_words(tokens, grammar) if grammar.particles else list(tokens)
    for token in tuple(mended):
        verb = mended[token.head]
        if token.dep in grammar.particles and verb.pos == "VERB" and not verb.lemma.startswith(token.text.lower()):
            mended[verb.index] = replace(verb, lemma=token.text.lower() + verb.lemma)
    return mended


def _with_last_words(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Particles that the parser took for a preposition of the clause behind them: right before a comma or a stop stands none ("warfen den
    Rebellen vor, Bauern zu töten"), and the verb of its clause makes a known one with it."""
    mended = list(tokens)
    for token, behind in pairwise(tokens):
        if token.pos != "ADP" or behind.pos != "PUNCT" or token.dep in grammar.particles or behind.text in OPENING:
            continue
        clause = [t for t in tokens[: token.index] if not any(p.pos == "PUNCT" for p in tokens[t.index : token.index])]
        verb = next((t for t in clause if t.pos == "VERB" and t.feature("Mood") is not None), None)
        if verb is not None and _known(token.text.lower() + verb.lemma, grammar.code):
            mended[token.index] = replace(token, head=verb.index, dep=min(grammar.particles))
    return mended


def _with_objects(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Phrases with a preposition of objects as objects of their verb; beside another object they are indirect ones."""
    mended = list(tokens)
    cases: dict[int, set[str]] = defaultdict(set)
    for token in tokens:
        if token.dep == "case":
            cases[token.head].add(token.text.lower())
    for token in tokens:
        verb = _verb_above(tokens, token)
        if verb is None or not cases[token.index] & grammar.object_cases or verb.lemma in grammar.goal_verbs:
            continue
        below = [t for t in mended if t.head == verb.index]
        if any(t.dep == "aux:pass" or t.text.lower() in grammar.reflexive for t in below):
            continue
        taken = any(t.dep in OBJECTS for t in below)
        mended[token.index] = replace(token, head=verb.index, dep="iobj" if taken else "obj")
    return mended


def _verb_above(tokens: list[Token], token: Token) -> Token | None:
    """The verb of a noun phrase, also where it is put under the place that stands between them ("mató en la vereda a dos hombres")."""
    if token.pos not in NOMINAL or token.dep not in ("obl", "obl:arg", "iobj", "nmod"):
        return None
    above, steps = tokens[token.head], 0
    while token.dep == "nmod" and above.dep in ("nmod", "flat", "appos", "obl", "conj") and steps < 4:
        above, steps = tokens[above.head], steps + 1
    return above if above.pos == "VERB" and (token.dep != "nmod" or above.index < token.index) else None
