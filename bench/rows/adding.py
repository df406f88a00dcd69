"""What it costs to add one report to records of different sizes: of the copies alone, of their index, and of a whole build.

    python bench/rows/adding.py [--sizes 500 5000] [--whole]        # copies of made-up news (`news.py`), read and written in a record file
    python bench/rows/adding.py --index 20000 200000                # the index alone, of made-up passages (`lineage_corpus.py`)

Computing time of this process, the median of some additions one after another; what is read of the record before it, once a program, is
told apart. Each addition gives what a search over all at once gives (`tests/test_growing.py`).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from lineage_corpus import passages as planted_passages
from row import Given, Row

from rows.building import made_up
from tidings.building import add
from tidings.clean import clean
from tidings.copies import find_copies
from tidings.growing import Growing, Memory, by_report
from tidings.language import load_pack
from tidings.layers import Layers
from tidings.model import Copy, Passage, Report
from tidings.planting import planted
from tidings.settings import Settings
from tidings.store import SqliteStore
from tidings.traces import key_of
from tidings.wording import units_of

SIZES = (500, 5000)
ADDED = 9
SETTINGS = Settings()


def measure(given: Given) -> Iterator[Row]:
    """Copies of one report more in a small and in a large record."""
    yield from _grows([int(size * given.scale) for size in SIZES])


def _grows(sizes: Sequence[int]) -> Iterator[Row]:
    figures = [_added(size) for size in sizes]
    for size, (all_at_once, one) in zip(sizes, figures, strict=True):
        yield Row(f"copies, one more to {size:,}", f"{one * 1000:.0f} ms; all at once {all_at_once * 1000:,.0f} ms", all_at_once / one)
    yield Row("  the last beside the first", f"{figures[-1][1] / figures[0][1]:.2f} times for {sizes[-1] / sizes[0]:.0f} times the reports")


def _added(size: int) -> tuple[float, float]:
    """Seconds of computing for the copies of so many reports at once, and for one more."""
    cleaned = [clean(report, load_pack(report.language)) for report in made_up(size + ADDED)]
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "record.tidings")
        before: tuple[list[Report], tuple[Passage, ...], tuple[Copy, ...]] = ([], (), ())
        seconds = []
        for count in range(size, size + ADDED + 1):
            reports = [report for report, _ in cleaned[:count]]
            passages = tuple(passage for _, own in cleaned[:count] for passage in own)
            memory = Memory(store.traces(), *before)
            began = time.process_time()
            copies = find_copies(reports, passages, SETTINGS, memory)
            seconds.append(time.process_time() - began)
            store.replace([], [], Layers(), SETTINGS, store.revision(), memory.growth)
            before = (reports, passages, copies)
        store.close()
    return seconds[0], median(seconds[1:])


def _whole(sizes: Sequence[int]) -> Iterator[Row]:
    """Builds of a record file: of all, and of one report more."""
    for size in sizes:
        reports = list(made_up(size + ADDED))
        with tempfile.TemporaryDirectory() as folder:
            record = Path(folder) / "record.tidings"
            began = time.process_time()
            add(reports[:size], (), record, SETTINGS)
            whole = time.process_time() - began
            seconds = []
            for report in reports[size : size + 3]:
                began = time.process_time()
                add([report], (), record, SETTINGS)
                seconds.append(time.process_time() - began)
        one = median(seconds)
        figure = f"{one:.1f} s, {1000 * one / size:.1f} ms a report of the record; all at once {whole:.1f} s"
        yield Row(f"a build of one more to {size:,}", figure)


def _index(sizes: Sequence[int]) -> Iterator[Row]:
    """The index alone: one report more looked up, aligned and written."""
    corpus = planted_passages(max(sizes) + ADDED)
    printings: list[tuple[Report, list[Passage]]] = [
        _printed(number, [p.text for p in group]) for number, group in groupby(corpus, key=lambda p: p.report)
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = SqliteStore(Path(folder) / "record.tidings")
            reports = [report for report, _ in printings[:size]]
            passages = [passage for _, own in printings[:size] for passage in own]
            began = time.process_time()
            growth = planted(reports, passages, units_of(reports, passages, SETTINGS), [], SETTINGS)
            store.replace([], [], Layers(), SETTINGS, store.revision(), growth)
            filled = time.process_time() - began
            seconds = [_one_more(store, printings[: size + n + 1]) for n in range(ADDED)]
            store.close()
            bytes_each = (Path(folder) / "record.tidings").stat().st_size / len(passages)
        yield Row(
            f"index of {size:,} reports",
            f"{median(seconds) * 1000:.0f} ms for one more; {bytes_each:.0f} bytes a passage on disk, "
            f"{len(passages) / filled:,.0f} passages/s when filled at once",
        )


def _one_more(store: SqliteStore, printings: Sequence[tuple[Report, list[Passage]]]) -> float:
    """Seconds of computing for the last report, the others being in the index."""
    report, own = printings[-1]
    reports = {each.id: each for each, _ in printings}
    parts = by_report(passage for _, each in printings for passage in each)
    memory = Memory(store.traces())
    growing = Growing(memory, memory.traces.reports(), reports, parts, SETTINGS)
    began = time.process_time()
    growing.grown({report.id}, (), {report.id: key_of(report, own)})
    store.replace([], [], Layers(), SETTINGS, store.revision(), memory.growth)
    return time.process_time() - began


def _printed(number: int, texts: Sequence[str]) -> tuple[Report, list[Passage]]:
    """A report of some texts, a passage each."""
    name, at, passages = f"r{number:07}", 0, []
    for index, text in enumerate(texts):
        passages.append(Passage(f"{name}-{index}", name, index, at, at + len(text), text, "body", False, ((at, at + len(text)),)))
        at += len(text) + 1
    return Report(name, name, "\n".join(texts), language="en"), passages


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What one report more costs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--index", type=int, nargs="+")
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    for line in _index(options.index) if options.index else _whole(options.sizes) if options.whole else _grows(options.sizes):
        print(f"{line.name:32} {line.figure}", flush=True)
