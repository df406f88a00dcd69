"""A place that no list has is one place over all reports, and what happened there happened there."""

from __future__ import annotations

import pytest

from tidings.layers import Layers
from tidings.model import Dated, Report
from tidings.pipeline import run

RAID = (
    (
        "en",
        "Raid on Ledomak\n\nGunmen attacked the village of Ledomak in Kenya on Monday and killed four. Nakuru took the wounded.",
    ),
    ("ru", "Нападение на Ледомак\n\nВ понедельник неизвестные напали на село Ледомак в Кении. В Ледомаке погибли четыре человека."),
    ("tr", "Ledomak'ta saldırı: 4 ölü\n\nKenya'nın Ledomak köyünde pazartesi günü düzenlenen silahlı saldırıda 4 kişi öldü."),
    ("fr", "Quatre morts à Ledomak\n\nQuatre personnes ont été tuées lundi dans une attaque à Ledomak, un village du Kenya."),
    ("de", "Vier Tote bei Angriff\n\nBewaffnete haben am Montag im kenianischen Dorf Ledomak vier Menschen getötet."),
)


def record(*told: tuple[str, str]) -> Layers:
    """The layers of some reports of one day, by language and text."""
    day = Dated("2021-06-15", "day", "markup")
    return run([Report(f"r{n}", f"{n}", text, language=code, published=day, publisher=f"Paper {n}") for n, (code, text) in enumerate(told)])


def test_a_village_is_one_place_in_all_cases_languages_and_scripts() -> None:
    layers = record(*RAID)
    bearers = [e for e in layers.entities if any("edomak" in n.text or "едомак" in n.text for n in e.names)]
    assert [(e.kind, e.country) for e in bearers] == [("place", "KEN")]
    raids = [e for e in layers.events if e.type == "ASSAULT" and not e.background]
    assert [e.place.name for e in raids if e.place] == ["Ledomak"]
    assert len(raids[0].reports) == len(RAID)


def test_a_name_that_other_reports_tell_to_be_a_village_is_no_person() -> None:
    layers = record(
        ("en", "Minister in Ledomak\n\nHealth minister Anna Berg visited Ledomak on Monday and met nurses there."),
        ("es", "Ministra visita Ledomak\n\nLa ministra Anna Berg visitó Ledomak el lunes, una aldea de Kenia."),
        ("en", "Nurses wait\n\nNurses in Ledomak, Kenya, have waited for months. Ledomak has no doctor."),
    )
    assert {m.kind for m in layers.mentions if m.text == "Ledomak"} == {"place"}
    visits = [c for c in layers.claims if c.trigger.text in ("visited", "visitó")]
    names = {e.id: e.name for e in layers.entities}
    assert visits
    assert {names.get((c.place.entity if c.place else None) or "") for c in visits} == {"Ledomak"}


def test_a_listed_town_that_bears_a_part_of_the_name_is_not_meant() -> None:
    layers = record(
        ("es", "Ataque en Puerto Bemaro\n\nHombres armados atacaron el lunes Puerto Bemaro, en Colombia, y mataron a seis personas."),
        ("en", "Six killed in Puerto Bemaro\n\nGunmen killed six people in Puerto Bemaro, Colombia, on Monday."),
    )
    assert {e.place.name for e in layers.events if e.type == "ASSAULT" and e.place} == {"Puerto Bemaro"}


@pytest.mark.parametrize(
    ("language", "text", "around"),
    [
        ("en", "Kenya votes\n\nKenya held a vote on Monday, and Nakuru counted first.", "Read also: Raid on Ledomak"),
        ("fr", "Le Kenya vote\n\nLe Kenya a voté lundi, et Nakuru a compté les voix en premier.", "Lire aussi : Attaque à Ledomak"),
        ("de", "Kenia wählt\n\nKenia hat am Montag gewählt, und Nakuru zählte zuerst.", "Lesen Sie auch: Angriff auf Ledomak"),
    ],
)
def test_what_a_page_prints_around_its_article_names_no_village(language: str, text: str, around: str) -> None:
    layers = record(*RAID, (language, f"{text}\n\n{around}"))
    last = f"r{len(RAID)}"
    assert [p.kind for p in layers.passages if p.report == last and "Ledomak" in p.text] == ["boilerplate"]
    assert not [m.text for m in layers.mentions if m.report == last and "Ledomak" in m.text]
    layers = record(*RAID, (language, f"{text} Ledomak."))
    assert [m.kind for m in layers.mentions if m.report == last and "Ledomak" in m.text] == ["place"]


def test_namesakes_in_two_lands_stay_two() -> None:
    layers = record(
        ("en", "Flood in Ledomak\n\nA flood hit the village of Ledomak in Kenya on Monday. Kenya sent help to Ledomak."),
        (
            "en",
            "Fire in Ledomak\n\nA fire hit the market in the village of Ledomak in Norway on Monday. Norway sent help to Ledomak.",
        ),
    )
    assert sorted(e.country or "" for e in layers.entities if e.name == "Ledomak") == ["KEN", "NOR"]


def test_a_person_of_a_villages_name_stays_one() -> None:
    layers = record(
        ("en", "Raid on Ledomak\n\nGunmen attacked the village of Ledomak in Kenya on Monday."),
        ("en", "Governor speaks\n\nGovernor Peter Ledomak condemned the raid on Tuesday. Mr Ledomak asked for calm."),
    )
    assert {m.kind for m in layers.mentions if m.report == "r1" and "Ledomak" in m.text} == {"person"}


def test_a_village_is_no_listed_namesake_in_a_land_that_nobody_speaks_of() -> None:
    """A small town of Poland is called Kampinos; one of Kenya is on no list."""
    layers = record(
        ("en", "Flood in Kampinos\n\nA flood hit the Kenyan town of Kampinos on Monday, killing three people. Kenya sent help."),
        ("ru", "Наводнение в Кампиносском районе\n\nТри человека погибли в понедельник при наводнении в Кампиносском районе Кении."),
        ("de", "Drei Tote bei Flut in Kampinos\n\nBei einer Flut in der Stadt Kampinos im Norden Kenias starben am Montag drei Menschen."),
    )
    assert {e.country for e in layers.entities if any(n.text in ("Kampinos", "Кампиносском районе") for n in e.names)} == {"KEN"}
    floods = [e for e in layers.events if e.type == "HAZARD" and not e.background]
    assert [(e.place.name, len(e.reports)) for e in floods if e.place] == [("Kampinos", 3)]


def test_a_village_that_is_struck_is_not_the_one_that_distances_are_measured_from() -> None:
    layers = record(
        ("en", "Raid\n\nRebels attacked the village of Ledomak on Monday, killing seven people."),
        ("en", "Second raid\n\nRebels attacked Mwajuro, 30 km from Ledomak, on Monday and killed two people, Kenya said."),
        ("fr", "Deux morts à Mwajuro\n\nDeux personnes ont été tuées lundi dans une attaque contre le village de Mwajuro, au Kenya."),
    )
    raids = {e.place.name: len(e.reports) for e in layers.events if e.type == "ASSAULT" and e.place}
    assert raids == {"Ledomak": 1, "Mwajuro": 2}
