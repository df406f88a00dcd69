"""WARC and WARC.gz: every answer that is a page, a text, a feed or a PDF is read as if it lay in a file, under its own address.

Pictures, scripts, errors and robots.txt in an archive are no reports and are passed over; a cut archive gives what stands before the cut.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read.given import Given, address_id, filled
from tidings.read.one import read_bytes
from tidings.settings import Settings

READABLE = (
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml", "application/atom+xml", "text/xml",
    "application/xml",
)  # fmt: skip
CHUNK = 65536
PACKED = b"\x1f\x8b"  # how a packed file begins


def read_warc(stream: BinaryIO, source: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of a web archive, in its order."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield Refusal(source, None, "reading web archives needs fastwarc", 'install it: pip install "tidings[archives]"')
        return
    held: list[Report | Refusal] = []
    seen, last = 0, 0
    try:
        wanted = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(stream, parse_http=True, auto_decode="all"):
            yield from held
            seen, last = seen + 1, record.stream_pos
            held = list(_record(record, source, settings)) if record.record_type & wanted else []
        cut = None if not seen or _is_whole(stream, last) else "the last record is shorter than it says"
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        cut = str(error)[:80]
    if cut:
        advice = "what stands before the cut was read; fetch the archive again for the rest"
        yield Refusal(source, None, f"the archive breaks off after {max(seen - 1, 0)} records ({cut})", advice)
        return
    yield from held
    if not seen:
        yield Refusal(source, None, "it holds no web pages", "give a WARC file with response records")


def _is_whole(stream: BinaryIO, last: int) -> bool:
    """Whether the last record of an archive, which begins there, is not cut. The reader itself gives a cut one as if it were whole."""
    stream.seek(0)
    if stream.read(2) != PACKED:
        stream.seek(max(stream.seek(0, 2) - 4, 0))
        return stream.read(4) == b"\r\n\r\n"
    stream.seek(last)
    start = last if stream.read(2) == PACKED else 0  # else the archive was packed as one, not record by record
    stream.seek(start)
    return _unpacks(stream)


def _unpacks(stream: BinaryIO) -> bool:
    """Whether what stands in a packed stream from here on is whole: one packed piece, or several in a row."""
    member = zlib.decompressobj(31)
    while chunk := stream.read(CHUNK):
        while chunk:
            if member.eof:
                member = zlib.decompressobj(31)
            try:
                member.decompress(chunk, CHUNK)
            except zlib.error:
                return False
            chunk = member.unconsumed_tail or member.unused_data
    return member.eof


def _record(record: Any, source: str, settings: Settings) -> Iterator[Report | Refusal]:
    url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = str(record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    status = record.http_headers.status_code if record.http_headers is not None else 200
    if status != 200 or kind not in READABLE or urlsplit(url).path == "/robots.txt":
        return
    longest = settings.longest_document if kind == "application/pdf" else settings.longest_file
    found = record.reader.read(longest + 1)
    said = Given(url=url or None, fetched=str(record.headers.get("WARC-Date") or "") or None)
    for made in read_bytes(found, f"{source} {url}".strip(), address_id(url), settings, charset=record.http_charset):
        yield filled(made, said) if isinstance(made, Report) else made
