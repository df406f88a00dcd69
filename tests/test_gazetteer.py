"""Places by any spelling, and the one that is meant."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tidings.actors import state_actor
from tidings.fold import fold_name
from tidings.gazetteer import NO_COUNTRY, choose, gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [(name, "DEU") for name in ("Germany", "Allemagne", "Deutschland", "Almanya", "ألمانيا", "Германия")] + [("Kenia", "KEN")],
)
def test_countries_are_known_in_many_languages(name: str, country: str) -> None:
    first = gazetteer().lookup(name)[0]
    assert (first.feature, first.country) == ("country", country)


@pytest.mark.parametrize("name", ["Congo", "Kongo", "Конго", "الكونغو", "DR Congo", "RD Congo", "DRC"])
def test_a_bare_name_of_two_states_is_that_which_the_press_means_unless_the_other_is_spoken_of(name: str) -> None:
    assert gazetteer().lookup(name)[0].country == "COD"
    other = choose(name, {"COG"})
    assert other is not None and other.country == ("COD" if "D" in name else "COG")
    assert state_actor("Congolese army") == state_actor("armée congolaise")
    assert (found := state_actor("Congolese army")) is not None and found.country == "COD"


@pytest.mark.parametrize("name", ["Zürich", "ZURICH", "zurich", "Zurich"])
def test_marks_and_case_do_not_matter(name: str) -> None:
    assert gazetteer().lookup(name)[0].country == "CHE"


def test_other_names_of_a_town_lead_to_it() -> None:
    assert len({choose(n, {"AUT"}) for n in ("Vienna", "Wien", "Viena")}) == 1
    assert gazetteer().lookup("Wien")[0].feature == "capital"


def test_an_unknown_name_is_nothing() -> None:
    assert gazetteer().lookup("Qwxzzy") == ()
    assert choose("Qwxzzy", {"FRA"}) is None


def test_the_country_spoken_of_outweighs_size() -> None:
    canada, england = choose("London", {"CAN"}), choose("London", {"GBR"})
    assert canada is not None and canada.country == "CAN"
    assert england is not None and england.country == "GBR"


def test_a_place_nearby_tells_namesakes_apart() -> None:
    georgia = choose("Atlanta", {"USA"})
    assert georgia is not None
    athens = next(p for p in gazetteer().lookup("Athens") if p.parent == "Georgia")
    chosen = choose("Athens", {"USA"}, {athens.id: 1.0})
    assert chosen is not None and chosen.country == "USA" and abs(chosen.lat - georgia.lat) < 3


def test_a_hamlet_of_a_country_that_nobody_speaks_of_is_not_meant() -> None:
    assert gazetteer().lookup("Herisau")[0].country == "CHE"
    assert choose("Herisau", {"CHE"}) is not None
    assert choose("Herisau", {"KEN"}) is None


def test_countries_have_coordinates_and_can_be_had_by_code() -> None:
    kenya = gazetteer().country("KEN")
    assert kenya is not None and -5 < kenya.lat < 5 and 33 < kenya.lon < 42
    assert gazetteer().country("XXX") is None


@given(st.text(max_size=20))
@example("AÐ")
def test_whatever_is_looked_up_is_answered_most_important_first_and_alike_in_any_case(name: str) -> None:
    found = gazetteer().lookup(name)
    assert found == gazetteer().lookup(fold_name(name))
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 and len(p.country) == 3 for p in found)


@pytest.mark.parametrize("name", ["Europe", "Naher Osten", "Karadeniz", "Корейский полуостров", "القرن الأفريقي", "Mar Rojo"])
def test_seas_and_continents_are_of_no_country(name: str) -> None:
    place = gazetteer().lookup(name)[0]
    assert (place.country, place.feature) == (NO_COUNTRY, "region")


def test_towns_know_their_province() -> None:
    towns = [p for p in gazetteer().lookup("Springfield") if p.country == "USA"]
    assert {p.parent for p in towns} >= {"Illinois", "Missouri", "Massachusetts"}


def test_a_province_that_is_spoken_of_tells_namesakes_apart() -> None:
    chosen = choose("Salem", {"USA"}, provinces={("USA", "Massachusetts"): 1.0})
    assert chosen is not None and chosen.parent == "Massachusetts"


def test_a_province_is_not_a_small_town_nearby() -> None:
    baltimore = choose("Baltimore", {"USA"})
    assert baltimore is not None
    chosen = choose("California", {"USA"}, {baltimore.id: 1.0}, provinces={("USA", "Maryland"): 1.0})
    assert chosen is not None and chosen.feature == "region"


@pytest.mark.parametrize("word", ["Norden", "شمال", "kuzey", "Norte", "Sud"])
def test_a_point_of_the_compass_is_no_place(word: str) -> None:
    assert gazetteer().lookup(word) == ()
