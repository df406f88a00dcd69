"""Direct speech against words that a report only picks out of what somebody said.

'"We left the town," she said' gives a speaker's own words. In 'she said the town was "lost to looters"' and 'he condemned the "cowardly
raid"' the report tells what was said in its own sentence and keeps some words of it: that is no direct speech.
"""

from __future__ import annotations

from tidings.annotate_types import Sentence
from tidings.quotes import Quotes

LINKING = ("SCONJ", "CCONJ")  # words that bind what is quoted to the report's own sentence: 'said that "..."'
PARTING = tuple(",;:،؛，；：—–-")


def is_direct(sentence: Sentence, index: int, cue: int, quote: Quotes) -> bool:
    """Whether the words in quotation marks that hold a token are all that the speaker is told to have said with it.

    `cue` is where the words stand that say who speaks. What is quoted is then a clause or phrase as a whole, beside or under those words.
    """
    tokens = sentence.tokens
    span = quote.span_at(tokens[index].start)
    if span is None or span[0] <= sentence.start:  # the sentence itself stands in the marks
        return span is not None
    saying = next((t.index for t in tokens if t.start <= cue < t.end), None)
    top = index
    while tokens[top].head != top and quote.holds(tokens[tokens[top].head].start):
        top = tokens[top].head
    host = tokens[top].head
    if _announced(sentence, span[0]):
        return True
    clause = bool(sentence.child(top, "nsubj", "nsubj:pass"))
    if host not in (top, saying) and not clause and not _stands_beside(sentence, host, saying):
        return False
    spoken_of = set(sentence.subtree(saying)) if saying is not None and saying in sentence.subtree(top) else set()
    around = [i for i in sentence.subtree(top) if i not in spoken_of and tokens[i].pos != "PUNCT" and not quote.holds(tokens[i].start)]
    return not any(tokens[i].pos in LINKING or _runs_on(sentence, i, span) for i in around)


def _announced(sentence: Sentence, opening: int) -> bool:
    """Whether a colon stands right before the mark that opens a quotation: 'He thanked the crews: "..."'."""
    before = [t for t in sentence.tokens if t.end <= opening]
    return bool(before) and before[-1].text == ":"


def _runs_on(sentence: Sentence, index: int, span: tuple[int, int]) -> bool:
    """Whether nothing parts a word from a quotation: 'the town was "lost to looters"', and not 'Brunn, "we left", said'."""
    first, last = sorted((sentence.tokens[index].start, span[0] if sentence.tokens[index].start < span[0] else span[1]))
    between = [t for t in sentence.tokens if first < t.start < last]
    return not any(t.pos == "PUNCT" and t.text in PARTING for t in between)


def _stands_beside(sentence: Sentence, host: int, saying: int | None) -> bool:
    """Whether the words that say who speaks hang on the word that the quotation hangs on, as auxiliaries and phrases of saying do."""
    return saying is not None and sentence.tokens[saying].head == host
