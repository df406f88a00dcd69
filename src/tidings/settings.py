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
    # claims
    news_days: int = 10  # a day told this near the printing is the news itself and dates what follows it
    implied_days: int = 3  # news without a date happened at most so many days before it was printed
    background_days: int = 21  # what lies further back is told as background
    # events: weights of what speaks for one event, and what two claims of one event may differ by
    same_event: float = 0.5  # from this likeness on two claims are one event
    copied_weight: float = 0.6
    date_weight: float = 0.25
    people_weight: float = 0.35
    place_weight: float = 0.15
    figure_weight: float = 0.3
    words_weight: float = 0.25
    least_overlap: float = 0.3  # share of the shorter sentence's telling words
    widest_days: int = 62  # a day and a period longer than this are not one event
    region_km: float = 150.0  # a town and the region it may lie in
    town_km: float = 5.0  # two names for one spot
    # stories
    story_gap_days: int = 45  # a story ends when nothing of it was reported for so long
