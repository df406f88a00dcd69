"""The article's text on a page, as trafilatura finds it, mended by what the page shows around it.

What it leaves out between the headline and its first paragraph is the article's opening; what it takes in from comments, lists of other
articles and lines that are links alone is not the article. A page where that would take away much is left as it was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trafilatura import extract

from tidings.read.blocks import Block

FEWEST_WORDS = 8  # of an article that the usual way is trusted with
OPENING_WORDS, OPENING_BLOCKS = 8, 14  # words of a block that may be of the opening; blocks from the headline down in which it is
KNOWN_WORDS = 5  # of a block by which the place of a line is told
MOST_LINKED = 0.4  # share of links in a block of the opening
ALL_LINKED, LINK_WORDS = 0.95, 3  # share of links and least words of a line that is one
MOST_APART, MOST_LINKS = 0.25, 0.15  # share of the words that may be taken away for being apart, or links
NO_OPENING = re.compile(
    r"(?i)caption|credit|copyright|image|figure|bild|photo|foto|(?:^|[\s_-])ads?(?:$|[\s_-])|advert|pop-?up|modal|widget|overlay|footnote"
)
NO_TEXT = frozenset(("figure", "figcaption", "caption", "form", "time", "label"))


def body_of(page: str, blocks: Sequence[Block], place: int | None) -> str:
    """The article's text, a line a paragraph; empty if there is none. `place` is the headline's among the blocks of the page."""
    lines = [line for line in extracted(page).split("\n") if line.strip()]
    known = _Known(lines)
    opening = _opening(blocks, place, known)
    gone = _apart(lines, blocks)
    kept = []
    for number, line in enumerate(lines):
        if opening and number == opening[0]:
            kept += opening[1]
        if number not in gone:
            kept.append(line)
    return "\n".join(kept)


def extracted(page: str) -> str:
    """The text that trafilatura finds, the more generous way where the usual one finds next to nothing; empty if there is none.

    Its `fast=True` leaves out its second opinions, which are right on one page in ten: text F1 .932 with it, .946 without.
    """
    body = extract(page, include_comments=False, include_tables=True, deduplicate=False)
    if not body or len(body.split()) < FEWEST_WORDS:
        body = extract(page, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True) or body
    return (body or "").replace("\r", "")


class _Known:
    """The lines of a text, to be found by the words of a block."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [_key(line) for line in lines]
        self.numbers: Mapping[str, int] = {line: number for number, line in reversed(list(enumerate(self.lines)))}
        self.whole = "\n".join(self.lines)

    def holds(self, words: str) -> bool:
        """Whether the words stand in a line."""
        return words in self.whole

    def number(self, words: str) -> int | None:
        """The number of the first line that holds the words; None where none does."""
        if words in self.numbers or words not in self.whole:
            return self.numbers.get(words)
        return next((number for number, line in enumerate(self.lines) if words in line), None)


def _key(line: str) -> str:
    return " ".join(line.split()).removeprefix("- ")


def _opening(blocks: Sequence[Block], place: int | None, known: _Known) -> tuple[int, list[str]] | None:
    """What stands between the headline and the first known paragraph, with the number of the line that it goes before."""
    if place is None:
        return None
    below = blocks[place + 1 :]
    first = next((n for n, b in enumerate(below) if b.words >= KNOWN_WORDS and known.number(b.text) is not None), None)
    at = known.number(below[first].text) if first is not None else None
    if first is None or at is None or first > OPENING_BLOCKS:
        return None
    found = [block.text for block in below[:first] if _may_open(block) and not known.holds(block.text)]
    return (at, list(dict.fromkeys(found))) if found else None


def _may_open(block: Block) -> bool:
    if block.words < OPENING_WORDS or block.apart or block.linked > MOST_LINKED:
        return False
    around = [block.node, *block.node.iterancestors()]
    return not any(up.tag in NO_TEXT for up in around) and not any(
        NO_OPENING.search(f"{up.get('class') or ''} {up.get('id') or ''}") for up in around[:3]
    )


def _apart(lines: Sequence[str], blocks: Sequence[Block]) -> set[int]:
    """The numbers of lines that belong to no article or are links alone, where they are not a good part of the text."""
    shown: dict[str, Block] = {}
    for block in blocks:
        shown.setdefault(block.text, block)
    found = [(number, shown[key]) for number, line in enumerate(lines) if (key := _key(line)) in shown]
    apart = {number for number, block in found if block.apart}
    links = {number for number, block in found if block.linked >= ALL_LINKED and block.words >= LINK_WORDS}
    words = [len(line.split()) for line in lines]
    gone: set[int] = set()
    for some, most in ((apart, MOST_APART), (links, MOST_LINKS)):
        if sum(words[number] for number in some) < most * sum(words):
            gone |= some
    return gone
