"""Fewer looks for garbage while a record is made: what it is made of is none, and it is looked at again and again for nothing.

Python frees nearly all that is not needed any more at once; looking for what refers to itself in circles goes through all things that
there are. With a record of thousands of reports in memory that took a third of a build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (200_000, 20, 1000)  # new things before the youngest are looked through; how often that before the next older are


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Within, the young are looked through seldom, so that circles do not pile up, and all that there is hardly ever."""
    before = gc.get_threshold()
    if before >= THRESHOLDS or not gc.isenabled():  # within another one
        yield
        return
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
