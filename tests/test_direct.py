"""Direct speech is what a speaker says in quotation marks as a whole; words picked out of it are none."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead

WHOLE = [
    ("en", '"We attacked the convoy near Lodvik at dawn," Commander Harald Brunn said on Monday.'),
    ("en", 'Commander Harald Brunn told reporters: "We attacked the convoy near Lodvik at dawn."'),
    ("en", 'Commander Harald Brunn told reporters "we attacked the convoy near Lodvik at dawn".'),
    ("fr", "« Nous avons attaqué le convoi près de Lodvik », a déclaré lundi le commandant Harald Brunn."),
    ("de", "„Wir haben den Konvoi bei Lodvik angegriffen“, sagte Kommandant Harald Brunn am Montag."),
    ("es", '"Atacamos el convoy cerca de Lodvik", dijo el lunes el comandante Harald Brunn.'),
    ("ru", "«Мы атаковали колонну под Лодвиком», — заявил в понедельник командир Харальд Брунн."),
    ("tr", 'Komutan Harald Brunn, "Konvoya saldırdık" dedi.'),
]
PICKED = [
    ("en", 'Commander Harald Brunn said the rebels had "attacked the convoy near Lodvik".'),
    ("en", 'Commander Harald Brunn said that "the rebels attacked the convoy" and fled.'),
    ("en", 'Commander Harald Brunn said the rebels "shamelessly attacked" the convoy.'),
    ("fr", "Le commandant Harald Brunn a déclaré que les rebelles avaient « attaqué le convoi »."),
    ("de", "Kommandant Harald Brunn sagte, die Rebellen hätten „den Konvoi feige angegriffen“."),
    ("es", 'El comandante Harald Brunn dijo que los rebeldes "atacaron el convoy".'),
    ("ru", "Командир Харальд Брунн заявил, что повстанцы «атаковали колонну»."),
    ("ar", "قال القائد هارالد برون إن المتمردين «هاجموا القافلة» قرب لودفيك."),
    ("tr", 'Komutan Harald Brunn isyancıların konvoya "alçakça saldırdığını" söyledi.'),
]


@pytest.mark.parametrize(("language", "sentence"), WHOLE)
def test_what_stands_in_quotation_marks_as_a_whole_is_direct_speech(language: str, sentence: str) -> None:
    claim = claims_of(build(lead(sentence), language=language), "ASSAULT")[0]
    assert claim.attribution is not None
    assert claim.attribution.sources
    assert claim.attribution.quoted


@pytest.mark.parametrize(("language", "sentence"), PICKED)
def test_words_that_a_report_picks_out_are_no_direct_speech(language: str, sentence: str) -> None:
    claim = claims_of(build(lead(sentence), language=language), "ASSAULT")[0]
    assert claim.attribution is not None
    assert claim.attribution.sources
    assert not claim.attribution.quoted


def test_a_colon_announces_direct_speech_whoever_is_named_before_it() -> None:
    (claim,) = claims_of(
        build(lead('The town owed much to its neighbours: "They attacked the raiders at once," Mayor Anna Brunn said.')), "ASSAULT"
    )
    assert claim.attribution is not None
    assert claim.attribution.quoted
