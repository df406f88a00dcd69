"""Do two sentences of one language have the same wording, and where? The words in common and in order decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from tidings.settings import Settings
from tidings.wording import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """Two units, by number, that say the same: `a` before `b` in reading order, `score` 0 to 1."""

    a: int
    b: int
    kind: Literal["verbatim", "edited", "translated"]
    score: float


def compare(a: Unit, b: Unit, settings: Settings) -> Match | None:
    """A match where the wording is the same, edited in up to about three words in ten, or cut short; else None."""
    if a.words == b.words:
        return Match(a.number, b.number, "verbatim", 1.0)
    common = LCSseq.similarity(a.words, b.words)
    likeness = 2 * common / (len(a.words) + len(b.words))
    short, long = sorted((a, b), key=lambda unit: len(unit.words))
    contained = common / len(short.words)
    if likeness >= settings.same_wording:
        return Match(a.number, b.number, "edited", round(likeness, 3))
    if (
        contained >= settings.cut_wording
        and short.length >= settings.shortest_cut
        and long.length <= settings.longest_addition * short.length
        and _in_a_run(short, long, settings)
    ):
        return Match(a.number, b.number, "edited", round(contained * settings.cut_score, 3))
    return None


def _in_a_run(short: Unit, long: Unit, settings: Settings) -> bool:
    """Whether the words in common stand together in the longer one, and are not picked from all over it."""
    blocks = [op for op in LCSseq.opcodes(short.words, long.words) if op.tag == "equal"]
    spread = blocks[-1].dest_end - blocks[0].dest_start
    return spread * settings.cut_wording <= len(short.words)
