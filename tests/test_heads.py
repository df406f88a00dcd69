"""Text files that other programs wrote: what their heads say, and Markdown without its marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Report
from tidings.read import read
from tidings.read.heads import parted
from tidings.settings import Settings

HEADS = {
    "en": (
        "Title: {t}\nSource: {p}\nDate: May 3, 2019\nAuthor: {a}\nSection: World",
        "Ferry pulled free off Lanet",
        "Lanet Courier",
        "Jo Abel",
    ),
    "fr": ("Titre : {t}\nSource : {p}\nDate : 3 mai 2019\nAuteur : {a}", "Le bac dégagé au large de Lanet", "Courrier de Lanet", "Jo Abel"),
    "de": ("Titel: {t}\n\nQuelle: {p}\n\nDatum: 3. Mai 2019\n\nAutor: {a}", "Fähre vor Lanet befreit", "Lanet-Kurier", "Jo Abel"),
    "es": (
        "Título: {t}\nFuente: {p}\nFecha: 3 de mayo de 2019\nAutor: {a}\nTexto:",
        "Liberan el transbordador",
        "El Correo de Lanet",
        "Jo Abel",
    ),
    "tr": ("Başlık: {t}\nKaynak: {p}\nTarih: 3 Mayıs 2019\nYazar: {a}", "Feribot kurtarıldı", "Lanet Postası", "Jo Abel"),
    "ru": ("Заголовок: {t}\nИсточник: {p}\nДата: 3 мая 2019\nАвтор: {a}", "Паром сняли с мели", "Вестник Ланета", "Джо Абель"),
    "uk": ("Заголовок: {t}\nДжерело: {p}\nДата: 3 травня 2019\nАвтор: {a}", "Пором зняли з мілини", "Вісник Ланета", "Джо Абель"),
    "ar": ("العنوان: {t}\nالمصدر: {p}\nالتاريخ: 3 مايو 2019\nالكاتب: {a}", "تعويم العبارة قبالة لانت", "بريد لانت", "جو آبل"),
}
TEXT = "Two tugs pulled the ferry free on Friday after six hours, the coast guard said.\n\nNobody was hurt: all went home."


def taken(path: Path, words: str) -> Report:
    path.write_text(words, "utf-8")
    (report,) = read([path], Settings())
    assert isinstance(report, Report)
    return clean(report, load_pack(report.language))[0]


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_a_dump_names_and_dates_its_report(language: str, tmp_path: Path) -> None:
    head, title, publisher, author = HEADS[language]
    report = taken(tmp_path / "a.txt", f"{head.format(t=title, p=publisher, a=author)}\n\n{TEXT}\n")
    assert (report.title, report.publisher, report.byline) == (title, publisher, author)
    assert report.published is not None and report.published.value == "2019-05-03"
    assert report.text.startswith(f"{title}\n\n") and report.text.rstrip().endswith(TEXT) and not report.credits
    assert ("Section: World" in report.text) is (language == "en")


@pytest.mark.parametrize(
    "words",
    [
        f"Title: Ferry pulled free\n\n{TEXT}", f"Lanet: the ferry is free\nSource: Lanet Courier\n\n{TEXT}", TEXT, "Title: a\nDate: 2020",
        f"Date: 3 May 2019\nSource: Lanet Courier\n\n{TEXT}",
    ],
)  # fmt: skip
def test_what_tells_too_little_is_no_head(words: str, tmp_path: Path) -> None:
    assert parted(words) is None
    (tmp_path / "a.txt").write_text(words)
    (report,) = read([tmp_path / "a.txt"], Settings())
    assert isinstance(report, Report) and report.text == words


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    head = '---\ntitle: "Ferry pulled free"\ndate: 2019-05-03\ntags: [sea]\n---\n\n'
    text = "# Ferry pulled free\n\nTwo tugs pulled the **Saphir** free, [the guard](https://x.example) said. A_b and 2*3*4 stay.\n\n"
    words = f"{head}{text}## What next\n\n> It goes *on*.\n"
    report = taken(tmp_path / "a.md", words)
    assert report.title == "Ferry pulled free" and report.published and report.published.value == "2019-05-03"
    assert "Two tugs pulled the Saphir free, the guard said. A_b and 2*3*4 stay.\n\nWhat next\n\nIt goes on." in report.text
    assert "#" not in report.text and "---" not in report.text


def test_an_archive_of_files_is_told_what_to_do_with(tmp_path: Path) -> None:
    (tmp_path / "pages.zip").write_bytes(b"PK\x03\x04")
    (refusal,) = read([tmp_path / "pages.zip"], Settings())
    assert not isinstance(refusal, Report) and "archive" in refusal.reason and "unpack" in refusal.advice


DUMP = """HD
Ferry aground off Lanet
BY
By Anna Moss
WC
120 words
PD
3 March 2031
SN
Lanet Press
LA
English

LP
A ferry ran aground on Tuesday off Lanet, the coast guard said.

TD
Nobody was hurt. IN the port, tugs made ready.

CO
saphir : Saphir Lines

AN
Document LANP000020310303e733001
"""
SHEET = """2 of 9 DOCUMENTS

The Orla Courier

March 5, 2031 Wednesday

Strike closes port of Orla

BYLINE: Paul Dent

LENGTH: 40 words

BODY:

Dockers closed the port of Orla over pay, their union said.

LOAD-DATE: March 6, 2031
"""


def read_all(path: Path) -> list[Report]:
    return [r for r in read([path], Settings()) if isinstance(r, Report)]


def test_a_dump_of_a_press_database_is_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(DUMP + "\n" + DUMP.replace("aground", "afloat").replace("3 March", "4 March").replace("0303", "0304"), "utf-8")
    first, second = read_all(path)
    assert (first.id, second.id) == ("dump-LANP000020310303e733001", "dump-LANP000020310304e733001")
    assert (first.title, first.publisher, first.byline, first.language) == ("Ferry aground off Lanet", "Lanet Press", "Anna Moss", "en")
    assert [r.published.value for r in (first, second) if r.published] == ["2031-03-03", "2031-03-04"]
    assert "IN the port" in first.text and not any(word in first.text for word in ("WC", "Saphir Lines", "Document"))


def test_nothing_of_a_dumps_text_is_dropped_for_words_that_look_like_labels(tmp_path: Path) -> None:
    more = "IN a rare move, the port paid for the tugs.\n\nRE the fuel, its owner said nothing.\n\nCO 2 alarms rang.\n"
    path = tmp_path / "dump.txt"
    for dump in (DUMP.replace("made ready.\n", "made ready.\n\n" + more), DUMP.replace("TD\n", "TD\n\n" + more + "\n")):
        path.write_text(dump, "utf-8")
        (report,) = read_all(path)
        assert all(line in report.text for line in (*more.split("\n"), "Nobody was hurt."))
        assert "Saphir Lines" not in report.text
    wide = DUMP.replace("CO\nsaphir", "CO      saphir").replace("TD\nNobody", "TD      Nobody")
    path.write_text(wide, "utf-8")
    (report,) = read_all(path)
    assert "Nobody was hurt." in report.text and "Saphir Lines" not in report.text


def test_a_sheet_with_its_text_below_body_is_read_by_its_head(tmp_path: Path) -> None:
    path = tmp_path / "sheet.txt"
    path.write_text(SHEET, "utf-8")
    (report,) = read_all(path)
    assert (report.title, report.publisher, report.byline) == ("Strike closes port of Orla", "The Orla Courier", "Paul Dent")
    assert report.published and report.published.value == "2031-03-05"
    assert report.text == "Strike closes port of Orla\n\nDockers closed the port of Orla over pay, their union said."


def test_capitals_at_the_start_of_lines_alone_make_no_dump(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("IN BRIEF\n\nHD screens were shown in Orla on Monday.\n\nBY the way, nobody bought one.\n", "utf-8")
    (report,) = read_all(path)
    assert report.text.startswith("IN BRIEF") and "BY the way" in report.text


def test_rows_without_id_and_address_are_known_by_what_they_say(tmp_path: Path) -> None:
    rows = ['{"text": "Dockers closed the port of Orla."}', '{"title": "Ferry aground", "text": "It ran aground off Lanet."}']
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(rows), "utf-8")
    ids = [r.id for r in read_all(path)]
    path.write_text("\n".join(reversed(rows)), "utf-8")
    assert len(set(ids)) == 2 and [r.id for r in read_all(path)] == ids[::-1]
