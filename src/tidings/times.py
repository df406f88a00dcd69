"""Time expressions of a report with their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.language import Pack
from tidings.model import Passage, Report, TimeExpression
from tidings.timex import interval

__all__ = ["find_times", "interval"]


def find_times(report: Report, passages: Sequence[Passage], pack: Pack) -> tuple[TimeExpression, ...]:
    """Time expressions in the order of the text."""
    return ()
