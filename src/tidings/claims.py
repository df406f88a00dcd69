"""What one report says happened, was said, or should: a claim for each event word that a careful coder would sign.

Read sentence by sentence from the parse: triggers from the pack's lexicon, roles from the tree, time and place from the
trigger's clause, figures from the measures that go with the type, then who says so and with what modality. What a claim
cannot name it leaves out; a noun of event with nobody, no day and no number around it is no claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tidings.actors import actors
from tidings.annotate import Sentence
from tidings.attribution import Quotes, attribution, quotations, voice
from tidings.cast import Company
from tidings.cues import MEASURES_OF, Cues, cues_of
from tidings.language import Pack
from tidings.lexicon import Trigger, find_triggers
from tidings.modality import modality
from tidings.model import (
    NEWS_KINDS,
    READ_KINDS,
    Claim,
    Figure,
    Mention,
    Participant,
    Passage,
    PlaceRef,
    Report,
    Span,
    TimeExpression,
    When,
    content_id,
)
from tidings.roles import cast, host_subject, subject
from tidings.settings import Settings
from tidings.times import interval
from tidings.when_where import Clock, clause, implied, is_old, printed, when, where

TALK = ("CONSULT", "AGREE", "COOPERATE", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")


@dataclass
class Desk:
    """What is at hand while one report is read from top to bottom."""

    report: Report
    pack: Pack
    settings: Settings
    cues: Cues
    company: Company
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    clock: Clock
    used: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Draft:
    """A trigger with what stands around it, before it is a claim."""

    trigger: Trigger
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: PlaceRef | None
    time: When | None
    figures: tuple[Figure, ...] = ()


def find_claims(
    report: Report,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    figures: Sequence[Figure],
    pack: Pack,
    settings: Settings,
) -> tuple[Claim, ...]:
    """The claims of one report in text order. Participants and places hold mentions; entities are set when they are joined."""
    cues = cues_of(pack)
    desk = Desk(report, pack, settings, cues, Company(mentions, cues.pronouns, cues.plurals), times, figures, Clock(printed(report)))
    kinds = NEWS_KINDS if any(p.kind in NEWS_KINDS for p in passages) else READ_KINDS
    claims: list[Claim] = []
    for passage in passages:
        mine = [s for s in sentences if passage.start <= s.start < passage.end]
        if passage.kind == "heading":
            desk.clock.current = headed(passage, times)
        if passage.kind in kinds and mine:
            claims += _read_passage(desk, passage, mine)
    return tuple(claims)


def headed(passage: Passage, times: Sequence[TimeExpression]) -> tuple[date, date] | None:
    """The day that a heading sets for what stands under it ("Tuesday"), or None: a heading begins a new matter."""
    inside = [interval(t.value) for t in times if passage.start <= t.start < passage.end]
    return inside[0] if len(inside) == 1 and inside[0] and (inside[0][1] - inside[0][0]).days <= 1 else None


def _read_passage(desk: Desk, passage: Passage, sentences: Sequence[Sentence]) -> list[Claim]:
    """The claims of one paragraph."""
    spans = quotations(desk.report.text, passage.start, passage.end)
    voices = []
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos in ("VERB", "AUX") and token.lemma.lower() in desk.cues.speech and not _inside(token.start, spans):
                found = voice(sentence, token.index, desk.company, desk.cues)
                if found:
                    voices.append((token.start, found))
    quotes = Quotes(spans, tuple(voices))
    claims: list[Claim] = []
    for sentence in sentences:
        claims += _read_sentence(desk, passage, sentence, quotes)
    return claims


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _read_sentence(desk: Desk, passage: Passage, sentence: Sentence, quotes: Quotes) -> list[Claim]:
    """The claims of one sentence; afterwards the narrative's day and company are moved on."""
    triggers = [t for t in find_triggers(sentence, desk.pack) if not _named_by(desk, sentence, t)]
    drafts = _merged(sentence, [_draft(desk, sentence, trigger, quotes) for trigger in triggers])
    drafts = _with_figures(desk, sentence, drafts)
    claims: list[tuple[Draft, Claim]] = []
    for draft in drafts:
        if _worth(draft):
            claims.append((draft, _claim(desk, passage, sentence, draft, quotes)))
    _move_on(desk, sentence, [d for d, _ in claims])
    return _with_breaks(desk, sentence, claims)


def _named_by(desk: Desk, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger is only part of a name, of a date ("March 5") or of a compound ("Russian-backed")."""
    token = sentence.tokens[trigger.index]
    text = desk.report.text
    if len(trigger.tokens) == 1 and (text[token.end : token.end + 1] == "-" or (token.start and text[token.start - 1] in "-‐")):
        return True
    if any(t.start <= token.start < t.end for t in desk.times):
        return True
    return any(m.start <= token.start < m.end and m.kind != "group" for m in desk.company.mentions)


def _draft(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes) -> Draft:
    roles = cast(sentence, trigger, desk.cues.agents)
    actors = _people(desk, sentence, roles.actors)
    if "speaker" in trigger.entry.roles.actors:
        actors = _speakers(desk, sentence, trigger, quotes)
    recipients = tuple(m for m in _people(desk, sentence, roles.recipients) if m.entity not in {a.entity for a in actors})
    if trigger.entry.roles.reciprocal and len({a.entity for a in actors}) < 2 and trigger.entry.pos == "N":
        host = host_subject(sentence, trigger.index)
        actors = _distinct([*_people(desk, sentence, host), *actors]) if actors else actors
    asked = _asks(desk, sentence, trigger)
    if asked is not None:
        trigger, recipients = replace(trigger, entry=replace(trigger.entry, type="REQUEST", mode=None)), asked
    taken = {m.id for m in (*actors, *recipients)}
    place = where(sentence, trigger.index, trigger.tokens, desk.company, desk.cues, taken, trigger.entry.type not in TALK)
    time = when(sentence, trigger.index, desk.times, desk.clock, desk.cues, desk.settings)
    return Draft(trigger, actors, recipients, place, time)


def _asks(desk: Desk, sentence: Sentence, trigger: Trigger) -> tuple[Mention, ...] | None:
    """Whom an agreement on what others must do is addressed to: "they agreed that the army should withdraw" asks, it binds nobody."""
    if trigger.entry.pos != "V" or trigger.entry.type != "AGREE":
        return None
    for content in sentence.child(trigger.index, "ccomp"):
        must = sentence.tokens[content].lemma.lower() in desk.cues.urging or any(
            sentence.tokens[i].lemma.lower() in desk.cues.urged for i in sentence.child(content, "aux")
        )
        if must or sentence.tokens[content].lemma.lower() in desk.cues.urged:
            return _people(desk, sentence, subject(sentence, content))
    return None


def _speakers(desk: Desk, sentence: Sentence, trigger: Trigger, quotes: Quotes) -> tuple[Mention, ...]:
    """Who calls something so: "unacceptable" is the act of whoever says it."""
    said = attribution(sentence, trigger.index, desk.company, desk.cues, quotes, desk.report.id, desk.report.text)
    wanted = {p.mention for p in said.sources} if said else set()
    return tuple(m for m in desk.company.mentions if m.id in wanted)


def _distinct(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mention of each chain."""
    found: dict[str | None, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.entity, mention)
    return tuple(found.values())


def _people(desk: Desk, sentence: Sentence, heads: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions behind noun phrases, one a chain."""
    found = [mention for head in heads for mention in desk.company.resolve(sentence, head)]
    return _distinct([m for m in found if m.kind not in ("place", "facility") or actors().stands_for(m.text)])


def _merged(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with a noun folded into the verb that governs it where both tell one event: "killed in attacks by X"."""
    kept: list[Draft] = []
    for draft in drafts:
        host = next((k for k in kept if _tells_same(sentence, k, draft) or _bare(k, draft)), None)
        if host is None:
            kept.append(draft)
            continue
        at = kept.index(host)
        kept[at] = replace(
            draft if _bare(host, draft) and not _bare(draft, host) else host,
            actors=host.actors or tuple(m for m in draft.actors if m not in host.recipients),
            recipients=host.recipients or tuple(m for m in draft.recipients if m not in host.actors),
            place=host.place or draft.place,
            time=host.time or draft.time,
        )
    return kept


def _other_days(a: Draft, b: Draft) -> bool:
    """Whether two drafts are each dated, on different days."""
    return bool(a.time and b.time and a.time.mention and b.time.mention and (a.time.start, a.time.end) != (b.time.start, b.time.end))


def _bare(host: Draft, draft: Draft) -> bool:
    """Whether one of two drafts of a type is a noun with nobody around it: then it is the event that the other tells."""
    if host.trigger.entry.type != draft.trigger.entry.type or _other_days(host, draft):
        return False
    harm = host.trigger.entry.type in ("ASSAULT", "HAZARD")
    return any((harm or d.trigger.entry.pos == "N") and not (d.actors or d.recipients or d.figures) for d in (host, draft))


def _tells_same(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether a draft is only another word for what its governor tells: same type, and hanging on it as object or phrase."""
    token = sentence.tokens[draft.trigger.index]
    if host.trigger.entry.type != draft.trigger.entry.type or _other_days(host, draft):
        return False
    at = token.index
    for _ in range(3):
        here = sentence.tokens[at]
        if here.dep not in (
            "obj",
            "obl",
            "obl:arg",
            "nmod",
            "xcomp",
            "nsubj",
            "nsubj:pass",
            "compound",
            "acl",
            "advcl",
            "obl:agent",
            "obl:mod",
        ):
            return False
        if here.dep in ("acl", "advcl") and sentence.tokens[draft.trigger.index].pos == "NOUN":
            return False
        at = here.head
        if at == host.trigger.index:
            return True
    head = sentence.tokens[host.trigger.index]
    return head.dep in ("obj", "obl", "nsubj", "nsubj:pass") and head.head == draft.trigger.index


def _with_figures(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the figures of the sentence whose measure goes with their type, each figure given to the nearest."""
    given: dict[int, list[Figure]] = {}
    for figure in desk.figures:
        if not sentence.start <= figure.start < sentence.end:
            continue
        fitting = [(n, d) for n, d in enumerate(drafts) if d.trigger.entry.type in MEASURES_OF.get(figure.measure, ())]
        if fitting:
            nearest = min(fitting, key=lambda nd: (abs(sentence.tokens[nd[1].trigger.index].start - figure.start), nd[0]))
            given.setdefault(nearest[0], []).append(figure)
    return [replace(d, figures=tuple(given.get(n, ()))) for n, d in enumerate(drafts)]


def _worth(draft: Draft) -> bool:
    """Whether anybody, a day or a number stands with the event word; verbs need somebody or a number."""
    if "speaker" in draft.trigger.entry.roles.actors and not draft.actors:
        return False
    if draft.trigger.entry.pos == "N":
        return bool(draft.actors or draft.recipients or draft.figures or draft.time or draft.place)
    return bool(draft.actors or draft.recipients or draft.figures or (draft.time and draft.place))


def _claim(desk: Desk, passage: Passage, sentence: Sentence, draft: Draft, quotes: Quotes) -> Claim:
    trigger, report = draft.trigger, desk.report
    tokens = sentence.tokens
    span = Span(report.id, tokens[trigger.index].start, tokens[trigger.index].end, tokens[trigger.index].text)
    said = attribution(sentence, trigger.index, desk.company, desk.cues, quotes, report.id, report.text)
    mood = modality(sentence, trigger.index, trigger.tokens, desk.cues)
    past = draft.time is None and any(sentence.tokens[i].text.lower() in desk.cues.past for i in _clause_words(sentence, trigger.index))
    old = passage.background or past or is_old(draft.time, desk.clock, desk.settings) or presupposed(sentence, draft)
    time = draft.time
    if time is None and not old and mood in ("asserted", "alleged", "denied", "urged"):
        time = implied(desk.clock, desk.settings)
    entry = trigger.entry
    return Claim(
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


def presupposed(sentence: Sentence, draft: Draft) -> bool:
    """Whether an event noun only refers to what is taken as known ("the attacks must stop"), and so reports nothing new.

    It reports where it has a day or a number of its own, where a verb says that it took place, was held or left something
    behind, or where nothing else in the sentence could be the news.
    """
    trigger = draft.trigger
    token = sentence.tokens[trigger.index]
    if draft.figures or (draft.time and draft.time.mention):
        return False
    if trigger.entry.pos == "V":
        return token.dep in ("acl", "amod") and token.feature("VerbForm") == "Part"
    if trigger.entry.pos == "A":
        return False
    head = sentence.tokens[token.head]
    company = len(draft.actors) + len(draft.recipients)
    if token.dep == "root" or (trigger.entry.roles.reciprocal and company >= (1 if trigger.entry.type == "CONSULT" else 2)):
        return False
    return not (
        token.dep in ("obj", "nsubj", "nsubj:pass")
        and head.dep == "root"
        and head.feature("VerbForm") != "Inf"
        and len(find_own(sentence, head.index)) == 0
    )


def find_own(sentence: Sentence, index: int) -> list[int]:
    """Clauses that a verb has as its content: a verb with content of its own does not tell of its nouns' taking place."""
    return sentence.child(index, "ccomp", "xcomp")


def _clause_words(sentence: Sentence, index: int) -> list[int]:
    """The words right under the head of a trigger's clause, and under the clauses that hold it."""
    found, at = [], clause(sentence, index)
    for _ in range(3):
        found += [at, *sentence.children[at]]
        if sentence.tokens[at].head == at:
            break
        at = clause(sentence, sentence.tokens[at].head)
    return found


def _move_on(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Notes the day and the people of a sentence for those that follow."""
    for draft in drafts:
        if draft.time and draft.time.start and draft.time.end and draft.time.mention and draft.time.precision == "day":
            desk.clock.notes(date.fromisoformat(draft.time.start), date.fromisoformat(draft.time.end), desk.settings)
    desk.company.close(sentence)
    for draft in drafts:
        people = [m for m in draft.actors if m.kind == "person"]
        if len({m.entity for m in people}) > 1:
            desk.company.remember(people, together=True)


def _with_breaks(desk: Desk, sentence: Sentence, claims: Sequence[tuple[Draft, Claim]]) -> list[Claim]:
    """Claims with the agreements that the sentence says they break: "..., flouting the cease-fire"."""
    broken = [c.id for d, c in claims if c.type == "AGREE" and _violated(desk, sentence, d.trigger.index)]
    acts = ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "THREATEN")
    if not broken:
        return [c for _, c in claims]
    return [replace(c, breaks=tuple(broken)) if c.type in acts else c for _, c in claims]


def _violated(desk: Desk, sentence: Sentence, index: int) -> bool:
    """Whether a word of agreement is what a verb or noun of violation is about."""
    at = index
    for _ in range(4):
        token = sentence.tokens[at]
        if token.head == at:
            return False
        at = token.head
        if sentence.tokens[at].lemma.lower() in desk.cues.violation:
            return True
    return False
