"""What the exit status of a build says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tidings.cli import app

GOOD = '{"id": "a", "text": "Two people were hurt in a fire in Lindau on Monday.", "language": "en"}\n'


@pytest.mark.parametrize(
    ("lines", "flags", "status"),
    [(GOOD, [], 0), (GOOD + "{broken\n", [], 0), (GOOD + "{broken\n", ["--strict"], 1), ("{broken\n", [], 1), (GOOD, ["--strict"], 0)],
)
def test_a_refusal_among_reports_that_are_in_is_told_and_fails_the_command_only_when_strict(
    tmp_path: Path, lines: str, flags: list[str], status: int
) -> None:
    (tmp_path / "in.jsonl").write_text(lines)
    made = CliRunner().invoke(app, ["build", str(tmp_path / "in.jsonl"), "--record", str(tmp_path / "r.tidings"), *flags])
    assert made.exit_code == status
    assert ("refused: " in made.stderr) == ("broken" in lines)
