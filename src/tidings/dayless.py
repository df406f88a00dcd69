"""Days that stand between a verb and what belongs to it ("a reçu lundi à Nairobi l'envoyée"), left out while a sentence is parsed.

A small parser takes a bare day for the object, and puts what follows under the day. Without it the sentence is plain, and where a day
belongs is known beforehand: to the verb before it, or to the noun right before it where no verb is. A day that opens a sentence without a
comma ("On June 14 rebels attacked") is taken for a part of the subject: it is left out too, and belongs to the main verb. What a day looks
like, and the words behind which it is no aside ("de lundi"), are pack data (`parse.toml`, `[days]`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.annotate_types import Token
from tidings.asides import Aside
from tidings.language import Pack

WORD = re.compile(r"[^\W\d_]+['’]?|\d+[^\W\d_]*")
BEFORE = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*$")
LOOKED_BACK = 40  # code points before a day, in which the word right before it lies
SUBJECTS = ("nsubj", "nsubj:pass")
CLIMBED = 8  # steps from the word before a day up to its verb
UP = (
    "obj", "iobj", "obl", "obl:mod", "obl:arg", "obl:agent", "xcomp", "advmod", "nmod", "amod", "appos", "conj", "flat", "flat:name",
    "flat:foreign", "case", "det", "nummod", "compound:prt", "fixed",
)  # fmt: skip


@dataclass(frozen=True)
class Days:
    """How a language writes the days that are left out: `form` inside a sentence, `opening` at its start; `behind` are words that tie a day
    behind them to themselves, `heads` the words for days and months, with those that a pack adds and the parts of days joined to them."""

    form: re.Pattern[str]
    opening: re.Pattern[str]
    behind: frozenset[str]
    heads: frozenset[str]
    articles: frozenset[str]


@lru_cache(maxsize=16)
def days_of(pack: Pack) -> Days | None:
    """The days that a pack leaves out; None where it says nothing of them."""
    source = pack.toml("parse").get("days")
    if not source:
        return None
    tables = pack.toml("times").get("tables", {})
    listed = {name: sorted(map(str, tables.get(name, ())), key=lambda w: (-len(w), w)) for name in ("weekday", "month")}
    inside, first = (
        "|".join(re.sub(r"<(\w+)>", lambda m: f"(?:{'|'.join(map(re.escape, listed[m[1]]))})", str(form)) for form in source.get(name, ()))
        for name in ("forms", "opening")
    )
    heads = frozenset(word.lower() for words in (*listed.values(), source.get("heads", ())) for word in words)
    if source.get("compounds"):
        heads |= {word.lower() + part for word in listed["weekday"] for part in source["compounds"]}
    form = re.compile(rf"(?<=[^\W_] )(?:{inside or '(?!)'})(?= [^\W_])", re.IGNORECASE)
    opening = re.compile(rf"(?:{first or '(?!)'}) (?=[^\W_])", re.IGNORECASE)
    articles = frozenset(map(str, pack.toml("names").get("articles", ())))
    return Days(form, opening, frozenset(map(str, source["behind"])), heads, articles)


def find_days(piece: str, days: Days) -> tuple[Aside, ...]:
    """The days of one sentence that can be left out, each with the space before it, one at the start with that behind it; offsets into the
    text of the sentence."""
    first = days.opening.match(piece)
    found = [Aside(0, first.end())] if first else []
    for match in days.form.finditer(piece, first.end() + 1 if first else 0):  # what is left out twice would be put back twice
        before = BEFORE.search(piece[max(0, match.start() - LOOKED_BACK) : match.start() - 1])
        if before is not None and before[0].lower() not in days.behind:
            found.append(Aside(match.start() - 1, match.end()))
    return tuple(found)


def put_days_back(tokens: Sequence[Token], asides: Sequence[Aside], text: str, days: Days) -> list[Token]:
    """The tokens of a whole sentence, those of its days each under the verb or noun that the day belongs to."""
    whole = list(tokens)
    for aside in asides:
        at = next((t.index for t in whole if t.start >= aside.end), len(whole))
        if at:
            whole = _inserted(whole, at, _words(aside, text, days), *_governor(whole, at))
        elif aside.start == 0 and whole[0].start == aside.end:
            whole = _inserted(whole, 0, _words(aside, text, days), *_main_verb(whole))
    return whole


def _main_verb(tokens: Sequence[Token]) -> tuple[int, str]:
    """What a day at the start of a sentence belongs to, and how: the verb that the first words hang on, else the top of the sentence."""
    place = 0
    for _ in range(CLIMBED):
        if tokens[place].pos == "VERB" or tokens[place].head == place:
            break
        place = tokens[place].head
    return place, "obl" if tokens[place].pos in ("VERB", "AUX", "ADJ") else "nmod"


def _words(aside: Aside, text: str, days: Days) -> list[Token]:
    """The words of a day as tokens whose heads are places among themselves; the one that names the day is its own head."""
    spans = [(aside.start + m.start(), aside.start + m.end()) for m in WORD.finditer(text[aside.start : aside.end])]
    words = [text[start:end] for start, end in spans]
    top = next((n for n, word in enumerate(words) if word.lower() in days.heads), 0)
    made = []
    for number, (word, (start, end)) in enumerate(zip(words, spans, strict=True)):
        small = not word[0].isdigit() and word.lower() not in days.heads and (word.lower() in days.behind or word.lower() in days.articles)
        if number == top:
            pos, dep, head = "NOUN", "obl", top
        elif small or (word.islower() and number < top and number == 0):
            article = word.lower() in days.articles
            head = next((n for n in range(number + 1, len(words)) if words[n].lower() not in days.behind | days.articles), top)
            pos, dep = ("DET", "det") if article else ("ADP", "case")
        else:
            pos, dep, head = ("NUM", "nummod", top) if word[0].isdigit() else ("NOUN", "nmod", top)
        made.append(Token(number, start, end, word, word.lower(), pos, "", dep, head))
    return made


def _governor(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """What a day before the token at `at` belongs to, and how: the verb over the word before it, else that word's noun."""
    place = at - 1
    for _ in range(CLIMBED):
        token = tokens[place]
        if token.pos == "VERB" or token.feature("VerbForm") == "Part":
            return place, "obl"
        over = tokens[token.head]
        if token.dep in SUBJECTS and over.pos == "VERB" and over.index >= at:
            return over.index, "obl"
        if token.pos != "AUX" and (token.dep not in UP or token.head >= at or token.head == place):
            return place, "nmod" if token.pos in ("NOUN", "PROPN", "PRON") else "obl"
        place = token.head
    return place, "obl"


def _inserted(tokens: Sequence[Token], at: int, words: Sequence[Token], governor: int, dep: str) -> list[Token]:
    """The tokens with the words of a day set in before the one at `at`."""
    more = len(words)

    def moved(index: int) -> int:
        return index if index < at else index + more

    before = [replace(t, head=moved(t.head)) for t in tokens[:at]]
    behind = [replace(t, index=t.index + more, head=moved(t.head)) for t in tokens[at:]]
    added = [
        replace(t, index=at + t.index, head=moved(governor) if t.head == t.index else at + t.head, dep=dep if t.head == t.index else t.dep)
        for t in words
    ]
    return [*before, *added, *behind]
