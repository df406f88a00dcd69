"""Sentences of the brief, built from what the claims of an event point at; each takes its citations along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tidings.brief_check import told_range
from tidings.brief_types import Day, Statement
from tidings.called import crowd_kind, readable
from tidings.fold import fold_name
from tidings.headline import TOLL, assembled, pledging, sides, standing, stood, told_mode, tolled
from tidings.model import Claim, Entity, Event, EventFigure, FigureBy, Mention, Span
from tidings.record import Record
from tidings.tongue import FIRST, Tongue

MOST_NAMES = 4
OF_SOMETHING = ("destroyed", "damaged", "seized", "delivered", "received", "asked", "pledged")  # numbers that say nothing alone
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
        """The name to print for an entity, as the first of the claims whose sentence names it bears it; None where none does."""
        for claim in claims:
            for mention in self.record.mentions_in(claim.report, entity.id):
                if claim.start <= mention.start and mention.end <= claim.end:
                    shown = self.spelling(entity, mention)
                    if shown:
                        self.cite(claim)
                        self.names.append((shown, mention.text))
                        return shown
        return None

    def spelling(self, entity: Entity, mention: Mention) -> str | None:
        """The name as the brief's language has it, a person's in full; as it stands there where that language has none for it.

        None for what is no name there: words in small letters, of a writing that has them.
        """
        native = [n for n in entity.names if n.language == self.own.code]
        report = self.record.report(mention.report)
        if entity.kind == "group" and report and report.language != self.own.code:
            kind = crowd_kind(mention.text, report.language)
            return self.own.crowd(kind) if kind else None
        if self.own.table["habits"].get("cases") and native:  # a name stands in many cases: the one that is told most is the plainest
            return min(native, key=lambda n: (-n.count, len(n.text), n.text)).text
        spelled_so = {fold_name(n.text) for n in entity.names} if entity.kind == "person" else {fold_name(entity.name)}
        if fold_name(mention.text) in spelled_so and entity.name[:1].isupper() and (self.own.code == FIRST or not native):
            return entity.name
        if report and report.language == self.own.code:
            return mention.text
        if native:
            return min(native, key=lambda n: (-n.count, n.text)).text
        named = mention.text[:1].isupper() or mention.text.upper() == mention.text.lower()
        return readable(mention.text, self.own) if named and entity.kind != "role" else None

    def language(self, report: str) -> str | None:
        """The language of a report."""
        found = self.record.report(report)
        return found.language if found else None

    @property
    def shown(self) -> str:
        """The sentence shown, and those cited in the language of the brief, whose words a line may take."""
        reports = {c.report: self.record.report(c.report) for c in self.claims}
        native = {name for name, report in reports.items() if report and report.language == self.own.code}
        return " ".join([self.lead.text, *(span.text for span in self.cites if span.report in native)])

    def side(self, ids: Sequence[str]) -> list[str]:
        """The names of one side of an event, each once, no more than fit in a line."""
        entities = [e for e in map(self.record.entity, ids) if e is not None]
        ordered = [self.lead, *(c for c in self.claims if c is not self.lead)]
        names = [self.name(entity, ordered) for entity in entities[:MOST_NAMES]]
        return [n for i, n in enumerate(names) if n and n not in names[:i]]

    def done(self, text: str, days: tuple[Day, ...] = ()) -> Statement:
        """The statement of a text with everything that was cited on the way."""
        report = self.record.report(self.lead.report)
        return Statement(text, tuple(self.cites), sentence(self.lead), tuple(self.names), days, report.language if report else None)


def figure_words(figure: EventFigure, own: Tongue, lead: str) -> str:
    """ "11 killed", "2 trucks destroyed": the measure in the brief's words, what is counted in those of the sentence shown."""
    number = own.ranged(figure.low, figure.best, figure.high)
    return counted_words(number, figure, own, lead) if number else ""


def counted_words(number: str, figure: EventFigure, own: Tongue, lead: str) -> str:
    """A number with the measure of a figure, and with what is counted where the sentence shown has that."""
    measure = own.measure(figure.measure)
    money = own.currency(figure.of)
    if money or (figure.of and figure.measure in own.table["things"] and figure.of in lead):
        return own.line("thing", number=number, thing=money or figure.of, measure=measure)
    return own.line("figure", number=number, measure=measure)


def by_toll(figures: Sequence[EventFigure]) -> list[EventFigure]:
    """Figures with the dead and the injured first."""
    return sorted(figures, key=lambda f: (TOLL.index(f.measure) if f.measure in TOLL else len(TOLL), f.measure))


def event_statement(record: Record, event: Event, own: Tongue, with_figures: bool = True) -> Statement | None:
    """One line for an event: what it is, who, where, how many, who is cited; None where it has no claim."""
    claims = record.claims_of(event)
    if not claims:
        return None
    wording = Wording(record, claims, own)
    actors = wording.side(event.actors)
    told = told_mode(event, claims, wording.language)
    mode = pledging(event.type, told, event.actors, event.recipients, event.figures)
    parts = sides(own, event.type, mode, actors, [n for n in wording.side(event.recipients) if n not in actors], bool(event.figures))
    place = record.entity(event.place.entity) if event.place else None
    where = wording.name(place, [wording.lead, *claims]) if place else None
    parts += [own.line("place", place=where)] if where and not any(where in part for part in parts) else []
    parts += _figures(record, event, wording) if with_figures else []
    said = _sources(record, wording)
    parts += [own.line("said", names=said)] if said else []
    noun = own.noun(event.type, mode)
    text = stood(own, standing(event.status, claims), assembled(own, noun, parts)) + own.line("stop")
    return replace(wording.done(text), note=counted(event, own), noun=noun)


def _figures(record: Record, event: Event, wording: Wording) -> list[str]:
    """The figures of an event as a part of its line; their claims are cited."""
    for figure in event.figures:
        _cite_values(record, wording, figure)
    found = [w for f in by_toll(event.figures) if _says_what(f, wording) and (w := figure_words(f, wording.own, wording.shown))]
    return tolled(wording.own, found)


def _says_what(figure: EventFigure, wording: Wording) -> bool:
    """Whether a line can name what a figure counts: "2 destroyed" says nothing."""
    if figure.of is None:
        return figure.measure not in OF_SOMETHING
    things = figure.measure in wording.own.table["things"] and not wording.own.currency(figure.of)
    return not things or figure.of in wording.shown


def _cite_values(record: Record, wording: Wording, figure: EventFigure) -> None:
    """Cites a claim for each end of the range and for its best value, unless the sentence shown gives it."""
    for value in sorted({v for v in (figure.low, figure.best, figure.high) if v is not None}):
        giving = [by.claim for by in figure.by if value in (by.value, by.low, by.high)]
        found = [c for c in wording.claims if c.id in giving]
        if found and not any(sentence(c) in wording.cites for c in found):
            wording.cite(found[0])


def _sources(record: Record, wording: Wording) -> str:
    attribution = wording.lead.attribution
    ids = [p.entity for p in attribution.sources if p.entity] if attribution else []
    names = [n for e in map(record.entity, ids) if e and (n := wording.name(e, [wording.lead]))]
    unnamed = wording.own.line("unnamed") if attribution and attribution.anonymous else ""
    return wording.own.listed(list(dict.fromkeys(names))[:2]) or unnamed


def speaker(record: Record, by: FigureBy, wording: Wording) -> str:
    """Who gives a figure: the one cited in that very sentence, "an unnamed source", or "" where the program read no speaker."""
    claim, entity = record.claim(by.claim), record.entity(by.informant)
    name = wording.name(entity, [claim]) if claim and entity else None
    return name or (wording.own.line("unnamed") if claim and claim.attribution and claim.attribution.anonymous else "")


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
