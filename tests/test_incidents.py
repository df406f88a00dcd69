"""Incidents as outlets tell them over days: one event however they tell it, two where there were two, the dead counted once."""

from __future__ import annotations

import pytest

from tidings.layers import Layers
from tidings.model import Dated, Event, EventFigure, Report
from tidings.pipeline import run
from tidings.record import Record
from tidings.settings import Settings
from tidings.show import shown


def reports(*told: tuple[str, str, str], rule: str = "ucdp") -> Layers:
    """The record of reports given as language, day and text, with figures by a rule."""
    found = []
    for number, (language, day, text) in enumerate(told):
        printed = Dated(f"2021-06-{day}", "day", "stated")
        found.append(Report(id=f"r{number}", sha256=f"{number}" * 64, text=text, language=language, published=printed))
    return run(found, (), Settings(figure_rule=rule))


def harm(layers: Layers) -> list[Event]:
    return [e for e in layers.events if e.type in ("ASSAULT", "HAZARD") and not e.background]


def killed(event: Event) -> EventFigure | None:
    return next((f for f in event.figures if f.measure == "killed"), None)


def best_killed(event: Event) -> int | float | None:
    figure = killed(event)
    return figure.best if figure else None


FIVE = (
    ("en", "15", "Gunmen attack Garissa market\n\nGunmen attacked a market in Garissa on Monday, killing seven people, police said.\n"),
    ("fr", "15", "Attaque au marché de Garissa\n\nLundi, des hommes armés ont attaqué un marché à Garissa, tuant sept personnes.\n"),
    ("de", "15", "Angriff in Garissa\n\nBei einem Angriff auf einen Markt in Garissa wurden am Montag sieben Menschen getötet.\n"),
    ("es", "15", "Ataque en Garissa\n\nHombres armados atacaron el lunes un mercado en Garissa y mataron a siete personas.\n"),
    ("en", "16", "Garissa mourns\n\nSeven people were killed on Monday when gunmen attacked a market in Garissa.\n"),
)


def test_one_attack_told_by_five_outlets_in_four_languages_is_one_event_with_its_toll() -> None:
    events = harm(reports(*FIVE))
    (event,) = [e for e in events if e.figures]
    assert len(event.reports) == 5
    assert best_killed(event) == 7


GROWING = (
    ("en", "15", "Fire at Garissa market\n\nA bomb went off at a market in Garissa on Monday, killing five people, police said.\n"),
    ("es", "15", "Bomba en Garissa\n\nUna bomba estalló el lunes en un mercado de Garissa y mató a cinco personas.\n"),
    ("fr", "16", "Garissa : le bilan monte\n\nL'explosion d'une bombe lundi sur un marché de Garissa a tué sept personnes.\n"),
    ("en", "17", "Garissa toll\n\nThe bomb that went off at a market in Garissa on Monday killed nine people, the hospital said.\n"),
)


@pytest.mark.parametrize(("rule", "best"), [("ucdp", 9), ("latest", 9), ("conservative", 5)])
def test_a_toll_that_grows_from_day_to_day_is_that_of_one_event(rule: str, best: int) -> None:
    (event,) = [e for e in harm(reports(*GROWING, rule=rule)) if e.figures]
    figure = killed(event)
    assert len(event.reports) == 4
    assert figure is not None
    assert (figure.low, figure.best, figure.high) == (5, best, 9)


def test_the_first_number_counts_where_later_reports_give_it_again() -> None:
    text = "Garissa buries its dead\n\nMonday's explosion in Garissa cost the lives of five people, the president told mourners.\n"
    again = ("en", "18", text)
    (event,) = [e for e in harm(reports(*GROWING, again)) if e.figures]
    assert best_killed(event) == 5


def test_a_number_told_again_part_by_part_is_not_added_to_its_parts() -> None:
    layers = reports(("en", "15", "Four people, three women and a child, were killed in an attack in Garissa on Monday.\n"))
    assert max(f.best or 0 for f in layers.figures) == 4


def test_two_attacks_of_one_kind_in_one_town_and_week_stay_two() -> None:
    second = ("en", "18", "Second attack\n\nGunmen attacked a bus in Garissa on Thursday, killing three people, police said.\n")
    events = [e for e in harm(reports(*FIVE, second)) if e.figures]
    assert sorted(best_killed(e) or 0 for e in events) == [3, 7]
    assert {e.date.start for e in events} == {"2021-06-14", "2021-06-17"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Lindqvist was killed on Monday in an attack in Garissa."),
        ("fr", "Anna Lindqvist a été tuée lundi dans une attaque à Garissa."),
        ("de", "Anna Lindqvist wurde am Montag in Garissa getötet."),
        ("es", "Anna Lindqvist fue asesinada el lunes en Garissa."),
    ],
)
def test_who_is_named_dead_is_one_killed(language: str, text: str) -> None:
    (event,) = harm(reports((language, "15", text)))
    assert best_killed(event) == 1


def test_who_is_named_wounded_is_not_killed_and_a_number_outweighs_the_names() -> None:
    (hurt,) = harm(reports(("en", "15", "Anna Lindqvist was wounded in an attack in Garissa on Monday.\n")))
    assert killed(hurt) is None
    text = "Nine people were killed in an attack in Garissa on Monday.\n\nAmong the dead, Anna Lindqvist was killed in her shop.\n"
    (event,) = [e for e in harm(reports(("en", "15", text))) if e.figures]
    assert best_killed(event) == 9
    assert not event.conflicts


def test_an_age_is_no_toll() -> None:
    layers = reports(
        ("en", "15", "Anna Lindqvist, 38, was killed in an attack in Garissa on Monday.\n"),
        ("de", "15", "Bei einem Angriff in Nakuru wurde am Montag Jonas Weber (54) getötet.\n"),
    )
    assert not [f for f in layers.figures if (f.best or 0) > 1]
    assert [best_killed(e) for e in harm(layers)] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Four people were shot, one fatally, in a bar in Garissa on Monday.",
        "Four people were shot in Garissa on Monday, one of them fatally.",
        "A man shot two women in Garissa on Monday before turning his rifle fatally on himself.",
    ],
)
def test_what_is_said_of_some_is_not_said_of_all(text: str) -> None:
    layers = reports(("en", "15", text))
    assert all((f.best or 0) <= 1 for f in layers.figures if f.measure == "killed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two fishermen were found dead near Garissa on Monday."),
        ("en", "Two fishermen are dead after a shooting in Garissa on Monday."),
        ("es", "Dos pescadores fueron hallados muertos el lunes en Garissa."),
        ("fr", "Deux pêcheurs ont été retrouvés morts lundi à Garissa."),
        ("de", "Zwei Fischer wurden am Montag in Garissa tot aufgefunden."),
    ],
)
def test_whoever_is_found_dead_or_is_dead_was_killed_there(language: str, text: str) -> None:
    events = harm(reports((language, "15", text)))
    assert 2 in [best_killed(e) for e in events]


def test_five_dead_that_are_only_spoken_of_are_no_event_of_their_own() -> None:
    layers = reports(("en", "15", "First reports from the valley spoke of five dead.\n"))
    assert not harm(layers)


def test_the_day_of_an_arrest_is_not_the_day_of_the_attack() -> None:
    layers = reports(("en", "19", "A man was arrested on Friday in the fatal shooting of a shopkeeper in Garissa.\n"))
    days = {(c.type, c.time.start if c.time and c.time.mention else None) for c in layers.claims}
    assert ("COERCE", "2021-06-18") in days
    assert ("ASSAULT", "2021-06-18") not in days
    raid = reports(("en", "19", "Twelve men were arrested in clashes in Garissa on Friday.\n"))
    assert "2021-06-18" in {c.time.start for c in raid.claims if c.type == "ASSAULT" and c.time}


def test_who_dies_days_later_died_of_the_same_attack() -> None:
    first = ("en", "15", "Shopkeeper shot\n\nAnna Lindqvist was shot in Garissa on Monday.\n")
    later = ("en", "19", "Shopkeeper dies\n\nAnna Lindqvist died on Friday in Garissa. She was shot on Monday.\n")
    (event,) = harm(reports(first, later))
    assert event.reports == ("r0", "r1")
    assert event.date.start == "2021-06-14"
    assert best_killed(event) == 1


def test_each_number_is_shown_with_who_is_cited_for_it_by_name_or_by_the_words_of_the_report() -> None:
    layers = reports(
        ("en", "15", "Bomb\n\nA bomb went off at a market in Garissa on Monday, killing five people, the hospital said.\n"),
        ("en", "16", "Second count\n\nThe attack on the market of Garissa on Monday killed seven people.\n"),
    )
    record = Record(layers)
    event = next(e for e in harm(layers) if e.figures)
    told = shown(record, "event", event.id)
    assert "5 says the hospital in r0" in told
    assert "7 says the report in r1" in told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Montag überschwemmte der Fluss Garissa, sieben Menschen starben.\n\nDabei wurden 45 Brücken zerstört.\n"),
        ("es", "Las inundaciones del lunes en Garissa dejaron siete muertos.\n\nUnos 45 puentes fueron destruidos.\n"),
        ("ar", "أدت الفيضانات في غاريسا يوم الاثنين إلى مقتل سبعة أشخاص.\n\nودُمّر 45 جسرا.\n"),
        ("ru", "В понедельник в Гариссе при наводнении погибли семь человек.\n\nРазрушены 45 мостов.\n"),
    ],
)
def test_what_nobody_destroyed_in_a_flood_is_the_floods_work(language: str, text: str) -> None:
    told = harm(reports((language, "15", text)))
    assert {event.type for event in told} == {"HAZARD"}
    assert any(figure.measure == "destroyed" and figure.best == 45 for event in told for figure in event.figures)


def test_what_an_army_destroyed_in_a_flood_stays_its_own_act() -> None:
    text = "Am Montag überschwemmte der Fluss Garissa, sieben Menschen starben.\n\nAm Dienstag zerstörte die Armee in Garissa 20 Häuser.\n"
    assert {event.type for event in harm(reports(("de", "15", text)))} == {"ASSAULT", "HAZARD"}


def test_only_numbers_that_cannot_both_hold_are_a_disagreement() -> None:
    first = ("en", "15", "Seven people were killed in an attack in Garissa on Monday, the army said.\n")
    least = ("fr", "15", "Au moins cinq personnes ont été tuées lundi dans une attaque à Garissa, selon la police.\n")
    other = ("fr", "15", "Neuf personnes ont été tuées lundi dans une attaque à Garissa, selon la police.\n")
    assert [[c.values for c in e.conflicts] for e in harm(reports(first, least))] == [[]]
    assert [[c.values for c in e.conflicts] for e in harm(reports(first, other))] == [[("7", "9")]]
