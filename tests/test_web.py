"""The desk without a browser: every page answers, hostile reports stay text, strangers are refused, judgements are kept."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests import desk as desk_file
from tests.desk import Client
from tests.records import made
from tidings.library import build, open_record
from tidings.match import standing
from tidings.model import Lineage, Origin
from tidings.web import state
from tidings.web.app import create_app
from tidings.worldmap import _rings, whole

RECORD = made()
PAGES = (
    "/", "/search", "/search?q=kalmis", "/reports", "/agreements", "/actors", "/review", "/brief", "/exports", "/event/shelling",
    "/event/accord", "/event/meeting", "/report/first", "/report/second", "/report/third?at=3-9", "/report/first?beside=second",
    "/lineage/l1", "/entity/e-oz", "/entity/e-morave",
)  # fmt: skip
HOME = "http://127.0.0.1"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Client(create_app(desk_file.write(tmp_path / "r.tidings")), HOME)


def settled(client: Client) -> None:
    """Waits until judgements are applied."""
    desk = client.app.state.desk
    for _ in range(600):
        if not desk.work.running:
            return
        time.sleep(0.1)
    raise AssertionError("the judgements were never applied")


@pytest.mark.parametrize("url", PAGES)
def test_every_page_answers_and_holds_no_markup_of_a_report(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text and "<b>of</b>" not in answer.text
    assert "javascript:" not in answer.text
    assert " style=" not in answer.text and not re.search(r"\son\w+=", answer.text)
    assert "unsafe-inline" not in answer.headers["content-security-policy"] or url == "/brief"
    assert not re.search(r'(src|href)="(https?:)?//(?!news\.example)', answer.text)


def test_texts_of_one_outlet_are_said_to_be_one_origin(tmp_path: Path) -> None:
    """The page shows them as texts of their own, beside a count of origins that is lower."""
    reports = tuple(replace(report, publisher="Le Phare", url=None) for report in RECORD.reports)
    texts = tuple(
        Lineage(r.id, tuple(p.id for p in RECORD.passages_of(r.id)), (r.id,), Origin(r.id, None, "only printing"), "report")
        for r in reports
    )
    app = create_app(desk_file.write(tmp_path / "r.tidings", replace(RECORD.layers, reports=reports, lineages=texts)))
    assert "One origin, as all of it is from Le Phare:" in Client(app, HOME).get("/event/shelling").text


@pytest.mark.parametrize("url", ["/event/none", "/report/none", "/lineage/none", "/entity/none", "/none"])
def test_what_is_not_there_is_said(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 404 and "<h1>" in answer.text


def test_a_report_shows_its_whole_text(client: Client) -> None:
    page = client.get("/report/first?beside=-").text
    said = "".join(re.findall(r'<div class="said" dir="auto">(.*?)</div>', page, re.S))
    text = re.sub(r"<a class=\"twin\".*?</a>|<[^>]+>", "", said)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    report = RECORD.report("first")
    assert report and text == report.text.replace("\n\n", "")


def test_copied_spans_lead_to_one_another(client: Client) -> None:
    page = client.get("/report/second?beside=first").text
    links = re.findall(r'class="twin" href="#([^"]+)"', page)
    assert len(links) == 2 and all(f'id="{link}"' in page for link in links)


def test_a_hit_leads_to_its_span(client: Client) -> None:
    found = client.get("/search?q=pecheurs").text
    link = re.search(r'href="(/report/second\?at=\d+-\d+)#hit"', found)
    assert link is not None
    page = client.get(link[1]).text
    assert 'id="hit"' in page and re.search(r'class="[^"]*\bhit\b[^"]*"[^>]*>pêcheurs<', page)


def test_only_the_desks_own_address_and_forms_are_answered(client: Client) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    form = {"layer": "claims", "id": "c1", "verdict": "reject", "who": "Eve"}
    assert client.post("/judge", data=form).status_code == 403
    assert client.post("/judge", data=form, headers={"origin": "http://evil.example"}).status_code == 403


def test_judgements_are_kept_with_their_reason_and_taken_back(client: Client, tmp_path: Path) -> None:
    form = {"layer": "claims", "id": ["c1", "c2"], "verdict": "different", "who": "Ada", "why": "two ports"}
    answer = client.post("/judge", data=form, headers={"origin": HOME})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    settled(client)
    kept = open_record(tmp_path / "r.tidings").judgements
    (mine,) = [j for j in kept if j.who == "Ada" and j.verdict == "different"]
    assert mine.why == "two ports" and mine in standing(kept)
    assert "two ports" in client.get("/review").text
    client.post("/undo", data={"id": mine.id, "who": "Bo"}, headers={"origin": HOME})
    settled(client)
    assert mine not in standing(open_record(tmp_path / "r.tidings").judgements)


def test_a_field_is_corrected_with_a_reason_and_taken_back_on_the_events_page(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = threading.Event()
    monkeypatch.setattr(state, "build", lambda *given: looked.wait(60) and build(*given))  # a judgement that still waits is shown too
    page = client.get("/event/shelling").text
    assert '<option value="killed" data-now="3">' in page and '<option value="date" data-now="2031-05-04">' in page
    form = {"layer": "events", "id": "shelling", "verdict": "correct", "field": "date", "value": " 2031-05-03 ", "who": "Ada"}
    form["next"] = "/event/shelling"
    empty = client.post("/judge", data={**form, "value": " "}, headers={"origin": HOME})
    assert empty.status_code == 400 and "write the right value" in empty.text
    answer = client.post("/judge", data={**form, "why": "the wire says so"}, headers={"origin": HOME})
    assert (answer.status_code, answer.headers["location"]) == (303, "/event/shelling")
    page = client.get("/event/shelling").text
    assert "date=2031-05-03" in page and "the wire says so" in page and "Take back: correct" in page
    looked.set()
    settled(client)
    (mine,) = [j for j in open_record(tmp_path / "r.tidings").judgements if j.verdict == "correct"]
    assert (mine.on.layer, set(mine.on.ids), mine.value) == ("claims", {"c1", "c2"}, "date=2031-05-03")
    client.post("/undo", data={"id": mine.id, "who": "Ada", "next": "/event/shelling"}, headers={"origin": HOME})
    settled(client)
    assert mine not in standing(open_record(tmp_path / "r.tidings").judgements)


def test_the_page_of_an_event_that_was_joined_with_another_leads_to_what_it_became(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "r.tidings"
    assert client.get("/event/shelling").status_code == 200
    layers = made().layers
    joined = [replace(e, id="grown") if e.id == "shelling" else e for e in layers.events]
    path.unlink()
    desk_file.write(path, replace(layers, events=tuple(joined)))
    answer = client.get("/event/shelling")
    assert (answer.status_code, answer.headers["location"]) == (303, "/event/grown")
    assert client.get("/event/never").status_code == 404


def test_a_form_that_cannot_be_applied_is_refused_with_a_reason(client: Client) -> None:
    form = {"action": "events", "first": "shelling", "second": "nonsense", "verdict": "same", "who": "Ada"}
    answer = client.post("/judge", data=form, headers={"origin": HOME})
    assert answer.status_code == 400 and "no event" in answer.text
    nobody = client.post("/judge", data={**form, "second": "meeting", "who": ""}, headers={"origin": HOME})
    assert nobody.status_code == 400 and "give a name" in nobody.text
    away = {"layer": "events", "id": "accord", "verdict": "accept", "who": "Ada", "next": "//evil.example"}
    assert client.post("/judge", data=away, headers={"origin": HOME}).headers["location"] == "/review"
    settled(client)


def test_what_is_new_is_told_after_it_was_marked_as_seen(client: Client) -> None:
    assert "Nothing was marked as seen" in client.get("/").text
    client.post("/seen", headers={"origin": HOME})
    assert '<p class="soft">Nothing.</p>' in client.get("/").text


def test_the_interface_pages_filters_and_answers_unchanged(client: Client) -> None:
    first = client.get("/api/v1/events?limit=2").json()
    rest = client.get(f"/api/v1/events?limit=2&offset={first['next']}").json()
    assert [r["id"] for r in first["rows"] + rest["rows"]] == [e.id for e in RECORD.events] and rest["next"] is None
    assert [r["id"] for r in client.get("/api/v1/events?type=ASSAULT&since=2031-05").json()["rows"]] == ["shelling"]
    assert client.get("/api/v1/claims?report=second").json()["total"] == 2
    assert client.get("/api/v1/reports/second").json()["publisher"] == "Le Phare"
    for path, there in (
        ("events?report=second", 2),
        ("copies?report=third", 1),
        ("reports?report=first", 1),
        ("entities?report=first", 4),
    ):
        assert client.get(f"/api/v1/{path}").json()["total"] == there
        assert client.get(f"/api/v1/{path}none").json()["total"] == 0
    assert [r["id"] for r in client.get("/api/v1/events?type=assault&status=Reported").json()["rows"]] == ["shelling"]
    hit = client.get("/api/v1/search?q=kalmis&layer=reports").json()["hits"][0]
    report = RECORD.report(hit["report"])
    assert report and report.text[hit["start"] : hit["end"]] == hit["match"]
    tag = client.get("/api/v1/events").headers["etag"]
    again = client.get("/api/v1/events", headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content
    assert client.get("/api/v1/events", headers={"if-none-match": "*"}).status_code == 304
    assert client.head("/api/v1/events").headers["etag"] == tag


def test_the_interface_refuses_what_it_does_not_know(client: Client) -> None:
    assert client.get("/api/v1/nonsense").status_code == 404
    assert client.get("/api/v1/events/none").status_code == 404
    assert client.get("/api/v1/events?limit=0").status_code == 422
    assert client.get("/api/v1/search?layer=copies").status_code == 422
    for asked in ("events?since=2031-02-30", "search?since=2031-05&until=2031-04"):
        assert client.get(f"/api/v1/{asked}").status_code == 400
    wrong = client.get("/api/v1/claims?typ=ASSAULT")  # else all claims would seem to be of the type
    assert wrong.status_code == 422 and "typ" in wrong.json()["detail"] and "report" in wrong.json()["detail"]
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert {"/api/v1", "/api/v1/search", "/api/v1/news", "/api/v1/events", "/api/v1/{layer}", "/api/v1/{layer}/{identifier}"} == set(paths)


@pytest.mark.parametrize("name", ["acled", "geojson", "csv?what=events", "parquet?what=claims"])
def test_exports_are_saved_as_files(client: Client, name: str) -> None:
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 200 and answer.headers["content-disposition"].startswith('attachment; filename="r')


def test_the_desk_reads_a_record_that_changed(client: Client, tmp_path: Path) -> None:
    before = client.get("/api/v1").json()["counts"]["reports"]
    (tmp_path / "fourth.txt").write_text("Harbour notice\n\nThe harbour of Morave is closed on Sunday.", "utf-8")
    from tidings.library import build

    build([tmp_path / "fourth.txt"], tmp_path / "r.tidings")
    assert client.get("/api/v1").json()["counts"]["reports"] == before + 1


def test_no_ring_of_the_map_runs_across_it_where_east_becomes_west() -> None:
    for ring in _rings():
        assert all(abs(a[0] - b[0]) <= 180 or abs(a[1]) > 80 for a, b in pairwise(ring))
    assert whole([(179.0, 10.0), (-179.0, 11.0), (-179.0, 9.0)]) == [
        [(179.0, 10.0), (181.0, 11.0), (181.0, 9.0)],
        [(-181.0, 10.0), (-179.0, 11.0), (-179.0, 9.0)],
    ]
