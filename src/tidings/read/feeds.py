"""RSS and Atom: each entry with words of its own is a report; what the feed says of an entry goes before what its text says."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from typing import Any

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read.fragments import fragment_text
from tidings.read.given import Given, address_id, given_by, overruled
from tidings.read.lists import Listed
from tidings.read.text import read_text
from tidings.settings import Settings

NO_FEED = ("it is no feed", "give the address of the feed itself")


def read_feed(found: bytes, source: str, identifier: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The entries of a feed as reports: title and the fullest text given. An entry without text is refused by its number."""
    feed = _parsed(found)
    if not feed.get("version") and not feed.entries:
        yield Refusal(source, None, *NO_FEED)
        return
    if not feed.entries:
        yield Refusal(source, None, "the feed holds no entries", "fetch it again later")
    for number, entry in enumerate(feed.entries[: settings.most_entries], 1):
        said, text = _given(feed, entry), _text(entry)
        whole = "\n\n".join(part for part in dict.fromkeys((said.title or "", text)) if part)
        name = address_id(said.url) if said.url else f"{identifier}-{_hash(entry.get('id') or whole)[:10]}"
        made = read_text(whole, whole.encode("utf-8", "surrogatepass"), source, name, settings)
        if isinstance(made, Refusal):
            yield Refusal(source, number, f"entry {number} holds no text", "fetch the page that it links to")
        else:
            yield overruled(made, said)


def feed_links(found: bytes) -> list[Listed]:
    """The pages that a feed's entries link to, with what the feed says of them; empty where it is no feed."""
    feed = _parsed(found)
    return [Listed(given.url, False, given) for given in (_given(feed, entry) for entry in feed.entries) if given.url]


def _parsed(found: bytes) -> Any:
    """The feed as feedparser has it. It is told nothing of addresses, and bytes only: it must not go and fetch anything."""
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(io.BytesIO(found), sanitize_html=False, resolve_relative_uris=False)


def _given(feed: Any, entry: Any) -> Given:
    source = entry.get("source") or {}
    link = str(entry.get("link") or "").strip()
    title = fragment_text(str(entry.get("title") or ""))
    language = (entry.get("title_detail") or {}).get("language") or feed.feed.get("language")
    return given_by(
        {
            "title": title.replace("\n", " "),
            "url": link if link.startswith(("http://", "https://")) else None,
            "publisher": fragment_text(str(source.get("title") or feed.feed.get("title") or "")),
            "byline": entry.get("author"),
            "language": language,
            "published": entry.get("published"),
            "updated": dict.get(entry, "updated"),  # its own `get` makes up one from `published`
        }
    )


def _text(entry: Any) -> str:
    """The longest of an entry's contents and summary, as text."""
    pieces = [str(part.get("value") or "") for part in entry.get("content") or ()]
    texts = [fragment_text(piece) for piece in [*pieces, str(entry.get("summary") or "")]]
    return max(texts, key=len, default="")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
