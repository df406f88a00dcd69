"""What a report only takes up: older events in a clause of its own, nouns for what is taken as known, what had been before the past.

Such claims are background: they are kept with their day, and are no news of the report.
"""

from __future__ import annotations

import re
from datetime import date

from tidings.annotate_types import Sentence
from tidings.claim_time import clause, in_clause, passing_clause
from tidings.cues import Cues
from tidings.drafts import JOURNEY, Desk, Draft
from tidings.model import When
from tidings.roles import case_of, counted

A_WEEK = 7
COARSE = re.compile(r"XXXX(-WXX|-XX|-\d\d)?")  # a week, a month or a year that nothing dates


def restated(desk: Desk, sentence: Sentence, index: int, time: When | None) -> bool:
    """Whether a clause put to a noun tells of days that lie behind those told of: "land that was seized last year".

    Where a report has no day of its own, a week, a month or a year in such a clause is taken to lie behind.
    """
    top = passing_clause(sentence, index)
    if top is None:
        return False
    today = desk.clock.printed
    if time is not None and time.mention is not None and time.start:
        last = date.fromisoformat(time.end or time.start)
        if today is None:
            return time.precision != "day"
        return (today - last).days >= (A_WEEK if time.precision == "day" else 1)
    days = (t for t in desk.times if sentence.start <= t.start < sentence.end and t.dates and t.type != "TIME")
    coarse = [t for t in days if COARSE.fullmatch(t.when)]
    return today is None and any(in_clause(sentence, index, t, desk.cues) for t in coarse)


def tells_before(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a verb is in the past before the past ("had promised"), so that it goes back behind what is being told."""
    token = sentence.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return False
    if token.feature("Tense") == "Pqp":
        return True
    helpers = {sentence.tokens[i].text.lower() for i in sentence.child(index, "aux", "aux:tense")}
    return bool(helpers & cues.anterior) and (token.feature("VerbForm") == "Part" or token.feature("Tense") == "Past")


def presupposed(sentence: Sentence, draft: Draft, cues: Cues, about: frozenset[int] = frozenset()) -> bool:
    """Whether an event noun only refers to what is taken as known ("the attacks must stop"), and so reports nothing new.

    It reports where it has a day or a number of its own, where a verb says that it took place, was held or left something
    behind, or where nothing else in the sentence could be the news. `about` are the words of acts that are about something known.
    """
    trigger = draft.trigger
    token = sentence.tokens[counted(sentence, trigger.index, cues)]
    head = sentence.tokens[token.head]
    phrase = token.dep in ("obl", "nmod", "obl:arg", "obl:mod")
    matter = token.pos in ("NOUN", "PROPN") and (phrase or token.dep == "obj") and token.head in about
    if (
        (matter or (phrase and trigger.entry.pos == "N" and case_of(sentence, token.index) & cues.grounds))
        and not draft.figures
        and not _dated(sentence, draft)
    ):  # "rejected calls", "protested over the visit"
        return True
    if draft.figures or (draft.time and draft.time.mention) or (trigger.entry.pos == "N" and "speaker" in trigger.entry.roles.actors):
        return False
    if trigger.entry.pos == "V":
        return token.dep in ("acl", "amod") and token.feature("VerbForm") in ("Part", "Ger") and not _only_active(sentence, draft)
    if trigger.entry.pos == "A" or (head.lemma.lower() in cues.light and token.dep in ("obj", "obl", "nsubj", "nmod", "conj")):
        return False
    nobody = any({sentence.tokens[i].text.lower()} & cues.impersonal for i in sentence.child(head.index, "nsubj", "expl"))
    if token.dep == "obl" and nobody and head.lemma.lower() in cues.occurring:  # "es kam zu Zusammenstößen"
        return False
    company = len(draft.actors) + len(draft.recipients)
    if (
        draft.trigger.entry.mode == JOURNEY
        and sentence.child(token.index, "nmod:poss", "det:poss", "det")
        and is_definite(sentence, token.index)
    ):
        return True
    if token.dep == "root" or (trigger.entry.type == "CONSULT" and company) or (trigger.entry.roles.reciprocal and company > 1):
        return False
    return not (
        token.dep in ("obj", "nsubj", "nsubj:pass")
        and head.dep == "root"
        and head.feature("VerbForm") != "Inf"
        and len(find_own(sentence, head.index)) == 0
    )


def _only_active(sentence: Sentence, draft: Draft) -> bool:
    """Whether a past participle is of a verb that has no passive ("students marched"), so that the parser took a main verb for one."""
    token, roles = sentence.tokens[draft.trigger.index], draft.trigger.entry.roles
    takes_object = "obj" in (*roles.recipients, *roles.actors) or not roles.actors or len(draft.trigger.entry.words) > 1
    passive = takes_object or bool(sentence.child(token.index, "obl:agent", "aux:pass"))
    return token.feature("Tense") == "Past" and token.dep == "acl" and not passive and bool(draft.actors)


def _dated(sentence: Sentence, draft: Draft) -> bool:
    """Whether the day of an event stands in its own phrase, and not only in its clause: "Monday's attack"."""
    if draft.time is None or draft.time.mention is None:
        return False
    start, end = draft.time.mention
    return any(start <= sentence.tokens[i].start < end for i in sentence.subtree(draft.trigger.index))


def is_definite(sentence: Sentence, index: int) -> bool:
    """Whether a noun takes up what is known: with a definite article, a demonstrative or an owner.

    The article before an owner is the owner's, wherever the parser puts it: "the strike's leader".
    """
    token = sentence.tokens[index]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    owner = token.dep == "nmod:poss" and token.head > index
    before = [i for i in sentence.child(token.head, "det") if i < index] if owner else []
    marks = [sentence.tokens[i] for i in (*before, *sentence.child(index, "det", "nmod:poss", "det:poss"))]
    return any(t.feature("Definite") == "Def" or t.feature("PronType") == "Dem" or t.feature("Poss") == "Yes" for t in marks)


def find_own(sentence: Sentence, index: int) -> list[int]:
    """Clauses that a verb has as its content: a verb with content of its own does not tell of its nouns' taking place."""
    return sentence.child(index, "ccomp", "xcomp")


def clause_words(sentence: Sentence, index: int) -> list[int]:
    """The words right under the head of a trigger's clause, and under the clauses that hold it."""
    found, at = [], clause(sentence, index)
    for _ in range(3):
        found += [at, *sentence.children[at]]
        if sentence.tokens[at].head == at:
            break
        at = clause(sentence, sentence.tokens[at].head)
    return found
