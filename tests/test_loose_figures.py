"""Numbers without an event word beside them belong to what their report tells just then, and to nothing else."""

from __future__ import annotations

import pytest

from tests.test_claims import build

FLOOD = "River breaks its banks\n\nA flood struck Garissa on Monday, killing three people, officials said. "


def tolls(text: str) -> dict[str, float | None]:
    return {f.measure: f.best for e in build(text).events for f in e.figures if e.type == "HAZARD"}


def test_a_toll_in_the_next_sentence_is_that_of_the_event_before_it() -> None:
    found = tolls(FLOOD + "Some 4,100 people had to leave their homes and 320 houses were destroyed.\n")
    assert (found.get("killed"), found.get("displaced")) == (3, 4100)


def test_a_sentence_of_another_place_keeps_its_toll_to_itself() -> None:
    found = tolls(FLOOD + "In Mombasa 900 people had to leave their homes.\n")
    assert "displaced" not in found


def test_every_claim_points_at_the_sentence_that_gives_its_number() -> None:
    layers = build(FLOOD + "Some 4,100 people had to leave their homes.\n")
    numbers = {f.id: f for f in layers.figures}
    for claim in layers.claims:
        assert all(claim.start <= numbers[f].start and numbers[f].end <= claim.end for f in claim.figures)


COUNTED = [
    ("en", "Gunmen attacked a market in Garissa on Monday, killing 11 people. The Defence Ministry put the death toll at eight."),
    ("de", "Bewaffnete griffen am Montag einen Markt in Garissa an und töteten elf Menschen. Das Verteidigungsministerium "
           "bezifferte die Zahl der Toten auf acht."),
    ("ru", "Боевики напали в понедельник на рынок в Гариссе, убив 11 человек. Министерство обороны насчитало восемь погибших."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), COUNTED)
def test_a_number_that_somebody_gives_has_its_speaker(language: str, text: str) -> None:
    layers = build(f"News of the day\n\n{text}\n", language=language)
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    (killed,) = [f for f in event.figures if f.measure == "killed"]
    names = {e.id: e.name for e in layers.entities}
    assert {(by.value, names.get(by.informant or "")) for by in killed.by} == {(11, None), (8, "Kenyan Defense Ministry")}
    assert (killed.low, killed.high) == (8, 11)


TWO_ACTS = [
    ("en", "The Garissa Front accused the army on Sunday of shelling the village of Dadaab on Saturday, a day after the truce took effect. "
           "Three people were killed, the Front said.\n\nThe army accused the Front of ambushing a patrol near Isiolo on Saturday. "
           "Two soldiers were wounded, it said."),
    ("fr", "Le Front de Garissa a accusé dimanche l'armée d'avoir bombardé samedi le village de Dadaab, un jour après l'entrée en vigueur "
           "de la trêve. Trois personnes auraient été tuées, selon le Front.\n\nL'armée a accusé le Front d'avoir attaqué une patrouille "
           "samedi près d'Isiolo. Deux soldats ont été blessés, selon elle."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TWO_ACTS)
def test_victims_of_nothing_else_are_those_of_the_act_just_told(language: str, text: str) -> None:
    events = [e for e in build(f"News of the day\n\n{text}\n", language=language).events if e.type == "ASSAULT"]
    told = {e.place.name if e.place else None: {f.measure: f.best for f in e.figures} for e in events}
    assert told == {"Dadaab": {"killed": 3}, "Isiolo": {"injured": 2}}
    assert {e.date.start for e in events} == {"2021-06-12"}


def test_they_are_those_who_acted_and_not_their_victims() -> None:
    text = 'Gunmen opened fire at a market in Garissa on Monday, killing 11 people.\n\n"They fired into the crowd," Anna Lindqvist said.'
    layers = build(f"News of the day\n\n{text}\n")
    names = {e.id: e.name for e in layers.entities}
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    assert [names[one] for one in event.actors] == ["Gunmen"]


def test_victims_told_in_a_sentence_of_their_own_stay_those_who_suffered() -> None:
    layers = build("News of the day\n\nRebels shelled a patrol near Garissa on Monday. Four miners were injured.\n")
    names = {e.id: e.name for e in layers.entities}
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    assert [names[one] for one in event.recipients] == ["miners"]


ELSEWHERE = [
    ("en", "The rebels attacked Dadaab on Monday. Elsewhere, three people were killed, the army said."),
    ("fr", "Les rebelles ont attaqué Dadaab lundi. Trois personnes ont été tuées ailleurs, selon l'armée."),
    ("de", "Die Rebellen griffen am Montag Dadaab an. Anderswo wurden drei Menschen getötet, teilte die Armee mit."),
]


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_victims_elsewhere_are_of_another_act(language: str, text: str) -> None:
    claims = [c for c in build(f"News of the day\n\n{text}\n", language=language).claims if c.type == "ASSAULT" and c.figures]
    assert [c.refers for c in claims] == [None]
