"""Places that no list has, told by the words beside a name: "in X", "the village of X", "X, a town in ...", "X village", a locative.

Most villages and camps are on no list, and a tagger takes the name of one for a person, for nothing, or for the town that bears a part of
it ("Puerto" of "Puerto Belar"). What stands beside such a name says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import simplemma

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.gazetteer import gazetteer
from tidings.name_words import NameWords, word_key
from tidings.names_crf import shouted
from tidings.phrases import HYPHENS, capital, glued, set_apart
from tidings.regions import directions

Span = tuple[int, int, str]
LONGEST = 5  # words of a name
SHORTEST = 4  # letters
APPOSED = 5  # words behind a comma within which the noun stands that says what the name before it is
NAMES = ("PROPN", "X")
ENDS = ("ADP", "PUNCT", "SCONJ", "CCONJ", "VERB", "AUX", "PRON")  # what stands behind the last noun of a phrase
LARGE_TOWN, METROPOLIS = 100_000, 500_000  # people: a smaller one is as often a common noun, as dictionaries have it
WIDE = ("country", "region", "capital")


def with_told_places(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of a sentence with those names put right, and added, that the words beside them tell to be places."""
    if shouted(sentence):
        return list(spans)
    found = [_without_region(sentence, span, words) for span in spans if not _mere_noun(sentence, span, words)]
    for first, end in _runs(sentence, words):
        over = [s for s in found if s[0] < end and first < s[1]]
        told = _told(sentence, first, end, words)
        if not told and not (over and _is_part(sentence, first, end, over, words)):
            continue
        town = told and _called_by_noun(sentence, first, end, words)
        if any(not (_gives_way(sentence, s, first, end, words) or (town and s[:2] == (first, end))) for s in over):
            continue
        found = [s for s in found if s not in over]
        found.append((first, end, "place" if town else next((s[2] for s in over if s[2] == "facility"), "place")))
    found += _behind_locatives(sentence, found, words)
    return sorted(found + _listed_with(sentence, found, words))


def _behind_locatives(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """Large towns and states that no span holds right behind "in", where all nouns have capitals: "hat ein Lager in Belgrad geräumt"."""
    taken = {i for first, end, _ in spans for i in range(first, end)}
    found = []
    for before, token in pairwise(sentence.tokens) if words.compounded else ():
        noun = token.pos in ("NOUN", "X") and capital(token) and token.index not in taken and word_key(before.text) in words.locatives
        if noun and not words.classes(token):
            least = METROPOLIS if is_common(token, words) else LARGE_TOWN
            large = any(p.population >= least or p.feature in ("country", "capital") for p in gazetteer().lookup(token.text))
            found += [(token.index, token.index + 1, "place")] if large else []
    return found


def _mere_noun(sentence: Sentence, span: Span, words: NameWords) -> bool:
    """Whether what was tagged as a place is a common noun, where all nouns have capitals: "water in bottles"."""
    first, end, kind = span
    noun = bool(words.compounded) and kind == "place" and end - first == 1 and sentence.tokens[first].pos == "NOUN"
    return noun and is_common(sentence.tokens[first], words) and _is_unlisted(sentence, first, end)


def _listed_with(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """Places that no span holds, joined by "and" to one behind a word of place: "in Nakuru and Ledomak"."""
    tokens, found = sentence.tokens, []
    ends = {end: (first, end) for first, end, kind in spans if kind == "place"}
    taken = {i for first, end, _ in spans for i in range(first, end)}
    for at in range(2, len(tokens)):
        before = ends.get(at - 1)
        unsure = tokens[at].pos == "NOUN" and bool(words.compounded) and capital(tokens[at]) and bool(gazetteer().lookup(tokens[at].text))
        if before is None or tokens[at - 1].pos != "CCONJ" or at in taken or not (_may_name(tokens[at], words) or unsure):
            continue
        end = next((e for e in range(at + 1, len(tokens)) if not _step(sentence, e, words)), at + 1)
        heads = {*range(*before), *(tokens[i].head for i in range(*before) if tokens[i].dep == "conj")}
        joined = tokens[at].dep == "conj" and tokens[at].head in heads
        name = _text(sentence, at, end)
        open_end = end - at == 1 and len(name) >= SHORTEST and not is_common(tokens[at], words) and not actors().lookup(name)
        if joined and open_end and not words.classes(tokens[at]):
            found.append((at, end, "place"))
    return found


def told_there(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether the words beside a span say that it is a place's, and no list has it."""
    return _is_unlisted(sentence, first, end) and _told(sentence, first, end, words)


def _called_by_noun(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether a town is called by the noun of a facility that stands first, and without an article, as a facility does not: "en Puerto
    Belar" beside "en el Puerto Belar"."""
    tokens = sentence.tokens
    noun = words.head_first and end - first > 1 and words.has("facilities", tokens[first])
    if not noun or first == 0 or not all(capital(t) for t in tokens[first:end]):
        return False
    key = word_key(tokens[first - 1].text)
    return key in words.locatives | words.of and key not in words.articles


def _runs(sentence: Sentence, words: NameWords) -> list[tuple[int, int]]:
    """The longest runs of words that may be one name that no list has: proper nouns, joined by hyphens or particles in small letters."""
    tokens, found, at = sentence.tokens, list[tuple[int, int]](), 0
    while at < len(tokens):
        end = at
        if _may_name(tokens[at], words):
            end = at + 1
            while end < len(tokens) and (step := _step(sentence, end, words)):
                end += step
        if at < end <= at + LONGEST and _is_unlisted(sentence, at, end):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _step(sentence: Sentence, at: int, words: NameWords) -> int:
    """How many words go on with a name at a place: 1, 2 where a hyphen or particle is between, 0 where it ends."""
    tokens = sentence.tokens
    if _may_name(tokens[at], words) and not set_apart(sentence, at - 1):
        return 1
    if at + 1 >= len(tokens) or not _may_name(tokens[at + 1], words):
        return 0
    hyphen = tokens[at].text in HYPHENS and glued(sentence, at) and glued(sentence, at + 1)
    particle = tokens[at].text.islower() and word_key(tokens[at].text) in words.particles - words.joints and tokens[at + 1].dep != "conj"
    return 2 if hyphen or particle else 0


def _may_name(token: Token, words: NameWords) -> bool:
    key = word_key(token.text)
    plain = capital(token) and token.pos in NAMES and re.sub("['’-]", "", token.text).isalpha() and not token.text.isupper()
    if words.compounded and _is_kind(token, words):
        return False  # where all nouns have capitals: "die Stadt Garissa"
    return plain and key not in words.calendar | words.never | words.honorifics | words.roles and not actors().adjective(token.text)


def _is_unlisted(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a run is called as nothing that the lists know."""
    name = _text(sentence, first, end)
    return len(name) >= SHORTEST and not gazetteer().lookup(name) and not actors().lookup(name) and not actors().country(name)


def _text(sentence: Sentence, first: int, end: int) -> str:
    """The words of a run as written, without spaces around hyphens."""
    parts: list[str] = []
    for at in range(first, end):
        parts.append(("" if at == first or glued(sentence, at) else " ") + sentence.tokens[at].text)
    return "".join(parts)


def _told(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether the words beside a name say that it is a place's."""
    tokens = sentence.tokens
    owns = end < len(tokens) and word_key(tokens[end].text) in words.possessive_marks  # "outside Wanda's" is a bar
    before = first - 1
    kind = before >= 0 and tokens[before].text.islower() and _is_kind(tokens[before], words) and not words.compounded
    if owns or (not kind and all(is_common(t, words) for t in tokens[first:end])):  # where nouns are small, a capital in "села Лиса" tells
        return False
    linked = before > 0 and tokens[before].text.islower() and word_key(tokens[before].text) in words.of
    if linked:
        before -= 1  # "village of X", "près de X"
    owner = linked or (words.genitive and tokens[first].feature("Case") == "Gen")
    if before >= 0 and owner and words.has("of_towns", tokens[before]):
        return True  # "mayor of X"
    if before >= 0 and _is_kind(tokens[before], words):
        return not _of_a_governor(sentence, before, first, end, words)
    if before >= 0 and word_key(tokens[before].text) in words.locatives:
        return True
    return _kind_behind(sentence, end, words) or _in_locative(sentence, first, end)


def _of_a_governor(sentence: Sentence, kind: int, first: int, end: int, words: NameWords) -> bool:
    """Whether a name of two words is that of who holds an office there: "губернатора области Ивана Петрова"."""
    office = next((t for t in reversed(sentence.tokens[:kind]) if t.pos != "ADJ"), None)
    owned = words.genitive and end - first == 2 and sentence.tokens[first].feature("Case") in ("Gen", "Acc", None)
    return office is not None and owned and words.has("roles", office)


def _is_kind(token: Token, words: NameWords) -> bool:
    """Whether a word says what kind of place the name beside it is of: a noun that is no name itself."""
    noun = token.pos == "NOUN" or (bool(words.compounded) and token.pos == "PROPN")
    return noun and words.has("geo", token)


def _kind_behind(sentence: Sentence, end: int, words: NameWords) -> bool:
    """Whether the noun of a kind of place stands right behind a name, or in the apposition behind it: "X village", "X, a town in ..."."""
    tokens = sentence.tokens
    if end < len(tokens) and tokens[end].text.islower() and tokens[end].pos == "NOUN":
        listed = words.has("geo", tokens[end])
        return listed or (tokens[end].feature("Case") is not None and word_key(tokens[end].text).startswith(tuple(words.geo)))
    if end + 2 >= len(tokens) or tokens[end].text != "," or not (words.head_first or word_key(tokens[end + 1].text) in words.articles):
        return False
    for at in range(end + 1, min(end + 1 + APPOSED, len(tokens))):
        if tokens[at].pos in ENDS or capital(tokens[at]):
            return False
        last = at + 1 >= len(tokens) or tokens[at + 1].pos in ENDS or (words.head_first and tokens[at + 1].pos == "ADJ")
        if tokens[at].pos == "NOUN" and (last or words.head_first):
            return words.has("geo", tokens[at])
    return False


def _in_locative(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a name stands in the locative by an ending that is set apart from it: "Belar'da"."""
    token = sentence.tokens[end - 1]
    return set_apart(sentence, end - 1) and token.feature("Case") == "Loc" and end - first == 1


def _is_part(sentence: Sentence, first: int, end: int, over: Sequence[Span], words: NameWords) -> bool:
    """Whether a small listed town is only a part of the name that stands there: "Puerto" of "Puerto Belar", "Kyzyl" of "Kyzyl-Dere"."""
    tokens = sentence.tokens
    over = [s for s in over if s[2] == "place"]
    if len(over) != 1 or (over[0][0], over[0][1]) == (first, end):
        return False
    rest = [t for t in tokens[first:end] if not over[0][0] <= t.index < over[0][1] and t.text[:1].isupper()]
    hyphen = any(t.text in HYPHENS for t in tokens[first:end])
    tied = hyphen or all(t.dep == "flat" or tokens[t.head].dep == "flat" or first <= t.head < end for t in rest)
    known = any(is_common(t, words) or _is_large(t.text) for t in rest)
    return tied and not known and all(len(t.text) >= SHORTEST for t in rest)


def _is_large(name: str) -> bool:
    """Whether a word alone is the name of a country, a province or a capital."""
    places = gazetteer().lookup(name)
    return bool(places) and places[0].feature in WIDE


def _gives_way(sentence: Sentence, span: Span, first: int, end: int, words: NameWords) -> bool:
    """Whether what was tagged may be the place that the words beside it tell: it covers the name with a word for its kind, or is a part."""
    start, stop, kind = span
    tokens = sentence.tokens
    if kind == "facility":
        return False
    if start < first or stop > end:  # "Dorf Belar" as one name
        rest = [t for t in tokens[start:stop] if not first <= t.index < end]
        return (kind != "organisation" or bool(words.compounded)) and all(words.has("geo", t) for t in rest)
    if kind == "place":
        places = gazetteer().lookup(_text(sentence, start, stop))
        return not places or places[0].feature not in WIDE
    if kind == "organisation":
        body = any(words.has(sort, token) for sort in ("corporate", "bodies", "groups") for token in tokens[start:stop])
        return (start, stop) == (first, end) and not body
    if first < start and stop == end and (tokens[start - 1].text.islower() or tokens[start - 1].text in HYPHENS):
        return True  # "Belar" of "Puerto del Belar"
    titled = start > 0 and (words.has("roles", tokens[start - 1]) or words.has("honorifics", tokens[start - 1]))
    return not titled and (start, stop) == (first, end)


def is_common(token: Token, words: NameWords) -> bool:
    """Whether the dictionary of the language has a word as one that is written small."""
    return bool(words.code) and simplemma.is_known(token.text.lower(), lang=words.code)


def _without_region(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """A place without the adjective of the region that stands behind it: "Belar" of "Belar Batken [region]"."""
    first, end, kind = span
    tokens = sentence.tokens
    if kind != "place" and end - first == 2 and _is_kind(tokens[first], words) and gazetteer().lookup(tokens[first + 1].text):
        return first + 1, end, "place"  # "Städten Luzk"
    if kind != "place" and end - first == 2 and words.compounded and word_key(tokens[first].text) in directions():
        land = tokens[first + 1].text
        return (first + 1, end, "place") if actors().country(land) or actors().country(land.removesuffix("s")) else span  # "Norden Malis"
    cut = kind == "place" and end - first > 1 and end < len(tokens) and tokens[end - 1].pos == "ADJ" and tokens[end - 1].head == end
    return (first, end - 1, kind) if cut and _is_kind(tokens[end], words) else span
