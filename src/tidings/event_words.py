"""A user's own words and types of events: a file beside the packs, checked as a pack is, kept in the settings of the record.

A line a word, columns parted by tabs: language, phrase, V N or A, type, mode, roles, example. The columns behind the language are those
of a pack's `events.tsv`. A type that Tidings lacks is named first, on a line "type" and its name in capitals; its words may have any
mode. A user's word goes before the pack's own entry of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from tidings.annotate import load_annotator
from tidings.errors import UsageError
from tidings.language import load_pack, pack_codes
from tidings.pack_check import PackProblem, event_row_problems
from tidings.pack_examples import misread
from tidings.pack_schema import COLUMNS, event_kinds

TYPE = "type"  # what a line begins with that names a type of the user's own
NAME = re.compile(r"[A-Z][A-Z_]{2,29}")
FORM = "language, phrase, V N or A, type, mode, roles and an example, parted by tabs"


def read_event_words(path: Path) -> str:
    """The lines of a file of event words that count, for `Settings.event_words`.

    UsageError where the file cannot be read, or with everything that is wrong in it: file, line, what it is and what to do.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: the event words cannot be read ({error.strerror}); name a file of lines with {FORM}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not UTF-8 ({error.reason} at byte {error.start}); save the file as UTF-8") from error
    problems = list(check_event_words(text, path))
    if problems:
        raise UsageError("\n".join(map(str, problems)))
    return "\n".join("\t".join(cells) for _, cells in _rows(text))


def check_event_words(text: str, path: Path) -> Iterator[PackProblem]:
    """Everything that is wrong in the text of a file of event words. Examples run only where all rows can be read."""
    own = [cells[1] for _, cells in _rows(text) if cells[0] == TYPE and len(cells) > 1]
    seen: dict[str, dict[tuple[str, ...], int]] = {}
    wrong = False
    for number, cells in _rows(text):
        for problem in _type(path, number, cells) if cells[0] == TYPE else _row(path, number, cells, own, seen.setdefault(cells[0], {})):
            wrong = True
            yield problem
    if not wrong:
        yield from _examples(text, path)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are no comment, by number, as stripped cells."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _type(path: Path, number: int, cells: list[str]) -> Iterator[PackProblem]:
    """What is wrong in a line that names a type."""
    name = cells[1] if len(cells) > 1 else ""
    if not NAME.fullmatch(name):
        yield PackProblem(
            path, number, f"{name!r} is no name of a type", "write 3 to 30 capital letters A to Z and _, for instance POACHING"
        )
    elif name in {kind for kind, _ in event_kinds()}:
        yield PackProblem(path, number, f"{name} is a type already", "remove this line, or call yours otherwise")


def _row(path: Path, number: int, cells: list[str], own: list[str], seen: dict[tuple[str, ...], int]) -> Iterator[PackProblem]:
    """What is wrong in a line with a word."""
    language, row = cells[0], cells[1:]
    if len(row) < COLUMNS["events"]:
        yield PackProblem(path, number, f"{len(cells)} columns where {COLUMNS['events'] + 1} or 7 are needed", f"write {FORM}")
    elif language not in pack_codes():
        near = get_close_matches(language, pack_codes(), 1)
        yield PackProblem(path, number, f"there is no pack of {language!r}", f"write {near[0] if near else ', '.join(pack_codes())}")
    elif not row[0]:
        yield PackProblem(path, number, "there is no word", "write it in its dictionary form behind the language")
    else:
        for problem in event_row_problems(path, number, row, event_kinds(), seen, own):
            unknown = problem.what.startswith("there is no type")
            named = f"{problem.fix}, or name your own on a line before it: type, a tab, {row[2] or 'NAME'}"
            yield replace(problem, fix=named) if unknown else problem


def _examples(text: str, path: Path) -> Iterator[PackProblem]:
    """Examples in which the word is not found as its type."""
    words = "\n".join("\t".join(cells) for _, cells in _rows(text))
    for number, cells in _rows(text):
        pack = load_pack(cells[0])
        if pack is None or len(cells) <= COLUMNS["events"] + 1 or not cells[-1] or load_annotator(pack) is None:
            continue
        if told := misread(cells[6], cells[3], replace(pack, words=words)):
            yield PackProblem(path, number, f"the example {cells[6]!r} {told}", "mend the word or the example")
