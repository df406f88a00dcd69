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
OBJECTS = ("obj", "iobj")
CLIMBED = 4
NEAREST = 2  # words from what a joined infinitive hangs on up to a verb


def with_forms_joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a sentence with each joined verb at the nearest verb above of its form, where the one that it hangs on has another."""
    mended = _numbers_before_joined(_objects_behind_joined(list(tokens)))
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
    return _infinitives_joined(mended)


def _objects_behind_joined(tokens: list[Token]) -> list[Token]:
    """ "Destituyó al ministro y nombró al general" with both put to "destituyó": what stands behind the second verb is the second one's."""
    mended = list(tokens)
    for verb in (t for t in tokens if t.dep == "conj" and t.pos == "VERB"):
        below = [t for t in tokens if t.head == verb.index]
        outer = [t for t in tokens if t.head == verb.head and t.dep in OBJECTS and t.pos in ("NOUN", "PROPN")]
        late = [t for t in outer if t.index > verb.index]
        if not late or len(late) == len(outer) or any(t.dep in (*OBJECTS, "ccomp", "xcomp") for t in below):
            continue
        if any(t.text in ",;:" for t in tokens[verb.index : late[0].index]):
            continue
        mended[late[0].index] = replace(late[0], head=verb.index, dep="obj")
    return mended


def _numbers_before_joined(tokens: list[Token]) -> list[Token]:
    """ "Six died and twelve were hurt" with the twelve joined to "died": a number between "and" and a verb is that verb's subject."""
    mended = list(tokens)
    for number in tokens[1:-1]:
        if number.pos != "NUM" or number.dep != "conj" or tokens[number.index - 1].pos != "CCONJ" or tokens[number.head].pos != "VERB":
            continue
        verb = next((t for t in tokens[number.index + 1 : number.index + 4] if t.pos == "VERB"), None)
        below = [t for t in tokens if verb is not None and t.head == verb.index]
        if verb is None or verb.dep not in ("conj", "parataxis") or any(t.dep.startswith("nsubj") for t in below):
            continue
        mended[number.index] = replace(number, head=verb.index, dep="nsubj")
        mended[number.index - 1] = replace(tokens[number.index - 1], head=verb.index, dep="cc")
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


def _infinitives_joined(tokens: list[Token]) -> list[Token]:
    """ "agreed to exchange prisoners and withdraw" with "withdraw" joined to "agreed" or "prisoners": an infinitive is joined to the one
    before it that hangs on the same verb."""
    mended = list(tokens)
    for token in tokens:
        if token.dep != "conj" or token.feature("VerbForm") != "Inf":
            continue
        above, steps = tokens[token.head], 0
        while above.feature("VerbForm") != "Inf" and above.pos != "VERB" and above.head != above.index and steps < NEAREST:
            above, steps = tokens[above.head], steps + 1
        below = [t for t in tokens[above.index + 1 : token.index] if t.head == above.index and t.dep in ("xcomp", "ccomp")]
        other = above if above.feature("VerbForm") == "Inf" else next((t for t in below if t.feature("VerbForm") == "Inf"), None)
        if other is not None and other.index < token.index:
            mended[token.index] = replace(token, head=other.index)
    return mended
