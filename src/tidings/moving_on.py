"""Where the telling of a report moves to behind each sentence: the day that the next one is of, and the people it may speak of.

It moves to the day of what a main clause tells, and to the one day of a sentence that tells no act; to days behind the news for the rest
of a paragraph alone; not to days that are to come, that somebody names in what he says, or that only say which thing is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tidings.annotate_types import Sentence, Token
from tidings.claim_time import is_old, lasts, passing_clause
from tidings.drafts import HARM, Desk, Draft
from tidings.model import Attribution, Claim, TimeExpression, When
from tidings.standing import head_token, standing
from tidings.tellable import SPOKEN
from tidings.times import interval
from tidings.timex import fineness
from tidings.unsaid import going_on_after
from tidings.voices import says

QUOTED = '"«“„‹‘'


def in_the_present(token: Token) -> bool:
    """Whether a verb tells what is so when the report is printed: "denies", "droht"."""
    return token.pos == "VERB" and token.feature("Tense") == "Pres" and token.feature("VerbForm") == "Fin"


def goes_on_behind(desk: Desk, draft: Draft, token: Token, said: Attribution | None) -> bool:
    """Whether what has no day goes on with the old one told of just before it: what was done then, in a report of the news not what
    somebody says of it now, and of a month or year that it looks back to only the harm, not what somebody else did.
    """
    spoken = draft.trigger.entry.type in (*SPOKEN, "AGREE") or said is not None
    if in_the_present(token) or token.feature("Tense") == "Fut" or (desk.clock.current is not None and spoken):
        return False
    harm = draft.trigger.entry.type in HARM
    if desk.clock.behind is not None and desk.clock.behind.precision != "day":
        return harm and not draft.actors
    return token.pos == "VERB" or harm


def _note_day(desk: Desk, sentence: Sentence) -> None:
    """The one past day that a sentence without events names is the day of what follows: "On May 3 the police went to both towns.".

    Where the telling stands on a day already, that is so of the day of a main clause alone, and not of one on which somebody spoke.
    """
    here = [t for t in desk.times if sentence.start <= t.start < sentence.end and t.dates and t.type != "TIME"]
    days = {d for t in here if (d := interval(t.when))}
    printing = desk.clock.printed
    if len(days) != 1 or printing is None or desk.clock.headed:
        return
    first, last = next(iter(days))
    if (printing - last).days > desk.settings.background_days and all(_leads_on(desk, sentence, t) for t in here):
        desk.clock.behind = When(first.isoformat(), last.isoformat(), fineness(first, last), "inferred", (here[0].start, here[0].end))
    elif last <= printing and (desk.clock.current is None or all(_leads_on(desk, sentence, t) for t in here)):
        desk.clock.notes(first, last, desk.settings)


def _leads_on(desk: Desk, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a day is that of a main clause that tells what happened then, neither what was said nor since when something has been so."""
    place = head_token(sentence, time.start, time.end)
    root = next((t.index for t in sentence.tokens if t.dep == "root"), None)
    if place is None or root is None or sentence.tokens[root].pos != "VERB":
        return False
    quoted = any(t.text in QUOTED for t in sentence.tokens)
    if says(sentence, root, desk.cues) and (quoted or sentence.child(root, "ccomp", "parataxis")):
        return False
    return standing(sentence, time.start, time.end, desk.cues) == "main" and not lasts(sentence, time, desk.cues)


def _moving(desk: Desk, sentence: Sentence, claims: Sequence[tuple[Draft, Claim]]) -> list[tuple[When, Claim]]:
    """The claims of a sentence with a time of their own; where those of its main verbs have one, they alone say where it stands.

    "On Friday they signed a deal that frees those held at the march of 3 May" is of Friday, and what hangs on an "if" is of no day. It
    does not move to a clause that only says who is meant, but for harm, of which such a clause may tell the cause.
    """
    dated = [(d.time, c, d) for d, c in claims if d.time and d.time.start and d.time.mention and c.modality != "conditional"]
    main = [(time, claim) for time, claim, found in dated if _is_main(sentence, found.trigger.index)]
    return main or [(time, claim) for time, claim, found in dated if claim.type in HARM or not _tells_which(desk, sentence, found)]


def _tells_which(desk: Desk, sentence: Sentence, draft: Draft) -> bool:
    """Whether an act only says who or what is meant, by its clause or, of a verb, by its day."""
    if passing_clause(sentence, draft.trigger.index) is not None:
        return True
    return draft.trigger.entry.pos == "V" and draft.time is not None and _is_aside(desk, sentence, draft.time)


def _is_aside(desk: Desk, sentence: Sentence, time: When) -> bool:
    """Whether the day of an act only says which thing is meant."""
    return time.mention is not None and standing(sentence, *time.mention, desk.cues) == "aside"


def _is_main(sentence: Sentence, index: int) -> bool:
    """Whether a word is the main verb of its sentence, or joined to it."""
    at = sentence.tokens[index]
    while at.dep == "conj" and at.head != at.index:
        at = sentence.tokens[at.head]
    return at.dep == "root"


def move_on(desk: Desk, sentence: Sentence, claims: Sequence[tuple[Draft, Claim]]) -> None:
    """Notes the day and the people of a sentence for those that follow; a day that a speaker names is not that of his speaking."""
    for time, claim in _moving(desk, sentence, claims):
        desk.clock.old = time if is_old(time, desk.clock, desk.settings) else None
        if desk.clock.old is not None and not _is_aside(desk, sentence, time):
            desk.clock.behind = time
        if time.start and time.end and time.precision == "day":
            if desk.clock.printed is not None and date.fromisoformat(time.start) > desk.clock.printed:
                continue  # what is to come is not where the telling stands
            if claim.id in desk.in_force:
                continue  # neither is the day on which a truce took effect
            days = date.fromisoformat(time.start), date.fromisoformat(time.end)
            desk.clock.notes(*days, desk.settings, claim.type in SPOKEN)
    if not claims:
        _note_day(desk, sentence)
    desk.company.close(sentence)
    if desk.cues.dropped_subjects:
        desk.company.going_on = going_on_after(sentence, desk.company)
    for told, _ in claims:
        if told.trigger.entry.mode == "press":
            continue  # who stood there together is not who "the two sides" are
        sides = [m for m in told.actors if m.kind not in ("place", "facility")]
        people = [m for m in sides if m.kind == "person"]
        both = people if len({m.who for m in people}) > 1 else sides if told.trigger.entry.roles.reciprocal else []
        if len({m.who for m in both}) > 1:
            desk.company.remember(both, together=True)
