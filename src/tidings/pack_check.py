"""Validates a language pack: every file, every key, every word list, every pattern, every example; each problem with file, line and fix."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tidings.annotate import load_annotator
from tidings.cues import cues_of
from tidings.errors import PackError
from tidings.glossary import read_rows
from tidings.grammar import grammar_of
from tidings.language import Pack
from tidings.letters import plain
from tidings.lexicon import lexicon, read_roles
from tidings.measurewords import measure_words
from tidings.name_words import name_words
from tidings.numbers import numerals
from tidings.pack_examples import Failure, failing_examples
from tidings.pack_schema import COLUMNS, PARTS, Key, event_kinds, held, schema, type_name
from tidings.regions import region_words
from tidings.stems import stems_of
from tidings.timegrammar import time_grammar
from tidings.tongue import FIRST, PLACE, tongue
from tidings.verbforms import verb_forms

READ = ("clean", "times", "numbers", "names", "figures", "claims", "events")  # what a pack should have, in the order of the stages
STAGES: dict[str, str] = {
    "clean": "boilerplate and sentences are those of no language",
    "times": "no dates are read",
    "numbers": "no numbers are read",
    "names": "only names that are known already are found",
    "figures": "no figures are read",
    "claims": "who says so and whether it is denied is not read",
    "events": "no claims and no events are read",
}
COMPILE: dict[str, tuple[Callable[[Pack], object], ...]] = {
    "letters": (lambda pack: plain("", pack),),
    "numbers": (numerals,),
    "times": (time_grammar,),
    "names": (name_words,),
    "figures": (measure_words,),
    "claims": (cues_of,),
    "morphology": (stems_of, load_annotator),
    "parse": (grammar_of, verb_forms),
    "regions": (region_words,),
    "events": (lexicon,),
    "lexicon": (lambda pack: read_rows(pack.folder / "lexicon.tsv"),),
}
WRONG = (PackError, KeyError, TypeError, ValueError, AttributeError, IndexError, re.error)


@dataclass(frozen=True, slots=True)
class PackProblem:
    """Something wrong in a pack. `grave` is false for what only makes the pack do less."""

    file: Path
    line: int | None
    what: str
    fix: str
    grave: bool = True

    def __str__(self) -> str:
        """One line for a person."""
        where = str(self.file) if self.line is None else f"{self.file}, line {self.line}"
        return f"{where}: {self.what}; {self.fix}"


def check_pack(pack: Pack) -> list[PackProblem]:
    """Everything that is wrong in a pack, file by file. Examples run only where the files can be read."""
    if not re.fullmatch(r"[a-z]{2}", pack.code):
        return [PackProblem(pack.folder, None, f"{pack.code!r} is no language code", "call the folder by its two letters in ISO 639-1")]
    found = [*_missing(pack), *_broken(pack)]
    if any(problem.grave for problem in found):
        return found
    found += [*_keys(pack), *_lists(pack), *_brief(pack)]
    told = {problem.what for problem in found}
    compiled = [problem for problem in _uncompiled(pack) if problem.what not in told]
    found += compiled
    if not any(problem.grave for problem in found):
        found += [_failed(failure) for failure in failing_examples(pack)]
    return found


def _failed(failure: Failure) -> PackProblem:
    what = f"the example {failure.text!r} {failure.what}"
    return PackProblem(failure.file, line_of(failure.file, failure.text), what, "mend the rule or the example")


def line_of(file: Path, text: str) -> int | None:
    """The line of a file in which some text stands first; None where it is on none."""
    if not file.is_file():
        return None
    lines = file.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), None)


def key_line(file: Path, key: str) -> int | None:
    """The line on which a key or a table is opened."""
    opening = re.compile(rf"""\s*(?:\[\[?\s*)?["']?{re.escape(key)}["']?\s*(?:=|\.|\])""")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if opening.match(line)), None)


def _missing(pack: Pack) -> Iterator[PackProblem]:
    for stem in READ:
        name = f"{stem}.tsv" if stem in COLUMNS else f"{stem}.toml"
        if not (pack.folder / name).is_file():
            yield PackProblem(pack.folder / name, None, f"missing: {STAGES[stem]}", f"write it as in languages/{FIRST}/{name}", grave=False)
    if not (pack.folder / "model").is_dir() and "annotator" not in _table(pack, "morphology") and (pack.folder / "events.tsv").is_file():
        fix = 'put a trained model into model/, or set annotator = "chunks" in morphology.toml'
        yield PackProblem(pack.folder / "model", None, "missing: without a parser no claims are read", fix, grave=False)


def _table(pack: Pack, stem: str) -> dict[str, Any]:
    try:
        return pack.toml(stem)
    except PackError:
        return {}


def _broken(pack: Pack) -> Iterator[PackProblem]:
    paths = sorted([*pack.folder.glob("*.toml"), *pack.folder.glob("*.tsv")])
    coded = {path: list(_encoding(path)) for path in paths}
    yield from (problem for path in paths for problem in coded[path])
    for path in (path for path in paths if path.suffix == ".toml" and not coded[path]):
        try:
            tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            twice = "overwrite" in str(error) or "twice" in str(error)
            what = "this key or table stands above already" if twice else f"this is no TOML: {error}"
            yield PackProblem(path, int(at[1]) if at else None, what, "remove one of the two" if twice else "see toml.io for the form")
    for path in (path for path in paths if path.suffix == ".tsv" and not coded[path]):
        needed = COLUMNS.get(path.stem, 1)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#") and len(line.split("\t")) < needed:
                yield PackProblem(path, number, f"{len(line.split(chr(9)))} columns where {needed} are needed", "separate them by tabs")


def _encoding(path: Path) -> Iterator[PackProblem]:
    """Whether a file is UTF-8, and nothing stands before its first letter."""
    written = path.read_bytes()
    if written.startswith(codecs.BOM_UTF8):
        yield PackProblem(path, 1, "the file begins with a byte-order mark", "save it as UTF-8 without one")
    try:
        written.decode("utf-8")
    except UnicodeDecodeError as error:
        yield PackProblem(path, written[: error.start].count(b"\n") + 1, "this is not UTF-8", "save the file as UTF-8")


def _keys(pack: Pack) -> Iterator[PackProblem]:
    """Files and keys that nothing reads, keys that are missing, values of another type."""
    for path in sorted(pack.folder.glob("*.toml")):
        known = schema().get(path.stem)
        if known is None:
            near = get_close_matches(path.stem, schema(), 1)
            yield PackProblem(path, None, "no stage reads this file", f"call it {near[0]}.toml" if near else "remove it")
            continue
        table = pack.toml(path.stem)
        for key, value in table.items():
            if key not in known:
                near = get_close_matches(key, known, 1)
                yield PackProblem(path, key_line(path, key), f"no stage reads {key!r}", f"write {near[0]!r}" if near else "remove it")
            elif type_name(value) not in known[key].types:
                wanted = " or ".join(sorted(known[key].types))
                yield PackProblem(
                    path, key_line(path, key), f"{key!r} is a {type_name(value)}", f"write a {wanted}, as in languages/{FIRST}"
                )
            else:
                yield from _held(path, key, value, known[key])
        for key, rule in known.items():
            if rule.needed and key not in table and path.stem != "brief":
                empty = {"list": "[]", "table": "a table", "boolean": "false", "string": '""', "integer": "a number"}
                fix = f"write {key} = {empty.get(min(rule.types), '...')} or what the language has, above the first table"
                yield PackProblem(path, _first_table(path), f"{key!r} is missing", fix)


def _held(path: Path, key: str, value: Any, rule: Key) -> Iterator[PackProblem]:
    """Words in a table or list of numbers, numbers in one of words."""
    for name, item in held(value):
        if rule.inside and type_name(item) not in rule.inside:
            line = key_line(path, name) if name else None
            what = f"{name!r} in {key!r} is {item!r}" if name else f"{key!r} holds {item!r}"
            yield PackProblem(path, line or key_line(path, key), what, f"write a {' or '.join(sorted(rule.inside))}")
            return


def _first_table(path: Path) -> int:
    """The line above which a key of the whole file must stand: that of the first table, or the end of the file."""
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith("[")), len(lines) or 1)


def _lists(pack: Pack) -> Iterator[PackProblem]:
    path = pack.folder / "events.tsv"
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), 1):
        if line.strip() and not line.startswith("#"):
            yield from event_row_problems(path, number, [cell.strip() for cell in line.split("\t")], event_kinds(), seen)


def event_row_problems(
    path: Path,
    number: int,
    cells: Sequence[str],
    kinds: Collection[tuple[str, str]],
    seen: dict[tuple[str, ...], int],
    free: Collection[str] = (),
) -> Iterator[PackProblem]:
    """What is wrong in one row of event words; `kinds` are types with their modes, `free` types with any mode, `seen` rows before it."""
    phrase, part, kind, mode, roles, *_ = cells
    types = {known for known, _ in kinds}
    if part not in PARTS:
        yield PackProblem(path, number, f"{phrase!r} has part of speech {part!r}", "write V, N or A")
    if kind not in types and kind not in free:
        near = get_close_matches(kind, [*types, *free], 1)
        yield PackProblem(path, number, f"there is no type of event {kind!r}", f"write {near[0] if near else ', '.join(sorted(types))}")
    elif kind not in free and (kind, mode or "-") not in kinds:
        modes = ", ".join(sorted(m for k, m in kinds if k == kind))
        yield PackProblem(path, number, f"{kind} has no mode {mode!r}", f"write one of {modes}")
    if not read_roles(roles).actors and not read_roles(roles).recipients and roles not in ("", "-", ">"):
        yield PackProblem(path, number, f"no roles are read in {roles!r}", "write actors>recipients, for instance sbj>obj")
    key = (phrase.lower(), part, kind, mode)
    if key in seen:
        yield PackProblem(path, number, f"{phrase!r} stands on line {seen[key]} already", "remove one of the two")
    seen.setdefault(key, number)


def _brief(pack: Pack) -> Iterator[PackProblem]:
    """Texts of the brief: a missing one is said in English, a place that the text cannot be filled with would stop it."""
    path = pack.folder / "brief.toml"
    own = pack.toml("brief")
    first = tongue(FIRST).table
    if not own:
        yield PackProblem(path, None, "missing: nothing can be written in this language", f"write it as in languages/{FIRST}", grave=False)
        return
    if len(own.get("months", ())) != 12:
        yield PackProblem(path, key_line(path, "months"), f"{len(own.get('months', ()))} months", "name all twelve, January first")
    for group in ("habits", "line", "counts", "copies", "texts"):
        for key, value in first[group].items():
            if key not in own.get(group, {}):
                fix = "write it, or it is said in English"
                yield PackProblem(path, key_line(path, group), f"[{group}] lacks {key!r}", fix, grave=group == "habits")
                continue
            places = {place for form in _forms(value) for place in PLACE.findall(form)}
            for form in _forms(own[group][key]):
                for place in sorted(set(PLACE.findall(form)) - places):
                    fix = f"it has {', '.join(f'{{{p}}}' for p in sorted(places)) or 'none'}"
                    yield PackProblem(path, key_line(path, key), f"{key!r} has no place {{{place}}}", fix)


def _forms(value: object) -> list[str]:
    return [str(form) for form in value] if isinstance(value, list) else [str(value)]


def _uncompiled(pack: Pack) -> Iterator[PackProblem]:
    """Files that a stage cannot make use of, whatever it says of them."""
    for stem, makers in COMPILE.items():
        path = pack.folder / (f"{stem}.tsv" if stem in COLUMNS else f"{stem}.toml")
        for make in makers if path.is_file() else ():
            try:
                make(pack)
            except WRONG as error:
                at = re.match(rf"{re.escape(str(path))}(?:, line (\d+))?: ", str(error))
                said = str(error)[at.end() if at else 0 :]
                missing = isinstance(error, KeyError)
                what = f"{said} is missing" if missing else said
                line = int(at[1]) if at and at[1] else _named_line(path, said)
                yield PackProblem(path, line, what, f"compare languages/{FIRST}/{path.name}")


def _named_line(path: Path, said: str) -> int | None:
    """The line of what an error names in quotes."""
    return next((line for name in re.findall(r"['\"]([^'\"]+)['\"]", said) if (line := line_of(path, name))), None)
