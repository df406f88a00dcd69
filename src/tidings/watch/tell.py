"""The channels by which alerts are told: webhook, e-mail, Atom feed, command."""

from __future__ import annotations

import dataclasses
import json
import os
import smtplib
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from tidings.errors import TidingsError
from tidings.watch.alerts import Alert
from tidings.watch.channels import Channel

PATIENCE = 30.0  # seconds that a server or a program has
MOST_ENTRIES = 200  # of an Atom feed, the newest first
ATOM = "http://www.w3.org/2005/Atom"
PORTS = {"starttls": 587, "tls": 465, "none": 25}


class UntoldError(TidingsError):
    """An alert could not be told by a channel; it is tried again in the next round."""


def tell(channel: Channel, alert: Alert, when: datetime, earlier: Sequence[tuple[Alert, datetime]] = ()) -> None:
    """Tells one alert. UntoldError where that failed. `earlier` are those told by this channel before, for a feed that lists them all."""
    TELLERS[channel.kind](channel.how, alert, when, earlier)


def as_json(alert: Alert, when: datetime) -> dict[str, Any]:
    """An alert as other programs get it."""
    found = dataclasses.asdict(alert)
    return {"tidings": "alert", "told": when.isoformat(timespec="seconds")} | {k: v for k, v in found.items() if k not in ("tell", "mark")}


def as_text(alert: Alert) -> str:
    """An alert for people: what, and the sentences that bear it with who printed them."""
    lines = [" ".join(alert.title.split()), alert.what, ""]
    for evidence in alert.evidence:
        where = " · ".join(filter(None, (evidence.publisher or evidence.report, evidence.published, evidence.url)))
        lines += [f"“{evidence.text}”", f"    {where}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _webhook(how: Mapping[str, Any], alert: Alert, when: datetime, _earlier: object) -> None:
    headers = {"Idempotency-Key": alert.id, **{str(k): str(v) for k, v in how.get("headers", {}).items()}}
    url = str(how["url"])
    try:
        answer = httpx.post(url, json=as_json(alert, when), headers=headers, timeout=PATIENCE)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UntoldError(f"{_bare(url)} did not take it: {error.__class__.__name__}") from error
    if not answer.is_success:
        raise UntoldError(f"{_bare(url)} did not take it: it answered {answer.status_code}")


def _bare(url: str) -> str:
    """An address without its path and query, which may hold a secret."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}"


def _email(how: Mapping[str, Any], alert: Alert, when: datetime, _earlier: object) -> None:
    message = EmailMessage()
    message["Subject"] = " ".join(f"{alert.title}: {alert.what}".split())
    message["From"] = str(how["sender"])
    to = how["to"]
    message["To"] = ", ".join(to) if isinstance(to, list) else str(to)
    message["Date"] = when
    message["Message-ID"] = f"<{alert.id}@tidings>"
    message.set_content(as_text(alert))
    security = str(how.get("security", "starttls"))
    host, _, port = str(how["server"]).partition(":")
    kind = smtplib.SMTP_SSL if security == "tls" else smtplib.SMTP
    try:
        with kind(host, int(port or PORTS[security]), timeout=PATIENCE) as server:
            if security == "starttls":
                server.starttls()
            if how.get("user"):
                server.login(str(how["user"]), os.environ.get(str(how.get("password_from", "")), ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise UntoldError(f"{host} did not take the mail: {error}") from error


def _command(how: Mapping[str, Any], alert: Alert, when: datetime, _earlier: object) -> None:
    """Runs a program with the alert as JSON on its standard input, without a shell: nothing of a report becomes an argument."""
    given = json.dumps(as_json(alert, when), ensure_ascii=False).encode()
    try:
        subprocess.run([str(part) for part in how["run"]], input=given, check=True, timeout=PATIENCE, capture_output=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise UntoldError(f"{how['run'][0]} did not take it: {error}") from error


def _atom(how: Mapping[str, Any], alert: Alert, when: datetime, earlier: Sequence[tuple[Alert, datetime]]) -> None:
    """Writes the feed anew, in one step, with this alert at its top."""
    path = Path(str(how["file"]))
    entries = [(alert, when), *(e for e in sorted(earlier, key=lambda e: e[1], reverse=True) if e[0].id != alert.id)]
    text = feed(entries[: int(how.get("most", MOST_ENTRIES))], path.name)
    try:
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(text)
        beside.replace(path)
    except OSError as error:
        raise UntoldError(f"{path} cannot be written: {error.strerror}") from error


def feed(entries: Sequence[tuple[Alert, datetime]], name: str) -> bytes:
    """An Atom feed of alerts, the newest first."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "title", "Tidings")
    _add(root, "id", f"urn:tidings:{name}")
    _add(root, "updated", max((when for _, when in entries)).isoformat(timespec="seconds"))
    _add(_add(root, "author"), "name", "Tidings")
    for alert, when in entries:
        entry = _add(root, "entry")
        _add(entry, "title", f"{alert.title}: {alert.what}")
        _add(entry, "id", f"urn:tidings:alert:{alert.id}")
        _add(entry, "updated", when.isoformat(timespec="seconds"))
        _add(entry, "category").set("term", alert.rule)
        _add(entry, "content", as_text(alert)).set("type", "text")
        for evidence in alert.evidence[:1]:
            if evidence.url:
                _add(entry, "link").set("href", evidence.url)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    found = ET.SubElement(parent, f"{{{ATOM}}}{name}")
    found.text = None if text is None else "".join(c for c in text if c in "\t\n\r" or c >= " ")
    return found


TELLERS: dict[str, Callable[[Mapping[str, Any], Alert, datetime, Sequence[tuple[Alert, datetime]]], None]] = {
    "webhook": _webhook,
    "email": _email,
    "command": _command,
    "atom": _atom,
}
