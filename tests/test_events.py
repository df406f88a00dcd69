"""Events from reports: merged where they are one, kept apart where they are two, nothing counted twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.test_claims import build
from tidings.event_links import Months
from tidings.layers import Layers
from tidings.model import Dated, Event, Report, When
from tidings.pipeline import run

NEWS = "Garissa news in brief today\n\n"
MEETING = "Foreign Minister Anna Lindqvist met Kenyan President Joseph Mwangi in Nairobi on Tuesday.\n"


def events_of(layers: Layers, kind: str) -> list[Event]:
    return [e for e in layers.events if e.type == kind]


def test_one_meeting_told_by_two_reports_is_one_event_of_two_origins() -> None:
    other = (
        "Swedish visit ends with a handshake\n\n"
        "On Tuesday Kenyan President Joseph Mwangi held talks in Nairobi with Anna Lindqvist, the Swedish foreign minister.\n"
    )
    layers = build(NEWS + MEETING, other)
    (event,) = events_of(layers, "CONSULT")
    assert event.reports == ("r0", "r1")
    assert event.status == "corroborated"


def test_a_copy_adds_no_origin() -> None:
    more = (
        "The two discussed trade, the drought in the north and the return of refugees to their home villages, "
        "her office said in a statement.\n"
    )
    layers = build(NEWS + MEETING + more, "Another headline for one text\n\n" + MEETING + more)
    event = next(e for e in events_of(layers, "CONSULT") if len(e.reports) == 2)
    assert event.independent == 1


def test_other_company_is_another_meeting() -> None:
    layers = build(NEWS + MEETING + "\nOn Tuesday Joseph Mwangi also met Somali envoy Abdi Warsame in Nairobi.\n")
    assert len(events_of(layers, "CONSULT")) == 2


def test_two_days_are_two_events() -> None:
    layers = build(
        NEWS + "Rebels attacked Garissa on Monday, killing nine soldiers.\n",
        NEWS + "Rebels attacked Garissa on Tuesday, killing four soldiers.\n",
    )
    assert len(events_of(layers, "ASSAULT")) == 2


def test_a_total_is_never_added_to_its_incident() -> None:
    total = (
        "Minister ends his visit to the coast\n\n"
        "His visit followed two attacks by rebels on Kenyan soldiers in Garissa, which left 14 dead and 45 injured.\n"
    )
    incident = NEWS + "Rebels attacked Kenyan soldiers in Garissa on June 13, killing eight soldiers.\n"
    layers = build(total, incident)
    tolls = [f.best for e in events_of(layers, "ASSAULT") for f in e.figures if f.measure == "killed"]
    assert sorted(tolls) == [8, 14]


def test_a_denial_disputes() -> None:
    layers = build(
        NEWS + "Kenyan soldiers attacked the town of Garissa on Monday, rebels said.\n",
        "Army answers the charges of the rebels\n\nThe Kenyan army denied that its soldiers attacked the town of Garissa on Monday.\n",
    )
    assert {e.status for e in events_of(layers, "ASSAULT")} <= {"disputed", "reported", "denied"}
    assert "corroborated" not in {e.status for e in events_of(layers, "ASSAULT")}


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_reading_does_not_matter(order: tuple[int, ...]) -> None:
    texts = (
        NEWS + MEETING,
        NEWS + "Rebels attacked Garissa on Monday, killing nine soldiers.\n",
        "Talks\n\nJoseph Mwangi met Anna Lindqvist in Nairobi on Tuesday.\n",
    )
    reports = [Report(f"r{n}", f"{n}", t, language="en", published=Dated("2021-06-16", "day", "markup")) for n, t in enumerate(texts)]
    assert run([reports[i] for i in order]) == run(reports)


def test_a_toll_of_years_is_not_that_of_a_week() -> None:
    years = NEWS + "More than 640 people have been killed by rebels in Garissa since 2019, according to aid groups.\n"
    week = NEWS + "Two attacks by rebels left 17 people dead and 38 wounded in Garissa this week, the army said.\n"
    together = [e for e in events_of(build(years, week), "ASSAULT") if len(e.reports) == 2]
    assert not any(f.low == 641 for e in together for f in e.figures)


def test_one_report_tells_one_event_piece_by_piece() -> None:
    layers = build(
        "Gunfire at a market hall\n\n"
        "Rebels attacked a market hall in Garissa on Monday, police said.\n\n"
        "The attack killed two soldiers and wounded five.\n"
    )
    (event,) = events_of(layers, "ASSAULT")
    assert event.place and event.place.name == "Garissa"
    assert [f.best for f in event.figures if f.measure == "killed"] == [2]


def test_what_nothing_ties_down_is_no_event_but_stays_a_claim() -> None:
    layers = build(NEWS + MEETING + "\nThe violence must not go on, the attacks by the men spread fear.\n")
    loose = [c for c in layers.claims if c.event is None]
    assert all(not c.figures and not (c.time and c.time.mention) for c in loose)
    assert {e.type for e in layers.events if not e.background} == {"CONSULT"}


def test_a_number_without_name_or_day_is_a_part_of_what_its_report_tells() -> None:
    opening = "Trouble in the east\n\nRebels attacked an army post in Garissa on Monday, killing nine soldiers, police said.\n\n"
    aside = "Two people were wounded in another shooting.\n"
    layers = build(opening + "The road was closed.\n\n" + aside)
    assert [e.title for e in events_of(layers, "ASSAULT") if "9 killed" in e.title]
    assert not [e for e in events_of(layers, "ASSAULT") if "2 injured" in e.title and "9 killed" not in e.title]
    assert [c for c in layers.claims if "another shooting" in c.text]
    (alone,) = build("Shots at night\n\nTwo people were wounded in a shooting.\n").events
    assert alone.type == "ASSAULT"


def test_a_second_town_in_a_round_of_news_has_its_own_attack() -> None:
    layers = build(
        "A day of fighting\n\nRebels attacked an army post in Garissa on Monday, killing nine soldiers, police said.\n\n"
        "In Wajir, gunmen killed four traders.\n"
    )
    assert {e.place.name for e in events_of(layers, "ASSAULT") if e.place} == {"Garissa", "Wajir"}


def test_a_total_of_a_province_is_not_the_toll_of_its_town() -> None:
    layers = build(
        NEWS + "Police arrested 19 people in Kenya on June 10, 2021.\n",
        "Arrests in the east\n\nTwelve men were detained in Garissa on June 10, 2021, after a quarrel over land, witnesses said.\n",
    )
    tolls = sorted(f.best or 0 for e in events_of(layers, "COERCE") for f in e.figures if f.measure == "detained")
    assert tolls == [12, 19]
    whole, part = sorted(events_of(layers, "COERCE"), key=lambda e: -max(f.best or 0 for f in e.figures))
    assert part.part_of == whole.id and whole.contains == (part.id,)


def test_a_flood_and_a_fire_in_one_town_on_one_day_are_two_events() -> None:
    layers = build(
        "River breaks its banks\n\nA flood struck Garissa on Monday, killing three people.\n",
        "Market burns down\n\nA fire in the market of Garissa on Monday killed three people.\n",
    )
    assert len(events_of(layers, "HAZARD")) == 2


@pytest.mark.parametrize(("since", "until"), [("2021-03-02", "2021-03-30"), ("2020-12-20", "2021-04-02"), ("2001-01-01", "2021-06-30")])
def test_a_total_is_found_from_each_of_its_days(since: str, until: str) -> None:
    told = run([Report("r", "0", "A bomb killed 14 people in Mombasa on 14 March 2021, police said.", language="en")]).events[0]
    total = replace(told, id="t", date=When(since, until, "day", "stated"))
    months = Months()
    months.add(total, slack=30)
    assert told.date.start == "2021-03-14" and total in months.around(told)
    assert total in months.around(replace(told, date=When(None, None, None, None)))
    assert total not in Months().around(told)
