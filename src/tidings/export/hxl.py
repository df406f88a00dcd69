"""HXL-tagged CSV: events with humanitarian hashtags (hxlstandard.org, 1.1) in the second row."""

from __future__ import annotations

from tidings.export.cells import Cell, as_csv
from tidings.export.formats import Exported, Format
from tidings.export.told import Test, country_name, figure, happened, lead, publishers, region, reports_of, sifted
from tidings.model import Event
from tidings.record import Record

TAGS = {
    "event": "#event+id",
    "title": "#event+name",
    "type": "#event+type+plover",
    "start": "#date+start",
    "end": "#date+end",
    "country": "#country+name",
    "country code": "#country+code+v_iso3",
    "region": "#adm1+name",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "actors": "#group+actor+name+list",
    "recipients": "#group+recipient+name+list",
    "killed, least": "#affected+killed+min",
    "killed, best": "#affected+killed",
    "killed, most": "#affected+killed+max",
    "injured, best": "#affected+injured",
    "missing, best": "#affected+missing",
    "displaced, best": "#affected+displaced",
    "status": "#status",
    "independent origins": "#meta+origins+num",
    "sources": "#meta+source",
    "urls": "#meta+url+list",
    "sentence": "#description",
}
TESTS: tuple[Test, ...] = (("planned, called for or only denied", happened),)


def write(record: Record, _what: str) -> Exported:
    """One row an event under two header rows."""
    events, left_out = sifted(record.events, TESTS)
    return Exported(as_csv(tuple(TAGS), (_row(record, event) for event in events), under=tuple(TAGS.values())), left_out)


def _row(record: Record, event: Event) -> dict[str, Cell]:
    place, claim, dead = event.place, lead(record, event), figure(event, "killed")
    entity = record.entity(place.entity) if place else None
    return {
        "event": event.id,
        "title": event.title,
        "type": event.type,
        "start": event.date.start,
        "end": event.date.end,
        "country": country_name(place.country) if place else None,
        "country code": place.country if place else None,
        "region": region(entity),
        "place": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "actors": " | ".join(map(record.name, event.actors)) or None,
        "recipients": " | ".join(map(record.name, event.recipients)) or None,
        "killed, least": dead.low if dead else None,
        "killed, best": dead.best if dead else None,
        "killed, most": dead.high if dead else None,
        **{f"{m}, best": found.best for m in ("injured", "missing", "displaced") if (found := figure(event, m))},
        "status": event.status,
        "independent origins": event.independent,
        "sources": publishers(record, event),
        "urls": " | ".join(r.url for r in reports_of(record, event) if r.url) or None,
        "sentence": claim.text if claim else None,
    }


FORMAT = Format(
    "hxl",
    "text/csv; charset=utf-8",
    ".csv",
    "events that happened, with the dead as a range and other people by best value",
    "who gives which number, figures of things, conflicts, lineages, the claims but one sentence",
    write,
)
