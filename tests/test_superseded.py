"""A publisher's own correction: the right number counts, the wrong one stays beside it and counts no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings import build
from tidings.language import own_packs
from tidings.model import EventFigure
from tidings.record import Record
from tidings.superseded import misread_notes

RAID = "Nine people were killed when gunmen attacked Garissa on Monday, police said."
LATER = "Correction: Eight people were killed when gunmen attacked Garissa on Monday, not nine as we reported."


def record_of(folder: Path, language: str, *texts: str, publishers: tuple[str, ...] = ("Daily Lantern",) * 3) -> Record:
    """A record of reports that were printed one a day."""
    rows = [
        {"id": f"r{n}", "text": text, "language": language, "published": f"2031-05-{13 + n}", "publisher": publishers[n]}
        for n, text in enumerate(texts)
    ]
    (folder / "r.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return build([folder / "r.jsonl"])


def killed(record: Record) -> list[EventFigure]:
    """The tolls of all events."""
    return [f for e in record.events for f in e.figures if f.measure == "killed"]


@pytest.mark.parametrize("code", [pack.code for pack in own_packs()])
def test_every_pattern_reads_its_example(code: str) -> None:
    pack = next(pack for pack in own_packs() if pack.code == code)
    assert pack.toml("corrected")["pattern"]
    assert list(misread_notes(pack)) == []


@pytest.mark.parametrize(
    ("language", "news", "note"),
    [
        ("en", RAID, "Correction: Eight people were killed, not nine."),
        ("en", RAID, "The correct figure is eight."),
        (
            "fr",
            "Neuf personnes ont été tuées lundi dans une attaque à Bamako, selon la police.",
            "Rectificatif : huit personnes ont été tuées, et non neuf.",
        ),
        (
            "de",
            "Bei einem Angriff in Kabul wurden am Montag neun Menschen getötet, teilte die Polizei mit.",
            "Korrektur: In einer früheren Version war von neun Toten die Rede. Richtig sind acht.",
        ),
        ("es", "Nueve personas murieron el lunes en un ataque en Bogotá, informó la policía.", "La cifra correcta es ocho."),
        (
            "ru",
            "В понедельник при нападении в Киеве погибли девять человек, сообщила полиция.",
            "Исправление: погибли восемь человек, а не девять.",
        ),
        (
            "uk",
            "У понеділок під час нападу в Харкові загинули дев'ять людей, повідомила поліція.",
            "Виправлення: загинули вісім людей, а не дев'ять.",
        ),
        ("tr", "Pazartesi günü Adana'daki saldırıda dokuz kişi öldü, polis açıkladı.", "Düzeltme: Dokuz değil sekiz kişi öldü."),
        ("ar", "قتل تسعة أشخاص في هجوم في بغداد يوم الاثنين، بحسب الشرطة.", "تصحيح: قتل ثمانية أشخاص وليس تسعة."),
    ],
)
def test_the_right_number_counts_and_the_wrong_one_stays_beside_it(tmp_path: Path, language: str, news: str, note: str) -> None:
    (figure,) = killed(record_of(tmp_path, language, f"{news}\n\n{note}"))
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    assert {by.value for by in figure.by if by.superseded} == {9}
    assert {by.value for by in figure.by if not by.superseded} == {8}


def test_a_later_report_puts_right_an_earlier_one_of_its_publisher(tmp_path: Path) -> None:
    record = record_of(tmp_path, "en", RAID, LATER)
    (figure,) = killed(record)
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    assert not [e for e in record.events if e.conflicts]


def test_another_publisher_is_not_put_right_by_it(tmp_path: Path) -> None:
    record = record_of(tmp_path, "en", RAID, LATER, publishers=("Daily Lantern", "Coast Courier"))
    assert {by.value for f in killed(record) for by in f.by if not by.superseded} == {8, 9}


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The gunmen came in three cars, not nine.",
        "Correction: The name of the mayor is Joseph Mwangi.",
        "Correction: Two people were injured in the attack.",
        "An earlier version of this report said that nine people were injured. Four people were injured.",
        "Eight people were killed in a flood in Mombasa, not nine.",
    ],
)
def test_what_corrects_something_else_leaves_the_toll(tmp_path: Path, note: str) -> None:
    record = record_of(tmp_path, "en", f"{RAID}\n\n{note}")
    (figure,) = [f for e in record.events if e.type == "ASSAULT" for f in e.figures if f.measure == "killed"]
    assert figure.best == 9
    assert not [by for by in figure.by if by.superseded]


def test_a_corrected_toll_is_no_conflict_of_the_publisher_with_itself(tmp_path: Path) -> None:
    record = record_of(tmp_path, "en", f"{RAID}\n\n{LATER}")
    assert [e.type for e in record.events if e.type == "ASSAULT"] == ["ASSAULT"]
    assert not [c for e in record.events for c in e.conflicts]
