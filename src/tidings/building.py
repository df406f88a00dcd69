"""Reports that were read made into a record, or added to one that is kept: no more of it is done again than they bear on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tidings.again import cleaned_before
from tidings.errors import Refusal, StaleError
from tidings.garbage import seldom_looked_for
from tidings.growing import Memory
from tidings.layers import Layers, Progress, silent
from tidings.match import only_of_events
from tidings.model import Report
from tidings.pipeline import Here, Work, gather, gathered, hear, heard, tell
from tidings.record import Record
from tidings.settings import VERSION, Settings
from tidings.shelf import Shelf, program
from tidings.store import Kept, Store, open_store
from tidings.traces import Growth
from tidings.versions import name_of, next_printing

TRIES = 5  # of a build whose record other programs keep changing


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
