"""A boundary around the work on one report: what goes wrong inside it is told, and the reports after it go on.

Only faults that the words of one report can bring about are caught. A broken pack, record or disk would stop every report and stops
the run. Work that takes too long or too much memory is such a fault too: one report must not hold up the others.
"""

from __future__ import annotations

import functools
import inspect
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TypeVar

from lxml import etree

try:
    import resource
except ImportError:  # there is none on Windows, and no limit of memory
    resource = None  # type: ignore[assignment]

from tidings.errors import Problem, Refusal

HELD = Path("/proc/self/statm")  # what a process holds, in pages; the sixth figure is its data
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
    """Watches over steps of one report each, `seconds` of computing and `room` bytes at most for each; holds what went wrong in them."""

    def __init__(self, seconds: float, room: int) -> None:
        self.seconds, self.room = seconds, room
        self.problems: list[Problem] = []

    @contextmanager
    def over(self, report: str, stage: str, lost: str) -> Iterator[None]:
        """A step of work on a report; `lost` says what the record lacks where it fails, in words for people."""
        try:
            with time_limit(self.seconds), memory_limit(self.room):
                yield
        except FAULTS as error:
            self.problems.append(Problem(report, stage, f"{lost} ({told(error)})", ADVICE))


def refusing(read: Callable[P, T]) -> Callable[P, T | Refusal]:
    """A reader of one document that refuses it where reading fails, instead of raising. It must take `source` and `settings`."""
    signature = inspect.signature(read)

    @functools.wraps(read)
    def guarded(*given: P.args, **named: P.kwargs) -> T | Refusal:
        asked = signature.bind(*given, **named).arguments
        settings = asked["settings"]
        try:
            with time_limit(settings.longest_work), memory_limit(settings.most_memory):
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


@contextmanager
def memory_limit(room: int) -> Iterator[None]:
    """Raises MemoryError in work that asks for so many bytes more than the process held before; 0 sets no limit.

    The system refuses what is too much, so there is no limit where it does not say what is held (all but Linux), nor in threads other
    than the first, as others would be refused too.
    """
    if not room or threading.current_thread() is not threading.main_thread() or not HELD.exists():
        yield
        return
    held = int(HELD.read_text().split()[5]) * os.sysconf("SC_PAGESIZE")
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = min(each for each in (held + room, soft, hard) if each != resource.RLIM_INFINITY)
    with suppress(ValueError, OSError):  # a system that lets nobody set it
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
