"""What kind of thing a name is by the other reports: one that most of them have as a place or a body is no person in the last.

A tagger reads each sentence on its own. A name of two words or more that reads alike over reports, in any script, is one thing; where the
reports disagree what it is, the kind that most of them see is taken. Someone with an office is a person all the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from tidings.model import Mention, MentionKind
from tidings.people import Named
from tidings.respelling import heard

ALIKE: dict[str, MentionKind] = {"group": "organisation", "facility": "place"}  # kinds between which nothing is decided here


class Told(Named, Protocol):
    """What a report names, as people are joined by it, with the language of the report, its mentions and their kind."""

    @property
    def language(self) -> str | None:
        """The language of the report."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Where it is named."""

    @property
    def kind(self) -> MentionKind:
        """What it is taken for."""


def kinds_elsewhere(named: Iterable[Told]) -> dict[str, MentionKind]:
    """The kinds of things, by id, that are taken for something else in most reports than in their own."""
    alike: dict[str, list[Told]] = defaultdict(list)
    for one in named:
        if len(one.full.split()) > 1 and one.kind != "role":
            alike[min(heard(one.full, one.language))].append(one)
    found: dict[str, MentionKind] = {}
    for group in alike.values():
        if len({ALIKE.get(one.kind, one.kind) for one in group}) > 1:
            found |= _by_most(group)
    return found


def _by_most(group: Sequence[Told]) -> dict[str, MentionKind]:
    """The kind that most reports see, for those that see another; nothing where as many see either."""
    seen = Counter(kind for kind, _ in {(ALIKE.get(one.kind, one.kind), one.report) for one in group})
    (most, times), (_, next_times) = seen.most_common(2)
    officials = any(m.role for one in group if one.kind == "person" for m in one.mentions)
    if times == next_times or (officials and most != "person"):
        return {}
    own = Counter(one.kind for one in group if ALIKE.get(one.kind, one.kind) == most)
    kind = min(own, key=lambda k: (-own[k], k))
    return {one.id: kind for one in group if ALIKE.get(one.kind, one.kind) != most}
