"""Weights are loaded only as they were shipped: each file is compared with its hash in `data/weights.sha256` first.

A file that was cut in a download or swapped shows before anything in it is used. Packs of one's own have no hashes here.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from pathlib import Path

from tidings.errors import PackError

LIST = "data/weights.sha256"


def home() -> Path:
    """The folder of this program, to which the names in the list are relative."""
    return Path(str(resources.files("tidings")))


@lru_cache(maxsize=64)
def verified(path: Path) -> Path:
    """A file or folder of weights, once all in it is as it was shipped. PackError where it is not."""
    if not path.resolve().is_relative_to(home().resolve()):
        return path
    name = path.resolve().relative_to(home().resolve()).as_posix()
    expected = {each: digest for each, digest in listed().items() if each == name or each.startswith(f"{name}/")}
    found = {each.relative_to(home().resolve()).as_posix(): each for each in files_of(path.resolve())}
    for each in sorted(expected.keys() | found.keys()):
        if each not in found or expected.get(each) != digest_of(found[each]):
            raise PackError(
                f"{home() / each}: these weights are not those that were shipped; install Tidings again "
                "(who trained them anew: python models/hash_weights.py)"
            )
    return path


def listed() -> dict[str, str]:
    """The hash of each file of weights by its name."""
    lines = (home() / LIST).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def files_of(path: Path) -> list[Path]:
    """The file itself, or all files in a folder."""
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path] if path.is_file() else []


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
