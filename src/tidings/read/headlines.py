"""The headline of a page: what a reader sees as its title, held against what the page calls itself for other programs.

A heading of the first order is the headline, unless it is the site's own name. A kicker that stands in the same heading is left out where
the page calls itself by the rest alone. Where no heading will do, it is what the page calls itself, without the site's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import combinations
from typing import Any

from lxml import etree
from rapidfuzz.fuzz import ratio

from tidings.fold import fold

ALIKE = 84  # of 100: a heading this like what the page calls itself is its headline
RELATED = 40  # the same of one of several that are unlike it
SAME = 100.0
SURE = 93  # the same of a heading of a lower order, or of a part of one
LONGEST_SITE = 45  # code points of a site's name
SEPARATOR = re.compile(r"\s+[|–—•·›»«:/~-]+\s+|\s*[|│»›]\s*|(?<=\S)\s*::\s*")
KICKER = re.compile(
    r"(?i)kicker|overline|dachzeile|topline|roofline|eyebrow|spitzmarke|pretitle|supertitle|headline-?prefix|antetitulo|topic|rubri[ck]|label"
)
ASIDE = re.compile(
    r"(?i)comment|related|teaser|sidebar|widget|cookie|modal|banner|newsletter|share|"
    r"aural|sr-only|screen-?reader|hidden|invisible|nav-?skip|skip-?nav|hide-accessible"
)
UNSEEN = ("style", "script", "rt", "rp")
UNDER = etree.XPath(f".//text()[not({' or '.join(f'ancestor::{tag}' for tag in UNSEEN)})]")
HEADINGS = etree.XPath('//h1 | //h2 | //h3 | //*[@itemprop="headline" and not(self::meta)]')
WITHIN = etree.XPath("boolean(ancestor::article or ancestor::main)")
CLAUSE = (":", ",", "–", "-", "—")
FEW = 2  # words of a heading that may be a section's name


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is shown: its order (1 to 3), its whole words, the parts that stand in elements of their own, and whether
    it is within the article."""

    order: int
    words: str
    parts: tuple[str, ...]
    within: bool
    node: Any


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of a headline and the element that shows them; None where there is none."""

    words: str | None
    node: Any


def headline(tree: Any, names: Sequence[str | None], site: Sequence[str | None]) -> Headline:
    """The headline of a page; `names` are what it calls itself, the surest first, `site` what its site may be called."""
    sites = {key for name in site if name and (key := _key(name))}
    titles = [unescape(name) for name in names if name]
    called = list(dict.fromkeys(v for t in titles for v in variants(t)))
    headings = list(_headings(tree))
    firsts = [h for h in headings if h.order == 1 and not _is_site(h.words, sites, titles)]
    best = _most_alike(firsts, called, ALIKE) or _most_alike([h for h in headings if h.order > 1], called, SURE)
    if best:
        return best
    full = [h for h in firsts if len(h.words.split()) > FEW or h.within or not called or _likeness(h.words, called) > RELATED]
    if full:
        chosen = next((h for h in full if h.within), full[0])
        return _most_alike(full, called, RELATED) or Headline(chosen.words, chosen.node)
    called_so = next((_without_site(title, sites) for title in titles), None)
    return Headline(called_so, None) if called_so else next((Headline(h.words, h.node) for h in headings), Headline(None, None))


def variants(title: str) -> Iterator[str]:
    """A title as it is, and without what stands before its first or after its last separators: "Headline | Section | Site"."""
    yield title
    marks = list(SEPARATOR.finditer(title))
    if marks:
        yield title[: marks[-1].start()]
        yield title[marks[0].end() :]
    if len(marks) > 1:
        yield title[: marks[-2].start()]
        yield title[: marks[0].start()]


def _headings(tree: Any) -> Iterator[Heading]:
    for node in HEADINGS(tree):
        words = _whole(node)
        if len(words) > 2 and not any(ASIDE.search(up.get("class") or "") for up in (node, node.getparent()) if up is not None):
            order = int(node.tag[1]) if node.tag in ("h2", "h3") and node.get("itemprop") != "headline" else 1
            within = bool(WITHIN(node))
            kicked = any(KICKER.search(child.get("class") or "") for child in node if isinstance(child.tag, str))
            parts = tuple(part for part in _pieces(node) if part)
            bare = " ".join(parts) if kicked else words
            yield Heading(order, bare if len(bare) > 2 else words, parts, within, node)


def _whole(node: Any) -> str:
    return " ".join("".join(UNDER(node)).split())


def _pieces(node: Any) -> Iterator[str]:
    """The words that stand in an element of their own or between such; those of a kicker are left out."""
    yield " ".join((node.text or "").split())
    for child in node:
        if isinstance(child.tag, str) and child.tag not in UNSEEN and not KICKER.search(child.get("class") or ""):
            yield _whole(child)
        yield " ".join((child.tail or "").split())


def _most_alike(headings: Iterable[Heading], called: Sequence[str], least: float) -> Headline | None:
    """The heading, or the part of one, that is most like a name of the page; the earlier of two."""
    found = []
    for heading in headings:
        words = _part(heading, called) or heading.words
        found.append((_likeness(words, called), Headline(words, heading.node)))
    best = max(found, key=lambda f: f[0], default=None)
    return best[1] if best and best[0] >= least else None


def _part(heading: Heading, called: Sequence[str]) -> str | None:
    """The longest run of a heading's parts by which the page calls itself, where the rest is no clause of the same line."""
    parts, whole = heading.parts, _likeness(heading.words, called)
    found = []
    for a, b in combinations(range(len(parts) + 1), 2):
        run = " ".join(parts[a:b])
        if run == heading.words or len(run.split()) < FEW:
            continue
        like = _likeness(run, called)
        joined = (a and parts[a - 1].endswith(CLAUSE)) or run.endswith(CLAUSE)
        if (like >= SURE and like >= whole and not joined) or (like == SAME > whole):
            found.append(run)
    return max(found, key=len, default=None)


def _likeness(words: str, called: Sequence[str]) -> float:
    return max((ratio(fold(words), fold(name)) for name in called), default=0.0)


def _is_site(words: str, sites: set[str], titles: Sequence[str]) -> bool:
    """Whether a heading is the site's name: one that is known for it, or what stands last in a title of the page and is none itself."""
    key = _key(words)
    if key in sites:
        return True
    if len(words) > LONGEST_SITE or any(_key(title) == key for title in titles):
        return False
    return any(len(parts := SEPARATOR.split(t)) > 1 and _key(parts[-1]) == key and _key(parts[0]) not in sites for t in titles)


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the site's name at its end or beginning, and without parts that hold no words."""
    marks = list(SEPARATOR.finditer(title))
    if not marks:
        return title
    if _key(title[: marks[0].start()]) in sites:
        return title[marks[0].end() :]
    last = title[marks[-1].end() :]
    left = title[: marks[-1].start()] if len(last) < LONGEST_SITE else title
    return re.sub(r"(\W|_)*$", "", left) if len(marks) > 1 and not _key(SEPARATOR.split(left)[-1]) else left


def _key(words: str) -> str:
    return re.sub(r"\W", "", fold(words))
