"""Fingerprints of text, and the pairs of sentences worth comparing.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of the hashes of all word 6-grams the least of every 4 in a row is kept, so any
9 words in common leave a trace in both. Edits of three words in ten leave no such run in a short sentence: there the rare
words of a sentence are looked up as well. Every list of the index is capped, so a report costs the same however many there are.
What leads from one sentence to another depends on how many have it and on nothing else, so that an index which is kept and
added to (`traces`) finds what one made at once finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tidings.settings import Settings
from tidings.wordcodes import Codes, Numbers, Words, mixed, powers, words_of
from tidings.wording import Unit

Pair = tuple[int, int]
Whole = TypeVar("Whole", np.uint64, np.int64)
LEAST_LETTERS = 3  # of a word that is looked up as a rare one
IN_CACHE = 20_000  # words whose fingerprints are made at once, so that what is made on the way stays within a processor's cache
AT_ONCE = 4_000_000  # pairs counted at once
LAST = np.uint64(2**64 - 1)
HALF, LOW = np.uint64(32), np.uint64(2**32 - 1)
WORD = np.uint64(2**32)  # the bit of a hash, the lowest of its mark, that tells words from fingerprints


@dataclass(frozen=True, slots=True)
class Marks:
    """An index: marks of texts, sorted, 32 bits each, and the number of the text that has each."""

    marks: NDArray[np.uint32]
    owners: NDArray[np.uint32]

    @property
    def size(self) -> int:
        """Bytes of the index."""
        return self.marks.nbytes + self.owners.nbytes


def candidates(units: Sequence[Unit], settings: Settings) -> list[Pair]:
    """Numbers of the units of two reports that share a fingerprint or enough rare words, the smaller number first, sorted."""
    homes = {report: number for number, report in enumerate(dict.fromkeys(unit.report for unit in units))}
    reports = np.array([homes[unit.report] for unit in units], dtype=np.int64)
    turns = np.array([turn(report) for report in homes], dtype=np.uint64)
    ranks = np.argsort(np.argsort(turns[reports], kind="stable"), kind="stable") if units else reports
    found = alike(*indexes([unit.text for unit in units], settings), reports, settings, ranks)
    return [(int(a), int(b)) for a, b in found]


def turn(report: str) -> int:
    """Where a report stands among those that print a crowded text: by a hash of its id, so that it never matters who came when."""
    return int.from_bytes(blake2b(report.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def indexes(texts: Sequence[str], settings: Settings) -> tuple[Marks, Marks]:
    """The index of the fingerprints of texts, and that of their rare words."""
    words = words_of(texts)
    return _sorted(*fingerprints(words, settings.gram_words, settings.gram_window)), _rare(words, settings)


def marks_of(texts: Sequence[str], settings: Settings) -> Marks:
    """All marks of texts, those of fingerprints and those of words, however common they are."""
    words = words_of(texts)
    keys = [_print_keys(*fingerprints(words, settings.gram_words, settings.gram_window)), _word_keys(words)]
    return _split(np.sort(np.concatenate(keys)))


def is_word(mark: int) -> bool:
    """Whether a mark is that of a word."""
    return bool(mark & 1)


def firsts(cap: int) -> int:
    """Of a list that is longer than the cap, how many lead to all others."""
    return max(2, cap // 8)


def alike(prints: Marks, rare: Marks, reports: Numbers, settings: Settings, ranks: Numbers | None = None) -> NDArray[np.int64]:
    """Pairs of texts (two columns, the smaller number first, sorted) of two reports that share a fingerprint or enough rare words.

    `ranks` are those of the texts where a list is so long that only its first lead to the others; their numbers unless given.
    """
    total = max(1, len(reports))
    ranks = np.arange(len(reports)) if ranks is None else ranks
    keys = [_once(key) for key in _pairs(prints, reports, ranks, settings.posting_cap)]
    keys += [_often(rare, reports, ranks, settings)]
    found = _once(np.concatenate(keys))
    return np.stack([found // total, found % total], axis=1)


def fingerprints(words: Words, size: int, window: int) -> tuple[Codes, Numbers]:
    """The kept hashes of the runs of `size` words, and whose they are; of a text shorter than that, the hash of all of it."""
    codes, owners = words.codes, words.owners
    edges = [0, *np.searchsorted(owners, owners[IN_CACHE::IN_CACHE]).tolist(), len(owners)]  # at the beginnings of texts
    parts = [_fingerprints(codes[start:end], owners[start:end], size, window) for start, end in pairwise(edges) if start < end]
    if not parts:
        return codes, owners
    return np.concatenate([marks for marks, _ in parts]), np.concatenate([whose for _, whose in parts])


def _fingerprints(codes: Codes, owners: Numbers, size: int, window: int) -> tuple[Codes, Numbers]:
    """As `fingerprints`, of at least one text."""
    first = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1]]))
    counts = np.diff(np.concatenate([first, [len(codes)]]))
    place = np.arange(len(codes)) - np.repeat(first, counts)
    left = np.repeat(counts, counts) - place  # words from here to the end of the text
    with np.errstate(over="ignore"):
        whole = mixed(np.add.reduceat(codes * powers(int(counts.max()))[place], first))
        padded = np.concatenate([codes, np.zeros(size + window, np.uint64)])
        grams = np.zeros(len(codes), np.uint64)
        for step, power in enumerate(powers(size)):
            grams += padded[step : step + len(codes)] * power
    grams = np.where(left >= size, mixed(grams), LAST)
    ahead = np.concatenate([grams, np.full(window, LAST)])
    least = np.minimum.reduce([ahead[step : step + len(codes)] for step in range(window)])
    full = (left >= size + window - 1) | ((place == 0) & (left >= size))
    new = full & np.concatenate([[True], (least[1:] != least[:-1]) | (owners[1:] != owners[:-1]) | ~full[:-1]])
    return np.concatenate([least[new], whole]), np.concatenate([owners[new], owners[first]])


def _rare(words: Words, settings: Settings) -> Marks:
    """The words that several texts have; those in more texts than the cap are not looked up."""
    keys = _word_keys(words)
    starts = np.flatnonzero(_new(keys >> HALF))
    sizes = np.diff(np.append(starts, len(keys)))
    shared = np.repeat(sizes, sizes)
    return _split(keys[(shared > 1) & (shared <= settings.posting_cap)])


def _word_keys(words: Words) -> Codes:
    """Marks of the words that are long enough to be looked up, each with its text, once a text."""
    long = words.lengths >= LEAST_LETTERS
    return _once(_keys(words.codes[long] | WORD, words.owners[long]))


def _print_keys(codes: Codes, owners: Numbers) -> Codes:
    return _once(_keys(codes & ~WORD, owners))


def _once(keys: NDArray[Whole]) -> NDArray[Whole]:
    """Each once, sorted: several times as fast as `np.unique`, which hashes them."""
    keys.sort()
    return keys[_new(keys)]


def _keys(codes: Codes, owners: Numbers) -> Codes:
    """The upper half of each hash with the number of its text, so that one sort orders both."""
    return (codes & ~LOW) | owners.astype(np.uint64)


def _new(keys: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it."""
    new = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return new


def _sorted(codes: Codes, owners: Numbers) -> Marks:
    return _split(_print_keys(codes, owners))


def _split(keys: Codes) -> Marks:
    return Marks((keys >> HALF).astype(np.uint32), (keys & LOW).astype(np.uint32))


def _pairs(index: Marks, reports: Numbers, ranks: Numbers, cap: int) -> Iterator[NDArray[np.int64]]:
    """Pairs within each list of an index, as one number each: all where it is short, else each member with the first few by rank."""
    total = max(1, len(reports))
    starts = np.flatnonzero(_new(index.marks))
    sizes = np.diff(np.append(starts, len(index.marks)))
    owners = index.owners.astype(np.int64)
    for size in np.unique(sizes[sizes > 1]).tolist():
        if size <= cap:
            one, other = np.triu_indices(size, 1)
        else:
            one, other = (side.ravel() for side in np.meshgrid(np.arange(firsts(cap)), np.arange(size), indexing="ij"))
            one, other = one[one < other], other[one < other]
        lists = starts[sizes == size]
        step = max(1, AT_ONCE // len(one))
        for at in range(0, len(lists), step):
            held = owners[lists[at : at + step, None] + np.arange(size)]
            if size > cap:
                held = np.take_along_axis(held, np.argsort(ranks[held], axis=1), axis=1)
            a, b = held[:, one].ravel(), held[:, other].ravel()
            apart = reports[a] != reports[b]
            yield (np.minimum(a, b) * total + np.maximum(a, b))[apart]


def _often(rare: Marks, reports: Numbers, ranks: Numbers, settings: Settings) -> NDArray[np.int64]:
    """The pairs that share rare words often enough."""
    keys = list(_pairs(rare, reports, ranks, settings.posting_cap))
    if not keys:
        return np.zeros(0, np.int64)
    found = np.sort(np.concatenate(keys))
    often = found[settings.rare_shared - 1 :] == found[: len(found) - settings.rare_shared + 1]
    return _once(found[settings.rare_shared - 1 :][often])
