"""The grammar of time expressions of one pack: tables of words, rules with a pattern and a sense, compiled once.

A rule's `pattern` is a regular expression in which `%month%` stands for any word of the table `month` (a second one is `%month2%`),
`%n%` for a number, `%day%`, `%year%`, `%hour%`, `%minute%` for digits; a space stands for any white space and `~` for white space or
none. A group named `x` limits the expression to a part of what matched. A `[[mask]]` is text in
which nothing is a time ("aged 40 years"). The other keys of a rule are fields that its `sense` reads.
`[alias]` gives tables that yield the same field ("shortmonth" gives `month`). `proclitics` is a pattern of what may be written together
with the word after it ("and", "by"); it is no part of the expression. Text and words are compared in plain letters (`letters.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.errors import PackError
from tidings.language import Pack
from tidings.letters import plain, plain_words
from tidings.needed import Letters, letters, needed
from tidings.numbers import find_numbers

Field = int | float | str | None
Fields = Mapping[str, Any]

DIGITS = {
    "day": r"0?[1-9]|[12]\d|3[01]",
    "year": r"1[5-9]\d\d|20\d\d",
    "shortyear": r"\d\d",
    "monthnumber": r"0?[1-9]|1[0-2]",
    "hour": r"[01]?\d|2[0-4]",
    "minute": r"[0-5]\d",
    "decade": r"1[5-9]\d0|20\d0",
    "century": r"1?\d|2[01]",
    "count": r"\d+",
}
RULE_KEYS = ("pattern", "case", "example")


@dataclass(frozen=True)
class Rule:
    """One way to write a time: the compiled pattern, what a text must hold for it, and what the pack says of its meaning."""

    order: int
    pattern: re.Pattern[str]
    needed: tuple[Letters, ...]
    sense: str
    fixed: Fields


@dataclass(frozen=True)
class Modifier:
    """Words before or after an expression that shade it ("early", "nearly"), and the TIMEX3 mod they give it."""

    mod: str
    pattern: re.Pattern[str]
    after: bool
    spans: bool


@dataclass(frozen=True)
class TimeGrammar:
    """What a pack knows of time expressions."""

    pack: Pack
    tables: Mapping[str, Mapping[str, Field]]
    alias: Mapping[str, str]
    rules: tuple[Rule, ...]
    by_need: tuple[tuple[Letters, tuple[Rule, ...]], ...]  # the rules by the rarest letters that a text must hold for them
    modifiers: tuple[Modifier, ...]
    masks: tuple[re.Pattern[str], ...]
    future: re.Pattern[str]
    past: re.Pattern[str]
    verb_last: bool
    pluperfect: re.Pattern[str] | None
    over: re.Pattern[str] | None = None  # what closes a clause of which all is over: "soll am Montag GETÖTET WORDEN SEIN"


@dataclass(frozen=True)
class Hit:
    """Where a rule matched and the fields that it read there."""

    start: int
    end: int
    rule: Rule
    fields: dict[str, Any]


def alternatives(words: Sequence[str]) -> str:
    """A regular expression for any of the words, longest first; a space is any white space, ' either apostrophe."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‐–]") for w in ordered) or r"(?!)"


@lru_cache(maxsize=16)
def time_grammar(pack: Pack) -> TimeGrammar | None:
    """The compiled grammar of a pack; None where it has none. PackError where a pattern is wrong."""
    source = pack.toml("times")
    if not source:
        return None
    tables: dict[str, dict[str, Field]] = {
        name: {k.casefold(): v for k, v in plain_words(table, pack).items()} for name, table in source["tables"].items()
    }
    number_words = pack.toml("numbers")
    lead = source.get("proclitics", "")
    counted = [*number_words.get("values", {}), *number_words.get("articles", ()), *number_words.get("vague", {})]
    numbers = _number_pattern(plain_words(counted, pack), plain_words([*counted, *number_words.get("multipliers", {})], pack), lead)
    rules = tuple(_rule(pack, n, row, tables, numbers, lead) for n, row in enumerate(source["rule"]))
    by_need: dict[Letters, list[Rule]] = {}
    for rule in rules:
        by_need.setdefault(rule.needed[0] if rule.needed else frozenset(), []).append(rule)
    return TimeGrammar(
        pack,
        tables,
        source.get("alias", {}),
        rules,
        tuple((rarest, tuple(some)) for rarest, some in by_need.items()),
        tuple(_modifier(row, pack) for row in source.get("modifier", ())),
        tuple(re.compile(plain(row["pattern"], pack)) for row in source.get("mask", ())),
        re.compile(plain(source["tense"]["future"], pack), re.IGNORECASE),
        re.compile(plain(source["tense"]["past"], pack), re.IGNORECASE),
        bool(source["tense"].get("verb_last", False)),
        *(
            re.compile(plain(source["tense"][name], pack), re.IGNORECASE) if name in source["tense"] else None
            for name in ("pluperfect", "over")
        ),
    )


def _number_pattern(first: Sequence[str], further: Sequence[str], lead: str) -> str:
    """A pattern for a number in digits or in words; a proclitic "and" may stand at each further word."""
    joined = f"(?:{lead})?" if lead else ""
    return rf"\d+(?:[.,]\d+)?|(?:{alternatives(first)})(?:[\s-]{joined}(?:{alternatives(further)}))*"


def _rule(pack: Pack, order: int, row: Mapping[str, Any], tables: Mapping[str, Mapping[str, Field]], numbers: str, lead: str) -> Rule:
    def expand(found: re.Match[str]) -> str:
        name, number = found[1], found[2]
        if name == "n":
            inner = numbers
        elif name in DIGITS:
            inner = DIGITS[name]
        elif name in tables:
            words = list(tables[name])
            inner = alternatives([w[:1].upper() + w[1:] for w in words] if row.get("case") else words)
        else:
            raise PackError(f"{pack.folder}/times.toml: rule {row['pattern']!r} names %{name}%, of which there is no table; add one")
        return f"(?P<{name}{number}>{inner})"

    text = re.sub(r"%([a-z]+)(\d?)%", expand, plain(row["pattern"], pack).replace(" ?", "~").replace("~", r"\s*").replace(" ", r"\s+"))
    try:
        edge = rf"(?<!\w)(?P<lead>{lead})??" if lead else r"(?<!\w)" if text[0] != "," else ""
        pattern = re.compile(rf"{edge}(?:{text})(?!\w)", 0 if row.get("case") else re.IGNORECASE)
    except re.error as error:
        raise PackError(f"{pack.folder}/times.toml: rule {row['pattern']!r}: {error}; mend the pattern") from error
    return Rule(order, pattern, needed(text), row["sense"], {k: v for k, v in row.items() if k not in RULE_KEYS})


def _modifier(row: Mapping[str, Any], pack: Pack) -> Modifier:
    words = alternatives(plain_words(row["words"], pack))
    form = rf"[\s,]*(?:{words})(?!\w)" if row.get("after") else rf"(?<!\w)(?:{words})[\s-]*$"
    return Modifier(row["mod"], re.compile(form, re.IGNORECASE), bool(row.get("after")), bool(row.get("spans")))


def find_hits(text: str, start: int, end: int, grammar: TimeGrammar) -> list[Hit]:
    """What the rules find in text[start:end], the longest first where they overlap, in text order; offsets are in the whole text.

    The text is in plain letters (`letters.py`).
    """
    held = letters(text[start:end])
    rules = [
        rule
        for rarest, some in grammar.by_need
        if not rarest or not held.isdisjoint(rarest)
        for rule in some
        if not any(held.isdisjoint(each) for each in rule.needed[1:])
    ]
    masked = [match.span() for mask in grammar.masks for match in mask.finditer(text, start, end)] if rules else []
    found = []
    for rule in rules:
        for match in rule.pattern.finditer(text, start, end):
            span = _extent(match, rule)
            if span[0] >= 0 and not any(span[0] < last and span[1] > first for first, last in masked):
                found.append(Hit(span[0], span[1], rule, _fields(match, rule, grammar)))
    chosen: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, h.start, h.rule.order)):
        if all(hit.end <= other.start or hit.start >= other.end for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda h: h.start)


def _extent(match: re.Match[str], rule: Rule) -> tuple[int, int]:
    """Where the expression stands in a match: the group `x`, else all of it but a proclitic."""
    if "x" in rule.pattern.groupindex:
        return match.span("x")
    return max(match.start(), match.end("lead") if "lead" in rule.pattern.groupindex else -1), match.end()


def _fields(match: re.Match[str], rule: Rule, grammar: TimeGrammar) -> dict[str, Any]:
    """The fields of a match: the rule's own, and for each named group what its table says of the words."""
    fields = dict(rule.fixed)
    for group, words in match.groupdict().items():
        name = group.rstrip("0123456789")
        if words is None or name in ("x", "lead"):
            continue
        if name == "n":
            fields[group] = _count(words, grammar.pack)
        elif name in DIGITS:
            fields[grammar.alias.get(name, name) + group[len(name) :]] = int(words)
        else:
            key = re.sub(r"\s+", " ", words.casefold().replace("’", "'").replace("‐", "-").replace("–", "-"))
            fields[grammar.alias.get(name, name) + group[len(name) :]] = grammar.tables[name][key]
    return fields


def _count(words: str, pack: Pack) -> Field:
    """The value of a number phrase; "X" where it is vague ("several"), 1 for an article."""
    found = find_numbers(words.replace("-", " "), pack)
    if found:
        return found[0].best if found[0].best is not None else "X"
    return 1
