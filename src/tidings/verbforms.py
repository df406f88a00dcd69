"""Verbs that a small parser takes for other words, known by their dictionary form and their ending (`parse.toml`, `[[verb_form]]`).

In languages where the infinitive has an ending of its own, a word whose dictionary form is an infinitive is a verb whatever the
parser says; where its own ending is that of a participle or of an impersonal form, it has the features of that form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.annotate_types import Token
from tidings.language import Pack

OPEN = ("NOUN", "ADJ", "ADV", "PROPN", "X", "VERB")


@dataclass(frozen=True)
class VerbForm:
    """An ending of verbs, an ending of their infinitives, and the features that such a word has."""

    ending: re.Pattern[str]
    infinitive: re.Pattern[str]
    features: str


@lru_cache(maxsize=16)
def verb_forms(pack: Pack) -> tuple[VerbForm, ...]:
    """The verb forms of a pack; none where it lists none."""
    rows = pack.toml("parse").get("verb_form", ())
    return tuple(VerbForm(re.compile(row["ending"]), re.compile(row["infinitive"]), row["features"]) for row in rows)


def with_verb_forms(tokens: Sequence[Token], forms: Sequence[VerbForm]) -> list[Token]:
    """The tokens with such words as verbs."""
    return [_mended(token, forms) for token in tokens] if forms else list(tokens)


def _mended(token: Token, forms: Sequence[VerbForm]) -> Token:
    if token.pos not in OPEN or token.lemma == token.text or (token.text[:1].isupper() and token.index):
        return token
    for form in forms:
        if form.infinitive.search(token.lemma) and form.ending.search(token.text.lower()):
            return replace(token, pos="VERB", morph=form.features)
    return token
