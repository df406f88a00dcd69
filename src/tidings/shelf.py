"""What was read of reports before: a report is read again only if it, what reading makes of it, or the program has changed.

A reading is kept under a key that hashes all that it depends on: the report with its day, its passages with their labels,
the settings, and the files of this program. So a record that grows gives the same bytes as one built at once.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from tidings.codec import read_as
from tidings.model import Passage, Report, row
from tidings.settings import Settings

T = TypeVar("T")
LARGE = 1_000_000  # bytes of a file from which on its length stands for it: models and gazetteers change as a whole


class Shelf:
    """Readings by key; those of `find` come from outside (a store), those of `put` are held until the caller takes them."""

    def __init__(self, find: Callable[[Collection[str]], Mapping[str, bytes]] = lambda _keys: {}) -> None:
        """`find` gives the bytes that were once put under some keys, where there are any."""
        self._find = find
        self.used: set[str] = set()
        self.new: dict[str, bytes] = {}

    def take(self, keys: Sequence[str], kind: type[T]) -> list[T | None]:
        """The values of a kind under some keys, None where there is none or it is no longer of that kind."""
        held = {**self._find(keys), **{key: self.new[key] for key in keys if key in self.new}}
        return [self._taken(key, held[key], kind) if key in held else None for key in keys]

    def _taken(self, key: str, packed: bytes, kind: type[T]) -> T | None:
        try:
            found = read_as(kind, json.loads(zlib.decompress(packed)))
        except (zlib.error, ValueError, TypeError, KeyError):
            return None  # what is damaged is made anew
        self.used.add(key)
        return found

    def put(self, key: str, value: object) -> None:
        """Keeps a model value under a key."""
        self.used.add(key)
        self.new[key] = zlib.compress(json.dumps(row(value), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def key_of(report: Report, passages: Sequence[Passage], settings: Settings) -> str:
    """The key of all that reading one report depends on: 32 hex digits."""
    models = [model(name) for name in (settings.name_model,) if name]
    told = [program(), models, repr(settings), row(report), [row(passage) for passage in passages]]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@lru_cache(maxsize=4)
def model(folder: str) -> str:
    """A hash of the files of a larger model: another model in the same folder reads otherwise."""
    hashed = hashlib.sha256()
    for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
        with path.open("rb") as file:
            hashed.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return hashed.hexdigest()


@lru_cache(maxsize=1)
def program() -> str:
    """A hash of the files of this program: its code, packs and data."""
    root = Path(str(resources.files("tidings")))
    hashed = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts and "static" not in p.parts):
        size = path.stat().st_size
        hashed.update(f"{path.relative_to(root).as_posix()}\n{size}\n".encode())
        hashed.update(b"" if size > LARGE else path.read_bytes())
    return hashed.hexdigest()
