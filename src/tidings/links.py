"""Links out of a record: a report may come with any string for an address."""

from __future__ import annotations


def safe_url(url: str | None) -> str | None:
    """A link to a source, only where it is a web address."""
    return url if url and url.startswith(("https://", "http://")) else None
