"""Where the places of a report are, and what its publisher mostly writes about."""

from collections import Counter

from tidings.containers import containers, inside
from tidings.gazetteer import Place, choose, gazetteer
from tidings.homes import homes_of, lands_of
from tidings.localities import heard, kin, voices
from tidings.nearness import nearness
from tidings.placing import place_names, put, town_of
from tidings.publisher_country import home_country


def town(name: str, province: str) -> Place:
    return next(p for p in gazetteer().lookup(name) if p.country == "USA" and p.parent == province)


def test_the_home_of_a_publisher_is_where_most_of_its_places_are() -> None:
    paris = choose("Paris", {"FRA"})
    others = ("Bonham", "Honey Grove", "Clarksville", "Sulphur Springs", "Cooper", "Bogata", "Blossom")
    placed = {str(n): {other: None, "Paris": paris, "Lamar County": None} for n, other in enumerate(others)}
    home = homes_of(placed, dict.fromkeys(placed, "Lamar Courier"), {})["Lamar Courier"]
    assert home.province == ("USA", "Texas") and home.closeness(town("Paris", "Texas")) > 0.4
    assert home.closeness(town("Paris", "Tennessee")) < 0.1
    assert homes_of({"0": placed["0"]}, {"0": "Lamar Courier"}, {}) == {}
    assert homes_of(placed, dict.fromkeys(placed, None), {}) == {}


def test_a_paper_that_writes_of_all_the_world_has_no_home() -> None:
    towns = ("Nairobi", "Lima", "Osaka", "Oslo", "Perth", "Minsk", "Dakar", "Quito", "Hanoi", "Tunis", "Riga", "Bogota")
    placed = {name: {name: gazetteer().lookup(name)[0]} for name in towns}
    assert homes_of(placed, dict.fromkeys(placed, "World Weekly"), {}) == {}


def test_the_names_of_a_report_lend_each_other_their_towns() -> None:
    named = {"a": "Athens", "b": "Malakoff", "c": "Mabank"}
    near = nearness({chain: (name, gazetteer().lookup(name)) for chain, name in named.items()}, {c: {c} for c in named})
    texan, greek = town("Athens", "Texas"), choose("Athens", {"GRC"})
    assert greek is not None and near["a"][texan.id] > 0.5 > near["a"][greek.id]


def test_the_paper_of_a_town_with_a_capitals_name_means_its_own() -> None:
    others = ("Malakoff", "Mabank", "Gun Barrel City", "Eustace", "Trinidad", "Brownsboro", "Chandler")
    placed = {str(n): {"Athens": choose("Athens", {"GRC"}), other: None, "Henderson County": None} for n, other in enumerate(others)}
    home = homes_of(placed, dict.fromkeys(placed, "Cedar Creek Echo"), {})["Cedar Creek Echo"]
    alone, read_there = (put({"a": ("Athens",)}, Counter(), {"a": Counter()}, where)["a"] for where in (None, home))
    assert alone.country == "GRC" and (read_there.country, read_there.parent) == ("USA", "Texas")


def test_a_large_city_is_meant_by_its_short_name_before_its_state() -> None:
    found = place_names(["New York"], Counter(USA=2, GBR=2))
    assert found is not None and (found.name, found.feature) == ("New York City", "city")


def test_the_seat_of_a_government_is_in_the_capital() -> None:
    kremlin = place_names(["Kremlin"], Counter(RUS=2))
    assert kremlin is not None and (kremlin.feature, kremlin.parent) == ("spot", "Moscow")
    washington = choose("Washington", {"USA"})
    house = place_names(["White House"], Counter(USA=2))
    assert washington is not None and house is not None and abs(house.lat - washington.lat) < 0.2


def test_a_street_named_after_a_town_far_away_is_where_the_report_is() -> None:
    here = town("Columbus", "Ohio")
    assert town_of(["Nashville Avenue"], Counter(USA=3), [here]) is not None  # a large town may well be meant
    assert town_of(["Barclay Avenue"], Counter(USA=3), [here]) is None
    assert town_of(["Mombasa airport"], Counter(KEN=3)) is not None


def test_a_province_with_a_countrys_name_is_meant_where_the_country_is_not_spoken_of() -> None:
    american, georgian = place_names(["Georgia"], Counter(USA=4)), place_names(["Georgia"], Counter(USA=4, GEO=2))
    assert american is not None and (american.country, american.feature) == ("USA", "region")
    assert georgian is not None and georgian.country == "GEO"


def test_a_name_of_its_own_is_no_direction_from_another() -> None:
    found = place_names(["North Carolina"], Counter(USA=2))
    assert found is not None and found.name == "North Carolina"


def test_what_stands_behind_a_name_tells_where_it_is() -> None:
    for text, name, parent in (
        ("He lives in Paris, Texas, with her.", "Paris", "Texas"),
        ("Storms hit Columbus, Neb., on Monday.", "Columbus", "Nebraska"),
        ("Un vol pour London (Ontario) a du retard.", "London", "Ontario"),
    ):
        behind = containers(text, [text.index(name) + len(name)])
        found = place_names([name], Counter(), areas=behind)
        assert found is not None and (found.name, found.parent) == (name, parent)
    listed = "They went to Paris, Berlin and Rome."
    assert {p.country for p in inside(gazetteer().lookup("Paris"), containers(listed, [18]))} > {"FRA"}


def test_the_names_of_a_report_together_tell_its_province() -> None:
    named = {"a": ("Kearney",), "b": ("Grand Island",), "c": ("Norfolk",), "d": ("Columbus",)}
    speaking = voices(named)
    assert max(heard(speaking, ["c"]).items(), key=lambda told: told[1])[0] == ("USA", "Nebraska")
    found = put(named, Counter(USA=2), {chain: Counter() for chain in named})
    assert {found[chain].parent for chain in named} == {"Nebraska"}


def test_a_name_inside_another_says_nothing_of_where_it_is() -> None:
    named = {"a": ("London",), "b": ("north London",), "c": ("Toronto",)}
    assert kin("a", named) == {"a", "b"}


def test_a_publisher_writes_from_the_country_of_its_address() -> None:
    assert home_country("https://news.example.ca/1", None) == "CAN"
    assert home_country(None, "courier.example.co.uk") == "GBR"
    assert (
        home_country(None, "example.com") is None and home_country(None, "Radio of the Isles") is None and home_country(None, None) is None
    )
    assert home_country("https://example.tv/1", None) is None  # anybody has it


def test_counties_of_one_name_in_two_states_are_two() -> None:
    counties = [p for p in gazetteer().lookup("Platte County") if p.feature == "district"]
    assert len(counties) > 1 and len({p.id for p in counties}) == len(counties)


def test_the_country_of_a_publisher_is_what_most_of_its_reports_are_about() -> None:
    ohio, kenya = town("Lima", "Ohio"), next(p for p in gazetteer().lookup("Kisumu") if p.country == "KEN")
    placed = {"a": {"x": ohio}, "b": {"x": ohio, "y": ohio, "z": kenya}, "c": {"x": ohio}, "d": {"x": kenya}}
    assert lands_of(placed, dict.fromkeys(placed, "Lima Bugle")) == {"Lima Bugle": "USA"}
    assert lands_of({"a": placed["a"]}, {"a": "Lima Bugle"}) == {}


def test_a_hamlet_with_a_countrys_name_is_not_meant_by_it() -> None:
    texas = {("USA", "Texas"): 3.0}
    china, lebanon = (
        place_names(["China"], Counter(USA=4), provinces=texas),
        place_names(["Lebanon"], Counter(USA=4), provinces={("USA", "Missouri"): 3.0}),
    )
    assert china is not None and china.country == "CHN"
    assert lebanon is not None and lebanon.country == "USA"
