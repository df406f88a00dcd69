"""What keeps two claims apart for good: other days, other towns, another company, tolls that cannot both hold, other words said.

What is only implied binds less than what is said: a day that the report's flow implies may be a few days off, and "people" or "the
minister" contradict nobody.
"""

from __future__ import annotations

from datetime import date, timedelta

from tidings.faces import HARM, PHYSICAL, Face
from tidings.fold import fold_name
from tidings.model import Entity
from tidings.place_fit import COARSE, no_list_has, places_fit
from tidings.settings import Settings

MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONCEDE")
HELD = ("asserted", "alleged", "denied", "planned")
NEAR_TYPES = (
    frozenset(("ASSAULT", "COERCE", "HAZARD")),
    frozenset(("AGREE", "COOPERATE")),
    frozenset(("ACCUSE", "REJECT", "THREATEN")),
    frozenset(("CONCEDE", "RETREAT")),
    frozenset(("SUPPORT", "AID")),
)
OTHERS = "other people"
VOTED = frozenset(("legislate", "dismissal", "appointment", "resignation"))  # a vote of no confidence is told as any of these
FIRM = ("other days", "other places", "told apart", "other parties")  # what one misread sentence does not outweigh


def near_types(kind: str) -> frozenset[str]:
    """The types that one and the same act is put under by one lexicon or another."""
    return next((family for family in NEAR_TYPES if kind in family), frozenset())


def forbidden(a: Face, b: Face, copied: bool, settings: Settings) -> str | None:
    """What keeps two claims apart for good, or None; copies of one text are held apart by less."""
    if _told_apart(a, b):
        return "told apart"
    sure = a.stated and b.stated
    if (sure or not copied) and _days_differ(a, b, settings):
        return "other days"
    if _places_differ(a, b, settings) and not (copied and _one_name(a, b)):
        return "other places"
    if _moods_differ(a, b, settings):
        return "one is only wished for"
    if _other_parties(a, b):
        return "other parties"
    if copied:
        return OTHERS if _other_people(a, b) else None
    for apart, why in UNCOPIED:
        if apart(a, b, settings):
            return why
    return None


def _told_apart(a: Face, b: Face) -> bool:
    """Whether one event word tells of both, each with a place or number of its own: "nineteen, twelve here and seven there"."""
    one, other = a.claim, b.claim
    same = (one.report, one.trigger.start, one.trigger.end, one.type) == (other.report, other.trigger.start, other.trigger.end, other.type)
    return same and one.id != other.id and bool(one.figures and other.figures) and one.figures != other.figures


def _other_people(a: Face, b: Face) -> bool:
    """Whether two sentences of one language name other persons: the words of one template, and not one text."""
    return a.language == b.language and bool(a.people and b.people) and not a.people & b.people


def _moods_differ(a: Face, b: Face, settings: Settings) -> bool:
    return (a.claim.modality in HELD) != (b.claim.modality in HELD)


def _only_planned(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one is told as planned and the other as done, and no day that both say makes the plan that deed."""
    return (a.claim.modality == "planned") != (b.claim.modality == "planned") and not (a.stated and b.stated)


def _days_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether the days do not touch.

    Across reports, a day that is only implied may be a few days off, or many where a large number is the same, and a night with one
    toll is one. Within a sentence the day that it says is that of what it tells beside.
    """
    if not a.days or not b.days or touch(a.days, b.days) or dies_later(a, b, settings):
        return False
    if a.claim.report == b.claim.report:
        return a.claim.start != b.claim.start or (a.stated and b.stated)
    if a.claim.type not in (*PHYSICAL, *SPOKEN):
        return True
    if a.stated and b.stated:
        return gap(a.days, b.days) > (1 if same_numbers(a, b) else 0)
    telling = any(value >= settings.many for _, value in common_numbers(a, b))
    return gap(a.days, b.days) > (settings.widest_days if telling else settings.loose_days)


def dies_later(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one tells that somebody died some days after what the other tells: who is hurt may die later."""
    if a.succumbs and b.succumbs and a.days and b.days:
        return gap(a.days, b.days) <= settings.background_days  # two of the wounded on Monday, a third on Thursday
    if (
        (a.dies == b.dies and a.succumbs == b.succumbs)
        or a.days is None
        or b.days is None
        or a.claim.type not in HARM
        or b.claim.type not in HARM
    ):
        return False
    first = a.succumbs if a.succumbs != b.succumbs else a.dies
    death, blow = (a.days, b.days) if first else (b.days, a.days)
    return 0 < (death[0] - blow[1]).days <= settings.background_days


def _places_differ(a: Face, b: Face, settings: Settings) -> bool:
    return bool(a.place and b.place and not places_fit(a.place, b.place, settings) and not _headed(a, b, a.place, b.place))


def _headed(a: Face, b: Face, place: Entity, other: Entity) -> bool:
    """Whether a headline and what it sums up name two places that no list has: the one may well lie in the other."""
    sums_up = (a.sums_up and a.claim.refers == b.claim.id) or (b.sums_up and b.claim.refers == a.claim.id)
    return sums_up and no_list_has(place) and no_list_has(other)


def _one_name(a: Face, b: Face) -> bool:
    """Whether two sentences call a place by one name: where they are one text it is one place, though two lists have it elsewhere."""
    return a.place is not None and b.place is not None and fold_name(a.place.name) == fold_name(b.place.name)


def _of_one_name(place: Entity, other: Entity) -> bool:
    """Whether two places on the map are a town and the province that is called by it, "provincia de Herat" beside "Herat"."""
    mine, theirs = ({fold_name(n) for n in (one.name, *(form.text for form in one.names)) if n} for one in (place, other))
    return any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in mine for y in theirs)


def _totals_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one counts over a long time and the other is one incident: what both put on one and the same day is that day's."""
    one_day = _one_day(a, b) and a.days == b.days and a.days is not None and a.days[0] == a.days[1]
    return a.whole != b.whole and not one_day and not same_numbers(a, b)


def _spans_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one is of a day and the other of a long period; "in 2018" is no period but a day told coarsely."""
    if not a.days or not b.days or coarse(a) or coarse(b):
        return False
    return abs(_width(a.days) - _width(b.days)) > settings.widest_days and not same_numbers(a, b)


def coarse(one: Face) -> bool:
    """Whether the days of a claim are a whole month, year or decade."""
    if one.days is None or one.claim.time is None:
        return False
    first, last = one.days
    return one.claim.time.precision in ("month", "year", "decade") and first.day == 1 and (last + timedelta(1)).day == 1


def _company_differs(a: Face, b: Face, settings: Settings) -> bool:
    """Whether two meetings or agreements name other people, neither list a part of the other."""
    return a.claim.type in MUTUAL and bool(a.people and b.people) and not (a.people <= b.people or b.people <= a.people)


def _gift(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one tells of money or goods that somebody pledges and the other of what others agreed."""
    pledged = [any(f.measure == "pledged" for f in one.figures) for one in (a, b)]
    return a.claim.type in MUTUAL and pledged[0] != pledged[1] and not a.actors & b.actors


def _journey(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one tells that somebody came or went and the other with whom they sat together, unless both give one day and one town: who
    came there and then came to meet."""
    if (a.claim.mode == "visit") == (b.claim.mode == "visit") or a.claim.type != "CONSULT" or len(a.who & b.who) > 1:
        return False
    return not (_one_day(a, b) and _one_town(a, b) and a.who & b.who & a.named)


def _one_day(a: Face, b: Face) -> bool:
    """Whether both say on which days, and these touch."""
    return a.stated and b.stated and a.days is not None and b.days is not None and touch(a.days, b.days)


def _one_town(a: Face, b: Face) -> bool:
    return a.place is not None and b.place is not None and a.place.id == b.place.id and (a.place.feature or "") not in COARSE


def _other_parties(a: Face, b: Face) -> bool:
    """Whether each tells who met or agreed, two and more by name, and none of these is in both."""
    mine, theirs = a.who & a.named, b.who & b.named
    several = a.claim.type in MUTUAL and a.claim.report != b.claim.report and len(mine) > 1 and len(theirs) > 1
    return several and not mine & theirs


def _participants_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether nobody is in both though both name somebody in one part; of what happened, a doer here and a sufferer there can be."""
    if not a.who or not b.who or a.who & b.who:
        return False
    mine, theirs = a.who & a.named, b.who & b.named
    if a.claim.type == "AGREE" and bool(mine <= a.people) != bool(theirs <= b.people) and _signed_for(a, b):
        return False  # "the two countries agreed", and their ministers signed
    if a.claim.type == "CIVIC":
        return bool(a.people and b.people)
    if a.claim.type not in PHYSICAL and not _one_deed(a, b):
        return bool(mine and theirs) or not (a.place and b.place and a.place.id == b.place.id)
    return any(bool(x & mine and y & theirs) for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)))


def _signed_for(a: Face, b: Face) -> bool:
    """Whether people and parties may be of one agreement: in one report, or on one day where some of the people serve a party or nobody
    says whom they serve."""
    if a.claim.report == b.claim.report:
        return True
    same_days = a.days is not None and b.days is not None and touch(a.days, b.days)
    return same_days and (bool(a.serving & b.who or b.serving & a.who) or not (a.serving or b.serving))


def _opposed(a: Face, b: Face, settings: Settings) -> bool:
    """Whether the doer in one is the sufferer in the other, and not the other way round too."""
    if a.claim.type in MUTUAL:
        return False
    crossed = ((a.actors & b.recipients) | (a.recipients & b.actors)) & a.named
    straight = (a.actors & b.actors) or (a.recipients & b.recipients)
    return bool(crossed) and not straight


def _tolls_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether two incidents are told of: one report gives two numbers of one measure, or the place around another has the larger one.

    Numbers of two speakers, one that is taken back, one that is told of what was told before ("put the toll at eight") and that of a
    headline beside its parts are of one incident.
    """
    mine, theirs = ({f.measure: f.best or f.low or 0 for f in one.figures if f.best or f.low} for one in (a, b))
    differing = [(mine[m], theirs[m]) for m in mine.keys() & theirs.keys() if mine[m] != theirs[m]]
    if a.succumbs != b.succumbs:
        return False  # "three of the wounded died" is a part of the toll
    if a.claim.report == b.claim.report:
        taken_up = _other_speakers(a, b) or a.claim.refers or b.claim.refers or a.sums_up or b.sums_up
        return bool(differing) and not taken_up and "denied" not in (a.claim.modality, b.claim.modality)
    if a.place is None or b.place is None or _of_one_name(a.place, b.place):  # one list has "Herat" as a town and another as the province
        return False
    if a.hazards & b.hazards and a.days == b.days and _one_day(a, b):
        return False  # one quake of one day, of which a land's papers tell later and count more
    level, other = (COARSE.get(one.feature or "", 0) for one in (a.place, b.place))
    wide, fine = (a, b) if level > other else (b, a)
    if fine.place is not None and fine.place.id in wide.around and a.days == b.days and _one_day(a, b):
        return False  # "in the west of the land", in a report that names the town too
    return level != other and any((x > y) == (level > other) for x, y in differing)


def _other_speakers(a: Face, b: Face) -> bool:
    """Whether two claims have each a source, and none in common."""
    mine, theirs = ({p.entity or p.mention for p in one.claim.attribution.sources} if one.claim.attribution else set() for one in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _causes_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether one tells of violence and the other of a disaster, and neither leaves open what did the harm."""
    return a.claim.type != b.claim.type and a.claim.type in HARM and b.claim.type in HARM and not (open_cause(a) or open_cause(b))


def open_cause(one: Face) -> bool:
    """Whether a claim of harm does not say what did it: then it is of whatever its report or others tell of."""
    return not one.hazards and (one.harm_only or (one.claim.type == "HAZARD" and bool(one.figures)))


def _kinds_differ(a: Face, b: Face, settings: Settings) -> bool:
    """Whether they tell of two kinds of disaster, of public life (a vote, a ruling) or of what is done to people (an arrest, a curfew)."""
    if a.claim.type == b.claim.type and a.claim.type in ("CIVIC", "COERCE"):
        modes = {a.claim.mode, b.claim.mode}
        if modes <= VOTED and _one_day(a, b) and a.who & b.who & a.named:
            return False  # "voted to remove him", "removed him"
        return bool(a.claim.mode and b.claim.mode and a.claim.mode != b.claim.mode)
    return bool(a.hazards and b.hazards and not a.hazards & b.hazards)


def _speech_differs(a: Face, b: Face, settings: Settings) -> bool:
    """Whether two speech acts say different things: no speaker in common, or neither words nor meaning."""
    if a.claim.type not in SPOKEN or _one_deed(a, b):
        return False
    if not a.actors & b.actors:
        return True
    same_verb = a.claim.trigger.text.casefold() == b.claim.trigger.text.casefold()
    return shared_sense(a, b) < settings.least_overlap and not same_verb


def _one_deed(a: Face, b: Face) -> bool:
    """Whether two concessions may be one deed (a release, a handing over) and not words: of one day that both say, in one town or of one
    number, and by whoever did them unless each names another."""
    if a.claim.type != "CONCEDE" or b.claim.type != "CONCEDE" or not _one_day(a, b):
        return False
    others = a.actors & a.named and b.actors & b.named and not a.actors & b.actors
    return not others and (_one_town(a, b) or same_numbers(a, b))


UNCOPIED = (
    (_causes_differ, "other cause"),
    (_only_planned, "one is only planned"),
    (_totals_differ, "one is a total"),
    (_spans_differ, "a day and a long period"),
    (_company_differs, "other company"),
    (_gift, "a pledge and an agreement"),
    (_journey, "a journey and a meeting"),
    (_participants_differ, "other participants"),
    (_opposed, "other side"),
    (_tolls_differ, "other tolls"),
    (_kinds_differ, "of another kind"),
    (_speech_differs, "other words"),
)


def shared_sense(a: Face, b: Face) -> float:
    """The share of the shorter sentence's words that the other has too, or renders in its own language."""
    if a.language == b.language:
        return len(a.words & b.words) / (min(len(a.words), len(b.words)) or 1)
    there, here = (frozenset(f for token in one.sense for f in token) for one in (b, a))
    met = min(sum(bool(t & there) for t in a.sense), sum(bool(t & here) for t in b.sense))
    return met / (min(len(a.sense), len(b.sense)) or 1)


def common_numbers(a: Face, b: Face) -> frozenset[tuple[str, float]]:
    """The measures, each with its number, that both claims give."""
    return a.numbers & b.numbers


def same_numbers(a: Face, b: Face) -> bool:
    """Whether two claims give one number for one measure."""
    return bool(common_numbers(a, b))


def touch(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Whether two ranges share a day."""
    return a[0] <= b[1] and b[0] <= a[1]


def gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days between two ranges; 0 where they touch."""
    return max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)


def _width(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days
