"""Russian and Ukrainian verbs in the present and the future: who acts acts, and what is to come has not happened."""

from __future__ import annotations

import pytest

from tests.test_claims import build, lead, names


@pytest.mark.parametrize(
    ("language", "text", "kind", "doer"),
    [
        ("ru", "Армения обвиняет Сербию в агрессии.", "ACCUSE", "Armenia"),
        ("ru", "Министр Борис Лавров просит жителей покинуть дома.", "REQUEST", "Борис Лавров"),
        ("ru", "Повстанцы угрожают взорвать мост, говорит Борис Лавров.", "THREATEN", None),
        ("uk", "Вірменія звинувачує Сербію в агресії.", "ACCUSE", "Armenia"),
        ("uk", "Міністр Андрій Коваль просить жителів залишити домівки.", "REQUEST", "Андрій Коваль"),
    ],
)
def test_a_verb_in_the_present_has_its_subject_for_its_doer(language: str, text: str, kind: str, doer: str | None) -> None:
    layers = build(lead(text), language=language)
    claim = next(c for c in layers.claims if c.type == kind)
    assert claim.modality == "asserted"
    assert claim.actors
    assert doer is None or doer in names(layers, claim.actors)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Президент Борис Лавров посетит Тулу в пятницу."),
        ("ru", "Президент Борис Лавров проведёт переговоры с министром Иваном Орловым в пятницу."),
        ("uk", "Президент Андрій Коваль відвідає Полтаву в п'ятницю."),
    ],
)
def test_a_verb_in_the_future_tells_what_is_planned_and_its_day_is_to_come(language: str, text: str) -> None:
    (claim,) = build(lead(text), language=language).claims
    assert (claim.type, claim.modality) == ("CONSULT", "planned")
    assert claim.time is not None
    assert claim.time.start == "2021-06-18"


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Водитель Борис Лавров был убит в среду."), ("ru", "Директор Борис Лавров задержан в среду.")]
)
def test_a_short_participle_is_still_one(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    (claim,) = layers.claims
    assert names(layers, claim.recipients) == {"Борис Лавров"}
    assert not claim.actors
