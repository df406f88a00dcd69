"""Numbers in running text, in digits and words, with what bounds them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.language import Pack, load_pack, pack_codes
from tidings.numbers import find_numbers, value_of

PACKS = [pack for code in pack_codes() if (pack := load_pack(code)) and pack.toml("numbers")]
EXAMPLES = [(pack, row) for pack in PACKS for row in pack.toml("numbers")["example"]]


def pack_of(code: str) -> Pack:
    pack = load_pack(code)
    assert pack is not None
    return pack


def values(text: str, code: str) -> list[tuple[str, object, object, object]]:
    return [(text[n.start : n.end], n.low, n.best, n.high) for n in find_numbers(text, pack_of(code))]


@pytest.mark.parametrize(("pack", "row"), EXAMPLES, ids=[f"{p.code} {r['text']}" for p, r in EXAMPLES])
def test_every_example_of_a_pack_holds(pack: Pack, row: dict[str, object]) -> None:
    text = str(row["text"])
    assert values(text, pack.code) == [(text, row.get("low"), row.get("best"), row.get("high"))]


def test_a_bound_belongs_to_the_number_that_follows_it() -> None:
    assert values("Gate 12 At least 30 people", "en") == [("12", None, 12, None), ("At least 30", 30, None, None)]


def test_the_longer_bound_is_the_one_meant() -> None:
    assert values("no fewer than 30 people", "en") == [("no fewer than 30", 30, None, None)]
    assert values("не менее 30 человек", "ru") == [("не менее 30", 30, None, None)]


def test_a_range_may_share_its_million() -> None:
    assert values("two to three million people", "en") == [("two to three million", 2_000_000, None, 3_000_000)]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [v[2] for v in values("14 dead and 45 injured, five and six", "en")] == [14, 45, 5, 6]


def test_separators_are_those_of_the_language() -> None:
    assert values("1,250 homes", "en") == [("1,250", None, 1250, None)]
    assert values("1,25 million", "fr") == [("1,25 million", None, 1_250_000, None)]
    assert values("12 500 voix", "fr") == [("12 500", None, 12_500, None)]


def test_ordinals_and_words_with_digits_are_no_numbers() -> None:
    assert values("the 12th of A320s and x2", "en") == []


def test_value_of_reads_one_whole_number_only() -> None:
    assert value_of("sixty-three", pack_of("en")) == 63
    assert value_of("about sixty-three", pack_of("en")) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert value_of(f"{number:,}", pack_of("en")) == number
    assert value_of(f"{number:,}".replace(",", " "), pack_of("fr")) == number


@given(st.text(alphabet="0123456789 ,.-aemnortvwx’\n", max_size=60))
def test_any_text_gives_numbers_in_order_inside_it(text: str) -> None:
    found = find_numbers(text, pack_of("en"))
    assert all(0 <= n.start <= n.core < n.end <= len(text) for n in found)
    assert all(a.core < b.core for a, b in pairwise(found))


def test_the_hours_of_a_live_report_are_no_numbers() -> None:
    assert values("16:40 Three people were hurt", "en") == [("Three", None, 3, None)]
    assert values("between 9:15 and 10:30 they met", "en") == []


def test_ten_takes_units_where_there_is_no_word_for_eleven() -> None:
    assert values("on bir asker, on iki kişi", "tr") == [("on bir", None, 11, None), ("on iki", None, 12, None)]
    assert values("ten two", "en") == [("ten", None, 10, None), ("two", None, 2, None)]
