"""Which sentences of which reports are one text: printed again as it was, edited, or translated.

Cheap first: equal words, then fingerprints and rare words that lead to a few sentences worth aligning, then the alignment. Across
languages the work is in `translations`. A row is one sentence (or one quotation) on either side, with offsets in both reports.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence

from tidings.alignment import Comparing
from tidings.cuts import cut, cut_at
from tidings.growing import Memory, Regrown, grow
from tidings.model import Copy, Passage, Report
from tidings.pairing import chosen, rows_of
from tidings.planting import planted
from tidings.settings import Settings
from tidings.translations import find_translations
from tidings.winnow import candidates
from tidings.wording import units_of


def find_copies(
    reports: Sequence[Report], passages: Sequence[Passage], settings: Settings, memory: Memory | None = None
) -> tuple[Copy, ...]:
    """Every pair of sentences of two reports that are one text, sorted; `a` is the origin where the direction is known.

    With a `memory` of what was found before only what is new is looked at; the rows are the same.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    if memory and (grown := grow(memory, ordered, passages, settings)):
        return _regrown(grown, ordered, passages, settings)
    units = units_of(ordered, passages, settings)
    comparing = Comparing(settings)
    found = [m for a, b in candidates(units, settings) if (m := comparing(units[a], units[b]))]
    if memory:
        memory.growth = planted(ordered, passages, units, found, settings)
    units, found = cut(units, found, settings)
    matches = chosen(found, units, settings)
    matches += find_translations(units, matches, settings)
    return _sorted(rows_of(matches, units, reports, passages, settings))


def _regrown(grown: Regrown, reports: Sequence[Report], passages: Sequence[Passage], settings: Settings) -> tuple[Copy, ...]:
    """As `find_copies`, from what was found before. Of several languages all are held against one another again."""
    if len({report.language for report in reports}) < 2:
        kept = grown.kept
        for copy in rows_of(grown.matches, grown.units, reports, passages, settings):
            insort(kept, copy, key=_place)
        return tuple(kept)
    whole = units_of(reports, passages, settings)
    units, found = cut_at(whole, *grown.everywhere(whole), settings)
    matches = chosen(found, units, settings)
    matches += find_translations(units, matches, settings)
    return _sorted(rows_of(matches, units, reports, passages, settings))


def _sorted(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=_place))


def _place(copy: Copy) -> tuple[str, int, str, int, int, int, str, float]:
    return (copy.a.report, copy.a.start, copy.b.report, copy.b.start, copy.a.end, copy.b.end, copy.kind, copy.score)
