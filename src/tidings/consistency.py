"""Translations that agree with one another and with the copies within languages.

What renders one sentence renders its copies and no others. Matches are taken in the order of their likeness; one that would make two
sentences of one report, or two of one language in quite different words, the same text is dropped, and so is one far
below the best that either sentence has with the other's language.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from tidings.alignment import Match
from tidings.settings import Settings
from tidings.wording import Unit


class Texts:
    """Groups of sentences that are one text, by number of the unit."""

    def __init__(self, units: Sequence[Unit], settings: Settings) -> None:
        """All units, each its own text to begin with."""
        self.units = units
        self.settings = settings
        self.home: dict[int, list[int]] = {}

    def of(self, number: int) -> list[int]:
        """The sentences known to be one text with this one, itself among them."""
        return self.home.setdefault(number, [number])

    def join(self, a: int, b: int) -> None:
        """Two texts are one from now on."""
        one, other = self.of(a), self.of(b)
        if one is not other:
            one.extend(other)
            for number in other:
                self.home[number] = one

    def agree(self, a: int, b: int) -> bool:
        """Whether two texts can be one: no two sentences of one report, none of one language in other words."""
        one, other = self.of(a), self.of(b)
        return one is other or all(self._fit(self.units[x], self.units[y]) for x in one for y in other)

    def _fit(self, x: Unit, y: Unit) -> bool:
        if x.report == y.report:
            return False
        return x.language != y.language or 2 * LCSseq.similarity(x.words, y.words) >= self.settings.consistent_wording * (
            len(x.words) + len(y.words)
        )


def consistent(found: Sequence[Match], matches: Sequence[Match], units: Sequence[Unit], settings: Settings) -> list[Match]:
    """Of the translations found, those that agree with each other and with `matches`, the copies within languages."""
    texts = Texts(units, settings)
    for match in matches:
        if match.whole:
            texts.join(match.a, match.b)
    best: dict[tuple[int, str | None], float] = {}
    kept = []
    for match in sorted(found, key=lambda m: (-m.score, m.a, m.b)):
        sides = ((match.a, units[match.b].language), (match.b, units[match.a].language))
        highest = max(best.get(side, 0.0) for side in sides)
        if match.score >= settings.near_best * highest and texts.agree(match.a, match.b):
            texts.join(match.a, match.b)
            kept.append(match)
            for side in sides:
                best.setdefault(side, match.score)
    return kept
