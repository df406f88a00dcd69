"""Language packs: folders of data files that tell how one language writes dates, numbers, names, speech and events.

A pack is `languages/<code>/`: TOML files (one a stage: `clean.toml`, `times.toml`, `figures.toml`, `names.toml`,
`claims.toml`), TSV lists (`events.tsv`, `lexicon.tsv`) and, where there is one, a model folder that `annotate.py` loads.
Packs hold data only. A stage asks the pack for its file and never asks which language it is.

Other packs are taken from the folders that the environment's `TIDINGS_PACKS` names; one of a language that Tidings has takes its place.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from tidings.errors import PackError

FOLDERS = "TIDINGS_PACKS"
CODE_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's folder. Hashable, so a stage can cache what it compiles from it.

    `words` are a user's own event words beside the pack's (`event_words`), lines that begin with the language's code.
    """

    code: str
    folder: Path
    words: str = ""

    def __hash__(self) -> int:
        """By code alone: packs are keys of all that stages remember, and are looked up for every word."""
        return hash(self.code)

    def toml(self, name: str) -> dict[str, Any]:
        """The TOML file of that stem; empty where the pack has none. PackError with file and line if it is broken."""
        path = self.folder / f"{name}.toml"
        try:
            changed = path.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        return _toml(path, changed)

    def rows(self, name: str, columns: int) -> list[tuple[str, ...]]:
        """The rows of a TSV list, comments (#) and blank lines left out; PackError if a row has too few columns.

        The list of events goes on with the user's own words.
        """
        path = self.folder / f"{name}.tsv"
        own = self.own_rows() if name == "events" else []
        if not path.is_file():
            return own
        found = []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                cells = tuple(cell.strip() for cell in line.split("\t"))
                if len(cells) < columns:
                    raise PackError(f"{path}, line {number}: {len(cells)} columns where {columns} are needed; separate them by tabs")
                found.append(cells)
        return found + own

    def own_rows(self) -> list[tuple[str, ...]]:
        """The user's own event words of this language, with the columns of `events.tsv`."""
        lines = (line for line in self.words.splitlines() if line.startswith(f"{self.code}\t"))
        return [tuple(cell.strip() for cell in line.split("\t")[1:]) for line in lines]


@lru_cache(maxsize=256)
def _toml(path: Path, changed: int) -> dict[str, Any]:
    """A TOML file, read once for as long as it is not `changed`."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}; mend the line named there") from error


def packs_folder() -> Path:
    """Where the packs that come with Tidings lie."""
    return Path(str(resources.files("tidings") / "languages"))


def own_packs() -> tuple[Pack, ...]:
    """The packs that come with Tidings, by code."""
    return tuple(pack for _, pack in sorted(_packs("").items()))


def pack_codes() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a pack."""
    return tuple(sorted(_packs(os.environ.get(FOLDERS, ""))))


def load_pack(code: str | None) -> Pack | None:
    """The pack of a language, or None where there is none: such a report is labelled, never read with another pack."""
    return _packs(os.environ.get(FOLDERS, "")).get(code or "")


@lru_cache(maxsize=8)
def _packs(more: str) -> dict[str, Pack]:
    """The packs by code: ours, then those in the folders of a path list."""
    folders = [packs_folder()]
    for name in filter(None, more.split(os.pathsep)):
        if not Path(name).is_dir():
            raise PackError(f"{FOLDERS} names {name}, which is no folder; make it, or take it out")
        folders.append(Path(name))
    return {p.name: Pack(p.name, p) for folder in folders for p in sorted(folder.iterdir()) if p.is_dir() and len(p.name) == CODE_LENGTH}


def pack_at(given: str) -> Pack:
    """The pack of a code, or in a folder, which is then used for its language. PackError where there is none."""
    known = load_pack(given)
    if known is not None:
        return known
    folder = Path(given).absolute()
    if not folder.is_dir():
        raise PackError(f"there is no pack {given!r}: name a folder, or one of {', '.join(pack_codes())}")
    os.environ[FOLDERS] = os.pathsep.join(filter(None, (os.environ.get(FOLDERS, ""), str(folder.parent))))
    return Pack(folder.name, folder)


def reads_names(code: str | None) -> bool:
    """Whether names are read from the words of a language: it has a pack that lists the words around names, and capitals."""
    pack = load_pack(code)
    names = pack.toml("names") if pack else {}
    return bool(names) and not names.get("caseless", False)
