"""The audit log of a shared desk: who did what, when, from where; a JSON line each, on the disk before the answer goes out.

Each line holds the hash of the one before it, so that a line that is taken out or changed later shows.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


class Audit:
    """A log in a file that nobody but its owner may read. Safe to use from several threads of one program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        lines = path.read_bytes().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):  # the machine went down within a line
            os.write(self._file, b"\n")
        self._last = hashed(lines[-1]) if lines else None

    def write(self, who: str | None, where: str, did: str, status: int, note: str | None = None) -> None:
        """Adds a line: the user or None, their address, method and path, the status of the answer, and a remark."""
        with self._lock:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            row = {"at": at, "who": who, "from": where, "did": did, "status": status, "note": note, "before": self._last}
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            os.write(self._file, line)
            os.fsync(self._file)
            self._last = hashed(line)

    def last(self, count: int) -> list[dict[str, Any]]:
        """The last lines, newest first."""
        return [row for _, row in rows(self.path)][-count:][::-1]

    def close(self) -> None:
        """Lets go of the file."""
        os.close(self._file)


def hashed(line: bytes) -> str:
    """The hash of a line by which the next one holds it."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()


def rows(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The lines of a log that are whole, as bytes and as what they say."""
    for line in path.read_bytes().splitlines():
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield line, found


def breaks(path: Path) -> list[str]:
    """Where the lines of a log do not follow one another as they were written: one was changed, taken out, put in or cut."""
    found, before = [], None
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            told = json.loads(line)["before"]
        except (ValueError, KeyError, TypeError):
            found.append(f"line {number} is no line of the log")
        else:
            if told != before:
                found.append(f"line {number} does not follow the line before it: one was changed, taken out or put in")
        before = hashed(line)
    return found
