"""The day of an act in sentences that name another day too, and the place where the hurt were not hurt."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead
from tidings.model import Claim


def days(claim: Claim) -> tuple[str | None, str | None, str] | None:
    return (claim.time.start, claim.time.end, claim.time.basis) if claim.time else None


@pytest.mark.parametrize(
    ("language", "text", "quake", "fire"),
    [
        ("de", "Drei Tage nach dem Erdbeben in Ulm sind bei einem Brand vier Bäcker ums Leben gekommen.", "Erdbeben", "gekommen"),
        ("fr", "Trois jours après le séisme de Bouaké, quatre boulangers ont péri dans un incendie.", "séisme", "péri"),
        ("es", "Tres días después del terremoto de Cuenca, cuatro panaderos murieron en un incendio.", "terremoto", "murieron"),
        ("ru", "Через три дня после землетрясения в Туле четверо пекарей погибли при пожаре.", "землетрясения", "погибли"),
        ("tr", "Tokat'taki depremden üç gün sonra dört fırıncı yangında öldü.", "depremden", "öldü"),
        ("ar", "بعد ثلاثة أيام من الزلزال في طنطا قتل أربعة خبازين في حريق.", "الزلزال", "قتل"),
    ],
)
def test_what_days_are_counted_from_is_another_event(language: str, text: str, quake: str, fire: str) -> None:
    """Printed on the 16th: the quake was on the 13th, the deaths were not, and nothing is still to come."""
    by_word = {c.trigger.text: c for c in build(lead(text), language=language).claims}
    assert days(by_word[quake]) == ("2021-06-13", "2021-06-13", "inferred")
    assert days(by_word[fire]) == ("2021-06-13", "2021-06-16", "inferred")
    assert {c.modality for c in by_word.values()} == {"asserted"}


def test_turkish_day_of_a_statement_is_not_that_of_what_it_tells() -> None:
    text = "Başkan Ayla Demir salı günü verdiği demeçte 60 işçinin öldüğünü söyledi."
    (claim,) = build(lead(text), language="tr").claims
    assert days(claim) == ("2021-06-13", "2021-06-16", "inferred")


def test_turkish_day_of_arrival_is_not_that_of_the_talks() -> None:
    text = "Pazartesi akşamı Tokat'a gelen Bakan Cemal Ergin, Vali Ali Koç ile görüştü."
    (claim,) = claims_of(build(lead(text), language="tr"), "CONSULT")
    assert days(claim) == ("2021-06-13", "2021-06-16", "inferred")


@pytest.mark.parametrize(
    "text",
    ["Salı günü meydana gelen depremde dokuz kişi öldü.", "Salı günü düzenlenen saldırıda dokuz asker öldü."],
)
def test_turkish_day_of_the_quake_or_attack_is_that_of_the_deaths(text: str) -> None:
    (claim,) = build(lead(text), language="tr").claims
    assert days(claim) == ("2021-06-15", "2021-06-15", "stated")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Miners said on Tuesday that nobody would go down the shaft until the army released three drivers."),
        ("es", "Los pescadores dijeron el martes que no zarparían hasta que la armada liberara a tres marineros."),
    ],
)
def test_what_is_waited_for_has_not_happened(language: str, text: str) -> None:
    assert [c.modality for c in claims_of(build(lead(text), language=language), "CONCEDE")] == ["conditional"]


def test_what_ended_the_waiting_has_happened() -> None:
    text = "The fighting went on until the rebels freed seven prisoners on Monday."
    assert [c.modality for c in claims_of(build(lead(text)), "CONCEDE")] == ["asserted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine soldiers were wounded in the attack and taken to a hospital in Kisumu."),
        ("fr", "Deux gendarmes ont été blessés dans l'attaque et transportés à la clinique de Daloa."),
        ("ar", "أصيب تسعة جنود في الهجوم ونقلوا إلى مستشفى طنطا."),
    ],
)
def test_the_hurt_were_not_hurt_in_hospital(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    assert [(c.type, c.place) for c in layers.claims] == [("ASSAULT", None)]


def test_those_who_died_in_hospital_were_hurt_elsewhere() -> None:
    layers = build(lead("Three of the wounded died in a hospital in Nairobi after the shelling of Kisumu."))
    place = layers.claims[0].place
    assert place is not None
    assert {e.id: e.name for e in layers.entities}[place.entity or ""] == "Kisumu"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man from Kisumu spread the rumour. He was arrested on Tuesday."),
        ("ru", "Ложное сообщение опубликовал житель Шахт. Он задержан во вторник и даёт показания."),
    ],
)
def test_somebody_without_a_name_was_arrested_on_a_day(language: str, text: str) -> None:
    (claim,) = claims_of(build(lead(text), language=language), "COERCE")
    assert days(claim) == ("2021-06-15", "2021-06-15", "stated")


@pytest.mark.parametrize(
    ("language", "text", "word", "day"),
    [
        ("de", "Nachdem die Regierung am Montag die Preise erhöht hatte, blockierten Bauern am Dienstag die Straße.", "blockierten", "15"),
        ("de", "Die Bergleute lehnten am Dienstag das Angebot der Regierung ab.", "lehnten", "15"),
        ("de", "Die Bergleute riefen dazu auf, am Samstag vor dem Parlament zu demonstrieren.", "demonstrieren", "19"),
        ("fr", "Le syndicat a appelé les mineurs à manifester samedi à Gao et demandé une enquête.", "manifester", "19"),
        (
            "fr",
            "Après avoir été reçue lundi par le président Issa Traoré, la ministre Ann Lindqvist s'est entretenue mardi avec les maires.",
            "reçue",
            "14",
        ),
        (
            "fr",
            "Après avoir été reçue lundi par le président Issa Traoré, la ministre Ann Lindqvist s'est entretenue mardi avec les maires.",
            "entretenue",
            "15",
        ),
        (
            "es",
            "La jueza fue nombrada el lunes en lugar de Raúl Cano, a quien el Congreso había destituido la víspera.",
            "destituido",
            "13",
        ),
        ("fr", "Un tribunal de Gao a ordonné lundi la libération de douze manifestants.", "libération", "14"),
        ("de", "Ein Gericht in Ulm ordnete am Montag die Freilassung von zwölf Demonstranten an.", "Freilassung", "14"),
        ("es", "Eran las 17.25 del sábado cuando la ministra Ana Robles y Raúl Cano firmaron un acuerdo.", "firmaron", "12"),
        ("es", "Chile anunció el envío de tiendas y de alimentos a Piura.", "envío", "16"),
    ],
)
def test_each_act_has_the_day_of_its_own_clause(language: str, text: str, word: str, day: str) -> None:
    """Printed on Wednesday the 16th."""
    by_word = {c.trigger.text: c for c in build(lead(text), language=language).claims}
    found = days(by_word[word])
    assert found is not None
    assert found[1] == f"2021-06-{day}"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Las lluvias han dejado 31 muertos desde abril."),
        ("es", "Las inundaciones han desplazado a 3.000 personas desde abril."),
        ("fr", "Les inondations ont déplacé 3.000 personnes depuis avril."),
        ("en", "The floods have displaced 3,000 people since April."),
        ("uk", "Повені від квітня забрали життя 31 людини."),
    ],
)
def test_who_is_counted_since_a_month_is_counted_up_to_the_printing(language: str, text: str) -> None:
    (flood,) = claims_of(build(text + "\n", language=language), "HAZARD")
    assert days(flood) == ("2021-04-01", "2021-06-16", "stated")
