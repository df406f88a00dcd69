"""The headline of a text that was copied without its markup, and the name of its publisher above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from tidings.actors import actors
from tidings.bylinewords import patterns
from tidings.fold import fold
from tidings.lines import Labelled, Line
from tidings.linewords import matches

LONGEST_TITLE, LONGEST_NAME = 32, 6  # words of a headline, and of what a publisher is called
LONGEST_HEAD = 8  # words of a body's name at the front of a letterhead
FULL = 4  # words of a headline at least
STEM = 5  # letters by which words of a headline are met again in its text, whatever their endings
SMALL = 4  # letters of the words that tell nothing at most, less one
FEWEST_ENTRIES = 2  # of a menu
FAINT = 0.5  # of the share of another line's words that the text has: a line with less is no headline of it
FEWEST_LETTERS = 2  # of a publisher's name
PLACED = re.compile(r"[^«»\"“”]{2,30}\s*[-–—:،,]\s*[^«»\"“”]{0,20}[«\"“]([^«»\"“”]{2,40})[»\"”]")
ARTICLE = "ال"


def headline_of(top: Sequence[Labelled], text: Sequence[Line]) -> Labelled | None:
    """The headline among the lines above a text: one printed twice, else the first full line that is not what the publisher is called;
    "STATEMENT"; else whatever stands there."""
    head = _letterhead(top)
    lines = [one for one in top if one.kind is None and one.line.words <= LONGEST_TITLE and one.line.start >= head]
    full = [one for one in lines if is_full(one.line)]
    printed = [fold(one.line.text) for one in top]
    entries = [one.line for one in lines if one not in full]
    twice = [one for one in full if printed.count(fold(one.line.text)) > 1]
    genre = next((one for one in lines if matches("genre", one.line.text)), None)
    return next(iter(twice or _of_the_text(full, text, entries)), None) or genre or next(iter(lines), None)


def _letterhead(top: Sequence[Labelled]) -> int:
    """Where the letterhead of a document ends, 0 where it has none: lines right below each other at its front, the first in capitals, set
    apart from one line that can be the headline, or from the line that says what the document is."""
    apart = (n for n, (a, b) in enumerate(pairwise(top), 1) if b.line.start > a.line.end + 1)
    block = [one.line for one in top[: next(apart, len(top))]]
    below = [one for one in top[len(block) :] if one.kind is None]
    if len(block) < FEWEST_ENTRIES or not below or not _is_head(block):
        return 0
    titles = [one for one in below if is_full(one.line) or matches("genre", one.line.text)]
    return titles[0].line.start if titles and titles[0] is below[0] else 0


def _is_head(block: Sequence[Line]) -> bool:
    """Whether lines can be a letterhead: the first in capitals and no more than a name, none of them a sentence."""
    return block[0].text.isupper() and block[0].words <= LONGEST_HEAD and not any(line.text.endswith((".", "!", "?")) for line in block)


def is_full(line: Line) -> bool:
    """Whether a line has words enough for a headline."""
    return sum(any(c.isalpha() for c in word) for word in line.text.split()) >= FULL or not line.spaced


def _of_the_text(lines: list[Labelled], text: Sequence[Line], entries: Sequence[Line]) -> list[Labelled]:
    """Full lines above a text without those on top that are names of which the text has little, where it has much more of a line below;
    and without names above a menu, of which `entries` are the short lines on top."""
    known = {stem for line in text for stem in _stems(line.text)}
    shares = [_share(one.line.text, known) for one in lines]
    for number, one in enumerate(lines[:-1]):
        menu = sum(one.line.end <= entry.start < lines[number + 1].line.start for entry in entries)
        if not is_called(one.line) or (shares[number] >= FAINT * max(shares[number:]) and menu < FEWEST_ENTRIES):
            return lines[number:]
    return lines[-1:]


def is_called(line: Line) -> bool:
    """Whether a line can be what a publisher is called: a few words, all but the small ones in capitals as the script has them, no stop."""
    words = [word for word in line.text.split() if len(word) >= SMALL]
    called = all(not word[0].islower() and not word[0].isdigit() for word in words)
    return line.words <= LONGEST_NAME and called and not line.text.endswith((".", "!", "?", "؟"))


def publisher_on(line: Line) -> str | None:
    """The publisher's name on a line above a text: the line itself, or what is quoted behind the place ("Lanet - «Courier»"); none is a
    state by its full name, which stands above one of its bodies."""
    if not 1 <= line.words <= LONGEST_NAME or any(c.isdigit() for c in line.text) or sum(c.isalpha() for c in line.text) < FEWEST_LETTERS:
        return None
    if " " in line.text and actors().country(line.text) and not actors().adjective(line.text):
        return None  # the state in the letterhead of one of its bodies
    if patterns()["by_first"].match(line.text):
        return None  # who wrote the report
    placed = PLACED.fullmatch(line.text)
    return placed[1] if placed else line.text.strip(" |»>·")


def _share(words: str, known: Collection[str]) -> float:
    stems = _stems(words)
    return sum(stem in known for stem in stems) / len(stems) if stems else 0.0


def _stems(words: str) -> list[str]:
    """The beginnings of the longer words of a line, the Arabic article left out."""
    found = (word.removeprefix(ARTICLE) for word in re.findall(r"[^\W\d_]+", fold(words)))
    return [word[:STEM] for word in found if len(word) >= SMALL]
