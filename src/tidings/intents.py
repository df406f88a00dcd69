"""Acts that are done by saying so: what must be done is asked for, what will be given is promised or refused, what follows is threatened.

"X said that Y must withdraw" is a demand of X to Y; "X will send tents" binds X; "X will leave unless Y pays" is a threat. The word that
tells the act stays the trigger, the type is that of the act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.cues import Cues, is_hearsay
from tidings.drafts import UNDERTAKEN, Draft
from tidings.lexicon import Entry, Roles, Trigger
from tidings.model import Modality
from tidings.roles import OBJECTS, is_passive, subject
from tidings.voices import says

GIVING = ("AID", "CONCEDE", "RETREAT", "COOPERATE")
REFUSED = ("AID", "CONCEDE", "SUPPORT", "COOPERATE", "AGREE")
HOSTILE = ("SANCTION", "PROTEST", "REJECT", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT")
DEMAND = Roles(("speaker",), ("sbj",))
SUPPOSED = ("planned", "possible", "asserted", "conditional")  # how a threat's content may be told
STEPS = 4


def with_demands(sentence: Sentence, triggers: Sequence[Trigger], cues: Cues) -> list[Trigger]:
    """The triggers of a sentence, with each verb that somebody says others must do as a demand; wishes for one's own acts are none."""
    found = {t.index: t for t in triggers if not _own_wish(sentence, t, cues)}
    for token in sentence.tokens:
        if token.dep not in ("ccomp", "parataxis") or not says(sentence, token.head, cues):
            continue
        must = [i for i in (token.index, *sentence.child(token.index, "aux")) if _must(sentence, i, cues)]
        who = subject(sentence, token.index)
        own = any(sentence.tokens[i].pos == "PRON" or sentence.child(i, "nmod:poss", "det:poss") for i in who)
        if not must or not who or own or any(sentence.tokens[i].lemma.lower() in cues.impersonal for i in who):
            continue
        held = found.get(token.index)
        words = held.tokens if held else (token.index,)
        found[token.index] = Trigger(token.index, words, Entry((token.lemma.lower(),), 0, "V", "REQUEST", None, DEMAND))
    return sorted(found.values(), key=lambda t: t.index)


def _own_wish(sentence: Sentence, trigger: Trigger, cues: Cues) -> bool:
    """Whether a verb says what somebody wants to do himself ("wants to help X"), and asks nobody for it ("wants X to help")."""
    token = sentence.tokens[trigger.index]
    wish = trigger.entry.type == "REQUEST" and len(trigger.entry.words) == 1 and token.lemma.lower() in cues.planning
    return wish and bool(sentence.child(token.index, "xcomp")) and not sentence.child(token.index, *OBJECTS)


def _must(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word says that something must be done; one of hearsay ("soll getötet worden sein") does not."""
    token = sentence.tokens[index]
    due = any(sentence.tokens[i].feature("Reflex") == "Yes" for i in sentence.children[index])  # "se debe a la sequía"
    urged = token.lemma.lower() in cues.urged or token.text.lower() in cues.urged
    return urged and not due and not is_hearsay(sentence, token.head, index, cues)


def as_intended(sentence: Sentence, draft: Draft, mood: Modality, cues: Cues, acts: frozenset[int]) -> tuple[Draft, Modality]:
    """A draft and its modality, as the act that they amount to: a threat, a promise or a refusal; else as they are.

    `acts` are the words by which the sentence tells acts: what "threatened to" or "promised to" governs is told as its content.
    """
    entry = draft.trigger.entry
    if entry.roles == DEMAND:
        return draft, "asserted" if mood == "urged" else mood
    token = sentence.tokens[draft.trigger.index]
    if entry.pos != "V" or not draft.actors or (token.dep == "xcomp" and token.head in acts):
        return draft, mood
    if entry.type in HOSTILE and _on_condition(sentence, draft.trigger.index, cues) and mood in SUPPOSED:
        return _typed(draft, "THREATEN"), "conditional"
    willing = _will(sentence, draft.trigger.index, cues)
    if entry.type in GIVING and mood == "planned" and willing:
        return _typed(draft, "AGREE"), "asserted"
    if entry.type in REFUSED and mood == "denied" and willing:
        return _typed(draft, "REJECT"), "asserted"
    return draft, mood


def _typed(draft: Draft, kind: str) -> Draft:
    entry = replace(draft.trigger.entry, type=kind, mode=None)
    return replace(draft, trigger=replace(draft.trigger, entry=entry), time=None)


def _on_condition(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether what a verb tells depends on what others do: "will leave unless ...", "if ..., we shall strike"."""
    at = index
    for _ in range(STEPS):
        for clause in sentence.child(at, "advcl"):
            marks = [sentence.tokens[i] for i in sentence.child(clause, "mark", "advmod")]
            if index not in sentence.subtree(clause) and any(
                t.text.lower() in cues.conditions or t.lemma.lower() in cues.conditions for t in marks
            ):
                return True
        token = sentence.tokens[at]
        if token.dep not in ("conj", "xcomp") or token.head == at:
            return False
        at = token.head
    return False


def _will(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a verb is in the future, or is what somebody is ready, wants or promises to do."""
    at = index
    for _ in range(STEPS):
        token = sentence.tokens[at]
        around = [sentence.tokens[i] for i in sentence.child(at, "aux", "cop", "aux:tense")]
        if token.feature("Tense") == "Fut" or any(t.feature("Tense") == "Fut" or t.lemma.lower() in cues.will for t in around):
            return True
        if any(t.text.lower() in cues.will for t in around) or token.lemma.lower() in cues.willing:
            return True
        if at != index and token.pos == "VERB" and token.lemma.lower() in cues.planning and not is_passive(sentence, at):
            return True  # "wants to help", "promised to release"
        if token.dep not in ("xcomp", "conj") or token.head == at:
            return False
        at = token.head
    return False


def is_announced(sentence: Sentence, draft: Draft, cues: Cues) -> bool:
    """Whether aid, a visit or a withdrawal is only announced: "announced aid for the port"."""
    token, entry = sentence.tokens[draft.trigger.index], draft.trigger.entry
    above = sentence.tokens[token.head]
    return entry.pos == "N" and entry.type in UNDERTAKEN and token.dep in OBJECTS and above.lemma.lower() in cues.announcing


def is_reproach(sentence: Sentence, draft: Draft, acts: Mapping[int, str]) -> bool:
    """Whether a refusal is only what somebody is accused of: "accused the minister of ignoring warnings"."""
    token = sentence.tokens[draft.trigger.index]
    return draft.trigger.entry.type == "REJECT" and token.dep in ("xcomp", "ccomp", "advcl") and acts.get(token.head) == "ACCUSE"
