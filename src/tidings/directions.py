"""Which of two reports came first and which is made from it: told by dateline, time, holes and fullness, else unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tidings.agencies import Credit, read_credits
from tidings.model import Dated, Passage, Report
from tidings.settings import Settings

Direction = Literal["a_to_b", "b_to_a", "unknown"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks for a report being the origin: its credit, its holes, when it was printed, and its length in sentences."""

    credit: Credit
    holes: int
    published: Dated | None
    sentences: int


def directions(
    shared: Mapping[tuple[str, str], int],
    sentences: Mapping[str, int],
    reports: Sequence[Report],
    passages: Sequence[Passage],
    settings: Settings,
) -> dict[tuple[str, str], Direction]:
    """The direction between each two reports that share a large part, under their ids in reading order.

    `shared` is how many stretches two reports have in common, `sentences` how many each of them has. Two reports that share
    a paragraph or two may both have it from a third: there the direction stays unknown.
    """
    standing = _standings({report for pair in shared for report in pair}, sentences, reports, passages)
    found: dict[tuple[str, str], Direction] = {}
    for (a, b), common in shared.items():
        one, other = standing[a], standing[b]
        if common < settings.made_from * min(one.sentences, other.sentences):
            found[a, b] = "unknown"
            continue
        lead = _lead(one, other, settings)
        found[a, b] = "a_to_b" if lead >= settings.sure_direction else "b_to_a" if -lead >= settings.sure_direction else "unknown"
    return found


def _standings(
    wanted: set[str], sentences: Mapping[str, int], reports: Sequence[Report], passages: Sequence[Passage]
) -> dict[str, Standing]:
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.report in wanted:
            parts[passage.report].append(passage)
    return {
        report.id: Standing(read_credits(report, parts[report.id]), len(report.holes), report.published, sentences[report.id])
        for report in reports
        if report.id in wanted
    }


def _lead(one: Standing, other: Standing, settings: Settings) -> float:
    """How much more speaks for the first being the origin than for the second; below zero where less does."""
    lead = settings.dateline_lead * ((one.credit.form == "dateline") - (other.credit.form == "dateline"))
    lead += settings.time_lead * _earlier(one.published, other.published)
    lead += settings.hole_lead * ((one.holes == 0 < other.holes) - (other.holes == 0 < one.holes))
    fuller = one.sentences - other.sentences
    return lead + settings.fuller_lead * ((fuller > 0) - (fuller < 0))


def _earlier(one: Dated | None, other: Dated | None) -> int:
    """1 where the first was printed before the second, -1 where after, 0 where that cannot be told."""
    if one is None or other is None:
        return 0
    width = 10 if "T" not in one.value or "T" not in other.value else 16
    first, second = one.value[:width], other.value[:width]
    common = min(len(first), len(second))
    return (first[:common] < second[:common]) - (first[:common] > second[:common])
