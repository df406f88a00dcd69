"""Words of scripts without vowels beside Latin ones: what their letters may be spelt as, and what they may not."""

import pytest

from tidings.people import likenesses
from tidings.spellings import same_name
from tidings.unwritten import spelt_alike


@pytest.mark.parametrize(
    ("native", "latin"), [("كريم", "karim"), ("خليل", "jalil"), ("جوليا", "julia"), ("עמית", "amit"), ("تشارلز", "charles")]
)
def test_each_letter_is_one_of_its_spellings(native: str, latin: str) -> None:
    assert spelt_alike(native, latin) > 0.87


@pytest.mark.parametrize(("native", "latin"), [("كريم", "kalim"), ("سمير", "samin"), ("ليلى", "layth"), ("עמית", "anit")])
def test_a_letter_that_was_written_is_not_another(native: str, latin: str) -> None:
    assert spelt_alike(native, latin) < 0.87


def test_the_article_of_a_servants_name_is_looked_through() -> None:
    assert same_name("عبد الرحمن النور", "Abdelrahman Nour") > 0.5
    assert same_name("عبد الرحمن النور", "Abdelkarim Nour") < 0.5


def test_names_in_two_scripts_are_compared_whatever_their_vowels() -> None:
    assert likenesses(["Ilyas Benkirane", "إلياس بنكيران"]) != {}
