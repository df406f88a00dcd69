"""Lines that a page says to its reader and no report does: on its newsletter, its cookies, what it shows from elsewhere, in any language.

Such a line names a thing of the page (`media` of a pack's `[notices]`) and speaks to the reader (`reader`): "Get the best of the week in
your inbox." Below the head of such a box, speaking to the reader is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.buttons import first_act
from tidings.fold import fold, folded_pattern
from tidings.language import load_pack, pack_codes

LONGEST, LONGEST_BELOW = 40, 20  # words of such a line, and of one below the head of a box
QUOTES = re.compile('["“”„«»‟]')


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language calls the reader and the things of a page."""

    code: str
    reader: re.Pattern[str]
    media: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> tuple[_Words, ...]:
    tables = {code: pack.toml("clean").get("notices", {}) for code in pack_codes() if (pack := load_pack(code))}
    return tuple(_Words(code, _any(table["reader"]), _any(table["media"])) for code, table in tables.items() if table)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    if not patterns:
        return re.compile("(?!)")  # a list that a pack leaves empty finds nothing
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{folded_pattern(p)})" for p in patterns) + r")(?!\w)")


@lru_cache(maxsize=20_000)
def is_notice(line: str) -> bool:
    """Whether a line names a thing of the page and speaks to the reader, in one language; what is quoted in a report may do so, too."""
    if len(line.split()) > LONGEST or QUOTES.search(line):
        return False
    folded = fold(line)
    return any(words.media.search(folded) and words.reader.search(folded) for words in _words())


def is_notice_below(line: str, head: str) -> bool:
    """Whether a line below another one belongs to the same box: the one above names a thing of the page, and this one speaks to the reader
    or begins with what one may do there."""
    if len(line.split()) > LONGEST_BELOW or QUOTES.search(line):
        return False
    above, folded = fold(head), fold(line)
    return any(words.media.search(above) and (words.reader.search(folded) or first_act(folded, words.code)) for words in _words())


def speaks_to_reader(line: str) -> bool:
    """Whether a line speaks to the reader, or names a thing of the page."""
    folded = fold(line)
    return any(words.media.search(folded) or words.reader.search(folded) for words in _words())
