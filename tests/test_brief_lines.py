"""What the lines of a brief say of sums, of things and of what was announced before it took place."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.brief import make_brief
from tidings.brief_markdown import as_markdown
from tidings.record import Record


def lines(language: str, *texts: str) -> str:
    """The brief of some English reports, in a language."""
    return as_markdown(make_brief(Record(build(*(f"News of the day\n\n{text}\n" for text in texts))), language=language))


@pytest.mark.parametrize(("language", "sum_"), [("en", "6,000,000 dollars pledged"), ("fr", "dollars promis"), ("ru", "(долларов)")])
def test_sums_are_told_with_their_money(language: str, sum_: str) -> None:
    assert sum_ in lines(language, "The United Nations pledged $6 million for people in Garissa who have fled their homes.")


def test_things_are_named_where_they_are_counted() -> None:
    told = lines("en", "The army attacked the rebels in Garissa on Monday. Soldiers destroyed two trucks and a weapons depot there.")
    assert "2 trucks destroyed" in told
    assert ": 2 destroyed" not in told


def test_what_took_place_is_shown_by_a_sentence_that_says_so() -> None:
    told = lines(
        "en",
        "Foreign Minister Anna Lindqvist will meet President Joseph Mwangi in Nairobi on Tuesday, her office said.",
        "Foreign Minister Anna Lindqvist met President Joseph Mwangi in Nairobi on Tuesday.",
    )
    line = next(row for row in told.splitlines() if row.startswith("- **Meeting"))
    assert "met President" in line and "will meet" not in line


def test_who_counts_the_victims_of_an_alleged_act_does_not_tell_it() -> None:
    told = lines("en", "The army accused the rebels of ambushing a patrol near Garissa on Monday. Two soldiers were wounded, it said.")
    assert any(row.startswith("- **Alleged: ") and "2 injured" in row for row in told.splitlines())
