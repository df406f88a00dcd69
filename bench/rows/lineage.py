"""Copies among made-up passages with planted ones: speed, size of the index, and what is found, against datasketch and rensa.

    python bench/rows/lineage.py --reports 200000     # as `bench/run.py --only lineage`, at a size of one's own

A pair is right where both passages go back to one text. What is counted is computing time. The others get the same passages, word
3-grams and the threshold that each found most with; where they are not installed (`pip install --group bench`) their rows say so.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from lineage_corpus import Planted, passages
from row import Given, Row

from tidings.alignment import compare
from tidings.settings import Settings
from tidings.winnow import alike, indexes
from tidings.wording import Unit

REPORTS = 4000
THRESHOLD = 0.5
Pair = tuple[int, int]


def measure(given: Given) -> Iterator[Row]:
    """Passages per second for candidates, bytes of index a passage, recall and precision of links."""
    yield from _rows(list(passages(int(REPORTS * given.scale))))


def _rows(planted: Sequence[Planted]) -> Iterator[Row]:
    settings = Settings()
    texts, reports = [p.text for p in planted], np.array([p.report for p in planted], dtype=np.int64)
    indexes(texts[:100], settings)
    started = time.process_time()
    prints, rare = indexes(texts, settings)
    found = alike(prints, rare, reports, settings)
    seconds = time.process_time() - started
    speed, size = len(texts) / seconds, (prints.size + rare.size) / len(texts)
    yield Row("candidates", f"{speed:,.0f} passages/s of {len(texts):,}, {len(found) / len(texts):.1f} pairs each", speed / 50_000, 1.0)
    yield Row("index of passages", f"{size:.0f} bytes each", 300 / size, 1.0)
    units = [Unit(n, str(p.report), 0, 0, len(p.text), p.text, "en") for n, p in enumerate(planted)]
    started = time.process_time()
    matches = [m for a, b in found.tolist() if (m := compare(units[a], units[b], settings))]
    each = (time.process_time() - started) / max(1, len(found))
    links = {(m.a, m.b) for m in matches if not m.doubtful}
    recall, precision = _quality(links, planted)
    yield Row(
        "links", f"recall {recall:.3f}, precision {precision:.3f}, {each * 1e6:.0f} µs a pair", min(recall / 0.9, precision / 0.95), 1.0
    )
    for name, others in (("datasketch", _datasketch), ("rensa", _rensa)):
        if importlib.util.find_spec(name) is None:
            yield Row(f"  {name}", "not installed here; pip install --group bench")
            continue
        started = time.process_time()
        links = others(texts)
        seconds = time.process_time() - started
        recall, precision = _quality(links, planted)
        yield Row(f"  {name}", f"{len(texts) / seconds:,.0f} passages/s, recall {recall:.3f}, precision {precision:.3f}")


def _quality(links: set[Pair], planted: Sequence[Planted]) -> tuple[float, float]:
    """Recall over the pairs of a copy and its origin, precision over all pairs; those of one report count for neither."""
    links = {(a, b) for a, b in links if planted[a].report != planted[b].report}
    wanted = {(p.family, n) for n, p in enumerate(planted) if p.family != n and planted[p.family].report != p.report}
    right = sum(planted[a].family == planted[b].family for a, b in links)
    return len(wanted & links) / max(1, len(wanted)), right / max(1, len(links))


def _grams(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[n : n + 3]) for n in range(max(1, len(words) - 2))]


def _datasketch(texts: Sequence[str]) -> set[Pair]:
    from datasketch import MinHash, MinHashLSH

    index: Any = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    links: set[Pair] = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in _grams(text)])
        links.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return links


def _rensa(texts: Sequence[str]) -> set[Pair]:
    from rensa import RMinHash, RMinHashLSH

    index: Any = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=32)
    sketches: list[Any] = []
    links: set[Pair] = set()
    for number, text in enumerate(texts):
        sketch: Any = RMinHash(num_perm=128, seed=42)
        sketch.update(_grams(text))
        links.update((other, number) for other in index.query(sketch) if sketches[other].jaccard(sketch) >= THRESHOLD)
        sketches.append(sketch)
        index.insert(number, sketch)
    return links


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Copies among made-up passages.")
    parser.add_argument("--reports", type=int, default=REPORTS)
    for line in _rows(list(passages(parser.parse_args().reports))):
        print(f"{line.name:20} {line.figure}")
