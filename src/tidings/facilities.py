"""Facilities: a name beside a noun like "market", "airport", "dam", "hôpital"."""

from __future__ import annotations

from tidings.annotate_types import Sentence
from tidings.name_words import NameWords, word_key
from tidings.phrases import capital

Span = tuple[int, int, str]


def facility_span(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """The span with the facility's noun taken in and kind "facility", where there is one: "Cahora Bassa" before "dam"; else as given."""
    first, end, kind = span
    if kind == "person" and end - first > 2:
        return span
    if words.head_first and _of_a_settlement(sentence, first, words):
        return first, end, "place"
    inside = [i for i in range(first, end) if _noun(sentence, i, words)]
    if inside and end - first > 1 and kind != "person" and (inside[-1] == end - 1 or words.head_first or inside[0] == first):
        return (first, end, "facility") if kind == "place" or _stands_there(sentence, first, words) else span
    return _before(sentence, span, words) if words.head_first else _behind(sentence, span, words)


def _of_a_settlement(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether the noun of a kind of place and "of" stand before a name: "el caserío de Puente Largo" is no bridge."""
    at = first - 1
    while at > 0 and word_key(sentence.tokens[at].text) in words.of:
        at -= 1
    return at >= 0 and at < first - 1 and sentence.tokens[at].text.islower() and words.has("geo", sentence.tokens[at])


def _stands_there(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether a name stands behind a word of place: "at Garissa University" something happens, "Garissa University" alone may speak."""
    before = sentence.tokens[first - 1] if first else None
    if before is not None and word_key(before.text) in words.articles and first > 1:
        before = sentence.tokens[first - 2]
    return before is not None and before.pos == "ADP" and word_key(before.text) in words.place_prepositions - words.of


def of_office(sentence: Sentence, noun: int, words: NameWords) -> bool:
    """Whether an office stands right before the noun, whose holder may be named behind it: "director of the port X"."""
    at = noun - 1
    while at > 0 and word_key(sentence.tokens[at].text) in words.of | words.articles:
        at -= 1
    return at >= 0 and words.has("roles", sentence.tokens[at])


def _noun(sentence: Sentence, at: int, words: NameWords) -> bool:
    return word_key(sentence.tokens[at].text) in words.facilities


def _behind(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """English order: the noun follows, at most one word between ("Esenler international airport")."""
    first, end, kind = span
    tokens = sentence.tokens
    for at in (end, end + 1):
        if at < len(tokens) and _noun(sentence, at, words) and tokens[at].pos in ("NOUN", "PROPN"):
            between = tokens[end:at]
            after = tokens[at + 1].pos if at + 1 < len(tokens) else ""
            close = all(t.pos in ("ADJ", "NOUN", "PROPN") and word_key(t.text) not in words.possessive_marks for t in between)
            if close and not (tokens[at].dep == "compound" and after == "NOUN"):
                return first, at + 1, "facility"
    return first, end, kind


def _before(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """Head first: the noun stands before the name, "de" between them or nothing ("barrage de X", "hôpital X")."""
    first, end, kind = span
    at = first - 1
    while at >= 0 and first - at <= 3 and word_key(sentence.tokens[at].text) in words.of:
        at -= 1
    if kind == "person" and at >= 0 and of_office(sentence, at, words):
        return span
    if at >= 0 and _noun(sentence, at, words) and (at == first - 1 or not capital(sentence.tokens[at]) or at > 0):
        return at, end, "place" if _of_a_settlement(sentence, at, words) else "facility"
    return first, end, kind
