"""A record as plain text for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.apartness import kept_apart
from tidings.errors import UsageError
from tidings.model import Claim, Copy, Event, EventFigure, FigureBy, Lineage, When
from tidings.origins import bonds
from tidings.reasons import in_words
from tidings.record import Record
from tidings.retold import party
from tidings.things import counted_beside
from tidings.tongue import FIRST, Tongue, tongue


def shown(record: Record, what: str, identifier: str | None = None, language: str = FIRST) -> str:
    """Events, timeline, reports, lineage, problems, or one event with its evidence, in a language. UsageError for anything else."""
    if what == "event" or (what == "lineage" and identifier):
        event = record.event(identifier or "")
        if event is None:
            raise UsageError(f"no event, or more than one, begins with {identifier!r}; `tidings show RECORD events` lists them")
        return "\n".join(_event(record, event, tongue(language)) if what == "event" else _event_lineage(record, event))
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


def figure_text(figure: EventFigure, record: Record | None = None) -> str:
    """ "killed 14", "killed 7 to 15, best 13", "injured at least 13", "destroyed more than 400 (houses)".

    Of a `record`, what is counted stands there in English or not at all.
    """
    if figure.best is not None:
        span = f"{figure.best}" if figure.low == figure.high else f"{figure.low} to {figure.high}, best {figure.best}"
    elif figure.low is not None:
        span = f"{figure.low} to {figure.high}" if figure.high is not None else tongue(FIRST).ranged(figure.low, None, None)
    else:
        span = tongue(FIRST).ranged(None, None, figure.high) or "unknown"
    beside = counted_beside(record, figure, tongue(FIRST)) if record else f" ({figure.of})" if figure.of else ""
    return f"{figure.measure} {span}{beside}"


def _line(record: Record, event: Event) -> str:
    figures = "; ".join(figure_text(f, record) for f in event.figures)
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


def _event(record: Record, event: Event, own: Tongue) -> Iterator[str]:
    say = own.say
    yield f"{event.title}"
    background = f", {own.text('background')}" if event.background else ""
    yield f"  {event.type}{' ' + event.mode if event.mode else ''}, {own.word('status', event.status)}{background}"
    yield _fact(say("When"), f"{_day(event.date, own)} ({own.word('basis', event.date.basis)})")
    if event.place:
        yield _fact(say("Where"), f"{event.place.name}" + (f", {event.place.country}" if event.place.country else ""))
    for label, group in (("Who", event.actors), ("To or with whom", event.recipients), ("Cited", event.informants)):
        if group:
            yield _fact(say(label), own.line("comma").join(party(record, e, own) for e in record.once_named(group)))
    yield f"  {own.line('comma').join((own.count('report', len(event.reports)), own.count('origin', event.independent)))}"
    for figure in event.figures:
        yield f"  {_figure(record, figure, own)} ({say('rule {rule}', rule=figure.rule)})"
        for by in figure.by:
            claim = record.claim(by.claim)
            note = f"{own.line('comma')}{own.text('corrected')}" if by.superseded else ""
            told = {"value": by.value, "who": _voice(record, by, claim) or say("the report"), "note": note}
            yield f"    {say('{value} says {who} in {report}{note}', **told, report=claim.report if claim else '?')}"
    for conflict in event.conflicts:
        told = {"measure": own.measure(conflict.field), "values": " ≠ ".join(conflict.values)}
        yield f"  {say('disagreement on {measure}: {values}', **told)}"
    for label, others in (
        ("Part of", (event.part_of,) if event.part_of else ()),
        ("Contains", event.contains),
        ("Said to break", event.breaks),
    ):
        for other in others:
            found = record.event(other)
            yield _fact(say(label), f"{found.title if found else other} ({other[:8]})")
    yield _fact(say("evidence"), "").rstrip()
    for claim in record.claims_of(event):
        yield from _evidence(record, claim, own)
    for reason in event.reasons:
        yield f"  {say('joined: {why}', why=reason)}"
    for near, why in kept_apart(record, event):
        other = f"{near.id[:8]} {near.title} ({_day(near.date, own)})"
        yield f"  {say('kept apart from {event}: {why}', event=other, why=in_words(why, own))}"


def _fact(label: str, value: str) -> str:
    """A line with its label in front, in small letters in English as ever."""
    return f"  {label[:1].lower() + label[1:]}: {value}"


def _day(when: When, own: Tongue) -> str:
    """A date as `day` has it, in figures, with the words of another language."""
    if own.code == FIRST:
        return day(when)
    if not when.start:
        return own.text("undated")
    last = when.end or when.start
    days = when.start if last == when.start else str(own.table["habits"]["days"]).format(first=when.start, last=last)
    about = own.text("about", days=days)
    return about[:1].lower() + about[1:] if when.basis == "inferred" else days


def _figure(record: Record, figure: EventFigure, own: Tongue) -> str:
    """A figure as `figure_text` has it, the measure in the words of another language."""
    if own.code == FIRST:
        return figure_text(figure, record)
    number = own.ranged(figure.low, figure.best, figure.high) or own.text("unknown")
    return f"{own.measure(figure.measure)}: {number}{counted_beside(record, figure, own)}"


def _voice(record: Record, by: FigureBy, claim: Claim | None) -> str:
    """Who gives a number: the one cited for it, by name or by the words of the report ("the hospital"); nothing where it is the report."""
    return record.name(by.informant) if by.informant else (_cited(record, claim) if claim else "")


def _cited(record: Record, claim: Claim) -> str:
    """Who is cited for a claim, or nothing."""
    said = claim.attribution
    if said is None or not (said.sources or said.anonymous):
        return ""
    return ", ".join(record.named(p) for p in said.sources) or "a source without a name"


def _evidence(record: Record, claim: Claim, own: Tongue) -> Iterator[str]:
    who = _cited(record, claim)
    said = f"{own.line('said', names=who)}" if who else ""
    sure = "" if claim.confidence is None else f" ({claim.confidence:.0%})"
    yield f"    {claim.id[:8]} {claim.report}[{claim.start}:{claim.end}] {own.say(claim.modality)}{sure}{said}"
    yield f"      {' '.join(claim.text.split())}"
