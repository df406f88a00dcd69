"""The article's text on a page, as trafilatura finds it, mended by what the page shows around it.

What it leaves out between the headline and its first paragraph is the article's opening; what it takes in from comments, lists of other
articles and lines that are links alone is not the article. A page where that would take away much is left as it was found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from trafilatura import extract

from tidings.read.blocks import Block, named_of

FEWEST_WORDS = 8  # of an article that the usual way is trusted with
OPENING_WORDS, OPENING_BLOCKS = 8, 14  # words of a block that may be of the opening; blocks from the headline down in which it is
KNOWN_WORDS = 5  # of a block by which the place of a line is told
MOST_LINKED = 0.4  # share of links in a block of the opening
ALL_LINKED, LINK_WORDS = 0.95, 3  # share of links and least words of a line that is one
MOST_APART, MOST_LINKS = 0.4, 0.15  # share of the words that may be taken away for being apart, or links
NO_OPENING = re.compile(
    r"(?i)caption|credit|copyright|image|figure|bild|photo|foto|(?:^|[\s_-])ads?(?:$|[\s_-])|advert|pop-?up|modal|widget|overlay|footnote"
)
SEAM = " "  # between blocks, where a line of an extractor may run over several
LONG_KEY = 12  # code points of a line that is looked for over several blocks
LABELLED, LABEL_WORDS = 0.6, 4  # share of links in a line that leads to another article, and words of the label in front of them
PARAGRAPH_WORDS = 10  # of a block that is a paragraph
CAPTIONS = frozenset(("figcaption", "caption"))
CAPTION = re.compile(
    r"(?i)(?:^|[\s_-])[a-z]*(?:caption|legende|unterschrift|bildtext)[a-z]*(?:$|[\s_-])|(?:image|media|photo|picture)_*-?description"
)
BESIDE_UP = 4  # elements around a block whose name may say that it is no part of the article
BESIDE = re.compile(
    r"(?i)(?:^|[\s_-])(?:(?:entry-?|about-?(?:the-?)?)?author-?(?:bio|box|info|profile|card|description)?s?|about-?(?:the-?)?author|saboxplugin\w*|bio"
    r"|toc|table-?of-?contents|inhaltsverzeichnis|shar(?:e|ing)(?:-?(?:bar|buttons?|box|links|this|tools))?|sharedaddy|social(?:-?(?:media|share|links|icons|bar))?|likes?-widget"
    r"|next-?(?:story|post|article)|prev(?:ious)?-?(?:story|post|article)|rec-?(?:posts|title)|related[_-]?\w*|(?:editorial-)?disclosure|\w*disclaimer"
    r"|affiliate\w*|paywall|copyright|consent|borlabs\w*)(?=$|[\s_-])"
)
NO_TEXT = frozenset(("figure", "figcaption", "caption", "form", "time", "label"))


@dataclass(frozen=True, slots=True)
class Body:
    """An article: its text, a line a paragraph, and those of the lines that stand below its pictures."""

    text: str
    captions: frozenset[str]


def body_of(tree: Any, blocks: Sequence[Block], place: int | None) -> Body:
    """The article of a page; its text is empty if there is none. `place` is the headline's among the blocks of the page."""
    return mended([line for line in extracted(tree).split("\n") if line.strip()], blocks, place)


def mended(lines: Sequence[str], blocks: Sequence[Block], place: int | None) -> Body:
    """The lines of an article with what the page shows to be missing, without what it shows to be none of it."""
    known = _Known(lines)
    opening = _opening(blocks, place, known)
    gone = _apart(lines, blocks)
    kept: list[str] = []
    left = _Known([line for number, line in enumerate(lines) if number not in gone])
    captions = _captions(blocks, place, known, left)
    for number, line in enumerate(lines):
        if opening and number == opening[0]:
            kept += opening[1]
        kept += captions.get(number, ())
        if number not in gone:
            kept.append(line)
    return Body("\n".join(kept), frozenset(words for several in captions.values() for words in several))


def _captions(blocks: Sequence[Block], place: int | None, known: _Known, left: _Known) -> dict[int, list[str]]:
    """The lines below the pictures of an article, by the number of the line that follows; `left` are the lines that are kept."""
    below = list(map(_is_caption, blocks)) if known.lines else []
    if not any(below):
        return {}
    numbers = [known.number(block.text) if block.words >= KNOWN_WORDS and not block.apart else None for block in blocks]
    shown = [n for n, number in enumerate(numbers) if number is not None and not below[n]]
    if not shown:
        return {}
    found: dict[int, list[str]] = {}
    for n in range(shown[0] if place is None else min(place, shown[0]), shown[-1]):
        block = blocks[n]
        if block.apart or not below[n] or block.linked > MOST_LINKED or left.holds(block.text):
            continue
        number = next(numbers[m] for m in shown if m > n)
        held = found.setdefault(number or 0, [])
        if block.text not in held:
            held.append(block.text)
    return found


def extracted(tree: Any) -> str:
    """The text that trafilatura finds, the more generous way where the usual one finds next to nothing; empty if there is none.

    Its `fast=True` leaves out its second opinions, which are right on one page in ten: text F1 .932 with it, .946 without.
    """
    body = extract(tree, include_comments=False, include_tables=True, deduplicate=False)
    if not body or len(body.split()) < FEWEST_WORDS:
        body = extract(tree, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True) or body
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
    below = blocks[place + 1 : place + 1 + OPENING_BLOCKS]
    numbers = [known.number(block.text) if block.words >= KNOWN_WORDS else None for block in below]
    shown = [n for n, number in enumerate(numbers) if number is not None]
    if not shown:
        return None
    first = next((n for n in shown if below[n].words >= PARAGRAPH_WORDS), shown[0]) if place else shown[0]
    at = min(number for number in numbers[: first + 1] if number is not None)
    found = [block.text for block in below[:first] if _may_open(block) and not known.holds(block.text)]
    return (at, list(dict.fromkeys(found))) if found else None


def _may_open(block: Block) -> bool:
    if block.words < OPENING_WORDS or block.apart or block.linked > MOST_LINKED:
        return False
    around = [block.node, *block.node.iterancestors()]
    return not any(up.tag in NO_TEXT for up in around) and not any(NO_OPENING.search(named_of(up)) for up in around[:3])


def _apart(lines: Sequence[str], blocks: Sequence[Block]) -> set[int]:
    """The numbers of lines that belong to no article or are links alone, where they are not a good part of the text."""
    keys = [_key(line) for line in lines]
    shown: dict[str, Block] = {}
    for block in blocks:
        shown.setdefault(block.text, block)
    beside, within = (SEAM.join(block.text for block in blocks if block.apart is apart) for apart in (True, False))
    found = [(number, shown[key]) for number, key in enumerate(keys) if key in shown]
    joined = {n for n, key in enumerate(keys) if key not in shown and len(key) >= LONG_KEY and _in(key, beside) and not _in(key, within)}
    apart = {number for number, block in found if block.apart} | joined
    links = {number for number, block in found if (block.linked >= ALL_LINKED and block.words >= LINK_WORDS) or _leads_on(block)}
    captions = {number for number, block in found if _is_caption(block)}
    beside_it = {number for number, block in found if _is_beside(block)}
    words = [len(line.split()) for line in lines]
    gone: set[int] = set()
    for some, most in ((apart, MOST_APART), (links, MOST_LINKS), (captions, MOST_LINKS), (beside_it, MOST_LINKS)):
        if sum(words[number] for number in some) < most * sum(words):
            gone |= some
    return gone


def _in(key: str, text: str) -> bool:
    """Whether words stand in a text, whatever blocks they are of."""
    return key in text


def _leads_on(block: Block) -> bool:
    """Whether a block is a label and a link, as those are that lead to another article: "See also: Flood in the delta"."""
    return (
        block.linked >= LABELLED and len(block.pieces) > 1 and block.pieces[0].endswith(":") and len(block.pieces[0].split()) <= LABEL_WORDS
    )


def _is_beside(block: Block) -> bool:
    """Whether a block is a page's own words around its article: on its author, its terms, its other pages."""
    around = (block.node, *islice(block.node.iterancestors(), BESIDE_UP))
    return any(_says_beside(named_of(up)) for up in around)


def _is_caption(block: Block) -> bool:
    """Whether a block is what stands below a picture."""
    around = (block.node, *islice(block.node.iterancestors(), 2))
    return any(up.tag in CAPTIONS or _says_caption(named_of(up)) for up in around)


@lru_cache(maxsize=10_000)
def _says_beside(named: str) -> bool:
    return bool(BESIDE.search(named))


@lru_cache(maxsize=10_000)
def _says_caption(named: str) -> bool:
    return bool(CAPTION.search(named))
