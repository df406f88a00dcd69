"""Rules that mend what a small parser gets wrong around verbs of saying. Relations are those of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token

NAMES = ("flat", "flat:name", "flat:foreign", "compound", "nmod:desc")
LED_NOUN = ("cop", "nsubj", "nsubj:pass", "case")
CLOSING = (",", '"', "»", "”", "“", "«", "'")
TELLING = ("obl", "obl:unmarked", "obj", "iobj", "obl:arg")  # "said in a statement", "told reporters"


def sayers(tokens: list[Token]) -> list[Token]:
    """ "The ministry denies that he fled" read as a noun with all before it put to it: a noun with a clause behind "that" is a verb."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos != "NOUN" or root.index == 0 or any(t.head == root.index and t.dep in LED_NOUN for t in tokens):
        return tokens
    noun = tokens[root.index - 1]
    clause = next((t for t in tokens if t.head == root.index and t.dep.startswith("acl") and t.index > root.index), None)
    if clause is None or noun.head != root.index or noun.dep not in NAMES or noun.pos not in ("NOUN", "PROPN"):
        return tokens
    below = [t for t in tokens if t.head == clause.index and root.index < t.index < clause.index]
    if not any(t.dep == "mark" and t.index == root.index + 1 for t in below) or not any(t.dep.startswith("nsubj") for t in below):
        return tokens
    mended = [replace(t, head=noun.index) if t.head == root.index and t.index < noun.index else t for t in tokens]
    mended[noun.index] = replace(noun, dep="nsubj")
    mended[clause.index] = replace(clause, dep="ccomp")
    mended[root.index] = replace(root, pos="VERB", morph="Mood=Ind|Tense=Pres|VerbForm=Fin")
    return mended


def remarks_behind(tokens: list[Token]) -> list[Token]:
    """ "Such attacks are unacceptable, A and B stressed." with "stressed" joined as if by "and", or as a circumstance: the last
    verb, behind a comma and its own subject and without an "and", says who said the rest, be it in a statement or to
    reporters. A participle between the two ("..., killing five, the ministry said") goes with what was done, never with who says so."""
    mended = list(tokens)
    for verb in tokens:
        joined_later = any(t.dep == "conj" and t.head == verb.head and t.index > verb.index for t in tokens)
        if verb.dep not in ("conj", "advcl") or verb.pos != "VERB" or joined_later:
            continue
        below = [t for t in tokens if t.head == verb.index and t.pos != "PUNCT"]
        subjects = [t for t in below if t.dep == "nsubj" and t.index < verb.index]
        first = min((_first_of(tokens, s) for s in subjects), default=0)
        circumstances = [t for t in below if _goes_before(tokens, t, verb.head, first)]
        spare = all(t in circumstances or t.dep in ("nsubj", "aux", "advmod") or _to_whom_or_when(t, verb) for t in below)
        if subjects and spare and first and tokens[first - 1].text == "," and tokens[verb.head].index < first:
            mended[verb.index] = replace(verb, dep="parataxis")
            for token in circumstances:
                mended[token.index] = replace(token, head=verb.head, dep="advcl")
    return mended


def _goes_before(tokens: Sequence[Token], token: Token, main: int, first: int) -> bool:
    """Whether a word is a participle without a subject or a conjunction of its own, behind the main verb and before the speaker."""
    if token.dep not in ("ccomp", "advcl") or token.feature("VerbForm") not in ("Part", "Ger", "Conv") or not main < token.index < first:
        return False
    return not any(t.head == token.index and t.dep.startswith(("nsubj", "mark", "aux")) for t in tokens)


def _to_whom_or_when(token: Token, verb: Token) -> bool:
    """Whether a word may stand behind a verb of saying: to whom, when, in what; verbs with "itself" behind them say nothing."""
    return token.dep in TELLING and token.index > verb.index and token.feature("Reflex") != "Yes"


def _first_of(tokens: Sequence[Token], head: Token) -> int:
    """The first word of a noun phrase, its commas aside."""
    phrase = {head.index}
    for token in (*tokens[: head.index][::-1], *tokens[head.index :]):
        if token.head in phrase and token.pos != "PUNCT":
            phrase.add(token.index)
    return min(phrase)


def speakers_behind(tokens: list[Token]) -> list[Token]:
    """ "..., announced in A the minister" with the minister as object: behind the words that were said, who stands behind said them."""
    mended = list(tokens)
    for verb in tokens:
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if verb.pos != "VERB" or any(t.dep.startswith(("nsubj", "csubj", "aux:pass")) or t.dep == "mark" for t in below):
            continue
        first = min((t.index for t in below if t.dep.startswith("aux") and t.index < verb.index), default=verb.index)
        behind_words = first > 1 and tokens[first - 1].pos == "PUNCT" and tokens[first - 1].text in CLOSING
        said = verb.dep.startswith("parataxis") or any(t.dep in ("ccomp", "parataxis") and t.index < first for t in below)
        objects = [t for t in below if t.dep == "obj" and t.index > verb.index]
        if behind_words and said and len(objects) == 1 and objects[0].pos in ("NOUN", "PROPN"):
            mended[objects[0].index] = replace(objects[0], dep="nsubj")
    return mended
