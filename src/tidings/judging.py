"""What people decide, as judgements: made, checked against the record, written, and taken back.

A decision on events is kept as one on their claims, a decision on entities as one on their mentions: those ids stay when events
and entities are joined anew. Nothing is deleted: taking a judgement back is a judgement on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tidings.corrections import named_entity, parse
from tidings.errors import UsageError
from tidings.library import open_record
from tidings.match import decisions, standing
from tidings.model import Event, Judgement, On, content_id
from tidings.pack_schema import event_kinds
from tidings.record import LAYERS, Record
from tidings.store import open_store

VERDICTS = ("same", "different", "accept", "reject", "correct")


def judgement(who: str, when: str, on: On, verdict: str, value: str | None = None, why: str | None = None) -> Judgement:
    """A judgement with its id; `when` is ISO 8601 with offset. UsageError where it says nothing that can be applied."""
    if verdict not in VERDICTS:
        raise UsageError(f"there is no verdict {verdict!r}; the verdicts are {', '.join(VERDICTS)}")
    if on.layer not in LAYERS:
        raise UsageError(f"there is no layer {on.layer!r}; the layers are {', '.join(LAYERS)}")
    if verdict in ("same", "different") and len(set(on.ids)) < 2:
        raise UsageError(f"{verdict!r} needs two ids that are not the same")
    if not on.ids or (verdict == "correct" and not value):
        raise UsageError("a judgement names what it is about, and a correction the right value as well")
    if verdict == "correct" and value:
        if on.layer not in ("claims", "events"):
            raise UsageError(f"claims and events can be corrected, {on.layer} cannot; judge them same or different")
        parse(value)
    if not who.strip():
        raise UsageError("a judgement says who judged: give a name")
    who, value, why = who.strip(), value or None, why or None
    identifier = content_id("judgement", who, when, on.layer, on.ids, verdict, value, why)
    return Judgement(identifier, who, when, on, verdict, value, why)  # type: ignore[arg-type]


def known(record: Record, on: On) -> On:
    """The same with whole ids, which may be given by their first letters. UsageError where one is not in the record."""
    return On(on.layer, tuple(_whole(record, on.layer, i) for i in on.ids))


def _whole(record: Record, layer: str, identifier: str) -> str:
    ids: list[str] = [thing.id for thing in getattr(record.layers, layer, ()) if hasattr(thing, "id")]
    if identifier in ids:
        return identifier
    fitting = [i for i in ids if identifier and i.startswith(identifier)]
    if len(fitting) != 1:
        how = "no" if not fitting else "more than one"
        raise UsageError(f"{how} id in {layer} begins with {identifier!r}; `tidings export RECORD --what {layer}` lists them")
    return fitting[0]


def one_event(record: Record, first: str, second: str) -> On:
    """What to judge the same so that two events become one, or different so that they stay two."""
    return On("claims", (_claim_of(record, first), _claim_of(record, second)))


def joined_event(record: Record, first: str, second: str) -> On:
    """What to judge the same so that two events become one, also where people told some of their claims apart: the last word counts."""
    on = one_event(record, first, second)
    mine, theirs = (set(event.claims) for event in map(record.event, (first, second)) if event)
    apart_ = [pair for pair, same in decisions(standing(record.judgements), "claims").items() if not same]
    told = {claim for a, b in apart_ if (a in mine and b in theirs) or (a in theirs and b in mine) for claim in (a, b)}
    return On("claims", (*on.ids, *sorted(told - set(on.ids))))


def applicable(record: Record, verdict: str, value: str | None) -> None:
    """UsageError where a correction names a place, a type or a mode that there is not: it would be kept and change nothing."""
    if verdict != "correct" or not value:
        return
    field, right = parse(value)
    if field == "place" and named_entity(right, {e.id: e for e in record.entities}) is None:
        raise UsageError(f"no place of this record is called {right!r}; `tidings export RECORD --what entities` lists them")
    own = {(e.type, e.mode or "-") for e in record.events} | event_kinds()
    known = {"type": {kind for kind, _ in own}, "mode": {mode for _, mode in own if mode != "-"}}.get(field)
    if known and right not in known:
        raise UsageError(f"there is no {field} {right!r}; there are {', '.join(sorted(known))}")


def _claim_of(record: Record, identifier: str) -> str:
    event = record.event(identifier)
    if event is None or not event.claims:
        raise UsageError(f"no event {identifier!r} with a claim is in the record; `tidings show RECORD events` lists them")
    return event.claims[0]


def claims_of(record: Record, on: On) -> On:
    """The claims of events, to be accepted, rejected or corrected in their place; anything else as it is."""
    if on.layer != "events":
        return on
    claims = tuple(c for e in on.ids if (event := record.event(e)) for c in event.claims)
    return On("claims", claims) if claims else on


def apart(event: Event, claims: Sequence[str]) -> tuple[On, ...]:
    """What to judge different so that some claims leave their event: each of them against each that stays."""
    going = [c for c in event.claims if c in claims]
    staying = [c for c in event.claims if c not in claims]
    if not going or not staying:
        raise UsageError("some claims of an event can leave it, and some must stay")
    return tuple(On("claims", (a, b)) for a in going for b in staying)


def one_entity(record: Record, first: str, second: str) -> On:
    """What to judge the same so that two entities become one, or different so that they stay two."""
    return On("mentions", (_mention_of(record, first), _mention_of(record, second)))


def _mention_of(record: Record, identifier: str) -> str:
    found = next((m.id for m in record.mentions if m.entity == identifier), None)
    if found is None:
        raise UsageError(f"no entity {identifier!r} with a mention is in the record")
    return found


def taken_back(judged: Judgement, who: str, when: str, why: str | None = None) -> Judgement:
    """The judgement that takes another back. It can be taken back itself."""
    return judgement(who, when, On("judgements", (judged.id,)), "reject", why=why)


def keep(path: str | Path, judgements: Sequence[Judgement]) -> None:
    """Writes judgements to the record in a file, for good; the next build applies them."""
    store = open_store(path, create=False)
    try:
        for one in judgements:
            store.judge(one)
    finally:
        store.close()


def decide(
    path: str | Path, layer: str, ids: Sequence[str], verdict: str, who: str, value: str | None = None, why: str | None = None
) -> Judgement:
    """Makes a judgement on things of the record in a file, now, and keeps it. UsageError where one is not there."""
    record = open_record(path)
    on = known(record, On(layer, tuple(ids)))
    if verdict in ("same", "different") and len(on.ids) == 2 and layer in ("events", "entities"):
        event = joined_event if verdict == "same" else one_event
        on = event(record, *on.ids) if layer == "events" else one_entity(record, *on.ids)
    applicable(record, verdict, value)
    if verdict in ("accept", "reject", "correct"):
        on = claims_of(record, on)
    made = judgement(who, now(), on, verdict, value, why)
    keep(path, [made])
    return made


def take_back(path: str | Path, identifier: str, who: str, why: str | None = None) -> Judgement:
    """Takes a judgement of the record in a file back, now. UsageError where there is none that begins so."""
    fitting = [j for j in open_record(path).judgements if identifier and j.id.startswith(identifier)]
    if len(fitting) != 1:
        how = "no" if not fitting else "more than one"
        raise UsageError(f"{how} judgement begins with {identifier!r}; `tidings export RECORD --what judgements` lists them")
    made = taken_back(fitting[0], who, now(), why)
    keep(path, [made])
    return made


def now() -> str:
    """This moment, ISO 8601 with offset."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
