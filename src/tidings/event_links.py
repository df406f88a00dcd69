"""How events hang together: totals hold their incidents, acts break agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from tidings.breaches import bound, days_of_effect
from tidings.event_build import Sources
from tidings.faces import UNNAMED, identity
from tidings.model import Claim, Event, EventFigure, Figure, When
from tidings.place_fit import COARSE, places_fit

MONTH = len("2016-01")
MANY = 24  # months of a total that it is put under one by one
SUMMED = ("killed", "injured", "detained", "displaced", "missing", "destroyed")


def link_events(events: Sequence[Event], claims: Mapping[str, Claim], sources: Sources) -> list[Event]:
    """Events with `part_of`, `contains` and `breaks` set."""
    parts = _parts(events, claims, sources)
    held: dict[str, list[str]] = defaultdict(list)
    for part, whole in parts.items():
        held[whole].append(part)
    by_id = {event.id: event for event in events}
    bonds = bound(events, claims, sources)
    effect = days_of_effect(events, bonds, claims, sources)
    found = []
    for event in events:
        broken = tuple(sorted(bonds.get(event.id, {}).keys() - {event.id}))
        contains = tuple(sorted(held[event.id]))
        actors = event.actors or _common_actors([by_id[part] for part in contains])
        found.append(replace(event, part_of=parts.get(event.id), contains=contains, breaks=broken, actors=actors))
        if event.agreement is not None and event.id in effect:
            found[-1] = replace(found[-1], agreement=replace(event.agreement, start=effect[event.id]))
    return found


@dataclass
class Months:
    """Totals by the months in which their parts may lie; those of no day or of many months may hold what is of any."""

    held: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    any: list[Event] = field(default_factory=list)
    all: list[Event] = field(default_factory=list)

    def add(self, whole: Event, slack: int) -> None:
        """A total more; its parts may lie some days before it."""
        self.all.append(whole)
        if not whole.date.start:
            self.any.append(whole)
            return
        first, last = date.fromisoformat(whole.date.start), date.fromisoformat(whole.date.end or whole.date.start)
        first = date.fromordinal(max(1, first.toordinal() - slack))
        months = range(12 * first.year + first.month, 12 * last.year + last.month + 1)
        for month in months if len(months) <= MANY else ():
            self.held[f"{(month - 1) // 12:04}-{(month - 1) % 12 + 1:02}"].append(whole)
        if len(months) > MANY:
            self.any.append(whole)

    def around(self, event: Event) -> Iterable[Event]:
        """The totals whose days an event may lie in, and some beside them."""
        return chain(self.held.get(event.date.start[:MONTH], ()), self.any) if event.date.start else self.all


def _common_actors(parts: Sequence[Event]) -> tuple[str, ...]:
    """Who did all the parts of a total, where each was done by the same: they did what is summed up."""
    sides = {part.actors for part in parts}
    return next(iter(sides)) if len(parts) > 1 and len(sides) == 1 else ()


def _parts(events: Sequence[Event], claims: Mapping[str, Claim], sources: Sources) -> dict[str, str]:
    """Which event is a part of which total: same type and sides, within its days and place, and no larger than it."""
    totals = {e.id for e in events if any(f.scope == "total" for c in e.claims for f in _figures(claims[c], sources))}
    around = {e.id for e in events if e.place is not None and (e.place.precision or "") in COARSE}
    summing: dict[tuple[str, str], Months] = defaultdict(Months)
    for whole in events:
        if whole.id in totals or whole.id in around:
            for measure in sorted({f.measure for f in whole.figures}.intersection(SUMMED)):
                summing[whole.type, measure].add(whole, sources.settings.widest_days)
    found: dict[str, str] = {}
    for event in events:
        measures = {f.measure for f in event.figures} if event.id not in totals else set[str]()
        near = {t.id: t for m in measures if (event.type, m) in summing for t in summing[event.type, m].around(event) if t.id != event.id}
        fitting = [t for t in near.values() if _holds(t, event, sources) and (t.id in totals or _surrounds(t, event))]
        if fitting:
            found[event.id] = min(fitting, key=lambda t: (_length(t.date), t.id)).id
    return found


def _surrounds(whole: Event, part: Event) -> bool:
    """Whether one is told of the region or country around the place of the other, of its very days, with a larger number."""
    if whole.place is None or part.place is None or not whole.date.start or not part.date.start or whole.date.start > part.date.start:
        return False
    if COARSE.get(whole.place.precision or "", 0) <= COARSE.get(part.place.precision or "", 0):
        return False
    return (part.date.end or "") <= (whole.date.end or "") and not any(
        f.measure == g.measure and (f.best or f.low) == (g.best or g.low) for f in whole.figures for g in part.figures
    )


def _figures(claim: Claim, sources: Sources) -> list[Figure]:
    return [sources.figures[f] for f in claim.figures if f in sources.figures]


def _holds(total: Event, event: Event, sources: Sources) -> bool:
    if total.type != event.type or not event.figures or event.status in ("planned", "urged", "denied"):
        return False
    mine, theirs = (_named((*e.actors, *e.recipients), sources) for e in (total, event))
    if (mine and theirs and not mine & theirs) or _crossed(total, event, sources):
        return False
    places = [sources.entities.get(e.place.entity or "") if e.place else None for e in (total, event)]
    if places[0] and places[1] and not places_fit(places[0], places[1], sources.settings):
        return False
    larger = [_larger(f, g) for f in total.figures for g in event.figures if f.measure == g.measure and f.measure in SUMMED]
    return bool(larger) and all(larger) and _inside(event.date, total.date, sources.settings.widest_days)


def _named(people: Sequence[str], sources: Sources) -> set[str]:
    """Participants as compared, without "people" and "the minister", which may be anybody."""
    known = {x: sources.entities[x] for x in people if x in sources.entities}
    return {identity(entity, x) for x, entity in known.items() if entity.kind not in UNNAMED}


def _crossed(a: Event, b: Event, sources: Sources) -> bool:
    """Whether who does it in one suffers it in the other: blow and counter-blow are no parts of one another."""
    sides = [
        ({identity(sources.entities.get(x), x) for x in e.actors}, {identity(sources.entities.get(x), x) for x in e.recipients})
        for e in (a, b)
    ]
    (doers, hit), (others, struck) = sides
    return bool(doers & struck or others & hit) and not (doers & others or hit & struck)


def _larger(total: EventFigure, part: EventFigure) -> bool:
    whole, some = total.best or total.low, part.best or part.low
    return whole is not None and some is not None and whole >= some


def _inside(part: When, whole: When, slack: int) -> bool:
    """Whether a part falls in the days of the whole; a total without days of its own reaches back a while from its report."""
    if not part.start or not whole.start:
        return True
    first, last = date.fromisoformat(whole.start), date.fromisoformat(whole.end or whole.start)
    day = date.fromisoformat(part.start)
    early = slack // 4 if whole.basis == "inferred" else 0
    return (first - day).days <= early and day <= last


def _length(when: When) -> int:
    return (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days if when.start and when.end else 10**6
