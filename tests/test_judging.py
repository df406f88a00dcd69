"""Judgements: what is refused, what stands, and that a record keeps and applies them."""

from __future__ import annotations

import pytest

from tests.records import made
from tidings.errors import UsageError
from tidings.judging import apart, judgement, known, one_entity, one_event, taken_back
from tidings.match import standing
from tidings.model import On

RECORD = made()
NOON, ONE = "2031-05-06T12:00:00+00:00", "2031-05-06T13:00:00+00:00"


def test_a_judgement_that_cannot_be_applied_is_refused() -> None:
    with pytest.raises(UsageError, match="verdicts are"):
        judgement("Ada", NOON, On("claims", ("c1", "c2")), "maybe")
    with pytest.raises(UsageError, match="two ids"):
        judgement("Ada", NOON, On("claims", ("c1", "c1")), "same")
    with pytest.raises(UsageError, match="right value"):
        judgement("Ada", NOON, On("claims", ("c1",)), "correct")
    with pytest.raises(UsageError, match="give a name"):
        judgement(" ", NOON, On("claims", ("c1",)), "accept")
    with pytest.raises(UsageError, match="more than one id"):
        known(RECORD, On("claims", ("c",)))
    assert known(RECORD, On("events", ("shell",))) == On("events", ("shelling",))


def test_decisions_on_events_and_entities_are_kept_on_what_stays() -> None:
    assert one_event(RECORD, "shelling", "meeting") == On("claims", ("c1", "c3"))
    assert one_entity(RECORD, "e-army", "e-oz") == On("mentions", ("m-army", "m-oz"))
    shelling = RECORD.event("shelling")
    assert shelling and apart(shelling, ["c2"]) == (On("claims", ("c2", "c1")),)
    with pytest.raises(UsageError, match="must stay"):
        apart(shelling, ["c1", "c2"])


def test_what_is_taken_back_does_not_stand_until_that_is_taken_back() -> None:
    first = judgement("Ada", NOON, On("claims", ("c1", "c2")), "different")
    undo = taken_back(first, "Ada", ONE)
    redo = taken_back(undo, "Bo", "2031-05-06T14:00:00+00:00")
    assert standing([first]) == (first,)
    assert standing([first, undo]) == standing([undo, first]) == ()
    assert standing([first, undo, redo]) == (first,)
