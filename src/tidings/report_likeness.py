"""How much two reports tell of the same, by the names, numbers and words in common that few others have, across languages.

The cosine of two vectors of features (`meaning`), each weighed by how rare it is in the record (Salton and Buckley 1988). Weights are
whole numbers of a millionth, so that a sum of them is the same in whatever order and portions it is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from tidings.faces import meaning_of
from tidings.model import READ_KINDS, Passage, Report
from tidings.settings import Settings

DAY = len("2021-06-15")
ONE = 1 << 20  # a weight of one
AT_ONCE = 2_000_000  # pairs, or weights, that are looked at together
Whole = NDArray[np.int64]
Vector = tuple[Whole, Whole]  # features, rising, and the weight of each


class ReportLikeness:
    """The reports of one record; vectors are made when first asked for."""

    def __init__(self, reports: Sequence[Report], passages: Sequence[Passage]) -> None:
        """All reports of the record and their passages."""
        self.reports = {r.id: r for r in reports}
        self.passages = passages
        self.number = {report: number for number, report in enumerate(self.reports)}
        self.known: dict[tuple[int, int], float] = {}
        self._sums: dict[tuple[int, ...], Vector] = {}

    def of(self, one: str, other: str) -> float:
        """Likeness of two reports, 0 to 1."""
        a, b = self.number[one], self.number[other]
        key = (a, b) if a < b else (b, a)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _common(self._vector(a), self._vector(b)) / (ONE * ONE)
        return found

    def look_up(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Makes `of` know many pairs at once."""
        numbers = ((self.number[one], self.number[other]) for one, other in pairs)
        keys = sorted({(a, b) if a < b else (b, a) for a, b in numbers} - self.known.keys())
        for at in range(0, len(keys), AT_ONCE):
            one, other = (np.array(side, dtype=np.int64) for side in zip(*keys[at : at + AT_ONCE], strict=True))
            self.known |= dict(zip(keys[at : at + AT_ONCE], (self._between(one, other) / (ONE * ONE)).tolist(), strict=True))

    def on_the_whole(self, some: Sequence[str], others: Sequence[str]) -> float:
        """The mean likeness of each of some reports with each of others that is another one; 1 where there are no two."""
        mine, theirs = (tuple([self.number[report] for report in side]) for side in (some, others))
        if len(mine) == len(theirs) == 1:
            return 1.0 if mine == theirs else self.of(some[0], others[0])
        both = set(mine) & set(theirs)
        pairs = len(mine) * len(theirs) - len(both)
        alike = _common(self._sum(mine), self._sum(theirs)) - sum([self._own(number) for number in both])
        return alike / (ONE * ONE * pairs) if pairs else 1.0

    def weighs(self, report: str) -> bool:
        """Whether a report shares with some others what not all have: else how much it has in common with one of them tells nothing."""
        return self._weighing[self.number[report]]

    def says_much(self, settings: Settings) -> float:
        """How much what two reports have in common says in a record of so many: in a small one all is rare."""
        return len(self.reports) / (len(self.reports) + settings.small_record)

    def pairs(self, least: float, days: int, most: int) -> list[tuple[str, str]]:
        """Pairs of reports printed within some days of one another that are at least so alike, the smaller id first.

        They are looked for among those that share a feature which no more than `most` reports have: the rare ones make the likeness.
        """
        total = len(self.reports)
        near = np.unique(np.concatenate([*self._sharing(most, days), np.zeros(0, np.int64)]))
        ids, found = list(self.reports), []
        for at in range(0, len(near), AT_ONCE):
            part = near[at : at + AT_ONCE]
            one, other = part // total, part % total
            alike = self._between(one, other) / (ONE * ONE)
            enough = alike >= least
            for a, b, likeness in zip(one[enough].tolist(), other[enough].tolist(), alike[enough].tolist(), strict=True):
                self.known[a, b] = likeness
                found.append((min(ids[a], ids[b]), max(ids[a], ids[b])))
        return sorted(found)

    def _sharing(self, most: int, days: int) -> Iterator[Whole]:
        """Pairs of reports that share a feature which few have and are printed near one another, as one number each."""
        features, _, ends = self._weights
        homes = np.repeat(np.arange(len(self.reports)), np.diff(ends))
        order = np.argsort(features, kind="stable")
        held = homes[order]
        starts = np.flatnonzero(np.diff(features[order], prepend=-1))
        sizes = np.diff(np.append(starts, len(held)))
        for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]).tolist():
            one, other = np.triu_indices(size, 1)
            lists = starts[sizes == size]
            step = max(1, AT_ONCE // len(one))
            for at in range(0, len(lists), step):
                members = held[lists[at : at + step, None] + np.arange(size)]
                a, b = members[:, one].ravel(), members[:, other].ravel()
                near = self._near(a, b, days)
                yield np.unique(a[near] * len(self.reports) + b[near])

    def _near(self, one: Whole, other: Whole, days: int) -> NDArray[np.bool_]:
        """Whether two reports were printed within some days of one another; what has no day says nothing against it."""
        mine, theirs = self._printed[one], self._printed[other]
        near: NDArray[np.bool_] = (mine == 0) | (theirs == 0) | (np.abs(mine - theirs) <= days)
        return near

    @cached_property
    def _printed(self) -> Whole:
        """The days on which reports were printed, by number; 0 of those that give none."""
        given = [r.published.value[:DAY] if r.published else "" for r in self.reports.values()]
        return np.array([date.fromisoformat(day).toordinal() if len(day) == DAY else 0 for day in given], dtype=np.int64)

    def _between(self, one: Whole, other: Whole) -> Whole:
        """What pairs of reports have in common, those of one report standing together."""
        features, weights, ends = self._weights
        mine = np.zeros(int(features.max(initial=0)) + 1, np.int64)
        found = np.zeros(len(one), np.int64)
        edges = np.flatnonzero(np.diff(one, prepend=-1, append=-1))
        for start, end in pairwise(edges.tolist()):
            own = slice(ends[one[start]], ends[one[start] + 1])
            mine[features[own]] = weights[own]
            theirs = other[start:end]
            sizes = ends[theirs + 1] - ends[theirs]
            sums = np.concatenate([[0], np.cumsum(sizes)])
            at = np.arange(sums[-1]) + np.repeat(ends[theirs] - sums[:-1], sizes)
            common = np.concatenate([[0], np.cumsum(mine[features[at]] * weights[at])])
            found[start:end] = common[sums[1:]] - common[sums[:-1]]
            mine[features[own]] = 0
        return found

    @cached_property
    def _weighing(self) -> list[bool]:
        """By number, whether anything of a report weighs something."""
        _, weights, ends = self._weights
        heavy = np.concatenate([[0], np.cumsum(weights != 0)])
        return [bool(any_) for any_ in heavy[ends[1:]] > heavy[ends[:-1]]]

    def _vector(self, number: int) -> Vector:
        features, weights, ends = self._weights
        own = slice(ends[number], ends[number + 1])
        return features[own], weights[own]

    def _sum(self, numbers: tuple[int, ...]) -> Vector:
        """The vectors of some reports added."""
        found = self._sums.get(numbers)
        if found is None:
            vectors = [self._vector(number) for number in numbers]
            features, weights = (np.concatenate(part) for part in zip(*vectors, strict=True))
            order = np.argsort(features, kind="stable")
            features, weights = features[order], weights[order]
            starts = np.flatnonzero(np.diff(features, prepend=-1))
            found = (features[starts], np.add.reduceat(weights, starts)) if len(features) else (features, weights)
            self._sums[numbers] = found
        return found

    def _own(self, number: int) -> int:
        weights = self._vector(number)[1]
        return int(weights @ weights)

    @cached_property
    def _weights(self) -> tuple[Whole, Whole, Whole]:
        """The features of each report after the other, rising, with their weights, and where each report ends, the first at 0."""
        counts = self._counts()
        numbers = {feature: number for number, feature in enumerate(sorted(set[str]().union(*counts)))}
        rows = [sorted((numbers[feature], times) for feature, times in own.items()) for own in counts]
        sizes = np.array([len(own) for own in rows], dtype=np.int64)
        features, times = (np.array([each[side] for own in rows for each in own], dtype=np.int64) for side in (0, 1))
        spread = np.bincount(features, minlength=1)[features]
        shared = spread > 1
        homes = np.repeat(np.arange(len(rows)), sizes)[shared]
        features = features[shared]
        weights = (1 + np.log(times[shared])) * np.log(len(rows) / spread[shared])
        lengths = np.sqrt(np.bincount(homes, weights * weights, minlength=len(rows)))
        lengths[lengths == 0] = 1.0
        kept = np.bincount(homes, minlength=len(rows)).tolist()
        return features, np.rint(ONE * weights / lengths[homes]).astype(np.int64), np.array(list(accumulate(kept, initial=0)))

    def _counts(self) -> list[Counter[str]]:
        """How often each report has each feature, by number."""
        found: dict[str, Counter[str]] = defaultdict(Counter, {report: Counter() for report in self.reports})
        for passage in self.passages:
            if passage.kind in READ_KINDS and passage.report in self.reports:
                tokens = meaning_of(passage.text, self.reports[passage.report].language)
                found[passage.report].update(f for token in tokens for f in token)
        return list(found.values())


def _common(one: Vector, other: Vector) -> int:
    """The sum over all features that two vectors share of the weights of both, multiplied."""
    (small, mine), (large, theirs) = (one, other) if len(one[0]) <= len(other[0]) else (other, one)
    if not len(small):
        return 0
    at = np.searchsorted(large, small)
    at[at == len(large)] = 0
    same = large[at] == small
    return int(mine[same] @ theirs[at[same]])
