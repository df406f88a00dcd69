"""Main verbs that a small parser takes for adjectives: "A court in Lomé SENTENCED the mayor", "the army on Friday RAIDED a quarry".

For packs whose passive needs an auxiliary (`analytic_passive` in `parse.toml`). A participle describes the noun behind it after an article,
an adjective or a preposition, never right behind a noun: in a sentence that has no other main verb, it is the one. Relations are those of
Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token
from tidings.tree import phrase

NOUNS = ("NOUN", "PROPN")
MAIN = "Mood=Ind|Tense=Past|VerbForm=Fin"
CLAUSES = ("ccomp", "parataxis", "obl:unmarked", "nsubj", "dislocated", "advmod")  # what such a sentence is to the verb of saying behind it
CLIMBED = 8


def with_lost_verbs(tokens: list[Token]) -> list[Token]:
    """The tokens with the first such verb in its place; its subject is the noun before it, its object the one that it was put to."""
    for verb in tokens:
        if _may_rule(tokens, verb) and (found := _ruled(tokens, verb)) is not None:
            return found
    return tokens


def _may_rule(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a word is a past form right behind a noun, put to a noun behind it."""
    before = tokens[verb.index - 1] if verb.index else verb
    plain = verb.pos == "VERB" and verb.dep == "amod" and verb.head > verb.index and verb.text.islower() and verb.text != verb.lemma
    return plain and before.pos in (*NOUNS, "NUM") and verb.feature("VerbForm") != "Ger" and not verb.text.endswith("ing")


def _ruled(tokens: list[Token], verb: Token) -> list[Token] | None:
    """The sentence with a verb over what it was put to; None where that is no sentence of its own."""
    path = [tokens[verb.head]]
    while path[-1].head != path[-1].index and len(path) < CLIMBED and path[-1].pos not in ("VERB", "AUX"):
        path.append(tokens[path[-1].head])
    saying = path[-1] if path[-1].pos in ("VERB", "AUX") else None
    nouns = [t for t in path if t is not saying]
    top = nouns[-1]
    said = saying is None or (saying.index > max(phrase(tokens, top.index)) and top.dep in CLAUSES)
    if (
        not said
        or top.pos not in NOUNS
        or any(t.pos in ("AUX", "SCONJ") for t in tokens[: verb.index] if t.head in {n.index for n in nouns})
    ):
        return None
    inside = phrase(tokens, top.index)
    first = min(inside)
    behind = [t for t in nouns if t.index > verb.index]
    object_ = behind[-1] if behind else tokens[verb.head]
    subject = top if top.index < verb.index else _head_before(tokens, first, verb.index)
    if subject is None or any(tokens[i].text in (",", ";", ":") for i in range(subject.index, verb.index)):
        return None
    if any(t.dep in ("nsubj", "cop", "nsubj:pass") and t.head in {n.index for n in nouns} for t in tokens):
        return None
    mended = list(tokens)
    for token in [tokens[i] for i in sorted(inside)]:
        if token.index in (verb.index, subject.index, object_.index):
            continue
        if token.index < verb.index and token.head > verb.index:
            mended[token.index] = _before(tokens, token, subject, verb)
        elif token.index > object_.index and token.head <= subject.index:
            mended[token.index] = replace(token, head=verb.index, dep="obl" if token.dep == "nmod" else token.dep)
    mended[subject.index] = replace(subject, head=verb.index, dep="nsubj")
    mended[object_.index] = replace(object_, head=verb.index, dep="obj")
    mended[verb.index] = replace(
        verb, head=verb.index if saying is None else saying.index, dep="root" if saying is None else "ccomp", morph=MAIN
    )
    return mended


def _before(tokens: Sequence[Token], token: Token, subject: Token, verb: Token) -> Token:
    """A word before the verb, put to its noun there: what leads a phrase to the noun behind it, the rest to the subject."""
    if token.pos == "ADP":
        noun = next((t for t in tokens[token.index + 1 : verb.index] if t.pos in NOUNS), subject)
        return replace(token, head=noun.index, dep="case")
    late = token.index > subject.index
    return replace(token, head=subject.index, dep="nmod" if late and token.pos in NOUNS else token.dep)


def _head_before(tokens: Sequence[Token], first: int, verb: int) -> Token | None:
    """The noun that a phrase before a verb is about: the last one before its first preposition."""
    led = next((i for i in range(first, verb) if tokens[i].pos == "ADP"), verb)
    return next((t for t in reversed(tokens[first:led]) if t.pos in NOUNS), None)
