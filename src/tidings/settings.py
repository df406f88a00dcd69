"""Every threshold in one frozen place, stored with the record that it made.

A stage takes the `Settings` it is given and has no literals of its own that decide. Change a value and `VERSION` marks the
record as made by other settings. Grouped by stage, each with what it means and why it is what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of all stages. Lengths are in code points unless said otherwise."""

    # read
    longest_report: int = 1_000_000  # a longer text is refused: no news report is, and one line of 50 MB is no report
    # stories
    story_gap_days: int = 45  # a story ends when nothing of it was reported for so long
