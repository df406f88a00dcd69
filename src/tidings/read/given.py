"""What is known of a report besides its text: columns, feed entries, mail headers and archives say it in the same words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from math import isfinite
from urllib.parse import urlsplit

from tidings.day_order import order_of
from tidings.fold import fold
from tidings.language_id import identify
from tidings.model import Dated, Report, content_id
from tidings.read.shown import moment_of

MOMENTS = ("published", "updated")  # which databases keep as seconds since 1970
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a report; None where nothing is."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    fetched: str | None = None


def given_by(row: Mapping[str, object]) -> Given:
    """What a row of named values says; values that are no words or no moments are passed over."""
    words = {k: " ".join(v.split()) for k, v in row.items() if isinstance(v, str) and v.strip()}
    words |= {k: str(int(v)) for k in MOMENTS if isinstance(v := row.get(k), (int, float)) and not isinstance(v, bool) and isfinite(v)}
    language = LANGUAGE.match(words.get("language", ""))
    tongue = words.get("language") or (identify(words["text"]) if "text" in words else None)
    order = order_of(tongue, words.get("url"), words.get("publisher"))
    return Given(
        title=words.get("title"),
        url=words.get("url"),
        publisher=words.get("publisher"),
        byline=words.get("byline"),
        language=language[1].lower() if language else None,
        published=moment_of(words.get("published", ""), order),
        updated=moment_of(words.get("updated", ""), order),
        fetched=words.get("fetched"),
    )


def overruled(report: Report, given: Given) -> Report:
    """The report with what is given in the place of what its text says."""
    return replace(report, **{k: v for k in Given.__slots__ if (v := getattr(given, k)) is not None})


def filled(report: Report, given: Given) -> Report:
    """The report with what is given where its own page says nothing. A page's address is always the one it was found under."""
    own = {k: v for k in Given.__slots__ if (v := getattr(given, k)) is not None and getattr(report, k) is None}
    return replace(report, **own)


def titled(text: str, title: str | None) -> str:
    """A text under the title that is given beside it, as readers see it; as it is where its first line is that title."""
    first = text.lstrip().partition("\n")[0].strip()
    return text if not title or first == title else "\n\n".join(part for part in (title, text) if part)


def address_id(url: str) -> str:
    """The id of a report known by its address alone: host and a hash, the same wherever the page comes from."""
    host = (urlsplit(url).hostname or "page").removeprefix("www.")
    return f"{host}-{content_id('page', url)[:10]}"


def columns_of(names: Sequence[str]) -> list[str | None]:
    """What the columns of those names hold, None for what no report has; of several for one thing it is the one whose name says so best."""
    told = [_columns().get(re.sub(r"[\W_]+", "", fold(name.removeprefix("\ufeff")))) for name in names]
    best: dict[str, int] = {}
    for number, column in enumerate(told):
        if column is not None and (column[0] not in best or column[1] < (told[best[column[0]]] or column)[1]):
            best[column[0]] = number
    return [column[0] if column is not None and best[column[0]] == number else None for number, column in enumerate(told)]


@lru_cache(maxsize=1)
def _columns() -> dict[str, tuple[str, int]]:
    """What columns hold by what they are called, without spaces and signs; with each the place of its name in the list."""
    listed = tomllib.loads((resources.files("tidings") / "data" / "columns.toml").read_text("utf-8"))
    named = ((re.sub(r"[\W_]+", "", fold(name)), field, n) for field, names in listed.items() for n, name in enumerate((field, *names)))
    return {name: (field, place) for name, field, place in named}
