"""Counted things in a sentence: each number with the noun that it counts, names, times and money told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.annotate import Sentence, Token
from tidings.fold import fold
from tidings.measures import MeasureWords, forms
from tidings.model import TimeExpression
from tidings.numbers import Number, find_numbers


@dataclass(frozen=True)
class Count:
    """A number in a report's text and what it counts. `span` holds the number's tokens, end excluded, `lead` the first of its bounds.

    `head` is the index of the counted noun (of the number itself where there is none), `site` of the token whose place in the tree
    tells the measure: "nine" in "nine of the prisoners", else the head. `start` and `end` cover the number with its noun; `currency` is the name of the money counted; `part` marks "N of them", `article` "a tank", `loose` a number that the
    parse hung on a date before it ("On 15 November 6,900 were still in camps").
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
        """The size of the number, by its lowest bound where it has no best value."""
        return next((v for v in (self.number.best, self.number.low, self.number.high) if v is not None), 0)


def find_counts(text: str, sentence: Sentence, times: Sequence[TimeExpression], words: MeasureWords) -> list[Count]:
    """The counts of a parsed sentence in order; numbers of times, names, ages, units and ordinals are left out."""
    found = []
    for number in _numbers(text, sentence, words):
        span = _tokens(sentence, number.core, number.end)
        if (
            span is None
            or any(number.core < t.end and t.start < number.end for t in times)
            or _is_name(text, sentence, number, span, words)
        ):
            continue
        count = _count(text, sentence, number, span, _dated(sentence, span, times), words)
        if count is not None:
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
        if fold(token.text) in words.words["articles"] and token.dep == "det" and forms(head, words.pack) & countable:
            plural = head.feature("Number") == "Plur"
            if not plural and not any(start <= token.start < end for start, end in taken):
                found.append(Number(token.start, token.end, token.start, None, 1, None, True))
    return sorted(found, key=lambda n: n.start)


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


def _is_name(text: str, sentence: Sentence, number: Number, span: tuple[int, int], words: MeasureWords) -> bool:
    """Numbers that count nothing: of resolutions and routes, in compounds ("12-year"), scores, ordinals, page marks."""
    if not number.word and re.match(r"[-‐–:/]\w|\.\d|\)(?!\s\w)", text[number.end : number.end + 3]):
        return True
    if number.word and text[number.end : number.end + 1] == "-":
        return True
    before = sentence.tokens[span[0] - 1] if span[0] else None
    if before is None or before.text in ("$", "€", "£"):
        return False
    if text[before.end : number.start].strip() or number.start > number.core:
        return False
    named = forms(before, words.pack) & words.words["number_names"] and number.start == number.core
    return bool(named) or (before.text[-1:] in "#№" and before.end == number.core)


def _dated(sentence: Sentence, span: tuple[int, int], times: Sequence[TimeExpression]) -> bool:
    """Whether the parse hangs a number on a date that stands before it."""
    heads = [sentence.tokens[sentence.tokens[at].head] for at in range(*span)]
    return any(h.index < span[0] and any(t.start <= h.start < t.end for t in times) for h in heads)


def _count(text: str, sentence: Sentence, number: Number, span: tuple[int, int], dated: bool, words: MeasureWords) -> Count | None:
    currency = _currency(text, sentence, number, span, words)
    last = sentence.tokens[span[1] - 1]
    outside = [t for t in sentence.tokens[span[0] : span[1]] if not span[0] <= t.head < span[1] or t.head == t.index]
    attached = outside[-1] if outside else last
    head = attached.index
    if attached.dep in ("nummod", "det", "amod", "nmod:poss", "compound", "advmod", "nmod:unmarked", "flat") and attached.head >= span[1]:
        head = attached.head
    elif (
        attached.head < span[0]
        and attached.dep in ("nummod", "flat", "appos", "nmod:unmarked")
        and not (currency or dated or _role_bearing(sentence, attached))
    ):
        return None
    if currency and attached.head < span[0] and fold(sentence.tokens[attached.head].text) in words.currencies:
        head = attached.head
    part, site = _is_part(text, number, words), head
    if head == attached.index and not part:
        head = _of_noun(sentence, span, words) or head
    if head >= span[1] and _is_unit(sentence.tokens[head], words) and not currency:
        return None
    end = sentence.tokens[head].end if span[1] <= head < span[1] + 8 else number.end
    start = number.start
    if currency:
        start, end = _with_currency(text, sentence, number, span, end, words)
    of = currency or _of(text, sentence, number.end, head, span, words)
    lead = next((t.index for t in sentence.tokens if t.end > number.start), span[0])
    article = number.best == 1 and fold(text[number.start : number.end]) in words.words["articles"]
    return Count(
        number, sentence, head, site, span, lead, start, end, of, currency, part, article, dated and head == site == attached.index
    )


def _role_bearing(sentence: Sentence, token: Token) -> bool:
    """Whether a number after its head is still a count: "people killed: 12" is, "Resolution 2254" is not."""
    return sentence.tokens[token.head].pos in ("VERB", "ADJ", "NUM")


def _is_unit(token: Token, words: MeasureWords) -> bool:
    names = forms(token, words.pack)
    return bool(names & words.words["units"]) and not names & words.words["things"]


def _is_part(text: str, number: Number, words: MeasureWords) -> bool:
    """Whether "of them" or "of whom" follows the number."""
    after = fold(text[number.end : number.end + 24])
    return any(after.startswith(phrase) for phrase in sorted(words.words["part_of"]))


def _of_noun(sentence: Sentence, span: tuple[int, int], words: MeasureWords) -> int | None:
    """The noun after "of": "hundreds of thousands of people", "nine of the prisoners"."""
    for at in range(span[0], span[1]):
        for child in sentence.children[at]:
            token = sentence.tokens[child]
            cases = [fold(sentence.tokens[c].text) for c in sentence.child(child, "case")]
            if child >= span[1] and token.dep in ("nmod", "obl") and set(cases) & words.words["partitive"]:
                return child
    return None


def _currency(text: str, sentence: Sentence, number: Number, span: tuple[int, int], words: MeasureWords) -> str | None:
    """The money a number counts: by the sign before it or the word after it."""
    before = sentence.tokens[span[0] - 1 : span[0]] if span[0] else ()
    for token in before:
        if fold(token.text) in words.currencies and not text[token.end : number.core].strip():
            return words.currencies[fold(token.text)]
    glued = re.search(r"([A-Z]{0,3}[$€£¥])\s?$", text[max(0, number.core - 6) : number.core])
    if glued:
        return words.currencies.get(fold(glued[1])) or words.currencies.get(glued[1][-1])
    for token in sentence.tokens[span[1] : span[1] + 3]:
        for name in sorted(forms(token, words.pack)):
            if name in words.currencies:
                return words.currencies[name]
    return None


def _with_currency(text: str, sentence: Sentence, number: Number, span: tuple[int, int], end: int, words: MeasureWords) -> tuple[int, int]:
    """Start and end of an amount with its sign or currency word."""
    sign = re.search(r"[A-Z]{0,3}[$€£¥]\s?$", text[max(0, number.core - 6) : number.core])
    start = min(number.start, number.core - len(sign[0])) if sign else number.start
    last = number.end
    for token in sentence.tokens[span[1] : span[1] + 3]:
        if forms(token, words.pack) & set(words.currencies):
            last = token.end
    return start, last


def _of(text: str, sentence: Sentence, start: int, head: int, span: tuple[int, int], words: MeasureWords) -> str | None:
    """What is counted, as printed: the words from the number to its noun, and an "of" phrase after a unit ("tonnes of food")."""
    if head < span[1]:
        return None
    end = sentence.tokens[head].end
    for child in sentence.child(head, "nmod"):
        cases = [fold(sentence.tokens[c].text) for c in sentence.child(child, "case")]
        if set(cases) & words.words["partitive"] and child - head <= 3 and forms(sentence.tokens[head], words.pack) & words.words["things"]:
            end = sentence.tokens[child].end
    phrase = text[start:end].strip()
    first = phrase.split(" ", 1)
    if len(first) == 2 and fold(first[0]) in words.words["partitive"]:
        phrase = first[1]
    return phrase or None
