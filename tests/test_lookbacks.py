"""Origins of an event: who only looks back on it weeks later adds none, unless it says from whom it has what it tells."""

from __future__ import annotations

import pytest

from tidings.model import Dated, Event, Report
from tidings.pipeline import run


def event_of(*printings: tuple[str, str, str, str], kind: str = "ASSAULT") -> Event:
    """The event of some kind that most of the reports tell; each is given by language, day, publisher and text."""
    reports = [
        Report(f"r{n}", f"{n}", text, language=language, published=Dated(day, "day", "markup"), publisher=publisher)
        for n, (language, day, publisher, text) in enumerate(printings)
    ]
    return max((e for e in run(reports).events if e.type == kind), key=lambda e: len(e.reports))


AT_THE_TIME = ("en", "2021-06-16", "Coast Courier", "Attack in Garissa\n\nRebels attacked Garissa on Monday, killing nine soldiers.\n")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The season in review\n\nOn June 14 rebels had attacked Garissa and killed nine soldiers.\n"),
        ("fr", "Retour sur une saison\n\nLe 14 juin, des rebelles avaient attaqué Garissa et tué neuf soldats.\n"),
        ("es", "Repaso de una temporada\n\nEl 14 de junio los rebeldes atacaron Garissa y mataron a nueve soldados.\n"),
        ("de", "Rückblick auf den Sommer\n\nAm 14. Juni haben Rebellen in Garissa neun Soldaten getötet.\n"),
        ("ru", "Итоги сезона\n\n14 июня повстанцы атаковали Гариссу и убили девять солдат.\n"),
    ],
)
def test_a_review_months_later_is_no_second_origin(language: str, text: str) -> None:
    event = event_of(AT_THE_TIME, (language, "2021-09-20", "Highland Quarterly", text))
    assert event.reports == ("r0", "r1")
    assert (event.independent, event.status) == (1, "reported")


def test_another_paper_in_the_same_days_is_a_second_origin() -> None:
    text = "Nine soldiers dead\n\nIn Garissa nine soldiers were killed on Monday when rebels attacked the town.\n"
    event = event_of(AT_THE_TIME, ("en", "2021-06-18", "Highland Quarterly", text))
    assert (event.reports, event.independent) == (("r0", "r1"), 2)


def test_a_review_that_says_from_whom_it_has_it_is_an_origin() -> None:
    text = "The season in review\n\nOn June 14 rebels attacked Garissa and killed nine soldiers, the governor, Joseph Mwangi, said.\n"
    event = event_of(AT_THE_TIME, ("en", "2021-09-20", "Highland Quarterly", text))
    assert (event.reports, event.independent) == (("r0", "r1"), 2)


def test_where_all_look_back_each_paper_counts() -> None:
    other = "What the summer brought\n\nNine soldiers were killed in Garissa on June 14 when rebels attacked the town.\n"
    review = ("en", "2021-09-20", "Highland Quarterly", "The season\n\nOn June 14 rebels attacked Garissa and killed nine soldiers.\n")
    event = event_of(review, ("en", "2021-09-28", "Coast Courier", other))
    assert (event.reports, event.independent) == (("r0", "r1"), 2)
