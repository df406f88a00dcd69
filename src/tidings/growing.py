"""Copies of reports that are added to a record: what is new is held against few others, what was found before stays.

A report that is added can do three things to what was found between others. A mark that becomes crowded leads no longer from each of
its sentences to each other, so that a pair found by it alone is not found any more. One that comes to the head of a crowded list
takes the place of another. And what it shares with a sentence may cut that sentence in two. All that is looked up by the marks
of the new report; no step goes through the whole record. The rows are those of a search over everything at once (tested).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tidings.alignment import Match, compare
from tidings.cuts import cut_at, cutting, edges_of, tally
from tidings.model import Copy, Passage, Report
from tidings.pairing import chosen
from tidings.settings import Settings
from tidings.traces import Crowd, Found, Growth, Pair, Trace, Traced, Traces, key_of, stamp_of
from tidings.winnow import firsts, is_word, marks_of, turn
from tidings.wording import Unit, units_of

MOST_ADDED = 0.25  # share of the record from which on all at once is faster
Edges = dict[int, list[int]]


@dataclass
class Memory:
    """What a record held before: the index, the reports, passages and copies that it belongs to. `growth` is what changes in it."""

    traces: Traces
    reports: Sequence[Report] = ()
    passages: Sequence[Passage] = ()
    copies: Sequence[Copy] = ()
    growth: Growth | None = None


class AnewError(Exception):
    """Something left a crowded list, which the index cannot undo: all is looked at at once."""


@dataclass
class Regrown:
    """What became of the copies: rows that stay, and the matches, with their sentences, of all pairs of reports where something changed."""

    kept: list[Copy]
    matches: list[Match]
    units: list[Unit]
    growing: Growing

    def everywhere(self, whole: Sequence[Unit]) -> tuple[list[Match], Edges]:
        """What was found between any two reports, and where sentences are cut, numbered as the units of the whole record are."""
        return self.growing.everywhere(whole)


def grow(memory: Memory, reports: Sequence[Report], passages: Sequence[Passage], settings: Settings) -> Regrown | None:
    """The copies of reports (in the order of their ids) by what is remembered; None where all have to be looked at at once."""
    known = memory.traces.reports() if memory.traces.stamp() == stamp_of(settings) else {}
    parts = by_report(passages)
    same = _same(memory, reports, parts) & known.keys()
    keys = {r.id: known[r.id].key if r.id in same else key_of(r, parts.get(r.id, ())) for r in reports}
    fresh = {name for name, key in keys.items() if name not in known or known[name].key != key}
    gone = known.keys() - keys.keys()
    if not known or len(fresh) + len(gone) > max(1, MOST_ADDED * len(known)):
        return None
    growing = Growing(memory, known, {report.id: report for report in reports}, parts, settings)
    try:
        return growing.grown(fresh, gone, keys)
    except AnewError:
        return None


def _same(memory: Memory, reports: Sequence[Report], parts: Mapping[str, Sequence[Passage]]) -> set[str]:
    """The reports that are the very things which the record held, passages and all: of these no hash has to be made."""
    held, own = {report.id: report for report in memory.reports}, by_report(memory.passages)
    return {
        report.id
        for report in reports
        if held.get(report.id) is report
        and len(own[report.id]) == len(parts[report.id])
        and all(a is b for a, b in zip(own[report.id], parts[report.id], strict=True))
    }


def by_report(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Passages by their report, in order."""
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        parts[passage.report].append(passage)
    return parts


@dataclass
class Reasons:
    """Pairs of sentences with what leads from one to the other: fingerprints, and how many rare words."""

    prints: set[tuple[int, int]] = field(default_factory=set)
    words: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, mark: int, some: Iterable[int], others: Sequence[int]) -> None:
        """A mark leads from each of some sentences to each of the others."""
        pairs = {(min(u, v), max(u, v)) for u in some for v in others if u != v}
        if is_word(mark):
            self.words.update(pairs)
        else:
            self.prints |= pairs

    def enough(self, settings: Settings) -> set[tuple[int, int]]:
        """The pairs that are worth comparing."""
        return self.prints | {pair for pair, times in self.words.items() if times >= settings.rare_shared}


class Growing:
    """One addition to an index: see the module."""

    def __init__(
        self,
        memory: Memory,
        known: dict[str, Traced],
        reports: Mapping[str, Report],
        parts: Mapping[str, Sequence[Passage]],
        settings: Settings,
    ) -> None:
        self.memory, self.traces, self.settings = memory, memory.traces, settings
        self.known, self.reports, self.parts = known, reports, parts
        self.traced = dict(known)
        self.names: dict[int, str] = {each.first: name for name, each in known.items()}
        self.order: list[int] = sorted(self.names)
        self.gained: list[Trace] = []
        self.lost: list[Trace] = []
        self.growth = Growth(stamp_of(settings), gained=self.gained, lost=self.lost)
        self.after: dict[int, Crowd | None] = {}  # marks looked up, as they are when all is added
        self.left: set[int] = set()  # the numbers of reports that are gone or were something else
        self.before: dict[Pair, Found] = {}  # what was found between pairs for which something else is found now
        self.thinned: set[tuple[int | None, frozenset[int]]] = set()  # a report, or any, and reports with which it lost a reason
        self._old: dict[int, list[Unit]] = {}  # the sentences of reports as they were
        self._units: dict[str, list[Unit]] = {}
        self._marks: dict[str, dict[int, list[int]]] = {}

    def grown(self, fresh: set[str], gone: Collection[str], keys: Mapping[str, str]) -> Regrown:
        """What becomes of the copies, and in `memory.growth` of the index."""
        left = {*gone, *(fresh & self.known.keys())}
        self.left = {self.known[name].first for name in left}
        old = self._old_traces(left) if left else set[Trace]()
        for name in gone:
            self.traced.pop(name)
            self.growth.reports[name] = None
        self._number(sorted(fresh), keys)
        new = {(mark, self.traced[name].first + n) for name in fresh for mark, places in self.marks(name).items() for n in places}
        reasons = self._look_up(new, old, {self.traced[name].first for name in fresh} | self.left)
        self._forget()
        self._compare(reasons.enough(self.settings))
        self._thin()
        again = self._cut()
        touched = fresh | set(gone)
        self.memory.growth = self.growth
        return self._regrown(again, touched)

    def everywhere(self, whole: Sequence[Unit]) -> tuple[list[Match], Edges]:
        """See `Regrown`."""
        offset = _starts(whole)
        found = self.traces.found([each.first for each in self.known.values()]) | self.growth.found
        cuts = {offset[name] + n: own for name, each in self.traced.items() for n, own in each.cuts.items()}
        return self._numbered(found, offset), edges_of(whole, cuts, self.settings)

    def _numbered(self, found: Mapping[Pair, Found], offset: Mapping[str, int]) -> list[Match]:
        """Matches of units that are numbered from an offset on in each report."""
        return [
            match.between(match.a + offset[self.names[a]], match.b + offset[self.names[b]])
            for (a, b), matches in found.items()
            for match in matches
        ]

    def units(self, name: str) -> list[Unit]:
        """The sentences of a report, numbered by their places in it."""
        if name not in self._units:
            self._units[name] = units_of([self.reports[name]], self.parts.get(name, ()), self.settings)
        return self._units[name]

    def marks(self, name: str) -> dict[int, list[int]]:
        """The marks of a report, and the places of the sentences that have each."""
        if name not in self._marks:
            self._marks[name] = _marks(self.units(name), self.settings)
        return self._marks[name]

    def report(self, sentence: int) -> int:
        """The number of the report that a sentence is of."""
        return self.order[bisect_right(self.order, sentence) - 1]

    def _old_traces(self, names: Collection[str]) -> set[Trace]:
        """The traces of reports as they were."""
        old = [report for report in self.memory.reports if report.id in names]
        if len(old) < len(names):
            raise AnewError
        parts = by_report(passage for passage in self.memory.passages if passage.report in names)
        found: set[Trace] = set()
        for report in old:
            first = self.known[report.id].first
            self._old[first] = units_of([report], parts.get(report.id, ()), self.settings)
            found |= {(mark, first + n) for mark, places in _marks(self._old[first], self.settings).items() for n in places}
        return found

    def _number(self, fresh: Sequence[str], keys: Mapping[str, str]) -> None:
        """Numbers for the sentences of new reports; one that only changed keeps its own, if they are enough."""
        after = max((each.first + each.size for each in self.known.values()), default=0)
        for name in fresh:
            size = max(1, len(self.units(name)))
            old = self.known.get(name)
            if old and size <= old.size:
                self.traced[name] = Traced(keys[name], old.first, old.size)
            else:
                self.traced[name] = Traced(keys[name], after, size)
                self.names[after] = name
                self.order.append(after)
                after += size
            self.growth.reports[name] = self.traced[name]

    def _look_up(self, new: set[Trace], old: set[Trace], moved: set[int]) -> Reasons:
        """What leads from the new sentences to any others; changes the lists of their marks. `moved`: reports new, changed or gone."""
        gained, lost = _by_mark(new - old), _by_mark(old - new)
        fresh = _by_mark(new)
        crowds = self.traces.crowds(fresh.keys() | lost.keys())
        having = self.traces.having(fresh.keys() - crowds.keys())
        reasons = Reasons()
        for mark in sorted(fresh.keys() | lost.keys()):
            come, left, here = gained.get(mark, []), lost.get(mark, []), fresh.get(mark, [])
            if mark in crowds:
                self._crowded(mark, crowds[mark], come, left, here, reasons, moved)
            else:
                self._listed(mark, having.get(mark, []), come, left, here, reasons, moved)
        return reasons

    def _listed(
        self,
        mark: int,
        had: Sequence[int],
        come: Sequence[int],
        left: Sequence[int],
        here: Sequence[int],
        reasons: Reasons,
        moved: set[int],
    ) -> None:
        """A mark that was not crowded, and may be now."""
        stay = [each for each in had if each not in set(left)]
        members = sorted({*stay, *come})
        self.lost += [(mark, each) for each in left]
        if len(members) <= self.settings.posting_cap:
            self.after[mark] = None
            self.gained += [(mark, each) for each in come]
            reasons.add(mark, here, members)
            return
        self._thinner(None, stay, moved)
        if is_word(mark):
            self.lost += [(mark, each) for each in stay]
            self.after[mark] = self.growth.crowds[mark] = Crowd(len(members))
            return
        self.gained += [(mark, each) for each in come]
        head = self._heads(members)
        self.after[mark] = self.growth.crowds[mark] = Crowd(len(members), head)
        self._lead(mark, head, here, members, reasons)

    def _crowded(
        self,
        mark: int,
        crowd: Crowd,
        come: Sequence[int],
        left: Sequence[int],
        here: Sequence[int],
        reasons: Reasons,
        moved: set[int],
    ) -> None:
        """A mark that was crowded, and has to stay so."""
        size = crowd.size + len(come) - len(left)
        if size <= self.settings.posting_cap or set(left) & set(crowd.firsts):
            raise AnewError
        head: tuple[int, ...] = ()
        if not is_word(mark):
            self.gained += [(mark, each) for each in come]
            self.lost += [(mark, each) for each in left]
            head = self._heads({*crowd.firsts, *come})
            everyone: Sequence[int] = ()
            if set(head) != set(crowd.firsts) or set(head) & set(here):
                everyone = sorted({*self.traces.having([mark]).get(mark, []), *come} - set(left))
                for displaced in set(crowd.firsts) - set(head):
                    self._thinner(displaced, everyone, moved)
            self._lead(mark, head, here, everyone, reasons)
        self.after[mark] = self.growth.crowds[mark] = Crowd(size, head)

    def _lead(self, mark: int, head: Sequence[int], here: Sequence[int], everyone: Sequence[int], reasons: Reasons) -> None:
        """Pairs of new sentences by a crowded fingerprint: each with its head, those at its head with everyone."""
        reasons.add(mark, here, head)
        reasons.add(mark, set(here) & set(head), everyone)

    def _heads(self, members: Iterable[int]) -> tuple[int, ...]:
        ranked = sorted(members, key=lambda each: (turn(self.names[self.report(each)]), each))
        return tuple(ranked[: firsts(self.settings.posting_cap)])

    def _thinner(self, displaced: int | None, members: Iterable[int], moved: set[int]) -> None:
        """Notes that reports which are not new lost a reason to be compared: all of them with each other, or one with all others."""
        reports = frozenset(self.report(each) for each in members) - moved
        centre = None if displaced is None else self.report(displaced)
        if len(reports) > 1 and centre not in moved:
            self.thinned.add((centre, reports))

    def _forget(self) -> None:
        """Takes away what was found with reports that are gone or changed."""
        self.before |= self.traces.found(self.left) if self.left else {}
        self.growth.found |= {pair: [] for pair in self.before}

    def _compare(self, pairs: set[tuple[int, int]]) -> None:
        """Aligns the sentences of new reports with those that their marks lead to."""
        for u, v in sorted(pairs):
            one, other = self.report(u), self.report(v)
            if one == other:
                continue
            (a, x), (b, y) = sorted(((self.names[one], u - one), (self.names[other], v - other)))
            unit, with_ = self.units(a)[x], self.units(b)[y]
            if match := compare(unit, with_, self.settings):
                pair = (self.traced[a].first, self.traced[b].first)
                self.growth.found.setdefault(pair, []).append(match)

    def _thin(self) -> None:
        """Takes away what was found between two reports by nothing but what does not lead from one to the other any more."""
        found = self._thinned()
        self._ready({self.names[each] for pair in found for each in pair})
        for pair, matches in found.items():
            still = self._between(*pair)
            kept = [match for match in matches if (match.a, match.b) in still]
            if len(kept) < len(matches):
                self.before[pair] = matches
                self.growth.found[pair] = kept

    def _thinned(self) -> dict[Pair, Found]:
        """What was found between reports that lost a reason to be compared."""
        groups = [reports for centre, reports in self.thinned if centre is None]
        within = frozenset[int]().union(*groups)
        found = self.traces.found(within, within) if within else {}
        found = {pair: matches for pair, matches in found.items() if any(reports.issuperset(pair) for reports in groups)}
        for centre, reports in self.thinned:
            if centre is not None:
                found |= self.traces.found([centre], reports)
        return found

    def _ready(self, names: set[str]) -> None:
        """Looks up at once what `_between` asks of each of some reports."""
        ordered = sorted(names - self._marks.keys())
        units = self._together(ordered)
        start = _starts(units)
        for mark, numbers in _marks(units, self.settings).items():
            for number in numbers:
                own = self._marks.setdefault(units[number].report, {})
                own.setdefault(mark, []).append(number - start[units[number].report])
        for name in ordered:
            self._marks.setdefault(name, {})
        unknown = {mark for name in names for mark in self._marks[name]} - self.after.keys()
        crowds = self.traces.crowds(unknown)
        self.after |= {mark: crowds.get(mark) for mark in unknown}

    def _together(self, names: Sequence[str]) -> list[Unit]:
        """The sentences of reports, in the order of their ids."""
        return units_of([self.reports[name] for name in names], [p for name in names for p in self.parts.get(name, ())], self.settings)

    def _between(self, one: int, other: int) -> set[tuple[int, int]]:
        """The sentences of two reports, by their places, that are worth comparing as things stand."""
        mine, theirs = self.marks(self.names[one]), self.marks(self.names[other])
        common = mine.keys() & theirs.keys()
        prints: set[tuple[int, int]] = set()
        words: Counter[tuple[int, int]] = Counter()
        for mark in common:
            crowd = self.after[mark]
            pairs = {(x, y) for x in mine[mark] for y in theirs[mark]}
            if is_word(mark):
                words.update(() if crowd else pairs)
            else:
                prints |= {(x, y) for x, y in pairs if crowd is None or {one + x, other + y} & set(crowd.firsts)}
        return prints | {pair for pair, times in words.items() if times >= self.settings.rare_shared}

    def _cut(self) -> dict[Pair, Found]:
        """Cuts the sentences of reports where something was found or lost; all pairs of reports whose rows change by it."""
        again = {pair: found for pair, found in self.growth.found.items() if found}
        for number, change in self._said().items():
            name = self.names[number]
            units, was = self.units(name), self.traced[name]
            cuts = {place: _summed(was.cuts.get(place, {}), change.get(place, {})) for place in was.cuts.keys() | change.keys()}
            self.traced[name] = replace(was, cuts={place: own for place, own in sorted(cuts.items()) if own})
            self.growth.reports[name] = self.traced[name]
            if edges_of(units, was.cuts, self.settings) != edges_of(units, cuts, self.settings):
                found = self.traces.found([number]) | {pair: own for pair, own in self.growth.found.items() if number in pair}
                again |= {pair: own for pair, own in found.items() if own}
        return again

    def _said(self) -> dict[int, dict[int, Counter[int]]]:
        """By report and place of a sentence, how much oftener than before something says that it may be cut before a word."""
        said: dict[int, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
        for pair, matches in self.before.items():
            sides = [self._old[each] if each in self.left else self.units(self.names[each]) for each in pair]
            for which, (place, words) in cutting(matches, *sides):
                if pair[which] not in self.left:
                    said[pair[which]][place].subtract(tally(sides[which], [(place, words)])[place])
        for pair, matches in self.growth.found.items():
            sides = [self.units(self.names[each]) if matches else [] for each in pair]
            for which, (place, words) in cutting(matches, *sides):
                said[pair[which]][place].update(tally(sides[which], [(place, words)])[place])
        return said

    def _regrown(self, again: Mapping[Pair, Found], touched: set[str]) -> Regrown:
        """The rows that stay and the matches of the pairs whose rows are made again."""
        before = {each.first: name for name, each in self.known.items()}
        numbers = {*again, *self.growth.found}
        changed = {(before[a], before[b]) for a, b in numbers if a in before and b in before}
        changing = touched | {name for pair in changed for name in pair}

        def stays(copy: Copy) -> bool:
            a, b = copy.a.report, copy.b.report
            if a not in changing and b not in changing:  # nearly all
                return True
            return a not in touched and b not in touched and (min(a, b), max(a, b)) not in changed

        kept = [copy for copy in self.memory.copies if copy.kind != "translated" and stays(copy)]
        names = sorted({self.names[each] for pair in again for each in pair})
        units = self._together(names)
        start = _starts(units)
        cuts = {start[name] + n: own for name in names for n, own in self.traced[name].cuts.items()}
        edges = edges_of(units, cuts, self.settings)
        units, matches = cut_at(units, self._numbered(again, start), edges, self.settings)
        return Regrown(kept, chosen(matches, units, self.settings), units, self)


def _starts(units: Iterable[Unit]) -> dict[str, int]:
    """The number of the first unit of each report."""
    start: dict[str, int] = {}
    for unit in units:
        start.setdefault(unit.report, unit.number)
    return start


def _summed(was: Mapping[int, int], change: Mapping[int, int]) -> dict[int, int]:
    """Counts with what came and went, those of nothing left out."""
    summed = {word: was.get(word, 0) + change.get(word, 0) for word in was.keys() | change.keys()}
    return {word: times for word, times in sorted(summed.items()) if times}


def _marks(units: Sequence[Unit], settings: Settings) -> dict[int, list[int]]:
    index = marks_of([unit.text for unit in units], settings)
    found: dict[int, list[int]] = defaultdict(list)
    for mark, owner in zip(index.marks.astype(np.int32).tolist(), index.owners.tolist(), strict=True):
        found[mark].append(owner)
    return dict(found)


def _by_mark(traces: Iterable[Trace]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for mark, sentence in sorted(traces):
        found[mark].append(sentence)
    return dict(found)
