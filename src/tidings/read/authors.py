"""Who a page says wrote it: the line beside its headline, JSON-LD, meta tags, the marks of microformats, a line that says so elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from lxml import etree

from tidings.bylinewords import JOINED, LONGEST_NAME, cut, is_full_name, is_name, patterns, without_role
from tidings.datewords import common, printed_dates
from tidings.fold import fold
from tidings.linewords import matches
from tidings.read.blocks import Block
from tidings.read.signed import boxed, labelled, linked, signatures

FN = 'contains(@class,"fn") and contains(concat(" ",@class," ")," fn ")'  # first what is quickly told
NAMED = 'contains(@class,"author-name") and contains(concat(" ",@class," ")," author-name ")'
ELSEWHERE = (
    'not(ancestor::*[contains(@class,"comment") or contains(@id,"comment") or contains(@class,"related") or self::aside or self::footer])'
)
MARKED = etree.XPath(f'//*[@rel="author" or @itemprop="author" or {FN} or {NAMED} or contains(@class,"byline__name")][{ELSEWHERE}]')
WORDS = etree.XPath(".//text()")
METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl",
    "shareaholic:article_author_name", "article:author",
)  # fmt: skip
CLASSES = re.compile(
    r"(?i)(?:^|[\s_-])(?:authors?|autor|autoren|auteurs?|byline|by-line|writer|redakteur|contributors?)(?:$|[\s_-])|author_?name|byline"
)
NOT_NAMES = re.compile(r"(?i)bio|box|image|avatar|photo|desc|job|function|role|more|link-?list|email|social|count|date|wrapper-?all")
BEFORE, AFTER, UP = 4, 8, 2  # blocks around the headline in which a byline is looked for; elements around a block whose class may say so
MARKS = ("|", "·", "•", ",", "-", "–", ".", "…")  # what may stand before "by" in a line
PARAGRAPH, LONGEST_BYLINE = 30, 14  # words of a block that is the article's first, and of one that names its author
SECTION = re.compile(
    r"(?i)(?:^|[/\s?&])(?:category|categor[ií]a|cat|tags?|rubri(?:k|que|c|ka)|section|seccion|kategori[ae]?|topics?|themen?)(?:$|[/\s=])"
)
LONGEST_LINE = 110  # code points of a line that names its author


def named_authors(
    tree: Any, persons: Iterable[str], bodies: Iterable[str], meta: Mapping[str, str], blocks: Sequence[Block], place: int | None
) -> Iterator[str]:
    """Names that can be the author's, the surest first; `persons` and `bodies` are those of JSON-LD, `place` the headline's block."""
    near = _near(blocks, place)
    within = [block for block in blocks if not block.apart]
    told, metas = list(persons), [meta[name] for name in METAS if name in meta]
    for name in (*_bylines(near), *labelled(_around(blocks, place))):
        yield next((several for several in (*told, *metas) if several.startswith(f"{name}, ")), name)
    yield from told
    if _says("written", meta.get("twitter:label1", "")) and meta.get("twitter:data1"):
        yield meta["twitter:data1"]
    yield from _only(linked(near))
    yield from _only(_signed(within))
    yield from metas
    yield from _marked(tree)
    for found in (linked(within), labelled(within)):
        yield from _only(found)
    yield from _beside_a_day(near)
    said = list(_bylines(within, classes=False))
    loose = [names for names in said if not _are_full(names)]
    yield from (names for names in said if names not in loose)
    classed = (names for names in _bylines(within) if names not in loose)
    beside = filter(_are_full, labelled(blocks))
    for found in (classed, signatures(blocks, place), linked(blocks), beside, boxed(blocks)):
        yield from _only(found)
    yield from bodies
    yield from (name for name in loose if ", " not in name)


def _are_full(names: str) -> bool:
    """Whether every one of some names is a name and a surname."""
    return all(map(is_full_name, without_role(names).split(", ")))


def _marked(tree: Any) -> list[str]:
    """The one name that the marks of microformats give."""
    marked = (_words(WORDS(node)) for node in MARKED(tree))
    return _only(name for name in marked if 1 <= len(name.split()) <= LONGEST_NAME)


def _signed(blocks: Iterable[Block]) -> Iterator[str]:
    """The full names in lines that are "by" and a name, nothing else."""
    for block in blocks:
        match = patterns()["by_first"].match(block.text)
        if match is None:
            continue
        name = block.text[match.end() :].strip(" .:")
        if len(name.split()) <= LONGEST_NAME and name == cut(block.text) and is_name(name) and _are_full(name):
            yield name


def _only(names: Iterable[str]) -> list[str]:
    """The one name that is given; none where there are several."""
    found = list(dict.fromkeys(names))
    return found if len(found) == 1 else []


def _near(blocks: Sequence[Block], place: int | None) -> list[Block]:
    """The blocks after and before the headline, the nearest first."""
    if place is None:
        return []
    after = list(blocks[place + 1 : place + 1 + AFTER])
    after = after[: next((n for n, block in enumerate(after) if block.words >= PARAGRAPH), AFTER)]
    before = blocks[max(0, place - BEFORE) : place]
    return [block for block in (*after, *reversed(before)) if not block.apart]


def _around(blocks: Sequence[Block], place: int | None) -> list[Block]:
    """The blocks before and after the headline, in the order of the page."""
    return [block for block in blocks[max(0, place - BEFORE) : place + 1 + AFTER] if not block.apart] if place is not None else []


def _bylines(blocks: Iterable[Block], classes: bool = True) -> Iterator[str]:
    """The names in lines that say so by their words ("By Ada Byron"), or by the class of the element that holds them."""
    for block in blocks:
        if len(block.text) > LONGEST_LINE:
            continue
        pieces = _mended(block)
        names = list(_introduced(tuple(pieces)))
        if not names and classes and _is_marked(block.node):
            names = list(_listed(pieces))
        if names:
            yield ", ".join(dict.fromkeys(names))


def _mended(block: Block) -> Sequence[str]:
    """The stretches of a block between tags; a last letter that a tag parts from its word is put back."""
    first, *others = block.pieces
    mended = [first]
    for piece in others:
        if len(piece) == 1 and piece.islower() and mended[-1][-1].isalpha() and f"{mended[-1]}{piece}" in block.text:
            mended[-1] += piece
        else:
            mended.append(piece)
    return mended


def _is_marked(node: Any) -> bool:
    for _, up in zip(range(UP), (node, *node.iterancestors()), strict=False):
        named = up.get("class") or ""
        if NOT_NAMES.search(named):
            return False
        if CLASSES.search(named) or up.get("rel") == "author" or up.get("itemprop") == "author":
            return True
    return False


@lru_cache(maxsize=4096)
def _introduced(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The names after "by" in a line, given as its stretches between tags: in the same stretch or in those that follow."""
    return tuple(_named_in(pieces))


def _named_in(pieces: tuple[str, ...]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        match = patterns()["by_last"].search(piece)
        if match and _opens(piece[: match.start()]):
            yield from _listed(pieces[number + 1 :])
            return
        for match in patterns()["by"].finditer(piece):
            name = cut(piece[match.end() :]) if len(piece.split()) <= LONGEST_BYLINE else ""
            if _opens(piece[: match.start()]) and name and is_name(name):
                yield name
                if name.endswith(piece[match.end() :].strip(" ,")):
                    yield from _listed(pieces[number + 1 :], more=True)
                return


def _opens(before: str) -> bool:
    """Whether "by" can stand after these words and mean the author: first in a line, after a mark or a number, or in "posted in ... by"."""
    before = before.rstrip()
    return not before or before.endswith(MARKS) or before[-1].isdigit() or bool(matches("published", before))


def _listed(pieces: Sequence[str], more: bool = False) -> Iterator[str]:
    """The names that stretches of text begin with: one, and further ones where "and" or a comma leads to them."""
    expected, found = not more, more
    for piece in pieces:
        if JOINED.fullmatch(piece) or fold(piece) in common()["authors"]["and"]:
            expected = True
        elif expected:
            name = cut(piece)
            if not name and not found:
                continue  # "vom" and the like, which are no names
            if not name or not is_name(name):
                return
            found = True
            yield name
            expected = piece.rstrip().endswith((",", "&"))
        else:
            return


def _beside_a_day(blocks: Sequence[Block]) -> Iterator[str]:
    """The name that stands with a day in one line: "11.12.2019 - Ada Byron", "Ada Byron, 21. Jan. 2015"."""
    for block in blocks:
        if len(block.text) > LONGEST_LINE or not (days := printed_dates(block.text)):
            continue
        rest = f"{block.text[: days[0].start]}|{block.text[days[-1].end :]}"
        if _is_of_a_section(block):
            continue
        for piece in re.split(r"[|·•,–—]|\s-\s", rest):
            name = piece.strip()
            if is_full_name(name) and name[0].isupper():
                yield name


def _is_of_a_section(block: Block) -> bool:
    """Whether the words of a line that is no more than a day are the name of a section: a link to its pages."""
    links = (node for node in block.node.iter("a") if SECTION.search(f"{node.get('rel') or ''} {node.get('href') or ''}"))
    return any(True for _ in links) or (block.node.tag == "a" and bool(SECTION.search(block.node.get("href") or "")))


def _says(name: str, line: str) -> bool:
    return bool(patterns()[name].match(fold(line)))


def _words(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())
