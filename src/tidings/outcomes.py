"""What a relative clause says came of an act is of that act: "the flood of 2 May, WHICH KILLED NINE", "the shelling in which six DIED".

Told by itself the clause has no day, and the dead of an old act would be of the day of the report. A participle under the verb of a
disaster is that disaster's work, and not the deed of what went down: "the ferry Alba Maris sank, KILLING 14".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.drafts import HARM, Draft
from tidings.model import Claim
from tidings.other_acts import ancestors

REAL = ("asserted", "alleged")
DISASTER = "HAZARD"
UNDER = ("advcl", "acl", "xcomp")  # of a participle: under the verb whose outcome it tells
NAMING = ("NOUN", "PROPN")
LEADING = 3  # words within which a relative clause has its pronoun: "in the course of which" is rare

Told = tuple[Draft, Claim]


def with_outcomes(sentence: Sentence, claims: Sequence[Told]) -> list[Told]:
    """The claims of a sentence, those of harm in a relative clause bound to the act whose noun stands right before the clause, those of a
    participle to the disaster whose verb it hangs on.

    They are of its kind, day and place where they name none of their own.
    """
    claims = _with_disasters(sentence, claims)
    acts = [(draft.trigger.index, claim) for draft, claim in claims if claim.type in HARM and claim.modality in REAL]
    acts = [(at, claim) for at, claim in acts if sentence.tokens[at].pos in NAMING]
    found = []
    for draft, claim in claims:
        act = _act_before(sentence, draft.trigger.index, claim, acts) if acts else None
        found.append((draft, _as_outcome(claim, act) if act is not None else claim))
    return found


def _with_disasters(sentence: Sentence, claims: Sequence[Told]) -> list[Told]:
    """The claims of a sentence, those of harm by nobody but what a disaster befell, under its verb, told as its work."""
    verbs = {
        d.trigger.index: c
        for d, c in claims
        if c.type == DISASTER and c.modality in REAL and sentence.tokens[d.trigger.index].pos == "VERB"
    }
    found = []
    for draft, claim in claims:
        token = sentence.tokens[draft.trigger.index]
        act = verbs.get(token.head) if token.dep.startswith(UNDER) and claim.type in HARM and claim.modality in REAL else None
        befallen = {p.mention for p in (*act.actors, *act.recipients)} if act is not None else set()
        if act is not None and claim.id != act.id and befallen.issuperset(p.mention for p in claim.actors):
            told = replace(claim, type=DISASTER, mode=None, actors=(), place=claim.place or act.place, refers=act.refers or act.id)
            found.append((draft, told))
        else:
            found.append((draft, claim))
    return found


def _act_before(sentence: Sentence, index: int, claim: Claim, acts: Sequence[tuple[int, Claim]]) -> Claim | None:
    """The act whose noun a relative clause of harm follows, with no verb between them."""
    dated = claim.time is not None and claim.time.mention is not None
    if (
        claim.type not in HARM
        or claim.modality not in REAL
        or claim.refers
        or dated
        or sentence.tokens[index].pos not in ("VERB", "AUX", "ADJ")
    ):
        return None
    clause = next((i for i in ancestors(sentence, index) if sentence.tokens[i].dep.startswith("acl")), None)
    if clause is None:
        return None
    words = sorted(sentence.subtree(clause))
    first = words[0]
    if not any((sentence.tokens[i].feature("PronType") or "").endswith("Rel") for i in words[:LEADING]):
        return None  # "three days after the quake in A, four bakers died", with the deaths put to A
    before = [(at, act) for at, act in acts if at < first and act.id != claim.id]
    if not before or any(t.pos in ("VERB", "AUX") for t in sentence.tokens[before[-1][0] + 1 : first]):
        return None
    return before[-1][1]


def _as_outcome(claim: Claim, act: Claim) -> Claim:
    """A claim as that of what came of an act."""
    time = replace(act.time, basis="inferred", mention=None) if act.time is not None else None
    kind = claim.type if claim.actors else act.type
    return replace(claim, type=kind, time=time, place=claim.place or act.place, background=act.background, refers=act.refers or act.id)
