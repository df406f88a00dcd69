"""What is one event though its reports differ in small things, and what stays two."""

from __future__ import annotations

import pytest

from tidings.layers import Layers
from tidings.model import Dated, Event, Report
from tidings.pipeline import run


def events_of(layers: Layers, kind: str) -> list[Event]:
    return [e for e in layers.events if e.type == kind]


def record(*reports: tuple[str, str, str]) -> Layers:
    """The record of some texts, each with its language and day of printing."""
    dated = [(code, Dated(day, "day", "markup"), text) for code, day, text in reports]
    return run([Report(f"r{n}", f"{n}", text, language=code, published=day) for n, (code, day, text) in enumerate(dated)])


@pytest.mark.parametrize(
    ("language", "text", "day", "killed"),
    [
        (
            "en",
            "Boats sailed into Garissa on Thursday with blankets, the first to arrive there since the mill was "
            "bombed on May 7, killing 14 people.",
            "2024-05-07",
            14,
        ),
        ("en", "The governor resigned on Monday, weeks after shells hit a school on 2 May, killing nine children.", "2024-05-02", 9),
        (
            "es",
            "Los camiones llegaron a Garissa el jueves, la primera ayuda desde que el mercado fue bombardeado el 7 de mayo, "
            "matando a 14 personas.",
            "2024-05-07",
            14,
        ),
    ],
)
def test_a_participle_is_of_the_clause_right_before_it(language: str, text: str, day: str, killed: int) -> None:
    layers = record((language, "2024-05-20", f"{text}\n"))
    (event,) = events_of(layers, "ASSAULT")
    assert event.date.start == day
    figures = {f.measure: f.best for f in event.figures}
    assert language == "es" or figures == {"killed": killed}


def test_what_is_said_behind_a_clause_is_not_its_outcome() -> None:
    text = "Ministers Anna Brunn and Joseph Mwangi met on Monday after rebels attacked Garissa on 2 May, saying they wanted peace.\n"
    layers = record(("en", "2024-05-20", text))
    (event,) = events_of(layers, "ASSAULT")
    assert event.date.start == "2024-05-02"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed five people in Garissa on Monday. The toll of the attack rose to seven when two "
            "wounded men died in Mombasa hospital.",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué Garissa lundi. « Huit bandits ont été tués », a dit le maire, selon qui trois gardes "
            "ont été blessés et transportés à l'hôpital de Mombasa.",
        ),
        (
            "ar",
            "قتل مسلحون أربعة حراس في غاريسا يوم الإثنين. وارتفع عدد قتلى الهجوم إلى 6 بعد أن توفي جريحان في مستشفى مومباسا.",
        ),
    ],
)
def test_where_the_hurt_were_brought_is_not_where_it_happened(language: str, text: str) -> None:
    layers = record((language, "2024-05-21", f"{text}\n"))
    names = {e.id: {n.text for n in e.names} for e in layers.entities}
    places = [names[e.place.entity or ""] for e in events_of(layers, "ASSAULT") if e.place]
    assert places
    assert all(place & {"Garissa", "غاريسا", "بلدة غاريسا"} for place in places)


def test_an_attack_on_a_hospital_is_where_the_hospital_is() -> None:
    layers = record(("en", "2024-05-21", "Shells killed nine people in Mombasa hospital on Monday.\n"))
    (event,) = events_of(layers, "ASSAULT")
    assert event.place is not None


QUAKES = (
    ("en", "2024-05-07", "An earthquake killed 19 people in Kenya on Monday, the interior ministry said.\n"),
    ("de", "2024-05-08", "Bei dem Erdbeben in Kenia sind am Montag mindestens 40 Menschen ums Leben gekommen.\n"),
    ("es", "2024-05-08", "El terremoto del lunes en Kenia dejó 60 muertos.\n"),
)


@pytest.mark.parametrize("other", QUAKES[1:])
def test_one_earthquake_of_a_day_and_a_land_is_one_whatever_its_toll(other: tuple[str, str, str]) -> None:
    (event,) = events_of(record(QUAKES[0], other), "HAZARD")
    assert set(event.reports) == {"r0", "r1"}


def test_two_earthquakes_of_two_days_are_two() -> None:
    layers = record(
        QUAKES[0],
        ("de", "2024-05-10", "Bei einem Erdbeben in Kenia sind am Donnerstag mindestens 40 Menschen ums Leben gekommen.\n"),
    )
    assert len(events_of(layers, "HAZARD")) == 2


def test_an_accord_without_its_parties_is_that_of_its_day_and_town() -> None:
    signed = "Sweden and Kenya signed an agreement in Garissa on Friday.\n"
    later = "Drivers still wait, though the agreement signed in Garissa last Friday gave both sides ten days.\n"
    (event,) = events_of(record(("en", "2024-05-04", signed), ("en", "2024-05-08", later)), "AGREE")
    assert event.reports == ("r0", "r1")


def test_an_accord_without_its_parties_is_not_that_of_another_town() -> None:
    signed = "Sweden and Kenya signed an agreement in Garissa on Friday.\n"
    later = "Drivers still wait, though the agreement signed in Mombasa last Friday gave both sides ten days.\n"
    assert len(events_of(record(("en", "2024-05-04", signed), ("en", "2024-05-08", later)), "AGREE")) == 2


@pytest.mark.parametrize(
    ("language", "text", "kind", "killed"),
    [
        ("en", "Villagers in Lodvik remembered the flood of 2 May, which killed nine people.", "HAZARD", 9),
        ("en", "The priest spoke of the shelling of Garissa on May 2, in which six herders died.", "ASSAULT", 6),
        ("fr", "Les habitants se souviennent de l'inondation du 2 mai, qui a tué neuf personnes.", "HAZARD", 9),
        ("de", "Der Bericht schweigt über den Beschuss von Garissa am 2. Mai, bei dem sechs Dorfbewohner starben.", "ASSAULT", 6),
        ("es", "El texto no dice nada del bombardeo de Garissa del 2 de mayo, en el que murieron seis aldeanos.", "ASSAULT", 6),
        ("ru", "В докладе ничего не сказано об обстреле Гариссы 2 мая, при котором погибли шесть жителей.", "ASSAULT", 6),
    ],
)
def test_what_came_of_an_act_is_of_its_day_and_kind(language: str, text: str, kind: str, killed: int) -> None:
    (event,) = [e for e in record((language, "2024-05-25", f"{text}\n")).events if e.type in ("HAZARD", "ASSAULT")]
    assert event.type == kind
    assert (event.date.start, event.date.end) == ("2024-05-02", "2024-05-02")
    assert {f.measure: f.best for f in event.figures} == {"killed": killed}


def test_a_relative_clause_on_somebody_is_not_of_the_act_that_he_came_from() -> None:
    text = "The governor visited Garissa on Monday after the attack of 2 May and met a doctor whose brother was killed last week.\n"
    layers = record(("en", "2024-05-25", text))
    assert not any(c.refers for c in layers.claims if c.trigger.text == "killed")


WRECKS = (
    ("en", "2024-05-08", "Fourteen people died when a ferry sank in Kenya on Monday, the navy said.\n"),
    ("es", "2024-05-12", "El naufragio, registrado el 6 de mayo cerca de Kenia, causó 31 muertos, según el puerto.\n"),
    ("es", "2024-05-12", "El naufragio, registrado el 7 de mayo cerca de Kenia, causó 31 muertos, según el puerto.\n"),
)


def test_one_shipwreck_of_a_day_and_a_land_is_one_whatever_its_toll() -> None:
    (event,) = events_of(record(WRECKS[0], WRECKS[1]), "HAZARD")
    assert set(event.reports) == {"r0", "r1"}


def test_shipwrecks_of_two_days_are_two() -> None:
    assert len(events_of(record(WRECKS[0], WRECKS[2]), "HAZARD")) == 2


def test_a_headline_names_the_region_of_the_village_that_the_text_names() -> None:
    text = (
        "Deadly attack on army post in Zembuka\n\n"
        "Gunmen attacked an army post near the village of Lodvik, in eastern Kenya, on Monday. Five soldiers were killed.\n"
    )
    (event,) = events_of(record(("en", "2024-05-21", text)), "ASSAULT")
    assert event.place is not None
    assert event.place.name == "Lodvik"


def test_two_villages_of_one_text_are_two_attacks() -> None:
    text = (
        "News of the day from the valley\n\n"
        "Gunmen killed five soldiers in the village of Lodvik on Monday. "
        "On Monday gunmen killed nine villagers in the village of Zembuka.\n"
    )
    assert len(events_of(record(("en", "2024-05-21", text)), "ASSAULT")) == 2


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        (
            "fr",
            "CONSULT",
            "La ministre Anna Lindqvist a reçu lundi à Oslo le maire Joseph Mwangi, un mois après leur rencontre de Nairobi.",
        ),
        ("en", "CONSULT", "Minister Anna Lindqvist and Nairobi met in Nairobi on Monday."),
        ("es", "AGREE", "El acuerdo de Nairobi del 3 de mayo puso fin a la huelga."),
    ],
)
def test_the_town_where_it_was_is_no_party_to_it(language: str, kind: str, text: str) -> None:
    layers = record((language, "2024-05-21", f"{text}\n"))
    names = {e.id: e.name for e in layers.entities}
    events = [e for e in events_of(layers, kind) if e.place and e.place.name == "Nairobi"]
    assert events
    for event in events:
        assert "Nairobi" not in {names[a] for a in (*event.actors, *event.recipients)}


def test_a_town_that_stands_for_its_government_stays_a_party() -> None:
    layers = record(("en", "2024-05-21", "Nairobi signed an agreement with Oslo in Garissa on Monday.\n"))
    (event,) = events_of(layers, "AGREE")
    assert len({*event.actors, *event.recipients}) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry Alba Maris sank off Mombasa in Kenya on Monday evening, killing at least 14 passengers, the coast guard said."),
        ("es", "El transbordador Alba Maris se hundió el lunes frente a Mombasa, matando a 14 pasajeros."),
        ("en", "A bus of the company Transmar crashed near Nakuru in Kenya on Monday, killing 14 people."),
    ],
)
def test_what_went_down_attacked_nobody(language: str, text: str) -> None:
    layers = record((language, "2024-03-05", f"{text}\n"))
    assert not events_of(layers, "ASSAULT")
    (event,) = events_of(layers, "HAZARD")
    assert not event.actors
    assert [(f.measure, f.best or f.low) for f in event.figures] == [("killed", 14)]


def test_soldiers_who_shoot_attack_though_a_participle_tells_of_the_dead() -> None:
    layers = record(("en", "2024-03-05", "Soldiers of Kenya shot at a crowd in Garissa on Monday, killing nine people.\n"))
    assert [e.type for e in layers.events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "CONCEDE",
            ("en", "2024-05-15", "Ugandan rebels released 14 soldiers in Garissa on 14 May, the army said."),
            ("de", "2024-05-16", "Vierzehn Soldaten sind am 14. Mai in Garissa freigelassen worden."),
        ),
        (
            "CIVIC",
            ("en", "2024-05-15", "Kenya's parliament passed a motion of no confidence in Minister Peter Otieno on 14 May."),
            ("en", "2024-05-16", "Kenya's parliament dismissed Minister Peter Otieno on 14 May."),
        ),
    ],
)
def test_a_deed_of_one_day_is_one_though_its_reports_name_or_call_it_otherwise(
    kind: str, one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    assert [e.reports for e in events_of(record(one, other), kind)] == [("r0", "r1")]


def test_two_releases_of_a_day_by_two_sides_are_two() -> None:
    layers = record(
        ("en", "2024-05-15", "Uganda released 14 soldiers in Garissa on 14 May."),
        ("de", "2024-05-16", "Somalia hat am 14. Mai in Garissa 14 Soldaten freigelassen."),
    )
    assert len(events_of(layers, "CONCEDE")) == 2


def test_no_disaster_is_dated_after_it_was_first_in_print() -> None:
    visit = "Çevre Bakanı Selma Aksu, depremin vurduğu Gürcistan'ın Kelba kentinde cuma günü yıkılan evleri gezdi. "
    found = record(
        ("en", "2021-03-10", "An earthquake killed 19 people in the town of Kelba in Georgia, the emergency ministry said.\n"),
        ("tr", "2021-03-12", visit + "Depremde hayatını kaybedenlerin sayısı 21 olarak açıklandı.\n"),
    )
    (quake,) = events_of(found, "HAZARD")
    assert len(quake.reports) == 2 and quake.date.end == "2021-03-10"
