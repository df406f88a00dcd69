"""The rules of a watch, from a TOML file: when to tell, and by which channels. docs/watch.md shows one of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

from tidings.errors import UsageError
from tidings.model import Status
from tidings.tongue import FIRST, tongue

OCCASIONS = ("new_event", "toll", "second_origin", "figure_revised", "agreement_broken")
CHANNELS = {
    "webhook": ("url",),
    "email": ("server", "sender", "to"),
    "atom": ("file",),
    "command": ("run",),
}
CHANNEL_KEYS = {
    "webhook": {"url", "headers"},
    "email": {"server", "sender", "to", "user", "password_from", "security"},
    "atom": {"file", "most"},
    "command": {"run"},
}
SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class Near:
    """Around a place: its name, or degrees north and east, and how many kilometres; without `km`, in that place or what lies in it."""

    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When to tell. `types`, `modes`, `statuses` empty: any. A toll is told when `measure` is `over` a number by its lowest value."""

    name: str
    when: str
    tell: tuple[str, ...]
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    near: Near | None = None
    measure: str | None = None
    over: float | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """How to tell: `kind` is webhook, email, atom or command; `how` are its own settings."""

    name: str
    kind: str
    how: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules and channels of a file, and the language in which alerts are written."""

    rules: tuple[Rule, ...]
    channels: Mapping[str, Channel]
    language: str = FIRST


def read_rules(path: Path) -> Rules:
    """The rules in a file. UsageError with the file, the rule and what to do where something in it is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the rules cannot be read ({error.strerror}); name a TOML file, see docs/watch.md") from error
    except ValueError as error:
        raise UsageError(f"{path}: this is no TOML ({error}); mend the line named there") from error
    try:
        return _rules(table, path.absolute().parent)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _rules(table: Mapping[str, Any], folder: Path) -> Rules:
    _known(table, {"rule", "channel", "language"}, "the file")
    channels = {name: _channel(name, how, folder) for name, how in table.get("channel", {}).items()}
    rules = tuple(_rule(number, row, channels) for number, row in enumerate(table.get("rule", ()), 1))
    if not rules:
        raise UsageError("there is no [[rule]]; write at least one")
    names = [rule.name for rule in rules]
    if len(names) != len(set(names)):
        raise UsageError("two rules have one name; give each its own, since what was told is remembered by it")
    language = str(table.get("language", FIRST))
    tongue(language)
    return Rules(rules, channels, language)


def _known(table: Mapping[str, Any], keys: set[str], where: str) -> None:
    for key in table:
        if key not in keys:
            raise UsageError(f"{where} has {key!r}, which nothing reads; the keys are {', '.join(sorted(keys))}")


def _channel(name: str, how: Mapping[str, Any], folder: Path) -> Channel:
    kind = how.get("kind")
    where = f"[channel.{name}]"
    if kind not in CHANNELS:
        raise UsageError(f"{where} has kind {kind!r}; the kinds are {', '.join(CHANNELS)}")
    _known(how, CHANNEL_KEYS[kind] | {"kind"}, where)
    missing = [key for key in CHANNELS[kind] if not how.get(key)]
    if missing:
        raise UsageError(f"{where} lacks {', '.join(missing)}")
    kept = {key: value for key, value in how.items() if key != "kind"}
    if kind == "webhook" and not re.match(r"https?://", str(how["url"])):
        raise UsageError(f"{where}: url begins with http:// or https://")
    if kind == "email" and how.get("security", SECURITY[0]) not in SECURITY:
        raise UsageError(f"{where}: security is one of {', '.join(SECURITY)}")
    if kind == "command" and not (isinstance(how["run"], list) and all(isinstance(part, str) for part in how["run"])):
        raise UsageError(f'{where}: run is a list, the program first: run = ["notify-send", "Tidings"]')
    if kind == "atom":
        kept["file"] = str(folder / str(how["file"]))
    return Channel(name, str(kind), kept)


def _rule(number: int, row: Mapping[str, Any], channels: Mapping[str, Channel]) -> Rule:
    name = str(row.get("name", ""))
    where = f"rule {number}" + (f" ({name})" if name else "")
    _known(row, {"name", "when", "tell", "type", "mode", "status", "near", "measure", "over", "background"}, where)
    if not name:
        raise UsageError(f"{where} has no name; give it one, since what was told is remembered by it")
    when = row.get("when")
    if when not in OCCASIONS:
        raise UsageError(f"{where} has when = {when!r}; it is one of {', '.join(OCCASIONS)}")
    tell = _listed(row.get("tell"))
    strange = [channel for channel in tell if channel not in channels]
    if strange or not tell:
        raise UsageError(f"{where} tells {', '.join(strange) or 'nobody'}; the channels are {', '.join(channels) or 'none yet'}")
    if when == "toll" and (row.get("measure") is None or not isinstance(row.get("over"), int | float)):
        raise UsageError(f'{where} needs a measure and a number, for instance measure = "killed", over = 10')
    statuses = _listed(row.get("status"))
    if any(status not in get_args(Status) for status in statuses):
        raise UsageError(f"{where}: status is one of {', '.join(get_args(Status))}")
    return Rule(
        name,
        str(when),
        tell,
        _listed(row.get("type")),
        _listed(row.get("mode")),
        statuses,
        _near(row["near"], where) if "near" in row else None,
        row.get("measure"),
        row.get("over"),
        bool(row.get("background", False)),
    )


def _listed(value: Any) -> tuple[str, ...]:
    """One word or a list of them as a tuple."""
    return (str(value),) if isinstance(value, str) else tuple(map(str, value or ()))


def _near(value: Any, where: str) -> Near:
    table: Mapping[str, Any] = {"place": value} if isinstance(value, str) else value
    _known(table, {f.name for f in fields(Near)}, f"{where}, near")
    near = Near(**table)
    if near.place is None and (near.lat is None or near.lon is None or near.km is None):
        raise UsageError(f'{where}: near = {{ place = "NAME", km = 50 }} or {{ lat = 15.5, lon = 36.4, km = 50 }}')
    return near
