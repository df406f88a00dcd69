"""What every store does within a transaction: reads a state from the tables, writes one in the place of another, hashes it."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.engine import Connection

from tidings.codec import read_as
from tidings.errors import Refusal, StaleError
from tidings.layers import Layers
from tidings.model import Judgement, Report
from tidings.settings import RETIRED, VERSION, Settings, changed, settings_of
from tidings.shelf import program
from tidings.store.calendar import Entry, entries_of, write_calendar
from tidings.store.notes import note, set_note
from tidings.store.protocol import Kept
from tidings.store.rewriting import bodies_in, bodies_of, dump, rewrite
from tidings.store.tables import HELD, KINDS, judged, readings


class BrokenRowError(ValueError):
    """A row that is no value of its layer."""


DIGEST = "digest"  # the note that holds the hash of all rows, as the last build wrote them
CHANGED = "changed settings"  # the note that holds those which are not the defaults
APPLIED = "applied"  # the note that holds the ids of the judgements that the rows were made with
PROGRAM = "program"  # the note that holds the hash of the program that made the rows


def read_state(connection: Connection) -> Kept:
    """All that the tables hold. BrokenRowError where a row is no value of its layer."""
    with _uncollected():
        return _read_state(connection)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looks for garbage: rows by the hundred thousand are none, and looking at them again and again takes as long as reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read_state(connection: Connection) -> Kept:
    held: dict[str, Any] = {name: tuple(values_of(kind, name, bodies_in(connection, name))) for name, kind in HELD.items()}
    raw, refusals = held.pop("raw"), held.pop("refusals")
    judgements = tuple(values_of(Judgement, "judgements", connection.execute(select(judged.c.body).order_by(judged.c.id)).scalars()))
    version = _number(note(connection, "settings"))
    revision = _number(note(connection, "revision")) or 0
    layers = Layers(**held, judgements=judgements)
    applied = frozenset((note(connection, APPLIED) or "").split())
    return Kept(raw, judgements, refusals, layers, version, revision, settings_in(connection), note(connection, PROGRAM), applied)


def write_state(
    connection: Connection,
    raw: Sequence[Report],
    refusals: Sequence[Refusal],
    layers: Layers,
    settings: Settings,
    before: Kept | None = None,
) -> None:
    """Puts a state in the place of what the tables hold, with its hash; judgements stay. `before` is what they hold, where it is known."""
    hashed = hashlib.sha256()
    known = _things(before.raw, before.refusals, before.layers) if before else {}
    for name, things in _things(raw, refusals, layers).items():
        held = bodies_in(connection, name)
        bodies = bodies_of(name, things, known.get(name), held)
        rewrite(connection, name, things, bodies, held)
        hash_layer(hashed, name, bodies)
    write_calendar(connection, _calendar_of(layers), _calendar_of(before.layers) if before else None)
    set_note(connection, DIGEST, hashed.hexdigest())
    set_note(connection, "settings", str(VERSION))
    set_note(connection, PROGRAM, program())
    set_note(connection, APPLIED, " ".join(one.id for one in layers.judgements))
    set_note(connection, CHANGED, json.dumps(changed(settings), sort_keys=True))


def _calendar_of(layers: Layers) -> dict[str, Entry]:
    return entries_of(layers.events, {report.id: report.language for report in layers.reports})


def _things(raw: Sequence[Report], refusals: Sequence[Refusal], layers: Layers) -> dict[str, Sequence[Any]]:
    """All values that have rows, by layer, in the order in which they are hashed."""
    return {"raw": raw, "refusals": refusals, **{name: getattr(layers, name) for name in KINDS}}


def restore_state(connection: Connection, kept: Kept) -> None:
    """Puts a whole state, judgements and all, in the place of what the tables hold. The revision moves on, never back."""
    now = _number(note(connection, "revision")) or 0
    write_state(connection, kept.raw, kept.refusals, kept.layers, kept.settings)
    set_note(connection, "settings", None if kept.version is None else str(kept.version))
    set_note(connection, PROGRAM, kept.program)
    set_note(connection, APPLIED, " ".join(sorted(kept.applied)))
    connection.execute(delete(judged))
    if kept.judgements:
        connection.execute(insert(judged), [{"id": each.id, "body": dump(each)} for each in kept.judgements])
    set_note(connection, "revision", str(max(now + 1, kept.revision)))


def readings_in(connection: Connection, keys: Collection[str]) -> dict[str, bytes]:
    """What was read of reports before, by their keys."""
    return {key: bytes(body) for key, body in connection.execute(select(readings).where(readings.c.key.in_(sorted(keys))))}


def write_readings(connection: Connection, new: Mapping[str, bytes], used: Collection[str]) -> None:
    """Adds new readings and takes away those that are not used."""
    held = set(connection.execute(select(readings.c.key)).scalars())
    stale = sorted(held - set(used))
    if stale:
        connection.execute(delete(readings).where(readings.c.key == bindparam("stale")), [{"stale": key} for key in stale])
    fresh = [{"key": key, "body": new[key]} for key in sorted(new) if key not in held]
    if fresh:
        connection.execute(insert(readings), fresh)


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Adds a judgement, once; the layers are out of date afterwards."""
    step(connection, None)
    if connection.execute(select(judged.c.id).where(judged.c.id == judgement.id)).scalar() is None:
        connection.execute(insert(judged), [{"id": judgement.id, "body": dump(judgement)}])
    set_note(connection, "settings", None)


def step(connection: Connection, expected: int | None) -> None:
    """Moves the revision on; StaleError where it is not the expected one."""
    now = _number(note(connection, "revision")) or 0
    if expected is not None and now != expected:
        raise StaleError("the record was changed by another program meanwhile; run the command again")
    set_note(connection, "revision", str(now + 1))


def settings_in(connection: Connection) -> Settings:
    """The settings that made the rows."""
    kept = json.loads(note(connection, CHANGED) or "{}")
    return settings_of({name: value for name, value in kept.items() if name not in RETIRED}, "the record")


def digest_of(connection: Connection) -> str:
    """The hash of all rows as they stand."""
    hashed = hashlib.sha256()
    for name in HELD:
        hash_layer(hashed, name, bodies_in(connection, name))
    return hashed.hexdigest()


def hash_layer(hashed: Any, name: str, bodies: Iterable[str]) -> None:
    """Adds a layer's name and rows, in their order, to a hash."""
    hashed.update(f"{name}\n".encode())
    for body in bodies:
        hashed.update(body.encode("utf-8", "surrogatepass") + b"\n")


def values_of(kind: type, layer: str, bodies: Iterable[str]) -> Iterator[Any]:
    """The values of rows. BrokenRowError where one is no value of its layer."""
    for number, body in enumerate(bodies):
        try:
            yield read_as(kind, json.loads(body))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BrokenRowError(f"row {number} of {layer} cannot be read: {error}") from error


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)
