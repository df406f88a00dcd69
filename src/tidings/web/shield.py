"""The outermost and the innermost layer around every page: who may be asked from where, what headers an answer has, and its ETag.

Written to the letter of ASGI: each wrapper that turns messages into requests and responses costs as much as telling a remembered page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",  # with none at all, browsers send forms without their origin
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
ASKING = ("GET", "HEAD")
ENDLESS = "/api/v1/news"
KEPT_BY_BROWSERS = "/static"  # these have tags of their own
Pairs = list[tuple[bytes, bytes]]


class Shield:
    """Refuses other hosts (so that no site can reach the desk by a name of its own) and forms from elsewhere; adds headers. Outermost."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host.rsplit(":", 1)[0] not in self.hosts and host not in self.hosts:
            told = "This desk answers to its own address only; see `tidings serve --help`."
            await PlainTextResponse(told, 421)(scope, receive, send)
        elif scope["method"] not in ASKING and from_elsewhere(scope["scheme"], host, headers):
            await PlainTextResponse("This form did not come from the desk.", 403)(scope, receive, send)
        else:
            await self.app(scope, receive, with_headers(send))


def from_elsewhere(scheme: str, host: str, headers: Headers) -> bool:
    """Whether another site may have made a browser send this. A token is never sent by a browser on its own."""
    if headers.get("authorization", "").lower().startswith("bearer "):
        return False
    strange = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    return strange or headers.get("origin") != f"{scheme}://{host}"


def with_headers(send: Send) -> Send:
    """Sends on, each answer with the headers of all answers where it has none of its own."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            names = {name.lower() for name, _ in own}
            message = {**message, "headers": own + [pair for pair in HEADERS.items() if pair[0] not in names]}
        await send(message)

    return sent


class Tags:
    """Gives good answers an ETag of their content, and tells those who have it that they have it. Endless answers pass as they come.

    HEAD is answered as GET is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        path = scope.get("path", "")
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or path.startswith(KEPT_BY_BROWSERS) or path == ENDLESS:
            await self.app(scope, receive, send)
            return
        begun: list[Message] = []
        parts: list[bytes] = []

        async def gathered(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                begun.append(message)
            elif message["type"] == "http.response.body" and begun:
                parts.append(message.get("body", b""))
                if not message.get("more_body"):
                    body = b"".join(parts)
                    await answer(scope, send, [*begun[0].get("headers", ()), *tagged(body)], body)
            else:
                await send(message)

        await self.app({**scope, "method": "GET"}, receive, gathered)  # of an answer to HEAD the server sends no body


def tagged(body: bytes) -> Pairs:
    """The headers that name a content, and let browsers keep it for as long as they ask whether it is the same."""
    return [(b"etag", f'"{hashlib.sha256(body).hexdigest()[:24]}"'.encode()), (b"cache-control", b"private, no-cache")]


async def answer(scope: Scope, send: Send, headers: Pairs, body: bytes) -> None:
    """Sends a good answer, or the word that the asker has it already."""
    tag = next((value for name, value in headers if name == b"etag"), b"")
    known = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    if tag and known.strip() == b"*":
        known = tag
    if tag and tag in [each.strip().removeprefix(b"W/") for each in known.split(b",")]:
        kept = [pair for pair in headers if pair[0] not in (b"content-length", b"content-type")]
        await send({"type": "http.response.start", "status": 304, "headers": kept})
        await send({"type": "http.response.body", "body": b""})
        return
    if not any(name == b"content-length" for name, _ in headers):
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
