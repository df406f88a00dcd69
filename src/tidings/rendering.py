"""Whether sentences of two languages that tell the same are translations, or two reports of one matter in their own words.

Both name the same people, places and numbers. A translation has nearly all of those of its original, or the original all of its own where
it was added to; a report of its own names others in between, and is less like it than translations of these languages are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log, sqrt
from typing import Any

from tidings.meaning import Sense
from tidings.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """The names and numbers of one side of a run of sentences: how many there are, and how many the other side has."""

    met: int
    total: int

    def evidence(self, settings: Settings) -> float:
        """What that says for a translation against a report of one's own on the same matter, in nats."""
        met, missed = settings.names_translated, settings.names_retold
        return self.met * log(met / missed) + (self.total - self.met) * log((1 - met) / (1 - missed))


def told(pairs: Sequence[tuple[Sequence[Sense], frozenset[str]]]) -> Told:
    """The names and numbers of some sentences: of each, its tokens and the features of the sentence that it is held against."""
    names = [(sense.features, features) for tokens, features in pairs for sense in tokens if sense.telling]
    return Told(sum(not own.isdisjoint(features) for own, features in names), len(names))


def against(one: Told, other: Told, settings: Settings) -> float:
    """What names and numbers say against a translation, in nats, 0 or less: those of the side that has more of its own met decide."""
    return min(0.0, max(one.evidence(settings), other.evidence(settings)))


def expected_likeness(one: str | None, other: str | None) -> float:
    """How like each other a sentence of one language and its translation into another come out on average."""
    table = _table()
    known: dict[str, float] = table["against_english"]
    sides = [known.get(code or "", table["other"]) for code in (one, other) if code != "en"]
    if len(sides) < 2:
        return float(sides[0]) if sides else 1.0
    return float(table["through"]) * sqrt(sides[0] * sides[1])


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("tidings") / "data" / "likeness.toml").read_text("utf-8"))
