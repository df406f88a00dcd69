"""A day in numbers that can be read two ways: by language, country, other days on the page; open where nothing tells. All is invented."""

from __future__ import annotations

import pytest

from tests.test_read_markup import STORY, page
from tests.test_wires import SECOND, TITLE
from tests.test_wires import STORY as TOLD
from tidings.clean import clean
from tidings.day_order import order_of
from tidings.language import load_pack
from tidings.model import Report
from tidings.read.given import given_by


def value(text: str, **known: str | None) -> str | None:
    report, _ = clean(Report("r", "0" * 64, text, language="en", **known), load_pack("en"))  # type: ignore[arg-type]
    return report.published.value if report.published else None


PLAIN = f"{TITLE['en']}\n\n03/02/2020\n\n{TOLD['en']}\n\n{SECOND['en']}"


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({"url": "https://courier.co.uk/ferry"}, "2020-02-03"),
        ({"url": "https://courier.com.au/ferry"}, "2020-02-03"),
        ({"url": "https://courier.us/ferry"}, "2020-03-02"),
        ({"publisher": "courier.ng"}, "2020-02-03"),
        ({"url": "https://courier.ca/ferry"}, None),
        ({"url": "https://courier.com/ferry"}, None),
        ({}, None),
        ({"fetched": "2020-02-20T10:00:00Z"}, "2020-02-03"),
        ({"fetched": "2020-04-20T10:00:00Z"}, None),
    ],
)
def test_the_country_of_the_publisher_and_the_moment_of_fetching_settle_a_day(known: dict[str, str], day: str | None) -> None:
    assert value(PLAIN, **known) == day


@pytest.mark.parametrize(("other", "day"), [("25/01/2020", "2020-02-03"), ("01/25/2020", "2020-03-02"), ("01/01/2020", None)])
def test_another_day_in_the_text_shows_which_number_is_the_month(other: str, day: str | None) -> None:
    assert value(f"{PLAIN}\n\nThe ship was last checked on {other}, the owner told the court of Lanet.") == day


def test_the_weekday_beside_it_goes_before_all() -> None:
    assert value(PLAIN.replace("03/02/2020", "Tuesday, 04/02/2020"), url="https://courier.ph/ferry") == "2020-02-04"


@pytest.mark.parametrize(
    ("lang", "more", "day"),
    [
        ("en-GB", "", "2019-05-04"),
        ("en_US", "", "2019-04-05"),
        ("en", "", None),
        ("en", "<p>The line was founded on 31/12/1999 by two brothers from Lanet.</p>", "2019-05-04"),
        ("tr", "", "2019-05-04"),
    ],
)
def test_a_page_settles_its_day_by_its_language_or_its_other_days(lang: str, more: str, day: str | None) -> None:
    published = page(f"<main><h1>Ferry runs aground</h1><p>04/05/2019</p>{STORY}{more}</main>", lang=lang).published
    assert (published.value if published else None) == day


def test_days_of_both_kinds_on_one_page_settle_nothing() -> None:
    assert order_of("en", texts=["On 31/12/1999 and on 12/31/1999."]) is None


def test_a_row_of_a_table_has_days_as_people_write_them() -> None:
    def day(**row: str) -> str | None:
        published = given_by(row).published
        return published.value if published else None

    assert day(published="15.03.2021 20:00") == "2021-03-15"
    assert day(published="03/02/2020", language="fr") == "2020-02-03"
    assert day(published="03/02/2020", url="https://courier.co.uk/a") == "2020-02-03"
    assert day(published="03/02/2020") is None
