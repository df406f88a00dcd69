"""The tolls of a headline, by its words: headlines leave out the verbs and articles that a parser goes by.

"Man, two girls killed in blast" counts three: whoever stands unbroken before a word for what befell them, or behind a verb that does it, is
a list of numbers and of words for one person. Of a headline so read the number is what the whole report counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.fold import fold
from tidings.language import Pack
from tidings.measurewords import Measure, MeasureWords, measure_words, word_forms, words_in
from tidings.name_words import name_words
from tidings.numbers import Number, Quantity, find_numbers

WORD = re.compile(r"\w[\w'’]*(?:[-‑–]\w+)*|[^\w\s]")
AGED = re.compile(r"\d+[-‑–]\w")
MEASURES = ("killed", "injured")
DONE, BEFELL = ("object",), ("nouns", "subject", "object")  # roles of words with whom they befall behind them, and before them
NEAR = 3  # words between two that tell a measure together: "found ... dead"
MODIFIERS = 2  # words between a number and the person that it counts: "two young men"
OLDEST = 115  # years
JOINTS = (",", "&")


@dataclass(frozen=True, slots=True)
class Toll:
    """So many, by the words from `start` to `end`, were killed or hurt; `best` is None where a part of the list is not exact."""

    start: int
    end: int
    measure: str
    low: Quantity | None
    best: Quantity | None


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody in a list, by the first and last word: how many, exactly or at least."""

    first: int
    last: int
    low: Quantity
    exact: bool


class Headline:
    """The words of one headline and what the pack knows of them."""

    def __init__(self, text: str, words: MeasureWords) -> None:
        self.words, self.pack = words, words.pack
        found = list(WORD.finditer(text))
        self.spans = [m.span() for m in found]
        self.texts = [m[0] for m in found]
        self.forms = [word_forms(t, words.pack) | {fold(t)} for t in self.texts]
        self.numbers = self._numbers(find_numbers(text, words.pack))
        joints, self.harm = name_words(words.pack).joints, _harm(words.pack)
        self.joints = {i for i, t in enumerate(self.texts) if t in JOINTS or fold(t) in joints}
        self.people = {i for i, t in enumerate(self.texts) if t.isalpha() and self.forms[i] & words.words["individuals"]}
        stops = frozenset().union(*(words.words[name] for name in ("places", "partitive", "passive_cases", "against", "scene")))
        self.breaks = {i for i, t in enumerate(self.texts) if i in self.joints or fold(t) in stops or not t[:1].isalnum()}
        self.breaks |= {i for i, forms in enumerate(self.forms) if forms & self.harm}

    def _numbers(self, numbers: Sequence[Number]) -> dict[int, Number]:
        """Each number by the word that it ends with; an age that is one word with its unit is none."""
        found = {}
        for number in numbers:
            at = next((i for i, (start, end) in enumerate(self.spans) if start <= number.core < end), None)
            last = next((i for i, (_, end) in enumerate(self.spans) if end == number.end), None)
            if at is not None and last is not None and not AGED.match(self.texts[at]):
                found[last] = number
        return found

    def tolls(self) -> Iterator[Toll]:
        """Its tolls, in order."""
        for at in range(len(self.texts)):
            for measure in self.words.measures:
                if measure.name in MEASURES and (told := self._told(at, measure)) is not None:
                    first, last, active = told
                    items = (self._behind(last + 1) if active else []) or self._before(self._skipped(first - 1))
                    if items:
                        yield self._toll(measure.name, items, (first, last))
                        break  # "fatally wounded" is not hurt too

    def _told(self, at: int, measure: Measure) -> tuple[int, int, bool] | None:
        """The first and last of the words that tell a measure at a place, and whether they may have an object; None where none does."""
        nouns = words_in(measure.lists["of"]) if fold(self.texts[at]) in words_in(measure.lists["of"]) else ()
        for role in BEFELL:
            if self.forms[at].isdisjoint(words_in(measure.lists[role])):
                continue
            for word, beside in sorted(measure.lists[role], key=str):
                if word not in self.forms[at] or word in nouns:  # "a murder suspect" is not dead
                    continue
                if beside in (None, "!"):
                    return at, at, role in DONE
                around = range(max(0, at - NEAR), min(len(self.texts), at + NEAR + 1))
                other = next((i for i in around if i != at and beside in self.forms[i] and self._unbroken(at, i)), None)
                if other is not None and not (other == at + 1 and beside in words_in(measure.lists["of"])):  # "a shooting death"
                    return min(at, other), max(at, other), role in DONE
        return None

    def _unbroken(self, one: int, other: int) -> bool:
        """Whether nobody and no number stands between two words, and nothing that ends a phrase."""
        between = range(min(one, other) + 1, max(one, other))
        return not any(i in self.numbers or i in self.people or (i in self.breaks and not self.forms[i] & self.harm) for i in between)

    def _skipped(self, at: int) -> int:
        """The last word before a place that is no other word for harm: "shot and" before "killed"."""
        while at >= 0 and at not in self.numbers and at not in self.people:
            if self.forms[at] & self.harm:
                at -= 1
            elif at in self.joints and at > 0 and self.forms[at - 1] & self.harm:
                at -= 2
            else:
                break
        return at

    def _before(self, at: int) -> list[Item]:
        """The list that ends at a place, from its last member to its first."""
        found: list[Item] = []
        while at >= 0 and (item := self._ending(at)) is not None:
            found.append(item)
            at = item.first - 1
            if at not in self.joints:
                break
            at -= 1
            if at in self.joints and not self._closes_age(at):  # ", and"
                at -= 1
        return found

    def _behind(self, at: int) -> list[Item]:
        """The list that begins at a place."""
        found: list[Item] = []
        while at < len(self.texts) and (item := self._beginning(at, MODIFIERS if not found else 1)) is not None:
            if found and item.first == item.last and item.last in self.numbers:  # "kills girl, 15"
                break
            found.append(item)
            at = item.last + 1
            if at not in self.joints:
                break
            while at in self.joints:
                at += 1
        return found

    def _ending(self, at: int) -> Item | None:
        """The member of a list that ends at a place."""
        last = at
        if self._closes_age(at):
            return self._ending(at - 3) if at - 3 in self.people else None
        if at in self.numbers:
            if at >= 2 and self.texts[at - 1] == "," and at - 2 in self.people and self._is_age(at):  # "farmer, 61"
                return self._ending(at - 2)
            if at >= 2 and fold(self.texts[at - 1]) in self.words.words["partitive"] and at - 2 in self.people:  # "father of three"
                return self._ending(at - 2)
            return self._counted(at, last)
        others = bool(self.forms[at] & (self.words.words["others"] | self.words.words["persons"]))
        if at not in self.people and not others and not AGED.match(self.texts[at]):
            return None
        first = at
        for before in range(at - 1, max(-1, at - 2 - MODIFIERS), -1):
            if before in self.numbers:
                return self._counted(before, last)
            if before in self.breaks:
                first = before + 1 if before in self.joints else at
                break
        return self._single(at, first, last)

    def _beginning(self, at: int, most: int) -> Item | None:
        """The member of a list that begins at a place: a number with what it counts, or a word for one person behind at most so many."""
        for last in range(at, min(len(self.texts), at + 1 + most)):
            if last in self.numbers and not self._is_name(last):
                counted = range(last + 1, min(len(self.texts), last + 2 + MODIFIERS))
                noun = next((i for i in counted if i in self.people or i in self.breaks or i in self.numbers), None)
                return self._counted(last, noun if noun in self.people and noun is not None else last)
            if last in self.people:
                return self._single(last, at, last)
            if last in self.breaks:
                return None
        return None

    def _counted(self, number: int, last: int) -> Item | None:
        """So many as a number says; none where it is a name or too large for a headline's list."""
        told = self.numbers[number]
        value = told.best if told.best is not None else told.low
        first = next((i for i, (_, end) in enumerate(self.spans) if end > told.start), number)
        if first - 2 in self.joints and first - 1 not in self.breaks | self.people | set(self.numbers):  # "and her two daughters"
            first -= 1
        return None if value is None or self._is_name(number) else Item(first, last, value, told.best is not None)

    def _single(self, at: int, first: int, last: int) -> Item | None:
        """One person by a word in the singular; more than one by its plural."""
        if fold(self.texts[at]) in self.words.words["individuals"] or AGED.match(self.texts[at]):
            return Item(first, last, 1, True)
        return Item(first, last, 2, False) if at in self.people else None

    def _closes_age(self, at: int) -> bool:
        """Whether a comma is the second around an age: "farmer, 61,"."""
        return at >= 3 and self.texts[at] == self.texts[at - 2] == "," and self._is_age(at - 1)

    def _is_age(self, at: int) -> bool:
        return at in self.numbers and 0 < (self.numbers[at].best or 0) <= OLDEST

    def _is_name(self, at: int) -> bool:
        """Whether a number stands behind the name of a thing that is numbered: "room 12", "No. 4"."""
        return at > 0 and bool(self.forms[at - 1] & self.words.words["number_names"])

    def _toll(self, measure: str, items: Sequence[Item], told: tuple[int, int]) -> Toll:
        total = sum(item.low for item in items)
        first, last = (edge(edges) for edge, edges in ((min, [i.first for i in items]), (max, [i.last for i in items])))
        start, end = self.spans[min(first, told[0])][0], self.spans[max(last, told[1])][1]
        exact = all(item.exact for item in items)
        return Toll(start, end, measure, None if exact else total, total if exact else None)


def headline_tolls(text: str, words: MeasureWords) -> list[Toll]:
    """The tolls of a headline; none where the pack lists no words for single persons."""
    return list(dict.fromkeys(Headline(text, words).tolls())) if words.words["individuals"] else []


@lru_cache(maxsize=16)
def _harm(pack: Pack) -> frozenset[str]:
    """All words that tell of the killed and the hurt, alone or together."""
    words = measure_words(pack)
    measures = [m for m in words.measures if m.name in MEASURES] if words else []
    listed = [entry for m in measures for role in BEFELL for entry in m.lists[role]]
    return frozenset(part for entry in listed for part in entry if part and part != "!")
