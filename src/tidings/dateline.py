"""Datelines that run into the first sentence: "NAIROBI, June 5 (Agency) - The minister ..."; a parser must not read them as its subject."""

from __future__ import annotations

import re

from tidings.gazetteer import WELL_KNOWN, gazetteer

LONGEST = 90
LONGEST_CASELESS = 7  # words: in a script without capitals a longer run before a dash may be a sentence
LONGEST_TOWN = 3  # words of a town's name
LINE = re.compile(r"([^\W\d_]{3}[^\n.!?:;\"“«]{0,60}?(?:\.[^\n!?:;\"“«]{0,30}?)?)(?:\s+(?:-|–|—|--)|(?<=\.)[-–—])\s+(?=\S)")
STAMP = re.compile(  # "16:40 ", "18.00 Uhr: ", "4:30 p.m. - ": a zone or half of the day only where a sign closes it
    r"(?:\d{1,2}[:.h]\d{2}(?:\s*[^\W\d_]{1,4}\.?(?:[^\W\d_]\.)?)?\s*[-–—:|]|\d{1,2}[:h]\d{2})\s+(?=[^\W\d_]|[\"“«„])"
)
DAY = re.compile(r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s\d{4})\s*[-–—:|]\s+(?=\S)")
SIGNS = re.compile(r"\(|\d|,")


def past_dateline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence of `text` as it is, or in two pieces: the dateline or the time of day that an entry is stamped with, and the rest.

    A day between dashes behind the place is a piece of its own: "ANKARA (ABC) - 14.02.2018 - The minister ...".

    >>> past_dateline("GARISSA, June 5 (KNA) - Rebels fled.", 0, 36)
    [(0, 23), (24, 36)]
    """
    stamp = STAMP.match(text, start, end) or DAY.match(text, start, end)
    if stamp:
        return [(start, start + len(stamp[0].rstrip())), *past_dateline(text, stamp.end(), end)]
    found = LINE.match(text[start : min(end, start + LONGEST)])
    if found is None:
        return [(start, end)]
    lead = found.group(1)
    capitals = lead.split()[0].strip(",()").isupper()
    small = not lead[:1].isalpha() or lead[:1].islower() or (_caseless(lead) and len(lead.split()) > LONGEST_CASELESS)
    signed = bool(SIGNS.search(lead)) and not small and (lead.rstrip()[-1:] in ")." or lead.rstrip()[-1:].isdigit())
    if not (capitals or signed or _town(lead)) or sum(w[:1].islower() and len(w) > len("de") for w in lead.split()) > 2:
        return [(start, end)]
    head = (start, start + found.end() - 1)
    day = DAY.match(text, start + found.end(), end)
    return [head, (day.start(), day.start() + len(day[0].rstrip())), (day.end(), end)] if day else [head, (start + found.end(), end)]


def _town(lead: str) -> bool:
    """Whether what stands before a dash is the name of a town and no more: "طرابلس - ", "Krakau – "."""
    places = gazetteer().lookup(lead.strip()) if len(lead.split()) <= LONGEST_TOWN else ()
    return any(p.feature in ("city", "capital") and p.population >= WELL_KNOWN for p in places)


def _caseless(lead: str) -> bool:
    """Whether a text is in a script without capital letters."""
    return not any(c.isupper() or c.islower() for c in lead)
