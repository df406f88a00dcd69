"""What a copy or translation tells again is told once: its claims take the part of the claim of the text that it comes from.

Claims whose sentences are one text are one voice. What one of them reads where another could not (a name lost with its link, a place that
one language's parser missed) completes it; where they differ, the text that the others come from has the word, and of type, modality and
background the most of them, so that one language's misreading does not outvote two readings of the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from tidings.model import Claim, Copy, When

T = TypeVar("T")
Pair = tuple[int, int]
VOTED = ("modality", "background")


@dataclass(slots=True)
class _Voice:
    """Claims that are one text so far, the reports that they stand in, and the first of each sort."""

    members: list[int]
    reports: set[str]
    sorts: dict[int, int]

    def take(self, other: _Voice) -> None:
        self.members += other.members
        self.reports |= other.reports
        for sort, number in other.sorts.items():
            self.sorts.setdefault(sort, number)


def voices_of(
    claims: Sequence[Claim], pairs: Mapping[Pair, float], apart: Callable[[int, int], bool], sorts: Sequence[int] | None = None
) -> list[list[int]]:
    """The sets of two and more claims, by number, that are one text said again: one claim of a report in each, none kept `apart`.

    `pairs` have the likeness of their sentences: the most alike are joined first. Claims of one of the `sorts` are kept apart from the
    same ones in other reports, so that of a text which hundreds print a few are asked for all.
    """
    home: dict[int, _Voice] = {}

    def alone(number: int) -> _Voice:
        return _Voice([number], {claims[number].report}, {sorts[number] if sorts else number: number})

    for a, b in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        left, right = home.get(a) or home.setdefault(a, alone(a)), home.get(b) or home.setdefault(b, alone(b))
        if left is right or not left.reports.isdisjoint(right.reports):
            continue
        if any(apart(min(i, j), max(i, j)) for i in left.sorts.values() for j in right.sorts.values()):
            continue
        larger, smaller = (left, right) if len(left.members) >= len(right.members) else (right, left)
        larger.take(smaller)
        home.update(dict.fromkeys(smaller.members, larger))
    return sorted(sorted(one.members) for one in {id(one): one for one in home.values()}.values() if len(one.members) > 1)


def later_texts(copies: Sequence[Copy]) -> dict[str, set[str]]:
    """For each report, those that have text from which its own comes."""
    found: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        if copy.direction != "unknown":
            source, made = (copy.a, copy.b) if copy.direction == "a_to_b" else (copy.b, copy.a)
            found[made.report].add(source.report)
    return found


def as_one_voice(
    claims: Sequence[Claim],
    voices: Sequence[Sequence[int]],
    sources: Mapping[str, set[str]],
    first: Callable[[Claim], tuple[object, ...]],
    corrected: Collection[str],
    vague: Collection[int] = (),
) -> list[Claim]:
    """The claims as they are compared: each of a voice with what its voice says, under its own id and report.

    `sources` are those of `later_texts`, `first` sorts an origin before its copies, `corrected` are ids of claims that people put right:
    they have the word. `vague` are numbers of claims of harm without a cause: on the type they have no say beside
    others, and among themselves a disaster, which is what a death is taken for where nothing is known, yields.
    """
    told = list(claims)
    for voice in voices:
        reports = {claims[i].report for i in voice}

        def rank(number: int, reports: set[str] = reports) -> tuple[Any, ...]:
            claim = claims[number]
            return (claim.id not in corrected, len(sources.get(claim.report, set()) & reports), *first(claim), number)

        ranked = sorted(voice, key=rank)
        own = [claims[i] for i in ranked]
        telling = [claims[i] for i in ranked if i not in vague] or sorted(own, key=lambda c: c.type == "HAZARD")
        said = _said(own, telling, own[0].id in corrected)
        cited = next((c.attribution for c in own if c.attribution and c.attribution.sources), None)
        for number in voice:
            known = claims[number].attribution
            told[number] = replace(claims[number], **said, attribution=known if known and known.sources else cited or known)
    return told


def _said(own: Sequence[Claim], telling: Sequence[Claim], sure: bool) -> dict[str, Any]:
    """What claims of one text, the origin's first, say together; `telling` are those that know the type, a `sure` first is not outvoted."""
    lead = own[0]
    said: dict[str, Any] = {name: getattr(lead, name) if sure else _most([getattr(c, name) for c in own]) for name in VOTED}
    said["type"] = lead.type if sure else _most([c.type for c in telling])
    like = [c for c in own if c.type == said["type"]]
    said["mode"] = next((c.mode for c in like if c.mode), None)
    said["actors"] = next((c.actors for c in like if any(p.entity for p in c.actors)), lead.actors)
    taken = {p.entity for p in said["actors"]} - {None}
    sides = [tuple(p for p in c.recipients if p.entity not in taken) for c in like]
    said["recipients"] = next((side for side in sides if any(p.entity for p in side)), lead.recipients)
    said["place"] = next((c.place for c in own if c.place and c.place.entity), lead.place)
    dated = [c.time for c in own if c.time and c.time.start]
    stated = [time for time in dated if time.mention]
    said["time"] = min(stated, key=_width) if stated else dated[0] if dated else lead.time
    return said


def _width(time: When) -> int:
    """Days from the first to the last; of equals, the origin's stands first."""
    if not time.start or not time.end:
        return 0
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days


def _most(values: Sequence[T]) -> T:
    """The value that most have, the first one's among equals."""
    counts = Counter(values)
    return max(values, key=lambda value: counts[value])
