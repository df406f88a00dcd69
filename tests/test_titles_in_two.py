"""Whose act it is behind two titles or a title in two words, verbs that part, and soldiers who are no verb."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead, names


@pytest.mark.parametrize(
    "text",
    [
        "Директор завода генерал Игорь Савин просит рабочих вернуться домой.",
        "Вице-премьер Игорь Савин призвал жителей покинуть дома.",
    ],
)
def test_russian_titles_lead_to_the_man(text: str) -> None:
    layers = build(lead(text), language="ru")
    (claim,) = claims_of(layers, "REQUEST")
    assert names(layers, claim.actors) == {"Игорь Савин"}
    assert "Вице" not in {m.text for m in layers.mentions}


@pytest.mark.parametrize(
    "text", ["Serbien stellte am Dienstag hundert Zelte bereit.", "Der Verein stellt dreihundert Decken für die Dorfbewohner bereit."]
)
def test_german_verb_with_its_last_word_gives_aid(text: str) -> None:
    assert claims_of(build(lead(text), language="de"), "AID")


def test_spanish_soldiers_are_freed() -> None:
    (claim,) = claims_of(build(lead("La guerrilla liberó a siete soldados el martes."), language="es"), "CONCEDE")
    assert claim.recipients
