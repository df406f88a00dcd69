"""Figures without a parse: sentences cut into words, and measures by the words beside a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.annotate_types import Sentence, Token
from tidings.counts import Count, is_pair_of_things
from tidings.fold import fold
from tidings.language import Pack
from tidings.lemmas import lemma
from tidings.measures import kinds_of
from tidings.measurewords import Measure, MeasureWords, forms
from tidings.model import Passage

MARKED = r"[\w\u064b-\u0652\u0670]"  # a letter, or a vowel sign of Arabic, which is none for `re`
WORD = re.compile(rf"\d[\d.,]*\d|\w{MARKED}*(?:['’]\w+)?|[^\w\s]")
REACH = 5  # words between a number and what tells its measure
BESIDE = 2  # words between the two that tell a measure together
TOLL_REACH = 8  # words between a toll and the number that it rises to
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
    if told := _toll(count, words):
        return [told]
    best: tuple[bool, int, bool, int, Measure] | None = None
    kinds = ("things",) if is_pair_of_things(tokens[count.head], words) else kinds_of(count, words)
    for order, measure in enumerate(words.measures):
        if (measure.kind == "money") != (count.currency is not None) or (kinds == ("people",) and measure.kind == "things"):
            continue
        for distance in range(1, REACH + 1):
            after, before = count.span[1] - 1 + distance, count.lead - distance
            behind = after < len(tokens) and _tells(tokens, after, measure, ("nouns", "subject", "object", "after"), words)
            behind = behind and not _does_it(tokens, after, measure, words)
            hit = behind or (before >= 0 and distance <= 3 and _tells(tokens, before, measure, ("object", "of"), words))
            rank = (measure.kind not in kinds, distance, words.verbs_last and not behind, order)
            if hit and (best is None or rank < best[:4]):
                best = (*rank, measure)
    return [best[4]] if best else []


def _does_it(tokens: Sequence[Token], at: int, measure: Measure, words: MeasureWords) -> bool:
    """Whether a verb behind a number has an object of its own, so that those who are counted did it: "three gunmen killed a trader"."""
    behind = words.pack.toml("figures").get("own_object")
    if not behind or at + 1 >= len(tokens) or not any(word in forms(tokens[at], words.pack) for word, _ in measure.lists["subject"]):
        return False
    return re.fullmatch(behind, tokens[at + 1].text) is not None


def follows(count: Count, last: Count, words: MeasureWords) -> bool:
    """Whether a count stands right behind another, joined by "and" or a comma: "killed 12 soldiers and 3 civilians"."""
    tokens = count.sentence.tokens
    between = tokens[max(last.head, last.span[1] - 1) + 1 : count.lead]
    joined = any(fold(t.text) in words.words["joints"] for t in between) or (
        words.words["joints"] and fold(tokens[count.lead].text).startswith(tuple(words.words["joints"]))
    )
    return bool(joined) and len(between) <= GAP


def _toll(count: Count, words: MeasureWords) -> Measure | None:
    """What a toll counts that rises or falls to a bare number: the measure whose noun stands beside the word for toll."""
    tokens = count.sentence.tokens
    if not count.span[0] <= count.head < count.span[1] or count.currency:
        return None
    window = range(max(0, count.lead - TOLL_REACH), min(len(tokens), count.span[1] + REACH))
    tolls = [at for at in window if forms(tokens[at], words.pack) & words.words["toll"]]
    if not tolls or not any(forms(tokens[at], words.pack) & words.words["toll_verbs"] for at in window):
        return None
    beside = [at for toll in tolls for at in (toll - 1, toll - 2, toll + 1) if 0 <= at < len(tokens)]
    people = [m for m in words.measures if m.kind == "people"]
    return next((m for at in beside for m in people if _tells(tokens, at, m, ("nouns", "of"), words)), None)


def _tells(tokens: Sequence[Token], at: int, measure: Measure, roles: Sequence[str], words: MeasureWords) -> bool:
    """Whether a word tells a measure in one of the roles, alone or with a second word beside it."""
    names = forms(tokens[at], words.pack)
    listed = [beside for role in roles for word, beside in measure.lists[role] if word in names]
    near = [t for t in tokens[max(0, at - BESIDE) : at + BESIDE + 1] if t.index != at]
    return any(beside in (None, "!") or any(beside in forms(t, words.pack) for t in near) for beside in listed)
