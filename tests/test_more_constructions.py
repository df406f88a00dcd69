"""Constructions that news of any place uses: votes counted, leaving custody, strikes ended, accidents that kill, no comment."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead

KILLED = {
    "en": "A storage tank burst on Monday in Nairobi, killing three workers.",
    "es": "Un depósito reventó el lunes en Nairobi y mató a tres obreros.",
    "de": "Am Montag platzte in Nairobi ein Tank, drei Arbeiter kamen ums Leben.",
}


@pytest.mark.parametrize("language", KILLED)
def test_what_bursts_and_kills_is_an_accident(language: str) -> None:
    layers = build(lead(KILLED[language]), language=language)
    (event,) = [e for e in layers.events if any(f.measure == "killed" for f in e.figures)]
    assert event.type == "HAZARD"


VOTED = {
    "en": "Parliament approved the lease of the port on Monday by 70 votes to 61.",
    "es": "El Senado aprobó el lunes la venta del puerto por 70 votos contra 61.",
    "fr": "Le Sénat a approuvé lundi la vente du port par 70 voix contre 61.",
    "de": "Das Parlament billigte am Montag den Verkauf des Hafens mit 70 zu 61 Stimmen.",
    "tr": "Meclis limanın satışını pazartesi günü 70 oyla kabul etti.",
    "ru": "Парламент одобрил в понедельник аренду порта 70 голосами против 61.",
    "uk": "Парламент схвалив у понеділок оренду порту 70 голосами проти 61.",
}


@pytest.mark.parametrize("language", VOTED)
def test_what_is_approved_by_so_many_votes_is_a_decision(language: str) -> None:
    layers = build(lead(VOTED[language]), language=language)
    (claim,) = [c for c in layers.claims if c.type in ("CIVIC", "AGREE", "CONSULT", "SUPPORT")]
    assert (claim.type, claim.mode, claim.modality) == ("CIVIC", "legislate", "asserted")
    assert claim.time is not None
    assert claim.time.start == "2021-06-14"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The singer Joseph Mwangi walked out of prison on Monday after three years."),
        ("es", "El periodista Juan Pérez salió de prisión el lunes."),
        ("fr", "Le journaliste Paul Moreau est sorti de prison lundi."),
        ("ru", "Журналист Иван Петров вышел на свободу в понедельник."),
        ("uk", "Журналіст Іван Гнатюк вийшов на волю в понеділок."),
    ],
)
def test_who_leaves_custody_was_let_go(language: str, text: str) -> None:
    (claim,) = build(lead(text), language=language).claims
    assert claim.type == "CONCEDE"
    assert claim.recipients
    assert not claim.actors


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company Norvik declined to comment on Monday."),
        ("es", "La empresa Norvik declinó hacer comentarios el lunes."),
        ("fr", "La société Norvik a refusé de commenter lundi."),
    ],
)
def test_no_comment_is_no_refusal(language: str, text: str) -> None:
    assert claims_of(build(lead(text), language=language), "REJECT") == []


def test_who_died_of_a_shell_suffered_one_thing() -> None:
    text = "Murió una enfermera, Rosa Medina, alcanzada por un proyectil el 3 de mayo."
    layers = build(lead(text), language="es", published="2021-05-10")
    assert len(claims_of(layers, "ASSAULT")) == 1


def test_a_bus_that_sets_out_is_nobody_on_a_visit() -> None:
    layers = build(lead("Der Bus ist am Dienstag in Bremen aufgebrochen."), language="de")
    assert claims_of(layers, "CONSULT") == []


DECIDED = {
    "en": "The cabinet decided on Monday to blacklist the shipowner Ivan Moss.",
    "es": "El gabinete decidió el lunes congelar las cuentas del naviero Iván Moss.",
    "de": "Das Kabinett entschied am Montag, die Konten des Reeders Ivan Moss einzufrieren.",
    "fr": "Le gouvernement a décidé lundi de sanctionner l'armateur Paul Moreau.",
    "ru": "Кабинет решил в понедельник заморозить счета судовладельца Ивана Петрова.",
    "uk": "Уряд вирішив у понеділок заморозити рахунки судновласника Івана Гнатюка.",
}


@pytest.mark.parametrize("language", DECIDED)
def test_a_sanction_decided_on_is_a_sanction(language: str) -> None:
    (claim,) = claims_of(build(lead(DECIDED[language]), language=language), "SANCTION")
    assert claim.modality == "asserted"


def test_a_sanction_that_is_planned_is_none_yet() -> None:
    (claim,) = claims_of(build(lead("The cabinet plans to blacklist the shipowner Ivan Moss.")), "SANCTION")
    assert claim.modality == "planned"


ROUNDS = {
    "en": "Anna Lindqvist and Joseph Mwangi met in Nairobi on 20, 23 and 27 March.",
    "es": "Anna Lindqvist y Joseph Mwangi se reunieron en Nairobi los días 20, 23 y 27 de marzo.",
    "fr": "Anna Lindqvist et Joseph Mwangi se sont réunis à Nairobi les 20, 23 et 27 mars.",
}


@pytest.mark.parametrize("language", ROUNDS)
def test_days_of_one_month_in_a_list_are_days_of_their_own(language: str) -> None:
    layers = build(lead(ROUNDS[language]), language=language, published="2019-05-10")
    assert [t.when for t in layers.times] == ["2019-03-20", "2019-03-23", "2019-03-27"]
    met = {c.time.start for c in claims_of(layers, "CONSULT") if c.time}
    assert "2019-03-20" in met


def test_a_firm_by_name_is_no_signature() -> None:
    layers = build(lead("El Senado vendió el lunes el puerto a la firma Norvik, con sede en Oslo."), language="es")
    assert claims_of(layers, "AGREE") == []


def test_who_heads_a_union_called_on_its_people_and_not_they_on_somebody() -> None:
    layers = build(lead("Голова профспілки докерів Олег Бондар закликав водіїв не починати страйку."), language="uk")
    (claim,) = claims_of(layers, "REQUEST")
    entity = {e.id: e.name for e in layers.entities}
    assert [entity.get(p.entity or "") for p in claim.actors] == ["Олег Бондар"]
