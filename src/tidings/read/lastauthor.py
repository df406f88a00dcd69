"""The author as trafilatura finds one by what elements are called: asked only where an element is called so."""

from __future__ import annotations

from typing import Any

from lxml import etree
from trafilatura.metadata import extract_author

ATTRIBUTES = ("class", "id", "rel", "itemprop", "data-testid", "data-component")
SAYING = (  # what one of these holds of each element that it takes for an author's (tested against its own lists)
    "uthor", "yline", "byl", "BBL", "username", "zuozhe", "bianji", "xiaobian", "channel-name", "submitted-by", "posted-by",
    "journalist-name", "screenname", "writer",
)  # fmt: skip
ELEMENTS = ("author", "rel")  # whose own name, or that of one in them, says so


def last_author(tree: Any) -> str | None:
    """The author of a page by the names of its elements; None where there is none."""
    return extract_author(tree) if _may_name_one(tree) else None


def _may_name_one(tree: Any) -> bool:
    """Whether anything on a page is called what an author's element is: it takes a copy of the page to find out more."""
    called = "\n".join({value for node in tree.iter(etree.Element) for name in ATTRIBUTES if (value := node.get(name))})
    return any(word in called for word in SAYING) or next(tree.iter(*ELEMENTS), None) is not None
