"""Bodies and facilities that two languages call by what they are: "workers' confederation" and "confédération des travailleurs".

No list has them. Their names are read word by word: common words meet in English by the glossaries, proper words by how they sound, and
two names are one thing's where each word of the one has its like in the other. A name without a proper word ("electoral commission") is
one thing's only within one country. The bare proper word of a facility ("Cahora Bassa") goes to the one facility that bears it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.language import load_pack
from tidings.match import groups
from tidings.name_words import name_words, word_key
from tidings.respelling import heard, respelt
from tidings.soundalike import VOWELS, bones, sound
from tidings.spellings import FOREIGN, UNWRITTEN, same_name, words
from tidings.told_words import Word, words_told

MOST_SHARED = 200  # names with one word in common: of more, the word tells nothing
SAME_WORD = 0.7  # likeness from which two proper words are one
SAME_PLACE = 0.8  # and from which two places of one word are
SAME_SPOT, SHORTEST_PLACE = 0.85, 4  # the same where both write their vowels, and letters of such a word
SAME_BODY, SHORTEST_BODY = 0.85, 5  # likeness from which two bodies of one word are one, and letters of such a word
TELLING_CONSONANTS = 4
SAME_SPELLING = 0.85  # and from which two words are one that are common words as well


@dataclass(frozen=True)
class Named:
    """A thing by the key that it is joined under so far, with a name of it, the language of that, and the country spoken of."""

    key: str
    name: str
    language: str | None
    country: str | None
    facility: bool


def join_rendered(named: Sequence[Named]) -> dict[str, str]:
    """The keys of things that are one in two languages, each with the key of all of them; keys that join nothing are left out."""
    if len({one.language for one in named}) < 2 and not any(one.facility or _without_noun(one) for one in named):
        return {}  # and no glossary is loaded
    read = {one: words_told(one.name, one.language) for one in sorted(set(named), key=lambda n: (n.key, n.name, n.language or ""))}
    links = [(a.key, b.key) for a, b in _candidates(read) if a.key != b.key and _same(a, b, read)]
    keys = sorted({one.key for one in read})
    home = {key: group[0] for group in groups(keys, links) for key in group}
    links += _bare_names(read, home) + _bare_bodies(named)
    return {key: group[0] for group in groups(keys, links) if len(group) > 1 for key in group}


def _candidates(read: dict[Named, tuple[Word, ...]]) -> Iterator[tuple[Named, Named]]:
    """The pairs that share an English word or the consonants of a proper one, in different languages."""
    shared: dict[str, list[Named]] = defaultdict(list)
    for one, parts in read.items():
        for index in {mark for word in parts for mark in (*word.concepts, *_bones(word)) if mark}:
            shared[index].append(one)
    seen = set()
    for _, group in sorted(shared.items()):
        for at, a in enumerate(group if len(group) <= MOST_SHARED else ()):
            for b in group[at + 1 :]:
                if a.language != b.language and a.facility == b.facility and (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _bones(word: Word) -> set[str]:
    """The consonants of a word, as its letters are read and as its language spells others' sounds."""
    return {bones("".join(words(text))[:40]) for text in (word.text, respelt(word.text, word.language))}


def _same(a: Named, b: Named, read: dict[Named, tuple[Word, ...]]) -> bool:
    """Whether each word of one name has its like in the other, and something ties them to one another besides common words."""
    left, right = read[a], list(read[b])
    if a.facility and len(left) != len(right) and min(len(left), len(right)) > 1:
        return _told_shorter(*sorted((left, read[b]), key=len))
    if len(left) != len(right) or len(left) < 2:
        return len(left) == len(right) == 1 and _one_spot(a, b, left[0], right[0])
    proper = False
    for word in left:
        like = next((other for other in right if _alike(word, other)), None)
        if like is None:
            return False
        proper = proper or not (word.concepts & like.concepts)
        right.remove(like)
    return proper or (a.country is not None and a.country == b.country)


def _told_shorter(short: Sequence[Word], full: Sequence[Word]) -> bool:
    """Whether one name of a facility says all that another does but common words: "camp of X" and "refugee camp X"."""
    proper = [[word for word in name if not word.concepts] for name in (short, full)]
    same = len(proper[0]) == len(proper[1]) > 0 and all(any(_alike(w, o) for o in proper[1]) for w in proper[0])
    return same and all(any(w.concepts & o.concepts for o in full) for w in short if w.concepts)


def _one_spot(a: Named, b: Named, word: Word, other: Word) -> bool:
    """Whether two places of one word each, in two languages and of one country, sound so alike that they are one."""
    if not a.facility:
        return _one_body(word, other)
    if a.country is None or a.country != b.country or min(len(word.text), len(other.text)) < SHORTEST_PLACE:
        return False
    if bool(UNWRITTEN.search(a.name)) != bool(UNWRITTEN.search(b.name)):
        plain = not word.concepts and not other.concepts
        return plain and (same_name(a.name, b.name, "place") >= SAME_PLACE or _same_skeleton(word, other))
    return _spelt_alike(word, other) >= SAME_SPOT


def _one_body(word: Word, other: Word) -> bool:
    """Whether the names of two bodies of one word each, which is no common one, are spellings of one: long, and all but the same."""
    if word.concepts or other.concepts or min(len(word.text), len(other.text)) < SHORTEST_BODY:
        return False
    return _spelt_alike(word, other) >= SAME_BODY or _same_skeleton(word, other)


def _spelt_alike(a: Word, b: Word) -> float:
    """How alike two words are, as they are written or as English would spell them."""
    return max(same_name(one, other) for one in _spellings(a) for other in _spellings(b))


def _spellings(word: Word) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word.text, respelt(word.text, word.language))))


def _alike(a: Word, b: Word) -> bool:
    if a.concepts & b.concepts:
        return True
    common = bool(a.concepts and b.concepts)
    if common and bool(FOREIGN.search(a.text)) == bool(FOREIGN.search(b.text)):
        return False
    return _spelt_alike(a, b) >= (SAME_SPELLING if common else SAME_WORD) or (not common and _same_skeleton(a, b))


def _same_skeleton(a: Word, b: Word) -> bool:
    """Whether a word of a script that leaves vowels out has all the consonants of one in other letters, and those are many."""
    mine, other = (_skeleton(word.text) for word in (a, b))
    return len(mine) >= TELLING_CONSONANTS and mine == other and bool(UNWRITTEN.search(a.text)) != bool(UNWRITTEN.search(b.text))


@lru_cache(maxsize=50_000)
def _skeleton(text: str) -> str:
    """The consonants of a word as they sound, doubled ones once, the weak ones that come and go left out."""
    heard = "".join(c for part in words(text) for c in sound(part) if c.isalpha() and c not in VOWELS and c not in "hj")
    return re.sub(r"(.)\1+", r"\1", heard)


def _bare_names(read: dict[Named, tuple[Word, ...]], home: Mapping[str, str]) -> list[tuple[str, str]]:
    """Facilities named without saying what they are, each with the one facility whose proper word that is."""
    full = [(one, parts) for one, parts in read.items() if one.facility and len(parts) > 1]
    links = []
    for one, parts in read.items():
        if one.facility and parts and not any(word.concepts for word in parts):
            bearers = {home[o.key] for o, others in full if home[o.key] != home[one.key] and _bears(others, parts)}
            if len(bearers) == 1:
                links.append((one.key, min(bearers)))
    return links


def _bare_bodies(named: Sequence[Named]) -> list[tuple[str, str]]:
    """Bodies named with and without the noun for what they are: "Agencia X" and "X"."""
    bare: dict[str, set[str]] = defaultdict(set)
    for one in named:
        if not one.facility and len(one.name) >= SHORTEST_BODY:
            for sounds in heard(one.name, one.language):
                bare[sounds].add(one.key)
    found = {(one.key, key) for one in named for sounds in heard(_without_noun(one), one.language) for key in bare[sounds] if sounds}
    return sorted(pair for pair in found if pair[0] != pair[1])


def _without_noun(one: Named) -> str:
    """The name of a body without the noun at either end that says what it is; nothing where there is none."""
    pack, parts = load_pack(one.language), one.name.split()
    if pack is None or one.facility or len(parts) < 2:
        return ""
    nouns = name_words(pack).named_bodies
    if word_key(parts[0]) in nouns:
        return " ".join(parts[1:])
    return " ".join(parts[:-1]) if word_key(parts[-1]) in nouns else ""


def _bears(full: Sequence[Word], bare: Sequence[Word]) -> bool:
    """Whether a facility's name holds all the proper words of a bare name, in their order."""
    proper = [word for word in full if not word.concepts]
    runs = (proper[at : at + len(bare)] for at in range(len(proper) - len(bare) + 1))
    return len(full) > len(bare) and any(all(map(_alike, run, bare)) for run in runs)
