"""The list of sources: every report, where its text comes from, and what copies what."""

from __future__ import annotations

from collections import defaultdict

from tidings.brief_types import SourceLine
from tidings.model import Copy, Report
from tidings.record import Record

HOW = {"verbatim": "prints the same text as", "edited": "shares edited text with", "translated": "translation shared with"}
FROM = {"verbatim": "copy of", "edited": "edited copy of", "translated": "translation of"}


def source_lines(record: Record) -> tuple[SourceLine, ...]:
    """One line a report, those of one origin together and the first printed first."""
    families = [x for x in record.lineages if x.kind == "report"]
    origin = {report: number for number, family in enumerate(families, 1) for report in family.reports}
    ordered = sorted(record.reports, key=lambda r: (origin.get(r.id, 0), printed(r) == "undated", r.published.value if r.published else "", r.id))
    return tuple(
        SourceLine(r.id, r.publisher or ", ".join(r.credits) or "publisher unknown", r.title or "untitled", printed(r), r.language or "unknown",
                   origin.get(r.id, 0), relation(record, r, families_of(record, r)), r.url)
        for r in ordered
    )  # fmt: skip


def families_of(record: Record, report: Report) -> tuple[str, ...]:
    """The reports that share a report's origin, itself among them."""
    family = record.lineage_of(report.id)
    return family.reports if family else (report.id,)


def printed(report: Report) -> str:
    """When a report was printed and on what ground: "2023-10-03 (dateline)", or "undated"."""
    return f"{report.published.value[:16].replace('T', ' ')} ({report.published.basis})" if report.published else "undated"


def relation(record: Record, report: Report, family: tuple[str, ...]) -> str:
    """What most of a report's text copies within its origin, the nearest first; "" where nothing."""
    length: dict[tuple[str, str, bool], int] = defaultdict(int)
    for copy in record.copies:
        found = toward(copy, report.id)
        if found and found[0] in family:
            length[found[0], copy.kind, found[1]] += copy.a.end - copy.a.start
    own = [k for k in length if k[2]] or [k for k in length if k[0] < report.id]
    if not own:
        return ""
    other, kind, known = min(own, key=lambda k: (-length[k], k))
    total = {k: sum(n for (o, kk, _), n in length.items() if (o, kk) == (other, k)) for k in FROM}
    chief = max(total, key=lambda k: (total[k], k))
    mixed = chief == "verbatim" and total["edited"] > 0
    return f"{(FROM if known else HOW)['edited' if mixed else chief if total[chief] else kind]} {other}"


def toward(copy: Copy, report: str) -> tuple[str, bool] | None:
    """The other report of a copy, and whether this one is known to come from it; None where this one is its source or not in it."""
    if copy.a.report == report and copy.direction != "a_to_b":
        return copy.b.report, copy.direction == "b_to_a"
    if copy.b.report == report and copy.direction != "b_to_a":
        return copy.a.report, copy.direction == "a_to_b"
    return None
