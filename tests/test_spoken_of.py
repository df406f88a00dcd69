"""The country that a report is about, where only the reports beside it name one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tidings import Settings, build
from tidings.spoken_of import with_company


def test_a_report_that_names_no_country_is_about_that_of_its_company() -> None:
    own = {
        "a": Counter({"KEN": 4}),
        "b": Counter({"KEN": 2, "TZA": 1}),
        "c": Counter({"UGA": 1}),
        "d": Counter({"UGA": 1}),
        "e": Counter({"UGA": 2}),
    }
    named = [
        ("a", "Oderu Wanjala"),
        ("b", "Oderu Wanjala"),
        ("c", "ODERU WANJALA"),
        ("a", "Kimbo"),
        ("b", "Kimbo"),
        ("c", "Kimbo"),
        ("d", "Kimbo"),
    ]
    found = with_company(own, [*named, ("e", "Kimbo")], Settings())
    assert found["c"].most_common(1) == [("KEN", 2)]  # two names shared with a and b, one with e
    assert found["d"] == Counter({"UGA": 1})  # one name shared is too little
    assert found["a"] == own["a"]


def test_the_army_is_that_of_the_country_that_the_other_reports_tell_of(tmp_path: Path) -> None:
    texts = {
        "a": "Kenyan soldiers entered Kimborwa on Monday, Oderu Wanjala said. The Kenyan government praised them.",
        "b": "Kimborwa is in Kenya. Oderu Wanjala, a Kenyan lawyer, counted the dead in Kimborwa.",
        "c": "The army shelled Kimborwa again on Tuesday in breach of the Kampala accord, Oderu Wanjala said.",
    }
    lines = [json.dumps({"id": key, "text": text, "language": "en", "published": "2021-03-10"}) for key, text in texts.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    record = build([tmp_path / "r.jsonl"])
    army = next(m.entity for m in record.mentions if m.report == "c" and m.text.lower().endswith("army"))
    assert next(e.country for e in record.entities if e.id == army) == "KEN"
