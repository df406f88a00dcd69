"""Whom a verb acts on where that is written at its end: "received-him the minister" has a pronoun for its object.

For packs with `objects` in the `[chunks]` of `morphology.toml`, the pronouns as they are written there. A verb is cut only where what is
left of it is a form of a verb that the pack knows, and what is left of a verb of three letters is no verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token
from tidings.chunk_grammar import Grammar
from tidings.stems import stem, stems_of

SHORTEST = 3  # letters of a verb without its object


def with_objects(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The tokens with the pronouns at the ends of verbs as tokens of their own; indices anew."""
    found: list[Token] = []
    for token in tokens:
        cut = _object(token, grammar)
        if cut is None:
            found.append(token)
            continue
        place = token.end - len(cut)
        found.append(replace(token, text=token.text[: -len(cut)], end=place))
        found.append(replace(token, start=place, text=cut, lemma=cut, pos="PRON"))
    return [replace(t, index=n, head=n) for n, t in enumerate(found)]


def _object(token: Token, grammar: Grammar) -> str | None:
    """The pronoun at the end of a verb, the longest, or None."""
    stems = stems_of(grammar.pack)
    if token.pos != "VERB" or stems is None or token.end - token.start != len(token.text):
        return None
    for ending in sorted(grammar.objects, key=len, reverse=True):
        rest = token.text.removesuffix(ending)
        if rest != token.text and len(rest) >= SHORTEST and "V" in stems.classes.get(stem(rest, stems, "VERB") or "", ()):
            return ending
    return None
