"""Who printed what first and who copied it, as SVG made here: one report a row, arrows from origin to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.brief_sources import FROM, HOW, printed, standing
from tidings.model import Copy, Lineage, Report
from tidings.record import Record
from tidings.tongue import Tongue

WIDTH, ROW, TOP = 720.0, 46.0, 30.0
LANES = 230.0  # how far right the boxes begin: the arrows run on the left


@dataclass(frozen=True, slots=True)
class Box:
    """A report in the picture."""

    report: Report
    y: float
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A copy in the picture: from one report's row to another's, bowed to the left."""

    path: str
    kind: str
    told: str
    known: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws: to each report the arrow from the one that most of its text comes from; `told` says all copies in words."""

    width: float
    height: float
    left: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    told: tuple[str, ...]


def picture(record: Record, lineage: Lineage, own: Tongue) -> Picture:
    """The picture of a lineage: the first printed at the top."""
    reports = sorted((r for r in map(record.report, lineage.reports) if r), key=standing)
    row = {report.id: TOP + n * ROW for n, report in enumerate(reports)}
    boxes = tuple(
        Box(r, row[r.id], r.title or r.id, f"{r.outlet or own.text('publisher_unknown')} · {r.language or '?'} · {printed(r, own)}")
        for r in reports
    )
    pairs = _pairs(record.copies, row)
    told = tuple(_told(a, b, known, between, own) for (a, b, known), between in pairs)
    return Picture(WIDTH, TOP + ROW * len(reports), LANES, boxes, tuple(_arrow(*pair, row, own) for pair in _main(pairs)), told)


Pair = tuple[tuple[str, str, bool], list[Copy]]  # the reports from and to, whether that is known, and the copies between them


def _pairs(copies: Sequence[Copy], row: dict[str, float]) -> list[Pair]:
    """The copies between any two of the reports, from the top."""
    pairs: dict[tuple[str, str, bool], list[Copy]] = {}
    for copy in copies:
        if copy.a.report in row and copy.b.report in row and copy.a.report != copy.b.report:
            a, b = (copy.b.report, copy.a.report) if copy.direction == "b_to_a" else (copy.a.report, copy.b.report)
            pairs.setdefault((a, b, copy.direction != "unknown"), []).append(copy)
    return sorted(pairs.items(), key=lambda p: (row[p[0][0]], row[p[0][1]]))


def _main(pairs: Sequence[Pair]) -> list[Pair]:
    """Of each report the pair in which most of its text came to it; those of which the direction is known go before."""
    best: dict[str, tuple[tuple[bool, float], Pair]] = {}
    for pair in pairs:
        (_, to, known), between = pair
        weight = known, sum((c.b.end - c.b.start) * c.score for c in between)
        if to not in best or weight > best[to][0]:
            best[to] = weight, pair
    return [pair for _, pair in best.values()]


def _arrow(ends: tuple[str, str, bool], between: Sequence[Copy], row: dict[str, float], own: Tongue) -> Arrow:
    a, b, known = ends
    start, end = row[a] + ROW / 2 - 6, row[b] + ROW / 2 - 6
    bow = max(20.0, LANES - 10 - 26 * abs(end - start) / ROW)
    path = f"M{LANES - 4} {start:.0f}C{bow:.0f} {start:.0f} {bow:.0f} {end:.0f} {LANES - 6} {end:.0f}"
    kind = "translated" if any(c.kind == "translated" for c in between) else "copied"
    return Arrow(path, kind, _told(a, b, known, between, own), known)


def _told(a: str, b: str, known: bool, between: Sequence[Copy], own: Tongue) -> str:
    """What a report has from another, in words, and in how many stretches."""
    kinds = sorted({c.kind for c in between})
    how = [own.word("copies", (FROM if known else HOW)[kind]).format(report=a) for kind in kinds]
    return f"{b}: {own.line('comma').join(how)} ({len(between)})"
