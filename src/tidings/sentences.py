"""Where sentences begin and end, by rule: full stops that end abbreviations, initials and dates do not end sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.datewords import common
from tidings.language import Pack

CLOSERS = "\"'”’“»)\\]」』）"
SIGN = "\u3040-\u30ff\u3400-\u9fff"  # where a sign is a word, no space follows a stop
SIGN_CLOSERS = "\"'”’»)\\]」』）"
END = re.compile(rf"[.!?…؟]+[{CLOSERS}]*(?=\s|$)|[。！？]+[{SIGN_CLOSERS}]*|(?<=[{SIGN}])[!?]+[{SIGN_CLOSERS}]*")
SHORT_CLAUSE = 8  # signs: less than this after a quotation tells who said it
LONGEST = 2_000  # code points of a sentence; four times the longest of ten thousand that a treebank of news has
BREAKS = (";", ",", "")  # where a longer one is cut, best first: behind such a sign and white space, near its end

ORDINAL = re.compile(r"\d{1,2}|[ivx]{1,5}")


@dataclass(frozen=True, slots=True)
class Stops:
    """Folded words, their last full stop left out: abbreviations, those that may also end a sentence, those only before a number, and
    words that usually open a sentence. `ordinals`: a stop after one or two digits or a Roman numeral makes them an ordinal ("3. Mai")."""

    short: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    ordinals: bool


@lru_cache(maxsize=32)
def _stops(pack: Pack | None) -> Stops:
    own = pack.toml("clean") if pack else {}
    lists = {name: (*common()[name], *own.get(name, ())) for name in ("abbreviations", "may_end", "before_number", "starters")}
    words = {name: frozenset(word.lower().rstrip(".") for word in listed) for name, listed in lists.items()}
    return Stops(words["abbreviations"], words["may_end"], words["before_number"], words["starters"], bool(own.get("ordinals")))


def split(text: str, start: int, end: int, pack: Pack | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of text[start:end] as (start, end), white space at their edges left out."""
    stops = _stops(pack)
    found, at = [], start
    for mark in END.finditer(text, start, end):
        if _ends(text, mark, end, stops):
            found.append((at, mark.end()))
            at = mark.end()
    found.append((at, end))
    found = [piece for first, last in found for piece in _cut(text, first, last)]
    trimmed = []
    for first, last in found:
        piece = text[first:last]
        if piece.strip():
            trimmed.append((first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())))
    return tuple(trimmed)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch in pieces of at most `LONGEST`: what goes on for longer is a list, a table without cells or a page that is broken."""
    pieces = []
    while end - start > LONGEST:
        half = start + LONGEST // 2
        ends = (max(text.rfind(f"{sign}{space}", half, start + LONGEST) for space in " \n\t") + len(sign) for sign in BREAKS)
        at = next((at for sign, at in zip(BREAKS, ends, strict=True) if at >= half + len(sign)), start + LONGEST)
        pieces.append((start, at))
        start = at
    return [*pieces, (start, end)]


def is_cut(text: str, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the sentences of a passage are pieces of a longer one: one before the last has no end of its own."""
    return any(end - start >= LONGEST // 2 and not END.search(text, max(start, end - 8), end) for start, end in sentences[:-1])


def _ends(text: str, mark: re.Match[str], end: int, stops: Stops) -> bool:
    """Whether a mark ends a sentence."""
    after = text[mark.end() : end].lstrip()
    if not after:
        return False
    opener = after.lstrip("\"'“‘«([")
    if opener[:1].islower():
        return False
    if mark[0][-1] in '”’」』"' and after[0] == text[mark.end()] and re.match(rf"[{SIGN}，]", after):
        return len(re.split("[。！？!?：“]", after, maxsplit=1)[0]) >= SHORT_CLAUSE
    if mark[0][0] != "." or mark[0].startswith(".."):
        return True
    word = re.search(r"((?:[\w.'’-]|[\u064b-\u0652])*)$", text[max(0, mark.start() - 20) : mark.start()])
    before = word[1].lower() if word else ""
    following = re.match(r"[\w'’]+", opener)
    if stops.ordinals and ORDINAL.fullmatch(before):
        return following is not None and following[0].lower() in stops.starters
    if before in stops.before_number:
        return not opener[:1].isdigit()
    if before in stops.short or ("." in before and before.split(".")[-1] in stops.short):
        return before in stops.may_end and following is not None and following[0].lower() in stops.starters
    return not (len(before) == 1 and text[mark.start() - 1].isupper())
