"""The brief as PDF: text that can be searched and copied, numbers that lead to what is cited, Latin, Cyrillic and Arabic print.

The letters are DejaVu Sans, which ships with Tidings; Arabic is joined and ordered by HarfBuzz. What it lacks shows as boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from tidings.brief_blocks import Block, blocks, last_day
from tidings.errors import UsageError

if TYPE_CHECKING:
    from tidings.brief import Brief

FONT = "DejaVu"
MARGIN = 18  # millimetres
INK, SOFT, LINK = (28, 36, 48), (91, 102, 117), (26, 90, 150)
# size in points, bold, colour, indent in millimetres, space before in millimetres
LOOKS: dict[str, tuple[float, bool, tuple[int, int, int], float, float]] = {
    "title": (20, True, INK, 0, 0),
    "lead": (8.5, False, SOFT, 0, 1),
    "section": (13, True, INK, 0, 6),
    "heading": (10.5, True, INK, 0, 3),
    "statement": (10, False, INK, 0, 1.5),
    "quote": (9, False, SOFT, 6, 0.5),
    "source": (9, False, INK, 0, 1.5),
    "cited": (8.5, False, INK, 0, 1),
    "left out": (9, False, INK, 0, 1.5),
}


def as_pdf(brief: Brief) -> bytes:
    """The whole brief. UsageError where what writes PDF is not installed."""
    try:
        from fpdf import FPDF
        from fpdf.enums import XPos, YPos
    except ImportError as error:
        raise UsageError('PDF needs fpdf2 and uharfbuzz; install them with: pip install "tidings[documents]"') from error
    page: Any = FPDF(format="A4")
    page.set_margin(MARGIN)
    page.set_auto_page_break(True, MARGIN)
    fonts = resources.files("tidings") / "data" / "fonts"
    for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        page.add_font(FONT, style, str(fonts / name))
    page.set_text_shaping(use_shaping_engine=True)
    day = last_day(brief)
    page.set_creation_date(datetime.fromisoformat(day).replace(tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC))
    page.set_title(brief.title)
    page.set_lang(brief.language)
    page.set_producer("Tidings")
    page.add_page()
    found = tuple(blocks(brief))
    anchors = {block.number: page.add_link() for block in found if block.number is not None}
    for block in found:
        _print(page, block, anchors, "R" if brief.own.right_to_left else "L", {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT})
    return bytes(page.output())


def _print(page: Any, block: Block, anchors: dict[int, int], align: str, then: dict[str, Any]) -> None:
    """One block; what bears it as numbers on a line of their own, so that text runs either way undisturbed."""
    size, bold, colour, indent, before = LOOKS[block.kind]
    page.ln(before)
    page.set_font(FONT, "B" if bold else "", size)
    page.set_text_color(*colour)
    width = page.epw - indent
    left = page.l_margin + (indent if align == "L" else 0)
    if block.number is not None:
        page.set_link(anchors[block.number], page=page.page, y=page.get_y())
    page.set_x(left)
    page.multi_cell(width, size * 0.5, block.text, align=align, **then)
    if block.note:
        page.set_font(FONT, "", 8)
        page.set_text_color(*SOFT)
        page.set_x(left)
        page.multi_cell(width, 4, block.note, align=align, **then)
    if block.cites:
        page.set_font(FONT, "", 8)
        page.set_text_color(*LINK)
        for line in _lines([(number, page.get_string_width(f"[{number}]") + 1.5) for number in block.cites], width):
            if align == "R":
                page.set_x(left + width - sum(wide for _, wide in line))
            for number, wide in line if align == "L" else reversed(line):
                page.cell(wide, 4, f"[{number}]", link=anchors[number])
            page.ln(4)


def _lines(cites: Sequence[tuple[int, float]], width: float) -> list[list[tuple[int, float]]]:
    """Numbers with the width of each, in lines that are not wider than the page."""
    lines: list[list[tuple[int, float]]] = [[]]
    for cite in cites:
        if lines[-1] and sum(wide for _, wide in lines[-1]) + cite[1] > width:
            lines.append([])
        lines[-1].append(cite)
    return lines
