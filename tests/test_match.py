"""Groups, constrained clusters, and judgements of people."""

from hypothesis import given
from hypothesis import strategies as st

from tidings.match import clusters, decisions, groups
from tidings.model import Judgement, On


def free(a: object, b: object) -> bool:
    return False


def judgement(identifier: str, when: str, verdict: str, *ids: str, layer: str = "mentions") -> Judgement:
    return Judgement(identifier, "desk", when, On(layer, ids), verdict)  # type: ignore[arg-type]


def test_links_are_transitive_and_groups_keep_the_order_of_members() -> None:
    assert groups(["d", "a", "c", "b"], [("a", "b"), ("b", "d")]) == [["d", "a", "b"], ["c"]]


def test_links_to_unknown_members_are_left_aside() -> None:
    assert groups(["a", "b"], [("a", "z"), ("y", "b")]) == [["a"], ["b"]]


def test_best_pairs_join_first_and_weak_ones_do_not() -> None:
    assert clusters(["a", "b", "c"], [(0.9, "b", "c"), (0.3, "a", "b")], 0.5, free) == [["a"], ["b", "c"]]


def test_two_who_are_barred_never_meet_through_a_third() -> None:
    def barred(a: str, b: str) -> bool:
        return {a, b} == {"a", "c"}

    assert clusters(["a", "b", "c"], [(0.8, "a", "b"), (0.9, "b", "c")], 0.5, barred) == [["a"], ["b", "c"]]


def test_the_latest_word_of_people_counts() -> None:
    told = [judgement("2", "2024-05-02T10:00:00Z", "different", "m2", "m1"), judgement("1", "2024-05-01T10:00:00Z", "same", "m1", "m2")]
    assert decisions(told, "mentions") == {("m1", "m2"): False}
    assert decisions(told[::-1], "mentions") == {("m1", "m2"): False}


def test_judgements_of_other_layers_and_other_verdicts_decide_nothing() -> None:
    told = [judgement("1", "2024-05-01", "same", "a", "b", layer="events"), judgement("2", "2024-05-01", "accept", "a", "b")]
    assert decisions(told, "mentions") == {}


PAIRS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.integers(0, 9)))


@given(PAIRS)
def test_every_member_is_in_just_one_cluster_and_the_order_of_pairs_does_not_matter(scored: list[tuple[float, int, int]]) -> None:
    found = clusters(range(10), scored, 0.5, free)
    assert sorted(m for group in found for m in group) == list(range(10))
    assert clusters(range(10), scored[::-1], 0.5, free) == found


@given(PAIRS)
def test_no_cluster_holds_a_barred_pair(scored: list[tuple[float, int, int]]) -> None:
    def barred(a: int, b: int) -> bool:
        return abs(a - b) == 5

    assert not any(barred(a, b) for group in clusters(range(10), scored, 0.2, barred) for a in group for b in group)
