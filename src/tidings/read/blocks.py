"""A page as its reader sees it: blocks of text in order, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tidings.read.fragments import BLOCKS, UNSEEN

LABELS = frozenset(("time", "label", "dt"))  # elements whose words are no clause of what stands before or after them
EDGE, END = r"(?i)(?:^|[\s_-])(?:", r")(?=$|[\s_-])"
COMMENTS = re.compile(rf"{EDGE}comments?|kommentare?|disqus|respond{END}")
APART = re.compile(
    rf"{EDGE}related|recommend\w*|recirc|sidebar|popular|most-?read|footer|nav|navi\w*|menu|breadcrumbs?|"
    rf"cookies?|newsletter|teaser-?list|archives?|read-?more|more-(?:news|stories|articles){END}"
)
WHOLE = 0.5  # of the letters of a page's paragraphs: what holds more of them is no list beside the article, whatever it is called
APART_TAGS = frozenset(("nav", "aside", "footer", "select", "button"))


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text without a break, white space made one; `pieces` are its stretches between tags, `node` is the element where it begins,
    `linked` the share of its letters that stand in links.

    `apart` marks what belongs to no article: navigation, foot, comments, lists of other articles."""

    text: str
    pieces: tuple[str, ...]
    node: Any
    apart: bool
    linked: float

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def blocks_of(tree: Any, headline: Any = None) -> list[Block]:
    """The blocks of a page in order. What holds the headline (an element, if it is known) is never apart."""
    around = {headline, *headline.iterancestors()} if headline is not None else set()
    found: list[Block] = []
    held: list[str] = []
    in_links: list[str] = []
    at: Any = None
    unseen = apart = links = 0

    def close() -> None:
        nonlocal at
        text = " ".join("".join(held).split())
        if text:
            pieces = (" ".join(piece.split()) for piece in held)
            share = sum(map(len, in_links)) / len(text)
            found.append(Block(text, tuple(piece for piece in pieces if piece), at, bool(apart), min(1.0, share)))
        held.clear()
        in_links.clear()
        at = None

    def take(words: str | None, node: Any) -> None:
        nonlocal at
        if words and not unseen:
            at = node if at is None and not words.isspace() else at
            held.append(words)
            if links:
                in_links.append(" ".join(words.split()))

    body = next(iter(tree.iter("body")), tree)
    paragraphs = {p: sum(map(len, p.itertext())) for p in body.iter("p")}
    for event, node in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            take(node.tail, node.getparent())
            continue
        hides = node.tag in UNSEEN
        parts = node is not body and node not in around and _is_apart(node, paragraphs)
        if parts or node.tag in LABELS or BLOCKS.match(node.tag):
            close()
        step = 1 if event == "start" else -1
        unseen += step * hides
        apart += step * parts
        if event == "end":
            links -= node.tag == "a"
        if event == "start":
            links += node.tag == "a"
            take(node.text, node)
        elif node is not body:
            take(node.tail, node.getparent())
    close()
    return found


def _is_apart(node: Any, paragraphs: Mapping[Any, int]) -> bool:
    """Whether an element is none of the article; `paragraphs` are those of the page, with how many letters each has."""
    if node.tag in APART_TAGS:
        return True
    if not is_apart_by_name(node):
        return False
    return bool(COMMENTS.search(_named(node))) or sum(paragraphs[p] for p in node.iter("p")) <= WHOLE * sum(paragraphs.values())


def is_apart_by_name(node: Any) -> bool:
    """Whether an element is called what holds comments, navigation or other articles."""
    named = _named(node)
    return bool(COMMENTS.search(named)) or (node.tag not in ("main", "article") and bool(APART.search(named)))


def _named(node: Any) -> str:
    return f"{node.get('class') or ''} {node.get('id') or ''}"


def place_of(headline: str | None, node: Any, blocks: Sequence[Block]) -> int | None:
    """The number of the last block that shows the headline, by its element or, where that is not known, its words; None where none does."""
    if node is not None:
        within = [n for n, block in enumerate(blocks) if block.node is node or node in block.node.iterancestors()]
        return within[-1] if within else None
    shown = [n for n, block in enumerate(blocks) if block.text == headline]
    return next((n for n in shown if not blocks[n].apart), None)
