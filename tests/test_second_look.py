"""Places that stand where a tagger sees people or bodies, or nothing at all; and where things lie that no map has."""

from __future__ import annotations

import pytest

from tidings.entities import join_entities
from tidings.language import load_pack
from tidings.model import Entity, Mention, Passage, Report
from tidings.names import find_names
from tidings.pipeline import parse
from tidings.settings import Settings


def names_in(text: str, language: str = "en") -> tuple[Report, tuple[Mention, ...]]:
    pack = load_pack(language)
    assert pack is not None
    report = Report("r", "0", text, language=language)
    passage = Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))
    return report, find_names(report, [passage], parse(report, [passage], pack), pack)


def kinds(text: str, name: str, language: str = "en") -> set[str]:
    return {m.kind for m in names_in(text, language)[1] if m.text == name}


def entities(text: str) -> dict[str, Entity]:
    report, mentions = names_in(text)
    found, joined = join_entities(mentions, [report], (), Settings())
    by_id = {e.id: e for e in found}
    return {m.text: by_id[m.entity] for m in joined if m.entity in by_id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two boats collided near Lewisburg, and one sank.", "Lewisburg"),
        ("A Gainesville man was arrested after the fire.", "Gainesville"),
        ("Police searched a Winona residence before dawn.", "Winona"),
        ("Officials met in Tamil Nadu to speak of water.", "Tamil Nadu"),
        ("The storm crossed the Aleutian Islands at noon.", "Aleutian Islands"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_a_place(text: str, name: str) -> None:
    assert kinds(text, name) == {"place"}


def test_a_surname_that_is_also_a_towns_stays_a_person() -> None:
    text = "Condoleezza Rice arrived on Monday. A letter from Rice was read out."
    assert "place" not in kinds(text, "Rice")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Senator Ray Miller, D-Columbus, spoke against the bill.", {"Columbus"}),
        ("The Kenya-Somalia border was shut after talks.", {"Kenya", "Somalia"}),
        ("The Nairobi-based company denied it.", {"Nairobi"}),
        ("She was born in Stratford-upon-Avon.", {"Stratford-upon-Avon"}),
        ("People met in Domoni-Amboini on Monday.", {"Domoni-Amboini"}),
    ],
)
def test_hyphens_hide_no_place_and_part_no_name(text: str, places: set[str]) -> None:
    found = {m.text for m in names_in(text)[1] if m.kind in ("place", "facility")}
    assert places <= found
    assert not any(len(name) < 4 for name in found)


def test_a_body_is_of_the_small_town_that_the_report_names_elsewhere() -> None:
    text = "Thieves broke into four homes in Hopkinton. The Hopkinton Police Department asks for help."
    assert len([m for m in names_in(text)[1] if m.kind == "place" and m.text == "Hopkinton"]) == 2


def test_no_part_of_a_seat_of_government_is_a_place() -> None:
    assert not kinds("The White House denied the report on Friday.", "White")


def test_something_happens_at_a_school_that_alone_may_speak() -> None:
    assert kinds("The students were held at Garissa University for a day.", "Garissa University") == {"facility"}


def test_what_no_map_has_lies_where_its_report_is() -> None:
    text = (
        "A fire broke out in Mombasa on Monday. Firemen from Mombasa and Malindi came at once and fought it for many hours, helped by "
        "neighbours, soldiers and volunteers from all over the town and its villages. The flames then reached the shops in Kizuri Street."
    )
    street = entities(text)["Kizuri Street"]
    assert (street.country, street.parent) == ("KEN", "Mombasa") and street.lat is not None


def test_nothing_is_said_of_where_a_street_is_in_a_report_of_many_towns() -> None:
    far = "Marches were held in Lima, in Oslo, in Hanoi, in Perth and in Dakar on Monday, " + "as people did everywhere that day, " * 4
    street = entities(far + "and ended in Kizuri Street.").get("Kizuri Street")
    assert street is None or street.lat is None


def test_a_turkish_case_ends_the_name_of_a_place() -> None:
    found = {m.text: m.kind for m in names_in("Kampala'da Peter Okot gözaltına alındı.", "tr")[1]}
    assert found == {"Kampala": "place", "Peter Okot": "person"}


def test_a_common_word_that_opens_a_sentence_is_no_person() -> None:
    assert not {m.text for m in names_in("Переговори тривали два дні.", "uk")[1]} & {"Переговори"}
    assert {m.kind for m in names_in("Мельник заявив про це. Іван Мельник приїхав у Київ.", "uk")[1] if m.text == "Мельник"} == {"person"}
