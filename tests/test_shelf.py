"""No report is read twice: a record that grows takes what it read before from its shelf, and is the same as one built at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tidings
from tidings import pipeline
from tidings.model import Report, row
from tidings.record import LAYERS
from tidings.settings import Settings
from tidings.shelf import Shelf, key_of
from tidings.store import SqliteStore

REPORTS = sorted((Path(__file__).parent.parent / "examples" / "reports").iterdir())[:4]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the reports that are read, in order."""
    found: list[str] = []
    before = pipeline.read_report

    def watched(report: Report, passages: tuple[tidings.model.Passage, ...], settings: Settings) -> pipeline.Reading:
        found.append(report.id)
        return before(report, passages, settings)

    monkeypatch.setattr(pipeline, "read_report", watched)
    return found


def content(record: tidings.Record) -> str:
    return json.dumps({name: [row(x) for x in getattr(record, name)] for name in LAYERS}, sort_keys=True, ensure_ascii=False)


def test_adding_one_report_reads_one_and_gives_the_bytes_of_a_build_at_once(tmp_path: Path, read: list[str]) -> None:
    tidings.build(REPORTS[:3], tmp_path / "grown")
    assert len(read) == 3
    grown = tidings.build(REPORTS[3:], tmp_path / "grown")
    assert len(read) == len(set(read)) == 4
    assert content(grown) == content(tidings.build(REPORTS, tmp_path / "once"))


def test_other_settings_read_anew_and_leave_nothing_of_the_old(tmp_path: Path, read: list[str]) -> None:
    tidings.build(REPORTS[:1], tmp_path / "record")
    tidings.build([], tmp_path / "record", Settings(news_days=3))
    assert len(read) == 2
    store = SqliteStore(tmp_path / "record")
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM readings").scalar() == 1
    store.close()


def test_a_damaged_reading_is_made_anew(tmp_path: Path, read: list[str]) -> None:
    first = content(tidings.build(REPORTS[:2], tmp_path / "record"))
    store = SqliteStore(tmp_path / "record")
    with store.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE readings SET body = x'00'")
        connection.exec_driver_sql("DELETE FROM notes WHERE name IN ('settings', 'program')")
    store.close()
    assert content(tidings.build([], tmp_path / "record")) == first
    assert len(read) == 4


def test_a_key_tells_text_day_labels_and_settings_apart() -> None:
    report = Report("r", "0" * 64, "The ferry Saphir ran aground.", language="en")
    passage = tidings.model.Passage("p", "r", 0, 0, 29, report.text, "body", False, ((0, 29),))
    other = tidings.model.Passage("p", "r", 0, 0, 29, report.text, "body", True, ((0, 29),))
    keys = {
        key_of(report, [passage], Settings()),
        key_of(report, [other], Settings()),
        key_of(Report("r", "0" * 64, "The ferry Saphir ran aground!", language="en"), [passage], Settings()),
        key_of(report, [passage], Settings(news_days=3)),
    }
    assert len(keys) == 4


def test_what_is_put_on_a_shelf_is_taken_from_it() -> None:
    shelf = Shelf()
    report = Report("r", "0" * 64, "Qu’il neige \ud83d\udd4a", language="fr")
    shelf.put("k", report)
    assert shelf.take(["k", "other"], Report) == [report, None]
