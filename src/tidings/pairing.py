"""Which of the sentences of two reports that are alike are one text: what all of them say together decides.

Nothing here depends on any third report, so that what two reports have in common stays as it is when others are added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tidings.alignment import Match, Words
from tidings.directions import Direction, directions
from tidings.model import Copy, Passage, Report, Stretch
from tidings.settings import Settings
from tidings.wording import Unit


def chosen(found: Iterable[Match], units: Sequence[Unit], settings: Settings) -> list[Match]:
    """Of the pairs of units with like wording those that are one text."""
    return _best(_without_echoes(_without_templates(list(found), units, settings), units, settings), units)


def rows_of(
    matches: Sequence[Match], units: Sequence[Unit], reports: Sequence[Report], passages: Sequence[Passage], settings: Settings
) -> list[Copy]:
    """Matches as they are kept, `a` being the origin where the direction is known. `matches` are all of each two reports."""
    shared = Counter((units[m.a].report, units[m.b].report) for m in matches)
    sentences = Counter(unit.report for unit in units if not unit.quoted)
    ways = directions(shared, sentences, reports, passages, settings)
    return [_row(match, units, ways) for match in matches]


def _without_templates(matches: Sequence[Match], units: Sequence[Unit], settings: Settings) -> list[Match]:
    """Without sentences whose names and numbers contradict, but where others say that the two reports share text."""
    sure = {(units[m.a].report, units[m.b].report) for m in matches if not m.doubtful and _tells(m, units, settings)}
    return [m for m in matches if not m.doubtful or (units[m.a].report, units[m.b].report) in sure]


def _without_echoes(matches: Iterable[Match], units: Sequence[Unit], settings: Settings) -> list[Match]:
    """Quotations only where their sentences are no match; short lines alone between two reports are chance or page furniture."""
    matches = list(matches)
    held = {(m.a, m.b) for m in matches if not units[m.a].quoted and not units[m.b].quoted}
    kept = [m for m in matches if (m.a, m.b) in held or not _echo(units[m.a], units[m.b], held)]
    telling = {(units[m.a].report, units[m.b].report) for m in kept if _tells(m, units, settings)}
    return [m for m in kept if (units[m.a].report, units[m.b].report) in telling]


def _echo(a: Unit, b: Unit, held: set[tuple[int, int]]) -> bool:
    """Whether all the sentences that hold two quotations, or a quotation and a sentence, are matches already."""
    return all(any((x, y) in held for y in b.holders or (b.number,)) for x in a.holders or (a.number,))


def _tells(match: Match, units: Sequence[Unit], settings: Settings) -> bool:
    """Whether a match is long enough to say that two reports share text."""
    a, b = units[match.a], units[match.b]
    return a.news and b.news and min(a.length, b.length) >= (settings.lone_quotation if a.quoted or b.quoted else settings.lone_copy)


def _best(matches: Sequence[Match], units: Sequence[Unit]) -> list[Match]:
    """Each word of a sentence matched with one sentence of each other report: the likest, then the first."""
    taken: dict[tuple[int, str], list[Words]] = defaultdict(list)
    kept = []
    for match in sorted(matches, key=lambda m: (-m.score, m.a, m.b)):
        a, b = units[match.a], units[match.b]
        of_a, of_b = match.of_a or (0, len(a.words)), match.of_b or (0, len(b.words))
        if _free(of_a, taken[match.a, b.report]) and _free(of_b, taken[match.b, a.report]):
            taken[match.a, b.report].append(of_a)
            taken[match.b, a.report].append(of_b)
            kept.append(match)
    return kept


def _free(words: Words, taken: Sequence[Words]) -> bool:
    return all(words[1] <= start or end <= words[0] for start, end in taken)


def _row(match: Match, units: Sequence[Unit], ways: dict[tuple[str, str], Direction]) -> Copy:
    a, b = units[match.a], units[match.b]
    first, second = _stretch(a, match.of_a), _stretch(b, match.of_b)
    way = ways.get((a.report, b.report), "unknown")
    if way == "b_to_a":
        return Copy(second, first, match.kind, match.score, "a_to_b")
    return Copy(first, second, match.kind, match.score, way)


def _stretch(unit: Unit, words: Words | None) -> Stretch:
    """Where some words of a unit stand, with the marks before the first and after the last word of the unit."""
    first, last = words or (0, len(unit.words))
    start = unit.start + (unit.spans[first][0] if first else 0)
    end = unit.start + unit.spans[last - 1][1] if last < len(unit.words) else unit.end
    return Stretch(unit.report, start, end)
