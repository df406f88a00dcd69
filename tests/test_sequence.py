"""Runs: the best local alignments of a matrix of evidence."""

from __future__ import annotations

import numpy as np

from tidings.sequence import Run, runs, trimmed


def test_two_good_pairs_carry_a_poor_one_between_them() -> None:
    (run,) = runs(np.array([[6.0, -9, -9], [-9, -1, -9], [-9, -9, 6]]), 1.2, 10, 5)
    assert run.cells == ((0, 0), (1, 1), (2, 2))
    assert run.worth == 11


def test_what_costs_more_than_passing_over_it_is_passed_over() -> None:
    (run,) = runs(np.array([[6.0, -9, -9], [-9, -5, -9], [-9, -9, 7]]), 1.2, 10, 5)
    assert run.cells == ((0, 0), (2, 2))


def test_a_moved_run_needs_less_than_the_first_and_none_stands_without_it() -> None:
    moved = np.array([[-9.0, -9, 6], [8, -9, -9], [-9, 8, -9]])
    assert [run.cells for run in runs(moved, 1.2, 10, 5)] == [((1, 0), (2, 1)), ((0, 2),)]
    assert runs(moved, 1.2, 20, 5) == []


def test_no_row_or_column_is_in_two_runs() -> None:
    found = runs(np.full((4, 3), 6.0), 1.2, 10, 5)
    cells = [cell for run in found for cell in run.cells]
    assert len({i for i, _ in cells}) == len({j for _, j in cells}) == len(cells) == 3


def test_poor_pairs_at_the_ends_of_a_run_are_left_out_and_those_between_good_ones_stay() -> None:
    scores = np.diag([0.1, 0.9, 0.2, 0.8, 0.0, 0.35]).tolist()
    run = trimmed(Run(tuple((n, n) for n in range(6)), 20.0), scores, 0.3)
    assert run.cells == ((1, 1), (2, 2), (3, 3))
    assert trimmed(Run(((0, 0), (4, 4)), 20.0), scores, 0.3).cells == ()
