"""Figures that a copy alone changed: "31 dead" where the text that it comes from has "13".

The figure of the origin stands for it in every count and range; what the copy printed stays beside it as a value of its own claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tidings.language import load_pack
from tidings.model import Copy, Figure, Report, Stretch
from tidings.numbers import find_numbers
from tidings.telling import one_number_apart, sides_of


def find_slips(figures: Sequence[Figure], copies: Sequence[Copy], reports: Mapping[str, Report], least: float) -> dict[str, Figure]:
    """The figure of the origin by the id of the one that a copy has in its place; `least` is the score from which on a copy counts.

    Of one measure, figures with one number in both sentences are the same; what is left over on both sides, one each, is a slip: unless the
    text copied has that number too, of something that was not counted there, or a text of a later day has the larger number, which is a
    toll brought up to date, or the sentence was edited in other names or numbers too: then it tells of another flood in another town by
    the words of the first.
    """
    at: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        at[figure.report].append(figure)
    found: dict[str, Figure] = {}
    for copy in sorted(copies, key=lambda c: (-c.score, c.a.report, c.a.start, c.b.report, c.b.start)):
        ordered = _directed(copy, reports)
        if ordered is None or copy.score < least:
            continue
        if copy.kind == "edited" and not one_number_apart(*sides_of(copy, reports)):
            continue
        source, made = (_by_measure(at[one.report], one) for one in ordered)
        for measure in sorted(source.keys() & made.keys()):
            theirs, own = _unlike(source[measure], made[measure]), _unlike(made[measure], source[measure])
            if len(theirs) == len(own) == 1 and not _update(theirs[0], own[0], reports) and not _stands_in(own[0], ordered[0], reports):
                found.setdefault(own[0].id, theirs[0])
    return {slip: _first(figure, found) for slip, figure in found.items()}


def _first(figure: Figure, found: Mapping[str, Figure]) -> Figure:
    """The figure that the text has from which all others come."""
    seen = {figure.id}
    while figure.id in found and found[figure.id].id not in seen:
        figure = found[figure.id]
        seen.add(figure.id)
    return figure


def _directed(copy: Copy, reports: Mapping[str, Report]) -> tuple[Stretch, Stretch] | None:
    """The stretch that came first and the one made from it; None where neither the texts nor the days of printing tell."""
    if copy.direction != "unknown":
        return (copy.a, copy.b) if copy.direction == "a_to_b" else (copy.b, copy.a)
    printed = [_printed(one.report, reports) for one in (copy.a, copy.b)]
    if not all(printed) or printed[0] == printed[1]:
        return None
    return (copy.a, copy.b) if printed[0] < printed[1] else (copy.b, copy.a)


def _update(old: Figure, new: Figure, reports: Mapping[str, Report]) -> bool:
    """Whether a text printed on a later day has a larger number, and not the old one's digits in another order."""
    days = [_printed(figure.report, reports)[:10] for figure in (old, new)]
    before, after = number_of(old) or 0, number_of(new) or 0
    return bool(days[0]) and days[0] < days[1] and after > before and sorted(str(before)) != sorted(str(after))


def _stands_in(figure: Figure, stretch: Stretch, reports: Mapping[str, Report]) -> bool:
    """Whether a stretch of text has the number of a figure."""
    report = reports.get(stretch.report)
    pack = load_pack(report.language) if report else None
    if report is None or pack is None:
        return False
    numbers = find_numbers(report.text[stretch.start : stretch.end], pack)
    return any(number_of(figure) in (number.best, number.low) for number in numbers)


def _printed(report: str, reports: Mapping[str, Report]) -> str:
    """When a report was printed, or nothing."""
    found = reports.get(report)
    return found.published.value if found and found.published else ""


def _by_measure(figures: Sequence[Figure], stretch: Stretch) -> dict[str, list[Figure]]:
    """The counted figures that stand in a stretch of text."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if stretch.start <= figure.start < stretch.end and number_of(figure) is not None:
            found[figure.measure].append(figure)
    return found


def _unlike(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Those of some figures whose number none of the others has."""
    numbers = {number_of(other) for other in others}
    return [figure for figure in figures if number_of(figure) not in numbers]


def number_of(figure: Figure) -> int | float | None:
    """The number of a figure: its best value, else the least that it can be; None where it has neither."""
    return figure.best if figure.best is not None else figure.low
