"""Agreements that acts are measured by: which of them a sentence says an act breaks, and of which it tells the day they take effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.cues import cues_of
from tidings.drafts import Desk, Draft
from tidings.fold import fold
from tidings.language import Pack
from tidings.letters import plain
from tidings.model import Claim, Event

ACTS = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN", "SANCTION", "ACCUSE")
FORCE = ("ASSAULT", "COERCE")  # what breaks a cease-fire where it is only set beside it
BESIDE = 12  # code points between a word and the time that stands right beside it
NEAR = 60  # code points between an agreement and the words that it takes effect
DEEP = 9  # steps up a tree
CONTENT = ("xcomp", "ccomp", "obl", "obl:arg", "acl", "advcl", "nmod", "obj")

Told = tuple[Draft, Claim]


def takes_force(text: str, at: int, pack: Pack) -> bool:
    """Whether the words around a place of a sentence say that something takes effect: "the cease-fire came into force"."""
    near = plain(text[max(0, at - NEAR) : at + NEAR], pack).lower()
    return any(phrase in near for phrase in cues_of(pack).in_force)


def is_binding(desk: Desk, sentence: Sentence, found: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an agreement not told of before is what the sentence measures an act by: it is broken, or the act comes after it."""
    if found.trigger.entry.type != "AGREE" or found.trigger.entry.pos != "N" or _word(sentence, found) in desk.accords:
        return False
    acts = [d for d in drafts if d.trigger.entry.type in ACTS]
    return bool(acts) and (
        _violated(desk, sentence, found.trigger.index) or any(_is_after(desk, sentence, found, act, drafts) for act in acts)
    )


def with_breaks(desk: Desk, sentence: Sentence, claims: Sequence[Told], drafts: Sequence[Draft]) -> list[Claim]:
    """Claims with the agreements that the sentence says they break: "..., flouting the cease-fire"; "it was broken when ...".

    An attack that is told beside the day on which a cease-fire took effect is said to break it: "a day after it came into force".
    """
    own = {id(d): c for d, c in claims}
    accords = [d for d in drafts if d.trigger.entry.type == "AGREE"]
    known = {id(d): c.id if (c := own.get(id(d))) else desk.accords.get(_word(sentence, d)) for d in accords}
    broken = {k for d in accords if (k := known[id(d)]) and _violated(desk, sentence, d.trigger.index)}
    if not broken and desk.accord is not None and _violates_it(desk, sentence):
        broken = {desk.accord}
    after = {
        c.id: {k for a in accords if (k := known[id(a)]) and _is_after(desk, sentence, a, d, drafts)} for d, c in claims if c.type in FORCE
    }
    beside = set[str]().union(*after.values())
    for d, c in claims:
        if c.type == "AGREE":
            desk.accord = desk.accords[_word(sentence, d)] = c.id
            if takes_force(c.text, c.trigger.start - c.start, desk.pack):
                desk.in_force.add(c.id)
    found = [_as_known(c) if c.id in broken else replace(c, background=True) if c.id in beside else c for _, c in claims]
    return [replace(c, breaks=tuple(sorted(b))) if (b := broken | after.get(c.id, set())) and c.type in ACTS else c for c in found]


def _word(sentence: Sentence, found: Draft) -> str:
    """The word by which an agreement is told."""
    return fold(sentence.tokens[found.trigger.index].lemma)


def _is_after(desk: Desk, sentence: Sentence, accord: Draft, act: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a sentence dates an act by an agreement that has taken effect: "shelled the town a day after the truce took effect"."""
    token = sentence.tokens[accord.trigger.index]
    text = desk.report.text[sentence.start : sentence.end]
    if act.trigger.entry.type not in FORCE or not takes_force(text, token.start - sentence.start, desk.pack):
        return False
    above = list(_heads(sentence, token.index))
    over = act.trigger.index
    while over not in above and sentence.tokens[over].dep in CONTENT:  # "accused the army of shelling it, a day after ..."
        over = sentence.tokens[over].head
    blames = over == act.trigger.index or any(d.trigger.index == over and d.trigger.entry.type == "ACCUSE" for d in drafts)
    if over not in above or not (blames or sentence.tokens[over].lemma.lower() in desk.cues.speech):
        return False
    phrase = [token.index, *above[: above.index(over)]]
    words = sentence.tokens[max(0, min(phrase) - 3) : max(phrase) + 2]
    return not any({t.lemma.lower(), t.text.lower()} & (desk.cues.earlier | desk.cues.until) for t in words)


def _heads(sentence: Sentence, at: int) -> Iterator[int]:
    """The words that a word hangs on, nearest first, within its own clause and those above it."""
    for _ in range(DEEP):
        token = sentence.tokens[at]
        if token.head == at or token.dep in ("conj", "parataxis"):
            return
        at = token.head
        yield at


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
    if any(sentence.tokens[i].lemma.lower() in desk.cues.violation for i in sentence.child(index, "case")):
        return True  # "despite the truce"
    at = index
    for _ in range(4):
        token = sentence.tokens[at]
        if token.head == at:
            return False
        at = token.head
        if sentence.tokens[at].lemma.lower() in desk.cues.violation:
            return True
    return False


def is_gift(event: Event) -> bool:
    """Whether what is agreed is one side's promise of money or goods and no agreement of several: a pledge of aid."""
    return {f.measure for f in event.figures} == {"pledged"} and len({*event.actors, *event.recipients}) == 1
