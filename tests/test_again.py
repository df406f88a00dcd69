"""A report that stands in a record as it came is not cleaned again, and the record is that of a build of everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings import pipeline
from tidings.building import add
from tidings.language import Pack
from tidings.model import Dated, Passage, Report, row
from tidings.record import LAYERS, Record
from tidings.settings import Settings

FERRY = "The ferry Saphir ran aground off Anjouan on Monday, and 14 people drowned, the coast guard said."
FERRY_FR = "Le ferry Saphir s’est échoué lundi au large d’Anjouan et 14 personnes se sont noyées, ont indiqué les garde-côtes."
HARBOUR = "The harbour of Moroni was built in 1960 and has been closed to large ships since the storm of last year."
FOOT = "Write to our desk at any hour"


def printing(key: str, *paragraphs: str, day: str | None = "2031-05-06", language: str = "en", publisher: str | None = None) -> Report:
    published = Dated(day, "day", "markup") if day else None
    return Report(key, key * 8, "\n\n".join(paragraphs), publisher=publisher, language=language, published=published)


REPORTS = (
    printing("a", FERRY, HARBOUR, FOOT, publisher="Coast Herald"),
    printing("b", "Traders in Moroni closed their shops on Tuesday.", HARBOUR, FOOT, publisher="Coast Herald"),
    printing("c", FERRY, "Divers looked for nine others.", HARBOUR, day=None),  # its day comes from its copies
    printing("d", FERRY_FR, language="fr"),
    printing("e", "A court in Mutsamudu freed two teachers on Wednesday.", FOOT, publisher="Coast Herald"),
    printing("f", "Rain flooded 40 houses in Domoni on Thursday, the mayor said.", HARBOUR, FOOT, publisher="Coast Herald"),
)


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the reports that are cleaned, in order."""
    found: list[str] = []
    before = pipeline.clean

    def watched(report: Report, pack: Pack | None) -> tuple[Report, tuple[Passage, ...]]:
        found.append(report.id)
        return before(report, pack)

    monkeypatch.setattr(pipeline, "clean", watched)
    return found


def content(record: Record) -> str:
    return json.dumps({name: [row(x) for x in getattr(record, name)] for name in LAYERS}, sort_keys=True, ensure_ascii=False)


def test_one_by_one_it_is_the_record_of_all_at_once(tmp_path: Path) -> None:
    at_once = add(REPORTS, (), None, Settings())
    assert any(p.background for p in at_once.passages) and any(p.kind == "boilerplate" for p in at_once.passages)
    assert {r.id: r.published.basis if r.published else None for r in at_once.reports}["c"] == "inferred"
    for number, report in enumerate(REPORTS, 1):
        grown = add([report], (), tmp_path / "record.tidings", Settings())
        assert content(grown) == content(add(REPORTS[:number], (), None, Settings()))


def test_what_stands_there_is_not_cleaned_again_but_where_it_has_boilerplate(tmp_path: Path, cleaned: list[str]) -> None:
    record = tmp_path / "record.tidings"
    add(REPORTS[2:4], (), record, Settings())
    cleaned.clear()
    add(REPORTS[4:5], (), record, Settings())
    assert cleaned == ["e"]
    cleaned.clear()
    grown = add(REPORTS[:1], (), record, Settings())
    assert {p.report for p in grown.passages if p.kind == "boilerplate"} <= {"a", "e"}
    assert "a" in cleaned and set(cleaned) <= {"a", "e"}


def test_a_report_under_a_page_that_was_printed_anew_is_cleaned(tmp_path: Path, cleaned: list[str]) -> None:
    record, page = tmp_path / "record.tidings", "https://coast.example/ferry"
    first = Report("p", "1" * 8, FERRY, title="Ferry aground", url=page, language="en", fetched="2031-05-06T08:00:00Z")
    later = Report("q", "2" * 8, FERRY.replace("14", "16"), title="Ferry aground", url=page, language="en", fetched="2031-05-07T08:00:00Z")
    add([first, REPORTS[3]], (), record, Settings())
    cleaned.clear()
    grown = add([later], (), record, Settings())
    assert cleaned == ["p"] and content(grown) == content(add([first, REPORTS[3], later], (), None, Settings()))
