"""Fits the weights of a claim's confidence on sentences coded by hand, and prints how often a coder agrees at each level.

    .venv/bin/python models/fit_confidence.py --shared ../shared

Prints the seven settings of `settings.py` (log-odds) fitted on all sentences, then a table for the half of them that a fit on the other
half has not seen: mean confidence and share of claims of the coder's type. Sentences are halved by their place in the file. Claims of
one event that a sentence tells twice count once each; background is left out, as in the scorer of the coding.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from tidings.model import Claim, Dated, Report
from tidings.pipeline import run

NAMES = (
    "bare_claim",
    "claim_with_actor",
    "claim_with_recipient",
    "claim_with_figure",
    "claim_with_place",
    "claim_asserted",
    "claim_attributed",
)
LANGUAGES = ("en", "es")  # Arabic sentences are coded for one type alone and say nothing of this scale
LEVELS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)
RIDGE = 1.0  # keeps a feature of few claims near zero


def features(claim: Claim) -> list[float]:
    """What was found around the event word, as in `certainty.py`, behind a one for the bare claim."""
    found = (claim.actors, claim.recipients, claim.figures, claim.place, claim.modality == "asserted", claim.attribution)
    return [1.0, *(float(bool(each)) for each in found)]


def fitted(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression with a small ridge, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        pull = RIDGE * weights * np.array([0.0, *np.ones(x.shape[1] - 1)])
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights = weights - np.linalg.solve(curve, x.T @ (chance - y) + pull)
    return weights


def table(chances: np.ndarray, right: np.ndarray) -> str:
    """Mean confidence and share of right claims by level."""
    rows = []
    for low, high in pairwise(LEVELS):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            level = f"{low:.2f} to {min(high, 1):.2f}"
            count, mean, share = inside.sum(), chances[inside].mean(), right[inside].mean()
            rows.append(f"{level}  mean {mean:.2f}  {count:4d} claims  right {share:.2f}")
    return "\n".join(rows)


def coded(lines: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, whether the coder has the type, and the half of the sentences that each claim's stands in."""
    rows = [row for line in lines if (row := json.loads(line))["language"] in LANGUAGES]
    dated = [Dated(row["published"], "day", "markup") if row.get("published") else None for row in rows]
    reports = [
        Report(row["id"], row["id"], row["text"] + "\n", language=row["language"], published=day)
        for row, day in zip(rows, dated, strict=True)
    ]
    place = {row["id"]: number for number, row in enumerate(rows)}
    types = {row["id"]: {event["type"] for event in row["events"]} for row in rows}
    scopes = {row["id"]: row.get("scope") for row in rows}
    claims = [c for report in reports for c in run([report]).claims if not c.background]
    claims = [c for c in claims if not scopes[c.report] or c.type in scopes[c.report]]
    return (
        np.array([features(c) for c in claims]),
        np.array([float(c.type in types[c.report]) for c in claims]),
        np.array([place[c.report] % 2 for c in claims]),
    )


def main() -> None:
    """Fits, checks on the unseen half, prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = arguments.parse_args().shared
    x, y, half = coded((shared / "data/coding/sentences.jsonl").read_text(encoding="utf-8").splitlines())
    for name, weight in zip(NAMES, fitted(x, y), strict=True):
        print(f"{name}: {weight:.2f}")
    seen = fitted(x[half == 0], y[half == 0])
    chances = 1 / (1 + np.exp(-x[half == 1] @ seen))
    print(f"\n{len(y)} claims, {y.mean():.2f} right; on the half that a fit on the other has not seen:\n{table(chances, y[half == 1])}")
    brier = float(((chances - y[half == 1]) ** 2).mean())
    print(f"Brier score {brier:.3f}, of the mean alone {float(((y[half == 0].mean() - y[half == 1]) ** 2).mean()):.3f}")


if __name__ == "__main__":
    main()
