"""A report's text cut into pieces, each with what lies over it: claims, mentions, times, figures, copied spans, the span asked for.

Put together again, the pieces of a passage are its text: nothing is added, nothing is lost, everything is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tidings.model import Claim, Copy, Passage, Stretch
from tidings.web.state import Shown


@dataclass(frozen=True, slots=True)
class Over:
    """Something that lies over a stretch of text: its kind, its id, and what is told of it when a reader rests on it."""

    start: int
    end: int
    kind: str
    id: str
    told: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what lies over it; `begins` are those that begin here."""

    text: str
    kinds: str
    told: str
    begins: tuple[Over, ...]


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage with its pieces."""

    passage: Passage
    pieces: tuple[Piece, ...]


def marked(passage: Passage, over: Sequence[Over], named: set[str]) -> MarkedPassage:
    """A passage cut where anything begins or ends; `named` holds the ids that are on the page already, each goes there once."""
    inside = [o for o in over if o.start < passage.end and passage.start < o.end]
    cuts = sorted({passage.start, passage.end, *(min(max(x, passage.start), passage.end) for o in inside for x in (o.start, o.end))})
    found = []
    for start, end in pairwise(cuts):
        here = [o for o in inside if o.start < end and start < o.end]
        kinds = " ".join(dict.fromkeys(o.kind for o in here))
        told = "; ".join(dict.fromkeys(o.told for o in here if o.told))
        begins = tuple({o.id: o for o in here if o.id and o.id not in named}.values())
        named.update(o.id for o in begins)
        found.append(Piece(passage.text[start - passage.start : end - passage.start], kinds, told, begins))
    return MarkedPassage(passage, tuple(found))


def over_report(shown: Shown, report: str, other: str | None = None, at: tuple[int, int] | None = None, side: str = "a") -> list[Over]:
    """Everything that lies over a report's text; copied spans of the report `other` alone, if it is given.

    `side` is a or b, the text's place on a page with two.
    """
    record = shown.record
    found = [Over(*at, "hit", "hit", "what was asked for")] if at else []
    for claim in shown.claims.get(report, ()):
        event = record.event(claim.event) if claim.event else None
        sure = "" if claim.confidence is None else f", {claim.confidence:.0%} sure"
        told = f"{claim.type}, {claim.modality}{sure}" + (f": {event.title}" if event else "")
        found.append(Over(claim.start, claim.end, "claim", f"c-{claim.id}", told, f"/event/{event.id}" if event else ""))
        if picked_out(claim):
            found.append(Over(claim.trigger.start, claim.trigger.end, "trigger", "", claim.type))
    for mention in shown.mentions.get(report, ()):
        name = record.name(mention.entity) if mention.entity else mention.text
        found.append(Over(mention.start, mention.end, "mention", "", f"{mention.kind}: {name}"))
    for figure in shown.figures.get(report, ()):
        told = f"{figure.measure}: {_range(figure.low, figure.best, figure.high)}"
        found.append(Over(figure.start, figure.end, "figure", "", told))
    for time in shown.times.get(report, ()):
        found.append(Over(time.start, time.end, "time", "", time.value))
    for copy in shown.copies.get(report, ()):
        found += _copied(copy, report, other, side)
    return found


def picked_out(claim: Claim) -> bool:
    """Whether a claim's trigger is a word or some within its sentence; of a claim taken over from a copy it may be the whole of it."""
    trigger = claim.trigger
    inside = claim.start <= trigger.start <= trigger.end <= claim.end
    return inside and 2 * (trigger.end - trigger.start) <= claim.end - claim.start


def _copied(copy: Copy, report: str, other: str | None, side: str) -> list[Over]:
    """The stretch of a copy in a report, linked to its twin where the twin stands beside it."""
    mine, twin = (copy.a, copy.b) if copy.a.report == report else (copy.b, copy.a)
    if other is not None and twin.report != other:
        return []
    told = f"{copy.kind}, {copy.score:.2f}, {twin.report}"
    there = "b" if side == "a" else "a"
    return [Over(mine.start, mine.end, "copied", stretch_id(side, mine, twin), told, f"#{stretch_id(there, twin, mine)}" if other else "")]


def stretch_id(side: str, mine: Stretch, twin: Stretch) -> str:
    """The name of a copied stretch on a page."""
    return f"{side}-{mine.start}-{mine.end}-{twin.start}-{twin.end}"


def _range(low: float | None, best: float | None, high: float | None) -> str:
    parts = [f"{name} {value}" for name, value in (("at least", low), ("best", best), ("at most", high)) if value is not None]
    return ", ".join(parts) or "unknown"
