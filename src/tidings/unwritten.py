"""How alike a word in Arabic or Hebrew letters and one in Latin letters are: each letter beside the spellings that it is given.

These scripts leave short vowels out and write one letter for several of ours, but what they do write is not vague: a `ل` is never an r.
So the two are aligned letter by letter with a table of what each may be spelt as, and what the table does not have is an edit. Vowels that
only the Latin side has cost little, letters that the other side wrote and nobody spelt cost more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

VOWELS = frozenset("aeiou")
LETTERS = {
    "ا": "a e o i u aa ae ah", "أ": "a e o u i", "إ": "i e a y", "آ": "a aa e", "ب": "b p bb", "ت": "t th",
    "ث": "th t s", "ج": "j g dj di dsch c dzh y", "ح": "h kh", "خ": "kh h ch x j k c", "د": "d", "ذ": "dh d z th",
    "ر": "r", "ز": "z s j", "س": "s c z sz ce", "ش": "sh ch sch s sj", "ص": "s c", "ض": "d dh z", "ط": "t",
    "ظ": "z dh th d", "ع": "a e i o u aa", "غ": "gh g r", "ف": "f v ph p w", "ق": "q k c g gh",
    "ك": "k c g ck q kh ch", "ل": "l", "م": "m", "ن": "n", "ه": "h a e ah eh", "ة": "a ah e eh at et",
    "و": "w v u o ou oo ow au eu", "ي": "y i e ee ie ei ai ay ey j eu ae", "ى": "a i y e", "ء": "a e i",
    "ؤ": "o u ou", "ئ": "i e y", "پ": "p", "چ": "ch tch", "ژ": "zh j g", "گ": "g", "ک": "k c g", "ی": "y i e",
    "ڤ": "v", "ڨ": "g", "א": "a e o i u", "ב": "b v w bh", "ג": "g j gh", "ד": "d", "ה": "h a e ah",
    "ו": "v w o u ou oo", "ז": "z s j", "ח": "h ch kh", "ט": "t th", "י": "i y j e ee ie ei ai ay",
    "כ": "k c ch kh q ck", "ך": "k c ch kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s c z ce",
    "ע": "a e i o u", "פ": "p f ph", "ף": "f p ph v", "צ": "ts tz z c cz s ch", "ץ": "ts tz z cz ch", "ק": "k c q ck",
    "ר": "r", "ש": "sh s sch ch", "ת": "t th s",
}  # fmt: skip
PAIRS = {"تش": "ch c cz tch", "דז": "z", "וו": "w v u", "יי": "i y ai ei ay j", "טש": "ch"}
SPELLINGS = {letters: tuple(spelt.split()) for letters, spelt in {**LETTERS, **PAIRS}.items()}
WEAK = frozenset("اأإآعءئؤىهحةوييایאעהחוי")  # letters that stand for vowels, or that Latin spellings leave out

LONG_I = "إي"  # at the front of a word one sound, written with two letters
SERVANT = re.compile(r"^abd[aeiou][lrnszdt](?=\w{3})")  # "Abdel", "Abdur": the article is written to the word before it or left out
TWICE, TWICE_ARABIC = re.compile(r"(.)\1+"), re.compile("([\u0620-\u06ff])\\1+")

ADDED_VOWEL, ADDED_LAST, ADDED_H = 0.12, 0.22, 0.35  # Latin letters that the other side did not write: inside, at the end, an h
LEFT_WEAK, LEFT_CONSONANT, ADDED_CONSONANT = 0.45, 1.0, 1.0
WRONG_VOWEL, WRONG_CONSONANT, WRONG_KIND = 0.6, 1.0, 1.5
FIRST = 1.2  # an edit at the first letter weighs so many times as much


@lru_cache(maxsize=200_000)
def spelt_alike(native: str, latin: str) -> float:
    """Likeness of a word in Arabic or Hebrew letters and a folded Latin one, 0 to 1: 1 where each letter is one of its spellings."""
    native = TWICE_ARABIC.sub(r"\1", re.sub(r"^عبدال(?=\w{3})", "عبد", bare(native).replace(LONG_I, LONG_I[1])))
    latin = TWICE.sub(r"\1", SERVANT.sub("abd", latin.replace("x", "ks").replace("qu", "k")))
    if not native or not latin:
        return 0.0
    weight = (len(native) + sum(1.0 if c not in VOWELS else 0.5 for c in latin)) / 2
    return max(0.0, 1.0 - _cost(native, latin) / max(1.0, weight))


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """A word without the marks of short vowels, without doubled letters' marks and stretchings."""
    plain = "".join(c for c in unicodedata.normalize("NFC", word) if not unicodedata.combining(c))
    return re.sub("[\u0640\u200c\u200d'’׳]", "", plain)


def _cost(native: str, latin: str) -> float:
    """The least cost of an alignment."""
    best = [[float("inf")] * (len(latin) + 1) for _ in range(len(native) + 1)]
    best[0][0] = 0.0
    for i in range(len(native) + 1):
        for j in range(len(latin) + 1):
            here = best[i][j]
            if here == float("inf"):
                continue
            for di, dj, cost in _steps(native, latin, i, j):
                best[i + di][j + dj] = min(best[i + di][j + dj], here + cost)
    return best[-1][-1]


def _steps(native: str, latin: str, i: int, j: int) -> list[tuple[int, int, float]]:
    """What can come next in an alignment: letters passed on each side, and the cost."""
    steps: list[tuple[int, int, float]] = []
    first = FIRST if i == 0 and j == 0 else 1.0
    for width in (2, 1):
        for spelling in SPELLINGS.get(native[i : i + width], ()) if i + width <= len(native) else ():
            if latin.startswith(spelling, j):
                steps.append((width, len(spelling), 0.0))
    if i < len(native):
        steps.append((1, 0, (LEFT_WEAK if native[i] in WEAK else LEFT_CONSONANT) * first))
    if j < len(latin):
        steps.append((0, 1, _added(latin, j) * first))
    if i < len(native) and j < len(latin):
        vowels = (native[i] in WEAK) + (latin[j] in VOWELS)
        steps.append((1, 1, (WRONG_VOWEL if vowels == 2 else WRONG_CONSONANT if vowels == 0 else WRONG_KIND) * first))
    return steps


def _added(latin: str, j: int) -> float:
    if latin[j] == "h":
        return ADDED_H
    if latin[j] in VOWELS or latin[j] == "y":
        return ADDED_LAST if j == len(latin) - 1 else ADDED_VOWEL
    return ADDED_CONSONANT
