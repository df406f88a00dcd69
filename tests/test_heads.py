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
