"""Whom a verb concerns, where a small parser lost it, in languages with cases: people in the accusative, by their form.

For packs that say `cases = true` in `parse.toml`. The name behind an office and what that is of belongs to the office ("директора завода
Виктора Лапина"); who stands behind a day or a term, which nobody owns, is the verb's object ("арестовал на 60 дней директора"); who stands
first in the form of an object is no subject where another one is, or where the verb is of another number ("Заложников удерживают").
Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import simplemma

from tidings.actors import actors
from tidings.annotate_types import Token, is_short_passive
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.name_words import NameWords, name_words, word_key
from tidings.tree import has_case

NOUNS = ("NOUN", "PROPN")
QUOTES = frozenset('«»"“”„')
LONGEST = 9  # words between an office and the name of who has it
LOOSE = ("nmod", "appos", "flat", "flat:name", "obl", "dep", "amod", "conj", "iobj")
CLIMBED = 3


@dataclass(frozen=True)
class Forms:
    """Words of a pack: those for people, endings of people as objects (of one, with those of its dictionary form; of several), verbs of
    several, people who act, nouns that nobody owns, offices whose plural is like one man's owner, verbs that have no object, endings
    of reflexive verbs."""

    pack: Pack
    words: NameWords
    one: re.Pattern[str]
    plain: re.Pattern[str]
    several: re.Pattern[str]
    many: re.Pattern[str]
    acting: re.Pattern[str]
    nobodys: frozenset[str]
    alike: frozenset[str]
    people: frozenset[str]
    alone: frozenset[str]
    reflexive: tuple[str, ...]


@lru_cache(maxsize=8)
def forms_of(pack: Pack) -> Forms | None:
    """The forms of a pack; None where it has none."""
    source = pack.toml("parse")
    told = source.get("people_as_objects")
    if not told:
        return None
    words = name_words(pack)
    one, plain, several = (re.compile(str(told[name])) for name in ("one", "plain", "several"))
    people = words.roles | words.groups | frozenset(word_key(word) for word in pack.toml("claims").get("people", ()))
    nobodys = words.calendar | frozenset(word_key(word) for word in told["nobodys"])
    many, alike, alone = re.compile(source["plural"]), source.get("plurals_like_owners", ()), told["alone"]
    acting = re.compile(str(told["acting"]))
    reflexive = tuple(str(ending) for ending in source.get("reflexive", ()))
    return Forms(pack, words, one, plain, several, many, acting, nobodys, frozenset(alike), people, frozenset(alone), reflexive)


def with_people_as_objects(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with people in the accusative under the verbs that concern them."""
    forms, mended = forms_of(pack), list(tokens)
    if forms is None:
        return mended
    for token in [t for t in mended if t.pos == "VERB" and t.feature("VerbForm") == "Part" and word_key(t.lemma) in forms.words.roles]:
        mended[token.index] = replace(token, pos="NOUN", morph="Animacy=Anim|Case=Gen|Number=Sing")  # "капітана" read as a participle
    for office in [t for t in mended if forms.words.has("roles", t) and t.pos in NOUNS]:
        _named(mended, office, forms)
    _owners(mended)
    _joined_bodies(mended, forms)
    for person in list(mended):
        if is_object(person, forms) and person.dep in LOOSE:
            _behind_terms(mended, mended[person.index], forms)
            _beside_verb(mended, mended[person.index], forms)
    for person in [t for t in mended if t.dep == "nsubj" and t.pos in (*NOUNS, "ADJ")]:
        _first(mended, person, forms)
    _counted(mended, forms)
    for thing in [t for t in mended if t.dep in ("obj", "iobj") and t.pos in NOUNS and mended[t.head].lemma.lower() in forms.alone]:
        above = [t for t in mended if t.head == thing.head and t.dep.startswith("nsubj")]
        if not above and not has_case(mended, thing.index) and thing.feature("Case") not in ("Ins", "Dat"):
            mended[thing.index] = replace(thing, dep="nsubj", morph="Case=Nom")
    return mended


def is_object(token: Token, forms: Forms) -> bool:
    """Whether a word for people, or an office, has a form that only objects and owners have."""
    word = token.text.lower()
    lemma = simplemma.lemmatize(word, lang=forms.pack.code).lower()
    if word == lemma or token.pos not in (*NOUNS, "ADJ") or (word in forms.alike and token.feature("Number") != "Sing"):
        return False
    if word_key(lemma) not in forms.people and word_key(token.lemma) not in forms.people:
        return False
    return bool((forms.one.search(word) and forms.plain.search(lemma)) or forms.several.search(word))


def _named(tokens: list[Token], office: Token, forms: Forms) -> None:
    """The name behind an office and what it is of, put to the office whose case it shares."""
    first = office.feature("Case") == "Nom" and not is_object(office, forms)
    name = _name_behind(tokens, office.index, forms, first)
    if name is None or name == office.index + 1 or (tokens[name].head == office.index and tokens[name].dep in ("appos", "flat:name")):
        return
    bent = tokens[name].feature("Case") not in (None, "Nom")
    if (first and bent and tokens[name].text.lower() != tokens[name].lemma.lower()) or (
        not first and not bent and not is_object(office, forms)
    ):
        return
    above, top = tokens[name].head, name
    while tokens[top].dep in ("appos", "flat", "flat:name", "nmod") and office.index < tokens[top].head < top:
        top = tokens[top].head
    if first and tokens[top].dep.startswith("nsubj"):  # the office is the subject that the name, or the state before it, was
        tokens[office.index] = replace(tokens[office.index], head=tokens[top].head, dep=tokens[top].dep)
        if top != name:
            tokens[top] = replace(tokens[top], head=office.index, dep="nmod")
    tokens[name] = replace(tokens[name], head=office.index, dep="appos", pos="PROPN")
    at = name + 1
    while at < len(tokens) and _capital(tokens[at]):
        tokens[at] = replace(tokens[at], head=name, dep="flat:name", pos="PROPN")
        at += 1
    heads = [i for i in (above, name) if above > office.index] + [office.head, tokens[office.head].head]
    for other in [t for t in tokens if t.dep == "conj" and t.head in heads and t.index >= at and t.pos in NOUNS]:
        bears = any(t.head == other.index and t.dep in ("appos", "flat:name", "flat") and _capital(t) for t in tokens)
        if bears or is_object(other, forms):
            tokens[other.index] = replace(other, head=office.index)


def _name_behind(tokens: Sequence[Token], office: int, forms: Forms, first: bool) -> int | None:
    """Where a name of two words begins behind an office and nouns in small letters; names in quotation marks, states, towns before a name
    and acronyms are passed over, and behind an office in the nominative (`first`) further offices that are not, and prepositions."""
    at, quoted = office + 1, False
    while at < min(office + 1 + LONGEST, len(tokens) - 1):
        token = tokens[at]
        if token.text in QUOTES:
            quoted = not quoted if token.text == '"' else token.text in "«“„"
        elif not quoted and _capital(token) and _capital(tokens[at + 1]) and not _stands_for_place(token):
            third = tokens[at + 2] if at + 2 < len(tokens) else token
            if not (third is not token and _capital(third) and gazetteer().lookup(token.text)):
                return at
        elif not quoted and not _capital(token):
            small = token.pos in ("NOUN", "ADJ") or (token.pos == "PUNCT" and token.text == "-") or token.text.isupper()
            led = first and token.pos == "ADP"
            role = forms.words.has("roles", token) and not (first and token.text.lower() != token.lemma.lower())
            if not (small or led) or role:
                return None
        at += 1
    return None


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text[1:2].islower() and token.pos not in ("ADP", "CCONJ", "SCONJ")


def _stands_for_place(token: Token) -> bool:
    known = actors().country(token.text) or actors().adjective(token.text)
    return bool(known) or any(p.feature == "country" for p in gazetteer().lookup(token.text))


def _behind_terms(tokens: list[Token], person: Token, forms: Forms) -> None:
    """Who hangs on a day or a term between the verb and him is whom the verb concerns."""
    noun, steps = tokens[person.head], 0
    while noun.pos in NOUNS and not has_case(tokens, noun.index) and steps < CLIMBED and noun.head != noun.index:
        noun, steps = tokens[noun.head], steps + 1
    owned = word_key(noun.lemma) not in forms.nobodys and word_key(noun.text) not in forms.nobodys
    verb = tokens[noun.head]
    if owned or not has_case(tokens, noun.index) or has_case(tokens, person.index) or not verb.index < noun.index < person.index:
        return
    active = verb.pos == "VERB" and not is_short_passive(verb) and not any(t.head == verb.index and t.dep == "obj" for t in tokens)
    if active and not verb.text.lower().endswith(forms.reflexive) and not any(t.text in ",;:" for t in tokens[verb.index : person.index]):
        tokens[person.index] = replace(person, head=verb.index, dep="obj")


def _beside_verb(tokens: list[Token], person: Token, forms: Forms) -> None:
    """Who hangs on a verb as a circumstance, without a preposition and in the form of an object, is its object where it has none."""
    verb = tokens[person.head]
    if (
        person.dep not in ("obl", "dep", "nmod", "amod", "iobj")
        or verb.pos != "VERB"
        or person.index < verb.index
        or is_short_passive(verb)
    ):
        return
    objects = [t for t in tokens if t.head == verb.index and t.dep == "obj" and not has_case(tokens, t.index) and t.index > verb.index]
    if not has_case(tokens, person.index) and not objects and not verb.text.lower().endswith(forms.reflexive):
        tokens[person.index] = replace(person, dep="obj")


def _owners(tokens: list[Token]) -> None:
    """ "Суд соседнего города отправил" with the town as an object: with an adjective in the genitive, behind a noun, it owns that."""
    for noun in [t for t in tokens if t.dep == "obj" and t.pos == "NOUN" and t.feature("Case") == "Gen" and t.feature("Number") == "Sing"]:
        verb = tokens[noun.head]
        words = [t for t in tokens if t.head == noun.index and t.dep == "amod" and t.feature("Case") == "Gen" and t.index == noun.index - 1]
        if not words or verb.index < noun.index or words[0].index == 0:
            continue
        before = tokens[words[0].index - 1]
        if before.pos in NOUNS and before.dep.startswith("nsubj") and before.head == verb.index:
            tokens[noun.index] = replace(noun, head=before.index, dep="nmod")


def _joined_bodies(tokens: list[Token], forms: Forms) -> None:
    """ "правительства Чада и группировки «...»" with the group joined to Iraq: a noun for a body is joined to the noun for one."""
    for body in [t for t in tokens if t.dep == "conj" and t.pos == "NOUN"]:
        state = tokens[body.head]
        above = tokens[state.head]
        kinds = all(forms.words.has("bodies", t) or forms.words.has("named_bodies", t) for t in (body, above))
        if (
            kinds
            and state.pos == "PROPN"
            and state.dep in ("nmod", "appos", "flat", "flat:name")
            and above.index < state.index < body.index
        ):
            tokens[body.index] = replace(body, head=above.index)


def _first(tokens: list[Token], person: Token, forms: Forms) -> None:
    """A subject with the form of an object, before its verb: the object where another subject is there or the verb is of several."""
    verb = tokens[person.head]
    if verb.pos == "VERB" and person.index > verb.index:
        _body_before(tokens, person, verb, forms)
    if verb.pos != "VERB" or person.index > verb.index or not is_object(person, forms) or is_short_passive(verb):
        return
    ruled = any(t.head == verb.index and t.dep in ("obj", "xcomp") and t.pos in NOUNS for t in tokens[verb.index :])
    if person.text.lower() in forms.alike and (ruled or verb.text.lower().endswith(forms.reflexive)):
        return  # "Учителя перекрыли дорогу"
    counted = any(t.head == person.index and t.dep.startswith(("nummod", "conj")) for t in tokens)
    before = tokens[person.index - 1] if person.index else None
    beside = before is not None and before.pos == "NOUN" and before.head == verb.index and word_key(before.text) not in forms.nobodys
    if counted or beside or (before is not None and before.pos == "NUM"):
        return
    others = [t for t in tokens if t.head == verb.index and t.dep == "nsubj" and t.index != person.index and not is_object(t, forms)]
    if others or forms.many.search(verb.text.lower()) or verb.text.lower().endswith(("ла", "лась")):
        tokens[person.index] = replace(person, dep="obj", pos="NOUN", morph="Animacy=Anim|Case=Acc")


def _counted(tokens: list[Token], forms: Forms) -> None:
    """ "евакуювала 300 жителів селища Яр" with the villagers put to the village: counted people right behind a verb are its object."""
    for verb, number, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        active = verb.pos == "VERB" and verb.feature("VerbForm") == "Fin" and not is_short_passive(verb)
        put = number.pos == "NUM" and noun.head > noun.index and noun.dep in LOOSE and bool(forms.several.search(noun.text.lower()))
        if (
            active
            and put
            and noun.pos == "NOUN"
            and not any(t.head == verb.index and t.dep in ("obj", "nsubj") and t.index > verb.index for t in tokens)
        ):
            tokens[noun.index] = replace(noun, head=verb.index, dep="obj")
            behind = tokens[noun.index + 1] if noun.index + 1 < len(tokens) else None
            if behind is not None and behind.pos == "NOUN" and behind.head > behind.index:
                tokens[behind.index] = replace(behind, head=noun.index, dep="nmod")


def _body_before(tokens: list[Token], person: Token, verb: Token, forms: Forms) -> None:
    """ "МЗС викликало посла" with the envoy as subject: a body before the verb acts; who has the form of an object behind it is that."""
    before = [
        t for t in tokens[: verb.index] if t.head == verb.index and t.pos in NOUNS and t.dep in ("obj", "iobj", "xcomp", "nmod", "dep")
    ]
    body = next((t for t in before if (t.text.isupper() and len(t.text) > 1) or forms.words.has("lone_bodies", t)), None)
    if body is None or has_case(tokens, body.index) or not (is_object(person, forms) or body.text.isupper()) or is_short_passive(verb):
        return
    tokens[body.index] = replace(body, dep="nsubj", pos="NOUN", morph="Case=Nom")
    tokens[person.index] = replace(person, dep="obj" if is_object(person, forms) else "iobj")
