"""The typed client, data frames, notebooks, and what is new while the desk is open."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests import desk as desk_file
from tests.records import made
from tidings.client import Client, DeskError
from tidings.errors import UsageError
from tidings.frames import frame
from tidings.model import Copy
from tidings.record import Record
from tidings.web.api import told_news
from tidings.web.app import create_app
from tidings.web.news import News, stream

RECORD = made()
HOME = "http://127.0.0.1"


class Straight(httpx.BaseTransport):
    """Hands requests to an application without a network, and keeps what was answered."""

    def __init__(self, app: Any) -> None:
        self.inner = httpx.ASGITransport(app)
        self.seen: list[int] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def ask() -> httpx.Response:
            answer = await self.inner.handle_async_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        found = asyncio.run(ask())
        self.seen.append(found.status_code)
        return found


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Client, Straight]:
    transport = Straight(create_app(desk_file.write(tmp_path / "r.tidings")))
    return Client(HOME, transport), transport


def test_what_comes_back_is_what_the_record_holds(desk: tuple[Client, Straight], monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = desk
    monkeypatch.setattr("tidings.client.PAGE", 2)
    assert tuple(client.events()) == RECORD.events
    assert tuple(client.claims()) == RECORD.claims and tuple(client.reports()) == RECORD.reports
    assert tuple(client.layer("copies", Copy)) == RECORD.copies
    assert [e.id for e in client.events(type="ASSAULT", since="2031-05")] == ["shelling"]
    assert client.event("accord") == RECORD.events[0] and client.event("accord").agreement is not None
    assert client.counts()["claims"] == 3
    assert {c.report for c in client.claims(report="second")} == {"second"}
    assert client.search("kalmis", layer="reports")[0].match


def test_what_has_not_changed_is_not_sent_again(desk: tuple[Client, Straight]) -> None:
    client, transport = desk
    assert client.counts() == client.counts()
    assert transport.seen == [200, 304]


def test_a_report_with_any_id_is_asked_for_by_it(tmp_path: Path) -> None:
    odd = replace(RECORD.reports[0], id="first/..?a=1&b#c d")
    layers = replace(RECORD.layers, reports=(odd, *RECORD.reports[1:]))
    with Client(HOME, transport=Straight(create_app(desk_file.write(tmp_path / "r.tidings", layers)))) as client:
        assert client.one("reports", odd.id) == odd
        with pytest.raises(DeskError, match="layers are"):
            list(client.layer("rumours"))


def test_a_refusal_is_told_in_the_desks_words(desk: tuple[Client, Straight]) -> None:
    client, _ = desk
    with pytest.raises(DeskError, match="there is no none in events"):
        client.event("none")
    with pytest.raises(DeskError, match="open it with: tidings serve"), Client("http://127.0.0.1:9") as nobody:
        nobody.counts()


class Shown:
    """A desk that shows what it is told to."""

    def __init__(self, record: Record) -> None:
        self.shown = self
        self.record = record


def test_news_are_numbered_and_told_to_who_comes_back() -> None:
    accord, shelling, meeting = RECORD.events
    desk = Shown(Record(replace(RECORD.layers, events=(accord, replace(shelling, independent=3)))))
    news = News(desk)  # type: ignore[arg-type]
    assert news.after(0) == []
    desk.record = RECORD
    rows = news.after(0)
    assert [(r["number"], r["kind"], r["event"]) for r in rows] == [(1, "changed", "shelling"), (2, "new", "meeting")]
    assert rows[0]["what"] == ["origins that do not derive from one another: 1, was 3"]
    assert news.after(1) == rows[1:] and news.after(2) == []
    assert meeting.title == rows[1]["title"]


def test_who_comes_back_with_a_number_of_an_earlier_desk_gets_what_is_new(tmp_path: Path) -> None:
    app = create_app(desk_file.write(tmp_path / "r.tidings"))
    first = app.state.news.last
    assert first > 1_700_000_000  # later than any number that a desk gave before it was closed
    app.state.news._seen = Record(replace(RECORD.layers, events=()))

    class Asker:
        def __init__(self, known: str) -> None:
            self.app, self.headers = app, {"last-event-id": known}

        async def is_disconnected(self) -> bool:
            return False

    async def first_number(known: str) -> int:
        async for part in told_news(Asker(known), None).body_iterator:  # type: ignore[arg-type]
            if found := re.match(r"id: (\d+)", str(part)):
                return int(found[1])
        return 0

    for known in ("17", str(first + 10**6), "nonsense", "\u00b2", "9" * 5000):
        app.state.news.last, app.state.news._rows = first, []
        app.state.news._seen = Record(replace(RECORD.layers, events=()))
        assert asyncio.run(first_number(known)) == first + 1


def test_the_stream_has_the_form_of_server_sent_events() -> None:
    desk = Shown(Record(replace(RECORD.layers, events=())))
    news = News(desk)  # type: ignore[arg-type]
    desk.record = RECORD
    looks = iter([False, False, True])

    async def gone() -> bool:
        return next(looks)

    async def read() -> str:
        return "".join([part async for part in stream(news, 0, gone, pause=0.001)])

    text = asyncio.run(read())
    blocks = re.findall(r"id: (\d+)\nevent: new\ndata: (.*)\n\n", text)
    assert [json.loads(row)["event"] for _, row in blocks] == ["shelling", "meeting"] and blocks[-1][0] == "2"
    assert text.startswith("retry: ")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_events_are_a_flat_table(library: str) -> None:
    pytest.importorskip(library)
    table = frame(RECORD, "events", library)
    assert list(table.columns[:3]) == ["id", "title", "type"]
    row = dict(zip(table.columns, table.row(1) if library == "polars" else table.iloc[1], strict=True))
    assert (row["killed_low"], row["killed_high"], row["place"], row["actors"]) == (2, 3, "Morave", "army of Morave")
    assert len(frame(RECORD, "claims", library)) == 3
    with pytest.raises(UsageError, match="there is no layer"):
        frame(RECORD, "rumours", library)
    tonnes = replace(RECORD.events[1].figures[0], low=2.5, best=2.5, high=2.5)
    mixed = Record(replace(RECORD.layers, events=(RECORD.events[1], replace(RECORD.events[1], id="other", figures=(tonnes,)))))
    assert list(frame(mixed, "events", library)["killed_low"]) == [2.0, 2.5]
    assert len(Record(RECORD.layers).frame(library=library)) == 3
    assert list(frame(Record(replace(RECORD.layers, events=())), "events", library).columns)[:1] == ["id"]


def test_another_library_or_one_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="pandas and polars"):
        frame(RECORD, "events", "excel")
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(UsageError, match=r"tidings\[polars\]"):
        frame(RECORD, "events", "polars")


def test_a_notebook_shows_a_table_and_a_map_and_no_markup_of_a_report() -> None:
    html = RECORD._repr_html_()
    assert "<table>" in html and "<svg" in html and "Morave" in html and "2 to 3" in html
    hostile = replace(RECORD.events[1], title="<script>alert(1)</script>")
    assert "<script" not in hostile._repr_html_() and "&lt;script" in hostile._repr_html_()
    assert "<svg" not in RECORD.events[2]._repr_html_()
