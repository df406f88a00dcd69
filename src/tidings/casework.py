"""What a small parser gets wrong in languages with cases and free order, mended by form: numbers, and predicates under their nouns.

For packs that say `cases = true` in `parse.toml`. A number word is a number and counts the noun after it; a counted noun
without a preposition belongs to a verb and not to the noun before it; what has the form of a predicate heads its clause, and the
noun that it was put under is its subject. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token, is_short_passive
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.numbers import numerals

REACH = 4  # words behind a preposition of several words, among which its noun stands
NO_NAMES = ("VERB", "PRON", "ADV", "AUX", "INTJ")
NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "DET")
CLAUSAL = ("aux", "aux:pass", "cop", "punct", "obl", "advmod", "vocative", "mark", "cc", "parataxis", "discourse")
UNDER = ("nmod", "parataxis", "amod", "appos", "dep", "obl", "iobj", "flat", "flat:name")
NO_PREDICATE = ("amod", "nsubj", "nsubj:pass", "nmod", "obl", "obj", "appos", "vocative", "conj")


def with_cases(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with mended numbers, counted nouns and predicates."""
    source = pack.toml("parse")
    if not source.get("cases"):
        return list(tokens)
    phrases = [tuple(phrase.split()) for phrase in source.get("prepositions", ())]
    return _counted(_prepositions(_predicates(_numbers(_lands(list(tokens)), pack)), phrases))


def _lands(tokens: list[Token]) -> list[Token]:
    """ "Власти Мали обвинили" with Mali as a verb: a name on the map with a capital is none, and owns the noun before it."""
    for token in [t for t in tokens if t.pos in NO_NAMES and t.index and t.text[:1].isupper() and gazetteer().lookup(t.text)]:
        before = tokens[token.index - 1]
        owned = before.pos == "NOUN" and before.head != token.index
        dep = "nmod" if owned else "obl" if before.pos == "ADP" and token.dep in ("obj", "nsubj", "iobj", "advmod") else token.dep
        tokens[token.index] = replace(token, pos="PROPN", morph="", head=before.index if owned else token.head, dep=dep)
    return tokens


def _prepositions(tokens: list[Token], phrases: Sequence[tuple[str, ...]]) -> list[Token]:
    """Prepositions of several words ("according to the words of") as one mark on the noun behind them."""
    for at in range(len(tokens)):
        for phrase in phrases:
            end = at + len(phrase)
            if (
                tuple(t.text.lower() for t in tokens[at:end]) == phrase
                and _followed(tokens, end)
                and (len(phrase) > 1 or _leads(tokens, at))
            ):
                _nominal(tokens, end)
                _marked(tokens, at, end)
                break
    return tokens


def _followed(tokens: Sequence[Token], end: int) -> bool:
    """Whether something that it may lead stands behind a preposition of several words: "в районе введён режим" has a noun of its own."""
    behind = tokens[end] if end < len(tokens) else None
    short = behind is not None and is_short_passive(behind) and end + 1 < len(tokens) and tokens[end + 1].pos in ("NOUN", "ADJ", "NUM")
    return behind is not None and behind.pos != "PUNCT" and not short


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be an adverb too ("nearby") has its noun right behind it, and so is a preposition."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    return tokens[at].dep != "case" and behind.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB") and behind.feature("VerbForm") != "Fin"


def _nominal(tokens: list[Token], at: int) -> None:
    """What stands right behind a preposition, before another one, and was taken for a participle is a noun: "внаслідок повені в місті"."""
    if at + 1 < len(tokens) and tokens[at].feature("Variant") == "Short" and tokens[at + 1].pos in ("ADP", "PUNCT"):
        tokens[at] = replace(tokens[at], pos="NOUN", lemma=tokens[at].text.lower(), morph="Case=Gen")


def _marked(tokens: list[Token], at: int, end: int) -> None:
    inside = range(at, end)
    behind = [t for t in tokens[end : end + REACH] if t.pos in ("NOUN", "PROPN", "PRON", "X")]
    noun = next((t for t in behind if t.head in inside), None) or next(iter(behind), None)
    outer = next((tokens[i] for i in inside if tokens[i].head not in inside and tokens[i].head != (noun.index if noun else -1)), None)
    if outer is None and noun is not None and noun.head in inside:
        outer = next((tokens[i] for i in inside if tokens[i].head == i), None)  # the preposition on top of the sentence
    if noun is None or (outer is None and not any(tokens[i].head == noun.index for i in inside)):
        return
    outer = outer or noun  # the preposition under its noun already
    governor = outer.head if outer.head != outer.index else noun.index
    dep = "obl" if outer.head != outer.index else "root"
    for token in list(tokens):
        if token.head in inside and token.index not in inside and token.index != noun.index:
            tokens[token.index] = replace(token, head=noun.index)
    for i in inside:
        mark = replace(tokens[i], head=noun.index if i == at else at, dep="case" if i == at else "fixed")
        tokens[i] = replace(mark, pos="ADP", morph="") if len(inside) == 1 else mark
    tokens[noun.index] = replace(noun, head=governor, dep=dep)


def _numbers(tokens: list[Token], pack: Pack) -> list[Token]:
    """Number words as numbers, each on the noun that it counts."""
    words = numerals(pack)
    for token in tokens:
        listed = words is not None and token.text.lower() in words.values and token.pos not in ("PRON", "DET")
        if token.pos != "NUM" and not listed:
            continue
        noun = _noun_after(tokens, token.index)
        if noun is None:
            continue
        mended = replace(token, pos="NUM", head=noun.index, dep=token.dep if token.dep.startswith("nummod") else "nummod:gov")
        if noun.head == token.index:
            root = token.head == token.index
            tokens[noun.index] = replace(noun, head=noun.index if root else token.head, dep=token.dep)
            _move(tokens, token.index, noun.index)
        tokens[token.index] = mended
    return tokens


def _move(tokens: list[Token], old: int, new: int) -> None:
    """Hands the dependants of one word to another."""
    for token in tokens:
        if token.head == old and token.index not in (old, new):
            tokens[token.index] = replace(token, head=new)


def _noun_after(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun that a number stands before, with no more than adjectives between them."""
    last: Token | None = None
    for token in tokens[at + 1 : at + 4]:
        if token.pos in ("NOUN", "PROPN"):
            return token if token.feature("Case") in ("Gen", "Nom", "Acc", "Dat", "Ins", "Loc", None) else None
        if token.pos != "ADJ":
            break
        last = token
    return last if last is not None and last.feature("Case") == "Gen" else None


def _is_predicate(token: Token) -> bool:
    return token.pos == "VERB" and (is_short_passive(token) or token.feature("VerbForm") == "Fin")


def _predicates(tokens: list[Token]) -> list[Token]:
    """Finite verbs and short participles that were put under a noun as its modifier, at the head of the clause instead."""
    for token in list(tokens):
        noun = tokens[token.head]
        wrong = _is_predicate(token) and token.dep in NO_PREDICATE and noun.pos in NOMINAL and noun.index != token.index
        top = noun.head == noun.index
        if not wrong or not top or any(t.head == noun.index and t.dep == "cop" for t in tokens):
            continue
        if any(t.head == token.index and t.dep == "mark" for t in tokens):
            continue
        for other in list(tokens):
            if other.head == noun.index and other.dep in CLAUSAL and other.index != token.index:
                tokens[other.index] = replace(other, head=token.index)
        tokens[token.index] = replace(token, head=token.index, dep="root")
        tokens[noun.index] = replace(noun, head=token.index, dep="nsubj:pass" if is_short_passive(token) else "nsubj")
    return tokens


def _counted(tokens: list[Token]) -> list[Token]:
    """Counted nouns without a preposition as arguments of the verb of their clause."""
    for token in list(tokens):
        if token.dep == "nsubj" and tokens[token.head].feature("Person") == "0":  # impersonal forms have no subject
            tokens[token.index] = replace(token, dep="obj")
            continue
        below = [t for t in tokens if t.head == token.index and t.index != token.index]
        number = next((t for t in below if t.dep.startswith("nummod")), None)
        if number is None or token.dep not in (*UNDER, "obj", "xcomp") or any(t.dep == "case" for t in below):
            continue
        verb, steps = tokens[token.head], 0
        while verb.pos != "VERB" and verb.head != verb.index and verb.index < token.index and steps < 4:
            if token.dep == "nmod" and number.feature("Case") == "Gen" and number.text.isalpha():
                break  # "the death of three": the number has the case too
            verb, steps = tokens[verb.head], steps + 1
        owner = tokens[number.index - 1] if number.index else number
        if owner.dep == "obj" and owner.pos == "NOUN" and owner.head == verb.index and token.dep != "iobj":  # "took the lives of 11 people"
            tokens[token.index] = replace(token, head=owner.index, dep="nmod")
        elif verb.pos == "VERB":
            dep = "nsubj:pass" if is_short_passive(verb) else "obj"
            tokens[token.index] = replace(token, head=verb.index, dep=dep)
    return tokens
