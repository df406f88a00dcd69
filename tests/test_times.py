"""Time expressions: where they are, what they denote, and what stays open."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import PackError
from tidings.language import Pack, load_pack, pack_codes
from tidings.model import Dated, Passage, Report, TimeExpression
from tidings.sentences import split
from tidings.times import find_times, interval
from tidings.timex import days_back

PACKS = [pack for code in pack_codes() if (pack := load_pack(code)) and pack.toml("times")]
EXAMPLES = [(pack, example) for pack in PACKS for rule in pack.toml("times")["rule"] for example in rule.get("example", [])]
WEDNESDAY = "2020-02-12"


def read(text: str, pack: Pack | None, printed: str | None = WEDNESDAY) -> tuple[TimeExpression, ...]:
    assert pack is not None
    published = Dated(printed, "day", "stated") if printed else None
    report = Report("r", "0", text, language=pack.code, published=published)
    return find_times(report, [Passage("p", "r", 0, 0, len(text), text, "body", False, split(text, 0, len(text), pack))], pack)


def values(text: str, printed: str | None = WEDNESDAY, code: str = "en") -> list[str]:
    return [time.value for time in read(text, load_pack(code), printed)]


@pytest.mark.parametrize(("pack", "example"), EXAMPLES, ids=[f"{p.code} {e[0]}" for p, e in EXAMPLES])
def test_every_example_of_a_pack_holds(pack: Pack, example: list[str]) -> None:
    found = read(example[0], pack, example[2] if len(example) > 2 else WEDNESDAY)
    assert found and found[-1].value == example[1]


def test_a_weekday_is_the_last_one_unless_the_verb_looks_ahead() -> None:
    assert values("The envoys met on Friday.") == ["2020-02-07"]
    assert values("The envoys will meet on Friday.") == ["2020-02-14"]
    assert values("She said Monday that talks will resume on Friday.") == ["2020-02-10", "2020-02-14"]


def test_without_a_day_of_printing_nothing_is_guessed() -> None:
    assert values("On Monday and on Feb. 3, and last week", None) == ["XXXX-WXX-1", "XXXX-02-03", "XXXX-WXX"]


def test_a_year_is_carried_from_a_full_date_where_the_printing_is_unknown() -> None:
    assert values("It began on 5 May 2019. On 7 May it ended.", None) == ["2019-05-05", "2019-05-07"]


def test_a_day_without_year_takes_the_year_that_its_weekday_asks_for() -> None:
    assert values("on Thursday, December 26", "2020-01-03") == ["2019-12-26"]


def test_then_points_back() -> None:
    assert values("In September 2018 both agreed. Since then it held.") == ["2018-09", "2018-09"]
    assert values("On 3 May 2019 it rained. Two days later it stopped.") == ["2019-05-03", "2019-05-05"]


def test_shades_are_kept() -> None:
    found = read("since early 2011 and late Feb. 11, for more than two years", load_pack("en"))
    assert [(t.text, t.value, t.mod) for t in found] == [
        ("early 2011", "2011", "EARLY"),
        ("late Feb. 11", "2020-02-11", "LATE"),
        ("more than two years", "P2Y", "MORE_THAN"),
    ]


def test_a_tale_of_long_ago_takes_its_years_from_what_it_told_last() -> None:
    told = (
        "Мятеж начался 3 мая 1912 года. 9 июня пал порт, в августе 1912 года столица. "
        "В 1913 году подписан мир, 5 марта 1913 года ратифицирован. Выборы прошли осенью 1914 года, в 1915 году собрался съезд, "
        "а 7 мая 1916 года он разошёлся."
    )
    assert values(told, "2018-05-19", "ru")[1] == "1912-06-09"
    assert values("Мятеж начался 3 мая 2017 года. 9 июня пал порт.", "2018-05-19", "ru")[1] == "2018-06-09"


def test_today_is_these_times_in_a_long_text_that_names_no_day() -> None:
    essay = " ".join(["The valley lives from its orchards."] * 12) + " Today few young people stay."
    assert values(essay) == ["PRESENT_REF"]
    assert values(essay + " The council met on Monday.") == ["2020-02-12", "2020-02-10"]
    assert values("Today few young people stay.") == ["2020-02-12"]


def test_a_long_text_with_a_day_or_two_is_still_about_these_times() -> None:
    essay = " ".join(["Das Tal lebt von seinen Äpfeln."] * 40) + " Heute bleiben wenige Junge."
    assert values(essay + " Am 3. Mai ist Markt.", code="de") == ["PRESENT_REF", "2020-05-03"]
    assert values(essay + " Am Montag und am Dienstag tagte der Rat.", code="de")[0] == "2020-02-12"


def test_a_stretch_counted_back_keeps_the_day_it_begins() -> None:
    (time,) = read("Vor drei Tagen sprachen sie.", load_pack("de"))
    assert (time.text, time.type, time.value, time.begins, time.when) == ("drei Tagen", "DURATION", "P3D", "2020-02-09", "2020-02-09")
    (vague,) = read("Vor einigen Jahren sprachen sie.", load_pack("de"))
    assert (vague.value, vague.begins) == ("PXY", None)


def test_the_verb_of_its_own_clause_tells_whether_a_weekday_is_over() -> None:
    assert values("Er soll berichten, was am Freitag geschah.", code="de") == ["2020-02-07"]
    assert values("Er schwieg am Freitag dazu, ob sie gehen soll.", code="de") == ["2020-02-07"]
    assert values("Der Rat, der am Freitag tagen wird, schwieg.", code="de") == ["2020-02-14"]
    assert values("She said that the council, which will meet on Friday, had not written.") == ["2020-02-14"]


def test_decades_are_counted_as_such_and_one_is_ten_years() -> None:
    assert values("for three decades") == ["P3DE"]
    assert values("seit zwei Jahrzehnten", code="de") == ["P2DE"]
    assert values("a decade of war") == ["P10Y"]


def test_how_often_is_no_stretch_and_an_age_no_time() -> None:
    found = read("Die Miete kostet 400 Euro im Monat.", load_pack("de"))
    assert [(t.type, t.value) for t in found] == [("SET", "P1M")]
    assert values("Jugendliche unter 20 Jahren und der drei Jahre jüngere Bruder", code="de") == []


def test_a_day_of_a_month_alone_is_the_nearest_that_the_tense_allows() -> None:
    assert values("on the 15th") == ["2020-02-15"]
    assert values("It rained on the 15th.") == ["2020-01-15"]


def test_ages_and_games_are_no_times() -> None:
    assert values("aged 40 years, the 12-year-old, the Winter Games") == []
    assert values("Un garçon de 12 ans, Paul, 30 ans, aux Jeux d'hiver", code="fr") == []


def test_impossible_days_are_not_invented() -> None:
    assert "2019-02-30" not in values("on February 30, 2019")


def test_offsets_are_those_of_the_report_and_boilerplate_is_left_out() -> None:
    text = "Posted Monday\n\nIt rained on 3 May 2019."
    passages = [Passage("a", "r", 0, 0, 13, text[:13], "boilerplate"), Passage("b", "r", 1, 15, len(text), text[15:], "body")]
    pack = load_pack("en")
    assert pack is not None
    found = find_times(Report("r", "0", text, language="en"), passages, pack)
    assert [(t.text, text[t.start : t.end], t.basis) for t in found] == [("3 May 2019", "3 May 2019", "stated")]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-09", "2018-09-01", "2018-09-30"),
        ("2020-02-11TEV", "2020-02-11", "2020-02-11"),
        ("2020-W07-WE", "2020-02-15", "2020-02-16"),
        ("2018-Q4", "2018-10-01", "2018-12-31"),
        ("2020-WI", "2020-12-01", "2021-02-28"),
        ("201", "2010-01-01", "2019-12-31"),
        ("2018-09/2020-02", "2018-09-01", "2020-02-29"),
    ],
)
def test_interval_gives_first_and_last_day(value: str, first: str, last: str) -> None:
    assert interval(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P3D", "XXXX-02-03", "PRESENT_REF", "2020-02-30", "2020-W60", "2020-02/2018-09", "", "0000"])
def test_interval_is_none_where_no_days_are_named(value: str) -> None:
    assert interval(value) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)), st.integers(0, 40), st.sampled_from("DWMY"))
def test_going_back_never_goes_ahead(day: date, count: int, unit: str) -> None:
    earlier = days_back(day, count, unit)
    assert earlier is not None and earlier <= day and (count > 0) == (earlier < day)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1)))
def test_a_full_date_is_read_back_in_both_languages(day: date) -> None:
    assert values(f"{day:%B} {day.day}, {day.year}", None) == [day.isoformat()]
    assert values(f"{day.day:02d}/{day.month:02d}/{day.year}", None, "fr") == [day.isoformat()]


@given(st.text(alphabet=" .,0123456789abdehimnorstuyMTWFJ’'", max_size=80))
def test_any_text_gives_expressions_inside_it(text: str) -> None:
    found = read(text, load_pack("en"))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.end for a, b in pairwise(found))


def test_a_wrong_pattern_is_named(tmp_path: Path) -> None:
    (tmp_path / "times.toml").write_text('tables = {}\ntense = {future = "a", past = "b"}\n[[rule]]\npattern = "%moon%"\nsense = "date"\n')
    with pytest.raises(PackError, match="moon"):
        read("x", Pack("xx", tmp_path))
