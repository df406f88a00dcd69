"""Lines that stand below pictures, by the credit or the remark that gives them away."""

from __future__ import annotations

import re
from functools import lru_cache

from tidings.datewords import SAME_LENGTH
from tidings.wires import agencies_in, is_of_photo, photo_words

LONGEST_NAMED = 5  # words of who took a picture
STANDING = re.compile(r"[A-ZÀ-Þ][\w’'.-]+,?\s\((?:\d(?:st|nd|rd|th) )?[LRC]\)")  # who stands where: "Ada Byron (2nd R)"
BRACKET = re.compile(r"\[([^\[\]]{2,200})\]")
CREDITED = re.compile(r"\(([^()]{2,40})\)\s*\.?\Z")
COUNTED = re.compile(r"\d+\s?/\s?\d+")
TAKEN = re.compile(r"(?P<agency>[^\W\d_][\w .]{1,20})/(?:[^\W\d_a-zà-ÿ][\w'’.-]+\s?){2,4}\)?\.?\Z")
LONGEST_ENDING = 140  # code points in which a line ends that names who took its picture


def is_picture(text: str) -> bool:
    """Whether a line says of a picture what it is, in square brackets at its front, in round ones at its end, or by an agency and a name
    there: "[Image: ...]", "[1/4] ...", "... (file photo)", "... AGENCY/Jo Abel"."""
    bracket = BRACKET.match(text)
    if bracket and (COUNTED.fullmatch(bracket[1]) or is_of_photo(bracket[1])):
        return True
    if STANDING.search(text):
        return True
    last = CREDITED.search(text)
    if last and len(text.split()) > LONGEST_NAMED and _is_archive(last[1]):
        return True
    taken = TAKEN.search(text)
    return taken is not None and bool(agencies_in(taken["agency"])) and len(text.split()) > LONGEST_NAMED


def _is_archive(words: str) -> bool:
    """Whether the words of a bracket are those of a picture and no others: "ARCHIVES / AFP", "file photo"."""
    parts = re.findall(r"\w+", words)
    return is_of_photo(words) and all(is_of_photo(part) or agencies_in(part) for part in parts)


def names_photographer(text: str) -> bool:
    """Whether a line ends with who took its picture: "The ferry on Friday. Photo: Jo Abel", "Photo by Jo Abel/AP", "... © AFP"."""
    match = _photographer().search(text.translate(SAME_LENGTH), max(0, len(text) - LONGEST_ENDING))
    if match is None:
        return False
    name = text[match.start("name") : match.end("name")].strip(" .)")
    cased = any(c.isupper() or c.islower() for c in name)
    return (
        any(c.isalpha() for c in name)
        and len(name.split()) <= LONGEST_NAMED
        and (not cased or name[:1].isupper() or bool(agencies_in(name)))
    )


@lru_cache(maxsize=1)
def _photographer() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(photo_words(), key=len, reverse=True))
    return re.compile(rf"(?i)(?:(?<!\w)(?:{words})(?:\s*[:/©]\s*|\s+(?:by|par|por|von)\s+)|\S\s*©\s*)(?P<name>[^:.!?]{{2,60}})[.)]?\Z")
