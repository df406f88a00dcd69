"""Who is who over several reports: one entity for all spellings, never two people in one."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tidings.entities import join_entities
from tidings.model import Dated, Entity, Judgement, Mention, MentionKind, On, Report, content_id
from tidings.naming import best_name
from tidings.people import given_differs
from tidings.pipeline import run
from tidings.settings import Settings


class Desk:
    """Reports made of nothing but mentions; a chain is given as its kind and its spellings."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.mentions: list[Mention] = []

    def report(self, *chains: tuple[MentionKind, list[str]], language: str = "en", role: str | None = None) -> Desk:
        name, text = f"r{len(self.reports)}", ""
        for number, (kind, spellings) in enumerate(chains):
            for spelling in spellings:
                start = len(text)
                text += f"{spelling}. "
                chain = content_id("chain", name, number)
                mention = content_id(name, start)
                self.mentions.append(Mention(mention, name, start, start + len(spelling), spelling, kind, chain, role))
        self.reports.append(Report(name, name, text, language=language))
        return self

    def join(self, *judgements: Judgement) -> tuple[Entity, ...]:
        self.entities, self.placed = join_entities(self.mentions, self.reports, judgements, Settings())
        return self.entities

    def of(self, spelling: str, report: str | None = None) -> set[str | None]:
        return {m.entity for m in self.placed if m.text == spelling and report in (None, m.report)}


def test_spellings_and_scripts_of_a_person_are_one() -> None:
    desk = Desk().report(("person", ["Ömer Yalçın", "Yalçın"])).report(("person", ["Omer Yalcin"]), language="fr")
    desk.report(("person", ["Omer Yalçin", "Yalcin"]))
    (person,) = desk.join()
    assert person.kind == "person"
    assert {n.text for n in person.names} == {"Ömer Yalçın", "Yalçın", "Omer Yalcin", "Omer Yalçin", "Yalcin"}
    assert person.name == "Ömer Yalçın"


def test_two_people_with_one_surname_stay_two() -> None:
    desk = Desk().report(("person", ["Mariam Keita", "Keita"])).report(("person", ["Boubacar Keita", "Keita"]))
    assert len(desk.join()) == 2
    assert desk.of("Keita", "r0") == desk.of("Mariam Keita")
    assert desk.of("Keita", "r1") == desk.of("Boubacar Keita")


def test_a_surname_alone_goes_to_its_one_bearer_and_to_nobody_where_there_are_two() -> None:
    lone = Desk().report(("person", ["Ilse Brandt"])).report(("person", ["Brandt"]))
    assert len(lone.join()) == 1
    two = Desk().report(("person", ["Ilse Brandt"])).report(("person", ["Jonas Brandt"])).report(("person", ["Brandt"]))
    assert len(two.join()) == 3


def test_a_fuller_name_is_the_same_person_in_one_report_too() -> None:
    (person,) = Desk().report(("person", ["Juan Ana Prieto Sosa"]), ("person", ["Ana Prieto Sosa"])).join()
    assert person.name == "Juan Ana Prieto Sosa"


def test_bodies_are_joined_by_acronyms_and_translated_names() -> None:
    desk = Desk().report(("organisation", ["NATO"])).report(("organisation", ["OTAN"]), language="fr")
    (body,) = desk.report(("organisation", ["North Atlantic Treaty Organization"])).join()
    assert (body.code, body.country) == ("IGO", None)


def test_ways_of_naming_one_government_are_one() -> None:
    desk = Desk().report(("organisation", ["Mugabe regime"]), ("organisation", ["the regime"]), ("place", ["Zimbabwe"]))
    desk.report(("organisation", ["Zimbabwean government"]), ("organisation", ["régime de Mugabe"]))
    entities = desk.join()
    (government,) = [e for e in entities if e.kind == "organisation"]
    assert (government.country, government.code, government.sector) == ("ZWE", "ZWE", "GOV")


def test_armies_of_two_states_are_two() -> None:
    entities = Desk().report(("group", ["Chilean troops"]), ("group", ["Peruvian troops"])).join()
    assert sorted(str(e.country) for e in entities) == ["CHL", "PER"]


def test_places_are_put_on_the_map_in_the_light_of_the_countries_spoken_of() -> None:
    desk = Desk().report(("place", ["Canada"]), ("place", ["London"])).report(("place", ["Royaume-Uni"]), ("place", ["London"]))
    desk.join()
    spots = {e.country: e for e in desk.entities if e.name == "London"}
    assert set(spots) == {"CAN", "GBR"}
    assert spots["CAN"].lon is not None and spots["CAN"].lon < -60
    assert spots["CAN"].ids["geonames"].isdigit()


def test_a_state_is_a_place_in_all_languages() -> None:
    (state,) = Desk().report(("place", ["Germany"])).report(("place", ["Allemagne"]), language="fr").join()
    assert (state.kind, state.country, state.feature) == ("place", "DEU", "country")


def test_an_unknown_place_has_no_coordinates() -> None:
    (place,) = Desk().report(("place", ["Qwxzzyville"])).join()
    assert (place.country, place.lat, place.lon, place.ids) == (None, None, None, {})


def test_a_facility_lies_in_the_town_that_its_name_holds() -> None:
    desk = Desk().report(("place", ["Kenya"]), ("facility", ["Mombasa airport"]), ("facility", ["Harambee hospital"]))
    facilities = {e.name: e for e in desk.join() if e.kind == "facility"}
    assert (facilities["Mombasa airport"].country, facilities["Mombasa airport"].lat) == ("KEN", -4.05)
    assert facilities["Harambee hospital"].country is None


def test_a_person_named_like_a_place_is_no_place() -> None:
    entities = Desk().report(("person", ["Jack London", "London"])).report(("place", ["London"])).join()
    assert sorted(e.kind for e in entities) == ["person", "place"]


def test_roles_are_kept_with_the_reports_that_say_so() -> None:
    desk = Desk().report(("person", ["Ana Prieto"]), role="mayor").report(("person", ["Ana Prieto"]), role="Chilean minister")
    (person,) = desk.join()
    assert [(r.text, r.reports) for r in person.roles] == [("Chilean minister", ("r1",)), ("mayor", ("r0",))]
    assert person.country == "CHL"


def test_people_outrank_the_program() -> None:
    desk = Desk().report(("person", ["Ana Prieto"])).report(("person", ["Nita Beltrán"]))
    assert len(desk.join()) == 2
    same = Judgement("j", "desk", "2024-01-01T00:00:00Z", On("mentions", tuple(m.id for m in desk.mentions)), "same")
    assert len(desk.join(same)) == 1
    apart = Desk().report(("person", ["Ana Prieto"])).report(("person", ["Ana Prieto"]))
    assert len(apart.join()) == 1
    different = Judgement("j", "desk", "2024-01-01T00:00:00Z", On("mentions", tuple(m.id for m in apart.mentions)), "different")
    assert len(apart.join(different)) == 2


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("ana prieto", "nita prieto", True),
        ("ana prieto", "anna prieto", False),
        ("a prieto", "ana prieto", False),
        ("ana prieto", "prieto", False),
    ],
)
def test_given_names_that_contradict(a: str, b: str, differ: bool) -> None:
    assert given_differs(tuple(a.split()), tuple(b.split())) is differ


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_reports_came_does_not_matter(shuffler: random.Random) -> None:
    chains: list[tuple[MentionKind, list[str]]] = [
        ("person", ["Mariam Keita"]), ("person", ["Keita"]), ("person", ["Boubacar Keita", "Keita"]), ("organisation", ["NATO"]),
        ("organisation", ["OTAN"]), ("place", ["Nairobi"]), ("place", ["Kenya"]), ("person", ["Maryam Keita"]),
    ]  # fmt: skip
    straight = Desk()
    for chain in chains:
        straight.report(chain)
    mixed = Desk()
    mixed.reports, mixed.mentions = list(straight.reports), list(straight.mentions)
    shuffler.shuffle(mixed.mentions)
    shuffler.shuffle(mixed.reports)
    assert mixed.join() == straight.join()
    assert {m.id: m.entity for m in mixed.placed} == {m.id: m.entity for m in straight.placed}


def test_an_organ_of_a_state_is_called_in_full_and_never_by_a_common_noun() -> None:
    desk = Desk().report(("place", ["Zimbabwe"]), ("organisation", ["Mugabe regime", "regime", "regime"]))
    names = {e.name for e in desk.report(("organisation", ["régime de Mugabe", "régime"]), language="fr").join()}
    assert names == {"Zimbabwe", "Zimbabwean government"}


def test_officials_of_nobody_named_are_no_state() -> None:
    entities = Desk().report(("place", ["Kenya"] * 3), ("organisation", ["officials"])).join()
    assert {(e.name, e.country) for e in entities} == {("Kenya", "KEN"), ("officials", None)}


def test_an_abbreviated_state_is_called_by_its_full_name() -> None:
    (state,) = Desk().report(("place", ["U.K.", "UK"])).join()
    assert (state.name, state.country) == ("United Kingdom", "GBR")


def test_a_last_name_that_stands_only_in_the_full_one_is_a_spelling_too() -> None:
    desk = Desk().report(("person", ["Ilse Brandt"])).report(("person", ["Paul Okot"]), ("person", ["Jane Okot"]))
    spellings = {e.name: {(n.text, n.count) for n in e.names} for e in desk.join()}
    assert spellings["Ilse Brandt"] == {("Ilse Brandt", 1), ("Brandt", 0)}
    assert spellings["Paul Okot"] == {("Paul Okot", 1)}


def test_offices_tell_what_they_are_of() -> None:
    (person,) = Desk().report(("person", ["Asha Mwangi"]), role="Kenyan foreign minister").join()
    assert [(r.text, r.of) for r in person.roles] == [("Kenyan foreign minister", "Kenya")]


def test_a_name_that_once_stood_beside_another_is_called_as_it_stands_elsewhere() -> None:
    counts = Counter({("Anna Lindqvist", "en"): 3, ("Meridian Press Anna Lindqvist", "fr"): 1, ("Lindqvist", "en"): 4})
    assert best_name(counts, "person") == "Anna Lindqvist"
    fuller = Counter({("Anna Lindqvist", "en"): 3, ("Anna Maria Lindqvist", "en"): 1})
    assert best_name(fuller, "person") == "Anna Maria Lindqvist"


def test_what_each_language_says_in_its_own_words_is_called_in_english() -> None:
    parts = Counter({("Kenya'nın kuzeyi", "tr"): 4, ("northern Kenya", "en"): 1, ("nord du Kenya", "fr"): 2})
    assert best_name(parts, "place") == "northern Kenya"
    dams = Counter({("Orvel Gap barajı", "tr"): 3, ("Orvel Gap dam", "en"): 1})
    assert best_name(dams, "facility") == "Orvel Gap dam"


SHORT = [
    (
        "en",
        "The Northern Front said 15 people had died. The Defence Minister accused the Front of the attack. The Front denied it.",
        "Northern Front",
    ),
    ("fr", "Le Front du Nord a affirmé que 15 personnes avaient péri. Le ministre a accusé le Front de l'attaque.", "Front du Nord"),
    ("en", "The Lanet Brigades freed two men on Monday. The Northern Watch blamed the Brigades.", "Lanet Brigades"),
    ("en", "The National Party of Workers won the vote. The Party said it would govern alone.", "National Party of Workers"),
]


@pytest.mark.parametrize(("language", "text", "name"), SHORT)
def test_a_body_called_by_the_head_of_its_name_is_that_body(language: str, text: str, name: str) -> None:
    layers = run([Report("r", "r", f"News of the day\n\n{text}\n", language=language, published=Dated("2021-06-16", "day", "markup"))])
    bodies = [e for e in layers.entities if e.kind == "organisation" and e.name.split()[0] in name.split()]
    assert [e.name for e in bodies] == [name]
    named = [m.text for m in layers.mentions if m.entity == bodies[0].id]
    assert len(named) > 1 and set(named) <= {name, "Front", "Party", "Brigades"}


def test_a_body_and_what_it_is_blamed_for_are_two() -> None:
    text = "Der Minister warf der Front den Angriff vor. Die Front bestritt das."
    layers = run([Report("r", "r", f"Nachrichten des Tages\n\n{text}\n", language="de", published=Dated("2021-06-16", "day", "markup"))])
    assert {m.text for m in layers.mentions if m.kind == "organisation"} == {"Front"}


PILE = [
    "NAIROBI - The Kenyan parliament voted to dismiss the finance minister on Monday. Parliament sat until midnight in Kenya's capital.",
    "The parliament of Kenya will meet again on Friday, its speaker said in Nairobi.",
    "Kenya's parliament had called the minister to Nairobi in May.",
]


def states_of(texts: list[str]) -> set[str | None]:
    """The states whose parliaments the reports tell of."""
    layers = run([Report(f"r{n}", f"{n}", text + "\n", language="en") for n, text in enumerate(texts)])
    return {e.country for e in layers.entities if e.id and "parliament" in e.name.lower()}


def test_a_parliament_of_which_the_pile_tells_is_not_that_of_the_capital_written_from() -> None:
    abroad = "LISBON - Portugal and Kenya broke off talks on Tuesday. Portugal regretted that parliament had dismissed the minister."
    assert states_of([*PILE, abroad]) == {"KEN"}


def test_a_state_whose_parliament_is_named_keeps_it() -> None:
    abroad = "LISBON - The Portuguese parliament debated aid for Kenya on Tuesday. In Portugal parliament votes on Friday."
    assert states_of([*PILE, abroad]) == {"KEN", "PRT"}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Moussa Elmahdi", "موسى المهدي", "Musa Elmehdi"),
        ("Igor Gontar", "Игорь Гонтар", "Ihor Hontar"),
        ("Пётр Лозовой", "Петро Лозовий"),
        ("Abdelaziz Benmoumen", "Abdülaziz bin Mümin", "عبد العزيز بن مؤمن"),
        ("Jamila Burhan", "Cemile Burhan"),
        ("Viktor Vorontsov", "فيكتور فورونتسوف"),
    ],
)
def test_a_person_is_one_however_scripts_and_languages_spell_the_name(spellings: tuple[str, ...]) -> None:
    desk = Desk()
    for spelling in spellings:
        desk.report(("person", [spelling]))
    assert len(desk.join()) == 1


def test_a_surname_alone_is_its_bearers_in_other_letters_too() -> None:
    desk = Desk().report(("person", ["Mykola Horbenko"])).report(("person", ["Горбенко"]), language="uk")
    assert len(desk.join()) == 1
    other = Desk().report(("person", ["Mykola Horbenko"])).report(("person", ["Вербицький"]), language="uk")
    assert len(other.join()) == 2


def test_what_most_reports_name_as_a_place_is_no_person_in_the_last() -> None:
    desk = Desk()
    for kind in ("place", "place", "person"):
        desk.report((kind, ["Anta Belgor"]))
    assert [e.kind for e in desk.join()] == ["place"]


def test_somebody_with_an_office_stays_a_person_whatever_most_reports_see() -> None:
    desk = Desk().report(("person", ["Anta Belgor"]), role="mayor")
    for _ in range(2):
        desk.report(("place", ["Anta Belgor"]))
    assert "person" in {e.kind for e in desk.join()}


@pytest.mark.parametrize(
    "text",
    [
        "NAIROBI, 6 May 2021 (Agency) - The village of Tambolo burned in a raid by rebels on motorcycles, said a teacher in Garissa.",
        "Village near Garissa burned\n\nNAIROBI, 6 May 2021 (Agency) - The village of Tambolo burned on Monday in a raid by rebels.",
    ],
)
def test_a_village_does_not_lie_where_its_report_was_only_sent_from(text: str) -> None:
    (village,) = [e for e in run([Report("a", "a", text + "\n", language="en")]).entities if e.name == "Tambolo"]
    assert village.parent == "Garissa"
