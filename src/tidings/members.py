"""The body by whose people something is done: "fighters of the Garissa Front", "three men of the front", "cepheye bağlı savaşçılar"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate_types import Sentence
from tidings.model import Mention
from tidings.name_words import NameWords, word_key
from tidings.same_bodies import body_meant

if TYPE_CHECKING:
    from tidings.cast import Company

OWNERS = ("nmod", "nmod:poss", "nmod:gen", "nmod:part")
NAMES = ("compound", "flat", "flat:name", "appos")  # of a name beside the noun that says what it is: "the Open Hands charity"


def body_of(company: Company, sentence: Sentence, head: int, words: NameWords | None) -> Mention | None:
    """The body by whose fighters, soldiers or volunteers it acts."""
    token = sentence.tokens[head]
    if not {word_key(token.text), word_key(token.lemma)} & company.armed or token.pos not in ("NOUN", "X", "ADJ", "PROPN"):
        return None
    if (bound := _bound_to(company, sentence, head, words)) is not None:
        return bound
    for owner in sentence.child(head, *OWNERS):
        if (body := _body_at(company, sentence, owner, words)) is not None:
            return body
    return None


def _bound_to(company: Company, sentence: Sentence, head: int, words: NameWords | None) -> Mention | None:
    """The body that fighters behind "bound to" are of, or whom "from" right behind them leads."""
    tokens = sentence.tokens
    if words is None:
        return None
    if head > 1 and word_key(tokens[head - 1].text) in words.bound:
        return _body_at(company, sentence, head - 2, words)
    behind = head + 2 < len(tokens) and word_key(tokens[head + 1].text) in words.from_bodies
    return _body_at(company, sentence, head + 2, words) if behind else None


def _body_at(company: Company, sentence: Sentence, owner: int, words: NameWords | None) -> Mention | None:
    """The body that a noun names or means again; groups only by a name with a capital."""
    beside = (owner, *sentence.child(owner, *NAMES))
    found = (company.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in beside)
    named = next((m for m in found if m is not None), None)
    if named is not None:
        return named if named.kind in ("organisation", "group") and not named.text[:1].islower() else None
    return body_meant(company, sentence, owner, words) if words is not None else None
