"""Where the hurt were brought or died is not where they were hurt: hospitals are left out where a report says elsewhere where it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.cues import cues_of
from tidings.faces import HARM
from tidings.fold import fold, fold_name
from tidings.language import load_pack
from tidings.model import Claim, Mention


def off_sickbeds(claims: Sequence[Claim], mentions: Mapping[str, Mention], languages: Mapping[str, str | None]) -> list[Claim]:
    """The claims, those of harm in a hospital without their place where their report gives another for such harm on those days."""
    places: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.type in HARM and claim.place is not None:
            places[claim.report].append(claim)
    found = []
    for claim in claims:
        inside = claim.type in HARM and _is_sickbed(claim, mentions, languages)
        others = [c for c in places[claim.report] if not _is_sickbed(c, mentions, languages) and _of_those_days(c, claim)] if inside else []
        found.append(replace(claim, place=None) if others else claim)
    return found


def _of_those_days(one: Claim, other: Claim) -> bool:
    """Whether nothing says that two claims are of other days."""
    if one.time is None or other.time is None or not one.time.start or not other.time.start:
        return one.background == other.background
    return one.time.start <= (other.time.end or other.time.start) and other.time.start <= (one.time.end or one.time.start)


def _is_sickbed(claim: Claim, mentions: Mapping[str, Mention], languages: Mapping[str, str | None]) -> bool:
    """Whether the place that a claim names is a hospital, by a word of its name."""
    named = mentions.get(claim.place.mention or "") if claim.place is not None else None
    words = fold_name(named.text).split() if named is not None else []
    return bool(words) and not _sickbeds(languages.get(claim.report)).isdisjoint(words)


@lru_cache(maxsize=64)
def _sickbeds(language: str | None) -> frozenset[str]:
    """The words for hospitals of a language."""
    pack = load_pack(language)
    return frozenset(fold(word) for word in cues_of(pack).sickbeds) if pack is not None else frozenset()
