"""The annotator seam: text in, sentences of tokens with part of speech, features, lemma, head and relation out.

The embedded implementation is a spaCy pipeline trained in this project (`models/`) and shipped in the language's pack.
Anything else that yields `Sentence`s can stand in its place: the stages know these types only.
Parts of speech and relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import spacy
from spacy.language import Language

from tidings.agglutination import endings_of, with_bodies_as_objects, with_endings
from tidings.agreement import with_agreement
from tidings.annotate_types import Seen, Sentence, Token
from tidings.asides import Aside, find_asides, place_in, put_back, without
from tidings.case_clauses import with_clauses
from tidings.case_objects import with_people_as_objects
from tidings.case_order import with_case_order
from tidings.case_phrases import with_case_phrases
from tidings.case_quotes import with_quoted_names
from tidings.case_remarks import with_remarks
from tidings.case_subjects import with_found_subjects
from tidings.casework import with_cases
from tidings.chunks import ChunkAnnotator
from tidings.clause_openers import with_openers
from tidings.dayless import days_of, find_days, put_days_back
from tidings.field_verbs import with_finite_verbs
from tidings.fields import with_fields
from tidings.grammar import apply, grammar_of
from tidings.language import Pack
from tidings.lemmas import lemma
from tidings.marks import with_marks
from tidings.name_words import name_words
from tidings.opening_names import with_opening_names
from tidings.participial import with_participials
from tidings.prenominal import with_prenominal
from tidings.repair import repair
from tidings.standins import stand_ins_of, stood_in
from tidings.tree import as_tree
from tidings.verb_last import verb_last
from tidings.verb_last_clauses import clauses_in_order, verbs_by_ending
from tidings.verbforms import verb_forms, with_verb_forms
from tidings.weights import verified

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "})

LOUD_FROM = 3  # words from which capitals alone mean a headline


class Annotator(Protocol):
    """What a model must do for the stages that read sentences."""

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """The parsed sentences of each piece (start, end) of a report's text, offsets into that text."""

    def foresee(self, pieces: Iterable[str]) -> None:
        """Told of texts that `annotate` will be asked for soon; what it makes of them must not depend on that."""


@Language.component("tidings_whole_pieces")
def whole_pieces(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Keeps the parser from splitting a piece: sentences are split by rule before, better than it does ahead of names."""
    starts = np.full(len(doc), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type] # at once: one by one is quadratic


class SpacyAnnotator:
    """A spaCy pipeline of this project's making: UD parts of speech, features and relations; lemmas by simplemma."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.pack = pack
        self.verb_forms = verb_forms(pack)
        self.grammar = grammar_of(pack)
        self.words = name_words(pack) if pack.toml("names") else None
        self.stand_ins = stand_ins_of(pack)
        self.days = days_of(pack)
        self.nlp = spacy.load(verified(pack.folder / "model"))
        self.nlp.add_pipe("tidings_whole_pieces", before="parser")
        self.seen = Seen()

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """See `Annotator`; each piece is one sentence, parsed by itself, so that what was parsed before need not be parsed again."""
        wanted = [text[start:end] for start, end in pieces]
        parsed = self.seen.parsed(wanted, self._parse)
        for (start, _), piece in zip(pieces, wanted, strict=True):
            yield [sentence.moved(start) for sentence in parsed[piece]]

    def foresee(self, pieces: Iterable[str]) -> None:
        """See `Annotator`: many at once cost half of what they cost by the report, and come out the same."""
        self.seen.parsed(pieces, self._parse)

    def _parse(self, pieces: Sequence[str]) -> Iterator[list[Sentence]]:
        """The sentences of each piece. Curly quotes and odd spaces are straightened first, one code point for one."""
        straight = [with_marks(piece.translate(STRAIGHT), self.pack) for piece in pieces]
        asides = [find_asides(piece, self.words) if self.words else () for piece in straight]
        dated = [find_days(piece, self.days) if self.days else () for piece in straight]
        left_out = [sorted((*names, *days), key=lambda a: a.start) for names, days in zip(asides, dated, strict=True)]
        spoken = [self.nlp.make_doc(_spoken(without(piece, left))) for piece, left in zip(straight, left_out, strict=True)]
        seen = [stood_in(doc, self.stand_ins) if self.stand_ins else doc for doc in spoken]
        for piece, names, days, doc, parsed in zip(pieces, asides, dated, spoken, self.nlp.pipe(seen), strict=True):
            yield [self._sentence(piece, span, doc, names, days) for span in parsed.sents]

    def _sentence(
        self, text: str, span: spacy.tokens.Span, doc: spacy.tokens.Doc, names: Sequence[Aside] = (), days: Sequence[Aside] = ()
    ) -> Sentence:
        """A sentence from its parse, with the words and places of the tokenised text that the parse is of."""
        words = [token for token in span if not token.is_space]
        places = {token.i: index for index, token in enumerate(words)}
        left = sorted((*names, *days), key=lambda a: a.start)
        tokens = []
        for index, token in enumerate(words):
            head = token.head
            while head.i not in places and head.head.i != head.i:
                head = head.head
            word = doc[token.i]
            start = place_in(word.idx, left)
            tokens.append(
                Token(
                    index,
                    start,
                    start + len(word.text),
                    text[start : start + len(word.text)],
                    lemma(word.text, self.code, token.pos_),
                    token.pos_,
                    str(token.morph),
                    "root" if token.dep_ == "ROOT" else token.dep_,
                    places.get(head.i, index),
                )
            )
        if days and tokens and self.days:
            tokens = put_days_back(tokens, days, text, self.days)
        if names and tokens and self.words:
            tokens = put_back(tokens, names, text, 0, self.words)
        if not tokens:
            return Sentence(span.start_char, span.start_char, ())
        parsed = tokens
        endings = endings_of(self.pack)
        tokens = verbs_by_ending(with_endings(with_verb_forms(tokens, self.verb_forms), endings), endings)
        tokens = with_openers(clauses_in_order(verb_last(tokens, endings, self.words), endings), endings, self.words)
        tokens = with_prenominal(with_opening_names(tokens, endings, self.words), endings, self.words)
        tokens = with_bodies_as_objects(tokens, endings)
        if self.grammar:
            tokens = with_fields(apply(with_finite_verbs(tokens, self.pack), self.grammar), self.pack)
        tokens = with_participials(tokens, self.pack)
        tokens = with_cases(with_quoted_names(tokens, self.pack), self.pack)
        tokens = with_case_phrases(repair(with_clauses(with_case_order(tokens, self.pack), self.pack)), self.pack)
        tokens = with_people_as_objects(with_remarks(tokens, self.pack), self.pack)
        tokens = as_tree(parsed, with_agreement(with_found_subjects(tokens, self.pack), self.pack))
        return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


def _spoken(piece: str) -> str:
    """A piece in small letters where it is all in capitals, as headlines are: parsers know words as they stand in running text."""
    letters = [c for c in piece if c.isalpha()]
    lowered = piece.lower()
    loud = len(piece.split()) > LOUD_FROM and sum(map(str.isupper, letters)) > 0.9 * len(letters)
    return lowered if loud and len(lowered) == len(piece) else piece


@lru_cache(maxsize=8)
def load_annotator(pack: Pack) -> Annotator | None:
    """The pack's model, loaded once, or the reader by lists that it names; None where the pack has neither."""
    if pack.toml("morphology").get("annotator") == "chunks":
        return ChunkAnnotator(pack)
    return SpacyAnnotator(pack) if (pack.folder / "model").is_dir() else None
