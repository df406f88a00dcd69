"""Translations, and reports of one event in two languages that are none: both name the same people, places and numbers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.printings import gathered, printed
from tidings.copies import find_copies
from tidings.lineages import find_lineages
from tidings.meaning import Sense
from tidings.model import Copy, Passage, Report
from tidings.rendering import against, expected_likeness, told
from tidings.settings import Settings

SETTINGS = Settings()
Told = tuple[str, tuple[str, ...]]  # language, paragraphs
Printing = tuple[Report, list[Passage]]


def _events() -> dict[str, tuple[Told, ...]]:
    """Of each event the original report, its translation, and a report of another's own in that language."""
    told = tomllib.loads((Path(__file__).parent / "retellings.toml").read_text("utf-8"))
    parts = ("original", "translation", "own")
    return {
        name: tuple((event[p]["language"], tuple(event[p]["text"].strip().split("\n\n"))) for p in parts) for name, event in told.items()
    }


EVENTS = _events()


def report_of(key: str, printing: Told, *more: str) -> Printing:
    language, paragraphs = printing
    return printed(key, *paragraphs, *more, language=language)


def woven(*printings: Printing) -> tuple[tuple[Copy, ...], list[tuple[str, ...]]]:
    """The copies, and the families of more than one report."""
    reports, passages = gathered(*printings)
    copies = find_copies(reports, passages, SETTINGS)
    lineages, _ = find_lineages(reports, passages, copies, SETTINGS)
    return copies, [lineage.reports for lineage in lineages if lineage.kind == "report" and len(lineage.reports) > 1]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_a_translation_is_of_the_family_of_its_original(event: str) -> None:
    original, translation, _ = EVENTS[event]
    assert woven(report_of("a", original), report_of("b", translation))[1] == [("a", "b")]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_a_report_of_one_event_in_another_language_is_a_family_of_its_own(event: str) -> None:
    original, translation, own = EVENTS[event]
    assert woven(report_of("a", original), report_of("b", own))[1] == []
    assert woven(report_of("a", original), report_of("b", translation), report_of("c", own))[1] == [("a", "b")]


def test_paragraphs_translated_into_a_report_of_ones_own_are_found_and_make_no_family() -> None:
    original, (language, rendered), _ = EVENTS["bridge"]
    _, host = EVENTS["quake"][1]
    before = (
        "Les vignerons de la vallée attendent la pire récolte depuis vingt ans après le gel d'avril.",
        "La coopérative demande un prêt.",
    )
    after = ("Certains veulent planter des noisetiers, qui fleurissent plus tard.", "Le préfet recevra leurs délégués lundi à Talvera.")
    mixed = printed("b", *before, *rendered[2:3], *after, language=language)
    copies, families = woven(report_of("a", original), mixed, printed("c", *host))
    found = {mixed[0].text[side.start : side.end] for copy in copies for side in (copy.a, copy.b) if side.report == "b"}
    assert found and all(any(text in paragraph for paragraph in rendered[2:3]) for text in found)
    assert {side.report for copy in copies for side in (copy.a, copy.b)} == {"a", "b"}
    assert families == []


def test_the_side_whose_names_are_met_decides_and_nothing_speaks_for_a_translation_alone() -> None:
    name, other = Sense(frozenset({"@brnt"}), True), Sense(frozenset({"#212"}), True)
    word = Sense(frozenset({"=ferry"}), False)
    all_met = told([((name, other, word), frozenset({"@brnt", "#212"}))])
    none_met = told([((name, other, word), frozenset({"=ferry"}))])
    assert (all_met.met, all_met.total, none_met.met, none_met.total) == (2, 2, 0, 2)
    assert against(all_met, none_met, SETTINGS) == against(none_met, all_met, SETTINGS) == 0
    assert against(none_met, none_met, SETTINGS) == 2 * against(*2 * (told([((name,), frozenset())]),), SETTINGS) < 0


def test_translations_between_two_other_languages_are_less_like_each_other_than_with_english() -> None:
    assert expected_likeness("en", "es") == expected_likeness("es", "en") > expected_likeness("es", "tr") > 0
    assert expected_likeness("en", "xx") == 0.5
