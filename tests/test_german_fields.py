"""Who acts and suffers in German clauses with the verb in two parts, in invented sentences as agencies print them."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of
from tests.test_late_subjects import told
from tidings.layers import Layers


def read(text: str) -> Layers:
    return build(f"{text}\n", language="de", published="2024-03-14")


@pytest.mark.parametrize(
    ("text", "kind", "doers", "sufferers"),
    [
        (
            "Wegen der Gewalt hat die Afrikanische Union am Montag Sanktionen gegen Mali verhängt.",
            "SANCTION",
            {"African Union"},
            {"Mali"},
        ),
        (
            "In Kisumu haben Polizisten am Abend das Lager gestürmt und Dutzende Studenten festgenommen.",
            "COERCE",
            {"Kenyan police"},
            {"Studenten"},
        ),
        (
            "In Bouaké haben in der Nacht Soldaten der Garde Minister Amadou Sylla festgesetzt.",
            "COERCE",
            {"Soldaten der Garde"},
            {"Amadou Sylla"},
        ),
        (
            "Die Staatsanwaltschaft in Ankara erhob am Dienstag Anklage gegen den Abgeordneten Kemal Tuna.",
            "ACCUSE",
            {"Turkish prosecution"},
            {"Kemal Tuna"},
        ),
        (
            "Die Vereinten Nationen haben den Angriff auf Gao scharf verurteilt.",
            "ACCUSE",
            {"United Nations"},
            set(),
        ),
        (
            "Rebellen überfielen am frühen Sonntagmorgen das Dorf Karanta und setzten zahlreiche Häuser in Brand.",
            "ASSAULT",
            {"Rebellen"},
            None,
        ),
        (
            "Die Polizei löste in Quito eine Kundgebung auf und nahm acht Lehrer fest.",
            "COERCE",
            {"Ecuadorian police"},
            {"Lehrer"},
        ),
        (
            "Die Beschäftigten der Häfen legen ab Mittwoch erneut die Arbeit nieder.",
            "PROTEST",
            {"Beschäftigten der Häfen"},
            None,
        ),
    ],
)
def test_all_between_the_two_parts_of_a_verb_is_its_own(text: str, kind: str, doers: set[str], sufferers: set[str] | None) -> None:
    layers = read(text)
    claim = claims_of(layers, kind)[-1]
    assert told(layers, claim.actors) == doers
    assert sufferers is None or told(layers, claim.recipients) == sufferers


def test_the_dead_of_a_flood_stand_behind_place_and_particle() -> None:
    layers = read("Nach Angaben der Behörden kamen bei den Fluten im Süden Perus bislang 31 Menschen ums Leben.")
    (claim,) = claims_of(layers, "HAZARD")
    (figure,) = [f for f in layers.figures if f.id in claim.figures]
    assert (figure.measure, figure.best) == ("killed", 31)


@pytest.mark.parametrize("text", ["Nach der Verhaftung des Bürgermeisters Juan Gil am Montag schlossen in Puno die Läden."])
def test_whom_the_genitive_names_suffers_the_act(text: str) -> None:
    layers = read(text)
    claim = claims_of(layers, "COERCE")[0]
    assert told(layers, claim.recipients) == {"Juan Gil"}
    assert not claim.actors


def test_what_is_said_to_have_happened_is_of_the_day_past() -> None:
    layers = read("Bei Gefechten zwischen der Armee und Kämpfern der Front sollen am Montag acht Hirten getötet worden sein.")
    claims = claims_of(layers, "ASSAULT")
    assert {claim.time.start for claim in claims if claim.time} == {"2024-03-11"}
    assert "planned" not in {claim.modality for claim in claims}


def test_whoever_must_go_has_resigned() -> None:
    layers = read("Nach dem Unglück muss Verkehrsminister Pavel Orlik gehen.")
    (claim,) = claims_of(layers, "CIVIC")
    assert (claim.mode, claim.modality, told(layers, claim.recipients)) == ("resignation", "asserted", {"Pavel Orlik"})


def test_where_a_journey_ends_may_stand_right_before_the_verb() -> None:
    layers = read("Außenministerin Vera Blum ist am Montag zu Gesprächen mit der Führung in Riad eingetroffen.")
    visit = next(c for c in claims_of(layers, "CONSULT") if c.mode == "visit")
    place = {m.id: m.text for m in layers.mentions}[visit.place.mention] if visit.place else None
    assert place == "Riad"


@pytest.mark.parametrize(
    ("text", "doers", "sufferers"),
    [
        ("In Bouaké haben am Montag Rebellen Zivilisten entführt.", "Rebellen", "Zivilisten"),
        ("Am Dienstag haben Islamisten Dorfbewohner getötet.", "Islamisten", "Dorfbewohner"),
        ("Am Samstag haben die Rebellen Soldaten getötet.", "Rebellen", "Soldaten"),
    ],
)
def test_two_plurals_of_people_beside_each_other_are_two(text: str, doers: str, sufferers: str) -> None:
    layers = read(text)
    (claim,) = claims_of(layers, "ASSAULT")
    names = {m.id: m.text for m in layers.mentions}
    assert [names[p.mention] for p in claim.actors if p.mention] == [doers]
    assert [names[p.mention] for p in claim.recipients if p.mention] == [sufferers]
