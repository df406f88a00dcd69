"""A trigger with its roles, place and time, before it is a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.announced import announcers, in_statements, of_the_main_clause
from tidings.attribution import attribution
from tidings.cast import Company
from tidings.claim_place import destination, right_before, where
from tidings.claim_time import when
from tidings.clock import Clock
from tidings.cues import Cues
from tidings.language import Pack
from tidings.lexicon import Entry, Roles, Trigger, lexicon
from tidings.manner import done_as, in_state, on_strike
from tidings.model import Figure, Mention, PlaceRef, Report, TimeExpression, When
from tidings.other_acts import is_undone
from tidings.quotes import Quotes
from tidings.reckoned import reckoned
from tidings.roles import (
    OBJECTS,
    POSSESSIVES,
    Cast,
    case_of,
    cast,
    coordinated,
    counted,
    governing_subject,
    host_subjects,
    is_passive,
    marks_of,
    objects,
    subject,
)
from tidings.settings import Settings
from tidings.unsaid import unsaid
from tidings.voices import Voice, heard_from, says, told_as
from tidings.votes import as_vote, is_by

TALK = ("CONSULT", "AGREE", "COOPERATE", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
PLACES = ("place", "facility")
ROUNDED = ("obl", "nmod", "advmod")
SPEAKING = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")
BY_PEOPLE = ("ACCUSE", "PROTEST", "REJECT", "REQUEST", "THREATEN")
JOURNEY = "visit"
ANNOUNCING = ("organisation", "group")
DEATH = "death"
HARM = ("ASSAULT", "HAZARD")
SPEECH = ("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "AGREE")
GENITIVES = frozenset({"gen", "@gen", "bare"})  # slots of a noun's owner without a preposition
BETWEEN = 3  # characters between words quoted and the verb that says whose they are
UNDERTAKEN = ("AID", "CONSULT", "MOBILIZE", "RETREAT", "CONCEDE")  # what whoever announces it is to do himself
DECIDED = ("REJECT", "REQUEST", "ACCUSE", "CONCEDE", "SUPPORT", "COERCE")  # what is a ruling where a court does it
AT_SOMEBODY = ("REJECT", "THREATEN")
PLACED = ("ASSAULT", "HAZARD")  # a place that it is done to is where it is done: "shelled Garissa", "Garissa was hit"
FORCE = ("ASSAULT", "COERCE", "PROTEST")


@dataclass
class Desk:
    """What is at hand while one report is read from top to bottom."""

    report: Report
    pack: Pack
    settings: Settings
    cues: Cues
    company: Company
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    clock: Clock
    definite: set[str] = field(default_factory=set)
    aged: set[str] = field(default_factory=set)  # ids of claims that are background for their day alone
    senses: dict[str, Entry] = field(default_factory=dict)
    harm: str | None = None
    first_harm: str | None = None
    spoke: Voice | None = None
    accord: str | None = None  # the last agreement told of
    accords: dict[str, str] = field(default_factory=dict)  # the last one told by each word
    elsewhere: set[str] = field(default_factory=set)  # claims of which their sentence says that they are of another act
    tolls: dict[str, Figure] = field(default_factory=dict)  # figures in no claim, with who gives them
    in_force: set[str] = field(default_factory=set)  # claims of which day an agreement takes effect


@dataclass(frozen=True)
class Draft:
    """A trigger with what stands around it, before it is a claim; `subjects` are the heads of its subject, `words` all its event words.

    It is `distant` where the sentence only counts days from it: "three days after the quake".
    """

    trigger: Trigger
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: PlaceRef | None
    time: When | None
    subjects: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    distant: bool = False


def draft(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes, acts: Mapping[int, str]) -> Draft:
    """What stands around a trigger; `acts` are the words by which the sentence tells acts, with their types."""
    roles = _after_words(sentence, trigger, cast(sentence, trigger, desk.cues.agents), quotes)
    doers = people(desk, sentence, _doing(desk, sentence, trigger, roles.actors))
    if "speaker" in trigger.entry.roles.actors:
        doers = _speakers(desk, sentence, trigger, quotes)
    doers = doers or _by_act(desk, sentence, trigger, roles.actors) or people(desk, sentence, _in_words(sentence, trigger))
    doers = doers or _in_manner(desk, sentence, trigger) or _holding(desk, sentence, trigger) or _leading(desk, sentence, trigger)
    doers = doers or _carrying_out(desk, sentence, trigger) or _announcing(desk, sentence, trigger)
    doers = doers or tuple(m for m in people(desk, sentence, announcers(sentence, trigger, desk.cues)) if m.kind in ANNOUNCING)
    doers = doers or people(desk, sentence, in_statements(sentence, trigger, desk.cues) or of_the_main_clause(sentence, trigger))
    if not doers or (trigger.entry.roles.reciprocal and len({m.who for m in doers}) == 1):  # "salı günü BAKANLA görüştü": who did?
        doers = distinct([*unsaid(sentence, trigger, desk.company, desk.cues, desk.pack), *doers])
    doers = doers or _in_their_house(desk, sentence, trigger) or _going_on_with(desk, sentence, trigger)
    act = trigger.entry.pos == "V" and trigger.entry.type != "SUPPORT"  # "we stand by X" is the speaker's country's, if anybody's
    if act and "sbj" in trigger.entry.roles.actors and not is_passive(sentence, trigger.index):
        doers = distinct([*_of_the_words(desk, sentence, trigger, quotes), *doers])
    sufferers = people(desk, sentence, [i for i in roles.recipients if not _may_be_thing(desk, sentence, trigger, i)])
    if not sufferers and trigger.entry.type in AT_SOMEBODY and trigger.entry.pos == "V":
        sufferers = people(desk, sentence, _in_content(sentence, trigger))
    if not sufferers and not trigger.entry.roles.reciprocal:
        sufferers = people(desk, sentence, _in_phrase(desk, sentence, trigger))
    aside = {m.id for told in told_as(sentence, desk.company, desk.cues) for m in told.sources if told.cue[1] < _start(sentence, trigger)}
    doers, sufferers = (tuple(m for m in side if m.id not in aside) for side in (doers, sufferers))
    sufferers = tuple(m for m in sufferers if m.who not in {a.who for a in doers})
    if trigger.entry.roles.reciprocal and len({a.who for a in doers}) < 2 and trigger.entry.pos == "N":
        doers = _with_host(desk, sentence, trigger, doers)
    if not sufferers and not doers_only(trigger):
        sufferers = _things(desk, sentence, trigger, {a.who for a in doers})
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


def _in_manner(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who does what another act is done as, or is in the state that a noun names: whoever does that act, and whoever it is said of."""
    verb, striking = done_as(sentence, trigger, desk.cues), on_strike(sentence, trigger, desk.cues)
    if verb is not None:
        heads = subject(sentence, verb)
        return people(desk, sentence, heads) or _by_act(desk, sentence, trigger, heads)
    return people(desk, sentence, [striking] if striking is not None else in_state(sentence, trigger, desk.cues))


def _leading(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who leads a protest by name: "the strike's leader, Anna Lindqvist", "die Organisatorin der Proteste"."""
    token = sentence.tokens[trigger.index]
    head = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or trigger.entry.type != "PROTEST" or not token.dep.startswith(("nmod", "compound", "flat")):
        return ()
    if not {head.lemma.lower(), head.text.lower()} & desk.cues.organising:
        return ()
    return tuple(m for m in people(desk, sentence, [head.index]) if m.kind == "person")


def _holding(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who holds or launches a number of events ("launched ten days of war games"), and who goes somewhere for talks."""
    if trigger.entry.pos != "N":
        return ()
    whole = counted(sentence, trigger.index, desk.cues)
    if whole != trigger.index:
        heads = [j for i in governing_subject(sentence, whole) for j in coordinated(sentence, i)]
        return people(desk, sentence, _doing(desk, sentence, trigger, heads))
    verb = sentence.tokens[sentence.tokens[trigger.index].head]
    bound = trigger.entry.type == "CONSULT" and sentence.tokens[trigger.index].dep.startswith("obl")
    if (
        not bound
        or verb.pos != "VERB"
        or not case_of(sentence, trigger.index) & desk.cues.bound_for
        or says(sentence, verb.index, desk.cues)
    ):
        return ()
    return people(desk, sentence, [j for i in subject(sentence, verb.index) for j in coordinated(sentence, i)])


def _carrying_out(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who did what a noun names, in a clause that says so: "the attack that rebels carried out"."""
    if trigger.entry.pos != "N":
        return ()
    clauses = sentence.child(trigger.index, "acl", "acl:relcl")
    acting = [i for i in clauses if sentence.tokens[i].lemma.lower() in desk.cues.light and not is_passive(sentence, i)]
    heads = [j for i in acting for j in sentence.child(i, "nsubj") if trigger.index not in subject(sentence, i)]
    return people(desk, sentence, [j for i in heads for j in coordinated(sentence, i)])


def _announcing(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who announces aid or a visit of his own, where the noun's "of" says only how much: "anunció una ayuda de tres millones"."""
    token = sentence.tokens[trigger.index]
    verb = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or trigger.entry.type not in UNDERTAKEN or token.dep not in OBJECTS:
        return ()
    if verb.lemma.lower() not in desk.cues.announcing:
        return ()
    return people(desk, sentence, [j for i in subject(sentence, verb.index) for j in coordinated(sentence, i)])


def _start(sentence: Sentence, trigger: Trigger) -> int:
    return sentence.tokens[trigger.index].start


def _doing(desk: Desk, sentence: Sentence, trigger: Trigger, heads: Sequence[int]) -> Sequence[int]:
    """Doers without whoever only speaks of an act, stops it or sees it: "the army condemned the attack", "a woman heard two explosions".

    Who announces aid or a visit does more than speak of it. Nor did a court appoint whose appointment it rules on.
    """
    token = sentence.tokens[trigger.index]
    verb = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or token.dep not in OBJECTS or verb.pos != "VERB" or verb.index in trigger.tokens:
        return heads
    if trigger.entry.type in HARM and verb.lemma.lower() in desk.cues.perceiving:
        return [i for i in heads if i not in subject(sentence, verb.index) and not _above(sentence, verb.index, i)]
    near = {
        w for i in (verb.index, *sentence.children[verb.index]) for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())
    }
    entries = lexicon(desk.pack).get((verb.lemma.lower(), "V"), ())
    kinds = {e.type for e in entries if near.issuperset(e.words)}
    stops = trigger.entry.type == "PROTEST" and bool(kinds & {"COERCE", "ASSAULT"})
    if trigger.entry.type in UNDERTAKEN and verb.lemma.lower() in desk.cues.announcing:
        return heads
    if is_undone(trigger.entry.act, {e.act for e in entries if near.issuperset(e.words)}):
        return [i for i in heads if i not in subject(sentence, verb.index)]
    spoken = says(sentence, verb.index, desk.cues) or bool(kinds.intersection(TALK)) or stops
    return (
        [i for i in heads if i not in subject(sentence, verb.index)]
        if spoken and trigger.entry.type not in {e.type for e in entries}
        else heads
    )


def _above(sentence: Sentence, verb: int, head: int) -> bool:
    """Whether a noun is the subject of a verb that another hangs on: "she said to have heard"."""
    above = sentence.tokens[verb].head
    return above != verb and head in subject(sentence, above)


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


def _by_act(desk: Desk, sentence: Sentence, trigger: Trigger, heads: Sequence[int]) -> tuple[Mention, ...]:
    """Who does what only people do, by whatever word: the subject of a verb of protest or of saying ("Landowners rallied", "the diocese
    denied it")."""
    verb = sentence.tokens[trigger.index]
    if trigger.entry.pos != "V":
        return ()
    rounded = [] if heads else _so_many(desk, sentence, trigger) or _behind_strike(sentence, trigger)
    nouns = [i for i in heads or rounded if sentence.tokens[i].pos in ("NOUN", "PROPN", "X", "NUM")]
    several = [i for i in nouns if sentence.tokens[i].feature("Number") == "Plur" or sentence.tokens[i].pos == "NUM" or i in rounded]
    numbers = any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & desk.cues.quantities for i in several)
    if trigger.entry.roles.reciprocal:  # "beide Seiten nahmen den Vorschlag an"
        sides = [i for i in several if {sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & desk.cues.sides]
        if sides:
            return distinct([m for i in sides for m in desk.company.speaker(sentence, i)])
    by_act = bool(rounded) or len(trigger.entry.words) > 1 or verb.lemma.lower() in desk.cues.speech or numbers
    by_act = by_act or any(sentence.child(i, "nummod", "nummod:gov") for i in several)
    one = [i for i in nouns if i not in several and _spoke(desk, trigger, verb, sentence.tokens[i])]
    acting = several if by_act and trigger.entry.type in BY_PEOPLE else []
    return distinct([m for i in sorted({*acting, *one}) for m in desk.company.speaker(sentence, i)])


def _so_many(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[int]:
    """The people whose number is only rounded, as the subject that parsers take for a phrase beside the verb: "Около сотни фермеров"."""
    if not desk.cues.rounding or is_passive(sentence, trigger.index) or sentence.tokens[trigger.index].feature("Number") == "Sing":
        return []
    beside = [i for i in sentence.child(trigger.index, *ROUNDED) if case_of(sentence, i) & desk.cues.rounding]
    return [i for i in beside if sentence.child(i, "nummod", "nummod:gov") or desk.company.counts(sentence, i)][:1]


def _behind_strike(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Those behind a verb of protest that takes no object, which parsers take for one: "застрайкували водії"."""
    roles = trigger.entry.roles
    if trigger.entry.type != "PROTEST" or "obj" in (*roles.actors, *roles.recipients) or len(trigger.entry.words) > 1:
        return []
    behind = [i for i in sentence.child(trigger.index, "obj") if i > trigger.index and not sentence.child(i, "case")]
    return [i for i in behind if sentence.tokens[i].pos == "NOUN" and sentence.tokens[i].feature("Number") == "Plur"]


def _going_on_with(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who holds or goes on with a protest of their own: "Die Pfleger setzten ihren Ausstand fort", "nurses resumed the strike"."""
    token = sentence.tokens[trigger.index]
    verb = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or trigger.entry.type != "PROTEST" or token.dep not in (*OBJECTS, "obl", "obl:arg") or verb.pos != "VERB":
        return ()
    theirs = token.dep in OBJECTS and bool(sentence.child(token.index, *POSSESSIVES))
    if not theirs and verb.lemma.lower() not in desk.cues.light | desk.cues.occurring:
        return ()
    if is_passive(sentence, verb.index) or says(sentence, verb.index, desk.cues) or case_of(sentence, token.index) & desk.cues.grounds:
        return ()
    heads = [j for i in subject(sentence, verb.index) if i != token.index for j in coordinated(sentence, i)]
    several = [i for i in heads if sentence.tokens[i].pos == "NOUN" and sentence.tokens[i].feature("Number") == "Plur"]
    return people(desk, sentence, heads) or distinct([m for i in several for m in desk.company.speaker(sentence, i)])


def _in_their_house(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """The body or state in which something is said that no written subject says: "В МИД обвинения отвергли", "У Кенії рішення засудили"."""
    verb = sentence.tokens[trigger.index]
    if trigger.entry.pos != "V" or trigger.entry.type not in (*SPEAKING, "SUPPORT") or verb.feature("Number") == "Sing":
        return ()
    written = [i for i in subject(sentence, verb.index) if sentence.tokens[i].feature("Case") != "Acc"]  # "В Минске ШАГ назвали"
    if not desk.cues.heard_from or is_passive(sentence, verb.index) or written:
        return ()
    rules = next((i for i in (verb.index, verb.head) if heard_from(sentence, i, desk.company, desk.cues)), verb.index)
    housed = [i for i in heard_from(sentence, rules, desk.company, desk.cues) if case_of(sentence, i) & desk.cues.heard_from]
    return tuple(
        m for i in housed for m in _named(desk, sentence, [i]) if m.kind not in PLACES or _stands_for_a_state(m, sentence.tokens[i])
    )


def _stands_for_a_state(mention: Mention, token: Token) -> bool:
    """Whether a place speaks for its state, by its name as written or as the dictionary has it."""
    return bool(actors().stands_for(mention.text) or (mention.text == token.text and actors().stands_for(token.lemma)))


def _spoke(desk: Desk, trigger: Trigger, verb: Token, token: Token) -> bool:
    """Whether one thing that is said to speak is a body or somebody: by a name, or as what it has said ("the diocese denied it").

    Laws, rivers and states of things demand and threaten only in the present, and acts and words do so for whoever is behind them.
    """
    words = {token.lemma.lower(), token.text.lower()}
    if any((word, "N") in lexicon(desk.pack) for word in words) or words & (desk.cues.speech_nouns | desk.cues.saying_nouns):
        return False
    past = verb.feature("Tense") == "Past" or verb.feature("Aspect") == "Perf" or verb.feature("VerbForm") == "Part"
    spoken = trigger.entry.type in SPEAKING and token.feature("Case") != "Acc"
    return spoken and (token.pos == "PROPN" or (past and trigger.entry.type != "THREATEN"))


def _in_phrase(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[int]:
    """Whom a phrase names by its own object: the people in it ("expelled diplomats"), or whose the thing is ("rejected calls by X")."""
    if trigger.entry.pos != "V" or "obj" not in trigger.entry.roles.recipients:
        return []
    found = []
    for head in objects(sentence, trigger):
        if desk.company.descriptions.acts(sentence.tokens[head]):
            found.append(head)
        else:
            found += [i for i in sentence.child(head, "nmod", "nmod:poss", "amod", "compound") if desk.company.anybody(sentence, i)]
    return found or _behind_phrase(desk, sentence, trigger)


def _behind_phrase(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[int]:
    """Whom a phrase with a preposition is done to where he was taken for the owner of its noun: "взял под стражу депутата"."""
    if any(i not in trigger.tokens for i in objects(sentence, trigger)):
        return []
    led = [i for i in trigger.tokens if i > trigger.index and sentence.child(i, "case")]
    behind = [i for head in led for i in sentence.child(head, "nmod") if i > head and not sentence.child(i, "case")]
    suffering = [i for i in behind if sentence.tokens[i].feature("Case") in ("Gen", "Acc")]
    return [i for i in suffering if desk.company.anybody(sentence, i) or desk.company.descriptions.acts(sentence.tokens[i])]


def doers_only(trigger: Trigger) -> bool:
    """Whether what an event word is done to need not be somebody: no act of violence or force, or no verb with an object."""
    return trigger.entry.pos != "V" or trigger.entry.type not in FORCE or "obj" not in trigger.entry.roles.recipients


def _things(desk: Desk, sentence: Sentence, trigger: Trigger, doers: Collection[str]) -> tuple[Mention, ...]:
    """What is attacked, blown up or blocked where it is nobody: "the bridge", or whose it is, but a doer's: "its post", "the army's base".

    Numbers and event words are no things.
    """
    found: list[Mention] = []
    for head in objects(sentence, trigger):
        token = sentence.tokens[head]
        if token.pos == "NOUN" and head not in trigger.tokens and not any(t.start <= token.start < t.end for t in desk.times):
            owners = people(desk, sentence, sentence.child(head, *POSSESSIVES))
            found += [m for m in owners if m.who not in doers] or [desk.company.descriptions.of(sentence, head)]
    return distinct(found)


def _with_host(desk: Desk, sentence: Sentence, trigger: Trigger, doers: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Both sides of a meeting of which the noun names one: the other is the subject of the nearest clause around it that has one."""
    if not doers or trigger.entry.type != "CONSULT" or not sentence.tokens[trigger.index].dep.startswith(("obl", "nmod", "advcl")):
        return doers
    for host in host_subjects(sentence, trigger.index):
        found = people(desk, sentence, host)
        if found and not {m.who for m in found} <= {m.who for m in doers}:
            return distinct([*found, *doers])
    return doers


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


def _listed(desk: Desk, sentence: Sentence, head: int, heads: Sequence[int]) -> tuple[Mention, ...]:
    """The first of those who own an act together, where the parse joined the others to the act: "moves of Kenya, the Front and Mali"."""
    others = [desk.company.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in heads if i != head]
    if not others or not all(others) or desk.company.descriptions.acts(sentence.tokens[head]):
        return ()
    owners = [i for i in sentence.child(head, "nmod") if marks_of(sentence, i) & (desk.cues.owning | GENITIVES)]
    return tuple(m for i in owners if (m := desk.company.at(sentence.tokens[i].start, sentence.tokens[i].end)) is not None)


def distinct(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mention of each chain."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.who, mention)
    return tuple(found.values())


def people(desk: Desk, sentence: Sentence, heads: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions behind noun phrases, one a chain; places only where they stand for a state."""
    return distinct([m for m in _named(desk, sentence, heads) if m.kind not in ("place", "facility") or actors().stands_for(m.text)])


def _named(desk: Desk, sentence: Sentence, heads: Sequence[int]) -> Iterator[Mention]:
    for head in heads:
        against = {
            i
            for child in sentence.child(head, "nmod", "obl")
            if case_of(sentence, child) & desk.cues.grounds
            for i in sentence.subtree(child)
        }
        about = [sentence.tokens[i] for i in against]  # "the envoy for peace and the fight against X" is not X
        found = tuple(m for m in desk.company.anybody(sentence, head) if not any(m.start <= t.start < m.end for t in about))
        if desk.company.at(sentence.tokens[head].start, sentence.tokens[head].end) is None:
            found = (*_listed(desk, sentence, head, heads), *found)
        court = not found and desk.cues.courts is not None and desk.cues.courts.search(sentence.tokens[head].text)
        yield from (desk.company.descriptions.of(sentence, head),) if court else found
