"""The rows of a layer brought from one state to the next: only those that changed are written.

What an addition leaves alone is not made into JSON again either: a value that is the one which the record held has the row that it had.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from tidings.model import row
from tidings.store.tables import rows

# Layers whose equal values have equal rows: elsewhere a number may be 14 in one and 14.0 in the other.
SURE = ("raw", "reports", "passages", "copies", "mentions", "times", "claims")


def dump(thing: Any) -> str:
    """The JSON of a model value, its keys in order."""
    return json.dumps(row(thing), ensure_ascii=False, sort_keys=True)


def bodies_in(connection: Connection, layer: str) -> Sequence[str]:
    """The rows of a layer in their order."""
    return connection.execute(select(rows.c.body).where(rows.c.layer == layer).order_by(rows.c.position)).scalars().all()


def bodies_of(layer: str, things: Sequence[Any], before: Sequence[Any] | None, held: Sequence[str]) -> list[str]:
    """The rows of values; `before` are the values, where they are known, whose rows the table holds."""
    if not before or layer not in SURE or len(before) != len(held):
        return [dump(thing) for thing in things]
    same = {id(thing): number for number, thing in enumerate(before)}
    named = {getattr(thing, "id", None): number for number, thing in enumerate(before)}
    found = []
    for thing in things:
        number = same.get(id(thing))
        if number is None:
            number = named.get(getattr(thing, "id", None))
            number = number if number is not None and before[number] == thing else None
        found.append(dump(thing) if number is None else held[number])
    return found


def rewrite(connection: Connection, layer: str, things: Sequence[Any], bodies: Sequence[str], held: Sequence[str]) -> None:
    """Puts the rows of some values in the place of those that a layer holds."""
    more = len(bodies) - len(held)
    at = _gap(bodies, held)
    if more:
        _move(connection, layer, at, more)
    shifted = held[:at] if more < 0 else [*held[:at], *[""] * more]
    there = [*shifted, *held[at - min(more, 0) :]]
    changed = [number for number, (new, old) in enumerate(zip(bodies, there, strict=True)) if new != old]
    stale = [{"of": number} for number in changed if there[number]]
    if stale:
        connection.execute(delete(rows).where(and_(rows.c.layer == layer, rows.c.position == bindparam("of"))), stale)
    new = [_row(layer, number, things[number], bodies[number]) for number in changed]
    if new:
        connection.execute(insert(rows), new)


def _gap(bodies: Sequence[str], held: Sequence[str]) -> int:
    """Where rows are put in or taken out if that is at one place: behind the first rows that stay, of two guesses the better."""
    more, shorter = len(bodies) - len(held), min(len(bodies), len(held))
    if not more:
        return shorter
    longer, other = (bodies, frozenset(held)) if more > 0 else (held, frozenset(bodies))
    run = 0
    for number, body in enumerate(longer):  # the first run of strangers that is long enough
        run = 0 if body in other else run + 1
        if run == abs(more):
            guess = number + 1 - run
            return guess if _kept(bodies, held, guess) > _kept(bodies, held, shorter) else shorter
    return shorter


def _kept(bodies: Sequence[str], held: Sequence[str], at: int) -> int:
    """How many rows stay as they are if the layer grows or shrinks at a place."""
    more = len(bodies) - len(held)
    ends = (bodies[at + max(more, 0) :], held[at - min(more, 0) :])
    return sum(map(str.__eq__, bodies[:at], held[:at])) + sum(map(str.__eq__, *ends))


def _move(connection: Connection, layer: str, at: int, more: int) -> None:
    """Makes room for `more` rows at a place, or takes as many away; by way of negative positions, as no two rows may have the same."""
    mine = rows.c.layer == layer
    if more < 0:
        connection.execute(delete(rows).where(and_(mine, rows.c.position >= at, rows.c.position < at - more)))
    connection.execute(update(rows).where(and_(mine, rows.c.position >= at - min(more, 0))).values(position=-rows.c.position - more - 1))
    connection.execute(update(rows).where(and_(mine, rows.c.position < 0)).values(position=-rows.c.position - 1))


def _row(layer: str, number: int, thing: Any, body: str) -> dict[str, Any]:
    return {"layer": layer, "position": number, "id": getattr(thing, "id", None), "report": getattr(thing, "report", None), "body": body}
