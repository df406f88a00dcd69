"""Block, score, cluster: the one place where things are joined. Judgements of people come first, contradictions bar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from tidings.model import Judgement

T = TypeVar("T", bound=Hashable)


def groups(members: Sequence[T], links: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The connected groups of some members, each in the members' order, by their first member."""
    parent = {m: m for m in members}

    def root(at: T) -> T:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    order = {m: n for n, m in enumerate(members)}
    for a, b in links:
        if a in parent and b in parent:
            first, second = sorted((root(a), root(b)), key=lambda m: order[m])
            parent[second] = first
    found: dict[T, list[T]] = {}
    for member in members:
        found.setdefault(root(member), []).append(member)
    return list(found.values())


def clusters(members: Sequence[T], scored: Iterable[tuple[float, T, T]], least: float, barred: Callable[[T, T], bool]) -> list[list[T]]:
    """Groups joined best pair first, from a score of `least` on, as long as no two members of a group are barred from one another."""
    home = {m: [m] for m in members}
    order = {m: n for n, m in enumerate(members)}
    for score, a, b in sorted(scored, key=lambda s: (-s[0], order[s[1]], order[s[2]])):
        left, right = home[a], home[b]
        if score < least or left is right or any(barred(x, y) for x in left for y in right):
            continue
        merged = sorted([*left, *right], key=lambda m: order[m])
        for member in merged:
            home[member] = merged
    seen: list[list[T]] = []
    for member in members:
        if home[member][0] == member:
            seen.append(home[member])
    return seen


def decisions(judgements: Sequence[Judgement], layer: str) -> dict[tuple[str, str], bool]:
    """What people decided on pairs of a layer: True for the same, False for different; the latest word counts."""
    found: dict[tuple[str, str], bool] = {}
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.on.layer == layer and judgement.verdict in ("same", "different"):
            for a, b in combinations(sorted(judgement.on.ids), 2):
                found[a, b] = judgement.verdict == "same"
    return found


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, without those that take back."""
    withdrawn: set[str] = set()
    for one in sorted(judgements, key=lambda j: (j.when, j.id), reverse=True):
        if one.on.layer == "judgements" and one.verdict == "reject" and one.id not in withdrawn:
            withdrawn.update(one.on.ids)
    return tuple(j for j in judgements if j.on.layer != "judgements" and j.id not in withdrawn)


def only_of_events(judgements: Sequence[Judgement], applied: Collection[str]) -> bool:
    """Whether those judgements that are not applied yet bear on nothing but which claims are one event, or none.

    Where any corrects a claim the answer is no: the claims that are kept are not as they were read.
    """
    by_id = {one.id: one for one in judgements}

    def object_of(one: Judgement | None) -> str:
        return one.on.layer if one and one.on.layer != "judgements" else object_of(by_id.get(one.on.ids[0])) if one else "unknown"

    corrected = any(one.verdict == "correct" for one in judgements)
    return not corrected and all(object_of(one) == "claims" for one in judgements if one.id not in applied)


def rejected(judgements: Sequence[Judgement], layer: str) -> frozenset[str]:
    """The ids of a layer that people rejected and did not accept later."""
    return frozenset(i for i, verdict in _last_words(judgements, layer).items() if verdict == "reject")


def accepted(judgements: Sequence[Judgement], layer: str) -> frozenset[str]:
    """The ids of a layer that people accepted and did not reject later."""
    return frozenset(i for i, verdict in _last_words(judgements, layer).items() if verdict == "accept")


def _last_words(judgements: Sequence[Judgement], layer: str) -> dict[str, str]:
    """Of the ids of a layer that people accepted or rejected, what was judged last."""
    found: dict[str, str] = {}
    for one in sorted(judgements, key=lambda j: (j.when, j.id)):
        if one.on.layer == layer and one.verdict in ("accept", "reject"):
            found |= dict.fromkeys(one.on.ids, one.verdict)
    return found
