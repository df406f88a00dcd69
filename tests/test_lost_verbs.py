"""Who acts in English ledes whose main verb a small parser loses, and whose weapons strike, in invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of
from tests.test_late_subjects import told


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("Togo's military ousted President Kodjo Adjavon in August 2021.", "CIVIC", {"Togolese armed forces"}),
        ("The Norwegian Coast Guard on Sunday seized a trawler off Bergen.", "COERCE", {"Norwegian Coast Guard"}),
        ("Kenyan warplanes struck a camp near Garissa on Monday.", "ASSAULT", {"Kenyan armed forces"}),
        ("Malian drones hit a fuel depot near Kidal on Friday, the governor said.", "ASSAULT", {"Malian armed forces"}),
        ("Last Friday army helicopters attacked two villages near Kidal.", "ASSAULT", {"Malian armed forces"}),
    ],
)
def test_the_main_verb_behind_a_noun_has_it_for_its_subject(text: str, kind: str, doers: set[str]) -> None:
    layers = build(f"{text}\n", language="en", published="2024-03-14")
    (claim,) = claims_of(layers, kind)
    assert told(layers, claim.actors) == doers


def test_a_day_that_opens_a_sentence_with_last_is_its_day() -> None:
    layers = build("Last Friday army helicopters attacked two villages near Kidal.\n", language="en", published="2024-03-14")
    (claim,) = claims_of(layers, "ASSAULT")
    assert claim.time is not None
    assert claim.time.start == "2024-03-08"


def test_weapons_of_nobody_are_nobody() -> None:
    layers = build("Drones hit a fuel depot near Kidal on Friday.\n", language="en", published="2024-03-14")
    (claim,) = claims_of(layers, "ASSAULT")
    assert not claim.actors


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("Insurgents fired Chinese rockets at Bukavu, killing six.", "Chinese"),
        ("British missiles fired by Qatar killed eight people in Aden.", "British"),
        ("Hezbollah fighters fired Syrian missiles at a freighter.", "Syrian"),
        ("Israeli drones sold to Morocco struck a market in Smara.", "Israeli"),
        ("Iranian drones shot down over Odesa caused no casualties.", "Iranian"),
        ("Poland said Belarusian missiles were shot down by its army.", "Belarusian"),
        ("A Spanish jet struck a bird and landed in Porto.", "Spanish"),
        ("A Ugandan helicopter crashed in Gulu, killing four.", "Ugandan"),
        ("A Swiss helicopter rescued three hikers.", "Swiss"),
        ("Syrian missiles seized by the navy were shown to reporters.", "Syrian"),
    ],
)
def test_arms_in_whatever_hands_are_not_the_army_of_the_state_that_made_them(text: str, army: str) -> None:
    layers = build(f"{text}\n", language="en", published="2024-03-14")
    assert not [e.name for e in layers.entities if army in e.name]


def test_whose_missiles_it_speaks_of_is_not_whose_army_speaks() -> None:
    layers = build("The army said Syrian missiles killed three.\n", language="en", published="2024-03-14")
    (claim,) = claims_of(layers, "ASSAULT")
    assert told(layers, claim.actors) == {"Syrian armed forces"}
    assert "Syrian armed forces" not in told(layers, claim.attribution.sources if claim.attribution else ())


@pytest.mark.parametrize(
    "text", ["Pakistani fighter jets have struck a camp near Khost.", "Pakistani missiles killed three people in Khost."]
)
def test_arms_that_strike_are_their_army(text: str) -> None:
    layers = build(f"{text}\n", language="en", published="2024-03-14")
    (claim,) = claims_of(layers, "ASSAULT")
    assert told(layers, claim.actors) == {"Pakistani armed forces"}
