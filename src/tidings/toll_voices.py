"""Who gives a number that no claim holds: "The Defence Ministry put the death toll at eight." tells of a speaker, and of no event.

The speaker is whoever the sentence is ascribed to, else the subject of a verb of counting (`counting` in the pack's `claims.toml`) over
the number. Of a rival count (`rivals.py`) it is first the subject of the verb over it, or who stands alone with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.attribution import attribution
from tidings.drafts import Desk
from tidings.model import Attribution, Claim, Figure, Participant, Span
from tidings.quotes import Quotes
from tidings.voices import Voice, can_say, sourced, voice

STEPS = 4  # words between a number and the verb over it
SUBJECTS = ("nsubj", "nsubj:pass")


def with_speakers(desk: Desk, sentence: Sentence, claims: Sequence[Claim], quotes: Quotes) -> Iterator[Figure]:
    """The figures of a sentence that are in none of its claims, with who gives them where the sentence says so."""
    used = {figure for claim in claims for figure in claim.figures}
    for figure in desk.figures:
        if sentence.start <= figure.start < sentence.end and figure.id not in used:
            at = next((t.index for t in sentence.tokens if t.start <= figure.start < t.end), None)
            said = _said(desk, sentence, at, quotes, figure.said) if at is not None else None
            if said is not None and (said.sources or figure.said):
                yield replace(figure, said=said)


def _said(desk: Desk, sentence: Sentence, at: int, quotes: Quotes, rival: Attribution | None) -> Attribution | None:
    report = desk.report
    if rival is not None:
        own = _counted(desk, sentence, at, desk.cues.counting | desk.cues.speech) or _alone(desk, sentence, at)
        if own is not None or _is_verb(sentence, rival):
            return own or rival
    found = attribution(sentence, at, desk.company, desk.cues, quotes, report.id, report.text)
    return found if found is not None and found.sources else _counted(desk, sentence, at, desk.cues.counting)


def _is_verb(sentence: Sentence, said: Attribution) -> bool:
    """Whether the word by which a number is given is a verb, whose subject then nobody knows; a preposition names somebody."""
    start = said.cue.start if said.cue else -1
    return any(token.start == start and token.pos == "VERB" for token in sentence.tokens)


def _alone(desk: Desk, sentence: Sentence, at: int) -> Attribution | None:
    """Who stands right before a number in a clause without a verb: "the government of nine"."""
    for index in range(at - 1, -1, -1):
        token = sentence.tokens[index]
        if token.pos in ("PUNCT", "CCONJ", "VERB", "AUX", "NUM"):
            return None
        if token.pos in ("NOUN", "PROPN"):
            found = sourced(sentence, [index], (token.start, token.end), desk.company, desk.cues)
            return _given(desk, found) if found is not None and found.sources else None
    return None


def _given(desk: Desk, found: Voice) -> Attribution:
    """The attribution of a voice."""
    start, end = found.cue
    sources = tuple(Participant(None, mention.id) for mention in found.sources)
    return Attribution(sources, Span(desk.report.id, start, end, desk.report.text[start:end]), found.anonymous)


def _counted(desk: Desk, sentence: Sentence, at: int, verbs: frozenset[str]) -> Attribution | None:
    """The subject of a verb of counting above a number, where that is somebody."""
    for _ in range(STEPS):
        token = sentence.tokens[at]
        if token.pos == "VERB" and token.lemma.lower() in verbs:
            somebody = any(can_say(sentence, i, desk.company, desk.cues) for i in sentence.child(at, *SUBJECTS))
            found = voice(sentence, at, desk.company, desk.cues) if somebody else None
            return _given(desk, found) if found is not None and found.sources else None
        if token.head == at:
            return None
        at = token.head
    return None
