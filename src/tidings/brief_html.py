"""The brief as one HTML page: no script, no request; each citation opens the span it cites, in the report's own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from tidings.links import safe_url
from tidings.model import Passage, Span

if TYPE_CHECKING:
    from tidings.brief import Brief


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: shown marked where it is cited; `numbers` are the citations that begin here."""

    text: str
    marked: bool
    numbers: tuple[int, ...]


@lru_cache
def page() -> Environment:
    """The templates, escaping everything that they are given."""
    loader = PackageLoader("tidings", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def as_html(brief: Brief) -> str:
    """The whole page."""
    cited: dict[str, list[tuple[Span, int]]] = {r.id: [] for r in brief.reports}
    for span, number in brief.numbers.items():
        cited[span.report].append((span, number))
    passages: dict[str, list[tuple[Passage, tuple[Piece, ...]]]] = {r.id: [] for r in brief.reports}
    for passage in brief.passages:
        passages[passage.report].append((passage, pieces(passage, cited[passage.report])))
    return page().get_template("brief.html.j2").render(brief=brief, own=brief.own, passages=passages, safe_url=safe_url)


def pieces(passage: Passage, cited: Sequence[tuple[Span, int]]) -> tuple[Piece, ...]:
    """A passage cut where citations begin and end; put together again they are its text."""
    inside = [(s, n) for s, n in cited if s.start < passage.end and passage.start < s.end]
    cuts = sorted({passage.start, passage.end, *(min(max(x, passage.start), passage.end) for s, _ in inside for x in (s.start, s.end))})
    found = []
    for start, end in pairwise(cuts):
        numbers = tuple(n for s, n in inside if s.start == start)
        marked = any(s.start < end and start < s.end for s, _ in inside)
        found.append(Piece(passage.text[start - passage.start : end - passage.start], marked, numbers))
    return tuple(found)
