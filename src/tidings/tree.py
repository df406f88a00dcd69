"""Questions that rules ask of the tree of one sentence: what hangs on a word, over others or not. Heads are places among the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token


def phrase(tokens: Sequence[Token], top: int) -> set[int]:
    """A word and all that hang on it, over others or not, by their places."""
    inside, grown = {top}, True
    while grown:
        more = {t.index for t in tokens if t.head in inside} - inside
        inside |= more
        grown = bool(more)
    return inside


def is_under(tokens: Sequence[Token], index: int, above: int) -> bool:
    """Whether a word hangs on another, over others or not; none hangs on itself."""
    at, steps = index, 0
    while tokens[at].head != at and steps < len(tokens):
        at, steps = tokens[at].head, steps + 1
        if at == above:
            return True
    return False


def has_case(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition or a mark of case hangs on a word."""
    return any(t.head == at and t.dep == "case" for t in tokens)


def as_tree(parsed: Sequence[Token], mended: Sequence[Token]) -> list[Token]:
    """The mended tokens with every circle of heads undone: what goes round takes the heads that the parser gave; own heads are roots.

    Rules that move a head each look at one shape, and two of them together can make a circle, in which a climb to the root never ends.
    """
    tokens = list(mended)
    for start in range(len(tokens)):
        if _goes_round(tokens, start):
            tokens[start] = replace(tokens[start], head=parsed[start].head, dep=parsed[start].dep)
    if any(_goes_round(tokens, start) for start in range(len(tokens))):
        tokens = list(parsed)
    return [replace(t, dep="root") if t.head == t.index else t for t in tokens]


def _goes_round(tokens: Sequence[Token], start: int) -> bool:
    """Whether climbing from a token comes back to it."""
    at, seen = tokens[start].head, set[int]()
    if at == start:
        return False
    while at not in seen and tokens[at].head != at:
        if at == start:
            return True
        seen.add(at)
        at = tokens[at].head
    return at == start
