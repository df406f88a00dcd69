"""Watching: which rules hold, by which channels it is told, once, and across restarts. All reports here are invented."""

from __future__ import annotations

import json
import socketserver
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.records import made
from tidings.changes import state_of
from tidings.errors import UsageError
from tidings.gazetteer import kilometres
from tidings.library import build
from tidings.record import Record
from tidings.settings import Settings
from tidings.watch import Round, read_rules, watch
from tidings.watch.alerts import Alert, alerts
from tidings.watch.channels import Channel
from tidings.watch.loop import NOTHING
from tidings.watch.rules import Near, Rule, Rules
from tidings.watch.tell import UntoldError, feed, tell

RECORD = made()
_, SHELLING, MEETING = RECORD.events
QUICK = Settings(fetch_private=True, fetch_delay=0.0, retry_delay=0.0, fetch_again=0.0)
NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def with_events(*events: object) -> Record:
    return Record(replace(RECORD.layers, events=events))  # type: ignore[arg-type]


def held(when: str, before: dict[str, Any] = NOTHING, record: Record = RECORD, told: tuple[Any, ...] = (), **more: Any) -> list[Alert]:
    rules = Rules((Rule("r", when, ("c",), **more),), {})
    return list(alerts(rules, record, before, told))


def test_a_new_event_of_a_type_near_a_place_is_told_with_its_evidence() -> None:
    (alert,) = held("new_event", types=("ASSAULT",), near=Near(place="Morave", km=30))
    assert alert.event == "shelling" and alert.place == "Morave"
    report = RECORD.report(alert.evidence[0].report)
    assert report is not None and report.text[alert.evidence[0].start : alert.evidence[0].end] == alert.evidence[0].text
    assert alert.evidence[0].publisher == "-Morave Post"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, ["shelling", "meeting"]),
        ({"types": ("PROTEST",)}, []),
        ({"modes": ("meeting",)}, ["meeting"]),
        ({"statuses": ("planned",)}, ["meeting"]),
        ({"near": Near(place="Lika")}, ["shelling"]),
        ({"near": Near(lat=44.0, lon=15.25, km=60)}, ["shelling"]),
        ({"near": Near(lat=44.0, lon=15.25, km=50)}, []),
        ({"near": Near(place="Nowhere at all")}, []),
    ],
)
def test_what_passes_a_rule(more: dict[str, Any], found: list[str]) -> None:
    assert [alert.event for alert in held("new_event", **more)] == found


def test_what_was_there_before_is_no_news() -> None:
    assert held("new_event", before=state_of(RECORD)) == []


@pytest.mark.parametrize(("over", "found"), [(1, ["shelling"]), (2, []), (3, [])])
def test_a_toll_is_over_a_number_by_its_lowest_value(over: float, found: list[str]) -> None:
    assert [alert.event for alert in held("toll", measure="killed", over=over)] == found


def test_a_second_independent_origin_is_told() -> None:
    assert held("second_origin") == []
    (alert,) = held("second_origin", before=state_of(RECORD), record=with_events(replace(SHELLING, independent=2)))
    assert alert.event == "shelling" and "2" in alert.what


def test_a_revised_figure_is_told_with_what_it_was() -> None:
    dead, hurt = SHELLING.figures
    before = state_of(with_events(replace(SHELLING, figures=(replace(dead, low=2, best=2, high=2), hurt))))
    (alert,) = held("figure_revised", before=before)
    assert "2 to 3" in alert.what and "was" in alert.what
    assert held("figure_revised", before=before, measure="injured") == []
    assert held("figure_revised") == []  # told for the first time is not revised


def test_an_agreement_said_to_be_broken_is_told() -> None:
    (alert,) = held("agreement_broken")
    assert alert.event == "shelling" and "Agreement" in alert.what


def test_what_was_told_of_the_same_claims_is_not_told_again() -> None:
    (alert,) = held("toll", measure="killed", over=1)
    told = ({"rule": "r", "mark": alert.mark, "claims": ["c2"]},)
    assert held("toll", told=told, measure="killed", over=1) == []
    assert held("toll", told=({**told[0], "rule": "another"},), measure="killed", over=1) != []


def test_alerts_are_written_in_the_language_of_the_rules() -> None:
    rules = Rules((Rule("r", "toll", ("c",), measure="killed", over=1),), {}, "fr")
    (alert,) = alerts(rules, RECORD, NOTHING)
    assert "tués" in alert.title and "tués" in alert.what


def test_kilometres_are_those_of_the_globe() -> None:
    assert kilometres(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert kilometres(10, 179.5, 10, -179.5) == pytest.approx(109.5, abs=0.2)


# the file of rules

GOOD = """
language = "en"
[[rule]]
name = "strikes"
when = "new_event"
type = "ASSAULT"
near = { place = "Morave", km = 50 }
tell = "feed"
[[rule]]
name = "many dead"
when = "toll"
measure = "killed"
over = 10
tell = ["feed", "hook"]
[channel.feed]
kind = "atom"
file = "alerts.xml"
[channel.hook]
kind = "webhook"
url = "https://desk.example/hook"
"""


def rules_of(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / "rules.toml"
    path.write_text(text, "utf-8")
    return read_rules(path)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, GOOD)
    assert [rule.when for rule in rules.rules] == ["new_event", "toll"] and rules.rules[1].tell == ("feed", "hook")
    assert rules.channels["feed"].how["file"] == str(tmp_path / "alerts.xml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('when = "toll"', 'when = "tall"', "one of new_event, toll"),
        ("over = 10", "", "needs a measure and a number"),
        ('tell = "feed"', 'tell = "fax"', "tells fax; the channels are feed, hook"),
        ('kind = "atom"', 'kind = "fax"', "the kinds are webhook, email, atom, command"),
        ('kind = "atom"', "kind = []", "the kinds are webhook, email, atom, command"),
        ('file = "alerts.xml"', "", "lacks file"),
        ("https://desk", "file://desk", "begins with http"),
        ('name = "strikes"', 'name = "many dead"', "two rules have one name"),
        ('type = "ASSAULT"', 'typ = "ASSAULT"', "'typ', which nothing reads"),
        ('{ place = "Morave", km = 50 }', "{ km = 50 }", "near = { place"),
        ("[[rule]]", "[[rule", "no TOML"),
        ('type = "ASSAULT"', 'type = "ASSULT"', "rule 1 (strikes), line 3: there is no type 'ASSULT'; write ASSAULT"),
        ('measure = "killed"', 'measure = "kiled"', "rule 2 (many dead), line 9: there is no measure 'kiled'; write killed"),
        ("over = 10", 'over = "10"', "over is a number without quotes"),
        ('when = "new_event"', 'when = "new_event"\nover = 3', "over goes with when = toll"),
        ("km = 50", 'km = "50"', "km is a number without quotes"),
        ('tell = "feed"', 'tell = "feed"\nbackground = "no"', "background is true or false"),
        ('file = "alerts.xml"', 'file = "none/alerts.xml"', "[channel.feed], line 15: there is no folder"),
        ('kind = "webhook"', 'kind = "command"\nrun = ["no-such-program"]', "has 'url', which nothing reads"),
        (
            'kind = "webhook"\nurl = "https://desk.example/hook"',
            'kind = "command"\nrun = ["no-such-program"]',
            "no program 'no-such-program'",
        ),
        ('language = "en"', 'language = "xx"', "nothing can be written in 'xx'"),
    ],
)
def test_what_is_wrong_in_it_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(UsageError, match=r"rules\.toml") as raised:
        rules_of(tmp_path, GOOD.replace(old, new, 1))
    assert said in str(raised.value)


# channels


@dataclass
class Hook:
    """A server that takes what it is sent, or answers with `status`."""

    url: str = ""
    status: int = 200
    taken: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)


@pytest.fixture
def hook() -> Iterator[Hook]:
    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if found.status == 200:
                found.taken.append((dict(self.headers), json.loads(body)))
            self.send_response(found.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.url = f"http://127.0.0.1:{server.server_port}/hook?key=secret"
        yield found
        server.shutdown()


ALERT = held("new_event", types=("ASSAULT",))[0]


def test_a_webhook_gets_the_alert_as_json(hook: Hook) -> None:
    tell(Channel("h", "webhook", {"url": hook.url, "headers": {"X-Desk": "1"}}), ALERT, NOW)
    ((headers, body),) = hook.taken
    assert headers["Idempotency-Key"] == ALERT.id and headers["X-Desk"] == "1"
    assert body["title"] == ALERT.title and body["evidence"][0]["text"] == ALERT.evidence[0].text
    hook.status = 500
    with pytest.raises(UntoldError) as raised:
        tell(Channel("h", "webhook", {"url": hook.url}), ALERT, NOW)
    assert "secret" not in str(raised.value) and "500" in str(raised.value)


def test_a_command_gets_it_on_its_standard_input_and_nothing_as_an_argument(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    code = f"import sys, pathlib; pathlib.Path({str(out)!r}).write_bytes(sys.stdin.buffer.read()); assert len(sys.argv) == 1"
    tell(Channel("c", "command", {"run": [sys.executable, "-c", code]}), replace(ALERT, title="`touch x`; $(id)"), NOW)
    assert json.loads(out.read_text("utf-8"))["title"] == "`touch x`; $(id)"
    with pytest.raises(UntoldError):
        tell(Channel("c", "command", {"run": [str(tmp_path / "none")]}), ALERT, NOW)


def test_a_feed_lists_what_was_told_the_newest_first(tmp_path: Path) -> None:
    channel = Channel("f", "atom", {"file": str(tmp_path / "a.xml"), "most": 2})
    older = replace(ALERT, id="older", title="<Older> \x0b & more")
    tell(channel, ALERT, NOW, [(older, NOW.replace(hour=9)), (replace(ALERT, id="oldest"), NOW.replace(hour=8))])
    root = ET.parse(tmp_path / "a.xml").getroot()
    titles = [e.text for e in root.findall("{*}entry/{*}title")]
    assert titles == [f"{ALERT.title}: {ALERT.what}", f"<Older>  & more: {ALERT.what}"]
    links = [e.get("href") for e in root.findall("{*}entry/{*}link")]
    assert links == ["https://news.example/1"] * 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.xml"]


def test_no_address_but_that_of_a_page_is_told() -> None:
    assert [evidence.url for evidence in ALERT.evidence] == ["https://news.example/1", None][: len(ALERT.evidence)]
    assert b"javascript" not in feed([(ALERT, NOW)], "x")


class Mail(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs."""

    taken: list[str] = []  # noqa: RUF012

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        lines: list[str] = []
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line.decode("utf-8", "replace"))
                self.taken.append("".join(lines))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
            if word == b"QUIT":
                return


def test_a_mail_has_one_line_of_subject_and_the_evidence_in_it() -> None:
    Mail.taken.clear()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        how = {
            "server": f"127.0.0.1:{server.server_address[1]}",
            "sender": "watch@example.org",
            "to": ["a@example.org"],
            "security": "none",
        }
        tell(Channel("m", "email", how), replace(ALERT, title="Shelling\nBcc: x@example.org"), NOW)
        server.shutdown()
    (mail,) = Mail.taken
    assert "Subject: Shelling Bcc: x@example.org" in mail and "\nBcc:" not in mail
    assert ALERT.id in mail and "To: a@example.org" in mail
    with pytest.raises(UntoldError):
        tell(Channel("m", "email", {**how, "server": "127.0.0.1:1"}), ALERT, NOW)


# the rounds

PAGE = "Blast at the market of Kassala\n\nKASSALA, 4 May 2031. A bomb killed {dead} people in Kassala on Sunday, police said."


@pytest.fixture
def pages() -> Iterator[Any]:
    texts: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = texts.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        texts["url"] = f"http://127.0.0.1:{server.server_port}"
        yield texts
        server.shutdown()


def html(dead: str) -> str:
    title, _, text = PAGE.format(dead=dead).partition("\n\n")
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def test_each_alert_is_told_once_and_what_was_not_told_is_told_after_a_restart(pages: dict[str, str], hook: Hook, tmp_path: Path) -> None:
    pages["/one"] = html("eleven")
    text = (
        GOOD.replace("https://desk.example/hook", hook.url)
        .replace('near = { place = "Morave", km = 50 }', "")
        .replace("over = 10", "over = 9")
    )
    rules = rules_of(tmp_path, text)
    record, rounds = tmp_path / "week.tidings", list[Round]()

    def go(*paths: str) -> Round:
        watch([pages["url"] + path for path in paths], record, rules, tmp_path / "pages", rounds=1, settings=QUICK, say=rounds.append)
        return rounds[-1]

    hook.status = 503
    first = go("/one")
    assert first.new == 1 and {a.rule for a in first.told} == {"strikes", "many dead"}
    assert len(first.untold) == 1 and "many dead" not in str(hook.taken)
    hook.status = 200
    second = go("/one")  # another process would do the same: all it knows is in the record
    assert second.new == 0 and [a.rule for a in second.told] == ["many dead"] and len(hook.taken) == 1
    third = go("/one")
    assert not third.told and not third.untold and len(hook.taken) == 1
    entries = ET.parse(tmp_path / "alerts.xml").getroot().findall("{*}entry")
    assert len(entries) == 2


def test_a_record_on_a_server_needs_a_folder_for_its_pages(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--into FOLDER"):
        watch(["http://127.0.0.1:9/"], "postgresql://desk.example/week", rules_of(tmp_path, GOOD), rounds=1)


def test_a_record_that_is_watched_for_the_first_time_has_no_news(pages: dict[str, str], tmp_path: Path) -> None:

    (tmp_path / "old.txt").write_text(PAGE.format(dead="eleven"), "utf-8")
    record, rounds = tmp_path / "week.tidings", list[Round]()
    assert build([tmp_path / "old.txt"], record).events
    watch([pages["url"] + "/none"], record, rules_of(tmp_path, GOOD), tmp_path / "pages", rounds=1, settings=QUICK, say=rounds.append)
    assert not rounds[0].told and rounds[0].refusals


def test_a_watch_fetches_by_the_settings_of_its_record(pages: dict[str, str], tmp_path: Path) -> None:
    pages["/one"] = html("eleven")
    (tmp_path / "old.txt").write_text("Nothing of note happened in the harbour of Lanet on Sunday, the harbour office said.\n", "utf-8")
    record, rounds = tmp_path / "week.tidings", list[Round]()
    build([tmp_path / "old.txt"], record, QUICK)
    only = '[[rule]]\nname = "any"\nwhen = "new_event"\ntell = "feed"\n\n[channel.feed]\nkind = "atom"\nfile = "alerts.xml"\n'
    watch([pages["url"] + "/one"], record, rules_of(tmp_path, only), tmp_path / "pages", rounds=1, say=rounds.append)
    assert rounds[-1].new == 1 and not rounds[-1].refusals
