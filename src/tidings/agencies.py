"""Whose text a report prints: the agency in its dateline or credit line, and the outlet that printed it.

A photograph's credit says nothing of the text. A dateline that ends in a name in brackets and a dash names the agency that wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from tidings.fold import fold_name
from tidings.model import Passage, Report
from tidings.wires import closing, is_of_photo, is_own, opening

DATELINE = re.compile(r"^[^\n]{0,100}?\(([^()\n]{2,40})\)\s*[-–—]")
OPENING = 3  # news passages at the top in which a dateline may stand


@dataclass(frozen=True, slots=True)
class Credit:
    """The folded names of the agencies credited for the text, and where the strongest of them stands."""

    agencies: frozenset[str]
    form: Literal["dateline", "line"] | None


def read_credits(report: Report, passages: Sequence[Passage]) -> Credit:
    """The agencies to which a report owes its text; `passages` are those of this report."""
    dated = _dateline_agencies(passages)
    lined = bool(report.credits) and _text_credit(passages)
    names = [*dated]
    if lined or any(_same(name, credit) for name in dated for credit in report.credits):
        names.extend(report.credits)
    folded = frozenset(fold_name(name) for name in names if fold_name(name))
    return Credit(folded, "dateline" if dated else "line" if folded else None)


def _same(one: str, other: str) -> bool:
    a, b = fold_name(one), fold_name(other)
    return a in b or b in a or a == "".join(word[0] for word in b.split())


def _dateline_agencies(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The agencies of the first dateline on top that names any: those that are known, else whoever stands in its brackets."""
    for passage in [p for p in passages if p.kind in ("lead", "body", "dateline")][:OPENING]:
        if known := opening(passage.text):
            return known.agencies
        if (match := DATELINE.match(passage.text)) and not is_own(match.group(1)):
            return (match.group(1).strip(),)
    return ()


def _text_credit(passages: Sequence[Passage]) -> bool:
    """Whether one of the credit lines is a text's (no photo word in it, no caption before it), or the last words are one."""
    before = None
    texts = [p for p in passages if p.kind in ("lead", "body")]
    if texts and closing(texts[-1].text, last=True):
        return True
    for passage in passages:
        if passage.kind == "credit" and before != "caption" and not is_of_photo(passage.text):
            return True
        before = passage.kind
    return False


def outlet(report: Report) -> str | None:
    """Who printed it, folded: the publisher, else the host of its address; None where neither is known."""
    if report.publisher:
        return fold_name(report.publisher)
    host = urlsplit(report.url).hostname if report.url else None
    return re.sub(r"^www\.", "", host) if host else None
