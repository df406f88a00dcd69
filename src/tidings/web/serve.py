"""Runs the desk until it is stopped."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import uvicorn
from fastapi import FastAPI

from tidings.audit import Audit
from tidings.errors import UsageError
from tidings.store.opening import SERVER
from tidings.tongue import FIRST
from tidings.web.access import Access
from tidings.web.accounts import Accounts
from tidings.web.app import create_app

MOST_AT_ONCE = 1000  # connections; more are told to come back
BACKLOG = 2048  # connections that wait to be taken


@dataclass(frozen=True, slots=True)
class Door:
    """How a desk is opened: at which address, by which names, for which users, with which certificate, in which language."""

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    users: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    language: str = ""


def serve(record: str | Path, door: Door, say: Callable[[str], None]) -> None:
    """Serves a record; `say` is told where. UsageError where the address is taken, or others reach it and there are no users."""
    if not is_loopback(door.host) and door.users is None:
        raise UsageError(
            f"--host {door.host} lets others in: say who, with --users FILE (make it with: tidings users FILE NAME --role admin), "
            "or leave --host out and put a proxy with a log-in before the desk"
        )
    say(f"opening {record} ...")
    app = create_app(record, (door.host, *door.names), access_of(record, door.users), door.language)
    app.state.desk.shown.warm()
    asyncio.run(tried(app))
    listener = listening(door.host, door.port)
    shown = f"[{door.host}]" if ":" in door.host else door.host
    scheme = "https" if door.certificate else "http"
    say(f"{app.state.desk.path} is open at {scheme}://{shown}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
    if not is_loopback(door.host) and not door.certificate:
        say("passwords and pages go over the network as they are: give --certificate and --key, or put a proxy with TLS before the desk")
    config = uvicorn.Config(
        app, log_level="warning", server_header=False, ssl_certfile=door.certificate, ssl_keyfile=door.key, limit_concurrency=MOST_AT_ONCE
    )
    uvicorn.Server(config).run(sockets=[listener])


async def tried(app: FastAPI) -> None:
    """Makes the dearest pages once, so that whoever comes first finds templates, map and brief ready."""
    inside = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=inside, base_url="http://127.0.0.1") as client:
        for path in ("/", "/brief"):
            await client.get(path, headers={"accept-language": app.state.language or FIRST})


def access_of(record: str | Path, users: Path | None) -> Access | None:
    """The door of a shared desk; its audit log lies beside the record, or here where a server keeps it. UsageError without users."""
    if users is None:
        return None
    accounts = Accounts(users)
    if not accounts.users():
        raise UsageError(f"{users}: there are no users; make one with: tidings users {users} NAME --role admin")
    beside = f"{urlsplit(str(record)).path.strip('/')}" if str(record).startswith(SERVER) else str(record)
    return Access(accounts, Audit(Path(f"{beside or 'record'}.audit.jsonl")))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address. UsageError where it is taken."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)  # who asks from now on waits, and is not refused
    except OSError as error:
        listener.close()
        raise UsageError(f"cannot listen at {host}, port {port} ({error.strerror}); choose another with --port, 0 takes any") from error
    return listener
