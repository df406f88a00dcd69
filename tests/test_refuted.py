"""What a sentence says of its own content: that it is not so, or only meant to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings import build


def moods(folder: Path, language: str, text: str) -> set[str]:
    """The modalities of the claims of a sentence."""
    (folder / "r.jsonl").write_text(json.dumps({"id": "a", "text": text, "language": language, "published": "2021-05-12"}))
    return {c.modality for c in build([folder / "r.jsonl"]).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reports that the minister was arrested on Sunday are false."),
        ("en", "It is not true that the army attacked the village, he said."),
        ("fr", "Les informations selon lesquelles le ministre a été arrêté dimanche sont fausses."),
        ("fr", "Il n'est pas vrai que l'armée a attaqué le village."),
        ("de", "Berichte, dass der Minister am Sonntag verhaftet wurde, sind falsch."),
        ("de", "Es stimmt nicht, dass die Armee das Dorf angegriffen hat."),
        ("es", "No es cierto que el ejército atacara el pueblo."),
        ("ru", "Сообщения о том, что директор был задержан в воскресенье, не соответствуют действительности."),
        ("uk", "Повідомлення про те, що директора затримали в неділю, не відповідають дійсності."),
    ],
)
def test_what_is_said_to_be_untrue_is_denied(tmp_path: Path, language: str, text: str) -> None:
    assert moods(tmp_path, language, text) == {"denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is true that the army attacked the village."),
        ("en", "Reports that the minister was arrested on Sunday are true."),
        ("de", "Es stimmt, dass die Armee das Dorf angegriffen hat."),
    ],
)
def test_what_is_said_to_be_true_is_told(tmp_path: Path, language: str, text: str) -> None:
    assert moods(tmp_path, language, text) == {"asserted"}


def test_what_somebody_means_to_do_is_planned_in_german(tmp_path: Path) -> None:
    assert moods(tmp_path, "de", "Deutschland will der Ukraine Hilfe schicken.") == {"planned"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The report that the mayor was killed on Monday was wrong."),
        ("en", "The report that the mayor was killed on Monday has been withdrawn."),
        ("en", "We retract our report that the mayor was killed on Monday."),
        ("de", "Die Meldung, dass der Bürgermeister am Montag getötet wurde, wird zurückgezogen."),
        ("es", "La noticia de que el alcalde fue asesinado el lunes era errónea."),
    ],
)
def test_what_a_report_takes_back_is_denied(tmp_path: Path, language: str, text: str) -> None:
    assert moods(tmp_path, language, text) == {"denied"}


@pytest.mark.parametrize(
    "text", ["The report that the mayor was killed on Monday was not wrong.", "The troops were withdrawn after rebels attacked."]
)
def test_what_is_not_taken_back_is_not_denied(tmp_path: Path, text: str) -> None:
    assert "denied" not in moods(tmp_path, "en", text)


@pytest.mark.parametrize(
    ("language", "news", "denial"),
    [
        (
            "en",
            "Gunmen attacked Garissa on Monday, police said.",
            "The army denied that an attack took place in Garissa on Monday.",
        ),
        ("fr", "Une bombe a explosé à Bamako lundi, selon la police.", "L'armée a démenti qu'une bombe ait explosé à Bamako lundi."),
        (
            "de",
            "In Kabul explodierte am Montag eine Bombe, teilte die Polizei mit.",
            "Die Armee bestritt, dass am Montag in Kabul eine Bombe explodiert sei.",
        ),
        (
            "es",
            "Una bomba explotó el lunes en Bogotá, informó la policía.",
            "El ejército negó que una bomba hubiera explotado el lunes en Bogotá.",
        ),
        (
            "ru",
            "В Киеве в понедельник взорвалась бомба, сообщила полиция.",
            "Армия опровергла, что в понедельник в Киеве взорвалась бомба.",
        ),
        (
            "uk",
            "У Харкові в понеділок вибухнула бомба, повідомила поліція.",
            "Армія заперечила, що в понеділок у Харкові вибухнула бомба.",
        ),
        (
            "tr",
            "Pazartesi günü Adana'da bir bomba patladı, polis açıkladı.",
            "Ordu, pazartesi günü Adana'da bir bombanın patladığını yalanladı.",
        ),
        ("ar", "انفجرت قنبلة في بغداد يوم الاثنين، بحسب الشرطة.", "نفى الجيش انفجار قنبلة في بغداد يوم الاثنين."),
    ],
)
def test_an_act_that_somebody_denies_is_disputed_and_counted_once(tmp_path: Path, language: str, news: str, denial: str) -> None:
    rows = [
        {"id": f"r{n}", "text": text, "language": language, "published": f"2031-05-{13 + n}", "publisher": f"Paper {n}"}
        for n, text in enumerate((news, denial))
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    events = [e for e in build([tmp_path / "r.jsonl"]).events if e.type == "ASSAULT"]
    assert [(e.status, e.reports) for e in events] == [("disputed", ("r0", "r1"))]
