"""Fingerprints of text, and the pairs of sentences worth comparing.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of the hashes of all word 6-grams the least of every 4 in a row is kept, so any
9 words in common leave a trace in both. Edits of three words in ten leave no such run in a short sentence: there the rarest
words of a sentence are looked up as well. Every list of the index is capped, so a report costs the same however many there are.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from tidings.settings import Settings
from tidings.wording import Unit

Pair = tuple[int, int]
BASE = np.uint64(1_099_511_628_211)


def fingerprints(words: Sequence[str], size: int, window: int) -> list[int]:
    """The kept hashes of the runs of `size` words; of a text shorter than that, the hash of all of it."""
    codes = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    size = min(size, len(codes))
    if not size:
        return []
    with np.errstate(over="ignore"):
        powers = BASE ** np.arange(size, dtype=np.uint64)
        runs = (np.lib.stride_tricks.sliding_window_view(codes, size) * powers).sum(axis=1, dtype=np.uint64)
        runs ^= runs >> np.uint64(29)
        runs *= BASE
    if len(runs) <= window:
        return [int(runs.min())]
    least = np.lib.stride_tricks.sliding_window_view(runs, window).min(axis=1)
    return [int(x) for x in np.unique(least)]


def candidates(units: Sequence[Unit], settings: Settings) -> list[Pair]:
    """Numbers of the units of two reports that share a fingerprint or enough rare words, the smaller number first, sorted."""
    alike: dict[object, list[int]] = defaultdict(list)
    for unit in units:
        for mark in {unit.words, *fingerprints(unit.words, settings.gram_words, settings.gram_window)}:
            alike[mark].append(unit.number)
    found = set(_pairs(alike.values(), units, settings.posting_cap))
    found.update(_by_rare_words(units, settings))
    return sorted(found)


def _pairs(lists: Iterable[list[int]], units: Sequence[Unit], cap: int) -> Iterable[Pair]:
    """Pairs within each list: all where it is short, else each member with the first few."""
    for members in lists:
        if len(members) > 1:
            heads = members if len(members) <= cap else members[: max(2, cap // 8)]
            for a, b in combinations(heads, 2):
                if units[a].report != units[b].report:
                    yield (a, b)
            for a in heads if len(heads) < len(members) else ():
                yield from ((a, b) for b in members[len(heads) :] if units[a].report != units[b].report)


def _by_rare_words(units: Sequence[Unit], settings: Settings) -> Iterable[Pair]:
    """Pairs of sentences that share several of their rarest words; words in more sentences than the cap are not looked up."""
    count: Counter[str] = Counter()
    for unit in units:
        count.update(set(unit.words))
    lists: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        rare = sorted({w for w in unit.words if 1 < count[w] <= settings.posting_cap and len(w) > 2}, key=lambda w: (count[w], w))
        for word in rare[: settings.rare_words]:
            lists[word].append(unit.number)
    shared: Counter[Pair] = Counter()
    for members in lists.values():
        shared.update((a, b) for a, b in combinations(members, 2) if units[a].report != units[b].report)
    return (pair for pair, times in shared.items() if times >= settings.rare_shared)
