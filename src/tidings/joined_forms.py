"""Verbs that "and" joins are of one form: "denied having taken money and accused X" joins "denied" and "accused".

A small parser joins the second verb to the nearest, which is what the first one says: then what was accused of would be denied too, and
whoever called for a march and asked for a dismissal would have asked for it on the day of the march. Relations are those of Universal
Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token

CONTENTS = ("xcomp", "advcl", "acl", "ccomp")  # what a verb says, asks for or is done for, in a form of its own
CLIMBED = 4


def with_forms_joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a sentence with each joined verb at the nearest verb above of its form, where the one that it hangs on has another."""
    mended = list(tokens)
    for verb in tokens:
        if verb.dep != "conj" or verb.pos != "VERB" or verb.head >= verb.index:
            continue
        form, at = _form(tokens, verb), _verb_above(tokens, verb)
        if form not in ("finite", "perfect") or _form(tokens, at) not in ("infinitive", "gerund"):
            continue
        for _ in range(CLIMBED):
            if at.dep not in (*CONTENTS, "conj") or at.head == at.index or at.head > at.index:
                break
            at = tokens[at.head]
            if at.pos == "VERB" and _form(tokens, at) in ("finite", "perfect"):
                fits = form == "finite" or _form(tokens, at) == "perfect"
                mended[verb.index] = replace(verb, head=at.index) if fits else verb
                break
    return mended


def _verb_above(tokens: Sequence[Token], verb: Token) -> Token:
    """The verb that a word is joined to, or that the noun is under which it is joined to."""
    at = tokens[verb.head]
    for _ in range(CLIMBED):
        if at.pos == "VERB" or at.head == at.index or tokens[at.head].index > at.index:
            return at
        at = tokens[at.head]
    return at


def _form(tokens: Sequence[Token], verb: Token) -> str:
    """The form of a verb with its helpers: finite, perfect (a participle that needs a helper), infinitive or gerund; else none."""
    own = verb.feature("VerbForm")
    helpers = [t for t in tokens if t.head == verb.index and t.dep.startswith("aux") and t.index < verb.index]
    if own == "Fin" and not helpers:
        return "finite"
    if any(t.feature("VerbForm") == "Fin" for t in helpers):
        return "perfect" if own == "Part" else "finite"
    if own == "Inf" or any(t.feature("VerbForm") == "Inf" for t in helpers):
        return "infinitive"
    if own in ("Ger", "Conv") or any(t.feature("VerbForm") == "Ger" for t in helpers):
        return "gerund"
    return "perfect" if own == "Part" and verb.dep == "conj" and verb.feature("Tense") == "Past" else ""
