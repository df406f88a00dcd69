"""Names looked at again: places that the tagger took for people or bodies, or passed over, by the gazetteer and the words beside them.

"Near Lewisburg" and "a Winona man" tell of places, whatever a town's name looks like by itself; "Elk River" and "the Atlas Mountains"
say what they are. A surname behind "with" or "to" stays one.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.fold import fold_name
from tidings.gazetteer import Place, gazetteer
from tidings.name_words import NameWords, word_key
from tidings.phrases import HYPHENS, capital, glued
from tidings.regions import is_place

Span = tuple[int, int, str]
LONGEST = 4  # words of a place that was passed over
SHORTEST = 4  # letters of one of them
AREAS = ("region", "district")


def looked_again(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """A span with its kind put right where it is a place after all."""
    first, end, kind = span
    if kind == "person":
        return _no_person(sentence, first, end, words)
    if kind == "organisation" and (_says_it_is_one(sentence, first, end, words) or _stands_at_one(sentence, first, end, words)):
        return first, end, "place"
    return span


def _no_person(sentence: Sentence, first: int, end: int, words: NameWords) -> Span:
    """What was taken for a person, as a place where the words beside it or the map say so."""
    tokens = sentence.tokens
    if end - first > 1 and word_key(tokens[first].text) in words.articles and _modifies_noun(sentence, first + 1, end):
        return first + 1, end, "place"
    places = _called(sentence, first, end)
    if not places or _titled(sentence, first, words):
        return first, end, "person"
    behind = first > 0 and word_key(tokens[first - 1].text) in words.place_prepositions - words.of
    whose = end < len(tokens) and word_key(tokens[end].text) in words.possessive_marks
    several = end - first > 1
    area = several and places[0].feature in AREAS
    attributive = not several and first > 0 and word_key(tokens[first - 1].text) in words.articles and _modifies_noun(sentence, first, end)
    likely = several or is_place(" ".join(t.text for t in tokens[first:end]))
    if area or attributive or (behind and not whose and likely) or _within(sentence, first, words):
        return first, end, "place"
    return first, end, "person"


def _called(sentence: Sentence, first: int, end: int) -> tuple[Place, ...]:
    """The places that are called just so."""
    name = " ".join(t.text for t in sentence.tokens[first:end])
    return () if actors().adjective(name) else gazetteer().lookup(name)


def _titled(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether a title or "Mr" stands right before a name."""
    before = sentence.tokens[first - 1] if first else None
    return before is not None and (words.has("roles", before) or words.has("honorifics", before))


def _within(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether a word stands right before a name behind which no mere person stands: "in", "near"."""
    return first > 0 and word_key(sentence.tokens[first - 1].text) in words.locatives


def _modifies_noun(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the name of a place stands as a word for what kind of thing the next one is: "a Winona man"."""
    tokens = sentence.tokens
    follows = end < len(tokens) and tokens[end].text.islower() and tokens[end].pos in ("NOUN", "ADJ")
    return follows and bool(_called(sentence, first, end))


def _says_it_is_one(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether a name has the noun of a thing on the map for its head: "Elk River"; a union or a department is as often a body."""
    inside = sentence.tokens[first:end]
    head = inside[0] if words.head_first else inside[-1]
    key = word_key(head.text)
    before = word_key(sentence.tokens[first - 1].text) if first else ""
    told = before in words.locatives | words.articles or bool(_called(sentence, first, end))
    known = actors().lookup(" ".join(t.text for t in inside)) is not None
    return len(inside) > 1 and told and not known and capital(head) and key in words.geo - words.bodies - words.corporate


def _stands_at_one(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether a body's name behind a word of place is that of a place, be it a small one."""
    inside = sentence.tokens[first:end]
    if not _within(sentence, first, words) or any(words.has(kind, t) for t in inside for kind in ("corporate", "bodies", "groups")):
        return False
    name = " ".join(t.text for t in inside)
    return len(name) >= SHORTEST and not name.isupper() and actors().lookup(name) is None and bool(_called(sentence, first, end))


def passed_over(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """Places that no span holds: behind a word of place, or called as only a province or a large town is."""
    tokens, found, at = sentence.tokens, list[Span](), 0
    taken = {i for first, end, _ in spans for i in range(first, end)}
    while at < len(tokens):
        end = next((e for e in range(min(len(tokens), at + LONGEST), at, -1) if _is_one(sentence, at, e, taken, words)), None)
        if end is not None:
            found.append((at, end, "place"))
        at = end or at + 1
    return found


def _is_one(sentence: Sentence, first: int, end: int, taken: set[int], words: NameWords) -> bool:
    """Whether some words that no span holds are the whole name of a place."""
    tokens = sentence.tokens
    if taken & set(range(first, end)) or not all(capital(t) and t.pos == "PROPN" for t in (tokens[first], tokens[end - 1])):
        return False
    if _goes_on(sentence, first - 1, taken) or _goes_on(sentence, end, taken):
        return False
    name = " ".join(t.text for t in tokens[first:end])
    if len(name) < SHORTEST or word_key(name) in words.never | words.calendar or any(words.classes(t) for t in tokens[first:end]):
        return False
    places = _called(sentence, first, end)
    if not places or actors().lookup(name):
        return False
    called = any(fold_name(p.name) == fold_name(name) for p in places)
    return _within(sentence, first, words) or (first > 0 and called and is_place(name))


def _goes_on(sentence: Sentence, at: int, taken: set[int]) -> bool:
    """Whether a name goes on with a word beside it: one with a capital that is in no span, a hyphen."""
    tokens = sentence.tokens
    if 0 < at < len(tokens) and tokens[at].text in HYPHENS and (glued(sentence, at) or glued(sentence, at + 1)):
        return True
    return 0 < at < len(tokens) and capital(tokens[at]) and tokens[at].pos in ("PROPN", "X") and at not in taken
