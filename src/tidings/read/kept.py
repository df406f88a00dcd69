"""The log of `tidings fetch`: one JSON object a page that it kept, beside the bytes as they came."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidings.read.given import Given, given_by

LOG = "fetched.jsonl"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was fetched; `lists` marks feeds and sitemaps, which were followed and are not read again."""

    given: Given
    charset: str | None
    lists: bool


def log_rows(log: Path) -> list[dict[str, Any]]:
    """The rows of a log in order. A row that was cut off while it was written is left out: its page will be fetched again."""
    rows = []
    for line in log.read_text("utf-8", "replace").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            rows.append(row)
    return rows


def kept_pages(log: Path) -> dict[Path, KeptPage]:
    """The files that a log names, with what it knows of each; the first fetch of the same bytes dates them."""
    pages: dict[Path, KeptPage] = {}
    for row in log_rows(log):
        if isinstance(row.get("file"), str):
            given = given_by({**row, "url": row.get("final") or row["url"], "fetched": row.get("at")})
            pages.setdefault((log.parent / row["file"]).resolve(), KeptPage(given, row.get("charset"), bool(row.get("lists"))))
    return pages
