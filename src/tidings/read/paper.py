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
from tidings.guard import refusing
from tidings.model import Report
from tidings.read.text import read_text
from tidings.settings import Settings

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
FULL_LINE = 0.75  # of the usual long line's length: a line at least this long goes on in the next
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
    text = "\n\n".join(page for page in map(joined_lines, pages) if page)
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
