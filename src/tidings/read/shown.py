"""The days that a page shows its readers: beside its headline, and on lines that say that they are days of printing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tidings.datewords import Printed, printed_dates, short_dates
from tidings.day_order import Order
from tidings.linewords import before, matches
from tidings.model import Dated
from tidings.read.blocks import Block, is_apart_by_name
from tidings.read.moments import dated_iso
from tidings.stamps import is_date_line

EARLIEST, LATEST = "1995-01-01", "2049-12-31"  # fixed, so that a page reads the same whenever it is read
BEFORE, AFTER = 8, 14  # blocks around the headline in which its day is looked for
OPENING = 24  # code points before the day that opens a paragraph
SHORT, LONG, LABEL = 12, 30, 4  # words of a line that may hold a day anywhere, that make a paragraph, and of a label
LONGEST_LINE, LONGEST_STATED = 140, 400  # code points of a line that shows a day, and of one that says that it is that of printing
LONGEST_ASIDE = 600  # code points of an aside that tells of its article
MOST_PIECES = 6  # stretches of a paragraph that may be a day
DATELINE_END = re.compile(r"\s*\)?\s*(?:[-–—.:|)]\s|\Z)")  # after a day that opens a paragraph and is no part of its sentence
NOT_THE_PAGE = frozenset(("blockquote", "figure", "figcaption"))
TODAY = re.compile(
    r"(?i)(?:^|[\s_-])(?:top-?(?:bar|nav|header)|nav-?top|masthead|(?:site|page|main)-?head(?:er)?|today|heute|weather|wetter|clock)(?:$|[\s_-])"
)
RIGHTS = re.compile(r"(?i)\W*(?:copyright|©|\(c\))")


@dataclass(frozen=True, slots=True)
class Shown:
    """A day beside the headline; `line` says that it stands on a line of its own, not in the opening of a paragraph."""

    dated: Dated
    line: bool

    @property
    def day(self) -> str:
        """The day alone, as ISO 8601."""
        return self.dated.value[:10]


def near_headline(blocks: Sequence[Block], place: int | None, order: Order | None) -> list[Shown]:
    """Days shown beside the headline: after it down to the first paragraph, then before it, then below the first paragraphs."""
    if place is None:
        return []
    node = blocks[place].node
    around = {node, *node.iterancestors()}
    after = [block for block in blocks[place + 1 : place + 1 + AFTER] if _may_date(block, around)]
    above = [block for block in blocks[max(0, place - BEFORE) : place] if _may_date(block, around)]
    first = next((n for n, block in enumerate(after) if block.words >= LONG), len(after))
    ordered = (*after[: first + 1], *reversed(above), *after[first + 1 :])
    return [Shown(dated, block.words < LONG) for block in ordered for dated in _days(block, order)]


def stated(blocks: Sequence[Block], order: Order | None) -> Dated | None:
    """The day of the first line outside of comments that says when the page was published, or of the line below a label that says so.

    Else the one day that such lines beside the article tell, or that the signed lines of the page do."""
    said = [(block.apart, day) for block in _saying(blocks) for day in _days(block, order, anywhere=True)]
    within = [day for apart, day in said if not apart]
    return next(iter(within), None) or only([day for _, day in said]) or only([*_signed(blocks, order)])


def only(found: Sequence[Dated]) -> Dated | None:
    """The first of some moments, where all of them are of one day."""
    return found[0] if len({moment.value[:10] for moment in found}) == 1 else None


def _saying(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that say when the page was published."""
    label = False
    for block in blocks:
        says = len(block.text) <= LONGEST_STATED and bool(matches("published", block.text[:LONGEST_LINE]))
        if says or (label and len(block.text) <= LONGEST_LINE):
            yield block
        label = says and block.words <= LABEL and not any(c.isdigit() for c in block.text)


def _signed(blocks: Sequence[Block], order: Order | None) -> Iterator[Dated]:
    """The days of lines that name an author: "By Ada Byron, 8/5/12"."""
    for block in blocks:
        if block.words <= SHORT and not block.apart and matches("byline", block.text):
            days = list(_days(block, order))
            yield from days if len(days) == 1 and not block.text.split()[1][0].isdigit() else ()


def is_of_reading(day: str, blocks: Sequence[Block]) -> bool:
    """Whether all that shows a day is the head of the site or a line on rights, which print the day on which the page was asked for."""
    lines = (block for block in blocks if len(block.text) <= LONGEST_LINE and any(c.isdigit() for c in block.text))
    showing = [b for b in lines if any(one.full and one.full.isoformat() == day for one in printed_dates(b.text))]
    return bool(showing) and all(RIGHTS.match(b.text) or any(map(_is_head, (b.node, *b.node.iterancestors()))) for b in showing)


def _is_head(node: Any) -> bool:
    return bool(TODAY.search(f"{node.get('class') or ''} {node.get('id') or ''}"))


def settled(found: Printed, order: Order | None) -> str | None:
    """The day meant, in years in which pages are printed; None where neither its form nor its page says which number is the month."""
    meant = found.full if found.sure or order == "day" else found.turned if order == "month" else None
    return meant.isoformat() if meant and EARLIEST <= meant.isoformat() <= LATEST else None


def moment_of(value: str, order: Order | None) -> Dated | None:
    """A moment as markup gives it: in the forms meant for programs, else as people write days; in years in which pages are printed."""
    found = dated_iso(value)
    if found is None and len(value) <= LONGEST_LINE:
        days = {day for one in printed_dates(value) if (day := settled(one, order))}
        found = Dated(days.pop(), "day", "markup") if len(days) == 1 else None
    return found if found and EARLIEST <= found.value <= LATEST else None


def _may_date(block: Block, around: set[Any]) -> bool:
    """Whether a block can show the day of the page; `around` is what holds the headline.

    None of other articles, of comments or of the head of the site (which shows the day of reading) can, no caption, no post of somebody
    else. A short line in an aside may tell of the article, where nothing else says that it belongs to another."""
    if block.apart and block.words > SHORT:
        return False
    for up in (block.node, *block.node.iterancestors()):
        if up in around:
            return True
        if up.tag in NOT_THE_PAGE or _is_head(up):
            return False
        if block.apart and (is_apart_by_name(up) or len(up.text_content()) > LONGEST_ASIDE):
            return False
    return not block.apart


def _days(block: Block, order: Order | None, *, anywhere: bool = False) -> Iterator[Dated]:
    """The day of a line, or the one that opens a paragraph (or stands `anywhere` in its first words)."""
    if not any(c.isdigit() for c in block.text):
        return
    if matches("updated", block.text) or matches("joined", block.text) or RIGHTS.match(block.text) or is_change(block.node):
        return
    written = list(_written(block, order, anywhere))
    timed = moment_of(block.node.get("datetime") or "", order) if block.node.tag == "time" else None
    if timed and timed.precision in ("day", "minute") and not (written and matches("published", block.text)):
        yield timed
    else:
        yield from written


def _written(block: Block, order: Order | None, anywhere: bool) -> Iterator[Dated]:
    """The days in the words of a block."""
    for line in _readings(block):
        whole = anywhere or len(line.split()) <= SHORT
        found = [one for one in printed_dates(line) if one.full] or (short_dates(line) if whole else [])
        days = [day for one in found if (whole or _opens(one, line)) and (day := settled(one, order))]
        if days:
            yield from (Dated(day, "day", "markup") for day in days)
            return


def _readings(block: Block) -> Iterator[str]:
    """The ways to read a block as a line with a day: its stretches between tags apart, as it is, a stretch that is a day and little else.

    Names and hours may be set close to a day, and the day, month and year of a leaf of a calendar may be in three elements."""
    if len(block.pieces) > 1:
        yield before("updated", " ".join(block.pieces)[:LONGEST_LINE])
    yield before("updated", block.text[:LONGEST_LINE])
    if block.words > SHORT:
        yield from (piece for piece in block.pieces[:MOST_PIECES] if is_date_line(piece))


def _opens(day: Printed, line: str) -> bool:
    """Whether a day opens a paragraph, as that of its printing does."""
    return day.start == 0 or (day.start <= OPENING and bool(DATELINE_END.match(line, day.end)))


def is_change(node: Any) -> bool:
    """Whether an element says that its moment is that of the last change."""
    classes = (node.get("class") or "").split()
    return node.get("itemprop") == "dateModified" or ("updated" in classes and "published" not in classes)
