"""Who opens a sentence by office and name before a comma, in languages whose verb stands last, where a small parser breaks it to pieces.

"Sözcü Albay Murat Kaya, örgütü ateşkesi ihlal etmekle suçladı" is read with the spokesman and the colonel under different verbs, and what
stands behind the comma joined to them. The last office before the name is the subject of the verb at the end, with all before it under it;
what was joined to him over the comma, and ends as an object does, is the object of a verb behind. For packs that list `told_in`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.agglutination import Endings
from tidings.annotate_types import Token
from tidings.letters import plain
from tidings.name_words import NameWords
from tidings.verb_last_clauses import Clausal, clausal_of

NOMINAL = ("NOUN", "PROPN", "X", "ADJ", "NUM")
LONGEST = 12  # words before the comma


def with_opening_names(tokens: Sequence[Token], endings: Endings | None, words: NameWords | None) -> list[Token]:
    """The tokens with the office and name that open a sentence as one subject, and objects behind their comma freed from it."""
    whole = list(tokens)
    clausal = clausal_of(endings.pack) if endings else None
    if endings is None or words is None or clausal is None or not endings.pack.toml("claims").get("told_in"):
        return whole
    comma = next((t.index for t in whole[1:LONGEST] if t.text == ","), None)
    verb = next((t for t in reversed(whole) if _finite(t)), None)
    if comma is None or verb is None or verb.index < comma or any(t.pos == "VERB" or t.text in '"“«:;' for t in whole[:comma]):
        return whole
    head = _office(whole, comma, words)
    if head is not None:
        _as_one(whole, head, comma, verb)
    if head is not None or whole[comma - 1].dep.startswith("nsubj"):
        _freed(whole, comma, verb, endings, clausal)
    return whole


def _finite(token: Token) -> bool:
    told = token.feature("VerbForm") == "Fin" or (token.feature("VerbForm") is None and token.feature("Tense") is not None)
    return token.pos == "VERB" and told


def _office(tokens: Sequence[Token], comma: int, words: NameWords) -> int | None:
    """The last office before the name that stands right before the comma, in no case; None where no such stands there."""
    last = tokens[comma - 1]
    if last.pos not in NOMINAL or (last.feature("Case") or "Nom") != "Nom" or not last.text[:1].isupper():
        return None
    at = comma - 1
    while at >= 0 and tokens[at].text[:1].isupper() and not words.has("roles", tokens[at]):
        at -= 1
    named = comma - 1 - at
    return at if at >= 0 and words.has("roles", tokens[at]) and 0 < named <= 3 and (tokens[at].feature("Case") or "Nom") == "Nom" else None


def _as_one(tokens: list[Token], head: int, comma: int, verb: Token) -> None:
    """Puts the office to the verb, the name behind it and all before it to the office."""
    for at in range(comma):
        token = tokens[at]
        inside = token.head < comma and token.head != token.index
        if at > head:
            tokens[at] = replace(token, head=head, dep="flat:name")
        elif at < head and (not inside or token.dep.startswith("nsubj") or token.head > head):
            tokens[at] = replace(token, head=head, dep="nmod")
    for other in [t for t in tokens[comma:] if t.head == verb.index and t.dep.startswith("nsubj")]:
        tokens[other.index] = replace(other, dep="obj")
    tokens[head] = replace(tokens[head], head=verb.index, dep="nsubj")


def _freed(tokens: list[Token], comma: int, verb: Token, endings: Endings, clausal: Clausal) -> None:
    """What stands behind the comma and is joined to what opens the sentence, though it ends as an object does or is another verb."""
    loose = [t for t in tokens[comma + 1 : verb.index] if t.dep in ("conj", "appos") and _top(tokens, t.index) <= comma]
    acts = re.compile(str(endings.pack.toml("morphology")["clauses"].get("with_act", "(?!)")))
    inner = next((t for t in loose if (t.pos == "VERB" and t.feature("Case")) or acts.search(_key(t, endings))), None)
    if inner is not None:
        tokens[inner.index] = replace(inner, head=verb.index, dep="obl")
        ruled = [t for t in tokens[comma + 1 : inner.index] if t.head == inner.index and t.dep == "obj" and t.feature("Case") == "Acc"]
        for first in ruled[: len(ruled) - 1]:  # "accused the union of prolonging the strike"
            tokens[first.index] = replace(first, head=verb.index)
    objects = [t for t in loose if t.pos == "NOUN" and t.text[:1].islower() and clausal.objects.search(_key(t, endings))]
    objects = [t for t in objects if not any(o.text in (",", "ve") for o in tokens[t.index + 1 : t.index + 2])]
    for number, noun in enumerate(objects):
        ruling = inner if inner is not None and inner.index > noun.index and (number or len(objects) == 1) else verb
        tokens[noun.index] = replace(noun, head=ruling.index, dep="obj")


def _key(token: Token, endings: Endings) -> str:
    return plain(token.text, endings.pack).casefold()


def _top(tokens: Sequence[Token], at: int) -> int:
    """What a chain of joined words hangs on at last."""
    for _ in range(len(tokens)):
        if tokens[at].dep not in ("conj", "appos") or tokens[at].head == at:
            break
        at = tokens[at].head
    return at
