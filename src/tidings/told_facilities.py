"""Facilities that no list has, told by the noun beside a name: "the X power plant", "centrale hydroélectrique de X", "ГЭС «X»".

A tagger takes the name of a dam or a camp for a person, a body or nothing. The noun says what it is: behind the name in English and
Turkish, before it elsewhere, with an adjective between ("paso fronterizo de X") or those whom it is for ("лагерь беженцев X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.facilities import of_office
from tidings.first_names import first_name
from tidings.gazetteer import WELL_KNOWN, gazetteer
from tidings.name_words import NameWords, word_key
from tidings.names_crf import shouted
from tidings.phrases import HYPHENS, capital, glued, set_apart
from tidings.titles import is_role
from tidings.told_bodies import OPENING, is_named_body, is_unlisted, may_name, quoted_end, run_end, sentence_text
from tidings.told_places import is_common

Span = tuple[int, int, str]
BETWEEN = 2  # words between a name and its noun: "the X hydroelectric power plant"
FOR_WHOM = 2  # words between the noun and "of" that say whom it is for
COMPOUND = 5  # letters of a noun that may be the last part of a longer one: "Wasserkraftwerk"
LONGEST = 4  # words of a name before its noun


def with_told_facilities(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of a sentence with those names put right, and added, that the nouns beside them tell to be facilities."""
    if shouted(sentence) or words.caseless:
        return list(spans)
    found = list(spans)
    for first, end, whole in _told(sentence, words):
        over = [s for s in found if s[0] < whole[1] and whole[0] < s[1]]
        if is_unlisted(sentence, first, end) and not _known(sentence, first, end) and all(_gives_way(sentence, s, whole) for s in over):
            found = [s for s in found if s not in over] + [(*whole, "facility")]
    return sorted(found)


def _told(sentence: Sentence, words: NameWords) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """(first, end) of the names beside such nouns, and the same with what of the noun belongs to the name."""
    for at, token in enumerate(sentence.tokens):
        if token.pos in ("VERB", "AUX", "ADP", "DET") or not _is_facility(token, words):
            continue
        if words.head_first or words.genitive or words.compounded:
            if token.text[:2].istitle() and at > 0 and not words.compounded:
                continue  # "Puerto Belar" is a town
            first, quoted = _behind(sentence, at, words)
            end = quoted_end(sentence, first) if quoted else run_end(sentence, first, words)
            if first < end and (quoted or (not of_office(sentence, at, words) and _plainly(sentence, first, end, words))):
                yield first, end, (first if words.genitive or quoted else at, end)
        else:
            end = _before(sentence, at, words)
            first = _run_start(sentence, end, words)
            if first < end and _plainly(sentence, first, end, words):
                exact = not words.owned_heads or word_key(token.text) in words.facilities
                yield first, end, (first, at + 1 if exact else end)


def _is_facility(token: Token, words: NameWords) -> bool:
    """Whether a noun is one for a facility; in a compound its last part counts."""
    if words.has("facilities", token):
        return True
    keys = (word_key(token.text), word_key(token.lemma))
    return bool(words.compounded) and any(
        len(noun) >= COMPOUND and len(key) > len(noun) and key.endswith(noun) for key in keys for noun in words.facilities
    )


def _behind(sentence: Sentence, noun: int, words: NameWords) -> tuple[int, bool]:
    """Where the name behind a noun begins, and whether it stands in quotation marks."""
    tokens, at = sentence.tokens, noun + 1
    if words.compounded:
        return _quoted_or_not(tokens, at)
    while at < len(tokens) and at - noun <= BETWEEN and tokens[at].text.islower() and tokens[at].pos == "ADJ":
        at += 1
    whom = at
    while whom < len(tokens) and whom - at < FOR_WHOM and tokens[whom].text.islower():
        linked = word_key(tokens[whom].text) in words.of | words.articles
        if not linked and not (tokens[whom].pos == "NOUN" and (not words.genitive or tokens[whom].feature("Case") == "Gen")):
            break
        if is_named_body(tokens[whom], words) or words.has("bodies", tokens[whom]):
            return noun + 1, False  # "the store of the firm X" names the firm
        whom += 1
    if whom > at and tokens[whom - 1].pos == "NOUN":
        at = whom  # "camp de réfugiés", "лагерь беженцев"
    while words.head_first and at < len(tokens) and tokens[at].text.islower() and word_key(tokens[at].text) in words.of | words.articles:
        at += 1
    return _quoted_or_not(tokens, at)


def _quoted_or_not(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    quoted = at + 1 < len(tokens) and tokens[at].text in OPENING and capital(tokens[at + 1])
    return (at + 1, True) if quoted else (at, False)


def _before(sentence: Sentence, noun: int, words: NameWords) -> int:
    """Where the name before a noun ends, past the words in small letters that say what kind of facility it is."""
    at = noun
    while at > 0 and noun - at < BETWEEN and _says_kind(sentence.tokens[at - 1], words):
        at -= 1
    return at


def _says_kind(token: Token, words: NameWords) -> bool:
    """Whether a word in small letters goes with the noun behind it: "power" of "power plant"."""
    plain = token.text.islower() and token.pos in ("NOUN", "ADJ", "PROPN")
    return plain and word_key(token.text) not in words.possessive_marks | words.articles | words.of


def _run_start(sentence: Sentence, end: int, words: NameWords) -> int:
    """Where a run of capitalised words begins that ends before a noun and may be a name."""
    tokens, at = sentence.tokens, end
    while at > 0 and end - at < LONGEST and (may_name(tokens[at - 1], words) or (tokens[at - 1].text in HYPHENS and glued(sentence, at))):
        if set_apart(sentence, at - 1):
            break
        at -= 1
    while at < end and (
        tokens[at].text in HYPHENS or (at == 0 and is_common(tokens[at], words) and not _facility_in(tokens[at:end], words))
    ):
        at += 1
    return at


def _facility_in(tokens: Sequence[Token], words: NameWords) -> bool:
    return any(words.has("facilities", token) for token in tokens)


def _plainly(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether a run of words beside such a noun is a name: not all common words, and no person's."""
    tokens = sentence.tokens[first:end]
    common = all(is_common(token, words) for token in tokens if token.text not in HYPHENS)
    someone = bool(first_name(tokens[0].text)) and len(tokens) > 1
    placed = (
        words.genitive
        and len(tokens) > 1
        and any(p.population >= WELL_KNOWN or p.feature != "city" for p in gazetteer().lookup(tokens[0].text))
    )
    return not someone and not placed and not (common and (words.compounded or len(tokens) == 1)) and not is_role(sentence, first, words)


def _known(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the gazetteer has the name by itself: "Mombasa airport" is read elsewhere."""
    return bool(gazetteer().lookup(sentence_text(sentence, first, end)))


def _gives_way(sentence: Sentence, span: Span, whole: tuple[int, int]) -> bool:
    """Whether what was tagged may be the facility that the noun tells: within its name, or hardly more."""
    first, end, kind = span
    if kind == "organisation" and actors().lookup(sentence_text(sentence, first, end)):
        return False
    return whole[0] <= first and end <= whole[1]
