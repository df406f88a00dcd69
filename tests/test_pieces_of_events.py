"""Events that reports tell in pieces: who signed, who leads, on which day it was said; invented sentences, read with the shipped models."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, names
from tidings.layers import Layers
from tidings.model import Event


def days_of(layers: Layers, kind: str) -> set[tuple[str | None, str | None]]:
    return {(c.time.start, c.time.end) for c in claims_of(layers, kind) if c.time is not None}


def events_of(layers: Layers, kind: str) -> list[Event]:
    return [e for e in layers.events if e.type == kind]


def actors_of(layers: Layers, event: Event) -> set[str]:
    entity = {e.id: e.name for e in layers.entities}
    return {entity[a] for a in event.actors}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police arrested nine men in Garissa on Saturday, June 12. The Kenyan government accuses Al-Shabaab of hiding behind them."),
        ("fr", "La police a arrêté neuf hommes à Garissa samedi 12 juin. Le gouvernement kényan dénonce les propos de Joseph Mwangi."),
        (
            "de",
            "Die Polizei nahm am Samstag, dem 12. Juni, in Garissa neun Männer fest. Die Regierung Kenias kritisiert Joseph Mwangi scharf.",
        ),
    ],
)
def test_what_is_said_in_the_present_is_of_the_day_of_printing(language: str, text: str) -> None:
    layers = build(text + "\n", language=language)
    assert days_of(layers, "ACCUSE") == {("2021-06-16", "2021-06-16")}


def test_what_is_said_is_not_dated_back_to_what_it_is_about() -> None:
    text = (
        "The Red Cross appealed on Tuesday for 3 million dollars. The river had flooded Garissa on June 7, driving out 900 people. "
        "The Red Cross urged Kenya to open the schools to them.\n"
    )
    assert days_of(build(text), "REQUEST") == {("2021-06-15", "2021-06-15")}


def test_a_day_inside_of_a_quotation_is_not_that_of_the_next_saying() -> None:
    text = (
        'Envoy Anna Lindqvist arrived in Nairobi on Monday. "Today Kenya faces a threat," she told reporters. '
        'Her adviser Joseph Mwangi said Kenya "strongly condemned the attacks of Al-Shabaab".\n'
    )
    condemned = [c for c in claims_of(build(text), "ACCUSE") if c.trigger.text == "condemned"]
    assert [c.time.start for c in condemned if c.time] == ["2021-06-14"]


def test_an_office_with_its_article_written_on_it_means_its_holder() -> None:
    text = "زار وزير المياه عبد الله ولد سالم نيروبي يوم الثلاثاء. ودعا الوزير كينيا إلى فتح المدارس فوراً.\n"
    layers = build(text, language="ar")
    (claim,) = claims_of(layers, "REQUEST")
    assert {c.actors[0].entity for c in claims_of(layers, "CONSULT")} == {claim.actors[0].entity}


def test_a_dateline_that_ends_in_a_stop_and_a_dash_is_no_subject() -> None:
    text = "Nairobi, 15 jun.- Kenia dará dos millones de dólares a los damnificados, anunció este martes la ministra Anna Lindqvist.\n"
    layers = build(text, language="es")
    (claim,) = claims_of(layers, "AGREE")
    assert names(layers, claim.actors) == {"Kenya"}


def test_to_come_first_in_a_vote_is_no_visit() -> None:
    text = "Le candidat Joseph Mwangi est arrivé en tête du second tour de l'élection présidentielle de dimanche au Kenya.\n"
    layers = build(text, language="fr")
    assert claims_of(layers, "CONSULT") == []
    assert claims_of(layers, "CIVIC") != []


def test_to_arrive_in_a_town_is_still_a_visit() -> None:
    layers = build("La ministre Anna Lindqvist est arrivée à Nairobi mardi.\n", language="fr")
    assert len(claims_of(layers, "CONSULT")) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A general strike began in Kenya on Monday. The strike's leader, Anna Lindqvist, said that nobody was at work."),
        ("fr", "Une grève générale a commencé lundi au Kenya. L'organisatrice de la grève, Anna Lindqvist, parle d'un succès."),
        ("de", "Ein Generalstreik begann am Montag in Kenia. Die Organisatorin des Streiks, Anna Lindqvist, sprach von einem Erfolg."),
        ("es", "Una huelga general comenzó el lunes en Kenia. La líder de la huelga, Anna Lindqvist, habló de un éxito."),
    ],
)
def test_who_leads_a_strike_takes_part_in_it(language: str, text: str) -> None:
    layers = build(text + "\n", language=language)
    (event,) = events_of(layers, "PROTEST")
    assert actors_of(layers, event) == {"Anna Lindqvist"}


def test_who_speaks_of_a_strike_does_not_lead_it() -> None:
    layers = build("A general strike began in Kenya on Monday. The strike's critic, Anna Lindqvist, said that shops were open.\n")
    assert all("Anna Lindqvist" not in actors_of(layers, event) for event in events_of(layers, "PROTEST"))


@pytest.mark.parametrize("opening", ["On 3 June the two sides", "On 3 June the two countries", "On June 3 both sides"])
def test_the_two_sides_are_the_two_bodies_that_have_just_acted(opening: str) -> None:
    text = f"Kenya and Somalia quarrelled over a river for months. {opening} agreed in Garissa on a notice before every release of water.\n"
    layers = build(text)
    (claim,) = claims_of(layers, "AGREE")
    assert names(layers, claim.actors) == {"Kenya", "Somalia"}


def test_the_signing_of_an_accord_told_before_is_that_accord() -> None:
    text = (
        "Kenya and Somalia today signed in Nairobi an agreement on fishing. It allows forty boats to fish.\n\n"
        "The agreement was signed by the Kenyan minister of fisheries, Joseph Mwangi, and by the Somali envoy, Anna Lindqvist.\n"
    )
    assert len(events_of(build(text), "AGREE")) == 1


def test_two_agreements_of_other_parties_on_one_day_stay_two() -> None:
    one = "Kenya and Somalia signed an agreement on fishing in Nairobi on Tuesday.\n"
    other = (
        "President Joseph Mwangi and his rival Anna Lindqvist signed an agreement in Nairobi on Tuesday. "
        "The government pledges to free 19 men.\n"
    )
    found = events_of(build(one, other), "AGREE")
    assert sorted(event.reports for event in found if len(event.actors) > 1) == [("r0",), ("r1",)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Defence Minister Joseph Mwangi promised retribution against Al-Shabaab on Tuesday."),
        ("fr", "Le ministre de la Défense, Joseph Mwangi, a promis une riposte mardi."),
        ("es", "El ministro de Defensa, Joseph Mwangi, ha prometido represalias este martes."),
        ("de", "Verteidigungsminister Joseph Mwangi hat am Dienstag Vergeltung angekündigt."),
    ],
)
def test_retaliation_promised_is_a_threat_and_no_agreement(language: str, text: str) -> None:
    layers = build(text + "\n", language=language)
    assert len(claims_of(layers, "THREATEN")) == 1
    assert claims_of(layers, "AGREE") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A conference of donors in Nairobi on June 20 was postponed, the ministry said."),
        ("fr", "La conférence des donateurs prévue le 20 juin à Nairobi a été reportée, a dit le ministère."),
        ("es", "La conferencia de donantes prevista el 20 de junio en Nairobi fue aplazada, dijo el ministerio."),
    ],
)
def test_a_meeting_put_off_by_nobody_known_is_no_refusal(language: str, text: str) -> None:
    layers = build(text + "\n", language=language)
    assert claims_of(layers, "REJECT") == []
    assert all(claim.modality in ("denied", "planned") for claim in claims_of(layers, "CONSULT"))
