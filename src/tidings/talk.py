"""What readers wrote below a report: its head ("12 comments"), and all that stands below it.

Buttons with a count of comments stand within reports, too. So a head is one only where what is below looks like talk: names alone on
their lines or before a colon, buttons to reply; never where paragraphs go on below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.lines import Labelled, Line, is_sentence_like
from tidings.linewords import matches

PARAGRAPH = 9  # words from which a line is taken for a paragraph
LONGEST_NAME = 4  # words of what a reader is called
FEWEST_NAMES = 0.5  # names of readers to each line of text below the head
OPEN = (None, "body", "heading")


def with_comments(found: list[Labelled]) -> list[Labelled]:
    """The lines of a report, those that readers wrote below it labelled comments, and the head above them boilerplate."""
    words = [one.line.words if one.kind in OPEN and is_sentence_like(one.line) else 0 for one in found]
    heads = [n for n, one in enumerate(found) if matches("comments", one.line.text)]
    counts = {n for n in heads if found[n].kind in OPEN and any(c.isdigit() for c in found[n].line.text)}
    found = [replace(one, kind="boilerplate") if n in counts else one for n, one in enumerate(found)]
    at = next((n for n in heads if sum(words[:n]) > sum(words[n:]) and _is_talk(found[n + 1 :])), None)
    if at is None:
        return found
    below = [replace(one, kind="comment") if one.kind in OPEN else one for one in found[at + 1 :]]
    return [*found[:at], replace(found[at], kind="boilerplate"), *below]


def _is_talk(below: Sequence[Labelled]) -> bool:
    """Whether the lines below a head are what readers wrote."""
    if any(matches("reply", one.line.text) for one in below):
        return True
    lines = [one.line for one in below if one.kind in OPEN]
    texts = [line for line in lines if is_sentence_like(line)]
    if not texts:
        return True
    if is_sentence_like(lines[0]) and lines[0].words >= PARAGRAPH and not _says(lines[0]):
        return False
    called = sum(1 for line in lines if (_is_called(line) and not is_sentence_like(line)) or _says(line))
    return called >= FEWEST_NAMES * len(texts) or all(line.words < PARAGRAPH for line in texts)


def _is_called(line: Line) -> bool:
    """Whether a line can be what a reader is called: few words, in capitals as the script has them."""
    parts = line.text.split()
    return len(parts) <= LONGEST_NAME and not any(part[0].islower() for part in parts[1:])


def _says(line: Line) -> bool:
    """Whether a line begins with a name before a colon: "Jo Abel: ..."."""
    name, colon, _ = line.text.partition(":")
    return bool(colon) and _is_called(Line(line.start, line.start + len(name), name.strip() or "x"))
