"""The brief: a situation report in which every sentence is cited, in the order that humanitarian situation reports use.

Highlights, key figures, what happened by day, agreements and alleged breaches, where reports disagree, what is planned, what is only
background, and the sources with what copies what. Sentences come from templates over what claims point at (`brief_wording`);
`brief_check` keeps out every sentence whose words, names, numbers or dates the cited spans do not hold, and they are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tidings.brief_sections import SECTIONS, Desk, span_of_days
from tidings.brief_sources import source_lines
from tidings.brief_types import Refused, Section, SourceLine, Statement
from tidings.errors import UsageError
from tidings.model import Passage, Report, Span
from tidings.record import Record
from tidings.selection import Selection, select
from tidings.settings import Settings
from tidings.tongue import FIRST, Tongue, tongue


@dataclass(frozen=True)
class Brief:
    """A brief as data; `markdown()` and `html()` print it. `refused` are the sentences that the checker kept out."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    refused: tuple[Refused, ...]
    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    language: str = FIRST

    @property
    def own(self) -> Tongue:
        """The words of the brief's language."""
        return tongue(self.language)

    def statements(self) -> Iterator[Statement]:
        """Every statement in the order of the page."""
        for section in self.sections:
            for group in section.groups:
                yield from group.statements

    @cached_property
    def numbers(self) -> dict[Span, int]:
        """The number of each cited span, from 1 in the order of the page; one span has one number."""
        found: dict[Span, int] = {}
        for group in (g for section in self.sections for g in section.groups):
            for cites in (group.cites, *(s.cites for s in group.statements)):
                for cite in cites:
                    found.setdefault(cite, len(found) + 1)
        return found

    def markdown(self) -> str:
        """The brief as Markdown, the cited spans listed at its end."""
        from tidings.brief_markdown import as_markdown

        return as_markdown(self)

    def html(self) -> str:
        """The brief as one page that needs nothing else: style inside, no script, every citation leading to the text it cites."""
        from tidings.brief_html import as_html

        return as_html(self)

    def pdf(self) -> bytes:
        """The brief as PDF, which needs an extra."""
        from tidings.brief_pdf import as_pdf

        return as_pdf(self)

    def docx(self) -> bytes:
        """The brief as a Word document, which needs an extra."""
        from tidings.brief_docx import as_docx

        return as_docx(self)

    def written(self, form: str) -> bytes:
        """The brief in a format: md, html, pdf or docx. UsageError for any other."""
        forms = {"md": lambda: self.markdown().encode(), "html": lambda: self.html().encode(), "pdf": self.pdf, "docx": self.docx}
        if form not in forms:
            raise UsageError(f"there is no brief in {form!r}; there are {', '.join(forms)}")
        return forms[form]()


def make_brief(
    record: Record,
    settings: Settings | None = None,
    selection: Selection | None = None,
    before: dict[str, Any] | None = None,
    language: str = FIRST,
) -> Brief:
    """The brief of a record, or of the part that is selected. Sections without content are left out; same record, same bytes.

    `before` is what `changes.state_of` gave of the record when the last brief was made: a section then tells what changed.
    `language` is ISO 639-1; UsageError where no pack writes it. Quoted sentences stay as they are.
    """
    record = select(record, selection) if selection else record
    desk = Desk(record, settings or Settings(), before, language)
    own = desk.own
    sections = tuple(section for make in SECTIONS if (section := make(desk)).groups)
    origins = sum(1 for x in record.lineages if x.kind == "report")
    counts = own.line("comma").join(
        (own.count("report", len(record.reports)), own.count("origin", origins), own.count("event", len(desk.news)))
    )
    only = [own.text(key, value=value) for key, value in selection.parts()] if selection else []
    told = (
        own.text("printed", days=span_of_days(record, own)),
        counts,
        *([own.text("only", selection=own.line("comma").join(only))] if only else []),
    )
    return Brief(
        title=own.text("brief"),
        subtitle=" · ".join(told),
        sections=sections,
        sources=source_lines(record, own),
        refused=tuple(desk.refused),
        reports=record.reports,
        passages=record.passages,
        language=language,
    )
