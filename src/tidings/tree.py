"""Questions that rules ask of the tree of one sentence: what hangs on a word, over others or not. Heads are places among the tokens."""

from __future__ import annotations

from collections.abc import Sequence

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
