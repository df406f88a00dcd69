"""What a tagger cut wrong or took for a person, put right by the words of the name itself: their lists, marks and letters.

"Директора порта Одесса Миколу Лиса" holds a port and a person, "«Волга Транс»" in quotation marks is nobody, "МИД Чада" is an office, and
"Wadi X" is a valley.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.first_names import first_name
from tidings.fold import fold_name
from tidings.gazetteer import NO_COUNTRY, gazetteer
from tidings.name_words import NameWords, word_key
from tidings.phrases import HYPHENS, capital
from tidings.titles import is_role
from tidings.told_bodies import CLOSING, OPENING
from tidings.told_places import is_common

Span = tuple[int, int, str]
ACRONYM = (2, 5)  # letters of an office's short name
BROKEN = ("VERB", "AUX", "PRON", "SCONJ", "DET")  # of words in small letters that no name holds
LARGE_TOWN = 100_000  # people
SHORTEST_TOWN = 3  # letters of one that may be written in capitals in brackets
LONGEST_SHORT = 4  # letters of a day's short name


def mended(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of one sentence, cut and of another kind where their own words tell it."""
    found: list[Span] = []
    for span in spans:
        if _is_number(sentence, span, words) or _is_noun(sentence, span, words):
            continue
        for part in _cut(sentence, span, words):
            found += [_kind(sentence, piece, words) for piece in _without_place(sentence, part, words)]
    return found


def _is_number(sentence: Sentence, span: Span, words: NameWords) -> bool:
    """Whether a number in words was taken for a town: "Trente-huit personnes"."""
    first, end, kind = span
    parts = [word_key(part) for token in sentence.tokens[first:end] for part in token.text.split("-")]
    compound = "-" in sentence.tokens[first].text or (end < len(sentence.tokens) and sentence.tokens[end].text in HYPHENS)
    return kind == "place" and parts[0] in words.numerals and (compound or first == 0 or len(parts) > 1)


def _is_noun(sentence: Sentence, span: Span, words: NameWords) -> bool:
    """Whether a common noun was taken for somebody, where all nouns have capitals: one word behind an article, that is no first name."""
    first, end, kind = span
    token = sentence.tokens[first]
    if kind == "organisation" and end - first == 1 and first > 0 and words.head_first and _somebody_from(sentence, first, words):
        return True
    if kind != "person" or end - first > 1 or not words.compounded or first_name(token.text):
        return False
    key = word_key(token.text)
    if any(key.startswith(day) and len(key) > len(day) for day in words.calendar if len(day) > LONGEST_SHORT):
        return True  # "Mittwochabend"
    before = sentence.tokens[first - 1] if first else None
    led = before is not None and before.text.islower() and (before.pos in ("DET", "ADJ") or word_key(before.text) in words.articles)
    return led and token.pos == "NOUN" and not is_role(sentence, first - 1, words)


def _somebody_from(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether a nation's adjective behind an article is somebody from there, and not the government: "l'Allemand", "les Allemands"."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1]
    return word_key(before.text) in words.articles and bool(actors().adjective(token.text))


def whole_sea(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """The name of a sea with its noun in small letters, where only the other word was tagged: "la mer Noire"."""
    first, end, kind = span
    if kind != "place" or first == 0 or not words.has("geo", sentence.tokens[first - 1]):
        return span
    whole = " ".join(t.text for t in sentence.tokens[first - 1 : end])
    sea = any(p.country == NO_COUNTRY for p in gazetteer().lookup(whole))
    return (first - 1, end, kind) if sea and not gazetteer().lookup(whole.split(" ", 1)[1]) else span


def _cut(sentence: Sentence, span: Span, words: NameWords) -> list[Span]:
    """A span up to a verb, pronoun or article in small letters inside it, and a body's up to a first name that begins another name."""
    first, end, kind = span
    tokens = sentence.tokens
    for at in range(first + 1, end):
        small = tokens[at].text.islower() and tokens[at].text.isalpha()
        linked = word_key(tokens[at].text) in words.particles | words.of | words.joints and any(map(capital, tokens[at + 1 : end]))
        if small and tokens[at].pos in BROKEN and not linked and kind != "place":
            stop = next(i for i in range(at, first, -1) if i == first + 1 or not tokens[i - 1].text.islower())
            return [(first, stop, kind)]
        if kind == "organisation" and word_key(tokens[at].text) in words.indefinite - words.of and small:  # "d'un pacte"
            stop = at - 1 if at - 1 > first and tokens[at - 1].pos == "ADP" else at
            return [(first, stop, kind)]
    agent = kind == "organisation" and end - first > 1 and tokens[first].pos == "NOUN" and tokens[first].text.endswith(words.agent_endings)
    if agent and is_common(tokens[first], words) and not is_role(sentence, first, words) and capital(tokens[first + 1]):
        return [(first + 1, end, "person" if first_name(tokens[first + 1].text) else kind)]  # "Betreiberin Aguas"
    if kind == "organisation" and words.genitive:
        for at in range(first + 1, end):
            named = capital(tokens[at]) and first_name(tokens[at].text)
            stop = next((i for i in range(at, min(at + 3, len(tokens))) if not capital(tokens[i])), min(at + 3, len(tokens)))
            if named and stop - at > 1 and not capital(tokens[at - 1]):
                return [(first, at, kind), (at, max(stop, end), "person")]
    return [span]


def _without_place(sentence: Sentence, span: Span, words: NameWords) -> list[Span]:
    """A person's name without the place, office or noun before it: "of the harbour of Ohrid Ann Berg", "Ohri Başkonsolosu Anna Berg"."""
    first, end, kind = span
    tokens = sentence.tokens
    while kind == "person" and end - first > 3 and tokens[first].text.islower() and word_key(tokens[first].text) not in words.particles:
        first += 1
    if kind == "organisation" or end - first < 3 or tokens[first + 1].text in HYPHENS or first_name(tokens[first].text):
        return [span]
    if kind == "place" and gazetteer().lookup(" ".join(t.text for t in tokens[first:end])):
        return [span]
    lead, before = tokens[first].text, tokens[first - 1] if first else None
    known = actors().country(lead) is not None or any(p.feature != "city" or p.population >= LARGE_TOWN for p in gazetteer().lookup(lead))
    of_thing = before is not None and any(words.has(name, before) for name in ("facilities", "geo"))
    led = before is not None and word_key(before.text) in words.locatives | words.of - words.articles
    owned = of_thing or led or (before is not None and words.has("bodies", before))
    named = next((at for at in range(first + 1, end - 1) if first_name(tokens[at].text)), None)
    if named is not None:
        office = any(is_role(sentence, at, words) or words.has("roles", tokens[at]) for at in range(first, named))
        told = first == 0 or (words.compounded and not words.has("bodies", tokens[first]))  # "der Maschinist Jan Berg"
        noun = told and named == first + 1 and tokens[first].pos == "NOUN" and is_common(tokens[first], words)
        if known or owned or office or noun:
            placed = known or (owned and (bool(gazetteer().lookup(lead)) or not words.has("bodies", before or tokens[first])))
            return [*([(first, first + 1, "place")] if placed and not noun else []), (named, end, "person")]
    placed = (known and owned) or (of_thing and bool(gazetteer().lookup(lead)))
    office = kind == "person" or (words.genitive and first > 1 and is_role(sentence, first - 2, words)) or end - first > 3
    return [(first, first + 1, "place"), (first + 1, end, "person")] if placed and office else [span]


def _kind(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """A span of another kind where its own words say that it is no person."""
    first, end, kind = span
    tokens = sentence.tokens[first:end]
    whole = " ".join(t.text for t in tokens)
    titled = first > 0 and (is_role(sentence, first - 1, words) or words.has("honorifics", sentence.tokens[first - 1]))
    if kind == "place" and len(tokens) > 1 and capital(tokens[-1]) and first_name(tokens[0].text) and not gazetteer().lookup(whole):
        return first, end, "person"
    plain = len(tokens) == 2 and all(capital(t) and t.text.isalpha() and not t.text.isupper() and not words.classes(t) for t in tokens)
    if kind == "organisation" and plain and words.genitive and first_name(tokens[0].text) and not _quoted(sentence, first, end):
        known = actors().lookup(whole) or actors().head(whole) or words.has("named_bodies", tokens[0]) or words.has("armed", tokens[0])
        return first, end, kind if known else "person"  # "на Нину Беридзе"
    if kind == "place" and len(tokens) == 1 and first > 0 and words.has("bodies", tokens[0]) and not actors().country(whole):
        return first, end, "organisation"  # "les chefs du Front", though a town is called so
    if kind == "place" and len(tokens) == 1 and whole.isupper() and len(whole) < SHORTEST_TOWN and not actors().country(whole):
        around = [sentence.tokens[at].text for at in (first - 1, end) if 0 <= at < len(sentence.tokens)]
        if around == ["(", ")"]:
            return first, end, "organisation"  # "BURSA (TA)": an agency, though a town is called so
    if kind == "organisation" and is_toponym(tokens) and not any(words.has("bodies", t) or words.has("corporate", t) for t in tokens):
        return (first, end, "place") if actors().lookup(whole) is None else span
    if kind != "person" or first_name(tokens[0].text):
        return span
    if _quoted(sentence, first, end):
        return first, end, "organisation"
    low, high = ACRONYM
    body_first = (
        len(tokens) > 1 and (words.head_first or words.genitive) and words.has("bodies", tokens[0]) and not words.has("roles", tokens[0])
    )
    if (actors().head(whole) and words.owned_heads) or (body_first and is_common(tokens[0], words)):  # "Фронт визволення Сарріна"
        return first, end, "organisation"
    office = len(tokens) == 2 and tokens[0].text.isupper() and low <= len(tokens[0].text) <= high
    if office and actors().country(tokens[1].text):
        return first, end, "organisation"
    if not titled and is_toponym(tokens):
        return first, end, "place"
    if not titled and len(tokens) == 2 and actors().country(tokens[1].text) and not actors().country(whole):
        return first + 1, end, "place"
    return span


def _quoted(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a name fills quotation marks, and is no nickname between the names of somebody."""
    tokens = sentence.tokens
    if first == 0 or end >= len(tokens) or tokens[first - 1].text not in OPENING or tokens[end].text not in CLOSING:
        return False
    return not (end + 1 < len(tokens) and capital(tokens[end + 1]) and first > 1 and capital(tokens[first - 2]))


@lru_cache(maxsize=1)
def toponyms() -> frozenset[str]:
    """First words that say of a name that it is a place's (`data/toponyms.toml`)."""
    table = tomllib.loads((resources.files("tidings") / "data" / "toponyms.toml").read_text("utf-8"))
    return frozenset(fold_name(word) for word in table["first"])


def is_toponym(tokens: Sequence[Token]) -> bool:
    """Whether some words open as the names of places do."""
    return len(tokens) > 1 and fold_name(tokens[0].text) in toponyms()
