"""Names in a report: persons, bodies, groups, places, facilities, and offices that stand for their holder.

proper names (name_spans) -> bodies and groups (bodies) -> titles (titles) -> the same names elsewhere (spread)
-> one chain for one thing (chains)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tidings.acronyms import spelt_out
from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.bodies import find_bodies, leaders_in
from tidings.caseless import caseless_spans
from tidings.caseless_bodies import caseless_bodies
from tidings.chains import chained
from tidings.clitics import proclitics_of
from tidings.forenames import with_forenames
from tidings.gazetteer import gazetteer
from tidings.joined_places import joined_places, known_inside
from tidings.language import Pack
from tidings.letterheads import is_common, is_small, outside_names
from tidings.model import Mention, Passage, Report
from tidings.name_spans import Span, name_spans
from tidings.name_words import NameWords, name_words, word_key
from tidings.owned import without_ending
from tidings.phrases import HYPHENS, Draft, glued
from tidings.regions import find_regions, opening_places, places_inside
from tidings.runs import known_in, organs_in, strangers
from tidings.spread import SPREAD_KINDS, settled, spread
from tidings.titles import role_mentions, title_after, title_before
from tidings.told_places import told_there

Found = tuple[int, int, str]  # start, end, kind
LARGE_TOWN = 100_000  # people: a smaller one is as often the common word that opens a sentence
CLAUSES = ("advcl", "csubj", "ccomp", "acl")  # relations of verbs, whatever their capital


def find_names(
    report: Report, passages: Sequence[Passage], sentences: Sequence[Sentence], pack: Pack, more: Sequence[Found] = ()
) -> tuple[Mention, ...]:
    """The mentions of one report in text order, `entity` being the chain within the report. Titles are in `role`, outside the span.

    `more` are names (start, end, kind) that a larger model found: they count where the tagger and the lists found none.
    """
    words = name_words(pack)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        drafts += [without_ending(d, sentence, words) for d in _in_sentence(sentence, number, pack, words, report.text, more)]
    datelines = [d for p in passages if p.kind == "dateline" for d in known_in(report.text, p.start, p.end) if d.kind == "place"]
    drafts += [d for d in datelines if word_key(d.text) not in words.calendar]
    openings = [d for p in passages if p.kind in ("lead", "body") for d in opening_places(report.text, p)]
    openings = [d for d in openings if word_key(d.text) not in words.calendar]
    drafts = [d for d in drafts if not any(_overlap(d, o) for o in openings)] + openings
    told = [d for p in passages if p.kind in SPREAD_KINDS for d in spelt_out(report.text, p.start, p.end)]
    drafts = [d for d in drafts if not any(_overlap(d, t) and (d.kind != "place" or not _covers(t, d)) for t in told)] + told
    drafts = _with_credited(report, passages, drafts)
    drafts = [d for d in drafts if not _opens_plainly(d, drafts, pack)]
    drafts = settled(joined_places(report.text, passages, drafts + outside_names(report, passages, pack, words)), pack)
    drafts += with_forenames(spread(report, passages, drafts), drafts, sentences, words, report.text)
    drafts += known_inside(drafts)
    return chained(report, drafts, words)


def _with_credited(report: Report, passages: Sequence[Passage], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with whom the report credits wherever its text names them: an agency that no list has is no person and no small town."""
    names = [c for c in report.credits if len(c) > 2 and not c.islower() and not actors().country(c) and not _is_large_place(c)]
    found = []
    for passage in passages if names else ():
        if passage.kind in (*SPREAD_KINDS, "credit"):  # there an agency stands by its full name
            pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?![\w-])"
            spots = [
                (m.start() + passage.start, m.end() + passage.start) for m in re.finditer(pattern, report.text[passage.start : passage.end])
            ]
            found += [Draft(start, end, report.text[start:end], "organisation") for start, end in spots]
    kept = [d for d in drafts if d.kind not in ("person", "place") or not any((d.start, d.end) == (f.start, f.end) for f in found)]
    return kept + [f for f in found if not any(_overlap(f, d) for d in kept)]


def _is_large_place(name: str) -> bool:
    return any(p.population >= LARGE_TOWN or p.feature in ("country", "capital", "region") for p in gazetteer().lookup(name))


def _opens_plainly(draft: Draft, drafts: Sequence[Draft], pack: Pack) -> bool:
    """Whether a lone word was taken for a person or a small town only because it opens a sentence: one of the language's common words
    ("Talks lasted two days"), untitled, that no other name of the report holds."""
    if not draft.opens or draft.role or draft.gender or " " in draft.text:
        return False
    if draft.kind == "place":
        if actors().country(draft.text):
            return False
        large = any(p.population >= LARGE_TOWN or p.feature in ("country", "capital") for p in gazetteer().lookup(draft.text))
        elsewhere = any(draft.text in d.text.split() and not (d.opens and d.text == draft.text) for d in drafts)
        return not large and not elsewhere and is_small(draft.text, pack)
    people = [d for d in drafts if d.kind == "person" and not (d.opens and d.text == draft.text)]
    held = any(draft.text in d.text.split() for d in people)
    return draft.kind == "person" and not held and not gazetteer().lookup(draft.text) and is_common(draft.text, pack)


def _in_sentence(sentence: Sentence, number: int, pack: Pack, words: NameWords, text: str, more: Sequence[Found]) -> list[Draft]:
    spans, bodies = _read(sentence, number, words, text)
    spans = sorted(s for s in spans + _added(sentence, spans, more) if not _is_prefix(sentence, s, words))
    names = [replace(_draft(sentence, span, spans, words, text), sentence=number) for span in spans]
    standing = {(d.start, d.end) for d in names if d.kind == "facility"}
    bodies = [b for b in bodies if (b.start, b.end) not in standing]
    kept = [d for d in names if not _swallowed(d, bodies) and not any(_is_end_of(d, body, words) for body in bodies)]
    bodies = [_widened(body, kept, text) for body in bodies if not any(_covers(name, body) for name in kept)]
    kept = [d for d in kept if not any(_covers(b, d) and d.kind in ("organisation", "group") for b in bodies)]
    titles = [_tokens_of(sentence, d.title) for d in names if d.title]
    bodies = [b for b in bodies if not any(d.title and d.title[0] <= b.start and b.end <= d.title[1] and _is_office(d, b) for d in kept)]
    spans_kept = {(d.start, d.end) for d in kept}
    regions = find_regions(sentence, number, [d for d in kept if d.kind == "place"], pack, words, text)
    kept += [r for r in regions if (r.start, r.end) not in spans_kept]
    leaders = [d for b in bodies for d in leaders_in(sentence, b, words, text) if not any(_overlap(d, k) for k in kept)]
    roles = role_mentions(sentence, number, titles, words, text)
    outer = [d for d in [*kept, *bodies, *roles] if d.kind in ("organisation", "group", "facility", "role")]
    inner = [d for d in places_inside(sentence, outer, text, words) if not any(_overlap(d, k) for k in kept if k not in outer)]
    return kept + leaders + bodies + inner + roles


def _is_end_of(name: Draft, body: Draft, words: NameWords) -> bool:
    """Whether one word taken for a person is where the people of a league are, or its own noun: "Комитет матерей Ренги"."""
    within = _covers(body, name) and body.head in words.leagues and name.kind == "person" and " " not in name.text
    return within and len(body.text[: name.start - body.start].split()) != 1


def _is_prefix(sentence: Sentence, span: Span, words: NameWords) -> bool:
    """Whether a name is only the first part of a title in two: "Вице-премьер"."""
    first, end, kind = span
    hyphen = kind == "person" and end - first == 1 and end < len(sentence.tokens) and sentence.tokens[end].text in HYPHENS
    return hyphen and glued(sentence, end) and word_key(sentence.tokens[first].text) in words.role_modifiers | words.lesser


def _overlap(a: Draft, b: Draft) -> bool:
    return a.start < b.end and b.start < a.end


def _read(sentence: Sentence, number: int, words: NameWords, text: str) -> tuple[list[Span], list[Draft]]:
    """Proper names, and bodies named by what they are: by the tagger, or by lists where the script has no capitals."""
    clitics = proclitics_of(words.caseless) if words.caseless else None
    if clitics is not None:
        spans = caseless_spans(sentence, words, clitics)
        return spans, caseless_bodies(sentence, number, spans, words, clitics, text)
    spans = name_spans(sentence, words)
    return spans, find_bodies(sentence, number, spans, words, text)


def _added(sentence: Sentence, spans: Sequence[Span], more: Sequence[Found]) -> list[Span]:
    """Names that a larger model found in a sentence, as spans of tokens, where no other span is."""
    found = []
    for start, end, kind in more:
        inside = [t.index for t in sentence.tokens if t.start < end and start < t.end]
        if inside and not any(s <= inside[-1] and inside[0] < e for s, e, _ in spans):
            found.append((inside[0], inside[-1] + 1, kind))
    return found


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
            if name.kind == "person" and not name.title and (name.start, name.end) == (body.start, body.end) and " " in body.text:
                return True  # "Alianza Ciudadana" is nobody's first and last name
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
        told = kind == "place" and told_there(sentence, first, end, words)
        return replace(bare, kind="group") if actor is not None and actor.kind == "group" else replace(bare, opens=first == 0, told=told)
    people = [(s, e) for s, e, k in spans if k == "person" and (s, e) != (first, end)]
    lead, gender = _honorific(sentence, first, words)
    lead = _past_nation(sentence, lead, words)
    title, after = title_before(sentence, lead, words, people), title_after(sentence, end, words, people)
    rank = title if title and after and title[1] - title[0] == 1 < after[1] - after[0] else None
    title = title or after
    modifier = end == 1 and tokens[0].dep == "compound" and tokens[tokens[0].head].pos == "NOUN"
    verbal = tokens[0].pos != "PROPN" or tokens[0].dep in CLAUSES or modifier
    bare = replace(bare, gender=gender, opens=lead == 0, plain=lead == 0 and verbal and (end > 1 or title is None))
    if title is None:
        return bare
    start, stop = tokens[title[0]].start, tokens[title[1] - 1].end
    if rank and after:  # "le colonel X, porte-parole de l'armée": the office tells more than the rank
        role = text[tokens[after[0]].start : tokens[after[1] - 1].end]
        gender = gender or _gender(sentence, rank, words) or _gender(sentence, after, words)
        return replace(bare, role=role, title=(start, tokens[after[1] - 1].end), gender=gender)
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
    """Names of a report in a language without a pack: what the actors and the gazetteer have as written, and runs of foreign words."""
    drafts: list[Draft] = []
    for passage in passages:
        if passage.kind in SPREAD_KINDS:
            people = strangers(report.text, passage, report.language)
            known = [
                d for d in known_in(report.text, passage.start, passage.end, report.language) if not any(_overlap(d, p) for p in people)
            ]
            organs = organs_in(report.text, passage, report.language)
            drafts += organs + [d for d in (*people, *known) if not any(_overlap(d, o) for o in organs)]
    drafts = settled(drafts)
    return chained(report, drafts + spread(report, passages, drafts), None)
