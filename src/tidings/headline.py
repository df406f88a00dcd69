"""One line that says what an event is, in any language that a pack has: "Meeting between A and B", "Attack by A on B in C: 11 killed"."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.model import EventFigure, Status
from tidings.tongue import FIRST, Tongue, tongue

MOST_NAMES = 3
STANDINGS = ("denied", "planned", "disputed", "urged")
PLEDGE = "pledge"
TOLL = ("killed", "injured", "missing")


def headline(
    kind: str,
    mode: str | None,
    status: Status,
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    figures: Sequence[EventFigure],
    language: str = FIRST,
) -> str:
    """The line of an event; `actors` and `recipients` are names, first the most told of."""
    own = tongue(language)
    mode = pledging(kind, mode, actors, recipients, figures)
    told = [f for measure in TOLL for f in figures if f.measure == measure]
    tolls = [(n, own.measure(f.measure)) for f in told if (n := own.ranged(f.low, f.best, f.high, with_best=False))]
    where = place if place and place not in (*actors, *recipients) else None
    parts = [
        *sides(own, kind, mode, list(dict.fromkeys(actors))[:MOST_NAMES], [n for n in recipients if n not in actors][:MOST_NAMES]),
        *([own.line("place", place=where)] if where else []),
        *tolled(own, [own.line("figure", number=number, measure=measure) for number, measure in tolls]),
    ]
    return stood(own, status if status in STANDINGS else None, assembled(own, own.noun(kind, mode), parts))


def pledging(
    kind: str, mode: str | None, actors: Sequence[object], recipients: Sequence[object], figures: Sequence[EventFigure]
) -> str | None:
    """The mode under which an event is told: an agreement with one name in it and a sum promised is a pledge."""
    alone = kind == "AGREE" and mode is None and len({*actors, *recipients}) < 2
    return PLEDGE if alone and any(f.measure == "pledged" for f in figures) else mode


def stood(own: Tongue, standing: str | None, line: str) -> str:
    """A line with what stands before it where it is not simply told: "Planned: ...", "Denied: ..."."""
    if not standing:
        return line
    return own.line(standing, line=line if own.table["habits"].get("capitals") else line[:1].lower() + line[1:])


def assembled(own: Tongue, noun: str, parts: Sequence[str]) -> str:
    """The noun with the parts of a line, as the language joins them."""
    return noun + "".join(own.line("joins" if i else "opens") + part for i, part in enumerate(parts))


def sides(own: Tongue, kind: str, mode: str | None, actors: Sequence[str], recipients: Sequence[str]) -> list[str]:
    """Who acted and on whom, or who did it together, as parts of a line; a pledge is made by one."""
    parties = own.table["parties"]
    if kind in parties["with"] and mode != PLEDGE:
        together = [*actors, *recipients]
        return [own.line("together" if len(together) > 1 else "alone", names=own.listed(together))] if together else []
    word = parties["other"].get(kind, parties["otherwise"])
    by = [own.line("by", names=own.listed(actors))] if actors else []
    return by + ([own.line("to", word=word, names=own.listed(recipients))] if recipients else [])


def tolled(own: Tongue, figures: Sequence[str]) -> list[str]:
    """The figures of a line as its part; none where there are none."""
    return [own.line("figures", figures=own.line("comma").join(figures))] if figures else []
