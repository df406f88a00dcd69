"""Numbers without an event word beside them belong to what their report tells just then, and to nothing else."""

from __future__ import annotations

from tests.test_claims import build

FLOOD = "River breaks its banks\n\nA flood struck Garissa on Monday, killing three people, officials said. "


def tolls(text: str) -> dict[str, float | None]:
    return {f.measure: f.best for e in build(text).events for f in e.figures if e.type == "HAZARD"}


def test_a_toll_in_the_next_sentence_is_that_of_the_event_before_it() -> None:
    found = tolls(FLOOD + "Some 4,100 people had to leave their homes and 320 houses were destroyed.\n")
    assert (found.get("killed"), found.get("displaced")) == (3, 4100)


def test_a_sentence_of_another_place_keeps_its_toll_to_itself() -> None:
    found = tolls(FLOOD + "In Mombasa 900 people had to leave their homes.\n")
    assert "displaced" not in found


def test_every_claim_points_at_the_sentence_that_gives_its_number() -> None:
    layers = build(FLOOD + "Some 4,100 people had to leave their homes.\n")
    numbers = {f.id: f for f in layers.figures}
    for claim in layers.claims:
        assert all(claim.start <= numbers[f].start and numbers[f].end <= claim.end for f in claim.figures)
