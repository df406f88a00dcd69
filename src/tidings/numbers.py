"""Numbers in running text: digits and words, vague amounts, and what bounds them ("at least", "more than").

The words are a pack's (`numbers.toml`); the way of adding them up is the same for all languages that say tens before units and
multiply by hundred, thousand, million; with `units_first` also for those that say "three and twenty". A word that is not in the pack
ends a number. `proclitics` is a pattern of what is written together with the word after it; "and" among it (`joining`) links two words;
`enclitics` one of what may follow a number word ("yüz-den fazla"). `mixed` lets digits follow a scale word: "4 bin 500".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tidings.language import Pack
from tidings.letters import plain, plain_words

Quantity = int | float
ELEVEN = 11


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. `start`, `end` hold its bounding words too, `core` is where the number proper begins.

    `low`, `best`, `high` are as in `model.Figure`: exact is best alone, "at least 5" low 5, "more than 5" low 6. `word` is true for
    numbers without digits, `rounded` for those that end in a scale word: "more than 1.7 million" is not counted to the unit, its low
    is 1700000.
    """

    start: int
    end: int
    core: int
    low: Quantity | None
    best: Quantity | None
    high: Quantity | None
    word: bool = False
    rounded: bool = False


@dataclass(frozen=True)
class Numerals:
    """A pack's number words, compiled."""

    token: re.Pattern[str]
    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    vague: Mapping[str, tuple[int | None, int | None]]
    halves: Mapping[str, float]
    articles: frozenset[str]
    link: frozenset[str]
    bare: frozenset[str]
    wide_tens: frozenset[int]
    tens_from: int  # from where on tens take units: 10 where there is no word for eleven
    units_first: bool
    mixed: bool
    joining: str
    decimal: str
    before: Sequence[tuple[str, re.Pattern[str]]]
    after: Sequence[tuple[str, re.Pattern[str]]]
    range_to: re.Pattern[str]
    range_and: re.Pattern[str]
    range_open: re.Pattern[str]
    asked: re.Pattern[str]  # what makes a vague amount a question: "how many"


def _either(words: Sequence[str]) -> str:
    """A regular expression for any of some phrases, the longest first, spaces as any space, ' as either apostrophe."""
    parts = (re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in sorted(set(words), key=lambda w: (-len(w), w)))
    return "|".join(parts) or r"(?!)"


def _edges(kind: Mapping[str, Sequence[str]], before: str, behind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The bounding words of a pack by kind, between what may stand before and behind them."""
    return tuple(
        (name, re.compile(f"{before}(?:{_either(words)}){behind}", re.IGNORECASE)) for name, words in sorted(kind.items()) if words
    )


@lru_cache(maxsize=16)
def numerals(pack: Pack) -> Numerals | None:
    """The number words of a pack; None where it has none."""
    told: dict[str, Any] = pack.toml("numbers")
    if not told:
        return None
    grammar = {name: _plainly(value, pack) for name, value in told.items()}
    groups = "".join(re.escape(g) for g in grammar["groups"])
    decimal = re.escape(grammar["decimal"])
    words = [*grammar["values"], *grammar["multipliers"], *grammar["vague"], *grammar["halves"], *grammar["articles"], *grammar["link"]]
    tail = rf"(?=(?:{grammar['enclitics']})?(?!\w))" if grammar.get("enclitics") else r"(?!\w)"
    lead = rf"(?:{grammar['proclitics']})??" if grammar.get("proclitics") else ""
    digits = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
    return Numerals(
        token=re.compile(
            rf"(?<![\w.,:])(?P<lead>{lead})(?P<digits>{digits})(?!\w|:\d)|(?<!\w)(?P<front>{lead})(?P<word>{_either(words)}){tail}",
            re.IGNORECASE,
        ),
        values=grammar["values"],
        multipliers=grammar["multipliers"],
        vague={word: (low or None, high or None) for word, (low, high) in grammar["vague"].items()},
        halves=grammar["halves"],
        articles=frozenset(grammar["articles"]),
        link=frozenset(grammar["link"]),
        bare=frozenset(grammar["bare"]),
        wide_tens=frozenset(grammar["wide_tens"]),
        tens_from=20 if ELEVEN in grammar["values"].values() else 10,
        units_first=bool(grammar.get("units_first", False)),
        mixed=bool(grammar.get("mixed", False)),
        joining=grammar.get("joining", ""),
        decimal=grammar["decimal"],
        before=_edges(grammar["before"], rf"(?<!\w){lead}", r"[\s,]*$"),
        after=_edges(grammar["after"], r"[\s,]*", r"(?!\w)"),
        range_to=re.compile(rf"\s*(?:{_either(grammar['range_to'])})\s*", re.IGNORECASE),
        range_and=re.compile(rf"\s+(?:{_either(grammar['range_between']['middle'])})\s*", re.IGNORECASE),
        range_open=re.compile(rf"(?<!\w)(?:{_either(grammar['range_between']['before'])})\s+$", re.IGNORECASE),
        asked=re.compile(rf"(?<!\w)(?:{_either(grammar.get('asked', ()))})\s+$", re.IGNORECASE),
    )


def _plainly(told: Any, pack: Pack) -> Any:
    """A part of a pack's grammar in plain letters."""
    if isinstance(told, str):
        return plain(told, pack)
    if isinstance(told, dict):
        return {plain(str(key), pack): _plainly(value, pack) for key, value in told.items()}
    return plain_words(told, pack) if isinstance(told, list) and all(isinstance(word, str) for word in told) else told


def find_numbers(text: str, pack: Pack) -> tuple[Number, ...]:
    """The numbers of a text in order, ranges and bounding words taken in; offsets are in the text given."""
    words = numerals(pack)
    if words is None:
        return ()
    text = plain(text, pack)
    told = [n for n in _plain(text, words) if not words.asked.search(text, max(0, n.start - 20), n.start)]
    return tuple(_bounded(text, number, words) for number in _ranges(text, told, words))


def value_of(text: str, pack: Pack) -> Quantity | None:
    """The exact value of a text that is one number ("63", "sixty-three"), or None."""
    words = numerals(pack)
    found = list(_plain(plain(text, pack), words)) if words else []
    return found[0].best if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _plain(text: str, words: Numerals) -> Iterator[Number]:
    """Numbers without their bounds: the longest run of number words and digits that add up."""
    tokens = list(words.token.finditer(text))
    at = 0
    while at < len(tokens):
        found, used = _parse(text, tokens, at, words)
        if found is not None:
            yield found
        at += max(used, 1)


@dataclass
class _Sum:
    """What a run of number words adds up to so far."""

    total: Quantity = 0
    group: Quantity | None = None
    last: Quantity | None = None
    tail: bool = False
    mixed: bool = False
    tens_from: int = 20

    def value(self) -> Quantity | None:
        """The sum, or None before the first word that counts."""
        if self.group is None and not self.tail:
            return None
        return self.total + (self.group or 0)

    def add(self, value: Quantity, digits: bool, wide: frozenset[int]) -> bool:
        """Takes a value in, if it can follow the last one: units after tens, anything under a hundred after a hundred."""
        if self.group is None:
            if self.tail and digits and not (self.mixed and value < (self.last or 0)):
                return False
            self.group, self.last = value, value
            return True
        room = self._room()
        if self.last is not None and self.tens_from <= self.last < 100 and self.last % 10 == 0:
            room = 20 if self.last in wide else 10
        if digits or not 0 < value < room:
            return False
        self.group, self.last = self.group + value, value
        return True

    def _room(self) -> int:
        """Under what a word must be to follow a round number: 100 after hundreds, 1000 after thousands."""
        if self.last is None or self.last < 100:
            return 0
        return 1000 if self.last % 1000 == 0 else 100 if self.last % 100 == 0 else 0

    def join(self, value: Quantity, linked: bool) -> bool:
        """Takes a value in where units come before tens: "three and twenty", "hundred and three and twenty"; all are linked by "and"."""
        if self.group is None or self.last is None:
            return (linked or self.group is None) and self.add(value, False, frozenset())
        tens = 1 <= self.last <= 9 and 20 <= value < 100 and value % 10 == 0
        if not linked or not (tens or 0 < value < self._room()):
            return False
        self.group, self.last = self.group + value, value
        return True

    def multiply(self, factor: int) -> bool:
        """Multiplies the open group; from a thousand on the group is closed and added."""
        if self.group is None or (self.tail and self.total and factor >= 1000 and self.total < factor):
            return False
        self.group, self.last = _whole(self.group * factor), factor
        if factor >= 1000:
            self.total, self.group, self.tail = self.total + self.group, None, True
        return True


def _whole(value: Quantity) -> Quantity:
    """A float that is whole as an int: 1.7 million is 1700000."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _parse(text: str, tokens: Sequence[re.Match[str]], at: int, words: Numerals) -> tuple[Number | None, int]:
    """The number that begins at a token and how many tokens it takes."""
    first = tokens[at]
    key = _key(first)
    if first["word"] and key in words.vague:
        low, high = words.vague[key]
        best = low if low == high else None
        return Number(_start(first), first.end(), _start(first), None if best else low, best, None if best else high, True), 1
    sum_, used, end, plain = _Sum(mixed=words.mixed, tens_from=words.tens_from), 0, _start(first), True
    for index in range(at, len(tokens)):
        token = tokens[index]
        if index > at and not re.fullmatch(r"[\s\-‐]*", text[end : token.start()]):
            break
        if not _take(sum_, token, words, tokens[index + 1] if index + 1 < len(tokens) else None, index == at):
            break
        linking = _key(token) in words.link and token["word"] is not None
        if not linking:
            used, end, plain = index - at + 1, token.end(), plain and not token["digits"]
        elif index == at or not re.fullmatch(r"\s*", text[end : token.start()]):
            break
        else:
            end = token.end()
    end = tokens[at + used - 1].end() if used else end
    value = sum_.value()
    if value is None or not used:
        return None, max(used, 1)
    return Number(_start(first), end, _start(first), None, _whole(value), None, plain, sum_.group is None), used


def _start(token: re.Match[str]) -> int:
    """Where a token begins without its proclitic."""
    return token.start("digits") if token["digits"] else token.start("word")


def _key(token: re.Match[str]) -> str:
    """A token as the pack's tables have it."""
    return re.sub(r"\s+", " ", (token["digits"] or token["word"]).casefold().replace("’", "'"))


def _take(sum_: _Sum, token: re.Match[str], words: Numerals, following: re.Match[str] | None, first: bool) -> bool:
    """Takes one token into the sum; false where it does not belong to the number."""
    key = _key(token)
    if token["digits"]:
        return sum_.add(_digits(token["digits"], words.decimal), True, words.wide_tens)
    if key in words.multipliers:
        if sum_.group is None and key in words.bare:
            sum_.group = 1
        return sum_.multiply(words.multipliers[key])
    if key in words.link:
        value = words.values.get(_key(following)) if following else None
        return value is not None and sum_.group is not None and replace_sum(sum_).add(value, False, words.wide_tens)
    next_key = _key(following) if following else ""
    if key in words.halves and first and next_key in words.multipliers:
        return sum_.add(words.halves[key], False, words.wide_tens)
    if key in words.articles and first and next_key in words.multipliers:
        return sum_.add(1, False, words.wide_tens)
    if key not in words.values:
        return False
    if words.units_first and not first:
        return sum_.join(words.values[key], bool(words.joining) and words.joining in str(token["front"] or ""))
    return sum_.add(words.values[key], False, words.wide_tens)


def replace_sum(sum_: _Sum) -> _Sum:
    """A copy to try a word on."""
    return replace(sum_)


def _digits(text: str, decimal: str) -> Quantity:
    """Digits with group marks and a decimal mark as a number."""
    whole, _, part = text.partition(decimal)
    return _whole(float(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}"))


def _ranges(text: str, numbers: Sequence[Number], words: Numerals) -> Iterator[Number]:
    """Two numbers as one where they are the ends of a range."""
    at = 0
    while at < len(numbers):
        here = numbers[at]
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        joined = _joined(text, here, after, words) if after else None
        yield joined or here
        at += 2 if joined else 1


def _joined(text: str, a: Number, b: Number, words: Numerals) -> Number | None:
    if a.best is None or b.best is None:
        return None
    between = text[a.end : b.start]
    head = _head(text[b.start : b.end], words)
    low = _whole(a.best * b.best / head) if a.best < head < b.best else a.best  # "2 to 3 million": the first shares the million
    opened = words.range_open.search(text[: a.start])
    if opened and words.range_and.fullmatch(between) and low < b.best:
        return Number(opened.start(), b.end, a.start, low, None, b.best, a.word)
    if words.range_to.fullmatch(between) and low < b.best:
        return Number(a.start, b.end, a.start, low, None, b.best, a.word)
    return None


def _head(text: str, words: Numerals) -> float:
    """The first number of a phrase alone: 3 of "3 million"; 0 where the phrase begins with no plain number."""
    token = words.token.match(text)
    if token is None:
        return 0
    return float(_digits(token["digits"], words.decimal) if token["digits"] else words.values.get(_key(token), 0))


def _bounded(text: str, number: Number, words: Numerals) -> Number:
    """A number with the bounding words before or after it."""
    before = text[max(0, number.start - 40) : number.start]
    leads = [(found.start(), name) for name, pattern in words.before if (found := pattern.search(before))]
    if leads:  # the longest: "no fewer than" is no "fewer than"
        start, name = min(leads)
        widened = replace(number, start=number.start - len(before) + start)
        return _bounded(text, _bound(widened, name), words) if name == "about" else _bound(widened, name)
    for name, pattern in words.after:
        found = pattern.match(text, number.end)
        if found and not words.token.match(text, found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())):
            return _bound(replace(number, end=found.end()), name)
    return number


def bounded_behind(text: str, number: Number, at: int, pack: Pack) -> Number:
    """An exact number under the bounding word that stands behind its noun, which ends at a place: "28 men at the least"."""
    words = numerals(pack)
    behind = plain(text[at : at + 24], pack)
    for name, pattern in words.after if words and number.best is not None else ():
        if name in ("least", "most") and pattern.match(behind):
            return _bound(number, name)
    return number


def _bound(number: Number, name: str) -> Number:
    """A number under a bound; a range or a vague amount keeps the bounds it has."""
    if number.best is None or name in ("about", "the"):
        return number
    step = 1 if isinstance(number.best, int) and not number.rounded else 0
    if name in ("above", "least"):
        return replace(number, low=number.best + (step if name == "above" else 0), best=None)
    return replace(number, high=number.best - (step if name == "below" else 0), best=None)
