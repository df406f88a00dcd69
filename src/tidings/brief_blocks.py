"""The brief as a row of blocks, for formats that are written from top to bottom: PDF and Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tidings.model import Span

if TYPE_CHECKING:
    from tidings.brief import Brief

Kind = Literal["title", "lead", "section", "heading", "statement", "quote", "source", "cited", "left out"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its kind, its text, the numbers of the spans that bear it, and a note of the record's own beside it.

    `number` is that of the span that a paragraph of kind `cited` shows: where the numbers lead.
    """

    kind: Kind
    text: str
    cites: tuple[int, ...] = ()
    note: str = ""
    number: int | None = None


def blocks(brief: Brief) -> Iterator[Block]:
    """The whole brief: sections, sources, what is cited, what was left out."""
    own = brief.own
    yield Block("title", brief.title)
    yield Block("lead", f"{brief.subtitle}{own.line('stop')} {own.text('every_sentence')}")
    for section in brief.sections:
        yield Block("section", section.title)
        if section.lead:
            yield Block("lead", section.lead)
        for group in section.groups:
            if group.heading:
                yield Block("heading", group.heading, _numbers(brief, group.cites), group.note)
            for statement in group.statements:
                yield Block("statement", statement.text, _numbers(brief, statement.cites), statement.note)
                if statement.quote:
                    yield Block("quote", own.text("quoted", text=_line(statement.quote.text)))
    yield Block("section", own.text("sources"))
    yield Block("lead", own.text("sources_lead"))
    for line in brief.sources:
        told = (line.publisher, line.published, line.language, f"{own.text('origin')} {line.origin}", line.relation)
        yield Block("source", f"{line.report}: {_line(line.title)}", note=" · ".join(filter(None, told)))
    yield Block("section", own.text("cited"))
    for span, number in brief.numbers.items():
        where = own.text("cited_at", report=span.report, start=span.start, end=span.end, text=_line(span.text))
        yield Block("cited", f"{number}. {where}", number=number)
    if brief.refused:
        yield Block("section", own.text("left_out"))
        yield Block("lead", own.text("left_out_lead"))
        for refused in brief.refused:
            yield Block("left out", refused.text, note=refused.reason)
    yield Block("lead", own.text("made_by"))


def last_day(brief: Brief) -> str | None:
    """The last day on which a report of the brief was printed: what a file is dated by, so that the same record gives the same bytes."""
    return max((r.published.value[:10] for r in brief.reports if r.published and len(r.published.value) >= len("2000-01-01")), default=None)


def _numbers(brief: Brief, cites: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(brief.numbers[cite] for cite in cites)


def _line(text: str) -> str:
    """A text on one line, without the control characters that no format prints."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c == "\u00ad")
