"""Paragraphs that are printed without their full stop, which by their length alone could be headings."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.lines import Labelled, is_sentence_like
from tidings.notices import speaks_to_reader
from tidings.wires import without_closing

PARAGRAPH, LONG = 9, 14  # words of a line that may be a paragraph, and of one that is taken for it whatever it ends with
STOPS = (".", "!", "?", "…", "؟", "。", ":", ";")
ASKING = ("?", "؟", ":", "|")


def sets_no_stops(found: Sequence[Labelled]) -> bool:
    """Whether a text is printed without full stops behind its paragraphs, as many are in Arabic."""
    long = [one.line.text for one in found if one.kind is None and one.line.words >= LONG]
    return len(long) > 1 and 2 * sum(not without_closing(text).rstrip("\"'”’»)] ").endswith(STOPS) for text in long) > len(long)


def is_unclosed(found: Sequence[Labelled], number: int, stopless: bool) -> bool:
    """Whether a line of some words without a full stop is text all the same: in a text that has none behind its paragraphs, or right below
    text and above what the page printed, where no heading stands."""
    line = found[number].line
    if line.words < PARAGRAPH or any(mark in line.text for mark in ASKING) or speaks_to_reader(line.text):
        return False
    above = found[number - 1] if number else None
    below = found[number + 1] if number + 1 < len(found) else None
    follows = above is not None and above.kind is None and is_sentence_like(above.line)
    return stopless or (follows and not (below and below.kind is None))
