"""A trigger with its roles, place and time, before it is a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.announced import announcers, in_statements, of_the_main_clause
from tidings.attribution import attribution
from tidings.claim_place import destination, right_before, where
from tidings.claim_time import when
from tidings.doers import (
    announcing,
    by_act,
    carrying_out,
    doing,
    going_on_with,
    holding,
    in_manner,
    in_phrase,
    in_their_house,
    leading,
    things,
    with_host,
)
from tidings.drafts import DEATH, GENITIVES, JOURNEY, PLACED, TALK, Desk, Draft, distinct, people
from tidings.lexicon import Roles, Trigger, lexicon
from tidings.model import Mention
from tidings.quotes import Quotes
from tidings.reckoned import reckoned
from tidings.roles import OBJECTS, POSSESSIVES, Cast, cast, is_passive, objects, subject
from tidings.unsaid import unsaid
from tidings.voices import told_as
from tidings.votes import as_vote, is_by

ANNOUNCING = ("organisation", "group")
SPEECH = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE")
BETWEEN = 3  # characters between words quoted and the verb that says whose they are
DECIDED = ("REJECT", "REQUEST", "ACCUSE", "CONCEDE", "SUPPORT", "COERCE")  # what is a ruling where a court does it
AT_SOMEBODY = ("REJECT", "THREATEN")
FORCE = ("ASSAULT", "COERCE", "PROTEST")


def draft(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes, acts: Mapping[int, str]) -> Draft:
    """What stands around a trigger; `acts` are the words by which the sentence tells acts, with their types."""
    roles = _after_words(sentence, trigger, cast(sentence, trigger, desk.cues.agents), quotes)
    doers = people(desk, sentence, doing(desk, sentence, trigger, roles.actors))
    if "speaker" in trigger.entry.roles.actors:
        doers = _speakers(desk, sentence, trigger, quotes)
    doers = doers or by_act(desk, sentence, trigger, roles.actors) or people(desk, sentence, _in_words(sentence, trigger))
    doers = doers or in_manner(desk, sentence, trigger) or holding(desk, sentence, trigger) or leading(desk, sentence, trigger)
    doers = doers or carrying_out(desk, sentence, trigger) or announcing(desk, sentence, trigger)
    doers = doers or tuple(m for m in people(desk, sentence, announcers(sentence, trigger, desk.cues)) if m.kind in ANNOUNCING)
    doers = doers or people(desk, sentence, in_statements(sentence, trigger, desk.cues) or of_the_main_clause(sentence, trigger))
    if not doers or (trigger.entry.roles.reciprocal and len({m.who for m in doers}) == 1):  # "salı günü BAKANLA görüştü": who did?
        doers = distinct([*unsaid(sentence, trigger, desk.company, desk.cues, desk.pack), *doers])
    doers = doers or in_their_house(desk, sentence, trigger) or going_on_with(desk, sentence, trigger)
    act = trigger.entry.pos == "V" and trigger.entry.type != "SUPPORT"  # "we stand by X" is the speaker's country's, if anybody's
    if act and "sbj" in trigger.entry.roles.actors and not is_passive(sentence, trigger.index):
        doers = distinct([*_of_the_words(desk, sentence, trigger, quotes), *doers])
    sufferers = people(desk, sentence, [i for i in roles.recipients if not _may_be_thing(desk, sentence, trigger, i)])
    if not sufferers and trigger.entry.type in AT_SOMEBODY and trigger.entry.pos == "V":
        sufferers = people(desk, sentence, _in_content(sentence, trigger))
    if not sufferers and not trigger.entry.roles.reciprocal:
        sufferers = people(desk, sentence, in_phrase(desk, sentence, trigger))
    aside = {m.id for told in told_as(sentence, desk.company, desk.cues) for m in told.sources if told.cue[1] < _start(sentence, trigger)}
    doers, sufferers = (tuple(m for m in side if m.id not in aside) for side in (doers, sufferers))
    sufferers = tuple(m for m in sufferers if m.who not in {a.who for a in doers})
    if trigger.entry.roles.reciprocal and len({a.who for a in doers}) < 2 and trigger.entry.pos == "N":
        doers = with_host(desk, sentence, trigger, doers)
    if not sufferers and not doers_only(trigger):
        sufferers = things(desk, sentence, trigger, {a.who for a in doers})
    asked = _asks(desk, sentence, trigger)
    if asked is not None:
        trigger, sufferers = replace(trigger, entry=replace(trigger.entry, type="REQUEST", mode=None)), asked
    if _owned_by_victim(desk, sentence, trigger, roles, doers, sufferers) or (
        desk.cues.unwritten_passive and _suffered(sentence, trigger, doers, sufferers)
    ):
        doers, sufferers = (), doers
    trigger = as_vote(sentence, _as_ruling(desk, trigger, doers), doers, desk.cues, desk.pack)
    taken = {m.id for m in (*doers, *sufferers) if m.kind not in ("place", "facility")}
    taken |= {
        m.id for m in doers if m.kind == "place" and actors().country(m.text)
    }  # "a shipment from Colombia" is of that state, and arrives elsewhere
    word, entry = sentence.tokens[trigger.index].lemma.lower(), trigger.entry
    dying = any(e.mode == DEATH for e in lexicon(desk.pack).get((word, entry.pos), ()))
    acts = {**acts, trigger.index: entry.act}
    place = where(sentence, trigger.index, trigger.tokens, desk.company, desk.cues, taken, entry.type not in TALK, dying, acts)
    if place is None and trigger.entry.mode == JOURNEY:
        place = destination(desk.company, sentence, (*roles.actors, *roles.recipients))
        place = place or (right_before(desk.company, sentence, trigger.index) if entry.pos == "V" else None)
    if trigger.entry.pos == "V" and trigger.entry.type in PLACED:
        struck = destination(desk.company, sentence, objects(sentence, trigger), place is not None)
        place = struck or place
    far = reckoned(sentence, trigger.index, desk.times, desk.clock, desk.cues)
    time = far or when(sentence, trigger.index, desk.times, desk.clock, desk.cues, quotes, acts)
    subjects = tuple(subject(sentence, trigger.index)) if trigger.entry.pos == "V" else ()
    found = Draft(trigger, doers, sufferers, place, time, subjects, trigger.tokens, distant=far is not None)
    return _blamed(desk, sentence, found, quotes) if sentence.tokens[trigger.index].lemma.lower() in desk.cues.blaming else found


def _blamed(desk: Desk, sentence: Sentence, draft: Draft, quotes: Quotes) -> Draft:
    """Whoever speaks of somebody's aggression, without telling of any one act, accuses him."""
    speakers = _speakers(desk, sentence, draft.trigger, quotes)
    named = {m.who for m in draft.actors}
    near = {w for i in sentence.children[draft.trigger.index] for w in (sentence.tokens[i].text.lower(), sentence.tokens[i].lemma.lower())}
    one_act = draft.recipients or (draft.time is not None and draft.time.mention) or near & desk.cues.negation
    if draft.trigger.entry.pos != "N" or one_act or not named or not speakers or named & {m.who for m in speakers}:
        return draft
    entry = replace(draft.trigger.entry, type="ACCUSE", mode=None, roles=Roles(("speaker",), ()))
    return replace(draft, trigger=replace(draft.trigger, entry=entry), actors=speakers, recipients=draft.actors)


def _start(sentence: Sentence, trigger: Trigger) -> int:
    return sentence.tokens[trigger.index].start


def _after_words(sentence: Sentence, trigger: Trigger, roles: Cast, quotes: Quotes) -> Cast:
    """The roles of a verb of speech, with whoever stands right behind it as the speaker where quoted words stand before it.

    "..., a averti le ministre": what follows the words said is who said them, though it stands where an object does.
    """
    entry = trigger.entry
    if (
        entry.pos != "V"
        or entry.type not in SPEECH
        or roles.actors
        or "sbj" not in entry.roles.actors
        or is_passive(sentence, trigger.index)
    ):
        return roles
    begins = min(sentence.tokens[i].start for i in (trigger.index, *sentence.child(trigger.index, "aux", "aux:tense")))
    behind = [i for i in sentence.child(trigger.index, *OBJECTS) if i > trigger.index]
    said = any(0 <= begins - end <= BETWEEN for _, end in quotes.spans)
    return Cast(tuple(behind), ()) if said and behind else roles


def _owned_by_victim(
    desk: Desk, sentence: Sentence, trigger: Trigger, roles: Cast, doers: Sequence[Mention], sufferers: Sequence[Mention]
) -> bool:
    """Whether whoever owns an act of force is who it was done to: "his murder", "Okello's arrest", where "of" leads the victim too."""
    entry = trigger.entry
    if (
        entry.pos != "N"
        or entry.type not in FORCE
        or sufferers
        or not doers
        or not set(entry.roles.recipients) & (desk.cues.owning | GENITIVES)
    ):
        return False
    owners = sentence.child(trigger.index, *POSSESSIVES)
    return all(head in owners for head in roles.actors) and all(m.kind in ("person", "role") for m in doers)


def _suffered(sentence: Sentence, trigger: Trigger, doers: Sequence[Mention], sufferers: Sequence[Mention]) -> bool:
    """Whether the one noun phrase of a verb of force is who it was done to, where writing does not tell a passive."""
    entry = trigger.entry
    forceful = entry.pos == "V" and entry.type in ("ASSAULT", "COERCE") and "obj" in entry.roles.recipients
    nobody = not sufferers and not objects(sentence, trigger)  # nor one in the phrase itself: "fired shots"
    return forceful and bool(doers) and nobody and all(m.kind in ("person", "role", "group") for m in doers)


def _of_the_words(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes) -> tuple[Mention, ...]:
    """Who acts in what he says himself: "we" in quotation marks, who is not written where the verb tells the person."""
    verb = sentence.tokens[trigger.index]
    marks = {
        sentence.tokens[i].text.lower() for clause in sentence.child(verb.index, "advcl") for i in sentence.child(clause, "mark", "advmod")
    }
    if quotes.span_at(verb.start) is None or marks & desk.cues.conditions:  # "if ..., we shall strike" is what "warned" tells
        return ()
    own = subject(sentence, trigger.index)
    spoken = all(sentence.tokens[i].text.lower() in desk.cues.ours for i in own)
    forms = [verb, *(sentence.tokens[i] for i in sentence.child(trigger.index, "aux", "aux:tense"))]
    first = any(t.feature("Person") == "1" and t.feature("Number") == "Plur" for t in forms)
    found = quotes.speaker(verb.start) if (spoken if own else first) else None
    return found.sources if found else ()


def _may_be_thing(desk: Desk, sentence: Sentence, trigger: Trigger, head: int) -> bool:
    """Whether a pronoun that a language has for people and things alike tells what is turned down: "le syndicat L'a rejeté"."""
    token = sentence.tokens[head]
    alike = "thing" not in desk.cues.pronouns.values() and token.pos == "PRON" and token.dep in OBJECTS
    return alike and trigger.entry.type in ("REJECT", "SUPPORT", "AGREE", "REQUEST")


def _in_content(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Whom a refusal or a threat is to by what is refused: "refused to receive the envoy"."""
    return [i for content in sentence.child(trigger.index, "xcomp") for i in sentence.child(content, *OBJECTS)]


def _as_ruling(desk: Desk, trigger: Trigger, doers: Sequence[Mention]) -> Trigger:
    """What a court refuses, orders or finds fault with, and whom it holds, as its ruling; whom prosecutors pursue as their charge; whom a
    parliament censures as dismissed."""
    entry = trigger.entry
    if entry.pos != "V" or entry.type not in DECIDED:
        return trigger

    if entry.words[entry.head] in desk.cues.censuring and is_by(desk.cues.parliaments, doers):
        return replace(trigger, entry=replace(entry, type="CIVIC", mode="dismissal"))
    if is_by(desk.cues.courts, doers):
        return replace(trigger, entry=replace(entry, type="CIVIC", mode="ruling"))
    charge = entry.type == "COERCE" and entry.mode in (None, "arrest") and is_by(desk.cues.prosecutors, doers)
    return replace(trigger, entry=replace(entry, type="CIVIC", mode="charge")) if charge else trigger


def _in_words(sentence: Sentence, trigger: Trigger) -> list[int]:
    """The subject of a verb that is a word of its phrase too: "the army withdrew" by the entry "withdraw army"."""
    if trigger.entry.pos != "V" or "sbj" not in trigger.entry.roles.actors:
        return []
    return [i for i in trigger.tokens if sentence.tokens[i].dep == "nsubj"]


def doers_only(trigger: Trigger) -> bool:
    """Whether what an event word is done to need not be somebody: no act of violence or force, or no verb with an object."""
    return trigger.entry.pos != "V" or trigger.entry.type not in FORCE or "obj" not in trigger.entry.roles.recipients


def _asks(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...] | None:
    """Whom an agreement on what others must do is addressed to: "they agreed that the army should withdraw" asks, it binds nobody."""
    if trigger.entry.pos != "V" or trigger.entry.type != "AGREE":
        return None
    for content in sentence.child(trigger.index, "ccomp"):
        below = [sentence.tokens[i] for i in sentence.child(content, "nsubj", "obj", "obl", "mark")]
        if any("Rel" in (t.feature("PronType") or "") or t.lemma.lower() in desk.cues.relatives for t in below):
            continue  # "signed a truce which should end the fighting"
        must = sentence.tokens[content].lemma.lower() in desk.cues.urging or any(
            sentence.tokens[i].lemma.lower() in desk.cues.urged for i in sentence.child(content, "aux")
        )
        own = any(sentence.child(i, "nmod:poss", "det:poss") for i in subject(sentence, content))  # "that their countries should ..."
        if (must or sentence.tokens[content].lemma.lower() in desk.cues.urged) and not own:
            return people(desk, sentence, subject(sentence, content))
    return None


def _speakers(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes) -> tuple[Mention, ...]:
    """Who calls something so: "unacceptable" is the act of whoever says it."""
    said = attribution(sentence, trigger.index, desk.company, desk.cues, quotes, desk.report.id, desk.report.text)
    wanted = {p.mention for p in said.sources} if said else set()
    known = (*desk.company.mentions, *desk.company.descriptions.made.values())
    return tuple(sorted((m for m in known if m.id in wanted), key=lambda m: (m.start, m.end)))
