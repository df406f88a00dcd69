"""JSON Lines: one report an object, `id`, `text` or `html`, and where known `title`, `url`, `publisher`, `published`, `updated`, `language`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from tidings.errors import Refusal
from tidings.model import Dated, Report
from tidings.read.pages import read_page
from tidings.read.text import read_text
from tidings.settings import Settings

FIELDS = ("title", "url", "publisher", "byline")
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?)?)?$")


def read_jsonl(lines: BinaryIO, source: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of a file of JSON Lines; a line that is none is refused with its number and the rest go on."""
    with lines:
        number = 0
        while line := lines.readline(settings.longest_file + 1):
            number += 1
            if len(line) > settings.longest_file:
                yield Refusal(source, number, "the line is too long for a report", f"at most {settings.longest_file:,} bytes a line are read")
                while line and not line.endswith(b"\n"):
                    line = lines.readline(settings.longest_file)
            elif line.strip():
                yield _line(line.strip(), source, number, settings)
        if number == 0:
            yield Refusal(source, None, "it is empty", "leave it out or fetch it again")


def _line(line: bytes, source: str, number: int, settings: Settings) -> Report | Refusal:
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        return Refusal(source, number, f"this is no JSON ({error})", "write one object a line, in UTF-8")
    refusal = _misshapen(found)
    if refusal:
        return Refusal(source, number, *refusal)
    identifier = str(found.get("id") or f"{hashlib.sha256(line).hexdigest()[:12]}")
    if isinstance(found.get("html"), str) and not found.get("text"):
        made = read_page(found["html"], line, source, identifier, settings)
    else:
        made = read_text(found["text"], line, source, identifier, settings)
    if isinstance(made, Refusal):
        return replace(made, line=number)
    return _with_given(made, found)


def _misshapen(found: Any) -> tuple[str, str] | None:
    """Why an object is no report, and what to do."""
    if not isinstance(found, dict):
        return "this is not an object", 'write {"id": ..., "text": ...}'
    if not any(isinstance(found.get(k), str) and found[k].strip() for k in ("text", "html")):
        return "it has neither text nor html", 'give it "text" or "html", as a string'
    if not isinstance(found.get("id", ""), str | int):
        return "its id is neither a string nor a number", "give each report an id of its own"
    return None


def _with_given(report: Report, found: dict[str, Any]) -> Report:
    """A report with what its object says of it, which is `markup`."""
    given = {k: str(found[k]).strip() for k in FIELDS if isinstance(found.get(k), str) and found[k].strip()}
    language = found.get("language")
    if isinstance(language, str) and re.fullmatch(r"[a-z]{2,3}", language[:3].strip("-_").lower()):
        report = replace(report, language=language[:2].lower())
    for field in ("published", "updated"):
        if isinstance(found.get(field), str) and (dated := dated_iso(found[field])):
            report = replace(report, **{field: dated})
    return replace(report, **given)


def dated_iso(value: str) -> Dated | None:
    """A Dated from an ISO 8601 date or time in markup; None where it is none."""
    match = ISO.match(value.strip())
    if not match:
        return None
    if match[4]:
        return Dated(value.strip().replace(" ", "T", 1), "minute", "markup")
    precision = "day" if match[3] else "month" if match[2] else "year"
    return Dated(value.strip(), precision, "markup")  # type: ignore[arg-type]
