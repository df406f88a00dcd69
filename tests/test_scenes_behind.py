"""Acts that only set the scene for others ("after two attacks") keep their own count, place and day."""

from __future__ import annotations

import pytest

from tests.test_claims import build

SCENES = [
    ("en", "The army captured 23 rebels near Garissa on Friday, after two attacks that left 17 people dead in the north this week.", 17),
    ("en", "After two attacks that left 17 people dead in the north this week, the army captured 23 rebels near Garissa on Friday.", 17),
    ("es", "El ejército capturó a 23 rebeldes cerca de Garissa el viernes, tras dos ataques que dejaron 17 muertos en el norte.", 17),
]


@pytest.mark.parametrize(("language", "text", "dead"), SCENES)
def test_the_dead_of_earlier_attacks_are_not_those_of_what_came_after(language: str, text: str, dead: int) -> None:
    layers = build(text + "\n", language=language, published="2023-10-07")
    figures = {f.id: f for f in layers.figures}
    told = [[(figures[f].measure, figures[f].best) for f in claim.figures] for claim in layers.claims]
    assert not any(("captured", 23) in own and ("killed", dead) in own for own in told)
    killed = next(f for f in layers.figures if f.measure == "killed")
    captured = next(f for f in layers.figures if f.measure == "captured")
    assert (killed.scope, captured.scope) == ("total", "incident")
    assert not any({"killed", "captured"} <= {f.measure for f in event.figures} for event in layers.events)


def test_attacks_that_others_come_after_are_not_put_in_the_town_of_these() -> None:
    (attacks,) = [c for c in build(SCENES[0][1] + "\n", published="2023-10-07").claims if c.trigger.text == "attacks"]
    assert attacks.place is None
