"""One event from its claims: the best-grounded date and place, everyone named, every figure with its speaker, origins counted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tidings.event_figures import event_figures
from tidings.event_place import best_place
from tidings.faces import HARM, PHYSICAL, hazards_of, tells_dying, tells_harm_only
from tidings.headline import title
from tidings.lookbacks import told_first_hand
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
    Mention,
    Passage,
    Report,
    Status,
    When,
    content_id,
)
from tidings.origins import count_origins
from tidings.settings import Settings
from tidings.tongue import tongue
from tidings.victims import counted_dead

TOWNS = ("city", "capital", "spot")
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
    about: Mapping[str, Entity] = field(default_factory=dict)
    slips: Mapping[str, Figure] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    superseded: frozenset[str] = frozenset()
    around: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def language(self, claim: Claim) -> str | None:
        """The language of a claim's report."""
        report = self.reports.get(claim.report)
        return report.language if report else None

    def named(self, entity: str | None) -> Entity | None:
        """An entity by its id."""
        return self.entities.get(entity) if entity else None

    def setting(self, claim: Claim) -> Entity | None:
        """The place that a claim's report is about, for what happened and is told without a place."""
        return self.about.get(claim.report) if claim.type in PHYSICAL and not claim.background else None

    @cached_property
    def languages(self) -> dict[str, str | None]:
        """The language of each report."""
        return {report.id: report.language for report in self.reports.values()}

    @cached_property
    def whole(self) -> dict[str, Lineage]:
        """The report lineage of each report, as a whole."""
        return {report: lineage for lineage in self.lineages if lineage.kind == "report" for report in lineage.reports}

    @cached_property
    def teller(self) -> dict[str, Claim]:
        """The claim that each figure belongs to."""
        return {figure: claim for claim in self.claims for figure in claim.figures}

    @cached_property
    def headlined(self) -> frozenset[str]:
        """The ids of figures that stand in a headline."""
        titles = {p.report: p for p in self.passages if p.kind == "title"}
        return frozenset(f.id for f in self.figures.values() if (p := titles.get(f.report)) is not None and p.start <= f.start < p.end)

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """All claims by their ids."""
        return {claim.id: claim for claim in self.claims}

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
    lead = min(_of_cause(told, sources), key=sources.origin_first)
    actors = participants([c.actors for c in told], sources) or participants([c.actors for c in held], sources)
    sufferers = participants([c.recipients for c in told], sources) or participants([c.recipients for c in held], sources)
    recipients = tuple(e for e in sufferers if e not in actors)
    backing = [c for c in claims if c.modality in ("asserted", "alleged")] or claims  # a plan or a denial is no origin of the deed
    independent = count_origins(
        [(c.report, c.trigger.start, c.trigger.end) for c in told_first_hand(backing, sources.reports, sources.settings)],
        sources.lineages,
        sources.passages,
        sources.copies,
        sources.printed,
    )
    place = place_of(held, sources)
    actors, recipients = (tuple(e for e in side if not _is_there(e, place, sources)) for side in (actors, recipients))
    counted = [c for c in held if c.modality != "denied"]
    counted = [c for c in counted if not c.background] or counted
    named = counted_dead(counted, sources.figures, sources.entities, sources.mentions, sources.languages) if lead.type in HARM else ()
    figures = event_figures(counted, sources.figures, sources, tuple(named))
    modes = Counter(c.mode for c in held if c.mode)
    standing = status([c for c in own if not number_taken_back(c, own, sources.figures)], independent)
    made = Event(
        id=content_id("event", sorted(c.id for c in claims)),
        title="",
        type=lead.type,
        mode=min(modes, key=lambda m: (-modes[m], m != lead.mode, m)) if modes else None,
        contexts=tuple(sorted({x for c in told for x in c.contexts})),
        date=best_date(_told_in_time(told, sources)),
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
    return replace(made, title=title(made, sources.named, claims, sources.languages.get, tongue()))


def _of_cause(told: Sequence[Claim], sources: Sources) -> Sequence[Claim]:
    """Of claims of deaths told as a disaster here and as violence there, those that know: a disaster where one is named, unless as
    many say what violence it was; else violence."""
    if {c.type for c in told} != set(HARM):
        return told
    named = [c for c in told if c.type == "HAZARD" and hazards_of(c, sources.language(c))]
    violence = [c for c in told if c.type == "ASSAULT"]
    sure = [c for c in violence if not tells_harm_only(c, sources.language(c))]
    return named if len(named) > len(sure) else violence


def _told_in_time(told: Sequence[Claim], sources: Sources) -> Sequence[Claim]:
    """The claims of an event that may date it: a death tells no day of its cause, and no disaster or attack came after it was in print."""
    dating = [c for c in told if not (c.type in HARM and tells_dying(c.trigger.text, sources.language(c)))] or told
    if not any(c.type in HARM for c in told):
        return dating
    day: dict[str, str] = {}  # by report, when it told this: a list of entries goes on for days after the first
    for claim in told:
        dated = sources.reports[claim.report].published if claim.report in sources.reports else None
        if claim.modality == "asserted" and dated and not FINE[dated.precision]:
            own = claim.time.start if claim.time and claim.time.start else ""
            day[claim.report] = max(day.get(claim.report, ""), dated.value[:10], own)
    printed = min(day.values(), default=None)
    if printed is None:
        return dating
    return [c for c in dating if not (c.time and c.time.start and c.time.start > printed)] or dating


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


def _is_there(entity: str, place: EventPlace | None, sources: Sources) -> bool:
    """Whether a participant is the town where it was: "their meeting of Geneva" is no meeting with Geneva."""
    known = sources.entities.get(entity)
    return place is not None and place.entity == entity and known is not None and known.kind == "place" and known.feature in TOWNS


def place_of(claims: Sequence[Claim], sources: Sources) -> EventPlace | None:
    """Where the claims of an event say that it was, or their reports."""
    given = {c.id: c.place.entity for c in claims if c.place and c.place.entity in sources.entities}

    def outdone(claim: Claim) -> bool:
        """Whether a claim takes up another that names another place, and no list has either: a headline's region, the text's village."""
        here, there = (sources.named(given.get(key or "")) for key in (claim.id, claim.refers))
        return here is not None and there is not None and here.id != there.id and here.feature is None and there.feature is None

    stated = Counter(e for c in claims if (e := given.get(c.id)) and not outdone(c))
    if any(c.type == "AGREE" for c in claims) and any(sources.entities[e].feature in TOWNS for e in stated):
        stated = Counter({e: n for e, n in stated.items() if sources.entities[e].feature})  # signed in a town, for a land that no list has
    implied = Counter(about.id for c in claims if (about := sources.setting(c)) is not None)
    reports = sorted({c.report for c in claims})
    return best_place(stated, implied, [sources.around.get(report, frozenset()) for report in reports], sources.entities)


def informants(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Everyone who is cited for the event."""
    return tuple(sorted({p.entity for c in claims if c.attribution for p in c.attribution.sources if p.entity}))


def number_taken_back(claim: Claim, others: Sequence[Claim], figures: Mapping[str, Figure]) -> bool:
    """Whether a denied claim is only a number that its own report puts right: "two had died" where one has."""
    if claim.modality != "denied":
        return False
    measures = {figures[f].measure for f in claim.figures if f in figures}
    right = [c for c in others if c.report == claim.report and c.modality in ("asserted", "alleged")]
    return any(figures[f].measure in measures for c in right for f in c.figures if f in figures)


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
    """Measures on which different origins or speakers give values that cannot both hold, with the claims behind each value."""
    found = []
    told = {by.claim for figure in figures for by in figure.by}
    behind = {**{c: sources.claim_of[c] for c in told if c in sources.claim_of}, **{c.id: c for c in claims if c.id in told}}
    lineage = {c: sources.lineage(claim) for c, claim in behind.items()}
    for figure in figures:
        held = [by for by in figure.by if not by.superseded and by.value is not None]
        voices = {by: (lineage[by.claim], by.informant) for by in held}
        apart = [by for by in held if any(voices[by] != voices[other] and not _both_hold(by, other) for other in held)]
        values: dict[object, list[str]] = defaultdict(list)
        for by in apart:
            values[by.value].append(by.claim)
        if len(values) > 1:
            shown = sorted(values, key=str)
            found.append(Conflict(figure.measure, tuple(str(v) for v in shown), tuple(tuple(values[v]) for v in shown)))
    return tuple(found)


def _both_hold(one: FigureBy, other: FigureBy) -> bool:
    """Whether one number can be what both give: "more than 4,000" and 4,100 can, "at least five" and three cannot."""
    (low, high), (least, most) = (_span(by) for by in (one, other))
    return low <= most and least <= high


def _span(by: FigureBy) -> tuple[float, float]:
    """The least and the most that a value can be: itself, but what "at least" or "more than" and their like leave open."""
    if by.low is None and by.high is None and by.value is not None:
        return by.value, by.value
    return by.low if by.low is not None else -math.inf, by.high if by.high is not None else math.inf


def first_reported(reports: Sequence[Report]) -> Dated | None:
    """The earliest known publication among some reports."""
    dated = [r.published for r in reports if r.published]
    return min(dated, key=lambda d: d.value, default=None)
