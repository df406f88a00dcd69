"""Plain text: the file is the report."""

from __future__ import annotations

import hashlib

from tidings.errors import Refusal
from tidings.guard import refusing
from tidings.language_id import identify
from tidings.model import Report
from tidings.settings import Settings


@refusing
def read_text(text: str, found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """A report of the text as it is; line ends are made `\\n`, nothing else is changed."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > settings.longest_report:
        advice = f"split it; at most {settings.longest_report:,} are read"
        return Refusal(source, None, f"{len(text):,} characters is no news report", advice)
    if not any(c.isalnum() for c in text):
        return Refusal(source, None, "it holds no words", "leave it out or fetch it again")
    return Report(id=identifier, sha256=hashlib.sha256(found).hexdigest(), text=text, language=identify(text))
