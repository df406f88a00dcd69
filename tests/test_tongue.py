"""What Tidings writes in each language: every text is there, numbers are read back by the language's own pack, dates are whole."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.records import made
from tidings.brief import make_brief
from tidings.brief_check import evidence_of, refusal
from tidings.errors import UsageError
from tidings.headline import headline
from tidings.model import EventFigure
from tidings.numbers import find_numbers
from tidings.retold import retold
from tidings.tongue import PLACE, spoken, tongue

EIGHT = ("ar", "de", "en", "es", "fr", "ru", "tr", "uk")
RECORD = made()
LONG_WORD = re.compile(r"\b[a-z]{5,}\b")


def test_all_eight_are_spoken() -> None:
    assert spoken() == EIGHT


def test_no_other_is() -> None:
    with pytest.raises(UsageError, match="there are ar, de, en"):
        make_brief(RECORD, language="pt")


@pytest.mark.parametrize("code", EIGHT)
def test_every_text_has_the_same_places_as_in_english(code: str) -> None:
    first, own = tongue("en").pack.toml("brief"), tongue(code).pack.toml("brief")
    for group in ("line", "texts", "counts", "copies", "status", "basis", "kind", "nouns", "measures"):
        assert own[group].keys() == first[group].keys(), group
        for key, value in own[group].items():
            forms, others = (value, first[group][key]) if isinstance(value, list) else ([value], [first[group][key]])
            assert {p for form in forms for p in PLACE.findall(form)} == {p for form in others for p in PLACE.findall(form)}, key


@pytest.mark.parametrize("code", EIGHT)
@pytest.mark.parametrize(
    "figure",
    [(None, 11, None), (41, None, None), (7, None, 15), (7, 13, 15), (None, 6_000_000, None), (None, 1800, None), (12_500, None, None)],
)
def test_the_numbers_of_a_line_are_those_of_the_figure_when_read_back(code: str, figure: tuple[int | None, ...]) -> None:
    own = tongue(code)
    text = own.line("figure", number=own.ranged(*figure), measure=own.measure("killed"))
    found = {v for number in find_numbers(text, own.pack) for v in (number.low, number.best, number.high) if v is not None}
    assert found == {v for v in figure if v is not None}


@pytest.mark.parametrize("code", EIGHT)
def test_a_fraction_is_read_back(code: str) -> None:
    own = tongue(code)
    assert [n.best for n in find_numbers(f"{own.amount(4.5)} {own.measure('killed')}", own.pack)] == [4.5]


@pytest.mark.parametrize("code", EIGHT)
@pytest.mark.parametrize(
    "days", [("2031-05-04", "2031-05-04"), ("2031-05-01", "2031-05-01"), ("2031-12-01", "2031-12-31"), ("2031-02-03", "2031-03-05")]
)
def test_a_date_is_found_whole_in_a_line(code: str, days: tuple[str, str]) -> None:
    own = tongue(code)
    rest = own.written_day.sub("", own.line("date", date=own.days(*days)))
    assert not re.search(r"\d", rest) and not any(month in rest for month in own.table["months"])


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Geplant: Angriff durch A und B auf C, Ort: D: 1200 getötet"),
        ("fr", "Prévu\u00a0: attaque par A et B contre C, lieu\u00a0: D\u00a0: 1\u202f200 tués"),
        ("es", "Previsto: ataque por A y B contra C en D: 1200 muertos"),
        ("ru", "Планируется: нападение: кто: A и B; на кого: C; место: D; погибло: 1200"),
        ("uk", "Планують: напад: хто: A і B; на кого: C; місце: D; загинуло: 1200"),
        ("tr", "Planlandı: Saldırı: yapan: A ve B; hedef: C; yer: D; ölü: 1.200"),
        ("ar", "مقرر: هجوم من جانب A وB\u200f على C\u200f في D\u200f: قتلى: 1\u00a0200"),
    ],
)
def test_the_line_of_an_event_follows_the_language(code: str, line: str) -> None:
    killed = EventFigure("killed", None, 1200, None, "ucdp", ())
    assert headline("ASSAULT", None, "planned", ["A", "B"], ["C"], "D", (killed,), code) == line


@pytest.mark.parametrize("code", EIGHT)
def test_a_brief_in_any_language_says_the_same_and_is_borne_by_what_it_cites(code: str) -> None:
    brief, first, evidence = make_brief(RECORD, language=code), make_brief(RECORD), evidence_of(RECORD)
    assert [s.key for s in brief.sections] == [s.key for s in first.sections]
    assert len(list(brief.statements())) == len(list(first.statements())) and not brief.refused
    assert all(refusal(s, evidence, tongue(code)) is None for s in brief.statements())


@pytest.mark.parametrize("code", EIGHT)
def test_the_checker_refuses_in_any_language(code: str) -> None:
    brief, evidence, own = make_brief(RECORD, language=code), evidence_of(RECORD), tongue(code)
    told = next(s for s in brief.statements() if re.search(r"\d", s.text))
    assert "777" in (refusal(replace(told, text=re.sub(r"\d+", "777", told.text, count=1)), evidence, own) or "")
    assert "Quixada" in (refusal(replace(told, text=f"{told.text} Quixada"), evidence, own) or "")


def test_a_page_in_arabic_runs_from_right_to_left() -> None:
    html = make_brief(RECORD, language="ar").html()
    assert '<html lang="ar" dir="rtl">' in html and "موجز الوضع" in html
    assert 'dir="ltr"' in make_brief(RECORD, language="ru").html()


def test_no_english_is_left_on_a_page_in_another_language() -> None:
    own = {w for text in tongue("en").table["texts"].values() for w in LONG_WORD.findall(PLACE.sub(" ", text))}
    read = {w for report in RECORD.reports for w in LONG_WORD.findall(report.text)}
    page = re.sub(r"<style>.*?</style>|<[^>]*>", " ", make_brief(RECORD, language="ru").html(), flags=re.S)
    assert not (own - read) & set(LONG_WORD.findall(page))


def test_titles_of_events_are_told_in_the_language_with_the_names_it_has() -> None:
    events = {e.id: e.title for e in retold(RECORD, "ar").events}
    assert "مورافي" in events["shelling"] and events["shelling"].startswith("قصف")
    assert retold(RECORD, "en") is RECORD


def test_every_ground_that_a_record_gives_has_its_word_in_every_language() -> None:
    for code in (code for code in EIGHT if code != "en"):
        for ground in ("markup", "stated", "inferred", "direction of copies", "only printing", "credit", "judged"):
            assert tongue(code).word("basis", ground) != ground, (code, ground)
