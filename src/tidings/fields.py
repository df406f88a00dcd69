"""The fields of a clause, in languages whose finite verb stands second and the rest of it last: mended where a parser loses its way.

For packs with `[fields]` in `parse.toml`. "Hat die Union am Montag Strafen verhängt" has everything between the two parts of its verb, and
a small parser puts the union to Monday or to the sanctions. What tells is the form: a noun with an article of the nominative or accusative,
or with a number, and without a preposition, is a part of the clause and of no noun before it; whoever agrees with the finite verb is its
subject, and no clause goes without one; a participle that does not bend is no adjective, and neither is a form that only finite verbs
have. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tidings.annotate_types import Token
from tidings.datewords import weekdays
from tidings.field_verbs import NOUNS, Fields, fields_of, unbent_participles
from tidings.language import Pack
from tidings.name_words import name_words, word_key
from tidings.repair import off_auxiliaries
from tidings.tree import has_case

LOOSE = ("nmod", "appos", "flat", "compound", "obl", "dep", "conj", "amod", "advmod", "xcomp", "obl:arg", "nsubj:outer", "parataxis")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
INSIDE = ("det", "amod", "nummod", "advmod")
CLIMBED = 6  # steps from a noun up to the verb of its clause


def with_fields(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with such words in their places."""
    fields, found = fields_of(pack), list(tokens)
    if fields is None:
        return found
    found = _described_nouns(off_auxiliaries(found))
    found = _numbers_of_people(unbent_participles(_active(found, fields), fields), fields)
    found = _side_by_side(found, name_words(pack).groups)
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
            any(t.feature("VerbForm") == "Fin" for t in side) for side in (tokens[left + 1 : mark.index], tokens[mark.index + 1 : right])
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


def _described_nouns(tokens: list[Token]) -> list[Token]:
    """ "Die Afrikanische Union suspendierte" with "Afrikanische" for the subject: it describes the noun right behind it."""
    for article, adjective, noun in zip(list(tokens), tokens[1:], tokens[2:], strict=False):
        if adjective.pos != "ADJ" or adjective.dep not in ARGUMENTS or article.pos != "DET" or noun.pos not in NOUNS:
            continue
        if noun.head in (article.index, adjective.index) and noun.dep in LOOSE and adjective.head != noun.index:
            inside = (article.index, adjective.index)
            tokens = [replace(t, head=noun.index) if t.head in inside and t.index not in (*inside, noun.index) else t for t in tokens]
            tokens[noun.index] = replace(noun, head=adjective.head, dep=adjective.dep)
            tokens[article.index] = replace(article, head=noun.index, dep="det")
            tokens[adjective.index] = replace(adjective, head=noun.index, dep="amod")
    return tokens


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
            if noun.head == many.head or (noun.dep in LOOSE and noun.head == many.index):
                tokens[noun.index] = replace(noun, head=many.head, dep=many.dep)
            if not any(t.head == many.index and t.dep == "case" for t in tokens):
                tokens[many.index] = replace(many, head=noun.index, dep="nummod", pos="NUM")
    return tokens


def _side_by_side(tokens: list[Token], people: frozenset[str]) -> list[Token]:
    """ "Haben Rebellen Soldaten getötet" with both for one phrase: of two plurals of people without a word between, the first acts."""
    for one, other in pairwise(list(tokens)):
        top, under = (other, one) if one.head == other.index else (one, other)
        people_both = all(t.pos in NOUNS and word_key(t.text) in people for t in (one, other))
        if not people_both or under.head != top.index or under.dep not in (*LOOSE, "det") or top.dep not in ARGUMENTS:
            continue
        verb, below = tokens[top.head], [t for t in tokens if t.head in (one.index, other.index) and t.index < one.index]
        own = [t for t in tokens if t.head == verb.index and t.index != top.index]
        if verb.pos == "VERB" and all(t.pos == "DET" for t in below) and not any(t.dep in (*SUBJECTS, "obj", "aux:pass") for t in own):
            tokens[one.index] = replace(one, head=verb.index, dep="nsubj", pos="NOUN", morph="Case=Nom|Number=Plur")
            tokens[other.index] = replace(other, head=verb.index, dep="obj", pos="NOUN", morph="Case=Acc|Number=Plur")
            tokens = [replace(t, head=one.index) if t in below else t for t in tokens]
    return tokens


def _bring_in(tokens: list[Token], first: int, last: int, verb: Token, fields: Fields) -> None:
    """Puts nouns that only the verb can rule to it: with a direct article or a number, without a preposition, and behind another noun."""
    stray = verb.dep == "conj" and first > 0  # of the second of two clauses, put to the verb of the first
    for noun in [t for t in tokens[first:last] if t.pos in NOUNS and t.index != verb.index]:
        if noun.dep not in LOOSE and not (stray and noun.dep in ARGUMENTS and noun.head < first and noun.index > verb.index):
            continue
        below = [t for t in tokens if t.head == noun.index and t.index < noun.index]
        if any(t.dep in ("case", "cc", "mark", "cop", "punct") or t.pos == "ADP" for t in below):
            continue
        titled = _is_titled(tokens, noun, verb, below)
        if not (titled or _is_direct(noun, below, fields)) or weekdays(noun.text) or noun.lemma.lower() in fields.lengths:
            continue
        opening = min((t.index for t in below if t.dep in INSIDE), default=noun.index)
        before = tokens[opening - 1] if opening > first else None
        if before is not None and (before.pos in ("ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "NUM") or before.lemma in fields.joining):
            continue
        own = _is_under(tokens, noun, verb) or (stray and noun.head < first and noun.index > verb.index)
        if not own or _is_under(tokens, verb, noun):
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


def _is_titled(tokens: Sequence[Token], noun: Token, verb: Token, below: Sequence[Token]) -> bool:
    """Whether a noun without an article has a name right behind it and stands behind a genitive, where its verb has no object: "Soldaten
    der Garde PRÄSIDENT X festgesetzt"."""
    before = tokens[noun.index - 1] if noun.index else noun
    if below or noun.pos not in NOUNS or before.pos != "NOUN" or noun.dep not in ("appos", "nmod", "flat", "compound", "dep"):
        return False
    owner = [t for t in tokens if t.head == before.index and t.dep == "det" and t.text.lower() in ("der", "des")]
    named = noun.index + 1 < len(tokens) and tokens[noun.index + 1].pos == "PROPN" and tokens[noun.index + 1].head == noun.index
    owned = before.dep == "nmod" and tokens[before.head].dep.startswith("nsubj")
    return bool(owner) and named and owned and not any(t.head == verb.index and t.dep == "obj" for t in tokens)


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
    bare = [t for t in own if t.pos in NOUNS and (t.dep in ARGUMENTS or t in loose or t in opening) and not has_case(tokens, t.index)]
    fit = [t for t in bare if _agrees(tokens, t, finite, fields)]
    kind = "nsubj:pass" if passive else "nsubj"
    wrong = [t for t in subjects if t in bare and t not in fit]
    if wrong and fit:
        for token in wrong:
            owed = any(t.head == token.index and t.dep == "det" and t.text.lower() == "der" for t in tokens)
            tokens[token.index] = replace(token, dep="iobj" if owed else "obj")
        subjects = [t for t in subjects if t not in wrong]
    apart = all(b.index > a.index + 1 for a, b in pairwise(subjects))  # "muss Minister Pavel Orlik gehen" has one
    if not passive and len(subjects) > 1 and apart and all(t in fit for t in subjects):  # "hat die Polizei die Journalisten festgenommen"
        turned = False
        for before, token in pairwise(subjects):
            turned = turned or not any(t.dep == "cc" for t in tokens[before.index : token.index])  # "die Regierung und die Front" are both
            tokens[token.index] = replace(token, dep="obj") if turned else token
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


def _shares(tokens: Sequence[Token], finite: Token, verb: Token) -> bool:
    """Whether a verb may have its subject elsewhere: joined to another, in a relative clause, or with a pronoun before it."""
    if verb.dep == "conj":
        return tokens[finite.index - 1].pos == "CCONJ"  # "und nahm acht fest", but "und am Abend starben zwei"
    if verb.dep in ("xcomp", "acl", "acl:relcl", "amod") or finite.feature("Mood") == "Imp":
        return True
    return any(t.head == verb.index and t.pos == "PRON" and t.dep != "expl:pv" and t.text.lower() not in ("sich",) for t in tokens)


def _agrees(tokens: Sequence[Token], noun: Token, finite: Token, fields: Fields) -> bool:
    """Whether a noun can be the subject of a finite verb by its article and its number."""
    below = [t for t in tokens if t.head == noun.index]
    articles = {t.text.lower() for t in below if t.dep == "det" or t.pos == "DET"}
    if articles & fields.objects or ("der" in articles and fields.feminine.fullmatch(noun.text)):
        return False
    joined = any(t.dep == "conj" for t in below)
    counted = any(t.dep == "nummod" and t.pos == "NUM" for t in below) or noun.text.lower() in fields.many
    if finite.feature("Number") == "Plur":
        return joined or counted or not articles & fields.singular
    if finite.feature("Number") == "Sing":
        return not counted  # "Ärzte ohne Grenzen stellt": names of many may be of one
    return True
