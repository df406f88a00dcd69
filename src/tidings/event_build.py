"""One event from its claims: the best-grounded date and place, everyone named, every figure with its speaker, origins counted.

No figure is collapsed: each value stays with the claim and the informant that gave it. The range is derived by a named rule,
`ucdp`: low and high are the lowest and highest that an origin gives, best is what most origins give, the latest among equals.
A value that a copy alone changed ("31" where the text it copies has "13") counts as a slip of the copy, not as another count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tidings.headline import headline
from tidings.model import (
    Agreement,
    Claim,
    Conflict,
    Copy,
    Dated,
    Entity,
    Event,
    EventFigure,
    EventPlace,
    Figure,
    FigureBy,
    Lineage,
    Passage,
    Report,
    Status,
    When,
    content_id,
)
from tidings.origins import count_origins
from tidings.settings import Settings

RULE = "ucdp"
GROUND = {"stated": 0, "markup": 1, "dateline": 2, "inferred": 3, None: 4}
FINE = {"minute": 0, "hour": 0, "day": 0, "month": 1, "year": 2, "decade": 3, None: 4}


@dataclass(frozen=True)
class Sources:
    """What the claims of events refer to."""

    entities: Mapping[str, Entity]
    figures: Mapping[str, Figure]
    reports: Mapping[str, Report]
    passages: tuple[Passage, ...]
    copies: tuple[Copy, ...]
    lineages: tuple[Lineage, ...]
    settings: Settings

    @cached_property
    def whole(self) -> dict[str, Lineage]:
        """The report lineage of each report, as a whole."""
        return {report: lineage for lineage in self.lineages if lineage.kind == "report" for report in lineage.reports}

    @cached_property
    def printed(self) -> tuple[Report, ...]:
        """The reports, always as the same tuple."""
        return tuple(self.reports.values())

    @cached_property
    def lineage_of(self) -> dict[str, str]:
        """The report lineage of each report."""
        return {report: lineage.id for lineage in self.lineages if lineage.kind == "report" for report in lineage.reports}

    @cached_property
    def shared_passages(self) -> dict[str, str]:
        """The passage lineage of each passage that recurs."""
        return {passage: lineage.id for lineage in self.lineages if lineage.kind == "passage" for passage in lineage.passages}

    @cached_property
    def passages_of(self) -> dict[str, list[Passage]]:
        """Passages by report."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.passages:
            found[passage.report].append(passage)
        return found

    def lineage(self, claim: Claim) -> str:
        """The lineage that a claim comes from: its recurring passage's, else its report's."""
        for passage in self.passages_of[claim.report]:
            if passage.start <= claim.trigger.start < passage.end and passage.id in self.shared_passages:
                return self.shared_passages[passage.id]
        return self.lineage_of.get(claim.report, claim.report)

    def origin_first(self, claim: Claim) -> tuple[int, str, str]:
        """Sorts the claims of an origin's own report before those of its copies, then by day of printing."""
        lineage = self.whole.get(claim.report)
        own = lineage is None or lineage.origin is None or lineage.origin.report in (None, claim.report)
        report = self.reports.get(claim.report)
        return (0 if own else 1, report.published.value if report and report.published else "9999", claim.report)


def assemble(claims: Sequence[Claim], reasons: tuple[str, ...], sources: Sources) -> Event:
    """The event that some claims add up to."""
    reports = tuple(sorted({c.report for c in claims}))
    ids = {c.id for c in claims}
    own = [c for c in claims if c.within not in ids] or list(claims)
    held = [c for c in own if c.modality in ("asserted", "alleged")] or own
    told = [c for c in held if c.refers not in ids] or held
    lead = min(told, key=sources.origin_first)
    actors = participants([c.actors for c in told], sources)
    recipients = tuple(e for e in participants([c.recipients for c in told], sources) if e not in actors)
    independent = count_origins(
        [(c.report, c.trigger.start, c.trigger.end) for c in claims],
        sources.lineages,
        sources.passages,
        sources.copies,
        sources.printed,
    )
    place = best_place(held, sources)
    figures = event_figures(held, sources)
    modes = Counter(c.mode for c in held if c.mode)
    standing = status(own, independent)
    return Event(
        id=content_id("event", sorted(c.id for c in claims)),
        title=title(lead, standing, (actors, recipients), place, figures, sources),
        type=lead.type,
        mode=min(modes, key=lambda m: (-modes[m], m)) if modes else None,
        contexts=tuple(sorted({x for c in told for x in c.contexts})),
        date=best_date(told),
        place=place,
        actors=actors,
        recipients=recipients,
        figures=figures,
        claims=tuple(c.id for c in claims),
        reports=reports,
        lineages=tuple(sorted({sources.lineage(c) for c in claims})),
        informants=informants(claims),
        independent=independent,
        status=standing,
        background=all(c.background for c in own),
        agreement=agreement(lead, actors, recipients) if lead.type == "AGREE" else None,
        conflicts=conflicts(held, figures, sources),
        first_reported=first_reported([sources.reports[r] for r in reports if r in sources.reports]),
        reasons=reasons,
    )


def participants(sides: Sequence[Sequence[object]], sources: Sources) -> tuple[str, ...]:
    """Entities on one side, those that most claims name first."""
    counts: Counter[str] = Counter()
    for side in sides:
        counts.update({p.entity for p in side if getattr(p, "entity", None)})  # type: ignore[attr-defined]
    return tuple(sorted(counts, key=lambda e: (-counts[e], sources.entities[e].name if e in sources.entities else e)))


def best_date(claims: Sequence[Claim]) -> When:
    """The best-grounded, finest date that the claims give; among equals the one that most give."""
    dated = [c.time for c in claims if c.time and c.time.start]
    if not dated:
        return When(None, None, None, None)
    votes = Counter((w.start, w.end) for w in dated)
    best = min(
        dated,
        key=lambda w: (
            0 if w.mention else 1,
            FINE[w.precision],
            GROUND.get(w.basis, 4),
            _width(w),
            -votes[w.start, w.end],
            w.start or "",
            w.end or "",
        ),
    )
    return When(best.start, best.end, best.precision, best.basis if best.mention else "inferred")


def _width(when: When) -> int:
    from datetime import date

    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days if when.start and when.end else 0


def best_place(claims: Sequence[Claim], sources: Sources) -> EventPlace | None:
    """The place that most claims give, the finest among equals."""
    counts = Counter(c.place.entity for c in claims if c.place and c.place.entity in sources.entities)
    if not counts:
        return None
    coarse = {"country": 2, "region": 1}
    known = {e: sources.entities[e or ""] for e in counts}
    chosen = min(counts, key=lambda e: (coarse.get(known[e].feature or "", 0), known[e].lat is None, -counts[e], e or ""))
    entity = known[chosen]
    precision = {"country": "country", "region": "region"}.get(entity.feature or "", "city" if entity.lat is not None else None)
    return EventPlace(entity.id, entity.name, entity.country, entity.lat, entity.lon, precision)


def informants(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Everyone who is cited for the event."""
    return tuple(sorted({p.entity for c in claims if c.attribution for p in c.attribution.sources if p.entity}))


def event_figures(claims: Sequence[Claim], sources: Sources) -> tuple[EventFigure, ...]:
    """The figures of an event by measure and by what is counted, parts of a sum left to the sum."""
    given: dict[tuple[str, str], list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in claims:
        figures = [sources.figures[f] for f in claim.figures if f in sources.figures]
        for figure in _wholes(figures):
            given[figure.measure, _counted(figure)].append((claim, figure))
    return tuple(_range(measure, rows, sources) for (measure, _), rows in sorted(given.items()))


PEOPLE_MEASURES = frozenset(
    [
        "killed",
        "injured",
        "missing",
        "rescued",
        "detained",
        "released",
        "abducted",
        "captured",
        "surrendered",
        "neutralised",
        "displaced",
        "returned",
        "evacuated",
        "hosted",
        "affected",
        "participants",
        "aboard",
        "incidents",
        "margin",
        "struck",
    ]
)


def _counted(figure: Figure) -> str:
    """What keeps figures of one measure apart: things are told apart by what they are, people are one sum."""
    return "" if figure.measure in PEOPLE_MEASURES else (figure.of or "").casefold()


def _wholes(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one claim without those that are parts of another of its figures of that measure."""
    kept = []
    for figure in figures:
        value = figure.best or figure.low or 0
        rest = [f for f in figures if f is not figure and f.measure == figure.measure and _counted(f) == _counted(figure)]
        if not any(f.start <= figure.start and figure.end <= f.end and (f.best or f.low or 0) > value for f in rest):
            kept.append(figure)
    return kept


def _range(measure: str, rows: Sequence[tuple[Claim, Figure]], sources: Sources) -> EventFigure:
    """The derived range of one measure, and every value with its speaker."""
    rows = sorted(rows, key=lambda r: (*sources.origin_first(r[0]), r[1].start))
    by = tuple(FigureBy(_value(f), c.id, _speaker(c), f.low, f.high) for c, f in rows)
    heads: dict[str, tuple[Claim, Figure]] = {}
    own: list[tuple[Claim, Figure]] = []
    for claim, figure in rows:
        lineage = sources.lineage(claim)
        if lineage not in heads or heads[lineage][0].report == claim.report:
            own.append((claim, figure))
        heads.setdefault(lineage, (claim, figure))
    exact = [(c, f) for c, f in own if f.best is not None]
    if not exact:
        lows = [f.low for _, f in own if f.low is not None]
        highs = [f.high for _, f in own if f.high is not None]
        return EventFigure(measure, max(lows, default=None), None, min(highs, default=None), RULE, by, own[0][1].of if own else None)
    votes = Counter(f.best for _, f in exact)
    latest = {f.best: max(sources.origin_first(c)[1] for c, g in exact if g.best == f.best) for _, f in exact}
    best = max(votes, key=lambda v: (votes[v], latest[v], v))
    values = [f.best for _, f in exact if f.best is not None]
    return EventFigure(measure, min(values), best, max(values), RULE, by, exact[0][1].of)


def _value(figure: Figure) -> int | float | None:
    return figure.best if figure.best is not None else figure.low


def _speaker(claim: Claim) -> str | None:
    sources = claim.attribution.sources if claim.attribution else ()
    return next((p.entity for p in sources if p.entity), None)


def status(claims: Sequence[Claim], independent: int) -> Status:
    """The status of an event from the modality of its claims."""
    moods = Counter(c.modality for c in claims)
    asserted = moods["asserted"] + moods["alleged"]
    if asserted and moods["denied"]:
        return "disputed"
    if asserted:
        return "corroborated" if independent > 1 else "reported"
    if moods["denied"]:
        return "denied"
    return "planned" if moods["planned"] else "urged"


def agreement(lead: Claim, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Agreement:
    """An agreement: its parties, its terms in the report's own words, and from when it holds."""
    time = lead.time
    return Agreement((*actors, *recipients), lead.text, time.start if time else None, None)


def conflicts(claims: Sequence[Claim], figures: Sequence[EventFigure], sources: Sources) -> tuple[Conflict, ...]:
    """Measures on which different origins or speakers give different values, with the claims behind each value."""
    found = []
    lineage = {c.id: sources.lineage(c) for c in claims}
    for figure in figures:
        values: dict[object, list[str]] = defaultdict(list)
        for by in figure.by:
            if by.value is not None:
                values[by.value].append(by.claim)
        voices = {(lineage[by.claim], by.informant) for by in figure.by}
        if len(values) > 1 and len(voices) > 1:
            shown = sorted(values, key=str)
            found.append(Conflict(figure.measure, tuple(str(v) for v in shown), tuple(tuple(values[v]) for v in shown)))
    return tuple(found)


def first_reported(reports: Sequence[Report]) -> Dated | None:
    """The earliest known publication among some reports."""
    dated = [r.published for r in reports if r.published]
    return min(dated, key=lambda d: d.value, default=None)


def title(
    lead: Claim,
    standing: Status,
    sides: Sequence[tuple[str, ...]],
    place: EventPlace | None,
    figures: Sequence[EventFigure],
    sources: Sources,
) -> str:
    """One line: what kind of event, between whom, where, with what toll."""
    actors, recipients = ([sources.entities[e].name for e in side if e in sources.entities] for side in sides)
    return headline(lead.type, lead.mode, standing, actors, recipients, place.name if place else None, figures)
