"""UCDP GED's columns (the 49 of its CSV files): attacks that killed, with low, best and high. The coding is the program's."""

from __future__ import annotations

import math
from datetime import date

from tidings.export.cells import Cell, as_csv
from tidings.export.formats import Exported, Format
from tidings.export.told import CIVIL, STATE, Test, country_name, figure, happened, lead, names, region, reports_of, sector, sifted
from tidings.model import Event, EventFigure, EventPlace, Report
from tidings.record import Record

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
WHERE = {"point": 1, "city": 1, "region": 4, "country": 6}
GRID = 0.5  # degrees: a cell of PRIO-GRID


def deadly(event: Event) -> bool:
    """Whether at least one death is told."""
    dead = figure(event, "killed")
    return dead is not None and any(v is not None and v >= 1 for v in (dead.low, dead.best, dead.high))


TESTS: tuple[Test, ...] = (
    ("UCDP records attacks alone", lambda e: e.type == "ASSAULT"),
    ("UCDP has no events that are planned, called for or only denied", happened),
    ("UCDP records events that killed", deadly),
    ("a total over other events of the record, which would count them twice", lambda e: not e.contains),
    ("UCDP needs a date to the year", lambda e: bool(e.date.start) and e.date.precision != "decade"),
)


def write(record: Record, _what: str) -> Exported:
    """One row an event."""
    events, left_out = sifted(record.events, TESTS)
    return Exported(as_csv(COLUMNS, (_row(record, event) for event in events)), left_out)


def _row(record: Record, event: Event) -> dict[str, Cell]:
    sides = _sides(record, event)
    claim, dead = lead(record, event), figure(event, "killed")
    return {
        "id": event.id,
        "relid": event.id,
        "year": int((event.date.start or "0")[:4]),
        "code_status": "Clear" if event.status == "corroborated" else "Check",
        "type_of_violence": _violence(record, event),
        **sides,
        "number_of_sources": len(event.reports),
        **_sources(reports_of(record, event)),
        "source_original": names(record, event.informants) or None,
        **_where(record, event.place),
        "where_description": claim.text if claim else None,
        "event_clarity": 2 if event.contains else 1,
        "date_prec": date_precision(event),
        "date_start": event.date.start,
        "date_end": event.date.end or event.date.start,
        **(_deaths(record, event, dead) if dead else {}),
    }


def _sides(record: Record, event: Event) -> dict[str, Cell]:
    ones, twos = (event.actors, event.recipients) if event.recipients else (event.actors[:1], event.actors[1:])
    a = names(record, ones) or None
    b = "Civilians" if sector(record, twos, CIVIL) else names(record, twos) or None
    return {"side_a": a, "side_b": b, "dyad_name": f"{a} - {b}" if a and b else None}


def _violence(record: Record, event: Event) -> int | None:
    """1 with a state on one side, 2 between groups without one, 3 against civilians; None where the sides are not known."""
    if sector(record, event.recipients, CIVIL):
        return 3
    both = (*event.actors, *event.recipients)
    if len(both) < 2:
        return None
    return 1 if sector(record, both, STATE) else 2 if sector(record, both, ("REB", "PRM", "UAF")) else None


def _sources(reports: list[Report]) -> dict[str, Cell]:
    dates = [r.published.value[:10] if r.published else "" for r in reports]
    told = (", ".join(filter(None, (r.publisher or r.id, day, r.title))) for r, day in zip(reports, dates, strict=True))
    return {
        "source_article": "; ".join(f'"{line}"' for line in told),
        "source_office": "; ".join(r.publisher or r.id for r in reports),
        "source_date": "; ".join(dates) if any(dates) else None,
        "source_headline": "; ".join(r.title or "" for r in reports) if any(r.title for r in reports) else None,
    }


def _where(record: Record, place: EventPlace | None) -> dict[str, Cell]:
    if place is None:
        return {}
    entity = record.entity(place.entity)
    located = place.lat is not None and place.lon is not None
    return {
        "where_prec": WHERE.get(place.precision or ""),
        "where_coordinates": place.name,
        "adm_1": region(entity),
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if located else None,
        "priogrid_gid": prio_cell(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
        "country": country_name(place.country),
    }


def prio_cell(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID: 720 columns from 180° west, rows from the south pole, counted from 1."""
    row, column = (math.floor((lat + 90) / GRID) + 1, math.floor((lon + 180) / GRID) + 1)
    return (min(row, 360) - 1) * 720 + min(column, 720)


def date_precision(event: Event) -> int:
    """1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year and more."""
    start, end = event.date.start or "", event.date.end or event.date.start or ""
    days = (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def _deaths(record: Record, event: Event, dead: EventFigure) -> dict[str, Cell]:
    """Low, best and high; all of them as civilians where civilians alone were attacked, else as unknown."""
    best = dead.best if dead.best is not None else dead.low
    column = "deaths_civilians" if sector(record, event.recipients, CIVIL) else "deaths_unknown"
    others = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    return {**others, column: best, "best": best, "high": dead.high, "low": dead.low}


FORMAT = Format(
    "ucdp",
    "text/csv; charset=utf-8",
    ".csv",
    "attacks that killed and happened, with low, best and high by the record's rule",
    "all other types, the injured, who gives which number, lineages; UCDP's own numbers of conflicts, dyads, actors and states",
    write,
)
