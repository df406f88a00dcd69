"""What a measurement gives, and what it may use: one line of the table that `bench/run.py` prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """`figure` is the speed in words with its unit; `ratio` is what `goal` is held against, None where there is nothing to compare."""

    name: str
    figure: str
    ratio: float | None = None
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """`shared` is the folder of measuring data, None where it is not there; `scale` makes measurements longer or shorter than 1."""

    shared: Path | None
    scale: float = 1.0
