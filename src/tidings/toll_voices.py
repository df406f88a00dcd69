"""Who gives a number that no claim holds: "The Defence Ministry put the death toll at eight." tells of a speaker, and of no event.

The speaker is whoever the sentence is ascribed to, else the subject of a verb of counting (`counting` in the pack's `claims.toml`) over
the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.annotate import Sentence
from tidings.attribution import attribution
from tidings.drafting import Desk
from tidings.model import Attribution, Claim, Figure, Participant, Span
from tidings.quotes import Quotes
from tidings.voices import can_say, voice

STEPS = 4  # words between a number and the verb over it
SUBJECTS = ("nsubj", "nsubj:pass")


def with_speakers(desk: Desk, sentence: Sentence, claims: Sequence[Claim], quotes: Quotes) -> Iterator[Figure]:
    """The figures of a sentence that are in none of its claims, with who gives them where the sentence says so."""
    used = {figure for claim in claims for figure in claim.figures}
    for figure in desk.figures:
        if sentence.start <= figure.start < sentence.end and figure.id not in used:
            at = next((t.index for t in sentence.tokens if t.start <= figure.start < t.end), None)
            said = _said(desk, sentence, at, quotes) if at is not None else None
            if said is not None and said.sources:
                yield replace(figure, said=said)


def _said(desk: Desk, sentence: Sentence, at: int, quotes: Quotes) -> Attribution | None:
    report = desk.report
    found = attribution(sentence, at, desk.company, desk.cues, quotes, report.id, report.text)
    return found if found is not None and found.sources else _counted(desk, sentence, at)


def _counted(desk: Desk, sentence: Sentence, at: int) -> Attribution | None:
    """The subject of a verb of counting above a number, where that is somebody."""
    report = desk.report
    for _ in range(STEPS):
        token = sentence.tokens[at]
        if token.pos == "VERB" and token.lemma.lower() in desk.cues.counting:
            somebody = any(can_say(sentence, i, desk.company, desk.cues) for i in sentence.child(at, *SUBJECTS))
            found = voice(sentence, at, desk.company, desk.cues) if somebody else None
            if found is None or not found.sources:
                return None
            start, end = found.cue
            sources = tuple(Participant(None, mention.id) for mention in found.sources)
            return Attribution(sources, Span(report.id, start, end, report.text[start:end]), found.anonymous)
        if token.head == at:
            return None
        at = token.head
    return None
