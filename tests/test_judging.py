"""Judgements: what is refused, what stands, and that a record keeps and applies them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import tidings
from tests import desk as desk_file
from tests.records import made
from tidings.cli import app
from tidings.errors import UsageError
from tidings.judging import apart, decide, judgement, keep, known, now, one_entity, one_event, take_back, taken_back
from tidings.library import open_record
from tidings.match import standing
from tidings.model import On
from tidings.retold import retold

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


def test_judgements_are_written_applied_and_taken_back_by_command(tmp_path: Path) -> None:
    record = str(desk_file.write(tmp_path / "r.tidings"))
    runner = CliRunner()
    done = runner.invoke(app, ["judge", record, "different", "shell", "meet", "--layer", "events", "--who", "Bo", "--why", "two days"])
    assert done.exit_code == 0, done.output
    (made_,) = [j for j in open_record(record).judgements if j.who == "Bo"]
    assert made_.on == On("claims", ("c1", "c3")) and made_.why == "two days" and made_.id in done.output
    assert runner.invoke(app, ["undo", record, made_.id[:6], "--who", "Ada"]).exit_code == 0
    assert made_ not in standing(open_record(record).judgements)
    with pytest.raises(UsageError, match="no judgement begins"):
        take_back(record, "zzz", "Ada")


def test_rejected_claims_make_no_event_and_stay_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Morave shelled\n\nMORAVE, May 5, 2031 - Soldiers killed two fishermen in Zagreb on Sunday.", "utf-8")
    record = tidings.build([tmp_path], tmp_path / "r.tidings")
    event = record.events[0]
    decide(tmp_path / "r.tidings", "events", (event.id,), "reject", "Ada", why="an exercise")
    after = tidings.build([], tmp_path / "r.tidings")
    assert [c.id for c in after.claims] == [c.id for c in record.claims]
    assert {c.id for c in after.claims if c.event is None} == set(event.claims) and after.event(event.id) is None
    decide(tmp_path / "r.tidings", "claims", event.claims, "accept", "Bo")
    assert tidings.build([], tmp_path / "r.tidings").events == record.events


def test_corrections_of_an_event_are_applied_at_every_build_until_taken_back(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Morave shelled\n\nMORAVE, May 5, 2031 - Soldiers killed two fishermen in Zagreb on Sunday.", "utf-8")
    file = tmp_path / "r.tidings"
    first = tidings.build([tmp_path], file).events[0]
    assert first.place and first.place.name == "Zagreb"
    made_ = [decide(file, "events", (first.id,), "correct", "Ada", value) for value in ("date=2031-05-03", "killed=3", "title=A shelling")]
    (tmp_path / "two.txt").write_text("Trade talks\n\nNAIROBI, May 6, 2031 - Traders signed a contract in Nairobi on Monday.", "utf-8")
    grown = tidings.build([tmp_path], file).event(first.id)
    assert grown and (grown.date.start, grown.title) == ("2031-05-03", "A shelling")
    assert [(f.best, f.rule, f.by[0].value) for f in grown.figures if f.measure == "killed"] == [(3, "judged", 2)]
    assert "Ada corrected killed to 3" in grown.reasons
    told = retold(open_record(file), "fr").event(first.id)
    assert told and told.title == "A shelling"  # what a person wrote is not written over in another language
    for one in made_:
        take_back(file, one.id, "Bo")
    assert tidings.build([], file).event(first.id) == first


def test_the_line_of_an_event_tells_what_people_corrected(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Morave shelled\n\nMORAVE, May 5, 2031 - Soldiers killed two fishermen in Zagreb on Sunday.", "utf-8")
    (tmp_path / "two.txt").write_text("Talks\n\nNAIROBI, May 6, 2031 - Traders signed a contract in Nairobi on Monday.", "utf-8")
    file = tmp_path / "r.tidings"
    first = next(e for e in tidings.build([tmp_path], file).events if e.figures)
    assert "2 killed" in first.title and "Zagreb" in first.title
    for value in ("killed=3", "place=Nairobi"):
        decide(file, "events", (first.id,), "correct", "Ada", value)
    after = next(e for e in tidings.build([], file).events if e.figures)
    assert "3 killed" in after.title and "Nairobi" in after.title and "Zagreb" not in after.title
    for value, said in (("place=Nowhereville", "no place of this record"), ("type=ASSULT", "there is no type"), ("mode=bombng", "no mode")):
        with pytest.raises(UsageError, match=said):
            decide(file, "events", (after.id,), "correct", "Ada", value)


def test_events_that_were_told_apart_and_merged_again_are_one(tmp_path: Path) -> None:
    """Every claim that left was judged different from every claim that stayed: one pair judged the same outweighs none of the others."""
    for name, dead in (("one", "four"), ("two", "4"), ("three", "Four")):
        text = f"{dead} dead in Zagreb\n\nA bomb killed {dead} people at a market in Zagreb on 3 May 2031, the {name} hospital said.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    file = tmp_path / "r.tidings"
    (whole,) = tidings.build([tmp_path], file).events
    keep(file, [judgement("Ada", now(), on, "different") for on in apart(whole, whole.claims[:2])])
    parts = tidings.build([], file).events
    assert len(parts) == 2
    decide(file, "events", [e.id for e in parts], "same", "Bo")
    (again,) = tidings.build([], file).events
    assert sorted(again.claims) == sorted(whole.claims)


def test_a_correction_that_no_field_takes_is_refused() -> None:
    for value in ("3", "date=tomorrow", "killed=some", "status=true", "colour=red"):
        with pytest.raises(UsageError):
            judgement("Ada", NOON, On("claims", ("c1",)), "correct", value)
    with pytest.raises(UsageError, match="same or different"):
        judgement("Ada", NOON, On("entities", ("e-oz",)), "correct", "name=Öz")
