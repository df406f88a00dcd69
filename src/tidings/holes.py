"""Places where words went missing with their links: marked, never filled.

A hole is a word that needs another after it, followed by one that cannot be it: an article or a preposition before a full stop, a comma,
a conjunction or another preposition ("sa propre .", "récents en , ainsi", "durabilité du et"), a name cut at its hyphen ("al- contre"), or
a given name alone before a preposition where the report's own copies have more. Words are the pack's (`clean.toml`, `[holes]`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tidings.datewords import common
from tidings.language import Pack
from tidings.model import Hole, Passage, Report

CUT = re.compile(r"\b[\w’']{1,12}[-‐](?=\s+[a-zà-ÿ])")


def find_holes(report: Report, passages: Sequence[Passage], pack: Pack | None) -> tuple[Hole, ...]:
    """The holes in the news passages of a report, in order; `start` is where the missing words stood."""
    table = pack.toml("clean").get("holes", {}) if pack else common().get("holes", {}).get(report.language or "", {})
    if not table:
        return ()
    found: dict[int, str] = {}
    for passage in passages:
        for name, pattern in _patterns(_key(table)):
            for match in pattern.finditer(passage.text):
                found.setdefault(passage.start + match.end(1), name)
        if table.get("cut"):
            for match in CUT.finditer(passage.text):
                found.setdefault(passage.start + match.end(), "a name is cut at its hyphen")
    return tuple(Hole(at, at, why) for at, why in sorted(found.items()))


def _key(table: dict[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((k, tuple(v)) for k, v in table.items() if isinstance(v, list)))


@lru_cache(maxsize=32)
def _patterns(table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = {name: "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) for name, listed in table}
    made: list[tuple[str, re.Pattern[str]]] = []
    if words.get("open"):
        made.append(("a word that needs another stands before a stop", re.compile(rf"(?<![\w’'-])({words['open']})\s*(?:\s[.,;:]|[،.](?=\s|$))", re.IGNORECASE)))
    if words.get("open") and words.get("closed"):
        made.append(("a word that needs another stands before one that cannot be it", re.compile(rf"(?<![\w’'-])((?:{words['open']}))\s+(?=(?:{words['closed']})\s)", re.IGNORECASE)))
    if words.get("given") and words.get("closed_name"):
        made.append(("a given name stands alone", re.compile(rf"(?<![\w’'-])({words['given']})\s+(?=(?:{words['closed_name']})\s)")))
    return tuple(made)
