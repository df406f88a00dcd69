"""What bodies that vote decide, and what takes a vote to be more than it is: invented sentences, read with the shipped models."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, names


def kinds(text: str, language: str) -> list[tuple[str, str | None]]:
    """Type and day of what a sentence says has happened."""
    claims = build(f"{text}\n", language=language).claims
    return [(c.type, c.time.start if c.time else None) for c in claims if c.modality == "asserted" and not c.background]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The town council scrapped the parking fee on Monday."),
        ("en", "Lawmakers threw out the water bill on Monday."),
        ("de", "Der Gemeinderat hat die Hundesteuer am Montag abgeschafft."),
        ("de", "Der Landtag hat am Montag dem neuen Jagdgesetz zugestimmt."),
        ("fr", "Le conseil municipal a supprimé lundi la taxe sur les balcons."),
        ("fr", "Les sénateurs ont rejeté lundi la motion."),
        ("es", "El concejo derogó el lunes la ordenanza de ruidos."),
        ("es", "Los diputados rechazaron el lunes el presupuesto."),
        ("tr", "Belediye meclisi zammı pazartesi günü reddetti."),
        ("tr", "Meclis kanun teklifini pazartesi günü kabul etti."),
        ("ar", "وافق مجلس النواب على الموازنة يوم الاثنين."),
        ("ar", "رفض البرلمان مشروع القانون يوم الاثنين."),
        ("ru", "Городская дума в понедельник отклонила бюджет."),
        ("ru", "Депутаты в понедельник одобрили поправки."),
        ("uk", "Міськрада у понеділок підвищила тариф на воду."),
        ("uk", "Депутати у понеділок затвердили звіт."),
    ],
)
def test_what_a_house_decides_is_a_vote_on_its_day(language: str, text: str) -> None:
    assert kinds(text, language) == [("CIVIC", "2021-06-14")]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The parliament approved the truce on Monday.", "AGREE"),
        ("en", "The rebels agreed to the truce on Monday.", "AGREE"),
        ("en", "The council rejected the accusation on Monday.", "REJECT"),
        ("de", "Die Rebellen haben der Waffenruhe am Montag zugestimmt.", "AGREE"),
        ("es", "El Gobierno derogó el lunes la tasa.", "CONCEDE"),
        ("ru", "Повстанцы в понедельник отклонили предложение.", "REJECT"),
    ],
)
def test_accords_and_reproaches_are_none_of_its_votes(language: str, text: str, kind: str) -> None:
    assert kind in {told for told, _ in kinds(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Der Gemeinderat entließ am Montag den Kämmerer Uwe Lang.", "Gemeinderat"),
        ("en", "A jury convicted the banker Dora Finch on Monday.", "jury"),
        ("es", "El concejo destituyó el lunes al tesorero Luis Mora.", "concejo"),
        ("uk", "Міськрада у понеділок звільнила директора Івана Коваля.", "Міськрада"),
    ],
)
def test_bodies_without_a_name_act(language: str, text: str, who: str) -> None:
    layers = build(f"{text}\n", language=language)
    mentions = {m.id: m.text for m in layers.mentions}
    assert any(who in mentions[str(p.mention)] for c in claims_of(layers, "CIVIC") for p in c.actors)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The charity handed over 40 generators to the clinic on Monday."),
        ("de", "Das Rote Kreuz übergab der Gemeinde am Montag zwei Krankenwagen."),
        ("fr", "La Croix-Rouge a remis lundi 300 matelas aux familles."),
        ("es", "La Cruz Roja entregó el lunes 200 colchones a las familias."),
        ("tr", "Kızılay köye pazartesi günü 40 soba gönderdi."),
        ("ar", "سلم الصليب الأحمر بطانيات إلى الأسر يوم الاثنين."),
        ("ru", "Эстония в понедельник передала больнице три насоса."),
        ("uk", "Литва у понеділок надала громаді два генератори."),
    ],
)
def test_goods_that_change_hands_are_aid_and_nothing_given_up(language: str, text: str) -> None:
    assert kinds(text, language) == [("AID", "2021-06-14")]


@pytest.mark.parametrize(
    ("language", "text", "kind", "who"),
    [
        ("ru", "В понедельник подал в отставку министр транспорта Олег Зимин.", "CIVIC", "Олег Зимин"),
        ("uk", "У понеділок зустрівся з послом губернатор Остап Левченко.", "CONSULT", "Остап Левченко"),
    ],
)
def test_whoever_stands_behind_a_phrase_does_it(language: str, text: str, kind: str, who: str) -> None:
    layers = build(f"{text}\n", language=language)
    (claim,) = claims_of(layers, kind)
    assert who in names(layers, claim.actors + claim.recipients)


def test_a_finite_verb_is_no_adjective_of_its_subject() -> None:
    (claim,) = claims_of(build("La ministra de Salud de la provincia asumió el lunes el cargo.\n", language="es"), "CIVIC")
    assert claim.time is not None
    assert claim.time.start == "2021-06-14"


def test_a_denied_deed_behind_a_comma_is_no_deed() -> None:
    assert [kind for kind, _ in kinds("Der Minister bestritt am Montag, Zeugen bedroht zu haben.", "de")] == ["REJECT"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Lundi, le préfet a rencontré les bûcherons de la vallée."),
        ("de", "Am Montag lieferte ein Hilfswerk Pumpen. Der Stadtrat hat eine Gebühr eingeführt."),
    ],
)
def test_a_deed_of_somebody_without_a_name_is_an_event(language: str, text: str) -> None:
    layers = build(f"Nachrichten aus dem Tal\n\nAnna Lindqvist traf am Sonntag in Nairobi Joseph Mwangi.\n\n{text}\n", language=language)
    told = {c for e in layers.events for c in e.claims}
    assert all(c.id in told for c in layers.claims if not c.background)
