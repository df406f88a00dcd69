"""People over all reports: which chains of one report are the same person as which of another, by their names.

Chains of one spelling are one to begin with, so that the work grows with the names and not with how often they are said. Names are
compared within blocks of names that begin alike; two are not joined where given names contradict each other or one report has both.
A surname alone goes to the one person who bears it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from tidings.match import clusters
from tidings.readings import readings
from tidings.settings import Settings
from tidings.soundalike import bones
from tidings.spellings import FOREIGN, UNWRITTEN, same_name, sound, telling, without_prefix

FAR_APART = 65  # per cent of letters: names that share fewer are not compared further
LARGEST_BLOCK = 400  # names that begin alike; of more, each is compared with those next to it in the order of their sounds
EVEN, CLEAR = 0.5, 0.15  # the even point of likeness; by how much the best of several must be ahead
SAME_SURNAME = 0.8  # likeness of two surnames in two scripts that are one
CLEARLY_SAME = 0.9  # two names of one report are two people, unless they are as alike as this


class Named(Protocol):
    """What is joined: the mentions of one person in one report."""

    @property
    def id(self) -> str:
        """Its own id."""

    @property
    def report(self) -> str:
        """The report that they stand in."""

    @property
    def full(self) -> str:
        """The fullest spelling."""


@dataclass
class Name:
    """One spelling with the chains that have it: their ids and reports."""

    text: str
    telling: tuple[str, ...]
    chains: list[str] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)


def join_people(people: Sequence[Named], apart: Collection[tuple[str, str]], settings: Settings) -> dict[str, str]:
    """The key of each chain of people, equal for those who are one; `apart` are pairs of chains that people said are different."""
    names = _names(people, {chain for pair in apart for chain in pair})
    full = [key for key, name in names.items() if len(name.telling) > 1]
    spelt: dict[str, list[str]] = defaultdict(list)
    for key in full:
        spelt[names[key].text].append(key)
    scored = [(1.0, group[0], other) for group in spelt.values() for other in group[1:]]
    scored += [(score, a, b) for (x, y), score in likenesses(spelt).items() for a in spelt[x] for b in spelt[y]]

    def barred(a: str, b: str) -> bool:
        return _barred(names[a], names[b], apart)

    keys: dict[str, str] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    last: dict[str, set[tuple[str, str]]] = defaultdict(set)  # last words of full names by their first consonants, each with whose it is
    for joined in clusters(full, scored, settings.same_person, barred):
        person = f"person.{min(chain for key in joined for chain in names[key].chains)}"
        for key in joined:
            keys.update(dict.fromkeys(names[key].chains, person))
            for word in names[key].telling:
                bearers[sound(word)].add(person)
            surname = names[key].text.split()[-1]
            for begins in _begins(surname):
                last[begins].add((surname, person))
    for name in names.values():
        if len(name.telling) == 1:
            keys.update(_of_surname(name, bearers, last))
    return keys


def _begins(surname: str) -> set[str]:
    """The first consonants of a surname, in all its readings."""
    return {bones(form)[:2] for forms in _heard(surname) for form in forms}


def _names(people: Sequence[Named], single: Collection[str]) -> dict[str, Name]:
    """The spellings; a chain of which people decided something (`single`) stands alone."""
    found: dict[str, Name] = {}
    for chain in people:
        key = f"{chain.full}\n{chain.id}" if chain.id in single else chain.full
        name = found.setdefault(key, Name(chain.full, telling(chain.full)))
        name.chains.append(chain.id)
        name.reports.add(chain.report)
    return found


def _barred(a: Name, b: Name, apart: Collection[tuple[str, str]]) -> bool:
    """Whether two names cannot be one person's, whatever else joins them."""
    if apart and any((x, y) in apart for x in a.chains for y in b.chains):
        return True
    across = bool(UNWRITTEN.search(a.text)) != bool(UNWRITTEN.search(b.text))
    if not across and given_differs(a.telling, b.telling):
        return True
    if set(a.telling) <= set(b.telling) or set(b.telling) <= set(a.telling):
        return False
    return not a.reports.isdisjoint(b.reports) and same_name(a.text, b.text) < CLEARLY_SAME


def _of_surname(name: Name, bearers: Mapping[str, set[str]], last: Mapping[str, set[tuple[str, str]]]) -> dict[str, str]:
    """The key of chains that are a single word: the one person who bears it, in other letters too; else their own together."""
    heard = sound(name.telling[0])
    known = bearers.get(heard) or _across_scripts(name.text, last)
    if len(known) == 1:
        return dict.fromkeys(name.chains, min(known))
    return {} if known else dict.fromkeys(name.chains, f"surname.{heard}")


def _across_scripts(surname: str, last: Mapping[str, set[tuple[str, str]]]) -> set[str]:
    """Who bears a surname that stands alone, by full names in other letters."""
    written = bool(FOREIGN.search(surname))
    others = {pair for begins in _begins(surname) for pair in last.get(begins, ()) if bool(FOREIGN.search(pair[0])) != written}
    return {person for other, person in others if same_name(surname, other) >= SAME_SURNAME}


def likenesses(names: Collection[str]) -> dict[tuple[str, str], float]:
    """Likeness of the pairs of full names that may be one: two of their words begin alike or have the same first consonants, and they
    share most letters."""
    sounds = {name: sorted(sound(w) for w in telling(name)) for name in names}
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        parts = _heard(name)
        for i, word in enumerate(parts):
            for j, other in enumerate(parts):
                if i != j:
                    spelt = {(x[:3], y[:1]) for x in word for y in other}
                    boned = {(_consonants(x), _consonants(y)) for x in word for y in other}
                    for block in spelt | boned:
                        blocks[block].add(name)
    pairs = {pair for block in blocks.values() for pair in _close(sorted((" ".join(sounds[n]), n) for n in block))}
    scored = {(a, b): same_name(a, b, "person") for a, b in sorted(pairs)}
    across = {(a, b): same_name(a, b, "person") for a, b in sorted(_across(names))}
    return scored | across | _clearest(across)


def _heard(name: str) -> list[tuple[str, ...]]:
    """The words of a name as they sound, each in all its readings, in the order of the first."""
    read = readings(name)
    forms = ([bare for form in (word, *read.get(word, ())) for bare in (form, *without_prefix(form))] for word in telling(name))
    return sorted(tuple(dict.fromkeys(sound(form) for form in each)) for each in forms)


def _consonants(word: str) -> str:
    """The first three consonants of a word as it sounds, by their class: "Mesud" is found beside "Masoud"."""
    return f"+{bones(word)[:3]}"


def _clearest(scored: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Likelier scores for pairs in two scripts that are each other's best by far: of all names known, this one is meant."""
    best: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for pair, score in scored.items():
        for name in pair:
            best[name] = sorted([*best[name], score])[-2:]
    clear = {p: s for p, s in scored.items() if s >= EVEN and all(best[n][1] == s and s - best[n][0] >= CLEAR for n in p)}
    return {pair: min(1.0, score + CLEAR) for pair, score in clear.items()}


def _across(names: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of a name in letters that leave vowels out and one in others, with the same first consonants in two of their words."""
    blocks: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for name in names:
        skeletons = [{bones(form) for form in forms} for forms in _heard(name)]
        for i, words in enumerate(skeletons):
            for j, others in enumerate(skeletons):
                for word, other in product(words, others) if i != j else ():
                    blocks[word[:2], other[:1]][UNWRITTEN.search(name) is not None].add(name)
    return {(min(a, b), max(a, b)) for written, other in blocks.values() if len(written) <= LARGEST_BLOCK for a in written for b in other}


def _close(block: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs of a block (sound, name) that share most letters; in a large one, those near to each other in its order."""
    step = len(block) if len(block) <= LARGEST_BLOCK else LARGEST_BLOCK // 2
    for at in range(0, len(block) if len(block) > 1 else 0, step):
        mine, near = block[at : at + step], block[at : at + 2 * step]
        close = cdist([heard for heard, _ in mine], [heard for heard, _ in near], scorer=ratio, score_cutoff=FAR_APART)
        for i, j in zip(*close.nonzero(), strict=True):
            a, b = mine[i][1], near[j][1]
            if a != b:
                yield (min(a, b), max(a, b))


def given_differs(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names share a surname and have given names that are not spellings of one another."""
    if len(a) < 2 or len(b) < 2 or sound(a[-1]) != sound(b[-1]) or set(a) <= set(b) or set(b) <= set(a):
        return False
    first, other = a[0], b[0]
    return same_name(first, other) < 0.45 and first[0] != other[0]
