"""What changed in a record since an earlier look: new events, figures revised, more origins, another status, agreements said to be broken.

The earlier look is kept as a small JSON object (`state_of`). Events are matched by the claims that they share, since their ids change
when claims join them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tidings.errors import UsageError
from tidings.model import Event
from tidings.outputs import written
from tidings.record import Record
from tidings.tongue import Tongue

FORMAT = 2
Range = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an event tells otherwise.

    A figure has its measure, what is counted, and its range (low, best, high) before and now, None where it was not told; all else
    has a word or number before and now; `breaks` has the number of agreements that the event is said to break.
    """

    kind: Literal["figure", "status", "independent", "breaks"]
    was: Range | str | int | None
    now: Range | str | int | None
    measure: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An event that is new or told otherwise than before; `what` says how, and is empty for a new event."""

    event: Event
    what: tuple[Difference, ...]

    @property
    def new(self) -> bool:
        """Whether the event was not there before."""
        return not self.what


def state_of(record: Record) -> dict[str, Any]:
    """What has to be kept of a record to tell later what changed."""
    return {"tidings": "state", "format": FORMAT, "events": [_state(event) for event in record.events]}


def _state(event: Event) -> dict[str, Any]:
    figures = {f"{f.measure}|{f.of or ''}": [f.low, f.best, f.high] for f in event.figures}
    kept = {"claims": list(event.claims), "status": event.status, "independent": event.independent, "figures": figures}
    return kept | {"breaks": len(event.breaks)}


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


def _differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
    for key in sorted({*old["figures"], *new["figures"]}):
        was, now = (tuple(told["figures"][key]) if key in told["figures"] else None for told in (old, new))
        if was != now:
            measure, _, of = key.partition("|")
            yield Difference("figure", was, now, measure, of)
    if old["status"] != new["status"]:
        yield Difference("status", old["status"], new["status"])
    if old["independent"] != new["independent"]:
        yield Difference("independent", old["independent"], new["independent"])
    if old["breaks"] < new["breaks"]:
        yield Difference("breaks", old["breaks"], new["breaks"])


def told_change(difference: Difference, own: Tongue) -> str:
    """A difference for people: "killed 14, was killed 12"."""
    if difference.kind == "figure":
        was, now = (_figure(difference, side, own) for side in (difference.was, difference.now))
        if was and now:
            return own.text("change_now", now=now, was=was)
        return own.text("change_added", now=now) if now else own.text("change_gone", was=was)
    if difference.kind == "status":
        return own.text("change_now", now=own.word("status", str(difference.now)), was=own.word("status", str(difference.was)))
    return own.text("change_origins" if difference.kind == "independent" else "change_breaks", now=difference.now, was=difference.was)


def _figure(difference: Difference, side: Range | str | int | None, own: Tongue) -> str:
    if not isinstance(side, tuple):
        return ""
    range_ = own.ranged(*side) or own.text("unknown")
    return own.text("figure", measure=own.measure(difference.measure), range=range_) + (f" ({difference.of})" if difference.of else "")


def write_state(path: Path, record: Record) -> None:
    """Keeps what is needed of a record in a file, in place of what was there. UsageError where it cannot be written."""
    written(path, json.dumps(state_of(record)).encode())


def read_state(path: Path) -> dict[str, Any]:
    """What was kept in a file. UsageError where it holds something else."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise UsageError(f"{path}: this is no state of a record ({error}); name another file, or remove it") from error
    if not (isinstance(found, dict) and found.get("tidings") == "state" and found.get("format") == FORMAT):
        raise UsageError(f"{path}: this is no state that this version wrote; name another file, or remove it")
    return found
