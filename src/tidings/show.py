"""A record as plain text for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.apartness import kept_apart
from tidings.errors import UsageError
from tidings.model import Claim, Copy, Event, EventFigure, FigureBy, Lineage, When
from tidings.origins import bonds
from tidings.record import Record
from tidings.tongue import FIRST, tongue


def shown(record: Record, what: str, identifier: str | None = None) -> str:
    """Events, timeline, reports, lineage, problems, or one event with its evidence. UsageError for anything else."""
    if what == "event" or (what == "lineage" and identifier):
        event = record.event(identifier or "")
        if event is None:
            raise UsageError(f"no event, or more than one, begins with {identifier!r}; `tidings show RECORD events` lists them")
        return "\n".join(_event(record, event) if what == "event" else _event_lineage(record, event))
    views = {"events": _events, "timeline": _timeline, "reports": _reports, "lineage": _lineage, "problems": _problems}
    if what not in views:
        raise UsageError(f"there is nothing called {what!r} to show; there are events, timeline, reports, lineage, problems and event ID")
    return "\n".join(views[what](record))


def day(when: When) -> str:
    """A date for people: the day, the range, "about" where it is inferred, "undated"."""
    if not when.start:
        return "undated"
    span = when.start if when.start == when.end or not when.end else f"{when.start} to {when.end}"
    return f"about {span}" if when.basis == "inferred" else span


def counted(number: int, noun: str) -> str:
    """ "1 origin", "3 origins"."""
    return f"{number} {noun}{'s' * (number != 1)}"


def figure_text(figure: EventFigure) -> str:
    """ "killed 14", "killed 7 to 15, best 13", "injured at least 13", "displaced more than 400"."""
    if figure.best is not None:
        span = f"{figure.best}" if figure.low == figure.high else f"{figure.low} to {figure.high}, best {figure.best}"
    elif figure.low is not None:
        span = f"{figure.low} to {figure.high}" if figure.high is not None else tongue(FIRST).ranged(figure.low, None, None)
    else:
        span = tongue(FIRST).ranged(None, None, figure.high) or "unknown"
    return f"{figure.measure} {span}" + (f" ({figure.of})" if figure.of else "")


def _line(record: Record, event: Event) -> str:
    figures = "; ".join(figure_text(f) for f in event.figures)
    origins = f"{counted(len(event.reports), 'report')}, {counted(event.independent, 'origin')}"
    marks = ", ".join([event.status, *(["background"] if event.background else [])])
    return f"{event.id[:8]}  {day(event.date):28} {event.type:9} {event.title}  [{origins}; {marks}]" + (f"  {figures}" if figures else "")


def _problems(record: Record) -> Iterator[str]:
    """What was refused, and the reports of which the record lacks something."""
    yield from (f"refused     {refusal}" for refusal in record.refusals)
    yield from (f"incomplete  {problem}" for problem in record.problems)


def _events(record: Record) -> Iterator[str]:
    for event in record.events:
        yield _line(record, event)


def _timeline(record: Record) -> Iterator[str]:
    last = None
    for event in record.events:
        if event.status in ("urged",):
            continue
        head = day(event.date)
        if head != last:
            yield f"\n{head}" if last is not None else head
        last = head
        marks = [counted(event.independent, "origin"), event.status, *(["background"] if event.background else [])]
        yield f"  {event.type:9} {event.title}  [{', '.join(marks)}]"


def _reports(record: Record) -> Iterator[str]:
    for report in record.reports:
        published = f"{report.published.value} ({report.published.basis})" if report.published else "undated"
        yield f"{report.id}  {report.language or '??'}  {published:32} {report.outlet or '-':24} {report.title or '-'}"
        if report.credits:
            yield f"    credits: {', '.join(report.credits)}"
        if report.holes:
            yield f"    holes: {len(report.holes)} places where words are missing"


def _lineage(record: Record) -> Iterator[str]:
    families = [x for x in record.lineages if x.kind == "report"]
    yield f"{counted(len(record.reports), 'report')}, {counted(len(families), 'origin')}"
    for family in families:
        yield f"  {', '.join(family.reports)}" + _origin_text(record, family)
    for copy in record.copies:
        yield from _proof(record, copy)


def _event_lineage(record: Record, event: Event) -> Iterator[str]:
    """How many origins stand behind an event, who is cited for it, and the passages that are copies of one another."""
    yield f"{event.title}"
    yield f"{counted(len(event.reports), 'report')}, {counted(event.independent, 'origin')}"
    if event.informants:
        yield f"cited: {', '.join(map(record.name, record.once_named(event.informants)))}"
    for family in [x for x in record.lineages if x.id in event.lineages]:
        told = ", ".join(r for r in family.reports if r in event.reports)
        yield f"  {told}  one {'paragraph' if family.kind == 'passage' else 'text'}" + _origin_text(record, family)
    claims = record.claims_of(event)
    for bond, tied in bonds([(c.report, c.trigger.start, c.trigger.end) for c in claims], record.lineages, record.passages, record.reports):
        yield f"  {', '.join(tied)}  one origin: {bond}"
    for copy in dict.fromkeys(copy for report in event.reports for copy in record.copies_of(report)):
        if all(any(c.report == s.report and s.start <= c.trigger.start < s.end for c in claims) for s in (copy.a, copy.b)):
            yield from _proof(record, copy)


def _origin_text(record: Record, family: Lineage) -> str:
    """Where a lineage begins, as the end of a line; nothing where that is unknown."""
    origin = record.origin_of(family) or None
    return f"  from {origin} ({family.origin.basis})" if family.origin and origin else ""


def _proof(record: Record, copy: Copy) -> Iterator[str]:
    """A copy with the passages on both sides, the one above the other."""
    yield _copy_line(copy)
    for side in (copy.a, copy.b):
        report = record.report(side.report)
        yield f"      {' '.join(report.text[side.start : side.end].split())}" if report else ""


def _copy_line(copy: Copy) -> str:
    arrow = {"a_to_b": "->", "b_to_a": "<-"}.get(copy.direction, "--")
    a, b = copy.a, copy.b
    return f"  {copy.kind:10} {copy.score:.2f}  {a.report}[{a.start}:{a.end}] {arrow} {b.report}[{b.start}:{b.end}]"


def _event(record: Record, event: Event) -> Iterator[str]:
    yield f"{event.title}"
    yield f"  {event.type}{' ' + event.mode if event.mode else ''}, {event.status}{', background' if event.background else ''}"
    yield f"  when: {day(event.date)} ({event.date.basis or 'unknown'})"
    if event.place:
        yield f"  where: {event.place.name}" + (f", {event.place.country}" if event.place.country else "")
    for label, group in (("who", event.actors), ("to or with whom", event.recipients), ("cited", event.informants)):
        if group:
            yield f"  {label}: {', '.join(map(record.name, record.once_named(group)))}"
    yield f"  {len(event.reports)} reports, {event.independent} independent origins"
    for figure in event.figures:
        yield f"  {figure_text(figure)} by rule {figure.rule}"
        for by in figure.by:
            claim = record.claim(by.claim)
            put_right = ", since corrected" if by.superseded else ""
            yield f"    {by.value} says {_voice(record, by, claim)} in {claim.report if claim else '?'}{put_right}"
    for conflict in event.conflicts:
        yield f"  disagreement on {conflict.field}: {' against '.join(conflict.values)}"
    for label, others in (
        ("part of", (event.part_of,) if event.part_of else ()),
        ("contains", event.contains),
        ("said to break", event.breaks),
    ):
        for other in others:
            found = record.event(other)
            yield f"  {label}: {found.title if found else other} ({other[:8]})"
    yield "  evidence:"
    for claim in record.claims_of(event):
        yield from _evidence(record, claim)
    for reason in event.reasons:
        yield f"  joined: {reason}"
    for near, why in kept_apart(record, event):
        yield f"  kept apart from {near.id[:8]} {near.title} ({day(near.date)}): {why}"


def _voice(record: Record, by: FigureBy, claim: Claim | None) -> str:
    """Who gives a number: the one cited for it, by name or by the words of the report ("the hospital"), else the report."""
    return record.name(by.informant) if by.informant else (_cited(record, claim) if claim else "") or "the report"


def _cited(record: Record, claim: Claim) -> str:
    """Who is cited for a claim, or nothing."""
    said = claim.attribution
    if said is None or not (said.sources or said.anonymous):
        return ""
    return ", ".join(record.named(p) for p in said.sources) or "a source without a name"


def _evidence(record: Record, claim: Claim) -> Iterator[str]:
    who = _cited(record, claim)
    said = f" says {who}" if who else ""
    sure = "" if claim.confidence is None else f" ({claim.confidence:.0%} sure)"
    yield f"    {claim.id[:8]} {claim.report}[{claim.start}:{claim.end}] {claim.modality}{sure}{said}"
    yield f"      {' '.join(claim.text.split())}"
