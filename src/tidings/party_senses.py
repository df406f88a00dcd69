"""Verbs whose sense lies in who does it or to what: a guest is welcomed, or a decision; rebels block a road, or farmers do.

The pack's `by_object` and `by_doer` give for a verb, by the class of its object or of its subject, the type of event it tells then.
Classes of objects: "goods" (what is sent for relief, helpers too), "official" (somebody with a name or an office), "people" (these and
others), "place" (a name or a word for a place), "thing" (any other noun). Classes of doers: "court", "armed" (soldiers, police, rebels,
gangs by PLOVER's sectors), "official" (as above), "state" (a state or a body of one), "body" (any body with a name, for the sector of a
front is on no list), "authority" (a word for who gives orders, the pack's `authorities`), "crowd" (all who are not armed), "thing" where
it is nobody, "office" (one who is told by his office or his work alone), and "carrier" where a vehicle brings goods ("a convoy
with flour reached the town", by the pack's `carriers` and `relief`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.drafts import Desk
from tidings.language import Pack
from tidings.letters import plain
from tidings.lexicon import Trigger, as_type
from tidings.model import Mention
from tidings.name_words import name_words, word_key
from tidings.roles import cast, coordinated, is_passive, is_unowned, objects, subject

NONE = "-"  # the type of a word in a sense in which it tells of no event
OBSTRUCT = "obstruct"
ORDERING = ("armed", "state", "authority", "court")  # who closes a road by order and not in protest
ROAD = re.compile(r"[A-ZА-Я]{1,3}[-–]?\d{1,4}")  # "the N1", "трасса М-5"
LAST_PART = 5  # letters of the last part of a compound that tells what it is
FORCE = ("PROTEST", "COERCE", "ASSAULT")  # farmers block a road, and rebels do
BESIDE = 4  # words behind an "and" within which the rest of a load stands
ARMED = ("MIL", "REB", "COP", "CRM", "SPY")


def by_party(desk: Desk, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """A verb in the sense that its object and its doer give it, unchanged where neither tells; None where that is no event.

    A phrase of several words has its object in it already, and is told by its object only where the pack has it whole ("let go"); who does
    it may still tell, where the phrase has a sense that doers give its verb, or one of force.
    """
    word = sentence.tokens[trigger.index].lemma.lower()
    if trigger.entry.pos == "N":
        return trigger
    if _moves_things(desk, sentence, trigger) or _judges_a_work(desk, sentence, trigger):
        return None
    by_object = dict(desk.cues.by_object.get(word if len(trigger.entry.words) == 1 else " ".join(trigger.entry.words), ()))
    whole = desk.cues.by_doer.get(" ".join(trigger.entry.words), ())
    by_doer = dict(whole or desk.cues.by_doer.get(word, ()))
    if not whole and len(trigger.entry.words) > 1 and trigger.entry.type not in (*FORCE, *by_doer.values()):
        by_doer = {}
    heads = subject(sentence, trigger.index)
    if set(trigger.tokens) & {i for head in heads for i in (head, *sentence.child(head, "compound", "nmod", "amod"))}:
        by_doer = {}  # "two shells landed on the market": the phrase has its doer in it
    for kinds, classes in ((by_object, _objects), (by_doer, _doers)):
        told = next((kinds[found] for found in (classes(desk, sentence, trigger) if kinds else ()) if found in kinds), None)
        if told == NONE or (told is None and "goods" in kinds):
            return None  # "se ofreció como mediador" offers no goods
        if told is not None and told != trigger.entry.type:
            trigger = replace(trigger, entry=as_type(desk.pack, trigger.entry, word, told))
    if (trigger.entry.type, trigger.entry.mode) == ("PROTEST", OBSTRUCT) and {*ORDERING} & {*_doers(desk, sentence, trigger)}:
        return replace(trigger, entry=replace(as_type(desk.pack, trigger.entry, word, "COERCE"), mode=None))  # the town closes a road
    return trigger


def _moves_things(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a phrase of aid to whom it concerns concerns nobody: lessons are moved to a school, or a choir moves to a church. Where cases
    tell who acts, the one subject may be an object that was read wrong."""
    entry = trigger.entry
    if entry.type != "AID" or len(entry.words) == 1 or "obj" not in entry.roles.recipients:
        return False
    ruled = objects(sentence, trigger) or cast(sentence, trigger, desk.cues.agents).recipients
    told = set(trigger.tokens)  # "700 kg of MEDICINE": what is given hangs on what it is counted in
    heads = [i for i in ruled if not told & {i, *sentence.subtree(i)}]
    if not ruled and sentence.child(trigger.index, "nsubj") and not name_words(desk.pack).genitive:
        return not is_passive(sentence, trigger.index)
    return bool(heads) and all(_object(desk, sentence, i) == "thing" for i in heads)


def _judges_a_work(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a harsh word is of a film, a play or a match (the pack's `works`), by nobody who governs: that is taste, and accuses nobody.

    "Critics called the film ridiculous", but "the minister called the film a provocation".
    """
    if trigger.entry.type not in ("ACCUSE", "REJECT") or len(trigger.entry.words) == 1:
        return False
    beside = [i for i in sentence.children[trigger.index] if sentence.tokens[i].dep not in ("advcl", "conj", "parataxis")]
    heads = {i for first in beside for i in (first, *sentence.child(first, "nsubj", "obj"))}
    if not any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & desk.cues.works for i in heads):
        return False
    return not {*ORDERING, "official", "office"}.intersection(_doers(desk, sentence, trigger))


def by_office(desk: Desk, sentence: Sentence, trigger: Trigger) -> Trigger:
    """An inquiry as an act of office where whoever has it by law makes it, or it is opened by nobody who is told; else as an accusation.

    "Prosecutors opened an inquiry", "une enquête a été ouverte", but "Kenya is investigating the raid".
    """
    pattern = desk.cues.investigators
    if (trigger.entry.type, trigger.entry.mode) != ("ACCUSE", "investigate") or pattern is None:
        return trigger
    heads = cast(sentence, trigger, desk.cues.agents).actors
    lawful = any(pattern.search(_phrase(desk, sentence, i)) for i in heads)
    mine = {sentence.tokens[i].dep for i in trigger.tokens}
    opened = not heads and ("nsubj:pass" in mine or ("obj" in mine and is_unowned(sentence, trigger.index)))
    return replace(trigger, entry=replace(trigger.entry, type="CIVIC", mode="inquiry")) if lawful or opened else trigger


def names_people(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the object of a verb is somebody."""
    return "people" in _objects(desk, sentence, trigger)


def _objects(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[str]:
    """The classes of the objects of a verb, goods and people first."""
    heads = objects(sentence, trigger) or cast(sentence, trigger, desk.cues.agents).recipients  # "assisted at the ceremony"
    found = {_object(desk, sentence, head) for head in heads}
    officials = ["official"] if any(_is_official(desk, sentence, head) for head in heads) else []
    goods = ["goods"] if any(_is_goods(desk, sentence, head) for head in heads) else []
    return [*goods, *officials, *(kind for kind in ("people", "place", "thing") if kind in found)]


def _is_goods(desk: Desk, sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase is of goods or helpers that are sent for relief: "flour", "a team of eight doctors", "Hochleistungspumpen"."""
    words = {w for i in (head, *sentence.child(head, "nmod")) for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())}
    if words & desk.cues.relief:
        return True
    last = tuple(form for word in desk.cues.relief if len(word) >= LAST_PART for form in (word, f"{word}n"))
    return desk.company.descriptions.compounds and any(word.endswith(last) for word in words)


def _is_official(desk: Desk, sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase is one person with a name or an office, or a delegation of such."""
    token = sentence.tokens[head]
    named = desk.company.at(token.start, token.end) or next(iter(desk.company.resolve(sentence, head) if token.pos == "PRON" else ()), None)
    if {token.lemma.lower(), token.text.lower()} & desk.cues.sent or (named is not None and _is_state(named)):
        return True
    return (named is not None and named.kind in ("person", "role")) or name_words(desk.pack).has("offices", token)


def _in_office(desk: Desk, sentence: Sentence, head: int) -> bool:
    """Whether a noun without a name or an adjective tells of an office or of work at a prison: "the minister", but not "the former one"."""
    token = sentence.tokens[head]
    plainly = token.pos == "NOUN" and not sentence.child(head, "flat", "flat:name", "appos", "amod")
    keeper = {token.lemma.lower(), token.text.lower()} & desk.cues.keepers
    return plainly and (bool(keeper) or name_words(desk.pack).has("offices", token))


def _is_state(named: Mention) -> bool:
    """Whether a name stands for a state or for a body of one."""
    body, organ = actors().lookup(named.text), actors().head(named.text)
    governs = body.sector == "GOV" if body is not None else organ is not None and organ[1] == "GOV"
    return governs or (named.kind == "place" and bool(actors().stands_for(named.text)))


def _object(desk: Desk, sentence: Sentence, head: int) -> str:
    token = sentence.tokens[part_of(sentence, head, desk.cues)]
    named = desk.company.at(token.start, token.end)
    if named is not None:
        return "place" if named.kind in ("place", "facility") else "people"
    told = desk.company.descriptions.acts(token) or desk.company.counts(sentence, head) or desk.company.is_party(sentence, head)
    if token.pos == "PRON" or told:
        return "people"
    if ROAD.fullmatch(token.text):
        return "place"
    words = name_words(desk.pack)
    places = words.geo | words.facilities
    held = {token.lemma.lower(), token.text.lower()} & desk.cues.strongholds
    return "place" if held or word_key(token.lemma) in places or word_key(token.text) in places else "thing"


def part_of(sentence: Sentence, head: int, cues: Cues) -> int:
    """The noun that a noun phrase is a part or a number of: "part of the town"; else its head."""
    token = sentence.tokens[head]
    whole = sentence.child(head, "nmod", "nmod:gen") if {token.lemma.lower(), token.text.lower()} & cues.quantities else []
    return whole[0] if whole else head


def _doers(desk: Desk, sentence: Sentence, trigger: Trigger) -> list[str]:
    """The classes of whoever does what a verb tells: of its subjects, where it is passive of whoever it is done by."""
    if trigger.entry.pos == "V" and is_passive(sentence, trigger.index):
        heads = list(cast(sentence, trigger, desk.cues.agents).actors)
    else:
        heads = [i for head in subject(sentence, trigger.index) for i in coordinated(sentence, head)]
    if not heads:
        return []
    court = desk.cues.courts is not None and any(desk.cues.courts.search(_phrase(desk, sentence, i)) for i in heads)
    thing = all(_object(desk, sentence, i) == "thing" for i in heads)
    loads = [i for head in heads if is_carrier(sentence, head, desk.cues) and (i := load(desk, sentence, head)) is not None]
    armed = any(is_armed(desk, sentence, i) for i in (*heads, *loads))
    official = not armed and any(_is_official(desk, sentence, i) for i in heads)
    laden = any(is_armed(desk, sentence, i) for i in loads)
    carrier = not laden and any(brings_relief(sentence, i, trigger.index, desk.cues) for i in heads)
    named = [m for i in heads if (m := desk.company.at(sentence.tokens[i].start, sentence.tokens[i].end)) is not None]
    state = not armed and any(_is_state(m) for m in named)
    kinds = {
        "carrier": carrier,
        "court": court,
        "state": state,
        "thing": thing and not armed,
        "armed": armed,
        "authority": any(_governs(sentence, i, desk.cues) for i in heads),
        "office": any(_in_office(desk, sentence, i) for i in heads),
        "official": official,
        "body": not armed and any(m.kind == "organisation" for m in named),
        "crowd": not armed,
    }
    return [kind for kind, holds in kinds.items() if holds]


def _governs(sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether a noun is a word for a body or an office that gives orders (`authorities`), or a compound that ends in one."""
    lemma, text = sentence.tokens[head].lemma.lower(), sentence.tokens[head].text.lower()
    return bool({lemma, text} & cues.authorities) or any(lemma.endswith(word) for word in cues.authorities if len(word) >= LAST_PART)


def is_carrier(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word is a vehicle or what it carries: "convoy", "shipment"."""
    return bool({sentence.tokens[index].lemma.lower(), sentence.tokens[index].text.lower()} & cues.carriers)


def brings_relief(sentence: Sentence, head: int, verb: int, cues: Cues) -> bool:
    """Whether a noun phrase is a vehicle, and relief stands in its phrase or with its verb."""
    if not is_carrier(sentence, part_of(sentence, head, cues), cues):
        return False
    near = {*sentence.subtree(head), *(i for child in sentence.children[verb] for i in sentence.subtree(child))}
    return any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & cues.relief for i in near)


def load(desk: Desk, sentence: Sentence, carrier: int) -> int | None:
    """What or whom a phrase right behind a vehicle says that it carries: "a convoy of REBELS", but not "to the town", "on Monday"."""
    behind = sentence.tokens[carrier + 1 : carrier + 2]
    if not behind or behind[0].dep != "case" or behind[0].head == carrier:
        return None
    noun = sentence.tokens[behind[0].head]
    timed = any(t.start <= noun.start < t.end for t in desk.times)
    named = desk.company.at(noun.start, noun.end)
    other = timed or (named is not None and named.kind == "organisation") or _object(desk, sentence, noun.index) == "place"
    if other:
        return None
    joined = sentence.tokens[noun.index + 1 : noun.index + 2]
    beside = sentence.tokens[noun.index + 2 : noun.index + 2 + BESIDE] if joined and joined[0].pos == "CCONJ" else ()
    nominal = takewhile(lambda t: t.pos in ("NOUN", "ADJ", "NUM", "DET", "ADP"), beside)
    return next((t.index for t in nominal if is_armed(desk, sentence, t.index)), noun.index)  # "with rice and FIGHTERS"


def _phrase(desk: Desk, sentence: Sentence, head: int) -> str:
    """The name at the head of a noun phrase, else its word."""
    token = sentence.tokens[head]
    named = desk.company.at(token.start, token.end)
    return named.text if named else token.text


@lru_cache(maxsize=32)
def troops(pack: Pack) -> frozenset[str]:
    """The words of a pack for bodies of soldiers and what they fight with: "battalion", "garrison", "frigate"."""
    nouns = pack.toml("event_nouns")
    return frozenset(plain(str(noun), pack).lower() for name in ("troops", "units") for noun in nouns.get(name, ()))


def is_armed(desk: Desk, sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase names soldiers, police, rebels or a gang."""
    token = sentence.tokens[head]
    if name_words(desk.pack).has("armed", token) or {token.lemma.lower(), token.text.lower()} & troops(desk.pack):
        return True
    mention = desk.company.at(token.start, token.end)
    for phrase in filter(None, (token.text, token.lemma, mention.text if mention else "")):
        body, organ = actors().lookup(phrase), actors().head(phrase)
        if (body and body.sector in ARMED) or (organ and organ[1] in ARMED):
            return True
    return False
