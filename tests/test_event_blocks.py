"""Which claims are compared, and that sets of claims which contradict are not joined, however many claims there are."""

from __future__ import annotations

from datetime import date, timedelta

from tidings.event_blocks import pairs_worth_comparing
from tidings.event_sets import Bar, Gathering, stance
from tidings.faces import Face
from tidings.model import Claim, Span
from tidings.settings import Settings

DAY = date(2021, 6, 14)


def told(number: int, days: tuple[date, date] | None, who: frozenset[str] = frozenset(), kind: str = "ASSAULT") -> Face:
    span = Span(f"r{number}", 0, 5, "raids")
    claim = Claim(
        f"c{number}", span.report, 0, 5, span.text, span, kind, None, (), (), (), None, None, (), None, "asserted", False
    )  # fmt: skip
    return Face(claim, days, days is not None, None, who, who, frozenset(), frozenset(), (), frozenset(), False)


def test_claims_of_one_day_meet_and_those_of_other_days_do_not() -> None:
    faces = [told(0, (DAY, DAY)), told(1, (DAY, DAY + timedelta(2))), told(2, (DAY + timedelta(5), DAY + timedelta(5)))]
    assert pairs_worth_comparing(faces, Settings()) == {(0, 1)}


def test_a_claim_without_a_day_meets_those_that_name_the_same_people() -> None:
    faces = [told(0, (DAY, DAY), frozenset({"x"})), told(1, None, frozenset({"x", "y"})), told(2, None, frozenset({"y"})), told(3, None)]
    assert pairs_worth_comparing(faces, Settings()) == {(0, 1), (1, 2)}


def test_a_long_period_meets_the_days_of_its_months() -> None:
    faces = [told(0, (date(2021, 5, 1), date(2021, 6, 30))), told(1, (DAY, DAY)), told(2, (date(2021, 9, 1), date(2021, 9, 1)))]
    assert pairs_worth_comparing(faces, Settings()) == {(0, 1)}


def test_claims_of_two_types_never_meet() -> None:
    assert not pairs_worth_comparing([told(0, (DAY, DAY)), told(1, (DAY, DAY), kind="AID")], Settings())


def test_the_pairs_grow_with_the_claims_where_all_share_a_participant() -> None:
    few, many = ([told(n, None, frozenset({"x"})) for n in range(size)] for size in (1000, 4000))
    assert len(pairs_worth_comparing(many, Settings())) < 5 * len(pairs_worth_comparing(few, Settings()))


def test_a_large_set_is_asked_once_for_each_kind_of_claim_in_it() -> None:
    faces = [told(n, (DAY, DAY), frozenset({"x" if n < 500 else "y"})) for n in range(501)]
    crowd = Gathering([0], {stance(faces[0]): 0})
    for n in range(1, 500):
        crowd.take(Gathering([n], {stance(faces[n]): n}), "same day")
    asked: list[tuple[int, int]] = []

    def other_people(i: int, j: int) -> Bar:
        asked.append((i, j))
        return Bar.SLIP if faces[i].who != faces[j].who else Bar.NONE

    assert not crowd.may_join(Gathering([500], {stance(faces[500]): 500}), other_people, 400)
    assert asked == [(0, 500)]


def test_one_slip_among_many_claims_keeps_no_sets_apart_and_another_day_always_does() -> None:
    faces = [told(n, (DAY, DAY + timedelta(n))) for n in range(4)]
    left, right = (Gathering(members, {stance(faces[i]): i for i in members}) for members in ([0, 1], [2, 3]))
    assert left.may_join(right, lambda i, j: Bar.SLIP if (i, j) == (0, 3) else Bar.NONE, 400, 0.34)
    assert not left.may_join(right, lambda i, j: Bar.SLIP if i == 0 else Bar.NONE, 400, 0.34)
    assert not left.may_join(right, lambda i, j: Bar.FIRM if (i, j) == (1, 3) else Bar.NONE, 400, 0.34)


def test_where_the_sets_agree_on_day_and_place_a_misread_day_keeps_nothing_apart_but_people_do() -> None:
    faces = [told(n, (DAY, DAY)) for n in range(2)]
    left, right = (Gathering([n], {stance(faces[n]): n}) for n in range(2))
    assert left.may_join(right, lambda i, j: Bar.FIRM, 400, 0.34, agreed=True)
    assert not left.may_join(right, lambda i, j: Bar.JUDGED, 400, 0.34, agreed=True)
