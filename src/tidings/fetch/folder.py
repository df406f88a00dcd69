"""The folder that fetching fills: the bytes of each page in a file of its own, and a log that names them (`read/kept.py` reads it)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tidings.errors import UsageError
from tidings.fetch.ask import Answer
from tidings.model import content_id
from tidings.read.given import Given
from tidings.read.kept import LOG, log_rows

SUFFIXES = {"application/pdf": ".pdf", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Held:
    """The last fetch of an address: when, and what the server needs to tell whether the page has changed."""

    file: str | None
    sha256: str | None
    etag: str | None
    modified: str | None
    at: str
    lists: bool


class Folder:
    """A folder of fetched pages. Files are written before the log names them, so that an interruption loses at most one page."""

    def __init__(self, into: Path) -> None:
        if into.exists() and not into.is_dir():
            raise UsageError(f"{into}: this is a file; name a folder for --into")
        into.mkdir(parents=True, exist_ok=True)
        self.into, self.log = into, into / LOG
        self.held: dict[str, Held] = {}
        self.words: dict[str, str] = {}
        for row in log_rows(self.log) if self.log.is_file() else []:
            self._remember(row)
        if self.log.is_file() and not self.log.read_bytes().endswith(b"\n"):
            with self.log.open("ab") as opened:
                opened.write(b"\n")

    def _remember(self, row: dict[str, Any]) -> None:
        before = self.held.get(row["url"])
        last = {name: row.get(name) or (getattr(before, name) if before else None) for name in ("file", "sha256", "etag", "modified")}
        self.held[row["url"]] = Held(**last, at=str(row.get("at") or ""), lists=bool(row.get("lists")))
        if row.get("words"):
            self.words[row["url"]] = str(row["words"])

    def kept(self, url: str) -> bytes | None:
        """The bytes of an address as fetched last, or None."""
        held = self.held.get(url)
        path = self.into / held.file if held and held.file else None
        return path.read_bytes() if path is not None and path.is_file() else None

    def keep(self, answer: Answer, given: Given, words: str, lists: bool, at: str) -> bool:
        """Keeps an answer, and the words that its feed has of it; whether it was new or had changed.

        An unchanged one leaves a line in the log and no file."""
        row: dict[str, Any] = {"url": answer.url, "at": at, "lists": lists, "etag": answer.etag, "modified": answer.modified}
        held = self.held.get(answer.url)
        digest = hashlib.sha256(answer.body).hexdigest() if answer.body is not None else None
        new = digest is not None and not (held and held.sha256 == digest and self.kept(answer.url) is not None)
        if new and answer.body is not None:
            row |= {"file": self._write(answer, answer.body), "sha256": digest, "charset": answer.charset, "final": answer.final}
            row |= _said(given, words)
        self._write_down(row)
        return new

    def keep_words(self, url: str, given: Given, words: str, at: str) -> None:
        """Keeps what a feed holds of a page that is not to be had; once, unless the feed changes it."""
        row: dict[str, Any] = {"url": url, "at": at, "lists": False, **_said(given, words)}
        if (self.words.get(url)) != words:
            self._write_down(row)

    def _write_down(self, row: dict[str, Any]) -> None:
        line = json.dumps({name: value for name, value in row.items() if value is not None}, ensure_ascii=False)
        with self.log.open("a", encoding="utf-8") as opened:
            opened.write(line + "\n")
        self._remember(row)

    def _write(self, answer: Answer, body: bytes) -> str:
        host = (urlsplit(answer.url).netloc.rpartition("@")[2] or "page").replace(":", "-")
        xml = "xml" in answer.kind and "html" not in answer.kind
        suffix = SUFFIXES.get(answer.kind, ".xml" if xml else ".html")
        name = f"pages/{host}/{content_id('page', answer.url)[:10]}-{hashlib.sha256(body).hexdigest()[:10]}{suffix}"
        path = self.into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f"{suffix}.part")
        part.write_bytes(body)
        part.replace(path)
        return name


def _said(given: Given, words: str) -> dict[str, Any]:
    """What a list says of a page, as a part of a row of the log."""
    said = {name: value for name in ("title", "publisher", "byline", "language") if (value := getattr(given, name))}
    return {**said, **({"published": given.published.value} if given.published else {}), **({"words": words} if words else {})}
