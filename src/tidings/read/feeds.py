"""RSS and Atom: each entry with words of its own is a report; what the feed says of an entry goes before what its text says."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tidings.errors import Refusal
from tidings.guard import refusing
from tidings.model import Report
from tidings.read.fragments import fragment_text
from tidings.read.given import Given, address_id, given_by, overruled, titled
from tidings.read.lists import Listed
from tidings.read.text import read_text
from tidings.settings import Settings

MAIL = re.compile(r"[(<]?[^\s()<>]+@[^\s()<>]+[)>]?")
WRAPPED = re.compile(r"\A[,\s]*\(([^()]*)\)[,\s]*\Z")  # a name in brackets that held the address apart
NO_FEED = ("it is no feed", "give the address of the feed itself")


def read_feed(found: bytes, source: str, identifier: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The entries of a feed as reports: title and the fullest text given. An entry without text is refused by its number."""
    feed = _parsed(found, source, settings)
    if isinstance(feed, Refusal):
        yield feed
        return
    if not feed.get("version") and not feed.entries:
        yield Refusal(source, None, *NO_FEED)
        return
    if not feed.entries:
        yield Refusal(source, None, "the feed holds no entries", "fetch it again later")
    for number, entry in enumerate(feed.entries[: settings.most_entries], 1):
        made = _entry(feed, entry, source, identifier, settings)
        yield replace(made, line=number) if isinstance(made, Refusal) else made


@refusing
def _entry(feed: Any, entry: Any, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of one entry, under the address that it links to."""
    said, text = _given(feed, entry), _text(entry)
    name = address_id(said.url) if said.url else f"{identifier}-{_hash(entry.get('id') or text or said.title or '')[:10]}"
    return read_entry(text, said, source, name, settings)


def read_entry(text: str, said: Given, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of an entry's own words, under its title."""
    whole = titled(text, said.title)
    if not any(c.isalnum() for c in whole):
        return Refusal(source, None, "the entry holds no text", "fetch the page that it links to")
    made = read_text(whole, whole.encode("utf-8", "surrogatepass"), source, identifier, settings)
    return made if isinstance(made, Refusal) else overruled(made, said)


def feed_links(found: bytes, source: str, settings: Settings) -> list[Listed] | Refusal:
    """The pages that a feed's entries link to, with what the feed says of them and their own words; empty where it is no feed."""
    feed = _parsed(found, source, settings)
    if isinstance(feed, Refusal):
        return feed
    entries = [(_given(feed, entry), entry) for entry in feed.entries]
    return [Listed(given.url, False, given, _text(entry)) for given, entry in entries if given.url]


@refusing
def _parsed(found: bytes, source: str, settings: Settings) -> Any:
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
            "byline": _author(entry),
            "language": language,
            "published": entry.get("published"),
            "updated": dict.get(entry, "updated"),  # its own `get` makes up one from `published`
        }
    )


def _author(entry: Any) -> str | None:
    """The author's name without the address of mail beside it ("ada@courier.example (Ada Byron)"); None where there is no name."""
    name = " ".join(MAIL.sub(" ", str(entry.get("author") or "")).split())
    bare = WRAPPED.sub(r"\1", name).strip(", ")
    return bare if any(c.isalpha() for c in bare) else None


def _text(entry: Any) -> str:
    """The longest of an entry's contents and summary, as text."""
    pieces = [str(part.get("value") or "") for part in entry.get("content") or ()]
    texts = [fragment_text(piece) for piece in [*pieces, str(entry.get("summary") or "")]]
    return max(texts, key=len, default="")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
