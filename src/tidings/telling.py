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
from tidings.wording import WORD, Unit

NUMBER = "#"
NAME = "@"


def contradicted(a: Unit, b: Unit, operations: Sequence[Opcode], settings: Settings) -> bool:
    """Whether the names and numbers that stand in each other's place outnumber those in common.

    One alone is a figure or name brought up to date, where nearly all other words are the same.
    """
    mine, other = telling(a), telling(b)
    agreed = sum(1 for op in operations if op.tag == "equal" for key in mine[op.src_start : op.src_end] if key)
    gaps = [(left, right) for left, right in _gaps(operations, mine, other) if left or right]
    moved = {key for left, _ in gaps for key in left} & {key for _, right in gaps for key in right}
    against = sum(_against(left, right, moved) for left, right in gaps if left and right)
    common = sum(op.src_end - op.src_start for op in operations if op.tag == "equal")
    if against == 1 and 2 * common >= settings.brought_up_to_date * (len(a.words) + len(b.words)):
        return False
    return against > agreed + len(moved)


def _gaps(operations: Sequence[Opcode], mine: Sequence[str], other: Sequence[str]) -> Iterable[tuple[list[str], list[str]]]:
    """The telling words of either side that stand between two stretches in common."""
    left: list[str] = []
    right: list[str] = []
    for op in operations:
        if op.tag == "equal":
            yield left, right
            left, right = [], []
        else:
            left += [key for key in mine[op.src_start : op.src_end] if key]
            right += [key for key in other[op.dest_start : op.dest_end] if key]
    yield left, right


def _against(left: Sequence[str], right: Sequence[str], moved: set[str]) -> int:
    """How many numbers and names of one side have another one in their place on the other."""
    return sum(
        min(sum(key[0] == kind and key not in moved for key in left), sum(key[0] == kind and key not in moved for key in right))
        for kind in (NUMBER, NAME)
    )


def telling(unit: Unit) -> tuple[str, ...]:
    """For each word "#" and the number it says, "@" and the consonants of a name, or "" for any other word."""
    return _telling(unit.text, unit.language)


@lru_cache(maxsize=50_000)
def _telling(text: str, language: str | None) -> tuple[str, ...]:
    return tuple(_key(match.group(), language, n == 0) for n, match in enumerate(WORD.finditer(text)))


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
