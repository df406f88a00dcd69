"""Words of other languages as English ones, for telling that two sentences say the same. Not a translator.

A glossary is `languages/<code>/lexicon.tsv`, or `data/lexicons/<code>.tsv` for a language without a pack: word, tab, English words
separated by commas. `data/lexicons/affixes.toml` tells what a language puts before and after a word and whether it builds
compounds. An inflected form is looked up as it stands, by its lemma, then by its beginning. An entry that is read as several words
("cessez-le-feu") is met by them in a row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

import simplemma

from tidings.errors import PackError
from tidings.fold import fold
from tidings.language import load_pack

LEAST_STEM = 4  # letters of a word's beginning that must be left for a look-up
STEM_SHARE = 0.6  # of its letters
ENDING = 2  # letters that an entry may lose at its end
BREAK = re.compile(r"[\s'.-]")  # what parts an entry into the words that a sentence is read in
Concepts = frozenset[str]
NOTHING: Concepts = frozenset()


class Glossary:
    """The entries of one language, folded, with what its words may carry before and after them."""

    def __init__(self, code: str, rows: Sequence[tuple[str, Concepts]], affixes: dict[str, object]) -> None:
        """`rows` are words and their English ones; `affixes` the language's part of the table of affixes."""
        self.code = code
        self.single: dict[str, str] = {}
        self.prefixes = _listed(affixes, "prefixes")
        self.suffixes = _listed(affixes, "suffixes")
        self.compounds = bool(affixes.get("compounds"))
        self.lemmas = bool(affixes.get("lemmas"))
        self.nouns_capital = bool(affixes.get("nouns_capital"))
        self.entries: dict[str, Concepts] = {}
        for word, concepts in rows:
            key = fold(word)
            self.entries[key] = self.entries.get(key, NOTHING) | concepts
        for key, concepts in list(self.entries.items()):
            for ending in _listed(affixes, "infinitives"):
                if key.endswith(ending) and len(key) - len(ending) >= LEAST_STEM - 1:
                    self.entries.setdefault(key[: -len(ending)], concepts)
        parted = [BREAK.split(key) for key in self.entries if BREAK.search(key)]
        self.openers = frozenset(words[0] for words in parted)
        self.longest_run = max(map(len, parted), default=1)
        self.stems = self._stems()
        self.longest = max(map(len, self.entries), default=0)
        self.concepts = frozenset(c for concepts in self.entries.values() for c in concepts)
        self._known: dict[str, Concepts] = {}

    def _stems(self) -> dict[str, Concepts]:
        found: dict[str, Concepts] = {}
        for key, concepts in sorted(self.entries.items(), key=lambda entry: (len(entry[0]), entry[0])):
            for cut in range(ENDING + 1):
                stem = key[: len(key) - cut]
                if len(stem) >= LEAST_STEM and " " not in key:
                    found.setdefault(stem, concepts)
        return found

    def look_up(self, word: str) -> Concepts:
        """English words for a folded word; none where it is not known."""
        if word not in self._known:
            self._known[word] = self._find(word)
        return self._known[word]

    def word(self, word: str) -> str | None:
        """The English word for a folded word as its row has it, where it has one alone; None where it has more, or none is known."""
        return next((self.single[form] for form in self._forms(word) if form in self.single), None)

    def run(self, text: str, words: Sequence[re.Match[str]], at: int) -> tuple[int, Concepts]:
        """How many words of a text, from the one at `at` on, are one entry together, and its English words; (1, none) without such."""
        if fold(words[at].group()) in self.openers:
            for size in range(min(self.longest_run, len(words) - at), 1, -1):
                whole = fold(text[words[at].start() : words[at + size - 1].end()])
                form = next((form for form in self._forms(whole) if BREAK.search(form) and form in self.entries), None)
                if form:
                    return size, self.entries[form]
        return 1, NOTHING

    def _find(self, word: str) -> Concepts:
        for form in self._forms(word):
            if form in self.entries:
                return self.entries[form]
        for form in self.bare(word):
            least = max(LEAST_STEM, int(len(form) * STEM_SHARE))
            for end in range(len(form), least - 1, -1):
                if form[:end] in self.stems:
                    return self.stems[form[:end]]
        return self._compound(word) if self.compounds else NOTHING

    def _forms(self, word: str) -> Iterator[str]:
        """The word, its dictionary form, the word bare: dictionaries take long to load, and where the word itself is known none is."""
        yield word
        if self.lemmas:
            yield fold(simplemma.lemmatize(word, lang=self.code))
        yield from self.bare(word)[1:]

    def bare(self, word: str) -> list[str]:
        """The word, then without what stands before it, after it, and both."""
        heads = [word] + [word[len(p) :] for p in self.prefixes if word.startswith(p) and len(word) - len(p) >= LEAST_STEM - 1]
        tails = [h[: -len(s)] for h in heads for s in self.suffixes if h.endswith(s) and len(h) - len(s) >= LEAST_STEM - 1]
        return heads + tails

    def _compound(self, word: str) -> Concepts:
        """Both halves of a compound, each known."""
        for cut in range(len(word) - LEAST_STEM, LEAST_STEM - 1, -1):
            head, tail = word[:cut], word[cut:]
            first = self.entries.get(head) or (self.entries.get(head[:-1]) if len(head) > LEAST_STEM else None)
            if first and (second := self.entries.get(tail) or self.stems.get(tail[: max(LEAST_STEM, len(tail) - ENDING)])):
                return first | second
        return NOTHING


def _listed(affixes: dict[str, object], key: str) -> list[str]:
    values = affixes.get(key, [])
    return sorted((fold(str(value)) for value in values), key=lambda v: (-len(v), v)) if isinstance(values, list) else []


@lru_cache(maxsize=64)
def load_glossary(code: str | None) -> Glossary | None:
    """The glossary of a language; None where there is none. English is its own: each word stands for its lemma."""
    path = _path(code)
    if code is None or path is None:
        return None
    affixes = tomllib.loads((_folder() / "affixes.toml").read_text("utf-8"))
    found = Glossary(code, read_rows(path), affixes.get(code, {}))
    found.single = {fold(word): english for word, english in _single(path)}
    return found


def _folder() -> Path:
    return Path(str(resources.files("tidings") / "data" / "lexicons"))


def _path(code: str | None) -> Path | None:
    pack = load_pack(code)
    own = [pack.folder / "lexicon.tsv"] if pack else []
    return next((path for path in (*own, _folder() / f"{code}.tsv") if path.is_file()), None)


def read_rows(path: Path) -> list[tuple[str, Concepts]]:
    """The words of a glossary's file with their English ones; PackError where a row is none or a word stands twice."""
    found: dict[str, Concepts] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != 2 or not cells[0].strip() or not cells[1].strip():
                raise PackError(f"{path}, line {number}: write a word, one tab, and its English words separated by commas")
            word = cells[0].strip()
            if word in found:
                raise PackError(f"{path}, line {number}: {word!r} stands above already; write all its English words on one line")
            found[word] = frozenset(english_lemma(fold(english)) for english in cells[1].split(",") if english.strip())
    return list(found.items())


def _single(path: Path) -> Iterator[tuple[str, str]]:
    """The rows of a glossary that give one English word alone, as it stands there."""
    for line in path.read_text("utf-8").splitlines():
        word, _, english = line.partition("\t")
        if english.strip() and "," not in english and not line.startswith("#"):
            yield word.strip(), english.strip()


@lru_cache(maxsize=100_000)
def english_lemma(word: str) -> str:
    """The form of an English word under which glossaries meet: "attacks" and "attacked" are "attack"."""
    if " " in word:
        return word
    lemma = simplemma.lemmatize(word, lang="en").lower()
    for ending in ("ing", "ed"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= LEAST_STEM:
            bare = lemma[: -len(ending)]
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "sl" else bare
    return lemma.rstrip("e") if len(lemma) > LEAST_STEM else lemma
