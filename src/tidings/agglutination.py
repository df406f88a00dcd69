"""What a parser does not see in words built of endings, mended by a pack's lists (`[endings]` in `morphology.toml`).

Case endings behind an apostrophe are no part of a name ("Ankara'da"); a postposition marks the noun before it, though the parser takes it
for a noun or a conjunction of its own; a verb made into a noun by an ending still tells what happened ("saldırdığını").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.annotate_types import Token
from tidings.language import Pack
from tidings.letters import plain
from tidings.name_words import word_key
from tidings.stems import Stems, stems_of

NAMES = ("flat", "flat:name", "compound")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "X")
ATTRIBUTIVE = "Attr=Yes"  # of a name whose ending ties it to the noun behind
MISTAKEN = ("VERB", "ADJ", "ADV", "AUX", "X", "NUM")


@dataclass(frozen=True)
class Endings:
    """The lists of a pack, in plain letters."""

    pack: Pack
    mark: str
    postpositions: frozenset[str]
    verbal: re.Pattern[str]
    stems: Stems | None
    cases: tuple[tuple[str, re.Pattern[str]], ...]
    day_heads: frozenset[str]
    possessed: re.Pattern[str]
    between: frozenset[str]
    clausal: re.Pattern[str]
    attributive: re.Pattern[str]
    bodies: frozenset[str]
    contrast: frozenset[str]


@lru_cache(maxsize=16)
def endings_of(pack: Pack) -> Endings | None:
    """The endings of a pack; None where it has none."""
    told = pack.toml("morphology").get("endings")
    if not told:
        return None
    words = frozenset(plain(w, pack) for w in told["postpositions"])
    cases = tuple((name, re.compile(plain(str(form), pack))) for name, form in told.get("cases", {}).items())
    owned = re.compile(plain(str(told.get("possessed", "(?!)")), pack))
    between = frozenset(plain(w, pack) for w in told.get("between", ()))
    days = frozenset(word_key(w) for w in told.get("day_heads", ()))
    clausal = re.compile(plain(str(told.get("clausal", "(?!)")), pack))
    verbal = re.compile(plain(told["verbal"], pack))
    attributive = re.compile(plain(str(told.get("attributive", "(?!)")), pack))
    bodies = frozenset(str(w) for w in told.get("bodies_as_objects", ()))
    contrast = frozenset(plain(str(w), pack) for w in told.get("contrast", ()))
    return Endings(pack, told["mark"], words, verbal, stems_of(pack), cases, days, owned, between, clausal, attributive, bodies, contrast)


def with_endings(tokens: Sequence[Token], endings: Endings | None) -> list[Token]:
    """The tokens of a sentence with names bare of endings, event words classed by the lexicon, nouns marked by their postpositions."""
    if endings is None:
        return list(tokens)
    return _marked([_classed(_bare(token, endings), endings) for token in tokens], endings)


def _bare(token: Token, endings: Endings) -> Token:
    """A name without its ending, in the case that the ending tells; one that only describes a noun ("Mart'TAKİ") is marked as such."""
    cut = next((i for i, c in enumerate(token.text) if c in endings.mark and i > 0), None)
    if cut is None:
        return token
    ending = plain(token.text[cut + 1 :], endings.pack).casefold()
    case = next((name for name, form in endings.cases if form.fullmatch(ending)), None)
    morph = with_case(token.morph, case) if case else token.morph
    if endings.attributive.search(ending):
        morph = "|".join(filter(None, (morph, ATTRIBUTIVE)))
    return replace(token, end=token.start + cut, text=token.text[:cut], morph=morph)


def with_case(morph: str, case: str) -> str:
    """The features of a word with another case."""
    rest = [part for part in morph.split("|") if part and not part.startswith("Case=")]
    return "|".join(sorted([f"Case={case}", *rest]))


def _classed(token: Token, endings: Endings) -> Token:
    """An event noun as a noun, and a noun made of an event verb as a verb, whatever the parser says."""
    classes = endings.stems.classes.get(token.lemma, frozenset()) if endings.stems else frozenset[str]()
    if classes == {"N"} and token.pos in MISTAKEN:
        return replace(token, pos="NOUN")
    rest = plain(token.text, endings.pack).casefold()[len(token.lemma) :]
    if classes == {"V"} and token.pos in ("NOUN", "ADJ", "ADV") and endings.verbal.match(rest):
        return replace(token, pos="VERB")
    return token


def with_bodies_as_objects(told: Sequence[Token], endings: Endings | None) -> list[Token]:
    """A body in the accusative, which looks like one that somebody owns, as object where nobody owns it: "HÜKÜMETİ suçladı"."""
    tokens = list(told)
    for token in [t for t in tokens if endings is not None and t.dep == "nsubj" and lowered(t.text) in endings.bodies]:
        before = tokens[token.index - 1] if token.index else None
        day = endings is not None and before is not None and {word_key(before.text), before.lemma} & endings.day_heads
        owned = before is not None and before.pos in (*NOUNS, "ADJ", "DET") and not day
        ruled = any(t.head == token.head and t.dep == "obj" for t in tokens)
        below = any(t.head == token.index and t.dep.startswith(("nmod", "amod", "det")) for t in tokens)
        if not owned and not below and not ruled and token.head > token.index:
            tokens[token.index] = replace(token, dep="obj", morph=with_case(token.morph, "Acc"))
    return tokens


def lowered(word: str) -> str:
    """A word in small letters as languages with two kinds of i write it."""
    return word.replace("İ", "i").replace("I", "ı").lower()


def _marked(tokens: list[Token], endings: Endings) -> list[Token]:
    """The tokens with each postposition hung as a case mark on the noun before it, which takes its place in the tree."""
    for at in range(1, len(tokens)):
        post = tokens[at]
        if plain(post.text, endings.pack).casefold() not in endings.postpositions or tokens[at - 1].pos not in NOUNS:
            continue
        head = at - 1
        while tokens[head].dep in NAMES and tokens[head].head < head:
            head = tokens[head].head
        noun = tokens[head]
        above = post.head if noun.head == at else noun.head
        if above in (head, at):
            continue
        tokens[head] = replace(noun, head=above, dep="obl" if noun.dep.startswith(("nsubj", "obj", "nmod")) else noun.dep)
        tokens[at] = replace(post, head=head, dep="case", pos="ADP")
        for other in range(len(tokens)):
            if tokens[other].head == at and other != head:
                tokens[other] = replace(tokens[other], head=head)
    return tokens
