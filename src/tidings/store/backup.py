"""A record put away and brought back. A backup is a record file itself, whichever store the record is kept in."""

from __future__ import annotations

import os
from pathlib import Path

from tidings.errors import RecordError
from tidings.store.opening import open_store
from tidings.store.protocol import Kept
from tidings.store.sqlite import SqliteStore


def backup(record: str | Path, into: Path) -> Kept:
    """Copies a record as it is now into a new file, and says what was copied. Others may read and write the record meanwhile.

    The file appears under its name when it is whole and on the disk. RecordError where there is such a file already.
    """
    if into.exists():
        raise RecordError(f"{into}: there is such a file already; give the backup another name, nothing was changed")
    kept = kept_in(record)
    part = into.with_name(f"{into.name}.part")
    for left in (part, *(Path(f"{part}-{log}") for log in ("wal", "shm", "journal"))):  # of a backup that was killed
        left.unlink(missing_ok=True)
    copy = SqliteStore(part)
    try:
        copy.restore(kept)
    finally:
        copy.close()
    _to_disk(part)
    part.rename(into)
    _to_disk(into.absolute().parent)
    return kept


def restore(file: Path, record: str | Path, *, replace: bool = False) -> Kept:
    """Puts a backup in the place of a record, in one step. RecordError where the backup is damaged, or a record is there and stays."""
    source = SqliteStore(file, create=False)
    try:
        damage = source.damage()
        if damage:
            raise RecordError(f"{file}: this backup is damaged ({damage[0]}); nothing was changed, take an older one")
        kept = source.load()
    finally:
        source.close()
    target = open_store(record)
    try:
        if target.load().revision and not replace:
            raise RecordError(f"{record}: there is a record already; say --replace to lose it, or give another name")
        target.restore(kept)
    finally:
        target.close()
    return kept


def kept_in(record: str | Path) -> Kept:
    """All that a record holds."""
    store = open_store(record, create=False)
    try:
        return store.load()
    finally:
        store.close()


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
