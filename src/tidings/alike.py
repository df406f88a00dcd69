"""Whether two claims tell of one event: what speaks for it, what forbids it, and the reasons in words.

Dates, places, participants, figures, wording, meaning and copies are compared one by one. A hard contradiction (`contradictions`) keeps
claims apart whatever else agrees: two events of one type on one day in neighbouring towns stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tidings.contradictions import SPOKEN, coarse, common_numbers, forbidden, shared_sense, touch
from tidings.faces import PHYSICAL, Face
from tidings.place_fit import known_to_fit
from tidings.settings import Settings

REGIONS = ("region", "country")


class Why(StrEnum):
    """What speaks for two claims telling one event, in words."""

    NOTHING = ""
    ONE_TEXT = "one text"
    SAME_DAYS = "same days"
    DAYS_FIT = "days fit"
    SAME_PARTICIPANTS = "same participants"
    SOME_PARTICIPANTS = "participants in common"
    KNOWN_BY_PLACE = "an agreement known by its place"
    SAME_PLACE = "same place"
    PLACES_FIT = "places fit"
    SAME_FIGURES = "same figures"
    SAME_WORDS = "same words"
    SAME_MEANING = "same meaning"
    RETOLD = "told again without names"
    REPORTS_ALIKE = "reports alike"


Ground = tuple[float, Why]
Evidence = tuple[Ground, ...]
NOTHING: Ground = (0.0, Why.NOTHING)
WIDE = frozenset(("ground", "weather"))  # kinds of disaster of which a land seldom has two in some days
SELDOM = frozenset(("wreck",))  # the same, where one of them says the day
COMMONPLACE = frozenset((Why.NOTHING, Why.DAYS_FIT, Why.SAME_WORDS, Why.SAME_MEANING))  # what any two reports of a week may share


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two claims look like one event, 0 to 1, and why; 0 with a reason where something forbids it."""

    score: float
    why: tuple[str, ...]


def alike(a: Face, b: Face, copied: bool, settings: Settings) -> Likeness:
    """Compares two claims; `copied` says that their sentences are copies or translations of one another."""
    barred = forbidden(a, b, copied, settings)
    return Likeness(0.0, (barred,)) if barred else weighed(evidence(a, b, copied, settings), settings)


def evidence(a: Face, b: Face, copied: bool, settings: Settings) -> Evidence:
    """What speaks for two claims telling one event: always the same six parts, each a weight with its reason in words."""
    return (
        one_text(copied, settings),
        _dates(a, b, settings),
        _participants(a, b, settings),
        _places(a, b, settings),
        _tolls(a, b, settings),
        _wording(a, b, settings),
    )


def one_text(copied: bool, settings: Settings) -> Ground:
    """What it says that the sentences of two claims are copies of one another: always the first part of the evidence."""
    return (settings.copied_weight, Why.ONE_TEXT) if copied else NOTHING


def compared(one: Face) -> tuple[object, ...]:
    """All of a claim that `evidence` looks at: of two claims with the same, the same speaks for either beside a third."""
    claim, figures = one.claim, tuple((f.measure, f.best or f.low or 0) for f in one.figures)
    where = tuple(place.id if place else None for place in (one.place, one.setting))
    told = claim.type, claim.background, claim.trigger.text, one.language, one.words, one.sense
    return (*told, one.days, one.stated, one.who, one.named, where, figures)


def strongest(found: Sequence[Evidence]) -> Evidence:
    """Of several pairs of claims of two reports, the best of each part: one sentence has the day, another the toll."""
    if len(found) == 1:
        return found[0]
    best = list(found[0])
    for one in found[1:]:
        for part, ground in enumerate(one):
            if ground[0] > best[part][0]:
                best[part] = ground
    return tuple(best)


def weighed(found: Evidence, settings: Settings) -> Likeness:
    """Evidence as one likeness."""
    score = settings.bare_likeness + sum(weight for weight, _ in found)
    return Likeness(min(score, 1.0), tuple(why for _, why in found if why))


def _dates(a: Face, b: Face, settings: Settings) -> Ground:
    """Days that touch speak for one event, half as much where the report only implies one of them."""
    if not a.days or not b.days or not touch(a.days, b.days):
        return NOTHING
    return (settings.date_weight, Why.SAME_DAYS) if a.stated and b.stated else (settings.date_weight / 2, Why.DAYS_FIT)


def _participants(a: Face, b: Face, settings: Settings) -> Ground:
    shared, union = a.who & b.who, a.who | b.who
    if not shared:
        return NOTHING
    weight = settings.people_weight * (len(shared) / len(union) * 0.5 + 0.5)
    weight *= 1.0 if shared & a.named or a.claim.type not in PHYSICAL else settings.unnamed_share
    return weight, Why.SAME_PARTICIPANTS if shared == union else Why.SOME_PARTICIPANTS


def _places(a: Face, b: Face, settings: Settings) -> Ground:
    """One town speaks more for one event than one province; of what happens in a place, more than of what is said there."""
    one, other = a.place or a.setting, b.place or b.setting
    if one is None or other is None or not known_to_fit(one, other, settings):
        return NOTHING
    if a.claim.type == "AGREE" and one.id == other.id and (_only_known(a) or _only_known(b) or _unsigned(a, b)):
        return settings.named_weight, Why.KNOWN_BY_PLACE
    fine = a.claim.type in PHYSICAL and not {one.feature, other.feature} & set(REGIONS)
    weight = settings.town_weight if fine and one.id == other.id else settings.place_weight
    share = 1.0 if one.id == other.id else 0.6
    share *= 1.0 if a.place and b.place else settings.implied_place_share
    return weight * share, Why.SAME_PLACE if one.id == other.id else Why.PLACES_FIT


def _only_known(one: Face) -> bool:
    """Whether a claim only speaks of what is taken as known, without a day, or dates it to no more than a month or year."""
    return one.place is not None and (coarse(one) or (one.claim.background and one.days is None))


def _unsigned(a: Face, b: Face) -> bool:
    """Whether both claims say on what day and where something was agreed, and one of them by whom: "the accord signed there on Friday"."""
    dated = a.stated and b.stated and a.days is not None and b.days is not None and touch(a.days, b.days)
    return dated and bool(a.who) != bool(b.who)


def _tolls(a: Face, b: Face, settings: Settings) -> Ground:
    """A number in common speaks the more for one event the larger it is: many events have one dead, few have fourteen."""
    shared = max([value for _, value in common_numbers(a, b)], default=0)
    if not shared:
        return NOTHING
    size = 0.5 if shared < settings.few else 1.0 if shared < settings.many else 1.5
    return settings.figure_weight * size, Why.SAME_FIGURES


def _wording(a: Face, b: Face, settings: Settings) -> Ground:
    """Words of one language in common, or of two that render each other."""
    overlap = shared_sense(a, b)
    if a.claim.type in SPOKEN and a.claim.trigger.text.casefold() == b.claim.trigger.text.casefold():
        overlap = max(overlap, settings.same_verdict)
    shared = a.hazards & b.hazards
    if shared & WIDE or (shared & SELDOM and (a.stated or b.stated)):
        return settings.words_weight, Why.SAME_MEANING
    if overlap < settings.least_overlap:
        return NOTHING
    return settings.words_weight * overlap, Why.SAME_WORDS if a.language == b.language else Why.SAME_MEANING
