"""Pieces of one telling: harm and its cause, an accord and its terms, numbers that two speakers give."""

from __future__ import annotations

from tests.test_claims import build, claims_of
from tests.test_events import NEWS, events_of


def test_the_hurt_are_of_the_disaster_that_their_report_tells_of() -> None:
    layers = build(NEWS + "An earthquake struck Garissa on Monday, killing nine people. Another 130 people were injured.\n")
    (event,) = (e for e in layers.events if e.type in ("HAZARD", "ASSAULT"))
    assert event.type == "HAZARD"
    assert {f.measure: f.best for f in event.figures} == {"killed": 9, "injured": 130}


def test_the_dead_of_a_raid_are_not_those_of_a_flood() -> None:
    layers = build(
        NEWS + "Rebels attacked Garissa on Monday, killing nine soldiers.\n",
        "River news of the week\n\nA flood in Garissa on Monday killed four farmers.\n",
    )
    assert sorted(e.type for e in layers.events if e.type in ("HAZARD", "ASSAULT")) == ["ASSAULT", "HAZARD"]


def test_what_a_party_undertakes_is_a_term_of_the_accord() -> None:
    text = NEWS + "Kenya and Sweden signed an agreement in Nairobi on Monday. Kenya agreed to lower its tariffs.\n"
    (event,) = events_of(build(text), "AGREE")
    assert len({(c.start, c.end) for c in claims_of(build(text), "AGREE") if c.event == event.id}) == 2


def test_two_accords_of_one_day_leave_a_promise_alone() -> None:
    text = NEWS + (
        "Kenya and Sweden signed an agreement in Nairobi on Monday. Norway and Chad signed an agreement in Oslo on Monday. "
        "Peru agreed to lower its tariffs.\n"
    )
    assert len(events_of(build(text), "AGREE")) == 3


def test_an_accord_that_is_broken_is_no_news_of_the_day_of_the_breach() -> None:
    text = "Fighting near the border goes on\n\nRebels attacked Garissa on Monday, violating the accord of Nairobi.\n"
    layers = build(NEWS + "Kenya and Sweden signed an accord in Nairobi on June 1.\n", text)
    (broken,) = [c for c in claims_of(layers, "AGREE") if c.report == "r1"]
    assert broken.background
    assert broken.time is None
    (attack,) = events_of(layers, "ASSAULT")
    assert attack.breaks == (broken.event,)


def test_numbers_of_two_speakers_are_of_one_attack() -> None:
    text = NEWS + (
        "Rebels attacked Garissa on Monday. The Kenyan army said six soldiers were killed in the attack. "
        "Rebel leader Abdi Warsame said 17 soldiers were killed.\n"
    )
    (event,) = events_of(build(text), "ASSAULT")
    assert [by.value for f in event.figures for by in f.by] == [6, 17]
