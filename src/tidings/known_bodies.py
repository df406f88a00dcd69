"""Bodies that no list has, known over all reports: what one report tells to be a company or a union is no person or place in another.

A report tells it by the noun beside the name, or by printing the name as an agency's. Names are compared without the endings of their
cases, by how they sound, whatever letters they are in. Who has an office or a longer name in a report stays a person there, and what more
reports tell to be a place stays one. A person of one word is the firm of that name only where two reports tell of the firm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.actors import actors
from tidings.fold import fold
from tidings.gazetteer import gazetteer
from tidings.language import load_pack
from tidings.lemmas import lemma
from tidings.model import Mention, Report
from tidings.name_words import NameWords, name_words, word_key
from tidings.respelling import heard
from tidings.villages import told_as_place

NEAR = 48  # code points before a name in which the noun stands that says what it is
SHORTEST = 3  # letters of a name
WORD = re.compile(r"[^\W\d_]+")


def as_known_bodies(mentions: Sequence[Mention], reports: Sequence[Report]) -> tuple[Mention, ...]:
    """The mentions, those taken for people or places but known as bodies put right."""
    by_id = {report.id: report for report in reports}
    told: dict[str, set[str]] = defaultdict(set)
    placed: dict[str, set[str]] = defaultdict(set)
    credits: set[str] = set()
    for mention in mentions:
        language = by_id[mention.report].language
        credited = fold(mention.text) in {fold(credit) for credit in by_id[mention.report].credits}
        body = credited or (mention.kind == "organisation" and _said_so(mention, by_id[mention.report]))
        if body and _may_be_told(mention.text):
            for key in heard(mention.text, language):
                told[key].add(mention.report)
                credits.update({key} if credited else ())
        elif mention.kind == "place" and told_as_place(mention, by_id[mention.report]):
            for key in heard(mention.text, language):
                placed[key].add(mention.report)
    known = {key for key, own in told.items() if len(own) > len(placed[key])}
    if not known:
        return tuple(mentions)
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        chains[mention.entity or mention.id].append(mention)
    sure = {key for key in known if len(told[key]) > 1} | credits
    wrong = {chain for chain, own in chains.items() if _is_one(own, sure if _is_bare(own) else known, by_id)}
    return tuple(replace(m, kind="organisation", role=None) if (m.entity or m.id) in wrong else m for m in mentions)


def _is_one(own: Sequence[Mention], known: set[str], reports: Mapping[str, Report]) -> bool:
    """Whether all that a chain is called by is the name of a known body, and nothing says that it is somebody."""
    if any(m.kind not in ("person", "place") for m in own):
        return False
    titled = any(m.role for m in own if m.kind == "person" and not _of_the_body(m))
    return not titled and all(_may_be_told(m.text) and heard(m.text, reports[m.report].language) & known for m in own)


def _is_bare(own: Sequence[Mention]) -> bool:
    """Whether a chain is of a person of one word: another of a firm's name, where only one report tells of the firm."""
    return any(m.kind == "person" for m in own) and all(" " not in m.text for m in own)


def _of_the_body(mention: Mention) -> bool:
    """Whether an office was read to be of a name that it is in: "chairman of" before a company's name."""
    role = (mention.role or "").split()
    return bool(role) and len(role[-1]) < SHORTEST


@lru_cache(maxsize=50_000)
def _may_be_told(name: str) -> bool:
    """Whether a name is one that no list has but, at most, as that of towns."""
    if len(name) < SHORTEST or name.islower() or actors().country(name) or actors().lookup(name) or actors().adjective(name):
        return False
    return all(place.feature == "city" for place in gazetteer().lookup(name))


def _said_so(mention: Mention, report: Report) -> bool:
    """Whether the noun before a name says that it is a body."""
    pack = load_pack(report.language)
    if pack is None:
        return False
    listed = name_words(pack)
    before = WORD.findall(report.text[max(0, mention.start - NEAR) : mention.start])[-2:]
    if len(before) == 2 and listed.head_first and before[1].islower() and not _is_noun_of_bodies(before[1], listed):
        before = before[:1]  # "empresa turca X"
    return bool(before) and _is_noun_of_bodies(before[-1], listed)


def _is_noun_of_bodies(word: str, listed: NameWords) -> bool:
    return word_key(word) in listed.named_bodies or word_key(lemma(word, listed.code)) in listed.named_bodies
