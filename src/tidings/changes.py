"""What changed in a record since an earlier look: new events, figures revised, more origins, another status.

The earlier look is kept as a small JSON object (`state_of`). Events are matched by the claims that they share, since their ids change
when claims join them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidings.errors import UsageError
from tidings.model import Event
from tidings.record import Record
from tidings.show import figure_text

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Change:
    """An event that is new or told otherwise than before; `what` says how, a line each, and is empty for a new event."""

    event: Event
    what: tuple[str, ...]

    @property
    def new(self) -> bool:
        """Whether the event was not there before."""
        return not self.what


def state_of(record: Record) -> dict[str, Any]:
    """What has to be kept of a record to tell later what changed."""
    return {"tidings": "state", "format": FORMAT, "events": [_state(event) for event in record.events]}


def _state(event: Event) -> dict[str, Any]:
    figures = {f"{f.measure}|{f.of or ''}": figure_text(f) for f in event.figures}
    return {"claims": list(event.claims), "status": event.status, "independent": event.independent, "figures": figures}


def changes(before: dict[str, Any], record: Record) -> tuple[Change, ...]:
    """The events of a record that are new or changed since `before`, in the record's order."""
    home = {claim: number for number, told in enumerate(before["events"]) for claim in told["claims"]}
    found = []
    for event in (e for e in record.events if e.claims):
        shared = Counter(home[c] for c in event.claims if c in home)
        if not shared:
            found.append(Change(event, ()))
            continue
        old = before["events"][min(shared, key=lambda n: (-shared[n], n))]
        what = tuple(_differences(old, _state(event)))
        if what:
            found.append(Change(event, what))
    return tuple(found)


def _differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for key in sorted({*old["figures"], *new["figures"]}):
        was, now = old["figures"].get(key), new["figures"].get(key)
        if was != now:
            yield f"{now} (new)" if was is None else f"{was} (no longer told)" if now is None else f"{now}, was {was}"
    if old["status"] != new["status"]:
        yield f"{new['status']}, was {old['status']}"
    if old["independent"] != new["independent"]:
        yield f"origins that do not derive from one another: {new['independent']}, was {old['independent']}"


def write_state(path: Path, record: Record) -> None:
    """Keeps what is needed of a record in a file, in place of what was there."""
    path.write_text(json.dumps(state_of(record)), "utf-8")


def read_state(path: Path) -> dict[str, Any]:
    """What was kept in a file. UsageError where it holds something else."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UsageError(f"{path}: this is no state of a record ({error}); name another file, or remove it") from error
    if not (isinstance(found, dict) and found.get("tidings") == "state" and found.get("format") == FORMAT):
        raise UsageError(f"{path}: this is no state that this version wrote; name another file, or remove it")
    return found
