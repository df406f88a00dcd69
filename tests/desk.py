"""A record file made by hand, for the tests of the desk."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from tests.records import made
from tidings.layers import Layers
from tidings.settings import Settings
from tidings.store import SqliteStore


def write(path: Path, layers: Layers | None = None) -> Path:
    """Writes the record of `tests.records`, or other layers, to a file."""
    layers = layers or made().layers
    store = SqliteStore(path)
    store.replace(layers.reports, [], layers, Settings(), 0)
    for judged in layers.judgements:
        store.judge(judged)
    store.close()
    return path


class Client:
    """Asks an application without a network; `app` is the application."""

    def __init__(self, app: FastAPI, home: str) -> None:
        self.app = app
        self.home = home

    def get(self, url: str, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer to a GET."""
        return asyncio.run(self._ask("GET", url, headers=headers))

    def head(self, url: str) -> httpx.Response:
        """The answer to a HEAD."""
        return asyncio.run(self._ask("HEAD", url))

    def post(self, url: str, data: dict[str, Any] | None = None, headers: dict[str, str] | None = None) -> httpx.Response:
        """The answer to a form."""
        return asyncio.run(self._ask("POST", url, data=data, headers=headers))

    async def _ask(self, method: str, url: str, **given: Any) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=self.home) as client:
            return await client.request(method, url, **given)
