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
