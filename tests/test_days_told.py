"""The day of an act as a reader takes it from the text around: headings, distances from other acts, quotations, limits, looks back."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead, names
from tidings.dateline import past_dateline
from tidings.layers import Layers


def days(layers: Layers, kind: str) -> list[tuple[str | None, str | None]]:
    return [(c.time.start, c.time.end) if c.time else (None, None) for c in claims_of(layers, kind) if not c.within]


LIVE = """Strike: three days in brief

Wednesday

16:40 Three people were injured in Kisumu this afternoon in clashes with police.

Tuesday

15:20 One man was killed in clashes at the market in Nakuru.

Monday

07:30 A general strike has begun in Kenya.
"""


def test_a_live_page_goes_on_after_the_day_it_was_printed() -> None:
    layers = build(LIVE, published="2021-03-29")
    assert sorted(set(days(layers, "ASSAULT"))) == [("2021-03-30", "2021-03-30"), ("2021-03-31", "2021-03-31")]
    assert days(layers, "PROTEST") == [("2021-03-29", "2021-03-29")]


REVIEW = """Our review of the year

MARCH. Paul Auma won the election. Nineteen people were arrested on one Friday in Kisumu.

APRIL. A mediator met the two rivals in Nairobi.

MAY. Mr Auma was sworn in on the 26th.

The paper wishes its readers a happy new year and thanks them for their letters, which it could not all print.
"""


def test_months_over_paragraphs_are_the_months_of_what_they_tell() -> None:
    layers = build(REVIEW, published="2021-12-30")
    assert days(layers, "COERCE") == [("2021-03-01", "2021-03-31")]
    assert ("2021-05-26", "2021-05-26") in days(layers, "CIVIC")


def test_one_date_over_a_text_is_no_chronicle() -> None:
    layers = build("News of the day from the valley\n\nMarch 2021\n\nPolice arrested Paul Auma in Kisumu.\n", published="2021-03-29")
    assert days(layers, "COERCE") == [("2021-03-26", "2021-03-29")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The strike resumed in Kenya on Saturday, a week after the two sides signed an accord that was to end it."),
        ("fr", "La grève a repris samedi au Kenya, une semaine après la signature d'un accord entre le gouvernement et l'opposition."),
        ("es", "La huelga se reanudó el sábado en Kenia, una semana después de la firma de un acuerdo entre el Gobierno y la oposición."),
        ("de", "Der Streik in Kenia begann am Samstag wieder, eine Woche nach der Unterzeichnung eines Abkommens mit der Opposition."),
    ],
)
def test_a_week_after_is_a_week_before(language: str, text: str) -> None:
    found = days(build(lead(text), language=language, published="2021-04-17"), "AGREE")
    assert found and set(found) == {("2021-04-10", "2021-04-10")}


def test_a_day_in_a_quotation_is_not_the_day_it_was_said() -> None:
    text = '"If one of them is still in prison on Tuesday, we shall strike again," Jane Odhiambo of the union warned.'
    assert days(build(lead(text), published="2021-04-10"), "THREATEN") == [("2021-04-07", "2021-04-10")]


def test_a_limit_is_not_the_day_it_was_set() -> None:
    text = "The Supreme Court ordered the electoral commission to count again by March 24."
    found = build(lead(text), published="2021-03-18")
    assert days(found, "CIVIC") == [("2021-03-15", "2021-03-18")]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Auma was arrested in Kisumu on Tuesday by the army.",
        "Two people were arrested in Kisumu after Tuesday's raid by police.",
        "On Tuesday, by order of the governor, police arrested Paul Auma in Kisumu.",
    ],
)
def test_a_word_for_a_limit_behind_a_day_sets_none(text: str) -> None:
    """ "by" before a day is a limit, "by" behind it is not."""
    assert ("2021-04-13", "2021-04-13") in days(build(lead(text), published="2021-04-17"), "COERCE")


@pytest.mark.parametrize("stamp", ["16:40 ", "16.40 Uhr: ", "4:40 p.m. - ", "16h40 | "])
def test_an_entry_is_read_behind_its_stamp(stamp: str) -> None:
    assert past_dateline(stamp + "Police fired tear gas.", 0, len(stamp) + 22)[-1] == (len(stamp), len(stamp) + 22)


def test_a_number_that_opens_a_sentence_is_no_stamp() -> None:
    text = "12.50 euros were paid to each of the strikers."
    assert past_dateline(text, 0, len(text)) == [(0, len(text))]


def test_what_a_court_refuses_is_its_ruling() -> None:
    found = build(lead("The Supreme Court rejected the appeal of Paul Auma on Monday. The army rejected the report of Paul Auma."))
    assert [c.mode for c in claims_of(found, "CIVIC")] == ["ruling"]
    assert len(claims_of(found, "REJECT")) == 1


ARABIC = """أخبار اليوم من الوادي

ردّت المحكمة العليا في كينيا، الخميس، طعن المرشح المعارض بول أوما.

وكانت لجنة الانتخابات قد أعلنت النتائج في 11 آذار/مارس.

وفي اليوم التالي لصدور الحكم أوقفت الشرطة عدداً من أنصار أوما في كيسومو. وقتل رجل في اشتباكات.
"""


def test_a_look_back_does_not_move_the_day_told() -> None:
    layers = build(ARABIC, language="ar", published="2021-03-27")
    assert days(layers, "COERCE") == [("2021-03-26", "2021-03-26")]


def test_a_passive_that_arabic_does_not_write_has_no_doer() -> None:
    layers = build(ARABIC, language="ar", published="2021-03-27")
    (claim,) = claims_of(layers, "ASSAULT")
    assert not claim.actors and claim.recipients


TWO = """News of the day from the valley

Paul Auma and Jane Odhiambo signed an accord in Kisumu.

A man was killed on Monday in clashes at a market in Kisumu. Two men were wounded. The two leaders criticised the police.
"""


def test_a_man_and_two_men_are_new_but_the_two_leaders_are_those_named() -> None:
    layers = build(TWO)
    both = {"Paul Auma", "Jane Odhiambo"}
    assert not any(names(layers, c.recipients) & both for c in claims_of(layers, "ASSAULT"))
    assert [names(layers, c.actors) for c in claims_of(layers, "ACCUSE")] == [both]


def test_an_officer_named_behind_his_office_is_meant_by_him() -> None:
    text = "Among them was Okello's campaign director, Bo Nyberg.\n\nOn Wednesday police stopped him at the airport and took him away."
    layers = build(lead(text))
    assert [names(layers, c.recipients) for c in claims_of(layers, "COERCE")] == [{"Bo Nyberg"}]


def test_who_denies_a_deed_in_the_paper_of_the_next_day_may_have_done_so_on_either() -> None:
    deed = "Rebels burned the market of Garissa on Thursday, killing nine traders."
    said = "The rebels denied it. Norway urged both sides to open talks."
    layers = build(f"Market burned\n\n{deed}\n\n{said}\n", published="2024-05-03")
    assert days(layers, "REJECT") == [("2024-05-02", "2024-05-03")]
    assert days(layers, "REQUEST") == [("2024-05-02", "2024-05-03")]
    late = build(f"Market burned\n\n{deed}\n\n{said}\n", published="2024-05-07")
    assert days(late, "REJECT") == [("2024-05-02", "2024-05-02")]
