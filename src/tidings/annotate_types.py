"""What an annotator yields: words with their place in the text and in the tree of their sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

PASSIVE = "Tense=Past|Variant=Short|VerbForm=Part|Voice=Pass"  # of a participle that stands as predicate alone
SEEN_SENTENCES = 20_000  # of which it is remembered what they hold: copies are printed near one another, and read near one another
LONGEST_KEPT = 2_000  # code points: what is longer is no sentence that anybody prints again


@dataclass(frozen=True, slots=True)
class Token:
    """A word. `start`, `end` are offsets in the report's text; `head` is an index in the sentence (its own for the root)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int

    def moved(self, by: int) -> Token:
        """The same word so many code points further on."""
        return Token(self.index, self.start + by, self.end + by, self.text, self.lemma, self.pos, self.morph, self.dep, self.head)

    def feature(self, name: str) -> str | None:
        """The value of a universal feature ("Mood" -> "Cnd"), or None."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


def is_short_passive(token: Token) -> bool:
    """Whether a word is a passive participle of the form that stands as predicate alone (Slavic "убиты")."""
    return token.feature("Variant") == "Short" and token.feature("Voice") == "Pass"


@dataclass(frozen=True, eq=False)
class Sentence:
    """A parsed sentence of a report: tokens, and the tree over them. Two are the same only if they are one object.

    `first` is the sentence that this one was moved from: what is found in that one by its words alone holds here too.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    parsed: bool = field(default=True)
    first: Sentence | None = field(default=None, repr=False)

    @property
    def home(self) -> Sentence:
        """The sentence as it was first parsed: one and the same wherever it is printed again."""
        return self.first or self

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the dependants of each token, in order."""
        if self.first is not None:
            return self.first.children
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(map(tuple, below))

    def moved(self, by: int) -> Sentence:
        """The same sentence so many code points further on."""
        return Sentence(self.start + by, self.end + by, tuple(token.moved(by) for token in self.tokens), self.parsed, self.home)

    def subtree(self, index: int) -> list[int]:
        """Indices of a token and everything under it, in text order."""
        found, stack = set[int](), [index]
        while stack:
            at = stack.pop()
            if at not in found:
                found.add(at)
                stack.extend(self.children[at])
        return sorted(found)

    def child(self, index: int, *deps: str) -> list[int]:
        """Dependants of a token with one of the relations."""
        return [i for i in self.children[index] if self.tokens[i].dep in deps]


class Seen:
    """What sentences hold, of those that were met last: one that is printed again is not parsed again. The oldest are forgotten first.

    That stands on what an annotator makes of a sentence being a function of its letters alone.
    """

    def __init__(self) -> None:
        self._kept: dict[str, list[Sentence]] = {}

    def parsed(self, pieces: Iterable[str], parse: Callable[[Sequence[str]], Iterable[list[Sentence]]]) -> dict[str, list[Sentence]]:
        """The sentences of each piece with offsets into it: remembered, else parsed, all those at once."""
        distinct = dict.fromkeys(pieces)
        found = {piece: self._kept[piece] for piece in distinct if piece in self._kept}
        new = [piece for piece in distinct if piece not in found]
        for piece, sentences in zip(new, parse(new), strict=True):
            found[piece] = sentences
            if len(piece) <= LONGEST_KEPT:
                self._kept[piece] = sentences
        while len(self._kept) > SEEN_SENTENCES:
            del self._kept[next(iter(self._kept))]
        return found
