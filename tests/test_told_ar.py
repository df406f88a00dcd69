"""Arabic sentences of agencies whose verbs only their form tells: who acts, on whom, and who says so."""

from __future__ import annotations

import pytest

from tests.everyday import told
from tests.test_claims import build


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الشرطة إن ثلاثة مسلحين قتلوا تاجراً في سوق المدينة يوم الثلاثاء.", "ASSAULT مسلحين > تاجر"),
        ("قالت الشرطة إن خمسة حراس أصابوا سائقاً، وإن ستة رعاة قتلوا 4 جنود يوم الثلاثاء.", "ASSAULT رعاة > جنود"),
        ("كانت مروحيات تابعة للجيش الكيني قد قصفت القرية فجر الجمعة.", "ASSAULT لجيش > القرية"),
        ("وأكد الضابط أن رجاله قتلوا 17 جندياً ويحتجزون ستة آخرين.", "COERCE رجاله > آخرين"),
        ("ويتوقع أن تستقبل رئيس النقابة نبيل خردان في الشهر المقبل.", "CONSULT > planned"),
        ("ألقت الشرطة القبض على مشتبه به في قضية التفجير.", "COERCE الشرطة > مشتبه"),
        ("أسفر هجوم شنه متمردون على حافلة الاثنين عن مقتل أربعة ركاب.", "ASSAULT متمردون"),
        ("طالب المتظاهرون الحكومة يوم الأحد بالاستقالة.", "REQUEST المتظاهرون > الحكومة"),
        ("انسحبت القوات الكينية من البلدة أمس.", "RETREAT القوات"),
        ("توعّد وزير الدفاع يوسف بكري المتمردين بالرد.", "THREATEN يوسف"),
        ("وفي اليوم التالي لإغلاق الجسر أوقفت قوات الحدود بعض الصيادين.", "COERCE قوات"),
        ("تبنت الحركة الهجوم على الثكنة يوم الاثنين.", "ASSAULT الحركة"),
        ("وكانت الجبهة والحركة قد تبادلتا الأسرى في 4 مايو.", "CONCEDE الحركة"),
        ("أعلنت وزارة الداخلية مقتل ثلاثة من حراسها في كمين الأحد.", "ASSAULT > ثلاثة"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("ar", text, expected)


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("خطف مسلحون حارس الجسر الاثنين، بحسب ما أفاد المتحدث باسم الشرطة الرائد نبيل خردان.", "نبيل"),
        ("وبحسب ما ذكر الناطق باسم الجيش، فقد هاجم مسلحون ثكنة عسكرية الاثنين.", "الناطق"),
        ("قُتل أربعة جنود الاثنين، وفق ما قال للصحيفة مدير المستشفى الدكتور كمال بكري.", "كمال"),
    ],
)
def test_who_told_what_is_told_according_to_what_he_said(text: str, teller: str) -> None:
    layers = build(f"{text}\n", language="ar", published="2024-05-08")
    names = {m.id: m.text for m in layers.mentions}
    tellers = [names[p.mention or ""] for c in layers.claims if c.attribution for p in c.attribution.sources]
    assert tellers and all(teller in name for name in tellers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال قائد حركة الشمال للحكم الذاتي إن رجاله انسحبوا الاثنين.", "CIVIC"),
        ("غادرت قافلة عسكرية المدينة يوم الاثنين.", "AID"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("ar", text, kind)


def test_what_is_told_of_is_nobody_who_tells() -> None:
    layers = build("أسفر هجوم الاثنين على حافلة عن مقتل أربعة ركاب.\n", language="ar", published="2024-05-08")
    assert layers.claims and not any(c.attribution for c in layers.claims)


def test_whom_a_verb_holds_at_its_end_is_acted_on() -> None:
    layers = build("وصل المبعوث كمال سالم إلى المطار. واعتقلته الشرطة الاثنين.\n", language="ar", published="2024-05-08")
    held = next(c for c in layers.claims if c.type == "COERCE")
    names = {m.id: m.entity for m in layers.mentions}
    salem = {m.entity for m in layers.mentions if "سالم" in m.text}
    assert {names[p.mention or ""] for p in held.recipients} == salem
    assert len(held.actors) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أكد المتحدث أن القوات استعادت السيطرة على بلدة الرطبة.", "COERCE"),
        ("أطلق مسلحون النار على حافلة في كركوك.", "ASSAULT مسلحون"),
        ("سلم 40 مسلحا أنفسهم للجيش في ولاية بورنو يوم الاثنين.", "RETREAT"),
    ],
)
def test_phrases_of_several_words_are_read(text: str, expected: str) -> None:
    assert told("ar", text, expected)
