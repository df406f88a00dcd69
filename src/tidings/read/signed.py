"""Names of authors that a page shows without saying "by": below a label, as a link to the author's page, below the text, in a box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

from tidings.bylinewords import HYPHEN, cut, is_full_name, is_label, is_label_alone, is_name
from tidings.fold import fold
from tidings.read.blocks import Block
from tidings.read.fragments import BLOCKS
from tidings.transliterate import transliterate

BOX = re.compile(r"(?i)(?:^|[\s_-])(?:author|autor|auteur)-?(?:bio|box|card|info|profile|short)?(?:$|[\s_-])")
EMPHASIS = frozenset(("em", "i", "strong", "b"))  # elements of a signature
UP = 2  # elements around a block whose class may say what it is
PARAGRAPH, LINE = 15, 8  # words of a paragraph, and of a line that still belongs to the text
FOLDER = re.compile(
    r"(?i)/(?:about-?us/|ueber-?uns/)?(?:authors?|autor(?:e[ns]?|in|innen|es|as?)?|auteurs?|users?|members?|profiles?|profils?"
    r"|staff|journalistes?|journalists?|writers?|reporters?|contributors?|columnists?|yazar(?:lar)?|muhabir(?:ler)?|avtor[yi]?|mitarbeiter"
    r"|redaktion|redaccion|autoren-und-redaktion|experten)/"
)
MENU = re.compile(r"(?i)(?:^|[\s_-])(?:nav|navi\w*|menu|footer)(?:$|[\s_-])|navbar|navlink")
LEAST_SHARED = 3  # letters of a surname that is looked for in an address
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def labelled(blocks: Sequence[Block]) -> Iterator[str]:
    """The names that stand alone below a label alone: "Author", and in the next line "Ada Byron"."""
    for label, below in pairwise(blocks):
        if is_label_alone(label.text) and not (label.apart and _in_menu(label.node)):
            name = cut(below.text)
            if name and is_name(name) and not is_label(name):
                yield name


def linked(blocks: Iterable[Block]) -> Iterator[str]:
    """The names that are links to a page of their own in a folder for authors: /author/ada-byron."""
    for block in blocks:
        for link in _links(block):
            path = _path(link.get("href") or "")
            if (found := FOLDER.search(path)) is None:
                continue
            name = " ".join("".join(link.itertext()).replace(HYPHEN, "").split())
            if is_full_name(name) and not _in_menu(link) and _tells(path[found.end() :], name):
                yield name


@lru_cache(maxsize=4096)
def _path(address: str) -> str:
    """The path of an address; empty where it is none, as in a template that nobody filled in ("http://[site]/")."""
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""


def _in_menu(node: Any) -> bool:
    """Whether an element stands in a menu of the site, or at its foot."""
    around = (up for up in (node, *node.iterancestors()) if up.tag not in ("body", "html"))
    return any(up.tag in ("nav", "footer") or MENU.search(f"{up.get('class') or ''} {up.get('id') or ''}") for up in around)


def _links(block: Block) -> Iterator[Any]:
    """The links of a block, or the one around it."""
    around = next((up for up in (block.node, *islice(block.node.iterancestors(), UP)) if up.tag == "a"), None)
    yield from (around,) if around is not None else _holder(block).iter("a")


def _holder(block: Block) -> Any:
    """The element that holds all of a block."""
    return next((up for up in (block.node, *block.node.iterancestors()) if up.tag in BLOCKS), block.node)


def _tells(path: str, name: str) -> bool:
    """Whether an address holds the surname, as it is spelt or in Latin letters, or is the given name alone."""
    plain = re.sub(r"\W", "", fold(path))
    for words in (name, name.translate(UMLAUTS), transliterate(name)):
        given, *_, surname = (re.sub(r"\W", "", fold(word)) for word in words.split())
        if plain == given or (len(surname) >= LEAST_SHARED and surname in plain):
            return True
    return False


def signatures(blocks: Sequence[Block], place: int | None) -> Iterator[str]:
    """The names that stand alone below the paragraphs of the text, set off by emphasis, as the last words of what holds it."""
    if place is None:
        return
    for number, block in enumerate(blocks[place + 1 :], place + 1):
        name = block.text.strip(" ()[]–—-")
        if not block.apart and block.node.tag in EMPHASIS and is_full_name(name) and _ends_text(blocks, number):
            yield name


def _ends_text(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block stands below a paragraph, and none does below it in the same element."""
    holder = _holder(blocks[number])
    around = holder.getparent() if holder is not None and holder.tag in ("p", "div", "span") else holder
    if around is None:
        return False
    inner = set(around.iter())
    before = any(block.words >= PARAGRAPH and block.node in inner for block in blocks[:number])
    return before and not any(block.words >= LINE and block.node in inner for block in blocks[number + 1 :])


def boxed(blocks: Iterable[Block]) -> Iterator[str]:
    """The names that stand alone in boxes which tell of an author."""
    for block in blocks:
        name = block.text.strip(" :")
        around = (block.node, *islice(block.node.iterancestors(), UP))
        if is_full_name(name) and any(BOX.search(up.get("class") or "") for up in around):
            yield name
