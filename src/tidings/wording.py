"""Sentences as what the search for copies compares: folded words with their offsets.

Captions, credits and boilerplate take no part: they repeat by nature. Titles and headings do, but say nothing where only they are
alike. A sentence is a `Unit`; direct speech of some length is a unit of its own besides, so that one quotation is
found in two different sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tidings.fold import fold
from tidings.model import NEWS_KINDS, READ_KINDS, Passage, Report
from tidings.settings import Settings

# A sign of Chinese, Japanese or Thai writing is a word; elsewhere words are runs of letters, numbers keep their separators.
SIGNS = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{SIGNS}]|\d+(?:[.,٫٬\u00a0\u202f ]\d{{3}})*(?:[.,٫]\d+)?|[^\W\d_{SIGNS}]+")
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
DENSE = re.compile(rf"[{SIGNS}]")
FOUND = ("spans", "words", "dense")  # of a unit, what follows from its text alone


@dataclass(frozen=True)
class Unit:
    """A sentence or a quotation: `number` in reading order over all reports, `place` in its report, `language` of the report."""

    number: int
    report: str
    place: int
    start: int
    end: int
    text: str
    language: str | None
    news: bool = True
    quoted: bool = False
    holders: tuple[int, ...] = ()  # for a quotation, the numbers of the sentences that hold it

    def numbered(self, number: int, holders: tuple[int, ...] = ()) -> Unit:
        """The same under another number; what was found of its words goes along."""
        made = replace(self, number=number, holders=holders)
        made.__dict__.update({name: found for name, found in self.__dict__.items() if name in FOUND})
        return made

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in `text`."""
        return tuple(match.span() for match in WORD.finditer(self.text))

    @property
    def written(self) -> tuple[str, ...]:
        """The words as they are written."""
        return tuple(self.text[start:end] for start, end in self.spans)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold(word) for word in self.written)

    @cached_property
    def dense(self) -> bool:
        """Whether it is written without spaces, a sign a word."""
        return len(DENSE.findall(self.text)) * 3 > len(self.words)

    @property
    def length(self) -> float:
        """Its length in words; two signs count as one word where a sign is a word."""
        return len(self.words) / 2 if self.dense else len(self.words)


def units_of(reports: Sequence[Report], passages: Sequence[Passage], settings: Settings) -> list[Unit]:
    """The sentences, and the quotations in them, that are long enough to be told apart, in the order of reports and text."""
    texts = {report.id: report for report in reports}
    found: list[Unit] = []
    places: dict[str, int] = {}
    for passage in sorted(passages, key=lambda p: (p.report, p.start)):
        if passage.kind in READ_KINDS and passage.report in texts:
            report, news = texts[passage.report], passage.kind in NEWS_KINDS
            own: list[Unit] = []
            for start, end in passage.sentences or ((passage.start, passage.end),):
                places[report.id] = places.get(report.id, -1) + 1
                unit = Unit(len(found) + len(own), report.id, places[report.id], start, end, report.text[start:end], report.language, news)
                if unit.length >= settings.shortest_copy:
                    own.append(unit)
            found += own
            found += _quotations(passage, report, own, len(found), settings) if news else ()
    return found


def _quotations(passage: Passage, report: Report, sentences: Sequence[Unit], number: int, settings: Settings) -> list[Unit]:
    """Direct speech in a passage, over one or more sentences, that is not nearly all of what holds it."""
    found: list[Unit] = []
    for match in QUOTED.finditer(report.text, passage.start, passage.end):
        start, end = match.span(1)
        holders = [s for s in sentences if s.start < end and start < s.end]
        place = holders[0].place if holders else -1
        numbers = tuple(s.number for s in holders)
        unit = Unit(number + len(found), report.id, place, start, end, match.group(1), report.language, True, True, numbers)
        if settings.shortest_copy <= unit.length < settings.whole_share * sum(s.length for s in holders):
            found.append(unit)
    return found
