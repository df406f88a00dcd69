"""Places that no list has in a script without capitals, told by what stands beside them.

A noun that opens names of villages tells its owner to be one ("Wadi X", "Tell Y"); so do the nouns of districts and of who lives somewhere;
a word that nobody knows behind "in" is one if it ends as no noun of the language does there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.actors import actors
from tidings.annotate_types import Token
from tidings.caseless_words import Words
from tidings.name_words import word_key

Span = tuple[int, int, str]
SHORTEST = 3  # letters of the second word of a name
SHORT = 4  # letters of a name of one word
NOUNS = ("NOUN", "PROPN", "X")
CLOSES = ("ADP", "PUNCT", "CCONJ", "SCONJ", "PRON", "NUM", "DET")  # what may stand behind a name of two words that nobody knows


def headed_places(view: Words, known: Sequence[Span]) -> Iterator[Span]:
    """A noun that opens names of places with the noun behind it, where a place may stand; not where the lists know more."""
    for at, token in enumerate(view.tokens[:-1]):
        key = word_key(token.text)
        sure, weak = key in view.words.place_heads, key in view.words.weak_place_heads
        if not (sure or weak) or any(s <= at < e for s, e, _ in known) or not _stands_there(view, at, known):
            continue
        owner = view.tokens[at + 1]
        own = owner.pos in NOUNS and owner.text.isalpha() and len(owner.text) >= SHORTEST and not _is_other(view, owner)
        unknown = view.free(at + 1) and word_key(owner.text) not in view.words.given
        if own and ((sure and view.definite(at + 1)) or (unknown and not view.adverb(at + 1))):
            yield at, at + 2, "place"


def told_places(view: Words) -> Iterator[Span]:
    """Names that nobody knows behind the noun of a kind of place, of who lives there, or behind "in" by how they end."""
    for at, token in enumerate(view.tokens[:-1]):
        key, first = word_key(token.text), at + 1
        if view.definite(at):
            continue
        if view.words.has("geo", token) and token.pos in NOUNS and (end := _named_place(view, at)):
            yield first, end, "place"
        elif key in view.words.inhabitants and _is_name(view, first):
            yield first, first + 1, "place"
        elif key in view.words.locatives:
            particle = view.tokens[first].pos == "SCONJ" and first + 1 < len(view.tokens)
            if particle and view.free(first + 1) and not view.definite(first + 1) and len(view.tokens[first + 1].text) >= SHORT:
                yield first, first + 2, "place"  # "in In Salah": no clause opens behind a preposition
            elif _is_name(view, first) and _from_elsewhere(view, first):
                yield first, first + 1, "place"


def _stands_there(view: Words, at: int, known: Sequence[Span]) -> bool:
    """Whether a word stands where the name of a place may: first, behind a preposition or the noun of a kind of place or of people, or
    joined to a place."""
    if at == 0:
        return True
    before = view.tokens[at - 1]
    if before.pos == "CCONJ":
        return any(kind == "place" and e == at - 1 for _, e, kind in known)
    there = word_key(before.text) in view.words.place_prepositions | view.words.inhabitants
    return there or any(view.words.has(name, before) for name in ("geo", "facilities"))


def _is_other(view: Words, token: Token) -> bool:
    """Whether a word is a day, an office, a body or people: no owner in the name of a village."""
    key = word_key(token.text)
    apart = view.words.calendar | view.words.never | view.words.outside
    people = any(view.words.has(name, token) for name in ("roles", "groups", "bodies"))
    return key in apart or people or bool(actors().adjective(token.text))


def _is_name(view: Words, at: int, head: Token | None = None) -> bool:
    """Whether a word is one that nobody knows, and no first name; an adjective that does not agree with the noun before it is a name."""
    token = view.tokens[at]
    hers = view.words.feminine_endings
    unlike = head is not None and token.pos == "ADJ" and head.text.endswith(hers) and not token.text.endswith(hers)
    whole = (token.pos in NOUNS or unlike) and len(token.text) >= SHORT and view.free(at) and not view.definite(at) and not view.adverb(at)
    return whole and word_key(token.text) not in view.words.given | view.words.particles and not _is_other(view, token)


def _named_place(view: Words, at: int) -> int:
    """Where the name ends behind the noun of a kind of place: one or two words that nobody knows, or behind the noun of a district one that
    is only a form of a known word; 0 where none stands there."""
    head, first = view.tokens[at], at + 1
    district = at > 0 and word_key(head.text) in view.words.districts
    district = district and word_key(view.tokens[at - 1].text) in view.words.district_prepositions
    if not _is_name(view, first, head):
        token = view.tokens[first]
        form = district and token.pos in NOUNS and len(token.text) >= SHORT and not (view.definite(first) or view.listed(first))
        return first + 1 if form and not view.adverb(first) and not _is_other(view, token) else 0
    behind = view.tokens[first + 2] if first + 2 < len(view.tokens) else None
    closed = behind is None or behind.pos in CLOSES or word_key(behind.text) in view.words.calendar
    return first + 2 if first + 1 < len(view.tokens) and closed and _is_name(view, first + 1) else first + 1


def _from_elsewhere(view: Words, at: int) -> bool:
    """Whether a word ends as names from elsewhere do, and no noun of the language behind a preposition."""
    text = view.tokens[at].text
    others = (*view.words.no_place_endings, *view.words.pronoun_endings)
    return text.endswith(view.words.place_endings or ("\0",)) and not text.endswith(others or ("\0",))
