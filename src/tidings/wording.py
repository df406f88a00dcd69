"""Sentences as what the search for copies compares: folded words with their offsets.

Only news (leads and body) takes part: titles, captions, credits and boilerplate repeat by nature. A sentence is a `Unit`; direct
speech of some length inside it is a unit of its own besides, so that one quotation is found in two different sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tidings.fold import fold
from tidings.model import NEWS_KINDS, Passage, Report
from tidings.settings import Settings

# A sign of Chinese, Japanese or Thai writing is a word; elsewhere words are runs of letters, numbers keep their separators.
SIGNS = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{SIGNS}]|\d+(?:[.,٫٬\u00a0\u202f ]\d{{3}})*(?:[.,٫]\d+)?|[^\W\d_{SIGNS}]+")
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
DENSE = re.compile(rf"[{SIGNS}]")


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
    quoted: bool = False
    holder: int = -1  # for a quotation, the number of the sentence that holds it

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(fold(match.group()) for match in WORD.finditer(self.text))

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
        if passage.kind in NEWS_KINDS and passage.report in texts:
            report = texts[passage.report]
            for start, end in passage.sentences or ((passage.start, passage.end),):
                places[report.id] = places.get(report.id, -1) + 1
                found.extend(_units(report, (start, end), places[report.id], len(found), settings))
    return found


def _units(report: Report, sentence: tuple[int, int], place: int, number: int, settings: Settings) -> Iterator[Unit]:
    start, end = sentence
    text = report.text[start:end]
    whole = Unit(number, report.id, place, start, end, text, report.language)
    if whole.length < settings.shortest_copy:
        return
    yield whole
    for match in QUOTED.finditer(text):
        number += 1
        at = start + match.start(1)
        quotation = Unit(number, report.id, place, at, at + len(match.group(1)), match.group(1), report.language, True, whole.number)
        if settings.shortest_copy <= quotation.length < settings.whole_share * whole.length:
            yield quotation
        else:
            number -= 1
