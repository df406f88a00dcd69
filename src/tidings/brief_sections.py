"""The parts of a brief, in the order of a situation report; every statement passes the checker or is set aside with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from tidings.accords import is_gift
from tidings.brief_check import Evidence, evidence_of, refusal
from tidings.brief_types import Group, Refused, Section, Statement
from tidings.brief_wording import Wording, by_toll, counted, counted_words, dated, event_statement, says_what, sentence, sources_of, speaker
from tidings.changes import changes, told_change
from tidings.headline import TOLL
from tidings.match import groups
from tidings.model import Claim, Event, EventFigure, Span
from tidings.record import Record
from tidings.settings import Settings
from tidings.tongue import FIRST, Tongue, tongue

REACHED = 10  # the dead and injured of an act that weighs as much as a meeting or an agreement


class Desk:
    """Who writes the brief: the record, the language, the evidence for the checker, what was refused, which printings are one sentence."""

    def __init__(self, record: Record, settings: Settings, before: dict[str, Any] | None = None, language: str = FIRST) -> None:
        """Prepares the look-ups once for the whole brief; `before` is what `changes.state_of` gave when the last one was made."""
        self.own = tongue(language)
        self.before = before
        self.record = record
        self.settings = settings
        self.evidence: Evidence = evidence_of(record)
        self.refused: list[Refused] = []
        self.news = [e for e in record.events if not e.background and e.claims]
        self.same = one_sentence(record)
        self._told: dict[tuple[str, bool], Statement | None] = {}

    def accept(self, statement: Statement | None) -> Statement | None:
        """The statement if the checker lets it pass; else None, and the refusal is noted once."""
        reason = refusal(statement, self.evidence, self.own) if statement else None
        if statement and reason:
            refused = Refused(statement.text, reason)
            self.refused += [] if refused in self.refused else [refused]
            return None
        return statement

    def told(self, event: Event, with_figures: bool = True) -> Statement | None:
        """The accepted line of an event: with its date where the reports tell it, without its figures where the cited words lack one.

        Several sections tell of one event; its line is made and checked once.
        """
        key = event.id, with_figures
        if key not in self._told:
            self._told[key] = self._line(event, with_figures)
        return self._told[key]

    def _line(self, event: Event, with_figures: bool) -> Statement | None:
        bare = event_statement(self.record, event, self.own, with_figures)
        dating = dated(self.record, event, bare, self.own) if bare else None
        if dating and refusal(dating, self.evidence, self.own) is None:
            return dating
        return self.accept(bare) or (self.told(event, with_figures=False) if with_figures else None)

    def once(self, events: Iterable[Event]) -> list[tuple[Event, Statement]]:
        """Events with their lines; of two lines for one printing of a sentence the emptier goes, and a sentence is quoted once.

        A line that says neither who, where, when nor how many tells nothing.
        """
        lines = [(e, s) for e in events if (s := self.told(e)) and (fullness(e) or s.days)]
        kept: list[tuple[Event, Statement]] = []
        seen: dict[Span, list[str]] = defaultdict(list)
        for event, line in sorted(lines, key=lambda line: (fullness(line[0]), *place_in_text(line[1]))):
            key = self.same.get(line.cites[0], line.cites[0])
            if seen[key] and (event.type in seen[key] or not fullness(event)):
                continue
            kept.append((event, replace(line, quote=None) if seen[key] else line))
            seen[key].append(event.type)
        return sorted(kept, key=in_time)


def fullness(event: Event) -> int:
    """How much is known of an event beyond its kind, the fuller the less; 0 where nothing is."""
    return -len(event.actors) - len(event.recipients) - 2 * len(event.figures) - bool(event.place)


def place_in_text(line: Statement) -> tuple[str, int]:
    """Where the first cited sentence of a line stands."""
    return line.cites[0].report, line.cites[0].start


def in_time(told: tuple[Event, Statement]) -> tuple[object, ...]:
    """By day, days that are told before those that are inferred, then as printed."""
    event, line = told
    return event.date.start or "9", event.date.end or "9", not line.days, *place_in_text(line), not line.quote


def one_sentence(record: Record) -> dict[Span, Span]:
    """For each sentence with a claim, the first of the sentences that are printings of one another."""
    spans = sorted({sentence(c) for c in record.claims}, key=lambda s: (s.report, s.start, s.end))
    by_report: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_report[span.report].append(span)
    links = []
    for copy in record.copies:
        a = [s for s in by_report[copy.a.report] if covers(copy.a.start, copy.a.end, s)]
        b = [s for s in by_report[copy.b.report] if covers(copy.b.start, copy.b.end, s)]
        links += [(a[0], b[0])] if len(a) == len(b) == 1 else []
    return {member: family[0] for family in groups(spans, links) for member in family}


def covers(start: int, end: int, span: Span) -> bool:
    """Whether a stretch covers most of a span."""
    return 2 * (min(end, span.end) - max(start, span.start)) > span.end - span.start


def key_figures(desk: Desk) -> Section:
    """Who gives which number, event by event, with the derived range and its rule."""
    found = []
    for event, line in desk.once(e for e in desk.news if e.figures and e.status not in ("planned", "urged")):
        counted_ = [f for f in by_toll(event.figures) if f.measure != "incidents"] or event.figures
        rows = [row for figure in counted_ for row in figure_rows(desk, event, figure)]
        if rows:
            about = desk.told(event, with_figures=False) or line
            found.append(Group(heading(desk, about), tuple(rows), range_note(event, desk.own), about.cites))
    return Section("figures", desk.own.text("figures"), tuple(found), desk.own.text("figures_lead"))


def range_note(event: Event, own: Tongue) -> str:
    """The derived range of each measure that more than one value was given for, its rule, and what the event sums up."""
    open_ = [f for f in by_toll(event.figures) if len({by.value for by in f.by}) > 1]
    ranges = [own.text("rule", measure=own.measure(f.measure), range=own.ranged(f.low, f.best, f.high), rule=f.rule) for f in open_]
    parts = [own.count("parts", len(event.contains))] if event.contains else []
    return own.text("between").join([*ranges, *parts, counted(event, own)])


def heading(desk: Desk, line: Statement) -> str:
    """An accepted line as a heading: without its full stop."""
    return line.text.removesuffix(desk.own.line("stop"))


def figure_rows(desk: Desk, event: Event, figure: EventFigure) -> list[Statement]:
    """One statement a value and speaker; printings of one sentence are cited together, and quoted where no speaker was read in it."""
    own = desk.own
    rows: dict[str, list[Statement]] = defaultdict(list)
    for by in figure.by:
        claim = desk.record.claim(by.claim)
        number = own.ranged(by.low, None, by.high) or ("" if by.value is None else own.amount(by.value))
        if claim is None or not number:
            continue
        wording = Wording(desk.record, [claim], own)
        said = speaker(desk.record, by, wording)
        told = counted_words(number, figure, wording)
        text = told + (own.line("joins") + own.line("said", names=said) if said else "") + own.line("stop")
        line = desk.accept(wording.done(text))
        if line:
            note = own.text("corrected") if by.superseded else line.note
            plain = said and says_what(figure, wording)
            rows[line.text].append(replace(line, quote=None if plain else line.quote, note=note))
    return [merged(lines) for lines in rows.values()]


def merged(lines: Sequence[Statement]) -> Statement:
    """Statements of one text as one, with all their citations and names."""
    cites = tuple(dict.fromkeys(c for line in lines for c in line.cites))
    return replace(lines[0], cites=cites, names=tuple(dict.fromkeys(n for line in lines for n in line.names)))


def by_day(desk: Desk) -> Section:
    """News by the day it happened; days that no sentence tells stand apart, marked as inferred."""
    own = desk.own
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for event, line in desk.once(e for e in desk.news if e.status not in ("planned", "urged")):
        start, end = event.date.start, event.date.end or event.date.start
        if line.days:
            head = (own.days(line.days[0].start, line.days[0].end), "")
        elif start and end:
            head = (own.text("about", days=own.days(start, end)), own.text("about_note"))
        else:
            head = (own.text("no_day"), "")
        found[head].append(line)
    return Section("days", own.text("days"), tuple(Group(h, tuple(lines), note) for (h, note), lines in found.items()))


def agreements(desk: Desk) -> Section:
    """Agreements with their terms in the reports' words, and what is alleged to break them; last those that the reports only recall."""
    current: list[Group] = []
    recalled: list[Statement] = []
    breaking: dict[str, list[Event]] = defaultdict(list)
    for event in desk.record.events:
        for broken in event.breaks:
            breaking[broken].append(event)
    for event, line in desk.once(e for e in desk.record.events if e.type == "AGREE" and e.status not in ("planned", "urged")):
        if (is_gift(event) or not line.names) and event.id not in breaking:
            continue
        breaches = [
            replace(s, note=desk.own.text("between").join((desk.own.text("breach"), s.note)))
            for e in breaking[event.id]
            if (s := desk.told(e))
        ]
        if event.background:
            recalled += [line, *breaches]
        else:
            current.append(Group("", (line, *breaches)))
    found = [*current, *([Group(desk.own.text("agreements_before"), tuple(recalled))] if recalled else [])]
    return Section("agreements", desk.own.text("agreements"), tuple(found))


def disagreements(desk: Desk) -> Section:
    """Where reports or those they cite contradict one another: values with their speakers, denials with their claims."""
    found = []
    for event in desk.record.events:
        fields = {conflict.field for conflict in event.conflicts}
        rows = [row for figure in event.figures if figure.measure in fields for row in figure_rows(desk, event, figure)]
        if event.status in ("disputed", "denied"):
            told_of = {desk.same.get(cite, cite) for row in rows for cite in row.cites}
            sides = [claim for claim in _sides_of(event, desk) if desk.same[sentence(claim)] not in told_of]
            rows += [line for claim in sides if (line := desk.accept(_side(desk, claim)))]
        line = desk.told(event, with_figures=False) if rows else None
        if line:
            found.append(Group(heading(desk, line), tuple(dict.fromkeys(rows)), counted(event, desk.own), line.cites))
    return Section("disagreements", desk.own.text("disagreements"), tuple(found))


def _side(desk: Desk, claim: Claim) -> Statement:
    """What one side says: that it was so or was not, with who says it where that was read; the sentence stands under it."""
    wording, own = Wording(desk.record, [claim], desk.own), desk.own
    said = sources_of(desk.record, wording)
    told = own.line("denial" if claim.modality == "denied" else "saying")
    if said:
        told = told.removesuffix(own.line("stop")) + own.line("joins") + own.line("said", names=said) + own.line("stop")
    return wording.done(told)


def _sides_of(event: Event, desk: Desk) -> list[Claim]:
    """One claim for each modality and sentence, printings of one sentence once."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in desk.record.claims_of(event):
        kept.setdefault((claim.modality == "denied", desk.same[sentence(claim)]), claim)
    return list(kept.values())


def planned(desk: Desk) -> Section:
    """What is announced or asked for and not told as done."""
    lines = desk.once(e for e in desk.news if e.status in ("planned", "urged") and e.type != "HAZARD")  # nobody plans a disaster
    groups_ = tuple(
        Group(title, tuple(s for e, s in lines if e.status == status))
        for status, title in (("planned", desk.own.text("announced")), ("urged", desk.own.text("called_for")))
        if any(e.status == status for e, _ in lines)
    )
    return Section("planned", desk.own.text("planned"), groups_, desk.own.text("planned_lead"))


def background(desk: Desk) -> Section:
    """What the reports recall: older events and paragraphs that recur, never counted as news."""
    lines = tuple(s for _, s in desk.once(e for e in desk.record.events if e.background and e.claims))
    return Section("background", desk.own.text("recalled"), (Group("", lines),) if lines else ())


def highlights(desk: Desk) -> Section:
    """The few events that most origins tell or that cost most."""

    def weight(event: Event) -> tuple[object, ...]:
        toll = sum(f.best or f.low or 0 for f in event.figures if f.measure in TOLL)
        reached = event.type in ("AGREE", "CONSULT") and len(event.actors) + len(event.recipients) > 1
        return not (reached or toll), -event.independent, -max(toll, REACHED if reached else 0), -len(event.reports), event.id

    standing = ("reported", "corroborated", "disputed")
    chosen = [(e, line) for e, line in desk.once(e for e in desk.news if e.status in standing) if line.names and fullness(e)]
    heaviest: dict[Span, str] = {}
    for event, line in sorted(chosen, key=lambda told: weight(told[0])):
        heaviest.setdefault(line.cites[0], event.id)
    keep = list(heaviest.values())[: desk.settings.brief_highlights]
    lines = tuple(replace(line, quote=line.cites[0]) for e, line in chosen if e.id in keep)
    return Section("highlights", desk.own.text("highlights"), (Group("", lines),) if lines else (), desk.own.text("highlights_lead"))


def changed(desk: Desk) -> Section:
    """What is new or told otherwise since the last brief; nothing where there was none."""
    told = changes(desk.before, desk.record) if desk.before is not None else ()
    own = desk.own
    how = {change.event.id: own.text("between").join(told_change(what, own) for what in change.what) for change in told}
    lines = desk.once(change.event for change in told)
    fresh = tuple(
        replace(line, note=own.text("between").join((own.text("change_new"), line.note))) for event, line in lines if not how[event.id]
    )
    revised = tuple(replace(line, note=how[event.id]) for event, line in lines if how[event.id])
    titled = ((own.text("changes_new"), fresh), (own.text("changes_revised"), revised))
    return Section("changes", own.text("changes"), tuple(Group(title, part) for title, part in titled if part), own.text("changes_lead"))


SECTIONS: tuple[Callable[[Desk], Section], ...] = (highlights, changed, key_figures, by_day, agreements, disagreements, planned, background)


def span_of_days(record: Record, own: Tongue) -> str:
    """From when to when the reports were printed, as far as that is known."""
    days = sorted(r.published.value[:10] for r in record.reports if r.published and len(r.published.value) >= 10)
    return own.days(days[0], days[-1]) if days else own.text("undated")
