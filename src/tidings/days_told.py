"""From which day "that evening" or "the day before" is told: the one that the telling stands on, not the last that is named.

A day by which a sentence only says which thing it means is passed over where the sentence has another, or where the telling stands on a
later one already. What stands in the same aside as such a day, or in the same sentence without another, is told from it, and so is a time
of day alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.standing import Standing, stands_in
from tidings.timegrammar import Hit

Stands = tuple[Standing, int]
UNPARSED: Stands = ("main", -1)


class Parsed:
    """The parsed sentences of a report, by where they stand."""

    def __init__(self, sentences: Sequence[Sentence], cues: Cues) -> None:
        """`sentences` in any order; none where nothing is parsed, and then every day is one that the telling stands on."""
        self.sentences = sorted(sentences, key=lambda s: s.start)
        self.starts = [s.start for s in self.sentences]
        self.cues = cues

    def stands(self, start: int, end: int) -> Stands:
        """How a day stands in its sentence, and with which token."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or self.sentences[at].end <= start:
            return UNPARSED
        return stands_in(self.sentences[at], start, end, self.cues)


@dataclass
class DaysTold:
    """The days of one sentence as they are told: whether one is of a main clause, and those of its asides by the token at their head."""

    main: bool = False
    named: date | None = None
    asides: dict[int, date] = field(default_factory=dict)

    def meant(self, stands: Stands, then: date | None) -> date | None:
        """The day that one which is told from another is told from; `then` is where the telling stands."""
        if stands[0] == "aside" and stands[1] in self.asides:
            return self.asides[stands[1]]
        return then if self.main or self.named is None else self.named

    def after(self, stands: Stands, before: date | None, told: date | None, printed: date | None) -> date | None:
        """Where the telling stands after a day was `told`, where it stood `before`."""
        if stands[0] == "said" and (before or self.named):
            return before
        self.named = told or self.named
        if stands[0] == "main":
            self.main = True
            return told
        if told is not None:
            self.asides[stands[1]] = told
        if before is None or told is None:
            return told
        ahead = printed is not None and told > printed
        return before if self.main or told < before or ahead else told


def points_back(hit: Hit) -> bool:
    """Whether an expression is told from another day: "that evening", "the day before", "two days later"."""
    return (hit.rule.sense == "same" and hit.fields.get("unit") == "D") or hit.fields.get("near") in ("then", "any", "flow")
