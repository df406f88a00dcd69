"""PLOVER JSON Lines: one event a line with the field names of the PLOVER manual (0.7, chapter "Data Fields")."""

from __future__ import annotations

import json
from typing import Any

from tidings.export.formats import Exported, Format
from tidings.export.told import Test, country_name, figure, happened, lead, names, publishers, region, reports_of, sifted
from tidings.model import Entity, Event, EventPlace
from tidings.record import Record

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
RESOLUTION = {"point": 5, "city": 4, "region": 2, "country": 1}
TESTS: tuple[Test, ...] = (
    ("PLOVER has no such type", lambda e: e.type in QUAD),
    ("PLOVER has no events that are planned, called for or only denied", happened),
    ("PLOVER needs a day", lambda e: bool(e.date.start)),
)


def write(record: Record, _what: str) -> Exported:
    """One object a line, fields without a value left out."""
    events, left_out = sifted(record.events, TESTS)
    lines = (json.dumps(_filled(_event(record, event)), ensure_ascii=False) for event in events)
    return Exported("".join(f"{line}\n" for line in lines).encode("utf-8"), left_out)


def _event(record: Record, event: Event) -> dict[str, Any]:
    claim = lead(record, event)
    span = {"start": claim.start, "end": claim.end} if claim else {}
    return {
        "id": event.id,
        "date": event.date.start,
        "enddate": event.date.end if event.date.end != event.date.start else None,
        "actor": [_entity(e) for e in map(record.entity, event.actors) if e] or [{"sector": "UNK"}],
        "recipient": [_entity(e) for e in map(record.entity, event.recipients) if e],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": QUAD[event.type],
        "event_loc": _place(record, event.place) if event.place else None,
        "event_text": [claim.trigger.text] if claim else [],
        "size": {name: amount.best for measure, name in SIZES.items() if (amount := figure(event, measure)) and amount.best is not None},
        "text": claim.text if claim else None,
        "text_info": span,
        "cite_info": _cited(record, event, claim.report if claim else None),
        "coder": "Tidings",
        "comment": _comment(record, event),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return _filled(
        {
            "code": entity.code or entity.country,
            "sector": entity.sector,
            "entity_text": entity.name,
            "identifier_id": entity.ids.get("wikidata") or entity.id,
            "identifier_text": entity.name,
            "office": entity.roles[0].text if entity.roles else None,
        }
    )


def _place(record: Record, place: EventPlace) -> dict[str, Any]:
    entity = record.entity(place.entity)
    geonames = entity.ids.get("geonames") if entity else None
    return _filled(
        {
            "resolved_place": place.name,
            "geonameid": int(geonames) if geonames and geonames.isdigit() else None,
            "lat": place.lat,
            "lon": place.lon,
            "province": region(entity),
            "country": country_name(place.country),
            "country_code": place.country,
            "resolution": RESOLUTION.get(place.precision or ""),
        }
    )


def _cited(record: Record, event: Event, shown: str | None) -> dict[str, Any]:
    report = record.report(shown or "") or next(iter(reports_of(record, event)), None)
    if report is None:
        return {}
    told = {"citation": report.id, "url": report.url, "title": report.title, "language": report.language, "publication": report.publisher}
    return _filled({**told, "codebook": "plover-0.7"})


def _comment(record: Record, event: Event) -> str:
    """What PLOVER has no field for, in words."""
    parts = [
        event.status,
        f"{len(event.reports)} reports",
        f"independent origins: {event.independent}",
        f"printed by {publishers(record, event)}",
    ]
    parts += ["background"] if event.background else []
    parts += [f"cited: {names(record, event.informants)}"] if event.informants else []
    parts += [f"{f.measure} {f.low} to {f.high} ({f.rule})" for f in event.figures if f.low != f.high]
    return "; ".join(parts)


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in (None, [], {}, "")}


FORMAT = Format(
    "plover",
    "application/x-ndjson",
    ".jsonl",
    "events of PLOVER's types that happened on a known day, with one sentence each",
    "copies, lineages, every value of a figure with its speaker; ranges, status and origins stand in the comment",
    write,
)
