"""HTML pages: the article by trafilatura, and what the markup says of title, author, publisher and time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html
from trafilatura import extract

from tidings.errors import Refusal
from tidings.language_id import identify
from tidings.model import Dated, Report
from tidings.settings import Settings

TAG = re.compile(rb"<(!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE)
ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting", "AnalysisNewsArticle", "WebPage", "Report")
PUBLISHED = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "date", "pubdate",
             "og:published_time", "sailthru.date", "parsely-pub-date", "publishdate", "publish-date", "og:article:published_time")  # fmt: skip
UPDATED = ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time", "lastmod", "last-modified", "dc.date.modified")


def looks_like_page(found: bytes) -> bool:
    """Whether bytes begin like HTML."""
    return bool(TAG.search(found[:2048]))


def read_page(text: str, found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of a page: its main text as trafilatura finds it, metadata from JSON-LD, OpenGraph and meta tags."""
    if len(text) > settings.longest_file:
        return Refusal(source, None, f"{len(text):,} characters is no news page", "split it")
    body = _main_text(text)
    if not body:
        return Refusal(source, None, "the page holds no text to read", "fetch the article itself, with its text in the page")
    if len(body) > settings.longest_report:
        return Refusal(source, None, f"{len(body):,} characters is no news report", f"split it; at most {settings.longest_report:,} are read")
    tree = lxml_html.fromstring(text.encode("utf-8", "surrogatepass"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    linked = next((o for o in linked_objects(tree) if _is_article(o)), {})
    meta = {str(k).lower(): v for k, v in _meta(tree)}
    title = _first(linked.get("headline"), _heading(tree), meta.get("og:title"), _title(tree))
    return Report(
        id=identifier,
        sha256=hashlib.sha256(found).hexdigest(),
        text=_with_title(_with_headings(body, tree), title),
        url=_first(_link(tree), meta.get("og:url")),
        publisher=_first(_name(linked.get("publisher")), meta.get("og:site_name"), _site(tree, title)),
        title=title,
        byline=_first(_name(linked.get("author")), meta.get("author"), meta.get("article:author") if "/" not in str(meta.get("article:author", "/")) else None),
        language=identify(body),
        published=_dated(linked.get("datePublished"), *(meta.get(k) for k in PUBLISHED)) or _time_tag(tree),
        updated=_dated(linked.get("dateModified"), *(meta.get(k) for k in UPDATED)),
    )


def _main_text(page: str) -> str:
    for options in ({"fast": True}, {"fast": False, "favor_recall": True}):
        body = extract(page, include_comments=False, include_tables=True, deduplicate=False, **options)
        if body and len(body.split()) >= 8:
            return str(body).replace("\r", "")
    return str(body or "")


def _with_title(body: str, title: str | None) -> str:
    """The text with its title on top, as the page shows it."""
    first = body.lstrip().partition("\n")[0].strip()
    return body if not title or first == title else f"{title}\n\n{body}"


def _with_headings(body: str, tree: Any) -> str:
    """The text with the headings that the extractor left out, each before the paragraph that it stands above in the page."""
    lines = body.split("\n")
    held = {" ".join(line.split()) for line in lines}
    for heading in tree.xpath("//h2 | //h3 | //h4"):
        words = " ".join(heading.text_content().split())
        after = next((" ".join(p.text_content().split()) for p in heading.xpath("following::*[self::p or self::li][1]")), "")
        if not 2 < len(words) < 100 or words in held or len(after) < 20:
            continue
        at = next((n for n, line in enumerate(lines) if line.strip() and " ".join(line.split())[:40] == after[:40]), None)
        if at is not None:
            lines.insert(at, words)
            held.add(words)
    return "\n".join(lines)


def linked_objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; broken scripts are passed over, the page itself still counts."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            found = json.loads(script)
        except json.JSONDecodeError:
            continue
        stack = [found]
        while stack:
            at = stack.pop(0)
            if isinstance(at, dict):
                yield at
                stack += [v for k, v in at.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]
            elif isinstance(at, list):
                stack += at


def _is_article(found: dict[str, Any]) -> bool:
    kind = found.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(k in ARTICLES for k in kinds) and bool(found.get("headline") or found.get("datePublished"))


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name and tag.get("content").strip():
            yield name, tag.get("content").strip()


def _first(*values: object) -> str | None:
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)


def _name(found: object) -> str | None:
    if isinstance(found, list):
        names = [n for n in map(_name, found) if n]
        return ", ".join(names) or None
    if isinstance(found, dict):
        return _first(found.get("name"))
    return _first(found)


def _heading(tree: Any) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    return next((h for h in headings if len(h) > 3), None)


def _title(tree: Any) -> str | None:
    found = _first(*tree.xpath("//title/text()"))
    return re.split(r"\s+[|–—-]\s+(?=[^|–—-]+$)", found)[0] if found else None


def _site(tree: Any, title: str | None) -> str | None:
    """The site's name at the end of the page's title, after the headline: "Headline | Site"."""
    whole = _first(*tree.xpath("//title/text()"))
    if not whole or not title or not whole.startswith(title[:20]):
        return None
    parts = re.split(r"\s+[|–—-]\s+", whole)
    return parts[-1] if len(parts) > 1 and len(parts[-1]) < 40 and parts[-1] not in title else None


def _link(tree: Any) -> str | None:
    return _first(*tree.xpath('//link[@rel="canonical"]/@href'))


def _dated(*values: object) -> Dated | None:
    from tidings.read.jsonl import dated_iso

    for value in values:
        if isinstance(value, str) and (found := dated_iso(value)):
            return found
    return None


def _time_tag(tree: Any) -> Dated | None:
    """The one moment that the page's time tags give; None where they differ."""
    found = {d.value[:10]: d for v in tree.xpath("//time/@datetime") if (d := _dated(v))}
    return next(iter(found.values())) if len(found) == 1 else None


