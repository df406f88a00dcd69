"""Places named behind an article: "on the San Juan", "en el Pacífico", "le Mono" are rivers, seas and lands, and no towns of that name.

Towns take no article but one of their own, which their names in the gazetteer have: "au Caire" is "Le Caire".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tidings.gazetteer import WELL_KNOWN, Place, gazetteer
from tidings.language import load_pack
from tidings.model import Mention, Report
from tidings.regions import relation

TOWNS = ("city", "capital", "district")
LONGEST = 8  # code points before a name in which an article stands


def no_town(place: Place, mentions: Sequence[Mention], report: Report) -> bool:
    """Whether what was taken for a town stands behind an article that is of no noun behind it, wherever its report names it."""
    if place.feature not in TOWNS or any(m.text[:1].islower() or relation(m.text) for m in mentions):
        return False
    before, behind = _around(report.language)
    if before is None or behind is None or any(_is_town(f"{a} {m.text}") for a in _own(report.language) for m in mentions):
        return False
    return all(before.search(report.text, max(0, m.start - LONGEST), m.start) and behind.match(report.text, m.end) for m in mentions)


@lru_cache(maxsize=32)
def _around(language: str | None) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What stands before a name that is no town's, and behind it; None where the language has no articles."""
    table = _table(language)
    if not table.get("before"):
        return None, None
    behind = rf"\s*(?:\Z|[^\w\s'’(-]|(?:{'|'.join(table['behind'])})\b)" if table.get("behind") else ""
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, table['before']))})\s?\Z"), re.compile(behind)


def _is_town(name: str) -> bool:
    return any(p.population >= WELL_KNOWN for p in gazetteer().as_written(name))


def _own(language: str | None) -> Sequence[str]:
    """The articles that names of towns begin with."""
    return _table(language).get("of_towns", ())


def _table(language: str | None) -> Mapping[str, Sequence[str]]:
    pack = load_pack(language)
    found: Mapping[str, Sequence[str]] = pack.toml("regions").get("articles", {}) if pack else {}
    return found
