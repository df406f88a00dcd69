"""Sets of claims that are growing into events, and whether two of them contradict each other.

Small sets are compared member by member. Of a set that has grown large, as one does that tells what hundreds of reports print again,
a few claims that differ in what is compared stand for all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice, product

from tidings.faces import Face

Stance = tuple[object, ...]
Size = tuple[int, int]


def stance(one: Face) -> Stance:
    """What of a claim can contradict another: modality, days, place, participants, figures and words."""
    figures = tuple((f.measure, f.best or f.low) for f in one.figures)
    place = one.place.id if one.place else None
    return (one.claim.modality, one.days, one.stated, place, one.actors, one.recipients, one.whole, figures, one.words, one.hazards)


@dataclass
class Gathering:
    """Claims, by number, that are one event so far: one of each stance among them, and why they were joined."""

    members: list[int]
    stances: dict[Stance, int]
    reasons: list[str] = field(default_factory=list)

    @property
    def size(self) -> Size:
        """The first claim and how many there are: another pair of numbers as soon as the set grows, and of no other set."""
        return self.members[0], len(self.members)

    def may_join(self, other: Gathering, contradiction: Callable[[int, int], float], most: int, share: float = 0.0) -> bool:
        """Whether claims here do not contradict those there by more than a share of all pairs.

        `contradiction` is 0 for none, 1 for one that may be a slip, infinite for one that never is; of more than `most` pairs, those of
        different stances are looked at.
        """
        mine, theirs = self.members, other.members
        if len(mine) * len(theirs) > most:
            reach = max(1, int(most**0.5))
            mine, theirs = (list(islice(one.stances.values(), reach)) for one in (self, other))
        left = share * len(mine) * len(theirs)
        for i, j in product(mine, theirs):
            left -= contradiction(i, j)
            if left < 0:
                return False
        return True

    def take(self, other: Gathering, why: str) -> None:
        """The claims of another set come into this one."""
        self.members += other.members
        self.reasons += [*other.reasons, why]
        for one, number in other.stances.items():
            self.stances.setdefault(one, number)
