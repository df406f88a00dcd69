"""What one report says happened, was said, or should: a claim for each event word that a careful coder would sign.

Read sentence by sentence from the parse: triggers from the pack's lexicon, roles from the tree, time and place from the
trigger's clause, figures from the measures that go with the type, then who says so and with what modality. What a claim
cannot name it leaves out; a noun of event with nobody, no day and no number around it is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tidings.accords import is_binding, takes_force, with_breaks
from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.attribution import attribution
from tidings.background import clause_words, is_definite, presupposed, restated, tells_before
from tidings.cast import Company
from tidings.certainty import confidence
from tidings.chronicle import section_at
from tidings.claim_links import with_contents, with_doers, with_references
from tidings.claim_time import clause, implied, is_old, is_topic, passing_clause, printed, sets_scene
from tidings.clock import Clock
from tidings.cues import Cues, cues_of
from tidings.described import Descriptions, people_words
from tidings.draft_merging import merged, with_figures, without_patients, without_purposes
from tidings.drafting import draft
from tidings.drafts import HARM, Desk, Draft
from tidings.gazetteer import gazetteer
from tidings.headline_claims import summed_up
from tidings.intents import as_intended, is_announced, is_reproach, with_demands
from tidings.language import Pack
from tidings.letters import plain
from tidings.lexicon import Trigger, find_triggers
from tidings.manner import done_as, on_strike
from tidings.modality import awaited, modality
from tidings.model import (
    NEWS_KINDS,
    READ_KINDS,
    Attribution,
    Claim,
    Figure,
    Mention,
    Participant,
    Passage,
    Report,
    Span,
    TimeExpression,
    When,
    content_id,
)
from tidings.moving_on import goes_on_behind, in_the_present, move_on
from tidings.name_words import name_words
from tidings.occasions import by_occasion
from tidings.other_acts import is_undone
from tidings.outcomes import with_outcomes
from tidings.quotes import Quotes, quotations
from tidings.roles import is_perfect
from tidings.rows_of_names import find_parties
from tidings.senses import by_disaster, first_cause, meant
from tidings.settings import Settings
from tidings.tellable import SPOKEN, SUBJECTS, is_telling
from tidings.times import interval, sections_of
from tidings.toll_voices import with_speakers
from tidings.voices import Voice, says, takes_up, telling_phrases, voice

WEEK = timedelta(7)
OPENING = (":", '"', "«", "“", "„", "‹", "‘")
CLOSING = ('"', "»", "”", "“", "›", "’")
INITIALS = 5  # letters of a name that is written in capitals as initials are
SIGNED = re.compile(r"\s*([―—–-])\s*")
ABOUT = ("ACCUSE", "CIVIC inquiry", "PROTEST", "REJECT", "SANCTION", "SUPPORT")  # acts that are about something which is known


def find_claims(
    report: Report,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    figures: Sequence[Figure],
    pack: Pack,
    settings: Settings,
) -> tuple[tuple[Claim, ...], tuple[Mention, ...], tuple[Figure, ...]]:
    """The claims of one report in text order, the mentions of those in them who go without a name, and the figures with who gives them.

    Participants and places hold mentions; entities are set when they are joined.
    """
    cues = cues_of(pack)
    nameless = Descriptions(
        report.id,
        report.text,
        people_words(pack),
        cues.quantities,
        cues.nobody,
        bool(pack.toml("parse").get("compounds")),
        times=tuple((t.start, t.end) for t in times),
    )
    words = name_words(pack)
    named = with_initials(report, mentions)
    company = Company(
        named,
        cues.pronouns,
        cues.plurals,
        cues.sides,
        nameless,
        words.armed | words.members,
        words.geo | words.facilities,
        cues.sent,
        cues.voicing,
        words,
        find_parties(sentences, named, words, nameless, pack),
    )
    desk = Desk(report, pack, settings, cues, company, times, figures, Clock(printed(report)))
    desk.first_harm = first_cause(desk, sentences)
    kinds = NEWS_KINDS if any(p.kind in NEWS_KINDS for p in passages) else READ_KINDS
    claims: list[Claim] = []
    sections = sections_of(report, passages, pack)
    for passage in passages:
        mine = [s for s in sentences if passage.start <= s.start < passage.end]
        section = section_at(sections, passage.start)
        if section and section.start == passage.start:
            desk.clock.opens((section.first, section.last))
        elif passage.kind == "heading":
            desk.clock.opens(headed(passage, times, report))
        if passage.kind in kinds and mine:
            claims += _read_passage(desk, passage, mine)
    measures = {figure.id: figure.measure for figure in figures}
    linked = with_references(_with_news(desk, claims), measures, desk.definite, desk.in_force, desk.elsewhere)
    claims = with_doers(linked, company.subjects)
    if kinds is NEWS_KINDS:
        desk.clock.current = desk.clock.old = None
        claims = [*summed_up(_read_titles(desk, passages, sentences), claims), *claims]
    told = tuple(desk.tolls.get(figure.id, figure) for figure in figures)
    return tuple(claims), mentions_in(claims, nameless, told), told


def with_initials(report: Report, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions with initials that were taken for a place as the body that they are: its agency's, a body's of the report, or on no map."""
    bodies = {m.text for m in mentions if m.kind == "organisation"} | set(report.credits)

    def is_body(mention: Mention) -> bool:
        short = mention.kind == "place" and mention.text.isupper() and mention.text.isalpha() and len(mention.text) <= INITIALS
        return short and not actors().stands_for(mention.text) and (mention.text in bodies or not gazetteer().lookup(mention.text))

    return tuple(replace(m, kind="organisation") if is_body(m) else m for m in mentions)


def _with_news(desk: Desk, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of a report that tells of old days alone, as its news: a chronicle has no other. The years of a life stay behind it."""
    if any(not claim.background for claim in claims):
        return list(claims)
    news = {c.id for c in claims if c.id in desk.aged and (desk.clock.printed is None or c.time is None or c.time.precision == "day")}
    return [replace(claim, background=False) if claim.id in news else claim for claim in claims]


def mentions_in(claims: Sequence[Claim], nameless: Descriptions, figures: Sequence[Figure]) -> tuple[Mention, ...]:
    """The descriptions that claims and figures point at, in text order."""
    told = {p.mention for c in claims for p in (*c.actors, *c.recipients, *(c.attribution.sources if c.attribution else ()))}
    told |= {p.mention for f in figures for p in (f.said.sources if f.said else ())}
    return tuple(sorted((m for m in nameless.made.values() if m.id in told), key=lambda m: (m.start, -m.end)))


def headed(passage: Passage, times: Sequence[TimeExpression], report: Report) -> tuple[date, date] | None:
    """The day that a heading sets for what stands under it ("Tuesday"), or None: a heading begins a new matter.

    In a report that was carried on after it was printed, the day lies between the printing and the last update.
    """
    inside = [interval(t.when) for t in times if passage.start <= t.start < passage.end]
    if len(inside) != 1 or not inside[0] or (inside[0][1] - inside[0][0]).days > 1:
        return None
    first, last = inside[0]
    begun = printed(report)
    ended = date.fromisoformat(report.updated.value[:10]) if report.updated else None
    if begun and ended and first < begun and first + WEEK <= ended:
        return first + WEEK, last + WEEK
    return first, last


def _read_titles(desk: Desk, passages: Sequence[Passage], sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims of a report's headline."""
    titles = [p for p in passages if p.kind == "title"]
    return [c for p in titles for c in _read_passage(desk, p, [s for s in sentences if p.start <= s.start < p.end])]


def _read_passage(desk: Desk, passage: Passage, sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims of one paragraph."""
    quotes = find_quotes(desk, passage, sentences)
    desk.clock.behind = None
    claims: list[Claim] = []
    for sentence in sentences:
        read = _read_sentence(desk, passage, sentence, quotes)
        desk.tolls.update((figure.id, figure) for figure in with_speakers(desk, sentence, read, quotes))
        claims += read
    return claims


def find_quotes(desk: Desk, passage: Passage, sentences: Sequence[Sentence]) -> Quotes:
    """What is quoted in a paragraph and who speaks in it; whoever speaks last is remembered for the next."""
    spans = quotations(desk.report.text, passage.start, passage.end)
    voices: list[tuple[int, Voice]] = []
    pointed: dict[int, Voice] = {}
    for number, sentence in enumerate(sentences):
        told = list(telling_phrases(sentence, desk.company, desk.cues))
        voices += [(found.cue[0], found) for _, found in told if not _inside(found.cue[0], spans)]
        for head, found in told:
            if number and takes_up(sentence, sentence.tokens[head].head, desk.cues):
                pointed[sentences[number - 1].start] = found
        for token in sentence.tokens:
            if not says(sentence, token.index, desk.cues) or _inside(token.start, spans):
                continue
            speaker = voice(sentence, token.index, desk.company, desk.cues)
            if speaker is None:
                continue
            voices.append((token.start, speaker))
            if number and takes_up(sentence, token.index, desk.cues):
                pointed[sentences[number - 1].start] = speaker
    voices += signed(desk, spans)
    before = desk.spoke if passage.kind in ("lead", "body") and spans and not voices else None
    quotes = Quotes(spans, tuple(sorted(voices, key=lambda v: v[0])), pointed, before)
    desk.spoke = quotes.voices[-1][1] if voices else before
    return quotes


def signed(desk: Desk, spans: Sequence[tuple[int, int]]) -> list[tuple[int, Voice]]:
    """The speakers whose names stand behind a dash after their words: «"We stay." — Anna Lindqvist»."""
    found = []
    for _, end in spans:
        dash = SIGNED.match(desk.report.text, end)
        name = next((m for m in desk.company.mentions if dash and m.start == dash.end()), None)
        if dash and name:
            found.append((dash.start(1), Voice((name,), (dash.start(1), dash.end(1)), False)))
    return found


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _read_sentence(desk: Desk, passage: Passage, sentence: Sentence, quotes: Quotes) -> list[Claim]:
    """The claims of one sentence; afterwards the narrative's day and company are moved on."""
    harm = desk.harm
    triggers = with_demands(sentence, meant(desk, sentence, find_triggers(sentence, desk.pack)), desk.cues)
    acts = {w: t.entry.act for t in triggers for w in t.tokens}
    drafts = by_disaster(desk, [draft(desk, sentence, trigger, quotes, acts) for trigger in triggers], harm)
    drafts = with_figures(desk, sentence, drafts)
    drafts = merged(sentence, drafts, desk.cues.later)
    drafts = without_patients(desk, sentence, with_figures(desk, sentence, without_purposes(desk, sentence, drafts)))
    claims: list[tuple[Draft, Claim]] = []
    for found in drafts:
        if calls_off(sentence, found, desk.cues, acts) or is_reproach(sentence, found, acts):
            continue
        if is_telling(desk, sentence, found) or is_binding(desk, sentence, found, drafts):
            claims.append((found, _claim(desk, passage, sentence, found, quotes, acts)))
            words = found.trigger.tokens if found.trigger.entry.type == "AGREE" else (found.trigger.index,)  # "the accord was signed by X"
            if any(is_definite(sentence, word) for word in words):
                desk.definite.add(claims[-1][1].id)
    claims = [(d, each) for d, c in claims for each in by_occasion(desk, sentence, d, c, acts)]
    claims = with_outcomes(sentence, claims)
    desk.aged.update(claim.id for _, claim in claims if claim.refers in desk.aged)
    if any({token.lemma.lower(), token.text.lower()} & desk.cues.elsewhere for token in sentence.tokens):
        desk.elsewhere.update(claim.id for _, claim in claims)
    move_on(desk, sentence, [(replace(d, time=c.time), c) for d, c in claims])
    return with_breaks(desk, sentence, with_contents(sentence, claims), drafts)


def calls_off(sentence: Sentence, draft: Draft, cues: Cues, acts: Mapping[int, str]) -> bool:
    """Whether a passive says of another event that it was put off or cancelled, and not who did so: that is how that event stands."""
    verb = sentence.tokens[draft.trigger.index]
    if draft.actors or not {verb.lemma.lower(), verb.text.lower()} & cues.calling_off:
        return False
    return any(i in acts and i not in draft.words for i in sentence.child(verb.index, *SUBJECTS))


def _what_about(draft: Draft, acts: Mapping[int, str]) -> frozenset[int]:
    """The words of a sentence's acts that are about something known, as a ruling on an appointment is."""
    act = draft.trigger.entry.act
    return frozenset(word for word, kind in acts.items() if kind in ABOUT or is_undone(act, (kind,)))


def _claim(desk: Desk, passage: Passage, sentence: Sentence, draft: Draft, quotes: Quotes, acts: Mapping[int, str]) -> Claim:
    """The claim of a draft; `acts` are the words by which the sentence tells acts, with their types."""
    report = desk.report
    about = _what_about(draft, acts)
    tokens = sentence.tokens
    other, striking = done_as(sentence, draft.trigger, desk.cues), on_strike(sentence, draft.trigger, desk.cues)
    place = draft.trigger.index if other is None else other  # what is done in protest is done as the other act is
    mood = modality(sentence, place, draft.trigger.tokens if other is None else (place,), desk.cues) if striking is None else "asserted"
    waited_for = behind_condition(sentence, draft.trigger.index, desk.cues) or awaited(sentence, draft.trigger.index, desk.cues)
    if mood in ("asserted", "planned") and waited_for:
        mood = "conditional"
    if mood == "asserted" and draft.trigger.entry.type == "AID" and draft.figures and all(f.measure == "pledged" for f in draft.figures):
        mood = "planned"  # what is pledged is not paid
    if mood == "asserted" and is_announced(sentence, draft, desk.cues):
        mood = "planned"
    if mood == "urged" and _is_to_come(draft.time, report) and is_bound_to(sentence, draft.trigger, desk.cues):
        mood = "planned"  # "doit se rendre vendredi à Oslo"
    if mood == "planned" and is_decided(sentence, draft, desk.cues):
        mood = "asserted"
    draft, mood = as_intended(sentence, draft, mood, desk.cues, frozenset(acts))
    if draft.trigger.entry.pos == "N" and "speaker" in draft.trigger.entry.roles.actors:
        mood = "asserted"  # "no talks while the aggression lasts": whoever says so has blamed
    trigger, entry = draft.trigger, draft.trigger.entry
    start, end = tokens[trigger.index].start, tokens[trigger.index].end
    span = Span(report.id, start, end, report.text[start:end])
    said = attribution(sentence, trigger.index, desk.company, desk.cues, quotes, report.id, report.text)
    if said is not None and quotes.holds(start) and _is_the_saying(draft, said):
        draft = replace(draft, time=None)
    draft = _taken_up(desk, sentence, draft, said)
    past = draft.time is None and (
        any(sentence.tokens[i].text.lower() in desk.cues.past for i in clause_words(sentence, trigger.index))
        or at_the_outset(report.text[sentence.start : sentence.end], desk.cues, desk.pack)
    )
    scene = draft.time is None and sets_scene(sentence, clause(sentence, trigger.index), desk.cues) and not _same_occasion(sentence, draft)
    known = (other is None and striking is None and presupposed(sentence, draft, desk.cues, about)) or _is_matter(
        sentence, draft, desk.cues
    )
    aged = is_old(draft.time, desk.clock, desk.settings)
    before = draft.time is None and said is None and tells_before(sentence, trigger.index, desk.cues)
    told = known or before or restated(desk, sentence, trigger.index, draft.time)
    old = passage.background or past or scene or told or aged or (mood == "asserted" and _is_habit(passage, sentence, draft))
    time = draft.time
    if mood == "asserted" and _is_to_come(time, desk.report):
        done = tokens[trigger.index].pos == "VERB" and (
            tokens[trigger.index].feature("Tense") == "Past" or is_perfect(sentence, trigger.index)
        )
        ahead = takes_force(report.text[sentence.start : sentence.end], start - sentence.start, desk.pack)
        spoken = entry.type in (*SPOKEN, "AGREE") and not ahead
        time, mood = (None, mood) if done or spoken else (time, "planned")
    pledged = mood == "planned" and entry.type == "AID" and bool(draft.actors)  # of the day when it was announced
    if time is None and not old and (pledged or mood in ("asserted", "alleged", "denied", "urged")):
        own_words = said is None and quotes.span_at(start) is None  # "we see that ...", he said: not on the day of printing
        now = own_words and in_the_present(tokens[trigger.index])
        time = implied(desk.clock, desk.settings, now or pledged or entry.type in SPOKEN, now)
    claim = Claim(
        id=content_id("claim", report.id, span.start, span.end, entry.type),
        report=report.id,
        start=sentence.start,
        end=sentence.end,
        text=report.text[sentence.start : sentence.end],
        trigger=span,
        type=entry.type,
        mode=entry.mode,
        contexts=desk.cues.contexts_of(sentence),
        actors=tuple(Participant(None, m.id) for m in draft.actors),
        recipients=tuple(Participant(None, m.id) for m in draft.recipients),
        place=draft.place,
        time=time,
        figures=tuple(f.id for f in draft.figures),
        attribution=said,
        modality=mood,
        background=old,
    )
    if aged and not (passage.background or past or scene or told) and passing_clause(sentence, trigger.index) is None:
        desk.aged.add(claim.id)
    return replace(claim, confidence=confidence(claim, desk.settings))


def _taken_up(desk: Desk, sentence: Sentence, draft: Draft, said: Attribution | None) -> Draft:
    """A draft without a day of its own with the old one that its sentence goes back to or goes on with, if any."""
    clock, word = desk.clock, draft.trigger.index
    if draft.time is None and clock.old is not None and says_then(sentence, word, desk.cues):
        return replace(draft, time=replace(clock.old, basis="inferred"))
    if draft.time is None and clock.behind is not None and goes_on_behind(desk, draft, sentence.tokens[word], said):
        return replace(draft, time=replace(clock.behind, basis="inferred"))
    return draft


def _is_habit(passage: Passage, sentence: Sentence, draft: Draft) -> bool:
    """Whether help without a day or a number is what somebody is there for: "the charity, which employs thirty, gives out seed"."""
    counted = draft.time is not None or bool(draft.figures)
    return (
        passage.kind != "title"
        and draft.trigger.entry.type == "AID"
        and not counted
        and not any(sentence.child(i, "nummod") for i in sentence.child(draft.trigger.index, "obj"))
        and in_the_present(sentence.tokens[draft.trigger.index])
    )


def _is_matter(sentence: Sentence, draft: Draft, cues: Cues) -> bool:
    """Whether a harm without a day or number is only what a report or an inquiry is about."""
    told = draft.time is not None or bool(draft.figures)
    return not told and draft.trigger.entry.type in HARM and is_topic(sentence, draft.trigger.index, cues)


def is_bound_to(sentence: Sentence, trigger: Trigger, cues: Cues) -> bool:
    """Whether somebody is said to have to go, meet or decide, by a modal verb over his own act: with a day to come, that is set for it."""
    token = sentence.tokens[trigger.index]
    over = [*sentence.child(trigger.index, "aux"), *([token.head] if token.dep == "xcomp" else [])]
    must = any({sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower()} & cues.urged for i in over)
    return must and trigger.entry.pos == "V" and trigger.entry.type in ("CONSULT", "CIVIC")


def is_decided(sentence: Sentence, draft: Draft, cues: Cues) -> bool:
    """Whether a sanction is what a body has decided on: "the cabinet decided to freeze her accounts" is the sanction itself."""
    token = sentence.tokens[draft.trigger.index]
    above = sentence.tokens[token.head]
    decides = above.index != token.index and {above.lemma.lower(), above.text.lower()} & cues.deciding
    ahead = above.feature("VerbForm") == "Inf" or above.feature("Tense") == "Fut"
    return draft.trigger.entry.type == "SANCTION" and bool(decides) and not ahead


def says_then(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether the words up to the end of a word's clause say that it was at the time just told of: "nine sailors drowned then".

    A phrase of `back_then` that ends in "$" says so as the last of them only: "they then fled" tells what came next. So do those of
    `no_then`, in which the word is another: "and then", "alors que".
    """
    tokens = sentence.tokens
    last = next((t.index for t in tokens if t.index > index and (t.text in (",", "،", ";") or t.dep == "conj")), len(tokens))
    words = f" {' '.join(t.text.lower() for t in tokens[:last] if t.pos != 'PUNCT')} "
    for phrase in cues.no_then:
        words = words.replace(f" {phrase} ", " _ ")
    return any(words.endswith(f" {p[:-1]} ") if p.endswith("$") else f" {p} " in words for p in cues.back_then)


def at_the_outset(text: str, cues: Cues, pack: Pack) -> bool:
    """Whether a sentence goes back to when what is going on began: "at the start of the crisis they had asked for more"."""
    return cues.outset is not None and cues.outset.search(plain(text, pack)) is not None


def behind_condition(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word stands in what follows from an "if" at the head of the sentence or quotation: "If he stays, we shall strike"."""
    before = sentence.tokens[:index]
    comma = next((t.index for t in reversed(before) if t.text in (",", "،")), None)
    opening = max((t.index for t in before if t.text in OPENING and (comma is None or t.index < comma)), default=-1)
    first = next((t for t in sentence.tokens[opening + 1 :] if t.pos != "PUNCT"), None)
    if comma is None or first is None or first.index > comma or first.text.lower() not in cues.conditions:
        return False
    closed = any(t.text in CLOSING for t in before[first.index :])  # "If he stays, we shall strike," she warned: she did
    return not closed and sentence.tokens[index].lemma.lower() not in cues.speech


def _same_occasion(sentence: Sentence, draft: Draft) -> bool:
    """Whether talks that set the scene belong to what is told: "said he after meeting X", without a subject of their own."""
    token = sentence.tokens[draft.trigger.index]
    bare = token.pos == "VERB" and token.feature("VerbForm") in ("Inf", "Part", "Ger") and token.dep == "advcl"
    own = sentence.child(token.index, "nsubj", "nsubj:pass", "aux")
    return bare and draft.trigger.entry.type == "CONSULT" and not own and len(draft.actors) > 1


def _is_the_saying(draft: Draft, said: Attribution) -> bool:
    """Whether a quotation is itself the act, as an accusation is: its "today" is the speaker's, and no day of the report's."""
    sources = {p.mention for p in said.sources}
    return draft.trigger.entry.type in SPOKEN and all(m.id in sources for m in draft.actors)


def _is_to_come(time: When | None, report: Report) -> bool:
    """Whether all of the days that a report gives lie behind the day when it was printed or last changed.

    Then nothing has happened yet; of what is said, agreed or told in the past there, the day is that of what it is about.
    """
    known = [d for d in (report.published, report.updated) if d is not None and d.precision in ("minute", "hour", "day")]
    if time is None or time.mention is None or not time.start or not known:
        return False
    return time.start > max(d.value[:10] for d in known)
