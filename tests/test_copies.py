"""Copies: what counts as one text, where, and which way it went."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.printings import BACKGROUND, FERRY, FERRY_FR, HARVEST, STRIKE, gathered, printed
from tidings.copies import find_copies
from tidings.model import Copy, Hole, Passage, Report
from tidings.settings import Settings
from tidings.winnow import fingerprints
from tidings.wordcodes import words_of

SETTINGS = Settings()


def copies_of(*printings: tuple[Report, list[Passage]]) -> tuple[Copy, ...]:
    reports, passages = gathered(*printings)
    return find_copies(reports, passages, SETTINGS)


def shown(copies: tuple[Copy, ...], *printings: tuple[Report, list[Passage]]) -> list[tuple[str, str]]:
    texts = {report.id: report.text for report, _ in printings}
    return [(texts[c.a.report][c.a.start : c.a.end], texts[c.b.report][c.b.start : c.b.end]) for c in copies]


def test_same_sentences_are_verbatim_copies_with_offsets_on_both_sides() -> None:
    one, other = printed("a", *FERRY), printed("b", HARVEST[0], *FERRY[:2])
    copies = copies_of(one, other)
    assert [c.kind for c in copies] == ["verbatim", "verbatim"]
    assert shown(copies, one, other) == [(FERRY[0], FERRY[0]), (FERRY[1], FERRY[1])]


def test_a_sentence_edited_in_three_words_of_ten_is_found() -> None:
    edited = FERRY[2].replace("told investigators", "has told police").replace("had stopped answering", "no longer answered")
    copies = copies_of(printed("a", *FERRY), printed("b", edited, HARVEST[1]))
    assert [(c.kind, c.a.report, c.b.report) for c in copies] == [("edited", "a", "b")]
    assert 0.6 < copies[0].score < 1


def test_a_sentence_cut_at_a_comma_is_found() -> None:
    copies = copies_of(printed("a", *FERRY), printed("b", FERRY[1].split(",")[0] + ".", HARVEST[1]))
    assert len(copies) == 1
    assert copies[0].kind == "edited"


def test_other_news_of_the_same_place_is_no_copy() -> None:
    other = "A ferry from Port Lessing ran late on Wednesday because of fog, the harbour office said, and 90 people missed their train."
    assert copies_of(printed("a", *FERRY), printed("b", other, *STRIKE)) == ()


def test_a_short_line_that_stands_on_two_pages_is_no_copy() -> None:
    line = "Click here to share this page with friends."
    assert copies_of(printed("a", line, *FERRY), printed("b", line, *HARVEST)) == ()


def test_captions_and_boilerplate_are_no_copies() -> None:
    caption = "The ferry Calypso lies on the rocks below the lighthouse of Port Lessing on Tuesday, seen from the air."
    one = printed("a", *FERRY[:2], caption, kinds={2: "caption"})
    other = printed("b", caption, *HARVEST, kinds={0: "boilerplate"})
    assert copies_of(one, other) == ()


def test_a_title_counts_only_where_the_text_below_it_is_shared() -> None:
    title = "Ferry with 212 people aboard runs aground off Port Lessing"
    alone = copies_of(printed("a", title, *FERRY, kinds={0: "title"}), printed("b", title, *HARVEST, kinds={0: "title"}))
    shared = copies_of(printed("a", title, *FERRY, kinds={0: "title"}), printed("b", title, *FERRY, kinds={0: "title"}))
    assert alone == ()
    assert len(shared) == 5


def test_one_quotation_in_two_sentences_is_a_copy_of_the_quotation_alone() -> None:
    words = "We heard the keel scrape for what felt like a whole minute"
    one = printed("a", f'"{words}," a nurse from Vessel wrote to her sister the same night, before she slept.', *HARVEST)
    other = printed("b", f'In the inquiry that opened yesterday one of those aboard put it like this: "{words}."', *STRIKE)
    copies = copies_of(one, other)
    assert [pair[0].rstrip(",.") for pair in shown(copies, one, other)] == [words]


def test_a_quotation_over_two_sentences_is_found() -> None:
    quotation = "No bell, no light, no warning. Remember that when they vote."
    one = printed("a", f'The harbour pilot wrote: "{quotation}" Then he went home to his family in Vessel.', *HARVEST)
    other = printed("b", f'A message of that week read: "{quotation}" Nobody in the town hall has answered it since.', *STRIKE)
    assert (quotation, quotation) in shown(copies_of(one, other), one, other)


def test_a_translation_is_found_sentence_by_sentence() -> None:
    one, other = printed("a", *FERRY), printed("b", *FERRY_FR, language="fr")
    copies = copies_of(one, other)
    assert {c.kind for c in copies} == {"translated"}
    assert shown(copies, one, other) == list(zip(FERRY, FERRY_FR, strict=True))


def test_news_of_one_matter_in_two_languages_is_no_translation() -> None:
    french = (
        "Un pétrolier a heurté un chalutier mercredi dans le détroit, faisant trois morts, selon la préfecture maritime.",
        "Le ministre des Transports se rendra sur place jeudi pour rencontrer les familles.",
        "Les conducteurs de tramway, eux, ont voté la fin de leur grève à une large majorité.",
    )
    assert copies_of(printed("a", *FERRY), printed("b", *french, language="fr")) == ()


def test_a_translated_paragraph_in_an_unrelated_report_is_found() -> None:
    copies = copies_of(printed("a", *HARVEST, *FERRY), printed("b", *STRIKE, *FERRY_FR[:3], STRIKE[0] + " Again.", language="fr"))
    found = {(c.a.report, c.b.report) for c in copies if c.kind == "translated"}
    assert found == {("a", "b")}
    assert sum(c.kind == "translated" for c in copies) == 3


def test_names_in_another_script_and_numbers_tell_a_translation() -> None:
    russian = (
        "Паром «Калипсо» во вторник рано утром сел на мель у Порт-Лессинга, на борту было 212 человек, сообщила береговая охрана.",
        "Водолазы вывели последних пассажиров на берег незадолго до полудня, серьезно никто не пострадал.",
        "Капитан Орла Брандт рассказала следователям, что руль перестал слушаться у маяка.",
        "Судоходная компания приостановила ночные рейсы, пока не осмотрят корпус.",
    )
    one, other = printed("a", *FERRY), printed("b", *russian, language="ru")
    copies = copies_of(one, other)
    assert (FERRY[0], russian[0]) in shown(copies, one, other)
    assert {c.kind for c in copies} == {"translated"}


def test_the_earlier_printing_is_the_origin() -> None:
    early, late = printed("z", *FERRY, published="2031-05-06"), printed("b", *FERRY, published="2031-05-08")
    assert {(c.a.report, c.b.report, c.direction) for c in copies_of(early, late)} == {("z", "b", "a_to_b")}


def test_words_lost_from_one_printing_make_the_other_the_origin() -> None:
    whole = printed("b", *FERRY)
    torn = printed("a", *(p.replace("Port Lessing ", "") for p in FERRY), holes=(Hole(10, 10, "no name after a preposition"),))
    assert {(c.a.report, c.direction) for c in copies_of(whole, torn)} == {("b", "a_to_b")}


def test_an_agency_dateline_makes_a_report_the_origin() -> None:
    wire = printed("b", "PORT LESSING, May 6 (Halcyon) - " + FERRY[0], *FERRY[1:])
    assert {(c.a.report, c.direction) for c in copies_of(wire, printed("a", *FERRY))} == {("b", "a_to_b")}


def test_direction_is_unknown_where_nothing_tells_it_and_where_only_a_paragraph_is_shared() -> None:
    assert {c.direction for c in copies_of(printed("a", *FERRY), printed("b", *FERRY))} == {"unknown"}
    early = printed("a", *FERRY, BACKGROUND, published="2031-05-06")
    late = printed("b", *HARVEST, BACKGROUND, published="2031-06-01")
    assert {c.direction for c in copies_of(early, late)} == {"unknown"}


def test_order_of_the_reports_changes_nothing() -> None:
    printings = [printed("a", *FERRY), printed("b", *FERRY_FR, language="fr"), printed("c", *HARVEST, BACKGROUND)]
    printings.append(printed("d", *FERRY, BACKGROUND))
    expected = copies_of(*printings)
    random.Random(7).shuffle(printings)
    assert copies_of(*printings) == expected
    assert list(expected) == sorted(expected, key=lambda c: (c.a.report, c.a.start, c.b.report, c.b.start))


@hypothesis_settings(deadline=None)
@given(st.lists(st.sampled_from([*FERRY, *HARVEST, *STRIKE]), min_size=1, max_size=6, unique=True))
def test_every_copy_points_at_text_of_two_reports(paragraphs: list[str]) -> None:
    one, other = printed("a", *FERRY, *HARVEST), printed("b", *paragraphs)
    for copy in copies_of(one, other):
        assert copy.a.report != copy.b.report
        assert 0 <= copy.score <= 1
    for left, right in shown(copies_of(one, other), one, other):
        assert left == right


@hypothesis_settings(deadline=None)
@given(st.lists(st.sampled_from(["ka", "lo", "mi", "nu", "pe"]), max_size=40), st.lists(st.sampled_from(["xe", "yo", "za"]), max_size=12))
def test_nine_words_in_common_leave_a_common_fingerprint(words: list[str], around: list[str]) -> None:
    run = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    texts = [" ".join([*words, *run, *around]), " ".join([*around, *run, *words])]
    marks, owners = fingerprints(words_of(texts), SETTINGS.gram_words, SETTINGS.gram_window)
    assert set(marks[owners == 0].tolist()) & set(marks[owners == 1].tolist())
