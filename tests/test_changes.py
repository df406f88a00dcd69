"""What changed between two looks, and what people are asked about."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.records import made
from tidings.changes import changes, state_of, told_change
from tidings.doubts import doubts
from tidings.model import Judgement, On
from tidings.record import Record
from tidings.tongue import tongue

RECORD = made()


def with_events(*events: object) -> Record:
    return Record(replace(RECORD.layers, events=events))  # type: ignore[arg-type]


def test_nothing_changed_in_the_same_record() -> None:
    assert changes(json.loads(json.dumps(state_of(RECORD))), made()) == ()


def test_new_events_and_revised_figures_are_told() -> None:
    _, shelling, meeting = RECORD.events
    before = state_of(with_events(replace(shelling, claims=("c1",), figures=shelling.figures[1:], independent=3, breaks=())))
    found = {change.event.id: change for change in changes(before, with_events(shelling, meeting))}
    assert found["meeting"].new
    assert [told_change(what, tongue()) for what in found["shelling"].what] == [
        "killed 2 to 3 (best: 3) (fishermen) (new)",
        "origins that do not derive from one another: 1, was 3",
        "agreements that it is said to break: 1, was 0",
    ]


def test_alike_events_are_asked_about_until_they_are_judged() -> None:
    _, shelling, _ = RECORD.events
    split = (replace(shelling, id="one", claims=("c1",), reasons=()), replace(shelling, id="two", claims=("c2",), reasons=()))
    (doubt,) = [d for d in doubts(Record(replace(RECORD.layers, events=split, judgements=()))) if d.layer == "claims"]
    assert {doubt.first, doubt.second} == {"c1", "c2"} and not doubt.joined
    judged = (Judgement("j", "Ada", "2031-05-06T10:00:00+00:00", On("claims", ("c1", "c2")), "different"),)
    assert not [d for d in doubts(Record(replace(RECORD.layers, events=split, judgements=judged))) if d.layer == "claims"]


def test_nobody_is_asked_whether_an_event_is_itself_where_a_country_acts_at_home() -> None:
    _, shelling, _ = RECORD.events
    assert shelling.place and shelling.place.entity
    at_home = (replace(shelling, actors=(shelling.place.entity,), reasons=()),)
    assert not [d for d in doubts(Record(replace(RECORD.layers, events=at_home, judgements=()))) if d.layer == "claims"]


def test_merges_by_likeness_alone_are_asked_about() -> None:
    _, shelling, _ = RECORD.events
    events = (replace(shelling, reasons=("c1 = c2: same days, same place",)),)
    found = doubts(Record(replace(RECORD.layers, events=events, judgements=())))
    assert [(d.first, d.second, d.joined) for d in found if d.joined] == [("c1", "c2", True)]
