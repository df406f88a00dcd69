"""What a page's markup says of its article: title, author, publisher, address, and when it was printed.

JSON-LD goes before meta tags, and both before what trafilatura and htmldate find in the visible page. htmldate is not let
search the running text: any date would do for it there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from rapidfuzz.fuzz import token_set_ratio
from trafilatura import extract_metadata

from tidings.fold import fold
from tidings.model import Dated
from tidings.read.authors import visible_authors
from tidings.read.moments import dated_iso

ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting", "AnalysisNewsArticle", "WebPage", "Report")
PUBLISHED = (
    "article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "date", "pubdate",
    "og:published_time", "sailthru.date", "parsely-pub-date", "publishdate", "publish-date", "og:article:published_time",
)  # fmt: skip
UPDATED = ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time", "lastmod", "last-modified", "dc.date.modified")
INNER = ("@graph", "mainEntity", "mainEntityOfPage")
NO_NAME = re.compile(
    r"(?i)https?:|@|^\W*$|\d{3}|^(wordpress ?)?(admin|administrator|redaktion|editor|webmaster|posted|name|datum|date|author|autor|auteur)$"
)
BEFORE_NAME = re.compile(
    r"(?i)^(?:(?:view|see) all posts by|posts? by|posted by|written by|zeige alle beiträge von|alle beiträge von|ver todas las entradas de|"
    r"voir tous les articles (?:de|par)|écrit par|rédigé par|escrito por|все записи автора|"
    r"by|by:|von|de|par|por|auteur|autor|autorin|author|text|interview|от|автор|بقلم)[:\s]\s*(?=\S)"
)
SAME_TITLE = 85  # of 100: a heading this like the page's title is its headline
EARLIEST, LATEST = "1995-01-01", "2049-12-31"  # fixed, so that a page reads the same whenever it is read


@dataclass(frozen=True, slots=True)
class Markup:
    """What markup says; None where it says nothing."""

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: Dated | None
    updated: Dated | None


def read_markup(page: str, tree: Any) -> Markup:
    """The markup of a page, given as text and as an lxml tree of that text (which is left as it is)."""
    linked: Mapping[str, Any] = next((o for o in linked_objects(tree) if _is_article(o)), {})
    meta = {name.lower(): content for name, content in reversed(list(_meta(tree)))}
    seen = extract_metadata(page)
    title = _headline(tree, linked, meta)
    publisher = first(_name(linked.get("publisher")), meta.get("og:site_name"), _site(tree, title))
    return Markup(
        title=title or (first(seen.title) if seen else None),
        byline=_byline(
            publisher, _name(linked.get("author")), *visible_authors(tree, meta), meta.get("author"), seen.author if seen else None
        ),
        publisher=publisher,
        url=first(*tree.xpath('//link[@rel="canonical"]/@href'), meta.get("og:url")),
        published=_published(page, tree, linked, meta),
        updated=_dated(linked.get("dateModified"), *(meta.get(k) for k in UPDATED)),
    )


def teaser(tree: Any) -> str:
    """Headline and summary as the markup holds them for other sites, for a page that shows no more than that; empty if it holds none."""
    meta = dict(_meta(tree))
    told = [first(meta.get(f"og:{name}"), meta.get(f"twitter:{name}")) for name in ("title", "description")]
    return "\n\n".join(dict.fromkeys(words for words in told if words))


def first(*values: object) -> str | None:
    """The first that is a string with something in it, spaces in a row made one."""
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)


def linked_objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; a broken script is passed over, the page itself still counts."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            stack = [json.loads(script, strict=False)]
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
    kind = found.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(k in ARTICLES for k in kinds) and bool(found.get("headline") or found.get("datePublished"))


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content").strip():
            yield name, tag.get("content").strip()


def _name(found: object) -> str | None:
    if isinstance(found, list):
        return ", ".join(dict.fromkeys(n for n in map(_name, found) if n)) or None
    return first(found.get("name")) if isinstance(found, dict) else first(found)


def _byline(publisher: str | None, *names: str | None) -> str | None:
    """The first that can be a name (no address, no number, no office, not the publisher), without the words that introduce it."""
    found = next((n for n in map(first, names) if n and not NO_NAME.search(n) and fold(n) != fold(publisher or "")), None)
    return BEFORE_NAME.sub("", found) if found else None


def _headline(tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """The heading that is most like what the page calls itself; where none is, what it calls itself, without the site's name."""
    called = [t for t in (first(linked.get("headline")), meta.get("og:title"), _bare_title(tree)) if t]
    headings = [h for h in (_shown(h) for h in tree.xpath("//h1 | //h2")) if len(h) > 3]
    if not called:
        return next(iter(headings), None)
    alike = [(max(token_set_ratio(fold(h), fold(t)) for t in called), -n, h) for n, h in enumerate(headings) if len(h.split()) > 1]
    best = max(alike, default=None)
    return best[2] if best and best[0] >= SAME_TITLE else first(linked.get("headline"), _bare_title(tree), meta.get("og:title"))


def _shown(heading: Any) -> str:
    """The words of a heading, without style sheets that stand in it."""
    return " ".join("".join(heading.xpath(".//text()[not(ancestor::style or ancestor::script)]")).split())


def _bare_title(tree: Any) -> str | None:
    found = first(*tree.xpath("//head//title/text()"), *tree.xpath("//title/text()"))
    return re.split(r"\s+[|–—-]\s+(?=[^|–—-]+$)", found)[0] if found else None


def _site(tree: Any, title: str | None) -> str | None:
    """The site's name at the end of the page's title, after the headline: "Headline | Site"."""
    whole = first(*tree.xpath("//title/text()"))
    if not whole or not title or not whole.startswith(title[:20]):
        return None
    parts = re.split(r"\s+[|–—-]\s+", whole)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) < 40 and parts[-1] not in title else None


def _dated(*values: object) -> Dated | None:
    return next((found for v in values if isinstance(v, str) and (found := dated_iso(v))), None)


def _published(page: str, tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str]) -> Dated | None:
    """When it was printed: the day as htmldate has it, to the minute where markup gives a minute of that day."""
    told = [d for v in (linked.get("datePublished"), *(meta.get(k) for k in PUBLISHED)) if (d := _dated(v))]
    told += [d for v in tree.xpath("//time/@datetime") if (d := _dated(v))]
    told = [d for d in told if EARLIEST <= d.value <= LATEST]
    day = find_date(page, original_date=True, extensive_search=False, min_date=EARLIEST, max_date=LATEST)
    if day is None:
        return told[0] if told else None
    same = [d for d in told if d.value[:10] == day]
    return min(same, key=lambda d: d.precision != "minute", default=None) or Dated(day, "day", "markup")
