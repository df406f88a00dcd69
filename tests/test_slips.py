"""Figures that a copy alone changed, found beside the text that it comes from."""

from __future__ import annotations

from tidings.model import Copy, Dated, Figure, Report, Stretch
from tidings.slips import find_slips


def figure(report: str, number: int, start: int, measure: str = "killed") -> Figure:
    """A number of a measure at a place of a report."""
    return Figure(f"{report}-{measure}-{number}", report, start, start + 2, str(number), measure, None, number, None)


def copy(source: str, made: str, direction: str = "a_to_b", score: float = 0.9) -> Copy:
    """The first hundred characters of one report as those of another."""
    return Copy(Stretch(source, 0, 100), Stretch(made, 0, 100), "edited", score, direction)  # type: ignore[arg-type]


def test_a_number_in_the_place_of_the_origins_is_a_slip() -> None:
    figures = [figure("a", 13, 5), figure("a", 6, 20, "missing"), figure("b", 31, 5), figure("b", 6, 20, "missing")]
    assert {slip: f.best for slip, f in find_slips(figures, [copy("a", "b")], {}, 0.5).items()} == {"b-killed-31": 13}


def test_what_both_say_is_no_slip_and_of_several_left_over_nobody_knows() -> None:
    same = [figure("a", 119, 5), figure("a", 22, 20), figure("b", 22, 20), figure("b", 119, 5)]
    assert not find_slips(same, [copy("a", "b")], {}, 0.5)
    several = [figure("a", 119, 5), figure("a", 22, 20), figure("b", 21, 20), figure("b", 191, 5)]
    assert not find_slips(several, [copy("a", "b")], {}, 0.5)


def test_a_number_outside_the_copied_sentence_is_none() -> None:
    assert not find_slips([figure("a", 13, 5), figure("b", 31, 200)], [copy("a", "b")], {}, 0.5)


def test_the_text_that_all_come_from_has_the_word() -> None:
    figures = [figure("a", 13, 5), figure("b", 31, 5), figure("c", 41, 5)]
    slips = find_slips(figures, [copy("a", "b"), copy("b", "c")], {}, 0.5)
    assert {slip: f.best for slip, f in slips.items()} == {"b-killed-31": 13, "c-killed-41": 13}


def test_without_a_direction_the_day_of_printing_tells() -> None:
    days = {"a": Dated("2031-05-02", "day", "stated", ()), "b": Dated("2031-05-01", "day", "stated", ())}
    reports = {k: Report(k, k, "", published=day) for k, day in days.items()}
    figures = [figure("a", 13, 5), figure("b", 31, 5)]
    assert {slip: f.best for slip, f in find_slips(figures, [copy("a", "b", "unknown")], reports, 0.5).items()} == {"a-killed-13": 31}
    assert not find_slips(figures, [copy("a", "b", "unknown")], {}, 0.5)


def test_a_larger_toll_in_a_text_of_a_later_day_is_an_update_unless_its_digits_are_turned() -> None:
    days = {k: Dated(f"2031-05-0{n}", "day", "stated", ()) for k, n in (("a", 1), ("b", 2))}
    reports = {k: Report(k, k, "", published=day) for k, day in days.items()}
    assert not find_slips([figure("a", 12, 5), figure("b", 15, 5)], [copy("a", "b")], reports, 0.5)
    assert find_slips([figure("a", 12, 5), figure("b", 21, 5)], [copy("a", "b")], reports, 0.5)
    assert find_slips([figure("a", 12, 5), figure("b", 11, 5)], [copy("a", "b")], reports, 0.5)


def test_a_sentence_in_other_names_or_with_other_days_is_no_slip_of_the_first() -> None:
    first = "Floods killed 36 people and displaced 432 families in Beira on 3 January, the mayor, Nabil Beromo, said."
    for other in (first.replace("36", "2").replace("Beira", "Lusaka"), first.replace("36", "2").replace("3 January", "9 January")):
        reports = {key: Report(key, "0" * 64, text, language="en") for key, text in (("a", first), ("b", other))}
        assert not find_slips([figure("a", 36, 14), figure("b", 2, 14)], [copy("a", "b")], reports, 0.5)
    slip = first.replace("36", "63")
    reports = {key: Report(key, "0" * 64, text, language="en") for key, text in (("a", first), ("b", slip))}
    assert set(find_slips([figure("a", 36, 14), figure("b", 63, 14)], [copy("a", "b")], reports, 0.5)) == {"b-killed-63"}


def test_a_number_that_the_text_copied_has_of_something_else_is_no_slip() -> None:
    one = "La tempête a arraché un toit et 130 tentes se sont envolées."
    other = "The storms tore away a roof and blew down 130 tents."
    reports = {key: Report(key, "0" * 64, text, language=code) for key, text, code in (("a", one, "fr"), ("b", other, "en"))}
    made = Copy(Stretch("a", 0, len(one)), Stretch("b", 0, len(other)), "translation", 0.9, "a_to_b")
    figures = [figure("a", 1, 21, "destroyed"), figure("b", 130, 42, "destroyed")]
    assert not find_slips(figures, [made], reports, 0.5)
    assert find_slips([figures[0], figure("b", 13, 42, "destroyed")], [made], reports, 0.5)
