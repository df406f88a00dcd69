"""Words of many texts at once as numbers, without a Python object a word: what the search for candidates runs on.

Letters are folded one by one, signs of dense scripts are words of their own, digits apart from letters are words. That is nearly, not
exactly, what `wording` calls a word: enough to find what is worth comparing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tidings.fold import fold
from tidings.wording import SIGNS

Codes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Written = NDArray[np.uint32] | NDArray[np.uint8]
BREAK = "\x1f"  # between two texts; a control character, which a text has as a space at most
SEPARATOR, LETTER, DIGIT, SIGN, NOTHING = range(5)  # kinds of character; marks above letters are nothing
DENSE = re.compile(f"[{SIGNS}]")
BASE = np.uint64(1_099_511_628_211)  # odd, so that it has an inverse
MIXER = np.uint64(0x9E37_79B9_7F4A_7C15)
INVERSE = np.uint64(pow(int(BASE), -1, 2**64))  # BASE times this is 1
CHUNK = 1_000  # texts taken at once, so that what is made on the way stays within a processor's cache


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


def powers(count: int, base: np.uint64 = BASE) -> Codes:
    """1, the base, its square, and so on."""
    return _powers(1 << max(0, count - 1).bit_length(), base)[:count]


@lru_cache(maxsize=64)
def _powers(count: int, base: np.uint64) -> Codes:
    with np.errstate(over="ignore"):
        return np.cumprod(np.concatenate([[np.uint64(1)], np.full(count - 1, base)]), dtype=np.uint64)


def _chunk(texts: Sequence[str], first: int) -> Words:
    joined = BREAK.join(texts)
    if joined.count(BREAK) != max(0, len(texts) - 1):
        joined = BREAK.join(text.replace(BREAK, " ") for text in texts)
    plain = joined.isascii()  # a byte a letter: a quarter of what is gone through
    written: Written = _bytes(joined) if plain else np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table, letters = _tables(written)
    kinds = table[written]
    if NOTHING in table:
        kept = kinds != NOTHING
        written, kinds = written[kept], kinds[kept]
    edge = np.ones(len(kinds) + 1, np.bool_)  # where a run of one kind begins, and the end
    np.not_equal(kinds[1:], kinds[:-1], out=edge[1:-1])
    if SIGN in table:
        edge[:-1] |= kinds == SIGN
    edges = np.flatnonzero(edge)
    worded = kinds[edges[:-1]] != SEPARATOR
    starts, ends = edges[:-1][worded], edges[1:][worded]
    with np.errstate(over="ignore"):
        summed = np.zeros(len(written) + 1, np.uint64)
        np.cumsum(letters[written] * powers(len(written)), out=summed[1:])
        codes = (summed[ends] - summed[starts]) * powers(len(written) + 1, INVERSE)[starts]
    counts = np.diff(np.searchsorted(starts, np.flatnonzero(written == ord(BREAK))), prepend=0, append=len(starts))
    owners = np.repeat(np.arange(first, first + len(counts), dtype=np.int64), counts)
    return Words(mixed(codes), owners, (ends - starts).astype(np.int64))


def _bytes(text: str) -> Written:
    return np.frombuffer(text.encode("ascii"), dtype=np.uint8)


def _tables(written: Written) -> tuple[NDArray[np.uint8], Codes]:
    """By code point, of those that occur: its kind, and a hash of its folded letter."""
    size = int(written.max(initial=0)) + 1
    kinds, letters = np.zeros(size, np.uint8), np.zeros(size, np.uint64)
    for code in np.flatnonzero(np.bincount(written, minlength=size)).tolist():
        character = chr(code)
        folded = "" if 0xD800 <= code < 0xE000 else fold(character)
        if folded[:1].isalnum():
            kinds[code] = SIGN if DENSE.match(character) else DIGIT if folded[0].isdigit() else LETTER
            letters[code] = ord(folded[0])
        elif not folded and not character.isspace():
            kinds[code] = NOTHING
    return kinds, mixed(letters)
