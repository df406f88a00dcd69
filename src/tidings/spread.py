"""The same names elsewhere in a report: one kind for one spelling, pairs joined by a hyphen, headlines in capitals, captions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate

from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.letterheads import is_small
from tidings.model import MentionKind, Passage, Report
from tidings.phrases import Draft

SPREAD_KINDS = ("title", "lead", "body", "heading", "caption", "dateline")
LARGE_TOWN = 100_000  # people
SHORTEST_SPREAD = 3  # letters: a shorter name is not looked for elsewhere


def settled(drafts: Sequence[Draft], pack: Pack | None = None) -> list[Draft]:
    """One kind for one spelling in a report: the commonest, persons if it is the last name of one; doubles dropped."""
    proper = [d for d in drafts if d.kind in ("person", "organisation", "place", "facility") and d.head is None]
    kinds: dict[str, Counter[MentionKind]] = {}
    for draft in proper:
        kinds.setdefault(draft.text, Counter())[draft.kind] += 1
    named = {part for d in proper if d.kind == "person" and (" " in d.text or d.role or d.gender) for part in d.text.split()}
    last = {d.text.split()[-1] for d in proper if d.kind == "person" and " " in d.text and not _after_opener(d, proper, pack)}
    drafts = [part for d in drafts if not _stray(d, proper, last) for part in _halved(d, last, proper, pack)]
    places = _told_places(proper)
    found: dict[tuple[int, int], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end, d.kind == "role", d.kind)):
        kind = draft.kind
        if draft.head is None and draft.text in kinds:
            common = kinds[draft.text].most_common()
            kind = common[0][0] if len(common) > 1 and common[0][1] > common[1][1] else kind
            if kinds[draft.text]["place"] and draft.text not in named and gazetteer().lookup(draft.text):
                kind = "place"
            if draft.text in last and not _is_large(draft.text):
                kind = "person"
            if draft.text in places:
                kind = "place"
        if (draft.start, draft.end) not in found:
            found[draft.start, draft.end] = replace(draft, kind=kind)
    return (
        [d for d in found.values() if not any(_within(d, o) for o in found.values() if o.text in places)]
        if places
        else list(found.values())
    )


def _within(draft: Draft, outer: Draft) -> bool:
    """Whether a place is only a part of the name of another: "Puerto" of "Puerto Belar"."""
    inside = outer.start <= draft.start and draft.end <= outer.end and draft.end - draft.start < outer.end - outer.start
    return inside and draft.kind == outer.kind == "place"


def _told_places(names: Sequence[Draft]) -> set[str]:
    """The names of several words that the report says to be places', and nobody's with a title."""
    told = {d.text for d in names if d.told and d.kind == "place" and " " in d.text}
    told -= {d.text for d in names if d.kind == "person" and (d.role or d.gender)}
    return told | {text.upper() for text in told}


def _is_large(name: str) -> bool:
    """Whether a name is that of a state, a region or a large town, which reports call by it alone; a small one is rather somebody's."""
    return any(p.population >= LARGE_TOWN or p.feature in ("country", "region", "capital") for p in gazetteer().lookup(name))


def _after_opener(draft: Draft, names: Sequence[Draft], pack: Pack | None) -> bool:
    """Whether a two-word name is a sentence's first word and another person's last name: "Meeting Okello, she said"; one that stands
    elsewhere too, or has a title, or begins with a word that the language does not have, is a second person of that last name."""
    parts = draft.text.split()
    if draft.kind != "person" or not draft.opens or len(parts) != 2 or draft.role or draft.gender:
        return False
    people = [d for d in names if d.kind == "person"]
    if not draft.plain and (any(d.text == draft.text and not d.opens for d in people) or pack is None or not is_small(parts[0], pack)):
        return False
    others = [d.text.split() for d in people if d.text != draft.text and (draft.plain or not d.opens)]
    return any(len(o) > 1 and o[-1] == parts[1] for o in others) and not any(parts[0] in o for o in others)


def _halved(draft: Draft, last: Collection[str], names: Sequence[Draft], pack: Pack | None) -> list[Draft]:
    """Two drafts where a hyphen joins two people ("Okello-Wanjiru talks"), the last name where a verb was taken for a first name."""
    if _after_opener(draft, names, pack):
        skip = draft.text.rindex(" ") + 1
        return [replace(draft, start=draft.start + skip, text=draft.text[skip:], opens=False)]
    sides = re.split("[-–]", draft.text)
    if draft.kind != "person" or len(sides) != 2 or not all(side in last for side in sides):
        return [draft]
    left = replace(draft, end=draft.start + len(sides[0]), text=sides[0])
    return [left, replace(draft, start=draft.end - len(sides[1]), text=sides[1])]


def _stray(draft: Draft, names: Sequence[Draft], last: Collection[str]) -> bool:
    """Whether a single word was taken for a person only because it opens a sentence."""
    if draft.kind != "person" or not draft.plain or draft.role or draft.gender or " " in draft.text:
        return False
    return draft.text not in last and sum(d.text == draft.text and d.kind == "person" for d in names) == 1


def spread(report: Report, passages: Sequence[Passage], drafts: Sequence[Draft]) -> list[Draft]:
    """Names said once and not seen elsewhere in the report: in headlines in capitals, captions, datelines."""
    forms = _forms(drafts)
    if not forms:
        return []
    pattern = re.compile(r"(?<![\w’'-])(?:" + "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f))) + r")(?!\w)")
    taken = sorted((d.start, d.end) for d in drafts)
    reached = list(accumulate((end for _, end in taken), max))  # where the drafts up to each end at the latest
    found = []
    for passage in passages:
        if passage.kind in SPREAD_KINDS:
            for match in pattern.finditer(report.text, passage.start, passage.end):
                before = bisect_left(taken, (match.end(), 0))
                if not before or reached[before - 1] <= match.start():
                    found.append(Draft(match.start(), match.end(), match[0], forms[match[0]]))
    return found


def _forms(drafts: Sequence[Draft]) -> dict[str, MentionKind]:
    """Spellings to look for: each proper name, the last name of each person, and all of them in capitals."""
    forms: dict[str, MentionKind] = {}
    for draft in drafts:
        if draft.head is not None or draft.kind in ("role", "group") or len(draft.text) < SHORTEST_SPREAD or draft.text[:1].islower():
            continue
        names = [draft.text]
        if draft.kind == "person" and " " in draft.text and len(draft.text.split()[-1]) > SHORTEST_SPREAD:
            names.append(draft.text.split()[-1])
        for name in names:
            forms.setdefault(name, draft.kind)
            forms.setdefault(name.upper(), draft.kind)
    return forms
