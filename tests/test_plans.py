"""What is only planned is not what was done, and counts as no origin of it."""

from __future__ import annotations

import json
from pathlib import Path

from tidings import Record, build


def told(folder: Path, **texts: str) -> Record:
    """The record of some reports of one day."""
    lines = [json.dumps({"id": key, "text": text, "language": "en", "published": "2021-03-10"}) for key, text in texts.items()]
    (folder / "r.jsonl").write_text("\n".join(lines))
    return build([folder / "r.jsonl"])


def test_a_plan_without_a_day_backs_no_deed(tmp_path: Path) -> None:
    record = told(
        tmp_path,
        a="Kenyan troops attacked al-Shabaab fighters near Garissa on Tuesday, killing 14 fighters.",
        b="Kenya will attack al-Shabaab wherever its fighters hide near Garissa, the minister said on Wednesday.",
    )
    deed = next(e for e in record.events if any(f.measure == "killed" for f in e.figures))
    assert (deed.reports, deed.independent, deed.status) == (("a",), 1, "reported")


def test_a_plan_for_a_day_and_the_deed_of_that_day_are_one_event_with_one_origin_for_the_deed(tmp_path: Path) -> None:
    record = told(
        tmp_path,
        a="President Asha Mwangi met the envoy Jonas Lindqvist in Nairobi on 9 March 2021.",
        b="President Asha Mwangi will meet the envoy Jonas Lindqvist in Nairobi on 9 March 2021.",
    )
    (meeting,) = [e for e in record.events if e.type == "CONSULT"]
    assert (meeting.reports, meeting.independent, meeting.status) == (("a", "b"), 1, "reported")
