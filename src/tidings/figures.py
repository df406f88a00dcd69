"""Figures of a report: numbers tied to what they measure (killed, displaced, pledged ...), with their scope and period.

A number counts a noun, and the noun's place in the parse tells the measure (`measures.py`). Without a parse the words around the
number decide. "Neutralised" is a measure of its own and never "killed". Numbers joined in one phrase ("seven soldiers and one
contractor were killed") give one figure for their sum, which covers the phrase, beside one for each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidings.annotate_types import Sentence
from tidings.counts import Count, find_counts
from tidings.fold import fold
from tidings.headline_tolls import Toll, headline_tolls
from tidings.language import Pack
from tidings.measures import measures_at
from tidings.measurewords import Measure, MeasureWords, forms, measure_words
from tidings.model import NEWS_KINDS, READ_KINDS, Attribution, Figure, Passage, Report, Span, TimeExpression, content_id
from tidings.nearby import follows, measures_nearby, sentences_without_parse
from tidings.numbers import Quantity
from tidings.own_hand import KILLED, Dead, with_own_hand
from tidings.rivals import rival
from tidings.timex import days_back, interval

NONE_OF = ("killed", "injured", "missing", "abducted", "captured")  # measures of which "none" is news
NEAR_AMONG = 3  # words between "among" and the word that tells the measure, at most: "among all of the dead"
NEAR_SCENE = 3  # words in which "after" stands before acts that set the scene, their article among them


@dataclass(frozen=True)
class Found:
    """A count with one measure that it has; `end` takes in the word that tells it, where that follows ("14 dead").

    `cue` is the span of the word by which another voice gives it than the number before (`rivals.py`).
    """

    count: Count
    measure: Measure
    end: int
    cue: tuple[int, int] | None = None


def find_figures(
    report: Report, passages: Sequence[Passage], sentences: Sequence[Sentence], times: Sequence[TimeExpression], pack: Pack
) -> tuple[Figure, ...]:
    """The figures of a report in text order; none where the pack has no list of measures.

    `sentences` may be empty or hold unparsed ones: these, and passages without any, are read by the words beside a number.
    """
    words = measure_words(pack)
    if words is None:
        return ()
    parsed = [] if words.nearby else list(sentences)
    pieces = parsed or sentences_without_parse(report.text, [p for p in passages if p.kind in READ_KINDS], pack)
    titles = [p for p in passages if p.kind == "title"] if any(p.kind in NEWS_KINDS for p in passages) else []
    figures = [f for title in titles for f in _of_headline(report, title, words)]
    counted = {(f.measure, title.start) for title in titles for f in figures if title.start <= f.start < title.end}
    last: Found | None = None
    for sentence in pieces:
        here = [t for t in times if sentence.start <= t.start < sentence.end]
        title = next((t.start for t in titles if t.start <= sentence.start < t.end), None)
        if last is not None and "\n" in report.text[last.count.sentence.start : sentence.start].rstrip():
            last = None
        found = _found(report, sentence, here, words, last)
        figures.extend(f for f in _of_sentence(report, sentence, here, found, words) if (f.measure, title) not in counted)
        last = next((f for f in reversed(found) if f.measure.kind == "people"), None)
    return tuple(sorted(figures, key=lambda f: f.start))


def _of_headline(report: Report, title: Passage, words: MeasureWords) -> Iterator[Figure]:
    """The tolls of a headline: what its words count goes before what the parse gives for the same measure."""
    tolls = headline_tolls(title.text, words)
    whole = with_own_hand(title.text, [Dead(t.start, t.end, t.best) for t in tolls if t.measure == KILLED and t.best is not None], words)
    if whole is not None:
        tolls = [*tolls, Toll(whole.start, whole.end, KILLED, None, whole.best)]
    for toll in tolls:
        span = (title.start + toll.start, title.start + toll.end)
        yield _made(report, span, toll.measure, (toll.low, toll.best, None), of=None, scope="incident", period=None)


def _found(report: Report, sentence: Sentence, times: Sequence[TimeExpression], words: MeasureWords, before: Found | None) -> list[Found]:
    """The counts of a sentence that have a measure; `before` is the last count of people of the sentence before it."""
    found: list[Found] = []
    for count in find_counts(report.text, sentence, times, words):
        told = _measured(count, found, report.text, words)
        last = next((f for f in reversed(found) if f.measure.kind == "people"), None) or before
        cue = rival(count, last.count, words) if last and not told else None
        found.extend(told if cue is None or last is None else [Found(count, last.measure, count.end, cue)])
    return [f for f in found if not _only_nearby_act(f, found)]


def _of_sentence(
    report: Report, sentence: Sentence, times: Sequence[TimeExpression], found: Sequence[Found], words: MeasureWords
) -> Iterator[Figure]:
    several = [f for f in found if f.measure.kind == "acts" and f.count.value >= 2]
    period = _period(report, sentence, times, words)
    scopes = [
        _scope(report.text, f, period is not None or any(not _before_or_behind(report.text, act, f, words) for act in several), words)
        for f in found
    ]
    made: list[tuple[int, Figure]] = []
    for each, scope in zip(found, scopes, strict=True):
        made.append((each.count.start, _figure(report, each, scope, period)))
    for group in _sums(found):
        scope = "total" if any(scopes[found.index(f)] == "total" for f in group) else "incident"
        made.append((group[0].count.start, _sum(report, group, scope, period)))
    if len({t.when for t in times if t.dates}) < 2:  # who "killed four in 2015" and "killed himself on Monday" is none of the four
        made += [(figure.start, figure) for figure in _with_killers(report, sentence, [figure for _, figure in made], words)]
    seen: set[tuple[object, ...]] = set()
    for _, figure in sorted(made, key=lambda m: (m[0], -m[1].end, m[1].measure)):
        key = (figure.start, figure.end, figure.measure, figure.best, figure.low)
        if key not in seen:
            seen.add(key)
            yield figure


def _with_killers(report: Report, sentence: Sentence, made: Sequence[Figure], words: MeasureWords) -> Iterator[Figure]:
    """The figure of all dead in a sentence that tells of a killer's own death too."""
    exact = [(f, f.best) for f in made if f.measure == KILLED and f.best is not None and f.scope == "incident"]
    dead = [Dead(f.start - sentence.start, f.end - sentence.start, best) for f, best in exact]
    whole = with_own_hand(report.text[sentence.start : sentence.end], dead, words)
    if whole is not None:
        span = (sentence.start + whole.start, sentence.start + whole.end)
        yield _made(report, span, KILLED, (None, whole.best, None), of=None, scope="incident", period=None)


def _measured(count: Count, before: Sequence[Found], text: str, words: MeasureWords) -> list[Found]:
    """A count with its measures: by the parse, or by the words beside it; "of them" and "against N" take those of the count before."""
    last = before[-1] if before else None
    if last and (count.part or _stands_against(count, text, words)):
        return [Found(count, f.measure, count.end) for f in before if f.count == last.count]
    sentence = count.sentence
    if not sentence.parsed:
        beside = measures_nearby(count, words) if count.value else []
        if not beside and last and last.count.sentence is sentence and follows(count, last.count, words):
            beside = [last.measure]
        return [Found(count, m, count.end) for m in beside]
    told = measures_at(count, words)
    told = [(m, at) for m, at in told if m.single or not count.article]
    if last and last.measure.kind == "people" and last.count.sentence is sentence and _is_included(count, text, words):
        told = [(m, at) for m, at in told if at >= count.span[0]]  # "30 were hurt, among them eleven police"; "of whom eleven died"
    found = [
        Found(_of_more(_reached(count, at, words), at, words), m, _end(count, m, at)) for m, at in told if count.value or m.name in NONE_OF
    ]
    if not found and last and last.count.sentence is sentence and _elliptic(count, words):
        return [Found(count, f.measure, count.end) for f in before if f.count == last.count and f.measure.kind == "people"]
    return found


def _reached(count: Count, told: int, words: MeasureWords) -> Count:
    """A count that a toll tells, exact where the bounding word before it is the preposition of the toll's verb: "rose to 31"."""
    tokens, number = count.sentence.tokens, count.number
    before = " ".join(fold(t.text) for t in tokens[count.lead : count.span[0]])
    if number.high is None or before not in words.words["toll_to"] or not forms(tokens[told], words.pack) & words.words["toll"]:
        return count
    return replace(count, number=replace(number, best=number.high, high=None))


def _of_more(count: Count, told: int, words: MeasureWords) -> Count:
    """A count that a sentence puts among those of its measure, as what they are at least: "four nurses are among the dead"."""
    tokens, number = count.sentence.tokens, count.number
    beside = [*range(told - 1 - NEAR_AMONG, told), *([told + 1] if words.verbs_last else [])]
    among = [at for at in beside if 0 <= at < len(tokens) and fold(tokens[at].text) in words.words["among"]]
    told_noun = tokens[told].pos in ("NOUN", "ADJ", "PROPN") or tokens[told].feature("VerbForm") == "Part"
    if among and not (told_noun and all(t.pos in ("DET", "ADJ", "ADP", "PRON", "NUM") for t in tokens[among[-1] + 1 : told])):
        return count  # "a clash between gangs killed eight"
    if number.best is None or not among or any(min(among[-1], told) <= at <= max(among[-1], told) for at in range(*count.span)):
        return count
    return replace(count, number=replace(number, low=number.best, best=None))


def _elliptic(count: Count, words: MeasureWords) -> bool:
    """Whether a count leaves out what befell it: "two were killed in the town and six others in the hills", "twelve in the port"."""
    tokens = count.sentence.tokens
    bare = count.site == count.head and count.span[0] <= count.head < count.span[1]
    after = count.span[1] if bare else count.head + 1
    located = after < len(tokens) and fold(tokens[after].text) in words.words["places"]
    return located and (bare or bool(forms(tokens[count.head], words.pack) & words.words["others"]))


def _end(count: Count, measure: Measure, told: int) -> int:
    """The end of a count with the word that tells its measure, if that is the next but one at most and no verb's place."""
    token = count.sentence.tokens[told]
    close = 0 < token.end - count.end <= len(token.text) + 1
    return token.end if close and measure.kind == "people" and token.pos != "AUX" else count.end


def _stands_against(count: Count, text: str, words: MeasureWords) -> bool:
    lead = fold(text[max(count.sentence.start, count.number.start - 16) : count.number.start])
    return any(lead.endswith(phrase) for phrase in words.words["against"])


def _is_included(count: Count, text: str, words: MeasureWords) -> bool:
    """Whether a count stands right behind words that put it among those counted before: "darunter elf Polizisten"."""
    lead = fold(text[max(count.sentence.start, count.start - 24) : count.start]).rstrip()
    return any(lead.endswith((f" {phrase}", f",{phrase}")) for phrase in words.words["inclusion"])


def _only_nearby_act(found: Found, all_found: Sequence[Found]) -> bool:
    """Whether a count of acts is also a count of what befell people, which then is what it tells."""
    return found.measure.kind == "acts" and any(f.count == found.count and f.measure.kind != "acts" for f in all_found)


def _before_or_behind(text: str, acts: Found, found: Found, words: MeasureWords) -> bool:
    """Whether acts only set the scene for what a count tells: "killed three, after two attacks"; "after two attacks, killed three"."""
    sentence = acts.count.sentence
    lead = fold(text[sentence.start : acts.count.start]).split()
    beside = lead[-NEAR_SCENE:] + fold(text[acts.count.end : sentence.end]).split()[: NEAR_SCENE if words.verbs_last else 0]
    if not any(f" {cue} " in f" {' '.join(beside)} " for cue in words.words["scene"]):
        return False
    if found.count.start < acts.count.start:
        return True
    opens = not lead or any(f"{' '.join(lead)} ".startswith(f"{cue} ") for cue in words.words["scene"])
    return opens and any(mark in text[acts.count.end : found.count.start] for mark in ",،")


def _scope(text: str, found: Found, plural: bool, words: MeasureWords) -> str:
    """ "total" for sums over time or over several acts, else "incident"."""
    if found.measure.kind == "acts" or found.count.part:
        return "incident"
    sentence = fold(text[found.count.sentence.start : found.count.sentence.end])
    running = any(f" {cue} " in f" {sentence.replace(',', ' ').replace('.', ' ')} " for cue in words.words["total"])
    return "total" if running or (plural and found.measure.kind == "people") else "incident"


def _period(report: Report, sentence: Sentence, times: Sequence[TimeExpression], words: MeasureWords) -> str | None:
    """The stretch of time that the sentence's totals cover: "since July" is "2019-07/..", "over the past year" a year to the printing."""
    for time in times:
        lead = fold(report.text[max(sentence.start, time.start - 24) : time.start])
        if any(lead.endswith(f" {cue}") or lead == cue for cue in words.words["period_open"]) and interval(time.value):
            return f"{time.value}/.."
        if time.type == "DURATION" and time.begins is None and any(cue in fold(time.text) for cue in words.words["period_past"]):
            return _up_to_print(report, time.value)
    return None


def _up_to_print(report: Report, value: str) -> str | None:
    """A duration that ends on the day of printing, as an interval."""
    if report.published is None or len(report.published.value) < 10 or not value[1:-1].isdigit():
        return None
    last = date.fromisoformat(report.published.value[:10])
    first = days_back(last, int(value[1:-1]), value[-1])
    return f"{first.isoformat()}/{last.isoformat()}" if first else None


def _figure(report: Report, found: Found, scope: str, period: str | None) -> Figure:
    number = found.count.number
    values = (number.low, number.best, number.high)
    made = _made(report, (found.count.start, found.end), found.measure.name, values, of=found.count.of, scope=scope, period=period)
    if found.cue is None:
        return made
    return replace(made, said=Attribution((), Span(report.id, *found.cue, report.text[slice(*found.cue)]), anonymous=True))


def _made(
    report: Report,
    span: tuple[int, int],
    measure: str,
    values: tuple[Quantity | None, Quantity | None, Quantity | None],
    *,
    of: str | None,
    scope: str,
    period: str | None,
) -> Figure:
    low, best, high = values
    return Figure(
        id=content_id("figure", report.id, *span, measure, low, best, high),
        report=report.id,
        start=span[0],
        end=span[1],
        text=report.text[span[0] : span[1]],
        measure=measure,
        low=low,
        best=best,
        high=high,
        of=of,
        scope="total" if scope == "total" else "incident",
        period=period if scope == "total" else None,
    )


def _sums(found: Sequence[Found]) -> Iterator[list[Found]]:
    """Runs of counts of people with one measure that stand in one list, with nothing but commas and "and" between them."""
    people = [f for f in found if f.measure.kind == "people" and f.count.sentence.parsed]
    for name in sorted({f.measure.name for f in people}):
        group: list[Found] = []
        for each in [f for f in people if f.measure.name == name]:
            if group and not _joined(group[-1].count, each.count):
                if len(group) > 1 and not _broken_down(group):
                    yield group
                group = []
            group.append(each)
        if len(group) > 1 and not _broken_down(group):
            yield group


def _broken_down(group: Sequence[Found]) -> bool:
    """Whether the first count of a list is told again by the others: "five people, two men and three women"."""
    first, *others = (f.count.value for f in group)
    return len(others) > 1 and first == sum(others)


def _joined(a: Count, b: Count) -> bool:
    """Whether the second count is a list member right after the first."""
    tokens = a.sentence.tokens
    if b.part or tokens[b.site].dep != "conj":
        return False
    between = [t for t in tokens if t.start >= a.end and t.end <= b.start]
    return all(t.dep in ("cc", "punct") for t in between) and bool(between)


def _sum(report: Report, group: Sequence[Found], scope: str, period: str | None) -> Figure:
    """One figure for a list of counts: best if all are exact, else the sum of what each is at least."""
    numbers = [f.count.number for f in group]
    best = sum(n.best for n in numbers if n.best is not None) if all(n.best is not None for n in numbers) else None
    lows = [n.best if n.best is not None else n.low for n in numbers]
    low = sum(v for v in lows if v is not None) if best is None and all(v is not None for v in lows) else None
    span = (group[0].count.start, group[-1].end)
    return _made(report, span, group[0].measure.name, (low, best, None), of=None, scope=scope, period=period)
