"""A strike is one event from its first day on, however many reports say that it goes on."""

from __future__ import annotations

import pytest

from tidings.model import Dated, Event, Report
from tidings.pipeline import run

BEGUN = (
    "en",
    "2021-06-08",
    "A general strike began in Kenya on Monday against the new tax, called by Anna Lindqvist of the teachers' union.",
)


def strikes(*told: tuple[str, str, str]) -> list[Event]:
    """The strikes of some reports, each with its language and day of printing."""
    reports = [
        Report(
            f"r{n}", f"{n}", f"News of the day from Nairobi, Kenya\n\n{text}\n", language=language, published=Dated(day, "day", "markup")
        )
        for n, (language, day, text) in enumerate(told)
    ]
    return [e for e in run(reports).events if e.type == "PROTEST"]


LATER = [
    ("en", "The strike goes on, the minister of Kenya said. Shops stayed closed."),
    ("fr", "La grève se poursuit au Kenya, a dit le ministre. Les magasins sont fermés."),
    ("es", "La huelga continúa en Kenia, dijo el ministro. Las tiendas siguen cerradas."),
]


@pytest.mark.parametrize(("language", "text"), LATER)
def test_a_strike_that_goes_on_is_the_one_that_began(language: str, text: str) -> None:
    (strike,) = strikes(BEGUN, (language, "2021-06-12", text))
    assert set(strike.reports) == {"r0", "r1"}
    assert strike.date.start == "2021-06-07"


def test_of_two_strikes_neither_is_meant() -> None:
    other = ("en", "2021-06-09", "Dockers went on strike in Mombasa, Kenya on Tuesday over their pay.")
    found = strikes(BEGUN, other, ("en", "2021-06-12", "The strike goes on, the minister of Kenya said. Shops stayed closed."))
    assert {e.reports for e in found if "r2" in e.reports} <= {("r2",)}


def test_a_strike_of_months_ago_or_of_elsewhere_is_another() -> None:
    for day, where in (("2021-11-12", "Kenya"), ("2021-06-12", "Peru")):
        found = strikes(BEGUN, ("en", day, f"The strike goes on, the minister of {where} said. The government of {where} met in {where}."))
        assert not any(set(e.reports) == {"r0", "r1"} for e in found), (day, where)
