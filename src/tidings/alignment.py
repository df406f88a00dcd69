"""Do two sentences of one language have the same wording, and where? The words in common and in order decide.

Sentences made from one template with other names and numbers in it have most words in common and are no copies: what names and
numbers contradict is one text only where its surroundings say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq, Opcode

from tidings.settings import Settings
from tidings.telling import contradicted
from tidings.wording import Unit

MOST_KNOWN = 200_000  # pairs of wordings that are remembered at once
Words = tuple[int, int]  # from and until which word of a unit


@dataclass(frozen=True, slots=True)
class Match:
    """Two units, by number, that say the same: `a` before `b` in reading order, `score` 0 to 1.

    `of_a` and `of_b` are the words that do, None for all of them. `doubtful`: names or numbers speak against it.
    """

    a: int
    b: int
    kind: Literal["verbatim", "edited", "translated"]
    score: float
    of_a: Words | None = None
    of_b: Words | None = None
    doubtful: bool = False

    def between(self, a: int, b: int) -> Match:
        """The same for the same units under other numbers."""
        return Match(a, b, self.kind, self.score, self.of_a, self.of_b, self.doubtful)

    @property
    def whole(self) -> bool:
        """Whether all of both units is one text."""
        return self.of_a is None and self.of_b is None


def compare(a: Unit, b: Unit, settings: Settings) -> Match | None:
    """A match where the wording is the same, edited in up to about three words in ten, turned round or cut short; else None."""
    if a.words == b.words:
        return Match(a.number, b.number, "verbatim", 1.0)
    operations = list(LCSseq.opcodes(a.words, b.words))
    found = _edited(operations, a, b, settings)
    if found is None:
        return None
    likeness, of_a, of_b = found
    doubtful = contradicted(a, b, operations, settings)
    return Match(a.number, b.number, "edited", round(likeness, 3), _part(of_a, a, settings), _part(of_b, b, settings), doubtful)


class Comparing:
    """`compare`, each two wordings once: what is printed again and again is compared with the same others again and again."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._known: dict[tuple[str, str | None, str, str | None], Match | None] = {}

    def __call__(self, a: Unit, b: Unit) -> Match | None:
        """What `compare` says of two units: it looks at nothing of them but their words and language."""
        if a.words == b.words:
            return compare(a, b, self.settings)
        key = (a.text, a.language, b.text, b.language)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = compare(a, b, self.settings)
        found = self._known[key]
        return found.between(a.number, b.number) if found else None


def _edited(operations: Sequence[Opcode], a: Unit, b: Unit, settings: Settings) -> tuple[float, Words, Words] | None:
    """How alike the wording of two units is, and which words of either; None where it is not one text."""
    common = sum(op.src_end - op.src_start for op in operations if op.tag == "equal")
    likeness = 2 * common / (len(a.words) + len(b.words))
    if likeness >= settings.same_wording:
        of_a, of_b, _ = _shared(operations)
        return likeness, of_a, of_b
    if (likeness := _turned(operations, a, b)) >= settings.same_words_turned:
        return likeness, (0, len(a.words)), (0, len(b.words))
    return _cut(operations, common, a, b, settings)


def _turned(operations: Sequence[Opcode], a: Unit, b: Unit) -> float:
    """The share of words in common where a part of the sentence was moved: what is left on both sides is compared again."""
    left = tuple(a.words[n] for op in operations if op.tag != "equal" for n in range(op.src_start, op.src_end))
    right = tuple(b.words[n] for op in operations if op.tag != "equal" for n in range(op.dest_start, op.dest_end))
    common = len(a.words) - len(left)
    return 2 * (common + LCSseq.similarity(left, right)) / (len(a.words) + len(b.words))


def _cut(operations: Sequence[Opcode], common: int, a: Unit, b: Unit, settings: Settings) -> tuple[float, Words, Words] | None:
    """As `_edited`, where one is the other cut short: nearly all its words stand together in the other, not much longer one."""
    short, long = sorted((a, b), key=lambda unit: len(unit.words))
    least = settings.cut_wording * len(short.words)
    if common < least or short.length < settings.shortest_cut or long.length > settings.longest_addition * short.length:
        return None
    of_a, of_b, held = _shared(operations)
    own = of_a if short is a else of_b
    if held < least or (own[1] - own[0]) * settings.cut_wording > len(short.words):
        return None
    return held / len(short.words) * settings.cut_score, of_a, of_b


def _shared(operations: Sequence[Opcode]) -> tuple[Words, Words, int]:
    """The stretch of words, on either side, that is best in common: a word apart costs half of what one in common is worth."""
    best, worth, first = (0.0, 0, 0), 0.0, 0
    for number, op in enumerate(operations):
        if worth <= 0:
            worth, first = 0.0, number
        if op.tag == "equal":
            worth += op.src_end - op.src_start
            best = max(best, (worth, -first, number))
        else:
            worth -= max(op.src_end - op.src_start, op.dest_end - op.dest_start) / 2
    held = operations[-best[1] : best[2] + 1]
    common = sum(op.src_end - op.src_start for op in held if op.tag == "equal")
    return (held[0].src_start, held[-1].src_end), (held[0].dest_start, held[-1].dest_end), common


def _part(words: Words, unit: Unit, settings: Settings) -> Words | None:
    """The words of a unit that are in common; None where they are nearly all of it."""
    return words if words[1] - words[0] < settings.whole_share * len(unit.words) else None
