"""What a text must hold for a pattern to match in it, so that most patterns need not be tried on most sentences.

A pattern is read as the `re` module reads it. Of each part that every match goes through, the letters are taken that one of its
alternatives begins with; a text that holds none of them holds no match. What cannot be told asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]  # read with re's own parser: a second one would err where patterns are odd
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

WIDTH = 3  # letters compared at most
DIGIT = "9"  # stands for any digit
SAME = str.maketrans({"İ": "i", "ı": "i"})  # what IGNORECASE takes for i, and casefold does not
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)

Letters = frozenset[str]


def letters(text: str) -> Letters:
    """The runs of one to three letters that a text holds, whatever their case; any digit as 9.

    >>> sorted(letters("Mo 7"))
    [' ', ' 9', '9', 'm', 'mo', 'mo ', 'o', 'o ', 'o 9']
    """
    plain = folded(text)
    return frozenset(plain[at : at + width] for width in range(1, WIDTH + 1) for at in range(len(plain) - width + 1))


def folded(text: str) -> str:
    """A text in which what a pattern may take for the same is the same."""
    return "".join(DIGIT if c.isdecimal() else c for c in text.translate(SAME).casefold())


def needed(pattern: str) -> tuple[Letters, ...]:
    """Sets of letters: a text that matches the pattern, in whatever case, holds at least one of each set. The rarest first.

    >>> [sorted(each) for each in needed(r"(?:late )?(?:May|June)\\s+\\d+")]
    [['9'], ['jun', 'may']]
    """
    return tuple(sorted(_of_sequence(parser.parse(pattern)), key=lambda each: (min(map(len, each)) < WIDTH, len(each), sorted(each))))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> list[Letters]:
    """What each part of a sequence asks for; letters beside one another are taken together."""
    found: list[Letters] = []
    run = ""
    for kind, told in parts:
        if kind is ops.LITERAL:
            run += chr(told)
            continue
        found += _of_run(run)
        run = ""
        found += _of_part(kind, told)
    return found + _of_run(run)


def _of_run(run: str) -> list[Letters]:
    return [frozenset({folded(run)[:WIDTH]})] if run else []


def _of_part(kind: Any, told: Any) -> list[Letters]:
    """What a part that is no letter asks for; nothing where it may be left out, or may be almost anything."""
    if kind is ops.SUBPATTERN:
        return _of_sequence(told[3])
    if kind is ops.BRANCH:
        return _of_any([_of_sequence(branch) for branch in told[1]])
    if kind in REPEATS and told[0]:
        return _of_sequence(told[2])
    if kind is ops.IN:
        return _of_any([_of_choice(*choice) for choice in told])
    return []


def _of_choice(kind: Any, told: Any) -> list[Letters]:
    """What one of the characters in brackets asks for."""
    if kind is ops.LITERAL:
        return _of_run(chr(told))
    if (kind is ops.CATEGORY and told is ops.CATEGORY_DIGIT) or (kind is ops.RANGE and all(chr(end).isdecimal() for end in told)):
        return [frozenset({DIGIT})]
    return []


def _of_any(branches: list[list[Letters]]) -> list[Letters]:
    """What one of several asks for: the longest letters of each; nothing as soon as one of them asks for nothing."""
    if not all(branches):
        return []
    best = [max(branch, key=lambda each: (min(map(len, each)), -len(each))) for branch in branches]
    return [frozenset().union(*best)]
