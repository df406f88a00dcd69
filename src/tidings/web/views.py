"""What pages show, gathered from the record: plain values for the templates, nothing about requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from tidings.agencies import outlet
from tidings.brief_sources import standing
from tidings.brief_wording import by_toll
from tidings.fold import fold_name
from tidings.headline import TOLL
from tidings.model import Claim, Entity, Event, EventFigure, Judgement, Lineage, Report
from tidings.origins import bonds
from tidings.record import Record
from tidings.retold import party
from tidings.tongue import Tongue
from tidings.web.marked import MarkedPassage, marked, over_report, picked_out
from tidings.web.state import Shown
from tidings.worldmap import Spot

UNDATED = 10_000_000  # days by which an event without a day is taken to be away
KEY_MEASURES = ("killed", "injured", "missing", "displaced", "detained", "abducted")


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of an event with its speakers; printings of one value by one speaker stand together."""

    figure: EventFigure
    sayings: tuple[tuple[str, str, tuple[Claim, ...]], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim as its sentence, cut around the word that tells it."""

    claim: Claim
    report: Report
    before: str
    trigger: str
    after: str
    who: str


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin of an event's reports, and its printings, the first printed first."""

    lineage: Lineage | None
    reports: tuple[Report, ...]


def figures_of(record: Record, event: Event, own: Tongue) -> tuple[FigureView, ...]:
    """The figures of an event, the dead first, each with its speakers."""
    found = []
    for figure in by_toll(event.figures):
        said: dict[tuple[str, str], list[Claim]] = {}
        for by in figure.by:
            claim = record.claim(by.claim)
            if claim:
                who = party(record, by.informant, own) if by.informant else cited(record, claim, own) or own.say("no speaker read")
                value = ranged(by.value, by.low, by.high, own) + (f" ({own.text('corrected')})" if by.superseded else "")
                said.setdefault((value, who), []).append(claim)
        found.append(FigureView(figure, tuple((value, who, tuple(claims)) for (value, who), claims in said.items())))
    return tuple(found)


def ranged(value: float | None, low: float | None, high: float | None, own: Tongue) -> str:
    """A value as it was given: "5", "at least 641", "40 to 50"."""
    if low is not None and (high is not None or value == low):
        return own.ranged(low, None, high)
    return own.text("unknown") if value is None else own.amount(value)


def evidence_of(record: Record, event: Event, own: Tongue) -> tuple[Evidence, ...]:
    """Every claim of an event as its sentence in its report."""
    found = []
    for claim in record.claims_of(event):
        report, trigger = record.report(claim.report), claim.trigger
        if report:
            at, end = (trigger.start, trigger.end) if picked_out(claim) else (claim.start, claim.start)
            before, after = report.text[claim.start : at], report.text[end : claim.end]
            found.append(Evidence(claim, report, before, report.text[at:end], after, cited(record, claim, own)))
    return tuple(found)


def cited(record: Record, claim: Claim, own: Tongue) -> str:
    """Who is cited for a claim: by name, in the words of the report, or as one without a name; "" for nobody."""
    said = claim.attribution
    if said is None:
        return ""
    names = [party(record, p.entity, own) if p.entity and record.entity(p.entity) else record.named(p) for p in said.sources]
    return own.listed(names) or (own.line("unnamed") if said.anonymous else "")


def nearby_events(record: Record, event: Event, most: int) -> list[Event]:
    """The events that a person is most likely to take for the same one: of its type first, then by how near their days are."""

    def distance(other: Event) -> tuple[bool, int, str]:
        days = [date.fromisoformat(when.start[:10]).toordinal() for when in (event.date, other.date) if when.start]
        return other.type != event.type, abs(days[0] - days[1]) if len(days) > 1 else UNDATED, other.id

    return nsmallest(most, (other for other in record.events if other.id != event.id and other.claims), key=distance)


def origins_of(record: Record, event: Event) -> tuple[OriginView, ...]:
    """The reports of an event by origin."""
    by_origin: dict[str, list[Report]] = {}
    lineages: dict[str, Lineage | None] = {}
    for report in sorted((r for r in map(record.report, event.reports) if r), key=standing):
        lineage = record.lineage_of(report.id)
        key = lineage.id if lineage else report.id
        lineages[key] = lineage
        by_origin.setdefault(key, []).append(report)
    return tuple(OriginView(lineages[key], tuple(reports)) for key, reports in by_origin.items())


def bonds_of(record: Record, event: Event) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What makes one origin of reports of an event that are texts of their own: the outlet or agency that they share, and their ids."""
    spans = [(c.report, c.trigger.start, c.trigger.end) for c in record.claims_of(event)]
    written = {name: report.publisher for report in record.reports if (name := outlet(report)) and report.publisher}
    written |= {fold_name(credit): credit for report in record.reports for credit in report.credits}
    told = ((key.partition(" ")[2], tied) for key, tied in bonds(spans, record.lineages, record.passages, record.reports))
    return tuple((written.get(name, name), tied) for name, tied in told)


def reasons_of(record: Record, event: Event) -> tuple[tuple[Claim, Claim, str], ...]:
    """Why the claims of an event are one: pairs with the reason."""
    found = []
    for reason in event.reasons:
        pair, _, why = reason.partition(": ")
        first, _, second = pair.partition(" = ")
        a, b = record.claim(first), record.claim(second)
        if a and b:
            found.append((a, b, why))
    return tuple(found)


def judged(record: Record, ids: Iterable[str], waiting: Sequence[Judgement] = ()) -> tuple[Judgement, ...]:
    """The judgements on any of some ids."""
    about = set(ids)
    return tuple(j for j in (*record.judgements, *waiting) if about & set(j.on.ids))


def key_events(events: Sequence[Event], most: int) -> list[Event]:
    """The news events with figures of people that cost most."""

    def weight(event: Event) -> tuple[float, str]:
        figures = [f for f in event.figures if f.measure in KEY_MEASURES]
        return -sum((f.best or f.low or 0) * (1 if f.measure != "killed" else 5) for f in figures), event.id

    told = [
        e for e in events if not e.background and any(f.measure in KEY_MEASURES for f in e.figures) and e.status not in ("planned", "urged")
    ]
    return sorted(told, key=weight)[:most]


def spots(record: Record, events: Sequence[Event], own: Tongue) -> list[Spot]:
    """The places of some events by their names in a language, each with how many are there."""
    counts: Counter[tuple[float, float, str, str]] = Counter()
    for event in events:
        place = event.place
        if place and place.lat is not None and place.lon is not None:
            counts[place.lat, place.lon, place_named(record, event, own), place.entity or ""] += 1
    return [Spot(lat, lon, name, n, f"/entity/{entity}" if entity else "/search") for (lat, lon, name, entity), n in sorted(counts.items())]


def place_named(record: Record, event: Event, own: Tongue) -> str:
    """What the place of an event is called in a language; "" without one."""
    if event.place is None:
        return ""
    return party(record, event.place.entity, own) if event.place.entity and record.entity(event.place.entity) else event.place.name


def related(shown: Shown, report: str) -> list[tuple[str, tuple[str, ...], int]]:
    """The reports that share text with a report, its origin first, then by how much: id, how, and how many characters."""
    length: Counter[str] = Counter()
    how: dict[str, set[str]] = {}
    origin: set[str] = set()
    for copy in shown.copies.get(report, ()):
        mine, twin = (copy.a, copy.b) if copy.a.report == report else (copy.b, copy.a)
        if twin.report != report:
            length[twin.report] += mine.end - mine.start
            how.setdefault(twin.report, set()).add(copy.kind)
            toward = "a_to_b" if copy.b.report == report else "b_to_a"
            origin |= {twin.report} if copy.direction == toward else set()
    ordered = sorted(length, key=lambda r: (r not in origin, -length[r], r))
    return [(r, (*sorted(how[r]), *(["its origin"] if r in origin else ())), length[r]) for r in ordered]


def passages_of(
    shown: Shown, report: str, other: str | None, at: tuple[int, int] | None = None, side: str = "a"
) -> tuple[MarkedPassage, ...]:
    """The passages of a report with everything marked; copied spans are those shared with `other`."""
    over, named = over_report(shown, report, other, at, side), set[str]()
    return tuple(marked(p, over, named) for p in shown.record.passages_of(report))


def correctable(record: Record, event: Event) -> tuple[tuple[str, str], ...]:
    """The fields of an event that a person can correct, each with what it is now: figures by measure, those of people in any case."""
    date = event.date
    when = "" if not date.start else date.start if date.end in (None, date.start) else f"{date.start}/{date.end}"
    told = {f.measure: str(f.best if f.best is not None else f.low if f.low is not None else "") for f in event.figures}
    measures = {**dict.fromkeys(TOLL, ""), **told}
    return (
        ("date", when),
        ("place", event.place.name if event.place else ""),
        ("type", event.type),
        ("mode", event.mode or ""),
        ("status", event.status),
        ("title", event.title),
        ("background", "yes" if event.background else "no"),
        *measures.items(),
    )


def breaches(record: Record) -> dict[str, list[tuple[str, list[Event]]]]:
    """What is said to break each agreement, by day."""
    found: dict[str, dict[str, list[Event]]] = {}
    for event in record.events:
        for broken in event.breaks:
            found.setdefault(broken, {}).setdefault(event.date.start or "", []).append(event)
    return {broken: sorted(days.items()) for broken, days in found.items()}


def taking_part(shown: Shown, own: Tongue, most: int) -> list[tuple[Entity, str, int]]:
    """Those who take part in events, each with a name in a language and the number of events: those called the same who are no persons are
    told once, with the events of all."""
    found: dict[tuple[str, str], tuple[Entity, dict[str, None]]] = {}
    for entity in shown.record.entities:
        if entity.kind not in ("place", "facility") and (events := shown.events_of.get(entity.id)):
            name = party(shown.record, entity.id, own)
            one = (name, entity.kind) if entity.kind in ("group", "role") else (name, entity.id)
            found.setdefault(one, (entity, {}))[1].update(dict.fromkeys(e.id for e in events))
    rows = [(entity, name, len(events)) for (name, _), (entity, events) in found.items()]
    return sorted(rows, key=lambda row: (-row[2], row[1], row[0].id))[:most]
