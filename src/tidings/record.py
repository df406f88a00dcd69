"""The record: what it holds, and how it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from tidings.diary import Diary
from tidings.errors import Refusal, UsageError
from tidings.fold import fold_name
from tidings.layers import Layers
from tidings.model import Claim, Copy, Entity, Event, Figure, Lineage, Mention, Participant, Passage, Report, TimeExpression, row

LAYERS = (
    "reports",
    "passages",
    "copies",
    "lineages",
    "mentions",
    "entities",
    "times",
    "figures",
    "claims",
    "events",
    "stories",
    "judgements",
)


class Record:
    """Every layer as a tuple of model values (`record.events`, `record.claims`, ...) and look-ups between them.

    `new` is how many reports came with the last build, `changed` how many of them are other printings of one that is there."""

    def __init__(self, layers: Layers, refusals: tuple[Refusal, ...] = (), new: int = 0, changed: int = 0) -> None:
        self.layers = layers
        self.refusals = refusals
        self.new = new
        self.changed = changed
        self.reports = layers.reports
        self.passages = layers.passages
        self.copies = layers.copies
        self.lineages = layers.lineages
        self.mentions = layers.mentions
        self.entities = layers.entities
        self.times = layers.times
        self.figures = layers.figures
        self.claims = layers.claims
        self.events = layers.events
        self.stories = layers.stories
        self.judgements = layers.judgements
        self.problems = layers.problems

    def origin_of(self, lineage: Lineage) -> str:
        """Where a lineage begins, as people are told: a report's id, an agency as reports write it, "" where that is not known."""
        if lineage.origin is None:
            return ""
        agency = lineage.origin.agency or ""
        return lineage.origin.report or self._agencies.get(agency, agency)

    @cached_property
    def _agencies(self) -> dict[str, str]:
        """Agencies as reports credit them, by their folded names."""
        return {fold_name(credit): credit for report in self.reports for credit in report.credits}

    def layer(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a layer as JSON objects, in the record's order. UsageError for a layer that there is not."""
        if name not in LAYERS:
            raise UsageError(f"there is no layer {name!r}; the layers are {', '.join(LAYERS)}")
        for thing in getattr(self.layers, name):
            found = row(thing)
            if name == "events" and found["agreement"]:
                terms = found["agreement"]
                found["agreement"] = {"parties": terms["parties"], "terms": terms["terms"], "from": terms["start"], "to": terms["end"]}
            yield found

    def within(self, name: str, report: str) -> tuple[Any, ...]:
        """What of a layer stands in a report or tells of it: its copies, events, stories and lineages, the entities that it names."""
        if name == "entities":
            return tuple(e for e in self.entities if (e.id, report) in self._named)
        return tuple(thing for thing in getattr(self.layers, name) if report in _reports_of(thing))

    def frame(self, layer: str = "events", library: str = "pandas") -> Any:
        """A layer as a data frame of pandas or polars, which are extras; events come flat, a row an event."""
        from tidings.frames import frame

        return frame(self, layer, library)

    def _repr_html_(self) -> str:
        """What notebooks show: counts, the news as a table, its places on a map."""
        from tidings.notebook import record_html

        return record_html(self)

    @cached_property
    def _reports(self) -> dict[str, Report]:
        return {r.id: r for r in self.reports}

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {f.id: f for f in self.figures}

    @cached_property
    def _mentions(self) -> dict[str, Mention]:
        return {m.id: m for m in self.mentions}

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {e.id: e for e in self.events}

    @cached_property
    def _lineages(self) -> dict[str, Lineage]:
        return {report: x for x in self.lineages if x.kind == "report" for report in x.reports}

    @cached_property
    def _copies(self) -> dict[str, list[Copy]]:
        found: dict[str, list[Copy]] = defaultdict(list)
        for copy in self.copies:
            for report in {copy.a.report, copy.b.report}:
                found[report].append(copy)
        return found

    @cached_property
    def _passages(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.report].append(passage)
        return found

    @cached_property
    def diary(self) -> Diary:
        """The events and reports by their days."""
        return Diary(self.events, self.reports)

    @cached_property
    def entity_order(self) -> dict[str, int]:
        """The place of each entity in the record's order, by id."""
        return {entity.id: number for number, entity in enumerate(self.entities)}

    def report(self, identifier: str) -> Report | None:
        """The report of an id."""
        return self._reports.get(identifier)

    def entity(self, identifier: str | None) -> Entity | None:
        """The entity of an id."""
        return self._entities.get(identifier or "")

    def claim(self, identifier: str) -> Claim | None:
        """The claim of an id."""
        return self._claims.get(identifier)

    def figure(self, identifier: str) -> Figure | None:
        """The figure of an id."""
        return self._figures.get(identifier)

    def mention(self, identifier: str | None) -> Mention | None:
        """The mention of an id."""
        return self._mentions.get(identifier or "")

    @cached_property
    def _named(self) -> dict[tuple[str | None, str], list[Mention]]:
        found: dict[tuple[str | None, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.entity, mention.report].append(mention)
        return found

    @cached_property
    def _times(self) -> dict[tuple[str, int, int], list[TimeExpression]]:
        found: dict[tuple[str, int, int], list[TimeExpression]] = defaultdict(list)
        for time in self.times:
            found[time.report, time.start, time.end].append(time)
        return found

    def mentions_in(self, report: str, entity: str) -> tuple[Mention, ...]:
        """The mentions of an entity in a report, in the record's order."""
        return tuple(self._named.get((entity, report), ()))

    def times_at(self, report: str, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The time expressions at a span of a report."""
        return tuple(self._times.get((report, start, end), ()))

    def event(self, identifier: str) -> Event | None:
        """The event of an id, or of the beginning of an id where only one fits."""
        if identifier in self._events:
            return self._events[identifier]
        fitting = [e for e in self.events if e.id.startswith(identifier)] if identifier else []
        return fitting[0] if len(fitting) == 1 else None

    def name(self, identifier: str | None) -> str:
        """The name of an entity, or "unknown"."""
        entity = self.entity(identifier)
        return entity.name if entity else "unknown"

    def once_named(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Entities without those that are called as one before: the unnamed "director" of four printings of a text is told of once."""
        firsts: dict[str, str] = {}
        for identifier in identifiers:
            firsts.setdefault(self.name(identifier), identifier)
        return tuple(firsts.values())

    def named(self, participant: Participant) -> str:
        """The name of someone in a claim; the words of the report where it gives no name."""
        entity, mention = self.entity(participant.entity), self.mention(participant.mention)
        return entity.name if entity else mention.text if mention else "unknown"

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """The claims behind an event, in the order of their reports."""
        return tuple(self._claims[c] for c in event.claims if c in self._claims)

    def passages_of(self, report: str) -> tuple[Passage, ...]:
        """The passages of a report in order."""
        return tuple(self._passages.get(report, ()))

    def copies_of(self, report: str) -> tuple[Copy, ...]:
        """The copies of which one side is in a report, in order."""
        return tuple(self._copies.get(report, ()))

    def lineage_of(self, report: str) -> Lineage | None:
        """The lineage that a whole report belongs to."""
        return self._lineages.get(report)


def _reports_of(thing: Any) -> tuple[str, ...]:
    """The reports that a row of a layer is about."""
    if isinstance(thing, Copy):
        return thing.a.report, thing.b.report
    if isinstance(thing, Report):
        return (thing.id,)
    return (thing.report,) if hasattr(thing, "report") else getattr(thing, "reports", ())
