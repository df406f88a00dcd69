"""Sets of claims that are one event: within each report first, then across reports, best pair first, never two that contradict.

Within a report, what happens on one day and is not told apart by place, side or toll is one happening, told piece by piece: one
sentence has the day, another the place, a third the toll. Across reports those pieces are weighed together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice

from tidings.alike import COMMONPLACE, NOTHING, Evidence, Ground, Likeness, Why, alike, compared, evidence, one_text, strongest, weighed
from tidings.contradictions import FIRM, forbidden, touch
from tidings.event_blocks import pairs_worth_comparing
from tidings.event_sets import Bar, Gathering, Size, agreed, stance
from tidings.faces import PHYSICAL, Face, bare
from tidings.leads import alike_news
from tidings.pieces import Telling
from tidings.report_likeness import ReportLikeness
from tidings.settings import Settings

Pair = tuple[int, int]
Group = tuple[list[int], tuple[str, ...]]
Scored = tuple[float, Pair, Likeness]
JUDGED = 2.0
ROUNDING = 1e-9  # that sums of weights may be off by
MOST_PAIRS = 1_000_000  # of which it is remembered whether they contradict each other


@dataclass(frozen=True)
class Ties:
    """Pairs of claims, by number: sentences that are copies, a claim and what it takes up, and what people decided.

    `voices` are the sets of claims that are one text said again: they are one event from the start.
    """

    copied: set[Pair]
    taken_up: set[Pair]
    decided: Mapping[Pair, bool]
    voices: Sequence[Sequence[int]] = ()


def cluster(faces: Sequence[Face], ties: Ties, reports: ReportLikeness, settings: Settings) -> list[Group]:
    """The sets, each with the reasons of its joins."""
    home = [Gathering([i], {stance(one): i}, {one.claim.report: None}) for i, one in enumerate(faces)]

    @lru_cache(maxsize=MOST_PAIRS)
    def contradicting(pair: Pair) -> Bar:
        i, j = pair
        known = ties.decided.get(pair)
        if known is not None:
            return Bar.NONE if known else Bar.JUDGED
        why = forbidden(faces[i], faces[j], pair in ties.copied, settings)
        return Bar.NONE if why is None else Bar.FIRM if why in FIRM else Bar.SLIP

    texts = _texts(ties.voices, faces)

    def contradiction(i: int, j: int) -> Bar:
        i, j = _as_in_one_text(i, j, texts)
        return Bar.NONE if i == j else contradicting((i, j) if i < j else (j, i))

    candidates = {*pairs_worth_comparing(faces, settings), *ties.copied, *ties.taken_up, *ties.decided}
    judged = [(-JUDGED, pair, Likeness(JUDGED, ("judged the same",))) for pair, same in ties.decided.items() if same]
    _join(judged, home, faces, contradiction, settings)
    same_text = [(-JUDGED, (voice[0], other), Likeness(JUDGED, ("one text",))) for voice in ties.voices for other in voice[1:]]
    _join(same_text, home, faces, contradiction, settings)
    _join(_within(candidates, faces, ties, settings), home, faces, contradiction, settings)
    news = alike_news(faces, reports, settings)
    _join(_across(candidates, news, home, faces, ties, reports, settings), home, faces, contradiction, settings, reports)
    sets = {id(one): (sorted(one.members), tuple(dict.fromkeys(one.reasons))) for one in home}
    return sorted(sets.values())


def _texts(voices: Sequence[Sequence[int]], faces: Sequence[Face]) -> dict[int, dict[str, int]]:
    """For each claim that is told again in copies of its text, the claims of its voice by their reports."""
    found: dict[int, dict[str, int]] = {}
    for voice in voices:
        told = {faces[number].claim.report: number for number in voice}
        for number in voice:
            found[number] = told
    return found


def _as_in_one_text(i: int, j: int, texts: Mapping[int, Mapping[str, int]]) -> Pair:
    """Two claims as one text has them that both are copied from or into: what contradicts nothing there does so in no copy of it."""
    mine, theirs = texts.get(i), texts.get(j)
    if mine is None or theirs is None:
        return i, j
    common = min(mine.keys() & theirs.keys(), default=None)
    return (i, j) if common is None else (mine[common], theirs[common])


def _join(
    scored: Iterable[Scored],
    home: list[Gathering],
    faces: Sequence[Face],
    contradiction: Callable[[int, int], Bar],
    settings: Settings,
    reports: ReportLikeness | None = None,
) -> None:
    """Joins the sets of pairs, best first, where their claims do not contradict; across `reports`, where they do so by slips alone.

    Many pairs lead to the same two sets: what was refused is asked again only for other reasons, or once one of them has grown.
    """
    refused: set[tuple[Size, Size, tuple[str, ...]]] = set()
    for score, (a, b), likeness in sorted(scored):
        left, right = home[a], home[b]
        asked = (min(left.size, right.size), max(left.size, right.size), likeness.why)
        if left is right or asked in refused:
            continue
        if score > -JUDGED and not _may_join(left, right, (a, b), faces, contradiction, settings, reports, likeness.why):
            refused.add(asked)
            continue
        larger, smaller = (left, right) if len(left.members) >= len(right.members) else (right, left)
        larger.take(smaller, f"{faces[a].claim.id} = {faces[b].claim.id}: {', '.join(likeness.why)}")
        for member in smaller.members:
            home[member] = larger


def _may_join(
    left: Gathering,
    right: Gathering,
    pair: Pair,
    faces: Sequence[Face],
    contradiction: Callable[[int, int], Bar],
    settings: Settings,
    reports: ReportLikeness | None,
    why: Sequence[str],
) -> bool:
    """Whether two sets may be one event, for which `why` speaks by the claims of a pair."""
    if reports is None:
        return left.may_join(right, contradiction, settings.closest_look)
    if Why.REPORTS_ALIKE in why and _on_the_whole(left, right, reports, settings) < settings.least_report_likeness:
        return False
    one, other = (faces[number].claim.report for number in pair)
    alike_reports = one != other and reports.of(one, other) * reports.says_much(settings) >= settings.alike_reports
    most = max(1, settings.closest_look)
    sides = [[faces[n] for n in islice(side.stances.values(), most)] for side in (left, right)]
    fits = agreed(sides[0], sides[1], alike_reports, settings)
    return left.may_join(right, contradiction, settings.closest_look, settings.slips, fits)


def _on_the_whole(left: Gathering, right: Gathering, reports: ReportLikeness, settings: Settings) -> float:
    """How alike the reports of two sets are, each of the one with each of the other; of large sets, some of them.

    One pair may be alike by chance, or because one of them tells of both; then the others are not.
    """
    reach = max(1, int(settings.closest_look**0.5))
    mine, theirs = (list(islice(one.reports, reach)) for one in (left, right))
    return reports.on_the_whole(mine, theirs)


def _within(candidates: Iterable[Pair], faces: Sequence[Face], ties: Ties, settings: Settings) -> list[Scored]:
    """Pairs of one report that tell one event: alike enough, one taking up the other, or pieces of one telling."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(faces):
        numbers[one.claim.report].append(number)
    told = {report: Telling(tuple(faces[n] for n in own), settings) for report, own in numbers.items()}
    printed = [one.claim.report for one in faces]
    pairs = {p for p in candidates if printed[p[0]] == printed[p[1]]}
    pairs |= {p for report, own in numbers.items() for p in combinations(own, 2) if told[report].pieces(faces[p[0]], faces[p[1]])}
    found = []
    for pair in pairs:
        a, b = faces[pair[0]], faces[pair[1]]
        likeness = alike(a, b, False, settings)
        if likeness.score and pair in ties.taken_up:
            likeness = Likeness(max(likeness.score, settings.taken_up), (*likeness.why, "takes it up"))
        if likeness.score and told[a.claim.report].pieces(a, b):
            likeness = Likeness(max(likeness.score, settings.one_telling), (*likeness.why, "one telling"))
        if likeness.score >= settings.same_event:
            found.append((-likeness.score, pair, likeness))
    return found


def _across(
    candidates: Iterable[Pair],
    news: Collection[Pair],
    home: Sequence[Gathering],
    faces: Sequence[Face],
    ties: Ties,
    reports: ReportLikeness,
    settings: Settings,
) -> list[Scored]:
    """Pairs of two reports, by all that the sets tell in which their claims stand; `news` are those of what alike reports tell first."""
    first = {id(one): min(one.members) for one in home}
    own = [first[id(one)] for one in home]
    hopeful = []
    speaking = Speaking(faces, ties, settings)
    most = settings.bare_likeness + max(settings.reports_weight, settings.retold_weight)
    for pair in (_first_pairs(candidates, own) | _first_pairs(news, own)).values():
        told = speaking.told(home[pair[0]], home[pair[1]])
        if pair not in news and COMMONPLACE.issuperset([why for _, why in told]):
            continue
        if most + sum([weight for weight, _ in told]) >= settings.same_event - ROUNDING:  # else not however alike their reports are
            hopeful.append((pair, told))
    reports.look_up([(faces[a].claim.report, faces[b].claim.report) for (a, b), _ in hopeful])
    found = []
    for pair, told in hopeful:
        likeness = weighed((*told, _reports(faces[pair[0]], faces[pair[1]], reports, settings)), settings)
        if likeness.score >= settings.same_event:
            found.append((-likeness.score, pair, likeness))
    return found


def _first_pairs(pairs: Iterable[Pair], own: Sequence[int]) -> dict[Pair, Pair]:
    """For each two sets, by what each claim's set is called, the first of the pairs between them."""
    found: dict[Pair, Pair] = {}
    for pair in pairs:
        a, b = own[pair[0]], own[pair[1]]
        if a != b:
            key = (a, b) if a < b else (b, a)
            known = found.get(key)
            if known is None or pair < known:
                found[key] = pair
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of a set that speak for it: all, or of each sort the first, or those of whose sentences there are copies."""

    members: Sequence[int]
    firsts: Sequence[tuple[int, int]]
    copied: Sequence[int]


class Speaking:
    """What speaks for two sets of claims telling one event. Many tell the same, as copies do: their likes are compared once."""

    def __init__(self, faces: Sequence[Face], ties: Ties, settings: Settings) -> None:
        sorts: dict[tuple[object, ...], int] = {}
        self.faces, self.settings = faces, settings
        self.reach = max(1, int(settings.closest_look**0.5))
        self._of: dict[int, Told] = {}
        self.sort_of = [sorts.setdefault(compared(one), len(sorts)) for one in faces]
        self.known: dict[Pair, Evidence] = {}
        self.copies: dict[int, set[int]] = defaultdict(set)
        for a, b in ties.copied:
            self.copies[a].add(b)
            self.copies[b].add(a)

    def __call__(self, pair: Pair) -> Evidence:
        """What speaks for two claims."""
        i, j = pair
        copied = j in self.copies.get(i, ())
        key = (self.sort_of[i], self.sort_of[j])
        return (one_text(copied, self.settings), *(self.known.get(key) or self._between(key, pair))[1:])

    def told(self, left: Gathering, right: Gathering) -> Evidence:
        """The best evidence of each part over the claims of two sets; of large sets, over some that differ."""
        mine, theirs = self._sorts(left), self._sorts(right)
        if max(mine.members) < min(theirs.members):
            likes = {(a, b): (i, j) for a, i in mine.firsts for b, j in theirs.firsts}
        else:
            likes = self._likes(mine.members, theirs.members)
        best = strongest([self.known.get(key) or self._between(key, pair) for key, pair in likes.items()])
        copied = any(not self.copies[i].isdisjoint(theirs.members) for i in mine.copied)
        return (one_text(copied, self.settings), *best[1:])

    def _sorts(self, gathering: Gathering) -> Told:
        """The claims of a set that speak for it, made once: sets do not change while they are compared."""
        found = self._of.get(id(gathering))
        if found is None:
            members = gathering.members if len(gathering.members) <= self.reach else list(islice(gathering.stances.values(), self.reach))
            firsts: dict[int, int] = {}
            for number in members:
                firsts.setdefault(self.sort_of[number], number)
            found = self._of[id(gathering)] = Told(members, list(firsts.items()), [i for i in members if i in self.copies])
        return found

    def _likes(self, mine: Sequence[int], theirs: Sequence[int]) -> dict[Pair, Pair]:
        """The pairs of sorts with the first claims of each, in their order: of evidence that weighs the same the first has the word."""
        likes: dict[Pair, Pair] = {}
        for i in mine:
            for j in theirs:
                a, b = (i, j) if i < j else (j, i)
                likes.setdefault((self.sort_of[a], self.sort_of[b]), (a, b))
        return likes

    def _between(self, key: Pair, pair: Pair) -> Evidence:
        """What speaks for a pair of two sorts, whether or not their sentences are copies."""
        found = self.known[key] = evidence(self.faces[pair[0]], self.faces[pair[1]], False, self.settings)
        return found


def _reports(a: Face, b: Face, reports: ReportLikeness, settings: Settings) -> Ground:
    """How much two reports have in common that others have not; it says nothing of background and of what has no day."""
    one, other = a.claim.report, b.claim.report
    if one == other or a.claim.background or b.claim.background or not a.days or not b.days:
        return NOTHING
    likeness = reports.of(one, other)
    share = reports.says_much(settings)
    if likeness < settings.least_report_likeness:
        unlike = a.claim.type in PHYSICAL and a.language == b.language
        missing = 1.0 - likeness / settings.least_report_likeness
        return (-settings.unlike_reports * share * missing, Why.NOTHING) if unlike else NOTHING
    if a.stated and b.stated and touch(a.days, b.days) and a.claim.mode == b.claim.mode and (bare(a) or bare(b)):
        return settings.retold_weight, Why.RETOLD
    return settings.reports_weight * share * min(1.0, likeness / settings.full_report_likeness), Why.REPORTS_ALIKE
