"""What is told too barely to be joined by what it says: it is of the one event that it can be of.

"Saturday's shelling", "the accord of June 2017", "the toll has risen to 41" name neither place nor people. Nothing forbids that they tell
of what other reports tell in full, and little speaks for it but their day. Where just one event of that kind and day is told by reports
that have something in common with theirs, or far more of those reports tell of it than of any other, they are of that one. Whatever is said
to be one more ("another blast"), only planned, or a total of many stays by itself.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from itertools import product

from tidings.clustering import Group
from tidings.contradictions import coarse, forbidden, open_cause, touch
from tidings.cues import cues_of
from tidings.faces import HARM, Days, Face, meaning_of
from tidings.fold import fold
from tidings.glossary import english_lemma
from tidings.language import load_pack
from tidings.measurewords import word_forms
from tidings.place_fit import COARSE
from tidings.report_likeness import ReportLikeness
from tidings.settings import Settings

KINDS = (*HARM, "COERCE", "PROTEST", "MOBILIZE", "AGREE")  # of which few happen in one place and day, however many tell of them
APART_BY_MODE = ("COERCE", "PROTEST")  # an arrest is no curfew, a strike no march
TOLD = ("asserted", "alleged")
WHY = "the only one of that day"
DAYS_MAY = "other days"
PLACES_MAY = "other places"
MANY_MORE = 2  # times the reports of any other event that the one meant is told by
BESIDE = 2  # words before that of an act that may say that it is one more
SPEAKING = 40  # claims of a set that are compared for all of it
Apart = Callable[[int, int], bool]
Key = tuple[str, str]


@dataclass
class Kept:
    """A set of claims as it is compared: some of its claims for all, its reports, the days that it says and those that it implies."""

    number: int
    members: list[int]
    faces: list[Face]
    reports: set[str]

    @property
    def kind(self) -> str:
        """Violence and disasters are one kind: the dead of either may be told without a cause."""
        kind = self.faces[0].claim.type
        return HARM[0] if kind in HARM else kind

    @property
    def stated(self) -> set[Days]:
        """The days that its claims say, but for months and years."""
        return {one.days for one in self.faces if one.days and one.stated and not coarse(one)}

    @property
    def days(self) -> set[Days]:
        """The days that its claims say, or else those that they imply."""
        return self.stated or {one.days for one in self.faces if one.days}

    @property
    def long_ago(self) -> bool:
        """Whether all that it tells is of some month or year: background, or what was agreed then."""
        return all(coarse(one) and (one.claim.background or one.claim.type == "AGREE") for one in self.faces)

    @property
    def placed(self) -> bool:
        """Whether it says in what town or spot it happened."""
        return any(one.place is not None and one.place.feature not in COARSE for one in self.faces)

    @property
    def named(self) -> bool:
        """Whether it says by name who did or suffered it."""
        return any(one.who & one.named for one in self.faces)

    @property
    def lands(self) -> set[str]:
        """The countries of its places, or else of those that its reports are about."""
        places = {one.place.country for one in self.faces if one.place is not None and one.place.country}
        return places or {one.setting.country for one in self.faces if one.setting is not None and one.setting.country}

    @property
    def only_harm(self) -> bool:
        """Whether it gives the dead or hurt of what it does not tell."""
        return all(open_cause(one) and one.figures for one in self.faces)

    def take(self, other: Kept) -> None:
        """The claims of another set come into this one."""
        self.members += other.members
        self.faces = [*self.faces, *other.faces][:SPEAKING]
        self.reports |= other.reports


def with_strays(groups: Sequence[Group], faces: Sequence[Face], reports: ReportLikeness, apart: Apart, settings: Settings) -> list[Group]:
    """Groups with those that are told barely put to the one that they can be of; `faces` by number, `apart` what people keep apart."""
    kept = {at: one for at, (members, _) in enumerate(groups) if (one := _kept(at, members, faces)) is not None}
    by_day: dict[Key, list[int]] = defaultdict(list)
    for at, one in kept.items():
        for key in _keys(one):
            by_day[key].append(at)
    home: dict[int, int] = {}
    grown = {at: list(members) for at, (members, _) in enumerate(groups)}

    def fits(one: Kept, other: Kept) -> bool:
        return not any(apart(i, j) for i, j in product(one.members, other.members)) and _fits(one, other, reports, settings)

    for at in sorted(kept, key=lambda at: _turn(kept[at])):
        stray = kept[at]
        if at in home or not _is_stray(stray):
            continue
        near = {_root(other, home) for key in _keys(stray, settings.loose_days) for other in by_day[key][: settings.most_alike_claims]}
        hosts = [kept[other] for other in sorted(near - {at}) if fits(stray, kept[other])]
        host = _the_one(stray, hosts, settings)
        if host is not None:
            home[at] = host.number
            grown[host.number] += grown.pop(at)
            host.take(stray)
    taken = set(home.values())
    return [(sorted(grown[at]), (*groups[at][1], WHY) if at in taken else groups[at][1]) for at in sorted(grown)]


def _root(at: int, home: dict[int, int]) -> int:
    while at in home:
        at = home[at]
    return at


def _turn(one: Kept) -> tuple[object, ...]:
    """When a set is looked at: those that say their day first, and of those the barest."""
    return (not one.stated, one.placed, one.named, len(one.reports), one.members[0])


def _kept(at: int, members: Sequence[int], faces: Sequence[Face]) -> Kept | None:
    """A set as it is compared; None for what is of other kinds, only planned or wished for, a total, one more, or without a day."""
    told = [one for one in map(faces.__getitem__, members) if one.claim.modality in TOLD and not one.whole and not _one_more(one)]
    if not any(one.days for one in told) or any(one.claim.type not in KINDS for one in told):
        return None
    return Kept(at, list(members), told[:SPEAKING], {one.claim.report for one in told})


def _is_stray(one: Kept) -> bool:
    """Whether a set says too little of its own; of a day that is only implied, it says nothing but harm or a kind of disaster."""
    if one.stated or one.long_ago:
        return not (one.placed and one.named)
    return not one.placed and not one.named and (one.only_harm or any(each.hazards for each in one.faces))


def _keys(one: Kept, before: int = 0) -> Iterator[Key]:
    """The kind and each day of a set, and of what is only implied some days before; the years of what is long ago."""
    if one.long_ago:
        yield from sorted({(one.kind, days[0].isoformat()[:4]) for days in one.days})
        return
    found: set[date] = set()
    for first, last in one.days:
        start = first if one.stated else first - timedelta(before)
        found |= {start + timedelta(n) for n in range(min((last - start).days, 2 * before + 7) + 1)}
    yield from ((one.kind, day.isoformat()) for day in sorted(found))


def _fits(stray: Kept, host: Kept, reports: ReportLikeness, settings: Settings) -> bool:
    """Whether a set may be of an event that others tell: nothing forbids it, and their reports have something in common."""
    elsewhere = stray.lands and host.lands and not stray.lands & host.lands
    if stray.reports & host.reports or (elsewhere and PLACES_MAY not in _overlooked(stray)):
        return False
    if not _days_fit(stray, host, settings) or not _modes_fit(stray, host):
        return False
    return _alike(stray, host, reports, settings) and _bars(stray, host, settings) <= _overlooked(stray)


def _alike(stray: Kept, host: Kept, reports: ReportLikeness, settings: Settings) -> bool:
    """Whether a report of each have something in common that others have not; where there are no others to tell that by, whether the one
    says nothing of who did it or to whom: "Saturday's march" may be any, "the miners' march" is no teachers'."""
    least = settings.least_report_likeness * reports.says_much(settings)
    pairs = list(product(stray.reports, host.reports))
    if all(reports.weighs(a) and reports.weighs(b) for a, b in pairs):
        return any(reports.of(a, b) >= least for a, b in pairs)
    return stray.only_harm or not any(one.claim.actors or one.claim.recipients for one in stray.faces)


def _overlooked(stray: Kept) -> set[str | None]:
    """What may keep single claims of two sets apart though the sets are one: a day that others of them have, and of an accord of long ago
    its place, as some say where it was signed and others what land it was for."""
    return {None, DAYS_MAY, PLACES_MAY} if stray.long_ago and stray.kind == "AGREE" else {None, DAYS_MAY}


def _bars(one: Kept, other: Kept, settings: Settings) -> set[str | None]:
    return {forbidden(a, b, False, settings) for a, b in product(one.faces, other.faces)}


def _days_fit(stray: Kept, host: Kept, settings: Settings) -> bool:
    """Whether the days of two sets may be one: of two that are said they touch, what is only implied may be some days late."""
    if stray.long_ago or host.long_ago:
        return stray.long_ago and host.long_ago and any(touch(a, b) for a, b in product(stray.days, host.days))
    if not host.stated:
        return False
    if stray.stated:
        return any(touch(a, b) for a, b in product(stray.stated, host.stated))
    return any(a[0] - timedelta(settings.loose_days) <= b[1] and b[0] <= a[1] for a, b in product(stray.days, host.days))


def _modes_fit(stray: Kept, host: Kept) -> bool:
    """Whether two sets may be of one sort of act: of what is done to people and of protest, those that name a sort name one in common."""
    mine, theirs = ({one.claim.mode for one in each.faces if one.claim.mode} for each in (stray, host))
    return stray.kind not in APART_BY_MODE or not (mine and theirs) or bool(mine & theirs)


def _the_one(stray: Kept, hosts: Sequence[Kept], settings: Settings) -> Kept | None:
    """The event that a set is of: the only one that it can be of, one of several that may all be one, or the one that far more reports
    tell of than of any other."""
    ranked = sorted(hosts, key=lambda one: (-len(one.reports), one.number))
    if not ranked:
        return None
    best = ranked[0]
    rivals = [one for one in ranked[1:] if _bars(best, one, settings) - _overlooked(stray)]
    return best if all(len(best.reports) >= MANY_MORE * len(one.reports) for one in rivals) else None


def _one_more(one: Face) -> bool:
    """Whether a word beside that of the act says that it is one more, or of elsewhere: "another shelling", "the second blast"."""
    claim, pack = one.claim, load_pack(one.language)
    if pack is None:
        return False
    at, end = claim.trigger.start - claim.start, claim.trigger.end - claim.start
    near = [*claim.text[:at].split()[-BESIDE:], *claim.text[end:].split()[:1]]
    if any(token & _more() for token in meaning_of(" ".join(near), one.language)):
        return True
    words = [word for each in near if (word := each.strip(".,;:!?()«»„“”\"'"))]
    return any(not word_forms(word, pack).isdisjoint(cues_of(pack).elsewhere) for word in words)


@lru_cache(maxsize=1)
def _more() -> frozenset[str]:
    """The features of words by which an act is counted after another."""
    source = resources.files("tidings") / "data" / "another.toml"
    return frozenset("=" + english_lemma(fold(word)) for word in tomllib.loads(source.read_text("utf-8"))["another"])
