"""A whole build in memory against spaCy alone on the same texts, with the same weights: what all the rest costs beside the parse.

Reading a report parses it; the goal of less than a parse holds only where most of a corpus is copies or says nothing that is looked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import spacy
from news import reports
from row import Given, Row

from tidings.language import load_pack
from tidings.model import Dated, Report
from tidings.pipeline import run

COUNT = 200


def measure(given: Given) -> Iterator[Row]:
    """Reports per second of computing, and their ratio to spaCy's."""
    made = list(made_up(int(COUNT * given.scale)))
    pack = load_pack("en")
    if pack is None:
        return
    alone = spacy.load(pack.folder / "model")
    run(made[:10])
    list(alone.pipe(report.text for report in made[:10]))
    started = time.process_time()
    for _ in alone.pipe(report.text for report in made):
        pass
    parsed = time.process_time()
    run(made)
    built = time.process_time() - parsed
    parsing = parsed - started
    yield Row("building", f"{len(made) / built:.1f} reports/s, spaCy's parse alone {len(made) / parsing:.1f}", parsing / built, 1.0)


def made_up(count: int) -> Iterator[Report]:
    """That many reports of made-up news."""
    for each in reports(count):
        day = Dated(each["published"], "day", "markup")
        text = f"{each['title']}\n\n{each['text']}"
        yield Report(each["id"], each["id"], text, publisher=each["publisher"], title=each["title"], language="en", published=day)
