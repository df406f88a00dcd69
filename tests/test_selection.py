"""A part of a record, and a brief that tells what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.records import made
from tests.test_claims import build
from tidings.brief import make_brief
from tidings.changes import read_state, state_of, write_state
from tidings.errors import UsageError
from tidings.record import Record
from tidings.selection import Selection, latest, places_meant, select

RECORD = made()


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), ["accord", "shelling", "meeting"]),
        (Selection(since="2031-05-05"), ["meeting"]),
        (Selection(until="2031-04"), ["accord"]),
        (Selection(since="2031-05", until="2031-05-04"), ["shelling"]),
        (Selection(place="مورافي"), ["shelling"]),
        (Selection(place="Lika"), ["shelling"]),
        (Selection(story="shelling of"), ["shelling", "meeting"]),
    ],
)
def test_days_places_and_stories_select_events(selection: Selection, kept: list[str]) -> None:
    assert [e.id for e in select(RECORD, selection).events] == kept


def test_the_latest_events_begin_on_a_day_and_plans_move_none() -> None:
    told = Record(replace(RECORD.layers, events=tuple(replace(e, background=False, status="reported") for e in RECORD.events)))
    days = sorted(e.date.end or e.date.start or "" for e in told.events)
    assert latest(told, len(days)) is None
    assert latest(told, 1) == days[-1]
    assert [e.id for e in select(told, Selection(since=latest(told, 1))).events] == ["meeting"]
    assert latest(RECORD, 1) is None


def test_what_is_behind_the_events_goes_with_them() -> None:
    part = select(RECORD, Selection(since="2031-05-05"))
    assert [r.id for r in part.reports] == ["second"] and [e.id for e in part.events] == ["meeting"]
    assert {p.report for p in part.passages} == {"second"} and part.lineages[0].reports == ("second",)


@pytest.mark.parametrize("selection", [Selection(since="Monday"), Selection(place="Atlantis"), Selection(story="s9")])
def test_what_cannot_be_selected_is_refused(selection: Selection) -> None:
    with pytest.raises(UsageError):
        select(RECORD, selection)


def test_the_brief_says_what_it_is_of() -> None:
    assert "only since 2031-05-05" in make_brief(RECORD, selection=Selection(since="2031-05-05")).subtitle
    assert make_brief(RECORD, selection=Selection()).markdown() == make_brief(RECORD).markdown()


def test_the_brief_tells_what_changed_since_the_last(tmp_path: Path) -> None:
    _, shelling, _ = RECORD.events
    earlier = Record(replace(RECORD.layers, events=(replace(shelling, claims=("c1",), figures=shelling.figures[1:]),)))
    write_state(tmp_path / "last.json", earlier)
    brief = make_brief(RECORD, before=read_state(tmp_path / "last.json"))
    (section,) = [s for s in brief.sections if s.key == "changes"]
    told = {group.heading: group.statements for group in section.groups}
    assert "killed 2 to 3 (best: 3) (fishermen) (new)" in told["Told otherwise"][0].note
    assert not [s for s in make_brief(RECORD, before=state_of(RECORD)).sections if s.key == "changes"]


def test_a_file_that_is_no_state_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("{}", "utf-8")
    (tmp_path / "b").write_text("nonsense", "utf-8")
    for name in ("a", "b"):
        with pytest.raises(UsageError, match="no state"):
            read_state(tmp_path / name)


def test_a_country_means_its_places_though_no_report_names_it() -> None:
    record = Record(build("Gunmen attacked a market in Garissa on Monday, killing eight people, police said.\n", published="2024-05-06"))
    (garissa,) = [e.id for e in record.entities if e.name == "Garissa"]
    assert garissa in places_meant(record, "Kenya")
    assert garissa in places_meant(record, "Кения")
    assert not places_meant(record, "Uganda")
