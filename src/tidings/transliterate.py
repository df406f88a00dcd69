"""Cyrillic, Greek, Arabic and Hebrew letters in Latin ones, and the consonants by which names are known across scripts.

The tables follow common newspaper practice (BGN/PCGN without marks), not a scholarly norm: what is wanted is the spelling that
a desk writing in English would choose. Arabic and Hebrew write few vowels, so a romanised name of theirs is best compared
by `skeleton`. Chinese, Japanese and Korean are left as they are: their signs do not spell sounds one by one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "қ": "q", "ғ": "gh", "ң": "ng", "ө": "o",
    "ұ": "u", "ү": "u", "һ": "h", "ә": "a",
}  # fmt: skip
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n",
    "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "u", "ي": "i", "ى": "a", "ء": "", "ؤ": "u", "ئ": "i", "ـ": "",
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "i", "ے": "e", "ۀ": "e", "ڤ": "v", "ڨ": "g",
    "َ": "a", "ُ": "u", "ِ": "i", "ً": "an", "ٌ": "un", "ٍ": "in", "ْ": "", "ّ": "", "ٰ": "a", "\u200c": "", "\u200d": "",
}  # fmt: skip
HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k", "ך": "k", "ל": "l",
    "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh",
    "ת": "t",
}  # fmt: skip
PUNCTUATION = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ","}
LATIN = {**CYRILLIC, **GREEK, **ARABIC, **HEBREW, **PUNCTUATION}
FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff]")

# Spellings of one sound, most specific first: what a name's letters come to when only its consonants are heard.
SOUNDS = (
    ("shch", "s"), ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("dj", "j"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ch", "s"),
    ("zh", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
ALIKE = str.maketrans({"c": "k", "z": "s", "p": "b", "v": "f", "j": "g"})


@lru_cache(maxsize=200_000)
def transliterate(text: str) -> str:
    """The text with foreign letters in Latin ones, capitals kept, digits as 0 to 9: "Сергей" is "Sergey", "١٣" is "13".

    Latin letters stay as they are, with their marks. Lengths change: offsets do not carry over.
    """
    if text.isascii():
        return text
    return "".join(_latin(c) for c in text)


def _latin(c: str) -> str:
    if c.isascii():
        return c
    lower = c.lower()
    if lower in LATIN:
        latin = LATIN[lower]
        return latin.capitalize() if c != lower else latin
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    if FOREIGN.match(c):
        base = unicodedata.normalize("NFD", lower)[0]
        latin = LATIN.get(base, "" if unicodedata.combining(c) else c)
        return latin.capitalize() if c != lower else latin
    return c


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a name as any script would spell them, doubled ones once: "باكاري" and "Bacari" are alike.

    Vowels and h, w, y are dropped after the first letter (a vowel there is "a"), voiced and voiceless pairs that scripts
    confuse fall together. Two names of one skeleton may still be two names: ask for more than this.
    """
    plain = unicodedata.normalize("NFKD", transliterate(word)).lower().replace("ı", "i").replace("ø", "o").replace("ł", "l")
    plain = re.sub(r"[^a-z]", "", plain.replace("ß", "ss"))
    for spelling, sound in SOUNDS:
        plain = plain.replace(spelling, sound)
    plain = re.sub(r"c(?=[eiy])", "s", plain).translate(ALIKE)
    if not plain:
        return ""
    head = "a" if plain[0] in "aeiouwy" else plain[0]
    return re.sub(r"(.)\1+", r"\1", head + re.sub(r"[aeiouwyh]", "", plain[1:]))
