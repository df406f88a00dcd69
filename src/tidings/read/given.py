"""What is known of a report besides its text: columns, feed entries, mail headers and archives say it in the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tidings.model import Dated, Report, content_id
from tidings.read.moments import dated_iso

LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?\Z", re.IGNORECASE)
SAME = {
    "id": ("id", "report_id"),
    "text": ("text", "body", "content", "article"),
    "html": ("html",),
    "title": ("title", "headline"),
    "url": ("url", "link", "address"),
    "publisher": ("publisher", "source", "outlet", "site"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
    "published": ("published", "date", "published_at", "publication_date", "pubdate"),
    "updated": ("updated", "modified", "updated_at"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a report; None where nothing is."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    fetched: str | None = None


def given_by(row: Mapping[str, object]) -> Given:
    """What a row of named values says; values that are no words or no moments are passed over."""
    words = {k: " ".join(v.split()) for k, v in row.items() if isinstance(v, str) and v.strip()}
    language = LANGUAGE.match(words.get("language", ""))
    return Given(
        title=words.get("title"),
        url=words.get("url"),
        publisher=words.get("publisher"),
        byline=words.get("byline"),
        language=language[1].lower() if language else None,
        published=dated_iso(words.get("published", "")),
        updated=dated_iso(words.get("updated", "")),
        fetched=words.get("fetched"),
    )


def overruled(report: Report, given: Given) -> Report:
    """The report with what is given in the place of what its text says."""
    return replace(report, **{k: v for k in Given.__slots__ if (v := getattr(given, k)) is not None})


def filled(report: Report, given: Given) -> Report:
    """The report with what is given where its own page says nothing. A page's address is always the one it was found under."""
    own = {k: v for k in Given.__slots__ if (v := getattr(given, k)) is not None and getattr(report, k) is None}
    return replace(report, **own)


def titled(text: str, title: str | None) -> str:
    """A text under the title that is given beside it, as readers see it; as it is where its first line is that title."""
    first = text.lstrip().partition("\n")[0].strip()
    return text if not title or first == title else "\n\n".join(part for part in (title, text) if part)


def address_id(url: str) -> str:
    """The id of a report known by its address alone: host and a hash, the same wherever the page comes from."""
    host = (urlsplit(url).hostname or "page").removeprefix("www.")
    return f"{host}-{content_id('page', url)[:10]}"


def column_of(name: str) -> str | None:
    """What a column of that name holds, or None."""
    plain = name.strip().lower().replace(" ", "_").removeprefix("\ufeff")
    return next((field for field, names in SAME.items() if plain in names), None)
