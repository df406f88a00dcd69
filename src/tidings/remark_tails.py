"""The part of a sentence that only says who told the rest, when and where: "..., wie X am Montag in Ulm sagte".

A small parser may hang the day and the place of such a remark on the verb before it. They are those of the telling: by the order of the
words alone a remark opens behind a comma with a verb of saying, or with a word for "as" or "according to", and goes on to the next comma;
one with "as" may stand at the head of the sentence too.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.voices import says

COMMAS = (",", "،", ";")
BREAKS = (*COMMAS, "—", "–", "»", "”", "“", '"')
HELPERS = ("AUX", "PRON", "ADV", "PART")  # words that may stand before the verb that opens a remark: "a-t-il", "так", "hat"
NOT_FINITE = ("Inf", "Ger")
OPENING = (":", "«", "“", "„", '"')  # signs behind which what was said stands
VERB_WITHIN = 2  # words before the verb that opens a remark
LONGEST_CUE = 4  # words of a phrase for "according to"


Stretches = tuple[tuple[int, int, bool], ...]  # first and last token, and whether a verb says that somebody spoke
_found: WeakKeyDictionary[Sentence, Stretches] = WeakKeyDictionary()  # a sentence is of one language, and its remarks are asked for often


def in_a_remark(sentence: Sentence, place: int, index: int, cues: Cues) -> bool:
    """Whether a word stands in a remark on who said the rest, and the other word in that rest."""
    return any(first <= place <= last and not first <= index <= last for first, last, _ in remark_tails(sentence, cues))


def remark_around(sentence: Sentence, place: int, cues: Cues) -> int | None:
    """The first token of the remark that a word stands in, where a verb there says that somebody spoke; None where it stands in none.

    What is only "according to results proclaimed on Thursday" is news of Thursday, and the telling goes on from there."""
    return next((first for first, last, spoken in remark_tails(sentence, cues) if spoken and first <= place <= last), None)


def remark_tails(sentence: Sentence, cues: Cues) -> Stretches:
    """The remarks of a sentence on who said the rest of it, as first and last token."""
    known = _found.get(sentence)
    if known is None:
        known = _found[sentence] = _tails(sentence, cues)
    return known


def _tails(sentence: Sentence, cues: Cues) -> Stretches:
    tokens = sentence.tokens
    found = []
    for first in (0, *(t.index + 1 for t in tokens[1:-1] if t.text in BREAKS)):
        end = next((t.index for t in tokens[first:] if t.text in COMMAS), len(tokens))
        if first >= end:
            continue
        behind = first and (_opens_with_verb(sentence, first, end, cues) or _closes_with_verb(sentence, first, end, cues))
        if behind or _opens_with_cue(sentence, first, end, cues):
            found.append((first, end - 1, any(says(sentence, at, cues) for at in range(first, end))))
    return tuple(found)


def _opens_with_verb(sentence: Sentence, first: int, end: int, cues: Cues) -> bool:
    """Whether a verb of saying stands at the head of a stretch, with nobody before it."""
    for at in range(first, min(first + VERB_WITHIN + 1, end)):
        token = sentence.tokens[at]
        if token.pos == "VERB" or says(sentence, at, cues):
            return token.feature("VerbForm") not in NOT_FINITE and says(sentence, at, cues)
        if token.pos not in HELPERS:
            return False
    return False


def _closes_with_verb(sentence: Sentence, first: int, end: int, cues: Cues) -> bool:
    """Whether the last stretch of a sentence has a verb of saying for its only verb, so that what was said stands before it."""
    if any(t.pos != "PUNCT" for t in sentence.tokens[end:]):
        return False
    stretch = sentence.tokens[first:end]
    verbs = [t.index for t in stretch if t.pos == "VERB" or says(sentence, t.index, cues)]
    told = any(t.text in OPENING for t in stretch)
    return (
        len(verbs) == 1 and says(sentence, verbs[0], cues) and sentence.tokens[verbs[0]].feature("VerbForm") not in NOT_FINITE and not told
    )


def _opens_with_cue(sentence: Sentence, first: int, end: int, cues: Cues) -> bool:
    """Whether a stretch begins with a phrase for "according to", or with "as" and has a verb of saying."""
    words = [t.text.lower().replace("’", "'") for t in sentence.tokens[first : min(first + LONGEST_CUE, end)]]
    if any(" ".join(words[:n]) in cues.according for n in range(1, len(words) + 1)):
        return True
    return bool(words) and words[0] in cues.as_said and any(says(sentence, at, cues) for at in range(first, end))
