"""Letters with the marks that a writer left out: "murio" is read as "murió", so that tagger, parser and dictionary know the word.

The pack's `marks` in `parse.toml` say which letter may stand for which ("o" for "ó"). A word that the dictionary of its language lacks, and
has with one letter marked, is read so, the last such letter first. One code point takes the place of one: offsets hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from tidings.language import Pack

WORD = re.compile(r"[^\W\d_]{4,}")  # shorter words are too often others


def with_marks(text: str, pack: Pack) -> str:
    """A text of equal length with the marks that its words lack; as it is where the pack names none."""
    marks = pack.toml("parse").get("marks")
    return WORD.sub(lambda match: _marked(match[0], pack.code, tuple(sorted(marks.items()))), text) if marks else text


@lru_cache(maxsize=100_000)
def _marked(word: str, code: str, marks: tuple[tuple[str, str], ...]) -> str:
    """A word with the one mark by which the dictionary knows it, or as it is: names, and words that it knows without."""
    known = DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    if word in known or word != word.lower():
        return word
    for at in range(len(word) - 1, -1, -1):
        for bare, mark in marks:
            if word[at] == bare and (found := word[:at] + mark + word[at + 1 :]) in known:
                return found
    return word
