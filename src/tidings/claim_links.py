"""How the claims of one sentence hang together: what is said inside a speech act, and which agreements an act breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate import Sentence
from tidings.drafting import Desk, Draft
from tidings.model import Claim, Mention, Participant, When

SPEECH_ACTS = ("REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE", "MOBILIZE")
UNREAL = ("urged", "planned", "possible", "conditional", "denied")
ACTS = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN", "SANCTION", "ACCUSE")
BESIDE = 12  # code points between a word and the time that stands right beside it
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


def with_breaks(desk: Desk, sentence: Sentence, claims: Sequence[Told]) -> list[Claim]:
    """Claims with the agreements that the sentence says they break: "..., flouting the cease-fire"; "it was broken when ..."."""
    broken = {c.id for d, c in claims if c.type == "AGREE" and _violated(desk, sentence, d.trigger.index)}
    if not broken and desk.accord is not None and _violates_it(desk, sentence):
        broken = {desk.accord}
    desk.accord = next((c.id for _, c in reversed(claims) if c.type == "AGREE"), desk.accord)
    found = [_as_known(c) if c.id in broken else c for _, c in claims]
    return [replace(c, breaks=tuple(sorted(broken))) if broken and c.type in ACTS else c for c in found]


def _as_known(claim: Claim) -> Claim:
    """An agreement that is said to be broken was made before: the day of the sentence is that of the breach, unless it stands beside it."""
    mention = claim.time.mention if claim.time else None
    beside = mention is not None and min(abs(mention[0] - claim.trigger.end), abs(claim.trigger.start - mention[1])) <= BESIDE
    return replace(claim, background=True, time=claim.time if beside else None)


def _violates_it(desk: Desk, sentence: Sentence) -> bool:
    """Whether a verb of violation has a pronoun for what is broken: "it was broken", "they broke it"."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma.lower() in desk.cues.violation:
            things = sentence.child(token.index, "nsubj:pass", "obj")
            if any(sentence.tokens[i].pos == "PRON" and sentence.tokens[i].text.lower() in desk.cues.pronouns for i in things):
                return True
    return False


def _violated(desk: Desk, sentence: Sentence, index: int) -> bool:
    """Whether a word of agreement is what a verb or noun of violation is about."""
    at = index
    for _ in range(4):
        token = sentence.tokens[at]
        if token.head == at:
            return False
        at = token.head
        if sentence.tokens[at].lemma.lower() in desk.cues.violation:
            return True
    return False


def with_references(claims: Sequence[Claim], definite: frozenset[str]) -> list[Claim]:
    """Claims whose noun takes up what the report told before ("the attack", "the 2018 truce"), bound to that; `definite` are their ids.

    Talks of which nobody is named are those of whoever was last said to talk.
    """
    found: list[Claim] = []
    for claim in claims:
        told = _taken_up(claim, found) if claim.id in definite else None
        claim = _with_company(claim, found)  # noqa: PLW2901
        found.append(replace(claim, refers=told.refers or told.id) if told is not None else claim)
    return found


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


def _taken_up(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The one earlier claim that a definite noun can mean: of its type and sides, and of its days where it names some."""
    dated = claim.time is not None and claim.time.mention is not None
    fitting = [c for c in before if c.type == claim.type and c.start < claim.start and c.modality in ("asserted", "alleged")]
    fitting = [c for c in fitting if not c.figures or not claim.figures]
    if dated:
        fitting = [c for c in fitting if c.time is not None and c.time.mention and _inside(c.time, claim.time)]
        days = {(c.time.start, c.time.end) for c in fitting if c.time}
        return fitting[0] if len(days) == 1 else None
    mine, place = _sides(claim), claim.place.mention if claim.place else None
    near = [c for c in fitting if (mine & _sides(c) or not mine) and (place is None or c.place is None) and not _crossed(c, claim)]
    return near[-1] if near and (mine or claim.start - near[-1].end < NEAR_BY) else None


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
