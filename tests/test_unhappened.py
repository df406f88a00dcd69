"""What is told of and did not happen: rumours, what was refuted, what was not attained, what is only to come or pledged."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of


@pytest.mark.parametrize(
    ("language", "text", "kind", "modality"),
    [
        ("en", "Rumours of an attack on Garissa spread on Monday.", "ASSAULT", "possible"),
        ("es", "Corre el rumor de que los rebeldes atacaron Garissa el lunes.", "ASSAULT", "possible"),
        ("en", "Reports that the mayor fled to Nairobi and was arrested on Monday at the airport are false.", "COERCE", "denied"),
        (
            "de",
            "Berichte, wonach der Bürgermeister nach Nairobi geflohen sei und am Montag verhaftet wurde, sind falsch.",
            "COERCE",
            "denied",
        ),
        ("uk", "Повідомлення про те, що мера затримали в неділю в аеропорту Найробі, не відповідають дійсності.", "COERCE", "denied"),
        ("en", "The rebels did not obtain the withdrawal of the army from Garissa.", "RETREAT", "denied"),
        ("de", "Die Rebellen erreichten keinen Abzug der Armee aus Garissa.", "RETREAT", "denied"),
        ("en", "A report by the United Nations says rebels killed nine soldiers on Monday.", "ASSAULT", "asserted"),
    ],
)
def test_what_is_only_told_of_or_refuted_did_not_happen(language: str, text: str, kind: str, modality: str) -> None:
    layers = build(text + "\n", language=language)
    assert [c.modality for c in claims_of(layers, kind)] == [modality]


def test_what_lies_behind_the_printing_is_planned() -> None:
    text = "News of the week in Garissa\n\nForeign Minister Anna Lindqvist meets President Joseph Mwangi in Nairobi on {}.\n"
    for day, modality in (("15 June 2021", "asserted"), ("20 June 2021", "planned")):
        assert [c.modality for c in claims_of(build(text.format(day)), "CONSULT")] == [modality]


def test_a_warning_is_of_the_day_when_it_was_given() -> None:
    text = "News of the week in Garissa\n\nInterior minister Anna Lindqvist warned rebels of an attack on 20 June 2021.\n"
    (warning,) = claims_of(build(text), "THREATEN")
    assert warning.modality == "asserted"
    assert warning.time is not None
    assert (warning.time.end or "9999") <= "2021-06-16"


@pytest.mark.parametrize(
    ("language", "before", "now"),
    [
        ("en", "The rebels had attacked the village.", "The rebels attacked the village."),
        ("fr", "Les rebelles avaient attaqué la ville.", "Les rebelles ont attaqué la ville."),
        ("es", "Los rebeldes habían atacado la ciudad.", "Los rebeldes han atacado la ciudad."),
        ("de", "Die Rebellen hatten das Dorf angegriffen.", "Die Rebellen haben das Dorf angegriffen."),
    ],
)
def test_what_was_before_what_is_told_is_background_without_a_day(language: str, before: str, now: str) -> None:
    (old,), (new,) = (claims_of(build(text + "\n", language=language), "ASSAULT") for text in (before, now))
    assert (old.background, old.time) == (True, None)
    assert not new.background
    assert new.time is not None


def test_what_a_speaker_says_had_happened_is_his_news() -> None:
    (claim,) = claims_of(build("Police said on Tuesday that three farmers had been killed.\n"), "ASSAULT")
    assert not claim.background


def test_today_in_a_quotation_is_not_the_day_of_printing() -> None:
    text = "News of the week in Garissa\n\nForeign Minister Anna Lindqvist met the rebels on Monday. {}\n"
    for quote in ('"Today we condemn the rebels," Lindqvist said.', '"We condemn the rebels," Lindqvist said.'):
        (claim,) = claims_of(build(text.format(quote)), "ACCUSE")
        assert claim.time is not None
        assert (claim.time.start, claim.time.basis) == ("2021-06-14", "inferred")
