"""What is new in a record while the desk is open, as Server-Sent Events."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from tidings.changes import Change, changes, state_of, told_change
from tidings.record import Record
from tidings.tongue import tongue
from tidings.web.state import Desk

MOST_KEPT = 1000  # pieces of news that one who comes back can still get
PAUSE = 1.0  # seconds between two looks at the record
QUIET = 15.0  # seconds after which a line without meaning keeps the connection open
Row = dict[str, Any]


class News:
    """The news of a desk since it was opened, numbered from the one after `last`; looked for when somebody asks."""

    def __init__(self, desk: Desk, last: int = 0) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._seen = desk.shown.record
        self._rows: list[Row] = []
        self.last = last

    def after(self, number: int) -> list[Row]:
        """What came after a number, the oldest first."""
        with self._lock:
            record = self._desk.shown.record
            if record is not self._seen:
                for change in changes(state_of(self._seen), record):
                    self.last += 1
                    self._rows.append(news_row(self.last, change, record))
                del self._rows[:-MOST_KEPT]
                self._seen = record
            return [row for row in self._rows if row["number"] > number]


def news_row(number: int, change: Change, record: Record) -> Row:
    """A change as JSON: `kind` new or changed, what is told otherwise, and where the event is to be had."""
    own, event = tongue(), change.event
    return {
        "number": number,
        "kind": "new" if change.new else "changed",
        "event": event.id,
        "title": event.title,
        "type": event.type,
        "date": event.date.start,
        "place": event.place.name if event.place else None,
        "what": [told_change(difference, own) for difference in change.what],
        "reports": list(event.reports),
        "url": f"/api/v1/events/{event.id}",
    }


async def stream(news: News, after: int, gone: Callable[[], Awaitable[bool]], pause: float = PAUSE) -> AsyncIterator[str]:
    """The news after a number as lines of an event stream, until the asker is gone."""
    yield f"retry: {int(1000 * pause)}\n\n"
    quiet = 0.0
    while not await gone():
        rows = await asyncio.to_thread(news.after, after)
        for row in rows:
            yield f"id: {row['number']}\nevent: {row['kind']}\ndata: {json.dumps(row, ensure_ascii=False)}\n\n"
            after = row["number"]
        quiet = 0.0 if rows else quiet + pause
        if quiet >= QUIET:
            yield ": still here\n\n"
            quiet = 0.0
        await asyncio.sleep(pause)
