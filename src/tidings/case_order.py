"""Foreign names and objects behind days and places, in languages with cases: mended by form where a small parser loses its way.

For packs that say `cases = true` in `parse.toml`. A capitalised word behind a first name is no verb; a day or a town owns no noun that
stands behind it without a preposition, so that this is what the verb rules; who is joined by "and" has the case of whoever he is joined to.
Relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import simplemma

from tidings.annotate_types import PASSIVE, Token, is_short_passive
from tidings.language import Pack
from tidings.name_words import name_words, word_key
from tidings.verbforms import verb_forms

NOUNS = ("NOUN", "PROPN")
HYPHENS = ("-", "‑", "–")
LOOSE = ("nmod", "appos", "flat", "flat:name", "obl", "amod", "iobj", "dep")
OBJECT_CASES = ("Acc", "Gen")
HELPERS = ("cop", "aux", "aux:pass")
CLAUSAL = ("nsubj", "obl", "advmod", "punct", "mark", "cc", "parataxis")


def with_case_order(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with mended names, objects, doers and joined nouns."""
    if not pack.toml("parse").get("cases"):
        return list(tokens)
    return _doers(_joined(_behind_days(_subjects(_predicates(_participles(_names(_hyphenated(list(tokens))), pack))), pack)))


def _hyphenated(tokens: list[Token]) -> list[Token]:
    """ "Вице-премьер" in three words of which the first stands for all: the last does, and a name behind it is his."""
    for at in range(len(tokens) - 2):
        first, hyphen, last = tokens[at : at + 3]
        glued = first.end == hyphen.start and hyphen.end == last.start and hyphen.text in HYPHENS
        if not glued or last.head != at or last.pos not in NOUNS or first.pos not in NOUNS:
            continue
        whole = replace(last, head=last.index if first.head == at else first.head, dep=first.dep)
        tokens[last.index], tokens[at] = whole, replace(first, head=last.index, dep="compound")
        for other in [t for t in tokens if t.head == at and t.index not in (at, last.index)]:
            tokens[other.index] = replace(other, head=last.index)
        name = tokens[at + 3] if at + 3 < len(tokens) else None
        if name is not None and name.pos == "PROPN" and name.dep == whole.dep == "nsubj" and name.head == whole.head:
            tokens[name.index] = replace(name, head=last.index, dep="appos")
    return tokens


def _names(tokens: list[Token]) -> list[Token]:
    """ "Питер Отиено принял" with the second name as a verb: it belongs to the first, and the verb behind it rules."""
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        named = before.text[:1].isupper() and before.pos == "PROPN" and token.text[:1].isupper()
        if not named or token.pos not in ("VERB", "ADV", "AUX"):
            continue
        verb = next((t for t in tokens[at + 1 :] if t.pos == "VERB" and not t.text[:1].isupper()), None)
        first = before.head if before.dep in ("flat:name", "flat") and before.head < at - 1 else before.index
        tokens[at] = replace(token, pos="PROPN", morph="Case=Nom", head=first, dep="flat:name")
        if verb is None:
            continue
        root = token.head == at
        if root or verb.head == at:
            tokens[verb.index] = replace(verb, head=verb.index if root else token.head, dep="root" if root else token.dep)
        for other in list(tokens):
            if other.head == at and other.index not in (at, verb.index):
                subject = other.index == first or other.dep.startswith("nsubj")
                tokens[other.index] = replace(other, head=verb.index, dep="nsubj" if subject else other.dep)
        if tokens[first].head == at or tokens[first].head == first:
            tokens[first] = replace(tokens[first], head=verb.index, dep="nsubj")
    return tokens


def _participles(tokens: list[Token], pack: Pack) -> list[Token]:
    """ "був заарештований поліцією" with the police as predicate and the participle as its adjective: they differ in case, so it rules."""
    verbs = verb_forms(pack)
    for token in tokens:
        noun = tokens[token.head]
        verb = verbs.of_participle(token.text.lower()) if verbs and token.dep == "amod" else None
        helper = next((t for t in tokens[: token.index] if t.head in (noun.index, token.index) and t.dep in HELPERS), None)
        if verb is None or helper is None or noun.index < token.index or noun.feature("Case") in (None, token.feature("Case")):
            continue
        root = noun.head == noun.index
        for other in [t for t in tokens if t.head == noun.index and t.index not in (noun.index, token.index)]:
            marked = any(t.head == other.index and t.dep == "case" for t in tokens)
            if other.index < token.index or other.dep in CLAUSAL or (other.dep == "nmod" and marked):
                dep = {"nsubj": "nsubj:pass", "nmod": "obl"}.get(other.dep, other.dep)
                tokens[other.index] = replace(other, head=token.index, dep=dep)
        tokens[helper.index] = replace(helper, head=token.index, dep="aux:pass")
        rules = replace(token, pos="VERB", lemma=verb, morph=PASSIVE)
        tokens[token.index] = replace(rules, head=token.index if root else noun.head, dep="root" if root else noun.dep)
        tokens[noun.index] = replace(noun, head=token.index, dep="obl")
    return tokens


def _predicates(tokens: list[Token]) -> list[Token]:
    """ "деревня была во вторник обстреляна" with "была" as the verb: the participle behind it is; its subject is the participle's."""
    for token in tokens:
        if token.dep != "parataxis" or not is_short_passive(token):
            continue
        helper = tokens[token.head]
        below = [t for t in tokens if t.head == helper.index and t.index not in (helper.index, token.index)]
        if helper.index > token.index or helper.pos not in ("VERB", "AUX") or any(t.dep in ("obj", "xcomp", "ccomp") for t in below):
            continue
        if helper.feature("Tense") != "Past" or any(t.text == "," for t in tokens[helper.index : token.index]):
            continue
        root = helper.head == helper.index
        tokens[token.index] = replace(token, head=token.index if root else helper.head, dep="root" if root else helper.dep)
        tokens[helper.index] = replace(helper, pos="AUX", head=token.index, dep="aux:pass")
        for other in below:
            tokens[other.index] = replace(other, head=token.index, dep="nsubj:pass" if other.dep == "nsubj" else other.dep)
    return [
        replace(t, head=tokens[t.head].head) if t.dep.startswith("nsubj") and tokens[t.head].dep in ("cop", "aux:pass") else t
        for t in tokens
    ]


def _subjects(tokens: list[Token]) -> list[Token]:
    """Nouns in the nominative before a verb as its subjects, though they were put to the noun or the word between."""
    for token in list(tokens):
        head = tokens[token.head]
        if token.pos not in NOUNS or token.feature("Case") != "Nom" or head.index == token.index:
            continue
        verb = head if head.pos == "VERB" else tokens[head.head]
        if token.dep == "amod" and token.index < head.index:
            verb = next((t for t in tokens[token.index :] if t.pos == "VERB"), verb)
        elif token.dep != "nsubj" or head.pos == "VERB" or not head.dep.startswith("nsubj"):
            continue
        if verb.pos != "VERB" or verb.index < token.index:
            continue
        tokens[token.index] = replace(token, head=verb.index, dep="nsubj")
        for other in [t for t in tokens if t.head == verb.index and t.dep == "nsubj" and t.index != token.index]:
            behind = other.index > verb.index
            tokens[other.index] = replace(other, head=verb.index if behind else token.index, dep="obj" if behind else "nmod")
    return tokens


def _behind_days(tokens: list[Token], pack: Pack) -> list[Token]:
    """ "принял в понедельник в Найроби посланника" with the envoy put to the town: he is whom the verb received."""
    words = name_words(pack)
    marked = {t.head for t in tokens if t.dep == "case"}
    for token in tokens:
        head = tokens[token.head]
        verb = tokens[head.head]
        if (
            token.dep not in LOOSE
            or token.pos not in NOUNS
            or token.index in marked
            or head.index >= token.index
            or head.index not in marked
        ):
            continue
        day = word_key(head.lemma) in words.calendar or word_key(head.text) in words.calendar
        if not (day or _town(head, pack)) or verb.pos != "VERB" or verb.index > token.index or (token.text[:1].isupper() and not day):
            continue
        case = token.feature("Case")
        objects = [t for t in tokens if t.head == verb.index and t.dep == "obj"]
        for other in [t for t in objects if t.index > token.index and t.feature("Case") == "Gen"]:
            tokens[other.index] = replace(other, head=token.index, dep="nmod")  # "министров восьми стран"
        ruled = any(t.index < token.index for t in objects)
        dep = "obj" if case in OBJECT_CASES and not ruled else "obl"
        tokens[token.index] = replace(token, head=verb.index, dep=dep)
    return tokens


def _town(token: Token, pack: Pack) -> bool:
    """Whether a word with a capital is no word of the dictionary, or one that keeps its capital there."""
    if not token.text[:1].isupper():
        return False
    known = simplemma.is_known(token.text.lower(), lang=pack.code)
    return not known or simplemma.lemmatize(token.text, lang=pack.code)[:1].isupper()


def _joined(tokens: list[Token]) -> list[Token]:
    """ "правительством Кении и повстанцами" with the rebels joined to Kenya: nouns joined by "and" have one case."""
    for token in tokens:
        head = tokens[token.head]
        case = token.feature("Case")
        if token.dep != "conj" or token.pos not in NOUNS or head.pos not in NOUNS or case is None or head.feature("Case") == case:
            continue
        above = tokens[head.head]
        if head.dep.startswith("nmod") and above.pos in NOUNS and above.index < head.index and above.feature("Case") == case:
            tokens[token.index] = replace(token, head=above.index)
    return tokens


def _doers(tokens: list[Token]) -> list[Token]:
    """ "задержана полицией" with the police as an indirect object: what stands in the instrumental is none."""
    return [replace(t, dep="obl") if t.dep == "iobj" and t.feature("Case") == "Ins" else t for t in tokens]
