"""JSON-LD: schema.org news articles and events, W3C Web Annotations for claims, PROV for what derives from what.

The context is in the file: nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tidings.export.formats import Exported, Format
from tidings.links import safe_url
from tidings.model import Claim, Entity, Event, Report
from tidings.record import Record

CONTEXT = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tidings": "urn:tidings:term:",
}
STATUS = {"planned": "schema:EventScheduled"}
TYPES = {"person": "schema:Person", "role": "schema:Person", "organisation": "schema:Organization", "group": "schema:Organization"}


def write(record: Record, _what: str) -> Exported:
    """One document with all reports, entities, events and claims."""
    origins = _origins(record)
    graph = [_filled(_article(report, origins[report.id])) for report in record.reports]
    graph += [_filled(_thing(entity)) for entity in record.entities]
    graph += [_filled(_event(event)) for event in record.events]
    graph += [_filled(_annotation(claim)) for claim in record.claims]
    return Exported(json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False).encode("utf-8"))


def iri(kind: str, identifier: str) -> str:
    """The name of a thing of the record as a URN."""
    return f"urn:tidings:{kind}:{quote(identifier, safe='')}"


def _origins(record: Record) -> dict[str, list[str]]:
    """The reports that each report's text comes from."""
    found: dict[str, list[str]] = defaultdict(list)
    for copy in record.copies:
        pair = {"a_to_b": (copy.b.report, copy.a.report), "b_to_a": (copy.a.report, copy.b.report)}.get(copy.direction)
        if pair and pair[1] not in found[pair[0]]:
            found[pair[0]].append(pair[1])
    return found


def _refs(kind: str, ids: Iterator[str] | tuple[str, ...] | list[str]) -> list[dict[str, str]]:
    return [{"@id": iri(kind, i)} for i in ids]


def _article(report: Report, origins: list[str]) -> dict[str, Any]:
    published = report.published
    return {
        "@id": iri("report", report.id),
        "@type": ["schema:NewsArticle", "prov:Entity"],
        "schema:identifier": report.id,
        "schema:headline": report.title,
        "schema:url": safe_url(report.url),
        "schema:inLanguage": report.language,
        "schema:datePublished": published.value if published else None,
        "schema:publisher": {"@type": "schema:Organization", "schema:name": report.publisher} if report.publisher else None,
        "schema:author": {"@type": "schema:Person", "schema:name": report.byline} if report.byline else None,
        "schema:creditText": list(report.credits),
        "schema:articleBody": report.text,
        "schema:isBasedOn": _refs("report", origins),
        "prov:wasDerivedFrom": _refs("report", origins),
    }


def _thing(entity: Entity) -> dict[str, Any]:
    located = entity.lat is not None and entity.lon is not None
    return {
        "@id": iri("entity", entity.id),
        "@type": TYPES.get(entity.kind, "schema:Place"),
        "schema:name": entity.name,
        "schema:alternateName": list(dict.fromkeys(n.text for n in entity.names if n.text != entity.name)),
        "schema:geo": {"@type": "schema:GeoCoordinates", "schema:latitude": entity.lat, "schema:longitude": entity.lon}
        if located
        else None,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "@id": iri("event", event.id),
        "@type": "schema:Event",
        "schema:name": event.title,
        "schema:startDate": event.date.start,
        "schema:endDate": event.date.end,
        "schema:eventStatus": {"@id": STATUS[event.status]} if event.status in STATUS else None,
        "schema:location": {"@id": iri("entity", event.place.entity)} if event.place and event.place.entity else None,
        "schema:actor": _refs("entity", event.actors),
        "schema:subjectOf": _refs("report", event.reports),
        "tidings:type": event.type,
        "tidings:status": event.status,
        "tidings:independent": event.independent,
        "prov:wasDerivedFrom": _refs("claim", event.claims),
    }


def _annotation(claim: Claim) -> dict[str, Any]:
    """A claim as an annotation of its sentence, by position in code points and by its words."""
    return {
        "@id": iri("claim", claim.id),
        "@type": ["oa:Annotation", "prov:Entity"],
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": iri("event", claim.event)} if claim.event else None,
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": iri("report", claim.report)},
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": claim.start, "oa:end": claim.end},
                {"@type": "oa:TextQuoteSelector", "oa:exact": claim.text},
            ],
        },
        "tidings:modality": claim.modality,
        "prov:wasQuotedFrom": {"@id": iri("report", claim.report)},
    }


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in (None, [], "")}


FORMAT = Format(
    "jsonld",
    "application/ld+json",
    ".jsonld",
    "reports with what they derive from, entities, events, claims as annotations of the text",
    "figures, passages and their labels, how alike copies are, time expressions",
    write,
)
