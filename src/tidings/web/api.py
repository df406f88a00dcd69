"""The REST interface, `/api/v1`: every layer with paging, events with the filters of search, OpenAPI at `/api/v1/openapi.json`.

Every answer carries an ETag; asked again with If-None-Match, an unchanged one is 304 without a body.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from tidings.model import row
from tidings.query import Query as Sought
from tidings.record import LAYERS, Record
from tidings.search import SEARCHED
from tidings.selection import check_span
from tidings.settings import FIGURE_RULES
from tidings.tongue import FIRST
from tidings.web.news import News, stream
from tidings.web.state import Desk


def only_known(request: Request) -> None:
    """Refuses what an address is not asked by: a filter that nobody reads would look as if all passed it."""
    known = {asked.alias for asked in request.scope["route"].dependant.query_params}
    if strange := sorted(set(request.query_params) - known):
        there = f"it takes {', '.join(sorted(known))}" if known else "it takes nothing"
        raise HTTPException(422, f"{request.url.path} does not take {', '.join(strange)[:200]}; {there}")


router = APIRouter(prefix="/api/v1", tags=["record"], dependencies=[Depends(only_known)])
Limit = Annotated[int, Query(ge=1, le=1000, description="how many, at most")]
Offset = Annotated[int, Query(ge=0, le=100_000_000, description="how many to pass over")]
Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="an ISO 8601 day, month or year")]


class Page(BaseModel):
    """A part of a list: the rows as FORMAT.md has them, how many there are in all, and where the next part begins."""

    total: int
    offset: int
    next: int | None
    rows: list[dict[str, Any]]


class Summary(BaseModel):
    """How many of each layer the record holds."""

    counts: dict[str, int]
    origins: int
    judgements_waiting: int


class Hits(BaseModel):
    """What a search found, by layer, with the span of the words in the report's text."""

    totals: dict[str, int]
    offset: int
    next: int | None
    hits: list[dict[str, Any]]


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def paged(rows: list[Any], limit: int, offset: int) -> Page:
    """One page of some model values."""
    part = rows[offset : offset + limit]
    following = offset + limit if offset + limit < len(rows) else None
    return Page(total=len(rows), offset=offset, next=following, rows=[r if isinstance(r, dict) else row(r) for r in part])


@router.get("")
def summary(request: Request) -> Summary:
    """What the record holds."""
    record = _desk(request).shown.record
    counts = {layer: len(getattr(record.layers, layer)) for layer in LAYERS}
    origins = sum(1 for x in record.lineages if x.kind == "report")
    return Summary(counts=counts, origins=origins, judgements_waiting=_desk(request).work.waiting)


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=500, description='words, and "phrases in quotes"')] = "",
    layer: Annotated[str | None, Query(description=f"one of {', '.join(SEARCHED)}")] = None,
    since: Day = None,
    until: Day = None,
    place: str | None = None,
    actor: str | None = None,
    type: str | None = None,
    status: str | None = None,
    language: str | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Hits:
    """Search over events, reports and entities."""
    if layer is not None and layer not in SEARCHED:
        raise HTTPException(422, f"layer is one of {', '.join(SEARCHED)}")
    check_span(since, until)
    wanted = Sought(q, layer, since, until, place, actor, type, status, language).plain()
    found = _desk(request).shown.index.search(wanted, limit, offset)
    total = found.totals[layer] if layer else sum(found.totals.values())
    following = offset + limit if offset + limit < total else None
    return Hits(totals=found.totals, offset=offset, next=following, hits=[row(hit) for hit in found.hits])


@router.get("/news", response_class=StreamingResponse, responses={200: {"content": {"text/event-stream": {}}}})
def told_news(
    request: Request, after: Annotated[int | None, Query(ge=0, description="the number of the last news that is known; all later")] = None
) -> StreamingResponse:
    """What is new or told otherwise from now on, as Server-Sent Events; `after` or Last-Event-ID goes on after what was missed."""
    news: News = request.app.state.news
    known = request.headers.get("last-event-id", "")
    begin = after if after is not None else int(known) if re.fullmatch(r"[0-9]{1,18}", known) else news.last
    begin = begin if begin <= news.last else 0  # a number that this desk did not give: what came before is not known to have arrived
    return StreamingResponse(stream(news, begin, request.is_disconnected), media_type="text/event-stream")


@router.get("/events")
def events(
    request: Request,
    q: Annotated[str, Query(max_length=500)] = "",
    since: Day = None,
    until: Day = None,
    place: str | None = None,
    actor: str | None = None,
    type: str | None = None,
    status: str | None = None,
    language: str | None = None,
    report: Annotated[str | None, Query(description="only those that a report tells, by its id")] = None,
    rule: Annotated[str, Query(description=f"best values of figures by {', '.join(FIGURE_RULES)}")] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page:
    """Events that pass all filters: best first where words are given, else in the record's order."""
    if rule and rule not in FIGURE_RULES:
        raise HTTPException(422, f"there is no rule {rule}; the rules are {', '.join(FIGURE_RULES)}")
    shown = _desk(request).shown.told_in(FIRST, rule)
    check_span(since, until)
    wanted = Sought(q, "events", since, until, place, actor, type, status, language).plain()
    if report is None:
        found = shown.index.search(wanted, limit, offset)
        total, part = found.totals["events"], tuple(e for hit in found.hits if (e := shown.record.event(hit.id)))
    else:
        found = shown.index.search(wanted, max(1, len(shown.record.events)), 0)
        told = tuple(e for hit in found.hits if (e := shown.record.event(hit.id)) and report in e.reports)
        total, part = len(told), told[offset : offset + limit]
    rows = list(Record(replace(shown.record.layers, events=part)).layer("events"))
    return Page(total=total, offset=offset, next=offset + limit if offset + limit < total else None, rows=rows)


@router.get("/{layer}")
def layer_page(request: Request, layer: str, report: str | None = None, limit: Limit = 50, offset: Offset = 0) -> Page:
    """A layer of the record, or its rows of one report."""
    if layer not in LAYERS:
        raise HTTPException(404, f"there is no layer {layer}; the layers are {', '.join(LAYERS)}")
    record = _desk(request).shown.record
    return paged(list(getattr(record.layers, layer) if report is None else record.within(layer, report)), limit, offset)


@router.get("/{layer}/{identifier:path}")
def one_row(request: Request, layer: str, identifier: str) -> dict[str, Any]:
    """One row of a layer by its id."""
    record = _desk(request).shown.record
    if layer not in LAYERS:
        raise HTTPException(404, f"there is no layer {layer}; the layers are {', '.join(LAYERS)}")
    for found in record.layer(layer):
        if found.get("id") == identifier:
            return found
    raise HTTPException(404, f"there is no {identifier} in {layer}")
