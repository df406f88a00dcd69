"""When two names are one's, by what is known of bodies, places and words as well as by letters."""

from __future__ import annotations

import pytest

from tidings import same_name


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("محمد عبد الرحمن", "Mohamed Abdelrahman", "person"),
        ("Muhammad Abd al-Rahman", "محمد عبدالرحمن", "person"),
        ("Ministry of Health", "Ministère de la Santé", "organisation"),
        ("Ministry of Defence", "وزارة الدفاع", "organisation"),
        ("Gesundheitsministerium", "Ministry of Health", "organisation"),
        ("Northern Liberation Front", "Front de libération du Nord", "organisation"),
        ("Supreme Court", "Верховный суд", "organisation"),
        ("African Union", "Afrika Birliği", "organisation"),
        ("UNDP", "Programme des Nations unies pour le développement", "organisation"),
        ("Halab", "Aleppo", "place"),
        ("Wien", "Вена", "place"),
        ("Gomel Region", "Гомельская область", "place"),
        ("North Darfur", "شمال دارفور", "place"),
    ],
)
def test_one_thing_under_two_names(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) >= 0.5 and same_name(b, a, kind) >= 0.5


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Pedro García López", "Pedro López García", "person"),
        ("Northern Liberation Front", "Southern Liberation Front", "organisation"),
        ("5th Brigade", "6th Brigade", "organisation"),
        ("World Health Organization", "World Trade Organization", "organisation"),
        ("Ministry of Health", "Ministère de la Justice", "organisation"),
        ("Niger", "Nigeria", "place"),
        ("Guinea", "Guinea-Bissau", "place"),
        ("South Darfur", "شمال دارفور", "place"),
    ],
)
def test_names_that_are_nearly_alike_are_two(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) < 0.5 and same_name(b, a, kind) < 0.5
