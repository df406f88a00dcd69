"""Places that another word hides: joined by a hyphen ("Canada-U.S. talks", "Nairobi-based", "D-Columbus"), or in the name of a body or
before the name of a person in a report that names the same place elsewhere ("Hopkinton Police Department")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.gazetteer import gazetteer
from tidings.model import Passage
from tidings.name_words import number_words, word_key
from tidings.phrases import Draft
from tidings.regions import is_place

SEEN_KINDS = ("title", "lead", "body", "heading", "caption")
WORD = r"(?:[^\W\d_]\.)+|[^\W\d_][\w'’]*"
PAIR = re.compile(rf"(?<![\w.'’-])(?:{WORD})(?:[-–](?:{WORD}))+(?![\w-])")
PART = re.compile(WORD)
TAG = re.compile(r"[A-Z]{1,3}")  # a party's letters
AFTER_TAG = re.compile(rf"(?:{WORD})(?:\.? (?=[^\W\d_a-z])(?:{WORD}))?\.?")
SHORTEST = 4  # letters of a name looked for inside others
OUTER = ("organisation", "facility", "group")


def joined_places(text: str, passages: Sequence[Passage], drafts: Sequence[Draft]) -> list[Draft]:
    """Some drafts with the places that hyphens hide in the text; a person that is only a party's letters and a town is one no longer."""
    found = list(drafts)
    named = {d.text for d in drafts if d.kind == "place"}
    for passage in passages:
        if passage.kind in SEEN_KINDS:
            for match in PAIR.finditer(text, passage.start, passage.end):
                parts = _parts(text, match, named)
                all_known = len(parts) == len(PART.findall(match[0]))  # "Domoni-Amboini" is one place, though there is a Domoni
                for start, end in parts:
                    over = [d for d in found if d.start < end and start < d.end]
                    pairs = [d for d in over if all_known and (d.start, d.end) == match.span() and d.kind == "place"]
                    tagged = [d for d in over if d.start >= match.start() and d.kind == "person" and d.role is None]
                    if all(d.kind not in ("place", "person") or d in (*tagged, *pairs) for d in over):
                        found = [d for d in found if d not in (*tagged, *pairs)]
                        found.append(Draft(start, end, text[start:end], "place"))
    return found


def _parts(text: str, match: re.Match[str], named: set[str]) -> list[tuple[int, int]]:
    """Where the places stand in words that hyphens join; none where the whole is one name ("Stratford-upon-Avon")."""
    if gazetteer().lookup(match[0]) or actors().lookup(match[0]):
        return []
    parts = list(PART.finditer(text, match.start(), match.end()))
    if all(word_key(part[0]) in number_words() for part in parts):
        return []  # "Trente-huit"
    if len(parts) == 2 and TAG.fullmatch(parts[0][0]) and not actors().country(parts[0][0]) and parts[1][0][:1].isupper():
        behind = AFTER_TAG.match(text, parts[1].start())
        ends = [behind.end(), parts[1].end()] if behind else [parts[1].end()]
        return [(parts[1].start(), e) for e in ends if gazetteer().lookup(text[parts[1].start() : e])][:1]
    known = [p for p in parts if p[0][:1].isupper() and len(p[0]) > 1 and (p[0] in named or is_place(p[0]))]
    if any(p[0][:1].isupper() and not p[0].isupper() and not gazetteer().lookup(p[0]) for p in parts):
        known = [p for p in known if gazetteer().lookup(p[0])[:1] and gazetteer().lookup(p[0])[0].feature in ("country", "region")]
    return [(p.start(), p.end()) for p in known]


def known_inside(drafts: Sequence[Draft]) -> list[Draft]:
    """The places that a report names and that stand in the names of bodies and facilities of it, or before those of people."""
    places = {d.text for d in drafts if d.kind == "place" and len(d.text) >= SHORTEST and d.text[:1].isupper()}
    named = sorted(places, key=lambda name: (-len(name), name))
    if not named:
        return []
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, named)) + r")(?![\w-])")
    taken = sorted((d.start, d.end) for d in drafts if d.kind == "place")
    found: list[Draft] = []
    for draft in drafts:
        people = draft.kind == "person" and draft.text.count(" ") > 1
        if (draft.head is not None and draft.kind not in OUTER) or not (draft.kind in OUTER or people):
            continue
        for match in pattern.finditer(draft.text):
            start, end = draft.start + match.start(), draft.start + match.end()
            whole = match[0] == draft.text or (people and match.start() > 0)
            if not whole and not any(s < end and start < e for s, e in taken):
                found.append(replace(Draft(start, end, match[0], "place"), sentence=draft.sentence))
                taken.append((start, end))
    return found
