"""The web application of one record: pages, forms, the REST interface, and what keeps hostile reports and strangers out."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.staticfiles import StaticFiles

from tidings.changes import Difference, told_change
from tidings.errors import TidingsError
from tidings.links import safe_url
from tidings.model import Dated, EventFigure, When
from tidings.tongue import Tongue, tongue
from tidings.web.limits import BodyLimit
from tidings.web.marked import picked_out
from tidings.web.news import News
from tidings.web.remembered import Remembered
from tidings.web.state import Desk

if TYPE_CHECKING:
    from tidings.web.access import Access

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none at all, browsers send forms without their origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LONGEST_BODY = 64_000_000  # bytes of one request: as much as a document may have
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
Next = Callable[[Request], Awaitable[Response]]


def create_app(path: str | Path, hosts: tuple[str, ...] = (), access: Access | None = None, language: str = "") -> FastAPI:
    """The application of a record. `hosts` are names by which it may be asked beside those of this machine.

    With `access` only its users come in. `language` is that of its pages where nobody chose another; that of the browser unless given.
    RecordError where the file is no record.
    """
    from tidings.web import api, pages, review
    from tidings.web import language as languages

    app = FastAPI(
        title="Tidings", version="1", description="One record, as data.", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json"
    )
    app.state.desk = Desk(path)
    app.state.news = News(app.state.desk)
    app.state.pages = environment()
    app.state.language = tongue(language).code if language else ""
    allowed = {*LOOPBACK, *hosts}

    app.add_exception_handler(TidingsError, refused)
    app.add_exception_handler(StarletteHTTPException, refused)

    app.add_middleware(Remembered, desk=app.state.desk)  # the first is the innermost
    app.add_middleware(BodyLimit, most=LONGEST_BODY)  # what it raises is told like any other refusal
    if access:
        access.install(app)

    @app.middleware("http")
    async def guard(request: Request, call_next: Next) -> Response:
        return await guarded(request, call_next, allowed)

    app.mount("/static", StaticFiles(directory=str(resources.files("tidings") / "web" / "static")), name="static")
    app.include_router(api.router)
    app.include_router(review.router)
    app.include_router(languages.router)
    app.include_router(pages.router)
    return app


async def refused(request: Request, error: Exception) -> Response:
    """What went wrong, as JSON for programs and as a page for people."""
    status, told = (error.status_code, str(error.detail)) if isinstance(error, StarletteHTTPException) else (400, str(error))
    headers = getattr(error, "headers", None)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": told}, status, headers)
    if hasattr(request.app.state, "access") and not hasattr(request.state, "user"):
        return PlainTextResponse(told, status, headers)  # a stranger is shown nothing of the record
    from tidings.web.pages import page

    return page(request, "refused.html.j2", here="/", told=told, status_code=status, headers=headers)


async def guarded(request: Request, call_next: Next, allowed: set[str]) -> Response:
    """Refuses other hosts (so that no site can reach the desk by a name of its own) and forms from elsewhere; adds headers, ETags."""
    host = request.headers.get("host", "")
    if host.rsplit(":", 1)[0] not in allowed and host not in allowed:
        return PlainTextResponse("This desk answers to its own address only; see `tidings serve --help`.", 421)
    if request.method not in ("GET", "HEAD") and from_elsewhere(request, host):
        return PlainTextResponse("This form did not come from the desk.", 403)
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    stays_open = request.url.path == "/api/v1/news"
    if request.method == "GET" and response.status_code == 200 and not request.url.path.startswith("/static") and not stays_open:
        return await tagged(request, response)
    return response


def from_elsewhere(request: Request, host: str) -> bool:
    """Whether another site may have made a browser send this. A token is never sent by a browser on its own."""
    if request.headers.get("authorization", "").lower().startswith("bearer "):
        return False
    strange = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    return strange or request.headers.get("origin") != f"{request.url.scheme}://{host}"


async def tagged(request: Request, response: Response) -> Response:
    """The response with an ETag of its content, or 304 where the asker has it."""
    body = b"".join([part async for part in response.body_iterator])  # type: ignore[attr-defined]
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = dict(response.headers) | {"etag": tag, "cache-control": "private, no-cache"}
    if tag in [t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers={k: v for k, v in headers.items() if k not in ("content-length", "content-type")})
    return Response(body, response.status_code, headers, response.headers.get("content-type"))


def environment() -> Environment:
    """The templates; everything that they are given is escaped."""
    loader = PackageLoader("tidings", "web/templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters |= {"day": _day, "figure": _figure, "printed": _printed, "changed": _changed}
    found.filters |= {"path": lambda text: quote(str(text), safe="")}
    found.globals |= {"safe_url": safe_url, "picked_out": picked_out}
    return found


@pass_context
def _day(context: Context, when: When) -> str:
    """A date for people: the day, the range, "about" where it is inferred."""
    own: Tongue = context["own"]
    if not when.start:
        return own.text("undated")
    span = isolated(when.start if when.end in (None, when.start) else f"{when.start} – {when.end}", own)
    return own.text("about", days=span) if when.basis == "inferred" else span


@pass_context
def _figure(context: Context, figure: EventFigure) -> str:
    """ "killed 7 to 15 (best: 13)"."""
    own: Tongue = context["own"]
    range_ = own.ranged(figure.low, figure.best, figure.high) or own.text("unknown")
    return own.text("figure", measure=own.measure(figure.measure), range=range_) + (f" ({figure.of})" if figure.of else "")


@pass_context
def _changed(context: Context, what: Difference) -> str:
    return told_change(what, context["own"])


@pass_context
def _printed(context: Context, dated: Dated | None) -> str:
    own: Tongue = context["own"]
    return isolated(dated.value[:16].replace("T", " "), own) if dated else own.text("undated")


def isolated(text: str, own: Tongue) -> str:
    """A text that is read from left to right wherever it stands: between Arabic words "2023-10-05" would turn around."""
    return f"\u2066{text}\u2069" if own.right_to_left else text
