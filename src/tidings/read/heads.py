"""Dumps of text that other programs wrote: a head of labelled lines ("Title: ...", "Date: ...") above the text, and Markdown.

The head says what columns of a table say, in the same words (`columns.toml`). It counts as one only with a title and something else; a line
of it that says nothing known stays a line of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidings.errors import Refusal
from tidings.model import Report
from tidings.read.given import Given, columns_of, given_by, overruled, titled
from tidings.read.tagged import documents
from tidings.read.text import read_text
from tidings.settings import Settings

LONGEST_HEAD, FEWEST = 16, 2  # lines of a head, and things that it tells
LABELLED = re.compile(r"(?P<label>[^\W\d_][^:\n]{0,28}?)\s*:\s*(?P<value>.*)\Z")
FENCE = "---"  # around the head of a Markdown file
MARKED = (
    (re.compile(r"(?m)^#{1,6}\s+|^>\s?"), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])"), r"\2"),
)


def read_dump(text: str, found: bytes, source: str, identifier: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The report of a text file, with what its labelled head says of it, a Markdown file without its marks; each report of a press
    database's dump."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    dumped = documents(text)
    for place, (said, words, number) in enumerate(dumped, 1):
        own = found if len(dumped) == 1 else words.encode("utf-8", "surrogatepass")
        name = identifier if len(dumped) == 1 else f"{identifier}-{number or place}"
        read = read_text(titled(words, said.title), own, source, name, settings)
        yield read if isinstance(read, Refusal) else overruled(read, said)
    if not dumped:
        yield _one(text, found, source, identifier, settings)


def _one(text: str, found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of a text file that is one."""
    head = parted(text) if len(text) <= settings.longest_report else None
    given, body = head or (Given(), text)
    if source.lower().removesuffix(".gz").endswith(".md"):
        body = plain(body)
    made = read_text(titled(body, given.title), found, source, identifier, settings)
    return made if isinstance(made, Refusal) else overruled(made, given)


def plain(text: str) -> str:
    """Markdown as text: headings, emphasis, links and quotations without their marks; lists stay as they are."""
    for pattern, words in MARKED:
        text = pattern.sub(words, text)
    return text


def parted(text: str) -> tuple[Given, str] | None:
    """What the labelled lines at the front of a text say, and the text without them; None where they are no head."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    fenced = lines[first].strip() == FENCE
    start = first + fenced
    row: dict[str, object] = {}
    end, kept = start, list[str]()
    passed: list[str] = []
    for at in range(start, min(len(lines), start + LONGEST_HEAD)):
        line = lines[at].strip()
        if fenced and line == FENCE:
            end, kept = at + 1, [*kept, *passed]
            break
        match = LABELLED.match(line)
        field = columns_of([match["label"]])[0] if match else None
        if line and not match:
            break
        if match and field == "text":
            return _head(row, [*kept, *passed], [match["value"], *lines[at + 1 :]])
        if match and field and field not in row and match["value"]:
            row[field] = match["value"].strip("\"'") if fenced else match["value"]
            end, kept, passed = at + 1, [*kept, *passed], []
        elif line:
            passed.append(line)
    return _head(row, kept, lines[end:])


def _head(row: dict[str, object], kept: list[str], rest: list[str]) -> tuple[Given, str] | None:
    """What a head says, and the text below it with the lines that are `kept`; None where it tells too little."""
    given = given_by(row)
    told = sum(getattr(given, name) is not None for name in Given.__slots__)
    body = "\n".join([*kept, *rest]).strip("\n")
    return (given, body) if given.title and told >= FEWEST and body.strip() else None
