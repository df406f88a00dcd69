"""When two spellings are one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.spellings import same_name


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ömer Çelik", "Omer Celik", "person"),
        ("Yousef al-Masri", "Youssef Masri", "person"),
        ("Olga Kuznetsova", "Ольга Кузнецова", "person"),
        ("Karim Haddad", "كريم حداد", "person"),
        ("Moussa Diallo", "Musa Dialo", "person"),
        ("Tanaka Hiroshi", "Hiroshi Tanaka", "person"),
        ("Nordsee Handel GmbH", "Nordsee Handel", "organisation"),
        ("Lake Basin Water Authority", "LBWA", "organisation"),
    ],
)
def test_spellings_of_one_name(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) >= 0.5


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Aminata Keita", "Mariam Keita", "person"),
        ("Pedro Salazar", "Pedro Santos", "person"),
        ("Olga Kuznetsova", "Ольга Степанова", "person"),
        ("Northern Fishing Union", "Southern Mining Union", "organisation"),
        ("Lima", "Quito", "place"),
    ],
)
def test_different_names(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind) < 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Halit er-Ravi", "Khalid al-Rawi"),
        ("Абд эр-Рахман Салех", "Abdel Rahman Saleh"),
        ("Abdülkerim bin Salim", "عبد الكريم بن سالم"),
        ("Karim Benmoussa", "Kerim bin Musa"),
        ("رشيد بن موسى", "Rachid Benmoussa"),
        ("Omar Abderrahmane", "Omar Abdul Rahman"),
    ],
)
def test_articles_and_sons_are_written_in_many_ways(a: str, b: str) -> None:
    assert same_name(a, b) >= 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ed Miller", "Ted Hiller"), ("Karim Benmoussa", "Karim Benali"), ("Abdul Karim", "Abdul Rahman")],
)
def test_whom_articles_and_sons_do_not_make_one(a: str, b: str) -> None:
    assert same_name(a, b) < 0.5


def test_a_first_name_that_begins_like_an_article_stays_one() -> None:
    assert same_name("Abdi Hassan", "Abdul Hassan") < 0.6 <= same_name("Abdi Hassan", "Abdi Hasan")


def test_nothing_is_no_name() -> None:
    assert same_name("", "Ana Prieto") == 0.0
    assert same_name("...", "---") == 0.0


def test_an_acronym_speaks_for_bodies_only() -> None:
    assert same_name("Lake Basin Water Authority", "LBWA", "person") < 0.5


NAMES = st.text(alphabet="abcdefghijklmnoprstuvz éüãАБвгд", max_size=20)


@given(NAMES, NAMES)
def test_likeness_is_between_nought_and_one_and_goes_both_ways(a: str, b: str) -> None:
    assert 0.0 <= same_name(a, b) <= 1.0
    assert same_name(a, b) == pytest.approx(same_name(b, a), abs=0.02)


@given(st.text(alphabet="abcdefgh éü", min_size=1).filter(str.strip))
def test_a_name_is_itself_in_any_case(name: str) -> None:
    assert same_name(name, name.upper()) == 1.0
