"""Pages that were made once are told again as they were, as long as the record and all that they show is the same."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tidings.errors import TidingsError
from tidings.web.language import own_of
from tidings.web.shield import answer
from tidings.web.state import Desk

MOST_BYTES = 64_000_000  # of all that is remembered; what was not asked for the longest goes first
LONGEST = 2_000_000  # bytes of one answer that is worth it
NOT = ("/export/", "/login", "/language", "/api/v1/news", "/api/v1/audit")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: headers as they were sent, and the body."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class Answers:
    """The latest answers, so many bytes of them. Safe to use from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Answer] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        """The answer that is held under a key."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Holds an answer; the oldest make room."""
        if len(answer.body) > LONGEST:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self._size += len(answer.body) - (len(old.body) if old else 0)
            self._held[key] = answer
            while self._size > self._most:
                self._size -= len(self._held.popitem(last=False)[1].body)


class Remembered:
    """Middleware, around what makes pages: who may ask is settled before, and a user is part of what is remembered under which key."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk, self.answers = app, desk, Answers()
        self.making: dict[Hashable, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NOT):
            await self.app(scope, receive, send)
            return
        try:
            condition = self.desk.condition() if self.desk.settled() else await run_in_threadpool(self.desk.condition)
            key = condition, asked(Request(scope))
        except TidingsError:  # the page tells it
            await self.app(scope, receive, send)
            return
        if key in self.making:  # asked for by many at once, a page is made for one
            await self.making[key].wait()
        held = self.answers.get(key)
        if held is None:
            await self._made(key, scope, receive, send)
            return
        await answer(scope, send, held.headers, held.body)

    async def _made(self, key: Hashable, scope: Scope, receive: Receive, send: Send) -> None:
        done = self.making.setdefault(key, asyncio.Event())
        try:
            await self.app(scope, receive, self._keeping(key, send))
        finally:
            self.making.pop(key, None)
            done.set()

    def _keeping(self, key: Hashable, send: Send) -> Send:
        """Sends on, and holds what was sent where it is a whole good answer that sets no cookie."""
        headers: list[tuple[bytes, bytes]] = []
        parts: list[bytes] = []

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = [(name.lower(), value) for name, value in message.get("headers", ())]
                if message["status"] == 200 and not any(name == b"set-cookie" for name, _ in told):
                    headers.extend(told)
            elif message["type"] == "http.response.body" and headers:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    self.answers.keep(key, Answer(headers, b"".join(parts)))
            await send(message)

        return sent


def asked(request: Request) -> Hashable:
    """All of a request that a page may depend on."""
    user = getattr(request.state, "user", None)
    return request.url.path, request.url.query, own_of(request).code, request.cookies.get("who", ""), user.name if user else None
