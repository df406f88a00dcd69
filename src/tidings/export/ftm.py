"""FollowTheMoney entities, JSON Lines: reports as articles, actors, places, events, and the mentions that tie them together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tidings.export.formats import Exported, Format, counted
from tidings.export.told import STATE, alpha2, happened, lead, three_letters
from tidings.links import safe_url
from tidings.model import Entity, Event, Mention, Report
from tidings.record import Record

SCHEMATA = {"person": "Person", "role": "Person", "group": "Organization", "place": "Address", "facility": "Address"}
MENTIONED = ("Person", "Organization", "PublicBody")


def write(record: Record, _what: str) -> Exported:
    """One entity a line: articles, then who and where, then events, then mentions."""
    untold = sum(1 for e in record.events if not happened(e))
    entities = (*_articles(record), *_parties(record), *_events(record), *_mentions(record))
    text = "".join(json.dumps(found, ensure_ascii=False) + "\n" for found in entities)
    return Exported(text.encode("utf-8"), (f"{counted(untold, 'event')}: planned, called for or only denied",) if untold else ())


def key(kind: str, identifier: str) -> str:
    """An id of FollowTheMoney: letters, digits, dots, dashes."""
    return f"tidings-{kind}-{''.join(c if c.isascii() and c.isalnum() else '-' for c in identifier)}"


def schema_of(entity: Entity) -> str:
    """The schema of an entity; bodies of states are public bodies."""
    if entity.kind == "organisation":
        return "PublicBody" if entity.country and (entity.sector or "")[:3] in STATE else "Organization"
    return SCHEMATA[entity.kind]


def _made(kind: str, identifier: str, schema: str, **properties: Any) -> dict[str, Any]:
    told = {name: [v for v in (values if isinstance(values, list) else [values]) if v] for name, values in properties.items()}
    return {"id": key(kind, identifier), "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _articles(record: Record) -> Iterator[dict[str, Any]]:
    for report in record.reports:
        yield _article(report)


def _article(report: Report) -> dict[str, Any]:
    return _made(
        "report",
        report.id,
        "Article",
        title=report.title or report.id,
        publisher=report.publisher,
        author=report.byline,
        language=three_letters(report.language),
        publishedAt=report.published.value[:19] if report.published else None,
        sourceUrl=safe_url(report.url),
        bodyText=report.text,
    )


def _parties(record: Record) -> Iterator[dict[str, Any]]:
    for entity in record.entities:
        schema, spellings = schema_of(entity), [n.text for n in entity.names if n.text != entity.name]
        if schema == "Address":
            located = {"latitude": _degrees(entity.lat), "longitude": _degrees(entity.lon), "full": entity.name, "state": entity.parent}
            yield _made("entity", entity.id, schema, name=entity.name, alias=spellings, country=alpha2(entity.country), **located)
        else:
            roles = [r.text for r in entity.roles] if schema == "Person" else []
            wikidata = entity.ids.get("wikidata")
            told = {"alias": list(dict.fromkeys(spellings)), "country": alpha2(entity.country), "position": roles, "wikidataId": wikidata}
            yield _made("entity", entity.id, schema, name=entity.name, **told)


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def _events(record: Record) -> Iterator[dict[str, Any]]:
    for event in filter(happened, record.events):
        yield _event(record, event)


def _event(record: Record, event: Event) -> dict[str, Any]:
    claim, place = lead(record, event), event.place
    parties = [e for e in map(record.entity, (*event.actors, *event.recipients)) if e and schema_of(e) in MENTIONED]
    return _made(
        "event",
        event.id,
        "Event",
        name=event.title,
        startDate=event.date.start,
        endDate=event.date.end,
        country=alpha2(place.country) if place else None,
        location=place.name if place else None,
        addressEntity=key("entity", place.entity) if place and place.entity else None,
        involved=[key("entity", e.id) for e in parties],
        summary=claim.text if claim else None,
        notes=[f"{f.measure}: {f.low} to {f.high}, best {f.best}" for f in event.figures],
        proof=[key("report", r) for r in event.reports],
    )


def _mentions(record: Record) -> Iterator[dict[str, Any]]:
    seen = set()
    for mention in record.mentions:
        entity = record.entity(mention.entity)
        if entity and schema_of(entity) in MENTIONED and (mention.report, entity.id, mention.text) not in seen:
            seen.add((mention.report, entity.id, mention.text))
            yield _mention(mention, entity)


def _mention(mention: Mention, entity: Entity) -> dict[str, Any]:
    return _made(
        "mention",
        mention.id,
        "Mention",
        document=key("report", mention.report),
        resolved=key("entity", entity.id),
        name=mention.text,
        detectedSchema=schema_of(entity),
    )


FORMAT = Format(
    "ftm",
    "application/x-ndjson",
    ".ftm.json",
    "reports, actors, places, events that happened, and who is named where",
    "who says what, figures with their speakers, copies and lineages, offsets in the text",
    write,
    layer="entities",
)
