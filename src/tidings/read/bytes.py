"""From bytes to text: what is no text is refused, what is in another encoding is read by its declaration or by detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from tidings.errors import Refusal
from tidings.settings import Settings

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 26, 27})


def refused_bytes(found: bytes, source: str, settings: Settings) -> Refusal | None:
    """Why these bytes are no report, or None: empty, binary, or too long."""
    if not found.strip():
        return Refusal(source, None, "it is empty", "leave it out or fetch it again")
    if len(found) > settings.longest_file:
        return Refusal(source, None, f"{len(found):,} bytes is no news report", f"split it; at most {settings.longest_file:,} bytes are read")
    if any(found.startswith(mark) for mark, _ in MARKS[1:]):
        return None
    sample = found[:65536]
    odd = sum(sample.count(bytes([c])) for c in CONTROL)
    if b"\x00" in sample or odd > len(sample) // 100:
        return Refusal(source, None, "it is a binary file, not text", "give the text or the page itself")
    return None


def decode(found: bytes, page: bool = False) -> str | None:
    """The text of some bytes: by byte order mark, declaration (pages), UTF-8, then detection. None where nothing fits."""
    for mark, encoding in MARKS:
        if found.startswith(mark):
            return _try(found, encoding)
    declared = DECLARED.search(found[:4096]) if page else None
    named = (declared[1] or declared[2]).decode("ascii") if declared else None
    for encoding in ("utf-8", named) if named is None or named.lower() in ("utf-8", "utf8") else (named, "utf-8"):
        if encoding and (text := _try(found, encoding)) is not None:
            return text
    best = from_bytes(found).best()
    if best is None:
        return None
    text = _try(found, best.encoding)
    return text if text is not None and "\ufffd" not in text else None


def _try(found: bytes, encoding: str) -> str | None:
    try:
        return found.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
