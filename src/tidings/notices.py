"""Lines that a page says to its reader and no report does: on its newsletter, its cookies, what it shows from elsewhere, in any language.

Such a line names a thing of the page (`media` of a pack's `[notices]`) and speaks to the reader (`reader`): "Get the best of the week in
your inbox." Below the head of such a box, speaking to the reader is enough.

And lines that the editors add to a report, by the words that begin them: notes on it (`notes`), who wrote and edited it (`desk`), and heads
of links to other reports (`related`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.buttons import first_act
from tidings.fold import fold, folded_pattern
from tidings.language import load_pack, pack_codes
from tidings.linewords import folded_line

LONGEST, LONGEST_BELOW = 40, 20  # words of such a line, and of one below the head of a box
LONGEST_NOTE, LONGEST_DESK, LONGEST_HEAD = 18, 30, 9  # words of a line of the editors, of who wrote, of a head of links
BRACKETED = re.compile(r"\(([^()]+)\)\W*\Z")
ENDS = " :.…!?→»>|↓·-–—*"
QUOTES = re.compile('["“”„«»‟]')


@dataclass(frozen=True, slots=True)
class _Words:
    """What one language calls the reader and the things of a page."""

    code: str
    reader: re.Pattern[str]
    media: re.Pattern[str]
    notes: re.Pattern[str]
    desk: re.Pattern[str]
    related: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> tuple[_Words, ...]:
    tables = {code: pack.toml("clean").get("notices", {}) for code in pack_codes() if (pack := load_pack(code))}
    found = []
    for code, table in tables.items():
        if table:
            reader, media, notes, desk = (_any(table.get(name, ())) for name in ("reader", "media", "notes", "desk"))
            found.append(_Words(code, reader, media, notes, desk, _whole(table.get("related", ()))))
    return tuple(found)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    if not patterns:
        return re.compile("(?!)")  # a list that a pack leaves empty finds nothing
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{folded_pattern(p)})" for p in patterns) + r")(?!\w)")


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    """Any of some patterns, as all of a line but for the marks that end it."""
    return re.compile(rf"(?:{_any(patterns).pattern})[{re.escape(ENDS)}]*\Z")


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


def speaks_to_reader(line: str, past: str = "") -> bool:
    """Whether a line speaks to the reader, or names a thing of the page; `past` is a folded word that does not count as such a thing."""
    folded = fold(line)
    rest = folded.replace(past, " ", 1) if past else folded
    return any(words.media.search(rest) or words.reader.search(folded) for words in _words())


def is_note(line: str) -> bool:
    """Whether a line is what the editors say of their own report: "(Adds details)", "This article was updated on ...". A correction that
    says what is right is news, and stays text."""
    folded = folded_line(line)
    longest = LONGEST if line.lstrip().startswith("(") else LONGEST_NOTE  # a longer one tells what was wrong, which is news
    return len(line.split()) <= longest and any(words.notes.match(folded) for words in _words())


def is_desk(line: str) -> bool:
    """Whether a line in brackets tells who wrote and edited a report: "(Reporting by Ada Byron in Lanet; Editing by Jo Abel)"."""
    inner = BRACKETED.fullmatch(line.strip())
    return inner is not None and len(line.split()) <= LONGEST_DESK and any(words.desk.match(fold(inner[1])) for words in _words())


def heads_links(line: str) -> bool:
    """Whether a line is the head of links to other reports and nothing else: "READ ALSO:", "Most read", "Previous article"."""
    if len(line.split()) > LONGEST_HEAD:
        return False
    folded = folded_line(line)
    return any(words.related.match(folded) for words in _words())
