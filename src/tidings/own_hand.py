"""Who kills others and then themselves: one more is dead than the number of those whom they killed.

"A gunman killed three people before turning the gun on himself" tells of four dead. What was only tried, and a number that already takes
the killer in ("four dead, including the gunman"), stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tidings.fold import fold
from tidings.measurewords import MeasureWords
from tidings.numbers import Quantity

KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Dead:
    """So many killed, by the words from `start` to `end` of a text."""

    start: int
    end: int
    best: Quantity


def with_own_hand(text: str, killed: Iterable[Dead], words: MeasureWords) -> Dead | None:
    """All dead of a sentence that tells of a killer's own death behind the number of those killed; None where it does not."""
    known = list(killed)
    told = _said(text, words.words["own_hand"]) if known else None
    if told is None or any(_said(text, words.words[name]) for name in ("only_tried", "inclusion")):
        return None
    before = [dead for dead in known if dead.end <= told.start()]
    if not before:
        return None
    last = max(before, key=lambda dead: (dead.end, dead.best))
    whole = last.best + 1
    return None if any(dead.best == whole for dead in known) else Dead(last.start, told.end(), whole)


def _said(text: str, phrases: frozenset[str]) -> re.Match[str] | None:
    return _phrases(phrases).search("".join(map(_plain, text))) if phrases else None


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """A letter without its accents, as packs' words are compared; one letter stays one."""
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


@lru_cache(maxsize=64)
def _phrases(listed: frozenset[str]) -> re.Pattern[str]:
    """Any of some phrases, as whole words in whatever case."""
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(p) for p in sorted(listed, key=lambda p: (-len(p), p))) + r")(?!\w)", re.IGNORECASE
    )
