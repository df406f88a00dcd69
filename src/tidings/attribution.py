"""Who says so: the source and the cue of what stands at a place in a sentence, and whether it is direct speech.

The innermost sign first: a verb of saying above or beside the words ("X said that ...", "..., X said"), a word for something said that
holds them ("X's claim that"), a phrase that names the source ("according to X", "selon X"), quotation marks whose speaker is named in the
same paragraph, a sentence behind that takes up the whole ("This was confirmed by X"), and the mood in which a language goes on telling
what was said. Direct speech is what a speaker says in quotation marks as a whole (`direct`). The source is whoever the words name, without
a name too; such sources are marked anonymous.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.cast import Company
from tidings.cues import Cues, is_hearsay
from tidings.direct import is_direct
from tidings.model import Attribution, Participant, Span
from tidings.quotes import Quotes, quotations
from tidings.roles import case_of, is_passive, marks_of
from tidings.voices import OBLIQUE, Voice, owner, says, telling_phrases, told_as, voice, whereby

__all__ = ["Quotes", "attribution", "quotations"]

SAID = ("ccomp", "parataxis", "xcomp", "obj", "nsubj:pass", "csubj", "csubj:pass", "dep")
HELD = ("acl", "ccomp", "xcomp", "csubj", "advcl")
ADVERBIAL = ("advmod", "obl", "obj", "nsubj", "nsubj:pass", "ccomp", "advcl", "parataxis")
STEPS = 8


def attribution(sentence: Sentence, index: int, company: Company, cues: Cues, quote: Quotes, report: str, text: str) -> Attribution | None:
    """The attribution of what stands at a token, or None where the report itself says it."""
    place = sentence.tokens[index].start
    quoted = quote.holds(place)
    found = _spoken(sentence, index, company, cues) or _named(sentence, index, company, cues)
    if found and not quoted and quote.announced(place, found.cue[0], text):
        found = None
    if quoted and (found is None or found.ours or (found.thought and quote.holds(found.cue[0]))):
        outer = quote.speaker(place)
        found = replace(outer, cue=found.cue) if outer and found and found.ours else outer or found
    if found is None:
        found = quote.pointed.get(sentence.start)
    if found is None and _goes_on(sentence, index, cues):
        found = quote.last_before(place) or quote.before
    if found is None:
        return Attribution((), None, False, True) if quoted else None
    start, end = found.cue
    sources = tuple(Participant(None, mention.id) for mention in found.sources)
    direct = quoted and is_direct(sentence, index, found.cue[0], quote)
    return Attribution(sources, Span(report, start, end, text[start:end]), found.anonymous, direct)


def _goes_on(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a sentence goes on telling what somebody said: by its mood ("Die Armee habe angegriffen"), by an auxiliary of hearsay
    ("soll getötet worden sein"), or by a word that says so ("demnach")."""
    if any(token.text.lower() in cues.continuing for token in sentence.tokens):
        return True
    at, steps = index, 0
    while steps < 6:
        words = [at, *sentence.child(at, "aux", "aux:pass", "cop")]
        if cues.hearsay_subjunctive and any(sentence.tokens[i].feature("Mood") == "Sub" for i in words):
            return True
        if any(is_hearsay(sentence, at, i, cues) for i in words[1:]):
            return True
        head = sentence.tokens[at].head
        if head == at:
            return False
        at, steps = head, steps + 1
    return False


def _spoken(sentence: Sentence, index: int, company: Company, cues: Cues) -> Voice | None:
    """Who says what a word tells by a verb or noun of saying: the innermost, but of what others are said to think whoever says so."""
    voices = list(_speaking(sentence, index, company, cues))
    return next((found for found in voices if not found.thought), voices[0] if voices else None)


def _speaking(sentence: Sentence, index: int, company: Company, cues: Cues) -> Iterator[Voice]:
    """The verbs and nouns of saying that hold a word, and verbs of saying beside the clause it is in, innermost first."""
    at, steps = index, 0
    while steps < STEPS:
        for beside in sentence.child(at, "parataxis", "advcl"):
            if beside != index and _aside(sentence, beside, cues) and index not in sentence.subtree(beside):
                found = voice(sentence, beside, company, cues)
                if found:
                    yield found
        token = sentence.tokens[at]
        if token.head == at:
            return
        if _is_content(sentence, at, cues) and says(sentence, token.head, cues):
            found = voice(sentence, token.head, company, cues)
            if found and not any(index in sentence.subtree(i) for i in sentence.child(token.head, "nsubj", "nsubj:pass")):
                yield found
        if token.dep in ("acl", "acl:relcl") and (found := whereby(sentence, at, company, cues)):
            yield found
        if sentence.tokens[token.head].lemma.lower() in cues.saying_nouns and _is_told(sentence, at, cues):
            found = owner(sentence, token.head, company, cues)
            if found:
                yield found
        at, steps = token.head, steps + 1


def _aside(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a verb of saying is put beside what is said: "..., X said", "as X said"."""
    if not says(sentence, index, cues):
        return False
    if sentence.tokens[index].dep == "parataxis":
        return True
    marks = {sentence.tokens[i].text.lower() for i in sentence.child(index, "mark", "advmod", "case")}
    return bool(marks & cues.as_said)


def _is_content(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether what hangs on a verb of saying is what is said, and not when, where or to whom."""
    token = sentence.tokens[index]
    if token.dep in SAID:
        return True
    if token.dep in OBLIQUE:
        topics = cues.topic_prepositions - cues.agents if is_passive(sentence, token.head) else cues.topic_prepositions
        return bool(marks_of(sentence, index) & topics)
    if token.dep == "advcl":
        marks = {sentence.tokens[i].text.lower() for i in sentence.child(index, "mark")}
        held = sentence.child(token.head, "ccomp", "xcomp", "parataxis")
        return not held and not marks & (cues.scene | cues.as_said) and sentence.tokens[index].feature("VerbForm") != "Part"
    return False


def _is_told(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether what hangs on a word for something said is what it says."""
    token = sentence.tokens[index]
    if token.dep in HELD:
        return True
    return token.dep in OBLIQUE and bool(case_of(sentence, index) & cues.topic_prepositions)


def _named(sentence: Sentence, index: int, company: Company, cues: Cues) -> Voice | None:
    """A phrase that names the source of the clause: "according to X", "selon X"."""
    for head, found in telling_phrases(sentence, company, cues):
        if _in_phrase(sentence, index, head):
            continue
        governor = sentence.tokens[head].head
        if governor == head or sentence.tokens[governor].dep == "root" or index in sentence.subtree(governor):
            return found
    return next((found for found in told_as(sentence, company, cues) if found.cue[1] < sentence.tokens[index].start), None)


def _in_phrase(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a word is part of the phrase that names a source: what hangs on its noun as on a verb does so by a slip of the parser."""
    at = index
    while at != head:
        token = sentence.tokens[at]
        if token.head == at:
            return False
        if token.head == head:
            return token.dep not in ADVERBIAL or at < head
        at = token.head
    return True
