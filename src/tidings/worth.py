"""Which sets of claims are events of the record, and which are details of what their reports tell.

A claim that nothing ties down ("the attacks", "an appeal was made", "three were wounded": nobody named and no day said) says too little
to be told from others like it: mostly it is a part, or a second mention, of what its report tells in full. It stays in the record as a
claim of its report, but counts as an event only where texts of several origins agree on it, where the report has nothing better (for
its title and first paragraph: nothing better there; for its dead and wounded: no better harm, or none in that place), or where a person
accepted it. A number alone does not tie it down. What is only possible or conditional is nothing that happened, was said or is planned:
it is no event either, nor is a news conference at which one man speaks. People whom only their kind names ("nurses walked out") tie down
what they said or did against somebody where the record knows them as a group, so that the event can say who; not so where words
are missing: their name may be what went missing. Nor is what only did not happen ("nobody has apologised"), unless
a day is said for it, as one is for a meeting called off or a rumour that is refuted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from tidings.contradictions import MUTUAL, SPOKEN
from tidings.faces import HARM, UNNAMED
from tidings.model import Claim, Entity, Report

PRESS, BOTH = "press", 2
ANY = None
SUPPOSED = ("possible", "conditional")
# Acts that are news by whoever does them, though the day is that of the telling.
DEEDS = ("AGREE", "CIVIC", "AID", "RETREAT", "CONCEDE", "CONSULT")
DONE_BY_SOMEBODY = (*MUTUAL, *SPOKEN, "SANCTION")
BY_A_GROUP = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "SANCTION")  # what people do who have no name
HELD = ("asserted", "alleged", "denied")


def details(
    groups: Sequence[Sequence[Claim]],
    entities: Mapping[str, Entity],
    lineage: Callable[[Claim], str],
    accepted: Collection[str],
    headed: Callable[[Claim], bool],
    reports: Mapping[str, Report],
) -> set[int]:
    """The numbers of the groups that are no events of their own; `lineage` is the origin of a claim's report: a copy is no second one, and
    `headed` whether a claim stands in its report's title or first paragraph, where it is news unless the better one stands there too."""
    free = {number for number, claims in enumerate(groups) if not any(c.id in accepted for c in claims)}
    supposed = {n for n in free if all(c.modality in SUPPOSED and c.type not in SPOKEN for c in groups[n])}
    supposed |= {n for n in free if _nothing_happened(groups[n]) or _only_speaks(groups[n])}
    loose = {n for n in free - supposed if not tied_down(groups[n], entities, reports) and len({lineage(c) for c in groups[n]}) == 1}
    told = [c for number, claims in enumerate(groups) if number not in loose | supposed for c in claims]
    where = {(c.report, c.place.entity) for c in told if c.place is not None and c.type in HARM}
    telling = {(c.report, kind, head) for c in told for kind in (_kind(c), ANY) for head in (headed(c), ANY)}

    def better(claims: Sequence[Claim]) -> bool:
        """Whether the reports of claims tell what is tied down: of harm with its number or at their head, harm as well."""
        head, alike = any(map(headed, claims)), any(c.figures for c in claims) and claims[0].type in HARM
        kind = _kind(claims[0]) if alike else ANY
        if alike and any(c.place is not None and c.place.entity and (c.report, c.place.entity) not in where for c in claims):
            return False  # "in the next town shelling killed nine"
        return any((c.report, kind, head or ANY) in telling for c in claims)

    return supposed | {number for number in loose if better(groups[number])}


def _kind(claim: Claim) -> str:
    """The type of a claim, violence and disasters as one: the dead of either may be told without a cause."""
    return HARM[0] if claim.type in HARM else claim.type


def _nothing_happened(claims: Sequence[Claim]) -> bool:
    """Whether claims all say that something did not happen, and none says on which day."""
    return all(c.modality == "denied" and (c.time is None or c.time.mention is None) for c in claims)


def _only_speaks(claims: Sequence[Claim]) -> bool:
    """Whether claims tell of a news conference of one man alone: he meets nobody there, and what he says is told by itself."""
    return all(c.mode == PRESS for c in claims) and len({p.entity for c in claims for p in (*c.actors, *c.recipients)}) < BOTH


def tied_down(claims: Sequence[Claim], entities: Mapping[str, Entity], reports: Mapping[str, Report]) -> bool:
    """Whether a name or a day that is said tells these claims from others of their kind; what is said or agreed, somebody said that day."""
    people = [entities.get(p.entity or "") for c in claims for p in (*c.actors, *c.recipients)]
    if any(one is not None and one.kind not in UNNAMED for one in people):
        return True
    if any(_by_a_group(c) and not _has_holes(c, reports) for c in claims):
        return True
    dated = any(c.time is not None and c.time.basis == "stated" for c in claims)
    placed = any(c.place is not None and c.place.entity for c in claims)
    counted = any(c.figures for c in claims)
    told = [c for c in claims if c.time is not None and c.modality == "asserted" and not c.background]
    deeds = [c for c in told if _has_doer(c) and not _has_holes(c, reports)]
    stated = any(c.time is not None and c.time.basis == "stated" for c in deeds)  # "on Monday the prefect met loggers"
    if stated or any(c.type in DEEDS and not (c.attribution and c.attribution.quoted) for c in deeds):
        return True
    return dated and (placed or counted or claims[0].type not in DONE_BY_SOMEBODY)


def _has_doer(claim: Claim) -> bool:
    """Whether the record knows whoever does a deed, be it as a group without a name; those who meet are two."""
    if claim.type == "CONSULT":
        return len((*claim.actors, *claim.recipients)) >= BOTH
    return any(p.entity for p in claim.actors)


def _by_a_group(claim: Claim) -> bool:
    """Whether people whom the record knows by their kind said or did what a claim tells ("nurses"): else the event could not say who."""
    return claim.type in BY_A_GROUP and claim.modality in HELD and claim.time is not None and any(p.entity for p in claim.actors)


def _has_holes(claim: Claim, reports: Mapping[str, Report]) -> bool:
    """Whether words are missing in the sentence of a claim."""
    report = reports.get(claim.report)
    return report is not None and any(claim.start <= hole.start <= claim.end for hole in report.holes)
