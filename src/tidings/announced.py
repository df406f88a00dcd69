"""Acts of whoever makes them known: "the prosecutor's office announced the opening of an inquiry", "announced that talks were suspended".

What a body announces without saying who does it, it does itself, where such acts are a body's own to do: it opens an inquiry, suspends its
part in talks, sends troops. Of an arrest or a release that a body announces another may be the doer.
"""

from __future__ import annotations

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.lexicon import Trigger
from tidings.roles import is_passive, subject

OWN = ("SANCTION", "REJECT", "MOBILIZE", "RETREAT")
INQUIRIES = ("investigate", "inquiry")
CONTENT = ("obj", "nmod", "ccomp", "xcomp", "obl", "obl:arg", "csubj")
VOICED = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")
STEPS = 4  # words from an act up to the verb of announcing: "announced the START of an INQUIRY"


def announcers(sentence: Sentence, trigger: Trigger, cues: Cues) -> list[int]:
    """The heads of the subject of the verb that announces an act for which nobody is named; none where it is no act of theirs."""
    inquiry = trigger.entry.mode in INQUIRIES
    if trigger.entry.pos == "V" and not (inquiry and _is_done(sentence, trigger)):
        return []
    if not inquiry and (trigger.entry.type not in OWN or trigger.entry.pos != "N"):
        return []
    at = trigger.index
    for _ in range(STEPS):
        token = sentence.tokens[at]
        if token.dep not in CONTENT or token.head == at:
            return []
        at = token.head
        verb = sentence.tokens[at]
        if verb.pos == "VERB" and at not in trigger.tokens:
            known = {verb.lemma.lower(), verb.text.lower()} & cues.making_known
            return subject(sentence, at) if known and not is_passive(sentence, at) else []
    return []


def _is_done(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb says what is done and not by whom."""
    return is_passive(sentence, trigger.index) or "sbj" not in trigger.entry.roles.actors


def in_statements(sentence: Sentence, trigger: Trigger, cues: Cues) -> list[int]:
    """From whom a statement comes in which a verb in the passive says what is thought or asked: "in a statement that was made by the
    ministry the attack was condemned"; for packs with `told_in`."""
    if trigger.entry.pos != "V" or trigger.entry.type not in VOICED or not _is_done(sentence, trigger) or not cues.told_in:
        return []
    for noun in sentence.tokens[: trigger.index]:
        if noun.feature("Case") == "Loc" and noun.text.lower().startswith(tuple(cues.told_in)):
            made = sentence.child(noun.index, "acl", "acl:relcl")
            sources = [i for verb in made for i in sentence.children[verb] if sentence.tokens[i].feature("Case") == "Abl"]
            sources = sources or [i for i in sentence.child(noun.index, "nmod", "nmod:poss") if sentence.tokens[i].feature("Case") == "Gen"]
            if sources:
                return sources[:1]
    return []


def of_the_main_clause(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Who did what a verb made into a noun or put before one tells, where it has no subject of its own: whoever the main verb is of, in
    languages that write the person at its end ("Cephe, saldırıyı düzenlediğini duyurdu")."""
    verb = sentence.tokens[trigger.index]
    made = verb.pos == "VERB" and verb.feature("Person[psor]") == "3" and verb.feature("VerbForm") != "Fin"
    if not made or "sbj" not in trigger.entry.roles.actors or is_passive(sentence, verb.index):
        return []
    if sentence.child(verb.index, "nsubj", "nsubj:pass", "obl:agent"):
        return []
    at, seen = verb.index, {verb.index}
    while sentence.tokens[at].head not in seen:
        at = sentence.tokens[at].head
        seen.add(at)
        own = subject(sentence, at) if sentence.tokens[at].pos == "VERB" else []
        if own and own[0] < verb.index and sentence.tokens[at].feature("VerbForm") != "Part":
            return own if not is_passive(sentence, at) else []
    return []
