"""Killers who die by their own hand are among the dead; a number that counts them already, and what was only tried, change nothing."""

from __future__ import annotations

import pytest

from tests.test_event_figures import Printed, told
from tidings.event_figures import event_figures
from tidings.model import Dated, Report
from tidings.pipeline import run


def best_killed(language: str, *texts: str) -> list[int | float | None]:
    """What the events of some reports of one day give as their number of dead, the largest first."""
    printed = Dated("2021-06-15", "day", "stated")
    reports = [Report(id=f"r{n}", sha256=f"{n:064}", text=t, language=language, published=printed) for n, t in enumerate(texts)]
    found = [f.best for e in run(reports).events for f in e.figures if f.measure == "killed"]
    return sorted(found, key=lambda value: -(value or 0))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A gunman killed three musicians in Garissa on Monday before turning the gun on himself."),
        ("en", "Gunman kills 3 musicians in Garissa, then kills himself\n\nA gunman killed three musicians in Garissa on Monday."),
        ("fr", "Un homme a tué trois voisins lundi à Garissa avant de retourner l'arme contre lui."),
        ("es", "Un hombre mató a tres vecinos el lunes en Garissa y después se suicidó."),
        ("de", "Ein Mann tötete am Montag in Garissa drei Nachbarn und nahm sich das Leben."),
        ("de", "Ein Mann tötete am Montag in Garissa drei Nachbarn und erschoss sich."),
        ("ru", "Мужчина убил троих соседей в Гариссе в понедельник и застрелился."),
        ("uk", "Чоловік убив трьох сусідів у Гариссі в понеділок і застрелився."),
        ("tr", "Bir adam pazartesi günü Garissa'da üç komşusunu öldürdükten sonra intihar etti."),
        ("ar", "قتل رجل ثلاثة من جيرانه في غاريسا يوم الاثنين ثم انتحر."),
    ],
)
def test_who_kills_three_and_then_himself_leaves_four_dead(language: str, text: str) -> None:
    assert best_killed(language, text)[0] == 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The man who killed three people in Garissa in 2015 killed himself in jail on Monday."),
        ("de", "Ein Mann hat am Montag in Garissa drei Nachbarn getötet und sich selbst der Polizei gestellt."),
        ("de", "Ein Mann tötete am Montag in Garissa drei Nachbarn und verletzte sich selbst leicht."),
    ],
)
def test_who_kills_himself_on_another_day_or_lives_is_none_of_the_dead(language: str, text: str) -> None:
    assert best_killed(language, text)[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        "A gunman killed three musicians in Garissa on Monday and tried to kill himself.",
        "Three people died in Garissa on Monday, including a man who killed himself.",
        "Three people are dead after a man killed his wife and daughter in Garissa on Monday, then himself.",
    ],
)
def test_nobody_is_counted_who_lives_or_is_counted_already(text: str) -> None:
    assert best_killed("en", text)[0] == 3


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("en", "A farmer killed his sister and her son in Garissa on Monday.", 2),
        ("es", "Un hombre mató a su esposa el lunes en Garissa.", 1),
        ("de", "Ein Mann tötete am Montag in Garissa seine Frau.", 1),
        ("fr", "Un homme a tué sa femme et deux voisins lundi à Garissa.", 3),
        ("en", "On Monday neighbours found a woman shot to death in Garissa.", 1),
    ],
)
def test_kin_and_those_found_dead_are_counted(language: str, text: str, dead: int) -> None:
    assert best_killed(language, text) == [dead]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor and his wife were injured in an attack in Garissa on Monday."),
        ("en", "His wife and the mayor were injured in an attack in Garissa on Monday."),
        ("fr", "Le maire et sa fille ont été blessés lundi dans une attaque à Garissa."),
        ("de", "Bei einem Angriff in Garissa wurden am Montag der Bürgermeister und seine Frau verletzt."),
    ],
)
def test_two_of_whom_one_is_counted_are_not_one(language: str, text: str) -> None:
    report = Report(id="r", sha256="0" * 64, text=text, language=language, published=Dated("2021-06-15", "day", "stated"))
    assert not [f for f in run([report]).figures if f.measure == "injured"]


@pytest.mark.parametrize(
    "text",
    [
        "An uncle killed his 9- and 11-year-old nieces in Garissa on Monday.",
        "A man killed his wife, 34, in Garissa on Monday.",
    ],
)
def test_ages_are_no_tolls(text: str) -> None:
    assert all((best or 0) <= 2 for best in best_killed("en", text))


def test_a_child_that_is_grazed_is_not_killed() -> None:
    assert best_killed("en", "Stray shot kills baker, grazes nephew in Garissa\n\nA baker was killed in Garissa on Monday.") == [1]


@pytest.mark.parametrize(("last", "best"), [((1, 6), 1), ((6, 1), 6)])
def test_what_one_report_tells_of_another_deed_does_not_outdo_what_several_give(last: tuple[int, int], best: int) -> None:
    rows = [told("1", 1), told("2", 1), told("3", *last)]
    (figure,) = event_figures([claim for claim, _ in rows], {f.id: f for _, own in rows for f in own}, Printed("ucdp"))
    assert figure.best == best


def test_a_later_report_on_one_of_the_dead_does_not_lower_the_toll() -> None:
    printed = [Dated(f"2021-06-{day}", "day", "stated") for day in (15, 18)]
    texts = (
        "Two killed in Garissa market\n\nTwo traders were killed when gunmen attacked the market in Garissa on Monday.\n",
        "Garissa mourns trader killed in market\n\nOne trader was killed on Monday when gunmen attacked the market in Garissa.\n",
    )
    reports = [Report(id=f"r{n}", sha256=f"{n:064}", text=t, language="en", published=printed[n]) for n, t in enumerate(texts)]
    assert [f.best for e in run(reports).events for f in e.figures if f.measure == "killed"] == [2]
