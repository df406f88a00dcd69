"""When a page was printed: by its markup, by what it shows beside its headline, by its address. Never the day of reading.

Markup that speaks of printing goes first. A moment may fall on another day than the one that readers are shown, so that the day beside the
headline corrects it by one; and a page that was printed again bears the day that it shows, where that is no later than its last change.
Markup that says only "date" means the last change as often, and goes after what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from lxml import etree

from tidings.day_order import Order, order_of
from tidings.model import Dated
from tidings.read.blocks import COMMENTS, Block
from tidings.read.moments import dated_iso
from tidings.read.shown import Shown, is_change, moment_of, near_headline, only, stated

PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate", "publish-date",
    "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "pubdate", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "article.published", "citation_publication_date",
)  # fmt: skip
NAMED_SO = frozenset(
    ("published", "publishedtime", "publishtime", "publishdate", "publisheddate", "publishingdate", "publicationdate", "publicationtime",
     "datepublished", "pubdate", "firstpublished", "firstpublishtime", "originalpublicationdate", "issued", "dateissued", "releasedate")
)  # fmt: skip
UPDATED = ("article:modified_time", "datemodified", "dcterms.modified", "og:updated_time", "lastmod", "last-modified", "dc.date.modified")
LOOSE = ("date", "dc.date", "dcterms.date", "created", "article.created")
MOST_HOURS = 8  # from a moment to the day that readers are shown in its stead
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
IN_PATH_LAST = re.compile(r"(?:(?<=/)|(?<=[^\W\d]-))(0[1-9]|[12]\d|3[01])[_-](0[1-9]|1[0-2])[_-]((?:19|20)\d\d)(?!\d)")
MEANT = etree.XPath('//*[@itemprop="datePublished" or @property="datePublished" or self::time]')


def published_of(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], blocks: Sequence[Block], place: int | None, url: str | None
) -> Dated | None:
    """The day or moment of printing; `place` is the number of the headline's block, `url` the page's address."""
    order = order_of(tree.get("lang") or meta.get("og:locale"), url, texts=(block.text for block in blocks))
    told = _first(order, linked.get("datePublished"), *(meta.get(name) for name in PUBLISHED), *_named_so(meta))
    near = near_headline(blocks, place, order)
    told = told or only(_meant(tree, order))
    if told is not None:
        return _as_shown(told, near, _last_change(order, linked, meta))
    if near:
        return near[0].dated
    loose = _first(order, *(meta.get(name) for name in LOOSE))
    return stated(blocks, order) or loose or only(_timed(tree, order)) or _in_path(url)


def _first(order: Order | None, *values: object) -> Dated | None:
    """The first value that is a moment, as words or as a number of seconds."""
    words = (str(v) if isinstance(v, int) else v for v in values)
    return next((found for v in words if isinstance(v, str) and (found := moment_of(v, order))), None)


def _last_change(order: Order | None, linked: Mapping[str, Any], meta: Mapping[str, str]) -> str:
    """The latest day that markup gives the page; empty where it gives none."""
    values = (linked.get("dateModified"), *(meta.get(name) for name in (*UPDATED, *LOOSE)))
    return max((found.value[:10] for v in values if (found := _first(order, v))), default="")


def _named_so(meta: Mapping[str, str]) -> Iterator[str]:
    """What meta tags of any system say of the printing, by the last part of their names: "vr:published-time", "cms.publish_date"."""
    for name, content in meta.items():
        if re.sub(r"[_-]", "", re.split(r"[.:]", name)[-1]) in NAMED_SO:
            yield content


def _meant(tree: Any, order: Order | None) -> list[Dated]:
    """The moments of the elements that say that they are that of printing, those of comments left out."""
    found = []
    for node in MEANT(tree):
        if node.tag != "meta" and _says_printed(node) and not is_change(node) and not _in_comment(node):
            values = (node.get("datetime"), node.get("content"), " ".join(node.text_content().split()))
            found += [moment for moment in (_first(order, *values),) if moment]
    return found


def _says_printed(node: Any) -> bool:
    named = (node.get("itemprop"), node.get("property"))
    return "datePublished" in named or node.get("pubdate") is not None or "published" in (node.get("class") or "").split()


def _in_comment(node: Any) -> bool:
    return any(COMMENTS.search(f"{up.get('class') or ''} {up.get('id') or ''}") for up in (node, *node.iterancestors()))


def _timed(tree: Any, order: Order | None) -> list[Dated]:
    """The moments of the `time` elements that do not say what they are."""
    nodes = (node for node in tree.iter("time") if not is_change(node) and not _says_printed(node))
    return [moment for node in nodes if (moment := _first(order, node.get("datetime")))]


def _as_shown(told: Dated, near: Sequence[Shown], changed: str) -> Dated:
    """A moment of markup, or the day that readers are shown in its stead: the day before or after, or that of a later printing."""
    day = date.fromisoformat(told.value[:10]) if told.precision in ("day", "minute") else None
    lines = [shown for shown in near if shown.line and shown.dated.precision in ("day", "minute")]
    if day is None or any(shown.day == day.isoformat() for shown in lines):
        return told
    for shown in lines:
        if told.precision == "minute" and _may_be(told.value, date.fromisoformat(shown.day)):
            return shown.dated
    again = lines[0] if len({shown.day for shown in lines}) == 1 else None
    if again and day.isoformat() < again.day <= changed:
        return again.dated
    return told


def _may_be(moment: str, shown: date) -> bool:
    """Whether a moment can be of the day before or after, as people were shown it: one in universal time can; in another zone, if the zone
    may be wrong or the page was printed ahead for the next morning."""
    at = datetime.fromisoformat(moment)
    away = (shown - at.date()).days
    hours = at.hour if away < 0 else 24 - at.hour
    return abs(away) == 1 and (moment.endswith(("Z", "+00:00", "+0000")) or hours <= MOST_HOURS)


def _in_path(url: str | None) -> Dated | None:
    """The day in an address: "/2021/03/11/", "2021-03-11", "20210311", "/11-03-2021"."""
    path = (url or "").partition("://")[2].partition("?")[0]
    if found := IN_PATH.search(path):
        return dated_iso("-".join(found.groups()))
    found = IN_PATH_LAST.search(path)
    return dated_iso("-".join(reversed(found.groups()))) if found else None
