"""Ranges of figures by a named rule, whatever else was given staying beside them."""

from __future__ import annotations

import pytest

from tidings.event_figures import Rule, event_figures
from tidings.model import Claim, Figure, Span
from tidings.settings import Settings


class Printed:
    """Reports printed one a day, each an origin of its own."""

    def __init__(self, rule: str, slips: dict[str, Figure] | None = None, teller: dict[str, Claim] | None = None) -> None:
        self.settings = Settings(figure_rule=rule)
        self.slips = slips or {}
        self.teller = teller or {}
        self.superseded: frozenset[str] = frozenset()
        self.headlined: frozenset[str] = frozenset()

    def lineage(self, claim: Claim) -> str:
        return claim.report

    def origin_first(self, claim: Claim) -> tuple[int, str, str]:
        return 0, f"2031-05-0{claim.report}", claim.report


def told(report: str, *values: int) -> tuple[Claim, list[Figure]]:
    """A claim of one report that gives some numbers of dead."""
    span = Span(report, 0, 5, "raids")
    figures = [Figure(f"f{report}-{v}", report, n, n + 1, str(v), "killed", v, v, v) for n, v in enumerate(values)]
    ids = tuple(f.id for f in figures)
    return Claim(f"c{report}", report, 0, 5, "raids", span, "ASSAULT", None, (), (), (), None, None, ids, None, "asserted", False), figures


@pytest.mark.parametrize(("rule", "best"), [("ucdp", 5), ("conservative", 4), ("latest", 7)])
def test_the_rule_decides_on_the_best_value_and_every_value_is_kept(rule: Rule, best: int) -> None:
    rows = [told("1", 5), told("2", 5), told("3", 4), told("4", 7)]
    (figure,) = event_figures([c for c, _ in rows], {f.id: f for _, own in rows for f in own}, Printed(rule))
    assert (figure.low, figure.best, figure.high, figure.rule) == (4, best, 7, rule)
    assert [by.value for by in figure.by] == [5, 5, 4, 7]


def test_of_what_one_report_gives_the_largest_is_the_whole() -> None:
    claim, figures = told("1", 3, 8, 5)
    (figure,) = event_figures([claim], {f.id: f for f in figures}, Printed("ucdp"))
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)
    assert len(figure.by) == 3


def test_the_number_of_a_headline_stands_for_its_report() -> None:
    claim, figures = told("1", 3, 8, 5)
    printed = Printed("ucdp")
    printed.headlined = frozenset({figures[0].id})
    (figure,) = event_figures([claim], {f.id: f for f in figures}, printed)
    assert (figure.best, len(figure.by)) == (3, 3)


def test_a_slip_of_a_copy_counts_as_what_its_origin_says_and_stays_beside_it() -> None:
    (origin, right), (copy, wrong) = told("1", 13), told("2", 31)
    printed = Printed("latest", {wrong[0].id: right[0]}, {right[0].id: origin})
    (figure,) = event_figures([copy], {wrong[0].id: wrong[0]}, printed)
    assert (figure.low, figure.best, figure.high) == (13, 13, 13)
    assert [(by.value, by.claim) for by in figure.by] == [(13, origin.id), (31, copy.id)]


def destroyed(report: str, number: int, of: str | None) -> tuple[Claim, Figure]:
    """A claim of one report that gives a number of things destroyed."""
    figure = Figure(f"d{report}-{number}-{of}", report, 0, 1, str(number), "destroyed", None, number, None, of)
    span = Span(report, 0, 5, "flood")
    ids = (figure.id,)
    return Claim(f"c{figure.id}", report, 0, 5, "flood", span, "HAZARD", None, (), (), (), None, None, ids, None, "asserted", False), figure


class OneText(Printed):
    """Reports that are all one text."""

    def lineage(self, claim: Claim) -> str:
        return "the text"


def test_translations_of_one_text_give_its_things_once() -> None:
    rows = [destroyed("1", 85, "barns"), destroyed("2", 85, "sheds"), destroyed("3", 85, None), destroyed("3", 4, "mills")]
    found = event_figures([c for c, _ in rows], {f.id: f for _, f in rows}, OneText("ucdp"))
    assert [(figure.best, figure.of, len(figure.by)) for figure in found] == [(85, "barns", 3), (4, "mills", 1)]


def test_different_things_of_one_number_in_one_report_stay_two() -> None:
    rows = [destroyed("1", 40, "houses"), destroyed("1", 40, "boats")]
    found = event_figures([c for c, _ in rows], {f.id: f for _, f in rows}, OneText("ucdp"))
    assert sorted((figure.best, figure.of) for figure in found) == [(40, "boats"), (40, "houses")]
