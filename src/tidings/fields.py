"""The fields of a clause, in languages whose finite verb stands second and the rest of it last: mended where a small parser loses its way.

For packs with `[fields]` in `parse.toml`. "Hat die Union am Montag Strafen verhängt" has everything between the two parts of its verb, and a
small parser puts the union to Monday or to the sanctions. What tells is the form: a noun with an article of the nominative or accusative,
or with a number, and without a preposition, is a part of the clause and of no noun before it; whoever agrees with the finite verb is its
subject, and no clause goes without one; a participle that does not bend is no adjective, and neither is a form that only finite verbs
have. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import simplemma

from tidings.annotate_types import Token
from tidings.datewords import weekdays
from tidings.language import Pack

NOUNS = ("NOUN", "PROPN")
LOOSE = ("nmod", "appos", "flat", "compound", "obl", "dep", "conj", "amod", "advmod", "xcomp", "obl:arg", "nsubj:outer", "parataxis")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
INSIDE = ("det", "amod", "nummod", "advmod")
FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
CLIMBED = 6  # steps from a noun up to the verb of its clause


@dataclass(frozen=True)
class Fields:
    """What a pack says: `direct` are articles that only subjects and objects have, `singular` those of one; `many` are words for a number of
    people; `lengths` are nouns that measure; `participle` is what a participle looks like without an ending, `joining` are conjunctions,
    `doing` helpers of the active alone."""

    code: str
    direct: frozenset[str]
    objects: frozenset[str]
    singular: frozenset[str]
    many: frozenset[str]
    lengths: frozenset[str]
    participle: re.Pattern[str]
    past: re.Pattern[str]
    joining: frozenset[str]
    doing: frozenset[str]


@lru_cache(maxsize=8)
def fields_of(pack: Pack) -> Fields | None:
    """The fields of a pack; None where it has none."""
    told = pack.toml("parse").get("fields")
    if not told:
        return None
    direct, objects, singular, many, lengths, joining, doing = (
        frozenset(map(str, told[name])) for name in ("direct", "objects", "singular", "many", "lengths", "joining", "doing")
    )
    participle, past = (re.compile(str(told[name])) for name in ("participle", "past"))
    return Fields(pack.code, direct, objects, singular, many, lengths, participle, past, joining, doing)


def with_finite_verbs(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """ "Die Lehrer legen die Arbeit nieder" with an infinitive for its main verb: with a subject and no helper it is of the present."""
    found = list(tokens)
    if fields_of(pack) is None:
        return found
    for verb in tokens:
        if verb.pos not in ("VERB", "AUX"):
            continue
        if verb.feature("Mood") and not verb.feature("VerbForm"):
            found[verb.index] = replace(verb, morph=f"{verb.morph}|VerbForm=Fin")
        if verb.pos == "AUX" or verb.dep not in ("root", "ccomp", "parataxis") or verb.feature("VerbForm") != "Inf":
            continue
        below = {t.dep.split(":")[0] for t in tokens if t.head == verb.index}
        if "nsubj" in below and not below & {"aux", "mark", "cop"}:
            found[verb.index] = replace(verb, morph="Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")
    return found


def with_fields(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with such words in their places."""
    fields, found = fields_of(pack), list(tokens)
    if fields is None:
        return found
    found = _numbers_of_people(_finite_forms(_unbent_participles(_active(found, fields), fields), fields), fields)
    for first, last in _stretches(found):
        finite = next((t for t in found[first:last] if t.feature("VerbForm") == "Fin" and t.pos in ("VERB", "AUX")), None)
        verb = _content(found, finite, first, last) if finite else None
        if finite is not None and verb is not None:
            _bring_in(found, first, last, verb, fields)
            _turn(found, first, finite, verb, fields)
    return found


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The stretches between marks of punctuation; a conjunction with a finite verb on both sides of it parts them too."""
    ends = [t.index for t in tokens if t.pos == "PUNCT" and t.text not in ("-", "‑")]
    for mark in (t for t in tokens if t.pos == "CCONJ"):
        left = max((e for e in ends if e < mark.index), default=-1)
        right = min((e for e in ends if e > mark.index), default=len(tokens))
        if all(
            any(t.feature("VerbForm") == "Fin" for t in side)
            for side in (tokens[left + 1 : mark.index], tokens[mark.index + 1 : right])
        ):
            ends.append(mark.index)
    start = 0
    for end in sorted([*ends, len(tokens)]):
        if end - start > 1:
            yield start, end
        start = end + 1


def _content(tokens: Sequence[Token], finite: Token, first: int, last: int) -> Token | None:
    """The verb that a clause is about: the participle or infinitive that a finite helper stands with, else the finite verb."""
    if not finite.dep.startswith("aux"):
        return finite if finite.pos == "VERB" else None
    verb = tokens[finite.head]
    return verb if first <= verb.index < last and verb.pos == "VERB" else None


def _active(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Die UN haben den Angriff verurteilt" with the UN for who suffers: with the helper of what is done nobody does."""
    for token in tokens:
        if token.dep == "nsubj:pass":
            helpers = [t for t in tokens if t.head == token.head and t.dep.startswith("aux")]
            if helpers and all(t.lemma in fields.doing for t in helpers):
                tokens[token.index] = replace(token, dep="nsubj")
    return tokens


def _numbers_of_people(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Tausende Häftlinge" with the thousands as a phrase of their own: a word for a number belongs to the noun behind it."""
    for many, noun in pairwise(list(tokens)):
        if many.text.lower() in fields.many and many.pos in ("NOUN", "NUM", "PROPN") and noun.pos == "NOUN" and many.head != noun.index:
            if noun.dep in ("nmod", "appos", "flat", "compound", "dep") and noun.head == many.index or noun.head == many.head:
                tokens[noun.index] = replace(noun, head=many.head, dep=many.dep)
            if not any(t.head == many.index and t.dep == "case" for t in tokens):
                tokens[many.index] = replace(many, head=noun.index, dep="nummod", pos="NUM")
    return tokens


def _unbent_participles(tokens: list[Token], fields: Fields) -> list[Token]:
    """ "Haben das Gefängnis gestürmt und Häftlinge befreit" with "gestürmt" put to the prisoners: an adjective before its noun would bend, so
    that this is the first of two verbs, and what stands before it is its own."""
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
        mended = [
            replace(t, head=first.index) if t.index in outer and t.head not in outer and t.head >= first.index else t for t in tokens
        ]
        mended = [replace(t, head=first.index) if t.dep == "punct" and t.index > last.index and t.head == last.index else t for t in mended]
        mended = [
            replace(t, head=last.index, dep="cc" if t.pos == "CCONJ" else t.dep)
            if first.index < t.index < last.index and (t.head <= first.index or t.pos == "CCONJ")
            else t
            for t in mended
        ]
        above = _outside(tokens, last, first)
        mended[first.index] = replace(
            first, pos="VERB", head=first.index if above is None else above, dep="root" if above is None else last.dep, morph="VerbForm=Part"
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
        led = any(t.dep == "case" and t.head == noun.index and t.index < verb.index for t in tokens)
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


def _is_past(token: Token, fields: Fields) -> bool:
    """Whether a word has a form of finite verbs alone: a known one, of a known infinitive, that no participle has."""
    word = token.text.lower()
    lemma = token.lemma if token.lemma != token.text else simplemma.lemmatize(word, lang=fields.code)
    known = lemma != word and lemma.endswith("n") and bool(simplemma.is_known(lemma, lang=fields.code)) and token.text[0].islower()
    return known and bool(fields.past.fullmatch(word))


def _bring_in(tokens: list[Token], first: int, last: int, verb: Token, fields: Fields) -> None:
    """Puts nouns that only the verb can rule to it: with a direct article or a number, without a preposition, and behind another noun."""
    for noun in [t for t in tokens[first:last] if t.pos in NOUNS and t.dep in LOOSE and t.index != verb.index]:
        below = [t for t in tokens if t.head == noun.index and t.index < noun.index]
        if any(t.dep in ("case", "cc", "mark", "cop", "punct") or t.pos == "ADP" for t in below):
            continue
        if not _is_direct(noun, below, fields) or weekdays(noun.text) or noun.lemma.lower() in fields.lengths:
            continue
        opening = min((t.index for t in below if t.dep in INSIDE), default=noun.index)
        before = tokens[opening - 1] if opening > first else None
        if before is not None and (before.pos in ("ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "NUM") or before.lemma in fields.joining):
            continue
        if noun.dep == "obl" and noun.head == verb.index:
            pass
        elif not _is_under(tokens, noun, verb) and not _is_under(tokens, verb, noun):
            continue
        if _is_under(tokens, verb, noun):
            continue
        tokens[noun.index] = replace(noun, head=verb.index, dep="dep")
        for token in [t for t in tokens[noun.index + 1 : last] if t.head < opening and t.index != verb.index]:
            if token.head != verb.index and token.head >= first and tokens[token.head].pos in NOUNS and token.dep in LOOSE:
                tokens[token.index] = replace(token, head=verb.index, dep="obl")  # no phrase goes on behind another of the clause


def _is_direct(noun: Token, below: Sequence[Token], fields: Fields) -> bool:
    """Whether a noun has an article of subjects and objects alone, or counts somebody without one."""
    articles = [t for t in below if t.dep == "det" or t.pos == "DET"]
    if articles:
        word = articles[0].text.lower()
        return word in fields.direct or (word in fields.objects and noun.feature("Number") == "Sing")
    return noun.text.lower() in fields.many or any(
        t.dep == "nummod" and (t.pos == "NUM" or t.text.lower() in fields.many) and t.feature("Case") not in ("Gen", "Dat") for t in below
    )


def _is_under(tokens: Sequence[Token], token: Token, above: Token) -> bool:
    """Whether a word hangs on another within a few steps."""
    at = token
    for _ in range(CLIMBED):
        if at.head == above.index:
            return True
        if at.head == at.index:
            return False
        at = tokens[at.head]
    return False


def _turn(tokens: list[Token], first: int, finite: Token, verb: Token, fields: Fields) -> None:
    """Makes whoever agrees with the finite verb its subject, and the rest objects."""
    own = [t for t in tokens if t.head == verb.index and t.index != verb.index]
    loose = [t for t in own if t.dep == "dep" and t.pos in NOUNS]
    passive = any(t.dep == "aux:pass" for t in own)
    subjects = [t for t in own if t.dep in SUBJECTS]
    opening = [t for t in own if t.pos == "NOUN" and t.dep == "advmod" and first <= t.index < finite.index and not weekdays(t.text)]
    bare = [t for t in own if t.pos in NOUNS and (t.dep in ARGUMENTS or t in loose or t in opening) and not _led(tokens, t)]
    fit = [t for t in bare if _agrees(tokens, t, finite, fields)]
    kind = "nsubj:pass" if passive else "nsubj"
    wrong = [t for t in subjects if t in bare and t not in fit]
    if wrong and fit and len(subjects) == len(wrong):
        for token in wrong:
            tokens[token.index] = replace(token, dep="obj")
        subjects = []
    if not subjects and fit and not _shares(tokens, finite, verb):
        objects = [t for t in fit if t.dep == "obj"]
        chosen = next((t for t in fit if t not in objects), fit[0]) if len(fit) > 1 else fit[0]
        tokens[chosen.index] = replace(tokens[chosen.index], dep=kind, morph=_nominative(chosen))
        loose = [t for t in loose if t.index != chosen.index]
    for token in loose:
        if tokens[token.index].dep == "dep":
            tokens[token.index] = replace(token, dep="obj")


def _nominative(token: Token) -> str:
    return re.sub(r"Case=\w+", "Case=Nom", token.morph)


def _led(tokens: Sequence[Token], noun: Token) -> bool:
    return any(t.head == noun.index and t.dep == "case" for t in tokens)


def _shares(tokens: Sequence[Token], finite: Token, verb: Token) -> bool:
    """Whether a verb may have its subject elsewhere: joined to another, in a relative clause, or with a pronoun before it."""
    if verb.dep in ("conj", "xcomp", "acl", "acl:relcl", "amod") or finite.feature("Mood") == "Imp":
        return True
    return any(t.head == verb.index and t.pos == "PRON" and t.dep != "expl:pv" and t.text.lower() not in ("sich",) for t in tokens)


def _agrees(tokens: Sequence[Token], noun: Token, finite: Token, fields: Fields) -> bool:
    """Whether a noun can be the subject of a finite verb by its article and its number."""
    below = [t for t in tokens if t.head == noun.index]
    articles = {t.text.lower() for t in below if t.dep == "det" or t.pos == "DET"}
    if articles & fields.objects:
        return False
    joined = any(t.dep == "conj" for t in below)
    counted = any(t.dep == "nummod" and t.pos == "NUM" for t in below) or noun.text.lower() in fields.many
    if finite.feature("Number") == "Plur":
        return joined or counted or not articles & fields.singular
    if finite.feature("Number") == "Sing":
        return not counted  # "Ärzte ohne Grenzen stellt": names of many may be of one
    return True
