"""Which words of a sentence tell of an event at all, and in which sense: "strike" of workers or of warplanes, deaths by their cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.drafts import DEATH, HARM, Desk, Draft
from tidings.faces import meaning_of
from tidings.lexicon import Roles, Trigger, as_type, find_triggers, lexicon
from tidings.model import Mention
from tidings.party_senses import NONE, brings_relief, by_office, by_party, is_armed, is_carrier, load, names_people
from tidings.roles import cast, is_passive, subject
from tidings.voices import says

DISASTER = "HAZARD"
FIRES = frozenset(("=fire", "=burn", "=blaze", "=ignite"))
REMAINS = frozenset(("=body", "=corpse"))  # what the words for the dead who are found mean
PUT_OFF = ("CONSULT", "AGREE")  # what takes place on another day, or on none
ELECTIONS = ("election", "results")
NEAR = 2  # characters between a title and its name
OF_HOLDER, BESIDE_HOLDER = ("obj", "nsubj:pass"), ("compound", "nmod:desc")
FORCED = ("ASSAULT", "COERCE")
LOADED = ("AID", "MOBILIZE")  # what a convoy, sent or arriving, may be


def meant(desk: Desk, sentence: Sentence, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that tell of an event, in the sense that they have here."""
    triggers = [put_off(sentence, t, desk) for t in triggers]
    idle = [t for t in triggers if in_a_name(desk, sentence, t) or _elects_nobody(desk, sentence, t) or _is_idle(sentence, t, desk.cues)]
    idle += [t for t in triggers if _names_holder(sentence, t, desk.cues)]
    talks = {i for t in triggers if t.entry.type in PUT_OFF and t.entry.pos == "N" for i in t.tokens}
    idle += [t for t in triggers if t.entry.type == DISASTER and t.entry.pos == "V" and talks.intersection(subject(sentence, t.index))]
    idle += [t for t in triggers if t.entry.words in desk.cues.calling and not _calls_to(sentence, t)]
    timely = [u for t in triggers if t not in idle and (u := _without_time(desk, sentence, t)) is not None]
    kept = telling(sentence, timely, desk.cues)
    kept = [by_office(desk, sentence, t) for t in kept]
    told = [s for t in kept if (s := by_report(desk, sentence, t)) is not None and (s := by_load(desk, sentence, s)) is not None]
    return by_cause(desk, sentence, in_sense(desk, sentence, [s for t in told if (s := by_party(desk, sentence, t)) is not None]))


def put_off(sentence: Sentence, trigger: Trigger, desk: Desk) -> Trigger:
    """A phrase that says of talks that they were postponed, and not by whom, as those talks: "das Treffen wurde verschoben"."""
    verb = sentence.tokens[trigger.index]
    doers = cast(sentence, trigger, desk.cues.agents).actors
    if trigger.entry.pos != "V" or len(trigger.tokens) < 2 or verb.lemma.lower() not in desk.cues.calling_off or doers:
        return trigger
    if not is_passive(sentence, verb.index):
        return trigger
    for index in trigger.tokens:
        noun = sentence.tokens[index]
        entries = lexicon(desk.pack).get((noun.lemma.lower(), "N"), ()) if noun.pos == "NOUN" else ()
        if entry := next((e for e in entries if len(e.words) == 1 and e.type in PUT_OFF), None):  # lifted sanctions are lifted
            return Trigger(index, (index,), entry)
    return trigger


def _without_time(desk: Desk, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """A trigger whose prepositions do not belong to a date, with a shorter entry if need be; None where none is left.

    "Called us on Monday" calls on nobody; "opened fire on Monday" is opening fire.
    """
    timely = {i for i in trigger.tokens if sentence.tokens[i].dep == "case" and _in_a_time(desk, sentence, sentence.tokens[i].head)}
    if not timely:
        return trigger
    head = trigger.entry.words[trigger.entry.head]
    left = tuple(i for i in trigger.tokens if i not in timely)
    words = {w for i in left for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())}
    shorter = next(
        (e for e in lexicon(desk.pack).get((head, trigger.entry.pos), ()) if len(e.words) == len(left) and words >= set(e.words)), None
    )
    return replace(trigger, tokens=left, entry=shorter) if shorter else None


def _in_a_time(desk: Desk, sentence: Sentence, index: int) -> bool:
    return any(time.start <= sentence.tokens[index].start < time.end for time in desk.times)


def _elects_nobody(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb of elections ("announced a result", "came first") stands in a report that speaks of no election."""
    if trigger.entry.pos != "V" or trigger.entry.type != "CIVIC" or trigger.entry.mode not in ELECTIONS:
        return False
    if names_people(desk, sentence, trigger):  # "the parliament elected X its speaker"
        return False
    words = next((cue for name, cue in desk.cues.contexts if name == "election"), frozenset())
    text = desk.report.text.casefold()
    return bool(words) and not any(re.search(rf"\b{re.escape(word)}", text) for word in words)


def _is_idle(sentence: Sentence, trigger: Trigger, cues: Cues) -> bool:
    """Whether a word stands in a phrase that the pack lists as telling of nothing: "requested anonymity", "took place in"."""
    at, token = trigger.index, sentence.tokens[trigger.index]
    if (trigger.entry.pos, trigger.entry.mode, token.dep) == ("N", "firearms", "obj"):  # "tiré des COUPS DE FEU en l'air"
        at = token.head
    word = sentence.tokens[at].lemma.lower()
    phrases = [rest for first, *rest in cues.idle if first == word and not set(rest) <= set(trigger.entry.words)]
    if not phrases:
        return False
    mine = [child for index in {at, *trigger.tokens} for child in sentence.children[index]]  # "открыли огонь В ВОЗДУХ"
    below = [i for child in mine for i in (child, *sentence.child(child, "mark", "case", "amod"))]
    beside = {w for i in below for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())}
    return any(set(rest) <= beside for rest in phrases)


def _names_holder(sentence: Sentence, trigger: Trigger, cues: Cues) -> bool:
    """Whether a verb of naming says who somebody is, and appoints nobody: "named the director as a suspect", "as Commander Ann Lee"."""
    verb = sentence.tokens[trigger.index]
    if trigger.entry.mode != "appointment" or verb.lemma.lower() not in cues.naming:
        return False
    titles = [sentence.tokens[i] for i in trigger.tokens if i != trigger.index and sentence.tokens[i].pos in ("NOUN", "PROPN")]
    told = (t for t in titles if t.dep in OF_HOLDER and sentence.child(t.index, "det"))
    return any(told) or any(t.dep in BESIDE_HOLDER or sentence.child(t.index, "flat") for t in titles)


def _calls_to(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb of calling on somebody (the pack's `calling`) says to do what: by a verb behind it, or by a second phrase like the
    one for whom it calls on: "llamó a los fieles a la unidad"."""
    behind = sentence.tokens[trigger.index + 1 :]
    marks = [t for t in behind if t.dep in ("case", "mark") and t.lemma.lower() in trigger.entry.words[1:]]
    return len(marks) > 1 or any(t.dep == "mark" or sentence.tokens[t.head].pos == "VERB" for t in marks)


def in_a_name(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger is only part of a name, of a date ("March 5") or of a compound ("Russian-backed", "strike fund")."""
    token = sentence.tokens[trigger.index]
    text = desk.report.text
    if len(trigger.tokens) == 1 and (text[token.end : token.end + 1] == "-" or (token.start and text[token.start - 1] in "-‐")):
        return True
    if token.dep == "compound" and trigger.entry.pos == "N" and sentence.tokens[token.head].pos == "NOUN" and token.head > token.index:
        return token.head not in trigger.tokens
    if any(t.start <= token.start < t.end for t in desk.times):
        return True
    if {token.lemma.lower(), token.text.lower()} & desk.cues.firms and _is_before_a_name(desk, token.end):
        return True
    if trigger.entry.type == "CONSULT" and any(_in_title(text, m, token.start) for m in desk.company.mentions if m.role):
        return True  # "visiting President X"
    opens = token.index == 0 and len(trigger.tokens) == 1
    phrase = len(trigger.tokens) > 1  # "فتح تحقيقا" opens an inquiry, though "فتح" is a party too
    return any(
        m.start <= token.start < m.end
        and m.kind != "group"
        and not ((phrase or (opens and m.kind == "place")) and (m.start, m.end) == (token.start, token.end))
        for m in desk.company.mentions
    )


def _in_title(text: str, person: Mention, place: int) -> bool:
    """Whether a place in a text lies in the title that stands before a person's name."""
    start = text.rfind(str(person.role), 0, person.start)
    return 0 <= start <= place < person.start and person.start - start - len(str(person.role)) <= NEAR


def _is_before_a_name(desk: Desk, end: int) -> bool:
    """Whether a name that is no place stands right behind a word for a firm: "la firma Norvik" is no signature."""
    return any(m.start == end + 1 and m.kind != "place" for m in desk.company.mentions)


def by_report(desk: Desk, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """A trigger of several senses in the one that the words of its report speak for; None where that is no event.

    The pack's `senses` give for a word, by type, the beginnings of words that are told of beside it.
    """
    word = sentence.tokens[trigger.index].lemma.lower()
    within = word not in desk.cues.senses and trigger.entry.pos == "V" and trigger.entry.type in HARM
    if within:  # "died in the explosion"
        lemmas = [sentence.tokens[i].lemma.lower() for i in trigger.tokens]
        word = next((lemma for lemma in lemmas if DISASTER in dict(desk.cues.senses.get(lemma, ()))), word)
    if word not in desk.cues.senses or (trigger.entry.pos == "N" and len(trigger.entry.words) > 1):  # "general strike" tells by itself
        return trigger
    text = desk.report.text.casefold()
    counts = {kind: sum(len(re.findall(rf"\b{re.escape(cue)}", text)) for cue in cues) for kind, cues in desk.cues.senses[word]}
    best = max(counts, key=lambda kind: (counts[kind], kind))
    if not counts[best] or list(counts.values()).count(counts[best]) > 1 or best == trigger.entry.type:
        return trigger
    if best == NONE:
        return None
    if within:
        return replace(trigger, entry=replace(trigger.entry, type=best, mode=None))
    return replace(trigger, entry=as_type(desk.pack, trigger.entry, word, best))


def by_load(desk: Desk, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """A verb of what carries, sent or arriving, as aid where relief is its load, or nothing is and the report is of a disaster; with the
    armed for its load it moves them, else it tells of nothing.
    """
    if trigger.entry.pos == "N" and trigger.entry.type == "MOBILIZE" and _of_relief(desk, sentence, trigger.index):
        return replace(trigger, entry=replace(trigger.entry, type="AID", mode=None))
    if trigger.entry.pos != "V" or trigger.entry.type not in LOADED or not desk.cues.carriers.intersection(trigger.entry.words):
        return trigger
    carriers = [i for i in trigger.tokens if is_carrier(sentence, i, desk.cues)]
    loads = [i for carrier in carriers if (i := load(desk, sentence, carrier)) is not None]
    armed = any(is_armed(desk, sentence, i) for i in loads)
    disaster = DISASTER in (desk.harm, desk.first_harm) and not loads
    if disaster or (not armed and any(brings_relief(sentence, i, trigger.index, desk.cues) for i in carriers)):
        return replace(trigger, entry=replace(trigger.entry, type="AID", mode=None))
    if armed:
        return replace(trigger, entry=replace(trigger.entry, type="MOBILIZE", mode="troops"))
    return None if trigger.entry.type == "AID" else trigger


def _of_relief(desk: Desk, sentence: Sentence, noun: int) -> bool:
    """Whether a sending is of goods or helpers, none of them armed: "the deployment of forty doctors"."""
    sent = [j for i in sentence.child(noun, "nmod", "nmod:poss") for j in (i, *sentence.child(i, "conj"))]
    relief = any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & desk.cues.relief for i in sent)
    return relief and not any(is_armed(desk, sentence, i) for i in sent)


def telling(sentence: Sentence, triggers: Sequence[Trigger], cues: Cues) -> list[Trigger]:
    """Triggers without the words for people who act ("demonstrators"), but where these do something and no other word tells of the act."""
    kept = []
    for trigger in triggers:
        if "self" in trigger.entry.roles.actors:
            token = sentence.tokens[trigger.index]
            verb = sentence.tokens[token.head]
            told = any(t.entry.type == trigger.entry.type and t.entry.pos == "V" for t in triggers)
            acts = token.dep == "nsubj" and verb.pos == "VERB" and not says(sentence, verb.index, cues)
            if told or not acts or any(t.index == verb.index for t in triggers):
                continue
        kept.append(trigger)
    return kept


def in_sense(desk: Desk, sentence: Sentence, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Triggers with nouns in the sense that their report gave them: after "a general strike", "the strike" is that one."""
    found = []
    for trigger in triggers:
        word = sentence.tokens[trigger.index].lemma.lower()
        if trigger.entry.pos == "N" and len(trigger.entry.words) > 1:
            desk.senses[word] = trigger.entry
        sense = desk.senses.get(word) if trigger.entry.pos == "N" and len(trigger.entry.words) == 1 else None
        found.append(replace(trigger, entry=sense) if sense is not None and sense.type != trigger.entry.type else trigger)
    return found


def by_cause(desk: Desk, sentence: Sentence, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Triggers with deaths of a cause that their verb does not tell: by what else the sentence tells, or the report told last.

    The hurt whom nobody hurt tell no more of it than the dead, and what a disaster strikes is struck by it.
    """
    triggers = [made for t in triggers if (made := by_mishap(sentence, t, desk.cues)) is not None]
    disasters = {t.index for t in triggers if t.entry.type == DISASTER and t.entry.pos == "N"}
    causes = [t for t in triggers if t.entry.type in HARM and t.entry.mode != DEATH and not _open(desk, sentence, t, disasters)]
    told = [t.entry.type for t in causes]
    kind = told[0] if told else desk.harm or desk.first_harm
    desk.harm = told[-1] if told else desk.harm
    triggers = _burnt_by(desk, triggers)
    triggers = [t for t in triggers if not (told and _finds_bodies(desk, t))]  # "found six bodies of the ferry that sank"
    alone = frozenset[str]() if told else desk.cues.mishaps  # "killed when a car blew up" is no matter of cars
    return [t if t.entry.mode != DEATH else _dead_of(sentence, t, kind, alone) for t in triggers]


def _dead_of(sentence: Sentence, trigger: Trigger, kind: str | None, mishaps: frozenset[str]) -> Trigger:
    """Deaths as what they are of: a disaster that is named with them ("died of cholera"), else the kind of harm told beside them."""
    below = [sentence.tokens[i] for i in sentence.child(trigger.index, "obl", "nmod", "obl:arg")]
    own = any({token.lemma.lower(), token.text.lower()} & mishaps for token in below)
    return replace(trigger, entry=replace(trigger.entry, type=DISASTER if own else kind or trigger.entry.type, mode=None))


def _burnt_by(desk: Desk, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Triggers with a fire behind an attack in its sentence as that attack's work: "a drone hit the depot, two tanks caught fire"."""
    attacks = [t.index for t in triggers if t.entry.type == "ASSAULT" and t.entry.pos == "V" and t.entry.mode != DEATH]
    found = []
    for one in triggers:
        behind = attacks and one.entry.type == DISASTER and one.index > attacks[0]
        fire = behind and any(token & FIRES for token in meaning_of(" ".join(one.entry.words), desk.pack.code))
        found.append(replace(one, entry=replace(one.entry, type="ASSAULT", mode=None)) if fire else one)
    return found


def _finds_bodies(desk: Desk, trigger: Trigger) -> bool:
    """Whether a phrase tells that the dead were found, by which nobody does or suffers anything that day."""
    entry = trigger.entry
    if entry.mode != DEATH or entry.pos != "V" or len(entry.words) == 1 or entry.roles.actors or entry.roles.recipients:
        return False
    return any(token & REMAINS for token in meaning_of(" ".join(entry.words), desk.pack.code))


def by_mishap(sentence: Sentence, trigger: Trigger, cues: Cues) -> Trigger | None:
    """A verb of force that only what has no will does, as a disaster: "lightning killed three", "a bus ran over two pupils"; None where it
    only describes somebody: "families whom a flood drove out"."""
    entry = trigger.entry
    if entry.pos != "V" or entry.type not in FORCED or not {"sbj", "obj"} <= {*entry.roles.actors, *entry.roles.recipients}:
        return trigger
    passive = is_passive(sentence, trigger.index)
    heads = list(cast(sentence, trigger, cues.agents).actors) if passive else subject(sentence, trigger.index)
    if not heads or not all({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & cues.mishaps for i in heads):
        return trigger
    if sentence.tokens[trigger.index].dep == "acl":
        return None
    return replace(trigger, entry=replace(entry, type=DISASTER, mode=None, roles=Roles((), ("obj",))))


def _open(desk: Desk, sentence: Sentence, trigger: Trigger, disasters: set[int]) -> bool:
    """Whether a verb leaves open what it is the work of: a passive of hurting without a doer, or one with a disaster for its subject."""
    if trigger.entry.pos != "V":
        return False
    if any(disasters & {head, *sentence.child(head, "nmod", "compound")} for head in subject(sentence, trigger.index)):
        return True
    passive = sentence.tokens[trigger.index].feature("Person") == "0" or is_passive(sentence, trigger.index)
    hurting = trigger.entry.words[trigger.entry.head] in desk.cues.ruin
    return hurting and passive and not cast(sentence, trigger, desk.cues.agents).actors


def first_cause(desk: Desk, sentences: Sequence[Sentence]) -> str | None:
    """The first kind of harm that a report tells of by more than its dead and hurt: it is what killed those who were told of before."""
    for sentence in sentences:
        if _of_old(desk, sentence):
            continue
        found = [t for t in find_triggers(sentence, desk.pack) if t.entry.mode != DEATH]
        told = [t for one in found if (t := by_report(desk, sentence, one)) is not None and t.entry.type in HARM]
        disasters = {t.index for t in told if t.entry.type == DISASTER and t.entry.pos == "N"}
        kind = next((t.entry.type for t in told if not _open(desk, sentence, t, disasters)), None)
        if kind is not None:
            return kind
    return None


def _of_old(desk: Desk, sentence: Sentence) -> bool:
    """Whether a sentence names a year before that of its report: "after fighting in 2014"."""
    year = (desk.report.published.value if desk.report.published else "")[:4]
    days = [t.when for t in desk.times if t.dates and sentence.start <= t.start < sentence.end]
    return year.isdigit() and any(day[:4].isdigit() and day[:4] < year for day in days)


def by_disaster(desk: Desk, drafts: Sequence[Draft], before: str | None) -> list[Draft]:
    """Drafts with what is ruined by nobody in a report of a disaster as its work: after "the storm came ashore", "45 barns were destroyed".

    `before` is the kind of harm that the report told last before the sentence; that of the sentence's other words goes before it.
    """
    ruined = [
        d for d in drafts if d.trigger.entry.pos == "V" and not d.actors and d.trigger.entry.words[d.trigger.entry.head] in desk.cues.ruin
    ]
    told = [d.trigger.entry.type for d in drafts if d not in ruined and d.trigger.entry.type in HARM]
    kind = told[0] if told else before or desk.first_harm
    if not ruined or kind != DISASTER:
        return list(drafts)
    if not told:
        desk.harm = kind
    return [_of_disaster(d) if d in ruined else d for d in drafts]


def _of_disaster(draft: Draft) -> Draft:
    """A draft told as a disaster's work."""
    entry = draft.trigger.entry
    return replace(draft, trigger=replace(draft.trigger, entry=replace(entry, type=DISASTER, mode=None)))
