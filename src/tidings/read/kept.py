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
    """A page as it was fetched; `lists` marks feeds and sitemaps, which were followed and are not read again.

    `words` are those of the feed that named it, which stand in for a page that cannot be read."""

    given: Given
    charset: str | None
    lists: bool
    words: str = ""


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
            pages.setdefault((log.parent / row["file"]).resolve(), _page(row))
    return pages


def stand_ins(log: Path) -> list[KeptPage]:
    """The pages of which a log holds the words of a feed alone, since they were not to be had: in order, each with its latest words."""
    rows = log_rows(log)
    had = {row["url"] for row in rows if isinstance(row.get("file"), str)}
    latest = {row["url"]: row for row in rows if isinstance(row.get("words"), str) and row["url"] not in had}
    return [_page(row) for row in latest.values()]


def _page(row: dict[str, Any]) -> KeptPage:
    given = given_by({**row, "url": row.get("final") or row["url"], "fetched": row.get("at")})
    return KeptPage(given, row.get("charset"), bool(row.get("lists")), str(row.get("words") or ""))
