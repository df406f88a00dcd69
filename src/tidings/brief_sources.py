"""The list of sources: every report, where its text comes from, and what copies what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tidings.brief_types import SourceLine
from tidings.model import Copy, Report
from tidings.record import Record
from tidings.tongue import Tongue

HOW = {"verbatim": "same_text", "edited": "edited_text", "translated": "translated_text"}
MOSTLY_VERBATIM = 0.3  # share of edited text up to which a copy is still called one that prints the same text
FROM = {"verbatim": "copy", "edited": "edited_copy", "translated": "translation"}


def source_lines(record: Record, own: Tongue) -> tuple[SourceLine, ...]:
    """One line a report, those of one origin together and the first printed first."""
    families = [x for x in record.lineages if x.kind == "report"]
    origin = {report: number for number, family in enumerate(families, 1) for report in family.reports}
    ordered = sorted(record.reports, key=lambda r: (origin.get(r.id, 0), *standing(r)))
    return tuple(
        SourceLine(
            report=r.id,
            publisher=r.outlet or own.text("publisher_unknown"),
            title=r.title or own.text("untitled"),
            published=printed(r, own),
            language=r.language or own.text("unknown"),
            origin=origin.get(r.id, 0),
            relation=relation(record, r, families_of(record, r), own),
            url=r.url,
        )
        for r in ordered
    )


def standing(report: Report) -> tuple[object, ...]:
    """What puts a report first among those of one origin: a date of its own, the earliest, then its id."""
    published = report.published
    return published is None or published.basis == "inferred", published.value[:10] if published else "", report.id


def families_of(record: Record, report: Report) -> tuple[str, ...]:
    """The reports that share a report's origin, itself among them."""
    family = record.lineage_of(report.id)
    return family.reports if family else (report.id,)


def printed(report: Report, own: Tongue) -> str:
    """When a report was printed and on what ground: "2023-10-03 (dateline)", or "undated"."""
    dated = report.published
    return f"{dated.value[:16].replace('T', ' ')} ({own.word('basis', dated.basis)})" if dated else own.text("undated")


def relation(record: Record, report: Report, family: tuple[str, ...], own: Tongue) -> str:
    """What a report's text copies within its origin: the first of those that stand before it; "" where none does."""
    first = {r.id: standing(r) for r in map(record.report, family) if r}
    length: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    known: set[str] = set()
    for copy in record.copies_of(report.id):
        found = toward(copy, report.id)
        if found and first.get(found[0], first[report.id]) < first[report.id]:
            length[found[0]][copy.kind] += copy.a.end - copy.a.start
            known |= {found[0]} if found[1] else set()
    if not length:
        return ""
    other = min(length, key=lambda o: first[o])
    return own.word("copies", (FROM if other in known else HOW)[chief_kind(length[other])]).format(report=other)


def chief_kind(length: Mapping[str, int]) -> str:
    """What a copy is as a whole: verbatim unless a good part of it was edited, else what most of it is."""
    kind = max(sorted(length), key=lambda k: length[k])
    return "edited" if kind == "verbatim" and length.get("edited", 0) > MOSTLY_VERBATIM * sum(length.values()) else kind


def toward(copy: Copy, report: str) -> tuple[str, bool] | None:
    """The other report of a copy, and whether this one is known to come from it; None where this one is its source or not in it."""
    if copy.a.report == report and copy.direction != "a_to_b":
        return copy.b.report, copy.direction == "b_to_a"
    if copy.b.report == report and copy.direction != "b_to_a":
        return copy.a.report, copy.direction == "a_to_b"
    return None
