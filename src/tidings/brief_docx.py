"""The brief as a Word document: real headings and lists, numbers that lead to what is cited, right to left where the language is."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tidings.brief_blocks import Block, blocks, last_day
from tidings.errors import UsageError

if TYPE_CHECKING:
    from tidings.brief import Brief

STYLES = {"title": "Title", "section": "Heading 1", "heading": "Heading 2", "statement": "List Bullet", "quote": "Quote"}
SMALL = 8.5  # points
DAY = "2000-01-01"  # of a document whose reports have none
MOMENT = (1980, 1, 1, 0, 0, 0)  # of every part in the file: the first that a zip can hold


def as_docx(brief: Brief) -> bytes:
    """The whole brief; the same record gives the same bytes. UsageError where what writes Word is not installed."""
    try:
        import docx
    except ImportError as error:
        raise UsageError('Word needs python-docx; install it with: pip install "tidings[documents]"') from error
    document: Any = docx.Document()
    told = document.core_properties
    told.title, told.author, told.language, told.comments = brief.title, "Tidings", brief.language, ""
    told.created = told.modified = datetime.fromisoformat(last_day(brief) or DAY)
    for block in blocks(brief):
        paragraph = document.add_paragraph(style=STYLES.get(block.kind))
        if block.number is not None:
            _bookmark(paragraph, block.number)
        run = paragraph.add_run(block.text)
        if block.kind in ("lead", "cited"):
            run.font.size = docx.shared.Pt(SMALL)
        _beside(paragraph, block, docx)
        if brief.own.right_to_left:
            _turn(paragraph)
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _beside(paragraph: Any, block: Block, docx: Any) -> None:
    """The note of the record's own, and the numbers of what bears the block."""
    if block.note:
        note = paragraph.add_run(f" ({block.note})")
        note.font.size = docx.shared.Pt(SMALL)
        note.font.color.rgb = docx.shared.RGBColor(91, 102, 117)
    for number in block.cites:
        _link(paragraph, number)


def _element(tag: str, /, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found = OxmlElement(tag)
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found


def _bookmark(paragraph: Any, number: int) -> None:
    paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=f"s{number}"))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _link(paragraph: Any, number: int) -> None:
    """A number that leads to the bookmark of what is cited."""
    link = _element("w:hyperlink", anchor=f"s{number}", history="1")
    run = paragraph.add_run(f" [{number}]")
    run.font.superscript = True
    link.append(run._r)
    paragraph._p.append(link)


def _turn(paragraph: Any) -> None:
    """Makes a paragraph and its runs read from right to left."""
    paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    for run in paragraph._p.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}r"):
        run.get_or_add_rPr().append(_element("w:rtl"))


def _settled(packed: bytes) -> bytes:
    """The same file with its parts dated alike, so that it does not depend on when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
