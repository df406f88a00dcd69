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
        ("en", "Joseph Mwangi walked out of custody on Monday when somebody paid his bail."),
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
    text = "Murió un estudiante, Juan Pérez, alcanzado por un proyectil el 3 de mayo, y al menos 40 personas resultaron heridas."
    layers = build(lead(text), language="es", published="2021-05-10")
    assert len(claims_of(layers, "ASSAULT")) == 1


def test_a_convoy_that_sets_out_is_nobody_on_a_visit() -> None:
    layers = build(lead("Der Konvoi ist am Montag in Ulm aufgebrochen."), language="de")
    assert claims_of(layers, "CONSULT") == []
