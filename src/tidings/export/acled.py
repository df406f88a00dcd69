"""ACLED's columns (the 31 of its CSV files since 2023), for tools that read ACLED. The coding is the program's, not ACLED's."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.export.cells import Cell, as_csv
from tidings.export.formats import Exported, Format
from tidings.export.told import (
    ARMED,
    CIVIL,
    Test,
    bears_a_name,
    country_name,
    figure,
    happened,
    lead,
    name,
    names,
    numeric,
    publishers,
    region,
    sector,
    sector_of,
    sifted,
)
from tidings.model import Event, EventPlace
from tidings.record import Record

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
KINDS = {
    "ASSAULT:aerial": ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
    "ASSAULT:heavy-weapons": ("Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "ASSAULT:explosives": ("Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "ASSAULT:abduct": ("Political violence", "Violence against civilians", "Abduction/forced disappearance"),
    "ASSAULT:sexual": ("Political violence", "Violence against civilians", "Sexual violence"),
    "PROTEST:riot": ("Demonstrations", "Riots", "Violent demonstration"),
    "PROTEST": ("Demonstrations", "Protests", "Peaceful protest"),
    "COERCE:arrest": ("Strategic developments", "Strategic developments", "Arrests"),
    "COERCE:seize": ("Strategic developments", "Strategic developments", "Looting/property destruction"),
    "AGREE": ("Strategic developments", "Strategic developments", "Agreement"),
    "MOBILIZE": ("Strategic developments", "Strategic developments", "Change to group/activity"),
    "RETREAT": ("Strategic developments", "Strategic developments", "Other"),
}
TIME = {"minute": 1, "hour": 1, "day": 1, "month": 3}
PLACE = {"point": 1, "city": 1, "region": 3}
INTER = {"MIL": "State forces", "GOV": "State forces", "COP": "State forces", "SPY": "State forces", "REB": "Rebel group"}
INTER |= {"PRM": "Political militia", "UAF": "Political militia", **dict.fromkeys(CIVIL, "Civilians")}
UNNAMED = {"CVL": "Civilians", "UAF": "Unidentified Armed Group", "CRM": "Unidentified Armed Group"}  # ACLED's names, before the country
TESTS: tuple[Test, ...] = (
    ("ACLED records no such type", lambda e: _kind(e) is not None or e.type == "ASSAULT"),
    ("ACLED has no events that are planned, called for or only denied", happened),
    ("a total over other events of the record, which would count them twice", lambda e: not e.contains),
    ("ACLED needs a date to the month", lambda e: bool(e.date.start) and e.date.precision in TIME),
)


def write(record: Record, _what: str) -> Exported:
    """One row an event."""
    events, left_out = sifted(record.events, TESTS)
    return Exported(as_csv(COLUMNS, (_row(record, event) for event in events)), left_out)


def _kind(event: Event) -> tuple[str, str, str] | None:
    return KINDS.get(f"{event.type}:{event.mode}") or KINDS.get(event.type)


def _row(record: Record, event: Event) -> dict[str, Cell]:
    ones, twos = _sides(event)
    first, second = _inter(record, ones), _inter(record, twos)
    disorder, kind, sub = _kind(event) or _attack(record, ones, twos)
    claim, place, dead = lead(record, event), event.place, figure(event, "killed")
    entity = record.entity(place.entity) if place else None
    civilians = disorder == "Political violence" and (second == "Civilians" or kind == "Violence against civilians")
    return {
        "event_id_cnty": f"{place.country if place and place.country else 'XXX'}-{event.id}",
        "event_date": event.date.start,
        "year": int((event.date.start or "0")[:4]),
        "time_precision": 2
        if event.date.precision == "day" and event.date.end != event.date.start
        else TIME[event.date.precision or "month"],
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": _actor(record, ones[0], place) if ones else None,
        "assoc_actor_1": _beside(record, ones),
        "inter1": first,
        "actor2": _actor(record, twos[0], place) if twos else None,
        "assoc_actor_2": _beside(record, twos),
        "inter2": second,
        "interaction": f"{first}-{second}" if first and second else f"{first} only" if first and not twos else None,
        "civilian_targeting": "Civilian targeting" if civilians else None,
        "iso": numeric(place.country) if place else None,
        "country": country_name(place.country) if place else None,
        "admin1": region(entity),
        "location": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": PLACE.get(place.precision or "") if place else None,
        "source": publishers(record, event),
        "notes": claim.text if claim else event.title,
        "fatalities": (dead.best if dead.best is not None else dead.low) if dead else None,
        "tags": f"status={event.status}; origins={event.independent}" + ("; background" if event.background else ""),
    }


def _actor(record: Record, identifier: str, place: EventPlace | None) -> str:
    """An actor as ACLED has it: people without a name by what they are and the country, all others by their names."""
    entity = record.entity(identifier)
    nameless = entity if entity and entity.kind == "group" and not bears_a_name(entity) else None
    unnamed = UNNAMED.get(sector_of(nameless)) if nameless else None
    country = country_name(place.country) if place else None
    return f"{unnamed} ({country})" if unnamed and country else unnamed or name(record, identifier)


def _beside(record: Record, side: Sequence[str]) -> str | None:
    """Those of a side behind the first, without whoever is called like it."""
    first = name(record, side[0]) if side else ""
    return names(record, [e for e in side[1:] if name(record, e) != first]) or None


def _sides(event: Event) -> tuple[Sequence[str], Sequence[str]]:
    """Who acts and on whom; the parties to an agreement one against the others."""
    if event.recipients or event.type == "PROTEST":
        return event.actors, event.recipients
    return event.actors[:1], event.actors[1:]


def _inter(record: Record, side: Sequence[str]) -> str | None:
    entity = record.entity(side[0]) if side else None
    return INTER.get(sector_of(entity)) if entity else None


def _attack(record: Record, ones: Sequence[str], twos: Sequence[str]) -> tuple[str, str | None, str | None]:
    """An attack without a weapon: a clash of two armed sides, violence against civilians, or not known which."""
    if sector(record, twos, CIVIL):
        return "Political violence", "Violence against civilians", "Attack"
    if sector(record, ones, ARMED) and sector(record, twos, ARMED):
        return "Political violence", "Battles", "Armed clash"
    return "Political violence", None, None


FORMAT = Format(
    "acled",
    "text/csv; charset=utf-8",
    ".csv",
    "attacks, protests, arrests, seizures, agreements, mobilisation and retreat that happened, dated to the month or better",
    "ranges of figures (fatalities is the best or lowest value, empty where unknown), speakers, lineages, ACLED's regions, its scale "
    "of sources and time stamps, second and third administrative levels",
    write,
)
