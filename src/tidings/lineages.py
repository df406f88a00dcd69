"""One origin, however often it was printed: which whole reports are one text, and which paragraphs only recur.

Two reports are one lineage when a large part of the shorter stands in the other. Chains of copies are not followed blindly: two
groups become one only where enough of the pairs between them are copies themselves, the strongest pairs first. A paragraph
that recurs in reports of several lineages is a passage lineage; told, not quoted, and below the lead, it is agency background.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.agencies import Credit, read_credits
from tidings.model import NEWS_KINDS, Copy, Lineage, Origin, Passage, Report, Stretch, content_id
from tidings.origins import count_origins
from tidings.rendering import expected_likeness
from tidings.settings import Settings
from tidings.wording import QUOTED

__all__ = ["count_origins", "find_lineages"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ways:
    """Reports of a family that others of it were made from, and those that were made from others of it."""

    makers: set[str]
    made: set[str]


@dataclass(frozen=True, slots=True)
class Printings:
    """The passages of the reports: those of each in order, and where each starts; the credit of each report."""

    passages: Mapping[str, list[Passage]]
    starts: Mapping[str, list[int]]
    credits: Mapping[str, Credit]

    def at(self, stretch: Stretch) -> Passage | None:
        """The passage that holds the start of a stretch."""
        own = self.passages.get(stretch.report, [])
        index = bisect_right(self.starts.get(stretch.report, []), stretch.start) - 1
        return own[index] if index >= 0 and stretch.start < own[index].end else None

    def tells_news(self, stretch: Stretch) -> bool:
        """Whether a stretch stands in the lead or body, not in a title or heading."""
        passage = self.at(stretch)
        return passage is not None and passage.kind in NEWS_KINDS

    def news(self, report: str) -> list[Passage]:
        """The lead and body of a report."""
        return [p for p in self.passages.get(report, []) if p.kind in NEWS_KINDS]


def find_lineages(
    reports: Sequence[Report], passages: Sequence[Passage], copies: Sequence[Copy], settings: Settings
) -> tuple[tuple[Lineage, ...], tuple[Passage, ...]]:
    """Report lineages (every report is in exactly one) and passage lineages, and the passages with agency background flagged."""
    printings = _printings(reports, passages)
    strength = _report_links(copies, printings, {report.id: report.language for report in reports}, settings)
    families = _families(sorted(report.id for report in reports), strength, settings.knit)
    of = {report: number for number, family in enumerate(families) for report in family}
    ways = _ways(copies, of)
    wholes = [_report_lineage(family, ways[number], printings) for number, family in enumerate(families)]
    links = _passage_links([c for c in copies if _sure(c, of, settings)], printings)
    groups = _families(sorted({p for pair in links for p in pair}), links, settings.passage_knit)
    by_id = {passage.id: passage for passage in passages}
    recurring = [g for g in groups if len({of[by_id[p].report] for p in g}) >= settings.background_reports]
    flagged = _background({by_id[p] for group in recurring for p in group}, copies, printings, settings)
    parts = [_passage_lineage(group, by_id, printings) for group in recurring]
    marked = tuple(replace(p, background=True) if p.id in flagged else p for p in passages)
    return tuple(sorted([*wholes, *parts], key=lambda lineage: (lineage.kind != "report", lineage.reports, lineage.id))), marked


def _printings(reports: Sequence[Report], passages: Sequence[Passage]) -> Printings:
    own: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages, key=lambda p: (p.report, p.start, p.end)):
        own[passage.report].append(passage)
    starts = {report: [p.start for p in parts] for report, parts in own.items()}
    return Printings(own, starts, {report.id: read_credits(report, own[report.id]) for report in reports})


def _covered(stretches: Sequence[Stretch]) -> int:
    """Code points covered by stretches of one report, those in two counted once."""
    total, reach = 0, 0
    for start, end in sorted((s.start, s.end) for s in stretches):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _report_links(
    copies: Sequence[Copy], printings: Printings, languages: Mapping[str, str | None], settings: Settings
) -> dict[Pair, float]:
    """The share of the shorter report that stands in the other, for pairs where it is large."""
    between: dict[Pair, list[Copy]] = defaultdict(list)
    for copy in copies:
        one, other = sorted((copy.a.report, copy.b.report))
        between[one, other].append(copy)
    news = {report: printings.news(report) for report in {r for pair in between for r in pair}}
    lengths = {report: sum(p.end - p.start for p in parts) for report, parts in news.items()}
    counts = {report: sum(len(p.sentences) or 1 for p in parts) for report, parts in news.items()}
    found = {}
    for pair, common in sorted(between.items()):
        stretches = [side for copy in common for side in (copy.a, copy.b) if printings.tells_news(side)]
        share = max(_covered([s for s in stretches if s.report == r]) / max(1, lengths[r]) for r in pair)
        sentences = min(counts[report] for report in pair)
        if languages[pair[0]] != languages[pair[1]]:
            linked = _one_translation(common, share, sentences, [languages[report] for report in pair], settings)
        else:
            linked = share >= settings.one_report and len(common) >= min(settings.one_report_sentences, sentences)
        if linked:
            found[pair] = share
    return found


def _one_translation(common: Sequence[Copy], share: float, sentences: int, languages: Sequence[str | None], settings: Settings) -> bool:
    """Whether two reports in two languages share enough, and are as like as translations are, each sentence as much as it is long.

    `share` is that of the shorter report, `sentences` how many it has.
    """
    sizes = [min(copy.a.end - copy.a.start, copy.b.end - copy.b.start) for copy in common]
    likeness = sum(copy.score * size for copy, size in zip(common, sizes, strict=True)) / max(1, sum(sizes))
    return (
        share >= settings.one_translation
        and len(common) >= max(min(settings.one_report_sentences, sentences), settings.one_translation_sentences * sentences)
        and likeness >= settings.family_likeness * expected_likeness(*languages)
    )


def _families(members: Sequence[str], strength: Mapping[Pair, float], knit: float) -> list[list[str]]:
    """Groups of members, in order: the strongest links first, two groups joined where enough of the pairs between them are links."""
    home = {member: member for member in members}
    groups = {member: [member] for member in members}
    linked: dict[str, dict[str, int]] = {member: defaultdict(int) for member in members}
    for a, b in strength:
        linked[a][b] += 1
        linked[b][a] += 1
    for a, b in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        one, other = sorted((home[a], home[b]))
        if one == other:
            continue
        pairs = len(groups[one]) * len(groups[other])
        if linked[one][other] >= knit * pairs:
            _merge(one, other, home, groups, linked)
    return [sorted(groups[key]) for key in sorted(groups, key=lambda k: min(groups[k]))]


def _merge(one: str, other: str, home: dict[str, str], groups: dict[str, list[str]], linked: dict[str, dict[str, int]]) -> None:
    """The second group goes into the first, and so do its counts of links to each third."""
    for member in groups[other]:
        home[member] = one
    groups[one] += groups.pop(other)
    for third, count in linked.pop(other).items():
        del linked[third][other]
        if third != one:
            linked[one][third] += count
            linked[third][one] += count


def _ways(copies: Sequence[Copy], of: Mapping[str, int]) -> Mapping[int, Ways]:
    """For each family, by number, which of its members others of it were made from, and which were made from others of it."""
    found: dict[int, Ways] = defaultdict(lambda: Ways(set(), set()))
    for copy in copies:
        if copy.direction == "a_to_b" and of[copy.a.report] == of[copy.b.report]:
            found[of[copy.a.report]].makers.add(copy.a.report)
            found[of[copy.a.report]].made.add(copy.b.report)
    return found


def _report_lineage(family: Sequence[str], ways: Ways, printings: Printings) -> Lineage:
    parts = tuple(p.id for report in family for p in printings.news(report))
    return Lineage(content_id("lineage", "report", family), parts, tuple(family), _report_origin(family, ways, printings), "report")


def _report_origin(family: Sequence[str], ways: Ways, printings: Printings) -> Origin | None:
    """The agency that a member credits; else the one member from which others are made and which is made from none."""
    for form, basis in (("dateline", "dateline"), ("line", "credit")):
        credits = [printings.credits[report] for report in family]
        names = [min(credit.agencies) for credit in credits if credit.form == form and credit.agencies]
        if names:
            return Origin(None, min(names, key=lambda name: (-names.count(name), name)), basis)
    if len(family) == 1:
        return Origin(family[0], None, "only printing")
    first = sorted(ways.makers - ways.made)
    return Origin(first[0], None, "direction of copies") if len(first) == 1 else None


def _sure(copy: Copy, of: Mapping[str, int], settings: Settings) -> bool:
    """Whether a copy may make a paragraph one that recurs: a translation alone between two lineages must be a very like one."""
    return copy.kind != "translated" or of[copy.a.report] == of[copy.b.report] or copy.score >= settings.sure_translation


def _passage_links(copies: Sequence[Copy], printings: Printings) -> dict[Pair, float]:
    """Pairs of passages that share a copied sentence or quotation, with the score of the best."""
    found: dict[Pair, float] = {}
    for copy in copies:
        one, other = printings.at(copy.a), printings.at(copy.b)
        if one and other and one.kind in NEWS_KINDS and other.kind in NEWS_KINDS:
            pair = (min(one.id, other.id), max(one.id, other.id))
            found[pair] = max(found.get(pair, 0.0), copy.score)
    return found


def _background(recurring: set[Passage], copies: Sequence[Copy], printings: Printings, settings: Settings) -> set[str]:
    """Ids of passages that recur for the most part, in telling and not in quotation, below the lead of their report."""
    sides: dict[str, list[Stretch]] = defaultdict(list)
    for copy in copies:
        for stretch in (copy.a, copy.b):
            if passage := printings.at(stretch):
                sides[passage.id].append(stretch)
    flagged = set()
    for passage in recurring:
        quoted = sum(len(match.group()) for match in QUOTED.finditer(passage.text))
        size = max(1, passage.end - passage.start)
        told = quoted < settings.quoted_share * size
        if told and printings.news(passage.report)[0].id != passage.id and _covered(sides[passage.id]) >= settings.passage_share * size:
            flagged.add(passage.id)
    return flagged


def _passage_lineage(group: Sequence[str], by_id: Mapping[str, Passage], printings: Printings) -> Lineage:
    ordered = sorted((by_id[p] for p in group), key=lambda p: (p.report, p.start))
    reports = tuple(sorted({p.report for p in ordered}))
    shared = frozenset.intersection(*(printings.credits[report].agencies for report in reports))
    origin = Origin(None, min(shared), "credit of every report") if shared else None
    return Lineage(content_id("lineage", "passage", [p.id for p in ordered]), tuple(p.id for p in ordered), reports, origin, "passage")
