"""Letters that count as one: every pack's example holds, and no text changes its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.language import Pack, load_pack, pack_codes
from tidings.letters import plain

PACKS = [pack for code in pack_codes() if (pack := load_pack(code))]
EXAMPLES = [(pack, *example) for pack in PACKS for example in pack.toml("letters").get("example", ())]


@pytest.mark.parametrize(("pack", "printed", "compared"), EXAMPLES, ids=[f"{p.code} {w}" for p, w, _ in EXAMPLES])
def test_every_example_of_a_pack_holds(pack: Pack, printed: str, compared: str) -> None:
    assert plain(printed, pack) == compared


@given(st.text())
def test_offsets_hold_whatever_the_text(text: str) -> None:
    for pack in PACKS:
        assert len(plain(text, pack)) == len(text)


def test_digits_of_other_scripts_are_digits() -> None:
    assert plain("١٣ ۴", PACKS[0]) == "13 4"
