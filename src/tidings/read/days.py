"""When a page was printed: by its markup, by what it shows beside its headline, by its address. Never the day of reading.

Markup that speaks of printing goes first. A moment in universal time may fall on another day than the one that readers are shown, so
that the day beside the headline corrects it by one. Markup that says only "date" means the last change as often, and goes after what
is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tidings.datewords import common, printed_dates
from tidings.lines import before, matches
from tidings.model import Dated
from tidings.read.blocks import Block
from tidings.read.moments import dated_iso

PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate", "publish-date",
    "publication_date", "publication-date", "parsely-pub-date", "sailthru.date", "pubdate", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "article.published", "citation_publication_date",
)  # fmt: skip
LOOSE = ("date", "dc.date", "dcterms.date", "created", "article.created")
EARLIEST, LATEST = "1995-01-01", "2049-12-31"  # fixed, so that a page reads the same whenever it is read
BEFORE, AFTER = 8, 14  # blocks around the headline in which its day is looked for
OPENING = 24  # code points before the day that opens a paragraph
SHORT, LONG = 12, 30  # words of a line that may hold a day anywhere, and words that make a paragraph
DATELINE_END = re.compile(r"\s*\)?\s*(?:[-–—.:|]\s|\Z)")  # after a day that opens a paragraph and is no part of its sentence
NOT_THE_PAGE = frozenset(("blockquote", "figure", "figcaption"))
LONGEST_LINE = 140  # code points of a line that states a day
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def published_of(
    tree: Any, linked: Mapping[str, Any], meta: Mapping[str, str], blocks: Sequence[Block], place: int | None, url: str | None
) -> Dated | None:
    """The day or moment of printing; `place` is the number of the headline's block, `url` the page's address."""
    language = (tree.get("lang") or meta.get("og:locale") or "")[:2].lower()
    told = _first(linked.get("datePublished"), *(meta.get(name) for name in PUBLISHED))
    near = list(_near(blocks, place, language))
    if told is not None:
        return _as_shown(told, near)
    if (timed := _timed(tree, True)) is not None or near:
        return timed or near[0]
    loose = _first(*(meta.get(name) for name in LOOSE))
    return _stated(blocks, language) or loose or _timed(tree, False) or _in_path(url)


def _first(*values: object) -> Dated | None:
    """The first value that is a moment, in years in which pages are printed."""
    found = (dated_iso(v) for v in values if isinstance(v, str))
    return next((d for d in found if d and EARLIEST <= d.value <= LATEST), None)


def _timed(tree: Any, says: bool) -> Dated | None:
    """The moment of the `time` elements that say, or do not say, that it is that of printing; None where they have several days."""
    found = []
    for node in tree.iter("time"):
        classes = (node.get("class") or "").split()
        printed = node.get("itemprop") == "datePublished" or node.get("pubdate") is not None or "published" in classes
        if printed is says and (moment := _first(node.get("datetime"))):
            found.append(moment)
    return found[0] if len({moment.value[:10] for moment in found}) == 1 else None


def _near(blocks: Sequence[Block], place: int | None, language: str) -> Iterator[Dated]:
    """Days shown beside the headline: after it down to the first paragraph, then before it, then below the first paragraphs."""
    if place is None:
        return
    after = [block for block in blocks[place + 1 : place + 1 + AFTER] if _may_date(block)]
    above = [block for block in blocks[max(0, place - BEFORE) : place] if _may_date(block)]
    first = next((n for n, block in enumerate(after) if block.words >= LONG), len(after))
    for block in (*after[: first + 1], *reversed(above), *after[first + 1 :]):
        yield from _shown(block, language)


def _may_date(block: Block) -> bool:
    """Whether a block can show the day of the page: none of other articles or of comments, no caption, no post of somebody else."""
    return not block.apart and not any(up.tag in NOT_THE_PAGE for up in (block.node, *block.node.iterancestors()))


def _shown(block: Block, language: str) -> Iterator[Dated]:
    """The day of a line, or the one that opens a paragraph. One that can be read either way round is left to the language to settle."""
    if not any(c.isdigit() for c in block.text):
        return
    timed = _first(block.node.get("datetime")) if block.node.tag == "time" else None
    if matches("updated", block.text) or _is_change(block.node):
        return
    if timed and timed.precision in ("day", "minute"):
        yield timed
        return
    for found in printed_dates(before("updated", block.text[:LONGEST_LINE])):
        settled = found.sure or language in common()["day_first"]
        opens = found.start == 0 or block.words <= SHORT or (found.start <= OPENING and bool(DATELINE_END.match(block.text, found.end)))
        if found.full and settled and opens and EARLIEST <= found.full.isoformat() <= LATEST:
            yield Dated(found.full.isoformat(), "day", "markup")


def _is_change(node: Any) -> bool:
    """Whether an element says that its moment is that of the last change."""
    classes = (node.get("class") or "").split()
    return node.get("itemprop") == "dateModified" or ("updated" in classes and "published" not in classes)


def _stated(blocks: Sequence[Block], language: str) -> Dated | None:
    """The day of the first line outside of comments that says when the page was published."""
    for block in blocks:
        if not block.apart and len(block.text) <= LONGEST_LINE and matches("published", block.text):
            for found in _shown(block, language):
                return found
    return None


def _as_shown(told: Dated, near: Sequence[Dated]) -> Dated:
    """A moment of markup, or the day before or after it where that is what readers are shown and the moment is in universal time."""
    if not told.value.endswith(("Z", "+00:00", "+0000")):
        return told
    day = date.fromisoformat(told.value[:10])
    for shown in near:
        away = abs((date.fromisoformat(shown.value[:10]) - day).days) if shown.precision in ("day", "minute") else 2
        if away == 0:
            return told
        if away == 1:
            return shown
    return told


def _in_path(url: str | None) -> Dated | None:
    """The day in an address: "/2021/03/11/", "2021-03-11", "20210311"."""
    found = IN_PATH.search((url or "").partition("://")[2].partition("?")[0])
    return dated_iso("-".join(found.groups())) if found else None
