"""Who agrees with the verb acts, and whoever stands in the object's form does not, in languages whose past tense has gender and number.

For packs with `[agreement]` in `parse.toml`: how verbs of the past end by gender and number, how nouns do that can be their subject, and
which numerals only objects have. "Both were detained by police" as "обох затримала поліція" has its doer last: a small parser takes what
stands first for it, but "both" is an object and the feminine verb agrees with the police. Where nothing agrees, all stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.annotate_types import Token
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.name_words import name_words, word_key

NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")
UNDER = ("nsubj", "obj", "iobj", "nmod", "flat", "flat:name", "appos", "amod", "advmod", "dep", "obl")
WRONG = ("nsubj", "obj", "iobj", "nmod", "appos", "amod", "advmod", "dep", "obl", "ccomp", "xcomp", "nsubj:pass")
PART_OF = ("flat", "flat:name", "appos")  # what a name is to the noun before it, whose preposition is its own
CLIMBED = 4


@dataclass(frozen=True)
class Forms:
    """How verbs of the past and their subjects end, by "feminine", "masculine" and "plural"; numerals of objects; people by their state."""

    pack: Pack
    verbs: Mapping[str, re.Pattern[str]]
    subjects: Mapping[str, re.Pattern[str]]
    singular: re.Pattern[str]
    numerals: re.Pattern[str]
    accusative: re.Pattern[str]
    meant: re.Pattern[str]


@lru_cache(maxsize=8)
def forms_of(pack: Pack) -> Forms | None:
    """The forms of a pack; None where it has none."""
    told = pack.toml("parse").get("agreement")
    if not told:
        return None
    verbs, subjects = ({str(k): re.compile(str(v)) for k, v in told[name].items()} for name in ("verbs", "subjects"))
    rest = (re.compile(str(told[name])) for name in ("singular", "numerals", "accusative", "meant"))
    return Forms(pack, verbs, subjects, *rest)


def with_agreement(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens with subjects that agree with their verbs, and with numerals and people meant as the objects that their form says."""
    forms, found = forms_of(pack), list(tokens)
    if forms is None:
        return found
    found = [replace(t, pos="VERB") if t.pos == "ADJ" and t.feature("VerbForm") == "Fin" else t for t in found]
    _hedges(found, pack)
    for verb in [t for t in found if _acts(t, found)]:
        _counted(found, verb.index, forms)
        _owned(found, verb.index, forms)
        kind = next((name for name, form in forms.verbs.items() if form.search(verb.text.lower())), None)
        if kind is not None:
            _turned(found, verb.index, kind, forms)
    return found


def _hedges(tokens: list[Token], pack: Pack) -> None:
    """ "Якобы военные обстреляли" with the word of doubt as the soldiers': before a subject it belongs to the verb."""
    words = frozenset(str(word) for word in pack.toml("claims").get("alleged", ()))
    for token in [t for t in tokens if t.text.lower() in words and t.dep == "nsubj" and t.index + 1 < len(tokens)]:
        noun = tokens[token.index + 1]  # the word of doubt as the subject, and the soldiers as what describes it
        if noun.head == token.index and noun.dep in ("amod", "nmod", "flat", "appos"):
            tokens[noun.index] = replace(noun, head=token.head, dep="nsubj", pos="NOUN")
            tokens[token.index] = replace(token, head=noun.index, dep="advmod", pos="ADV", morph="")
    for token in [t for t in tokens if t.text.lower() in words and t.dep != "root" and tokens[t.head].pos in ("NOUN", "PROPN")]:
        noun = tokens[token.head]
        verb = next((t for t in tokens[noun.index :] if t.pos == "VERB" and t.feature("VerbForm") == "Fin"), None)
        if noun.index > token.index and noun.dep == "nsubj" and verb is not None and noun.head == verb.index and token.pos != "ADJ":
            tokens[token.index] = replace(token, head=verb.index, dep="advmod", pos="ADV")


def _acts(verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb is a finite one in the active."""
    passive = any(t.head == verb.index and t.dep in ("aux:pass", "expl:pass") for t in tokens)
    return verb.pos == "VERB" and verb.feature("VerbForm") == "Fin" and not passive


def _counted(tokens: list[Token], verb: int, forms: Forms) -> None:
    """ "Троих отпустили": a numeral that only objects have, alone or before its noun, is one; so is whoever is meant by his state alone."""
    for token in [t for t in tokens if forms.numerals.fullmatch(t.text.lower())]:
        noun = token
        behind = tokens[token.index + 1] if token.index + 1 < len(tokens) else token
        if token.dep.startswith(("nummod", "det", "amod")) and tokens[token.head].index > token.index:
            noun = tokens[token.head]
        elif (
            behind.pos in ("NOUN", "ADJ") and behind.head in (verb, token.index) and behind.index != verb and not led(tokens, behind.index)
        ):
            noun = behind
        if led(tokens, token.index) or led(tokens, noun.index) or noun.head not in (verb, token.index) or noun.dep not in WRONG:
            continue
        tokens[noun.index] = replace(noun, head=verb, dep="obj", pos=_person(noun), morph="Animacy=Anim|Case=Acc|Number=Plur")
        if noun.index != token.index:
            tokens[token.index] = replace(token, head=noun.index, dep="nummod", pos="NUM")
    for token in [t for t in tokens if t.head == verb and t.dep == "obj" and t.pos == "ADJ" and forms.meant.search(t.text.lower())]:
        tokens[token.index] = replace(token, pos="NOUN", morph="Animacy=Anim|Case=Acc")


def _person(noun: Token) -> str:
    return "NOUN" if noun.pos in ("ADJ", "ADV") else noun.pos


def _owned(tokens: list[Token], verb: int, forms: Forms) -> None:
    """ "Движение свою причастность отрицает" with the part as the movement's: what describes it has the form of an object."""
    if any(t.head == verb and t.dep == "obj" for t in tokens):
        return
    for subject in [t for t in tokens if t.head == verb and t.dep == "nsubj" and t.index < verb]:
        for noun in [t for t in tokens if t.head == subject.index and t.dep == "nmod" and subject.index < t.index < verb]:
            told = [t for t in tokens if t.head == noun.index and t.dep in ("det", "amod") and forms.accusative.search(t.text.lower())]
            if told and not led(tokens, noun.index):
                tokens[noun.index] = replace(noun, head=verb, dep="obj")
                return


def _turned(tokens: list[Token], verb: int, kind: str, forms: Forms) -> None:
    """Puts a subject that does not agree with its verb, or none, right by the one that does."""
    subjects = [t for t in tokens if t.head == verb and t.dep == "nsubj" and t.pos in NOUNS]
    if len(subjects) == 1 and (doer := _named_last(tokens, verb, subjects[0], kind, forms)) is not None:
        tokens[subjects[0].index] = replace(subjects[0], dep="obj", morph="Case=Acc")
        tokens[doer.index] = replace(doer, dep="nsubj", morph="Case=Nom")
        return
    if any(agrees(t, tokens, kind, forms) for t in subjects) or len(subjects) > 1:
        return
    if not subjects and not any(t.head == verb and t.dep == "obj" and t.index < verb for t in tokens):
        return
    if any(t.head == verb and t.dep in ("csubj", "nsubj:pass") for t in tokens):
        return
    able = (t for t in _candidates(tokens, verb) if t not in subjects and not _owns_office(tokens, t, forms))
    doer = next((t for t in able if _may_act(t, tokens, kind, forms)), None)
    if doer is None:
        return
    above = tokens[doer.head]
    for subject in subjects:
        tokens[subject.index] = replace(subject, dep="obj")
    tokens[doer.index] = replace(tokens[doer.index], head=verb, dep="nsubj", pos=_person(doer), morph="Case=Nom")
    if (
        above.index == doer.index - 1
        and above.head == verb != above.index
        and forms.subjects[kind].search(above.text.lower())
        and above.text[:1].islower()
    ):
        tokens[above.index] = replace(above, head=doer.index, dep="amod", pos="ADJ")  # "слідча поліція"


def _named_last(tokens: Sequence[Token], verb: int, first: Token, kind: str, forms: Forms) -> Token | None:
    """Who does it where a thing stands first and both agree: "ответственность взяла группировка", "перемирие нарушили боевики".

    The thing has one form in the nominative and accusative, and whoever stands behind the verb has a form that is no accusative.
    """
    word = first.text.lower()
    if (
        first.index > verb
        or first.pos != "NOUN"
        or is_somebody(first, forms)
        or first.feature("Animacy") == "Anim"
        or word.endswith(("а", "я"))
    ):
        return None
    for token in (t for t in tokens if t.head == verb and t.dep in ("obj", "iobj") and t.index > verb):
        plain = word_key(token.lemma) in _people(forms) and token.pos == "NOUN"
        told = plain if kind != "feminine" else plain or is_somebody(token, forms)
        if (
            told
            and not led(tokens, token.index)
            and _may_act(token, tokens, kind, forms)
            and not any(t.head == token.index and t.dep.startswith("nummod") for t in tokens)
        ):
            return token
    return None


def _candidates(tokens: Sequence[Token], verb: int) -> list[Token]:
    """The nouns that hang on a verb by whatever a small parser mistakes for it, without a preposition, the nearest first."""
    found = []
    for token in tokens:
        at, steps = token, 0
        while at.index != verb and at.dep in UNDER and steps < CLIMBED:
            at, steps = tokens[at.head], CLIMBED if at.dep in PART_OF and led(tokens, at.head) else steps + 1
        if at.index == verb and token.index != verb and token.pos in NOUNS and not led(tokens, token.index):
            found.append(token)
    return sorted(found, key=lambda t: abs(t.index - verb))


def _owns_office(tokens: Sequence[Token], token: Token, forms: Forms) -> bool:
    """Whether a word says what the office right before it is of: "владельца КОМПАНИИ задержали"."""
    before = tokens[token.index - 1] if token.index else None
    return before is not None and token.head == before.index and name_words(forms.pack).has("roles", before)


def led(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition leads a word."""
    return any(t.head == at and t.dep == "case" for t in tokens) or (at > 0 and tokens[at - 1].pos == "ADP")


def _base(token: Token) -> bool:
    """Whether a word stands in its dictionary form, or as a map has it."""
    return token.lemma.lower() == token.text.lower() or (token.text[:1].isupper() and bool(gazetteer().lookup(token.text)))


def agrees(token: Token, tokens: Sequence[Token], kind: str, forms: Forms) -> bool:
    """Whether a word can be the subject of a verb of a kind: unsure where its form does not tell."""
    if kind == "plural":
        several = any(t.head == token.index and t.dep == "conj" for t in tokens) or token.pos in ("NUM", "PRON")
        return several or not (_base(token) and forms.singular.search(token.text.lower()))
    return _base(token) and not forms.numerals.fullmatch(token.text.lower())


def _may_act(token: Token, tokens: Sequence[Token], kind: str, forms: Forms) -> bool:
    """Whether a word that is no subject yet agrees with the verb and means people, a body or a state."""
    word = token.text.lower()
    if kind == "plural" and any(t.head == token.index and t.dep == "conj" for t in tokens):
        return _base(token) and is_somebody(token, forms)
    if not forms.subjects[kind].search(word) or forms.numerals.fullmatch(word):
        return False
    fits = not _base(token) if kind == "plural" else _base(token)
    return fits and is_somebody(token, forms)


def is_somebody(token: Token, forms: Forms) -> bool:
    """Whether a word means people, a body, or whoever bears a name."""
    words = name_words(forms.pack)
    people = _people(forms) | words.bodies | words.lone_bodies
    return word_key(token.text) in people or word_key(token.lemma) in people or (token.pos == "PROPN" and token.text[:1].isupper())


def _people(forms: Forms) -> frozenset[str]:
    """Words for people, who have a form of their own as objects."""
    words = name_words(forms.pack)
    return words.roles | words.groups | {word_key(word) for word in forms.pack.toml("claims").get("people", ())}
