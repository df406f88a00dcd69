"""How many origins that do not derive from one another stand behind something that is told at several places.

Reports of one lineage, of one outlet, or credited to one agency are one origin; so are the printings of one paragraph that
recurs. A report that names another one's agency or outlet beside what it tells passes that on. An unknown origin adds nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from tidings.agencies import outlet, read_credits
from tidings.fold import fold_name
from tidings.model import Copy, Lineage, Passage, Report

Told = tuple[str, int, int]


class Origins:
    """What ties reports to one another, looked up once for all events of a record."""

    def __init__(self, lineages: Sequence[Lineage], passages: Sequence[Passage], reports: Sequence[Report]) -> None:
        """All lineages, passages and reports of one record."""
        self.lineages, self.passages = lineages, passages
        self.recurring = {p: lineage for lineage in lineages if lineage.kind == "passage" for p in lineage.passages}
        self.parts: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(passages, key=lambda p: (p.report, p.start)):
            self.parts[passage.report].append(passage)
        self.ties: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, str] = {}
        for lineage in lineages:
            if lineage.kind == "report":
                for member in lineage.reports:
                    self.ties[member].add(f"lineage {lineage.id}")
        for report in reports:
            self._tie(report)

    def _tie(self, report: Report) -> None:
        printed = outlet(report)
        names = [(name, f"agency {name}") for name in sorted(read_credits(report, self.parts[report.id]).agencies)]
        names += [(printed, f"outlet {printed}")] if printed else []
        for name, key in names:
            self.ties[report.id].add(key)
            self.names.setdefault(name, key)

    def passage(self, told: Told) -> Passage | None:
        """The passage in which something is told."""
        own = self.parts.get(told[0], [])
        index = bisect_right([p.start for p in own], told[1]) - 1
        return own[index] if index >= 0 else None

    def passed_on(self, told: Told) -> set[str]:
        """Agencies and outlets of the record that the sentence names as where it has this from."""
        passage = self.passage(told)
        if passage is None:
            return set()
        around = next(((s, e) for s, e in passage.sentences if s <= told[1] < e), (passage.start, passage.end))
        sentence = f" {fold_name(passage.text[around[0] - passage.start : around[1] - passage.start])} "
        met = [named for word in set(sentence.split(" ")) for named in self._named.get(word, ())]
        return {key for name, key in met if name in sentence}

    @cached_property
    def _named(self) -> dict[str, list[tuple[str, str]]]:
        """Names of agencies and outlets between spaces, with their keys, by their first words: few of them have to be looked for."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, key in self.names.items():
            if len(name) > 2:
                found[name.split(" ")[0]].append((f" {re.sub(' +', ' ', name)} ", key))
        return found


def count_origins(
    spans: Sequence[Told],
    lineages: Sequence[Lineage],
    passages: Sequence[Passage],
    copies: Sequence[Copy],
    reports: Sequence[Report],
) -> int:
    """The number of origins behind what is told at `spans` (report, start, end); at least one where there is a span.

    `copies` may be left empty: what they tell is in the lineages.
    """
    if not spans:
        return 0
    origins = _origins(lineages, passages, reports)
    own: dict[str, list[Told]] = defaultdict(list)
    borrowed: dict[str, tuple[set[str], Lineage]] = {}
    for told in sorted(spans):
        passage = origins.passage(told)
        lineage = origins.recurring.get(passage.id) if passage else None
        if lineage is None:
            own[told[0]].append(told)
        else:
            borrowed.setdefault(lineage.id, (set(), lineage))[0].add(told[0])
    tied = _joined([{report, *origins.ties[report]}.union(*map(origins.passed_on, tolds)) for report, tolds in own.items()])
    held = set().union(*tied) if tied else set()
    alone = [tellers for tellers, lineage in borrowed.values() if not _known(lineage.reports, held, origins)]
    return len(tied) + len(_joined(alone))


def bonds(
    spans: Sequence[Told], lineages: Sequence[Lineage], passages: Sequence[Passage], reports: Sequence[Report]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What makes one origin of reports that are several texts, with those reports: "agency x", "outlet y" where one is named by another."""
    origins = _origins(lineages, passages, reports)
    held: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, set[str]] = defaultdict(set)
    for told in spans:
        own = {key for key in origins.ties[told[0]] if key.startswith("lineage ")}
        for key in (origins.ties[told[0]] | origins.passed_on(told)) - own:
            held[key].add(told[0])
            texts[key] |= own
    return tuple((key, tuple(sorted(held[key]))) for key in sorted(held) if len(texts[key]) > 1)


def _known(reports: Sequence[str], held: set[str], origins: Origins) -> bool:
    """Whether a report that prints the recurring paragraph is counted already, itself or by what it is tied to."""
    return any(report in held or origins.ties[report] & held for report in reports)


def _joined(sets: Sequence[set[str]]) -> list[set[str]]:
    """The sets, those with an element in common as one."""
    found: list[set[str]] = []
    for one in sets:
        apart = [other for other in found if not other & one]
        found = [*apart, one.union(*(other for other in found if other & one))]
    return found


_last: list[Origins] = []


def _origins(lineages: Sequence[Lineage], passages: Sequence[Passage], reports: Sequence[Report]) -> Origins:
    """Built once for the lineages and passages of a record, which every event asks about."""
    if not _last or _last[0].lineages is not lineages or _last[0].passages is not passages:
        _last[:] = [Origins(lineages, passages, reports)]
    return _last[0]
