"""Settings: read from a file, kept in the record, listed in the documents."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings import Settings, build, open_record
from tidings.errors import UsageError
from tidings.settings import changed, read_settings, settings_of

ROOT = Path(__file__).parent.parent
REPORT = "Two people were killed in a landslide near the village of Ostrava on Monday, the mayor said.\n"


@given(
    st.fixed_dictionaries(
        {}, optional={"same_event": st.floats(0, 1), "story_gap_days": st.integers(1, 99), "fetch_private": st.booleans()}
    )
)
def test_what_differs_from_the_defaults_gives_the_same_settings_again(values: dict[str, float]) -> None:
    assert settings_of(changed(settings_of(values, "here")), "there") == settings_of(values, "here")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("longest_repport = 3", "no setting 'longest_repport'"),
        ("longest_report = 'long'", "should be a whole number"),
        ("story_gap_days = true", "should be a whole number"),
        ("same_event = [", "no TOML"),
        ("figure_rule = 'mean'", "one of ucdp, conservative, latest"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(line)
    with pytest.raises(UsageError, match=said) as raised:
        read_settings(file)
    assert str(file) in str(raised.value)


def test_a_record_goes_on_with_the_settings_it_was_made_with(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT)
    (tmp_path / "two.txt").write_text(REPORT * 3)
    record = tmp_path / "r.tidings"
    short = build([tmp_path / "one.txt"], record, Settings(longest_report=len(REPORT) + 5))
    assert len(short.reports) == 1
    later = build([tmp_path / "two.txt"], record)
    assert len(later.reports) == 1
    assert "two.txt" in str(later.refusals[0])
    longer = build([tmp_path / "two.txt"], record, Settings())
    assert len(longer.reports) == 2


def test_every_setting_is_in_the_documents() -> None:
    listed = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for field in dataclasses.fields(Settings):
        assert f"| `{field.name}` |" in listed, f"docs/settings.md lacks {field.name}; run: python docs/make_settings.py"


def test_a_record_that_keeps_a_setting_of_an_earlier_version_is_read_without_it(tmp_path: Path) -> None:
    path = tmp_path / "r.tidings"
    (tmp_path / "one.txt").write_text("The army attacked Garissa on Monday.\n", "utf-8")
    build([tmp_path / "one.txt"], path)
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM notes WHERE name = 'changed settings'")
        file.execute("INSERT INTO notes (name, value) VALUES ('changed settings', '{\"rare_words\": 20}')")
    assert len(open_record(path).reports) == 1
