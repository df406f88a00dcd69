"""docs/tutorial.md runs: its commands end well, its Python gives what the page says."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
BLOCK = re.compile(r"```(sh|python)\n(.*?)```", re.S)


def test_every_command_and_every_line_of_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    blocks = BLOCK.findall(PAGE)
    assert {kind for kind, _ in blocks} == {"sh", "python"}
    for kind, text in blocks:
        if kind == "sh":
            for line in text.strip().splitlines():
                program, *arguments = shlex.split(line, comments=True)
                assert program == "tidings"
                ended = subprocess.run([sys.executable, "-m", "tidings", *arguments], capture_output=True, text=True, check=False)
                assert ended.returncode == 0, (line, ended.stderr)
        else:
            said: list[str] = []
            test = doctest.DocTestParser().get_doctest(text, names, "docs/tutorial.md", "docs/tutorial.md", 0)
            doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=said.append, clear_globs=False)
            assert not said, "".join(said)
            names.update(test.globs)
    assert (tmp_path / "brief.html").stat().st_size > 1000 and "Rapport de situation" in (tmp_path / "brief-fr.md").read_text("utf-8")
