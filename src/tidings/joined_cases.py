"""Prepositions of several words round a noun: "a manos DE rebeldes", "de acuerdo CON la policía", "aux mains DE miliciens".

Small parsers take the noun inside for what is told of ("hands", "accord") and hang the one who is meant on it. Read as one preposition,
the phrase says who did it, or who says so, and its noun is no event. The phrases are pack data (`parse.toml`, `joined_cases`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.annotate_types import Token

PHRASES = (
    "obl",
    "obl:arg",
    "obl:mod",
    "obl:agent",
    "nmod",
    "advcl",
    "fixed",
    "conj",
    "appos",
    "dep",
    "advmod",
    "acl",
    "case",
    "mark",
    "iobj",
)
JOINTS = {"del": "de", "al": "a", "du": "de", "des": "de", "d'": "de", "d’": "de", "au": "à", "aux": "à"}
NEAR = 6  # words from a preposition to the noun that it leads


def with_joined_cases(tokens: Sequence[Token], phrases: Sequence[Sequence[str]]) -> list[Token]:
    """The tokens with such phrases as the case of the noun behind them; where that noun is not to be found, as they were."""
    mended = list(tokens)
    for first, length in _matches(tokens, phrases):
        mended = _joined(mended, first, length)
    return mended


def _matches(tokens: Sequence[Token], phrases: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Where phrases stand, each with its number of words; the last word also in its contracted form, the others as written."""
    words = [t.text.lower() for t in tokens]
    for first in range(len(tokens)):
        for phrase in phrases:
            *inner, last = phrase
            end = first + len(inner)
            if words[first:end] == inner and end < len(words) and last in (words[end], JOINTS.get(words[end])):
                yield first, len(phrase)
                break


def _joined(tokens: list[Token], first: int, length: int) -> list[Token]:
    """The tokens with one phrase as the case of the noun that its last word leads."""
    inside = range(first, first + length)
    noun = tokens[tokens[inside[-1]].head]
    core = next((tokens[i] for i in inside if tokens[i].pos in ("NOUN", "VERB", "PROPN", "ADJ")), tokens[first])
    if (
        noun.index in inside
        or noun.index < inside[-1]
        or noun.index - inside[-1] > NEAR
        or noun.pos not in ("NOUN", "PROPN", "PRON", "NUM")
    ):
        return tokens
    over, dep = _governor(tokens, core, inside) if noun.head in inside else (noun.head, noun.dep)
    if over in inside or over in (core.index, noun.index) or (core.dep not in PHRASES and noun.head in inside):
        return tokens
    led = "obl" if dep.startswith("obl") or (dep != "nmod" and tokens[over].pos in ("VERB", "AUX", "ADJ")) else "nmod"
    mended = list(tokens)
    for token in tokens:
        if token.head in inside and token.index not in inside:
            mended[token.index] = replace(token, head=noun.index)
    for i in inside:
        mended[i] = replace(tokens[i], pos="ADP", head=noun.index if i == first else first, dep="case" if i == first else "fixed")
    mended[noun.index] = replace(noun, head=over, dep=led)
    return mended


def _governor(tokens: Sequence[Token], core: Token, inside: range) -> tuple[int, str]:
    """What a phrase hangs on as a whole, and how: what the first of its words with a head outside hangs on."""
    for at in (core.index, *inside):
        if tokens[at].head not in inside:
            return tokens[at].head, tokens[at].dep
    return core.index, core.dep
