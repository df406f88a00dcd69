"""What a brief is made of: statements with the spans that bear them, in sections."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.model import Span


@dataclass(frozen=True, slots=True)
class Day:
    """A date that a statement gives: ISO 8601 days, and the cited span whose time expression (`said`) says so.

    Where `said` is relative ("Monday"), what dates its report must be cited too; `markup` is true where only the report's markup
    dates it, outside its text.
    """

    start: str
    end: str
    said: Span
    markup: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the brief. `text` is checked against `cites`; `quote` is a report's own words and stands in a cited span.

    `names` are pairs (name in `text`, spelling in a cited span) for entities named otherwise there. `note` counts what the record
    holds (reports, origins, status) and is no report's statement. `noun` is what the event's type is called, the program's own word.
    """

    text: str
    cites: tuple[Span, ...]
    quote: Span | None = None
    names: tuple[tuple[str, str], ...] = ()
    days: tuple[Day, ...] = ()
    language: str | None = None
    note: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that the checker kept out, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one heading of a section: a day, an event, a disagreement.

    An empty heading is none; `cites` bear a heading that is a sentence.
    """

    heading: str
    statements: tuple[Statement, ...]
    note: str = ""
    cites: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief. `key` names it in links; `lead` tells the reader what the part holds, in the brief's own voice."""

    key: str
    title: str
    groups: tuple[Group, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One report in the list of sources; `relation` tells what it copies, "" where it copies nothing that is known."""

    report: str
    publisher: str
    title: str
    published: str
    language: str
    origin: int
    relation: str
    url: str | None
