"""Whether a day in numbers, as 03/02/2020, is read day first: by the language, by the country of who prints, by other days in one text.

Only what is certain counts: English is written both ways, and where nothing tells which, the day stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from tidings.datewords import common
from tidings.publisher_country import home_country

Order = Literal["day", "month"]
TAG = re.compile(r"([a-z]{2})(?:[-_]([a-z]{2})\b)?", re.IGNORECASE)
NUMBERS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?!\d)")


def order_of(language: str | None, url: str | None = None, publisher: str | None = None, texts: Iterable[str] = ()) -> Order | None:
    """Which number of a day comes first in reports of a language ("en", "en-GB"), at an address; None where nothing tells.

    `texts` are printed in the same report or page: a day among them that can be read one way only shows the order of the others."""
    tag = TAG.match(language or "")
    tongue, region = (tag[1].lower(), (tag[2] or "").upper()) if tag else ("", "")
    if tongue in common()["day_first"]:
        return "day"
    if shown := _shown(texts):
        return shown
    if tongue in ("en", ""):
        return _by_country(region) or _by_country(home_country(url, publisher) or "")
    return None


def _by_country(code: str) -> Order | None:
    """The order of a country of two or three letters; None where both are usual, or no country is known."""
    if not code or code in common()["both_orders"]:
        return None
    return "month" if code in common()["month_first"] else "day"


def _shown(texts: Iterable[str]) -> Order | None:
    """The order of days that can be read one way only; None where there are none, or of both kinds."""
    pairs = [(int(a), int(b)) for text in texts for a, b in NUMBERS.findall(text)]
    orders: set[Order] = {"day" if a > 12 else "month" for a, b in pairs if (a > 12) is not (b > 12) and max(a, b) <= 31}
    return orders.pop() if len(orders) == 1 else None
