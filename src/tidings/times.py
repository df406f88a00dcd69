"""Time expressions of a report with their TIMEX3 values (ISO-TimeML), from rules that are a pack's data (`times.toml`).

Each hit of a rule is read in the order of the text against the day of printing and what was told before it; what these cannot tell
stays open (X). The approach is that of rule-based temporal taggers such as HeidelTime (Strötgen and Gertz 2010).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tidings.annotate_types import Sentence
from tidings.chronicle import Section, find_sections, section_at
from tidings.cues import cues_of
from tidings.days_told import UNPARSED, DaysTold, Parsed, points_back
from tidings.language import Pack
from tidings.letters import plain
from tidings.model import Passage, Report, TimeExpression
from tidings.timegrammar import Hit, TimeGrammar, find_hits, time_grammar
from tidings.timesense import SENSES, Kind, Setting, duration
from tidings.timex import interval

__all__ = ["find_times", "interval", "sections_of"]

TIMED_KINDS = ("title", "lead", "body", "heading", "caption", "dateline")
FEWEST_YEARS = 6  # so many dates with a year, and next to none of late, make a text history
LATE_SHARE = 12  # one in so many may be late
FEWEST_SENTENCES = 12  # in so many sentences that name no day at all, "today" is these times and no day
ESSAY_SENTENCES = 30  # as in a longer text that names a day in so many at most
LONGEST_SENTENCE = 1000  # code points looked at on either side: pages that repeat a line ten thousand times have no sentences
CLAUSE = re.compile(r"[,;:،؛](?!\d)| [–—-] ")  # where a clause may end
AROUND = 48  # code points before an expression in which a modifier may stand


def find_times(report: Report, passages: Sequence[Passage], pack: Pack, sentences: Sequence[Sentence] = ()) -> tuple[TimeExpression, ...]:
    """The time expressions of the passages that people would read, in text order; none where the pack has no grammar.

    They are read against `report.published`, if that is known to the day. `basis` is "stated" where the text gives the whole
    value, "inferred" where the day of printing or an earlier date went into it. Under the headings of a chronicle
    they are read against its days. Of parsed `sentences` it is known which of their days the telling stands on (`days_told.py`).
    """
    grammar = time_grammar(pack)
    if grammar is None:
        return ()
    parsed = Parsed(sentences, cues_of(pack))
    setting = Setting(_printed(report))
    pieces = [p for passage in passages if passage.kind in TIMED_KINDS for p in passage.sentences or ((passage.start, passage.end),)]
    text = plain(report.text, pack)
    hits = [(start, end, find_hits(text, start, end, grammar)) for start, end in pieces]
    told = [hit for _, _, group in hits for hit in group]
    setting.history = _is_history(told, setting.printed)
    setting.essay = len(pieces) >= max(FEWEST_SENTENCES, ESSAY_SENTENCES * sum(_is_of_days(hit) for hit in told))
    sections = find_sections(report, passages, grammar, setting)
    found: list[TimeExpression] = []
    for start, end, group in hits:
        section = section_at(sections, start)
        _enter(setting, section, _printed(report))
        told_here = _of_sentence(report, start, end, group, grammar, setting, parsed)
        if section and section.start == start:
            told_here = [replace(time, value=section.value) for time in told_here]
            setting.note(section.value)
        found += told_here
    return tuple(found)


def sections_of(report: Report, passages: Sequence[Passage], pack: Pack) -> tuple[Section, ...]:
    """The sections of a report that is a chronicle, by the headings that give their days; none of one that is not."""
    grammar = time_grammar(pack)
    return find_sections(report, passages, grammar, Setting(_printed(report))) if grammar else ()


def _enter(setting: Setting, section: Section | None, printed: date | None) -> None:
    """Has what follows read against the day or month of the section that it stands in, else against the day of printing."""
    days = (section.first, section.last) if section else None
    one = section is not None and section.first == section.last
    setting.printed = section.first if section and one else printed
    setting.month = None if one else days


def _is_history(hits: Sequence[Hit], printed: date | None) -> bool:
    """Whether a text tells of years long before its printing: many dates with such years, next to none near it, no "yesterday"."""
    if printed is None:
        return False
    years = [hit.fields["year"] for hit in hits if hit.rule.sense == "date" and isinstance(hit.fields.get("year"), int)]
    late = [year for year in years if year >= printed.year - 1]
    late += [0 for hit in hits if hit.rule.sense == "shift" and hit.fields.get("unit") == "D" and "near" not in hit.fields]
    return len(years) >= FEWEST_YEARS and len(late) * LATE_SHARE <= len(years)


def _is_of_days(hit: Hit) -> bool:
    """Whether an expression is one of a text that follows days: a weekday, a clock, a day of a month without a year, "yesterday"."""
    if hit.rule.sense in ("clock", "night"):
        return True
    if hit.rule.sense == "shift":
        return hit.fields.get("unit") == "D" and "near" not in hit.fields and "nowadays" not in hit.fields
    return hit.rule.sense == "date" and ("weekday" in hit.fields or "day" in hit.fields) and "year" not in hit.fields


def _printed(report: Report) -> date | None:
    """The day of publication, where it is known to the day."""
    dated = report.published
    return date.fromisoformat(dated.value[:10]) if dated and dated.precision in ("minute", "hour", "day") else None


def _of_sentence(
    report: Report, start: int, end: int, hits: Sequence[Hit], grammar: TimeGrammar, setting: Setting, parsed: Parsed
) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    home: date | None = None  # where the telling returns to after a look back: "named on Friday for X, who had resigned the day before"
    days = DaysTold()
    for number, hit in enumerate(hits):
        setting.tense = _tense(report.text, start, end, hit, grammar)
        before = setting.then
        stands = UNPARSED if setting.history else parsed.stands(hit.start, hit.end)  # history goes on from whatever day it names
        of_day = hit.rule.sense == "clock" and "relday" not in hit.fields
        if of_day:
            setting.then = days.named or before
        elif points_back(hit):
            setting.then = days.meant(stands, before) or _told_next(hits[number + 1 :], setting)
        value = SENSES[hit.rule.sense][0](hit.fields, setting)
        if value is None:
            setting.then = before
            continue
        if "stretch" in hit.fields:
            setting.note(value)
            found.append(_counted_back(report, hit, value))
            continue
        if hit.rule.sense not in ("duration", "set", "ref"):
            setting.then = before
            setting.note(value)
            earlier = bool(before and setting.then and setting.then < before)
            past = earlier and grammar.pluperfect is not None and grammar.pluperfect.search(report.text, start, end) is not None
            if past:
                home = home or before
            elif earlier and _opens_stretch(report.text[start : hit.end], hit, start, grammar):
                setting.then = before  # a look back, from which the telling returns
            setting.then = before if of_day and days.named else days.after(stands, before, setting.then, setting.printed)
        found.append(_shaded(report, (start, end), hit, value, grammar))
    if home and setting.then and setting.then < home:
        setting.then = home
    return found


def _told_next(hits: Sequence[Hit], setting: Setting) -> date | None:
    """The first day that a sentence names behind one that is told from it: "seized the day before, said a statement of Thursday"."""
    for hit in hits:
        value = SENSES[hit.rule.sense][0](hit.fields, setting) if hit.rule.sense in ("date", "shift") and not points_back(hit) else None
        days = interval(value) if value else None
        if days and days[0] == days[1]:
            return days[0]
    return None


def _opens_stretch(text: str, hit: Hit, start: int, grammar: TimeGrammar) -> bool:
    """Whether an expression only says since when something has been so: "the water that the town has lacked since Thursday"."""
    since = frozenset(str(word) for word in grammar.pack.toml("claims").get("since", ()))
    words = [m[0].lower() for m in re.finditer(r"\w+", text)]
    inside = len(re.findall(r"\w+", text[hit.start - start :]))
    return bool(since & {*words[len(words) - inside :][:1], *words[: len(words) - inside][-1:]})


def _counted_back(report: Report, hit: Hit, day: str) -> TimeExpression:
    """A stretch with the day that it is counted back to; a vague one ("vor einigen Jahren") is counted back to no day."""
    begins = None if day.endswith("_REF") or day.startswith("X") else day
    text = report.text[hit.start : hit.end]
    return TimeExpression(report.id, hit.start, hit.end, text, "DURATION", duration(hit.fields), None, "inferred", begins)


def _kind(hit: Hit, value: str) -> Kind:
    """The type of an expression: its sense's, but TIME where a date's value holds a time of day."""
    kind = SENSES[hit.rule.sense][1]
    return "TIME" if kind == "DATE" and "T" in value and not value.endswith("_REF") else kind


def _tense(text: str, start: int, end: int, hit: Hit, grammar: TimeGrammar) -> int:
    """Whether the words around say that it is ahead (1) or over (-1): the nearest cue before it, else the first after it.

    The words of its own clause go before those beyond a comma. Where the verb comes last in its clause, the first cue after it
    goes before any other.
    """
    before = plain(text[max(start, hit.start - LONGEST_SENTENCE) : hit.start], grammar.pack)
    after = plain(text[hit.end : min(end, hit.end + LONGEST_SENTENCE)], grammar.pack)
    later = _first_cue(after, grammar)
    if later and grammar.verb_last:
        return later
    bound = CLAUSE.search(after)
    if grammar.over and grammar.over.search(after[: bound.start()] if bound else after):
        return -1
    near = before[max((m.end() for m in CLAUSE.finditer(before)), default=0) :]
    own = _last_cue(near, grammar) or _first_cue(after[: bound.start()] if bound else after, grammar)
    return own or _last_cue(before, grammar) or later


def _last_cue(text: str, grammar: TimeGrammar) -> int:
    """The tense of the last cue in a text, 0 where there is none."""
    cues = [(m.end(), 1) for m in grammar.future.finditer(text)] + [(m.end(), -1) for m in grammar.past.finditer(text)]
    return max(cues)[1] if cues else 0


def _first_cue(text: str, grammar: TimeGrammar) -> int:
    """The tense of the first cue in a text, 0 where there is none."""
    cues = [(m.start(), -1) for m in grammar.future.finditer(text)] + [(m.start(), 1) for m in grammar.past.finditer(text)]
    return -min(cues)[1] if cues else 0


def _shaded(report: Report, within: tuple[int, int], hit: Hit, value: str, grammar: TimeGrammar) -> TimeExpression:
    """The expression with the modifier that stands beside it."""
    first, last, mod = hit.start, hit.end, hit.fields.get("mod")
    lead = plain(report.text[max(within[0], first - AROUND) : first], grammar.pack)
    tail = plain(report.text[last : min(within[1], last + LONGEST_SENTENCE)], grammar.pack)
    for modifier in grammar.modifiers:
        match = modifier.pattern.match(tail) if modifier.after else modifier.pattern.search(lead)
        if match and mod is None:
            mod = modifier.mod
            if modifier.spans:
                first, last = (first, last + match.end()) if modifier.after else (first - len(lead) + match.start(), last)
    stated = hit.rule.sense in ("duration", "set", "ref", "decade") or (hit.rule.sense == "date" and "year" in hit.fields)
    return TimeExpression(
        report.id, first, last, report.text[first:last], _kind(hit, value), value, mod, "stated" if stated else "inferred"
    )
