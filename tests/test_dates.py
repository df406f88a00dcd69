"""Days of printing that no report states, told from the reports around it. All texts here are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies

from tests.printings import printed
from tidings.dates import infer_dates
from tidings.model import Copy, Passage, Report, Stretch
from tidings.pipeline import run

Printing = tuple[Report, list[Passage]]
FREED = "The ferry Saphir was pulled free on Friday after six hours on a sandbank, the coast guard of Lanet said."
LIBRE = "Le bac Saphir a été dégagé vendredi après six heures sur un banc de sable, ont dit les garde-côtes de Lanet."


def inferred(*printings: Printing, copies: tuple[Copy, ...] = ()) -> dict[str, str | None]:
    """The day of each report that was without one."""
    reports = [report for report, _ in printings]
    dated = infer_dates(reports, [p for _, passages in printings for p in passages], copies)
    assert [r.id for r in dated] == [r.id for r in reports]
    for before, after in zip(reports, dated, strict=True):
        assert replace(after, published=before.published) == before
        if before.published is None and after.published is not None:
            assert after.published.basis == "inferred" and after.published.precision == "day" and after.published.evidence
            for span in after.published.evidence:
                assert after.text[span.start : span.end] == span.text
    return {r.id: r.published.value if r.published else None for r, before in zip(dated, reports, strict=True) if before.published is None}


def same(one: Printing, other: Printing, kind: str = "translated") -> tuple[Copy, ...]:
    """A copy that says the two reports are one text."""
    a, b = (Stretch(report.id, 0, len(report.text)) for report, _ in (one, other))
    return (Copy(a, b, kind, 0.9, "a_to_b"),)  # type: ignore[arg-type]


def test_a_translation_that_names_the_same_weekday_is_of_the_same_day() -> None:
    origin, copy = printed("a", FREED, published="2019-05-03"), printed("b", LIBRE, language="fr")
    assert inferred(origin, copy, copies=same(origin, copy)) == {"b": "2019-05-03"}


def test_a_text_printed_again_goes_before_one_that_is_only_like_it() -> None:
    like, origin = printed("a", FREED, published="2019-06-04"), printed("b", LIBRE, language="fr", published="2019-05-03")
    copy = printed("c", LIBRE, language="fr")
    alike = tuple(replace(found, score=0.5) for found in same(like, copy))
    again = tuple(replace(found, score=1.0) for found in same(origin, copy, "verbatim"))
    assert inferred(like, origin, copy, copies=alike + again) == {"c": "2019-05-03"}


def test_a_weekday_that_contradicts_the_origin_dates_nothing() -> None:
    origin, copy = printed("a", FREED, published="2019-05-07"), printed("b", LIBRE, language="fr")
    assert inferred(origin, copy, copies=same(origin, copy)) == {"b": None}


def test_without_a_shared_text_a_weekday_dates_nothing() -> None:
    assert inferred(printed("a", FREED, published="2019-05-03"), printed("b", LIBRE, language="fr")) == {"b": None}


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("PORT LANET, 4 May (XYZ) - The ferry is under way again.", "2019-05-04"),
        ("PORT LANET, 30 December (XYZ) - The ferry is for sale.", "2018-12-30"),
        ("PORT LANET, Saturday 4 May (XYZ) - The ferry is under way again.", "2019-05-04"),
        ("PORT LANET, Monday 4 May (XYZ) - The ferry is under way again.", None),
    ],
)
def test_a_dateline_takes_its_year_from_the_dated_reports_if_the_weekday_agrees(opening: str, day: str | None) -> None:
    start = "2019-01-08" if "December" in opening else "2019-05-03"
    assert inferred(printed("a", FREED, published=start), printed("b", opening)) == {"b": day}


def test_a_dateline_alone_has_no_year() -> None:
    assert inferred(printed("b", "PORT LANET, 4 May (XYZ) - The ferry is under way again.")) == {"b": None}


def test_the_latest_day_told_and_the_weekday_of_the_news() -> None:
    report = printed("a", "The owners of the ferry resigned on Monday.", "It had run aground on May 3, 2019, and in June 2018.")
    assert inferred(report) == {"a": "2019-05-06"}


def test_the_day_under_a_picture_may_be_that_of_the_news() -> None:
    report = printed("a", "Tugs pull at the Saphir on May 3, 2019.", "The ferry was freed on Friday, he said.", kinds={0: "caption"})
    assert inferred(report) == {"a": "2019-05-03"}


@pytest.mark.parametrize(
    "ahead",
    ["A court will hear the owners on May 3, 2019.", "The talks are scheduled for May 3, 2019.", "The ferry is laid up until May 3, 2019."],
)
def test_a_day_to_come_dates_nothing(ahead: str) -> None:
    assert inferred(printed("a", "The owners of the ferry resigned on Monday.", ahead)) == {"a": None}


def test_a_weekday_beside_its_date_tells_no_later_day() -> None:
    news = "A fair for herders at Lanet on Monday 3 May 2021 broke up early."
    before = "The minister had come on Saturday."
    assert inferred(printed("a", news, "Rain was to blame.", before)) == {"a": None}
    assert inferred(printed("a", news, before, "On Tuesday a boat was lost on the lake.")) == {"a": "2021-05-04"}


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "de",
            "Der Rat setzt den Vorstand ab\n\nLanet (nna) - Der Rat hat am Freitag den Vorstand abgesetzt.\n\nnna ab yyc\n171205 Sep 21",
            "2021-09-17T12:05",
        ),
        (
            "en",
            "Council ousts board\n\nThe council voted on Saturday to oust the board, officials said.\n231630 GMT Mar 2019",
            "2019-03-23T16:30",
        ),
        (
            "ru",
            "Паром снят с мели\n\nНИВАПРЕСС. Хроника, 03.02.2021, 18:20 (дополняется)\n\nПаром сняли с мели в среду, сообщил капитан.",
            "2021-02-03T18:20",
        ),
        ("ru", "Паром снят с мели\n\nЛанет. 3 февраля 2021 года. НИВАПРЕСС - Паром сняли с мели в среду, сообщил капитан.", "2021-02-03"),
        ("ar", "المجلس يعزل الرئيس\n\nصفاقس 3-2-2021 (وكالة أنباء السهل)\n\nأعلن المجلس اليوم الأربعاء عزل رئيسه.", "2021-02-03"),
    ],
)
def test_the_stamp_of_a_wire_tells_the_day(language: str, text: str, day: str) -> None:
    (report,) = run([Report("a", "a", text + "\n", language=language)]).reports
    assert report.published is not None
    assert report.published.value == day


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "PORT LANET, May 3, 2019 - "),
        ("en", "Lanet, Morave, Friday, May 3, 2019. "),
        ("en", "May 3, 2019 -- "),
        ("fr", "Lanet, le vendredi 3 mai 2019 – "),
        ("de", "LANET, den 3. Mai 2019 – "),
        ("ru", "ЛАНЕТ, 3 мая 2019 г. - "),
        ("ar", "لانيت، 3 مايو 2019 - "),
    ],
)
def test_a_dateline_with_the_whole_day_and_no_agency_dates_the_report_and_its_weekdays(language: str, opening: str) -> None:
    """It is the day of printing, not one that the text tells of, from which the next Friday would be a week away."""
    record = run([Report("a", "a", f"{opening}The ferry was pulled free on Friday, the coast guard said.\n", language=language)])
    (report,) = record.reports
    assert report.published and (report.published.value, report.published.basis) == ("2019-05-03", "dateline")
    assert {t.value for t in record.times} == {"2019-05-03"} or language != "en"


def test_paragraphs_that_each_begin_with_a_day_are_a_chronicle_and_date_no_report() -> None:
    text = "May 3, 2019 - The ferry ran aground.\n\nMay 9, 2019 - The ferry was pulled free.\n\nJune 1, 2019 - Her owners resigned.\n"
    (report,) = run([Report("a", "a", text, language="en")]).reports
    assert report.published is None


def test_a_day_that_could_be_read_either_way_dates_nothing() -> None:
    assert inferred(printed("a", "The owners resigned on Monday.", "Their ship ran aground on 03/05/2019, they said.")) == {"a": None}


def test_reports_with_a_day_keep_it_and_nothing_is_made_of_nothing() -> None:
    stated = printed("a", FREED, published="2011-01-01")
    assert infer_dates([stated[0]], stated[1], ()) == (stated[0],)
    assert inferred(printed("b", "Nothing here tells of any day.")) == {"b": None}
    assert infer_dates([], [], ()) == ()


SENTENCES = ("The owners resigned on Monday.", "It ran aground on May 3, 2019.", "PORT LANET, 4 May (XYZ) - Away.", "All are well.", FREED)
TEXTS = strategies.lists(strategies.lists(strategies.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(TEXTS.flatmap(lambda texts: strategies.tuples(strategies.just(texts), strategies.permutations(range(len(texts))))))
def test_the_order_of_reports_does_not_matter(drawn: tuple[list[list[str]], list[int]]) -> None:
    texts, order = drawn
    printings = [printed(f"r{n}", *paragraphs, published="2019-05-05" if n == 0 else None) for n, paragraphs in enumerate(texts)]
    assert inferred(*printings) == inferred(*(printings[n] for n in order))


def test_a_day_that_is_only_set_dates_no_printing() -> None:
    """The vote is yet to come: the court spoke on the Thursday after the wreck."""
    told = "A court on Thursday ordered the crew back on board on April 3.", "The ship ran aground on March 20, 2019, they said."
    assert inferred(printed("a", *told)) == {"a": "2019-03-21"}
