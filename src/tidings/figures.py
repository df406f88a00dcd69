"""Numbers of a report that count what an event did."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.annotate import Sentence
from tidings.language import Pack
from tidings.model import Figure, Passage, Report, TimeExpression


def find_figures(
    report: Report, passages: Sequence[Passage], sentences: Sequence[Sentence], times: Sequence[TimeExpression], pack: Pack
) -> tuple[Figure, ...]:
    """Figures in the order of the text."""
    return ()
