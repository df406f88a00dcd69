"""The examples of a pack, run: each says what its rule must read, and those that read otherwise are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tidings.annotate import load_annotator
from tidings.annotate_types import Sentence
from tidings.figures import find_figures
from tidings.language import Pack
from tidings.letters import plain
from tidings.lexicon import find_triggers
from tidings.model import Dated, Passage, Report, TimeExpression
from tidings.numbers import find_numbers
from tidings.stems import stem, stems_of
from tidings.superseded import misread_notes
from tidings.times import find_times

PRINTED = "2020-02-12"  # a Wednesday: the day on which examples of times are printed unless they say another


@dataclass(frozen=True, slots=True)
class Failure:
    """An example of a file that does not hold, and what was read instead."""

    file: Path
    text: str
    what: str


def failing_examples(pack: Pack) -> list[Failure]:
    """The examples that do not hold, file by file."""
    return [*_letters(pack), *_forms(pack), *_numbers(pack), *_times(pack), *_figures(pack), *_corrected(pack), *_events(pack)]


def _letters(pack: Pack) -> Iterator[Failure]:
    for printed, compared in pack.toml("letters").get("example", ()):
        if plain(printed, pack) != compared:
            yield Failure(pack.folder / "letters.toml", printed, f"is read as {plain(printed, pack)!r}")


def _forms(pack: Pack) -> Iterator[Failure]:
    stems = stems_of(pack)
    for row in pack.toml("morphology").get("example", ()):
        found = stem(row["word"], stems) if stems else None
        if found != plain(row["stem"], pack):
            yield Failure(pack.folder / "morphology.toml", row["word"], f"has the stem {found!r}")


def _numbers(pack: Pack) -> Iterator[Failure]:
    for row in pack.toml("numbers").get("example", ()):
        text = str(row["text"])
        found = [(text[n.start : n.end], n.low, n.best, n.high) for n in find_numbers(text, pack)]
        if found != [(text, row.get("low"), row.get("best"), row.get("high"))]:
            yield Failure(pack.folder / "numbers.toml", text, f"is read as {', '.join(map(str, found)) or 'no number'}")


def _times(pack: Pack) -> Iterator[Failure]:
    for rule in pack.toml("times").get("rule", ()):
        for text, value, *printed in rule.get("example", ()):
            found = read_times(text, pack, printed[0] if printed else PRINTED)
            if not found or found[-1].value != value:
                yield Failure(pack.folder / "times.toml", text, f"is read as {', '.join(t.value for t in found) or 'no time'}")


def read_times(text: str, pack: Pack, printed: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a text that was printed on a day."""
    report, passages = _report(text, pack, printed)
    return find_times(report, passages, pack)


def _figures(pack: Pack) -> Iterator[Failure]:
    nearby = pack.toml("figures").get("strategy") == "nearby"
    if load_annotator(pack) is None and not nearby:
        return
    for row in pack.toml("figures").get("measure", ()):
        for text, number in row.get("example", ()):
            report, passages = _report(text, pack, PRINTED)
            found = find_figures(report, passages, sentences_of(text, pack), find_times(report, passages, pack), pack)
            told = {(f.measure, f.best if f.best is not None else f.low) for f in found}
            if (row["name"], number) not in told:
                read = ", ".join(f"{measure} {value}" for measure, value in sorted(told, key=str)) or "no figure"
                yield Failure(pack.folder / "figures.toml", text, f"is read as {read}")


def _corrected(pack: Pack) -> Iterator[Failure]:
    for text, read in misread_notes(pack):
        yield Failure(pack.folder / "corrected.toml", text, f"is read as {read}")


def _events(pack: Pack) -> Iterator[Failure]:
    """Every event word must be found in its example, as its type."""
    if load_annotator(pack) is None:
        return
    for row in (row for row in pack.rows("events", 5) if len(row) > 5):
        if told := misread(row[5], row[2], pack):
            yield Failure(pack.folder / "events.tsv", row[5], told)


def misread(example: str, kind: str, pack: Pack) -> str:
    """What the example of an event word is read as, where that is not its type; "" where it is."""
    found = {t.entry.type for sentence in sentences_of(example, pack) for t in find_triggers(sentence, pack)}
    return "" if kind in found else f"is read as {', '.join(sorted(found)) or 'no event'}, not as {kind}"


def sentences_of(text: str, pack: Pack) -> list[Sentence]:
    """The parsed sentences of an example; none where the pack has no parser."""
    annotator = load_annotator(pack)
    return [s for group in annotator.annotate(text, [(0, len(text))]) for s in group] if annotator else []


def _report(text: str, pack: Pack, printed: str) -> tuple[Report, list[Passage]]:
    report = Report("r", "0", text, language=pack.code, published=Dated(printed, "day", "stated"))
    return report, [Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))]
