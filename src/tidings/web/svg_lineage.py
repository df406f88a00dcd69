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
    """What the template draws."""

    width: float
    height: float
    left: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture(record: Record, lineage: Lineage, own: Tongue) -> Picture:
    """The picture of a lineage: the first printed at the top."""
    reports = sorted((r for r in map(record.report, lineage.reports) if r), key=standing)
    row = {report.id: TOP + n * ROW for n, report in enumerate(reports)}
    boxes = tuple(
        Box(r, row[r.id], r.title or r.id, f"{r.publisher or own.text('publisher_unknown')} · {r.language or '?'} · {printed(r, own)}")
        for r in reports
    )
    return Picture(WIDTH, TOP + ROW * len(reports), LANES, boxes, tuple(_arrows(record.copies, row, own)))


def _arrows(copies: Sequence[Copy], row: dict[str, float], own: Tongue) -> list[Arrow]:
    """One arrow a pair of reports and kind of copy."""
    pairs: dict[tuple[str, str, bool], list[Copy]] = {}
    for copy in copies:
        if copy.a.report in row and copy.b.report in row and copy.a.report != copy.b.report:
            a, b = (copy.b.report, copy.a.report) if copy.direction == "b_to_a" else (copy.a.report, copy.b.report)
            pairs.setdefault((a, b, copy.direction != "unknown"), []).append(copy)
    found = []
    for (a, b, known), between in sorted(pairs.items(), key=lambda p: (row[p[0][0]], row[p[0][1]])):
        start, end = row[a] + ROW / 2 - 6, row[b] + ROW / 2 - 6
        bow = max(20.0, LANES - 10 - 26 * abs(end - start) / ROW)
        kinds = sorted({c.kind for c in between})
        how = [own.word("copies", (FROM if known else HOW)[kind]).format(report=a) for kind in kinds]
        told = f"{b}: {own.line('comma').join(how)} ({len(between)})"
        path = f"M{LANES - 4} {start:.0f}C{bow:.0f} {start:.0f} {bow:.0f} {end:.0f} {LANES - 6} {end:.0f}"
        found.append(Arrow(path, "translated" if "translated" in kinds else "copied", told, known))
    return found
