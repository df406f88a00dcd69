"""What a pattern needs: no rule that would match is passed over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.language import load_pack, pack_codes
from tidings.letters import plain
from tidings.needed import letters, needed
from tidings.timegrammar import find_hits, time_grammar


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?:late )?(?:May|June)\s+\d+", "LATE JUNE ٧"),
        (r"istanbul|izmir", "İZMİR"),
        (r"[0-3]\d\.~?[ab]", "31.B"),
        (r"(?<!x)stra(?:ß|ss)e", "STRASSE"),
        (r"(?:a|bc|)d+(?!e)", "DD"),
        (r"(?:uhr|.)7", "x7"),
        (r"[^a]b{2,}", "cBB"),
    ],
)
def test_what_matches_holds_what_is_needed(pattern: str, text: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)
    assert not any(letters(text).isdisjoint(each) for each in needed(pattern))


def test_a_pattern_asks_for_one_of_the_letters_of_each_part() -> None:
    asked = needed(r"(?:on )?(?:Mon|Tues)day(?: the)? \d")
    assert set(asked) == {frozenset({"day"}), frozenset({"mon", "tue"}), frozenset({"9"}), frozenset({" "})}
    assert needed(r"(?:on|\w)x?") == ()


@pytest.mark.parametrize("code", pack_codes())
@given(chosen=st.lists(st.integers(0, 10_000), min_size=1, max_size=3))
def test_rules_find_in_their_examples_what_all_rules_tried_find(code: str, chosen: list[int]) -> None:
    pack = load_pack(code)
    grammar = time_grammar(pack) if pack else None
    assert pack is not None and grammar is not None
    examples = [text for row in pack.toml("times")["rule"] for text, *_ in row.get("example", ())]
    text = plain(" ".join(examples[n % len(examples)] for n in chosen), pack)
    asked = [rule for rule in grammar.rules if rule.pattern.search(text)]
    held = letters(text)
    assert not [rule.pattern.pattern[:80] for rule in asked if any(held.isdisjoint(each) for each in rule.needed)]
    find_hits(text, 0, len(text), grammar)
