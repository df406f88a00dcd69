"""Search: folded words and phrases, filters, and hits that point at their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import made
from tidings.query import Query
from tidings.search import Index, terms, tokens

RECORD = made()
INDEX = Index(RECORD)


def found(text: str = "", **filters: str) -> set[tuple[str, str]]:
    return {(hit.layer, hit.id) for hit in INDEX.search(Query(text, **filters)).hits}


@pytest.mark.parametrize("word", ["kalmis", "KALMIŞ", "oz kalmis", "ÖZ"])
def test_words_are_found_without_marks_and_case(word: str) -> None:
    assert {("events", "shelling"), ("reports", "first"), ("entities", "e-oz")} <= found(word)


def test_a_phrase_is_found_in_its_order_alone() -> None:
    assert ("reports", "first") in found('"port of Morave"')
    assert not found('"Morave of port"')


def test_an_event_is_found_by_any_spelling_of_its_place() -> None:
    assert ("events", "shelling") in found("مورافي")


def test_hits_point_at_their_words() -> None:
    for hit in INDEX.search(Query("pecheurs tues")).hits:
        if hit.report and hit.match:
            report = RECORD.report(hit.report)
            assert report and report.text[hit.start : hit.end] == hit.match == "pêcheurs"


def test_filters_hold_together() -> None:
    assert found(since="2031-05-06", layer="events") == {("events", "meeting")}
    assert found(until="2031-04-30", layer="events") == {("events", "accord")}
    assert found(place="Morave", layer="events") == {("events", "shelling")}
    assert found(actor="Öz", status="planned") == {("events", "meeting"), ("reports", "second"), ("entities", "e-oz")}
    assert found(language="ar", layer="reports") == {("reports", "third")}
    assert found(type="ASSAULT", status="planned") == set()


def test_a_filter_of_events_keeps_the_reports_that_tell_of_them_and_who_has_part_in_them() -> None:
    assert found(place="Morave", layer="reports") == {("reports", name) for name in ("first", "second", "third")}
    assert found("bombarde", type="ASSAULT") == {("events", "shelling"), ("reports", "second")}
    assert found("pecheurs", type="CONSULT", layer="reports") == {("reports", "second")}
    assert found(type="CONSULT", layer="entities") == {("entities", "e-oz")}
    assert found(place="Morave", layer="entities") == {("entities", name) for name in ("e-army", "e-fishers", "e-morave", "e-oz")}


def test_a_place_stands_for_all_in_it_and_an_actor_is_known_by_a_word_of_the_name() -> None:
    assert found(place="Lika", layer="events") == {("events", "shelling")}
    assert found(actor="kalmis", layer="events") == found(actor="Kalmış Öz", layer="events")
    assert found(actor="nobody") == found(place="nowhere") == set()


def test_totals_count_every_layer_and_pages_do_not_overlap() -> None:
    whole = INDEX.search(Query())
    assert whole.totals == {"events": 3, "reports": 3, "entities": 4}
    pages = [h for offset in (0, 4, 8) for h in INDEX.search(Query(), limit=4, offset=offset).hits]
    assert pages == list(whole.hits)


def test_texts_without_spaces_are_found_by_pairs_of_characters() -> None:
    assert [t for _, _, t in tokens("東京都 abc")] == ["東京", "京都", "abc"]
    assert terms("東京都") == [["東京", "京都"]]


@given(st.text())
def test_no_query_breaks_the_search(text: str) -> None:
    INDEX.search(Query(text))
    for start, end, _ in tokens(text):
        assert 0 <= start < end <= len(text)
