"""Runs the desk until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from tidings.errors import UsageError
from tidings.web.app import create_app


def serve(record: Path, host: str, port: int, names: tuple[str, ...], say: Callable[[str], None]) -> None:
    """Serves a record at an address; `say` is told where. UsageError where the address is taken."""
    app = create_app(record, (host, *names))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"cannot listen at {host}, port {port} ({error.strerror}); choose another with --port, 0 takes any") from error
    shown = f"[{host}]" if ":" in host else host
    say(f"{record} is open at http://{shown}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listener])
