"""Who does an act where neither its subject nor its object says so: by the manner, the house, the words or the act beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.drafts import HARM, TALK, UNDERTAKEN, Desk, distinct, named, people
from tidings.lexicon import Trigger, lexicon
from tidings.manner import done_as, in_state, on_strike
from tidings.model import Mention
from tidings.other_acts import is_undone
from tidings.roles import (
    OBJECTS,
    POSSESSIVES,
    case_of,
    coordinated,
    counted,
    governing_subject,
    host_subjects,
    is_passive,
    objects,
    subject,
)
from tidings.voices import heard_from, says

PLACES = ("place", "facility")
ROUNDED = ("obl", "nmod", "advmod")
SPEAKING = ("ACCUSE", "REJECT", "REQUEST", "THREATEN")
BY_PEOPLE = ("ACCUSE", "PROTEST", "REJECT", "REQUEST", "THREATEN")


def in_manner(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who does what another act is done as, or is in the state that a noun names: whoever does that act, and whoever it is said of."""
    verb, striking = done_as(sentence, trigger, desk.cues), on_strike(sentence, trigger, desk.cues)
    if verb is not None:
        heads = subject(sentence, verb)
        return people(desk, sentence, heads) or by_act(desk, sentence, trigger, heads)
    return people(desk, sentence, [striking] if striking is not None else in_state(sentence, trigger, desk.cues))


def leading(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who leads a protest by name: "the strike's leader, Anna Lindqvist", "die Organisatorin der Proteste"."""
    token = sentence.tokens[trigger.index]
    head = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or trigger.entry.type != "PROTEST" or not token.dep.startswith(("nmod", "compound", "flat")):
        return ()
    if not {head.lemma.lower(), head.text.lower()} & desk.cues.organising:
        return ()
    return tuple(m for m in people(desk, sentence, [head.index]) if m.kind == "person")


def holding(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who holds or launches a number of events ("launched ten days of war games"), and who goes somewhere for talks."""
    if trigger.entry.pos != "N":
        return ()
    whole = counted(sentence, trigger.index, desk.cues)
    if whole != trigger.index:
        heads = [j for i in governing_subject(sentence, whole) for j in coordinated(sentence, i)]
        return people(desk, sentence, doing(desk, sentence, trigger, heads))
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


def carrying_out(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who did what a noun names, in a clause that says so: "the attack that rebels carried out"."""
    if trigger.entry.pos != "N":
        return ()
    clauses = sentence.child(trigger.index, "acl", "acl:relcl")
    acting = [i for i in clauses if sentence.tokens[i].lemma.lower() in desk.cues.light and not is_passive(sentence, i)]
    heads = [j for i in acting for j in sentence.child(i, "nsubj") if trigger.index not in subject(sentence, i)]
    return people(desk, sentence, [j for i in heads for j in coordinated(sentence, i)])


def announcing(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
    """Who announces aid or a visit of his own, where the noun's "of" says only how much: "anunció una ayuda de tres millones"."""
    token = sentence.tokens[trigger.index]
    verb = sentence.tokens[token.head]
    if trigger.entry.pos != "N" or trigger.entry.type not in UNDERTAKEN or token.dep not in OBJECTS:
        return ()
    if verb.lemma.lower() not in desk.cues.announcing:
        return ()
    return people(desk, sentence, [j for i in subject(sentence, verb.index) for j in coordinated(sentence, i)])


def doing(desk: Desk, sentence: Sentence, trigger: Trigger, heads: Sequence[int]) -> Sequence[int]:
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


def by_act(desk: Desk, sentence: Sentence, trigger: Trigger, heads: Sequence[int]) -> tuple[Mention, ...]:
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


def going_on_with(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
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


def in_their_house(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...]:
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
        m for i in housed for m in named(desk, sentence, [i]) if m.kind not in PLACES or _stands_for_a_state(m, sentence.tokens[i])
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


def in_phrase(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[int]:
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


def things(desk: Desk, sentence: Sentence, trigger: Trigger, doers: Collection[str]) -> tuple[Mention, ...]:
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


def with_host(desk: Desk, sentence: Sentence, trigger: Trigger, doers: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Both sides of a meeting of which the noun names one: the other is the subject of the nearest clause around it that has one."""
    if not doers or trigger.entry.type != "CONSULT" or not sentence.tokens[trigger.index].dep.startswith(("obl", "nmod", "advcl")):
        return doers
    for host in host_subjects(sentence, trigger.index):
        found = people(desk, sentence, host)
        if found and not {m.who for m in found} <= {m.who for m in doers}:
            return distinct([*found, *doers])
    return doers
