"""A boundary around the work on one report: what goes wrong inside it is told, and the reports after it go on.

Only faults that the words of one report can bring about are caught. A broken pack, record or disk would stop every report and stops
the run. Work that takes too long is such a fault too: one report must not hold up the others.
"""

from __future__ import annotations

import functools
import inspect
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import ParamSpec, TypeVar

from lxml import etree

from tidings.errors import Problem, Refusal

ADVICE = "the other reports are in; tell the makers of Tidings, with this line and the report"
P = ParamSpec("P")
T = TypeVar("T")


class TooLongError(Exception):
    """The work on one report takes longer than the settings allow."""


FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.LxmlError,
    TooLongError,
)  # what code raises on words that it was not made for


class Guard:
    """Watches over steps of one report each, `seconds` of computing at most for each, and holds what went wrong in them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.problems: list[Problem] = []

    @contextmanager
    def over(self, report: str, stage: str, lost: str) -> Iterator[None]:
        """A step of work on a report; `lost` says what the record lacks where it fails, in words for people."""
        try:
            with time_limit(self.seconds):
                yield
        except FAULTS as error:
            self.problems.append(Problem(report, stage, f"{lost} ({told(error)})", ADVICE))


def refusing(read: Callable[P, T]) -> Callable[P, T | Refusal]:
    """A reader of one document that refuses it where reading fails, instead of raising. It must take `source` and `settings`."""
    signature = inspect.signature(read)

    @functools.wraps(read)
    def guarded(*given: P.args, **named: P.kwargs) -> T | Refusal:
        asked = signature.bind(*given, **named).arguments
        try:
            with time_limit(asked["settings"].longest_work):
                return read(*given, **named)
        except FAULTS as error:
            return Refusal(asked["source"], None, f"it cannot be read ({told(error)})", "save it again as text or HTML, and tell us of it")

    return guarded


def told(error: BaseException) -> str:
    """An error in a few words: its kind, its own words, and the function where it arose."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" in {at.tb_frame.f_code.co_name}" if at is not None else ""
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}{where}{': ' + words if words else ''}"


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TooLongError in work that computes for longer; waiting does not count.

    Signals tell the time, so there is no limit in threads other than the first, nor on systems without such signals.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"more than {seconds:g} seconds of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
