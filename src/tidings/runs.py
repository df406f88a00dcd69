"""Names by look-up, where nothing parses: runs of words that the actors or the gazetteer have, and runs that no dictionary has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import simplemma

from tidings.actors import actors
from tidings.gazetteer import gazetteer
from tidings.model import MentionKind, Passage
from tidings.phrases import Draft

RUN = re.compile(r"(?!\d)\w[\w’'.\-]*(?:[ \u00a0](?!\d)\w[\w’'.\-]*)*")
LONGEST = 8  # words of a name that is looked up
SHORTEST_KNOWN = 3  # letters: shorter names are looked up as acronyms only
LARGE_TOWN = 50_000  # people: names of smaller towns are too often words or people in a language that nothing parses
# Languages with capitals for names alone, of those that simplemma has a dictionary of.
WITH_DICTIONARY = "bg ca cs da el es et fi hr hu id it lt lv nb nl pl pt ro ru sk sl sq sv sw tr uk"
DICTIONARIES = frozenset(WITH_DICTIONARY.split())
WORD = r"[^\W\d_a-z][\w’'\-]+"
PARTICLE = r"(?:uld|ould|mint|bin|ibn|ben|bint|al|el|van|von|der) "
CAPITALS = re.compile(rf"(?<=[\w,;:] ){WORD}(?: (?:{PARTICLE})*{WORD}){{1,3}}")


def known_in(text: str, start: int, end: int, language: str | None = None) -> Iterator[Draft]:
    """The longest known names between two offsets, from the left; no small towns, no words of the language that open a sentence."""
    for run in RUN.finditer(text, start, end):
        words = [(run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"[^ \u00a0]+", run[0])]
        at = 0
        while at < len(words):
            found, at = _longest(text, words, at)
            if found is not None and not _common_opener(text, found, language):
                yield found


def _common_opener(text: str, draft: Draft, language: str | None) -> bool:
    """Whether a known name is a word of the language that has its capital from the beginning of a sentence, or, where it is that of a mere
    town, from a longer name: "Casa" in "Casa de Cultura do Norte"."""
    before = text[: draft.start].rstrip(" \u00a0«\"“'")[-1:]
    if " " in draft.text or language not in DICTIONARIES:
        return False
    places = gazetteer().lookup(draft.text) if draft.kind == "place" else ()
    town = bool(places) and places[0].feature not in ("country", "capital")
    if before not in (".", "!", "?", ":", "\n", "", "-", "–") and not town:
        return False
    return bool(simplemma.is_known(draft.text.lower(), lang=language))


def _longest(text: str, words: Sequence[tuple[int, int]], at: int) -> tuple[Draft | None, int]:
    """The longest known name that begins with a word, and the place of the word after it."""
    for stop in range(min(len(words), at + LONGEST), at, -1):
        start = words[at][0]
        name = text[start : words[stop - 1][1]].rstrip(".'’-")
        kind = _kind(name)
        if kind is not None:
            start += _article(name, kind)
            return Draft(start, words[at][0] + len(name), text[start : words[at][0] + len(name)], kind), stop
    return None, at + 1


def _article(name: str, kind: MentionKind) -> int:
    """How many letters the article takes with which a known body is written: without it the name is that of the same body."""
    first, _, rest = name.partition(" ")
    known = actors().lookup(rest) if rest and kind in ("organisation", "group") else None
    return len(first) + 1 if known is not None and known == actors().lookup(name) else 0


def _kind(name: str) -> MentionKind | None:
    if name[:1].islower() or len(name) < SHORTEST_KNOWN - 1:
        return None
    actor = actors().lookup(name)
    places = gazetteer().lookup(name) if len(name) >= SHORTEST_KNOWN else ()
    sure = bool(places) and places[0].feature in ("country", "capital")
    cased = name[:1].isupper()
    large = sure or (cased and bool(places) and (places[0].feature == "region" or places[0].population > LARGE_TOWN))
    if actor is not None and not large and actor.kind in ("organisation", "group", "person"):
        return actor.kind  # type: ignore[return-value]
    return "place" if large and not actors().adjective(name) else None


@lru_cache(maxsize=32)
def _organs(language: str) -> re.Pattern[str] | None:
    names = [name for name in actors().abroad.get(language, ()) if " " in name]
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None


def organs_in(text: str, passage: Passage, language: str | None) -> list[Draft]:
    """Organs of states by what a language without a pack calls them: "comissão eleitoral"; a single word ("governo") is no name there."""
    pattern = _organs(language or "")
    return [Draft(m.start(), m.end(), m[0], "organisation") for m in pattern.finditer(text, passage.start, passage.end)] if pattern else []


def strangers(text: str, passage: Passage, language: str | None) -> list[Draft]:
    """Persons in a language with capitals: two to four capitalised words within a sentence, none in the language's dictionary."""
    if language is None or language not in DICTIONARIES:
        return []
    found = []
    for run in CAPITALS.finditer(text, passage.start, passage.end):
        known = _kind(run[0]) or any(simplemma.is_known(word.lower(), lang=language) for word in run[0].split() if word[:1].isupper())
        sure = any(places and places[0].feature in ("country", "capital") for places in map(gazetteer().lookup, run[0].split()))
        if not known and not sure:
            found.append(Draft(run.start(), run.end(), run[0], "person"))
    return found
