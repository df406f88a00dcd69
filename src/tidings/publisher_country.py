"""The country that a publisher writes from, by the last part of its address."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from urllib.parse import urlsplit

ANYBODYS = frozenset(("tv", "co", "io", "me", "ai", "fm", "am", "ws", "cc", "to", "ly", "st", "sh", "ac", "la", "vc", "gg", "im", "as"))


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    """Countries (alpha-3) by their domain, those that anybody takes left aside."""
    text = (resources.files("tidings") / "data" / "iso3166.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {two.lower(): three for three, two, _ in rows if two.lower() not in ANYBODYS} | {"uk": "GBR"}


def home_country(url: str | None, publisher: str | None) -> str | None:
    """The country (alpha-3) of a report's address, else of its publisher where that is one; None for .com and the like."""
    host = (urlsplit(url).hostname if url else None) or publisher or ""
    last = host.rpartition(".")[2].lower() if " " not in host.strip() and "." in host else ""
    return _lands().get(last)
