"""What the lines around an article say of it: author, agency, day of printing, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tidings.agency_forms import credited, dateline_agency, named_agency
from tidings.dated_openings import dated_opening, is_chronicle
from tidings.datewords import Printed, common, printed_dates, weekdays
from tidings.day_order import order_of
from tidings.language import load_pack, pack_codes
from tidings.linewords import matches
from tidings.model import Basis, Dated, Passage, Report, Span
from tidings.signers import signer, without_agencies
from tidings.stamps import byline_of, stamps
from tidings.wires import Opening, agencies_in, closing, credit_line, is_own, opening, picture_agencies

OPENING = re.compile(
    r"^(?P<place>[^\n.!?:]{2,60}?)[,،]\s*(?P<date>[^\n()]{3,32}?)\s*\((?P<agency>[^()\n]{2,40})\)\s*[-–—.]|"
    r"^(?P<place2>[^\n.!?:,]{2,40}),\s*(?P<date2>\d{1,2}\.?\s+[^\n()\d]{3,16}\.?(?:\s\d{4})?)\s*(?:\((?P<agency2>[^()\n]{2,40})\))?\s*\.?[-–—]|"
    r"^(?P<place3>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ' -]{2,40}?)\s*\((?P<agency3>[^()\n]{2,40})\)\s*[-–—]|"
    r"^(?P<place6>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\n.!?:,]{1,40}),\s*(?:\w{2,9},\s*)?(?P<date6>\d{1,2}\.?\s+[^\n()\d.,]{3,16}\.?\s\d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:\s*\((?P<agency6>[^()\n]{2,40})\))?\s*[.:]\s+(?=\S)|"
    r"^(?P<place7>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][^\n.!?:,\d]{1,40})\.\s(?P<date7>\d{1,2}\s[^\n()\d.,]{3,12}(?:\s\d{4}(?:\s(?:года|року|г\.|р\.))?)?)\.\s"
    r"(?P<agency7>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ][A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ -]{2,30})\s*[-–—]\s|"
    r"^\((?P<agency4>[A-Z][\w .]{1,30})\)\s*[-–—]?|"
    r"^(?P<agency5>[A-Z]{2,6})/(?P<place5>[A-ZÀ-Þ]{3,20})\b"
)
DAY_BEHIND = re.compile(r"\s*(?P<day>[^\n()]{5,32}?\d{4})\s*[-–—:|]\s")  # "ANKARA (ABC) - 14.02.2018 - The minister ..."
SPELLED_OUT = re.compile(r"([^()\d]{4,40}?)\s*\(([^()\d]{2,12})\)\s*\.?\Z")
FIRST_PAGES = 1995  # the year from which web pages are printed
NEAR = 7  # days between a day of printing and one that the text tells of, to settle which of two readings is meant
RIGHTS = re.compile(r"(?i)\s*(?:©|\(c\)|copyright\b)")
LAST_BRACKET = re.compile(r"\(([^()]{2,40})\)\s*\.?\Z")
FIRST_OF_DESK = re.compile(r"\s*[;,]|\s+-\s+")  # "(Reporting by Ada Byron; Editing by ...": who wrote stands first
LABELLED = re.compile(r"[^:]{2,30}:\s*")  # "Author: ", "Muhabir: "


@lru_cache(maxsize=1)
def _words_of_credits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens a credit line, and what stands before who signed a report, in all languages (`credits` in packs)."""
    tables = [common()["credits"], *(pack.toml("clean").get("credits", {}) for code in pack_codes() if (pack := load_pack(code)))]
    opens, signed = ("|".join(word for table in tables for word in table.get(name, ())) for name in ("opens", "signed"))
    return re.compile(rf"(?i)^(?:{opens})+\s*|\)$"), re.compile(rf"(?i)^(?:{signed})\s+")


def bylines(passages: Sequence[Passage]) -> str | None:
    """The author that a line names, or None."""
    for passage in passages:
        text = passage.text.strip()
        if passage.kind == "boilerplate" and len(text.split()) <= 7 and matches("byline", text):
            name = LABELLED.sub("", text) if LABELLED.match(text) else _words_of_credits()[1].sub("", text)
            if name != text:
                named = re.split(r",|\s+(?:in|à|en)\s+|\s+\|\s+", name)[0].strip()
                return without_agencies(named) or None
        if passage.kind in ("dateline", "credit") and (
            author := byline_of(FIRST_OF_DESK.split(text[1:-1])[0] if text[:1] == "(" else text)
        ):
            author = without_agencies(author)
            if not agencies_in(author):
                return author
    return signer(passages)


def credits_of(report: Report, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The agencies that a report names as its source: in the dateline, on a line of their own, after the last words, under a picture."""
    found: list[str] = []
    last = max((n for n, passage in enumerate(passages) if passage.kind in ("lead", "body")), default=-1)
    for number, passage in enumerate(passages):
        if passage.kind in ("lead", "body"):
            opened = opening_of(passage.text)
            found += [*(opened.agencies if opened else ()), *closing(passage.text, number == last)]
        elif passage.kind == "dateline":
            opened = opening_of(passage.text)
            found += opened.agencies if opened else credit_line(passage.text) or _in_bracket(passage.text)
        elif passage.kind == "caption":
            found += picture_agencies(passage.text)
        elif passage.kind == "credit":
            found += credit_line(passage.text) or _unlisted(passage.text) or _named(passage.text)
            found += _spelled_out(passage.text, found)
    names = [name.strip() for name in found if name and not name[0].isdigit()]
    return tuple(dict.fromkeys(name for name in names if 1 < len(name) <= 40))


def _in_bracket(text: str) -> tuple[str, ...]:
    """The agency by its word in the brackets that end a line with a day: "Lanet 8-11-2023 (Agence du Port)"."""
    match = LAST_BRACKET.search(text)
    agency = named_agency(match[1]) if match else None
    return (agency,) if agency else ()


def _unlisted(text: str) -> tuple[str, ...]:
    """The agency of a credit line that no table has; none where its form names none."""
    agency = named_agency(text) or credited(text)
    return (agency,) if agency else ()


def _spelled_out(text: str, found: Sequence[str]) -> list[str]:
    """The full name in a credit line that ends in the short one already found: "Press Agency of the Banks (PAB)"."""
    match = SPELLED_OUT.match(text.strip())
    if match is None or (found and match[2].strip() not in found):
        return []
    return [match[2].strip(), match[1].strip()]


def _named(text: str) -> list[str]:
    """The agencies in a credit line that names more than them; one that names none of those known names whoever it names."""
    if SPELLED_OUT.match(text.strip()):
        return []
    if found := agencies_in(text):
        return list(found)
    bare = _words_of_credits()[0].sub("", text.strip()).strip(" :().")
    parts = [part.strip() for part in re.split(r"[,،;]", bare)]
    if len(parts) > 1 and ":" in text and all(0 < len(part.split()) <= 3 and not part[0].islower() for part in parts):
        return parts
    return [bare] if bare and len(bare.split()) <= 3 and not re.match(r"(?i)(writing|reporting|editing)", bare) else []


def opening_of(text: str) -> Opening | None:
    """The dateline that opens a paragraph: "NAIROBI, 11 mars 2021 (AFP) - ...", of any agency; None where there is none."""
    if known := opening(text):
        return Opening(known.agencies, _past_day(text, known.end))
    match = OPENING.match(text)
    if match is None:
        dated = dateline_agency(text)
        end = None if dated else dated_opening(text)
        return Opening((), end) if end else dated
    agency = _part(match, "agency")
    agency = None if agency and is_own(agency) else agency
    return None if agency and agency[0].isdigit() else Opening((agency,) if agency else (), _past_day(text, match.end()))


def _past_day(text: str, end: int) -> int:
    """The end of a dateline, behind the day that some outlets print after its dash."""
    behind = DAY_BEHIND.match(text, end)
    days = printed_dates(behind["day"]) if behind else []
    return behind.end() if behind and len(days) == 1 and days[0].end - days[0].start == len(behind["day"]) else end


def _part(match: re.Match[str], name: str) -> str | None:
    for suffix in ("", "2", "3", "4", "5", "6", "7"):
        key = f"{name}{suffix}"
        if key in match.groupdict() and match[key]:
            return match[key].strip()
    return None


def dateline(report: Report, passages: Sequence[Passage]) -> Dated | None:
    """The full date in the dateline that opens the text, or None where it leaves out the year."""
    for passage in [p for p in passages if p.kind in ("lead", "body")][:2]:
        opened = opening_of(passage.text)
        told = opened is not None and (opened.agencies or not (dated_opening(passage.text) and is_chronicle(passages)))
        words = passage.text[: opened.end] if opened and told else ""
        for found in printed_dates(words):
            if day := _settled(found, words, report, passages):
                return _dated(report, passage.start, found, day, "dateline")
    return None


def dates_of(report: Report, passages: Sequence[Passage]) -> tuple[Dated | None, Dated | None]:
    """The day of printing and of the last change that lines of their own state."""
    published = updated = None
    for passage in passages:
        if passage.kind != "dateline":
            continue
        for stamp in stamps(passage.text):
            day = _settled(stamp.printed, passage.text, report, passages)
            if day and report.extracted and day.year < FIRST_PAGES:
                continue
            dated = _dated(report, passage.start, stamp.printed, day, "stated") if day else None
            if stamp.updated:
                updated = updated or dated
            else:
                published = published or dated
    return published or _of_rights(report, passages), updated


def _of_rights(report: Report, passages: Sequence[Passage]) -> Dated | None:
    """The day in the line that tells whose a report is: "(c) Lanet Courier, 3 May 2019"."""
    for passage in passages:
        if passage.kind in ("credit", "boilerplate") and RIGHTS.match(passage.text):
            for printed in printed_dates(passage.text):
                if printed.sure and (day := printed.full):
                    return _dated(report, passage.start, printed, day, "stated")
    return None


def _settled(found: Printed, line: str, report: Report, passages: Sequence[Passage]) -> date | None:
    """The day meant. One that could be read either way round is settled by the weekday beside it, by the language and the country of the
    publisher, by other days in the text; no page is fetched before it is printed. Else it stays open."""
    if found.sure:
        return found.full
    named = {weekday for _, _, weekday in weekdays(line)}
    order = order_of(report.language, report.url, report.publisher, (p.text for p in passages))
    either = [d for d in (found.full, found.turned) if d]
    if any(d.weekday() in named for d in either):
        either = [d for d in either if d.weekday() in named]
    meant = found.full if order == "day" else found.turned
    if order and (meant in either or not either):
        return meant
    told = [d.full for p in passages if p.kind in ("lead", "body", "caption") for d in printed_dates(p.text) if d.sure and d.full]
    either = [d for d in either if not report.fetched or d.isoformat() <= report.fetched[:10]]
    if told and len(either) > 1:
        either = [d for d in either if any(abs((d - day).days) <= NEAR for day in told)]
    return either[0] if len(either) == 1 else None


def _dated(report: Report, base: int, found: Printed, day: date, basis: Basis) -> Dated:
    start, end = base + found.start, base + found.end
    value = f"{day.isoformat()}T{found.time}" if found.time else day.isoformat()
    return Dated(value, "minute" if found.time else "day", basis, (Span(report.id, start, end, report.text[start:end]),))
