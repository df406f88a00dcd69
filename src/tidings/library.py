"""Reading, running and keeping in one call: what the command line and other programs use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, get_args

from tidings.again import cleaned_before
from tidings.errors import Refusal, StaleError, UsageError
from tidings.event_words import read_event_words
from tidings.garbage import seldom_looked_for
from tidings.growing import Memory
from tidings.match import only_of_events
from tidings.model import Event, Report, Status
from tidings.pipeline import Here, Layers, Progress, Work, gather, gathered, hear, heard, silent, tell
from tidings.query import Query
from tidings.read import read
from tidings.record import Record
from tidings.selection import check_days
from tidings.settings import VERSION, Settings, read_settings
from tidings.shelf import Shelf, program
from tidings.store import Kept, Store, open_store
from tidings.traces import Growth
from tidings.versions import name_of, next_printing

TRIES = 5  # of a build whose record other programs keep changing


def build(
    inputs: Sequence[str | Path],
    record: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
    stdin: BinaryIO | None = None,
) -> Record:
    """The record of some inputs, added to what `record` holds already if it is given.

    `inputs` are files and folders, and "-" for standard input; `record` is a file, made if it does not exist. What could not be
    read is in `Record.refusals`; the rest is in the record. Reports that it holds already change nothing, and the order
    of adding does not matter. `settings` are those that the record was made with unless given; others make it anew.
    RecordError where the file cannot be opened or written: it is then as it was.
    """
    settings = settings or settings_in(record)
    reports, refusals = list[Report](), list[Refusal]()
    for number, found in enumerate(read(inputs, settings, stdin=stdin), 1):
        (reports if isinstance(found, Report) else refusals).append(found)  # type: ignore[arg-type]
        progress("read files", number, number)
    return add(reports, refusals, record, settings, progress)


def chosen_settings(record: str | Path, settings: Path | None, events: Path | None) -> Settings | None:
    """The settings of a file, else the record's own, with the event words of another; None where neither file is named.

    UsageError where one cannot be used.
    """
    chosen = read_settings(settings) if settings else None
    return replace(chosen or settings_in(record), event_words=read_event_words(events)) if events else chosen


def settings_in(record: str | Path | None) -> Settings:
    """The settings that a record was made with; the defaults for a new one, and for none."""
    if record is None:
        return Settings()
    store = open_store(record)
    try:
        return store.settings()
    finally:
        store.close()


def add(
    reports: Sequence[Report],
    refusals: Sequence[Refusal],
    record: str | Path | None,
    settings: Settings,
    progress: Progress = silent,
    work: Work | None = None,
) -> Record:
    """The record of reports that were read, added to what `record` holds if it is given; `work` does the work on single ones."""
    store = open_store(record) if record is not None else None
    try:
        with seldom_looked_for():
            for _ in range(TRIES - 1):
                try:
                    return _add(reports, refusals, store, settings, progress, work)
                except StaleError:
                    continue  # another program wrote meanwhile: what it added goes in as well
            return _add(reports, refusals, store, settings, progress, work)
    finally:
        if store is not None:
            store.close()


def _add(
    reports: Sequence[Report], refusals: Sequence[Refusal], store: Store | None, settings: Settings, progress: Progress, work: Work | None
) -> Record:
    """One try at adding reports to what a store holds now; StaleError if another program changes it meanwhile."""
    kept = store.load() if store else Kept()
    raw, new = joined(kept.raw, reports, settings)
    unheard = [r for r in refusals if r not in kept.refusals]
    unchanged = not new and kept.version == VERSION and kept.settings == settings
    if unchanged and not unheard:
        return Record(kept.layers, tuple(refusals), 0)
    shelf = Shelf(store.readings) if store else Shelf()
    memory = Memory(store.traces(), kept.layers.reports, kept.layers.passages, kept.layers.copies) if store else None
    layers = kept.layers if unchanged else _made(kept, raw, new, settings, progress, work or Here(shelf), memory)
    if store and memory:
        if not unchanged and not work:
            store.keep_readings(shelf.new, shelf.used)
        growth = memory.growth or Growth(memory.traces.stamp())  # where texts were not compared the index stays
        store.replace(raw, [*kept.refusals, *unheard], layers, settings, kept.revision, growth)
    return Record(layers, tuple(refusals), new, max(0, new - (len(layers.reports) - len(kept.layers.reports))))


def _made(kept: Kept, raw: Sequence[Report], new: int, settings: Settings, progress: Progress, work: Work, memory: Memory | None) -> Layers:
    """The layers of some reports. Where only judgements came to what is kept, what they do not bear on is taken as it is."""
    judged_only = not new and kept.settings == settings and kept.program == program()
    printed = gathered(kept.layers) if judged_only else gather(raw, settings, progress, work, memory, cleaned_before(kept, settings))
    same_said = judged_only and only_of_events(kept.judgements, kept.applied)
    said = heard(kept.layers) if same_said else hear(printed, kept.judgements, settings, progress, work)
    return tell(printed, said, kept.judgements, settings, progress)


def joined(old: Sequence[Report], found: Sequence[Report], settings: Settings) -> tuple[list[Report], int]:
    """Old and new reports by id, and how many are new.

    A text that the record holds under the same name is no new report. Another text under that name, read from the same file and much like
    what it held, is its next printing: the file was edited. Any others, those of that name in other folders too, are reports of their own,
    so that it makes no difference whether files are added at once or one after the other.
    """
    held = {report.id: report for report in old}
    named: dict[str, list[str]] = defaultdict(list)
    for report in old:
        named[name_of(report)].append(report.id)
    still = {(name_of(report), report.sha256) for report in found}
    new = 0
    for report in found:
        name = name_of(report)
        rivals = [held[key] for key in named[name]]
        if any(report.sha256 == known.sha256 or (report.file == known.file and report.sha256 in _earlier(known)) for known in rivals):
            continue
        gone = (known for known in rivals if (name, known.sha256) not in still)
        edited = next((made for known in gone if (made := next_printing(known, report, settings))), None)
        if edited is not None:
            new += edited is not held[edited.id]
            held[edited.id] = edited
            continue
        if report.id in held:
            own = f"{name}-{report.sha256[:6]}"
            report = replace(report, id=own if own not in held else f"{name}-{report.sha256}")  # noqa: PLW2901
        held[report.id] = report
        named[name].append(report.id)
        new += 1
    return [held[key] for key in sorted(held)], new


def _earlier(report: Report) -> tuple[str, ...]:
    """The hashes of a report's earlier printings."""
    return tuple(version.sha256 for version in report.versions)


def open_record(path: str | Path) -> Record:
    """The record in a file. RecordError if there is none or the file is something else."""
    store = open_store(path, create=False)
    try:
        kept = store.load()
    finally:
        store.close()
    return Record(kept.layers, kept.refusals)


def events_in(path: str | Path, query: Query) -> tuple[Event, ...]:
    """The events of a record that pass the filters of a query, in its order; of a large record these alone are read. RecordError as above.

    UsageError where a day or a status is none.
    """
    check_days(query.since, query.until)
    if query.status and query.status not in get_args(Status):
        raise UsageError(f"{query.status} is no status: it is one of {', '.join(get_args(Status))}")
    store = open_store(path, create=False)
    try:
        return store.events(query)
    finally:
        store.close()
