"""The report side of what Tidings knows: reports with their passages, and who copied whom; the part of `model.py` that tells of texts.

Import these from `tidings.model`, which holds all types of the record.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

PassageKind = Literal["title", "lead", "body", "heading", "caption", "credit", "dateline", "boilerplate", "comment"]
Precision = Literal["minute", "hour", "day", "month", "year", "decade"]
Basis = Literal["markup", "stated", "dateline", "inferred"]

NEWS_KINDS = ("lead", "body")
SCALARS = (str, int, float, bool, type(None))
READ_KINDS = ("title", "lead", "body", "heading")


def content_id(*parts: object) -> str:
    """Sixteen hex digits of the SHA-256 of the parts as JSON: equal parts, equal id, on any machine."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:16]


def row(thing: Any) -> dict[str, Any]:
    """The JSON object of a model value: nested types as objects, tuples as lists."""
    return {name: _plain(getattr(thing, name)) for name in _names(type(thing))}  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    """A value as JSON has it. Like `dataclasses.asdict`, which a tenth of a build went into: no copies of what cannot change."""
    kind = type(value)
    if kind in SCALARS:
        return value
    if kind is tuple:
        return tuple(map(_plain, value))
    if kind is dict:
        return {key: _plain(each) for key, each in value.items()}
    if kind is list:
        return list(map(_plain, value))
    return row(value)


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one report's text."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment as ISO 8601 with how finely and on what ground it is known, and the spans that tell it."""

    value: str
    precision: Precision
    basis: Basis
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hole:
    """A place where words are missing from a report: an empty or short span, and why it looks like a hole."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a later printing changed: the span that it put there in the report's text, and the words that stood there before."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier printing of a report: its bytes' hash, its moments, and what the next printing changed of it."""

    sha256: str
    fetched: str | None
    published: Dated | None
    updated: Dated | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One text as it was read. `language` is ISO 639-1, or None where no language could be told.

    `fetched` is when the archive or `tidings fetch` took the bytes; it orders printings and dates nothing else. `extracted` says that the
    text was taken out of a page as its article, so that a line of it is the article's unless its own words say otherwise; `captions` are
    the stretches of it that stand below pictures there. `file` is a hash of the path that it was read from, by which an edited file is
    known; it is kept with what was read and is None in the layer.
    """

    id: str
    sha256: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    language: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    holes: tuple[Hole, ...] = ()
    fetched: str | None = None
    versions: tuple[Version, ...] = ()
    extracted: bool = False
    captions: tuple[tuple[int, int], ...] = ()
    file: str | None = None

    @property
    def outlet(self) -> str:
        """Who printed it, as people are told: its publisher, else whom it credits, else nothing."""
        return self.publisher or ", ".join(self.credits)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or line of a report with its label; `sentences` are (start, end) in the report's text."""

    id: str
    report: str
    index: int
    start: int
    end: int
    text: str
    kind: PassageKind
    background: bool = False
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of a copy."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two stretches of text, one of which comes from the other or both from a third; `score` is 0 to 1."""

    a: Stretch
    b: Stretch
    kind: Literal["verbatim", "edited", "translated"]
    score: float
    direction: Literal["a_to_b", "b_to_a", "unknown"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a lineage begins: a report of the record or an agency outside it, and on what ground that is said."""

    report: str | None
    agency: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """One origin, however often it was printed: whole reports, or single passages that recur in several."""

    id: str
    passages: tuple[str, ...]
    reports: tuple[str, ...]
    origin: Origin | None
    kind: Literal["report", "passage"]
