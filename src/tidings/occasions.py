"""One event word that tells of several events: each day, or each place with its number, is one of its own.

"They met twice, on 3 May in Nairobi and on 7 June in Garissa" tells of two meetings, "nineteen were arrested, twelve in Garissa and seven
in Nairobi" of a total and its two parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.annotate_types import Sentence
from tidings.drafts import Desk, Draft
from tidings.model import Claim, Figure, Mention, PlaceRef, TimeExpression, When, content_id
from tidings.roles import case_of
from tidings.times import interval
from tidings.timex import fineness

CLOSE = 3  # words between a number and the place that it is of
WIDEST = 1  # days of a stretch that is told as one day
STEPS = 12  # edges up from a word at most
REACH = 5  # words before a day of a list, among which the "and" or comma stands


def by_occasion(desk: Desk, sentence: Sentence, draft: Draft, claim: Claim, acts: Mapping[int, str]) -> list[Claim]:
    """A claim as the claims of the several occasions that its sentence tells of, in text order; alone where it tells of one."""
    found = by_part(desk, sentence, claim) or by_day(desk, sentence, draft, claim, acts) or [claim]
    if claim.id in desk.aged:
        desk.aged.update(c.id for c in found)
    return found


def by_part(desk: Desk, sentence: Sentence, claim: Claim) -> list[Claim]:
    """A total without a place, where its sentence parts it by place, and each part; nothing where it does not."""
    own = [f for f in desk.figures if f.id in claim.figures]
    parts: list[tuple[Figure, Mention]] = []
    for figure in own:
        place = _place_behind(desk, sentence, figure)
        if place is not None and all(place.id != m.id for _, m in parts):
            parts.append((figure, place))
    rest = [f for f in own if all(f.id != p.id for p, _ in parts)]
    if len(parts) == 1 and len(rest) == 1 and (here := _told_first(desk, sentence, claim, rest[0], parts[0][0])) is not None:
        parts, rest = [(rest[0], here), *parts], []
    measures = {f.measure for f, _ in parts}
    if len(parts) < 2 or len(measures) > 1 or len({m.who for _, m in parts}) < 2:
        return []
    whole = [f for f in rest if f.measure in measures and f.start < parts[0][0].start]
    total = replace(claim, place=None, figures=tuple(f.id for f in rest))
    found = [total] if whole else []
    for figure, place in parts:
        found.append(replace(_another(claim, figure.start), place=PlaceRef(None, place.id, None), figures=(figure.id,)))
    if not whole:
        found[0] = replace(found[0], id=claim.id)
    return found


def _told_first(desk: Desk, sentence: Sentence, claim: Claim, first: Figure, other: Figure) -> Mention | None:
    """The place of the first of two crowds that "and" joins, behind the verb: "4,000 marched in Nairobi and 900 in Garissa"."""
    place = next((m for m in desk.company.mentions if claim.place is not None and m.id == claim.place.mention), None)
    if place is None or not first.end < place.start < other.start:
        return None
    between = [t for t in sentence.tokens if place.end <= t.start < other.start]
    return place if any(t.pos == "CCONJ" for t in between) and not any(t.pos == "VERB" for t in between) else None


def _place_behind(desk: Desk, sentence: Sentence, figure: Figure) -> Mention | None:
    """The place right behind a number, with a preposition of place: "twelve in Garissa"."""
    behind = [t for t in sentence.tokens if t.start >= figure.end][:CLOSE]
    for token in behind:
        if token.pos in ("PUNCT", "CCONJ", "VERB"):
            return None
        place = desk.company.at(token.start, token.end)
        if place is not None and place.kind in ("place", "facility"):
            return place if case_of(sentence, token.index) & desk.cues.places else None
    return None


def by_day(desk: Desk, sentence: Sentence, draft: Draft, claim: Claim, acts: Mapping[int, str]) -> list[Claim]:
    """A claim for each of several days that are joined to one another in its clause, with the place that stands beside each."""
    if claim.time is None or claim.time.mention is None or claim.time.basis != "stated":
        return []
    days = [t for t in desk.times if sentence.start <= t.start < sentence.end and _is_day(t)]
    first = next((t for t in days if t.start == claim.time.mention[0]), None)
    held = _day_of_clause(desk, sentence, draft, days)
    if first is None:
        return []
    if held is not None:
        after = next((t.start for t in days if t.start > held.start), sentence.end)
        return [replace(claim, time=_said(held), place=_beside(desk, sentence, held, days, after))] if held is not first else []
    joined = [t for t in days if t is first or _goes_with(sentence, t, draft, acts)]
    joints = [_joint(sentence, a, b) for a, b in pairwise(joined)]
    if len({t.when for t in joined}) < 2 or not all(joints) or joints[-1] != "CCONJ":
        return []
    found = []
    for number, time in enumerate(joined):
        one = claim if time is first else _another(claim, time.start)
        limit = joined[number + 1].start if number + 1 < len(joined) else sentence.end
        found.append(
            replace(one, time=_said(time), place=_beside(desk, sentence, time, joined, limit) or (claim.place if time is first else None))
        )
    return [replace(c, place=c.place or _shared_place(desk, sentence, claim, joined, n, found)) for n, c in enumerate(found)]


def _day_of_clause(desk: Desk, sentence: Sentence, draft: Draft, days: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day that an event word's clause is put to, or that of the place that it is put to: "on 3 May, where they signed it"."""
    at, steps = draft.trigger.index, 0
    while sentence.tokens[at].head != at and steps < STEPS:
        token = sentence.tokens[at]
        if token.dep.startswith("acl"):
            noun = sentence.tokens[token.head]
            place = desk.company.at(noun.start, noun.end)
            spatial = place is not None and place.kind in ("place", "facility")
            before = [t for t in days if t.start <= noun.start or (spatial and t.end <= token.start)]
            on_day = any(t.start <= noun.start < t.end for t in before)
            return before[-1] if before and len(days) > 1 and (on_day or spatial) else None
        at, steps = token.head, steps + 1
    return None


def _said(time: TimeExpression) -> When | None:
    """A day as a claim has it."""
    days = interval(time.when)
    return When(days[0].isoformat(), days[1].isoformat(), fineness(*days), "stated", (time.start, time.end)) if days else None


def _shared_place(
    desk: Desk, sentence: Sentence, claim: Claim, days: Sequence[TimeExpression], number: int, told: Sequence[Claim]
) -> PlaceRef | None:
    """The one place of a list for a day of it that has none: it stands before or behind all days, before this one, or right behind this
    day and the next ("on 3 and 7 May in Nairobi and again on 15 May")."""
    places = {place.mention: place for place in (claim.place, *(c.place for c in told)) if place is not None}
    if len(places) != 1:
        return None
    place = next(iter(places.values()))
    at = next((m.start for m in desk.company.mentions if m.id == place.mention), None)
    if at is None:
        return None
    if at < days[number].start or at > days[-1].start:
        return place
    last = next(n for n, day in enumerate(days) if day.start > at) - 1
    return place if _in_one_breath(sentence, days[number : last + 1]) else None


def _in_one_breath(sentence: Sentence, days: Sequence[TimeExpression]) -> bool:
    """Whether days follow one another with nothing but "and" and commas between."""
    between = [t for a, b in pairwise(days) for t in sentence.tokens if a.end <= t.start < b.start]
    return all(t.pos in ("PUNCT", "CCONJ") for t in between)


def _is_day(time: TimeExpression) -> bool:
    """Whether a time is one day, or a night between two."""
    days = interval(time.when) if time.dates else None
    return days is not None and (days[1] - days[0]).days <= WIDEST


def _goes_with(sentence: Sentence, time: TimeExpression, draft: Draft, acts: Mapping[int, str]) -> bool:
    """Whether a later day hangs on the event word, and on no other verb or event word between."""
    inside = [t for t in sentence.tokens if time.start <= t.start < time.end]
    if not inside:
        return False
    head = next((t for t in inside if not time.start <= sentence.tokens[t.head].start < time.end), inside[0])
    if head.dep == "appos" and not case_of(sentence, head.index) - {"bare"}:
        return False  # "on Tuesday, the last day of the truce"
    at, steps = inside[0].index, 0
    while sentence.tokens[at].head != at and steps < STEPS:
        at, steps = sentence.tokens[at].head, steps + 1
        if at in draft.words:
            return True
        if sentence.tokens[at].dep.startswith("acl") and sentence.tokens[at].feature("VerbForm") != "Part":
            continue  # a clause on an earlier day of the list
        if at in acts or sentence.tokens[at].pos in ("VERB", "AUX"):
            held = [i for i in draft.words if at in (sentence.tokens[i].head, sentence.tokens[sentence.tokens[i].head].head)]
            return at not in acts and bool(held)
    return False


def _joint(sentence: Sentence, before: TimeExpression, behind: TimeExpression) -> str | None:
    """What joins two days of a list, by its class: an "and" or a comma right before the second, its preposition and place; else None."""
    between = [t for t in sentence.tokens if before.end <= t.start < behind.start]
    for token in reversed(between[-REACH:]):
        if token.pos == "CCONJ" or token.text in (",", "،"):
            return token.pos
        if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
    return None


def _beside(desk: Desk, sentence: Sentence, time: TimeExpression, joined: Sequence[TimeExpression], limit: int) -> PlaceRef | None:
    """The place in a day's own part of the list: behind it, or before it where the list has its places before the days."""
    last = max((t.end for t in joined if t.end <= time.start), default=None)

    def placed(start: int, end: int) -> list[Mention]:
        inside = [m for m in desk.company.within(start, end) if m.kind in ("place", "facility")]
        return [m for m in inside if any(t.start == m.start and case_of(sentence, t.index) & desk.cues.places for t in sentence.tokens)]

    comma = next((i for i in range(time.end, limit) if desk.report.text[i] in ",،"), limit)
    behind = placed(time.end, min(comma, limit))
    start = max(desk.report.text.rfind(mark, last or sentence.start, time.start) for mark in (",", "،", ":"))
    before = placed(max(start, last or sentence.start), time.start)
    nearest = before[-1:] if before and _leads(sentence, before[-1], time) else behind[:1]
    return PlaceRef(None, nearest[0].id, None) if nearest else None


def _leads(sentence: Sentence, place: Mention, time: TimeExpression) -> bool:
    """Whether a place stands right before a day, with no more than a preposition between."""
    between = [t for t in sentence.tokens if place.end <= t.start and t.end <= time.start]
    return len(between) <= 1 and all(t.pos not in ("PUNCT", "CCONJ") for t in between)


def _another(claim: Claim, at: int) -> Claim:
    """One more claim of an event word, told apart by where the day or number stands that is its own."""
    return replace(claim, id=content_id("claim", claim.report, claim.trigger.start, claim.trigger.end, claim.type, at))
