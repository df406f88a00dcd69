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
