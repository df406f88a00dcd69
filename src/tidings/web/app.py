"""The web application of one record: pages, forms, the REST interface, and what keeps hostile reports and strangers out."""

from __future__ import annotations

import time
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
from tidings.reasons import in_words
from tidings.retold import party
from tidings.things import counted_beside
from tidings.tongue import Tongue, tongue
from tidings.web.limits import BodyLimit
from tidings.web.marked import picked_out
from tidings.web.news import News
from tidings.web.remembered import Remembered
from tidings.web.shield import Shield, Tags
from tidings.web.state import Desk

if TYPE_CHECKING:
    from tidings.web.access import Access

LONGEST_BODY = 64_000_000  # bytes of one request: as much as a document may have
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


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
    app.state.news = News(app.state.desk, int(time.time()))  # later than all that this desk numbered before it was closed
    app.state.pages = environment()
    app.state.language = tongue(language).code if language else ""

    app.add_exception_handler(TidingsError, refused)
    app.add_exception_handler(StarletteHTTPException, refused)

    app.add_middleware(Tags)  # the first is the innermost
    app.add_middleware(Remembered, desk=app.state.desk)
    app.add_middleware(BodyLimit, most=LONGEST_BODY)  # what it raises is told like any other refusal
    if access:
        access.install(app)
    app.add_middleware(Shield, hosts=frozenset((*LOOPBACK, *hosts)))

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


def environment() -> Environment:
    """The templates; everything that they are given is escaped."""
    loader = PackageLoader("tidings", "web/templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters |= {"day": _day, "figure": _figure, "printed": _printed, "changed": _changed}
    found.filters |= {"path": lambda text: quote(str(text), safe="")}
    found.filters |= {"reason": in_words, "party": lambda identifier, record, own: party(record, identifier, own)}
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
    return own.text("figure", measure=own.measure(figure.measure), range=range_) + counted_beside(context["record"], figure, own)


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
