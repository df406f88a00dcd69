"""Sentences of the brief, built from what the claims of an event point at; each takes its citations along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tidings.brief_check import told_range
from tidings.brief_names import LONGEST, are_people, bare, shown_name
from tidings.brief_types import Day, Statement
from tidings.called import spoken_of
from tidings.fold import fold
from tidings.headline import TOLL, assembled, befallen, pledging, sides, standing, stood, told_mode, tolled
from tidings.model import Claim, Entity, Event, EventFigure, FigureBy, Mention, Span
from tidings.record import Record
from tidings.things import thing_called
from tidings.tongue import Tongue

MOST_NAMES = 4
OF_SOMETHING = ("destroyed", "damaged", "seized", "delivered", "received", "asked", "pledged")  # numbers that say nothing alone
BESIDE = ("incidents", "votes")  # told under the key figures alone
HAPPENED = ("asserted", "alleged")


def sentence(claim: Claim) -> Span:
    """The sentence of a claim as a span."""
    return Span(claim.report, claim.start, claim.end, claim.text)


def lead_claim(record: Record, claims: Sequence[Claim], language: str) -> Claim:
    """The claim that a reader is shown: in their language where there is one, told as having been where any is, first printed, with most
    in it."""
    happened = any(claim.modality in HAPPENED for claim in claims)

    def order(claim: Claim) -> tuple[object, ...]:
        report = record.report(claim.report)
        printed = report.published.value if report and report.published else "9"
        told = len(claim.actors) + len(claim.recipients) + 2 * len(claim.figures) + 2 * bool(claim.place)
        ahead = happened and claim.modality not in HAPPENED
        return (not (report and report.language == language), ahead, printed[:10], claim.report, -told, claim.start)

    return min(claims, key=order)


class Wording:
    """Gathers the words of one sentence, in one language, with the spans and names that bear them."""

    def __init__(self, record: Record, claims: Sequence[Claim], own: Tongue) -> None:
        """Begins with the claim that readers are shown."""
        self.record = record
        self.claims = claims
        self.own = own
        self.lead = lead_claim(record, claims, own.code)
        self.cites: list[Span] = [sentence(self.lead)]
        self.names: list[tuple[str, str]] = []

    def cite(self, claim: Claim) -> None:
        """Adds the sentence of a claim to what is cited."""
        if sentence(claim) not in self.cites:
            self.cites.append(sentence(claim))

    def name(self, entity: Entity, claims: Iterable[Claim]) -> str | None:
        """The name to print for an entity, as the first of the claims whose sentence names it bears it, else as the first does whose
        sentence was read as being about it; None where none does."""
        claims = list(claims)
        for claim in claims:
            others = self.record.mentions_in(claim.report, entity.id)
            inside = (m for m in others if claim.start <= m.start and m.end <= claim.end)
            if shown := next((s for m in inside if (s := self._shown(entity, m, claim))), None):
                return shown
        for claim in claims:
            parties = (*claim.actors, *claim.recipients, *(claim.attribution.sources if claim.attribution else ()))
            meant = (m for p in parties if p.entity == entity.id and (m := self.record.mention(p.mention)) and m.report == claim.report)
            if shown := next((s for m in meant if (s := self._shown(entity, m, claim))), None):
                return shown
        return None

    def _shown(self, entity: Entity, mention: Mention, claim: Claim) -> str | None:
        """What an entity is called as a mention has it; the claim, and where else its name is given, are cited then."""
        others = self.record.mentions_in(mention.report, entity.id)
        shown = shown_name(entity, mention, others, self.language(mention.report), self.own)
        if shown is None:
            return None
        self.cite(claim)
        self.names.append((shown[0], mention.text))
        for one in (mention, *([shown[1]] if shown[1] else [])):
            self.cite_name(one)
        return shown[0]

    def cite_name(self, mention: Mention) -> None:
        """Adds the place where a report gives a name to what is cited, unless it stands in that already."""
        span = Span(mention.report, mention.start, mention.end, mention.text)
        if not any(c.report == span.report and c.start <= span.start and span.end <= c.end for c in self.cites):
            self.cites.append(span)

    def language(self, report: str) -> str | None:
        """The language of a report."""
        found = self.record.report(report)
        return found.language if found else None

    def sides_of(self, actors: Sequence[Entity], recipients: Sequence[Entity]) -> tuple[list[str], list[str]]:
        """The names of both sides of an event, each once, no more than fit in a line."""
        first, second = map(self._named, spoken_of(actors, recipients))
        return first, [n for n in second if n not in first]

    def _named(self, entities: Sequence[Entity]) -> list[str]:
        ordered = [self.lead, *(c for c in self.claims if c is not self.lead)]
        names = [self.name(entity, ordered) for entity in entities[:MOST_NAMES]]
        return [n for i, n in enumerate(names) if n and n not in names[:i]]

    def done(self, text: str, days: tuple[Day, ...] = ()) -> Statement:
        """The statement of a text with everything that was cited on the way."""
        report = self.record.report(self.lead.report)
        return Statement(text, tuple(self.cites), sentence(self.lead), tuple(self.names), days, report.language if report else None)


def figure_words(figure: EventFigure, wording: Wording) -> str:
    """ "11 killed", "2 trucks destroyed": the measure in the brief's words, what is counted as the sentences shown have it."""
    number = wording.own.ranged(figure.low, figure.best, figure.high)
    return counted_words(number, figure, wording) if number else ""


def counted_words(number: str, figure: EventFigure, wording: Wording) -> str:
    """A number with the measure of a figure, and with what is counted where that can be said in the brief's language."""
    own, thing = wording.own, thing_counted(figure, wording)
    measure = own.measure(figure.measure)
    if thing and fold(thing) not in fold(measure):
        wording.names += [(thing, figure.of)] if figure.of and thing != figure.of and not own.currency(figure.of) else []
        return own.line("thing", number=number, thing=thing, measure=measure)
    return own.line("figure", number=number, measure=measure)


def thing_counted(figure: EventFigure, wording: Wording) -> str | None:
    """What a figure counts, in the brief's language, as far as the sentences shown bear it."""
    told = [(span.text, wording.language(span.report)) for span in wording.cites]
    return (
        thing_called(figure, told, wording.own)
        if wording.own.currency(figure.of) or figure.measure in wording.own.table["things"]
        else None
    )


def by_toll(figures: Sequence[EventFigure]) -> list[EventFigure]:
    """Figures with the dead and the injured first."""
    return sorted(figures, key=lambda f: (TOLL.index(f.measure) if f.measure in TOLL else len(TOLL), f.measure))


def event_statement(record: Record, event: Event, own: Tongue, with_figures: bool = True) -> Statement | None:
    """One line for an event: what it is, who, where, how many, who is cited; None where it has no claim."""
    claims = record.claims_of(event)
    if not claims:
        return None
    wording = Wording(record, claims, own)
    told = told_mode(event, claims, wording.language)
    first, second = ([e for e in map(record.entity, ids) if e is not None] for ids in (event.actors, event.recipients))
    actors, recipients = wording.sides_of(*befallen(event.type, told, first, second, wording.language))
    mode = pledging(event.type, told, event.actors, event.recipients, event.figures)
    parts = sides(own, event.type, mode, actors, recipients, bool(event.figures))
    place = record.entity(event.place.entity) if event.place else None
    where = wording.name(place, [wording.lead, *claims]) if place else None
    parts += [own.line("place", place=where)] if where and not any(where in part for part in parts) else []
    parts += _figures(record, event, wording) if with_figures else []
    said = "" if with_figures and _by_several(event, wording) else sources_of(record, wording)
    parts += [own.line("said", names=said)] if said else []
    noun = own.noun(event.type, mode)
    text = stood(own, standing(event.status, claims), assembled(own, noun, parts)) + own.line("stop")
    return replace(wording.done(text), note=counted(event, own), noun=noun)


def _figures(record: Record, event: Event, wording: Wording) -> list[str]:
    """The figures of an event as a part of its line; their claims are cited."""
    for figure in event.figures:
        _cite_values(record, wording, figure)
    found = [w for f in by_toll(event.figures) if says_what(f, wording) and (w := figure_words(f, wording))]
    return tolled(wording.own, found)


def _by_several(event: Event, wording: Wording) -> bool:
    """Whether a range in the line is what several speakers give together, so that the line is none of theirs alone."""
    shown = (f for f in event.figures if f.low != f.high and says_what(f, wording))
    return any(len({by.informant for by in figure.by if by.informant}) > 1 for figure in shown)


def says_what(figure: EventFigure, wording: Wording) -> bool:
    """Whether a line can say what a figure counts: "2 destroyed" says nothing, nor do votes without whose, nor acts beside the act."""
    return figure.measure not in BESIDE and (figure.measure not in OF_SOMETHING or thing_counted(figure, wording) is not None)


def _cite_values(record: Record, wording: Wording, figure: EventFigure) -> None:
    """Cites a claim for each end of the range and for its best value, unless the sentence shown gives it."""
    for value in sorted({v for v in (figure.low, figure.best, figure.high) if v is not None}):
        giving = [by.claim for by in figure.by if value in (by.value, by.low, by.high)]
        found = [c for c in wording.claims if c.id in giving]
        if found and not any(sentence(c) in wording.cites for c in found):
            wording.cite(found[0])


def sources_of(record: Record, wording: Wording) -> str:
    """Who is cited in the sentence shown, as a list of names; "" for nobody."""
    attribution = wording.lead.attribution
    ids = [p.entity for p in attribution.sources if p.entity] if attribution else []
    names = [n for e in map(record.entity, ids) if e and (n := wording.name(e, [wording.lead]))]
    names = names or described(record, wording.lead, wording.own)
    unnamed = wording.own.line("unnamed") if attribution and attribution.anonymous else ""
    return wording.own.listed(list(dict.fromkeys(names))[:2]) or unnamed


def described(record: Record, claim: Claim, own: Tongue) -> list[str]:
    """Those cited whom a report in the brief's language only describes: "aid groups"."""
    report = record.report(claim.report)
    if claim.attribution is None or report is None or report.language != own.code:
        return []
    told = (record.mention(p.mention) for p in claim.attribution.sources if p.mention)
    near = [m for m in told if m and claim.start <= m.start and m.end <= claim.end]
    return [bare(m.text, own.code) for m in near if len(m.text.split()) <= LONGEST and are_people(m.text, own.code)]


def speaker(record: Record, by: FigureBy, wording: Wording) -> str:
    """Who gives a figure: the one cited in that very sentence, "an unnamed source", or "" where the program read no speaker."""
    claim, entity = record.claim(by.claim), record.entity(by.informant)
    name = wording.name(entity, [claim]) if claim and entity else None
    told = wording.own.listed(described(record, claim, wording.own)) if claim and not name and not entity else ""
    return name or told or (wording.own.line("unnamed") if claim and claim.attribution and claim.attribution.anonymous else "")


def counted(event: Event, own: Tongue) -> str:
    """ "3 reports, 1 origin, reported": the record's own count, no report's statement."""
    counts = (own.count("report", len(event.reports)), own.count("origin", event.independent))
    return own.line("comma").join((*counts, own.word("status", event.status)))


def dated(record: Record, event: Event, statement: Statement, own: Tongue) -> Statement | None:
    """The statement with the event's date and what tells it; None where no expression in the reports tells that very date."""
    for claim in sorted(record.claims_of(event), key=lambda c: sentence(c) not in statement.cites):
        when, report = claim.time, record.report(claim.report)
        if not (when and when.mention and report and event.date.start and (when.start, when.end) == (event.date.start, event.date.end)):
            continue
        for told in record.times_at(report.id, *when.mention):
            span = Span(report.id, told.start, told.end, told.text)
            days = told_range(told.value)
            if days != (event.date.start, event.date.end or event.date.start) or not days:
                continue
            stated = days[0][:4] in span.text
            grounds = () if stated or not report.published else report.published.evidence
            markup = bool(report.published and report.published.basis == "markup")
            more = [s for s in (sentence(claim), *grounds) if s not in statement.cites]
            text = (
                statement.text.removesuffix(own.line("stop"))
                + own.line("joins")
                + own.line("date", date=own.days(*days))
                + own.line("stop")
            )
            return replace(statement, text=text, cites=(*statement.cites, *more), days=(Day(*days, span, markup),))
    return None
