"""What a copy or translation says because the text it comes from says it: claims carried over to a text that was not read itself.

A report in a language without a pack gives no claims of its own, and one that was read may have said in other words what no lexicon
knows. Where a sentence is a translation of one that tells an act of a kind that was not read out of it, or a copy in a report that gave
no claims, the claim of that one stands for it too, pointing at the whole sentence, its participants and place named by entity alone, its
day inferred: that which the other states, else the days before its own printing. Its figures are those of its own sentence, of the
measures that the other gives: a slip in a copy is not carried back to what it comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tidings.claim_time import implied, printed
from tidings.clock import Clock
from tidings.contradictions import near_types
from tidings.language import load_pack
from tidings.model import Attribution, Claim, Copy, Figure, Participant, PlaceRef, Report, Span, Stretch, When, content_id
from tidings.settings import Settings

LEAST_LENGTH = 0.6  # of a translation in letters, beside what it is of: Arabic ones have eight letters for ten English ones


def inherited(
    claims: Sequence[Claim], figures: Sequence[Figure], copies: Sequence[Copy], reports: Sequence[Report], settings: Settings
) -> list[Claim]:
    """The claims that unread copies and translations take over, in the order of the copies; those that are less than sure take none."""
    texts = {r.id: r.text for r in reports}
    clocks = {r.id: Clock(printed(r)) for r in reports}
    unread = {r.id for r in reports if load_pack(r.language) is None}
    bare = {r.id for r in reports} - {c.report for c in claims}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        counted[figure.report].append(figure)
    measure = {figure.id: figure.measure for figure in figures}
    found: dict[tuple[str, int, str, int], Claim] = {}
    for copy in copies:
        for read, other in ((copy.a, copy.b), (copy.b, copy.a)):
            if (other.report not in unread | bare and copy.kind != "translated") or copy.score < settings.same_claims:
                continue
            told, heard = _inside(by_report[read.report], read), _inside(by_report[other.report], other)
            for claim in unheard(told, heard) if not heard or _is_whole(other, read) else ():
                told_of = {measure[f] for f in claim.figures if f in measure}
                own = [f.id for f in counted[other.report] if other.start <= f.start < other.end and f.measure in told_of]
                rank = [c.id for c in _inside(by_report[read.report], read) if c.type == claim.type].index(claim.id)
                key = (other.report, other.start, claim.type, rank)  # what several texts that it is a translation of tell is told once
                found.setdefault(key, carried(claim, other, texts[other.report], implied(clocks[other.report], settings), tuple(own)))
    return list(found.values())


def _is_whole(copy: Stretch, other: Stretch) -> bool:
    """Whether a sentence is long enough to say all that another one says; one that is much shorter may leave an act out."""
    return copy.end - copy.start >= LEAST_LENGTH * (other.end - other.start)


def _inside(claims: Sequence[Claim], stretch: Stretch) -> list[Claim]:
    return [c for c in claims if stretch.start <= c.trigger.start < stretch.end]


def unheard(told: Sequence[Claim], heard: Sequence[Claim]) -> list[Claim]:
    """Of what one sentence tells, the acts of a kind that nobody read out of its translation.

    Where one act was read out of either, it is that act by another name. What is only the content of a demand or a threat goes with it.
    """
    if not heard:
        return list(told)
    if len(told) == len(heard) == 1:
        return []
    known = {kind for c in heard for kind in (c.type, *near_types(c.type))}
    return [c for c in told if c.type not in known and c.within is None]


def carried(claim: Claim, to: Stretch, text: str, near: When | None, figures: tuple[str, ...] = ()) -> Claim:
    """A claim as it stands in another text: the whole stretch is its span and its trigger; `figures` are ids of that text's own.

    `near` are the days that the other text implies for what it tells as news; they are the claim's where no day was stated.
    """
    stated = claim.time is not None and claim.time.mention is not None
    near = None if claim.background else near
    span = Span(to.report, to.start, to.end, text[to.start : to.end])
    attribution = claim.attribution
    if attribution:
        attribution = Attribution(_unnamed(attribution.sources), None, attribution.anonymous, attribution.quoted)
    return replace(
        claim,
        id=content_id("claim", to.report, to.start, to.end, claim.type, claim.id),
        report=to.report,
        start=to.start,
        end=to.end,
        text=span.text,
        trigger=span,
        actors=_unnamed(claim.actors),
        recipients=_unnamed(claim.recipients),
        place=PlaceRef(claim.place.entity, None, claim.place.precision) if claim.place else None,
        time=replace(claim.time, basis="inferred", mention=None) if claim.time and stated else near,
        figures=figures,
        attribution=attribution,
        breaks=(),
    )


def _unnamed(participants: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple(Participant(p.entity, None) for p in participants if p.entity)
