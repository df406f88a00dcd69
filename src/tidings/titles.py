"""Titles and offices: beside a name ("Turkish presidential spokesman Ibrahim ...", "X, the mediator of SADC,") or standing for someone.

All functions take and yield indices of tokens in one sentence, ends excluded.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.annotate_types import Sentence, Token
from tidings.name_words import NameWords, word_key
from tidings.phrases import HYPHENS, MODIFIERS, Draft, capital

LONGEST_TITLE = 16  # words
SHORTEST_PART = 3  # letters of either part of a compound
NAMED = ("amod", "compound", "flat")  # what a participle is to the rest of a name
COMMAS = (",",)
QUOTES = ('"', "“", "”", "«", "»", "'", "‘")


def is_role(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether a word names what one person is: "minister", "organisers" not."""
    token = sentence.tokens[at]
    if token.pos not in ("NOUN", "PROPN", "ADJ", "X", "VERB"):
        return False
    singular = token.pos == "NOUN" and token.feature("Number") != "Plur"
    return role_key(token, words) in words.roles or (singular and word_key(token.lemma) in words.roles)


def role_key(token: Token, words: NameWords) -> str:
    """A word as the lists of roles have it: of a capitalised compound its last part, set apart by a hyphen ("UN-Sprecher" is a "Sprecher")
    or, of the roles that make compounds, written with it ("Hafenmeister" is a "Meister")."""
    key = word_key(token.text)
    if not token.text[:1].isupper() or key in words.roles:
        return key
    last = key.rsplit("-", 1)[-1]
    if last != key:
        return last if last in words.roles else key
    ends = (key[at:] for at in range(SHORTEST_PART, len(key) - SHORTEST_PART)) if words.compounded else ()
    return next((part for part in ends if part in words.compounded and part in words.roles), key)


def title_before(sentence: Sentence, first: int, words: NameWords, taken: Sequence[tuple[int, int]] = ()) -> tuple[int, int] | None:
    """The title that ends right before a name, a comma between them allowed; `taken` are spans of other people's names."""
    tokens = sentence.tokens
    end = first
    if end and tokens[end - 1].text in COMMAS:
        end -= 1
    at, role = end, -1
    while at > 0 and end - at < LONGEST_TITLE and role < 0:
        linked = end < first and tokens[at - 1].pos == "ADP"
        if not (linked or _inside(sentence, at - 1, words)) or any(s <= at - 1 < e for s, e in taken):
            return None
        at -= 1
        if is_role(sentence, at, words) and (not words.head_first or _opens_phrase(sentence, at, words)):
            role = at
    while role > 0 and words.head_first and is_role(sentence, role - 1, words):
        role -= 1
    if role < 0 or (end < first and _listed(sentence, role, end, words)):
        return None
    if role + 1 < end and word_key(tokens[role + 1].text) in words.possessive_marks:
        return None
    if end == first and word_key(tokens[end - 1].text) in words.of - words.articles:
        return None  # "the mayor of X": X is no mayor
    begin = _left_edge(sentence, role, words, taken)
    return (begin, end) if end > begin else None


def _opens_phrase(sentence: Sentence, at: int, words: NameWords) -> bool:
    """In a language with the head first: whether the role stands after an article, a modifier or nothing, not inside another's title."""
    if at == 0:
        return True
    before = word_key(sentence.tokens[at - 1].text)
    inner = before in words.of and before not in words.articles
    return not inner


def _listed(sentence: Sentence, role: int, end: int, words: NameWords) -> bool:
    """Whether a comma parts two in a list rather than a title and its name: a role without article or owner before the comma."""
    begin = _left_edge(sentence, role, words)
    before = word_key(sentence.tokens[begin - 1].text) if begin else ""
    definite = before in words.possessives or (before in words.articles and before not in words.indefinite)
    own = words.possessives | words.possessive_marks
    return not definite and begin > 0 and not any(word_key(t.text) in own for t in sentence.tokens[begin:role])


def _inside(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether a word may stand between a role and the name after it: nouns, adjectives, links."""
    token = sentence.tokens[at]
    key = word_key(token.text)
    if key in words.calendar:
        return False
    links = key in words.role_links or key in words.role_modifiers or token.text in HYPHENS
    return links or token.pos in MODIFIERS or is_role(sentence, at, words)


def _left_edge(sentence: Sentence, role: int, words: NameWords, taken: Sequence[tuple[int, int]] = ()) -> int:
    """Where a title begins: modifiers and owners of the role, and an earlier role joined to it by "and"."""
    tokens = sentence.tokens
    at = role
    while at > 0:
        before = tokens[at - 1]
        if _belongs(before, words) or (before.text in HYPHENS and at > 1):
            at -= 1
        elif before.pos == "CCONJ" and (earlier := _earlier_role(sentence, at - 1, words, taken)) is not None:
            at = earlier
        else:
            break
    while at < role and (word_key(tokens[at].text) in words.possessive_marks or tokens[at].text in HYPHENS):
        at += 1
    return at


def _belongs(token: Token, words: NameWords) -> bool:
    """Whether a word before a role is a part of the title: an owner's mark, a modifier, in English order any noun or adjective."""
    key = word_key(token.text)
    if key in words.possessive_marks or key in words.role_modifiers:
        return key not in words.articles
    if words.genitive and token.pos != "ADJ":
        return False
    if words.head_first or token.pos not in MODIFIERS or not token.text[:1].isalnum():
        return False
    return key not in words.calendar | words.honorifics | words.indefinite


def _earlier_role(sentence: Sentence, conjunction: int, words: NameWords, taken: Sequence[tuple[int, int]]) -> int | None:
    """The role that is joined to a later one: "Deputy Assistant Secretary for Levant Affairs and Special Envoy"."""
    at = conjunction
    while at > 0 and conjunction - at < 7 and _inside(sentence, at - 1, words) and sentence.tokens[at - 1].pos != "CCONJ":
        at -= 1
        if any(s <= at < e for s, e in taken):
            return None
        if is_role(sentence, at, words):
            return at
    return None


def title_after(sentence: Sentence, end: int, words: NameWords, taken: Sequence[tuple[int, int]] = ()) -> tuple[int, int] | None:
    """The title in an apposition after a name: "X, the mediator of SADC, wrote", "X, who also serves as envoy for Y".

    `taken` are spans of other people's names: a title that runs into one is theirs.
    """
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or tokens[end].text not in COMMAS:
        return None
    begin = base = _past_relative(sentence, end + 1)
    skipped = words.articles | words.indefinite
    while begin < len(tokens) and begin - base < 4 and (word_key(tokens[begin].text) in skipped or tokens[begin].pos == "NUM"):
        begin += 1
        if begin < len(tokens) and tokens[begin].text in COMMAS:
            begin += 1
    at, role = begin, -1
    while at < len(tokens) and at - begin < LONGEST_TITLE and _after(sentence, at, words):
        if role < 0 and is_role(sentence, at, words):
            role = at
        elif role < 0 and word_key(tokens[at].text) in words.role_links and word_key(tokens[at].text) not in words.possessive_marks:
            return None
        at += 1
    while at > begin and (word_key(tokens[at - 1].text) in words.role_links or tokens[at - 1].pos == "CCONJ"):
        at -= 1
    closed = at >= len(tokens) or tokens[at].text[:1] in ',.;:)—–-"”»' or tokens[at].pos in ("VERB", "AUX", "PUNCT")
    if role < 0 or role >= at or not closed or any(begin <= s < at for s, _ in taken):
        return None
    return (begin, at) if not _names_next(sentence, role, at) else None


def _past_relative(sentence: Sentence, begin: int) -> int:
    """Past "who also serves as": a relative pronoun and what stands before the first article or noun."""
    tokens = sentence.tokens
    if begin >= len(tokens) or tokens[begin].pos != "PRON" or tokens[begin].feature("PronType") not in ("Rel", "Int"):
        return begin
    at = begin + 1
    while at < len(tokens) and at - begin < 6 and tokens[at].pos in ("ADV", "VERB", "AUX", "SCONJ", "ADP"):
        at += 1
    linking = any(t.pos in ("SCONJ", "ADP", "AUX") for t in tokens[begin:at])
    return at if linking else begin


def _names_next(sentence: Sentence, role: int, at: int) -> bool:
    """Whether what follows the comma is a title with a name of its own: "X, Foreign Minister Y" are two people."""
    behind = sentence.tokens[role + 1 : at]
    return bool(behind) and all(token.pos == "PROPN" and capital(token) for token in behind)


def _after(sentence: Sentence, at: int, words: NameWords) -> bool:
    token = sentence.tokens[at]
    named = token.pos == "VERB" and capital(token) and token.dep in NAMED  # "owner of the United Growers Bank"
    inside = named or _inside(sentence, at, words) or token.pos in ("DET", "ADP", "NUM")
    return inside and token.text not in QUOTES and token.text not in COMMAS


def role_mentions(sentence: Sentence, number: int, titles: Sequence[tuple[int, int]], words: NameWords, text: str) -> list[Draft]:
    """Offices that stand for their holder: "the foreign minister", "Turkey's president", "le diplomate"; not "a minister".

    `titles` are the spans that already belong to a name.
    """
    found = []
    for head in range(len(sentence.tokens)):
        span = _office(sentence, head, words)
        if span is None or any(s < span[1] and span[0] < e for s, e in titles):
            continue
        first, end = sentence.tokens[span[0]], sentence.tokens[span[1] - 1]
        begin = sentence.tokens[_left_edge(sentence, head, words)].start
        gender = "f" if words.has("female", sentence.tokens[head]) else "m" if words.has("male", sentence.tokens[head]) else None
        role = text[begin : end.end]
        name, key = text[first.start : end.end], word_key(sentence.tokens[head].lemma)
        found.append(Draft(first.start, end.end, name, "role", role, head=key, gender=gender, sentence=number))
    return found


def _office(sentence: Sentence, head: int, words: NameWords) -> tuple[int, int] | None:
    tokens = sentence.tokens
    token = tokens[head]
    key = role_key(token, words)
    if key not in words.offices or token.pos not in ("NOUN", "PROPN") or token.feature("Number") == "Plur":
        return None
    if head + 1 < len(tokens) and tokens[head + 1].pos in ("NOUN", "PROPN") and token.dep == "compound":
        return None
    edge = _left_edge(sentence, head, words)
    first = _owner_out(sentence, edge, head, words)
    before = word_key(tokens[edge - 1].text) if edge else ""
    definite = (before in words.articles and before not in words.indefinite) or before in words.possessives or first > edge
    definite = definite or (words.caseless is not None and key.startswith(tuple(sorted(words.articles))))
    if not definite:
        return None
    return first, _right_edge(sentence, head, words)


def _owner_out(sentence: Sentence, edge: int, head: int, words: NameWords) -> int:
    """Past the owner: "Turkey's foreign minister" is "foreign minister", so that Turkey keeps its own mention."""
    marks = [i for i in range(edge, head) if word_key(sentence.tokens[i].text) in words.possessive_marks]
    return marks[-1] + 1 if marks else edge


def _right_edge(sentence: Sentence, head: int, words: NameWords) -> int:
    """Adjectives after the head, and "of" with its noun."""
    tokens = sentence.tokens
    end = head + 1
    while words.head_first and end < len(tokens) and tokens[end].pos == "ADJ":
        end += 1
    at = end
    while at < len(tokens) and word_key(tokens[at].text) in words.of | words.articles and at - end < 3:
        at += 1
    if at > end and at < len(tokens) and word_key(tokens[end].text) in words.of and tokens[at].pos in ("NOUN", "PROPN"):
        at += 1
        while at < len(tokens) and tokens[at].pos in (("ADJ",) if words.head_first else ("NOUN", "PROPN")):
            at += 1
        return at
    return end
