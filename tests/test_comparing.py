"""Wordings that are compared once: whatever is asked, and however often, the answer is that of a comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import alignment
from tidings.alignment import Comparing, compare
from tidings.settings import Settings
from tidings.wording import Unit

SENTENCES = (
    "Twelve people were hurt when a boat sank off Lanet on Monday, the harbour master said.",
    "Twelve people were hurt when a boat sank off Lanet on Monday.",
    "Seven people were hurt when a boat sank off Obel on Friday, the harbour master said.",
    "On Monday a boat sank off Lanet, the harbour master said: twelve people were hurt.",
    "Douze personnes ont été blessées lundi au large de Lanet, a dit le capitaine du port.",
    "The council meets again next week.",
)
UNITS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(("en", "fr", None)), st.booleans()), min_size=2, max_size=9)


def units(told: list[tuple[str, str | None, bool]]) -> list[Unit]:
    return [Unit(n, f"r{n}", 0, 0, len(text), text, language, news) for n, (text, language, news) in enumerate(told)]


@given(UNITS)
def test_a_pair_is_told_as_a_comparison_tells_it_whatever_was_compared_before(told: list[tuple[str, str | None, bool]]) -> None:
    comparing, made = Comparing(Settings()), units(told)
    for one in made:
        for other in made:
            assert comparing(one, other) == compare(one, other, Settings())


def test_sentences_that_are_printed_again_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def counted(a: Unit, b: Unit, settings: Settings) -> alignment.Match | None:
        asked.append((a.number, b.number))
        return compare(a, b, settings)

    monkeypatch.setattr(alignment, "compare", counted)
    made, comparing = units([(SENTENCES[n % 2], "en", True) for n in range(8)]), Comparing(Settings())
    found = [comparing(one, other) for one in made[::2] for other in made[1::2]]
    assert asked == [(0, 1)] and len({(match.a, match.b) for match in found if match}) == 16
