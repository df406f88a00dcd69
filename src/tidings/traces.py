"""What a record keeps so that a report which is added is held against few others: the index of all its sentences, and what was found.

A mark is a fingerprint or a word of a sentence (`winnow`); a trace says that a sentence has it. Of a crowded mark, one that more
sentences have than lead from one to the other, the count is kept, and of a fingerprint the sentences that lead to all others. Sentences
are numbered over all reports; each report has a row of numbers of its own, the first of which stands for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tidings.alignment import Match
from tidings.model import Passage, Report
from tidings.settings import Settings
from tidings.shelf import program

Trace = tuple[int, int]  # mark, sentence
Pair = tuple[int, int]  # the numbers of two reports, the one with the lower id first
Found = list[Match]  # sentences of two reports that are alike, numbered by their places there, before any is cut


@dataclass(frozen=True, slots=True)
class Traced:
    """A report in the index: the hash of all that its copies depend on, and its numbers.

    `cuts`: of its sentences, by place, how often something says that one may be cut before a word (`cuts.tally`).
    """

    key: str
    first: int
    size: int
    cuts: Mapping[int, Mapping[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Crowd:
    """A crowded mark: how many sentences have it, and those that lead to all others; none for a word."""

    size: int
    firsts: tuple[int, ...] = ()


class Traces(Protocol):
    """The index as it is kept. What it gives may be that of a later state than the one loaded; whoever writes then is told so."""

    def stamp(self) -> str:
        """What `stamp_of` gave when the index was made; empty where there is no index."""

    def reports(self) -> dict[str, Traced]:
        """All reports by id."""

    def having(self, marks: Collection[int]) -> dict[int, list[int]]:
        """The sentences that have some marks."""

    def crowds(self, marks: Collection[int]) -> dict[int, Crowd]:
        """Those of some marks that are crowded."""

    def found(self, some: Collection[int], others: Collection[int] | None = None) -> dict[Pair, Found]:
        """What was found between reports of some numbers and those of others, else any others."""


@dataclass(slots=True)
class Growth:
    """What changes in an index; `anew`: nothing of the old one stays. A report of None and an empty list are taken away."""

    stamp: str
    anew: bool = False
    reports: dict[str, Traced | None] = field(default_factory=dict)
    gained: Iterable[Trace] = ()
    lost: Iterable[Trace] = ()
    crowds: dict[int, Crowd] = field(default_factory=dict)
    found: dict[Pair, Found] = field(default_factory=dict)


def stamp_of(settings: Settings) -> str:
    """What an index was made by: the files of this program and the settings."""
    return hashlib.sha256(f"{program()} {settings!r}".encode()).hexdigest()[:32]


def key_of(report: Report, passages: Sequence[Passage]) -> str:
    """The hash of all that the copies of one report depend on; soon made, for it is made of every report at each build."""
    printed = report.published.value if report.published else None
    told = [report.language, printed, report.credits, len(report.holes), [(p.start, p.end, p.kind, p.sentences) for p in passages]]
    return hashlib.blake2b(f"{told}\n{report.text}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
