"""Places that no span holds in a language that sets the endings of names apart: "Kulbus'ta", "Kars'a", "Ovacık ilçesinde".

Such an ending stands behind names alone, whatever common noun is spelt so. In the locative it is a place's; in other cases it is where the
map has the name. A capital before the noun of a kind of place that somebody owns is a name too.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.first_names import first_name
from tidings.gazetteer import gazetteer
from tidings.name_words import NameWords, word_key
from tidings.phrases import capital, set_apart
from tidings.told_places import is_common

Span = tuple[int, int, str]
SHORTEST = 4  # letters
TO_OR_FROM = ("Dat", "Abl")
OWNED = ("i", "ı", "u", "ü")


def with_suffixed_places(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of a sentence with the places that their endings, or the nouns behind them, tell."""
    if not words.owned_heads:
        return list(spans)
    found = list(spans)
    for at, token in enumerate(sentence.tokens[:-1]):
        if not capital(token) or not token.text.isalpha() or token.text.isupper() or len(token.text) < SHORTEST:
            continue
        if words.classes(token) or actors().lookup(token.text) or actors().country(token.text) or actors().adjective(token.text):
            continue
        over = [s for s in found if s[0] <= at < s[1]]
        if not (_by_ending(sentence, at) or _by_noun(sentence, at, words)):
            continue
        if not over:
            found.append((at, at + 1, "place"))
        elif over == [(at, at + 1, "person")] and _owned(sentence.tokens[at + 1], words):
            found = [(at, at + 1, "place") if s == over[0] else s for s in found]
    return sorted(found)


def _by_ending(sentence: Sentence, at: int) -> bool:
    """Whether an ending that is set apart says that a word is a place's name."""
    token = sentence.tokens[at]
    if not set_apart(sentence, at) or (at and capital(sentence.tokens[at - 1]) and not set_apart(sentence, at - 1)):
        return False
    if token.feature("Case") == "Loc":
        return not first_name(token.text) or bool(gazetteer().lookup(token.text))
    return token.feature("Case") in TO_OR_FROM and bool(gazetteer().lookup(token.text)) and not first_name(token.text)


def _by_noun(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether the noun of a kind of place, with the ending of what is owned, stands right behind a capital that no sentence's start asks
    for, or behind a word that the map has."""
    token = sentence.tokens[at]
    if set_apart(sentence, at) or not _owned(sentence.tokens[at + 1], words):
        return False
    return at > 0 or bool(gazetteer().lookup(token.text)) or not is_common(token, words)


def _owned(token: Token, words: NameWords) -> bool:
    """Whether a word in small letters is the noun of a kind of place with the ending of what is owned, in any case."""
    key, small = word_key(token.text), token.text.islower() and token.pos == "NOUN"
    return small and (key in words.geo or any(key.startswith(kind) for kind in words.geo if kind.endswith(OWNED)))
