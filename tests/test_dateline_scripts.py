"""Datelines in a script without capitals: what stands before the dash is no subject of the sentence behind it."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, names
from tidings.dateline import past_dateline


@pytest.mark.parametrize(
    "head",
    [
        "غاريسا، ١٧ يونيو ٢٠٢١ (نبأ) – ",
        "غاريسا، 17 يونيو (نبأ) - ",
        "غاريسا (نبأ) – ",
        "غاريسا 17 يونيو 2021 - ",
    ],
)
def test_the_verb_behind_an_arabic_dateline_keeps_its_subject(head: str) -> None:
    sentence = "زار وزير النقل السيد يوسف كمال الدين يوم الخميس مدينة غاريسا."
    layers = build(f"الوزير في المدينة\n\n{head}{sentence}\n", language="ar", published="2021-06-17")
    (visit,) = claims_of(layers, "CONSULT")
    assert (visit.mode, visit.text) == ("visit", sentence)
    assert names(layers, visit.actors) == {"يوسف كمال الدين"}
    assert visit.time is not None
    assert visit.time.start == "2021-06-17"


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير - وهو من أبناء المدينة - إلى غاريسا يوم الخميس.",
        "وقال الوزير في مقابلة مع الإذاعة الوطنية صباح الخميس (بث مباشر) - وهي الأولى - إن السد لم ينهر.",
    ],
)
def test_a_sentence_with_a_dash_in_it_is_whole(text: str) -> None:
    assert past_dateline(text, 0, len(text)) == [(0, len(text))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "دمشق – قتل ثلاثة أشخاص في انفجار عبوة ناسفة يوم الأحد."),
        ("en", "Nairobi - Three men were shot dead on Sunday."),
        ("de", "Krakau – Am Sonntag wurden drei Männer erschossen."),
        ("ru", "Кишинёв – В воскресенье застрелены трое мужчин."),
    ],
)
def test_the_town_before_a_dash_does_nothing(language: str, text: str) -> None:
    layers = build(f"{text}\n", language=language, published="2021-06-14")
    (attack,) = claims_of(layers, "ASSAULT")
    assert not attack.actors and "killed" in {f.measure for f in layers.figures}
