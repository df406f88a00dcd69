"""What only describes somebody is no news of its own; what is asked for has not happened; invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build, lead
from tests.test_claims_told import only, texts


@pytest.mark.parametrize(
    "text",
    [
        "The army freed 26 detained fighters in Gulu on Tuesday.",
        "The rebels demanded the release of 40 detained fighters.",
        "Jailed farmers were moved to Gulu on Monday.",
    ],
)
def test_a_participle_put_to_a_noun_tells_of_no_day_number_or_event(text: str) -> None:
    layers = build(lead(text))
    claim = only(layers, "COERCE")
    assert claim.background and claim.time is None and claim.place is None and not claim.figures
    assert not [e for e in layers.events if e.type == "COERCE" and not e.background]


def test_the_number_beside_it_is_that_of_the_freed() -> None:
    layers = build(lead("The army freed 26 detained fighters in Gulu on Tuesday."))
    figures = {f.id: f for f in layers.figures}
    assert [(figures[f].measure, figures[f].best) for f in only(layers, "CONCEDE").figures] == [("released", 26)]


@pytest.mark.parametrize(
    "text", ["The rebels called for a cease-fire.", "The rebels called on Monday for a cease-fire.", "The rebels called Monday for calm."]
)
def test_who_calls_for_something_asks_for_it_whatever_stands_between(text: str) -> None:
    layers = build(lead(text))
    assert texts(layers, only(layers, "REQUEST").actors) == ["rebels"]
    assert all(c.modality == "urged" for c in layers.claims if c.type != "REQUEST")


@pytest.mark.parametrize(
    ("language", "text", "kind", "modality"),
    [
        ("fr", "Une marchande, Anna Lindqvist, a dit avoir entendu deux explosions.", "ASSAULT", "asserted"),
        ("fr", "Le gouvernement entend signer un accord.", "AGREE", "planned"),
    ],
)
def test_a_verb_that_intends_what_another_tells_only_hears_what_a_noun_names(language: str, text: str, kind: str, modality: str) -> None:
    assert only(build(lead(text), language=language), kind).modality == modality


def test_quoted_words_are_of_the_day_that_the_report_tells_of_and_not_of_their_saying() -> None:
    quote = '"They came from the river and fired into the crowd," Anna Lindqvist, a nurse, said by telephone on Tuesday.'
    layers = build(lead(f"Gunmen opened fire at a market in Gulu on Sunday, killing 11 people, the county hospital said.\n\n{quote}"))
    days = {c.time.start for c in layers.claims if c.type == "ASSAULT" and c.time}
    assert len(days) == 1
    assert len([e for e in layers.events if e.type == "ASSAULT"]) == 1


def test_a_second_voice_with_another_toll_is_of_the_same_attack() -> None:
    first = "Gunmen opened fire at a market in Gulu on Sunday, killing 11 people, the director of the county hospital said."
    layers = build(lead(f"{first}\n\nThe Defence Ministry put the death toll at eight. The rebels said 15 people had died."))
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    (killed,) = [f for f in event.figures if f.measure == "killed"]
    assert (killed.low, killed.best, killed.high) == (8, 11, 15)
    assert {by.value for by in killed.by} == {8, 11, 15}
