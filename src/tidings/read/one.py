"""One document's bytes to reports, by what they are: a page, a feed, a PDF, a .docx or a text, wherever they came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read.bytes import decode, refused_bytes, too_long
from tidings.read.feeds import read_feed
from tidings.read.heads import read_dump
from tidings.read.lists import root_of
from tidings.read.pages import looks_like_page, read_page
from tidings.read.paper import read_docx, read_pdf
from tidings.settings import Settings

Kind = Literal["text", "page", "feed", "list", "pdf", "docx"]
LISTS = ("opml", "urlset", "sitemapindex")
LIST = ("it names pages and holds none", "fetch them: tidings fetch {source} --into FOLDER")


def kind_of(found: bytes, page: bool | None = None) -> Kind:
    """What some bytes are, by their beginning; `page` says whether they were called a page (None: nobody said)."""
    if found.startswith(b"%PDF-"):
        return "pdf"
    if found.startswith(b"PK\x03\x04"):
        return "docx"
    root = root_of(found)
    if root is not None and page is not False:
        return "list" if root in LISTS else "feed"
    return "page" if page or (page is None and looks_like_page(found)) else "text"


def read_bytes(
    found: bytes, source: str, identifier: str, settings: Settings, *, page: bool | None = None, charset: str | None = None
) -> Iterator[Report | Refusal]:
    """The reports in one document: one, but for a feed and a dump. `charset` is what the server declared."""
    kind = kind_of(found, page)
    if kind in ("pdf", "docx", "feed", "list") and len(found) > settings.longest_document:
        yield too_long(len(found), source, settings, settings.longest_document)
    elif kind == "pdf":
        yield read_pdf(found, source, identifier, settings)
    elif kind == "docx":
        yield read_docx(found, source, identifier, settings)
    elif kind == "feed":
        yield from read_feed(found, source, identifier, settings)
    elif kind == "list":
        yield Refusal(source, None, LIST[0], LIST[1].format(source=source))
    else:
        yield from _words(found, source, identifier, kind == "page", charset, settings)


def _words(found: bytes, source: str, identifier: str, page: bool, charset: str | None, settings: Settings) -> Iterator[Report | Refusal]:
    """The report from the bytes of one page or text; the several of a dump."""
    refusal = refused_bytes(found, source, page, settings)
    text = decode(found, page, charset) if refusal is None else None
    if refusal is not None:
        yield refusal
    elif text is None:
        yield Refusal(source, None, "its encoding cannot be told", "save it as UTF-8")
    elif page:
        yield read_page(text, found, source, identifier, settings)
    else:
        yield from read_dump(text, found, source, identifier, settings)
