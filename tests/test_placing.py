"""Where the places of a report are, and what its publisher mostly writes about."""

from collections import Counter

from tidings.gazetteer import Place, choose, gazetteer
from tidings.placing import homes_of, place_names


def town(name: str, province: str) -> Place:
    return next(p for p in gazetteer().lookup(name) if p.country == "USA" and p.parent == province)


def test_the_home_of_a_publisher_is_where_most_of_its_places_are() -> None:
    texas = {"a": town("Sherman", "Texas"), "b": town("Bonham", "Texas"), "c": town("Greenville", "Texas")}
    paris = choose("Paris", {"FRA"})
    assert paris is not None
    placed = {report: {report: place, f"{report}.paris": paris} for report, place in texas.items()}
    assert homes_of(placed, dict.fromkeys(placed, "Lamar Courier")) == {"Lamar Courier": ("USA", "Texas")}
    assert homes_of({"a": placed["a"]}, {"a": "Lamar Courier"}) == {}
    assert homes_of(placed, dict.fromkeys(placed, None)) == {}


def test_a_province_with_a_countrys_name_is_meant_where_the_country_is_not_spoken_of() -> None:
    american, georgian = place_names(["Georgia"], Counter(USA=4)), place_names(["Georgia"], Counter(USA=4, GEO=2))
    assert american is not None and (american.country, american.feature) == ("USA", "region")
    assert georgian is not None and georgian.country == "GEO"


def test_a_name_of_its_own_is_no_direction_from_another() -> None:
    found = place_names(["North Carolina"], Counter(USA=2))
    assert found is not None and found.name == "North Carolina"
