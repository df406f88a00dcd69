"""Inputs to reports: files, folders and standard input, one small module a format.

`read` yields a `Report` for each text that could be taken in whole and a `Refusal` for everything that could not, in the order
given, folders sorted by path. Nothing that goes wrong with one input stops the others.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from tidings.errors import Refusal
from tidings.model import Report, content_id
from tidings.read.bytes import decode, refused_bytes, too_long
from tidings.read.jsonl import read_jsonl
from tidings.read.pages import looks_like_page, read_page
from tidings.read.text import read_text
from tidings.settings import Settings

TEXT, PAGE, LINES = (".txt", ".text", ".md"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")


def read(inputs: Sequence[str | Path], settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[Report | Refusal]:
    """Reports and refusals from files, folders and "-" (standard input). A file named twice is read once."""
    seen: set[Path] = set()
    taken: dict[str, str] = {}
    for given in inputs:
        for found in _one(given, settings, stdin, seen):
            yield _own_id(found, taken) if isinstance(found, Report) else found


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
        files = [p for p in sorted(path.rglob("*")) if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)]
        if not files:
            yield Refusal(str(path), None, "the folder holds no files", "put reports into it or name another")
        for file in files:
            yield from _file(file, settings, seen)
        return
    if not path.is_file():
        yield Refusal(str(path), None, "there is no such file or folder", "check the name")
        return
    yield from _file(path, settings, seen)


def _file(path: Path, settings: Settings, seen: set[Path]) -> Iterator[Report | Refusal]:
    real = path.resolve()
    if real in seen:
        return
    seen.add(real)
    suffix = path.suffix.lower()
    if suffix not in (*TEXT, *PAGE, *LINES):
        known = " ".join((*TEXT, *PAGE, *LINES))
        yield Refusal(str(path), None, f"files of the kind {suffix or 'without a suffix'} are not read", f"reports are {known}")
        return
    try:
        opened = path.open("rb")
    except OSError as error:
        yield Refusal(str(path), None, f"it cannot be opened ({error.strerror})", "check its rights")
        return
    with opened:
        if suffix in LINES:
            yield from read_jsonl(opened, str(path), settings)
            return
        size = path.stat().st_size
        found = opened.read(settings.longest_file + 1)
    if len(found) > settings.longest_file:
        yield too_long(max(size, len(found)), str(path), settings)
    else:
        yield _whole(found, str(path), path.stem, suffix in PAGE, settings)


def _stream(stream: BinaryIO, settings: Settings) -> Iterator[Report | Refusal]:
    """Standard input: JSON Lines, a page or a text, by how it begins. A longer one than a report may be is not read to its end."""
    held = cast(io.BufferedReader, stream) if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    if held.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from read_jsonl(held, "-", settings)
        return
    found = held.read(settings.longest_file + 1)
    page = looks_like_page(found)
    yield _whole(found, "-", f"stdin-{content_id(found.hex())[:8]}", page, settings)


def _whole(found: bytes, source: str, identifier: str, page: bool, settings: Settings) -> Report | Refusal:
    """One report from the bytes of one file."""
    refusal = refused_bytes(found, source, page, settings)
    if refusal is not None:
        return refusal
    text = decode(found, page)
    if text is None:
        return Refusal(source, None, "its encoding cannot be told", "save it as UTF-8")
    reader = read_page if page else read_text
    return reader(text, found, source, identifier, settings)
