"""What an office is for is no name: "the commissioner for Peace Ann Lee", "la ministra de Energía", "ministro de Obras Públicas"; nor is
the office itself a place called so: "Vali Hakan Er".

A tagger takes such words with capitals for a place, a person, or the front of the name behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.annotate_types import Sentence
from tidings.first_names import first_name
from tidings.gazetteer import WELL_KNOWN, gazetteer
from tidings.name_words import NameWords, word_key
from tidings.phrases import capital
from tidings.told_places import is_common

Span = tuple[int, int, str]
LINKS = 3  # words in small letters between an office and what it is for
WITH_NAME = 3  # words with capitals of which the last two are somebody's name: "Deportes Ana Ruiz"


def without_matters(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans without those that only say what an office is, or what it is for; one that goes on with a name is that person's."""
    starts = {first for first, _, kind in spans if kind == "person"}
    spans = [
        s for s in spans if not (s[2] == "place" and s[1] - s[0] == 1 and s[1] in starts and words.has("roles", sentence.tokens[s[0]]))
    ]
    if not words.of_matters or words.compounded:
        return spans
    return [kept for span in spans if (kept := _without(sentence, span, words)) is not None]


def _without(sentence: Sentence, span: Span, words: NameWords) -> Span | None:
    first, end, kind = span
    tokens = sentence.tokens
    if kind not in ("person", "place", "organisation"):
        return span
    start = first
    while start < end and tokens[start].text.islower():
        start += 1
    office = _office(sentence, start, words)
    if office is None or start == end or _listed(" ".join(t.text for t in tokens[start:end]), kind):
        return span
    rest = start
    while rest < end and ((capital(tokens[rest]) and is_common(tokens[rest], words)) or tokens[rest].text.islower()):
        if start < rest < end - 1 and first_name(tokens[rest].text):
            break  # "Estado Pablo Gómez": word lists have first names as well
        rest += 1
    if rest >= end - 1 and kind == "person" and end - start >= WITH_NAME and all(capital(t) for t in tokens[start:end]):
        known = tokens[end - 2].pos == "ADJ" and rest == end - 1  # "Obras Públicas Gómez"
        rest = rest if known else end - 2
    if rest == start:
        return span
    return None if rest == end else (rest, end, "person")


def _office(sentence: Sentence, start: int, words: NameWords) -> int | None:
    """Where the office stands that words from `start` on may say the matter of."""
    at = start - 1
    while at > 0 and start - at <= LINKS and sentence.tokens[at].text.islower() and not words.has("of_matters", sentence.tokens[at]):
        at -= 1
    links = sentence.tokens[at + 1 : start]
    linked = bool(links) and all(t.pos in ("ADP", "DET") or word_key(t.text) in words.of | words.articles for t in links)
    return at if at >= 0 and linked and words.has("of_matters", sentence.tokens[at]) else None


def _listed(name: str, kind: str) -> bool:
    """Whether a place is a land, a region or a large town by that name."""
    return kind == "place" and any(p.feature != "city" or p.population >= WELL_KNOWN * 25 for p in gazetteer().lookup(name))
