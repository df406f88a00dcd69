"""The brief's checker: no sentence leaves with a name, number, place, date or word that its cited spans do not hold.

Every word of a sentence outside dates must be one of the brief's own words (`brief.toml` of its language, which holds no name and no
number), stand in a cited span, or belong to a name that is paired with another spelling that stands there. Every number must
be the value of a number there, whether written in words or digits. Every date must be told by a cited time
expression, or follow from a relative one and the date of its report, cited as well. The checker knows nothing of templates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.brief_types import Day, Statement
from tidings.called import crowd_kind, names_in
from tidings.fold import fold, fold_name
from tidings.language import Pack, load_pack
from tidings.model import Entity, Figure, Mention, Span
from tidings.numbers import find_numbers
from tidings.record import Record
from tidings.romanise import romanised
from tidings.tongue import WORD, Tongue, tongue

DIGITS = re.compile(r"\d[\d,. \u202f\u00a0]*\d|\d")
LONGEST_NUMBER = 15  # code points: a float keeps as many digits; a longer one is compared as a word


@dataclass(frozen=True)
class Evidence:
    """What the checker looks up, by id of report or folded name: nothing of it comes from the brief.

    `told` is the TIMEX value of each time expression, `printed` the spans that date a report, `undated_text` the reports that only
    their markup dates, `forms` the entities that a spelling belongs to, `ones` the spans of a report that were read as one thing though no
    number stands there ("a depot"), `sums` those of figures with what their own words come to ("seven soldiers and one driver"), `named`
    the mentions of each report that are of one of the `entities`.
    """

    texts: Mapping[str, str]
    languages: Mapping[str, str | None]
    told: Mapping[tuple[str, int, int], str]
    printed: Mapping[str, tuple[Span, ...]]
    undated_text: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    ones: Mapping[str, tuple[tuple[int, int], ...]]
    sums: Mapping[str, tuple[tuple[int, int, float], ...]]
    named: Mapping[str, tuple[Mention, ...]]
    entities: Mapping[str, Entity]


def evidence_of(record: Record) -> Evidence:
    """The look-ups of a record."""
    forms: dict[str, set[str]] = defaultdict(set)
    for entity in record.entities:
        for form in (entity.name, *(n.text for n in entity.names)):
            forms[fold_name(form)].add(entity.id)
    for mention in record.mentions:
        if mention.entity and fold_name(mention.text) and record.entity(mention.entity):
            forms[fold_name(mention.text)].add(mention.entity)
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in record.mentions:
        if mention.entity:
            named[mention.report].append(mention)
    dated = [r for r in record.reports if r.published]
    ones: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sums: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    packs = {r.id: load_pack(r.language) for r in record.reports}
    for figure in record.figures:
        if figure.best is not None and _adds_up(figure, packs.get(figure.report)):
            sums[figure.report].append((figure.start, figure.end, float(figure.best)))
        if figure.best == 1:
            ones[figure.report].append((figure.start, figure.end))
    return Evidence(
        texts={r.id: r.text for r in record.reports},
        languages={r.id: r.language for r in record.reports},
        told={(t.report, t.start, t.end): t.when for t in record.times},
        printed={r.id: r.published.evidence for r in dated if r.published},
        undated_text=frozenset(r.id for r in dated if r.published and r.published.basis == "markup"),
        forms={form: frozenset(ids) for form, ids in forms.items()},
        ones={report: tuple(spans) for report, spans in ones.items()},
        sums={report: tuple(spans) for report, spans in sums.items()},
        named={report: tuple(mentions) for report, mentions in named.items()},
        entities={e.id: e for e in record.entities},
    )


def _adds_up(figure: Figure, pack: Pack | None) -> bool:
    """Whether the numbers of a figure's own words come to its value: "rose to 83", "seven soldiers and one driver"."""
    found = find_numbers(figure.text, pack) if pack else ()
    if len(found) == 1:
        return figure.best in (found[0].low, found[0].best, found[0].high)
    exact = [number.best for number in found if number.best is not None]
    return len(exact) == len(found) > 1 and sum(exact) == figure.best


def refusal(statement: Statement, evidence: Evidence, own: Tongue | None = None) -> str | None:
    """Why a statement must not be printed, or None if its cited spans bear all of it; `own` is the language it is written in."""
    own = own or tongue()
    if not statement.cites:
        return own.text("nothing_cited")
    for span in statement.cites:
        if evidence.texts.get(span.report, "")[span.start : span.end] != span.text or not span.text:
            return own.text("false_span", report=span.report, start=span.start, end=span.end)
    if statement.quote and not any(_inside(statement.quote, cite) for cite in statement.cites):
        return own.text("false_quotation")
    return _dates_unborne(statement, evidence, own) or _words_unborne(statement, evidence, own)


def _inside(part: Span, whole: Span) -> bool:
    at = part.start - whole.start
    return part.report == whole.report and at >= 0 and bool(part.text) and whole.text[at : at + len(part.text)] == part.text


def _words_unborne(statement: Statement, evidence: Evidence, own: Tongue) -> str | None:
    text = own.written_day.sub(" ", statement.text)
    begins = rf"(?:(?<!\w)|(?<={re.escape(own.joint)}))" if own.joint else r"(?<!\w)"
    held = frozenset(w for told in (statement.noun, *(cite.text for cite in statement.cites)) for w in words(told))
    for shown, spelling in sorted(statement.names, key=lambda n: (-len(n[0]), n)):
        if (_one_entity(shown, spelling, statement.cites, evidence, own) or _of_a_kind(shown, spelling, statement, evidence, own)) and any(
            _holds(cite.text, spelling) for cite in statement.cites
        ):
            text = re.sub(rf"{begins}{re.escape(shown)}(?!\w)", " ", text)
    text, exact, bounds = _numbers(text, own.pack)
    held_exact, held_bounds = _held_values(statement.cites, evidence)
    for value in sorted(exact - held_exact | bounds - held_exact - held_bounds):
        return own.text("number_unborne", what=f"{value:g}")
    for place, match in enumerate(WORD.finditer(text)):
        token = match.group()
        if not _borne(token, place == 0 and not text[: match.start()].strip(), held, own):
            return own.text("name_unborne" if token[:1].isupper() else "word_unborne", what=token)
    return None


def _one_entity(shown: str, spelling: str, cites: Sequence[Span], evidence: Evidence, own: Tongue) -> bool:
    """Whether two names are of one entity: of the one that is named so in the cited spans, or, where none is read there, of any."""
    none: frozenset[str] = frozenset()
    if shown == romanised(spelling):
        return True
    read = [m for cite in cites for m in evidence.named.get(cite.report, ()) if cite.start <= m.start and m.end <= cite.end]
    meant = frozenset(m.entity for m in read if m.text == spelling and m.entity) or evidence.forms.get(fold_name(spelling), none)
    if meant & evidence.forms.get(fold_name(shown), none):
        return True
    for entity in filter(None, map(evidence.entities.get, meant)):
        if shown in names_in(own, entity, [m.text for m in read if m.entity == entity.id]):
            return True
    return False


def _of_a_kind(shown: str, spelling: str, statement: Statement, evidence: Evidence, own: Tongue) -> bool:
    """Whether a word is what people are called here whom a cited report tells of by their kind: "soldiers" for "soldats"."""
    kinds = (crowd_kind(spelling, evidence.languages.get(cite.report)) for cite in statement.cites if spelling in cite.text)
    return any(own.crowd(kind) == shown for kind in kinds if kind)


def _borne(token: str, first: bool, held: frozenset[str], own: Tongue) -> bool:
    if all(part in held for part in words(token)) or token in own.own_words:
        return True
    return first and token[:1].isupper() and token[:1].lower() + token[1:] in own.own_words


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without possessive endings; those joined by a hyphen or an apostrophe one by one too."""
    return tuple(w for token in WORD.findall(text) for w in re.split(r"[\s\-]+", fold_name(token)) if w)


def _holds(text: str, spelling: str) -> bool:
    return f" {fold_name(spelling)} " in f" {' '.join(words(text))} " or fold(spelling) in fold(text)


def _held_values(cites: tuple[Span, ...], evidence: Evidence) -> tuple[frozenset[float], frozenset[float]]:
    """Every number that the spans hold: exact ones, and the bounds that a wording sets ("more than 640" is at least 641)."""
    exact: frozenset[float] = frozenset()
    bounds: frozenset[float] = frozenset()
    for cite in cites:
        _, sure, limits = _numbers(cite.text, load_pack(evidence.languages.get(cite.report)))
        one = any(cite.start <= start <= end <= cite.end for start, end in evidence.ones.get(cite.report, ()))
        added = {value for start, end, value in evidence.sums.get(cite.report, ()) if cite.start <= start <= end <= cite.end}
        exact, bounds = exact | sure | added | ({1.0} if one else frozenset()), bounds | limits
    return exact, bounds


def _digits(text: str) -> float:
    return float(re.sub(r"\D", "", text))


def _numbers(text: str, pack: Pack | None) -> tuple[str, frozenset[float], frozenset[float]]:
    """A text with its numbers blanked, its exact numbers, and the ends of its ranges ("at least 5", "40 to 50")."""
    exact: set[float] = set()
    bounds: set[float] = set()
    for number in reversed(find_numbers(text, pack) if pack else ()):
        values = {float(v) for v in (number.low, number.best, number.high) if v is not None}
        exact |= set() if number.best is None else {float(number.best)}
        bounds |= values
        text = text[: number.start] + " " * (number.end - number.start) + text[number.end :]
    written = [m for m in DIGITS.finditer(text) if len(m.group()) <= LONGEST_NUMBER]
    exact |= {_digits(m.group()) for m in written}
    for match in written:
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return text, frozenset(exact), frozenset(bounds)


# dates


def told_range(value: str) -> tuple[str, str] | None:
    """First and last day of a TIMEX value that is a day, a month or a year; None for any other."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        return value[:10], value[:10]
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = int(value[:4]), int(value[5:])
        return f"{value}-01", (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return (f"{value}-01-01", f"{value}-12-31") if re.fullmatch(r"\d{4}", value) else None


def _dates_unborne(statement: Statement, evidence: Evidence, own: Tongue) -> str | None:
    held = [day for day in statement.days if _day_holds(day, statement.cites, evidence)]
    borne = {match.group() for day in held for match in own.written_day.finditer(own.days(day.start, day.end))}
    for match in own.written_day.finditer(statement.text):
        if match.group() not in borne:
            return own.text("date_unborne", what=match.group())
    return None


def _day_holds(day: Day, cites: tuple[Span, ...], evidence: Evidence) -> bool:
    """Whether the expression is cited, has that value, and tells it alone or with the cited date of its report."""
    said = day.said
    value = evidence.told.get((said.report, said.start, said.end), "")
    if told_range(value) != (day.start, day.end) or not any(_inside(said, c) for c in cites):
        return False
    if day.start[:4] in said.text or (day.markup and said.report in evidence.undated_text):
        return True
    grounds = evidence.printed.get(said.report, ())
    return bool(grounds) and all(any(_inside(ground, c) for c in cites) for ground in grounds)
