"""A large record soon made: a few hundred made-up reports are built for good, and their rows stand many times with other ids and days.

    python bench/large.py FILE [--reports 10000]

What the desk, exports and search do with a record depends on how many rows it has and how they hang together, not on how they came to be;
building ten thousand reports takes a quarter of an hour, this takes a minute. People and places are as many times there as the reports, so
that it has more entities than a built one. No measurement of building or of quality may use it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from news import reports

from tidings.codec import read_as
from tidings.layers import Layers
from tidings.model import Dated, Report
from tidings.pipeline import run
from tidings.settings import Settings
from tidings.store import open_store
from tidings.store.rewriting import dump
from tidings.store.tables import KINDS

BUILT = 250  # reports that are read and joined for good
SPREAD = 7  # days between two copies of them
DAY = re.compile(r"\b20\d\d-\d\d-\d\d")
NAME = re.compile(r"\bn\d{7}\b|\b[0-9a-f]{12,64}\b")


def large(count: int) -> Layers:
    """Layers of that many reports."""
    small = run([_report(each) for each in reports(min(BUILT, count))])
    times = -(-count // len(small.reports))
    return Layers(**{name: tuple(_again(small, name, times)) for name in KINDS}, judgements=())


def _report(each: dict[str, str]) -> Report:
    printed = Dated(each["published"], "day", "markup", ())
    return Report(
        each["id"], each["id"], each["text"], title=each["title"], publisher=each["publisher"], published=printed, language=each["language"]
    )


def _again(small: Layers, name: str, times: int) -> Iterator[Any]:
    """The rows of a layer, as many times, each time with ids and days of their own."""
    bodies = [dump(thing) for thing in getattr(small, name)]
    for turn in range(times):
        for body in bodies:
            yield read_as(KINDS[name], json.loads(_renamed(body, turn)))


def _renamed(body: str, turn: int) -> str:
    if not turn:
        return body
    later = timedelta(days=SPREAD * turn)
    moved = DAY.sub(lambda found: (date.fromisoformat(found.group()) + later).isoformat(), body)
    return NAME.sub(lambda found: f"{found.group()}{turn:03x}", moved)


def write(path: str | Path, count: int) -> None:
    """Makes a record of that many reports in a new file."""
    layers = large(count)
    store = open_store(path)
    try:
        store.replace(layers.reports, (), layers, Settings(), store.revision())
    finally:
        store.close()


def main() -> int:
    """Write the record."""
    parser = argparse.ArgumentParser(description="A large record of made-up news, soon made.")
    parser.add_argument("file", type=Path, help="the record to make")
    parser.add_argument("--reports", type=int, default=10_000)
    options = parser.parse_args()
    write(options.file, options.reports)
    return 0


if __name__ == "__main__":
    sys.exit(main())
