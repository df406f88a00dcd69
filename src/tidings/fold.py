"""One folding of text, applied wherever names and words are compared: case, marks, and letters that only look different."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "ı": "i", "İ": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
        "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ẞ": "ss",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None,
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
    }
)  # fmt: skip


class _Marks(dict[int, int | None]):
    """A table that takes combining marks away; it fills as code points are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


MARKS = _Marks()


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without marks, one space between words: "Iğdır  Şahin" and "igdir sahin" are one. Punctuation stays."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    plain = text.translate(LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(MARKS)
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=200_000)
def fold_name(text: str) -> str:
    """A name folded for look-up: as `fold`, hyphens and apostrophes as spaces, dots gone ("U.S." is "us"), no possessive 's."""
    plain = re.sub(r"'s\b", "", fold(text))
    plain = re.sub(r"(?<=\w)\.(?=\w)|(?<=\w)\.(?=\s|$)|[\"“”«»#@()\[\],;:]", "", plain)
    return re.sub(r"[\s\-‐–'_/]+", " ", plain).strip()


def folded_pattern(pattern: str) -> str:
    """A regular expression for folded text: its letters beyond ASCII folded one by one, so that "й" in a pattern is met as "и"."""
    return "".join(c if c.isascii() else fold(c) or c for c in pattern)
