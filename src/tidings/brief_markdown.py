"""The brief as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tidings.brief_types import Section, Statement
from tidings.model import Span

if TYPE_CHECKING:
    from tidings.brief import Brief

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def as_markdown(brief: Brief) -> str:
    """The whole brief; ends with one line break."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def plain(text: str) -> str:
    """A report's text on one line, so escaped that Markdown shows it as it is."""
    return SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text).strip())


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {brief.title}", "", brief.subtitle, "")
    for section in brief.sections:
        yield from _section(brief, section)
    own = brief.own
    heads = " | ".join(plain(own.text(key)) for key in ("report", "publisher", "printed_on", "language", "origin", "text"))
    yield from (f"## {own.text('sources')}", "", f"| {heads} |", "|---" * 6 + "|")
    for line in brief.sources:
        cells = (line.report, line.publisher, line.published, line.language, str(line.origin), line.relation)
        yield f"| {' | '.join(map(plain, cells))} |"
    yield from ("", f"## {own.text('cited')}", "")
    for span, number in brief.numbers.items():
        where = own.text("cited_at", report=plain(span.report), start=span.start, end=span.end, text=plain(span.text))
        yield f"{number}. {where}"
    if brief.refused:
        yield from ("", f"## {own.text('left_out')}", "")
        for refused in brief.refused:
            yield f"- {plain(refused.text)} ({plain(refused.reason)})"


def _section(brief: Brief, section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "")
    if section.lead:
        yield from (f"*{section.lead}*", "")
    for group in section.groups:
        if group.heading:
            yield f"### {plain(group.heading)}{numbers(brief, group.cites)}"
            yield from ((f"*{group.note}*", "") if group.note else ("",))
        for statement in group.statements:
            yield _statement(brief, statement)
        yield ""


def _statement(brief: Brief, statement: Statement) -> str:
    quote = f" {brief.own.text('quoted', text=plain(statement.quote.text))}" if statement.quote else ""
    note = f" ({statement.note})" if statement.note else ""
    return f"- **{plain(statement.text)}**{note}{quote}{numbers(brief, statement.cites)}"


def numbers(brief: Brief, cites: tuple[Span, ...]) -> str:
    """ " [1][2]": the numbers of some spans, "" for none."""
    return " " * bool(cites) + "".join(f"[{brief.numbers[cite]}]" for cite in cites)
