"""The sample: it is read whole, told apart, and its brief holds what its texts hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import tidings
from tidings.accords import is_gift
from tidings.brief import Brief, make_brief
from tidings.brief_check import evidence_of, refusal

EXAMPLES = Path(__file__).parent.parent / "examples"
TRUTH = yaml.safe_load((EXAMPLES / "truth.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def record() -> tidings.Record:
    return tidings.build([EXAMPLES / "reports"])


@pytest.fixture(scope="module")
def brief(record: tidings.Record) -> Brief:
    return make_brief(record)


def test_every_report_is_read_in_its_language(record: tidings.Record) -> None:
    assert not record.refusals
    assert {r.id: r.language for r in record.reports} == {name: told["language"] for name, told in TRUTH["reports"].items()}


def test_the_report_without_a_date_stays_without_one(record: tidings.Record) -> None:
    undated = record.report("12-undated")
    assert undated is not None and undated.published is None


def test_printings_of_one_text_share_an_origin_and_others_do_not(record: tidings.Record) -> None:
    family = record.lineage_of("01-meridian")
    assert family is not None
    copies = [pair["is"] for kind in ("copies", "translations") for pair in TRUTH["lineage"][kind] if pair["of"] == "01-meridian"]
    assert set(family.reports) == {"01-meridian", *copies}
    for a, b in TRUTH["lineage"]["not_copies"]:
        assert record.lineage_of(a) != record.lineage_of(b)


def test_an_agency_is_told_as_its_reports_write_it(record: tidings.Record) -> None:
    family = record.lineage_of("06-meridian")
    assert family is not None and record.origin_of(family) == "Meridian Press"
    printed = record.report("06-meridian")
    assert printed is not None and printed.outlet == "Meridian Press"


def test_who_is_accused_and_who_was_hurt_by_whom(record: tidings.Record) -> None:
    """The last report: each side accuses the other of one act, and tells of victims in a sentence that names no act."""
    acts = {e.place.name: e for e in record.events if e.type == "ASSAULT" and e.place and e.date.start == "2023-10-14"}
    tolls = {name: {f.measure: f.best for f in e.figures} for name, e in acts.items()}
    assert tolls == {"Ranotsara": {"killed": 3}, "Ivohibe": {"injured": 2}}
    fronts = [e for e in record.entities if e.name == "Horombe Front"]
    assert [e.id for e in fronts] == list(acts["Ivohibe"].actors)


def test_recurring_paragraphs_are_background(record: tidings.Record) -> None:
    said = "More than 640 people have been killed in the south since 2019, according to aid groups."
    flags = [p.background for p in record.passages if p.text.strip() == said]
    assert flags and all(flags)


def test_the_neutralised_are_not_told_as_killed(record: tidings.Record) -> None:
    figures = [f for e in record.events for f in e.figures]
    assert any(f.measure == "neutralised" and f.best == 23 for f in figures)
    assert not any(f.measure == "killed" and 23 in (f.low, f.best, f.high) for f in figures)


def test_every_sentence_of_its_brief_is_borne_by_what_it_cites(record: tidings.Record, brief: Brief) -> None:
    evidence = evidence_of(record)
    statements = list(brief.statements())
    assert len(statements) > 20
    assert [s.text for s in statements if refusal(s, evidence)] == []


def test_its_brief_tells_what_copies_what(brief: Brief) -> None:
    relation = {line.report: line.relation for line in brief.sources}
    assert relation["02-island-courier"] == "copy of 01-meridian"
    assert relation["03-horizon"] == "edited copy of 01-meridian"
    assert relation["04-journal-sud"] == "translation of 01-meridian"
    assert relation["01-meridian"] == relation["05-radio-ihosy"] == ""


def test_its_brief_quotes_no_sentence_twice_in_one_section(brief: Brief) -> None:
    def quoted() -> Iterator[tuple[str, str]]:
        for section in brief.sections:
            yield from ((section.key, s.quote.text) for g in section.groups for s in g.statements if s.quote and section.key == "days")

    found = list(quoted())
    assert found and len(found) == len(set(found))


def test_the_same_record_gives_the_same_page(record: tidings.Record, brief: Brief) -> None:
    again = make_brief(record)
    assert again.html() == brief.html() and again.markdown() == brief.markdown()


def test_the_armys_action_has_neither_the_dead_of_earlier_attacks_nor_what_others_say_of_these(record: tidings.Record) -> None:
    (action,) = [e for e in record.events if any(f.measure == "neutralised" for f in e.figures)]
    assert not any(f.measure in ("killed", "injured") for f in action.figures)
    assert {claim.report for claim in record.claims_of(action)}.isdisjoint({"01-meridian", "02-island-courier", "03-horizon"})


def test_who_goes_without_a_name_is_told_of_once_however_often_the_text_was_printed(record: tidings.Record) -> None:
    attack = next(e for e in record.events if e.place and e.place.name == "Betroka")
    names = [record.name(e) for e in record.once_named(attack.informants)]
    assert len(names) == len(set(names)) < len(attack.informants)


def test_the_attack_has_the_figures_of_all_who_speak_of_it_and_the_strike_breaks_the_cease_fire(record: tidings.Record) -> None:
    attack = next(e for e in record.events if e.place and e.place.name == "Betroka")
    (killed,) = [f for f in attack.figures if f.measure == "killed"]
    assert killed.best == 11 and {8, 11, 15} == {by.value for by in killed.by}
    broken = {b for e in record.events for b in e.breaks}
    assert [e.place.name for e in record.events if e.id in broken and e.place] == ["Fianarantsoa"]


def test_a_pledge_of_aid_is_no_agreement_of_several(record: tidings.Record) -> None:
    assert len([e for e in record.events if is_gift(e)]) == 1
    (section,) = [s for s in make_brief(record).sections if s.key == "agreements"]
    accords = [s.text for g in section.groups for s in g.statements]
    assert accords and not any("pledged" in text for text in accords)
