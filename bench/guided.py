"""Bytes that are changed to reach new code, on reading and on packs: by atheris, which is no part of Tidings' environment.

    pip install atheris && python -m bench.guided reading corpus/ -max_total_time=600
    pip install atheris && python -m bench.guided packs corpus/ -max_total_time=600

`reading` gives the bytes to what reads pages, feeds, mail and files, and cleans what comes out; `packs` puts them in the place of one of
a pack's files and loads it. A refusal and a PackError are answers; anything else raised is a find, and so is a run of half a minute.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tidings"]):
    from tidings.clean import clean
    from tidings.errors import TidingsError
    from tidings.language import Pack, load_pack, packs_folder
    from tidings.model import Report
    from tidings.pack_check import check_pack
    from tidings.read.one import read_bytes
    from tidings.settings import Settings

SETTINGS = Settings(longest_work=20.0)
FILES = ("times.toml", "numbers.toml", "figures.toml", "names.toml", "claims.toml", "clean.toml", "events.tsv", "lexicon.tsv")


def reading(given: bytes) -> None:
    """Bytes as a document; passages must stand where they say."""
    for found in read_bytes(given[1:], "page", "page", SETTINGS, page=True if given[:1] > b"\x7f" else None):
        if isinstance(found, Report):
            _, passages = clean(found, load_pack(found.language))
            assert all(found.text[p.start : p.end] == p.text for p in passages)


def packs(given: bytes) -> None:
    """Bytes as one of the files of a pack without a model."""
    name = FILES[given[0] % len(FILES)] if given else FILES[0]
    with tempfile.TemporaryDirectory() as home:  # another one each time: what was compiled from a folder is remembered
        folder = Path(home) / "xx"
        shutil.copytree(packs_folder() / "en", folder, ignore=shutil.ignore_patterns("model"))
        (folder / name).write_bytes(given[1:])
        with suppress(TidingsError):
            check_pack(Pack("xx", folder))


TRIED: dict[str, Callable[[bytes], None]] = {"reading": reading, "packs": packs}


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TRIED[sys.argv[1]])
    atheris.Fuzz()
