"""Names and numbers of a sentence, and whether those of two sentences of like wording contradict one another.

"12 were hurt in Lanet on Monday" and "7 were hurt in Obel on Friday" are made from one template. A copy that was edited keeps most of
what it names; what is only said in another place, or spelt otherwise, contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Opcode
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY, SUPPORTED_LANGUAGES

from tidings.fold import fold
from tidings.glossary import load_glossary
from tidings.meaning import SCRIPT_WITHOUT_CASE, number, number_words
from tidings.model import Copy, Report
from tidings.settings import Settings
from tidings.transliterate import skeleton
from tidings.wording import WORD, Unit

NUMBER = "#"
NAME = "@"
Word = tuple[str, str]  # what a word tells (`telling`), and the word itself, folded


def contradicted(a: Unit, b: Unit, operations: Sequence[Opcode], settings: Settings) -> bool:
    """Whether the names and numbers that stand in each other's place speak against one text.

    They do where they outnumber those in common. Names weigh more than numbers: a desk brings a toll up to date, but two names replaced, or
    a name and a number, tell of somebody else. One alone is a figure or name brought up to date, where nearly all other words are the same.
    """
    mine, other = (_told(unit.text, unit.language) for unit in (a, b))
    gaps = [(left, right) for left, right in _gaps(operations, mine, other) if left or right]
    apart = [(left, right) for left, right in gaps if left and right and not (_initials(left, right) or _initials(right, left))]
    if not apart:  # nothing stands in the place of anything
        return False
    agreed = sum(1 for op in operations if op.tag == "equal" for key, _ in mine[op.src_start : op.src_end] if key)
    moved = {key for left, _ in gaps for key, _ in left} & {key for _, right in gaps for key, _ in right}
    names, numbers = (sum(_against(left, right, kind, moved) for left, right in apart) for kind in (NAME, NUMBER))
    common = sum(op.src_end - op.src_start for op in operations if op.tag == "equal")
    if names + numbers == 1 and 2 * common >= settings.brought_up_to_date * (len(a.words) + len(b.words)):
        return False
    if not SCRIPT_WITHOUT_CASE.search(a.text) and _are_others(names, numbers):
        return True
    return names + numbers > agreed + len(moved)


def _are_others(names: int, numbers: int) -> bool:
    """Whether so many names and numbers that differ tell of somebody else: two names, or a name and a number."""
    return names > 1 or bool(names and numbers)


def sides_of(copy: Copy, reports: Mapping[str, Report]) -> tuple[str, str, str | None]:
    """The words of the two sides of a copy, and their language; nothing of a report that is not given."""
    held = [(reports.get(side.report), side) for side in (copy.a, copy.b)]
    one, other = (report.text[side.start : side.end] if report else "" for report, side in held)
    return one, other, next((report.language for report, _ in held if report), None)


def others_named(one: str, other: str, language: str | None) -> bool:
    """Whether each of two sentences of one language has names that the other lacks: two, or one and a number."""
    return _are_others(*_only_in_one(one, other, language))


def one_number_apart(one: str, other: str, language: str | None) -> bool:
    """Whether two sentences of one language name the same and differ in no more than one number."""
    names, numbers = _only_in_one(one, other, language)
    return not names and numbers <= 1


def _only_in_one(one: str, other: str, language: str | None) -> tuple[int, int]:
    """How many names, and how many numbers, each of two sentences has that the other lacks."""
    left, right = (frozenset(_telling(text, language)) - {""} for text in (one, other))
    names, numbers = (min(sum(key[0] == kind for key in own) for own in (left - right, right - left)) for kind in (NAME, NUMBER))
    return names, numbers


def _gaps(operations: Sequence[Opcode], mine: Sequence[Word], other: Sequence[Word]) -> Iterable[tuple[list[Word], list[Word]]]:
    """The telling words of either side that stand between two stretches in common."""
    left: list[Word] = []
    right: list[Word] = []
    for op in operations:
        if op.tag == "equal":
            yield left, right
            left, right = [], []
        else:
            left += [word for word in mine[op.src_start : op.src_end] if word[0]]
            right += [word for word in other[op.dest_start : op.dest_end] if word[0]]
    yield left, right


def _against(left: Sequence[Word], right: Sequence[Word], kind: str, moved: set[str]) -> int:
    """How many names, or numbers, of one side have another one in their place on the other."""
    counts = (sum(key[0] == kind and key not in moved for key, _ in side) for side in (left, right))
    return min(counts)


def _initials(short: Sequence[Word], long: Sequence[Word]) -> bool:
    """Whether one side is the initials of the other: "UN" for "United Nations"."""
    return len(short) == 1 and len(long) > 1 and short[0][1] == "".join(word[0] for _, word in long)


def telling(unit: Unit) -> tuple[str, ...]:
    """For each word "#" and the number it says, "@" and the consonants of a name, or "" for any other word."""
    return _telling(unit.text, unit.language)


@lru_cache(maxsize=50_000)
def _told(text: str, language: str | None) -> tuple[Word, ...]:
    """The words of a text, each with what it tells."""
    return tuple(zip(_telling(text, language), (fold(match.group()) for match in WORD.finditer(text)), strict=True))


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
