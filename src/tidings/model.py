"""What Tidings knows, as frozen types: one class a layer of the record.

Every `start` and `end` is an offset in Unicode code points into the `text` of the named report, end excluded. What is not
known is None, never a default. Ids are content hashes (`content_id`): the same input and settings give the same ids.
The JSON form of each type is what `row` gives: field names as here, tuples as lists, None as null.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import Literal

from tidings.model_reports import (
    NEWS_KINDS,
    READ_KINDS,
    SCALARS,
    Basis,
    Change,
    Copy,
    Dated,
    Hole,
    Lineage,
    Origin,
    Passage,
    PassageKind,
    Precision,
    Report,
    Span,
    Stretch,
    Version,
    content_id,
    row,
)

__all__ = [
    "NEWS_KINDS",
    "READ_KINDS",
    "SCALARS",
    "Agreement",
    "Attribution",
    "Basis",
    "Change",
    "Claim",
    "Conflict",
    "Copy",
    "Dated",
    "Entity",
    "Event",
    "EventFigure",
    "EventPlace",
    "Figure",
    "FigureBy",
    "Hole",
    "Judgement",
    "Lineage",
    "Mention",
    "MentionKind",
    "Modality",
    "NameForm",
    "On",
    "Origin",
    "Participant",
    "Passage",
    "PassageKind",
    "PlaceRef",
    "Precision",
    "Report",
    "Role",
    "Span",
    "Status",
    "Story",
    "Stretch",
    "TimeExpression",
    "Version",
    "When",
    "content_id",
    "row",
]

MentionKind = Literal["person", "organisation", "group", "place", "facility", "role"]
Modality = Literal["asserted", "alleged", "denied", "urged", "planned", "possible", "conditional"]
Status = Literal["reported", "corroborated", "disputed", "denied", "planned", "urged"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a role that stands for someone, or a description without a name. `entity` is the chain within the report until entities
    are joined; a description has none."""

    id: str
    report: str
    start: int
    end: int
    text: str
    kind: MentionKind
    entity: str | None = None
    role: str | None = None

    @property
    def who(self) -> str:
        """What tells it apart from others of its report: its chain, or itself where it has none."""
        return self.entity or self.id


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of an entity, the language of the reports that use it, and how often they do."""

    text: str
    language: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Role:
    """A title or office as written, what it is of (a state, a body), and the reports that say so."""

    text: str
    of: str | None
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, group or place with all its spellings. `country` is ISO 3166-1 alpha-3, `code` and `sector` PLOVER's."""

    id: str
    name: str
    kind: MentionKind
    names: tuple[NameForm, ...]
    roles: tuple[Role, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    parent: str | None = None
    code: str | None = None
    sector: str | None = None
    ids: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression; `value` is as ISO-TimeML has it ("2020-02-03", "2018-09", "P3D", "XXXX-WXX-1").

    `begins` is the day or month that a stretch is counted back to, where a word outside of it says so ("vor [drei Tagen]").
    """

    report: str
    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    basis: str = "stated"
    begins: str | None = None

    @property
    def when(self) -> str:
        """The value that says when: where a stretch is counted back, the day that it is counted back to."""
        return self.begins or self.value

    @property
    def dates(self) -> bool:
        """Whether it says when something was, and not how long or how often."""
        return self.begins is not None or self.type in ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something. "More than 1,800" is low 1801; "at least 5" low 5; "some 25" best 25; "dozens" low 20, high 99.

    `said` is who gives it where no claim of its sentence holds it; else the claim says.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    measure: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    of: str | None = None
    scope: Literal["incident", "total"] = "incident"
    period: str | None = None
    said: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone in a claim: the entity, and the mention that names it there (None where it was resolved from a pronoun)."""

    entity: str | None
    mention: str | None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where: the place entity, the mention that names it, and how finely ("point", "city", "region", "country")."""

    entity: str | None
    mention: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class When:
    """When it happened: first and last day (ISO 8601), precision, ground, and the expression (start, end) that says so."""

    start: str | None
    end: str | None
    precision: str | None
    basis: str | None
    mention: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, by which cue; `anonymous` for sources without a name, `quoted` for direct speech."""

    sources: tuple[Participant, ...]
    cue: Span | None
    anonymous: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One report says that something happened, was said, or should.

    `breaks` holds claims of agreements it is said to break, `within` the claim of the speech act that it is the content of
    ("threatened to strike"), `refers` the earlier claim of the report that it only takes up ("the attack");
    `confidence` is the chance, 0 to 1, that a coder would sign its type, None where nothing is known of that.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: PlaceRef | None
    time: When | None
    figures: tuple[str, ...]
    attribution: Attribution | None
    modality: Modality
    background: bool
    event: str | None = None
    breaks: tuple[str, ...] = ()
    within: str | None = None
    refers: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class FigureBy:
    """A value as one claim gives it, and who is cited for it; `superseded` where its own publisher has put it right."""

    value: int | float | None
    claim: str
    informant: str | None
    low: int | float | None = None
    high: int | float | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class EventFigure:
    """A measure of an event: the derived range, the rule that derived it, and every value with its speaker; `bests` are what each named
    rule takes for the best, empty where no exact number is given."""

    measure: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    rule: str
    by: tuple[FigureBy, ...]
    of: str | None = None
    bests: tuple[tuple[str, int | float | None], ...] = ()

    def ruled(self, rule: str) -> EventFigure:
        """The same with the best value that another rule takes; the range is the same for all. What was judged stays."""
        return replace(self, rule=rule, best=dict(self.bests)[rule]) if self.bests else self


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event was: entity, name, ISO 3166-1 alpha-3 country, degrees north and east, precision."""

    entity: str | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as reported: who are the parties, what was agreed, and from when to when it holds."""

    parties: tuple[str, ...]
    terms: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which independent origins disagree: the values, and the claims behind each."""

    field: str
    values: tuple[str, ...]
    claims: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What claims add up to. `independent` counts origins that do not derive from one another."""

    id: str
    title: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    date: When
    place: EventPlace | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    figures: tuple[EventFigure, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    lineages: tuple[str, ...]
    informants: tuple[str, ...]
    independent: int
    status: Status
    background: bool
    part_of: str | None = None
    contains: tuple[str, ...] = ()
    agreement: Agreement | None = None
    breaks: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    first_reported: Dated | None = None
    reasons: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """What notebooks show: the event's line, figures, and where it was."""
        from tidings.notebook import event_html

        return event_html(self)


@dataclass(frozen=True, slots=True)
class Story:
    """Reports and events of one development; `start` and `end` are ISO 8601 days or None."""

    id: str
    title: str
    reports: tuple[str, ...]
    events: tuple[str, ...]
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class On:
    """What a judgement is about: a layer and the ids in it."""

    layer: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided; `when` is ISO 8601 with offset. Kept beside what the program found, applied at every build."""

    id: str
    who: str
    when: str
    on: On
    verdict: Literal["same", "different", "accept", "reject", "correct"]
    value: str | None = None
    why: str | None = None
