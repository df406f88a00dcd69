"""A typed client of a desk's REST interface: the same types as the library, page after page, nothing sent twice.

from tidings.client import Client

with Client("http://127.0.0.1:8321") as desk:
    for event in desk.events(type="ASSAULT", since="2023-10"):
        print(event.date.start, event.title, event.independent)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar, overload
from urllib.parse import quote

import httpx

from tidings.errors import TidingsError
from tidings.export.layers import kind_of, value_of
from tidings.model import Claim, Copy, Entity, Event, Figure, Judgement, Lineage, Mention, Passage, Report, Story, TimeExpression
from tidings.record import LAYERS
from tidings.search import Hit

T = TypeVar("T")
PAGE = 500  # rows asked for at once
MOST_KEPT = 64  # answers kept with their ETags


class DeskError(TidingsError):
    """The desk did not answer as asked; the message is the desk's own."""


@dataclass(frozen=True, slots=True)
class News:
    """A piece of news: `kind` new or changed, the event's id and line, and what is told otherwise."""

    number: int
    kind: str
    event: str
    title: str
    what: tuple[str, ...]


class Client:
    """Asks a desk at an address. DeskError where it is not there or refuses."""

    def __init__(self, url: str = "http://127.0.0.1:8321", transport: httpx.BaseTransport | None = None, timeout: float = 30.0) -> None:
        """`url` is what `tidings serve` prints; `timeout` is in seconds."""
        self._http = httpx.Client(base_url=url, transport=transport, timeout=timeout)
        self._kept: dict[str, tuple[str, Any]] = {}

    def __enter__(self) -> Client:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Lets go of the connection."""
        self.close()

    def close(self) -> None:
        """Lets go of the connection."""
        self._http.close()

    def counts(self) -> dict[str, int]:
        """How many of each layer the record holds."""
        found: dict[str, int] = self._get("/api/v1")["counts"]
        return found

    def events(self, q: str = "", **filters: str) -> Iterator[Event]:
        """The events that pass: `since until place actor type status language`; best first where words are given."""
        return self._pages("events", {"q": q, **filters}, Event)

    def reports(self) -> Iterator[Report]:
        """All reports."""
        return self._pages("reports", {}, Report)

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        """All claims, or those of one report."""
        return self._pages("claims", {"report": report} if report else {}, Claim)

    def entities(self) -> Iterator[Entity]:
        """All entities."""
        return self._pages("entities", {}, Entity)

    @overload
    def layer(self, name: str, kind: type[T], report: str | None = None) -> Iterator[T]: ...
    @overload
    def layer(self, name: str, kind: None = None, report: str | None = None) -> Iterator[Row]: ...
    def layer(self, name: str, kind: type[T] | None = None, report: str | None = None) -> Iterator[T] | Iterator[Row]:
        """A layer by its name, as values of its type: `desk.layer("copies", Copy)`. DeskError where there is none of that name."""
        if name not in LAYERS:
            raise DeskError(f"there is no layer {name!r}; the layers are {', '.join(LAYERS)}")
        return self._pages(name, {"report": report} if report else {}, kind or kind_of(name))

    def one(self, name: str, identifier: str) -> Row:
        """One value of a layer by its id."""
        found: Row = value_of(name, self._get(f"/api/v1/{name}/{quote(identifier, safe='')}"))
        return found

    def event(self, identifier: str) -> Event:
        """One event by its id."""
        found = self.one("events", identifier)
        assert isinstance(found, Event)
        return found

    def search(self, q: str, layer: str | None = None, limit: int = 50, **filters: str) -> tuple[Hit, ...]:
        """The first hits of a search, each with the span that it is at."""
        given = {"q": q, "limit": str(limit), **({"layer": layer} if layer else {}), **filters}
        return tuple(Hit(**hit) for hit in self._get("/api/v1/search", given)["hits"])

    def news(self, after: int | None = None) -> Iterator[News]:
        """What is new from now on, or after a number, for as long as it is read."""
        given = {} if after is None else {"after": str(after)}
        with self._http.stream("GET", "/api/v1/news", params=given, timeout=None) as answer:
            _refused(answer)
            for line in answer.iter_lines():
                if line.startswith("data:"):
                    row = json.loads(line[5:])
                    yield News(row["number"], row["kind"], row["event"], row["title"], tuple(row["what"]))

    def _pages(self, name: str, given: dict[str, str], kind: type[T]) -> Iterator[T]:
        at: int | None = 0
        while at is not None:
            page = self._get(f"/api/v1/{name}", {**given, "limit": str(PAGE), "offset": str(at)})
            for found in page["rows"]:
                value = value_of(name, found)
                assert isinstance(value, kind)
                yield value
            at = page["next"]

    def _get(self, path: str, given: dict[str, str] | None = None) -> Any:
        """An answer as JSON; one that has not changed since it was last asked for is not sent again."""
        url = str(httpx.URL(path, params=given or {}))
        tag, body = self._kept.get(url, ("", None))
        try:
            answer = self._http.get(url, headers={"If-None-Match": tag} if tag else {})
        except httpx.HTTPError as error:
            raise DeskError(f"no desk answers at {self._http.base_url} ({error}); open it with: tidings serve RECORD") from error
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return body
        _refused(answer)
        found = answer.json()
        if etag := answer.headers.get("etag"):
            self._kept[url] = (etag, found)
            while len(self._kept) > MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
        return found


Row = Report | Passage | Copy | Lineage | Mention | Entity | TimeExpression | Figure | Claim | Event | Story | Judgement


def _refused(answer: httpx.Response) -> None:
    """DeskError with the desk's own words where it refused."""
    if answer.is_success:
        return
    answer.read()
    try:
        detail = answer.json()["detail"]
        told = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in detail) if isinstance(detail, list) else str(detail)
    except (ValueError, KeyError, TypeError):
        told = answer.text[:200]
    raise DeskError(f"{answer.request.url.path}: {told}")
