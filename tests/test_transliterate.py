"""Foreign scripts in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.transliterate import skeleton, transliterate


@pytest.mark.parametrize(
    ("foreign", "latin"),
    [("Сергей", "Sergey"), ("Харків", "Kharkiv"), ("Αθήνα", "Athina"), ("بيروت", "birut"), ("١٣ قتيلا", "13 qtila"), ("Kalın", "Kalın")],
)
def test_spelled_as_a_newspaper_would(foreign: str, latin: str) -> None:
    assert transliterate(foreign) == latin


@pytest.mark.parametrize(("one", "other"), [("باكاري", "Bacari"), ("Харьков", "Kharkov"), ("سولاوسي", "Sulawesi"), ("цунами", "tsunami")])
def test_names_are_known_by_their_consonants(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_names_of_other_consonants_are_told_apart() -> None:
    assert len({skeleton(name) for name in ("Bacari", "Moroni", "Kharkov", "Sulawesi", "Anjouan")}) == 5


@given(st.text(alphabet="abcXYZ 123-'éüß"))
def test_latin_letters_and_digits_stay(text: str) -> None:
    assert transliterate(text) == text
