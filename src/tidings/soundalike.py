"""How alike two words of names are by how they sound, over spellings and scripts.

A word is reduced to what its spellings have in common, then compared by an edit distance with weights (Wagner and Fischer 1974):
vowels against vowels and consonants of one place of articulation cost little. Words of scripts that leave vowels out are compared
in their own letters (`unwritten.py`). The weights were fitted on half of a set of name pairs and checked on the other half.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

SOUNDS = (
    (r"^abd(?:[aeiou]l|[aeiou]([rsnztd])(?=\1))?[ -]?(?=\w{3})", "abd"),
    (r"sch|sh|ch|š|ş", "s"), (r"tch|cz|ts|c(?=[ei])", "s"), (r"ph", "f"),
    (r"kh|gh|h(?=\w)", "h"), (r"dzh|dj|j|zh|ž", "j"), (r"ou|oo|w", "u"), (r"q|c|k", "k"), (r"ij|iy|yi|ie|ee|y", "i"), (r"x", "ks"),
    (r"z", "s"), (r"v", "u"), (r"th", "t"), (r"dh", "d"),
)  # fmt: skip
VOWELS = frozenset("aeiou")
CLASSES = tuple(frozenset(letters) for letters in ("bpfu", "kgjh", "sjt", "dt", "mn", "lr"))

VOWEL_FOR_VOWEL, LOST_VOWEL, LOST_H = 0.45, 0.41, 0.5
FAR_VOWELS = 0.8  # u and i, which no two spellings confuse as they do others
SAME_CLASS = 0.45  # of consonants
GLIDE = 0.3  # i for j
FIRST = 1.1  # an edit of the first letter weighs so many times as much
SAME_SOUND, INITIAL = 0.97, 0.8  # likeness of words spelt differently that sound the same, and of an initial to its word


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A folded word reduced to what its spellings have in common."""
    for pattern, to in SOUNDS:
        word = re.sub(pattern, to, word)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=200_000)
def bones(word: str) -> str:
    """The consonants of a folded word by their class; those that some scripts leave out or write otherwise (f, v and w among them) are
    passed over."""
    heard = [c for c in sound(word) if c not in VOWELS and c not in "hjf"]
    return "".join(next((str(n) for n, letters in enumerate(CLASSES) if c in letters), c) for c in heard)


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> float:
    """Likeness of two folded words, 0 to 1."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return INITIAL if a[0] == b[0] else 0.0
    x, y = sound(a), sound(b)
    if x == y:
        return SAME_SOUND
    return max(0.0, 1.0 - edits(x, y) / ((len(x) + len(y)) / 2))


def edits(x: str, y: str) -> float:
    """The weighted edit distance of two words in the letters of `sound`."""
    gone = [_lost(letter, j == 0) for j, letter in enumerate(y)]
    last = [0.0, *accumulate(gone)]
    for i, letter in enumerate(x):
        lost = _lost(letter, i == 0)
        row = [last[0] + lost]
        for j, other in enumerate(y):
            swapped = last[j] + _swapped(letter, other) * (1.0 if i or j else FIRST)
            row.append(min(swapped, last[j + 1] + lost, row[j] + gone[j]))
        last = row
    return last[-1]


@lru_cache(maxsize=10_000)
def _lost(letter: str, first: bool) -> float:
    if letter == "h":
        return LOST_H
    return (LOST_VOWEL if letter in VOWELS else 1.0) * (FIRST if first else 1.0)


@lru_cache(maxsize=100_000)
def _swapped(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if {a, b} == {"i", "j"}:
        return GLIDE
    if a in VOWELS and b in VOWELS:
        return FAR_VOWELS if {a, b} == {"u", "i"} else VOWEL_FOR_VOWEL
    if any(a in letters and b in letters for letters in CLASSES):
        return SAME_CLASS
    return 1.0
