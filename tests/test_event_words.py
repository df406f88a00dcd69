"""A user's own words and types of events: read, checked with file, line and fix, and told from the claim to the export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings.brief import make_brief
from tidings.errors import UsageError
from tidings.event_words import read_event_words
from tidings.export import export
from tidings.library import build, chosen_settings
from tidings.tongue import tongue

WORDS = (
    "# words of the wildlife desk\n"
    "type\tILLEGAL_HUNT\n"
    "en\tpoach\tV\tILLEGAL_HUNT\t-\tsbj>obj\tThe gang poached two rhinos on Monday.\n"
    "en\tpoaching\tN\tILLEGAL_HUNT\tsnare\tby>of\n"
    "en\tmeet\tV\tAGREE\t-\tsbj+with\n"
)
REPORT = "Soldiers poached three rhinos near Nakuru on Monday. The minister met the envoy on Tuesday."


def written(folder: Path, text: str) -> Path:
    file = folder / "words.tsv"
    file.write_text(text, "utf-8")
    return file


def test_a_type_of_ones_own_goes_from_the_claim_to_the_export(tmp_path: Path) -> None:
    report = tmp_path / "a.jsonl"
    report.write_text(json.dumps({"id": "a", "text": REPORT, "language": "en", "published": "2020-02-12"}), "utf-8")
    record = tmp_path / "r.tidings"
    settings = chosen_settings(record, None, written(tmp_path, WORDS))
    made = build([report], record, settings)
    assert [c.type for c in made.claims] == ["ILLEGAL_HUNT", "AGREE"], "the user's word goes before the pack's"
    event = next(e for e in made.events if e.type == "ILLEGAL_HUNT")
    assert event.title.startswith("Illegal hunt")
    assert tongue("fr").noun("ILLEGAL_HUNT", None) == "Illegal hunt"
    assert b"Illegal hunt" in make_brief(made).written("md")
    told = export(made, "jsonl", "events").content.decode()
    assert "ILLEGAL_HUNT" in told
    left = export(made, "plover").left_out
    assert any("no such type" in reason for reason in left)


def test_later_builds_go_on_with_the_words_of_the_record(tmp_path: Path) -> None:
    record = tmp_path / "r.tidings"
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(REPORT, "utf-8")
    second.write_text("Rebels poached an elephant near Voi on Sunday.", "utf-8")
    build([first], record, chosen_settings(record, None, written(tmp_path, WORDS)))
    made = build([second], record, chosen_settings(record, None, None))
    assert sum(c.type == "ILLEGAL_HUNT" for c in made.claims) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("en\tpoach\tV\tPOACHING\t-\tsbj>obj", "line 2: there is no type of event 'POACHING'"),
        ("en\tpoach\tV\tILLEGAL_HNT\t-\tsbj>obj", "write ILLEGAL_HUNT, or name your own"),
        ("xx\tpoach\tV\tASSAULT\t-\tsbj>obj", "line 2: there is no pack of 'xx'"),
        ("en\tpoach\tB\tASSAULT\t-\tsbj>obj", "line 2: 'poach' has part of speech 'B'; write V, N or A"),
        ("en\tpoach\tV\tASSAULT\tsnare\tsbj>obj", "line 2: ASSAULT has no mode 'snare'"),
        ("en\tpoach\tV", "line 2: 3 columns"),
        ("en\t\tV\tASSAULT\t-\tsbj>obj", "line 2: there is no word"),
        ("type\tASSAULT", "line 2: ASSAULT is a type already"),
        ("type\tpoaching", "line 2: 'poaching' is no name of a type"),
        ("en\tpoach\tV\tASSAULT\t-\tsbj>obj\tNurses sang on Monday.", "line 2: the example 'Nurses sang on Monday.' is read as no event"),
        ("en\tpoach\tV\tASSAULT\t-\tsbj>obj\nen\tpoach\tV\tASSAULT\t-\tsbj>obj", "line 3: 'poach' stands on line 2 already"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(tmp_path: Path, line: str, said: str) -> None:
    file = written(tmp_path, f"type\tILLEGAL_HUNT\n{line}\n")
    with pytest.raises(UsageError) as wrong:
        read_event_words(file)
    assert str(file) in str(wrong.value)
    assert said in str(wrong.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_event_words(tmp_path / "none.tsv")
