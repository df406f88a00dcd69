"""CSV and Parquet with named columns: one report a row, the columns named as in JSON Lines or by a usual name (`columns.toml`)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read.bytes import detected_encoding
from tidings.read.given import address_id, columns_of, given_by, titled
from tidings.read.given import overruled as overruled_by
from tidings.read.pages import read_page
from tidings.read.text import read_text
from tidings.settings import Settings

SAMPLE = 65536
BATCH = 256  # rows of a Parquet file at a time
NEEDS = (
    "no column is named text or html",
    "name the columns: id, text or html, and where known title, url, publisher, published, language",
)


def read_csv(stream: BinaryIO, source: str, stem: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The rows of a CSV file. Its separator and encoding are told from its beginning; a row that is no report is refused by its number."""
    csv.field_size_limit(settings.longest_file)
    head = stream.read(SAMPLE)
    encoding = _encoding(head)
    text = io.TextIOWrapper(io.BufferedReader(_Joined(head, stream)), encoding, newline="")
    separator = _separator(head.decode(encoding, "replace"))
    rows = csv.reader(text, delimiter=separator)
    try:
        names = columns_of(next(rows, []))
        if "text" not in names and "html" not in names:
            yield Refusal(source, 1, *NEEDS)
            return
        for cells in rows:
            if any(cell.strip() for cell in cells):
                row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
                yield read_row(row, source, rows.line_num, stem, settings)
    except csv.Error as error:
        yield Refusal(
            source, rows.line_num, f"this is no CSV ({error})", "quote what holds separators or line breaks; the rows after it are not read"
        )
    except UnicodeDecodeError:
        yield Refusal(source, rows.line_num, "from here on it is in another encoding", "save it as UTF-8; the rows after it are not read")


def _encoding(head: bytes) -> str:
    """What the byte order mark says; else UTF-8 unless the beginning is not: then what it would say in another encoding tells."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    whole = head[: head.rfind(b"\n") + 1 or len(head)]
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return detected_encoding(whole) or "utf-8-sig"
    return "utf-8-sig"


def _separator(head: str) -> str:
    """The separator that the line of names holds most of."""
    names = head.partition("\n")[0]
    return max(",;\t|", key=lambda mark: (names.count(mark), mark == ","))


class _Joined(io.RawIOBase):
    """A stream with the beginning that was read of it put back."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self.head[: len(buffer)] or self.stream.read(len(buffer))
        self.head = self.head[len(found) :] if self.head else b""
        buffer[: len(found)] = found
        return len(found)


def read_parquet(path: Path, source: str, stem: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The rows of a Parquet file, a batch at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        named = file.schema_arrow.names
        columns = {name: field for name, field in zip(named, columns_of(named), strict=True) if field}
        if not {"text", "html"} & set(columns.values()):
            yield Refusal(source, None, *NEEDS)
            return
        number = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=list(columns)):
            for found in batch.to_pylist():
                number += 1
                row = {columns[name]: _written(value) for name, value in found.items()}
                yield read_row(row, source, number, stem, settings)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Refusal(source, None, f"it is no whole Parquet file ({str(error).splitlines()[0][:120]})", "write it again from its source")


def _written(value: object) -> object:
    """A value of a column as the words that JSON would have for it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def read_row(row: Mapping[str, object], source: str, number: int, stem: str, settings: Settings) -> Report | Refusal:
    """The report of a row. Without an id it is known by its address, else by its place in the file."""
    given = given_by(row)
    identifier = str(row.get("id") or "").strip() or (address_id(given.url) if given.url else f"{stem}-{number}")
    found = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    text, page = row.get("text"), row.get("html")
    if isinstance(text, str) and text.strip():
        made = read_text(titled(text, given.title), found, source, identifier, settings)
    elif isinstance(page, str) and page.strip():
        made = read_page(page, found, source, identifier, settings)
    else:
        return Refusal(source, number, "it has neither text nor html", "give it one of the two, as a string")
    return Refusal(made.source, number, made.reason, made.advice) if isinstance(made, Refusal) else overruled_by(made, given)
