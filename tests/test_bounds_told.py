"""Bounds are written as reports write them, and read back as what they are; figures by another rule."""

from __future__ import annotations

import pytest

import tidings
from tests.test_claims import build, lead
from tidings.errors import UsageError
from tidings.numbers import find_numbers
from tidings.retold import ruled
from tidings.tongue import spoken, tongue


@pytest.mark.parametrize("code", spoken())
@pytest.mark.parametrize(("low", "high"), [(641, None), (640, None), (None, 49), (None, 50)])
def test_a_bound_that_is_written_reads_back_as_it_was(code: str, low: int | None, high: int | None) -> None:
    own = tongue(code)
    written = own.ranged(low, None, high)
    (number,) = find_numbers(written, own.pack)
    assert (number.low, number.best, number.high) == (low, None, high)


def test_more_than_a_round_number_is_not_told_as_one_more() -> None:
    assert tongue("en").ranged(641, None, None) == "more than 640"
    assert tongue("en").ranged(643, None, None) == "at least 643"
    assert tongue("en").ranged(None, None, 49) == "fewer than 50"


def test_figures_are_told_by_the_rule_that_is_asked_for() -> None:
    first = "Gunmen opened fire at a market in Gulu on Sunday, killing 11 people, the director of the county hospital said."
    layers = build(lead(f"{first}\n\nThe Defence Ministry put the death toll at eight. The rebels said 15 people had died."))
    record = tidings.Record(layers)

    def killed(rule: str) -> tuple[object, ...]:
        (figure,) = [f for e in ruled(record, rule).events for f in e.figures if f.measure == "killed"]
        return figure.rule, figure.low, figure.best, figure.high

    assert killed("") == killed("ucdp") == ("ucdp", 8, 11, 15)
    assert killed("conservative") == ("conservative", 8, 8, 15)
    assert killed("latest") == ("latest", 8, 15, 15)
    with pytest.raises(UsageError, match="conservative"):
        ruled(record, "newest")


def test_a_headline_sums_up_its_text_but_not_what_others_say() -> None:
    first = "Gunmen opened fire at a market in Gulu on Sunday, killing 11 people, the county hospital said."
    said = f"{first} The rebels said 15 people had died."
    layers = build(f"Gunmen kill 11 at market in Gulu\n\n{said}\n")
    (killed,) = [f for e in layers.events for f in e.figures if f.measure == "killed"]
    assert (killed.low, killed.best, killed.high) == (11, 11, 15)
