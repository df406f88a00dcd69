"""Links to other reports: the lines below a head such as "READ ALSO" or "Most read", as far as the next one that is text.

In a text that was copied off a page nothing but their place tells the headlines of other reports from the headings of this one. A heading
stands right above text; links stand below their head, and the last of several may still be a heading where it is much shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.lines import Labelled, is_sentence_like
from tidings.notices import heads_links

MOST = 12  # links below one head
LONGEST_LINK = 22  # words of one
SHORT_HEADING, SHORTER = 4, 2  # words at most of a heading that ends a list of links, and how many fewer it has than the last of them
ASKING = ("?", "؟", "!")
OPEN = (None, "heading")


def without_links(found: list[Labelled], below: int) -> list[Labelled]:
    """The lines of a report, heads of links and the links below them labelled boilerplate; only from the line `below` on, as above it the
    report's own headline may stand among them."""
    kept = list(found)
    number = below
    while number < len(kept):
        if kept[number].kind in (None, "boilerplate") and heads_links(kept[number].line.text):
            end = _links_end(kept, number + 1)
            kept[number:end] = [replace(one, kind=one.kind or "boilerplate") for one in kept[number:end]]
            number = end - 1
        number += 1
    return kept


def _links_end(found: Sequence[Labelled], start: int) -> int:
    """Where the links end that begin at a line; `start` itself where none does."""
    end = start
    while end < min(len(found), start + MOST) and _is_link(found[end]):
        end += 1
    last = found[end - 1].line if end > start + 1 else None
    above_text = end < len(found) and found[end].kind is None
    if last and above_text and last.words <= min(SHORT_HEADING, found[end - 2].line.words - SHORTER):
        return end - 1
    return end


def _is_link(one: Labelled) -> bool:
    """Whether a line can be a link: no text with a full stop, nor anything that says itself what it is but for the day of a link."""
    if one.kind == "dateline":
        return True
    text = one.line.text.rstrip()
    item = text.startswith(("- ", "• "))
    asking = text.endswith(ASKING) and one.line.words < LONGEST_LINK
    return one.kind in OPEN and one.line.words <= LONGEST_LINK and (asking or item or not is_sentence_like(one.line))
