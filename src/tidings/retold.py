"""A record told otherwise: the lines of its events in another language, its figures by another rule.

Only what Tidings says itself is put otherwise; titles of reports, sentences, names and the values that reports give stay as they were read.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.called import called
from tidings.corrections import corrections
from tidings.errors import UsageError
from tidings.headline import title as line_of
from tidings.match import standing
from tidings.model import Event
from tidings.reasons import in_words
from tidings.record import Record
from tidings.settings import FIGURE_RULES
from tidings.tongue import FIRST, Tongue, tongue


def retold(record: Record, language: str) -> Record:
    """The record with its events' titles and reasons, and the titles of stories called after one, in a language.

    UsageError where no pack has it.
    """
    own = tongue(language)
    if language == FIRST:
        return record
    events = tuple(
        replace(event, title=title(record, event, own), reasons=tuple(in_words(reason, own) for reason in event.reasons))
        for event in record.events
    )
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
    """The line of an event in a language, with the names that its reports have; as people wrote it where they did."""
    if any(f" corrected title to {event.title}" in reason for reason in event.reasons) and _is_written(record, event):
        return event.title
    return line_of(event, record.entity, record.claims_of(event), lambda report: _language(record, report), own)


def _is_written(record: Record, event: Event) -> bool:
    """Whether people wrote the line of an event."""
    written = (one for one in corrections(standing(record.judgements)) if one.field == "title" and one.value == event.title)
    return any(not set(one.claims).isdisjoint(event.claims) for one in written)


def _language(record: Record, report: str) -> str | None:
    found = record.report(report)
    return found.language if found else None


def party(record: Record, identifier: str, own: Tongue) -> str:
    """What someone in an event is called in a language; the record's name where the language has none."""
    entity = record.entity(identifier)
    return (called(entity, own) if entity else None) or record.name(identifier)
