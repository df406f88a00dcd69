"""The annotator seam: text in, sentences of tokens with part of speech, features, lemma, head and relation out.

The embedded implementation is a spaCy pipeline trained in this project (`models/`) and shipped in the language's pack.
Anything else that yields `Sentence`s can stand in its place: the stages know these types only.
Parts of speech and relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Protocol

import simplemma
import spacy

from tidings.language import Pack

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})


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

    def feature(self, name: str) -> str | None:
        """The value of a universal feature ("Mood" -> "Cnd"), or None."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence of a report: tokens, and the tree over them."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    parsed: bool = field(default=True)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Indices of the dependants of each token, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(map(tuple, below))

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


class Annotator(Protocol):
    """What a model must do for the stages that read sentences."""

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """The parsed sentences of each piece (start, end) of a report's text, offsets into that text."""


@spacy.Language.component("tidings_whole_pieces")
def whole_pieces(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Keeps the parser from splitting a piece: sentences are split by rule before, better than it does ahead of names."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


class SpacyAnnotator:
    """A spaCy pipeline of this project's making: UD parts of speech, features and relations; lemmas by simplemma."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.nlp = spacy.load(pack.folder / "model")
        self.nlp.add_pipe("tidings_whole_pieces", before="parser")

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """See `Annotator`; each piece should be one sentence. Curly quotes and odd spaces are straightened first, one code point for one."""
        straight = text.translate(STRAIGHT)
        for (start, _), doc in zip(pieces, self.nlp.pipe(straight[s:e] for s, e in pieces), strict=True):
            yield [self._sentence(text, start, span) for span in doc.sents]

    def _sentence(self, text: str, base: int, span: spacy.tokens.Span) -> Sentence:
        words = [token for token in span if not token.is_space]
        places = {token.i: index for index, token in enumerate(words)}
        tokens = []
        for index, token in enumerate(words):
            head = token.head
            while head.i not in places and head.head.i != head.i:
                head = head.head
            start = base + token.idx
            tokens.append(
                Token(
                    index,
                    start,
                    start + len(token.text),
                    text[start : start + len(token.text)],
                    lemma(token.text, self.code),
                    token.pos_,
                    str(token.morph),
                    "root" if token.dep_ == "ROOT" else token.dep_,
                    places.get(head.i, index),
                )
            )
        if not tokens:
            return Sentence(base + span.start_char, base + span.start_char, ())
        return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


@lru_cache(maxsize=200_000)
def lemma(word: str, code: str) -> str:
    """The dictionary form of a word, lower case for common words."""
    return simplemma.lemmatize(word, lang=code)


@lru_cache(maxsize=8)
def load_annotator(pack: Pack) -> Annotator | None:
    """The pack's model, loaded once; None where the pack ships no model."""
    return SpacyAnnotator(pack) if (pack.folder / "model").is_dir() else None
