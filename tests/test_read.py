"""Reading: what comes in as which report, and what is refused with which words. All texts here are invented."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read import read
from tidings.read.moments import dated_iso
from tidings.settings import Settings

STORY = "The ferry Saphir ran aground off Port Lanet on Friday with 212 passengers aboard, the coast guard said.\n\nNobody was hurt."
PAGE = """<!doctype html><html lang="en"><head><title>Ferry runs aground | Lanet Courier</title>
<link rel="canonical" href="https://courier.example/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry runs aground", "datePublished": "2019-05-03T16:20:00+02:00",
"author": [{"name": "Ines Carrow"}], "publisher": {"name": "Lanet Courier"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><h1>Ferry runs aground</h1>
<article><p>The ferry Saphir ran aground off Port Lanet on Friday with 212 passengers aboard, the coast guard said.</p>
<h2>Third time this year</h2>
<p>It was the third time this year that a ferry of the line had to be pulled free by tugs, its owners admitted.</p></article>
</body></html>"""


def taken(*inputs: str | Path, stdin: bytes | None = None) -> list[Report | Refusal]:
    return list(read(inputs, Settings(), stdin=io.BytesIO(stdin) if stdin is not None else None))


def reports(found: list[Report | Refusal]) -> list[Report]:
    return [one for one in found if isinstance(one, Report)]


def refusals(found: list[Report | Refusal]) -> list[Refusal]:
    return [one for one in found if isinstance(one, Refusal)]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "in"
    place.mkdir()
    yield place


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_text_file_is_a_report_under_its_own_name(folder: Path) -> None:
    (report,) = reports(taken(write(folder, "ferry.txt", STORY)))
    assert (report.id, report.text, report.language, report.published) == ("ferry", STORY, "en", None)


def test_line_ends_of_other_systems_are_line_ends(folder: Path) -> None:
    (report,) = reports(taken(write(folder, "a.txt", STORY.replace("\n", "\r\n"))))
    assert report.text == STORY


def test_a_page_gives_its_article_and_what_its_markup_says(folder: Path) -> None:
    (report,) = reports(taken(write(folder, "ferry.html", PAGE)))
    assert (report.title, report.byline, report.publisher) == ("Ferry runs aground", "Ines Carrow", "Lanet Courier")
    assert report.url == "https://courier.example/ferry"
    assert report.published is not None
    assert (report.published.value, report.published.precision, report.published.basis) == ("2019-05-03T16:20:00+02:00", "minute", "markup")
    lines = [line for line in report.text.splitlines() if line]
    assert lines[0] == "Ferry runs aground"
    assert lines.index("Third time this year") == next(n for n, line in enumerate(lines) if line.startswith("It was the third")) - 1
    assert "Home" not in lines


def test_folders_are_read_in_the_order_of_paths_and_hidden_files_are_left_alone(folder: Path) -> None:
    for name in ("b.txt", "sub/a.txt", "a.txt", ".hidden.txt", ".git/c.txt"):
        write(folder, name, STORY + name)
    write(folder, "photo.jpg", b"\xff\xd8\xff")
    found = taken(folder)
    assert [r.text.removeprefix(STORY) for r in reports(found)] == ["a.txt", "b.txt", "sub/a.txt"]
    (refusal,) = refusals(found)
    assert refusal.source.endswith("photo.jpg") and ".jpg" in refusal.reason


def test_two_texts_under_one_name_keep_apart_and_a_file_named_twice_is_read_once(folder: Path) -> None:
    first, second = write(folder, "a.txt", STORY), write(folder, "sub/a.txt", STORY + " Later.")
    one, two = reports(taken(first, second, first))
    assert one.id == "a"
    assert two.id == f"a-{two.sha256[:6]}"


def test_json_lines_carry_what_they_know(folder: Path) -> None:
    row = {"id": 7, "text": STORY, "title": "Aground", "publisher": "Courier", "published": "2019-05-03", "language": "fr-CA", "url": None}
    (report,) = reports(taken(write(folder, "a.jsonl", json.dumps(row))))
    assert (report.id, report.title, report.publisher, report.language, report.url) == ("7", "Aground", "Courier", "fr", None)
    assert report.published is not None and report.published.value == "2019-05-03"


def test_a_broken_line_is_refused_by_number_and_the_others_go_on(folder: Path) -> None:
    good = [json.dumps({"id": f"r{n}", "text": f"{STORY} {n}"}) for n in range(9)]
    good[6] = good[6][:-5]
    found = taken(write(folder, "a.jsonl", "\n".join(good)))
    assert [r.id for r in reports(found)] == ["r0", "r1", "r2", "r3", "r4", "r5", "r7", "r8"]
    assert [r.line for r in refusals(found)] == [7]


@pytest.mark.parametrize(
    "line",
    [
        b'"only words"', b"[1, 2]", b'{"id": "a"}', b'{"id": "a", "text": 5}', b'{"id": "a", "text": "  "}', b'{"text": ["no", 5]}',
        b'{"id": ["a"], "text": "x"}', b'{"id": "a", "text": "half \\ud83d a sign"}', b'{"id": "a", "text": "caf\xe9"}', b"[" * 100_000,
        b'{"id": "a", "html": "<p></p>"}',
    ],
)  # fmt: skip
def test_a_row_that_is_no_report_is_refused_with_its_line(folder: Path, line: bytes) -> None:
    found = taken(write(folder, "a.jsonl", line + b"\n" + json.dumps({"id": "good", "text": STORY}).encode()))
    assert [r.id for r in reports(found)] == ["good"]
    assert [(r.line, bool(r.reason), bool(r.advice)) for r in refusals(found)] == [(1, True, True)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""), ("blank.txt", b" \n\n\t"),
        ("program.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00" * 40), ("dots.txt", b"... --- ...\n"),
        ("paper.txt", b"%PDF-1.4 and more"),
        ("empty.html", b"<html><head><title>x</title></head><body><script>go()</script></body></html>"),
        ("one-line.txt", b"a" * 9_000_000), ("one-line.jsonl", b"a" * 9_000_000), ("empty.jsonl", b""), ("long.txt", b"word " * 300_000),
        ("sheet.xlsx", b"PK"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_and_the_rest_go_on(folder: Path, name: str, content: bytes) -> None:
    found = taken(write(folder, name, content), write(folder, "z.txt", STORY))
    assert [r.id for r in reports(found)] == ["z"]
    (refusal,) = refusals(found)
    assert refusal.source.endswith(name) and name in str(refusal) and refusal.advice


def test_missing_and_empty_places_are_named(folder: Path) -> None:
    assert [r.source for r in refusals(taken(folder / "nowhere.txt", folder))] == [str(folder / "nowhere.txt"), str(folder)]


FRENCH = "Le préfet a annoncé mardi que l’évacuation était achevée ; les élèves rentreront à l’école après la décrue, a-t-il précisé. " * 3
GERMAN = "Die Behörden prüfen, ob die Überschwemmung in Lüneburg größere Schäden anrichtete; fünf Häuser wurden geräumt. " * 3
SPANISH = "El año pasado la inundación dañó también la región; según el alcalde murió un niño y tres jóvenes siguen allí. " * 3
RUSSIAN = "Губернатор сообщил, что эвакуация посёлка завершена, а школьники вернутся к занятиям после того, как вода спадёт. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-8-sig"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac-roman"),
        (SPANISH, "mac-roman"),
    ],
)
def test_other_encodings_are_read_right(folder: Path, text: str, encoding: str) -> None:
    (report,) = reports(taken(write(folder, "a.txt", text.encode(encoding))))
    assert report.text == text


def test_the_charset_that_a_page_declares_is_used_unless_it_is_utf8_after_all(folder: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"><title>Décrue</title></head><body><p>{FRENCH}</p></body></html>'
    old, new = reports(taken(write(folder, "old.html", page.encode("cp1252")), write(folder, "new.html", page.encode("utf-8"))))
    assert old.text == new.text
    assert "achevée" in old.text


def test_one_letter_of_an_older_encoding_in_a_page_of_utf8(folder: Path) -> None:
    content = FRENCH.encode("utf-8") + "été".encode("cp1252")
    (report,) = reports(taken(write(folder, "a.txt", content)))
    assert report.text == FRENCH + "été"


def test_standard_input_is_a_text_or_json_lines_by_how_it_begins() -> None:
    rows = [{"id": "a", "text": STORY}, {"id": "b", "text": "A second story, and short."}]
    assert [r.text for r in reports(taken("-", stdin=STORY.encode()))] == [STORY]
    lines = "\n".join(map(json.dumps, rows))
    assert [(r.id, r.text) for r in reports(taken("-", stdin=lines.encode()))] == [(r["id"], r["text"]) for r in rows]


def test_a_page_that_shows_nothing_but_tells_other_sites_its_headline_is_that_headline(folder: Path) -> None:
    page = '<html><head><meta property="og:title" content="Bridge reopens"><meta property="og:description" content="A year of repairs.">'
    (report,) = reports(taken(write(folder, "a.html", page + "</head><body><div id=app></div></body></html>")))
    assert report.text == "Bridge reopens\n\nA year of repairs."


def test_standard_input_may_be_a_page() -> None:
    (report,) = reports(taken("-", stdin=PAGE.encode()))
    assert report.title == "Ferry runs aground"
    assert reports(taken("-", stdin=PAGE.encode())) == [report]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"), (FRENCH, "fr"), (RUSSIAN, "ru"),
        ("O governo anunciou ontem que a retirada dos moradores terminou sem feridos.", "pt"),
        ("Ha!", None), ("12 34 56 78 90 12 34 56", None),
    ],
)  # fmt: skip
def test_language_is_told_or_left_open(folder: Path, text: str, language: str | None) -> None:
    (report,) = reports(taken(write(folder, "a.txt", text)))
    assert report.language == language


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2019-05-03", "2019-05-03", "day"), ("20190503", "2019-05-03", "day"), ("2019-05", "2019-05", "month"), ("2019", "2019", "year"),
        ("2019-05-03 16:20", "2019-05-03T16:20", "minute"), ("2019-05-03T16:20:05Z", "2019-05-03T16:20:05Z", "minute"),
        ("Fri, 03 May 2019 16:20:00 GMT", "2019-05-03T16:20:00+00:00", "minute"),
    ],
)  # fmt: skip
def test_moments_of_markup(written: str, value: str, precision: str) -> None:
    dated = dated_iso(written)
    assert dated is not None and (dated.value, dated.precision, dated.basis) == (value, precision, "markup")


@pytest.mark.parametrize("written", ["", "yesterday", "03/02/2019", "2019-13-01", "2019-02-30", "2019-05-03T25:00", "0000", "2019-00"])
def test_what_is_no_moment_stays_unknown(written: str) -> None:
    assert dated_iso(written) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.binary(max_size=400))
def test_any_bytes_are_a_report_or_a_refusal_and_never_hold_made_up_signs(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(content)
    (found,) = taken(path)
    if isinstance(found, Report):
        assert "\ufffd" not in found.text or "\ufffd".encode() in content or content[:2] in (b"\xff\xfe", b"\xfe\xff")
        assert found.text.encode("utf-8")


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ines Carrow">', "", "Ines Carrow"),
        ("", '<span class="author vcard"><a class="url fn n" href="/author/ic">Ines Carrow</a></span>', "Ines Carrow"),
        ("", "<div>Ein Artikel von <strong>Ines Carrow</strong> | 03.05.2019</div>", "Ines Carrow"),
        ("", "<div>By The Sea is a book that many people in the town of Lanet have read</div>", None),
    ],
)
def test_the_author_that_a_page_shows(folder: Path, head: str, body: str, byline: str | None) -> None:
    page = f"<html><head>{head}<title>Aground</title></head><body><h1>Aground</h1>{body}<article><p>{STORY}</p></article></body></html>"
    (report,) = reports(taken(write(folder, "a.html", page)))
    assert report.byline == byline
