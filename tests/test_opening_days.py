"""A day that opens a sentence without a comma dates what is told, and leaves the verb its subject."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, names
from tidings.annotate import load_annotator
from tidings.language import load_pack


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "day", "doer"),
    [
        ("en", "On June 14 rebels attacked Garissa and killed nine soldiers.", "ASSAULT", "2021-06-14", "rebels"),
        ("en", "On Tuesday gendarmes arrested eleven people in Garissa.", "COERCE", "2021-06-15", "gendarmerie"),
        ("en", "On Monday evening soldiers stopped him at the airport and took him away.", "COERCE", "2021-06-14", "soldiers"),
        ("en", "On 14 June Joseph Mwangi met Anna Lindqvist in Nairobi.", "CONSULT", "2021-06-14", "Mwangi"),
        ("fr", "Lundi les gendarmes ont arrêté onze personnes à Nairobi.", "COERCE", "2021-06-14", "gendarmerie"),
        ("es", "El 14 de junio rebeldes atacaron Nairobi.", "ASSAULT", "2021-06-14", "rebels"),
        ("es", "El lunes los gendarmes detuvieron a once personas en Nairobi.", "COERCE", "2021-06-14", "gendarmerie"),
        ("ru", "14 июня повстанцы атаковали Найроби и убили девять солдат.", "ASSAULT", "2021-06-14", "rebels"),
        ("uk", "У понеділок поліція затримала в Найробі одинадцять людей.", "COERCE", "2021-06-14", "police"),
    ],
)
def test_the_day_is_the_acts_and_the_subject_its_doer(language: str, sentence: str, kind: str, day: str, doer: str) -> None:
    layers = build(f"Kenya\n\n{sentence}\n", language=language)
    claim = claims_of(layers, kind)[0]
    assert claim.time is not None
    assert (claim.time.start, claim.time.end, claim.time.basis) == (day, day, "stated")
    assert any(doer in name for name in names(layers, claim.actors))


@pytest.mark.parametrize(
    "sentence",
    ["On Monday and Tuesday rebels attacked Garissa.", "On Friday, June 18, rebels attacked Garissa."],
)
def test_what_a_day_does_not_open_alone_is_read_as_before(sentence: str) -> None:
    layers = build(f"Kenya\n\n{sentence}\n", published="2021-06-20")
    days = {c.time.start for c in claims_of(layers, "ASSAULT") if c.time}
    assert days in ({"2021-06-14", "2021-06-15"}, {"2021-06-18"})
    assert all(c.text == sentence for c in claims_of(layers, "ASSAULT"))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le 14 juin lundi les gendarmes ont arrêté onze personnes à Nairobi."),
        ("es", "El 14 de junio el lunes los gendarmes detuvieron a once personas en Nairobi."),
        ("ru", "В понедельник 14 июня повстанцы атаковали Найроби."),
        ("uk", "У понеділок 14 червня поліція затримала в Найробі одинадцять людей."),
    ],
)
def test_a_weekday_and_a_date_at_the_start_are_not_left_out_twice(language: str, sentence: str) -> None:
    pack = load_pack(language)
    assert pack is not None
    annotator = load_annotator(pack)
    assert annotator is not None
    (parsed,) = next(annotator.annotate(sentence, [(0, len(sentence))]))
    assert "".join(token.text for token in parsed.tokens) == sentence.replace(" ", "")
    assert all(sentence[token.start : token.end] == token.text for token in parsed.tokens)
