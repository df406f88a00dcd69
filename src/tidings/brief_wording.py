"""Sentences of the brief, built from what the claims of an event point at; each takes its citations along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from tidings.brief_check import BRIEF_LANGUAGE, spelled, told_range
from tidings.brief_types import Day, Statement
from tidings.fold import fold_name
from tidings.headline import STANDING, TOLL, listed, own_words
from tidings.model import Claim, Entity, Event, EventFigure, FigureBy, Mention, Span
from tidings.record import Record

MOST_NAMES = 4


def own_table() -> dict[str, Any]:
    """The brief's own words: nouns for events, words for measures, prepositions."""
    return own_words(BRIEF_LANGUAGE)


def sentence(claim: Claim) -> Span:
    """The sentence of a claim as a span."""
    return Span(claim.report, claim.start, claim.end, claim.text)


def lead_claim(record: Record, claims: Sequence[Claim]) -> Claim:
    """The claim that a reader is shown: in the brief's language where there is one, first printed, with most in it."""

    def order(claim: Claim) -> tuple[object, ...]:
        report = record.report(claim.report)
        printed = report.published.value if report and report.published else "9"
        told = len(claim.actors) + len(claim.recipients) + 2 * len(claim.figures) + 2 * bool(claim.place)
        return (not (report and report.language == BRIEF_LANGUAGE), printed[:10], claim.report, -told, claim.start)

    return min(claims, key=order)


class Wording:
    """Gathers the words of one sentence with the spans and names that bear them."""

    def __init__(self, record: Record, claims: Sequence[Claim]) -> None:
        """Begins with the claim that readers are shown."""
        self.record = record
        self.claims = claims
        self.lead = lead_claim(record, claims)
        self.cites: list[Span] = [sentence(self.lead)]
        self.names: list[tuple[str, str]] = []

    def cite(self, claim: Claim) -> None:
        """Adds the sentence of a claim to what is cited."""
        if sentence(claim) not in self.cites:
            self.cites.append(sentence(claim))

    def name(self, entity: Entity, claims: Iterable[Claim]) -> str | None:
        """The name to print for an entity, as the first of the claims whose sentence names it bears it; None where none does."""
        for claim in claims:
            for mention in (m for m in self.record.mentions if m.entity == entity.id and m.report == claim.report):
                if claim.start <= mention.start and mention.end <= claim.end:
                    shown = self.spelling(entity, mention)
                    if shown:
                        self.cite(claim)
                        self.names.append((shown, mention.text))
                        return shown
        return None

    def spelling(self, entity: Entity, mention: Mention) -> str | None:
        """A person's full name; for all else the word that a report in the brief's language has, and names as they are elsewhere."""
        spelled_so = {fold_name(n.text) for n in entity.names} if entity.kind == "person" else {fold_name(entity.name)}
        if fold_name(mention.text) in spelled_so and entity.name[:1].isupper():
            return entity.name
        report = self.record.report(mention.report)
        if report and report.language == BRIEF_LANGUAGE:
            return mention.text
        english = [n for n in entity.names if n.language == BRIEF_LANGUAGE]
        if english:
            return min(english, key=lambda n: (-n.count, n.text)).text
        return mention.text if mention.text[:1].isupper() and entity.kind != "role" else None

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


def amount(value: float) -> str:
    """A number as people write it: 1,800, 6,000,000, 4.5."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def ranged(low: float | None, best: float | None, high: float | None) -> str:
    """A figure's range in words; "" where nothing is known."""
    if best is not None:
        if low in (best, None) and high in (best, None):
            return amount(best)
        return f"{amount(best if low is None else low)} to {amount(best if high is None else high)} (best: {amount(best)})"
    if low is not None:
        return f"at least {amount(low)}" if high is None else f"{amount(low)} to {amount(high)}"
    return f"at most {amount(high)}" if high is not None else ""


def figure_words(figure: EventFigure, table: dict[str, Any], lead: str) -> str:
    """ "11 killed", "2 trucks destroyed": the measure in the brief's words, what is counted in those of the sentence shown."""
    number = ranged(figure.low, figure.best, figure.high)
    measure = table["measures"].get(figure.measure, figure.measure)
    counted = figure.of if figure.of and figure.measure in table["things"] and figure.of in lead else ""
    return f"{number} {counted + ' ' if counted else ''}{measure}" if number else ""


def by_toll(figures: Sequence[EventFigure]) -> list[EventFigure]:
    """Figures with the dead and the injured first."""
    return sorted(figures, key=lambda f: (TOLL.index(f.measure) if f.measure in TOLL else len(TOLL), f.measure))


def event_statement(record: Record, event: Event, with_figures: bool = True) -> Statement | None:
    """One line for an event: what it is, who, where, how many, who is cited; None where it has no claim."""
    claims = record.claims_of(event)
    if not claims:
        return None
    table, wording = own_table(), Wording(record, claims)
    noun = table["nouns"].get(f"{event.type}:{event.mode}") or table["nouns"].get(event.type, "Report")
    allege = bool(claims) and all(c.modality == "alleged" for c in claims)
    standing = STANDING.get(event.status, "Alleged: " if allege else "")
    text = standing + (noun[0].lower() + noun[1:] if standing else noun) + _sides(event, wording, table)
    place = record.entity(event.place.entity) if event.place else None
    where = wording.name(place, [wording.lead, *claims]) if place else None
    text += f" in {where}" if where and where not in text else ""
    figures = [w for f in by_toll(event.figures) if (w := figure_words(f, table, wording.lead.text))] if with_figures else []
    for figure in event.figures if with_figures else ():
        _cite_values(record, wording, figure)
    text += f": {', '.join(figures)}" if figures else ""
    said = _sources(record, wording)
    text += f", according to {said}" if said else ""
    return replace(wording.done(text + "."), note=counted(event))


def _sides(event: Event, wording: Wording, table: dict[str, Any]) -> str:
    actors = wording.side(event.actors)
    others = [n for n in wording.side(event.recipients) if n not in actors]
    if event.type in table["parties"]["with"]:
        together = [*actors, *others]
        return f" between {listed(together)}" if len(together) > 1 else f" with {together[0]}" if together else ""
    text = f" by {listed(actors)}" if actors else ""
    return text + (f" {table['parties']['other'].get(event.type, 'to')} {listed(others)}" if others else "")


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
    return listed(list(dict.fromkeys(names))[:2]) or ("an unnamed source" if attribution and attribution.anonymous else "")


def speaker(record: Record, by: FigureBy, wording: Wording) -> str:
    """Who gives a figure: the one cited in that very sentence, "an unnamed source", or "" where the program read no speaker."""
    claim, entity = record.claim(by.claim), record.entity(by.informant)
    name = wording.name(entity, [claim]) if claim and entity else None
    if name:
        return f"according to {name}"
    return "according to an unnamed source" if claim and claim.attribution and claim.attribution.anonymous else ""


def counted(event: Event) -> str:
    """ "3 reports, 1 origin": the record's own count, no report's statement."""
    origins, reports = event.independent, len(event.reports)
    return f"{reports} report{'s' * (reports != 1)}, {origins} origin{'s' * (origins != 1)}, {event.status}"


def dated(record: Record, event: Event, statement: Statement) -> Statement | None:
    """The statement with the event's date and what tells it; None where no expression in the reports tells that very date."""
    for claim in sorted(record.claims_of(event), key=lambda c: sentence(c) not in statement.cites):
        when, report = claim.time, record.report(claim.report)
        if not (when and when.mention and report and event.date.start and (when.start, when.end) == (event.date.start, event.date.end)):
            continue
        for told in (t for t in record.times if t.report == report.id and (t.start, t.end) == when.mention):
            span = Span(report.id, told.start, told.end, told.text)
            days = told_range(told.value)
            if days != (event.date.start, event.date.end or event.date.start) or not days:
                continue
            stated = days[0][:4] in span.text
            grounds = () if stated or not report.published else report.published.evidence
            markup = bool(report.published and report.published.basis == "markup")
            more = [s for s in (sentence(claim), *grounds) if s not in statement.cites]
            text = f"{statement.text.removesuffix('.')}, {spelled(*days)}."
            return replace(statement, text=text, cites=(*statement.cites, *more), days=(Day(*days, span, markup),))
    return None
