"""What a headline tells of the harm that its report is about: the same event in other words, with the toll that sums it up.

A headline is read after the report, as it is written last. What it tells of harm takes up the first news of such harm in the text, and has
its day where it names none; where the text told of none that could be read, the headline's is the news. All else in it is said below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.drafts import HARM
from tidings.model import Claim

HELD = ("asserted", "alleged")


def summed_up(headline: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of harm of a headline, each taking up the first news that its report tells of that kind of harm."""
    news = [c for c in told if c.type in HARM and c.modality in HELD and not c.background]
    for claim in headline:
        if claim.type not in HARM or claim.modality not in HELD:
            continue
        host = next((c for c in news if c.type == claim.type), None)
        if host is not None:
            yield _of(claim, host)
        elif not news:
            yield claim


def _of(claim: Claim, host: Claim) -> Claim:
    """A claim of a headline as one more of the event that a claim of its text tells: of its day and place, where it names none.

    Who did it and to whom the text says in full.
    """
    stated = claim.time is not None and claim.time.mention is not None
    time, place = claim.time if stated else host.time, claim.place or host.place
    return replace(claim, actors=(), recipients=(), time=time, place=place, background=False, refers=host.refers or host.id)
