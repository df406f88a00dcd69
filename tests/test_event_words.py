"""The event words of every pack: their examples hold them, as the rows say; one in eight may fall to a parser that learns anew."""

from __future__ import annotations

import pytest

from tidings.annotate import load_annotator
from tidings.language import Pack, load_pack, pack_codes
from tidings.lexicon import find_triggers

PACKS = [pack for code in pack_codes() if (pack := load_pack(code)) and pack.rows("events", 6) and (pack.folder / "model").is_dir()]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_examples_hold_their_words(pack: Pack) -> None:
    annotator = load_annotator(pack)
    assert annotator is not None
    rows, pieces, text = pack.rows("events", 6), [], ""
    for row in rows:
        pieces.append((len(text), len(text) + len(row[5])))
        text += row[5] + " "
    missed = []
    for row, sentences in zip(rows, annotator.annotate(text, pieces), strict=True):
        found = {(t.entry.words, t.entry.pos, t.entry.type) for s in sentences for t in find_triggers(s, pack)}
        if (tuple(row[0].lower().split()), row[1], row[2]) not in found:
            missed.append(f"{row[0]}: {row[5]}")
    assert len(missed) <= len(rows) // 8, missed


def test_english_has_words_enough() -> None:
    pack = load_pack("en")
    assert pack is not None
    assert len({row[:3] for row in pack.rows("events", 6)}) >= 1500
