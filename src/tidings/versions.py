"""The same page again: its printings are versions of one report, with what each changed.

Two readings are printings of one page where they have one address and much of their text or their title in common: an address
alone is not enough, since some sites give all their pages one. The newest by the moment of fetching, then by the moments
printed, stands for the report; the order of adding does not matter. The same words under two names that were given to them stay two
reports, and copies of one another, unless moments of fetching say that one page was met twice: no name that someone gave gets lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from urllib.parse import urlsplit

from tidings.model import Change, Report, Version
from tidings.settings import Settings

TRACKING = re.compile(  # what addresses say of who led to them
    r"(?i)(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|at_(?:medium|campaign|custom\d|bbc_team)|ocid|cmpid|xtor)="
)


def newest(reports: Sequence[Report], settings: Settings) -> list[Report]:
    """The reports, printings of one page made one, sorted by id. The id is the shortest that a printing has."""
    pages: dict[str, list[Report]] = defaultdict(list)
    found: list[Report] = []
    for report in sorted(reports, key=_order):
        if (page := _page(report)) is None:
            found.append(report)
        else:
            pages[page].append(report)
    for printings in pages.values():
        found += [_joined(group) for group in _groups(printings, settings)]
    return sorted((replace(r, file=None) if r.file else r for r in found), key=lambda report: report.id)


def next_printing(held: Report, found: Report, settings: Settings) -> Report | None:
    """The next printing of a report in a file that was edited, with what it changed, if anything; None where it is another text.

    It is one where the same file has much of the same text: a title alone is not enough, and a file of the same name in another folder is
    another outlet's. Without an address or a moment of fetching the order is that in which the record met them.
    """
    placed = held.url or found.url or held.fetched or found.fetched
    others = held.publisher and found.publisher and held.publisher != found.publisher
    if placed or others or held.file is None or held.file != found.file or not _alike(held, found, settings):
        return None
    if held.text == found.text:
        return held
    version = Version(held.sha256, None, held.published, held.updated, changes(held.text, found.text))
    published = held.published if held.published and not held.published.evidence else found.published
    return replace(found, id=held.id, published=published, versions=(*held.versions, version))


def _order(report: Report) -> tuple[str, str, str, str]:
    moment = report.updated or report.published
    return report.fetched or "", moment.value if moment else "", report.sha256, report.id


def _page(report: Report) -> str | None:
    """The address without scheme, "www.", fragment and the marks of who led there; None where it is none or a site's front page."""
    parts = urlsplit(report.url or "")
    if not parts.hostname or (parts.path.strip("/") == "" and not parts.query):
        return None
    query = "&".join(part for part in parts.query.split("&") if not TRACKING.match(part))
    return f"{parts.hostname.removeprefix('www.')}{parts.path.rstrip('/')}?{query}"


def _groups(printings: Sequence[Report], settings: Settings) -> list[list[Report]]:
    groups: list[list[Report]] = []
    for report in printings:
        near = next((group for group in groups if _same(group[-1], report, settings)), None)
        if near is None:
            groups.append([report])
        else:
            near.append(report)
    return groups


def _same(one: Report, other: Report, settings: Settings) -> bool:
    """Whether two texts under one address are one page: the same title, or words enough in common."""
    if one.text == other.text and not (one.fetched and other.fetched) and name_of(one) != name_of(other):
        return False
    if one.title and one.title == other.title:
        return True
    return _alike(one, other, settings)


def _alike(one: Report, other: Report, settings: Settings) -> bool:
    """Whether two texts have words enough in common."""
    a, b = set(one.text.split()), set(other.text.split())
    return len(a & b) >= settings.same_page * max(1, min(len(a), len(b)))


def name_of(report: Report) -> str:
    """The name that a report was given, without the piece of its hash that tells it from another of that name."""
    hashes = (report.sha256, *(version.sha256 for version in report.versions))
    return next((report.id.removesuffix(own) for found in hashes if report.id.endswith(own := f"-{found[:6]}")), report.id)


def _joined(printings: Sequence[Report]) -> Report:
    """The last printing, with the earlier ones as its versions. One with the same text as the one before it changes nothing."""
    kept = [r for n, r in enumerate(printings) if n == 0 or r.text != printings[n - 1].text]
    last = kept[-1]
    versions = tuple(Version(a.sha256, a.fetched, a.published, a.updated, changes(a.text, b.text)) for a, b in pairwise(kept))
    published = next((r.published for r in printings if r.published and not r.published.evidence), last.published)
    name = min((r.id for r in printings), key=lambda i: (len(i), i))
    return replace(last, id=name, published=published, versions=versions)


def changes(before: str, after: str) -> tuple[Change, ...]:
    """What a printing changed, line by line: offsets in the new text, the words before and after."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    at = [0]
    for line in new:
        at.append(at[-1] + len(line))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Change(at[c], at[d], "".join(old[a:b]), "".join(new[c:d])) for kind, a, b, c, d in blocks if kind != "equal")
