"""How the claims of one sentence hang together: what is said inside a speech act, and what a noun takes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.drafts import Draft
from tidings.model import Claim, Mention, Participant, When

SPEECH_ACTS = ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE", "MOBILIZE")
UNREAL = ("urged", "planned", "possible", "conditional", "denied")
CONTENT = ("xcomp", "ccomp", "obj", "obl", "obl:arg", "nmod", "acl", "advcl", "conj", "csubj", "iobj")

Told = tuple[Draft, Claim]


def with_contents(sentence: Sentence, claims: Sequence[Told]) -> list[Told]:
    """Claims of what did not happen, each bound to the speech act that it is the content of: "threatened to STRIKE"."""
    acts = {word: claim for draft, claim in claims if claim.type in SPEECH_ACTS for word in draft.words}
    found = []
    for draft, claim in claims:
        above = _above(sentence, draft, acts) if claim.modality in UNREAL or claim.background else None
        found.append((draft, replace(claim, within=above.id) if above is not None and above.id != claim.id else claim))
    return found


def _above(sentence: Sentence, draft: Draft, acts: dict[int, Claim]) -> Claim | None:
    """The nearest speech act whose content a trigger stands in."""
    at = draft.trigger.index
    for _ in range(5):
        token = sentence.tokens[at]
        if token.head == at or token.dep not in CONTENT:
            return None
        at = token.head
        if at in acts and at not in draft.words:
            return acts[at]
    return None


def with_references(
    claims: Sequence[Claim], figures: Mapping[str, str], definite: Set[str], in_force: Set[str], elsewhere: Set[str]
) -> list[Claim]:
    """Claims whose noun takes up what the report told before ("the attack", "the 2018 truce"), bound to that; `definite` are their ids.

    `in_force` are those of agreements whose day is that on which they take effect; `figures` are the measures of numbers by their ids,
    `elsewhere` the claims of which their sentence says that they are of another act.
    Talks of which nobody is named are those of whoever was last said to talk; those hurt somewhere by somebody, of the act just told.
    """
    found: list[Claim] = []
    for claim in claims:
        told = _taken_up(claim, found, claim.id not in in_force) if claim.id in definite | in_force else None
        if told is None and claim.id not in elsewhere:
            told = _act_before(claim, found, figures)
            if told is not None and told.time is not None:
                claim = replace(claim, time=replace(told.time, basis="inferred", mention=None))  # noqa: PLW2901
        claim = _with_company(claim, found)  # noqa: PLW2901
        found.append(replace(claim, refers=told.refers or told.id) if told is not None else claim)
    return found


def _act_before(claim: Claim, before: Sequence[Claim], figures: Mapping[str, str]) -> Claim | None:
    """The act just told of which a sentence gives the victims and nothing else: "X ambushed a patrol near Y. Two soldiers were hurt."."""
    alone = not claim.actors and claim.place is None and (claim.time is None or claim.time.mention is None)
    if claim.type not in VIOLENT or not alone or not claim.figures or claim.background or claim.modality not in REAL:
        return None
    acts = [c for c in before if c.type == claim.type and 0 < claim.start - c.end < NEXT_TO and c.modality in REAL and not c.background]
    last = acts[-1] if acts else None
    if last is None or {figures[f] for f in claim.figures} & {figures[f] for f in last.figures}:
        return None
    return last


def with_doers(claims: Sequence[Claim], acted: Sequence[Mention]) -> list[Claim]:
    """Claims with arrests that name nobody given to the force that the report tells of just before, where that is one alone.

    `acted` are the subjects of the report's sentences: "the gendarmerie carried out two operations. ... Twelve people were arrested."
    """
    forces = [m for m in acted if m.kind in ("organisation", "group") and (actors().head(m.text) or ("", ""))[1] in ARRESTING]
    found = []
    for claim in claims:
        near = [m for m in forces if m.end <= claim.trigger.start and claim.start - m.end < NEAR_BY]
        nobody = claim.type == "COERCE" and claim.mode == "arrest" and not claim.actors and claim.modality in ("asserted", "alleged")
        alone = len({m.who for m in near}) == 1 and not {m.id for m in near} & {p.mention for p in claim.recipients}
        found.append(replace(claim, actors=(Participant(None, near[-1].id),)) if nobody and alone and not claim.background else claim)
    return found


def _with_company(claim: Claim, before: Sequence[Claim]) -> Claim:
    """Talks without a name with the participants of the last ones told of."""
    if claim.type != "CONSULT" or claim.actors or claim.recipients or claim.modality != "asserted":
        return claim
    talks = [c for c in before if c.type == "CONSULT" and c.mode != "press" and (c.actors or c.recipients)]
    news = [c for c in talks if not c.background]
    last = news[-1] if news else talks[0] if talks else None
    return replace(claim, actors=(*last.actors, *last.recipients)) if last is not None else claim


def _taken_up(claim: Claim, before: Sequence[Claim], own_day: bool) -> Claim | None:
    """The one earlier claim that a definite noun can mean: of its type and sides, and of its days where it names some."""
    dated = own_day and claim.time is not None and claim.time.mention is not None
    fitting = [c for c in before if c.type == claim.type and c.start < claim.start and c.modality in ("asserted", "alleged")]
    fitting = [c for c in fitting if not c.figures or not claim.figures]
    if dated:
        fitting = [c for c in fitting if c.time is not None and c.time.mention and _inside(c.time, claim.time)]
        days = {(c.time.start, c.time.end) for c in fitting if c.time}
        return fitting[0] if len(days) == 1 else None
    mine, place = _sides(claim), claim.place.mention if claim.place else None
    near = [c for c in fitting if (mine & _sides(c) or not mine) and (place is None or c.place is None) and not _crossed(c, claim)]
    return near[-1] if near and (mine or claim.start - near[-1].end < NEAR_BY) else None


VIOLENT = ("ASSAULT", "HAZARD")
REAL = ("asserted", "alleged")
NEXT_TO = 120  # code points between a sentence and the one just before it or the one before that
ARRESTING = ("COP", "MIL")  # sectors of those who arrest
NEAR_BY = 700  # code points within which a noun that names nobody is taken to mean the last such event


def _sides(claim: Claim) -> set[str]:
    return {p.entity for p in (*claim.actors, *claim.recipients) if p.entity}


def _crossed(a: Claim, b: Claim) -> bool:
    """Whether who does it in one suffers it in the other."""
    doers, others = ({p.entity for p in c.actors} for c in (a, b))
    return bool(doers & {p.entity for p in b.recipients}) or bool(others & {p.entity for p in a.recipients})


def _inside(part: When | None, whole: When | None) -> bool:
    if part is None or whole is None or not (part.start and whole.start):
        return False
    return whole.start <= part.start and (part.end or part.start) <= (whole.end or whole.start)
