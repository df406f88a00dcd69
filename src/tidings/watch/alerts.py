"""Which rules hold on a record since it was last looked at, and what bears each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tidings.changes import Change, changes, told_change
from tidings.errors import UsageError
from tidings.gazetteer import gazetteer, kilometres
from tidings.links import safe_url
from tidings.model import Claim, Event, content_id
from tidings.record import Record
from tidings.retold import title
from tidings.selection import places_meant
from tidings.tongue import Tongue, tongue
from tidings.watch.rules import Near, Rule, Rules

MOST_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that bears an alert, where it stands, and who printed it."""

    report: str
    start: int
    end: int
    text: str
    publisher: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell, once. `id` is the same whenever the same is found; `claims` are what it is about, since events join anew."""

    id: str
    rule: str
    title: str
    what: str
    event: str
    type: str
    date: str | None
    place: str | None
    lat: float | None
    lon: float | None
    evidence: tuple[Evidence, ...]
    claims: tuple[str, ...]
    mark: str
    tell: tuple[str, ...]


def alerts(rules: Rules, record: Record, before: dict[str, Any], told: Collection[Mapping[str, Any]] = ()) -> tuple[Alert, ...]:
    """The alerts of a record: what is new or told otherwise than `before` (`changes.state_of`) and passes a rule.

    `told` are alerts of earlier times, as rows with rule, mark and claims: what one of them told of the same claims is not told again.
    """
    own = tongue(rules.language)
    changed = changes(before, record)
    found: dict[str, Alert] = {}
    heard = {(row["rule"], row["mark"], claim) for row in told for claim in row["claims"]}
    for rule in rules.rules:
        inside = _near(record, rule.near) if rule.near else None
        for change in changed:
            event = change.event
            if not _passes(event, rule) or not (inside is None or event.id in inside):
                continue
            for mark, what in _holds(rule, change, record, own):
                if not any((rule.name, mark, claim) in heard for claim in event.claims):
                    alert = _alert(rule, record, event, mark, what, own)
                    found.setdefault(alert.id, alert)
                    heard |= {(rule.name, mark, claim) for claim in event.claims}
    return tuple(found.values())


def _passes(event: Event, rule: Rule) -> bool:
    if event.background and not rule.background:
        return False
    wanted = ((rule.types, event.type), (rule.modes, event.mode), (rule.statuses, event.status))
    return all(not allowed or value in allowed for allowed, value in wanted)


def _holds(rule: Rule, change: Change, record: Record, own: Tongue) -> Iterator[tuple[str, str]]:
    """What a rule finds in a changed event: a mark by which it is known again, and a line for people."""
    event = change.event
    if rule.when == "new_event" and change.new:
        yield "new", own.text("change_new")
    elif rule.when == "toll":
        yield from _tolls(rule, event, own)
    elif rule.when == "second_origin" and event.independent > 1:
        yield "second origin", own.count("origin", event.independent)
    elif rule.when == "figure_revised":
        revised = [d for d in change.what if d.kind == "figure" and d.was is not None and d.now is not None]
        for difference in (d for d in revised if rule.measure in (None, d.measure)):
            yield f"{difference.measure}|{difference.of}|{difference.now}", told_change(difference, own)
    elif rule.when == "agreement_broken":
        for broken in filter(None, map(record.event, event.breaks)):
            yield f"breaks {min(broken.claims, default=broken.id)}", title(record, broken, own)


def _tolls(rule: Rule, event: Event, own: Tongue) -> Iterator[tuple[str, str]]:
    for figure in (f for f in event.figures if f.measure == rule.measure and rule.over is not None):
        least = figure.low if figure.low is not None else figure.best
        if least is not None and least > (rule.over or 0):
            range_ = own.ranged(figure.low, figure.best, figure.high)
            yield f"over {rule.over:g}", own.text("figure", measure=own.measure(figure.measure), range=range_)


def _alert(rule: Rule, record: Record, event: Event, mark: str, what: str, own: Tongue) -> Alert:
    place = event.place
    return Alert(
        id=content_id("alert", rule.name, mark, event.claims[0]),
        rule=rule.name,
        title=title(record, event, own),
        what=what,
        event=event.id,
        type=event.type,
        date=event.date.start,
        place=place.name if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        evidence=_evidence(record, event),
        claims=event.claims,
        mark=mark,
        tell=rule.tell,
    )


def _evidence(record: Record, event: Event) -> tuple[Evidence, ...]:
    """Sentences that bear an event, one an origin first, then others."""
    seen: set[str] = set()
    first: list[Claim] = []
    others: list[Claim] = []
    for claim in record.claims_of(event):
        lineage = record.lineage_of(claim.report)
        origin = lineage.id if lineage else claim.report
        (others if origin in seen else first).append(claim)
        seen.add(origin)
    return tuple(_bearing(record, claim) for claim in (first + others)[:MOST_EVIDENCE])


def _bearing(record: Record, claim: Claim) -> Evidence:
    report = record.report(claim.report)
    published = report.published.value if report and report.published else None
    return Evidence(
        claim.report,
        claim.start,
        claim.end,
        " ".join(claim.text.split()),
        report.publisher if report else None,
        report.url if report and safe_url(report.url) else None,
        published,
    )


def _near(record: Record, near: Near) -> frozenset[str]:
    """The events in or around a place."""
    if near.km is None:
        inside = places_meant(record, near.place or "")
        return frozenset(e.id for e in record.events if e.place and e.place.entity in inside)
    lat, lon = _centre(record, near)
    placed = [(e, e.place.lat, e.place.lon) for e in record.events if e.place]
    return frozenset(e.id for e, y, x in placed if y is not None and x is not None and kilometres(lat, lon, y, x) <= near.km)


def _centre(record: Record, near: Near) -> tuple[float, float]:
    if near.lat is not None and near.lon is not None:
        return near.lat, near.lon
    meant = places_meant(record, near.place or "")
    known = [(e.lat, e.lon) for e in record.entities if e.id in meant and e.lat is not None and e.lon is not None]
    found = known or [(p.lat, p.lon) for p in gazetteer().lookup(near.place or "")]
    if not found:
        raise UsageError(f"no place is called {near.place!r}; give its lat and lon in the rule")
    lat, lon = found[0]
    return float(lat or 0), float(lon or 0)
