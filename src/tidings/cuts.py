"""Sentences that are several texts run together: headlines without a full stop set in one line, paragraphs that were merged.

Where only part of a sentence is all of a sentence of another report and another one could begin there, it is cut in two, so that each
part has copies and translations of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.alignment import Comparing, Match, Words
from tidings.settings import Settings
from tidings.wording import Unit

Side = tuple[int, Words]  # a unit, by number, and words of it
NEAR = 2  # words within which two cuts are one


def cut(units: Sequence[Unit], matches: Sequence[Match], settings: Settings) -> tuple[list[Unit], list[Match]]:
    """The units with the parts of those that are cut in place of them, numbered anew in reading order, and the matches between all."""
    counted = tally(units, [side for _, side in cutting(matches, units, units)])
    return cut_at(units, matches, edges_of(units, counted, settings), settings)


def cutting(matches: Iterable[Match], ones: Sequence[Unit], others: Sequence[Unit]) -> Iterator[tuple[int, Side]]:
    """The sides of matches, 0 or 1, that say where a sentence may be cut: part of one is all of the other, and neither is a quotation.

    `ones` and `others` are the units that the numbers of either side are of.
    """
    for match in matches:
        if (match.of_a is None) != (match.of_b is None) and not ones[match.a].quoted and not others[match.b].quoted:
            yield (0, (match.a, match.of_a)) if match.of_a else (1, (match.b, match.of_b or (0, 0)))


def tally(units: Sequence[Unit], sides: Iterable[Side]) -> dict[int, Counter[int]]:
    """How many sides say of a unit, by number, that it may be cut before a word."""
    counted: dict[int, Counter[int]] = defaultdict(Counter)
    for number, words in sides:
        counted[number].update(at for at in words if _may_begin(units[number], at))
    return counted


def edges_of(units: Sequence[Unit], counted: Mapping[int, Mapping[int, int]], settings: Settings) -> dict[int, list[int]]:
    """Where the parts of units begin and end, by number, of those that are cut."""
    found = {number: _edges(units[number], own, settings) for number, own in counted.items()}
    return {number: edges for number, edges in found.items() if len(edges) > 2}


def cut_at(
    units: Sequence[Unit], matches: Sequence[Match], edges: Mapping[int, Sequence[int]], settings: Settings
) -> tuple[list[Unit], list[Match]]:
    """As `cut`, the edges being known. Which units a record is cut at elsewhere makes no difference to their order."""
    parts = {number: [_part(units[number], first, last) for first, last in pairwise(own)] for number, own in edges.items()}
    ordered = sorted(
        (part for unit in units for part in parts.get(unit.number, [unit])), key=lambda u: (u.report, u.start, u.quoted, -u.end)
    )
    names: dict[int, list[int]] = defaultdict(list)
    for number, unit in enumerate(ordered):
        names[unit.number].append(number)
    kept = [unit.numbered(number, tuple(n for holder in unit.holders for n in names[holder])) for number, unit in enumerate(ordered)]
    found = []
    comparing = Comparing(settings)
    for match in matches:
        if match.a in parts or match.b in parts:
            pairs = [(kept[p], kept[q]) for p in names[match.a] for q in names[match.b]]
            found += [again for p, q in pairs if (again := comparing(p, q))]
        else:
            found.append(match.between(names[match.a][0], names[match.b][0]))
    return kept, found


def _may_begin(unit: Unit, at: int) -> bool:
    """Whether a sentence may begin at a word: it has a capital or is a number, and no comma, hyphen or quotation mark stands before it."""
    if not 0 < at < len(unit.spans):
        return False
    start = unit.spans[at][0]
    before = unit.text[unit.spans[at - 1][1] : start]
    return (
        (unit.text[start].isupper() or unit.text[start].isdigit())
        and any(c.isspace() for c in before)
        and not set(before) & set(",-–—(:\"'“‘«„")
    )


def _edges(unit: Unit, counted: Mapping[int, int], settings: Settings) -> list[int]:
    """Where the parts begin and end: what most matches say first, no part too short to be told apart."""
    edges = {0, len(unit.words)}
    least = max(settings.shortest_copy, NEAR + 1)
    for at in sorted(counted, key=lambda n: (-counted[n], n)):
        if all(abs(at - edge) >= least for edge in edges):
            edges.add(at)
    return sorted(edges)


def _part(unit: Unit, first: int, last: int) -> Unit:
    start = unit.spans[first][0] if first else 0
    end = unit.spans[last][0] if last < len(unit.spans) else len(unit.text)
    text = unit.text[start:end].rstrip()
    return replace(unit, start=unit.start + start, end=unit.start + start + len(text), text=text)
