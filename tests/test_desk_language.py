"""The desk in eight languages: every text is there in each, as chosen, as the browser asks, from right to left where it is so written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import desk as desk_file
from tests.desk import Client
from tidings.errors import UsageError
from tidings.library import build
from tidings.tongue import PLACE, spoken, tongue
from tidings.web.app import create_app

TEMPLATES = Path(__file__).parent.parent / "src" / "tidings" / "web" / "templates"
ASKED = re.compile(r"""\bt\((?:"([^"]+)"|'([^']+)')""")
OTHERS = tuple(code for code in spoken() if code != "en")
HOME = "http://127.0.0.1"
LONG = 10  # letters: shorter texts are words that names and reports have too
PAGES = (
    "/",
    "/search?q=kalmis",
    "/reports",
    "/agreements",
    "/actors",
    "/review",
    "/exports",
    "/event/shelling",
    "/lineage/l1",
    "/entity/e-oz",
)


def asked_for() -> set[str]:
    """Every text that a template asks for in so many words."""
    return {a or b for path in TEMPLATES.glob("*.j2") for a, b in ASKED.findall(path.read_text("utf-8"))}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Client(create_app(desk_file.write(tmp_path / "r.tidings")), HOME)


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_that_a_page_asks_for_is_there_with_its_places(code: str) -> None:
    own = tongue(code).pack.toml("desk")
    assert len(asked_for()) > 100
    assert not asked_for() - own.keys()
    assert own.keys() == tongue("fr").pack.toml("desk").keys()
    assert all(set(PLACE.findall(key)) == set(PLACE.findall(value)) for key, value in own.items())


@pytest.mark.parametrize("url", PAGES)
def test_no_english_is_left_on_a_page(client: Client, url: str) -> None:
    page = client.get(url, headers={"cookie": "language=ru"}).text
    assert '<html lang="ru" dir="ltr">' in page
    shown = " ".join(re.sub(r"<(script|style|svg|code).*?</\1>|<[^>]*>", " ", page, flags=re.S).split())
    assert "Обзор" in shown
    assert not [text for text in asked_for() if len(text) > LONG and not PLACE.search(text) and f" {text} " in f" {shown} "]


def test_arabic_runs_from_right_to_left_with_its_own_titles(client: Client) -> None:
    page = client.get("/event/shelling", headers={"cookie": "language=ar"}).text
    assert '<html lang="ar" dir="rtl">' in page and "قصف" in page


def test_a_language_is_chosen_or_taken_from_the_browser(client: Client, tmp_path: Path) -> None:
    assert '<html lang="fr"' in client.get("/", headers={"accept-language": "pt-BR,fr;q=0.8,en;q=0.5"}).text
    chosen = client.get("/language/de?next=/actors")
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/actors") and "language=de" in chosen.headers["set-cookie"]
    assert '<html lang="de"' in client.get("/", headers={"accept-language": "fr", "cookie": "language=de"}).text
    assert "set-cookie" not in client.get("/language/xx").headers
    assert client.get("/language/de?next=//evil.example").headers["location"] == "/"
    opened = Client(create_app(tmp_path / "r.tidings", language="tr"), HOME)
    assert '<html lang="tr"' in opened.get("/", headers={"accept-language": "fr"}).text
    with pytest.raises(UsageError, match="nothing can be written in 'xx'"):
        create_app(tmp_path / "r.tidings", language="xx")


def test_who_took_part_is_named_in_the_language_and_ids_keep_their_direction(client: Client) -> None:
    page = client.get("/event/shelling", headers={"cookie": "language=ar"}).text
    parties = re.findall(r'href="/entity/[^"]*" dir="auto">([^<]*)<', page)
    assert parties and not any(word in " ".join(parties) for word in ("government", "armed forces", "people", "civilians"))
    (figures,) = re.findall(r'<table class="figures">.*?</table>', page, flags=re.S)
    links = re.findall(r'<a href="/report/[^"]*"[^>]*>', figures)
    assert links and all('dir="auto"' in link for link in links)


def test_the_page_of_an_event_calls_its_place_as_its_line_does(tmp_path: Path) -> None:
    path = tmp_path / "place.tidings"
    source = tmp_path / "report.txt"
    source.write_text("Una bomba mató a siete campesinos en Nuakchot el lunes 6 de mayo de 2024, dijo la policía.\n", "utf-8")
    build([source], path)
    client = Client(create_app(path), HOME)
    event = json.loads(client.get("/api/v1/events").text)["rows"][0]
    page = client.get(f"/event/{event['id']}", headers={"cookie": "language=ar"}).text
    assert page.count("نواكشوط") > 2  # in its line, in the facts, and beside the mark on the map
    assert "Nuakchot</a>" not in page
