"""Fetching pages, feeds and sitemaps into a folder that `tidings build` reads: politely, safely, and again without harm.

One request a host at a time with a pause between, robots.txt obeyed, conditional requests, retries with growing pauses, the bytes kept as
they came. Addresses of this machine and its network are refused, also behind names and redirects. What was interrupted goes on.
"""

from __future__ import annotations

from tidings.fetch.loop import Fetched, fetch

__all__ = ["Fetched", "fetch"]
