"""Compressed files, read as a stream that stops at a bomb."""

from __future__ import annotations

import gzip
import io
from typing import Any, BinaryIO, cast

from tidings.settings import Settings


class _Watched(io.RawIOBase):
    """What a gzip file unpacks to; OSError where it unpacks to more than text ever shrinks by."""

    def __init__(self, packed: BinaryIO, settings: Settings) -> None:
        super().__init__()
        self.packed, self.settings = packed, settings
        self.unpacked = gzip.GzipFile(fileobj=packed, mode="rb")
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self.unpacked.read(len(buffer))
        self.given += len(found)
        if self.given > self.settings.longest_inflated and self.given > self.settings.inflate_ratio * max(self.packed.tell(), 1):
            raise OSError(f"it unpacks to {self.settings.inflate_ratio} times its size and more, which no text does")
        buffer[: len(found)] = found
        return len(found)


def inflated(packed: BinaryIO, settings: Settings) -> BinaryIO:
    """The stream that a gzip file unpacks to."""
    return cast(BinaryIO, io.BufferedReader(_Watched(packed, settings)))
