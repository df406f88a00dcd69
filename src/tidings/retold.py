"""A record told otherwise: the lines of its events in another language, its figures by another rule.

Only what Tidings says itself is put otherwise; titles of reports, sentences, names and the values that reports give stay as they were read.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.errors import UsageError
from tidings.headline import headline
from tidings.model import Entity, Event
from tidings.record import Record
from tidings.settings import FIGURE_RULES
from tidings.tongue import FIRST, Tongue, tongue


def retold(record: Record, language: str) -> Record:
    """The record with its events' titles, and the stories' that are called after one, in a language. UsageError where no pack has it."""
    own = tongue(language)
    if language == FIRST:
        return record
    events = tuple(replace(event, title=title(record, event, own)) for event in record.events)
    lines = {old.title: new.title for old, new in zip(record.events, events, strict=True)}
    stories = tuple(replace(story, title=lines.get(story.title, story.title)) for story in record.stories)
    return Record(replace(record.layers, events=events, stories=stories), record.refusals, record.new, record.changed)


def ruled(record: Record, rule: str) -> Record:
    """The record with the best values of its events' figures by a named rule ("" for the one that it was built with). UsageError for a name
    that is none."""
    if not rule:
        return record
    if rule not in FIGURE_RULES:
        raise UsageError(f"no rule for figures is called {rule!r}; there are {', '.join(FIGURE_RULES)}")
    events = tuple(replace(event, figures=tuple(f.ruled(rule) for f in event.figures)) for event in record.events)
    return Record(replace(record.layers, events=events), record.refusals, record.new, record.changed)


def title(record: Record, event: Event, own: Tongue) -> str:
    """The line of an event in a language, with the names that its reports have."""
    actors, recipients = ([named(e, own) for e in map(record.entity, ids) if e] for ids in (event.actors, event.recipients))
    place = record.entity(event.place.entity) if event.place else None
    where = named(place, own) if place else event.place.name if event.place else None
    return headline(event.type, event.mode, event.status, actors, recipients, where, event.figures, own.code)


def named(entity: Entity, own: Tongue) -> str:
    """The name that most reports in a language have for an entity; the record's name for it where none does."""
    native = [n for n in entity.names if n.language == own.code]
    return min(native, key=lambda n: (-n.count, len(n.text), n.text)).text if native else entity.name
