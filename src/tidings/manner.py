"""Acts that are told as the manner or the end of another: "closed their shops in protest", "marched out to protest", "nurses on strike"."""

from __future__ import annotations

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.lexicon import Trigger
from tidings.roles import case_of

EXPRESSED = ("ACCUSE", "PROTEST", "REJECT", "REQUEST", "SUPPORT")  # what an act can be done in: protest, support, defiance
ENDS = ("Inf", "Vnoun")
PHRASES = ("obl", "obl:mod", "obl:arg", "nmod")
STEPS = 4


def done_as(sentence: Sentence, trigger: Trigger, cues: Cues) -> int | None:
    """The verb of the act that a word says the manner or the end of; whoever does it does both, and as really.

    A bare noun behind "in" or "as" says it, behind "in a sign of" too, and a verb of protest that tells to what end something was done.
    """
    token = sentence.tokens[trigger.index]
    if trigger.entry.type not in EXPRESSED:
        return None
    if trigger.entry.pos == "V":
        ends = trigger.entry.type == "PROTEST" and token.dep == "advcl" and token.feature("VerbForm") in ENDS
        verb = sentence.tokens[token.head]
        spoken = verb.lemma.lower() in cues.speech | cues.planning | cues.urging | cues.deniers | cues.doubting  # "threatened to strike"
        return verb.index if ends and verb.index not in trigger.tokens and verb.pos == "VERB" and not spoken else None
    own = sentence.child(trigger.index, "det", "nmod:poss", "det:poss", "nummod")
    if trigger.entry.pos != "N" or token.feature("Number") == "Plur" or own:
        return None
    sign = sentence.tokens[token.head]
    if token.dep == "nmod" and {sign.lemma.lower(), sign.text.lower()} & cues.signs:
        return _verb(sentence, sign.index)
    form = token.text.lower() in cues.acting_forms
    return _verb(sentence, trigger.index, form) if form or case_of(sentence, token.index) & cues.acting else None


def _verb(sentence: Sentence, index: int, by_form: bool = False) -> int | None:
    """The verb that a phrase belongs to, through the noun phrases that a parser may have put it to; `by_form` where its form tells it."""
    at = index
    for _ in range(STEPS):
        token = sentence.tokens[at]
        if token.dep not in PHRASES and not ((at != index or by_form) and token.dep in ("obj", "nsubj")):
            return None
        at = token.head
        if sentence.tokens[at].pos == "VERB":
            return at
    return None


def on_strike(sentence: Sentence, trigger: Trigger, cues: Cues) -> int | None:
    """Those of whom a bare noun of protest says what state they are in: "nurses on strike", "médicos en huelga"."""
    token = sentence.tokens[trigger.index]
    who = sentence.tokens[token.head]
    if trigger.entry.type != "PROTEST" or trigger.entry.pos != "N" or token.dep not in ("nmod", "appos"):
        return None
    bare = not sentence.child(trigger.index, "det", "nmod:poss", "det:poss")
    return who.index if bare and who.pos in ("NOUN", "PROPN") and case_of(sentence, token.index) & cues.striking else None


def in_state(sentence: Sentence, trigger: Trigger, cues: Cues) -> list[int]:
    """Those of whom a clause says by such a noun what state they are in: "the nurses are on strike", "los médicos están en huelga"."""
    token = sentence.tokens[trigger.index]
    if trigger.entry.type != "PROTEST" or trigger.entry.pos != "N" or not case_of(sentence, token.index) & cues.striking:
        return []
    return sentence.child(token.index, "nsubj") if sentence.child(token.index, "cop") else []
