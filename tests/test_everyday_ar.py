"""Arabic as it is written every day: the subject before the verb, and days and places before both."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, names


@pytest.mark.parametrize(
    ("sentence", "kind", "doer"),
    [
        ("الجيش الكيني هاجم قرية قرب غاريسا.", "ASSAULT", "Kenyan armed forces"),
        ("المتمردون هاجموا قرية قرب غاريسا وقتلوا تسعة جنود.", "ASSAULT", "Kenyan rebels"),
        ("في 14 يونيو هاجم المتمردون نيروبي.", "ASSAULT", "Kenyan rebels"),
        ("صباح الثلاثاء هاجم المتمردون قرية قرب غاريسا.", "ASSAULT", "Kenyan rebels"),
        ("وفي اليوم التالي أوقفت الشرطة ثلاثة أشخاص في نيروبي.", "COERCE", "Kenyan police"),
        ("وفي غاريسا أوقفت الشرطة ثلاثة أشخاص.", "COERCE", "Kenyan police"),
        ("والاثنين، أوقفت الشرطة أحد عشر شخصاً في نيروبي.", "COERCE", "Kenyan police"),
        ("هاجم الجيش البوروندي الثلاثاء قرية قرب الحدود.", "ASSAULT", "Burundian armed forces"),
    ],
)
def test_who_does_it_is_found_before_the_verb_and_behind_days_and_places(sentence: str, kind: str, doer: str) -> None:
    layers = build(f"كينيا\n\n{sentence}\n", language="ar", published="2021-06-17")
    claim = claims_of(layers, kind)[0]
    assert names(layers, claim.actors) == {doer}
    assert doer not in names(layers, claim.recipients)


@pytest.mark.parametrize(
    "sentence",
    [
        "الرئيس جوزيف موانغي التقى في نيروبي الوزيرة آنا ليندكفيست.",
        "وفي نيروبي التقى الرئيس جوزيف موانغي الوزيرة آنا ليندكفيست.",
        "التقى الرئيس جوزيف موانغي الاثنين الوزيرة آنا ليندكفيست.",
    ],
)
def test_both_who_meet_are_named_in_either_order(sentence: str) -> None:
    layers = build(f"كينيا\n\n{sentence}\n", language="ar", published="2021-06-17")
    (claim,) = claims_of(layers, "CONSULT")
    assert names(layers, (*claim.actors, *claim.recipients)) == {"جوزيف موانغي", "آنا ليندكفيست"}


@pytest.mark.parametrize(
    ("sentence", "kind", "doers"),
    [
        (
            "وقعت جبهة تحرير مارسابيت و«حركة الفجر»، الثلاثاء، في بلدة ماريغات اتفاقا لوقف إطلاق النار.",
            "AGREE",
            {"جبهة تحرير مارسابيت", "حركة الفجر"},
        ),
        ("جرت محادثات بين الاتحاد الأفريقي و«حركة الفجر» الثلاثاء في ماريغات.", "CONSULT", {"African Union", "حركة الفجر"}),
        ("أفرجت «حركة الفجر»، الثلاثاء، عن ثلاثة رهائن في بلدة ماريغات.", "CONCEDE", {"حركة الفجر"}),
        ("دعت منسقة الأمم المتحدة للشؤون الإنسانية في كينيا كارين أندرسون، الثلاثاء، إلى هدنة.", "REQUEST", {"كارين أندرسون"}),
        ("دان رئيس بنين ميشيل دوسو، الثلاثاء، الهجوم الذي أوقع خمسة قتلى.", "ACCUSE", {"ميشيل دوسو"}),
        ("اتهم المتحدث باسم الشرطة العقيد موسى كاماو الحركة بخرق الهدنة.", "ACCUSE", {"موسى كاماو"}),
        ("هاجمت كتائب تانا الأحد قرية قرب غاريسا. وهددت الكتائب، الثلاثاء، بقتل الرهائن.", "THREATEN", {"كتائب تانا"}),
        ("أعلنت نقابة المعلمين، الاثنين، تعليق مشاركتها في المحادثات.", "REJECT", {"نقابة المعلمين"}),
        ("وقّع مندوبون عن الاتحاد الأفريقي وجماعة «نسور تانا» الجمعة اتفاق هدنة.", "AGREE", {"African Union", "نسور تانا"}),
        ("هاجمت جماعة «نسور تانا» الجمعة قرية. وهددت الجماعة الأحد بقتل الرهائن.", "THREATEN", {"نسور تانا"}),
        ("قال الوزير موسى كاماو، الثلاثاء، إن الجنود انسحبوا، متهما الحركة بخرق الهدنة.", "ACCUSE", {"موسى كاماو"}),
        ("علقت نقابة المعلمين، الاثنين، الدروس، مهددة بإضراب عام.", "THREATEN", {"نقابة المعلمين"}),
    ],
)
def test_names_in_quotation_marks_long_titles_and_short_names_of_bodies(sentence: str, kind: str, doers: set[str]) -> None:
    layers = build(f"كينيا\n\n{sentence}\n", language="ar", published="2021-06-17")
    assert any(doers <= names(layers, claim.actors) for claim in claims_of(layers, kind)), layers.claims


def test_a_town_behind_its_kind_is_where_it_was() -> None:
    layers = build("كينيا\n\nهاجم مسلحون، الثلاثاء، مركزا للشرطة في بلدة ماريغات.\n", language="ar", published="2021-06-17")
    (claim,) = claims_of(layers, "ASSAULT")
    assert claim.place and {m.text for m in layers.mentions if m.id == claim.place.mention} == {"ماريغات"}


@pytest.mark.parametrize("cause", ["انقلاب حافلة", "اصطدام قطارين", "انهيار جسر", "تسرب غاز"])
def test_deaths_are_of_the_accident_that_is_named_as_their_cause(cause: str) -> None:
    text = f"لقي سبعة أشخاص مصرعهم وأصيب عشرون آخرون، الثلاثاء، جراء {cause} قرب غاريسا."
    layers = build(f"كينيا\n\n{text}\n", language="ar", published="2021-06-17")
    assert {claim.type for claim in layers.claims} == {"HAZARD"}


def test_a_day_set_off_by_commas_does_not_hide_an_inquiry_nor_is_the_day_of_the_attack_its_own() -> None:
    text = "أعلنت النيابة العامة، الاثنين، فتح تحقيق في الهجوم الذي استهدف قرية قرب غاريسا في 3 يونيو."
    layers = build(f"كينيا\n\n{text}\n", language="ar", published="2021-06-17")
    (claim,) = claims_of(layers, "ACCUSE") + claims_of(layers, "CIVIC")
    assert claim.time and claim.time.start == "2021-06-14"
    assert claim.actors


def test_a_news_conference_of_one_man_is_no_event() -> None:
    text = "عقد وزير الداخلية جوزيف موانغي مؤتمرا صحفيا في نيروبي الثلاثاء."
    assert not build(f"كينيا\n\n{text}\n", language="ar", published="2021-06-17").events


@pytest.mark.parametrize(
    "sentence", ["ولا يشمل القرار كينيا.", "انفجرت طائرة مسيرة مفخخة الثلاثاء قرب غاريسا.", "أعلنت الشرطة فتح الطريق."]
)
def test_small_words_drones_and_openings_are_no_acts_of_others(sentence: str) -> None:
    layers = build(f"كينيا\n\n{sentence}\n", language="ar", published="2021-06-17")
    assert {c.type for c in layers.claims} <= {"ASSAULT"}
    assert not any("Fatah" in e.name for e in layers.entities)
