"""Pages are made once and told again, for as long as the record, its judgements, the reader and the question are the same."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from tests import desk as desk_file
from tests.desk import Client
from tidings.store import open_store
from tidings.web.app import create_app
from tidings.web.remembered import Answer, Answers, Remembered
from tidings.web.serve import tried
from tidings.web.state import Desk
from tidings.worldmap import MOST_MARKS, Spot, drawing

HOME = "http://127.0.0.1"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Client(create_app(desk_file.write(tmp_path / "r.tidings")), HOME)


def retitle(path: Path, title: str) -> None:
    """Gives the first event of a record another title, as a build would: all rows are written anew."""
    store = open_store(path)
    kept = store.load()
    first, *others = kept.layers.events
    layers = replace(kept.layers, events=(replace(first, title=title), *others))
    store.replace(kept.raw, kept.refusals, layers, kept.settings, kept.revision)
    store.close()


def test_a_page_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get("/reports").text
    monkeypatch.setattr("tidings.web.pages.page", lambda *_, **__: pytest.fail("made again"))
    again = client.get("/reports")
    assert (again.status_code, again.text) == (200, first)
    assert again.headers["content-security-policy"]


def test_asked_for_by_many_at_once_a_page_is_made_for_one(tmp_path: Path) -> None:
    made = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        made.append(scope["path"])
        await asyncio.sleep(0)
        await PlainTextResponse("here")(scope, receive, send)

    front = Starlette()
    front.state.language = "en"
    remembered = Remembered(app, Desk(desk_file.write(tmp_path / "r.tidings")))

    async def ask() -> bytes:
        told: list[bytes] = []
        scope = {"type": "http", "method": "GET", "path": "/slow", "query_string": b"", "headers": [], "app": front, "server": ("h", 80)}

        async def send(message: Message) -> None:
            told.append(message.get("body", b""))

        await remembered(scope, lambda: asyncio.sleep(0), send)  # type: ignore[arg-type, return-value]
        return b"".join(told)

    async def many() -> list[bytes]:
        return await asyncio.gather(*(ask() for _ in range(20)))

    assert asyncio.run(many()) == [b"here"] * 20
    assert made == ["/slow"]


def test_another_record_question_language_or_name_is_another_page(client: Client, tmp_path: Path) -> None:
    english = client.get("/").text
    assert client.get("/", {"cookie": "language=de"}).text != english
    assert "Zoe" in client.get("/review", {"cookie": "who=Zoe"}).text
    assert "Zoe" not in client.get("/review").text
    assert client.get("/search?q=market").text != client.get("/search?q=nowhere").text
    retitle(tmp_path / "r.tidings", "Quite another line")
    assert "Quite another line" not in english
    assert "Quite another line" in client.get("/search?layer=events").text


def test_the_first_to_come_finds_the_overview_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(desk_file.write(tmp_path / "r.tidings"))
    asyncio.run(tried(app))
    monkeypatch.setattr("tidings.web.pages.page", lambda *_, **__: pytest.fail("made again"))
    assert Client(app, HOME).get("/", {"accept-language": "en"}).status_code == 200


def test_what_the_asker_has_is_not_told_again(client: Client) -> None:
    for path in ("/reports", "/static/desk.css"):
        first, again = client.get(path), client.get(path)
        assert (again.text, again.headers["etag"]) == (first.text, first.headers["etag"])
        known = client.get(path, {"if-none-match": f'"other", W/{first.headers["etag"]}'})
        assert (known.status_code, known.text, known.headers["etag"]) == (304, "", first.headers["etag"])
        assert known.headers["x-content-type-options"] == "nosniff"


def test_marking_as_seen_shows_at_once(client: Client) -> None:
    before = client.get("/").text
    client.post("/seen", {}, {"origin": HOME})
    assert client.get("/").text != before


def test_a_file_written_to_without_another_record_is_not_read_again(tmp_path: Path) -> None:
    path = desk_file.write(tmp_path / "r.tidings")
    desk = Desk(path)
    before = desk.shown
    path.touch()
    assert desk.shown is before
    retitle(path, "Other")
    assert desk.shown is not before


def test_while_a_large_record_is_read_again_the_old_one_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk_file.write(tmp_path / "r.tidings")
    desk = Desk(path)
    monkeypatch.setattr("tidings.web.state.SHORT", -1.0)
    before = desk.shown
    retitle(path, "Other")
    assert desk.shown is before  # asked for while a thread reads
    for _ in range(1000):
        if desk.shown is not before:
            break
        if desk.reading:
            desk.reading.join()
    assert desk.shown.record.events[0].title == "Other"
    assert {"index", "doubts", "claims"} <= vars(desk.shown).keys()  # made before anyone saw it


def test_languages_share_one_index(tmp_path: Path) -> None:
    shown = Desk(desk_file.write(tmp_path / "r.tidings")).shown
    assert shown.told_in("ru").index.matching is shown.index.matching
    assert shown.told_in("ru").claims is shown.claims


def test_what_was_not_asked_for_the_longest_makes_room() -> None:
    held = Answers(most=10)
    held.keep("a", Answer([], b"aaaa"))
    held.keep("b", Answer([], b"bbbb"))
    assert held.get("a")
    held.keep("c", Answer([], b"cccc"))
    assert (held.get("a") is not None, held.get("b"), held.get("c") is not None) == (True, None, True)


def test_a_map_of_very_many_places_says_how_many_it_leaves_out() -> None:
    many = tuple(Spot(n % 100 - 50, n / 10, f"place {n}", 1, "/") for n in range(MOST_MARKS + 7))
    drawn = drawing(many)
    assert (len(drawn.marks), drawn.left) == (MOST_MARKS, 7)
    assert len(drawn.land) < 150_000
    assert len(drawing(many[:20]).land) > 1000
