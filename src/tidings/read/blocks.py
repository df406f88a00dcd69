"""A page as its reader sees it: blocks of text in order, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from tidings.read.fragments import BLOCKS, UNSEEN

LABELS = frozenset(("time", "label", "dt"))  # elements whose words are no clause of what stands before or after them
EDGE, END = r"(?i)(?:^|[\s_-])(?:", r")(?=$|[\s_-])"
COMMENTS = re.compile(rf"{EDGE}comments?|kommentare?|disqus|respond{END}")
APART = re.compile(
    rf"{EDGE}related|recommend\w*|recirc|sidebar|popular|most-?read|footer|nav|navi\w*|menu|breadcrumbs?|"
    rf"cookies?|newsletter|teaser-?list|archives?|read-?more|more-(?:news|stories|articles)|pop-?up|popmake|modal|overlay|lightbox{END}"
)
PARTING = LABELS | BLOCKS
WHOLE = 0.5  # of the letters of a page's paragraphs: what holds more of them is no list beside the article, whatever it is called
APART_TAGS = frozenset(("nav", "aside", "footer", "select", "button"))
FORM = "form"  # what holds a page's form is apart, unless the page itself stands in it


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
    apart = links = 0

    def close() -> None:
        nonlocal at
        if not held:
            return
        if at is not None:
            pieces = tuple(piece for piece in (" ".join(words.split()) for words in held) if piece)
            text = " ".join("".join(held).split()) if len(held) > 1 else pieces[0]
            share = sum(map(len, in_links)) / len(text)
            found.append(Block(text, pieces, at, bool(apart), min(1.0, share)))
        held.clear()
        in_links.clear()
        at = None

    def take(words: str | None, node: Any) -> None:
        nonlocal at
        if words:
            at = node if at is None and not words.isspace() else at
            held.append(words)
            if links:
                in_links.append(" ".join(words.split()))

    body = next(iter(tree.iter("body")), tree)
    apartness = _Apartness(body, around)
    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    held_apart: list[bool] = []
    for event, node in walk:
        if event == "start":
            held_apart.append(parts := apartness.of(node))
            if parts or node.tag in PARTING:
                close()
            apart += parts
            links += node.tag == "a"
            if node.tag in UNSEEN:
                walk.skip_subtree()
            else:
                take(node.text, node)
        elif event == "end":
            parts = held_apart.pop()
            if parts or node.tag in PARTING:
                close()
            apart -= parts
            links -= node.tag == "a"
            if node is not body:
                take(node.tail, node.getparent())
        else:
            take(node.tail, node.getparent())
    close()
    return found


class _Apartness:
    """What of a page belongs to none of its articles; `around` is what holds the headline, which never does."""

    def __init__(self, body: Any, around: set[Any]) -> None:
        self.body, self.around = body, around
        self.letters = {p: sum(map(len, p.itertext())) for p in body.iter("p")}
        self.most = WHOLE * sum(self.letters.values())

    def of(self, node: Any) -> bool:
        """Whether an element is none of the article."""
        if node.tag in APART_TAGS:
            return node is not self.body and node not in self.around
        if not (node.tag == FORM or is_apart_by_name(node)) or node is self.body or node in self.around:
            return False
        return bool(COMMENTS.search(named_of(node))) or sum(self.letters[p] for p in node.iter("p")) <= self.most


def is_apart_by_name(node: Any) -> bool:
    """Whether an element is called what holds comments, navigation or other articles."""
    named = named_of(node)
    return bool(named) and _says_apart(named, node.tag in ("main", "article"))


@lru_cache(maxsize=10_000)
def _says_apart(named: str, whole: bool) -> bool:
    return bool(COMMENTS.search(named)) or (not whole and bool(APART.search(named)))


def named_of(node: Any) -> str:
    """What an element is called: its classes and its id; empty where it has neither."""
    classes, identifier = node.get("class"), node.get("id")
    return f"{classes or ''} {identifier or ''}".strip() if classes or identifier else ""


def place_of(headline: str | None, node: Any, blocks: Sequence[Block]) -> int | None:
    """The number of the last block that shows the headline, by its element or, where that is not known, its words; None where none does."""
    if node is not None:
        inner = set(node.iter())
        return next((n for n in range(len(blocks) - 1, -1, -1) if blocks[n].node in inner), None)
    shown = [n for n, block in enumerate(blocks) if block.text == headline]
    return next((n for n in shown if not blocks[n].apart), None)
