"""JSON Lines: one report an object, with `id`, `text` or `html`, and where known `title`, `url`, `publisher`, `byline`, `language`,
`published`, `updated`; or under other usual names for these (`columns.toml`), as other programs write them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from tidings.errors import Refusal
from tidings.model import Report, content_id
from tidings.read.given import Given, address_id, columns_of, given_by, overruled, titled
from tidings.read.pages import read_page
from tidings.read.text import read_text
from tidings.settings import Settings

FIELDS = ("id", "text", "html", *Given.__slots__)


def read_jsonl(lines: BinaryIO, source: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The reports of a stream of JSON Lines; a line that is none is refused with its number and the rest go on."""
    number = 0
    while line := lines.readline(settings.longest_file + 1):
        number += 1
        if len(line) > settings.longest_file:
            advice = f"at most {settings.longest_file:,} bytes a line are read"
            yield Refusal(source, number, "the line is too long for a report", advice)
            while line and not line.endswith(b"\n"):
                line = lines.readline(settings.longest_file)
        elif line.strip():
            yield _line(line.strip().removeprefix(b"\xef\xbb\xbf"), source, number, settings)
    if number == 0:
        yield Refusal(source, None, "it is empty", "leave it out or fetch it again")


def _line(line: bytes, source: str, number: int, settings: Settings) -> Report | Refusal:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Refusal(source, number, "this is not UTF-8", "write JSON Lines in UTF-8")
    except (ValueError, RecursionError) as error:
        return Refusal(source, number, f"this is no JSON ({error})", "write one object a line, in UTF-8")
    if not isinstance(found, dict):
        return Refusal(source, number, "this is not an object", 'write {"id": ..., "text": ...}')
    found = _by_field(found)
    given = given_by(found)
    refusal = _misshapen(found)
    if refusal:
        return Refusal(source, number, *refusal)
    said = "" if found.get("id") is None else str(found["id"]).strip()
    identifier = said or (address_id(given.url) if given.url else _content_id(found))
    if isinstance(found.get("text"), str) and found["text"].strip():
        made = read_text(titled(found["text"], given.title), line, source, identifier, settings)
    else:
        made = read_page(found["html"], line, source, identifier, settings)
    return replace(made, line=number) if isinstance(made, Refusal) else overruled(made, given)


def _content_id(found: Mapping[str, Any]) -> str:
    """The id of a report of which neither an id nor an address is told: by its title and text, wherever it stands."""
    return f"row-{content_id('row', *(str(found.get(name) or '') for name in ('title', 'text', 'html')))[:12]}"


def _by_field(found: Mapping[str, Any]) -> dict[str, Any]:
    """An object by the fields of a report; what stands under other usual names fills those that it lacks."""
    named = {field: found[key] for key, field in zip(found, columns_of(list(found)), strict=True) if field and key not in FIELDS}
    return {
        **{field: _words(value, "\n\n" if field == "text" else ", ") for field, value in named.items()},
        **{key: v for key, v in found.items() if key in FIELDS and v is not None},
    }


def _words(value: Any, between: str = ", ") -> Any:
    """A value as words: of an object its name ({"name": "Courier"}), of a list its members with what stands between them."""
    if isinstance(value, dict):
        return value.get("name") or value.get("title")
    return between.join(words for part in value if isinstance(words := _words(part), str)) if isinstance(value, list) else value


def _misshapen(found: Mapping[str, Any]) -> tuple[str, str] | None:
    """Why an object is no report, and what to do."""
    identifier = found.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | None):
        return "its id is neither a string nor a number", "give each report an id of its own"
    if not any(isinstance(found.get(k), str) and found[k].strip() for k in ("text", "html")):
        return "it has neither text nor html", 'give it "text" or "html", as a string'
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return "it holds half a character (a lone surrogate)", "write the text again from its source"
    return None
