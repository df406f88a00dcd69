"""Reading, running and keeping in one call: what the command line and other programs use.

What builds is loaded when something is built: a record is opened, shown and exported without the parsers, which take seconds to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, get_args

from tidings.errors import Refusal, UsageError
from tidings.layers import Progress, silent
from tidings.model import Event, Report, Status
from tidings.query import Query
from tidings.record import Record
from tidings.selection import check_span
from tidings.settings import Settings, read_settings
from tidings.store import open_store


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
    from tidings.building import add
    from tidings.read import read

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
    if events is None:
        return chosen
    from tidings.event_words import read_event_words

    return replace(chosen or settings_in(record), event_words=read_event_words(events))


def settings_in(record: str | Path | None) -> Settings:
    """The settings that a record was made with; the defaults for a new one, and for none."""
    if record is None:
        return Settings()
    store = open_store(record)
    try:
        return store.settings()
    finally:
        store.close()


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
    query = query.plain()
    check_span(query.since, query.until)
    if query.status and query.status not in get_args(Status):
        raise UsageError(f"{query.status} is no status: it is one of {', '.join(get_args(Status))}")
    store = open_store(path, create=False)
    try:
        return store.events(query)
    finally:
        store.close()
