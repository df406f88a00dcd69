"""The tagger of names: a linear-chain CRF over features that mean the same in every language.

Shape, part of speech, relation, word classes of the pack, gazetteer and actor hits say where a name is; words and their endings
say more where the language was in the training. One model serves all packs. Recipe and sources: `models/train_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

import pycrfsuite

from tidings.annotate_types import Sentence, Token
from tidings.fold import fold
from tidings.known import look_up
from tidings.name_words import NameWords, word_key
from tidings.weights import verified

LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
LONGEST_LOOKUP = 5


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """Upper and lower case, digits and signs of a word, runs made one: "Ould" is "Xx", "US" "XX", "al-Assad" "x-Xx", "12.5" "9.9"."""
    signs = "".join("9" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word)
    return re.sub(r"(.)\1+", r"\1", signs) if not re.fullmatch("X{2,}", signs) else "XX"


def shouted(sentence: Sentence) -> bool:
    """Whether a sentence is all in capitals, as headings are, so that capitals say nothing."""
    letters = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) > 2]
    return len(letters) > 2 and sum(w.isupper() for w in letters) > 0.7 * len(letters)


def known(sentence: Sentence) -> list[set[str]]:
    """For each word, what the lists know of the capitalised runs that it is in: kinds of places and actors, begin or inside."""
    found: list[set[str]] = [set() for _ in sentence.tokens]
    tokens = sentence.tokens
    for begin, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        for end in range(min(len(tokens), begin + LONGEST_LOOKUP), begin, -1):
            kinds = look_up(" ".join(t.text for t in tokens[begin:end])) if tokens[end - 1].text[-1].isalnum() or end - begin == 1 else ()
            if kinds:
                for at in range(begin, end):
                    found[at] |= {f"{'B' if at == begin else 'I'}-{kind}" for kind in kinds}
                break
    return found


def features(sentence: Sentence, words: NameWords, lexical: bool = True) -> list[list[str]]:
    """The features of each word: its own, those of its neighbours, of its head in the tree, of the sentence."""
    tokens = sentence.tokens
    lists = known(sentence)
    loud = shouted(sentence)
    own = [_own(token, words, lists[i], lexical) for i, token in enumerate(tokens)]
    return [_window(sentence, i, own, words, loud) for i in range(len(tokens))]


def _own(token: Token, words: NameWords, lists: set[str], lexical: bool) -> list[str]:
    found = [f"shape={shape(token.text)[:6]}", f"pos={token.pos}", f"len={min(len(token.text), 4)}"]
    found += [f"class={name}" for name in words.classes(token)]
    found += [f"list={kind}" for kind in sorted(lists)]
    if lexical:
        found.append(f"w={word_key(token.text)}")
    return found


def _window(sentence: Sentence, at: int, own: list[list[str]], words: NameWords, loud: bool) -> list[str]:
    tokens = sentence.tokens
    token = tokens[at]
    found = ["bias", *own[at], f"dep={token.dep}", f"pos+shape={token.pos}+{shape(token.text)[:4]}"]
    plain = fold(token.text)
    found += [f"end3={plain[-3:]}", f"end2={plain[-2:]}", f"start3={plain[:3]}"] if token.text[:1].isupper() else []
    for step in (-2, -1, 1, 2):
        where = at + step
        found += [f"{step}:{feature}" for feature in own[where]] if 0 <= where < len(tokens) else [f"{step}:edge"]
    head = tokens[token.head]
    found.append(f"head.pos={head.pos}")
    found += [f"head.{token.dep.split(':')[0]}={name}" for name in words.classes(head)]
    found += [f"below={tokens[i].dep.split(':')[0]}" for i in sentence.children[at]]
    if loud:
        found.append("loud")
    if at == 0 and token.text[:1].isupper():
        found.append("opens")
    return found


class Tagger:
    """The model that comes with Tidings, opened once."""

    def __init__(self, path: Path) -> None:
        """Opens the weights at a path."""
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def spans(self, sentence: Sentence, words: NameWords) -> list[tuple[int, int, str]]:
        """Names in a sentence as (first token, one past the last, kind: person, organisation or place)."""
        return bio_spans(self._tagger.tag(features(sentence, words)))


def bio_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO labels; an I that follows nothing of its kind opens a span."""
    found: list[tuple[int, int, str]] = []
    begin, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.append((begin, at, LABELS[kind]))
            kind = ""
        if label != "O" and not kind:
            begin, kind = at, label[2:]
    return found


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """The tagger with the weights in `data/names.crfsuite`."""
    return Tagger(verified(Path(str(resources.files("tidings") / "data" / "names.crfsuite"))))
