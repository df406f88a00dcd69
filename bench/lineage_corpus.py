"""Made-up passages with planted copies, for measuring how well and how fast copies are found.

A fifth are copies of earlier ones: as they were, edited in up to three words of ten, or cut. A quarter are made from shared templates
with other names and numbers, and are copies of nothing. The rest are words of their own. Words follow Zipf's law, as in any language.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, product

WORDS = 30_000
PASSAGES_A_REPORT = 4.75
TEMPLATE_USES = 12
SYLLABLES = [
    a + b
    for a, b in product(
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "tr", "st", "pl", "gr", "ch"],
        ["a", "e", "i", "o", "u", "ai", "ou", "er", "an", "in"],
    )
]


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage: its text, the number of its report, and that of the text it goes back to; `kind` tells how it was made."""

    text: str
    report: int
    family: int
    kind: str


def passages(reports: int, seed: int = 7) -> Iterator[Planted]:
    """The passages of so many reports, always the same ones for one seed."""
    chance = random.Random(seed)
    vocabulary = [_word(chance) for _ in range(WORDS)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
    names = [_word(chance).capitalize() for _ in range(WORDS // 2)]
    total = int(reports * PASSAGES_A_REPORT)
    templates = [_template(chance, vocabulary, weights) for _ in range(max(1, total // (4 * TEMPLATE_USES)))]
    made: list[tuple[list[str], int]] = []
    for number in range(total):
        report, draw = int(number / PASSAGES_A_REPORT), chance.random()
        if draw < 0.2 and made:
            words, family = made[chance.randrange(len(made))]
            kind, copied = _copied(words, chance, vocabulary, weights)
            yield Planted(" ".join(copied) + ".", report, family, kind)
        elif draw < 0.45:
            words = [
                chance.choice(names) if w == "@" else str(chance.randrange(2, 900)) if w == "#" else w for w in chance.choice(templates)
            ]
            yield Planted(" ".join(words) + ".", report, number, "template")
        else:
            words = _own(chance, vocabulary, weights, names)
            made.append((words, number))
            yield Planted(" ".join(words) + ".", report, number, "own")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))


def _own(chance: random.Random, vocabulary: list[str], weights: list[float], names: list[str]) -> list[str]:
    words = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(18, 60))
    for at in range(3, len(words), 8):
        words[at] = chance.choice(names) if chance.random() < 0.6 else str(chance.randrange(2, 900))
    return words


def _template(chance: random.Random, vocabulary: list[str], weights: list[float]) -> list[str]:
    words = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(18, 36))
    for at in range(2, len(words), 5):
        words[at] = "@" if chance.random() < 0.6 else "#"
    return words


def _copied(words: list[str], chance: random.Random, vocabulary: list[str], weights: list[float]) -> tuple[str, list[str]]:
    draw = chance.random()
    if draw < 0.4:
        return "verbatim", words
    if draw < 0.5:
        return "cut", words[: max(12, int(len(words) * 0.6))]
    found = []
    rate = chance.uniform(0.03, 0.3)
    for word in words:
        if chance.random() >= rate:
            found.append(word)
        elif chance.random() < 0.6:
            found.append(chance.choices(vocabulary, cum_weights=weights)[0])
    return "edited", found
