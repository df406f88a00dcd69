"""Whether what stands around an event word makes it a claim: somebody, a day, a place or a number, by the kind of the word."""

from __future__ import annotations

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.drafts import JOURNEY, Desk, Draft
from tidings.lexicon import Trigger
from tidings.name_words import name_words
from tidings.roles import is_passive, is_unowned

SPOKEN = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
BY_ITSELF = ("AGREE", "CIVIC")  # acts that a phrase with its day tells whoever did it: "mutabakata Salı günü varıldı"
SUBJECTS = ("nsubj", "nsubj:pass")


def is_telling(desk: Desk, sentence: Sentence, draft: Draft) -> bool:
    """Whether a draft tells enough to be a claim."""
    happens = takes_place(sentence, draft.trigger, desk.cues.light) or _sets_off(sentence, draft, desk.cues)
    return happens or _worth(desk, sentence, draft) or _is_told_of(sentence, draft)


def takes_place(sentence: Sentence, trigger: Trigger, light: frozenset[str]) -> bool:
    """Whether a verb says of an event noun that it took place, so that it is told though nobody stands with it: "a protest was held"."""
    token = sentence.tokens[trigger.index]
    head = sentence.tokens[token.head]
    if trigger.entry.pos == "V":  # "a protest was held": the noun of the phrase is the subject of its verb
        mine = {sentence.tokens[i].dep for i in trigger.tokens if sentence.tokens[i].head == trigger.index}
        return bool(mine & {*SUBJECTS}) or ("obj" in mine and is_unowned(sentence, trigger.index))
    return token.dep in SUBJECTS and head.pos == "VERB" and head.lemma.lower() in light


def _worth(desk: Desk, sentence: Sentence, draft: Draft) -> bool:
    """Whether anybody, a day or a number stands with the event word; verbs need somebody or a number."""
    entry = draft.trigger.entry
    if ("speaker" in entry.roles.actors or (entry.type in SPOKEN and entry.pos == "V" and not draft.recipients)) and not draft.actors:
        return False
    if entry.roles.reciprocal and entry.pos == "V" and entry.type == "CONSULT" and len(draft.actors) < (2 if entry.mode is None else 1):
        return False
    if entry.mode == JOURNEY and entry.pos == "V" and draft.subjects and not draft.actors:
        return False  # a convoy set out, and nobody on a visit
    if entry.mode == JOURNEY and {*entry.words} & desk.cues.expecting and not _is_awaited(desk, sentence, draft):
        return False
    if draft.trigger.entry.pos == "N":
        return bool(draft.actors or draft.recipients or draft.figures or draft.time or draft.place)
    if not (entry.roles.actors or entry.roles.recipients) or entry.type == "HAZARD":  # it happens, nobody does it: "a bomb went off"
        return bool(draft.figures or draft.time or draft.place)
    if draft.time and draft.time.basis == "stated" and len(entry.words) > 1 and entry.type in BY_ITSELF:
        return True
    return bool(draft.actors or draft.recipients or draft.figures or (draft.time and (draft.place or entry.type in ("AID", "PROTEST"))))


def _is_awaited(desk: Desk, sentence: Sentence, draft: Draft) -> bool:
    """Whether somebody with a name, an office or a mission is to come to a place: nobody expected in court, no rain, nobody "to win"."""
    if not draft.place or sentence.child(draft.trigger.index, "xcomp", "ccomp", "csubj", "csubj:pass"):
        return False
    if any(m.kind in ("person", "role") for m in draft.actors):
        return True
    heads = [t for t in sentence.tokens if any(m.start <= t.start < m.end for m in draft.actors)]
    offices = name_words(desk.pack)
    return any({t.lemma.lower(), t.text.lower()} & desk.cues.sent or offices.has("offices", t) for t in heads)


def _is_told_of(sentence: Sentence, draft: Draft) -> bool:
    """Whether a day is said for what is done to somebody whom only a pronoun names: "he was arrested on Thursday"."""
    verb, entry = sentence.tokens[draft.trigger.index], draft.trigger.entry
    stated = draft.time is not None and draft.time.basis == "stated"
    suffered = stated and entry.pos == "V" and entry.type in ("COERCE", "CIVIC") and "obj" in entry.roles.recipients
    return suffered and is_passive(sentence, verb.index) and any(sentence.tokens[i].pos == "PRON" for i in draft.subjects)


def _sets_off(sentence: Sentence, draft: Draft, cues: Cues) -> bool:
    """Whether a bomb or shell is what explodes somewhere or on some day: somebody laid or fired it, though nobody is named."""
    heads = sentence.child(draft.trigger.index, *SUBJECTS)
    devices = any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & cues.devices for i in heads)
    return draft.trigger.entry.type == "ASSAULT" and devices and bool(draft.time or draft.place)
