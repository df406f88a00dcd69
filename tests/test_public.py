"""The public face: few names, every command documented, the flow importing downward only."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import typer
from docs.make_cli import commands

import tidings
from tidings.cli import app

ROOT = Path(__file__).parent.parent


def test_the_public_names_are_these() -> None:
    assert sorted(tidings.__all__) == ["Record", "Settings", "TidingsError", "build", "open_record", "same_name"]
    for name in tidings.__all__:
        assert getattr(tidings, name).__doc__


def test_every_command_and_option_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name, command in commands(typer.main.get_command(app)):
        assert f"## tidings {name}" in reference, f"docs/cli.md lacks {name}; run: python docs/make_cli.py"
        for option in (o for p in command.params for o in p.opts if o.startswith("--")):
            assert option in reference, f"docs/cli.md lacks {name} {option}; run: python docs/make_cli.py"


def test_asking_for_help_loads_no_model() -> None:
    code = "import sys, tidings.cli; sys.exit(any(m in sys.modules for m in ('spacy', 'numpy', 'trafilatura', 'sqlalchemy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_record_is_shown_exported_and_checked_without_a_parser(tmp_path: Path) -> None:
    record = tmp_path / "made.tidings"
    tidings.build([ROOT / "examples" / "reports" / "01-meridian.txt"], record)
    for command in (["show"], ["events"], ["export", "--what", "claims"], ["export", "--format", "geojson"], ["brief"], ["check"]):
        given = [command[0], str(record), *command[1:]]
        code = f"""
import sys
from tidings.cli import app
app({given!r}, standalone_mode=False)
heavy = {{"spacy", "numba", "trafilatura", "tidings.pipeline"}} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
        made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert made.returncode == 0, (command, made.stderr)


def test_the_library_never_calls_the_command_line_or_the_web() -> None:
    for path in (ROOT / "src" / "tidings").rglob("*.py"):
        if path.name.startswith("cli") or path.name == "__main__.py" or "web" in path.parts:
            continue
        assert not re.search(r"^\s*(from|import) tidings\.(cli|web)\b", path.read_text("utf-8"), re.M), path


def test_a_wrong_record_is_one_line_and_status_two(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tidings", "show", str(tmp_path / "none.tidings")], capture_output=True, text=True, check=False
    )
    assert made.returncode == 2
    assert made.stderr.count("\n") == 1 and "no such record" in made.stderr
