"""Everyday sentences of agencies in English: who did what to whom, where, on which day, and whether it is so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tidings
from tidings.record import Record

DAY = "2031-05-10"
SENTENCES = {
    "planned": "A summit was to be held in Garissa on 3 May.",
    "set": "The talks were to have taken place in Lamu on 4 May.",
    "held": "The talks between Kenya and Somalia took place in Lamu on 4 May.",
    "off": "The talks between Kenya and Norway did not take place on 4 May.",
    "strike": "A general strike has begun in Kenya against the Supreme Court's decision of Thursday to free the minister.",
    "when": "Ministers and donors came on 6 May, when 46 million dollars was pledged.",
    "shelled": "The army shelled Garissa on Monday, killing three people.",
    "withdrew": "The army withdrew from Garissa on Monday.",
    "freed": "Nine prisoners were freed on Monday under the accord.",
    "calls": "Readers in Garissa called us on Monday.",
    "amid": "Amid the clashes, two journalists were shot dead in Garissa on Monday.",
    "presidents": "The presidents of Kenya and Somalia held talks in Nairobi on Monday.",
    "front": "The government of Kenya and the Garissa Liberation Front signed a truce in Nairobi on Monday.",
    "treated": "A bomb killed nine people in Garissa on Monday, police said. Doctors treated 20 injured there through the night.",
    "dyke": "A dyke broke at Garissa on Monday, killing five people.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("everyday")
    reports = [{"id": name, "text": text, "published": DAY, "language": "en"} for name, text in SENTENCES.items()]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, reports)), "utf-8")
    return tidings.build([folder / "reports.jsonl"], folder / "r.tidings")


def told(record: Record, report: str, kind: str) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    """Modality, day, place and actors of the claims of a type in a report, those within other claims left out."""
    text = {m.id: m.text for m in record.mentions}
    return [
        (
            c.modality,
            c.time.start if c.time and c.time.start == c.time.end else None,
            text.get(c.place.mention or "") if c.place else None,
            tuple(sorted(text[p.mention] for p in c.actors if p.mention)),
        )
        for c in record.claims
        if c.report == report and c.type == kind and not c.within
    ]


def test_a_summit_that_was_to_be_held_is_planned(record: Record) -> None:
    assert told(record, "planned", "CONSULT") == [("planned", "2031-05-03", "Garissa", ())]
    assert told(record, "set", "CONSULT") == [("planned", "2031-05-04", "Lamu", ())]
    assert not told(record, "set", "AID")  # "taken ... in Lamu" takes nobody in


def test_talks_took_place_or_did_not(record: Record) -> None:
    assert told(record, "held", "CONSULT") == [("asserted", "2031-05-04", "Lamu", ("Kenya", "Somalia"))]
    assert told(record, "off", "CONSULT") == [("denied", "2031-05-04", None, ("Kenya", "Norway"))]


def test_a_day_that_another_act_owns_is_not_lent(record: Record) -> None:
    (strike,) = told(record, "strike", "PROTEST")
    assert strike[1] != "2031-05-08"  # the ruling's Thursday
    assert [c[1] for c in told(record, "strike", "CIVIC")] == ["2031-05-08"]
    assert [c[1] for c in told(record, "freed", "CONCEDE")] == ["2031-05-05"]
    assert not [c for c in told(record, "freed", "AGREE") if c[1]]


def test_a_clause_on_a_date_has_that_date(record: Record) -> None:
    assert [c[1] for c in told(record, "when", "AGREE")] == ["2031-05-06"]


def test_what_is_struck_is_where_it_happens_and_who_withdraws_withdraws(record: Record) -> None:
    assert told(record, "shelled", "ASSAULT") == [("asserted", "2031-05-05", "Garissa", ("army",))]
    assert told(record, "withdrew", "RETREAT") == [("asserted", "2031-05-05", "Garissa", ("army",))]


def test_calling_on_the_telephone_on_a_day_asks_for_nothing(record: Record) -> None:
    assert not told(record, "calls", "REQUEST")


def test_a_number_goes_to_the_verb_that_it_is_subject_of(record: Record) -> None:
    (claim,) = told(record, "amid", "ASSAULT")
    assert claim[1:3] == ("2031-05-05", "Garissa")


def test_presidents_of_two_states_are_two_sides_and_a_front_beside_a_government_is_one(record: Record) -> None:
    assert told(record, "presidents", "CONSULT") == [("asserted", "2031-05-05", "Nairobi", ("Kenya", "Somalia"))]
    ((_, _, place, parties),) = told(record, "front", "AGREE")
    assert place == "Nairobi" and len(parties) == 2 and any("Front" in p for p in parties)


def test_those_who_treat_the_injured_did_not_injure_them(record: Record) -> None:
    assert [c[3] for c in told(record, "treated", "ASSAULT")] == [(), ()]
    (event,) = [e for e in record.events if e.type == "ASSAULT" and "treated" in e.reports]
    assert "doctors" not in {record.name(a).lower() for a in event.actors}
    assert 20 in {by.value for f in event.figures if f.measure == "injured" for by in f.by}


def test_a_dyke_that_breaks_is_a_hazard(record: Record) -> None:
    assert [c[1:3] for c in told(record, "dyke", "HAZARD")] == [("2031-05-05", "Garissa")]
    assert not told(record, "dyke", "ASSAULT")


@pytest.mark.parametrize(
    ("language", "text", "mood"),
    [
        ("en", "The conference planned for 3 May in Nairobi was postponed.", "denied"),
        ("en", "The conference planned for 12 May in Nairobi may be postponed.", "planned"),
        ("fr", "La conférence prévue le 3 mai à Nairobi était reportée au 6 juin.", "denied"),
    ],
)
def test_what_was_put_off_was_not_held_then(tmp_path: Path, language: str, text: str, mood: str) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "one", "text": text, "published": DAY, "language": language}), "utf-8")
    record = tidings.build([tmp_path / "r.jsonl"], tmp_path / "r.tidings")
    assert [c[0] for c in told(record, "one", "CONSULT")] == [mood]
