"""GeoJSON (RFC 7946): one feature an event, without a geometry where the place is not known."""

from __future__ import annotations

import json
from typing import Any

from tidings.export.formats import Exported, Format, counted
from tidings.export.told import lead, name
from tidings.model import Event
from tidings.record import Record


def write(record: Record, _what: str) -> Exported:
    """One collection of features."""
    unplaced = sum(1 for e in record.events if not _located(e))
    features = [feature(record, event) for event in record.events]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return Exported(
        text.encode("utf-8"), (f"{counted(unplaced, 'event')}: in it without a geometry, their place is not known",) if unplaced else ()
    )


def feature(record: Record, event: Event) -> dict[str, Any]:
    """An event as a feature; figures are low, best and high by measure."""
    place, claim = event.place, lead(record, event)
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and _located(event) else None,
        "properties": {
            "title": event.title,
            "type": event.type,
            "mode": event.mode,
            "start": event.date.start,
            "end": event.date.end,
            "precision": event.date.precision,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "place_precision": place.precision if place else None,
            "actors": [name(record, e) for e in event.actors],
            "recipients": [name(record, e) for e in event.recipients],
            "figures": {f.measure: {"low": f.low, "best": f.best, "high": f.high, "of": f.of} for f in event.figures},
            "status": event.status,
            "independent": event.independent,
            "background": event.background,
            "reports": list(event.reports),
            "sentence": claim.text if claim else None,
        },
    }


def _located(event: Event) -> bool:
    return event.place is not None and event.place.lat is not None and event.place.lon is not None


FORMAT = Format(
    "geojson",
    "application/geo+json",
    ".geojson",
    "every event, at its place",
    "who gives which number, conflicts, the claims but one sentence; of two figures of one measure the last",
    write,
)
