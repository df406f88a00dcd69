"""Sentences that are several texts run together: headlines without a full stop set in one line, paragraphs that were merged.

Where only part of a sentence is all of a sentence of another report and another one could begin there, it is cut in two, so that each
part has copies and translations of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.alignment import Match, compare
from tidings.settings import Settings
from tidings.wording import Unit

NEAR = 2  # words within which two cuts are one


def cut(units: Sequence[Unit], matches: Sequence[Match], settings: Settings) -> tuple[list[Unit], list[Match]]:
    """The units with the parts of those that are cut in place of them, numbered anew in reading order, and the matches between all."""
    parts = _parts(units, matches, settings)
    if not parts:
        return list(units), list(matches)
    ordered = sorted(
        (part for unit in units for part in parts.get(unit.number, [unit])), key=lambda u: (u.report, u.start, u.quoted, -u.end)
    )
    names: dict[int, list[int]] = defaultdict(list)
    for number, unit in enumerate(ordered):
        names[unit.number].append(number)
    kept = [
        replace(unit, number=number, holders=tuple(n for holder in unit.holders for n in names[holder]))
        for number, unit in enumerate(ordered)
    ]
    found = []
    for match in matches:
        if match.a in parts or match.b in parts:
            pairs = [(kept[p], kept[q]) for p in names[match.a] for q in names[match.b]]
            found += [again for p, q in pairs if (again := compare(p, q, settings))]
        else:
            found.append(replace(match, a=names[match.a][0], b=names[match.b][0]))
    return kept, found


def _parts(units: Sequence[Unit], matches: Sequence[Match], settings: Settings) -> dict[int, list[Unit]]:
    """The parts of the units that are cut, under their numbers."""
    marks: dict[int, Counter[int]] = defaultdict(Counter)
    for match in matches:
        a, b = units[match.a], units[match.b]
        for unit, words, other, rest in ((a, match.of_a, b, match.of_b), (b, match.of_b, a, match.of_a)):
            if words is not None and rest is None and not unit.quoted and not other.quoted:
                marks[unit.number].update(at for at in words if _may_begin(unit, at))
    found = {}
    for number, counted in marks.items():
        edges = _edges(units[number], counted, settings)
        if len(edges) > 2:
            found[number] = [_part(units[number], first, last) for first, last in pairwise(edges)]
    return found


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


def _edges(unit: Unit, counted: Counter[int], settings: Settings) -> list[int]:
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
