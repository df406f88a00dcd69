"""Clauses of a participle behind a comma ("the colonel, APPOINTED BY THE MINISTER, ..."), in languages where it bends like an adjective.

A small parser takes such a participle for an adjective of the noun behind it, and loses the doer. A pack that writes `[[participial]]` rows
in `parse.toml` says what the word looks like and which verb it is of: by its short form, or by the verb itself. Then the participle is a
verb put to the noun before the comma that agrees with it, and what stands up to the next comma belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import simplemma

from tidings.annotate_types import Token
from tidings.language import Pack
from tidings.verbforms import VerbForms, verb_forms

NOUNS = ("NOUN", "PROPN")
INSIDE = ("flat", "flat:name", "nmod", "appos", "conj", "nummod:gov", "nummod")
CLOSING = (",", ";", ":", ".", "—", "–", "!", "?", ")")
MISPUT = ("conj", "nmod", "amod", "appos", "nsubj", "flat", "flat:name", "iobj", "parataxis")  # what no word is to a participle
CLIMBED = 6  # steps from the word before the comma up to the head of its phrase


@dataclass(frozen=True)
class Participial:
    """A form of participles: its ending, the short form or the verb that it is made into, and whether the noun suffers it."""

    ending: re.Pattern[str]
    short: str
    verb: str
    passive: bool


@lru_cache(maxsize=16)
def participials_of(pack: Pack) -> tuple[tuple[Participial, ...], Mapping[str, tuple[str, ...]]]:
    """The rows of a pack, and the cases and numbers that each ending of an adjective may stand for; nothing where it has no rows."""
    source = pack.toml("parse")
    rows = tuple(
        Participial(re.compile(row["ending"]), str(row.get("short", "")), str(row.get("verb", "")), "short" in row)
        for row in source.get("participial", ())
    )
    return rows, {str(ending): tuple(map(str, cases)) for ending, cases in source.get("adjective_cases", {}).items()}


def with_participials(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with the participles behind its commas as verbs of the nouns before them."""
    rows, cases = participials_of(pack)
    whole = list(tokens)
    if not rows:
        return whole
    for comma in [t.index for t in tokens if t.text == "," and 0 < t.index < len(tokens) - 1]:
        at = comma + 1
        at += tokens[at].pos == "ADV" and at + 1 < len(tokens)
        found = _verb(whole[at].text.lower(), rows, pack)
        noun = _noun(whole, comma, _forms(whole[at].text.lower(), cases)) if found else None
        if found and noun is not None:
            whole = _as_clause(whole, comma, at, noun, *found)
    return whole


def _verb(word: str, rows: Sequence[Participial], pack: Pack) -> tuple[str, bool] | None:
    """The verb that a participle is of, and whether it is passive."""
    verbs = verb_forms(pack)
    for row in rows:
        match = row.ending.fullmatch(word)
        if match is None or verbs is None:
            continue
        verb = _of_short(match.expand(row.short), verbs) if row.passive else match.expand(row.verb)
        if verb and simplemma.is_known(verb, lang=pack.code):
            return verb, row.passive
    return None


def _of_short(short: str, verbs: VerbForms) -> str | None:
    """The verb of a short participle: the dictionary's, else the one that its ending makes."""
    listed = simplemma.lemmatize(short, lang=verbs.code)
    return listed if verbs.infinitive.search(listed) else verbs.of_participle(short)


def _forms(word: str, cases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The cases and numbers that a participle may stand in, by its longest known ending."""
    fitting = [ending for ending in cases if word.endswith(ending)]
    return cases[max(fitting, key=len)] if fitting else ()


def _noun(tokens: Sequence[Token], comma: int, forms: Sequence[str]) -> int | None:
    """The noun before a comma that a participle behind it is put to: the nearest in its form, else the head of the phrase."""
    chain, at = list[int](), comma - 1
    while at and tokens[at].pos == "PUNCT":
        at -= 1
    for _ in range(CLIMBED):
        token = tokens[at]
        if token.pos in (*NOUNS, "PRON", "X", "NUM"):
            chain.append(at)
        if token.dep not in INSIDE or token.head >= comma or token.head == at:
            break
        at = token.head
    named = [i for i in chain if not tokens[i].dep.startswith("flat")]
    fitting = (i for i in named if all(tokens[i].feature(name) in (None, *forms) for name in ("Case", "Number")))
    return next(fitting, named[-1] if named else None)


def _as_clause(tokens: list[Token], comma: int, at: int, noun: int, verb: str, passive: bool) -> list[Token]:
    """The tokens with the participle at `at` as a verb under its noun, and all up to the next comma under it."""
    end = next((t.index for t in tokens[at + 1 :] if t.text in CLOSING), len(tokens))
    inside = range(comma + 1, end)
    main = _main_verb(tokens, inside)
    mended = list(tokens)
    for token in tokens:
        if token.index in inside or token.index == noun or (token.head not in inside and token.head != token.index):
            continue
        if token.head in inside and main is not None and token.index != main and token.text not in CLOSING:
            mended[token.index] = replace(token, head=main)
        elif token.head in inside and token.text in CLOSING:
            mended[token.index] = replace(token, head=at)
    if main is not None and tokens[main].head in inside:
        mended[main] = replace(mended[main], head=main, dep="root")
    if tokens[noun].head in inside:
        ruled = main is not None and main != noun
        mended[noun] = replace(tokens[noun], head=main if ruled and main is not None else noun, dep="nsubj" if ruled else "root")
    features = f"Case={tokens[at].feature('Case') or 'Nom'}|Tense=Past|VerbForm=Part|Voice={'Pass' if passive else 'Act'}"
    mended[at] = replace(tokens[at], pos="VERB", lemma=verb, morph=features, head=noun, dep="acl")
    for index, head, dep in _inner(tokens, inside, at, passive):
        mended[index] = replace(mended[index], head=head, dep=dep)
    return mended


def _main_verb(tokens: Sequence[Token], inside: range) -> int | None:
    """The finite verb outside a clause that rules the sentence: its root, else the first behind the clause, else one before it."""
    finite = [t for t in tokens if t.index not in inside and t.pos == "VERB" and t.feature("VerbForm") == "Fin"]
    root = next((t.index for t in tokens if t.head == t.index and t.index not in inside), None)
    behind = [t.index for t in finite if t.index >= inside.stop]
    return root if root is not None else next(iter(behind), finite[0].index if finite else None)


def _office(tokens: Sequence[Token], name: Token, inside: range, at: int) -> int | None:
    """The office before a name in the same case, with no more than what is in the genitive between: "міністром оборони Лозою"."""
    case = name.feature("Case")
    if name.pos not in (*NOUNS, "ADJ") or not name.text[:1].isupper() or case is None:
        return None
    before = name.index - 1
    while before > at and tokens[before].feature("Case") == "Gen" and case != "Gen":
        before -= 1
    noun = tokens[before]
    return before if at < before and noun.pos == "NOUN" and noun.text[:1].islower() and noun.feature("Case") == case else None


def _inner(tokens: Sequence[Token], inside: range, at: int, passive: bool) -> Iterator[tuple[int, int, str]]:
    """The words of a clause whose place is under its participle or under one another: (index, head, relation)."""
    for token in (tokens[i] for i in inside if i != at):
        office = _office(tokens, token, inside, at)
        if office is not None:
            yield token.index, office, "appos"
            yield from ((t.index, office, "conj") for t in tokens if t.head == token.index and t.dep == "conj" and t.index in inside)
            continue
        strayed = token.head not in inside or token.head == token.index
        wrong = token.head == at and (token.dep in MISPUT or (passive and token.dep == "obj"))
        if not (strayed or wrong):
            continue
        behind = next((t.index for t in tokens[token.index + 1 : inside.stop] if t.pos in NOUNS), None)
        before = tokens[token.index - 1]
        if token.pos in ("ADP", "DET", "ADJ", "NUM") and behind is not None:
            yield token.index, behind, {"ADP": "case", "DET": "det", "NUM": "nummod"}.get(token.pos, "amod")
        elif token.pos in (*NOUNS, "PRON", "ADJ", "NUM", "X"):
            case = token.feature("Case")
            marked = any(t.head == token.index and t.dep == "case" for t in tokens)
            if case == "Gen" and not marked and before.pos in NOUNS and before.index > at:
                yield token.index, before.index, "nmod"
            else:
                yield token.index, at, "obj" if case == "Acc" and not marked and not passive else "obl"
        else:
            yield token.index, at, "advmod" if token.pos == "ADV" else "punct" if token.pos == "PUNCT" else "dep"
