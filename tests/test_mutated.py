"""Broken pages stop nothing, and a worker that dies or hangs is told with the page that did it."""

from __future__ import annotations

import os
import time

import pytest
from bench import mutated


def test_broken_pages_are_read_or_refused() -> None:
    told = mutated.tried(range(40))
    assert told.total() == 40 and set(told) <= {"read", "refused", "incomplete", "in pieces"} and told["read"] > 10


def test_a_page_is_the_same_each_time() -> None:
    assert mutated.mutated(7) == mutated.mutated(7) != mutated.mutated(8)


def test_a_worker_that_dies_or_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutated, "worked", lambda number: "read" if number < 3 else os._exit(1))
    with pytest.raises(RuntimeError, match="page 3: the worker died"):
        mutated.tried(range(5))
    monkeypatch.setattr(mutated, "PATIENCE", 0.5)
    monkeypatch.setattr(mutated, "worked", lambda number: "read" if number < 2 else time.sleep(60))
    with pytest.raises(RuntimeError, match="page 2: the worker hangs"):
        mutated.tried(range(5))


def test_a_worker_has_no_more_memory_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutated, "MEMORY", 1_500_000_000)

    def greedy(_: int) -> str:
        try:
            return f"read {len(bytearray(3_000_000_000))}"
        except MemoryError:
            return "refused"

    monkeypatch.setattr(mutated, "worked", greedy)
    assert mutated.tried(range(1)) == {"refused": 1}
