"""Clauses whose subject a small parser loses, in languages with cases: mended by form and by what stands beside what.

For packs that say `cases = true` in `parse.toml`. A finite verb is nobody's modifier; a name right behind an office belongs to it; who
stands in the nominative before a verb without a subject is its subject, and so is whoever "and" joins to him; a town in another case than
the noun behind it has the preposition to itself. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import simplemma

from tidings.annotate_types import Token
from tidings.case_roots import with_root
from tidings.language import Pack
from tidings.name_words import NameWords, name_words

NOUNS = ("NOUN", "PROPN")
WRONG = ("xcomp", "nmod", "advmod", "amod", "appos", "acl")  # what no finite verb without a mark is to a noun
CLIMBED = 6  # steps from a noun up to whoever stands at the head of the phrase before it
MOVED = ("aux", "aux:pass", "punct", "obl", "advmod", "parataxis", "cc", "discourse")


def with_clauses(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with mended verbs, offices, subjects and towns."""
    if not pack.toml("parse").get("cases"):
        return list(tokens)
    words = name_words(pack)
    speech = frozenset(str(word) for word in pack.toml("claims").get("speech", ()))
    mended = with_root(_verbs_under_names(_subjects_as_adverbs(_nouns_as_verbs(_hyphened(list(tokens))), words)), speech)
    mended = _offices(mended)
    mended = _subjects(_towns(_verbs_before_nouns(mended)), words)
    return _owners(_objects(_joined(_turned(mended, pack))), words)


def _below(tokens: Sequence[Token], at: int) -> list[Token]:
    return [t for t in tokens if t.head == at and t.index != at]


def _is_clause(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb is a finite one that no relative word or conjunction leads."""
    led = any(t.dep == "mark" or t.feature("PronType") == "Rel" for t in _below(tokens, verb.index))
    return _is_finite(verb) and not led


def _is_finite(verb: Token) -> bool:
    return verb.pos == "VERB" and verb.feature("VerbForm") == "Fin"


def _hyphened(tokens: list[Token]) -> list[Token]:
    """ "Премьер-министр" in three: the second half belongs to the first, and what hangs on it hangs on the whole."""
    for mark in [t for t in tokens if t.text == "-" and 0 < t.index < len(tokens) - 1]:
        first, second = tokens[mark.index - 1], tokens[mark.index + 1]
        if first.end != mark.start or mark.end != second.start or first.pos not in NOUNS or second.pos not in NOUNS:
            continue
        inside = (first.index, mark.index, second.index)
        outer = next((tokens[i] for i in inside if tokens[i].head not in inside or tokens[i].head == i), first)
        for token in list(tokens):
            if token.head in inside and token.index not in inside:
                tokens[token.index] = replace(token, head=first.index)
        tokens[first.index] = replace(first, head=first.index if outer.head in inside else outer.head, dep=outer.dep)
        tokens[mark.index] = replace(mark, head=first.index, dep="punct")
        tokens[second.index] = replace(second, head=first.index, dep="flat")
    return tokens


def _nouns_as_verbs(tokens: list[Token]) -> list[Token]:
    """ "Делегация покинула саммит" with the summit as a finite predicate: a noun is no verb, and so it is the object of the verb before."""
    for noun in [t for t in tokens if t.pos == "NOUN" and t.dep == "xcomp" and t.feature("VerbForm") == "Fin"]:
        verb = tokens[noun.head]
        if not _is_finite(verb) or any(t.dep == "obj" for t in _below(tokens, verb.index)):
            continue
        tokens[noun.index] = replace(noun, dep="obj", morph="Case=Acc")
        for other in _below(tokens, noun.index):
            if other.index > noun.index and other.dep in MOVED:
                tokens[other.index] = replace(other, head=verb.index)
    return tokens


def _owners(tokens: list[Token], words: NameWords) -> list[Token]:
    """ "Власти Чада" with Chad as another name of the authorities: a name in the genitive behind what is no office owns it."""
    named = [t for t in tokens if t.dep == "appos" and t.pos == "PROPN" and t.feature("Case") == "Gen" and t.index == t.head + 1]
    owning = {t.index for t in named if not words.has("roles", tokens[t.head])}
    return [replace(t, dep="nmod") if t.index in owning else t for t in tokens]


def _subjects_as_adverbs(tokens: list[Token], words: NameWords) -> list[Token]:
    """What is the subject of a verb is no adverb, and neither is a body, which is the subject of a verb behind it that has none."""
    for token in [t for t in tokens if t.pos == "NUM" and t.text.isalpha() and (words.has("bodies", t) or words.has("named_bodies", t))]:
        tokens[token.index] = replace(token, pos="NOUN")  # "Рух" read as a numeral
    for token in [t for t in tokens if t.pos == "ADV"]:
        verb = tokens[token.head]
        body = token.dep == "advmod" and verb.index > token.index and _is_finite(verb)
        body = body and (words.has("bodies", token) or words.has("groups", token))
        if token.dep.startswith("nsubj") or (body and not any(t.dep.startswith("nsubj") for t in _below(tokens, verb.index))):
            dep = "nsubj" if body else token.dep
            tokens[token.index] = replace(token, pos="NOUN", morph="Case=Nom", dep=dep)
    return tokens


def _turned(tokens: list[Token], pack: Pack) -> list[Token]:
    """ "Журналістку затримала поліція" with the journalist as subject: the form of each says who is the object, whatever the order."""
    forms = pack.toml("parse").get("turned", {})
    if not forms:
        return tokens
    accusative, nominative = (re.compile(forms[name]) for name in ("object", "subject"))
    for verb in [t for t in tokens if _is_finite(t)]:
        below = _below(tokens, verb.index)
        first = next((t for t in below if t.dep == "nsubj" and t.index < verb.index and t.pos in NOUNS), None)
        last = next((t for t in below if t.dep in ("obj", "iobj", "nsubj") and t.index > verb.index and t.pos in NOUNS), None)
        if first is None or last is None or any(t.dep in ("case", "nummod:gov", "conj") for t in _below(tokens, last.index)):
            continue
        if accusative.search(first.text) and _bends(first, pack) and nominative.search(last.text) and last.feature("Case") == "Nom":
            tokens[first.index] = replace(first, dep="obj")
            tokens[last.index] = replace(last, dep="nsubj")
    for token in [t for t in tokens if t.feature("PronType") == "Rel" and t.dep == "nsubj" and t.feature("Case") in ("Acc", "Gen")]:
        if not any(t.dep == "obj" for t in _below(tokens, token.head)):
            tokens[token.index] = replace(token, dep="obj")
    return tokens


def _bends(token: Token, pack: Pack) -> bool:
    """Whether a word is a bent form in the dictionary, unlike "меню" and "Баку"."""
    return simplemma.lemmatize(token.text.lower(), lang=pack.code).lower() != token.text.lower()


def _verbs_under_names(tokens: list[Token]) -> list[Token]:
    """ "Міністр Іван Петров провів розмову" with the name at the top and the verb under it: the verb rules, the name is its subject."""
    for verb in list(tokens):
        noun = tokens[verb.head]
        if noun.pos not in NOUNS or noun.index >= verb.index or verb.dep not in WRONG or not _is_clause(tokens, verb):
            continue
        if noun.head != noun.index or any(t.dep in ("cop", "case") for t in _below(tokens, noun.index)):
            continue
        if any(t.text in (",", ";", ":") for t in tokens[noun.index : verb.index]):
            continue
        bare = not any(t.dep.startswith("nsubj") for t in _below(tokens, verb.index))
        for other in _below(tokens, noun.index):
            if other.index != verb.index and (other.index > verb.index or other.dep in MOVED):
                tokens[other.index] = replace(other, head=verb.index)
        tokens[verb.index] = replace(verb, head=verb.index, dep="root")
        tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj" if bare else "obl")
    return tokens


def _verbs_before_nouns(tokens: list[Token]) -> list[Token]:
    """ "Голова профспілки Олег Бондар закликав водіїв не починати" with the verb as an attribute of those behind it: it rules them.

    Whoever all this was hung on before the verb is its subject, and what that was the subject of is what it is about.
    """
    for verb in list(tokens):
        noun = tokens[verb.head]
        if noun.pos not in NOUNS or noun.index <= verb.index or verb.dep not in ("amod", "nmod", "acl") or not _is_clause(tokens, verb):
            continue
        top, steps = noun, 0
        while tokens[top.head].index < verb.index and top.head != top.index and steps < CLIMBED:
            top, steps = tokens[top.head], steps + 1
        later = tokens[top.head]
        if top.head == top.index < verb.index and verb.dep == "amod" and verb.feature("VerbForm") == "Fin":
            _over_noun(tokens, verb, noun, top)
            continue
        if top.index > verb.index or not top.dep.startswith("nsubj") or top.feature("Case") not in (None, "Nom"):
            continue
        if later.index < verb.index or any(t.pos == "PUNCT" for t in tokens[top.index : verb.index]):
            continue
        root = later.head == later.index
        tokens[verb.index] = replace(verb, head=verb.index if root else later.head, dep="root" if root else later.dep)
        tokens[top.index] = replace(top, head=verb.index)
        tokens[noun.index] = replace(noun, head=verb.index, dep="obj")
        tokens[later.index] = replace(later, head=verb.index, dep="xcomp" if later.feature("VerbForm") == "Inf" else "conj")
    return tokens


def _over_noun(tokens: list[Token], verb: Token, noun: Token, root: Token) -> None:
    """The same where the root stands before the verb: a verb goes on from a verb, and where a noun is on top ("Голова РАЙОНУ Степан Лучко
    звинуватив активістів") the verb rules, and whoever was that noun's subject is its own."""
    tokens[noun.index] = replace(noun, head=verb.index, dep="obj")
    if root.pos not in NOUNS:
        tokens[verb.index] = replace(verb, head=root.index, dep="conj")
        return
    tokens[verb.index] = replace(verb, head=verb.index, dep="root")
    for token in [t for t in tokens if t.head == root.index and t.index > verb.index and t.index != noun.index]:
        tokens[token.index] = replace(token, head=verb.index)
    owner = next((t for t in tokens if t.head == root.index and t.dep == "nsubj" and t.index < root.index), None)
    if owner is None:
        tokens[root.index] = replace(root, head=verb.index, dep="nsubj")
    else:
        tokens[owner.index] = replace(owner, head=verb.index)
        tokens[root.index] = replace(root, head=owner.index, dep="nmod")


def _offices(tokens: list[Token]) -> list[Token]:
    """ "Министр внутренних дел Поль Моро подал" with office and name as two subjects, or the office under the name: they are one."""
    for name in list(tokens):
        if name.pos != "PROPN" or not name.dep.startswith("nsubj"):
            continue
        offices = [
            t
            for t in tokens[: name.index]
            if t.pos in NOUNS and t.dep.startswith("nsubj") and t.head in (name.head, name.index) and _reaches(tokens, t.index, name.index)
        ]
        for office in offices:
            tokens[office.index] = replace(office, head=name.head, dep=name.dep)
            tokens[name.index] = replace(name, head=office.index, dep="appos")
    return tokens


def _reaches(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether all that stands between two words belongs to the first."""
    between = tokens[first + 1 : end]
    return all(first <= t.head < end for t in between) and not any(t.pos == "PUNCT" for t in between)


def _subjects(tokens: list[Token], words: NameWords) -> list[Token]:
    """ "ООН призвала Судан" with the body as object: an acronym, or a noun in the nominative, before a verb without a subject."""
    for verb in [t for t in tokens if _is_clause(tokens, t)]:
        below = _below(tokens, verb.index)
        if any(t.dep.startswith(("nsubj", "csubj")) for t in below):
            continue
        before = [t for t in below if t.index < verb.index and t.dep in ("obj", "iobj") and t.pos in NOUNS]
        before += [t for t in below if t.index < verb.index and t.dep in ("obl", "dep") and words.has("roles", t)]
        first = next((t for t in before if t.feature("Case") == "Nom" or (t.text.isupper() and len(t.text) > 1)), None)
        marked = first is not None and any(t.dep == "case" for t in _below(tokens, first.index))
        if first is not None and not marked:
            tokens[first.index] = replace(first, dep="nsubj")
    return tokens


def _joined(tokens: list[Token]) -> list[Token]:
    """ "Уряд і повстанці підписали" with the second as object: in the nominative behind an "and", it is a subject like the first."""
    for joint in [t for t in tokens if t.pos == "CCONJ" and 0 < t.index < len(tokens) - 1]:
        later = next((t for t in tokens[joint.index + 1 :] if t.pos in NOUNS), None)
        if later is None or later.dep not in ("obj", "nsubj", "iobj") or later.feature("Case") != "Nom":
            continue
        verb = tokens[later.head]
        first = next((t for t in _below(tokens, verb.index) if t.dep.startswith("nsubj") and t.index < joint.index), None)
        together = first is not None and verb.index > later.index and _reaches(tokens, first.index, joint.index)
        if first is not None and together and first.pos in NOUNS:
            tokens[later.index] = replace(later, head=first.index, dep="conj")
            tokens[joint.index] = replace(joint, head=later.index, dep="cc")
    return tokens


def _towns(tokens: list[Token]) -> list[Token]:
    """ "в Дохе соглашение" read as "in the Doha accord": a name whose case is not that of the noun behind it is a phrase of its own."""
    for mark in [t for t in tokens if t.dep == "case" and t.index + 1 < len(tokens)]:
        town, noun = tokens[mark.index + 1], tokens[mark.head]
        apart = town.pos == "PROPN" and town.head == noun.index == mark.head and town.index < noun.index and town.dep in ("amod", "nmod")
        if not apart or noun.feature("Case") is None or town.feature("Case") in (None, noun.feature("Case")):
            continue
        tokens[mark.index] = replace(mark, head=town.index)
        tokens[town.index] = replace(town, head=noun.head if noun.head != noun.index else noun.index, dep="obl")
    return tokens


def _objects(tokens: list[Token]) -> list[Token]:
    """A noun in the accusative behind a verb without an object, and without a preposition, is its object."""
    for noun in list(tokens):
        verb = tokens[noun.head]
        if noun.dep != "obl" or noun.pos != "NOUN" or noun.feature("Case") != "Acc" or verb.pos != "VERB" or verb.index > noun.index:
            continue
        if any(t.dep == "case" for t in _below(tokens, noun.index)) or any(t.dep in ("obj", "xcomp") for t in _below(tokens, verb.index)):
            continue
        tokens[noun.index] = replace(noun, dep="obj")
    return tokens
