"""What the flow yields, as plain types: the layers of a record, and what is known after each third of the way (`pipeline`).

Whoever opens, shows or exports a record needs these and none of the parsers that made them: nothing that loads a model is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tidings.errors import Problem
from tidings.model import (
    Claim,
    Copy,
    Entity,
    Event,
    Figure,
    Judgement,
    Lineage,
    Mention,
    Passage,
    Report,
    Story,
    TimeExpression,
)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Layers:
    """Every layer of a record, each in a fixed order."""

    reports: tuple[Report, ...] = ()
    passages: tuple[Passage, ...] = ()
    copies: tuple[Copy, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed, by whom and when, and what comes from what: all that no judgement of people changes."""

    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    copies: tuple[Copy, ...]
    lineages: tuple[Lineage, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What the reports say, before it is joined into events: names with who is who, times, figures, claims, and what could not be read."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says, before it is joined with others; `described` are mentions of those who go without a name there."""

    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    described: tuple[Mention, ...] = ()


NOTHING = Reading((), (), (), ())
Cleaned = Mapping[str, tuple[Report, Report, tuple[Passage, ...]]]  # by id, a report as it came, as it was kept, and its passages


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
