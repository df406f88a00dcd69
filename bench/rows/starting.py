"""What `tidings --help` takes to answer, in computing time, beside Python itself starting and doing nothing."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator

from row import Given, Row

TRIES = 7
GOAL = 0.3  # seconds


def measure(_: Given) -> Iterator[Row]:
    """The best of some tries: the others tell of the machine."""
    own, bare = (min(_seconds(*given) for _ in range(TRIES)) for given in (("-m", "tidings", "--help"), ("-c", "pass")))
    yield Row("start of the command line", f"{own * 1000:.0f} ms, Python alone {bare * 1000:.0f}", GOAL / own, 1.0)


def _seconds(*command: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
