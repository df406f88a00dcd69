"""A layer as a table of pandas or polars, with the columns that analysts look for beside those of the model."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tidings.errors import UsageError
from tidings.record import LAYERS

if TYPE_CHECKING:
    from tidings.model import Event
    from tidings.record import Record

LIBRARIES = ("pandas", "polars")


def frame(record: Record, layer: str = "events", library: str = "pandas") -> Any:
    """A data frame of a layer, a row a value. UsageError where the library is not installed, or there is no such layer.

    Events come flat: dates, place, names of who took part, low, best and high of each measure; other layers with the model's
    columns, nested as in Parquet.
    """
    if library not in LIBRARIES:
        raise UsageError(f"there is no frame of {library!r}; there are {' and '.join(LIBRARIES)}")
    if layer not in LAYERS:
        raise UsageError(f"there is no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    try:
        module = import_module(library)
    except ImportError as error:
        raise UsageError(f'{library} is not installed; install it with: pip install "tidings[{library}]"') from error
    if layer == "events":
        rows = [event_row(record, event) for event in record.events]
        return module.DataFrame({column: alike([row.get(column) for row in rows]) for column in columns_of(rows)})
    from tidings.export.parquet import table_of

    table = table_of(record, layer)
    return table.to_pandas() if library == "pandas" else module.from_arrow(table)


def columns_of(rows: list[dict[str, Any]]) -> list[str]:
    """The columns of some rows: those that every event has first, then its measures by name."""
    first = list(FIXED)
    return first + sorted({key for row in rows for key in row} - set(first))


def alike(column: list[Any]) -> list[Any]:
    """A column with all its numbers of one type, which polars asks for: 3 tonnes and 2.5 tonnes are 3.0 and 2.5."""
    return [float(v) if isinstance(v, int) else v for v in column] if any(isinstance(v, float) for v in column) else column


FIXED = ("id", "title", "type", "mode", "status", "background", "start", "end", "precision", "basis", "place", "country", "lat", "lon",
         "actors", "recipients", "sources", "reports", "origins", "first_reported")  # fmt: skip


def event_row(record: Record, event: Event) -> dict[str, Any]:
    """An event as one flat row; names are joined by semicolons."""
    place = event.place
    row: dict[str, Any] = {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "background": event.background,
        "start": event.date.start,
        "end": event.date.end,
        "precision": event.date.precision,
        "basis": event.date.basis,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "actors": "; ".join(map(record.name, event.actors)),
        "recipients": "; ".join(map(record.name, event.recipients)),
        "sources": "; ".join(map(record.name, event.informants)),
        "reports": len(event.reports),
        "origins": event.independent,
        "first_reported": event.first_reported.value if event.first_reported else None,
    }
    for figure in event.figures:
        for end in ("low", "best", "high"):
            row.setdefault(f"{figure.measure}_{end}", getattr(figure, end))
    return row
