"""Names in the lines of a brief: as its language has them, whole, and never of somebody whom the cited words do not name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.test_claims import build
from tidings.brief import make_brief
from tidings.brief_check import evidence_of, refusal
from tidings.brief_names import are_people
from tidings.brief_types import Statement
from tidings.called import called, crowd_told
from tidings.exonyms import place_called
from tidings.model import Entity, MentionKind, NameForm
from tidings.record import Record
from tidings.tongue import tongue

TRUCE = "The government of Kenya and the Rift Valley Front signed a truce in Nakuru on Monday, the United Nations said."
SPANISH = "El ministro español Pablo Iriarte se reunió el lunes en Nuakchot con la enviada Aminetou Sidi."


def told(language: str, *texts: str, written: str = "en") -> list[Statement]:
    """The statements of the brief of some reports, in a language."""
    reports = (f"News of the day\n\n{text}\n" if written == "en" else f"{text}\n" for text in texts)
    return list(make_brief(Record(build(*reports, language=written)), language=language).statements())


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ("Regierung (Kenia)", "Rift Valley Front", "laut Vereinte Nationen")),
        ("fr", ("gouvernement (Kenya)", "Rift Valley Front", "selon Nations unies")),
        ("ru", ("правительство (Кения)", "Rift Valley Front", "ООН")),
        ("ar", ("حكومة (كينيا)", "الأمم المتحدة")),
    ],
)
def test_states_organs_and_bodies_have_their_names_in_the_briefs_language(language: str, names: tuple[str, ...]) -> None:
    line = next(s for s in told(language, TRUCE) if "Rift Valley Front" in s.text and s.quote)
    assert all(name in line.text for name in names)


@pytest.mark.parametrize(("language", "town"), [("en", "Nouakchott"), ("fr", "Nouakchott"), ("ar", "نواكشوط"), ("uk", "Нуакшотт")])
def test_a_town_is_told_by_the_name_that_the_language_has_for_it(language: str, town: str) -> None:
    lines = told(language, SPANISH, written="es")
    assert any(town in s.text for s in lines)
    assert not any("Nuakchot" in s.text.replace("Nouakchott", "") for s in lines)


@pytest.mark.parametrize(
    ("written", "told"), [("Salem", None), ("Jerusalén", "Jerusalem"), ("Иерусалиме", "Jerusalem"), ("Jeruzalem", "Jerusalem")]
)
def test_a_town_is_translated_only_from_a_spelling_of_its_name(written: str, told: str | None) -> None:
    place = Entity("1", written, "place", (NameForm(written, None, 1),), ids={"geonames": "281184"})
    assert place_called(place, "de") == told


@pytest.mark.parametrize(
    ("language", "kind", "names", "told"),
    [
        ("ru", "place", (("Ланету", "ru"), ("Lanet", "en")), "Ланет"),
        ("ru", "place", (("Морантеге", "ru"), ("Moranteg", "fr")), "Морантег"),
        ("uk", "person", (("Стеценка", "uk"), ("Stetsenko", "en")), "Стеценко"),
        ("ru", "place", (("Ланету", "ru"),), "Ланету"),  # nothing tells another form
        ("en", "place", (("sud de la Morante", "fr"),), "Niger"),
        ("ar", "organisation", (("Moran Özerklik Hareketi", "tr"), ("Moran Autonomy Movement", "en")), "Moran Autonomy Movement"),
    ],
)
def test_names_stand_out_of_their_case_and_in_words_that_are_read(
    language: str, kind: MentionKind, names: tuple[tuple[str, str], ...], told: str
) -> None:
    forms = tuple(NameForm(text, code, 1) for text, code in names)
    assert called(Entity("e", names[0][0], kind, forms, country="NER" if kind == "place" else None), tongue(language)) == told


def test_a_part_of_a_name_is_told_whole_and_the_place_that_gives_it_is_cited() -> None:
    text = "The Horn Unity Front attacked a market in Garissa on Monday. The government accused the Front of killing traders."
    line = next(s for s in told("en", text) if s.text.startswith("Accusation"))
    assert "against Horn Unity Front" in line.text
    assert any(cite.text == "Horn Unity Front" for cite in line.cites)


def test_nobody_is_called_by_a_pronoun() -> None:
    text = "Foreign Minister Anna Lindqvist met envoys in Nairobi on Tuesday. She accused the Rift Valley Front of an attack on Garissa."
    lines = [s.text for s in told("en", text)]
    assert any("by Anna Lindqvist" in line for line in lines)
    assert not any(word in ("She", "she", "He", "he", "it", "It") for line in lines for word in line.replace(",", " ").split())


def test_who_is_cited_without_a_name_is_told_by_the_reports_own_words() -> None:
    lines = told("en", "Twelve people were killed in an attack on Garissa on Monday, according to aid groups.")
    assert any("according to aid groups" in s.text for s in lines)


@pytest.mark.parametrize(
    ("text", "told"), [("Gunmen", "gunmen"), ("Turkish soldiers", "Turkish soldiers"), ("Moranteg rebels", "Moranteg rebels")]
)
def test_people_without_a_name_stand_in_small_letters_and_names_among_them_do_not(text: str, told: str | None) -> None:
    assert crowd_told(text, "en", tongue("en")) == (told or text)


@pytest.mark.parametrize("language", ["en", "fr", "tr"])
def test_nobody_is_named_in_letters_that_are_not_read_there(language: str) -> None:
    text = "Президент Иван Стеценко встретился в понедельник в Найроби с послом Анной Морозовой."
    lines = told(language, text, written="ru")
    assert any("Stetsenko" in s.text for s in lines)
    assert not any("\u0400" <= letter <= "\u04ff" for s in lines for letter in s.text)


def test_people_are_told_by_their_kind_where_a_sentence_bends_words() -> None:
    assert crowd_told("мирных жителей", "ru", tongue("ru")) == tongue("ru").crowd("residents")


@pytest.mark.parametrize(
    ("text", "people"), [("aid groups", True), ("two hospital workers", True), ("The text", False), ("provisional results", False)]
)
def test_only_people_and_bodies_say_something(text: str, people: bool) -> None:
    assert are_people(text, "en") is people


def test_a_line_that_says_nothing_and_a_disaster_that_is_called_for_are_left_out() -> None:
    lines = [s.text for s in told("en", "The governor urged people to avoid another flood. There was a threat.")]
    assert not any("flood" in line or line == "Threat." for line in lines)


def test_things_are_not_named_in_another_language_and_the_sentence_is_shown() -> None:
    text = "The army attacked the Rift Valley Front in Garissa on Monday. Soldiers destroyed two trucks there, the Defence Ministry said."
    lines = [s for s in told("de", text) if "zerstört" in s.text]
    assert lines
    assert all("trucks" not in s.text for s in lines)
    assert all(s.quote for s in lines)


def test_a_translated_name_passes_only_for_whom_the_cited_words_name() -> None:
    record = Record(build(f"News of the day\n\n{TRUCE}\n"))
    own, evidence = tongue("de"), evidence_of(record)
    line = next(s for s in make_brief(record, language="de").statements() if "Regierung (Kenia)" in s.text)
    assert refusal(line, evidence, own) is None
    others = {"Regierung (Kenia)": "Regierung (Uganda)", "Vereinte Nationen": "Europäische Union"}
    for name, other in others.items():
        names = tuple((other if shown == name else shown, spelling) for shown, spelling in line.names)
        assert refusal(replace(line, text=line.text.replace(name, other), names=names), evidence, own)


@pytest.mark.parametrize(
    ("language", "crowd", "told"),
    [
        ("ar", "قوات الأمن", "security forces"),
        ("tr", "Güvenlik güçleri", "security forces"),
        ("ru", "силовики", "security forces"),
        ("ar", "قوات", "soldiers"),
    ],
)
def test_security_forces_are_not_told_as_soldiers(language: str, crowd: str, told: str) -> None:
    assert crowd_told(crowd, language, tongue("en")) == told


def test_a_range_of_several_speakers_is_none_of_theirs() -> None:
    first = "Gunmen attacked a market in Garissa on Monday, killing eight people, the Defence Ministry of Kenya said."
    second = "The Kenya Red Cross said that 12 people were killed in the attack on the market."
    (line,) = {s.text for s in told("en", f"{first} {second}") if "8 to 12" in s.text}
    assert "according to" not in line
    (alone,) = {s.text for s in told("en", first) if s.text.startswith("Attack") and "8 killed" in s.text}
    assert "according to" in alone
