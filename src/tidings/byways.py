"""What the lines around an article say of it: author, agency, day of printing, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tidings.datewords import Printed, common, make, printed_dates, short_dates, weekdays
from tidings.fold import fold
from tidings.lines import matches
from tidings.model import Basis, Dated, Passage, Report, Span

OPENING = re.compile(
    r"^(?P<place>[^\n.!?:]{2,60}?)[,،]\s*(?P<date>[^\n()]{3,32}?)\s*\((?P<agency>[^()\n]{2,40})\)\s*[-–—.]|"
    r"^(?P<place2>[^\n.!?:,]{2,40}),\s*(?P<date2>\d{1,2}\s+[^\n()\d]{3,12}\.?(?:\s\d{4})?)\s*(?:\((?P<agency2>[^()\n]{2,40})\))?\s*\.?[-–—]|"
    r"^(?P<place3>[A-ZÀ-Þ][A-ZÀ-Þ' -]{2,40}?)\s*\((?P<agency3>[^()\n]{2,40})\)\s*[-–—]|"
    r"^\((?P<agency4>[A-Z][\w .]{1,30})\)\s*[-–—]?|"
    r"^(?P<agency5>[A-Z]{2,6})/(?P<place5>[A-ZÀ-Þ]{3,20})\b"
)
SPELLED_OUT = re.compile(r"([^()\d]{4,40}?)\s*\(([^()\d]{2,12})\)\s*\.?\Z")
FIRST_PAGES = 1995  # the year from which web pages are printed
NEAR = 7  # days between a day of printing and one that the text tells of, to settle which of two readings is meant
BEFORE_CREDIT = re.compile(
    r"(?i)^(©|\(c\)|copyright|with|avec|con|mit|com|sources?\s*:|المصدر\s*:|quelle\s*:|fuente\s*:|fonte\s*:|news service|em|\()+\s*|\)$"
)
PREFIX = re.compile(r"(?i)^(by|par|por|von|от|بقلم)\s+")


def bylines(passages: Sequence[Passage]) -> str | None:
    """The author that a line names, or None."""
    for passage in passages:
        text = passage.text.strip()
        if passage.kind == "boilerplate" and len(text.split()) <= 7 and matches("byline", text) and PREFIX.match(text):
            return re.split(r",|\s+(?:in|à|en)\s+", PREFIX.sub("", text))[0].strip() or None
    return None


def credits_of(report: Report, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The agencies that a report names as its source: in the dateline, on a line of their own, under a picture."""
    known = {fold(a): a for a in common()["agencies"]}
    full = common()["agency_names"]
    found: list[str] = []
    for passage in passages:
        if passage.kind in ("lead", "body") and (opening := opening_of(passage.text)):
            found.append(_part(opening, "agency") or "")
        closing = re.search(r"\(([A-Za-z][\w .&-]{1,24}(?:,\s*[A-Z][\w .-]+)?)\)\s*$", passage.text)
        if closing and passage.kind in ("lead", "body") and fold(closing[1]) in known:
            found.append(closing[1])
        if passage.kind in ("credit", "caption"):
            found += _named(passage.text, known, line=passage.kind == "credit")
        found += _spelled_out(passage.text, found) if passage.kind == "credit" else []
    names = [full.get(name, name) for name in found if name and not name[0].isdigit()]
    return tuple(dict.fromkeys(n.strip() for n in names if 1 < len(n.strip()) <= 40))


def _spelled_out(text: str, found: Sequence[str]) -> list[str]:
    """The full name in a credit line that ends in the short one already found: "Press Agency of the Banks (PAB)"."""
    match = SPELLED_OUT.match(text.strip())
    if match is None or (found and match[2].strip() not in found):
        return []
    return [match[2].strip(), match[1].strip()]


def _named(text: str, known: dict[str, str], line: bool) -> list[str]:
    """Agencies in a credit line or a caption; a bare credit line names whoever it names."""
    words = re.findall(r"[\w-]+", text)
    if SPELLED_OUT.match(text.strip()) and line:
        return []
    found = [known[fold(w)] for w in words if fold(w) in known and (w.isupper() or len(w) > 3 or w == known[fold(w)])]
    if found or not line:
        return found
    bare = BEFORE_CREDIT.sub("", text.strip()).strip(" :().")
    return [bare] if bare and len(bare.split()) <= 3 and not re.match(r"(?i)(writing|reporting|editing)", bare) else []


def opening_of(text: str) -> re.Match[str] | None:
    """The dateline that opens a paragraph: "NAIROBI, 11 mars 2021 (AFP) - ...", or None."""
    match = OPENING.match(text)
    if match is None:
        return None
    agency = _part(match, "agency")
    return None if agency and agency[0].isdigit() else match


def _part(match: re.Match[str], name: str) -> str | None:
    for suffix in ("", "2", "3", "4", "5"):
        key = f"{name}{suffix}"
        if key in match.groupdict() and match[key]:
            return match[key].strip()
    return None


def dateline(report: Report, passages: Sequence[Passage]) -> Dated | None:
    """The full date in the dateline that opens the text, or None where it leaves out the year."""
    for passage in [p for p in passages if p.kind in ("lead", "body")][:2]:
        opening = opening_of(passage.text)
        for found in printed_dates(opening[0]) if opening else ():
            if day := _settled(found, opening[0] if opening else "", report, passages):
                return _dated(report, passage.start, found, day, "dateline")
    return None


def dates_of(report: Report, passages: Sequence[Passage]) -> tuple[Dated | None, Dated | None]:
    """The day of printing and of the last change that lines of their own state."""
    published = updated = None
    for passage in passages:
        if passage.kind != "dateline":
            continue
        for found in printed_dates(passage.text) or short_dates(passage.text):
            day = _settled(found, passage.text, report, passages)
            if day and report.extracted and day.year < FIRST_PAGES:
                continue
            dated = _dated(report, passage.start, found, day, "stated") if day else None
            if matches("updated", passage.text):
                updated = updated or dated
            else:
                published = published or dated
    return published, updated


def _settled(found: Printed, line: str, report: Report, passages: Sequence[Passage]) -> date | None:
    """The day meant. One that could be read either way round is settled by the language, by the weekday beside it or by the days that the
    text tells of; else it stays open."""
    if found.sure or report.language in common()["day_first"]:
        return found.full
    either = [d for d in (make(found.year, found.month, found.day), make(found.year, found.day, found.month)) if d]
    named = {weekday for _, _, weekday in weekdays(line)}
    told = [d.full for p in passages if p.kind in ("lead", "body", "caption") for d in printed_dates(p.text) if d.sure and d.full]
    if named:
        either = [d for d in either if d.weekday() in named]
    elif told:
        either = [d for d in either if any(abs((d - day).days) <= NEAR for day in told)]
    return either[0] if len(either) == 1 else None


def _dated(report: Report, base: int, found: Printed, day: date, basis: Basis) -> Dated:
    start, end = base + found.start, base + found.end
    value = f"{day.isoformat()}T{found.time}" if found.time else day.isoformat()
    return Dated(value, "minute" if found.time else "day", basis, (Span(report.id, start, end, report.text[start:end]),))
