"""Words as numbers: equal words have equal numbers, whatever their case, marks, script or neighbours."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tidings.settings import Settings
from tidings.winnow import alike, indexes
from tidings.wordcodes import words_of


def codes(*texts: str) -> list[list[int]]:
    words = words_of(texts)
    return [words.codes[words.owners == number].tolist() for number in range(len(texts))]


def test_case_marks_and_punctuation_make_no_difference() -> None:
    one, other, third = codes("İzmir, 12 ölü!", "(izmir) 12 OLU", "كتابٌ İzmir")
    assert one == other
    assert third[1] == one[0]
    assert codes("كتابٌ") == codes("كتاب")


def test_signs_are_words_and_digits_apart_from_letters() -> None:
    assert [len(own) for own in codes("他们同意了。", "G20 summit", "")] == [5, 3, 0]


@hypothesis_settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5))
def test_texts_do_not_mix(texts: list[str]) -> None:
    assert codes(*texts) == [codes(text)[0] for text in texts]


def test_pairs_are_of_two_reports_and_lists_are_capped() -> None:
    text = "the ferry ran aground off the port early on tuesday with many people aboard"
    reports = np.arange(100) // 2
    found = alike(*indexes([text] * 100, Settings()), reports, Settings())
    assert all(reports[a] != reports[b] and a < b for a, b in found)
    assert {int(b) for _, b in found} == set(range(2, 100))
    assert len(found) < 1000
