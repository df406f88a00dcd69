"""How a build grows with the number of reports: the exponent that fits its computing time, and the memory of a thousand reports more.

Each size is built in a process of its own, so that its memory is its own. The smallest carries the models; they are taken off.
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from row import Given, Row

SIZES = (250, 500, 1000)
WORST = 1.05  # exponent at which a build is still called near-linear
CODE = (
    "import resource, sys, time; sys.path[:0] = sys.argv[2:]; from rows.building import made_up; from tidings.pipeline import run; "
    "run(list(made_up(10))); made = list(made_up(int(sys.argv[1]))); began = time.process_time(); run(made); "
    "print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def measure(given: Given) -> Iterator[Row]:
    """The exponent of time between the sizes, by least squares of the logarithms, and megabytes a thousand reports."""
    sizes = [int(size * given.scale) for size in SIZES]
    seconds, memory = zip(*(_built(size) for size in sizes), strict=True)
    x, y = [math.log(size) for size in sizes], [math.log(each) for each in seconds]
    middle = sum(x) / len(x)
    exponent = sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)
    told = ", ".join(f"{size} in {each:.1f} s" for size, each in zip(sizes, seconds, strict=True))
    yield Row("growth of a build", f"n^{exponent:.2f} ({told})", WORST / exponent, 1.0)
    more = (memory[-1] - memory[0]) / 1024 / (sizes[-1] - sizes[0]) * 1000
    yield Row("memory of a build", f"{more:.0f} MB a thousand reports, above {memory[0] / 1024:.0f} MB at {sizes[0]}")


def _built(size: int) -> tuple[float, int]:
    """Seconds of computing, and kilobytes at most, for a build of that many reports."""
    here = Path(__file__).parent.parent
    told = subprocess.run([sys.executable, "-c", CODE, str(size), str(here)], capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), int(told[1])
