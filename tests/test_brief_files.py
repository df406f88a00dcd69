"""The brief as PDF and Word: what it says is in the file, numbers lead to what is cited, Arabic runs from right to left, same bytes."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.records import made
from tidings.brief import make_brief
from tidings.brief_blocks import blocks
from tidings.errors import UsageError

RECORD = made()


def text_of(pdf: bytes) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def document_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return parts.read("word/document.xml").decode()


@pytest.mark.parametrize("language", ["en", "ru", "tr"])
def test_every_statement_is_in_the_pdf(language: str) -> None:
    pytest.importorskip("fpdf")
    brief = make_brief(RECORD, language=language)
    said = re.sub(r"\s", "", text_of(brief.pdf()))
    missing = [s.text for s in brief.statements() if re.sub(r"\s", "", s.text) not in said]
    assert not missing and re.sub(r"\s", "", brief.title) in said


def test_the_numbers_of_the_pdf_lead_to_what_is_cited() -> None:
    pytest.importorskip("fpdf")
    pdf = make_brief(RECORD).pdf()
    assert pdf.count(b"/Subtype /Link") == sum(len(block.cites) for block in blocks(make_brief(RECORD)))
    assert b"/Dest" in pdf and b"/URI" not in pdf


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_statement_is_in_the_word_document_and_its_numbers_lead_somewhere(language: str) -> None:
    pytest.importorskip("docx")
    import docx

    brief = make_brief(RECORD, language=language)
    content = brief.docx()
    document = docx.Document(io.BytesIO(content))
    said = "\n".join(p.text for p in document.paragraphs)
    assert all(s.text in said for s in brief.statements())
    assert next(p.text for p in document.paragraphs if p.style.name == "Heading 1") == brief.sections[0].title
    xml = document_of(content)
    anchors = set(re.findall(r'w:anchor="(\w+)"', xml))
    assert anchors and anchors <= set(re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', xml))
    assert ("<w:bidi/>" in xml) == (language == "ar")


def test_the_same_record_gives_the_same_bytes() -> None:
    pytest.importorskip("fpdf")
    pytest.importorskip("docx")
    assert make_brief(RECORD).pdf() == make_brief(RECORD).pdf()
    assert make_brief(RECORD).docx() == make_brief(RECORD).docx()


def test_every_citation_of_the_blocks_is_shown_once() -> None:
    found = tuple(blocks(make_brief(RECORD)))
    shown = [block.number for block in found if block.number is not None]
    assert len(shown) == len(set(shown)) and {n for block in found for n in block.cites} <= set(shown)


def test_another_format_or_one_that_is_not_installed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="md, html, pdf, docx"):
        make_brief(RECORD).written("odt")
    monkeypatch.setitem(__import__("sys").modules, "fpdf", None)
    with pytest.raises(UsageError, match=r"tidings\[documents\]"):
        make_brief(RECORD).pdf()
