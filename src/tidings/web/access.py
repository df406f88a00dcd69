"""A desk that is shared: nobody comes in without a password or a token, nobody does more than their role, all of it is written down.

Browsers sign in at /login and get a session cookie that no script can read; programs send `Authorization: Bearer NAME:TOKEN`. Sessions
are kept in memory: a new start of the desk ends them all.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from tidings.audit import Audit
from tidings.web.accounts import Accounts, User
from tidings.web.limits import Rate

COOKIE = "tidings"
SESSION = 12 * 3600.0  # seconds until one has to sign in again
MOST_SESSIONS = 10_000
TRUSTED = 300.0  # seconds for which a token that was found right is not hashed again
MOST_LOGIN = 4096  # bytes of the form
WRITTEN = (401, 403, 413, 421, 429)  # answers that are written down even to who only reads
Next = Callable[[Request], Awaitable[Response]]
router = APIRouter(include_in_schema=False)


Held = OrderedDict[str, tuple[User, float]]


@dataclass
class Access:
    """Who may come in and what they may do. The limits: requests and changes a second, tries of a password by address and by name."""

    accounts: Accounts
    audit: Audit
    asking: Rate = field(default_factory=lambda: Rate(50, 300))
    changing: Rate = field(default_factory=lambda: Rate(2, 30))
    from_address: Rate = field(default_factory=lambda: Rate(1 / 30, 5))
    for_name: Rate = field(default_factory=lambda: Rate(1 / 10, 30))  # looser: nobody is to lock another one out
    clock: Callable[[], float] = time.monotonic
    sessions: Held = field(default_factory=OrderedDict)
    trusted: Held = field(default_factory=OrderedDict)

    async def user(self, request: Request) -> User | None:
        """Who asks, by token or session; None for a stranger."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return self.held(self.sessions, request.cookies.get(COOKIE, ""))
        key = hashlib.sha256(token.encode()).hexdigest()
        user = self.held(self.trusted, key)
        if user is None:
            name, _, secret = token.strip().partition(":")
            user = await self.tried(request, name, secret)
            if user:
                remember(self.trusted, key, (user, self.clock() + TRUSTED))
        return user

    def held(self, among: Held, key: str) -> User | None:
        """The user of a session or token, unless its time is over, or the user is gone or has another password or role by now."""
        user, until = among.get(key, (None, 0.0))
        return user if user and until > self.clock() and self.accounts.users().get(user.name) == user else None

    async def tried(self, request: Request, name: str, secret: str) -> User | None:
        """The user of a name and password. HTTPException 429 after some wrong ones from one address or for one name."""
        tries = ((self.from_address, address(request)), (self.for_name, name))
        wait = max(rate.wait(key) for rate, key in tries)
        if wait > 0:
            raise HTTPException(429, "Too many tries; wait a little.", {"Retry-After": str(int(wait) + 1)})
        user = await run_in_threadpool(self.accounts.known, name, secret)
        if user:
            for rate, key in tries:
                rate.wait(key, -1.0)  # the right one costs nothing
        return user

    def begin(self, user: User) -> str:
        """A new session: the secret that its cookie holds."""
        key = secrets.token_urlsafe(32)
        remember(self.sessions, key, (user, self.clock() + SESSION))
        return key

    def install(self, app: FastAPI) -> None:
        """Puts the application behind the door."""
        app.state.access = self
        app.include_router(router)

        @app.middleware("http")
        async def door(request: Request, call_next: Next) -> Response:
            try:
                response = await self.through(request, call_next)
            except HTTPException as error:
                response = refusal(request, error.status_code, str(error.detail), dict(error.headers or {}))
            user = getattr(request.state, "user", None)
            changes = request.method not in ("GET", "HEAD")
            if changes or response.status_code in WRITTEN or request.url.path.startswith("/export"):
                name = user.name if user else getattr(request.state, "tried", None)
                did = f"{request.method} {request.url.path[:200]}"
                await run_in_threadpool(self.audit.write, name, address(request), did, response.status_code)
            return response

    async def through(self, request: Request, call_next: Next) -> Response:
        """The answer to whoever may have it."""
        path = request.url.path
        if path == "/login" or path.startswith("/static/"):  # what strangers may see: the page to sign in, and its style
            limited(self.asking, f"from {address(request)}")
            return await call_next(request)
        user = await self.user(request)
        if user is None:
            limited(self.asking, f"from {address(request)}")
            if path.startswith("/api/") or request.method not in ("GET", "HEAD"):
                raise HTTPException(401, "Sign in, or send a token.", {"WWW-Authenticate": "Bearer"})
            return RedirectResponse(f"/login?next={quote(path, safe='/')}", 303)
        request.state.user = user
        changes = request.method not in ("GET", "HEAD")
        limited(self.changing if changes else self.asking, f"user {user.name}")
        needed = "admin" if path.startswith("/api/v1/audit") else "editor" if changes and path != "/logout" else "reader"
        if not user.may(needed):
            raise HTTPException(403, f"This needs the role of {needed}; you are {user.role}.")
        return await call_next(request)


def limited(rate: Rate, key: str) -> None:
    """HTTPException 429 for whoever asks too much."""
    if (wait := rate.wait(key)) > 0:
        raise HTTPException(429, "Too many requests; wait a little.", {"Retry-After": str(int(wait) + 1)})


def remember(held: Held, key: str, value: tuple[User, float]) -> None:
    """Keeps something for a while; the oldest go when there are too many."""
    held[key] = value
    while len(held) > MOST_SESSIONS:
        held.popitem(last=False)


def refusal(request: Request, status: int, told: str, headers: dict[str, str]) -> Response:
    """Why not, as JSON for programs and as a line for people."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": told}, status, headers)
    return PlainTextResponse(told, status, headers)


def address(request: Request) -> str:
    """Where a request comes from; of IPv6 the network, since one asker has all the addresses in it."""
    host = request.client.host if request.client else "unknown"
    try:
        found = ip_address(host)
    except ValueError:
        return host
    return str(found) if found.version == 4 else str(ip_network(f"{found.compressed.partition('%')[0]}/64", strict=False))


def signed(request: Request, said: str) -> str:
    """Who judges: whoever is signed in; at a desk without accounts, whoever the form says."""
    user = getattr(request.state, "user", None)
    return user.name if user else said


@router.get("/login")
def login_page(request: Request, next: str = "/") -> HTMLResponse:
    """The page to sign in."""
    return HTMLResponse(request.app.state.pages.get_template("login.html.j2").render(next=next, told=""))


@router.post("/login")
async def login(request: Request) -> Response:
    """Lets in whoever gives a name and the password that goes with it."""
    access: Access = request.app.state.access
    body = await request.body()
    form = parse_qs(body[:MOST_LOGIN].decode("utf-8", "replace"), max_num_fields=10)
    name, secret, onward = (form.get(key, [""])[0] for key in ("name", "password", "next"))
    request.state.tried = name[:64]
    user = await access.tried(request, name, secret)
    if user is None:
        page = request.app.state.pages.get_template("login.html.j2").render(next=onward, told="Name and password do not fit.")
        return HTMLResponse(page, 401)
    request.state.user = user
    safe = onward.startswith("/") and not onward.startswith(("//", "/\\"))
    response = RedirectResponse(onward if safe else "/", 303)
    response.set_cookie(
        COOKIE, access.begin(user), max_age=int(SESSION), httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response


@router.post("/logout")
async def logout(request: Request) -> Response:
    """Ends a session."""
    access: Access = request.app.state.access
    access.sessions.pop(request.cookies.get(COOKIE, ""), None)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


@router.get("/api/v1/audit")
def audit_page(request: Request, limit: int = 100) -> list[dict[str, object]]:
    """The last lines of the audit log, newest first; for admins."""
    access: Access = request.app.state.access
    return access.audit.last(min(max(limit, 1), 1000))
