"""How much two reports tell of the same, by the names, numbers and words in common that few others have, across languages.

The cosine of two vectors of features (`meaning`), each weighed by how rare it is in the record (Salton and Buckley 1988).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import combinations
from math import log, sqrt

from tidings.faces import meaning_of
from tidings.model import READ_KINDS, Passage, Report
from tidings.settings import Settings

DAY = len("2021-06-15")


class ReportLikeness:
    """The reports of one record; vectors are made when first asked for."""

    def __init__(self, reports: Sequence[Report], passages: Sequence[Passage]) -> None:
        """All reports of the record and their passages."""
        self.reports = {r.id: r for r in reports}
        self.passages = passages
        self.known: dict[tuple[str, str], float] = {}

    def of(self, one: str, other: str) -> float:
        """Likeness of two reports, 0 to 1."""
        key = (min(one, other), max(one, other))
        if key not in self.known:
            a, b = (self._vectors[report] for report in key)
            small, large = (a, b) if len(a) <= len(b) else (b, a)
            self.known[key] = sum([weight * large[feature] for feature, weight in small.items() if feature in large])
        return self.known[key]

    def weighs(self, report: str) -> bool:
        """Whether a report shares with some others what not all have: else how much it has in common with one of them tells nothing."""
        return any(self._vectors[report].values())

    def says_much(self, settings: Settings) -> float:
        """How much what two reports have in common says in a record of so many: in a small one all is rare."""
        return len(self.reports) / (len(self.reports) + settings.small_record)

    def pairs(self, least: float, days: int, most: int) -> list[tuple[str, str]]:
        """Pairs of reports printed within some days of one another that are at least so alike, the smaller id first.

        They are looked for among those that share a feature which no more than `most` reports have: the rare ones make the likeness.
        """
        holders: dict[str, list[str]] = defaultdict(list)
        for report, vector in self._vectors.items():
            for feature in vector:
                holders[feature].append(report)
        near = {pair for own in holders.values() if len(own) <= most for pair in combinations(sorted(own), 2) if self._near(*pair, days)}
        return sorted(pair for pair in near if self.of(*pair) >= least)

    def _near(self, one: str, other: str, days: int) -> bool:
        """Whether two reports were printed within some days of one another; what has no day says nothing against it."""
        mine, theirs = self._printed.get(one), self._printed.get(other)
        return mine is None or theirs is None or abs((mine - theirs).days) <= days

    @cached_property
    def _printed(self) -> dict[str, date]:
        """The days on which reports were printed, of those that give a day."""
        known = {r.id: r.published.value[:10] for r in self.reports.values() if r.published}
        return {report: date.fromisoformat(value) for report, value in known.items() if len(value) == DAY}

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        """By report, its features with their weights, of length one, in order: sums depend on it in their last digits."""
        counts = self._counts()
        spread = Counter(feature for own in counts.values() for feature in own)
        found = {}
        for report, own in counts.items():
            weights = {f: (1 + log(n)) * log(len(counts) / spread[f]) for f, n in sorted(own.items()) if spread[f] > 1}
            length = sqrt(sum(w * w for w in weights.values())) or 1.0
            found[report] = {f: w / length for f, w in weights.items()}
        return found

    def _counts(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter, {report: Counter() for report in self.reports})
        for passage in self.passages:
            if passage.kind in READ_KINDS and passage.report in self.reports:
                tokens = meaning_of(passage.text, self.reports[passage.report].language)
                found[passage.report].update(f for token in tokens for f in token)
        return dict(found)
