"""How much one asker may ask: so many requests a second, so many tries of a password, so many bytes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_KEYS = 10_000  # askers remembered; the one that was quiet the longest is forgotten first


class Rate:
    """`rate` a second on the long run, `burst` at once, by asker."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str, cost: float = 1.0) -> float:
        """Takes `cost` from what the asker has left and gives 0; where that is too little, takes nothing and gives the seconds to wait."""
        with self._lock:
            now = self.clock()
            left, at = self._left.pop(key, (self.burst, now))
            left = min(self.burst, left + (now - at) * self.rate)
            enough = left >= cost
            self._left[key] = (left - cost if enough else left, now)
            while len(self._left) > MOST_KEYS:
                self._left.popitem(last=False)
            return 0.0 if enough else (cost - left) / self.rate


class BodyLimit:
    """Middleware that takes no request of more than so many bytes, whether or not it says its length before."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        told = dict(scope.get("headers", ())).get(b"content-length", b"0")
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most:
                raise HTTPException(413, self.refusal)
            return message

        if scope["type"] == "http" and (not told.isdigit() or int(told) > self.most):
            await PlainTextResponse(self.refusal, 413, {"Connection": "close"})(scope, receive, send)
        else:
            await self.app(scope, counted, send)

    @property
    def refusal(self) -> str:
        """What the asker is told."""
        return f"At most {self.most:,} bytes are taken at once."
