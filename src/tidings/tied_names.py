"""Names of several words whose link is written small: "Bakar ag Tessaly", "the Sons of Darfur", "Compañía del Sur" in an English text.

A tagger that has not met the link cuts there, and takes what is left for a place or nothing. Words for "son of" and "daughter of" stand
in no language's prose between two capitals but in a person's name; the links of Romance names stand in languages that have other
prepositions only in a name.
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
from tidings.phrases import capital

Span = tuple[int, int, str]
SUFFIX = 3  # characters between two words where a case's ending that is no word stands behind the first
LARGE_TOWN = 100_000  # people
PLURAL = "s"
WIDE = ("country", "region", "capital")
MOST = 3  # words before a link that are one person's names


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
    if not led or words.head_first or words.compounded or not words.of or not capital(tokens[at]) or tokens[at].text.isupper():
        return spans
    if (
        words.classes(tokens[at])
        or not tokens[at].text.endswith("s")
        or tokens[at].feature("Number") == "Sing"
        or actors().adjective(tokens[at].text)
    ):
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
    if word_key(tokens[at].text) not in kin() or not tokens[at].text.islower():
        return spans
    if not _plain(tokens[at - 1], words) or not _plain(tokens[at + 1], words) or _apart(sentence, at - 1) or _apart(sentence, at):
        return spans
    before = next((s for s in spans if s[0] < at <= s[1]), (at - 1, at, ""))
    behind = next((s for s in spans if s[0] <= at + 1 < s[1]), (at + 1, at + 2, ""))
    if before[2] == "organisation" and before[1] - before[0] > 1:
        return spans
    first, end = max(min(before[0], at - 1), at - MOST), max(behind[1], at + 2)
    while first > 0 and at - first < MOST and _plain(tokens[first - 1], words) and tokens[first - 1].pos == "PROPN" and before[2] != "":
        if _apart(sentence, first - 1) or any(s[0] <= first - 1 < s[1] for s in spans):
            break
        first -= 1
    return [*(s for s in spans if s[1] <= first or s[0] >= end), (first, end, "person")]


def _with_links(sentence: Sentence, span: Span, spans: Sequence[Span], words: NameWords) -> Span:
    """A span with what a link of another language joins to it: "Aguas del Norte" in a German text."""
    first, end, kind = span
    tokens = sentence.tokens
    while end + 1 < len(tokens) and tokens[end].text in foreign_links():
        last = end + 1
        while last + 1 < len(tokens) and tokens[last].text in foreign_links():
            last += 1
        if not capital(tokens[last]) or _apart(sentence, end - 1) or word_key(tokens[end].text) in words.articles | words.of:
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


def _apart(sentence: Sentence, at: int) -> bool:
    """Whether an ending that is set apart stands behind a word: "Ankara'ya bin asker" is a number of soldiers."""
    return at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].start - sentence.tokens[at].end >= SUFFIX


@lru_cache(maxsize=1)
def kin() -> frozenset[str]:
    """Words for "son of" and "daughter of" in names, folded (`data/name_links.toml`)."""
    return frozenset(map(word_key, _table()["kin"]))


@lru_cache(maxsize=1)
def foreign_links() -> frozenset[str]:
    """Links inside the names of Romance languages (`data/name_links.toml`)."""
    return frozenset(_table()["romance"])


def _table() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("tidings") / "data" / "name_links.toml").read_text("utf-8"))
