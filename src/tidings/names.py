"""Names in a report: persons, bodies, groups, places, facilities, and offices that stand for their holder.

    tagger (names_crf) -> trim titles -> bodies and groups (bodies) -> titles (titles) -> the same names elsewhere (here)
    -> one chain for one thing (chains)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate import Sentence
from tidings.bodies import find_bodies
from tidings.chains import chained
from tidings.facilities import facility_span
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.model import Mention, MentionKind, Passage, Report
from tidings.name_words import NameWords, name_words, word_key
from tidings.names_crf import tagger
from tidings.phrases import HYPHENS, Draft, capital, glued
from tidings.titles import role_mentions, title_after, title_before

SPREAD_KINDS = ("title", "lead", "body", "heading", "caption", "dateline")
RUN = re.compile(r"(?!\d)\w[\w’'.\-]*(?:[ \u00a0](?:(?:de|la|le|du|des|da|do|dos|el|al|of|the|and|et|y|del|van|der|ben|bin|ould)[ \u00a0])*(?!\d)\w[\w’'.\-]*){0,5}")
LONGEST_ACRONYM = 4
SHORTEST_KNOWN = 3  # letters: shorter names are looked up as acronyms only

Span = tuple[int, int, str]


def find_names(report: Report, passages: Sequence[Passage], sentences: Sequence[Sentence], pack: Pack) -> tuple[Mention, ...]:
    """The mentions of one report in text order, `entity` being the chain within the report. Titles are in `role`, outside the span."""
    words = name_words(pack)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        drafts += _in_sentence(sentence, number, words, report.text)
    drafts = _settled(drafts)
    drafts += _spread(report, passages, drafts)
    return chained(report, drafts, words)


def _in_sentence(sentence: Sentence, number: int, words: NameWords, text: str) -> list[Draft]:
    tagged = [part for span in tagger().spans(sentence, words) for part in _parted(sentence, span, words)]
    spans = [s for span in tagged if (s := _trimmed(sentence, span, words)) is not None]
    spans = sorted(spans + _missed(sentence, spans, words))
    spans = _kinds_known(sentence, spans, words)
    bodies = find_bodies(sentence, number, spans, words, text)
    names = [_draft(sentence, number, span, words, text, spans) for span in spans]
    kept = [d for d in names if not _swallowed(d, bodies)]
    bodies = [_widened(body, kept, text) for body in bodies if not any(_covers(name, body) for name in kept)]
    kept = [d for d in kept if not any(_covers(b, d) and d.kind in ("organisation", "group") for b in bodies)]
    titles = [_tokens_of(sentence, d.title) for d in names if d.title]
    bodies = [b for b in bodies if not any(d.title and d.title[0] <= b.start and b.end <= d.title[1] and _is_office(d, b) for d in kept)]
    return kept + bodies + role_mentions(sentence, number, titles, words, text)


def _parted(sentence: Sentence, span: Span, words: NameWords) -> list[Span]:
    """A span as it is, or in two where a title's country runs into a name: "envoy for Chad Anna Berg" is Chad, and Anna Berg."""
    first, end, kind = span
    tokens = sentence.tokens[first:end]
    if kind == "organisation" and 3 < len(tokens) < 7 and word_key(tokens[-2].text) in words.of and not any(map(words.classes, tokens[:-2])):
        return [(first, end - 2, "person"), (end - 1, end, "organisation")]
    if len(tokens) < 3 or first == 0 or sentence.tokens[first - 1].pos != "ADP" or not all(map(capital, tokens)):
        return [span]
    for cut in range(1, len(tokens) - 1):
        lead, whole = " ".join(t.text for t in tokens[:cut]), " ".join(t.text for t in tokens)
        places = gazetteer().lookup(lead) if cut else ()
        if places and places[0].feature == "country" and not gazetteer().lookup(whole) and title_before(sentence, first + cut, words):
            return [(first, first + cut, "place"), (first + cut, end, "person")]
    return [span]


def _missed(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """Names that the tagger passed over though the file of actors, or the list of countries and capitals, has them as written."""
    tokens, found, at = sentence.tokens, list[Span](), 0
    while at < len(tokens):
        stop = at + 1
        for end in range(min(len(tokens), at + 6), at, -1):
            kind = _sure_kind(sentence, at, end, words) if not any(f < end and at < e for f, e, _ in spans) else None
            if kind:
                found.append((at, end, kind))
                stop = end
                break
        at = stop
    return found


def _sure_kind(sentence: Sentence, at: int, end: int, words: NameWords) -> str | None:
    tokens = sentence.tokens[at:end]
    if not capital(tokens[0]) or not capital(tokens[-1]) or not any(t.pos == "PROPN" for t in tokens):
        return None
    name = " ".join(t.text for t in tokens)
    if word_key(name) in words.never:
        return None
    actor = actors().lookup(name)
    if actor is not None and actor.kind in ("organisation", "group"):
        return "organisation"
    places = gazetteer().lookup(name) if actors().adjective(name) is None else ()
    return "place" if places and places[0].feature in ("country", "capital") else None


def _is_office(person: Draft, body: Draft) -> bool:
    """Whether a body inside a title is the title itself; the bodies that a title is of stay mentions."""
    return person.title == (body.start, body.end)


def _tokens_of(sentence: Sentence, span: tuple[int, int] | None) -> tuple[int, int]:
    start, end = span or (0, 0)
    inside = [t.index for t in sentence.tokens if t.start < end and start < t.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _covers(outer: Draft, inner: Draft) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _swallowed(name: Draft, bodies: Sequence[Draft]) -> bool:
    """Whether a tagged name is only a part of a body: its own body part, or a place in a capitalised name ("U.S. Embassy")."""
    for body in bodies:
        if body.start <= name.start and name.end <= body.end:
            if name.kind in ("organisation", "group", "facility"):
                return True
            if name.kind == "place" and body.text[body.text.rfind(" ") + 1 :][:1].isupper():
                return True
    return False


def _widened(body: Draft, names: Sequence[Draft], text: str) -> Draft:
    """A body with the tagged organisation that it overlaps taken in."""
    start, end = body.start, body.end
    for name in names:
        if name.kind == "organisation" and name.start < end and start < name.end:
            start, end = min(start, name.start), max(end, name.end)
    return replace(body, start=start, end=end, text=text[start:end])


def _trimmed(sentence: Sentence, span: Span, words: NameWords) -> Span | None:
    """A tagged span without titles, articles, signs and possessive marks; joined to what is glued to it by a hyphen."""
    first, end, kind = span
    tokens = sentence.tokens
    while first < end and _leads(sentence, first, end, kind, words):
        first += 1
    while end > first and (tokens[end - 1].pos in ("ADP", "DET", "CCONJ") or word_key(tokens[end - 1].text) in words.possessive_marks or not any(c.isalnum() for c in tokens[end - 1].text)):
        end -= 1
    while end + 1 < len(tokens) and first < end and tokens[end].text in HYPHENS and glued(sentence, end) and glued(sentence, end + 1) and capital(tokens[end + 1]) and kind != "place":
        end += 2
    while 1 < first < end and tokens[first - 1].text in HYPHENS and glued(sentence, first) and glued(sentence, first - 1) and word_key(tokens[first - 2].text) in words.particles:
        first -= 2
    if first >= end:
        return None
    keys = [word_key(t.text) for t in tokens[first:end]]
    if kind == "person":
        return (_extended(sentence, first, end, words), end, kind) if any(capital(t) for t in tokens[first:end]) else None
    if kind == "organisation" and (keys[0] in words.roles or keys[-1] in words.roles):
        return None
    if all(k in words.calendar or k in words.never or k in words.honorifics or k in words.articles for k in keys):
        return None
    return (first, end, kind) if any(capital(t) for t in tokens[first:end]) else None


def _extended(sentence: Sentence, first: int, end: int, words: NameWords) -> int:
    """Where a person's name begins when a first name before it was passed over: a capitalised word that the parser ties to it."""
    tokens = sentence.tokens
    while first > 1 and capital(tokens[first - 1]) and tokens[first - 1].pos in ("PROPN", "NOUN", "X") and tokens[first - 1].text.isalpha():
        before = tokens[first - 1]
        tied = first <= before.head < end or any(tokens[i].head == first - 1 for i in range(first, end))
        known = gazetteer().lookup(before.text) or actors().lookup(before.text) or actors().adjective(before.text)
        if not tied or known or words.classes(before) or end - first > 2:
            break
        first -= 1
    return first


def _leads(sentence: Sentence, first: int, end: int, kind: str, words: NameWords) -> bool:
    """Whether the first word of a span is no part of the name: an article, a sign, a title before a person."""
    token = sentence.tokens[first]
    key = word_key(token.text)
    if not any(c.isalnum() for c in token.text) or (token.text[:1].islower() and (kind != "person" or key not in words.particles)):
        return True
    if kind == "person":
        if end - first > 2 and actors().adjective(token.text):
            return True
        return key in words.honorifics or (end - first > 1 and (key in words.roles or key in words.role_modifiers))
    return key in words.articles and end - first > 1 and (token.text.islower() or kind == "organisation")


def _kinds_known(sentence: Sentence, spans: list[Span], words: NameWords) -> list[Span]:
    """The spans with kinds put right where the name is a country's, or a facility's by its noun."""
    found = []
    for first, end, kind in spans:
        tokens = sentence.tokens[first:end]
        written = " ".join(t.text for t in tokens)
        kind = _kind_known(written, kind, end - first)
        if kind == "organisation" and end - first > 1 and first and sentence.tokens[first - 1].text == "," and not any(map(words.classes, tokens)):
            kind = "person" if title_before(sentence, first, words) and all(map(capital, tokens)) else kind
        first, end, kind = facility_span(sentence, (first, end, kind), words)
        found.append((first, end, kind))
    return found


def _kind_known(written: str, kind: str, length: int) -> str:
    """The kind of a name by what the lists know for sure: a country's, a capital's, a leader's."""
    if length == 1 and kind == "place" and fold_name(written) in actors().leaders and not gazetteer().lookup(written):
        return "person"
    if kind == "place" or length > 3:
        return kind
    places = gazetteer().lookup(written)
    if places and places[0].feature == "country" and (kind == "organisation" or length > 1):
        return "place"
    if places and places[0].feature in ("capital", "country") and length == 1:
        return "place"
    acronym = written.isupper() and length == 1 and len(written) <= LONGEST_ACRONYM
    return "organisation" if kind == "person" and acronym else kind


def _draft(sentence: Sentence, number: int, span: Span, words: NameWords, text: str, spans: Sequence[Span]) -> Draft:
    first, end, kind = span
    tokens = sentence.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    name = text[start:stop]
    sort: MentionKind = kind  # type: ignore[assignment]
    if kind == "organisation" and (actor := actors().lookup(name)) is not None and actor.kind in ("organisation", "group"):
        sort = actor.kind  # type: ignore[assignment]
    if kind != "person":
        return Draft(start, stop, name, sort, sentence=number)
    people = [(s, e) for s, e, k in spans if k == "person" and (s, e) != (first, end)]
    lead, gender = _honorific(sentence, first, words)
    lead = _past_nation(sentence, lead, words)
    title = title_before(sentence, lead, words, people) or title_after(sentence, end, words)
    if title is None:
        return Draft(start, stop, name, sort, gender=gender, sentence=number, opens=lead == 0, plain=lead == 0 and end == 1 and tokens[0].pos != "PROPN")
    where = (tokens[title[0]].start, tokens[title[1] - 1].end)
    return Draft(start, stop, name, sort, text[where[0] : where[1]], where, None, gender or _gender(sentence, title, words), number)


def _honorific(sentence: Sentence, first: int, words: NameWords) -> tuple[int, str | None]:
    """Where the honorifics before a name begin ("Mr", "M."), and the gender that they tell."""
    gender = None
    while first > 0 and word_key(sentence.tokens[first - 1].text) in words.honorifics:
        first -= 1
        key = word_key(sentence.tokens[first].text)
        gender = "m" if key in words.male else "f" if key in words.female else gender
    if first > 1 and sentence.tokens[first - 1].text == "." and word_key(sentence.tokens[first - 2].text) in words.honorifics:
        return _honorific(sentence, first - 1, words)
    return first, gender


def _past_nation(sentence: Sentence, first: int, words: NameWords) -> int:
    """To the comma before "le Mozambicain X", so that the title before it is found."""
    tokens = sentence.tokens
    if first > 2 and actors().adjective(tokens[first - 1].text) and word_key(tokens[first - 2].text) in words.articles and tokens[first - 3].text == ",":
        return first - 2
    return first


def _gender(sentence: Sentence, title: tuple[int, int], words: NameWords) -> str | None:
    keys = {word_key(t.text) for t in sentence.tokens[title[0] : title[1]]}
    return "f" if keys & words.female else "m" if keys & words.male else None


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """One kind for one spelling in a report: the commonest, persons if it is the last name of one; doubles dropped."""
    proper = [d for d in drafts if d.kind in ("person", "organisation", "place", "facility") and d.head is None]
    kinds: dict[str, Counter[MentionKind]] = {}
    for draft in proper:
        kinds.setdefault(draft.text, Counter())[draft.kind] += 1
    last = {d.text.split()[-1] for d in proper if d.kind == "person" and " " in d.text and not _after_opener(d, proper)}
    drafts = [part for d in drafts if not _stray(d, proper, last) for part in _halved(d, last, proper)]
    found: dict[tuple[int, int], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end, d.kind == "role", d.kind)):
        kind = draft.kind
        if draft.head is None and draft.text in kinds:
            common = kinds[draft.text].most_common()
            kind = common[0][0] if len(common) > 1 and common[0][1] > common[1][1] else kind
            if draft.text in last and not gazetteer().lookup(draft.text):
                kind = "person"
            lonely = kind == "person" and " " not in draft.text and draft.text not in last and not draft.role and not draft.gender
            if lonely and gazetteer().lookup(draft.text) and fold_name(draft.text) not in actors().leaders:
                kind = "place"
        if (draft.start, draft.end) not in found:
            found[draft.start, draft.end] = replace(draft, kind=kind)
    return list(found.values())


def _after_opener(draft: Draft, names: Sequence[Draft]) -> bool:
    """Whether a two-word name is a sentence's first word and another person's last name: "Meeting Okello, she said"."""
    parts = draft.text.split()
    if draft.kind != "person" or not draft.opens or len(parts) != 2:
        return False
    others = [d.text.split() for d in names if d.kind == "person" and d.text != draft.text]
    return any(len(o) > 1 and o[-1] == parts[1] for o in others) and not any(parts[0] in o for o in others)


def _halved(draft: Draft, last: Collection[str], names: Sequence[Draft]) -> list[Draft]:
    """Two drafts where a hyphen joins two people ("Okello-Wanjiru talks"), the last name where a verb was taken for a first name."""
    if _after_opener(draft, names):
        skip = draft.text.rindex(" ") + 1
        return [replace(draft, start=draft.start + skip, text=draft.text[skip:], opens=False)]
    sides = re.split("[-–]", draft.text)
    if draft.kind != "person" or len(sides) != 2 or not all(side in last for side in sides):
        return [draft]
    left = replace(draft, end=draft.start + len(sides[0]), text=sides[0])
    return [left, replace(draft, start=draft.end - len(sides[1]), text=sides[1])]


def _stray(draft: Draft, names: Sequence[Draft], last: Collection[str]) -> bool:
    """Whether a single word was taken for a person only because it opens a sentence."""
    if draft.kind != "person" or not draft.plain or draft.role or draft.gender:
        return False
    return draft.text not in last and sum(d.text == draft.text and d.kind == "person" for d in names) == 1


def _spread(report: Report, passages: Sequence[Passage], drafts: Sequence[Draft]) -> list[Draft]:
    """Names said once and not seen elsewhere in the report: in headlines in capitals, captions, datelines."""
    forms = _forms(drafts)
    if not forms:
        return []
    pattern = re.compile(r"(?<![\w’'-])(?:" + "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f))) + r")(?!\w)")
    taken = [(d.start, d.end) for d in drafts]
    found = []
    for passage in passages:
        if passage.kind in SPREAD_KINDS:
            for match in pattern.finditer(report.text, passage.start, passage.end):
                if not any(s < match.end() and match.start() < e for s, e in taken):
                    found.append(Draft(match.start(), match.end(), match[0], forms[match[0]]))
    return found


def _forms(drafts: Sequence[Draft]) -> dict[str, MentionKind]:
    """Spellings to look for: each proper name, the last name of each person, and all of them in capitals."""
    forms: dict[str, MentionKind] = {}
    for draft in drafts:
        if draft.head is not None or draft.kind in ("role", "group") or len(draft.text) < SHORTEST_KNOWN or not draft.text[:1].isupper():
            continue
        names = [draft.text]
        if draft.kind == "person" and " " in draft.text and len(draft.text.split()[-1]) > SHORTEST_KNOWN:
            names.append(draft.text.split()[-1])
        for name in names:
            forms.setdefault(name, draft.kind)
            forms.setdefault(name.upper(), draft.kind)
    return forms


def find_known_names(report: Report, passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Names of a report in a language without a pack: capitalised runs that the file of actors or the gazetteer has as they stand."""
    drafts = []
    for passage in passages:
        if passage.kind in SPREAD_KINDS:
            drafts += [d for run in RUN.finditer(report.text, passage.start, passage.end) for d in _known_in(run[0], run.start())]
    return chained(report, _settled(drafts), None)


def _known_in(run: str, offset: int) -> Iterator[Draft]:
    """The longest known names in a run, from the left; small towns only where nothing else is called so."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[^ \u00a0]+", run)]
    at = 0
    while at < len(words):
        for stop in range(len(words), at, -1):
            name = run[words[at][0] : words[stop - 1][1]].rstrip(".'’-")
            kind = _known_kind(name)
            if kind is not None:
                start = offset + words[at][0]
                yield Draft(start, start + len(name), name, kind)
                at = stop - 1
                break
        at += 1


def _known_kind(name: str) -> MentionKind | None:
    if (not name[:1].isupper() and name[:1].islower()) or len(name) < SHORTEST_KNOWN - 1:
        return None
    actor = actors().lookup(name)
    places = gazetteer().lookup(name) if len(name) >= SHORTEST_KNOWN else ()
    if actor is not None and not places and actor.kind in ("organisation", "group", "person"):
        return actor.kind  # type: ignore[return-value]
    return "place" if (places and places[0].feature in ("country", "capital", "region")) or (places and places[0].population > 50_000) else None
