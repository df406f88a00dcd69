"""What a line calls an act, by the words of its reports: a cease-fire, a denial, a release; never one thing where they tell of two."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.headline import headline
from tidings.model import EventFigure
from tidings.record import Record
from tidings.retold import retold


def titles(language: str, text: str, told: str = "en") -> list[str]:
    """The lines of the events of a report in a language, told in another."""
    return [e.title for e in retold(Record(build(f"{text}\n", language=language)), told).events]


@pytest.mark.parametrize(
    ("language", "text", "told", "begins"),
    [
        ("en", "The government and the Rift Valley Front signed a ceasefire in Nakuru on Monday.", "en", "Cease-fire between"),
        ("fr", "Le gouvernement et le Front du Tsaratana ont signé lundi un cessez-le-feu à Mandritsara.", "en", "Cease-fire between"),
        (
            "de",
            "Die kenianische Regierung und die Nordfront unterzeichneten am Montag in Nakuru eine Waffenruhe.",
            "es",
            "Alto el fuego entre",
        ),
        ("ar", "وقعت الحكومة السودانية وحركة التحرير اتفاق وقف إطلاق النار في نيالا يوم الاثنين.", "fr", "Cessez-le-feu"),
        ("en", "The Defence Ministry denied the report.", "de", "Dementi durch"),
        ("es", "El gobernador Pablo Iriarte rechazó el lunes las acusaciones.", "en", "Refusal by"),
        ("en", "The army released 12 prisoners in Garissa on Monday.", "ru", "Освобождение: "),
        (
            "en",
            "Clashes between police and protesters broke out in Garissa on Monday.",
            "tr",
            "Çatışma: taraflar: polis (Kenya) ve göstericiler",
        ),
    ],
)
def test_an_act_is_called_what_its_words_tell(language: str, text: str, told: str, begins: str) -> None:
    assert any(line.startswith(begins) for line in titles(language, text, told))


@pytest.mark.parametrize(
    "text",
    [
        "The government and the Rift Valley Front signed an accord on fishing in Nakuru on Monday.",
        "The government and the Rift Valley Front signed an accord on borders and the price of maize, long after the truce.",
    ],
)
def test_no_agreement_is_a_cease_fire_that_is_not_called_one(text: str) -> None:
    assert any(line.startswith("Agreement between") for line in titles("en", text))


def test_whoever_is_tried_gives_no_ruling_and_a_judge_does() -> None:
    assert titles("en", "The trial of Jane Otieno will open on Monday.")[0].endswith(" on Jane Otieno")
    assert "by Jane Otieno" in titles("en", "Judge Jane Otieno ruled on Monday that the vote was void.")[0]


@pytest.mark.parametrize(("language", "line"), [("en", "Election involving Jane Otieno"), ("fr", "Élection concernant Jane Otieno")])
def test_nobody_holds_an_election_with_themselves(language: str, line: str) -> None:
    assert headline("CIVIC", "election", None, ["Jane Otieno"], [], None, [], language) == line


def test_sums_that_are_promised_are_not_delivered() -> None:
    text = "Chile entregará dos millones de dólares a los vecinos de Garissa, anunció el martes la ministra Elsa Torrado.\n"
    figures: list[EventFigure] = [f for e in Record(build(text, language="es")).events for f in e.figures]
    assert not any(f.measure == "delivered" for f in figures)
