"""One report that breaks the program is named, and the others are in. All texts here are invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import tidings
from tidings import pipeline
from tidings.cli import app
from tidings.guard import HELD, Guard, TooLongError, time_limit
from tidings.read import pages

GOOD = "The ferry Saphir ran aground off Port Lanet on Friday, 3 May 2019, and 14 people were injured, the coast guard said."
CURSED = "The lighthouse keeper of Ostra said on Monday that the lamp had failed, and the harbour closed until Tuesday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "cursed.txt").write_text(CURSED)
    (tmp_path / "in" / "z.txt").write_text(GOOD.replace("Saphir", "Opal").replace("14", "9"))
    return tmp_path


def curse(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, error: BaseException) -> None:
    """Makes a stage raise on the words of one report."""
    real = getattr(where, name)

    def stage(report: Any, *rest: Any, **more: Any) -> Any:
        if "lighthouse" in (report if isinstance(report, str) else report.text):
            raise error
        return real(report, *rest, **more)

    monkeypatch.setattr(where, name, stage)


@pytest.mark.parametrize(
    ("stage", "error"),
    [
        ("parse", KeyError("lamp")),
        ("find_claims", RecursionError("too deep")),
        ("find_times", AssertionError()),
        ("clean", ValueError("lamp")),
    ],
)
def test_a_report_that_makes_a_stage_raise_is_named_and_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: BaseException
) -> None:
    curse(monkeypatch, pipeline, stage, error)
    made = CliRunner().invoke(app, ["build", str(folder / "in"), "--record", str(folder / "r.tidings"), "--strict"])
    assert made.exit_code == 1
    (line,) = [line for line in made.stderr.splitlines() if line.startswith("incomplete: ")]
    assert "cursed" in line and type(error).__name__ in line and "not " in line and "tell" in line
    record = tidings.open_record(folder / "r.tidings")
    assert [r.id for r in record.reports] == ["a", "cursed", "z"]
    assert {c.report for c in record.claims} == {"a", "z"}
    (problem,) = record.problems
    assert (problem.report, problem.stage) == ("cursed", "clean" if stage == "clean" else "read")
    shown = CliRunner().invoke(app, ["show", str(folder / "r.tidings"), "problems"])
    assert "cursed" in shown.output


def test_what_was_mended_is_no_problem_any_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        curse(patched, pipeline, "find_claims", KeyError("lamp"))
        assert tidings.build([folder / "in"], folder / "r.tidings").problems
    (folder / "more.txt").write_text(GOOD.replace("Saphir", "Perle"))
    assert tidings.build([folder / "more.txt"], folder / "r.tidings").problems == ()


def test_what_would_stop_every_report_stops_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    curse(monkeypatch, pipeline, "find_claims", tidings.TidingsError("the pack is broken"))
    with pytest.raises(tidings.TidingsError):
        tidings.build([folder / "in"])


def test_a_page_that_breaks_its_reader_is_refused_and_the_others_are_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in" / "cursed.html").write_text(f"<html><body><p>{CURSED}</p></body></html>")
    curse(monkeypatch, pages, "body_of", TypeError("no such tag"))
    record = tidings.build([folder / "in"])
    assert [r.id for r in record.reports] == ["a", "cursed", "z"]
    (refusal,) = record.refusals
    assert refusal.source.endswith("cursed.html") and "TypeError" in refusal.reason and refusal.advice


def test_a_report_may_not_hold_up_the_others() -> None:
    guard = Guard(seconds=0.05, room=0)
    with guard.over("endless", "read", "nothing of it is in the record"):
        while True:
            pass
    assert "0.05 seconds" in guard.problems[0].reason


@pytest.mark.skipif(not HELD.exists(), reason="only Linux says what a process holds")
def test_a_report_may_not_take_all_memory() -> None:
    guard = Guard(seconds=60, room=200_000_000)
    for _ in range(2):  # the limit ends with the work, and is set anew
        with guard.over("greedy", "read", "nothing of it is in the record"):
            assert bytearray(900_000_000)
    assert ["MemoryError" in problem.reason for problem in guard.problems] == [True, True]
    assert bytearray(900_000_000)


def test_the_limit_ends_with_the_work() -> None:
    with pytest.raises(TooLongError), time_limit(0.01):
        while True:
            pass
    with time_limit(0.01):
        pass
    assert sum(range(3_000_000)) > 0
