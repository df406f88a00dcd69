"""Datelines that name no agency: a place, the whole day, and a sign behind which the text begins ("LANET, May 3, 2031 - The ...").

Known by the day, in whatever way a language writes it: before it stand the name of a place and no more than the weekday and a small word
("le", "den"), behind it at most the word for year and a credit in brackets. The place may be missing before a dash. Where several
paragraphs begin so, each tells of its own day, and none says when all of it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.datewords import printed_dates, weekdays
from tidings.model import Passage

LONGEST = 100  # code points of a dateline
MOST_WORDS = 6  # of the place and what it lies in
SHORT = 3  # letters of a small word at most: "den", "of"
BEHIND = re.compile(r"(?:\s[^\W\d_]{1,5}\.?)?\s*(?:\([^()\n]{2,40}\)\s*|/[^/\n]{2,40}/\s*)?(?:--|[-–—|.:])\s+(?=\S)")
BEFORE = re.compile(r"(?P<place>[^\W\d_][^\d\n!?:;\"“«]*?)\s*[,،|–—-]\s*(?:(?P<small>[^\W\d_]{1,3})\s+)?")
DASHES = "-–—|"
WORD = re.compile(r"[^\W\d_]+")


def dated_opening(text: str) -> int | None:
    """Where the dateline that opens a paragraph ends; None where none with the whole day does.

    >>> dated_opening("LANET, May 3, 2031 - Rebels fled.")
    21
    >>> dated_opening("The accord of Lanet, May 3, 2031 - a truce - held.") is None
    True
    """
    days = printed_dates(text[:LONGEST])
    if not days or days[0].year is None:
        return None
    behind = BEHIND.match(text, days[0].end)
    before = text[: days[0].start]
    for start, end, _ in reversed(weekdays(before)):
        before = before[:start] + before[end:].lstrip(" ,،")
    if behind and not before:
        return behind.end() if behind[0].rstrip()[-1] in DASHES else None
    found = BEFORE.fullmatch(before)
    if behind is None or found is None or (found["small"] and not found["small"].islower() and not _caseless(found["small"])):
        return None
    return behind.end() if _is_place(found["place"]) else None


def is_chronicle(passages: Sequence[Passage]) -> bool:
    """Whether several paragraphs begin with a day of their own."""
    return sum(1 for passage in passages if passage.kind in ("lead", "body") and dated_opening(passage.text)) > 1


def _is_place(text: str) -> bool:
    """Whether words may be the name of a place and of what it lies in: all but small ones begin with a capital, if the script has any."""
    words = WORD.findall(text)
    named = all(word[0].isupper() or _caseless(word) or len(word) <= SHORT for word in words)
    return 0 < len(words) <= MOST_WORDS and named and not words[0][0].islower()


def _caseless(word: str) -> bool:
    return word.lower() == word.upper()
