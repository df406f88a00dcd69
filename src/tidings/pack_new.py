"""Begins a language pack: a folder with every file and key that a pack needs, empty, the English words beside each as a guide."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tidings.errors import UsageError
from tidings.language import Pack, own_packs
from tidings.pack_check import READ
from tidings.pack_schema import COLUMNS, schema
from tidings.tongue import FIRST

GUIDE = 100  # code points of English words beside an empty list
KEPT = ("decimal", "groups")  # what cannot be empty
HEADS = {"events": "phrase\tV, N or A\ttype\tmode or -\troles: actors>recipients\texample", "lexicon": "word\tEnglish words, by commas"}


def begin_pack(folder: Path) -> list[Path]:
    """Writes the files of a pack into a new folder called by the language's code. UsageError where it is there already."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} holds something already; name a new folder, or check it with: tidings pack check {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    first = next(pack for pack in own_packs() if pack.code == FIRST)
    written = []
    for stem in (*(s for s in READ if s not in COLUMNS), "brief"):
        path = folder / f"{stem}.toml"
        path.write_text("\n".join(_toml(stem, first)) + "\n", "utf-8")
        written.append(path)
    for stem, head in HEADS.items():
        path = folder / f"{stem}.tsv"
        path.write_text(f"# {head}\n", "utf-8")
        written.append(path)
    return written


def _toml(stem: str, first: Pack) -> Iterator[str]:
    """The lines of a file: its needed keys, empty, tables last as TOML asks for."""
    yield f"# In the form of languages/{FIRST}/{stem}.toml, whose comments say what each key is for."
    english = first.toml(stem)
    needed = [key for key, rule in schema()[stem].items() if rule.needed]
    plain, tables = ([k for k in needed if isinstance(english.get(k), dict) == table] for table in (False, True))
    for key in plain:
        yield from (f"# {line}" for line in [_guide(english.get(key))] if line)
        yield f"{key} = {_kept(english[key]) if key in KEPT else _empty(english.get(key))}"
    for key in tables:
        yield from ("", f"[{key}]")
        shared = _shared(stem, key)
        for inner, value in english[key].items():
            if stem != "brief" and inner in shared and isinstance(value, list | dict):
                yield from (f"# {_guide(list(value))}", f"{_key(inner)} = {'[]' if isinstance(value, list) else '{}'}")
            else:
                yield f"{'' if inner in shared else '# '}{_key(inner)} = {_kept(value)}"


def _shared(stem: str, key: str) -> frozenset[str]:
    """The keys of a table that all packs have; the others are words of a language, and listed anew by each."""
    return frozenset.intersection(*(frozenset(pack.toml(stem)[key]) for pack in own_packs()))


def _guide(value: Any) -> str:
    words = ", ".join(str(v) for v in value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else ""
    return words if len(words) < GUIDE else f"{words[:GUIDE]}…"


def _empty(value: Any) -> str:
    if isinstance(value, bool):
        return "false"
    return '""' if isinstance(value, str) else str(value) if isinstance(value, int | float) else "[]"


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isascii() and key.replace("_", "").replace("-", "").isalnum() else json.dumps(key)


def _kept(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(k)} = {_kept(v)}' for k, v in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_kept, value))}]"
    return json.dumps(value, ensure_ascii=False)
