"""CSV that no spreadsheet takes for a formula, and back.

A text that begins with a sign by which spreadsheets know a formula gets an apostrophe before it, as OWASP advises; `plain_text` takes
it away again. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

FORMULA = "=+-@\t\r\n＝＋－＠"  # the last four are their full-width forms
Cell = str | int | float | None


def neutral(text: str) -> str:
    """A text as a cell that is never computed."""
    return f"'{text}" if text.lstrip("'")[:1] and text.lstrip("'")[0] in FORMULA else text


def plain_text(cell: str) -> str:
    """The text that `neutral` made a cell from."""
    marked = cell.startswith("'") and cell.lstrip("'")[:1] and cell.lstrip("'")[0] in FORMULA
    return cell[1:] if marked else cell


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], under: Sequence[str] = ()) -> bytes:
    """CSV (RFC 4180, UTF-8) with a header; `under` is a second header row (HXL's tags), written as it is. None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    if under:
        writer.writerow(under)
    for row in rows:
        cells = (row.get(column) for column in columns)
        writer.writerow([neutral(cell) if isinstance(cell, str) else "" if cell is None else _number(cell) for cell in cells])
    return out.getvalue().encode("utf-8")


def _number(value: float) -> float:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def from_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column, formulas as they were."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    return [{column: plain_text(cell) for column, cell in row.items()} for row in rows]
