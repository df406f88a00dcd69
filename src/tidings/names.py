"""Names in a report: persons, bodies, groups, places, facilities, and offices that stand for their holder.

    proper names (name_spans) -> bodies and groups (bodies) -> titles (titles) -> the same names elsewhere (spread)
    -> one chain for one thing (chains)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.annotate import Sentence
from tidings.bodies import find_bodies
from tidings.chains import chained
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.model import Mention, MentionKind, Passage, Report
from tidings.name_spans import Span, name_spans
from tidings.name_words import NameWords, name_words, word_key
from tidings.phrases import Draft
from tidings.spread import SPREAD_KINDS, settled, spread
from tidings.titles import role_mentions, title_after, title_before

LINKS = "de|la|le|du|des|da|do|dos|el|al|of|the|and|et|y|del|van|der|ben|bin|ould"
RUN = re.compile(rf"(?!\d)\w[\w’'.\-]*(?:[ \u00a0](?:(?:{LINKS})[ \u00a0])*(?!\d)\w[\w’'.\-]*){{0,5}}")
SHORTEST_KNOWN = 3  # letters: shorter names are looked up as acronyms only
LARGE_TOWN = 50_000  # people: names of smaller towns are too often words or people in a language that nothing parses


def find_names(report: Report, passages: Sequence[Passage], sentences: Sequence[Sentence], pack: Pack) -> tuple[Mention, ...]:
    """The mentions of one report in text order, `entity` being the chain within the report. Titles are in `role`, outside the span."""
    words = name_words(pack)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        drafts += _in_sentence(sentence, number, words, report.text)
    drafts = settled(drafts)
    drafts += spread(report, passages, drafts)
    return chained(report, drafts, words)


def _in_sentence(sentence: Sentence, number: int, words: NameWords, text: str) -> list[Draft]:
    spans = name_spans(sentence, words)
    bodies = find_bodies(sentence, number, spans, words, text)
    names = [replace(_draft(sentence, span, spans, words, text), sentence=number) for span in spans]
    kept = [d for d in names if not _swallowed(d, bodies)]
    bodies = [_widened(body, kept, text) for body in bodies if not any(_covers(name, body) for name in kept)]
    kept = [d for d in kept if not any(_covers(b, d) and d.kind in ("organisation", "group") for b in bodies)]
    titles = [_tokens_of(sentence, d.title) for d in names if d.title]
    bodies = [b for b in bodies if not any(d.title and d.title[0] <= b.start and b.end <= d.title[1] and _is_office(d, b) for d in kept)]
    return kept + bodies + role_mentions(sentence, number, titles, words, text)


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


def _draft(sentence: Sentence, span: Span, spans: Sequence[Span], words: NameWords, text: str) -> Draft:
    """A proper name as a draft; for a person with the title beside it, or the gender that "Mr", "Mme" tell."""
    first, end, kind = span
    tokens = sentence.tokens
    bare = Draft(tokens[first].start, tokens[end - 1].end, text[tokens[first].start : tokens[end - 1].end], kind)  # type: ignore[arg-type]
    if kind != "person":
        actor = actors().lookup(bare.text) if kind == "organisation" else None
        return replace(bare, kind="group") if actor is not None and actor.kind == "group" else bare
    people = [(s, e) for s, e, k in spans if k == "person" and (s, e) != (first, end)]
    lead, gender = _honorific(sentence, first, words)
    lead = _past_nation(sentence, lead, words)
    title = title_before(sentence, lead, words, people) or title_after(sentence, end, words)
    plain = lead == 0 and end == 1 and tokens[0].pos != "PROPN"
    if title is None:
        return replace(bare, gender=gender, opens=lead == 0, plain=plain)
    start, stop = tokens[title[0]].start, tokens[title[1] - 1].end
    return replace(bare, role=text[start:stop], title=(start, stop), gender=gender or _gender(sentence, title, words))


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
    if first < 3 or tokens[first - 3].text != "," or word_key(tokens[first - 2].text) not in words.articles:
        return first
    return first - 2 if actors().adjective(tokens[first - 1].text) else first


def _gender(sentence: Sentence, title: tuple[int, int], words: NameWords) -> str | None:
    keys = {word_key(t.text) for t in sentence.tokens[title[0] : title[1]]}
    return "f" if keys & words.female else "m" if keys & words.male else None


def find_known_names(report: Report, passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Names of a report in a language without a pack: capitalised runs that the file of actors or the gazetteer has as they stand."""
    drafts = []
    for passage in passages:
        if passage.kind in SPREAD_KINDS:
            drafts += [d for run in RUN.finditer(report.text, passage.start, passage.end) for d in _known_in(run[0], run.start())]
    return chained(report, settled(drafts), None)


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
    known = bool(places) and (places[0].feature in ("country", "capital", "region") or places[0].population > LARGE_TOWN)
    return "place" if known else None
