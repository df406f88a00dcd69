"""Names in quotation marks belong to the noun before them, in languages with cases: "штаб «Восток» и группировка «Сыны гор» подписали".

For packs that say `cases = true` in `parse.toml`. A name in quotation marks keeps its dictionary form, so that a small parser takes it for
a subject, and hangs on it what is the noun's: who is joined by "and", whose name stands behind ("капитана парома «Нева» Петра Дроздова").
Relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.annotate_types import Token
from tidings.language import Pack

OPENING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
LONGEST = 7  # words of a name
CORE = ("nsubj", "nsubj:pass")


def with_quoted_names(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with names in quotation marks under the nouns that they are names of."""
    mended = list(tokens)
    if pack.toml("parse").get("cases"):
        for noun, first, end in _names(mended):
            _under(mended, noun, first, end)
    return mended


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """(noun, first, end) of the names in quotation marks right behind a noun in small letters; `end` is the closing mark."""
    for at in range(1, len(tokens) - 2):
        closing, noun = OPENING.get(tokens[at].text), tokens[at - 1]
        small = noun.pos == "NOUN" and noun.text[-1:].islower()
        if closing is None or not small or tokens[at].start == noun.end or not tokens[at + 1].text[:1].isupper():
            continue
        end = next((i for i in range(at + 2, min(at + 2 + LONGEST, len(tokens))) if tokens[i].text in closing), None)
        if end is None:
            continue
        inside = tokens[at + 1 : end]
        said = any(t.feature("VerbForm") == "Fin" and t.text[:1].islower() for t in inside) or any(t.text in ".,!?:;" for t in inside)
        if not said:
            yield at - 1, at + 1, end


def _under(tokens: list[Token], noun: int, first: int, end: int) -> None:
    """Puts a name under its noun, and what hung on the name from without to the noun."""
    inside, marks = range(first, end), (first - 1, end)
    heads = [tokens[i] for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    outer = next((t for t in heads if t.head not in (noun, *marks)), None)
    below = outer is not None and (tokens[noun].head in (*inside, *marks))
    if below and outer is not None:
        root = outer.head == outer.index
        tokens[noun] = replace(tokens[noun], head=noun if root else outer.head, dep=outer.dep)
    elif (
        outer is not None and outer.dep in CORE and outer.head == tokens[noun].head and tokens[noun].feature("Case") in ("Nom", "Acc", None)
    ):
        tokens[noun] = replace(tokens[noun], dep=outer.dep)  # "подписали штаб «Восток» и ...": the thing and the name are one
    for token in list(tokens):
        if token.head in (*inside, *marks) and token.index not in (*inside, *marks, noun):
            tokens[token.index] = replace(token, head=noun)
    for i in marks:
        tokens[i] = replace(tokens[i], head=noun, dep="punct")
    for i in inside:
        if i == first:
            tokens[i] = replace(tokens[i], head=noun, dep="appos", pos="PROPN")
        elif tokens[i].head not in inside or tokens[i].head == i or _circles(tokens, i, inside):
            tokens[i] = replace(tokens[i], head=first, dep="flat:name")
    joined = tokens[noun].dep == "nmod" and tokens[noun].head < noun and tokens[noun - 1].pos == "CCONJ" and tokens[noun - 1].head == noun
    if joined:
        tokens[noun] = replace(tokens[noun], dep="conj")
    if tokens[noun].head != noun and tokens[tokens[noun].head].head == noun:  # two that hang on one another
        tokens[noun] = replace(tokens[noun], head=noun, dep="root")


def _circles(tokens: Sequence[Token], at: int, inside: range) -> bool:
    """Whether the words above a word within a name lead back to its first word, which hung on one of them."""
    seen, here = set(), at
    while here in inside and here != inside.start:
        if here in seen:
            return True
        seen.add(here)
        here = tokens[here].head
    return False
