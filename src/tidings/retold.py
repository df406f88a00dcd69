"""A record with the lines of its events in another language: the titles that it was built with are English.

Only what Tidings says itself is put otherwise; titles of reports, sentences and names stay as they were read.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.headline import headline
from tidings.model import Entity, Event
from tidings.record import Record
from tidings.tongue import FIRST, Tongue, tongue


def retold(record: Record, language: str) -> Record:
    """The record with its events' titles, and the stories' that are called after one, in a language. UsageError where no pack has it."""
    own = tongue(language)
    if language == FIRST:
        return record
    events = tuple(replace(event, title=title(record, event, own)) for event in record.events)
    lines = {old.title: new.title for old, new in zip(record.events, events, strict=True)}
    stories = tuple(replace(story, title=lines.get(story.title, story.title)) for story in record.stories)
    return Record(replace(record.layers, events=events, stories=stories), record.refusals, record.new)


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
