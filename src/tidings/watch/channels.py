"""The channels of a watch as the file of rules has them: how to tell, checked before anything is told."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tidings.errors import UsageError

CHANNELS = {
    "webhook": ("url",),
    "email": ("server", "sender", "to"),
    "atom": ("file",),
    "command": ("run",),
}
CHANNEL_KEYS = {
    "webhook": {"url": "text", "headers": "table"},
    "email": {"server": "text", "sender": "text", "to": "words", "user": "text", "password_from": "text", "security": "text"},
    "atom": {"file": "text", "most": "number"},
    "command": {"run": "words"},
}
SECURITY = ("starttls", "tls", "none")
SERVER = re.compile(r"[^\s:/@]+(?::\d{1,5})?")
ADDRESS = re.compile(r"[^\r\n]*[^\s@]+@[^\s@]+")


@dataclass(frozen=True, slots=True)
class Channel:
    """How to tell: `kind` is webhook, email, atom or command; `how` are its own settings."""

    name: str
    kind: str
    how: Mapping[str, Any]


def listed(value: Any) -> tuple[str, ...]:
    """One word or a list of them as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def fitting(table: Any, keys: Mapping[str, str], where: str) -> None:
    """UsageError where something is no table, has a key that nothing reads, or a value of another type than the key takes."""
    if not isinstance(table, Mapping):
        raise UsageError(f"{where} is {table!r}; it takes {', '.join(sorted(keys))}, each on a line: {min(keys)} = ...")
    for key, value in table.items():
        if key not in keys:
            raise UsageError(f"{where} has {key!r}, which nothing reads; the keys are {', '.join(sorted(keys))}")
        if not _is(value, keys[key]):
            raise UsageError(f"{where}: {key} is {TYPES[keys[key]]}, not {value!r}")


TYPES = {
    "text": 'text in quotes, as "..."',
    "words": 'text in quotes, or a list of such: ["...", "..."]',
    "number": "a number without quotes",
    "yes or no": "true or false, without quotes",
    "table": "a table: { name = value }, or [a.table]",
    "tables": "written as [[rule]], with two brackets, before each rule",
    "place": 'a name in quotes, or { place = "NAME", km = 50 }',
}


def _is(value: Any, kind: str) -> bool:
    """Whether a value is of the type that a key takes."""
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "words":
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    if kind == "tables":
        return isinstance(value, list) and all(isinstance(one, Mapping) for one in value)
    return isinstance(value, {"text": str, "yes or no": bool, "table": Mapping, "place": str | Mapping}[kind])


def channel_of(name: str, how: Any, folder: Path, where: str) -> Channel:
    """A channel from its table; files are in `folder` unless they say otherwise. UsageError where it could never tell anything."""
    kind = how.get("kind") if isinstance(how, Mapping) else None
    if not isinstance(kind, str) or kind not in CHANNELS:
        raise UsageError(f"{where} has kind {kind!r}; the kinds are {', '.join(CHANNELS)}")
    fitting(how, {**CHANNEL_KEYS[kind], "kind": "text"}, where)
    missing = [key for key in CHANNELS[kind] if not how.get(key)]
    if missing:
        raise UsageError(f"{where} lacks {', '.join(missing)}")
    kept = {key: value for key, value in how.items() if key != "kind"}
    if kind == "atom":
        kept["file"] = str(folder / how["file"])
    CHECKS[kind](kept, where)
    return Channel(name, kind, kept)


def _webhook(how: Mapping[str, Any], where: str) -> None:
    try:
        url = httpx.URL(how["url"])
    except httpx.InvalidURL as error:
        raise UsageError(f"{where}: url is no address ({error})") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"{where}: url begins with http:// or https:// and a name")
    for header, value in how.get("headers", {}).items():
        if not isinstance(value, str) or not f"{header}{value}".isascii() or not f"{header}{value}".isprintable():
            raise UsageError(f"{where}: headers are text in plain letters, not {value!r}")


def _email(how: Mapping[str, Any], where: str) -> None:
    if how.get("security", SECURITY[0]) not in SECURITY:
        raise UsageError(f"{where}: security is one of {', '.join(SECURITY)}")
    if not SERVER.fullmatch(how["server"]):
        raise UsageError(f"{where}: server is a name and, behind a colon, a port: smtp.example:587, not {how['server']!r}")
    for address in (how["sender"], *listed(how["to"])):
        if not ADDRESS.fullmatch(address.strip().rstrip(">")):
            raise UsageError(f"{where}: {address!r} is no address")
    named = how.get("password_from")
    if how.get("user") and not (named and os.environ.get(named)):
        raise UsageError(
            f"{where}: user needs password_from, a variable of the environment that is set" + (f"; {named} is not" if named else "")
        )


def _atom(how: Mapping[str, Any], where: str) -> None:
    if not Path(how["file"]).parent.is_dir():
        raise UsageError(f"{where}: there is no folder {Path(how['file']).parent}; make it first")
    if how.get("most", 1) < 1 or how.get("most", 1) != int(how.get("most", 1)):
        raise UsageError(f"{where}: most is a whole number of entries, 1 at least")


def _command(how: Mapping[str, Any], where: str) -> None:
    run = how["run"]
    if not isinstance(run, list):
        raise UsageError(f'{where}: run is a list, the program first: run = ["notify-send", "Tidings"]')
    if shutil.which(run[0]) is None:
        raise UsageError(f"{where}: there is no program {run[0]!r} here that may be run; give its whole path")


CHECKS = {"webhook": _webhook, "email": _email, "atom": _atom, "command": _command}
