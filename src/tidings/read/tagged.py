"""Dumps of press databases in plain text: labels of capitals before each part (HD, BY, PD, SN, LP, TD), or a sheet, its text below BODY.

One file may hold many; each is a report with what its labels say, known by the number that the database gave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tidings.datewords import printed_dates
from tidings.read.given import Given, given_by

FIELDS = {"HD": "title", "BY": "byline", "PD": "published", "SN": "publisher", "LA": "language", "LP": "text", "TD": "text", "AN": "number"}
OTHERS = (
    "SE",
    "CLM",
    "WC",
    "ET",
    "SC",
    "ED",
    "PG",
    "VOL",
    "CY",
    "CX",
    "ART",
    "CR",
    "CO",
    "IN",
    "NS",
    "RE",
    "IPC",
    "IPD",
    "PUB",
    "RF",
    "CT",
)
BODY = ("LP", "TD")
FEWEST = 5  # different labels in one document
TAG = re.compile(rf"(?P<tag>{'|'.join((*FIELDS, *OTHERS))})(?P<gap>[ \t]*)(?P<rest>.*)\Z")
NUMBER = re.compile(r"(?:Document\s+)?(?P<number>[A-Z0-9]{10,40})\s*\Z", re.IGNORECASE)

SHEET = re.compile(r"(?im)^[ \t]*body[ \t]*:?[ \t]*$")
SHEET_LABEL = re.compile(
    r"(?i)\s*(?P<label>headline|title|byline|language|length|section|dateline|load-date|publication-type|copyright|highlight)\s*:\s*(?P<value>.*)\Z"
)
TAIL = re.compile(
    r"(?im)^[ \t]*(?:load-date|publication-type|journal-code|graphic|document-type|classification)[ \t]*:|^[ \t]*end of document[ \t]*$"
)
COUNTED = re.compile(r"(?i)\s*\d+ of \d+ documents\s*\Z")
COPYRIGHT = re.compile(r"(?i)\s*(?:copyright\b|©)")
HEAD_LINES, LABELS = 40, 2  # of a sheet above its body: lines, and how many of them have a label at least
LANGUAGES = {
    "english": "en",
    "french": "fr",
    "spanish": "es",
    "german": "de",
    "turkish": "tr",
    "arabic": "ar",
    "russian": "ru",
    "ukrainian": "uk",
}


@dataclass
class Document:
    """The parts of one document by what they are: "title", "text" and the like."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether it has a title, a text and labels enough to be one."""
        return (
            "HD" in self.tags
            and bool(self.tags & set(BODY))
            and len(self.tags) >= FEWEST
            and bool("".join(self.parts.get("text", ())).strip())
        )


def documents(text: str) -> list[tuple[Given, str, str | None]]:
    """The documents of a dump: what is said of each, its text, and its number; none where a text is no such dump."""
    found = [document for document in _tagged(text) if document.whole]
    if found:
        return [_told(document) for document in found]
    sheet = _sheet(text)
    return [sheet] if sheet else []


def _tagged(text: str) -> Iterator[Document]:
    """The documents of a text by their labels; a label that one has already, and that is no second part of its text, opens the next."""
    current, part = Document(), ""
    for line in text.split("\n"):
        match = TAG.match(line)
        if match and _is_tag(match, part):
            tag = match["tag"]
            if tag == "HD" and "HD" in current.tags:
                yield current
                current = Document()
            current.tags.add(tag)
            part = FIELDS.get(tag, "")
            held = current.parts.setdefault(part, []) if part else []
            if held:
                held.append("")
            held += [match["rest"].strip()] if match["rest"].strip() else []
        elif part:
            current.parts[part].append(line.strip())
            if part == "number" and line.strip():
                yield current
                current, part = Document(), ""
    yield current


def _is_tag(match: re.Match[str], part: str) -> bool:
    """Whether capitals at the start of a line are a label: alone, before a gap, or, outside of the text, before a space.

    In the text a space is not enough, after an empty line neither: "IN a rare move" begins a paragraph there.
    """
    if not match["rest"].strip():
        return True
    return bool(match["gap"]) and (len(match["gap"].expandtabs()) > 1 or part != "text")


def _told(document: Document) -> tuple[Given, str, str | None]:
    row: dict[str, object] = {
        name: " ".join(" ".join(lines).split()) for name, lines in document.parts.items() if name not in ("text", "number")
    }
    row["language"] = LANGUAGES.get(str(row.get("language", "")).lower(), row.get("language", ""))
    row["byline"] = re.sub(r"(?i)^by\s+", "", str(row.get("byline", "")))
    number = NUMBER.match(" ".join(document.parts.get("number", ())).strip())
    return given_by(row), _paragraphs(document.parts["text"]), number["number"] if number else None


def _paragraphs(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _sheet(text: str) -> tuple[Given, str, str | None] | None:
    """A document whose text stands below a line BODY: above it labelled lines, and bare ones for publisher, day and title."""
    body = SHEET.search(text)
    head = text[: body.start()].split("\n") if body else []
    if body is None or len(head) > HEAD_LINES:
        return None
    tail = TAIL.search(text, body.end())
    row: dict[str, object] = {}
    bare: list[str] = []
    told = 0
    for line in head:
        match = SHEET_LABEL.match(line)
        if match:
            told += 1
            name = {"headline": "title", "title": "title", "byline": "byline", "language": "language"}.get(match["label"].lower())
            if name:
                row[name] = match["value"]
        elif COUNTED.match(line) or COPYRIGHT.match(line):
            told += 1
        elif line.strip():
            bare.append(line.strip())
    days = [line for line in bare if _is_day(line)]
    names = [line for line in bare if line not in days]
    if told < LABELS or not days or not names:
        return None
    row["published"] = next(f.full.isoformat() for f in printed_dates(days[0]) if f.full)
    before = bare.index(days[0])
    if "title" in row:
        row["publisher"] = names[0]
    elif before > 1:
        row |= {"title": bare[0], "publisher": bare[before - 1]}
    else:
        row |= {"publisher": names[0], "title": names[1]} if len(names) > 1 else {"title": names[0]}
    row["language"] = LANGUAGES.get(str(row.get("language", "")).lower(), row.get("language", ""))
    words = text[body.end() : tail.start() if tail else len(text)]
    return given_by(row), _paragraphs([line.strip() for line in words.split("\n")]), None


def _is_day(line: str) -> bool:
    """Whether a line is a day and little else."""
    found = [f for f in printed_dates(line) if f.full]
    return len(found) == 1 and len(line) - (found[0].end - found[0].start) <= 24
