"""Which claims of one report may be pieces of one telling: one sentence has the day, another the place, a third the toll.

Of what happens, the same kind of act on days that touch. Harm without a cause is of the violence or the disaster that the report tells of
on those days, and so are those captured. A meeting is told again by a noun with nobody beside it; what a party to an agreement undertakes
is a term of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tidings.contradictions import MUTUAL, dies_later, forbidden, open_cause, touch
from tidings.faces import HARM, PHYSICAL, Face, bare
from tidings.settings import Settings


@dataclass(frozen=True)
class Telling:
    """The claims of one report as they are compared."""

    faces: tuple[Face, ...]
    settings: Settings

    def pieces(self, a: Face, b: Face) -> bool:
        """Whether two claims may be pieces of one telling: the same kind of act on days that touch, or in one sentence."""
        if a.claim.start == b.claim.start and _of_cause(a, b) and not (a.days and b.days):
            return True
        if a.days is None or b.days is None or a.claim.background != b.claim.background:
            return False
        if dies_later(a, b, self.settings) and a.succumbs != b.succumbs:  # "three of the wounded died on Wednesday"
            return a.claim.type == b.claim.type or _of_cause(a, b)
        if dies_later(a, b, self.settings) and a.recipients & b.recipients & a.people:  # shot on Monday, dead on Friday
            return True
        if not touch(a.days, b.days) and not (a.claim.start == b.claim.start and not (a.stated and b.stated)):
            return False
        if a.claim.type != b.claim.type:
            return _of_cause(a, b) or _taken_in(a, b)
        if a.claim.type in MUTUAL:
            return self._news(a) and self._news(b) and a.claim.mode == b.claim.mode and (_named_by_one(a, b) or self._a_term(a, b))
        if a.claim.type == "AID" and a.claim.actors and b.claim.actors:  # two who help are two acts of help
            return bool(a.actors & b.actors)
        return a.claim.type in PHYSICAL or (a.claim.type == "CIVIC" and a.claim.mode == b.claim.mode)

    def _news(self, one: Face) -> bool:
        """Whether a claim is told as news of a few days."""
        return one.days is not None and not one.claim.background and (one.days[1] - one.days[0]).days < self.settings.narrow_days

    def _a_term(self, a: Face, b: Face) -> bool:
        """Whether one is an agreement of several and the other what one of them undertakes, in a report of that agreement alone."""
        terms = [one for one in (a, b) if len(one.who) < 2 and not one.stated and one.claim.modality == "asserted"]
        return a.claim.type == "AGREE" and len(terms) == 1 and self._one_accord

    @cached_property
    def _one_accord(self) -> bool:
        """Whether all agreements of several parties that are told as news here may be one."""
        accords = [one for one in self.faces if one.claim.type == "AGREE" and len(one.who) > 1 and self._news(one)]
        return bool(accords) and not any(forbidden(a, b, False, self.settings) for a, b in combinations(accords, 2))


def _named_by_one(a: Face, b: Face) -> bool:
    """Whether only one of two names who met or agreed, so that the other may well take it up."""
    return (bare(a) or not a.who) != (bare(b) or not b.who)


def _taken_in(a: Face, b: Face) -> bool:
    """Whether one tells of violence and the other only how many were captured: "it killed nine soldiers and says that it captured five"."""
    held = next((one for one in (a, b) if one.claim.type == "COERCE"), None)
    if held is None or {a.claim.type, b.claim.type} != {"ASSAULT", "COERCE"}:
        return False
    return any(f.measure == "captured" for f in held.figures) and held.place is None and not held.stated


def _of_cause(a: Face, b: Face) -> bool:
    """Whether one tells of harm without a cause ("one man has died") and the other of violence or a disaster that it may be of."""
    harm, cause = (a, b) if open_cause(a) else (b, a)
    return open_cause(harm) and not open_cause(cause) and {a.claim.type, b.claim.type} == set(HARM)
