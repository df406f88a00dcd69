"""Lists of addresses: OPML, sitemaps, indexes of sitemaps. They name reports and hold none, so `tidings fetch` follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal

from lxml import etree

from tidings.read.given import Given, given_by

ListKind = Literal["opml", "urlset", "sitemapindex"]
ROOT = re.compile(rb"<(?:\w+:)?(opml|urlset|sitemapindex|rss|feed|RDF)\b", re.IGNORECASE)
PAGE = re.compile(rb"<(!doctype\s+html|html|body)\b", re.IGNORECASE)
FEED_LINK, FEED_KIND = re.compile(rb"<link\b[^>]{1,1000}>", re.IGNORECASE), re.compile(rb"application/(?:rss|atom)\+xml", re.IGNORECASE)
HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Listed:
    """An address that a list names: a page, or another list; what the list says of it, and what it holds of its text."""

    url: str
    more: bool
    given: Given
    words: str = ""


def root_of(found: bytes) -> str | None:
    """What the root of an XML document is called, if it is one of a feed or list: "opml", "urlset", "rss" and so on; None for pages."""
    head = found[:SAMPLE].replace(b"\x00", b"")
    root, page = ROOT.search(head), PAGE.search(head)
    if root is None or (page is not None and page.start() < root.start()):
        return None
    return root[1].decode("ascii").lower()


def is_broken(found: bytes) -> bool:
    """Whether a document is no whole XML: cut off, or with marks that do not fit."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        etree.fromstring(found.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return True
    return False


def read_list(found: bytes) -> list[Listed]:
    """The addresses of an OPML file, a sitemap or an index of sitemaps, in order and each once; empty where its root is broken.

    What stands in the place of an address and is none is in the list, too: whoever asks for it is told."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(found.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    listed: dict[str, Listed] = {}
    for one in _listed(tree) if tree is not None else ():
        if one.url:
            listed.setdefault(one.url, one)
    return list(listed.values())


def _listed(tree: Any) -> Iterator[Listed]:
    root = etree.QName(tree).localname.lower()
    if root == "opml":
        for outline in tree.iter("outline"):
            url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
            if url:
                yield Listed(url, True, given_by({"publisher": outline.get("title") or outline.get("text")}))
    else:
        for entry in tree.iter("{*}sitemap" if root == "sitemapindex" else "{*}url"):
            yield _entry(entry, more=root == "sitemapindex")


def _entry(entry: Any, more: bool) -> Listed:
    """One entry of a sitemap, with what a news sitemap says of the page. `lastmod` may be any change of the page and dates nothing."""
    news = entry.find("{*}news")
    words = {_name(node): (node.text or "").strip() for node in (news.iter() if news is not None else ()) if isinstance(node.tag, str)}
    address = next(((node.text or "").strip() for node in entry if isinstance(node.tag, str) and _name(node) == "loc"), "")
    said = {"title": words.get("title"), "publisher": words.get("name"), "language": words.get("language")}
    return Listed(address, more, given_by({**said, "published": words.get("publication_date")}))


def _name(node: Any) -> str:
    return str(etree.QName(node).localname)


def feeds_named(page: bytes) -> Iterator[str]:
    """The addresses of the feeds that a page names in its head, as it writes them."""
    for link in FEED_LINK.findall(page[: 16 * SAMPLE]):
        address = HREF.search(link)
        if address and FEED_KIND.search(link):
            yield unescape(address[1].decode("utf-8", "replace")).strip()
