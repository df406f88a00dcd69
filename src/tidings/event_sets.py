"""Sets of claims that are growing into events, and whether two of them contradict each other.

Small sets are compared member by member. Of a set that has grown large, as one does that tells what hundreds of reports print again,
a few claims that differ in what is compared stand for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice, product
from math import inf

from tidings.contradictions import gap, same_numbers
from tidings.faces import PHYSICAL, Days, Face
from tidings.place_fit import COARSE, places_fit
from tidings.settings import Settings

Stance = tuple[object, ...]
Size = tuple[int, int]
NARROW = 2  # days between the first and last of what is dated finely


class Bar(IntEnum):
    """How one pair of claims speaks against their sets being one event: not at all, as a slip may, firmly, or by people's word."""

    NONE = 0
    SLIP = 1
    FIRM = 2
    JUDGED = 3


def stance(one: Face) -> Stance:
    """What of a claim can contradict another: modality, days, place, participants, figures and words."""
    figures = tuple((f.measure, f.best or f.low) for f in one.figures)
    place = one.place.id if one.place else None
    return (one.claim.modality, one.days, one.stated, place, one.actors, one.recipients, one.whole, figures, one.words, one.hazards)


@dataclass
class Gathering:
    """Claims, by number, that are one event so far: one of each stance among them, their reports in order, and why they were joined."""

    members: list[int]
    stances: dict[Stance, int]
    reports: dict[str, None] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    @property
    def size(self) -> Size:
        """The first claim and how many there are: another pair of numbers as soon as the set grows, and of no other set."""
        return self.members[0], len(self.members)

    def may_join(
        self, other: Gathering, contradiction: Callable[[int, int], Bar], most: int, share: float = 0.0, agreed: bool = False
    ) -> bool:
        """Whether claims here do not contradict those there by more than a share of all pairs.

        Where the two sets are `agreed` on day and place, a pair that differs firmly counts for nothing: the one day or place that does
        not fit is misread, or that of something else. Of more than `most` pairs, those of different stances are looked at.
        """
        weight = {Bar.NONE: 0.0, Bar.SLIP: 1.0, Bar.FIRM: 0.0 if agreed else inf, Bar.JUDGED: inf}
        mine, theirs = self.members, other.members
        if len(mine) * len(theirs) > most:
            reach = max(1, int(most**0.5))
            mine, theirs = (list(islice(one.stances.values(), reach)) for one in (self, other))
        left = share * len(mine) * len(theirs)
        for i, j in product(mine, theirs):
            left -= weight[contradiction(i, j)]
            if left < 0:
                return False
        return True

    def take(self, other: Gathering, why: str) -> None:
        """The claims of another set come into this one."""
        self.members += other.members
        self.reports |= other.reports
        self.reasons += [*other.reasons, why]
        for one, number in other.stances.items():
            self.stances.setdefault(one, number)


def agreed(left: Sequence[Face], right: Sequence[Face], alike: bool, settings: Settings) -> bool:
    """Whether two sets of claims of what happened are of one day and one place by what each of them tells as a whole.

    Then a day or place among them that does not fit is that of an arrest or of a hospital, or misread. `alike` says that their reports
    have much in common that others have not: such reports may tell of one town that both name anywhere, and what befell the same person by
    name is one event whatever days they give.
    """
    if left[0].claim.type not in PHYSICAL or right[0].claim.type not in PHYSICAL:
        return False
    same_victim = bool(_sufferers(left) & _sufferers(right))
    sure = alike or same_victim or any(same_numbers(a, b) for a, b in product(left, right))
    return _days_agree(left, right, sure, alike and same_victim, settings) and _places_agree(left, right, alike, settings)


def _sufferers(some: Sequence[Face]) -> set[str]:
    """The people, by name, to whom it happened."""
    return {who for one in some for who in one.recipients & one.people}


def _days_agree(left: Sequence[Face], right: Sequence[Face], sure: bool, one_victim: bool, settings: Settings) -> bool:
    """Whether a day that is said here is one that is said there, or the next where something else is the same; days that are only
    implied may be some days off."""
    mine, theirs = _days_of(left, True), _days_of(right, True)
    if mine and theirs and not one_victim:
        return min(gap(a, b) for a, b in product(mine, theirs)) <= (1 if sure else 0)
    mine, theirs = _days_of(left, False), _days_of(right, False)
    nearest = min((gap(a, b) for a, b in product(mine, theirs)), default=0)
    return nearest <= (settings.widest_days if one_victim else settings.background_days if sure else settings.loose_days)


def _days_of(some: Sequence[Face], stated: bool) -> set[Days]:
    """The days of claims, of those that state one or of all; months and years say too little."""
    found = {one.days for one in some if one.days and (one.stated or not stated)}
    narrow = {days for days in found if (days[1] - days[0]).days <= NARROW}
    return narrow or (set() if stated else found)


def _places_agree(left: Sequence[Face], right: Sequence[Face], alike: bool, settings: Settings) -> bool:
    """Whether a town or spot here may be one there; alike reports need only name one in common, or a spot that is on no map."""
    mine, theirs = ({e.id: e for one in some if (e := one.place or one.setting) is not None} for some in (left, right))
    fine = [(a, b) for a, b in product(mine.values(), theirs.values()) if a.feature not in COARSE and b.feature not in COARSE]
    pairs = fine or list(product(mine.values(), theirs.values()))
    if not pairs or any(places_fit(a, b, settings) for a, b in pairs):
        return True
    if alike and any(a.feature is None or b.feature is None for a, b in pairs):  # a street or hall is put where its report seems to be
        return True
    return alike and bool(frozenset().union(*(one.around for one in left)) & frozenset().union(*(one.around for one in right)))
