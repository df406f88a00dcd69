"""Which of the days in a sentence its telling stands on: that of a main verb, not one by which a noun or an aside says what it means.

"On Thursday police closed the port in breach of a truce signed on May 20. On the same day they arrested four men" goes on with Thursday:
the day of the truce only says which truce it is.
"""

from __future__ import annotations

from typing import Literal

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.fold import fold
from tidings.remark_tails import remark_around
from tidings.roles import case_of
from tidings.voices import says

Standing = Literal["main", "beside", "aside", "said"]
COMMAS = (",", "،")
LEADING = 3  # words in which a relative clause shows itself: "in the which"


def head_token(sentence: Sentence, start: int, end: int) -> int | None:
    """The head token of the expression at a place: the one whose head lies outside."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    outer = [t.index for t in inside if t.head == t.index or not any(t.head == u.index for u in inside)]
    nouns = [i for i in outer if sentence.tokens[i].pos != "ADP"]
    return next(iter(nouns or outer), None)


def standing(sentence: Sentence, start: int, end: int, cues: Cues) -> Standing:
    """How a day stands in its sentence: that of a "main" clause, of one "beside" it ("as they marched on Monday"), or only an "aside" that
    tells which thing is meant: "Sunday's vote", "the truce of 3 May", "a man held since May"; "said" is that of a remark on who told it."""
    return stands_in(sentence, start, end, cues)[0]


def stands_in(sentence: Sentence, start: int, end: int, cues: Cues) -> tuple[Standing, int]:
    """How a day stands in its sentence, and the token at the head of the aside or of the clause that it is the day of."""
    place = head_token(sentence, start, end)
    if place is None:
        return "main", -1
    if _owns(sentence, place, cues):
        return "aside", sentence.tokens[place].head
    if (remark := remark_around(sentence, place, cues)) is not None:
        return "said", remark
    if (around := in_relative(sentence, place, cues)) is not None:
        return "aside", around[0]
    if (participle := _beside_participle(sentence, start, end, cues)) is not None:
        return "aside", participle
    if (told := _said_before(sentence, place, cues)) is not None:
        return "said", told
    at = place
    for _ in sentence.tokens:
        token = sentence.tokens[at]
        told_by = token.dep.startswith("acl") or (token.dep == "amod" and at != place)
        if told_by and not start <= sentence.tokens[token.head].start < end:
            return "aside", at
        if token.dep == "advcl":
            return "beside", at
        if token.head == at:
            break
        at = token.head
    return "main", at


def _said_before(sentence: Sentence, place: int, cues: Cues) -> int | None:
    """The verb of saying that a day stands by, where it goes back behind what is told: "on Sunday officials had spoken of 41 dead"."""
    verb = sentence.tokens[sentence.tokens[place].head]
    helpers = {sentence.tokens[i].text.lower() for i in sentence.child(verb.index, "aux", "aux:tense")}
    shown = sentence.child(verb.index, "obj")  # who put out a video did something
    return verb.index if helpers & cues.anterior and says(sentence, verb.index, cues) and not shown else None


def _owns(sentence: Sentence, place: int, cues: Cues) -> bool:
    """Whether a day is put to a noun: "Sunday's vote", "le vote de dimanche", "the March 5 accord"."""
    token = sentence.tokens[place]
    noun = sentence.tokens[token.head]
    if noun.index == place or noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if token.dep == "nmod" and bool(case_of(sentence, place) & cues.owning):
        return True
    return token.dep in ("nmod:poss", "compound", "amod", "nummod", "nmod:unmarked") and noun.index > place


def _beside_participle(sentence: Sentence, start: int, end: int, cues: Cues) -> int | None:
    """The participle that a day stands right before or behind, which says what was done to a noun then, wherever the parser hangs the day:
    "die am 20. Mai UNTERZEICHNETE Waffenruhe", "20 Mayıs'ta IMZALANAN ateşkes"."""
    behind = next((t for t in sentence.tokens if t.start >= end), None)
    if behind is not None and behind.pos == "VERB" and behind.dep in ("amod", "acl") and behind.head > behind.index:
        return behind.index
    before = next((t for t in reversed(sentence.tokens) if t.end <= start and t.pos != "ADP"), None)
    return before.index if before is not None and fold(before.text) in cues.put_to_nouns else None


def in_relative(sentence: Sentence, place: int, cues: Cues) -> tuple[int, int] | None:
    """The relative clause between commas that a word stands in, as its first and last token; None where it stands in none.

    A small parser may hang the day of such a clause on the main verb, or take the verb of the clause for the main one.
    """
    comma = next((t.index for t in reversed(sentence.tokens[:place]) if t.text in COMMAS), None)
    if comma is None:
        return None
    opening = sentence.tokens[comma + 1 : comma + 1 + LEADING]
    first = next((t for t in opening if t.pos not in ("ADP", "DET") or _relative(t.text, t.lemma, cues)), None)
    if first is None or not _relative(first.text, first.lemma, cues):
        return None
    end = next((t.index for t in sentence.tokens[place:] if t.text in COMMAS), len(sentence.tokens))
    return comma + 1, end - 1


def _relative(text: str, lemma: str, cues: Cues) -> bool:
    return bool({text.lower(), lemma.lower()} & (cues.relatives | cues.relative_openers))
