"""Larger models behind the seams: tiny ones in the layout of the real ones, and a server that stands in for a language model."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests import tiny_models
from tidings import Settings, build
from tidings.errors import UsageError
from tidings.larger.coder import CoderError
from tidings.larger.names import NameModel
from tidings.larger.sentences import SentenceModel

TEXT = "The ferry left at dawn. Zorvak met Quellin near the old bridge on 3 May 2021, Tamsin Orr told reporters."


def written(folder: Path, name: str, text: str, **more: str) -> Path:
    """A report in JSON Lines."""
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps({"id": name, "text": text, **more}) + "\n", "utf-8")
    return path


def test_a_gliner_model_gives_names_with_their_kinds_and_places_in_the_text(tmp_path: Path) -> None:
    model = NameModel(tiny_models.name_model(tmp_path / "m", {"Zorvak": 2, "bridge": 4, "Quellin": 0}), 0.5)
    found = [(TEXT[s:e], kind) for s, e, kind in model.names(TEXT, [(0, 23), (24, len(TEXT))])]
    assert found == [("Zorvak", "group"), ("Quellin", "person"), ("bridge", "facility")]


def test_names_of_a_gliner_model_are_added_to_those_of_the_record(tmp_path: Path) -> None:
    folder = tiny_models.name_model(tmp_path / "m", {"bridge": 4})
    report = written(tmp_path, "a", TEXT, language="en")
    plain = build([report])
    more = build([report], settings=Settings(name_model=str(folder)))
    assert "bridge" not in {m.text for m in plain.mentions}
    assert {(m.text, m.kind) for m in more.mentions} >= {("bridge", "facility")}
    assert {m.text for m in plain.mentions} <= {m.text for m in more.mentions}


VECTORS = {"ship": (1, 0, 0), "Schiff": (1, 0, 0), "sinks": (0, 1, 0), "sinkt": (0, 1, 0), "bread": (0, 0, 1), "at": (0.1, 0, 0)}


def test_a_sentence_model_puts_sentences_that_say_the_same_together(tmp_path: Path) -> None:
    model = SentenceModel(tiny_models.sentence_model(tmp_path / "m", VECTORS))
    english, german, other = model.vectors(["ship sinks at", "Schiff sinkt", "bread"])
    assert english @ german > 0.99
    assert english @ other < 0.1


def test_a_sentence_model_finds_translations_that_share_no_name_nor_number(tmp_path: Path) -> None:
    english = ["Yorvin blenk trapple snood wimber quast.", "Ombler vintle crasp dorning felk wusp.", "Grelt hanby sookle marn tipple vosk."]
    foreign = ["Kasdu ilmor peta runda sivo telma.", "Havlo nirtu bemba sulka dorve pilno.", "Wiska lorpe tundi gavel morsu kindo."]
    meanings = {}
    for number, (one, other) in enumerate(zip(english, foreign, strict=True)):
        vector = [float(number == at) for at in range(3)]
        meanings |= dict.fromkeys(f"{one} {other}".replace(".", "").split(), vector)
    folder = tiny_models.sentence_model(tmp_path / "m", meanings)
    inputs = [written(tmp_path, "a", "\n".join(english), language="en"), written(tmp_path, "b", "\n".join(foreign), language="tr")]
    assert build(inputs).copies == ()
    found = build(inputs, settings=Settings(sentence_model=str(folder))).copies
    assert [(c.kind, c.a.start, c.b.start) for c in found] == [
        ("translated", sum(len(s) + 1 for s in english[:n]), sum(len(s) + 1 for s in foreign[:n])) for n in range(3)
    ]


@pytest.mark.parametrize("setting", ["name_model", "sentence_model"])
def test_a_folder_without_a_model_is_named(tmp_path: Path, setting: str) -> None:
    inputs = [written(tmp_path, "a", TEXT, language="en"), written(tmp_path, "b", TEXT, language="fr")]
    with pytest.raises(UsageError, match=f"{setting} = .*model.onnx"):
        build(inputs, settings=Settings(**{setting: str(tmp_path)}))  # type: ignore[arg-type]


def test_a_model_of_another_kind_is_named(tmp_path: Path) -> None:
    folder = tiny_models.sentence_model(tmp_path / "m", VECTORS)
    (folder / "onnx" / "model.onnx").write_bytes((tiny_models.name_model(tmp_path / "n", {"a": 0}) / "model.onnx").read_bytes())
    with pytest.raises(UsageError, match="asks for words_mask"):
        SentenceModel(folder).vectors(["ship"])


class Server:
    """A stand-in for a language model: answers every paragraph with the same text, and keeps what it was asked."""

    def __init__(self, answer: str, status: int = 200, pause: float = 0.0) -> None:
        asked: list[Any] = []

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append((self.path, self.headers["Authorization"], json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
                body = json.dumps({"choices": [{"message": {"role": "assistant", "content": answer}}]}).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for at in range(0, len(body), 1 if pause else len(body)):
                    try:
                        self.wfile.write(body[at : at + 1] if pause else body)
                    except OSError:  # whoever asked has given up
                        return
                    time.sleep(pause)

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        self.asked = asked
        self.http = HTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.http.server_port}/v1"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    """Servers that a test started, closed behind it."""
    started: list[Server] = []
    yield started
    for server in started:
        server.http.shutdown()
        server.http.server_close()


CLAIM = {
    "sentence": 1, "trigger": "left", "type": "RETREAT", "modality": "asserted", "actors": [], "recipients": [],
    "place": None, "time": None, "figures": [], "sources": [], "cue": None,
}  # fmt: skip


def coded(servers: list[Server], tmp_path: Path, *claims: Any, **settings: Any) -> list[tuple[str, str]]:
    """The words and types that a server's claims add to a report."""
    servers.append(Server(json.dumps({"claims": claims})))
    report = written(tmp_path, "a", TEXT, language="en")
    known = {c.id for c in build([report]).claims}
    made = build([report], settings=Settings(coder_url=servers[-1].url, coder_model="tiny", **settings)).claims
    assert known <= {c.id for c in made}
    return [(c.trigger.text, c.type) for c in made if c.id not in known]


def test_a_second_coders_claim_counts_when_it_points_at_text(
    servers: list[Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDINGS_CODER_KEY", "secret")
    assert coded(servers, tmp_path, CLAIM, coder_timeout=9.0) == [("left", "RETREAT")]
    path, key, body = servers[-1].asked[0]
    assert (path, key, body["model"], body["temperature"]) == ("/v1/chat/completions", "Bearer secret", "tiny", 0)
    assert "1. The ferry left at dawn." in body["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("trigger", "sank"), ("trigger", None), ("type", "INVADE"), ("modality", "certain"), ("sentence", 7), ("actors", ["the captain"]),
        ("recipients", ["Zorvak"]), ("place", "Atlantis"), ("time", "3 May 2021"), ("figures", ["12"]), ("sources", ["police"]),
        ("cue", "said"), ("actors", [3]),
    ],
)  # fmt: skip
def test_a_claim_with_a_field_that_does_not_point_at_its_sentence_is_left_out_and_logged(
    servers: list[Server], tmp_path: Path, caplog: pytest.LogCaptureFixture, field: str, value: Any
) -> None:
    with caplog.at_level(logging.WARNING, "tidings.coder"):
        assert coded(servers, tmp_path, CLAIM | {field: value}) == []
    assert "left out" in caplog.text
    assert (field in caplog.text) or field == "sentence"


@pytest.mark.parametrize("trigger", ["Tamsin Orr", "3 May 2021", "near", ".", TEXT[24:]])
def test_a_trigger_that_tells_of_nothing_is_left_out(
    servers: list[Server], tmp_path: Path, caplog: pytest.LogCaptureFixture, trigger: str
) -> None:
    claim = {**CLAIM, "sentence": 2, "trigger": trigger}
    assert coded(servers, tmp_path, claim) == []
    assert "no word that tells of an event" in caplog.text


def test_an_answer_nested_without_end_adds_nothing(servers: list[Server], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    servers.append(Server('{"claims": ' + "[" * 100_000 + "]" * 100_000 + "}"))
    made = build([written(tmp_path, "a", TEXT, language="en")], settings=Settings(coder_url=servers[-1].url, coder_model="tiny"))
    assert not made.problems
    assert "not the JSON" in caplog.text


def test_a_server_that_answers_drop_by_drop_is_given_up(servers: list[Server], tmp_path: Path) -> None:
    servers.append(Server("{}" + " " * 40, pause=0.1))
    report = written(tmp_path, "a", TEXT, language="en")
    with pytest.raises(CoderError, match="no whole answer"):
        build([report], settings=Settings(coder_url=servers[-1].url, coder_model="tiny", coder_timeout=0.5))


def test_a_busy_server_is_told_apart_from_a_wrong_key(servers: list[Server], tmp_path: Path) -> None:
    report = written(tmp_path, "a", TEXT, language="en")
    for status, words in ((429, "too much to do"), (401, "the key")):
        servers.append(Server("{}", status=status))
        with pytest.raises(CoderError, match=words):
            build([report], settings=Settings(coder_url=servers[-1].url, coder_model="tiny"))


def test_an_answer_that_is_no_list_of_claims_adds_nothing(servers: list[Server], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    servers.append(Server("I am sorry, there are no events."))
    report = written(tmp_path, "a", TEXT, language="en")
    made = build([report], settings=Settings(coder_url=servers[-1].url))
    assert [c.id for c in made.claims] == [c.id for c in build([report]).claims]
    assert "not the JSON that was asked for" in caplog.text


def test_a_server_that_refuses_or_is_not_there_is_named_and_the_record_stays(servers: list[Server], tmp_path: Path) -> None:
    servers.append(Server("", 401))
    report, record = written(tmp_path, "a", TEXT, language="en"), tmp_path / "r.tidings"
    first = build([report], record)
    with pytest.raises(CoderError, match=r"401; check coder_model and the key"):
        build([report], record, Settings(coder_url=servers[-1].url))
    with pytest.raises(CoderError, match="no answer"):
        build([report], record, Settings(coder_url="http://127.0.0.1:9/v1"))
    assert build([report], record).claims == first.claims
