"""What goes on for days: a strike is one event from its first day on, however many reports say that it goes on or ends.

"The strike goes on", "the accord suspends the strike" name nobody and no first day. They tell of the one strike of that country that
had begun when they were printed; of two, or of one long over, they are not taken to tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date

from tidings.clustering import Group, Pair
from tidings.dates import day_of
from tidings.faces import Face
from tidings.model import Entity, Mention, Report
from tidings.settings import Settings

LASTING = (("PROTEST", "strike"),)
WHY = "still going on"


def report_lands(mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> dict[str, str]:
    """By report, the country (alpha-3) that most of its names belong to."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        entity = entities.get(mention.entity or "")
        if entity is not None and entity.country:
            found[mention.report][entity.country] += 1
    return {report: min(lands, key=lambda land: (-lands[land], land)) for report, lands in found.items()}


def with_going_on(
    groups: Sequence[Group],
    faces: Sequence[Face],
    reports: Mapping[str, Report],
    lands: Mapping[str, str],
    apart: Set[Pair],
    settings: Settings,
) -> tuple[list[Group], set[int]]:
    """Groups with those that only say that a strike goes on put to the one that had begun, and the claims that were put there.

    `faces` are the claims by number, `apart` the pairs that people keep apart.
    """
    lasting = [at for at, (members, _) in enumerate(groups) if _lasts(members, faces)]
    roots: list[int] = []
    begun: list[date] = []  # on which days: they come in their order
    home: dict[int, int] = {}
    for at in sorted(lasting, key=lambda at: (_first_day(groups[at][0], faces) or date.max, at)):
        members = groups[at][0]
        days = [day_of(report) for i in members if (report := reports.get(faces[i].claim.report)) is not None]
        printed = [day for day in days if day is not None] or [date.max]
        since = bisect_left(begun, date.fromordinal(max(1, max(printed).toordinal() - settings.going_on_days)))
        near = roots[since : bisect_right(begun, min(printed))]  # no other had begun, or had lately, when all of these were printed
        fitting = [one for one in near if _may_be(members, groups[one][0], faces, reports, lands, settings)]
        fitting = [one for one in fitting if not any((min(i, j), max(i, j)) in apart for i in members for j in groups[one][0])]
        if len(fitting) == 1 and not any(faces[i].stated for i in members):
            home[at] = fitting[0]
        elif (first := _first_day(members, faces)) is not None:
            roots.append(at)
            begun.append(first)
    taken: dict[int, list[int]] = defaultdict(list)
    for at, host in home.items():
        taken[host] += groups[at][0]
    kept = []
    for at, (members, why) in enumerate(groups):
        if at not in home:
            kept.append((sorted([*members, *taken[at]]), (*why, WHY)) if at in taken else (list(members), why))
    return kept, {i for at in home for i in groups[at][0]}


def _lasts(members: Sequence[int], faces: Sequence[Face]) -> bool:
    """Whether claims are all of something that goes on, and at least one is held to be so."""
    told = [faces[i].claim for i in members]
    return all((c.type, c.mode) in LASTING for c in told) and any(c.modality in ("asserted", "alleged") for c in told)


def _first_day(members: Sequence[int], faces: Sequence[Face]) -> date | None:
    """The first day on which claims that are news or name a day say that there was one; None where none does."""
    days = [one.days[0] for one in map(faces.__getitem__, members) if one.days and (one.stated or not one.claim.background)]
    return min(days, default=None)


def _may_be(
    members: Sequence[int],
    host: Sequence[int],
    faces: Sequence[Face],
    reports: Mapping[str, Report],
    lands: Mapping[str, str],
    settings: Settings,
) -> bool:
    """Whether claims without a day of their own may tell of a strike: in its country, of nobody else, when it had begun."""
    first = _first_day(host, faces)
    mine, theirs = ({name for i in side for name in faces[i].named} for side in (members, host))
    if first is None or (mine and theirs and not mine & theirs):
        return False
    countries = {lands.get(faces[i].claim.report) for i in host}
    for i in members:
        report = reports.get(faces[i].claim.report)
        printed = day_of(report) if report is not None else None
        if printed is None or not 0 <= (printed - first).days <= settings.going_on_days:
            return False
        if lands.get(faces[i].claim.report) not in countries:
            return False
    return True
