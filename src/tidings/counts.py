"""Counted things in a sentence: each number with the noun that it counts, names, times and money told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.annotate_types import Sentence, Token
from tidings.fold import fold
from tidings.measurewords import MeasureWords, forms
from tidings.model import TimeExpression
from tidings.numbers import Number, bounded_behind, find_numbers

COUNTING = ("nummod", "nummod:gov", "det", "det:numgov", "amod", "nmod:poss", "compound", "advmod", "nmod:unmarked", "flat")
POSSESSIVE = ("det", "det:poss", "nmod:poss", "amod")
OLDEST = 115  # years: a larger number behind a name is no age
SUSPENDED = re.compile(r"[-‐‑]\s+\w+\s+\w+[-‐‑]?\w")  # "12- and 10-year-old"
SIGN = re.compile(r"([A-Z]{0,3}[$€£¥])\s?$")


@dataclass(frozen=True)
class Count:
    """A number in a report's text and what it counts; all indices are of tokens of `sentence`.

    `span` holds the number's tokens (end excluded), `lead` the first of its bounding words. `head` is the counted noun (the number
    itself where there is none), `site` the token whose place in the tree tells the measure: "nine" in "nine of the prisoners", else
    the head. `start` and `end` cover the number with its noun. `currency` is the name of the money counted; `part` marks "N of
    them", `article` "a tank", `loose` a number that the parse hung on a date before it ("On 15 November 6,900 were in camps").
    """

    number: Number
    sentence: Sentence
    head: int
    site: int
    span: tuple[int, int]
    lead: int
    start: int
    end: int
    of: str | None
    currency: str | None = None
    part: bool = False
    article: bool = False
    loose: bool = False

    @property
    def value(self) -> float:
        """The size of the number: its best value, else a bound."""
        return next((v for v in (self.number.best, self.number.low, self.number.high) if v is not None), 0)


@dataclass(frozen=True)
class Spot:
    """A number where it stands: the report's text, the sentence, the number's tokens, the pack's words."""

    text: str
    sentence: Sentence
    number: Number
    span: tuple[int, int]
    words: MeasureWords

    def after(self, width: int) -> tuple[Token, ...]:
        """The tokens right after the number."""
        return self.sentence.tokens[self.span[1] : self.span[1] + width]

    def is_partitive(self, token: Token) -> bool:
        """Whether a noun stands with "of"."""
        cases = {fold(self.sentence.tokens[c].text) for c in self.sentence.child(token.index, "case")}
        return bool(cases & self.words.words["partitive"])


def find_counts(text: str, sentence: Sentence, times: Sequence[TimeExpression], words: MeasureWords) -> list[Count]:
    """The counts of a sentence in order; numbers of times, names, ages, units and ordinals are left out."""
    found: list[Count] = []
    for number in _numbers(text, sentence, words):
        span = _tokens(sentence, number.core, number.end)
        if span is None or any(number.core < t.end and t.start < number.end for t in times):
            continue
        spot = Spot(text, sentence, number, span, words)
        count = None if _is_name(spot) or _is_age(spot) else _count(spot, _dated(sentence, span, times))
        if count is not None and not any(c.head == count.head and c.site != c.head for c in found):  # 19 of "nine of the 19"
            found.append(count)
    return found


def _numbers(text: str, sentence: Sentence, words: MeasureWords) -> list[Number]:
    """Numbers of a sentence with offsets in the report: digits and words, "no one" as 0, "a woman" as 1."""
    piece = text[sentence.start : sentence.end]
    shift = sentence.start
    found = [replace(n, start=n.start + shift, end=n.end + shift, core=n.core + shift) for n in find_numbers(piece, words.pack)]
    zeros = _zeros(sentence, words)
    found = [n for n in found if not any(z.start <= n.core < z.end for z in zeros)] + zeros
    taken = [(n.start, n.end) for n in found]
    countable = words.words["persons"] | words.words["things"]
    for token in sentence.tokens:
        head = sentence.tokens[token.head]
        one = fold(token.text) in words.words["articles"] and token.dep == "det" and forms(head, words.pack) & countable
        kin = fold(token.text) in words.words["possessives"] and token.dep in POSSESSIVE
        if one or (kin and forms(head, words.pack) & words.words["individuals"] and _all_counted(sentence, head, words)):
            plural = head.feature("Number") == "Plur"
            if not plural and not any(start <= token.start < end for start, end in taken):
                found.append(Number(token.start, token.end, token.start, None, 1, None, True))
    duals = [t for t in sentence.tokens if words.words["duals"] and is_dual(t, words)]
    found += [Number(t.start, t.end, t.start, None, 2, None, True) for t in duals if not any(s <= t.start < e for s, e in taken)]
    return sorted(found, key=lambda n: n.start)


def is_dual(token: Token, words: MeasureWords) -> bool:
    """Whether a word by its form means two of a kind."""
    text = fold(token.text)
    listed = text in words.words["duals"] or any(text.endswith(w) and 1 <= len(text) - len(w) <= 2 for w in words.words["duals"])
    return listed or is_pair_of_things(token, words)


def is_pair_of_things(token: Token, words: MeasureWords) -> bool:
    """Whether a word is that of a thing with an ending for two, with or without "and" written to its front."""
    text = fold(token.text)
    return any(_two_things(form, words) for form in (text, *(text.removeprefix(j) for j in words.words["joints"])))


def _two_things(text: str, words: MeasureWords) -> bool:
    """Whether a word is that of a thing with an ending for two: of people the same ending may mean many."""
    stems = [text.removesuffix(ending) for ending in words.words["dual_endings"] if text.endswith(ending)]
    singular = {
        form for stem in stems for form in (stem, *(stem.removesuffix(bound) + free for bound, free in words.bound if stem.endswith(bound)))
    }
    return bool(singular & words.words["things"])


def _all_counted(sentence: Sentence, head: Token, words: MeasureWords) -> bool:
    """Whether of those joined to one of kin each has a number too: "the mayor and his wife" are not one."""
    tokens = sentence.tokens
    first = head
    while first.dep == "conj" and first.head != first.index and tokens[first.head].pos in ("NOUN", "PROPN"):
        first = tokens[first.head]
    joined = [first, *(tokens[i] for i in sentence.child(first.index, "conj") if tokens[i].pos in ("NOUN", "PROPN"))]
    marks = words.words["articles"] | words.words["possessives"]

    def counted(one: Token) -> bool:
        if one.index > head.index and one.pos == "NOUN" and not sentence.child(one.index, "det", "det:poss", "nmod:poss"):
            return True  # "his wife and daughter"
        return any(tokens[i].pos == "NUM" or fold(tokens[i].text) in marks for i in sentence.children[one.index])

    return all(one.index == head.index or counted(one) for one in joined)


def _zeros(sentence: Sentence, words: MeasureWords) -> list[Number]:
    """Words for none, as 0."""
    found: list[Number] = []
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if found and token.start < found[-1].end:
            continue
        for width in (3, 2, 1):
            phrase = fold(" ".join(t.text for t in tokens[at : at + width]))
            if phrase in words.words["zero"] and at + width <= len(tokens):
                found.append(Number(token.start, tokens[at + width - 1].end, token.start, None, 0, None, True))
                break
    return found


def _tokens(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    inside = [t.index for t in sentence.tokens if t.start < end and t.end > start]
    return (inside[0], inside[-1] + 1) if inside else None


def _is_name(spot: Spot) -> bool:
    """Numbers that count nothing: of resolutions and routes, in compounds ("12-year"), scores, page marks."""
    text, number, sentence = spot.text, spot.number, spot.sentence
    if not number.word and re.match(r"[-‐–:/]\w|\.\d|\)(?!\s\w)", text[number.end : number.end + 3]):
        return True
    if (number.word and text[number.end : number.end + 1] == "-") or SUSPENDED.match(text, number.end):
        return True
    before = sentence.tokens[spot.span[0] - 1] if spot.span[0] else None
    if before is None or number.start != number.core or text[before.end : number.start].strip():
        return False
    named = forms(before, spot.words.pack) & spot.words.words["number_names"]
    return bool(named) or (before.text[-1:] in "#№" and before.end == number.core)


def _is_age(spot: Spot) -> bool:
    """Whether a bare number is the age of the one named right before it: "Anna Lindqvist, 38, was killed", "Jonas Weber (54)".

    In brackets it may as well be a number of a place, unless first and last name stand before; "in Garissa, 12," is one.
    """
    tokens, (first, last) = spot.sentence.tokens, spot.span
    if first < 2 or last - first != 1 or spot.number.core != spot.number.start or not 0 < (spot.number.best or 0) <= OLDEST:
        return False
    opening, closing = tokens[first - 1].text, tokens[last].text if last < len(tokens) else "."
    at = first - 2
    while at >= 0 and tokens[at].pos == "PROPN":
        at -= 1
    names = first - 2 - at
    if opening == "(":
        return names >= 2 and closing == ")"
    if names == 0 and at >= 0 and forms(tokens[at], spot.words.pack) & spot.words.words["individuals"]:  # "his wife, 34, and"
        names = 1
    placed = at >= 0 and tokens[at].pos == "ADP"
    return opening == "," and names >= 1 and not placed and closing in (",", ".", ";")


def _dated(sentence: Sentence, span: tuple[int, int], times: Sequence[TimeExpression]) -> bool:
    """Whether the parse hangs a number on a date that stands before it."""
    heads = [sentence.tokens[sentence.tokens[at].head] for at in range(*span)]
    return any(h.index < span[0] and any(t.start <= h.start < t.end for t in times) for h in heads)


def _count(spot: Spot, dated: bool) -> Count | None:
    """The count of a number, or None where it numbers a name or measures in units."""
    tokens, number, words = spot.sentence.tokens, spot.number, spot.words
    currency = _currency(spot)
    attached = _attached(spot)
    head = _head(spot, attached, currency)
    named = head == attached.index and attached.head < spot.span[0] and attached.dep in ("nummod", "flat", "appos", "nmod:unmarked")
    if named and not (currency or dated or tokens[attached.head].pos in ("VERB", "ADJ", "NUM")):
        return None
    part, site = _is_part(spot), head
    if head == attached.index and not part:
        head = _of_noun(spot) or head
    names = forms(tokens[head], words.pack)
    if head >= spot.span[1] and not currency and names & words.words["units"] and not names & words.words["things"]:
        return None
    near = spot.span[1] <= head < spot.span[1] + 8
    start, end = _with_currency(spot) if currency else (number.start, tokens[head].end if near else number.end)
    number = bounded_behind(spot.text, number, end, words.pack) if near else number
    lead = next((t.index for t in tokens if t.end > number.start), spot.span[0])
    article = number.best == 1 and fold(spot.text[number.start : number.end]) in words.words["articles"] | words.words["possessives"]
    loose = dated and head == site == attached.index
    of = currency or _of(spot, head)
    return Count(number, spot.sentence, head, site, spot.span, lead, start, end, of, currency, part, article, loose)


def _attached(spot: Spot) -> Token:
    """The token of a number by which it hangs in the tree."""
    inside = spot.sentence.tokens[slice(*spot.span)]
    outside = [t for t in inside if not spot.span[0] <= t.head < spot.span[1] or t.head == t.index]
    return outside[-1] if outside else inside[-1]


def _head(spot: Spot, attached: Token, currency: str | None) -> int:
    """The index of the noun that a number counts, or of the number itself."""
    tokens = spot.sentence.tokens
    if attached.dep in COUNTING and attached.head >= spot.span[1]:
        return _whole_noun(spot, attached.head)
    if currency and attached.head < spot.span[0] and fold(tokens[attached.head].text) in spot.words.currencies:
        return attached.head
    following = spot.after(1)
    if following and attached.head == following[0].index and following[0].dep.startswith(("nsubj", "obj")):  # "the two wounded were"
        return following[0].index
    if following and not spot.sentence.parsed:
        listed = (spot.words.words[name] for name in ("persons", "things", "incidents", "units"))
        return following[0].index if any(forms(following[0], spot.words.pack) & names for names in listed) else attached.index
    return following[0].index if following and following[0].pos == "NOUN" else attached.index


def _whole_noun(spot: Spot, head: int) -> int:
    """The last noun of the compound that a number counts; the number itself where a preposition stands between the two."""
    tokens = spot.sentence.tokens
    while tokens[head].dep in ("compound", "amod") and tokens[head].head > head:
        head = tokens[head].head
    between = tokens[spot.span[1] : head]
    if any(t.pos == "ADP" and t.dep == "case" and fold(t.text) not in spot.words.words["partitive"] for t in between):
        return spot.span[1] - 1
    return head


def _is_part(spot: Spot) -> bool:
    """Whether "of them" or "of whom" follows the number."""
    after = fold(spot.text[spot.number.end : spot.number.end + 24])
    return any(after.startswith(phrase) for phrase in sorted(spot.words.words["part_of"]))


def _of_noun(spot: Spot) -> int | None:
    """The noun after "of": "hundreds of thousands of people", "nine of the prisoners"."""
    for at in range(*spot.span):
        for child in spot.sentence.children[at]:
            token = spot.sentence.tokens[child]
            if child >= spot.span[1] and token.dep in ("nmod", "obl") and spot.is_partitive(token):
                return child
    return None


def _currency(spot: Spot) -> str | None:
    """The money a number counts: by the sign before it or the word after it."""
    sign = _sign(spot)
    if sign:
        return spot.words.currencies.get(fold(sign)) or spot.words.currencies.get(sign[-1])
    names = [name for token in spot.after(3) for name in sorted(forms(token, spot.words.pack))]
    return next((spot.words.currencies[name] for name in names if name in spot.words.currencies), None)


def _sign(spot: Spot) -> str | None:
    """The currency sign right before the number, with the letters glued to it ("US$")."""
    found = SIGN.search(spot.text[max(0, spot.number.core - 6) : spot.number.core])
    return found[1] if found else None


def _with_currency(spot: Spot) -> tuple[int, int]:
    """Start and end of an amount with its sign or currency word."""
    number = spot.number
    sign = SIGN.search(spot.text[max(0, number.core - 6) : number.core])
    ends = [token.end for token in spot.after(3) if forms(token, spot.words.pack) & set(spot.words.currencies)]
    return min(number.start, number.core - len(sign[0])) if sign else number.start, max([number.end, *ends])


def _of(spot: Spot, head: int) -> str | None:
    """What is counted, as printed: the words from the number to its noun, and an "of" phrase after things ("tonnes of food")."""
    tokens = spot.sentence.tokens
    if head < spot.span[1]:
        return None
    end = tokens[head].end
    if forms(tokens[head], spot.words.pack) & spot.words.words["things"]:
        phrases = [c for c in spot.sentence.child(head, "nmod") if c - head <= 3 and spot.is_partitive(tokens[c])]
        end = max([end, *(tokens[c].end for c in phrases)])
    first = next((t for t in tokens[spot.span[1] : head + 1] if fold(t.text) not in spot.words.words["partitive"]), None)
    return spot.text[first.start : end] if first and first.start < end else None
