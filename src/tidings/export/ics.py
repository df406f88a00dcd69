"""iCalendar (RFC 5545): what is planned, and the day it is planned for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tidings.export.formats import Exported, Format
from tidings.export.told import Test, lead, publishers, sifted
from tidings.model import Event
from tidings.record import Record

TESTS: tuple[Test, ...] = (
    ("not planned", lambda e: e.status == "planned"),
    ("planned for no known day", lambda e: bool(e.date.start) and e.date.precision in ("minute", "hour", "day")),
)
LINE = 75  # octets


def write(record: Record, _what: str) -> Exported:
    """One calendar, an all-day entry an event."""
    events, left_out = sifted(record.events, TESTS)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tidings//record//EN", *_entries(record, events), "END:VCALENDAR"]
    return Exported("".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8"), left_out)


def _entries(record: Record, events: list[Event]) -> Iterator[str]:
    for event in events:
        start = date.fromisoformat((event.date.start or "")[:10])
        last = date.fromisoformat((event.date.end or event.date.start or "")[:10])
        claim, place = lead(record, event), event.place
        yield "BEGIN:VEVENT"
        yield f"UID:{event.id}@tidings"
        yield f"DTSTAMP:{_stamp(event)}"
        yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{escaped(event.title)}"
        yield f"DESCRIPTION:{escaped(f'{claim.text if claim else event.title} ({publishers(record, event)})')}"
        if place:
            yield f"LOCATION:{escaped(place.name)}"
            if place.lat is not None and place.lon is not None:
                yield f"GEO:{place.lat};{place.lon}"
        yield "STATUS:TENTATIVE"
        yield "END:VEVENT"


def _stamp(event: Event) -> str:
    """When it was first reported, so that one record always gives the same bytes; the first day of 1970 where that is unknown."""
    day = event.first_reported.value[:10] if event.first_reported and len(event.first_reported.value) >= 10 else "1970-01-01"
    return f"{day.replace('-', '')}T000000Z"


def escaped(text: str) -> str:
    """A text as a value: commas, semicolons, backslashes and line breaks escaped, other control characters gone."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = "\\n".join(text.splitlines())
    return "".join(c for c in text if c == "\t" or (ord(c) >= 32 and ord(c) != 127))


def folded(line: str) -> str:
    """A line broken into pieces of at most 75 octets, never within a character; the rest of them begin with a space."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode("utf-8")) > LINE:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])


FORMAT = Format(
    "ics",
    "text/calendar; charset=utf-8",
    ".ics",
    "events that are planned for a known day",
    "everything else",
    write,
)
