"""The rounds of a watch: fetch, build, look, tell, remember."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tidings.changes import FORMAT, state_of
from tidings.codec import read_as
from tidings.errors import Refusal, TidingsError, UsageError
from tidings.fetch import fetch
from tidings.library import build, settings_in
from tidings.record import Record
from tidings.settings import Settings
from tidings.store import Store, open_store
from tidings.store.opening import SERVER
from tidings.watch.alerts import Alert, alerts
from tidings.watch.rules import Rules, read_rules
from tidings.watch.tell import UntoldError, tell

NOTE = "watch"
NOTHING: dict[str, Any] = {"tidings": "state", "format": FORMAT, "events": []}


@dataclass(slots=True)
class Round:
    """What one round did: reports that were new, alerts told, those that could not be told with the reason, refused inputs."""

    new: int = 0
    told: list[Alert] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """What a watch remembers in the record: what it held at the last look, and every alert with when and by which channels it was told."""

    state: dict[str, Any]
    rows: list[dict[str, Any]]

    @classmethod
    def of(cls, store: Store) -> Memory:
        """What a record remembers. A record never watched begins with what it holds: what was there before is no news."""
        kept = store.recall(NOTE)
        if kept is None:
            return cls(state_of(Record(store.load().layers)), [])
        found = json.loads(kept)
        state = found["state"] if found["state"].get("format") == FORMAT else state_of(Record(store.load().layers))
        return cls(state, found["rows"])

    def keep(self, store: Store) -> None:
        """Writes it into the record."""
        store.remember(NOTE, json.dumps({"state": self.state, "rows": self.rows}, ensure_ascii=False))


def rules_for(path: Path, record: str | Path) -> Rules:
    """The rules in a file for a record, whose own types of events they may name. UsageError where something in the file is wrong."""
    known = str(record).startswith(SERVER) or Path(record).exists()
    return read_rules(path, settings_in(record).event_words if known else "")


def watch(
    addresses: Sequence[str | Path],
    record: str | Path,
    rules: Rules,
    into: str | Path | None = None,
    every: float = 900.0,
    rounds: int | None = None,
    settings: Settings | None = None,
    say: Callable[[Round], None] = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Goes on for `rounds`, or until it is stopped: fetches what `addresses` name, builds, tells, then waits `every` seconds.

    `addresses` are as for `fetch`; pages are kept in the folder `into`, beside the record unless given. A round that fails as a whole is
    told to `say` as its one refusal, and the next one is tried.
    """
    if into is None and str(record).startswith(SERVER):
        raise UsageError(f"{record} is on a server: say where the pages are kept, with --into FOLDER")
    folder = Path(into) if into is not None else Path(f"{record}.pages")
    done = 0
    while rounds is None or done < rounds:
        try:
            found = one_round(addresses, record, rules, folder, settings)
        except TidingsError as error:
            if rounds is not None:
                raise
            found = Round(refusals=[Refusal(str(record), None, str(error), "the next round tries again")])
        say(found)
        done += 1
        if rounds is None or done < rounds:
            sleep(every)


def one_round(addresses: Sequence[str | Path], record: str | Path, rules: Rules, folder: Path, settings: Settings | None = None) -> Round:
    """Fetches, builds, and tells what rules find. What a round before could not tell is told first."""
    found = Round()
    store = open_store(record)
    try:
        memory = Memory.of(store)
        memory.keep(store)
    finally:
        store.close()
    fetched = fetch([str(a) for a in addresses], folder, settings or settings_in(record))
    built = build([folder], record, settings)
    found.new, found.refusals = built.new, [*fetched.refusals, *built.refusals]
    store = open_store(record)
    try:
        memory = Memory.of(store)
        fresh = alerts(rules, built, memory.state, memory.rows)
        memory.rows += [{"rule": a.rule, "mark": a.mark, "claims": list(a.claims), "alert": asdict(a), "told": {}} for a in fresh]
        memory.state = state_of(built)
        memory.keep(store)
        _tell_all(memory, rules, store, found)
    finally:
        store.close()
    return found


def _tell_all(memory: Memory, rules: Rules, store: Store, found: Round) -> None:
    """Tells every alert by each channel that has not told it, and remembers each telling at once."""
    for row in memory.rows:
        alert = read_as(Alert, row["alert"])
        for name in (n for n in alert.tell if n not in row["told"] and n in rules.channels):
            when = datetime.now(UTC)
            try:
                tell(rules.channels[name], alert, when, _told_by(memory, name))
            except UntoldError as error:
                found.untold.append(f"{alert.title}, by {name}: {error}")
                continue
            row["told"][name] = when.isoformat(timespec="seconds")
            memory.keep(store)
            found.told += [alert] if alert not in found.told else []


def _told_by(memory: Memory, channel: str) -> list[tuple[Alert, datetime]]:
    told = [(row["alert"], row["told"][channel]) for row in memory.rows if channel in row["told"]]
    return [(read_as(Alert, alert), datetime.fromisoformat(when)) for alert, when in told]
