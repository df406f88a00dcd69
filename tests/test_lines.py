"""The lines of a text, and paragraphs that were broken to fit a column. All texts here are invented."""

from __future__ import annotations

import pytest

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Report

BROKEN = {
    "en": """Ferry aground off Lanet

The ferry Saphir ran aground off Port Lanet on Friday with 212
passengers aboard, the coast guard said. Tugs from the mainland
came at noon and pulled it free before the tide fell again, and
the passengers were taken to a school.
Nobody was hurt.

The line has been told to check the steering of all its ships
by the end of June, and says that it will do so.
""",
    "ar": """جنوح العبارة قرب لانيت

جنحت العبارة سافير قبالة ميناء لانيت يوم الجمعة وعلى متنها
مئتان واثنا عشر راكبا كما قال خفر السواحل في بيان له وجاءت
القاطرات من البر وسحبتها قبل أن ينحسر المد مرة أخرى ثم نقل
الركاب إلى مدرسة في المدينة.

وطلب من الشركة أن تفحص أجهزة التوجيه في جميع سفنها قبل نهاية
شهر حزيران وقالت إنها ستفعل ذلك.
""",
}


@pytest.mark.parametrize("language", BROKEN)
def test_a_text_broken_to_fit_a_column_has_its_paragraphs_back_and_is_not_changed(language: str) -> None:
    text = BROKEN[language]
    report, passages = clean(Report("r", "0" * 64, text, language=language), load_pack(language))
    body = [p for p in passages if p.kind in ("lead", "body")]
    assert report.text == text
    assert [p.kind for p in passages][:2] == ["title", "lead"]
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert [p.text.count("\n") for p in body] == ([3, 0, 1] if language == "en" else [3, 1])
    assert [len(p.sentences) for p in body] == ([2, 1, 1] if language == "en" else [1, 1])


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The ferry Saphir ran aground off Port Lanet on Friday.\nNobody was hurt.\nTugs came at noon and pulled it free.\n" * 2
    passages = clean(Report("r", "0" * 64, text, language="en"), load_pack("en"))[1]
    assert not any("\n" in p.text for p in passages)


@pytest.mark.parametrize(
    ("opening", "kicker"),
    [
        ("LANET / PORT-SUR-MER - ", "LANET / PORT-SUR-MER -"),
        ("LANET / PORTO / CARROW – ", "LANET / PORTO / CARROW –"),
        ("LANET - ", None),  # a dateline, which belongs to its paragraph
        ("AA / LANET - ", None),
        ("Lanet / Porto - ", None),
    ],
)
def test_names_in_capitals_before_a_dash_are_no_part_of_the_paragraph(opening: str, kicker: str | None) -> None:
    text = f"Le bac libéré\n\n{opening}Mercredi, le bac Saphir a été tiré de la vase devant le port, dit-on.\n"
    _, passages = clean(Report("r", "0" * 64, text, language="fr"), load_pack("fr"))
    assert [p.text for p in passages if p.kind == "boilerplate"] == ([kicker] if kicker else [])
    assert all(text[p.start : p.end] == p.text for p in passages)
    assert any(p.kind == "lead" and "Mercredi" in p.text for p in passages)
