"""The parts of a verb in languages whose finite verb stands second and the rest of it last, where a small parser takes them for others.

For packs with `[fields]` in `parse.toml` (see `fields`). A form that only finite verbs have is no adjective of the noun behind it, a
participle that does not bend is none either, and a particle stands with the last verb before it. Relations are those of Universal
Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import simplemma

from tidings.annotate_types import Token
from tidings.language import Pack

NOUNS = ("NOUN", "PROPN")
FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"


@dataclass(frozen=True)
class Fields:
    """What a pack says.

    `direct` are articles that only subjects and objects have, `objects` those of objects, `singular` those of one; `many` are words for a
    number of people, `lengths` nouns that measure; `participle` is what a participle looks like without an ending, `past` a form that only
    finite verbs have, `feminine` a noun with which "der" is no nominative; `joining` are conjunctions, `doing` helpers of the active alone,
    `counts` words of number above one, `more` those that bound a number before "als".
    """

    code: str
    direct: frozenset[str]
    objects: frozenset[str]
    singular: frozenset[str]
    many: frozenset[str]
    lengths: frozenset[str]
    participle: re.Pattern[str]
    past: re.Pattern[str]
    feminine: re.Pattern[str]
    joining: frozenset[str]
    doing: frozenset[str]
    counts: frozenset[str]
    more: frozenset[str]


@lru_cache(maxsize=8)
def fields_of(pack: Pack) -> Fields | None:
    """The fields of a pack; None where it has none."""
    told = pack.toml("parse").get("fields")
    if not told:
        return None
    direct, objects, singular, many, lengths, joining, doing, more = (
        frozenset(map(str, told[name])) for name in ("direct", "objects", "singular", "many", "lengths", "joining", "doing", "more")
    )
    counts = frozenset(str(word) for word, value in pack.toml("numbers").get("values", {}).items() if value > 1)
    participle, past, feminine = (re.compile(str(told[name])) for name in ("participle", "past", "feminine"))
    return Fields(pack.code, direct, objects, singular, many, lengths, participle, past, feminine, joining, doing, counts, more)


def with_finite_verbs(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens with finite verbs that were taken for adjectives or infinitives, and with each particle at the verb that it is a part of.

    "Die Lehrer legen die Arbeit nieder" has no infinitive for its main verb: with a subject and no helper it is of the present.
    """
    fields = fields_of(pack)
    if fields is None:
        return list(tokens)
    found = _finite_forms(list(tokens), fields)
    found = _more_than(_counts_before_nouns(_joined_by_and(found), fields), fields)
    for part in [t for t in found if t.dep == "compound:prt" and t.head < t.index]:
        found[part.index] = replace(part, head=_nearest_verb(found, part).index)
    for verb in [t for t in found if t.pos in ("VERB", "AUX")]:
        if verb.feature("Mood") and not verb.feature("VerbForm"):
            found[verb.index] = replace(verb, morph=f"{verb.morph}|VerbForm=Fin")
        if verb.pos == "AUX" or verb.dep not in ("root", "ccomp", "parataxis") or verb.feature("VerbForm") != "Inf":
            continue
        below = {t.dep.split(":")[0] for t in tokens if t.head == verb.index}
        if "nsubj" in below and not below & {"aux", "mark", "cop"}:
            found[verb.index] = replace(verb, morph="Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")
    return found


def _nearest_verb(tokens: Sequence[Token], part: Token) -> Token:
    """The verb of a particle: "löste die Menge auf und nahm acht Männer FEST" has it with the second, joined to the first by "and"."""
    between = [t for t in tokens[part.head + 1 : part.index] if t.pos == "VERB" and t.dep == "conj" and t.feature("Mood")]
    taken = {t.head for t in tokens if t.dep == "compound:prt" and t.index < part.index}
    return next((t for t in reversed(between) if t.index not in taken), tokens[part.head])


def unbent_participles(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Haben das Gefängnis gestürmt und Häftlinge befreit" with "gestürmt" put to the prisoners: an adjective before its noun would bend,
    so that this is the first of two verbs, and what stands before it is its own."""
    for first in tokens:
        behind = tokens[first.index + 1] if first.index + 1 < len(tokens) else first
        if first.dep != "amod" or behind.pos != "CCONJ" or not fields.participle.fullmatch(first.text) or first.head < first.index:
            continue
        last = next((t for t in tokens[behind.index :] if t.pos == "VERB" and _helped(tokens, t)), None)
        last = last or next((t for t in tokens[behind.index :] if t.pos == "VERB" and t.feature("VerbForm") == "Part"), None)
        if last is None or any(t.pos == "PUNCT" for t in tokens[first.index : last.index]):
            continue
        helped = [t for t in tokens if t.dep.startswith("aux") and t.index < first.index and t.head >= t.index]
        if not helped:
            continue
        outer = {t.index for t in tokens[: first.index]}
        mended = [replace(t, head=first.index) if t.index in outer and t.head not in outer and t.head >= first.index else t for t in tokens]
        mended = [replace(t, head=first.index) if t.dep == "punct" and t.index > last.index and t.head == last.index else t for t in mended]
        mended = [
            replace(t, head=last.index, dep="cc" if t.pos == "CCONJ" else t.dep)
            if first.index < t.index < last.index and (t.head <= first.index or t.pos == "CCONJ")
            else t
            for t in mended
        ]
        above = _outside(tokens, last, first)
        mended[first.index] = replace(
            first,
            pos="VERB",
            head=first.index if above is None else above,
            dep="root" if above is None else last.dep,
            morph="VerbForm=Part",
        )
        mended[last.index] = replace(last, head=first.index, dep="conj")
        return [
            replace(t, head=last.index, dep="obj")
            if first.index < t.index < last.index and t.pos in NOUNS and t.dep == "conj" and t.head == last.index
            else t
            for t in mended
        ]
    return tokens


def _helped(tokens: Sequence[Token], verb: Token) -> bool:
    return any(t.head == verb.index and t.dep.startswith("aux") for t in tokens)


def _outside(tokens: Sequence[Token], last: Token, first: Token) -> int | None:
    """What the second of two verbs hung on, where that is neither it nor the first one nor a noun between them."""
    at = last
    while first.index <= at.index <= last.index and at.head != at.index:
        at = tokens[at.head]
    return None if at.index == last.index or first.index <= at.index <= last.index else at.index


def _finite_forms(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Die Behörde erhob Anklage", "und setzten Häuser in Brand" with the verb as an adjective of the noun behind it: a form that only
    finite verbs have is one, with that noun for its object."""
    for verb in tokens:
        noun = tokens[verb.head]
        if verb.dep != "amod" or verb.pos not in ("ADJ", "VERB") or noun.index <= verb.index or not _is_past(verb, fields):
            continue
        joined = next((t for t in tokens if t.index == verb.index - 1 and t.pos == "CCONJ"), None)
        root = next((t for t in tokens if t.head == t.index), None)
        opened = joined.index if joined else -1
        led = any(t.dep == "case" and t.head == noun.index and opened < t.index < verb.index for t in tokens)
        if root is None or led or noun.pos not in NOUNS:
            continue
        inner = [t for t in tokens if t.head == noun.index and t.index > verb.index]
        mended = list(tokens)
        mended[noun.index] = replace(noun, head=verb.index, dep="obj")
        for token in [t for t in tokens if t.head == verb.index or t in inner]:
            case = next((t for t in tokens if t.head == token.index and t.dep == "case"), None)
            if token.dep == "nmod" and case is not None and token.index > noun.index:
                mended[token.index] = replace(token, head=verb.index, dep="obl")
        if joined is not None:
            before = next((t for t in reversed(tokens[: joined.index]) if t.pos == "VERB" and t.dep != "amod"), None)
            if before is None:
                continue
            mended[joined.index] = replace(joined, head=verb.index, dep="cc")
            mended[verb.index] = replace(verb, pos="VERB", head=before.index, dep="conj", morph=FINITE)
            return mended
        if root.pos not in NOUNS or root.index > verb.index or any(t.pos in ("PUNCT", "VERB") for t in tokens[root.index : verb.index]):
            continue
        mended = [replace(t, head=verb.index) if t.head == root.index and (t.index > verb.index or t.dep == "punct") else t for t in mended]
        mended[root.index] = replace(root, head=verb.index, dep="nsubj")
        mended[verb.index] = replace(verb, pos="VERB", head=verb.index, dep="root", morph=FINITE)
        mended[noun.index] = replace(noun, head=verb.index, dep="obj")
        return mended
    return tokens


def _joined_by_and(tokens: list[Token]) -> list[Token]:
    """ "Er entließ den Minister und ernannte General X" with "ernannte" as a word of the general, or him as who appoints.

    A form that only finite verbs have, right behind "und", is joined to the verb before it, and has that one's subject; who stands behind
    it suffers it. Before one man without an article an adjective would be "ernannter".
    """
    for verb in tokens[1:]:
        behind = tokens[verb.index + 1] if verb.index + 1 < len(tokens) else verb
        bent = verb.pos in ("ADJ", "VERB") and verb.feature("VerbForm") in (None, "Part") and verb.text.endswith("te")
        bent = bent and not verb.text.startswith("ge")
        if tokens[verb.index - 1].pos != "CCONJ" or not bent or not _is_one(behind) or not verb.lemma.endswith("en"):
            continue
        before = next((t for t in reversed(tokens[: verb.index - 1]) if t.pos == "VERB" and t.dep != "amod"), None)
        if before is None:
            continue
        mended = list(tokens)
        mended[verb.index - 1] = replace(tokens[verb.index - 1], head=verb.index, dep="cc")
        mended[verb.index] = replace(verb, pos="VERB", head=before.index, dep="conj", morph=FINITE)
        mended[behind.index] = replace(behind, head=verb.index, dep="obj")
        return [replace(t, head=verb.index) if t.head == behind.index and t.dep == "obl" else t for t in mended]
    return tokens


def _is_one(noun: Token) -> bool:
    return noun.pos == "PROPN" or (noun.pos == "NOUN" and noun.feature("Number") == "Sing")


def _counts_before_nouns(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Wo elf Menschen starben" with "elf" for a pronoun or a helper: a word of number before a noun of several counts it, and is no
    verb's own; without a subject beside them, they are who the verb tells of."""
    mended = list(tokens)
    for word, noun in pairwise(tokens):
        if word.text.lower() not in fields.counts or noun.pos != "NOUN" or word.dep == "nummod":
            continue
        mended[word.index] = replace(word, pos="NUM", head=noun.index, dep="nummod", morph="NumType=Card")
        verb = tokens[noun.head]
        own = {t.dep.split(":")[0] for t in tokens if t.head == verb.index and t.index != noun.index}
        if noun.dep == "obj" and verb.pos == "VERB" and verb.dep in ("acl:relcl", "ccomp", "advcl") and "nsubj" not in own:
            mended[noun.index] = replace(noun, dep="nsubj")
    return mended


def _more_than(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Mehr als 30 Menschen wurden verletzt" with "mehr" for who was hurt: what is counted, or the number, is what the verb tells of."""
    mended = list(tokens)
    for more, than, number in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if more.text.lower() not in fields.more or than.text.lower() != "als" or number.pos != "NUM":
            continue
        behind = tokens[number.index + 1] if number.index + 1 < len(tokens) else number
        head = behind if behind.pos == "NOUN" else number
        if more.head in (head.index, number.index) or more.head == more.index:
            continue
        mended = [replace(t, head=head.index) if t.head in (more.index, than.index) else t for t in mended]
        mended[head.index] = replace(head, head=more.head, dep=more.dep)
        if head is not number:
            mended[number.index] = replace(number, head=head.index, dep="nummod")
        mended[more.index] = replace(more, pos="ADV", head=number.index, dep="advmod")
        mended[than.index] = replace(than, head=number.index, dep="fixed")
    return mended


def _is_past(token: Token, fields: Fields) -> bool:
    """Whether a word has a form of finite verbs alone: a known one, of a known infinitive, that no participle has."""
    word = token.text.lower()
    lemma = token.lemma if token.lemma != token.text else simplemma.lemmatize(word, lang=fields.code)
    known = lemma != word and lemma.endswith("n") and bool(simplemma.is_known(lemma, lang=fields.code)) and token.text[0].islower()
    return known and bool(fields.past.fullmatch(word))
