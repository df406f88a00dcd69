"""Places where words went missing with their links: marked, never filled.

The signs, each with the words that show it from the language's lists (`clean.toml`, `[holes]`; for a language without a pack
`data/clean_common.toml`): a comma or full stop after a space, in a text that does not print all of them so; commas, brackets or quotation
marks with nothing between them; a word that needs another right before a stop; such a word before one that cannot follow it ("of the and");
two that need a word between them ("between and"; `_` is the hole in `gaps`); an office with a given name alone. And a name cut after its
particle ("al- "), in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tidings.datewords import common
from tidings.language import Pack
from tidings.model import Hole, Passage, Report

LOOSE_STOP = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f](?=[.,،](?:\s|$))")
STOP = re.compile(r"[.,،](?=\s|$)")
EMPTY = (
    ("two commas have nothing between them", re.compile(r"(?<=[,،])[ \u00a0]*(?=[,،](?:\s|$))")),
    ("brackets hold nothing", re.compile(r"(?<=\()\s*(?=\))")),
    ("quotation marks hold nothing", re.compile(r"(?:(?<=«)|(?<=“)|(?<=„))\s*(?=[»”“])")),
)
LOOSE_SHARE = 0.2  # of all stops: where more stand after a space, that is how the text is set
PARTICLE = re.compile(
    r"(?<![\w’'-])(?i:al|el|an|ar|as|ash|at|az|ben|bin|ibn|abd|аль|эль|ель|ан|ар|ас|аш|ат|аз|ад|бен|бин|бін|ибн|ібн|абд)[-‐]"
    r"(?=\s+[^\W\d_A-ZÀ-ÞА-ЯЁІЇЄҐ])"
)
NEXT_WORDS = r"(?:\s+[\w’'-]+){0,5}?"  # what an office may be of, before the name


def find_holes(report: Report, passages: Sequence[Passage], pack: Pack | None) -> tuple[Hole, ...]:
    """The holes in some passages of a report, in order; each is the empty span where the missing words stood."""
    table = pack.toml("clean").get("holes", {}) if pack else common().get("holes", {}).get(report.language or "", {})
    signs = _signs(*(tuple(table.get(key, ())) for key in ("before_stop", "open", "closed", "offices", "closed_name", "gaps")))
    loose = _sets_stops_tight(passages)
    found: dict[int, str] = {}
    for passage in passages:
        for at, why in _in_text(passage.text, signs, loose):
            found.setdefault(passage.start + at, why)
    return tuple(Hole(at, at, why) for at, why in sorted(found.items()))


def _sets_stops_tight(passages: Sequence[Passage]) -> bool:
    """Whether a text usually has no space before its stops, so that one there tells something."""
    stops = sum(len(STOP.findall(p.text)) for p in passages)
    loose = sum(len(LOOSE_STOP.findall(p.text)) for p in passages)
    return loose <= max(1.0, LOOSE_SHARE * stops)


def _in_text(text: str, signs: Sequence[tuple[str, re.Pattern[str]]], loose: bool) -> Iterator[tuple[int, str]]:
    if loose:
        for match in LOOSE_STOP.finditer(text):
            yield match.start(), "a stop after a space"
    for why, pattern in EMPTY:
        for match in pattern.finditer(text):
            yield match.end(), why
    for match in PARTICLE.finditer(text):
        yield match.end(), "a name is cut at its hyphen"
    for why, pattern in signs:
        for match in pattern.finditer(text):
            yield match.end(1), why


@lru_cache(maxsize=32)
def _signs(
    before_stop: tuple[str, ...],
    wanting: tuple[str, ...],
    closed: tuple[str, ...],
    offices: tuple[str, ...],
    closed_name: tuple[str, ...],
    gaps: tuple[str, ...],
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a language's words; group 1 ends where the hole is."""
    made: list[tuple[str, str]] = []
    if before_stop:
        words = _any(before_stop)
        already = "".join(rf"(?<!{re.escape(word)} )" for word in before_stop)  # two such words in a row are an idiom
        made.append(("a word that needs another stands before a stop", rf"(?<![\w’'-]){already}({words})(?=[.,،](?:\s|$))"))
    if wanting and closed:
        why = "a word that needs another stands before one that cannot be it"
        made.append((why, rf"(?<![\w’'-])({_any(wanting)})\s+(?=(?:{_any(closed)})\s)"))
    if offices and closed_name:
        given = _any(tuple(common()["names"]["given"]))
        named = rf"(?<![\w’'-])((?:{_any(offices)}){NEXT_WORDS}\s+(?:{given}))"
        made.append(("a given name stands alone", rf"{named}\s+(?=(?:{_any(closed_name)})\s)"))
    for gap in gaps:
        before, after = (words.strip() for words in gap.split("_", 1))
        edge = r"(?<![\w’'-])" if before[0].isalpha() or before.startswith("(") else ""
        made.append(("two words stand together that need another between them", rf"{edge}({before})\s+(?={after}(?!\w))"))
    return tuple((why, re.compile(pattern)) for why, pattern in made)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
