"""The rules of a watch, from a TOML file: when to tell, and by which channels. docs/watch.md shows one of each.

Everything is checked before the first round: a rule that can never hold, or a channel that can never tell, would be found out too late.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from tidings.errors import UsageError
from tidings.model import Status
from tidings.pack_schema import event_kinds
from tidings.tongue import FIRST, tongue
from tidings.watch.channels import Channel, channel_of, fitting, listed

MODE = 4  # the column of a line of event words that has the mode

OCCASIONS = ("new_event", "toll", "second_origin", "figure_revised", "agreement_broken")
RULE_KEYS = {
    "name": "text", "when": "text", "tell": "words", "type": "words", "mode": "words", "status": "words", "near": "place",
    "measure": "text", "over": "number", "background": "yes or no",
}  # fmt: skip
NEAR_KEYS = {"place": "text", "lat": "number", "lon": "number", "km": "number"}
ONLY_FOR = {"measure": ("toll", "figure_revised"), "over": ("toll",)}


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
class Rules:
    """All rules and channels of a file, and the language in which alerts are written."""

    rules: tuple[Rule, ...]
    channels: Mapping[str, Channel]
    language: str = FIRST


def read_rules(path: Path, words: str = "") -> Rules:
    """The rules in a file; `words` are the record's own event words (`Settings.event_words`), which may name types of their own.

    UsageError with the file, the rule or channel and its line, and what to do, where something in it is wrong.
    """
    try:
        text = path.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: the rules cannot be read ({error.strerror}); name a TOML file, see docs/watch.md") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not UTF-8 ({error.reason} at byte {error.start}); save the file as UTF-8") from error
    except ValueError as error:
        raise UsageError(f"{path}: this is no TOML ({error}); mend the line named there") from error
    try:
        return _rules(table, path.absolute().parent, text, words)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _rules(table: Mapping[str, Any], folder: Path, text: str, words: str) -> Rules:
    fitting(table, {"rule": "tables", "channel": "table", "language": "text"}, "the file")
    channels = {}
    for name, how in table.get("channel", {}).items():
        channels[name] = channel_of(name, how, folder, f"[channel.{name}]" + _line(text, rf"channel[.]\W?{re.escape(name)}"))
    rules = tuple(_rule(number, row, channels, text, words) for number, row in enumerate(table.get("rule", ()), 1))
    if not rules:
        raise UsageError("there is no [[rule]]; write at least one")
    names = [rule.name for rule in rules]
    if len(names) != len(set(names)):
        raise UsageError("two rules have one name; give each its own, since what was told is remembered by it")
    language = str(table.get("language", FIRST))
    tongue(language)
    return Rules(rules, channels, language)


def _line(text: str, name: str, number: int = 1) -> str:
    """Where the table of a name begins, the first or a later one, for a message; "" where it is written in some other way."""
    starts = [at for at, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[+\s*{name}\W*\]", line)]
    return f", line {starts[number - 1]}" if len(starts) >= number else ""


def _rule(number: int, row: Mapping[str, Any], channels: Mapping[str, Channel], text: str, words: str) -> Rule:
    name = str(row.get("name", "")).strip()
    where = f"rule {number}" + (f" ({name})" if name else "") + _line(text, "rule", number)
    fitting(row, RULE_KEYS, where)
    if not name:
        raise UsageError(f"{where} has no name; give it one, since what was told is remembered by it")
    when = row.get("when")
    if when not in OCCASIONS:
        raise UsageError(f"{where} has when = {when!r}; it is one of {', '.join(OCCASIONS)}")
    for key, occasions in ONLY_FOR.items():
        if key in row and when not in occasions:
            raise UsageError(f"{where}: {key} goes with when = {' or '.join(occasions)}, not with {when}")
    tell = listed(row.get("tell"))
    strange = [channel for channel in tell if channel not in channels]
    if strange or not tell:
        raise UsageError(f"{where} tells {', '.join(strange) or 'nobody'}; the channels are {', '.join(channels) or 'none yet'}")
    if when == "toll" and (row.get("measure") is None or row.get("over") is None):
        raise UsageError(f'{where} needs a measure and a number, for instance measure = "killed", over = 10')
    kinds, modes = {kind for kind, _ in event_kinds()}, {mode for _, mode in event_kinds()}
    own = [line.split("\t") for line in words.splitlines()]
    kinds |= {cells[1] for cells in own if cells[0] == "type" and len(cells) > 1}
    modes |= {cells[4] for cells in own if len(cells) > MODE and cells[0] != "type"}
    types = tuple(kind.upper() for kind in listed(row.get("type")))
    _among(types, kinds, "type", where)
    _among(listed(row.get("mode")), modes - {"-"}, "mode", where)
    _among(listed(row.get("status")), get_args(Status), "status", where)
    _among(listed(row.get("measure")), tongue(FIRST).table["measures"], "measure", where)
    return Rule(
        name,
        str(when),
        tell,
        types,
        listed(row.get("mode")),
        listed(row.get("status")),
        _near(row["near"], where) if "near" in row else None,
        row.get("measure"),
        row.get("over"),
        row.get("background", False),
    )


def _among(given: Collection[str], known: Collection[str], what: str, where: str) -> None:
    for one in given:
        if one not in known:
            near = get_close_matches(one, known, 1)
            advice = f"write {near[0]}" if near else f"it is one of {', '.join(sorted(known))}"
            raise UsageError(f"{where}: there is no {what} {one!r}; {advice}")


def _near(value: Any, where: str) -> Near:
    table: Mapping[str, Any] = {"place": value} if isinstance(value, str) else value
    fitting(table, NEAR_KEYS, f"{where}, near")
    near = Near(**table)
    if not (near.place or "").strip() and (near.lat is None or near.lon is None or near.km is None):
        raise UsageError(f'{where}: near = {{ place = "NAME", km = 50 }} or {{ lat = 15.5, lon = 36.4, km = 50 }}')
    if abs(near.lat or 0) > 90 or abs(near.lon or 0) > 180 or (near.km is not None and near.km <= 0):
        raise UsageError(f"{where}: lat lies between -90 and 90, lon between -180 and 180, and km is more than 0")
    return near
