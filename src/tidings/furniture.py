"""Lines that many reports of one publisher print alike are boilerplate by evidence, in any language and without a list.

Learned anew at each build from all reports of the record. What tells such a line from an agency's background paragraph: it is short, or it
stands at the very top or foot; and most of what its publisher printed has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.agencies import outlet
from tidings.fold import fold
from tidings.model import NEWS_KINDS, Passage, Report
from tidings.settings import Settings

OPEN_KINDS = (*NEWS_KINDS, "heading")


def without_furniture(reports: Sequence[Report], passages: Sequence[Passage], settings: Settings) -> tuple[Passage, ...]:
    """The passages, those that recur on the reports of one publisher labelled boilerplate; the first news passage left is the lead."""
    publisher = {report.id: outlet(report) for report in reports}
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    all_of: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        if (name := publisher.get(passage.report)) is not None:
            printed[name, fold(passage.text)].add(passage.report)
            all_of[name].add(passage.report)
    recurring = {key for key, where in printed.items() if _recurs(len(where), len(all_of[key[0]]), settings)}
    by_report: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_report[passage.report].append(passage)
    relabelled = {p.id: p for name, group in by_report.items() for p in _relabelled(group, publisher.get(name), recurring, settings)}
    return tuple(relabelled.get(passage.id, passage) for passage in passages)


def _recurs(times: int, reports: int, settings: Settings) -> bool:
    return times >= settings.furniture_reports and times >= settings.furniture_share * reports


def _relabelled(group: Sequence[Passage], name: str | None, recurring: set[tuple[str, str]], settings: Settings) -> list[Passage]:
    """The passages of one report that change their label. A report that would be left without news keeps all of its labels."""
    if name is None:
        return []
    news = [n for n, p in enumerate(group) if p.kind in NEWS_KINDS]
    gone = {
        n
        for n, p in enumerate(group)
        if p.kind in OPEN_KINDS
        and (name, fold(p.text)) in recurring
        and (len(p.text.split()) <= settings.furniture_words or (news and n in (news[0], news[-1])))
    }
    left = [n for n in news if n not in gone]
    if not gone or not left:
        return []
    made: Mapping[int, Passage] = {n: replace(group[n], kind="boilerplate") for n in sorted(gone)}
    lead = {} if any(group[n].kind == "lead" for n in left) else {left[0]: replace(group[left[0]], kind="lead")}
    return [*made.values(), *lead.values()]
