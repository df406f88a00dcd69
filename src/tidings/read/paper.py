"""Documents: PDF with a text layer, and .docx. Their lines are joined to paragraphs; dates of making are no dates of printing."""

from __future__ import annotations

import io
import re
import statistics
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from lxml import etree

from tidings.errors import Refusal
from tidings.fold import fold
from tidings.guard import refusing
from tidings.model import Report
from tidings.read.text import read_text
from tidings.settings import Settings

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
FULL_LINE = 0.75  # of the usual long line's length: a line at least this long goes on in the next
EDGE, FEWEST_PAGES, ALTERNATING = 2, 2, 3  # lines at the edge of a page; pages that repeat one, and the part of all that they must be
NUMBER = re.compile(r"\d+")
CLOSED = (".", "!", "?", ":", "؟", "。", "”", "»", '"')
# What zipfile raises for a package it cannot open. RuntimeError: it is encrypted, or its compression is not known.
BROKEN_ZIP = (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, struct.error, zlib.error)
NO_LAYER = ("the PDF holds pictures of pages and no text", "run text recognition (OCR) over it first")


@refusing
def read_pdf(found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of a PDF: the text of its pages in their order."""
    try:
        import pypdfium2
    except ImportError:
        return Refusal(source, None, "reading PDF needs pypdfium2", 'install it: pip install "tidings[pdf]"')
    try:
        pages = list(_pages(pypdfium2.PdfDocument(found), settings))
    except pypdfium2.PdfiumError as error:
        return Refusal(source, None, f"the PDF cannot be opened ({error})", "save it without a password, or fetch it again")
    text = paged_text(pages)
    if not any(c.isalnum() for c in text):
        return Refusal(source, None, *NO_LAYER)
    return read_text(text, found, source, identifier, settings)


def _pages(document: Any, settings: Settings) -> Iterator[str]:
    """The text of each page, until it is more than a report may hold (`read_text` then refuses it)."""
    held = 0
    try:
        for page in document:
            text = page.get_textpage().get_text_range()
            held += len(text)
            yield text.replace("\r\n", "\n").replace("\ufffe", "-")
            if held > settings.longest_report:
                break
    finally:
        document.close()


def paged_text(pages: Sequence[str]) -> str:
    """The text of some pages. The running heads and feet stand at its end, but for the head of the first page, which names and dates it;
    a paragraph that goes on over the page is one."""
    lined = [page.split("\n") for page in pages]
    running = _running(lined)
    inner = ("\n".join("" if (n, at) in running else line for at, line in enumerate(lines)) for n, lines in enumerate(lined))
    text = ""
    for page in filter(None, map(joined_lines, inner)):
        text = _gone_on(text, page) if text else page
    around = [" ".join(lined[n][at].split()) for n, at in sorted(running)]
    return "\n\n".join(part for part in (text, "\n".join(around)) if part)


def _gone_on(text: str, page: str) -> str:
    """A text with one more page: with its paragraph that the page goes on with, else with a new one."""
    if text.endswith(CLOSED) or not page[:1].islower():
        return f"{text}\n\n{page}"
    return text[:-1] + page if re.search(r"[^\W\d_]-$", text) else f"{text} {page}"


def _running(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Where the running heads and feet are, as numbers of pages and lines: lines at the edge of several pages that differ in numbers alone
    and do not fill the column, from the outermost inwards. The head of the first page is not among them."""
    filled = [[at for at, line in enumerate(lines) if line.strip()] for lines in pages]
    columns = [_column(lines) for lines in pages]
    found: set[tuple[int, int]] = set()
    for head in (True, False):
        outer: set[int] = set(range(len(pages)))
        for depth in range(EDGE):
            alike: dict[str, list[tuple[int, int]]] = {}
            for n in sorted(outer):
                if len(filled[n]) <= 2 * (depth + 1):
                    continue
                at = filled[n][depth if head else -1 - depth]
                if len(pages[n][at]) < columns[n] or not columns[n]:
                    alike.setdefault(NUMBER.sub("#", fold(pages[n][at])), []).append((n, at))
            often = {where for places in alike.values() if len(places) >= max(FEWEST_PAGES, len(pages) // ALTERNATING) for where in places}
            outer = {n for n, _ in often}
            found |= {(n, at) for n, at in often if n or not head}
    return found


def joined_lines(page: str) -> str:
    """The lines of a page as paragraphs: a line as long as its column goes on in the next one, and a word cut at its end is made whole."""
    lines = [" ".join(line.split()) for line in page.replace("\x00", " ").split("\n")]
    full = _column(lines)
    blocks = [list(block) for filled, block in groupby(lines, key=bool) if filled]
    return "\n\n".join("\n".join(_paragraphs(block, full)) for block in blocks)


def _column(lines: Sequence[str]) -> float:
    """From which length on a line fills its column."""
    long = sorted((len(line) for line in lines if len(line) > 20), reverse=True)
    return FULL_LINE * statistics.median(long[: max(1, len(long) // 2)]) if long else 0


def _paragraphs(block: Sequence[str], full: float) -> Iterator[str]:
    held = block[0]
    for before, line in pairwise(block):
        if len(before) < full or (before.endswith(CLOSED) and len(before) < full / FULL_LINE * 0.9):
            yield held
            held = line
        elif re.search(r"[^\W\d_]-$", held) and line[:1].islower():
            held = held[:-1] + line
        else:
            held = f"{held} {line}"
    yield held


@refusing
def read_docx(found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of a .docx: its paragraphs, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(found)) as parts:
            if BODY not in parts.namelist():
                return Refusal(source, None, "it is an archive of files, no .docx", "unpack it, or save the text as .docx")
            with parts.open(BODY) as opened:
                xml = opened.read(settings.longest_document + 1)
    except BROKEN_ZIP as error:
        return Refusal(source, None, f"the .docx is broken ({error})", "save it again")
    if len(xml) > settings.longest_document:
        return Refusal(
            source, None, "its text is longer than any report", f"split it; at most {settings.longest_document:,} bytes are read"
        )
    try:
        tree = etree.fromstring(xml, parser=etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as error:
        return Refusal(source, None, f"the .docx is broken ({error.msg})", "save it again")
    lines = (" ".join(_paragraph(p).split()) for p in tree.iter(f"{WORD}p"))
    return read_text("\n\n".join(line for line in lines if line), found, source, identifier, settings)


def _paragraph(paragraph: Any) -> str:
    """The words of a paragraph; deleted ones (`w:delText`) are not among them, a paragraph within it speaks for itself."""
    pieces = []
    for node in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
        if next(node.iterancestors(f"{WORD}p")) is paragraph:
            pieces.append(node.text or "" if node.tag == f"{WORD}t" else " ")
    return "".join(pieces)
