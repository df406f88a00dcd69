"""A participle behind a comma tells what came of the clause right before it: "they fled after it was shelled in June, KILLING two".

Small parsers hang it on the main verb of the sentence, however far back that stands, and the dead of an old attack are then of today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token
from tidings.tree import is_under

CLAUSES = ("advcl", "acl:relcl", "ccomp")
TELLING = ("ccomp", "parataxis", "xcomp", "mark", "case", "nsubj", "nsubj:pass", "expl")  # "..., saying that": not of the last clause


def with_trailing(tokens: list[Token]) -> list[Token]:
    """The tokens with such participles put to the clause that ends at the comma before them."""
    mended = list(tokens)
    for word in tokens:
        if word.dep != "advcl" or word.head >= word.index or not _present(word) or not word.index or tokens[word.index - 1].text != ",":
            continue
        below = {t.dep for t in tokens if t.head == word.index}
        if "obj" not in below or below & set(TELLING):
            continue
        clauses = [t for t in tokens[word.head + 1 : word.index - 1] if t.dep in CLAUSES and t.pos == "VERB"]
        last = [t for t in clauses if _last_word(tokens, t.index, word.index) == word.index - 2 and is_under(tokens, t.index, word.head)]
        if last:
            mended[word.index] = replace(word, head=last[-1].index)
    return mended


def _present(word: Token) -> bool:
    """Whether a word is a participle of doing or a gerund: "killing", "dejando"."""
    form = word.feature("VerbForm")
    return word.pos == "VERB" and (form == "Ger" or (form == "Part" and word.feature("Tense") == "Pres"))


def _last_word(tokens: Sequence[Token], head: int, limit: int) -> int:
    """The last word before a limit that hangs on a word, over others or not, commas left out."""
    inside = [t.index for t in tokens[head:limit] if t.pos != "PUNCT" and (t.index == head or is_under(tokens, t.index, head))]
    return max(inside)
