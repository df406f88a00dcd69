"""Figures without a parse: sentences cut into words, and measures by the words beside a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.annotate import Sentence, Token, lemma
from tidings.counts import Count
from tidings.fold import fold
from tidings.language import Pack
from tidings.measurewords import Measure, MeasureWords, forms
from tidings.model import Passage

WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?|[^\w\s]")
REACH = 5  # words between a number and what tells its measure
GAP = 3  # words between two numbers in one list


def sentences_without_parse(text: str, passages: Sequence[Passage], pack: Pack) -> list[Sentence]:
    """The sentences of passages as bare words: no heads, no relations, `parsed` false."""
    found = []
    for passage in passages:
        for start, end in passage.sentences or ((passage.start, passage.end),):
            tokens = tuple(
                Token(n, m.start(), m.end(), m[0], lemma(m[0], pack.code), "X", "", "dep", n)
                for n, m in enumerate(WORD.finditer(text, start, end))
            )
            if tokens:
                found.append(Sentence(start, end, tokens, parsed=False))
    return found


def measures_nearby(count: Count, words: MeasureWords) -> list[Measure]:
    """The measure whose word stands nearest to a number: after it whatever the role, before it only for words that take an object."""
    tokens = count.sentence.tokens
    best: tuple[int, int, Measure] | None = None
    for order, measure in enumerate(words.measures):
        if (measure.kind == "money") != (count.currency is not None):
            continue
        for distance in range(1, REACH + 1):
            after, before = count.span[1] - 1 + distance, count.lead - distance
            hit = after < len(tokens) and _tells(tokens[after], measure, ("nouns", "subject", "object", "after"), words)
            hit = hit or (before >= 0 and distance <= 3 and _tells(tokens[before], measure, ("object", "of"), words))
            if hit and (best is None or (distance, order) < best[:2]):
                best = (distance, order, measure)
    return [best[2]] if best else []


def follows(count: Count, last: Count, words: MeasureWords) -> bool:
    """Whether a count stands right behind another, joined by "and" or a comma: "killed 12 soldiers and 3 civilians"."""
    tokens = count.sentence.tokens
    between = tokens[max(last.head, last.span[1] - 1) + 1 : count.lead]
    joined = any(fold(t.text) in words.words["joints"] for t in between) or (
        words.words["joints"] and fold(tokens[count.lead].text).startswith(tuple(words.words["joints"]))
    )
    return bool(joined) and len(between) <= GAP


def _tells(token: Token, measure: Measure, roles: Sequence[str], words: MeasureWords) -> bool:
    """Whether a word alone tells a measure in one of the roles."""
    names = forms(token, words.pack)
    return any((name, beside) in measure.lists[role] for role in roles for name in names for beside in (None, "!"))
