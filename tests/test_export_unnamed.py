"""People without a name in the formats of event data: in English, by what they are, civilians or armed where that is plain."""

from __future__ import annotations

import csv
import io

import pytest

from tests.test_claims import build
from tidings.export import export
from tidings.record import Record


def rows(name: str, text: str, language: str) -> list[dict[str, str]]:
    """The rows of an export of a report."""
    made = export(Record(build(f"{text}\n", language=language)), name, None)
    return list(csv.DictReader(io.StringIO(made.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen attacked farmers in Garissa on Monday, killing seven farmers."),
        ("fr", "Des hommes armés ont tué lundi sept habitants à Garissa."),
        ("es", "Hombres armados atacaron el lunes a campesinos en Garissa y mataron a siete campesinos."),
    ],
)
def test_an_attack_on_people_of_a_civil_kind_is_one_on_civilians(language: str, text: str) -> None:
    (attack,) = rows("acled", text, language)
    assert (attack["actor2"], attack["event_type"]) == ("Civilians (Kenya)", "Violence against civilians")
    (deadly,) = rows("ucdp", text, language)
    assert (deadly["type_of_violence"], deadly["deaths_civilians"], deadly["side_b"]) == ("3", "7", "Civilians")


def test_people_of_whom_nothing_tells_what_they_are_stay_open() -> None:
    (attack,) = rows("acled", "Seven people were killed in an attack in Garissa on Monday.", "en")
    assert (attack["actor2"], attack["inter2"]) == ("people", "")


def test_soldiers_are_told_in_english_and_are_no_civilians() -> None:
    text = "Les rebelles ont attaqué lundi des soldats à Garissa, tuant sept soldats."
    (attack,) = rows("acled", text, "fr")
    assert (attack["actor2"], attack["inter2"]) == ("soldiers", "State forces")


@pytest.mark.parametrize(("actor", "told"), [("M23 rebels", "M23 rebels"), ("Gunmen", "Unidentified Armed Group (Kenya)")])
def test_a_group_with_a_name_in_it_is_not_unidentified(actor: str, told: str) -> None:
    (attack,) = rows("acled", f"{actor} attacked soldiers in Garissa on Monday, killing seven soldiers.", "en")
    assert attack["actor1"] == told


def test_what_lies_in_a_town_is_in_the_region_of_the_town() -> None:
    (attack,) = rows("acled", "Gunmen attacked the market of Goma on Monday, killing seven farmers.", "en")
    assert (attack["admin1"], attack["country"]) == ("Nord-Kivu", "Congo - Kinshasa")
