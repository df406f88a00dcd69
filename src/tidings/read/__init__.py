"""Inputs to reports: files, folders and standard input, one small module a format.

`read` yields a `Report` for each text that could be taken in whole and a `Refusal` for everything that could not, in the order
given, folders sorted by path. Nothing that goes wrong with one input stops the others.
"""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from tidings.errors import Refusal
from tidings.model import Report, content_id
from tidings.read.archives import read_warc
from tidings.read.bytes import too_long
from tidings.read.feeds import read_entry
from tidings.read.given import address_id, filled
from tidings.read.inflate import inflated
from tidings.read.jsonl import read_jsonl
from tidings.read.kept import LOG, KeptPage, kept_pages, stand_ins
from tidings.read.lists import root_of
from tidings.read.mail import read_mail, read_mbox
from tidings.read.one import read_bytes
from tidings.read.pages import looks_like_page
from tidings.read.tables import read_csv, read_parquet
from tidings.settings import Settings

TEXT, PAGE, LINES = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
FEED, TABLE, PAPER, MAIL = (".xml", ".rss", ".atom", ".rdf", ".opml"), (".csv", ".tsv"), (".pdf", ".docx"), (".eml", ".mbox")
PACKED = (".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst")  # what holds files, or packs them another way
WORDS_OF_FEED = "the words of its feed are the report; fetch it again for the whole page"
KNOWN = (*TEXT, *PAGE, *LINES, *FEED, *TABLE, ".parquet", *PAPER, *MAIL, ".warc")


def read(inputs: Sequence[str | Path], settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    """Reports and refusals from files, folders and "-" (standard input). A file named twice is read once."""
    return own_ids(as_named(inputs, settings, stdin=stdin))


def as_named(inputs: Sequence[str | Path], settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    """The same, before each report has an id of its own: two of them may have one."""
    seen: set[Path] = set()
    for given in inputs:
        yield from _one(given, settings, stdin, seen)


def own_ids(found: Iterable[Report | Refusal]) -> Iterator[Report | Refusal]:
    """The same, each report with an id of its own."""
    taken: dict[str, str] = {}
    for one in found:
        yield _own_id(one, taken) if isinstance(one, Report) else one


def _own_id(report: Report, taken: dict[str, str]) -> Report:
    """A report with an id of its own: the second of two different texts under one name gets a piece of its hash."""
    if taken.setdefault(report.id, report.sha256) != report.sha256:
        report = replace(report, id=f"{report.id}-{report.sha256[:6]}")
        taken.setdefault(report.id, report.sha256)
    return report


def _one(given: str | Path, settings: Settings, stdin: BinaryIO | None, seen: set[Path]) -> Iterator[Report | Refusal]:
    if str(given) == "-":
        yield from _stream(stdin or sys.stdin.buffer, settings)
        return
    path = Path(given)
    if path.is_dir():
        yield from _folder(path, settings, seen)
    elif path.is_file():
        yield from _file(path, settings, seen)
    elif str(given).startswith(("http://", "https://")):
        yield Refusal(str(given), None, "addresses are not read from the web here", f"fetch it first: tidings fetch {given} --into FOLDER")
    else:
        yield Refusal(str(path), None, "there is no such file or folder", "check the name")


def _folder(folder: Path, settings: Settings, seen: set[Path]) -> Iterator[Report | Refusal]:
    """All files of a folder, those that `tidings fetch` put there with what its log knows of them."""
    hidden = [(p, any(part.startswith(".") for part in p.relative_to(folder).parts)) for p in sorted(folder.rglob("*"))]
    files = [p for p, hides in hidden if not hides and p.is_file()]
    logs = [file for file in files if file.name == LOG]
    pages = {path: page for log in logs for path, page in kept_pages(log).items()}
    if not files:
        yield Refusal(str(folder), None, "the folder holds no files", "put reports into it or name another")
    for file in files:
        page = pages.get(file.resolve())
        if file.name == LOG or (page is not None and page.lists):
            continue
        yield from _kept(file, page, settings, seen) if page is not None else _file(file, settings, seen)
    for log in logs:
        for page in stand_ins(log):
            yield from _stand_in(page, str(log), Refusal(str(page.given.url), None, "its page was not to be had", WORDS_OF_FEED), settings)


def _kept(file: Path, page: KeptPage, settings: Settings, seen: set[Path]) -> Iterator[Report | Refusal]:
    """The report of a page that was fetched: under its address, and with what the list that named it says."""
    if (real := file.resolve()) in seen:
        return
    seen.add(real)
    found = file.read_bytes()
    for made in read_bytes(found, f"{file} {page.given.url}", address_id(page.given.url or file.stem), settings, charset=page.charset):
        if isinstance(made, Refusal) and page.words:
            yield from _stand_in(page, str(file), replace(made, advice=WORDS_OF_FEED), settings)
        else:
            yield filled(made, page.given) if isinstance(made, Report) else made


def _stand_in(page: KeptPage, source: str, refusal: Refusal, settings: Settings) -> Iterator[Report | Refusal]:
    """The words of a feed as the report of a page that cannot be read, and a line that says so."""
    yield refusal
    yield read_entry(page.words, page.given, source, address_id(page.given.url or source), settings)


def _file(path: Path, settings: Settings, seen: set[Path]) -> Iterator[Report | Refusal]:
    real = path.resolve()
    if real in seen:
        return
    seen.add(real)
    packed = path.suffix.lower() == ".gz"
    inner = Path(path.stem) if packed else path
    suffix = inner.suffix.lower()
    if suffix not in KNOWN:
        kind = f"{suffix}{'.gz' if packed else ''}" or "without a suffix"
        if suffix in PACKED:
            yield Refusal(str(path), None, f"it is an archive of files ({kind})", "unpack it into a folder and name that")
            return
        yield Refusal(
            str(path), None, f"files of the kind {kind} are not read", f"reports are {' '.join(KNOWN)}, and each of them with .gz"
        )
        return
    try:
        with path.open("rb") as opened:
            stream = inflated(opened, settings) if packed else cast(BinaryIO, opened)
            if suffix == ".warc":
                stream = cast(BinaryIO, opened)  # its own reader unpacks it record by record
            for found in _opened(stream, path, inner.stem, suffix, packed, settings):
                yield replace(found, file=content_id("file", str(real))) if isinstance(found, Report) else found
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Refusal(str(path), None, f"it cannot be read to its end ({reason})", "check its rights, or fetch it again")


def _opened(stream: BinaryIO, path: Path, stem: str, suffix: str, packed: bool, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of an opened file, by its suffix: those that hold many are read as a stream."""
    source = str(path)
    if suffix in LINES:
        yield from read_jsonl(stream, source, settings)
    elif suffix in TABLE:
        yield from read_csv(stream, source, stem, settings)
    elif suffix == ".parquet" and packed:
        yield Refusal(source, None, "packed Parquet is not read", "unpack it: Parquet is compressed already")
    elif suffix == ".parquet":
        yield from read_parquet(path, source, stem, settings)
    elif suffix == ".warc":
        yield from read_warc(stream, source, settings)
    elif suffix == ".mbox":
        yield from read_mbox(stream, source, stem, settings)
    else:
        yield from _whole(stream, source, stem, suffix, settings)


def _whole(stream: BinaryIO, source: str, stem: str, suffix: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of a file that is one document. No more of it is read than a report may be long."""
    longest = settings.longest_document if suffix in (*FEED, *PAPER, *MAIL) else settings.longest_file
    found = stream.read(longest + 1)
    if len(found) > longest:
        size = _size(stream)
        more = Refusal(source, None, f"it unpacks to more than {longest:,} bytes, which no news report does", "leave it out, or split it")
        yield too_long(size, source, settings, longest) if size else more
    elif suffix == ".eml":
        yield read_mail(found, source, stem, settings)
    else:
        page = True if suffix in PAGE else False if suffix in TEXT else None
        if suffix in FEED[1:] and root_of(found) is None and looks_like_page(found):
            yield Refusal(source, None, f"it is called a feed ({suffix}) and is a page", "fetch the feed itself; or name the file .html")
            return
        yield from read_bytes(found, source, stem, settings, page=page)


def _size(stream: BinaryIO) -> int | None:
    """The size of a file, where that is what a stream reads; None where it unpacks one, which is not done to its end to know."""
    return os.fstat(stream.fileno()).st_size if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO) else None


def _stream(stream: BinaryIO, settings: Settings) -> Iterator[Report | Refusal]:
    """Standard input: JSON Lines, or one document by how it begins. A longer one than a report may be is not read to its end."""
    held = cast(io.BufferedReader, stream) if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    if held.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from read_jsonl(held, "-", settings)
        return
    found = held.read(settings.longest_document + 1)
    yield from read_bytes(found, "-", f"stdin-{content_id(found.hex())[:8]}", settings)
