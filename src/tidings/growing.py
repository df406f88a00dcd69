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

from tidings.alignment import Match, Words, compare
from tidings.cuts import cut_at, cuts, edges_of
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
    keys = {report.id: key_of(report, parts.get(report.id, ())) for report in reports}
    fresh = {name for name, key in keys.items() if name not in known or known[name].key != key}
    gone = known.keys() - keys.keys()
    if not known or len(fresh) + len(gone) > max(1, MOST_ADDED * len(known)):
        return None
    growing = Growing(memory, known, {report.id: report for report in reports}, parts, settings)
    try:
        return growing.grown(fresh, gone, keys)
    except AnewError:
        return None


def by_report(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    """Passages by their report, in order."""
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        parts[passage.report].append(passage)
    return parts


def planted(
    reports: Sequence[Report], passages: Sequence[Passage], units: Sequence[Unit], matches: Sequence[Match], settings: Settings
) -> Growth:
    """An index of a whole record; `matches` are all pairs of its units that are alike, before any is cut."""
    parts = by_report(passages)
    own: dict[str, list[Unit]] = {report.id: [] for report in reports}
    for unit in units:
        own[unit.report].append(unit)
    sides = [side for m in matches if cuts(m, units) for side in ((m.a, m.of_a), (m.b, m.of_b)) if side[1] is not None]
    edges: dict[str, Edges] = defaultdict(dict)
    offset = {name: each[0].number for name, each in own.items() if each}
    for number, cut in edges_of(units, sides, settings).items():
        edges[units[number].report][number - offset[units[number].report]] = cut
    growth = Growth(stamp_of(settings), anew=True)
    first = 0
    numbers: dict[str, int] = {}
    for report in reports:
        numbers[report.id] = first
        growth.reports[report.id] = Traced(
            key_of(report, parts.get(report.id, ())), first, max(1, len(own[report.id])), edges.get(report.id, {})
        )
        first += max(1, len(own[report.id]))
    new = [numbers[unit.report] + unit.number - offset[unit.report] for unit in units]
    growth.gained, growth.crowds = _listed(units, new, settings)
    for match in matches:
        a, b = units[match.a], units[match.b]
        local = replace(match, a=match.a - offset[a.report], b=match.b - offset[b.report])
        growth.found.setdefault((numbers[a.report], numbers[b.report]), []).append(Found(local, cuts(match, units)))
    return growth


def _listed(units: Sequence[Unit], numbers: Sequence[int], settings: Settings) -> tuple[Iterable[Trace], dict[int, Crowd]]:
    """The traces of units, in order, without those of crowded words; and the crowds."""
    index = marks_of([unit.text for unit in units], settings)
    marks, owners = index.marks.astype(np.int32), index.owners
    starts = np.flatnonzero(np.diff(marks, prepend=marks[:1] - 1)) if len(marks) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(marks)))
    crowds: dict[int, Crowd] = {}
    kept = np.ones(len(marks), np.bool_)
    turns: dict[str, int] = {}
    for start, size in zip(starts[sizes > settings.posting_cap].tolist(), sizes[sizes > settings.posting_cap].tolist(), strict=True):
        mark = int(marks[start])
        if is_word(mark):
            crowds[mark] = Crowd(size)
            kept[start : start + size] = False
            continue
        members = owners[start : start + size].tolist()
        for name in {units[n].report for n in members} - turns.keys():
            turns[name] = turn(name)
        head = sorted(members, key=lambda n: (turns[units[n].report], n))[: firsts(settings.posting_cap)]
        crowds[mark] = Crowd(size, tuple(numbers[n] for n in head))
    mine = np.array(numbers, dtype=np.int64)[owners[kept]] if len(owners) else np.zeros(0, np.int64)
    return zip(marks[kept].tolist(), mine.tolist(), strict=True), crowds


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
        self.thinned: set[tuple[int | None, frozenset[int]]] = set()  # a report, or any, and reports with which it lost a reason
        self._units: dict[str, list[Unit]] = {}
        self._marks: dict[str, dict[int, list[int]]] = {}

    def grown(self, fresh: set[str], gone: Collection[str], keys: Mapping[str, str]) -> Regrown:
        """What becomes of the copies, and in `memory.growth` of the index."""
        left = {name: self.known[name] for name in (*gone, *(fresh & self.known.keys()))}
        old = self._old_traces(left.keys()) if left else set[Trace]()
        for name in gone:
            self.traced.pop(name)
            self.growth.reports[name] = None
        self._number(sorted(fresh), keys)
        new = {(mark, self.traced[name].first + n) for name in fresh for mark, places in self.marks(name).items() for n in places}
        reasons = self._look_up(new, old, {self.traced[name].first for name in fresh} | {each.first for each in left.values()})
        self._forget({each.first for each in left.values()})
        self._compare(reasons.enough(self.settings))
        self._thin({each.first for each in left.values()} | {self.traced[name].first for name in fresh})
        again = self._cut()
        touched = fresh | set(gone)
        self.memory.growth = self.growth
        return self._regrown(again, touched)

    def everywhere(self, whole: Sequence[Unit]) -> tuple[list[Match], Edges]:
        """See `Regrown`."""
        offset: dict[str, int] = {}
        for unit in whole:
            offset.setdefault(unit.report, unit.number)
        found = self.traces.found([each.first for each in self.known.values()]) | self.growth.found
        matches = [
            replace(each.match, a=each.match.a + offset[self.names[a]], b=each.match.b + offset[self.names[b]])
            for (a, b), pairs in found.items()
            for each in pairs
        ]
        edges = {offset[name] + n: list(cut) for name, each in self.traced.items() for n, cut in each.edges.items()}
        return matches, edges

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
            marks = _marks(units_of([report], parts.get(report.id, ()), self.settings), self.settings)
            found |= {(mark, self.known[report.id].first + n) for mark, places in marks.items() for n in places}
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

    def _forget(self, left: set[int]) -> None:
        """What was found with reports that are gone or changed."""
        self.growth.found |= {pair: [] for pair in (self.traces.found(left) if left else {})}

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
                plain = (match.of_a is None) != (match.of_b is None) and not unit.quoted and not with_.quoted
                self.growth.found.setdefault(pair, []).append(Found(match, plain))

    def _thin(self, moved: set[int]) -> None:
        """Takes away what was found between two reports by nothing but what does not lead from one to the other any more."""
        asked = {each for centre, reports in self.thinned for each in ((centre,) if centre is not None else reports)}
        for pair, found in (self.traces.found(asked) if asked else {}).items():
            if set(pair) & moved or not any(
                set(pair) <= reports | {centre} and (centre is None or centre in pair) for centre, reports in self.thinned
            ):
                continue
            still = self._between(*pair)
            kept = [each for each in found if (each.match.a, each.match.b) in still]
            if len(kept) < len(found):
                self.growth.found[pair] = kept

    def _between(self, one: int, other: int) -> set[tuple[int, int]]:
        """The sentences of two reports, by their places, that are worth comparing as things stand."""
        mine, theirs = self.marks(self.names[one]), self.marks(self.names[other])
        common = mine.keys() & theirs.keys()
        unknown = common - self.after.keys()
        looked_up = self.traces.crowds(unknown)
        self.after |= {mark: looked_up.get(mark) for mark in unknown}
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

    def _cut(self) -> dict[Pair, list[Found]]:
        """Cuts the sentences of reports where something was found or lost; all pairs of reports whose rows change by it."""
        touched = {each for pair in self.growth.found for each in pair if each in self.names and self.names[each] in self.traced}
        touched = {each for each in touched if self.traced[self.names[each]].first == each}
        everything = (self.traces.found(touched) if touched else {}) | self.growth.found
        again = {pair: found for pair, found in self.growth.found.items() if found}
        of: dict[int, list[tuple[Pair, list[Found]]]] = defaultdict(list)
        for pair, found in everything.items():
            for each in pair:
                of[each].append((pair, found))
        for number in sorted(touched):
            name = self.names[number]
            edges = edges_of(self.units(name), _sides(number, of[number]), self.settings)
            if edges != {n: list(cut) for n, cut in self.traced[name].edges.items()}:
                self.growth.reports[name] = self.traced[name] = replace(self.traced[name], edges=edges)
                again |= {pair: found for pair, found in of[number] if found}
        return again

    def _regrown(self, again: Mapping[Pair, Sequence[Found]], touched: set[str]) -> Regrown:
        """The rows that stay and the matches of the pairs whose rows are made again."""
        before = {each.first: name for name, each in self.known.items()}
        numbers = {*again, *self.growth.found}
        changed = {(before[a], before[b]) for a, b in numbers if a in before and b in before}
        kept = [
            copy
            for copy in self.memory.copies
            if copy.kind != "translated"
            and copy.a.report not in touched
            and copy.b.report not in touched
            and (min(copy.a.report, copy.b.report), max(copy.a.report, copy.b.report)) not in changed
        ]
        names = sorted({self.names[each] for pair in again for each in pair})
        units = units_of([self.reports[name] for name in names], [p for name in names for p in self.parts.get(name, ())], self.settings)
        offset: dict[str, int] = {}
        for unit in units:
            offset.setdefault(unit.report, unit.number)
        matches = [
            replace(each.match, a=each.match.a + offset[self.names[a]], b=each.match.b + offset[self.names[b]])
            for (a, b), found in again.items()
            for each in found
        ]
        edges = {offset[name] + n: list(cut) for name in names for n, cut in self.traced[name].edges.items()}
        units, matches = cut_at(units, matches, edges, self.settings)
        return Regrown(kept, chosen(matches, units, self.settings), units, self)


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


def _sides(number: int, pairs: Iterable[tuple[Pair, Sequence[Found]]]) -> Iterable[tuple[int, Words]]:
    """The sentences of a report, by their places, of which a part is all of another report's, and the words of that part."""
    for (a, _), found in pairs:
        for each in found:
            place, words = (each.match.a, each.match.of_a) if a == number else (each.match.b, each.match.of_b)
            if each.cuts and words is not None:
                yield place, words
