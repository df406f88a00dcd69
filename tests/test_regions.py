"""Areas and spots told by other places: found, and put on the map where they lie."""

from __future__ import annotations

import pytest

from tidings.actors import actors
from tidings.language import load_pack, pack_codes
from tidings.model import Mention, Passage, Report
from tidings.names import find_names
from tidings.pipeline import parse
from tidings.placing import place_names
from tidings.regions import Relation, relation, same_area, without_area

EXAMPLES = [
    (code, example["text"], example["names"])
    for code in pack_codes()
    if (pack := load_pack(code)) is not None
    for example in pack.toml("regions").get("examples", [])
]


def names_in(text: str, language: str) -> tuple[Mention, ...]:
    pack = load_pack(language)
    assert pack is not None
    report = Report("r", "0", text, language=language)
    passage = Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))
    return find_names(report, [passage], parse(report, [passage], pack), pack)


@pytest.mark.parametrize(("language", "text", "names"), EXAMPLES)
def test_every_example_of_the_packs_runs(language: str, text: str, names: list[str]) -> None:
    found = names_in(text, language)
    assert sorted(m.text for m in found if m.kind == "place") == sorted(names)
    assert all(text[m.start : m.end] == m.text for m in found)


def test_an_area_is_the_place_that_it_is_named_by() -> None:
    found = [m for m in names_in("Kassala state was flooded. Rain fell on Kassala.", "en") if m.kind == "place"]
    assert len({m.entity for m in found}) == 1
    assert same_area("Kassala state", "Kassala") and same_area("province de Kassala", "Kassala")
    assert without_area("Kassala") == "Kassala"
    place = place_names(["Kassala", "Kassala state"], {"SDN": 3})
    assert place is not None and (place.feature, place.country) == ("region", "SDN")


def test_a_part_of_a_country_lies_in_its_direction() -> None:
    country = place_names(["Sudan"], {})
    east, west = place_names(["eastern Sudan"], {}), place_names(["western Sudan"], {})
    assert country and east and west
    assert west.lon < country.lon < east.lon
    assert (east.feature, east.country, east.parent) == ("region", "SDN", "Sudan")


@pytest.mark.parametrize("phrase", ["100 km north of Khartoum", "100 km au nord de Khartoum"])
def test_a_spot_lies_as_far_away_as_is_said(phrase: str) -> None:
    town, spot = place_names(["Khartoum"], {"SDN": 1}), place_names([phrase], {"SDN": 1})
    assert town and spot
    assert spot.lat - town.lat == pytest.approx(100 / 111.2, abs=0.01)
    assert spot.lon == pytest.approx(town.lon, abs=0.01)


def test_a_land_behind_a_direction_in_one_word_is_a_part_of_it() -> None:
    assert relation("Südchiles") == Relation("Chile", 180.0, None)
    assert all(relation(name) is None for name in ("Nordhausen", "Ostsee", "Westen"))


def test_what_tells_no_direction_is_no_relation() -> None:
    assert relation("Khartoum") is None
    assert relation("the north") is None
    assert actors().country("northern Sudan") is None


def test_the_place_that_a_body_is_named_by_is_a_place_too() -> None:
    found = {(m.text, m.kind) for m in names_in("The Kassala City Council met on Monday.", "en")}
    assert found == {("Kassala City Council", "organisation"), ("Kassala", "place")}


def test_a_town_in_capitals_before_the_text_is_a_place() -> None:
    found = {(m.text, m.kind) for m in names_in("NAIROBI, Kenya -- The council met on Monday.", "en")}
    assert ("NAIROBI", "place") in found
    assert all(m[1] != "place" for m in {(m.text, m.kind) for m in names_in("URGENT: The council met.", "en")})
