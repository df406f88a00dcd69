"""Runs of sentences that follow one another in two reports: the best local alignments (Smith and Waterman 1981) by evidence.

Evidence is a log-odds in nats, above 0 where it speaks for two sentences being one text. A run is worth the evidence of its pairs less
what the sentences cost that it passes over, so that two good pairs carry a poor one between them, and a paragraph that two
reports share is found however different the rest of them is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Cell = tuple[int, int]
Evidence = NDArray[np.float64]
TAKEN = -1e9


@dataclass(frozen=True, slots=True)
class Run:
    """Cells (row, column) that rise in both, and what they are worth together."""

    cells: tuple[Cell, ...]
    worth: float


def runs(evidence: Evidence, skip: float, least: float, more: float) -> list[Run]:
    """The runs of a matrix, best first, none sharing a row or column with another.

    `skip` is what each row or column passed over costs; the first run must be worth `least`, those after it `more`.
    """
    left = evidence.copy()
    found: list[Run] = []
    while (best := _best(left, skip)).cells and best.worth >= (more if found else least):
        found.append(best)
        for i, j in best.cells:
            left[i, :] = TAKEN
            left[:, j] = TAKEN
    return found


def trimmed(run: Run, scores: Sequence[Sequence[float]], least: float) -> Run:
    """The part of a run, from one cell to another, whose scores are most above `least` together; its worth is that of the whole.

    A poor pair counts only between good ones that outweigh it, never at an end.
    """
    best, kept, total, first = 0.0, (0, 0), 0.0, 0
    for number, (i, j) in enumerate(run.cells):
        if total <= 0:
            total, first = 0.0, number
        total += scores[i][j] - least
        if total > best:
            best, kept = total, (first, number + 1)
    return Run(run.cells[slice(*kept)], run.worth)


def _best(evidence: Evidence, skip: float) -> Run:
    rows, columns = evidence.shape
    worth = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    top, at = 0.0, (0, 0)
    for i, row in enumerate(evidence.tolist()):
        above, here = worth[i], worth[i + 1]
        for j, value in enumerate(row):
            best = max(0.0, above[j] + value, above[j + 1] - skip, here[j] - skip)
            here[j + 1] = best
            if best > top:
                top, at = best, (i + 1, j + 1)
    return Run(_traced(evidence, worth, at, skip), top)


def _traced(evidence: Evidence, worth: Sequence[Sequence[float]], at: Cell, skip: float) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    i, j = at
    while i and j and worth[i][j] > 0:
        if worth[i][j] == worth[i - 1][j - 1] + float(evidence[i - 1, j - 1]):
            i, j = i - 1, j - 1
            cells.append((i, j))
        elif worth[i][j] == worth[i - 1][j] - skip:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(cells))
