"""First names before a surname that was only found because the report says it elsewhere: they make another full name of it.

"The union's head Anna Berg spoke. Karl Berg won." has two people; without its first name the second "Berg" would go to Anna.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.clitics import proclitics_of
from tidings.known import look_up
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft, capital

MOST = 2  # first names before one surname


def with_forenames(
    found: Sequence[Draft], drafts: Sequence[Draft], sentences: Sequence[Sentence], words: NameWords, text: str
) -> list[Draft]:
    """Names that were `found` again, surnames among them with the first names right before that are in none of the `drafts`."""
    starts = [s.start for s in sentences]
    taken = [(d.start, d.end) for d in drafts]

    def wider(draft: Draft) -> Draft:
        at = bisect_right(starts, draft.start) - 1
        if draft.kind != "person" or " " in draft.text or at < 0:
            return draft
        start = _first_name(sentences[at], draft.start, taken, words, text)
        return replace(draft, start=start, text=text[start : draft.end])

    return [wider(draft) for draft in found]


def _first_name(sentence: Sentence, start: int, taken: Sequence[tuple[int, int]], words: NameWords, text: str) -> int:
    """Where a full name begins whose surname begins at `start`: there, or up to two first names before."""
    before = [t for t in sentence.tokens if t.end <= start]
    for token in before[: -MOST - 1 : -1]:
        covered = any(first < token.end and token.start < end for first, end in taken)
        joined = None if covered or text[token.end : start] != " " else _letters_before(token, words)
        if joined is None:
            break
        start = token.start + joined
        if joined:
            break
    return start


def _letters_before(token: Token, words: NameWords) -> int | None:
    """How many letters are written with a first name before it ("and", "to" in Arabic); None where a word is no first name.

    In a script without capitals the pack lists first names; elsewhere one is a proper noun within its sentence that nothing knows.
    """
    key = word_key(token.text)
    if words.caseless is not None:
        clitics = proclitics_of(words.caseless)
        if token.pos in ("VERB", "ADP", "CCONJ", "PRON") or words.classes(token):
            return None
        if key in words.given:
            return 0
        joined = clitics is not None and token.text.startswith((*clitics.conjunctions, *clitics.prepositions))
        return 1 if joined and word_key(token.text[1:]) in words.given else None
    known = words.classes(token) or key in words.honorifics or actors().adjective(token.text) or look_up(token.text)
    return 0 if capital(token) and token.pos == "PROPN" and token.text.isalpha() and token.index > 0 and not known else None
