"""Names and numbers of a sentence, and whether those of two sentences of like wording contradict one another.

"12 were hurt in Lanet on Monday" and "7 were hurt in Obel on Friday" are made from one template. A copy that was edited keeps most of
what it names; what is only said in another place, or spelt otherwise, contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Opcode
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY, SUPPORTED_LANGUAGES

from tidings.fold import fold
from tidings.glossary import load_glossary
from tidings.meaning import SCRIPT_WITHOUT_CASE, number, number_words
from tidings.settings import Settings
from tidings.transliterate import skeleton
from tidings.wording import Unit

NUMBER = "#"
NAME = "@"


def contradicted(a: Unit, b: Unit, operations: Sequence[Opcode], settings: Settings) -> bool:
    """Whether the names and numbers that stand in each other's place outnumber those in common.

    One alone is a figure or name brought up to date, where nearly all other words are the same.
    """
    mine, other = telling(a), telling(b)
    agreed = sum(1 for op in operations if op.tag == "equal" for n in range(op.src_start, op.src_end) if mine[n])
    moved = {key for key in _apart(mine, operations, 0) if key in set(_apart(other, operations, 1))}
    against = 0
    for gap in _gaps(operations):
        left = [key for key in _apart(mine, gap, 0) if key not in moved]
        right = [key for key in _apart(other, gap, 1) if key not in moved]
        for kind in (NUMBER, NAME):
            against += min(sum(key[0] == kind for key in left), sum(key[0] == kind for key in right))
    common = sum(op.src_end - op.src_start for op in operations if op.tag == "equal")
    if against == 1 and 2 * common >= settings.brought_up_to_date * (len(a.words) + len(b.words)):
        return False
    return against > agreed + len(moved)


def _gaps(operations: Sequence[Opcode]) -> Iterable[list[Opcode]]:
    """The operations between words in common, those without one between them together."""
    gap: list[Opcode] = []
    for op in operations:
        if op.tag != "equal":
            gap.append(op)
        elif gap:
            yield gap
            gap = []
    if gap:
        yield gap


def _apart(keys: Sequence[str], operations: Sequence[Opcode], side: int) -> list[str]:
    """The telling words of one side that are not in common."""
    spans = [(op.src_start, op.src_end) if side == 0 else (op.dest_start, op.dest_end) for op in operations if op.tag != "equal"]
    return [keys[n] for start, end in spans for n in range(start, end) if keys[n]]


def telling(unit: Unit) -> tuple[str, ...]:
    """For each word "#" and the number it says, "@" and the consonants of a name, or "" for any other word."""
    return tuple(_key(word, unit.language, n == 0) for n, word in enumerate(unit.written))


@lru_cache(maxsize=200_000)
def _key(word: str, language: str | None, first: bool) -> str:
    if word[0].isdigit():
        return NUMBER + number(word)
    folded = fold(word)
    glossary = load_glossary(language)
    concepts = glossary.look_up(folded) if glossary else frozenset({folded})
    if spelt := sorted(number_words()[c] for c in concepts if c in number_words()):
        return NUMBER + spelt[0]
    caseless = bool(SCRIPT_WITHOUT_CASE.match(word)) and glossary is not None and not concepts
    if caseless or (word[0].isupper() and not _ordinary(word, language, first)):
        return NAME + (skeleton(word) or folded)
    return ""


def _ordinary(word: str, language: str | None, first: bool) -> bool:
    """Whether a word with a capital may be no name: the first of a sentence, or a noun where all nouns have one."""
    glossary = load_glossary(language)
    if glossary is not None and glossary.nouns_capital:
        return bool(glossary.look_up(fold(word))) or _listed(word, language)
    return first and (language not in SUPPORTED_LANGUAGES or _listed(word.lower(), language))


def _listed(word: str, language: str | None) -> bool:
    """Whether a dictionary of the language has a word."""
    return language in SUPPORTED_LANGUAGES and word in DEFAULT_DICTIONARY_FACTORY.get_dictionary(str(language))
