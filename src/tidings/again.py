"""What need not be cleaned again when reports are added to a record: the reports that stand in it as they came.

What was made of a report is read back from the layers: without the day that its neighbours gave it, and without what recurs elsewhere. Of
a report with boilerplate it cannot be told whether others made it so; it is cleaned again, and so is one that something went wrong with.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from tidings.layers import Cleaned
from tidings.model import Passage, Report
from tidings.settings import Settings
from tidings.shelf import program
from tidings.store.protocol import Kept
from tidings.versions import newest


def cleaned_before(kept: Kept, settings: Settings) -> Cleaned:
    """What was made of the reports of a record by this program and these settings."""
    if kept.program != program() or kept.settings != settings:
        return {}
    doubtful = {p.report for p in kept.layers.passages if p.kind == "boilerplate"}
    doubtful |= {problem.report for problem in kept.layers.problems if problem.stage == "clean"}
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in kept.layers.passages:
        parts[passage.report].append(replace(passage, background=False) if passage.background else passage)
    came = {report.id: report for report in newest(kept.raw, settings)}
    return {
        report.id: (came[report.id], _as_cleaned(report, came[report.id]), tuple(parts[report.id]))
        for report in kept.layers.reports
        if report.id not in doubtful and report.id in came
    }


def _as_cleaned(report: Report, came: Report) -> Report:
    """A report without the day that its neighbours gave it."""
    given = came.published is None and report.published is not None and report.published.basis == "inferred"
    return replace(report, published=None) if given else report
