"""One sentence that tells of several events: days and places in a list, a total parted by place, sides told of before."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead, names
from tidings.layers import Layers
from tidings.model import Claim


def told(layers: Layers, kind: str) -> set[tuple[str | None, str | None]]:
    """First day and place of the claims of a type."""
    name = {e.id: e.name for e in layers.entities}
    return {(c.time.start if c.time else None, name.get(c.place.entity or "") if c.place else None) for c in claims_of(layers, kind)}


@pytest.mark.parametrize(
    ("language", "sentence", "places"),
    [
        ("en", "The ministers met twice, on 3 May in Nairobi and on 7 June in Berlin.", ("Nairobi", "Berlin")),
        ("fr", "Les ministres se sont rencontrés le 3 mai à Nairobi et le 7 juin à Berlin.", ("Nairobi", "Berlin")),
        ("es", "Los ministros se reunieron el 3 de mayo en Nairobi y el 7 de junio en Mombasa.", ("Nairobi", "Mombasa")),
        ("de", "Die Minister trafen sich am 3. Mai in Nairobi und am 7. Juni in Berlin.", ("Nairobi", "Berlin")),
    ],
)
def test_each_day_of_a_list_is_a_meeting_of_its_own(language: str, sentence: str, places: tuple[str, str]) -> None:
    layers = build(lead(sentence), language=language)
    assert told(layers, "CONSULT") == {("2021-05-03", places[0]), ("2021-06-07", places[1])}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Minister trafen sich am 3. und 7. Mai in Nairobi und erneut am 15. Mai."),
        ("en", "The ministers met on 3 and 7 May in Nairobi and again on 15 May."),
        ("es", "Los ministros se reunieron los días 3 y 7 de mayo en Nairobi y de nuevo el 15 de mayo."),
    ],
)
def test_the_one_place_among_several_days_is_that_of_them_all(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert told(layers, "CONSULT") == {("2021-05-03", "Nairobi"), ("2021-05-07", "Nairobi"), ("2021-05-15", "Nairobi")}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Some 4,000 people marched through Nairobi and, at the same hour, 900 through Mombasa on 12 May."),
        ("fr", "Quelque 4 000 personnes ont défilé à Nairobi et 900 à Mombasa le 12 mai."),
        ("es", "Unas 4.000 personas marcharon en Nairobi y otras 900 en Mombasa el 12 de mayo."),
        ("de", "Rund 4000 Menschen demonstrierten am 12. Mai in Nairobi und 900 in Mombasa."),
    ],
)
def test_crowds_in_two_towns_are_two_demonstrations(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert told(layers, "PROTEST") == {("2021-05-12", "Nairobi"), ("2021-05-12", "Mombasa")}


def test_a_clause_on_one_day_of_a_list_is_of_that_day_alone() -> None:
    text = "The ministers met three times: in Nairobi on 3 May, where they signed a treaty, in Berlin on 7 May and in Oslo on 9 May."
    layers = build(lead(text))
    assert {day for day, _ in told(layers, "CONSULT")} == {"2021-05-03", "2021-05-07", "2021-05-09"}
    assert {day for day, _ in told(layers, "AGREE")} == {"2021-05-03"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The unions called off on Tuesday the general strike that was planned for Friday."),
        ("es", "Los maestros de Garissa suspendieron el martes la huelga prevista para el viernes."),
    ],
)
def test_two_days_that_are_no_list_are_of_one_event(language: str, sentence: str) -> None:
    assert len(claims_of(build(lead(sentence), language=language), "PROTEST")) < 2


def test_a_day_that_only_explains_another_is_no_second_event() -> None:
    layers = build(lead("Eleven sailors were freed on Tuesday, the last day of the ceasefire."))
    assert len(claims_of(layers, "CONCEDE")) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Nineteen people were arrested on Monday, twelve in Nairobi and seven in Mombasa."),
        ("fr", "Dix-neuf personnes ont été arrêtées lundi, douze à Nairobi et sept à Mombasa."),
        ("es", "Diecinueve personas fueron detenidas el lunes, doce en Nairobi y siete en Mombasa."),
    ],
)
def test_a_total_is_parted_by_place(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    name = {e.id: e.name for e in layers.entities}
    best = {f.id: f.best for f in layers.figures}

    def placed(claim: Claim) -> tuple[str | None, list[float | None]]:
        return name.get(claim.place.entity or "") if claim.place else None, [best[f] for f in claim.figures]

    assert sorted(map(placed, claims_of(layers, "COERCE")), key=str) == [("Mombasa", [7]), ("Nairobi", [12]), (None, [19])]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya accused Somalia of an attack. Somalia denied it. The two countries signed an agreement in Nairobi on Monday."),
        ("de", "Kenia beschuldigte den Nachbarn. Somalia wies das zurück. Beide Seiten unterzeichneten am Montag ein Abkommen."),
        ("ru", "Кения обвинила соседа в нападении. Сомали отвергло обвинения. Обе стороны подписали соглашение в понедельник."),
    ],
)
def test_the_two_sides_are_the_two_that_acted_before(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    (claim,) = claims_of(layers, "AGREE")
    assert len(names(layers, claim.actors)) == 2


def test_two_men_are_not_the_states_named_before() -> None:
    layers = build(lead("Kenya accused Somalia of an attack. Somalia denied it. Two men met in Nairobi on Monday."))
    (claim,) = claims_of(layers, "CONSULT")
    assert not names(layers, claim.actors) & {"Kenya", "Somalia"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The gendarmerie carried out two operations on Monday. In Mombasa, twelve people were arrested."),
        ("fr", "La gendarmerie a mené lundi deux opérations. À Mombasa, douze personnes ont été interpellées."),
        ("es", "La gendarmería realizó el lunes dos operaciones. En Mombasa fueron detenidas doce personas."),
    ],
)
def test_an_arrest_without_a_doer_is_the_work_of_the_force_told_of_before(language: str, text: str) -> None:
    (claim,) = claims_of(build(lead(text), language=language), "COERCE")
    assert len(claim.actors) == 1


def test_of_two_forces_neither_is_taken_to_have_arrested() -> None:
    text = "The police watched the march on Monday. The army closed the port. In Mombasa, twelve people were arrested."
    arrests = [c for c in claims_of(build(lead(text)), "COERCE") if c.mode == "arrest"]
    assert [c.actors for c in arrests] == [()]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Police dispersed a march of dockers in Mombasa on Monday."),
        ("fr", "La police a dispersé lundi une marche de dockers à Mombasa."),
        ("es", "La policía dispersó el lunes una marcha de estibadores en Mombasa."),
    ],
)
def test_who_breaks_up_a_march_does_not_march(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    marches = claims_of(layers, "PROTEST")
    assert marches
    assert not any("olic" in n for c in marches for n in names(layers, c.actors))


def test_people_arrested_at_a_march_arrest_nobody() -> None:
    (claim,) = claims_of(build(lead("The 23 people arrested at a march in Mombasa are still in prison.")), "COERCE")
    assert not claim.actors
    assert claim.recipients


def test_fighters_of_a_body_are_that_body() -> None:
    layers = build(lead("Fighters of the Garissa Liberation Front attacked an army post on Monday."))
    (claim,) = claims_of(layers, "ASSAULT")
    assert names(layers, claim.actors) == {"Garissa Liberation Front"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Anna Lindqvist came first in Sunday's election, according to results proclaimed on Tuesday by the commission."),
        ("fr", "Anna Lindqvist est arrivée en tête de l'élection de dimanche, selon les résultats proclamés mardi par la commission."),
    ],
)
def test_a_vote_and_the_announcing_of_its_results_are_two_events(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    by_mode = {c.mode: c for c in claims_of(layers, "CIVIC")}
    assert set(by_mode) == {"election", "results"}
    assert by_mode["results"].time is not None
    assert by_mode["results"].time.start == "2021-06-15"
    assert by_mode["election"].time is None or by_mode["election"].time.start != "2021-06-15"


def test_initials_of_an_agency_are_no_place() -> None:
    text = "GARISSA, Kenya (ALI) - Rebels attacked an army post at Wajir on Monday, the army told ALI."
    layers = build(lead(text))
    name = {e.id: e.name for e in layers.entities}
    assert {name.get(e.place.entity or "") for e in layers.events if e.place and e.type == "ASSAULT"} == {"Wajir"}


def test_what_only_did_not_happen_is_no_event() -> None:
    layers = build(lead("The rebels attacked Garissa on Monday. Nobody has apologised to the farmers of Garissa."))
    assert {e.type for e in layers.events} == {"ASSAULT"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", 'Anna Lindqvist a averti : "Si un seul marin reste en cellule vendredi matin, nous relançons la grève."'),
        ("en", 'Anna Lindqvist warned: "If a single miner is still in prison on Friday, we resume the strike."'),
        ("de", "Anna Lindqvist warnte: »Wenn die Seeleute am Freitag noch im Gefängnis sitzen, streiken wir wieder.«"),
        ("de", "Anna Lindqvist warnte: «Wenn die Bergleute am Freitag noch im Gefängnis sitzen, streiken wir wieder.»"),
    ],
)
def test_what_would_follow_is_no_strike(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert not [c for c in claims_of(layers, "PROTEST") if c.modality == "asserted"]
    assert "PROTEST" not in {e.type for e in layers.events}
