"""Names of several words whose link is written small: "Bakar ag Tessaly", "the Sons of Darfur", "Compañía del Sur" in an English text.

A tagger that has not met the link cuts there, and takes what is left for a place or nothing. Words for "son of" and "daughter of" stand
between two capitals hardly ever but in a person's name; so do those links of Romance names that no other of the eight languages has for
a word of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.gazetteer import gazetteer
from tidings.name_words import NameWords, word_key
from tidings.phrases import capital, set_apart
from tidings.titles import is_role

Span = tuple[int, int, str]
LARGE_TOWN = 100_000  # people
WIDE = ("country", "region", "capital")


def with_tied_names(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of a sentence with those put together that a word for "son of" or a foreign link joins."""
    found = list(spans)
    for at in range(1, len(sentence.tokens) - 1):
        found = _of_kin(sentence, at, found, words)
    for at in range(1, len(sentence.tokens) - 2):
        found = _of_a_band(sentence, at, found, words)
    return sorted(_with_links(sentence, span, found, words) for span in found)


def _of_a_band(sentence: Sentence, at: int, spans: list[Span], words: NameWords) -> list[Span]:
    """Spans with a body that a plural with a capital and what it is of name together: "the Lions of the Hawd", "the Sons of Darfur"."""
    tokens = sentence.tokens
    led = word_key(tokens[at - 1].text) in words.articles and tokens[at - 1].text.islower()
    if not led or not capital(tokens[at]) or tokens[at].text.isupper() or word_key(tokens[at].text) not in words.bands:
        return spans
    if word_key(tokens[at + 1].text) not in words.of:
        return spans
    last = at + 3 if word_key(tokens[at + 2].text) in words.articles else at + 2
    if last >= len(tokens) or not capital(tokens[last]) or not tokens[last].text.isalpha() or tokens[last].text.isupper():
        return spans
    end = max([last + 1, *(e for s, e, _ in spans if s == last)])
    if end < len(tokens) and words.has("facilities", tokens[end]):
        return spans  # "the Gardens of Babylon hotel"
    inside = [s for s in spans if s[0] < end and s[1] > at]
    if any(s[0] < at or s[1] > end for s in inside):
        return spans
    return [*(s for s in spans if s not in inside), (at, end, "organisation")]


def _of_kin(sentence: Sentence, at: int, spans: list[Span], words: NameWords) -> list[Span]:
    """Spans with one person in place of what lies on both sides of a word for "son of"."""
    tokens = sentence.tokens
    if word_key(tokens[at].text) not in links("kin") or not tokens[at].text.islower():
        return spans
    if not _plain(tokens[at - 1], words) or not _plain(tokens[at + 1], words) or set_apart(sentence, at - 1) or set_apart(sentence, at):
        return spans  # "Ankara'ya bin asker" is a number of soldiers
    before = next((s for s in spans if s[0] < at <= s[1] and s[2] == "person"), (at - 1, at, ""))
    behind = next((s for s in spans if s[0] <= at + 1 < s[1] and s[2] == "person"), (at + 1, at + 2, ""))
    first, end = before[0], behind[1]
    while first < at - 1 and (is_role(sentence, first, words) or words.has("honorifics", tokens[first])):
        first += 1
    inside = [s for s in spans if s[0] < end and s[1] > first]
    if any(s[2] != "person" and (s[0] < first or s[1] > end) for s in inside):
        return spans
    return [*(s for s in spans if s not in inside), (first, end, "person")]


def _with_links(sentence: Sentence, span: Span, spans: Sequence[Span], words: NameWords) -> Span:
    """A span with what a link of another language joins to it: "Aguas del Norte" in a German text."""
    first, end, kind = span
    tokens = sentence.tokens
    while end + 1 < len(tokens):
        link = tokens[end].text
        both = link in links("pair_first") and tokens[end + 1].text in links("pair_second")
        last = end + 2 if both else end + 1
        foreign = (both or link in links("romance")) and word_key(link) not in words.of | words.articles | words.place_prepositions
        if not foreign or last >= len(tokens) or not capital(tokens[last]) or set_apart(sentence, end - 1):
            break
        end = max([last + 1, *(e for s, e, _ in spans if s == last)])
    return first, end, kind


def _plain(token: Token, words: NameWords) -> bool:
    """Whether a word may be a person's name: no state, no nation, no large town, no office or body."""
    if not capital(token) or not token.text.replace("'", "").replace("’", "").isalpha() or words.classes(token):
        return False
    if actors().country(token.text) or actors().adjective(token.text):
        return False
    return not any(p.feature in WIDE or p.population >= LARGE_TOWN for p in gazetteer().lookup(token.text))


@lru_cache(maxsize=4)
def links(sort: str) -> frozenset[str]:
    """Words in small letters inside names, of one sort, as they are compared (`data/name_links.toml`)."""
    table = tomllib.loads((resources.files("tidings") / "data" / "name_links.toml").read_text("utf-8"))
    return frozenset(map(word_key, table[sort]))
