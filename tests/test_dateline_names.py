"""Names in lines that say where and when a report was filed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings import build


@pytest.mark.parametrize("line", ["Lundi 16 octobre 2023", "LUNDI 16 octobre 2023"])
def test_a_day_of_the_week_is_no_town_that_is_spelt_alike(tmp_path: Path, line: str) -> None:
    text = f"L'armée malgache nie\n\n{line}\n\nL'armée a nié dimanche avoir bombardé le village de Ranotsara."
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "text": text, "language": "fr"}))
    record = build([tmp_path / "r.jsonl"])
    assert not [m for m in record.mentions if m.text.lower() == "lundi"]
    assert {e.country for e in record.entities} <= {"MDG", None}
