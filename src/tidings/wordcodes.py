"""Words of many texts at once as numbers, without a Python object a word: what the search for candidates runs on.

Letters are folded one by one, signs of dense scripts are words of their own, digits apart from letters are words. That is nearly, not
exactly, what `wording` calls a word: enough to find what is worth comparing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tidings.fold import fold
from tidings.wording import SIGNS

Codes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
BREAK = "\ue000"  # between two texts; of a private area, so that no text has it
SEPARATOR, NOTHING = 0, 1
FIRST = 16  # the least code of a letter
SIGN = re.compile(f"[{SIGNS}]")
BASE = np.uint64(1_099_511_628_211)
MIXER = np.uint64(0x9E37_79B9_7F4A_7C15)
LONGEST = 64  # letters of a word that count by their place
CHUNK = 20_000  # texts taken at once, so that what is made on the way stays small


@dataclass(frozen=True, slots=True)
class Words:
    """All words of some texts in order: a hash of each, the number of its text, its length in letters."""

    codes: Codes
    owners: Numbers
    lengths: Numbers


def words_of(texts: Sequence[str]) -> Words:
    """The words of texts, which are numbered as they come."""
    parts = [_chunk(texts[at : at + CHUNK], at) for at in range(0, len(texts), CHUNK)] or [_chunk([], 0)]
    return Words(*(np.concatenate(columns) for columns in zip(*((p.codes, p.owners, p.lengths) for p in parts), strict=True)))


def mixed(codes: Codes) -> Codes:
    """Hashes whose bits all depend on all bits of what they are made from."""
    with np.errstate(over="ignore"):
        codes = (codes ^ (codes >> np.uint64(31))) * MIXER
        return codes ^ (codes >> np.uint64(29))


def powers(count: int) -> Codes:
    """1, BASE, BASE squared, and so on."""
    with np.errstate(over="ignore"):
        return np.cumprod(np.concatenate([[np.uint64(1)], np.full(max(0, count - 1), BASE)]), dtype=np.uint64)


def _chunk(texts: Sequence[str], first: int) -> Words:
    joined = BREAK.join(text.replace(BREAK, " ") for text in texts)
    written = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table, signs = _tables(written)
    owners = np.cumsum(written == ord(BREAK))
    letters = table[written]
    kept = letters != NOTHING
    letters, owners, sign = letters[kept], owners[kept], signs[written[kept]]
    inside = letters >= FIRST
    digit = (letters >= FIRST + ord("0")) & (letters <= FIRST + ord("9"))
    before = np.concatenate([[False], inside[:-1]])
    starts = inside & (~before | sign | np.concatenate([[False], sign[:-1]]) | (digit != np.concatenate([[False], digit[:-1]])))
    letters, owners, starts = letters[inside], owners[inside], np.flatnonzero(starts[inside])
    if not len(starts):
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, np.int64))
    lengths = np.diff(np.concatenate([starts, [len(letters)]]))
    place = np.minimum(np.arange(len(letters)) - np.repeat(starts, lengths), LONGEST - 1)
    with np.errstate(over="ignore"):
        codes = np.add.reduceat(mixed(letters.astype(np.uint64)) * powers(LONGEST)[place], starts)
    return Words(mixed(codes), owners[starts].astype(np.int64) + first, lengths.astype(np.int64))


def _tables(written: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """By code point of those that occur: the folded letter (or SEPARATOR, or NOTHING for marks), and whether it is a sign."""
    size = int(written.max(initial=0)) + 1
    table, signs = np.zeros(size, np.uint32), np.zeros(size, np.bool_)
    for code in np.flatnonzero(np.bincount(written, minlength=size)).tolist():
        character = chr(code)
        folded = "" if 0xD800 <= code < 0xE000 else fold(character)
        if folded[:1].isalnum():
            table[code] = FIRST + ord(folded[0])
        elif not folded and not character.isspace():
            table[code] = NOTHING
        signs[code] = bool(SIGN.match(character))
    return table, signs
