"""One line that says what an event is: "Meeting between A and B in C", "Attack by A on B in C: 11 killed"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tidings.language import load_pack
from tidings.model import EventFigure, Status

LANGUAGE = "en"
MOST_NAMES = 3
STANDING: dict[str, str] = {"denied": "Denied: ", "planned": "Planned: ", "disputed": "Disputed: ", "urged": "Called for: "}
TOLL = ("killed", "injured", "missing")


@lru_cache(maxsize=16)
def own_words(code: str = LANGUAGE) -> dict[str, Any]:
    """A language's own words for kinds of events and measures (`brief.toml` of its pack); English ones where it has none."""
    pack = load_pack(code)
    return (pack.toml("brief") if pack else {}) or (own_words(LANGUAGE) if code != LANGUAGE else {})


def headline(
    kind: str,
    mode: str | None,
    status: Status,
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    figures: Sequence[EventFigure],
) -> str:
    """The line of an event; `actors` and `recipients` are names, first the most told of."""
    table = own_words()
    noun = str(table["nouns"].get(f"{kind}:{mode}") or table["nouns"].get(kind, kind.capitalize()))
    standing = STANDING.get(status, "")
    line = standing + (noun[0].lower() + noun[1:] if standing else noun) + _sides(kind, actors, recipients, table["parties"])
    line += f" in {place}" if place and place not in (*actors, *recipients) else ""
    told = [f for measure in TOLL for f in figures if f.measure == measure]
    tolls = [f"{_number(f)} {table['measures'].get(f.measure, f.measure)}" for f in told if _number(f)]
    return line + (f": {', '.join(tolls)}" if tolls else "")


def _sides(kind: str, actors: Sequence[str], recipients: Sequence[str], parties: dict[str, Any]) -> str:
    others = [n for n in recipients if n not in actors][:MOST_NAMES]
    mine = list(dict.fromkeys(actors))[:MOST_NAMES]
    if kind in parties["with"]:
        together = [*mine, *others]
        return f" between {listed(together)}" if len(together) > 1 else f" with {together[0]}" if together else ""
    text = f" by {listed(mine)}" if mine else ""
    return text + (f" {parties['other'].get(kind, 'to')} {listed(others)}" if others else "")


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; "" for no names."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _number(figure: EventFigure) -> str:
    low, best, high = (None if v is None else f"{v:,}" for v in (figure.low, figure.best, figure.high))
    if low and high and low != high:
        return f"{low} to {high}"
    if best or (low and low == high):
        return str(best or low)
    return f"at least {low}" if low else f"at most {high}" if high else ""
