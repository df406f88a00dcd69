"""An index of copies made at once, of a whole record: see `tidings.traces`. What is added later goes into it by `tidings.growing`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tidings.alignment import Match
from tidings.cuts import cutting, tally
from tidings.growing import by_report
from tidings.model import Passage, Report
from tidings.settings import Settings
from tidings.traces import Crowd, Growth, Trace, Traced, key_of, stamp_of
from tidings.winnow import firsts, is_word, marks_of, turn
from tidings.wording import Unit


def planted(
    reports: Sequence[Report], passages: Sequence[Passage], units: Sequence[Unit], matches: Sequence[Match], settings: Settings
) -> Growth:
    """An index of a whole record; `matches` are all pairs of its units that are alike, before any is cut."""
    parts = by_report(passages)
    own: dict[str, list[Unit]] = {report.id: [] for report in reports}
    for unit in units:
        own[unit.report].append(unit)
    start = {name: each[0].number if each else 0 for name, each in own.items()}
    cuts: dict[str, dict[int, Mapping[int, int]]] = defaultdict(dict)
    for number, counted in tally(units, [side for _, side in cutting(matches, units, units)]).items():
        cuts[units[number].report][number - start[units[number].report]] = counted
    growth = Growth(stamp_of(settings), anew=True)
    first = 0
    for report in reports:
        size = max(1, len(own[report.id]))
        growth.reports[report.id] = Traced(key_of(report, parts.get(report.id, ())), first, size, cuts.get(report.id, {}))
        first += size
    numbers = {name: each.first for name, each in growth.reports.items() if each}
    growth.gained, growth.crowds = _listed(units, [numbers[u.report] + u.number - start[u.report] for u in units], settings)
    for match in matches:
        a, b = units[match.a].report, units[match.b].report
        growth.found.setdefault((numbers[a], numbers[b]), []).append(match.between(match.a - start[a], match.b - start[b]))
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
