"""Names that a report spells out before their acronym: "Organisation pour la mise en valeur du fleuve Sénégal (OMVS)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tidings.fold import fold
from tidings.phrases import Draft

BRACKETS = re.compile(r"\s\(([^\W\d_]{3,8})\)")
WORD = re.compile(r"[^\W_]+")
FARTHEST = 140  # code points from the beginning of a name to its acronym
SMALL = 4  # letters: shorter small words have no letter in an acronym unless they must
MOST_PASSED_OVER = 2  # longer small words that have none


def spelt_out(text: str, start: int, end: int) -> Iterator[Draft]:
    """The names between two offsets whose words begin with the letters of the acronym that stands in brackets behind them."""
    for found in BRACKETS.finditer(text, start, end):
        if not found[1].isupper():
            continue
        words = list(WORD.finditer(text, max(start, found.start() - FARTHEST), found.start()))
        first = _first(words, fold(found[1]))
        if first is not None:
            yield Draft(first, found.start(), text[first : found.start()], "organisation")


def _first(words: Sequence[re.Match[str]], letters: str) -> int | None:
    """Where the name begins: the letters are met from the last to the first, small words passed over; it begins with a capital."""
    left, passed = len(letters), 0
    for word in reversed(words):
        if fold(word[0])[:1] == letters[left - 1]:
            left -= 1
            if left == 0:
                return word.start() if word[0][0].isupper() else None
        elif not word[0].islower():
            return None
        elif len(word[0]) > SMALL:
            passed += 1
            if passed > MOST_PASSED_OVER:
                return None
    return None
