"""A record and an event in a notebook: HTML with a table and a map, nothing fetched and no script."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from tidings.show import day, figure_text
from tidings.worldmap import Drawing, Spot, drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.model import Event
    from tidings.record import Record

MOST_SHOWN = 20  # events; the rest is counted


@lru_cache
def _page() -> Environment:
    loader = PackageLoader("tidings", "templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters |= {"day": day, "figure": figure_text}
    return found


def record_html(record: Record) -> str:
    """What a record holds: counts, its news events as a table, their places on a map."""
    news = [e for e in record.events if not e.background]
    origins = sum(1 for x in record.lineages if x.kind == "report")
    return (
        _page()
        .get_template("notebook.html.j2")
        .render(
            title=f"{len(record.reports)} reports, {origins} origins, {len(record.events)} events",
            events=news[:MOST_SHOWN],
            more=len(news) - MOST_SHOWN,
            map=_map(news),
        )
    )


def event_html(event: Event) -> str:
    """An event: its line, day, place and figures, and where it was."""
    return _page().get_template("notebook.html.j2").render(title=event.title, events=[event], more=0, map=_map([event]))


def _map(events: Sequence[Event]) -> Drawing | None:
    """The places of some events; None where none is known."""
    places = [e.place for e in events if e.place and e.place.lat is not None and e.place.lon is not None]
    counts = Counter((p.lat or 0.0, p.lon or 0.0, p.name) for p in places)
    return drawing(tuple(Spot(lat, lon, name, count, "") for (lat, lon, name), count in sorted(counts.items()))) if counts else None
