"""What a page's markup says of its article: title, author, publisher, address, and when it was printed.

JSON-LD goes before meta tags, and both before what trafilatura and htmldate find in the visible page. htmldate is not let
search the running text: any date would do for it there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date

from tidings.bylinewords import cut, is_label, without_place, without_role
from tidings.fold import fold
from tidings.model import Dated
from tidings.read.authors import named_authors
from tidings.read.blocks import Block, blocks_of, place_of
from tidings.read.days import UPDATED, published_of
from tidings.read.headlines import headline
from tidings.read.lastauthor import last_author
from tidings.read.moments import dated_iso
from tidings.read.shown import EARLIEST, LATEST, is_of_reading

ARTICLES = (
    "Article", "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "TechArticle", "ScholarlyArticle", "SocialMediaPosting",
    "DiscussionForumPosting", "Review", "Recipe", "Report", "WebPage",
)  # fmt: skip
WRAPPED = re.compile(r"\A\s*(?://|/\*)?\s*<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?://|/\*)?\s*(?:\]\]|--)>(?:\s*\*/)?\s*\Z")  # around a script
INNER = ("@graph", "mainEntity", "mainEntityOfPage")
NO_NAME = re.compile(r"(?i)https?:|@|^\W*$|^\W*\d|\s.*\d{3}|\d{5}|\d{3}.*\s")  # a number is no name, though an account may end in one
ENDING = re.compile(r"\.[A-Za-z]{2,6}/?\Z")
FIRM = re.compile(r"(?:^|\s)(?:GmbH|AG|SE|e\.\s?V\.|Ltd\.?|Inc\.?|LLC|S\.?A\.?(?:R\.?L\.?)?|S\.?L\.?|A\.?Ş\.?|ООО|ТОВ)(?:\W|$)")
BODIES = {"Organization", "NewsMediaOrganization", "Corporation"}
OFFICE = re.compile(r"(?i)^(wordpress ?)?(admin|administrator|redaktion|editor|webmaster|posted|name|datum|date|author|autor|auteur)$")


@dataclass(frozen=True, slots=True)
class Markup:
    """What markup says; None where it says nothing. And what the page shows: its blocks, and the number of the one with the headline."""

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: Dated | None
    updated: Dated | None
    blocks: Sequence[Block]
    place: int | None


@dataclass(frozen=True, slots=True)
class _Head:
    """What a page calls itself (the titles of its head first), its own addresses, and its scripts of JSON-LD."""

    titles: Sequence[str]
    all_titles: Sequence[str]
    canonical: Sequence[str]
    scripts: Sequence[str]


def read_markup(tree: Any) -> Markup:
    """The markup of a page, given as an lxml tree (which is left as it is)."""
    head = _head(tree)
    objects = list(linked_objects(head.scripts))
    linked: Mapping[str, Any] = next((o for o in objects if _is_article(o)), {})
    printer = _name(_referred(linked.get("publisher"), _by_address(objects)))
    meta = {name.lower(): content for name, content in reversed(list(_meta(tree)))}
    hosts = _hosts(head, meta)
    names = (first(linked.get("headline")), meta.get("og:title"), first(*head.titles), meta.get("twitter:title"))
    shown = headline(tree, names, (printer, meta.get("og:site_name"), *hosts))
    title = shown.words
    publisher = first(printer, meta.get("og:site_name"), _site(first(*head.all_titles), title))
    url = first(*head.canonical, meta.get("og:url"))
    blocks = blocks_of(tree, shown.node)
    place = place_of(title, shown.node, blocks)
    authors = named_authors(tree, _linked_authors(objects, False), _linked_authors(objects, True), meta, blocks, place)
    sites = _sites(publisher, meta.get("og:site_name"), meta.get("application-name"), *hosts, *_bodies(objects))
    published = published_of(tree, linked, meta, blocks, place, url) or _last_resort(tree, blocks)
    return Markup(
        title=title,
        byline=_byline(title, sites, authors) or _byline(title, sites, [last_author(tree) or ""]),
        publisher=publisher,
        url=url,
        published=published,
        updated=_last_change(published, _dated(linked.get("dateModified"), *(meta.get(k) for k in UPDATED))),
        blocks=blocks,
        place=place,
    )


def teaser(tree: Any) -> str:
    """Headline and summary as the markup holds them for other sites, for a page that shows no more than that; empty if it holds none."""
    meta = dict(_meta(tree))
    told = [first(meta.get(f"og:{name}"), meta.get(f"twitter:{name}")) for name in ("title", "description")]
    return "\n\n".join(dict.fromkeys(words for words in told if words))


def first(*values: object) -> str | None:
    """The first that is a string with something in it, spaces in a row made one."""
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)


def _last_change(published: Dated | None, updated: Dated | None) -> Dated | None:
    """The moment of the last change; none where it would lie before the printing."""
    before = published is not None and updated is not None and updated.value[:10] < published.value[:10]
    return None if before and published is not None and len(published.value) >= 10 else updated


def _head(tree: Any) -> _Head:
    """What a page calls itself, its own address, and its scripts of JSON-LD, wherever they stand."""
    root = tree.getroottree().getroot()
    every = [(node, words) for node in root.iter("title") if (words := node.text)]
    inner = [words for node, words in every if next(node.iterancestors("head"), None) is not None]
    canonical = [href for node in root.iter("link") if node.get("rel") == "canonical" and (href := node.get("href"))]
    scripts = [words for node in root.iter("script") if node.get("type") == "application/ld+json" and (words := node.text)]
    words = [words for _, words in every]
    return _Head([*inner, *words], words, canonical, scripts)


def linked_objects(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; a broken script is passed over, the page itself still counts."""
    for script in scripts:
        try:
            stack = [json.loads(WRAPPED.sub("", script), strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            at = stack.pop(0)
            if isinstance(at, dict):
                yield at
                stack += [at[key] for key in INNER if key in at]
            elif isinstance(at, list):
                stack += at


def _is_article(found: Mapping[str, Any]) -> bool:
    return any(k in ARTICLES for k in _kinds(found)) and bool(found.get("headline") or found.get("datePublished"))


def _kinds(found: Mapping[str, Any]) -> set[str]:
    kind = found.get("@type")
    return {k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.getroottree().getroot().iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and (content := (tag.get("content") or "").strip()):
            yield name, content


def _name(found: object) -> str | None:
    if isinstance(found, list):
        return ", ".join(dict.fromkeys(n for n in map(_name, found) if n)) or None
    if isinstance(found, dict):
        return _name(found.get("name"))
    return unescape(words) if (words := first(found)) else None


def _by_address(objects: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the page tells of once and refers to by an address elsewhere: persons, publishers."""
    return {found["@id"]: found for found in objects if isinstance(found.get("@id"), str) and found.get("name")}


def _referred(found: object, known: Mapping[str, Any]) -> object:
    """What is told at the address that stands for it; itself where it stands there in full."""
    return known.get(str(found.get("@id")), found) if isinstance(found, dict) else found


def _linked_authors(objects: Sequence[Mapping[str, Any]], bodies: bool) -> Iterator[str]:
    """The names of the authors of articles, persons or `bodies`; the page may tell of a person once and refer to it by an address."""
    known = _by_address(objects)
    for found in (o for o in objects if _is_article(o) or _kinds(o) & {"Recipe", "DiscussionForumPosting"}):
        given = found.get("author") or found.get("creator")
        named = [_referred(a, known) for a in (given if isinstance(given, list) else [given])]
        if name := _name([a for a in named if bodies is (isinstance(a, dict) and bool(_kinds(a) & BODIES))]):
            yield name


def _byline(title: str | None, sites: frozenset[str], names: Iterable[str]) -> str | None:
    """The first that can be a person's name; else the office, firm or site that the page gives as its author.

    No address, no number, no office, no firm, not the site or the title can be one."""
    others: list[str] = []
    for bare in (first(part) for name in names for part in _parts(name, sites)):
        if bare is None or NO_NAME.search(bare) or is_label(bare) or fold(title or "").startswith(fold(bare)):
            continue
        if not (OFFICE.match(bare) or FIRM.search(bare) or _is_site(bare, sites)):
            return without_place(bare)
        others.append(bare)
    return others[0] if others else None


def _parts(name: str, sites: frozenset[str]) -> list[str]:
    """The names in one that markup gives: the second of two, too, where the first is the site's ("Courier - Ada Byron")."""
    name = without_role(name)
    if "," in name:
        return [name]
    bare, rest = cut(name), re.split(r"\s+[|–—-]\s+", name)
    return [bare, cut(rest[-1])] if len(rest) == 2 and _is_site(bare, sites) else [bare]


def _bodies(objects: Sequence[Mapping[str, Any]]) -> Iterator[str | None]:
    """The names of the site and of the bodies that JSON-LD tells of."""
    return (_name(found) for found in objects if _kinds(found) & {"WebSite", *BODIES})


def _sites(*names: str | None) -> frozenset[str]:
    """The keys of what the site may be called, with and without the ending of an address."""
    told = {part for name in names if name for part in (name, ENDING.sub("", name.removeprefix("www.")))}
    return frozenset(key for name in told if len(key := _key(name)) > 1)


def _is_site(name: str, sites: frozenset[str]) -> bool:
    return _key(name) in sites or _key(ENDING.sub("", name.removeprefix("www."))) in sites


def _key(name: str) -> str:
    return re.sub(r"\W|_", "", fold(name))


def _site(whole: str | None, title: str | None) -> str | None:
    """The site's name at the end of the page's title, after the headline: "Headline | Site"."""
    if not whole or not title or not whole.startswith(title[:20]):
        return None
    parts = re.split(r"\s+[|–—-]\s+", whole)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) < 40 and parts[-1] not in title else None


def _hosts(head: _Head, meta: Mapping[str, str]) -> tuple[str, ...]:
    """The site's host, and its name without its ending: "courier.example", "courier"."""
    address = first(*head.canonical, meta.get("og:url"))
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    return (host, host.split(".")[0]) if host else ()


def _dated(*values: object) -> Dated | None:
    return next((found for v in values if isinstance(v, str) and (found := dated_iso(v))), None)


def _last_resort(tree: Any, blocks: Sequence[Block]) -> Dated | None:
    """The day as htmldate has it, where neither markup nor the words beside the headline tell one; not that of a clock of the site."""
    day = find_date(tree, original_date=True, extensive_search=False, min_date=EARLIEST, max_date=LATEST)
    return Dated(day, "day", "markup") if day and not is_of_reading(day, blocks) else None
