"""The dead whom an event's claims name or describe one by one: where nobody gives their number, they are counted.

"Anna Lindqvist was shot dead" tells of one killed though no number stands there. In one report each person counts once, however often
named, and those who go without a name are at least one. Copies and other reports count for themselves, as numbers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tidings.fold import fold
from tidings.language import Pack, load_pack
from tidings.measurewords import measure_words, word_forms
from tidings.model import Claim, Entity, Figure, Mention, content_id

KILLED = "killed"
ROLES = ("object", "subject", "of", "nouns")  # of the words by which a sentence tells that somebody died
NEAR = 6  # words between an event word and the one beside it that makes it deadly: "shot ... dead"
WORD = re.compile(r"[^\W\d_]+")


def counted_dead(
    claims: Sequence[Claim],
    figures: Mapping[str, Figure],
    entities: Mapping[str, Entity],
    described: Mapping[str, Mention],
    languages: Mapping[str, str | None],
) -> Iterator[tuple[Claim, Figure]]:
    """For each report that names more dead than any number says, the claim that names the last of them, with how many they are."""
    told = [figures[f].best for c in claims for f in c.figures if f in figures and figures[f].measure == KILLED]
    most = max((value for value in told if value is not None), default=0)
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    for report, own in by_report.items():
        named: set[str] = set()
        nameless = 0
        last = None
        for claim in own:
            if claim.modality not in ("asserted", "alleged") or not tells_death(claim, languages.get(report)):
                continue
            known = {p.entity for p in claim.recipients if (e := entities.get(p.entity or "")) is not None and e.kind == "person"}
            single = any(p.entity is None and (m := described.get(p.mention or "")) and m.kind == "role" for p in claim.recipients)
            if known - named or (single and not named):
                last = claim
            named |= {e for e in known if e is not None}
            nameless = max(nameless, int(single))
        count = max(len(named), nameless)
        if last is not None and count > most:
            yield last, _figure(last, count)


def _figure(claim: Claim, count: int) -> Figure:
    """A number of dead that stands nowhere, at the event word of the claim that names the last of them."""
    span = claim.trigger
    identifier = content_id("figure", claim.report, span.start, span.end, KILLED, "named", count)
    return Figure(identifier, claim.report, span.start, span.end, span.text, KILLED, None, count, None)


def tells_death(claim: Claim, language: str | None) -> bool:
    """Whether the event word of a claim says that somebody died, by itself or with a word close to it."""
    pack = load_pack(language)
    return pack is not None and _deadly(claim.text, claim.trigger.start - claim.start, claim.trigger.text, pack)


@lru_cache(maxsize=50_000)
def _deadly(text: str, at: int, trigger: str, pack: Pack) -> bool:
    """The same for an event word by where it stands in its sentence."""
    alone, beside = _death_words(pack)
    own = {form for word in WORD.findall(trigger) for form in word_forms(word, pack)}
    if own & alone:
        return True
    before = WORD.findall(text[:at])[-NEAR:]
    behind = WORD.findall(text[at + len(trigger) :])[:NEAR]
    around = {form for word in (*before, *behind) for form in word_forms(word, pack)}
    return any(word in own and other in around for word, other in beside)


@lru_cache(maxsize=16)
def _death_words(pack: Pack) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The words of a pack that tell of death, and those that do so only with another word."""
    words = measure_words(pack)
    killed = next((m for m in words.measures if m.name == KILLED), None) if words else None
    listed = [entry for role in ROLES for entry in killed.lists[role]] if killed else []
    alone = frozenset(fold(word) for word, other in listed if other in (None, "!"))
    return alone, frozenset((fold(word), fold(other)) for word, other in listed if other not in (None, "!"))
