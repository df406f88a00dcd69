"""Figures that their own publisher puts right: "Correction: eight people were killed, not nine".

A note of correction is known by its opening words, and which of its numbers is the right one by patterns; both are a pack's
(`corrected.toml`). The right number stands for the wrong one in every count and range; what was printed first stays beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.fold import fold
from tidings.language import Pack, load_pack
from tidings.lemmas import lemma
from tidings.measurewords import measure_words
from tidings.model import Claim, Figure, Passage, Report, content_id
from tidings.numbers import Number, Quantity, find_numbers, numerals, value_of
from tidings.sentences import split
from tidings.slips import number_of
from tidings.times import find_times

BLANK = r"[^\w#]*"  # between two words of a pattern: spaces, commas, quotation marks
GAP = r"[^#]{0,120}?"  # what "..." in a pattern stands for: words without a number


@dataclass(frozen=True)
class Note:
    """What a note of correction says: the right number with its place in the text, and the wrong one where it is told.

    A `counted` note holds only where it says what the right number counts: "Correction: six miners were killed".
    """

    start: int
    end: int
    right: Quantity
    wrong: Quantity | None
    counted: bool = False


def find_superseded(figures: Sequence[Figure], claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, Figure]:
    """The right figure by the id of each one that a note of its own report, or of a later one of its publisher, puts right.

    In another report it must be told of the same kind of act at the same place, in no other days.
    """
    at: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        at[figure.report].append(figure)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report].append(claim)
    teller = {figure: claim for claim in claims for figure in claim.figures}
    found: dict[str, Figure] = {}
    for report in sorted(reports.values(), key=lambda r: (r.published.value if r.published else "", r.id)):
        for note in notes_of(report):
            own = at[report.id]
            earlier = [f for other in _earlier(report, reports) for f in at[other] if _one_act(teller.get(f.id), told[report.id])]
            measures = {f.measure for f in own if f.start <= note.start and note.end <= f.end and number_of(f) == note.right}
            wrong = [f for f in (*own, *earlier) if _is_wrong(f, note, measures, f.report == report.id)]
            if len({f.measure for f in wrong}) == 1 and (note.wrong is not None or len({number_of(f) for f in wrong}) == 1):
                found.update({f.id: _right(f, note, report, own) for f in wrong})
    return found


def _is_wrong(figure: Figure, note: Note, measures: set[str], own: bool) -> bool:
    """Whether a note can mean a figure: by its number, or by its measure where the note does not say what was wrong."""
    if figure.measure not in measures and (measures or note.counted):
        return False
    if note.wrong is not None:
        return number_of(figure) == note.wrong
    return own and figure.best is not None and figure.best != note.right


def _right(figure: Figure, note: Note, report: Report, own: Sequence[Figure]) -> Figure:
    """The figure that a note puts in the place of another: the one that was read in the note, else one made of its number."""
    read = [f for f in own if f.measure == figure.measure and f.start <= note.start and note.end <= f.end and f.best == note.right]
    if read:
        return read[0]
    return replace(
        figure,
        id=content_id("figure", report.id, note.start, note.end, figure.measure, note.right),
        report=report.id,
        start=note.start,
        end=note.end,
        text=report.text[note.start : note.end],
        low=None,
        best=note.right,
        high=None,
    )


def _earlier(report: Report, reports: Mapping[str, Report]) -> Iterator[str]:
    """The other reports of a publisher that were printed no later."""
    if report.publisher is None or report.published is None:
        return
    day = report.published.value[:10]
    for other in reports.values():
        printed = other.published.value[:10] if other.published else None
        if other.id != report.id and other.publisher == report.publisher and printed is not None and printed <= day:
            yield other.id


def _one_act(claim: Claim | None, others: Sequence[Claim]) -> bool:
    """Whether some claims tell of the kind of act, the place and the days that another has."""
    if claim is None or claim.place is None or claim.place.entity is None:
        return False
    there = [c for c in others if c.type == claim.type and c.place is not None and c.place.entity == claim.place.entity]
    return any(_touch(c, claim) for c in there)


def _touch(one: Claim, other: Claim) -> bool:
    """Whether the days of two claims touch, where both have some."""
    if one.time is None or other.time is None or not (one.time.start and other.time.start):
        return True
    return one.time.start <= (other.time.end or other.time.start) and other.time.start <= (one.time.end or one.time.start)


def notes_of(report: Report) -> tuple[Note, ...]:
    """The notes of correction in a report; none where its language has no list of them."""
    pack = load_pack(report.language)
    words = _words(pack) if pack is not None else None
    if pack is None or words is None or not words.notes.search(report.text):
        return ()
    sentences = [s for start, end in _lines(report.text) for s in split(report.text, start, end, pack)]
    found: list[Note] = []
    for n, (start, end) in enumerate(sentences):
        if words.notes.search(report.text[start:end]):
            reach = sentences[n + 1][1] if n + 1 < len(sentences) else end
            readings = [note for last in dict.fromkeys((end, reach)) if (note := _read(report, start, last, pack)) is not None]
            note = min(readings, key=lambda note: (note.wrong is None, note.counted), default=None)
            if note is not None and note not in found:
                found.append(note)
    return tuple(found)


def _read(report: Report, start: int, end: int, pack: Pack) -> Note | None:
    """What the first pattern that fits a stretch of text makes of it."""
    words = _words(pack)
    text, numbers = _numbered(report, start, end, pack)
    for pattern, counted in words.patterns if words else ():
        fit = pattern.search(text)
        if fit and not (counted and "old" not in fit.groupdict() and words and words.printed.search(text)):
            groups = fit.groupdict()
            old, new = groups.get("old"), numbers[int(groups["new"])]
            right = _exact(new, report, pack)
            wrong = _exact(numbers[int(old)], report, pack) if old else None
            if right is not None and right != wrong and (old is None or wrong is not None):
                return Note(new.core, new.end, right, wrong, counted or _counts_another(text, fit, pack))
    return None


def _counts_another(text: str, fit: re.Match[str], pack: Pack) -> bool:
    """Whether a right number has a word behind it that is none for people and none of its pattern: "three cars, not nine"."""
    behind = re.match(r"#\s*(\w+)", text[fit.end("new") :])
    words = measure_words(pack)
    if behind is None or words is None or behind[1] in re.findall(r"\w+", fit.re.pattern):
        return False
    return not {behind[1], fold(lemma(behind[1], pack.code))} & {fold(word) for word in words.words["persons"]}


def _exact(number: Number, report: Report, pack: Pack) -> Quantity | None:
    """The number proper, without what bounds it: "to six" of "from seven to six" is no "up to six"."""
    return number.best if number.best is not None else value_of(report.text[number.core : number.end], pack)


def _numbered(report: Report, start: int, end: int, pack: Pack) -> tuple[str, list[Number]]:
    """A stretch of text, folded, each number that is no date and no article replaced by its place in the list: "#0# were killed"."""
    piece = report.text[start:end]
    passage = Passage("note", report.id, 0, start, end, piece, "body", sentences=((start, end),))
    days = [(t.start, t.end) for t in find_times(report, [passage], pack)]
    known = numerals(pack)
    articles = known.articles if known else frozenset()
    numbers = [
        replace(n, start=n.start + start, end=n.end + start, core=n.core + start)
        for n in find_numbers(piece, pack)
        if not any(s <= n.start + start < e for s, e in days) and not (n.best == 1 and n.word and fold(piece[n.core : n.end]) in articles)
    ]
    parts, at = [], start
    for place, number in enumerate(numbers):
        parts += [fold(report.text[at : number.core]), f"#{place}#"]
        at = number.end
    return " ".join((*parts, fold(report.text[at:end]))), numbers


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that are not empty."""
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


@dataclass(frozen=True)
class Words:
    """How a pack opens a note of correction, what it calls the text before, and its patterns in their order."""

    notes: re.Pattern[str]
    printed: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], bool], ...]


@lru_cache(maxsize=32)
def _words(pack: Pack) -> Words | None:
    table = pack.toml("corrected")
    if not table:
        return None
    opening, printed = "|".join(_loose(words) for words in table["notes"]), f"(?:{'|'.join(table['printed'])})"
    patterns = tuple((re.compile(_pattern(row["words"], printed)), bool(row.get("counted"))) for row in table["pattern"])
    return Words(re.compile(rf"(?<!\w)(?:{opening})", re.IGNORECASE), re.compile(rf"(?<!\w){printed}(?!\w)"), patterns)


def _loose(words: str) -> str:
    return words.replace("...", r"[^.\n]{0,60}?").replace(" ", r"\s+").replace("'", "['’]")


def _pattern(words: str, printed: str) -> str:
    """A pattern as a regular expression: {new} and {old} are numbers, "..." words without a number, the rest stands as it is, folded."""
    fixed = {"...": GAP, "{printed}": printed}
    parts = [
        f"#(?P<{part[1:-1]}>\\d+)#" if part in ("{new}", "{old}") else fixed.get(part) or fold(part)
        for part in re.split(r"\s+", words.strip())
    ]
    return BLANK.join(parts)


def misread_notes(pack: Pack) -> Iterator[tuple[str, str]]:
    """The examples of a pack's patterns that are read otherwise than they say: the text, and what it is read as."""
    for row in pack.toml("corrected").get("pattern", ()):
        text, wrong, right = row["example"]
        notes = notes_of(Report("example", "", text, language=pack.code))
        wanted = (right, wrong if wrong >= 0 else None)
        if wanted not in {(n.right, n.wrong) for n in notes}:
            yield text, ", ".join(f"{n.right} for {n.wrong}" for n in notes) or "no correction"
