"""Names known from reports that can be read, found in reports whose language has no pack.

An Arabic or a Greek printing of a story names the same people and towns. They are looked for by how they sound, among the words of
the report that stand side by side; nothing that no other report names is found so. A surname alone is taken for a person only where
the report names them in full. Where a full name holds one that was read there, a surname or a part of it, that is the same person's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from tidings.fold import fold_name
from tidings.language import reads_names
from tidings.model import Mention, MentionKind, Report, content_id
from tidings.settings import Settings
from tidings.soundalike import bones
from tidings.spellings import FOREIGN, same_name, sound, telling

LONGEST = 5  # words of a name
FAR_APART = 50  # per cent of letters: words that share fewer are not compared further
MOST_ALIKE = 256  # names with the same consonants: of more, none is looked for
Key = tuple[str, ...]
SHORTEST_PLACE = 5  # letters: shorter names of places sound like too many words


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a report with a pack gives: its chain there, its fullest spelling, and the words that tell it."""

    chain: str
    text: str
    kind: MentionKind
    telling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    score: float
    start: int
    end: int
    known: Known


def sight(
    mentions: Sequence[Mention], reports: Sequence[Report], settings: Settings
) -> tuple[tuple[Mention, ...], dict[str, str], dict[str, str]]:
    """Mentions of known names in reports that nobody could read, the chain of each bound to the chain it was known from, and by the id
    of a mention that is only a part of one of them the chain that it belongs to."""
    read = {r.id for r in reports if reads_names(r.language)}
    index = _index(_known([m for m in mentions if m.report in read]))
    taken: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        taken[mention.report].append(mention)
    found: list[Mention] = []
    bound: dict[str, str] = {}
    parts: dict[str, str] = {}
    for report in sorted((r for r in reports if r.id not in read and FOREIGN.search(r.text)), key=lambda r: r.id):
        for mention, chain in _in_report(report, index, taken[report.id], settings):
            found.append(mention)
            bound[str(mention.entity)] = chain
            parts.update((m.id, str(mention.entity)) for m in taken[report.id] if _part(m, mention.start, mention.end))
        parts.update(_meant_too(taken[report.id], parts))
    return tuple(found), bound, parts


def _meant_too(read: Sequence[Mention], parts: Mapping[str, str]) -> dict[str, str]:
    """The offices of whoever was read in part, with the chain of the whole name: "the minister" goes with the minister.

    A surname alone stays where it is: it may be that of another who bears it.
    """
    whole: dict[str, set[str]] = defaultdict(set)
    for mention in read:
        if mention.entity and mention.id in parts:
            whole[mention.entity].add(parts[mention.id])
    alone = {chain: min(names) for chain, names in whole.items() if len(names) == 1}
    return {m.id: alone[m.entity] for m in read if m.entity in alone and m.kind == "role"}


def _part(read: Mention, start: int, end: int) -> bool:
    """Whether a name of a person that was read is only a part of a longer one."""
    return read.kind == "person" and start <= read.start and read.end <= end and read.end - read.start < end - start


def _known(mentions: Sequence[Mention]) -> list[Known]:
    """One name a spelling: people said in full, and places."""
    found: dict[tuple[str, str], Known] = {}
    for mention in sorted(mentions, key=lambda m: (m.report, m.start, m.id)):
        name, parts = " ".join(mention.text.split()), telling(mention.text)
        person = mention.kind == "person" and 1 < len(parts) <= LONGEST
        place = mention.kind == "place" and len(parts) == 1 and len(parts[0]) >= SHORTEST_PLACE
        if person or place:
            found.setdefault((mention.kind, name), Known(mention.entity or mention.id, name, mention.kind, parts))
    return list(found.values())


def _index(known: Sequence[Known]) -> dict[Key, list[Known]]:
    found: dict[Key, list[Known]] = defaultdict(list)
    for name in known:
        found[_key(name.telling)].append(name)
    return {key: names for key, names in found.items() if len(names) <= MOST_ALIKE}


def _key(parts: Sequence[str]) -> Key:
    """What a name is looked up by: its words, the first consonants of the last one, and the first of the others."""
    return (*(bones(word)[:1] for word in parts[:-1]), bones(parts[-1])[: 2 if len(parts) > 1 else 3])


def _in_report(
    report: Report, index: Mapping[Key, Sequence[Known]], read: Sequence[Mention], settings: Settings
) -> list[tuple[Mention, str]]:
    """The mentions in one report with the chains that they are bound to, best matches first where they overlap; `read` stand there."""
    spots = [(m.start(), m.end()) for m in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", report.text)]
    seen = [s for at in range(len(spots)) for s in _windows(report.text, spots, at, index, settings)]
    chosen: list[_Seen] = []
    taken: list[tuple[int, int]] = []
    for one in sorted(seen, key=lambda s: (-s.score, s.start - s.end, s.start, s.known.text)):
        inside = [m for m in read if m.start < one.end and one.start < m.end]
        whole = one.known.kind == "person" and all(_part(m, one.start, one.end) for m in inside)
        if (whole or not inside) and not any(start < one.end and one.start < end for start, end in taken):
            taken.append((one.start, one.end))
            chosen.append(one)
    taken += [(m.start, m.end) for m in read]
    chosen += _surnames(report.text, spots, [s for s in chosen if s.known.kind == "person"], taken)
    return [(_mention(report, one), one.known.chain) for one in sorted(chosen, key=lambda s: s.start)]


def _windows(text: str, spots: Sequence[tuple[int, int]], at: int, index: Mapping[Key, Sequence[Known]], settings: Settings) -> list[_Seen]:
    """Known names that the words from `at` on may spell."""
    found = []
    for last in range(at, min(at + LONGEST, len(spots))):
        if last > at and text[spots[last - 1][1] : spots[last][0]].strip():
            break
        start, end = spots[at][0], spots[last][1]
        parts = telling(text[start:end])
        for known in index.get(_key(parts), ()) if parts else ():
            least = settings.sighted_person if known.kind == "person" else settings.sighted_place
            score = _likeness(known.text, text[start:end], known.kind)
            if score >= least:
                found.append(_Seen(score, start, end, known))
    return found


@lru_cache(maxsize=200_000)
def _likeness(known: str, written: str, kind: MentionKind) -> float:
    heard, said = (" ".join(map(sound, telling(name))) for name in (known, written))
    return same_name(known, written, kind) if ratio(heard, said) >= FAR_APART else 0.0


def _surnames(text: str, spots: Sequence[tuple[int, int]], people: Sequence[_Seen], taken: Sequence[tuple[int, int]]) -> list[_Seen]:
    """The last words of full names where they stand alone, spelt as in the full name, if just one person is so called."""
    bearers: dict[str, dict[str, Known]] = defaultdict(dict)
    for one in people:
        bearers[fold_name(text[one.start : one.end].rsplit(maxsplit=1)[-1])][one.known.chain] = one.known
    found = []
    for start, end in spots:
        called = bearers.get(fold_name(text[start:end]), {})
        if len(called) == 1 and not any(first < end and start < last for first, last in taken):
            found.append(_Seen(1.0, start, end, next(iter(called.values()))))
    return found


def _mention(report: Report, one: _Seen) -> Mention:
    kind = one.known.kind
    identifier = content_id("mention", report.id, one.start, one.end, kind)
    chain = content_id("chain", report.id, "sighted", one.known.chain)
    return Mention(identifier, report.id, one.start, one.end, report.text[one.start : one.end], kind, chain)
