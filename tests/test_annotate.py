"""Dictionary forms: every word has one, whatever its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.annotate import lemma
from tidings.language import pack_codes


@pytest.mark.parametrize("code", pack_codes())
@given(word=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1, max_size=12))
def test_any_word_has_a_dictionary_form(code: str, word: str) -> None:
    assert lemma(word, code)


@pytest.mark.parametrize("code", pack_codes())
@pytest.mark.parametrize("word", ["'", "’", "''", "'da", "-", "…"])
def test_a_lone_mark_is_a_word_too(code: str, word: str) -> None:
    assert lemma(word, code)
