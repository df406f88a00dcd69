"""Pages to reports with labelled passages, against trafilatura alone with its metadata (which asks htmldate for the day).

Each way has a process of its own, so that none finds what another has remembered of the page (htmldate keeps much), and they take
turns page by page, so that a busy machine slows all of them. What is counted is computing time, not waiting, and not the loading of models
and lists of words, which each of them does once in a run (trafilatura's way to the day takes over a second of it).
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from html import escape
from multiprocessing import get_context

from news import reports
from row import Given, Row
from trafilatura import bare_extraction

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Report
from tidings.read.one import read_bytes
from tidings.settings import Settings

PAGES, WARMING = 200, 20  # pages that count, and those before them, on which each way loads its models and lists of words
Way = Callable[[bytes], None]
LINKS = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(60))
FRAME = (
    '<!doctype html><html lang="en"><head><title>{title} | {publisher}</title><meta property="article:published_time" content="{day}">'
    "<script>{script}</script></head><body><nav><ul>" + LINKS + "</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
    "<aside><h2>Most read</h2><ul>" + LINKS + "</ul></aside><footer><p>All rights reserved</p></footer></body></html>"
)


def measure(given: Given) -> Iterator[Row]:
    """Pages per second of computing, and their ratio to trafilatura's on the same pages."""
    pages = list(_pages(given, int(PAGES * given.scale) + WARMING))
    spent = dict.fromkeys(WAYS, 0.0)
    with ExitStack() as stack:
        workers = {way: stack.enter_context(ProcessPoolExecutor(1, get_context("spawn"))) for way in WAYS}
        for number, page in enumerate(pages):
            for way, worker in workers.items():
                seconds = worker.submit(_seconds, way, page).result()
                spent[way] += seconds if number >= WARMING else 0.0
    count = len(pages) - WARMING
    own, other, fast = (count / spent[way] for way in (_read, _extract, _extract_fast))
    kind = "real" if given.shared else "made-up"
    yield Row("reading pages", f"{own:.1f} {kind} pages/s, trafilatura {other:.1f}", own / other, 0.8)
    yield Row("  beside trafilatura's fast way", f"which makes {fast:.1f} and finds less", own / fast)


def _seconds(way: Way, page: bytes) -> float:
    started = time.process_time()
    way(page)
    return time.process_time() - started


def _read(page: bytes) -> None:
    for made in read_bytes(page, "page", "page", Settings(), page=True):
        if isinstance(made, Report):
            clean(made, load_pack(made.language))


def _extract(page: bytes) -> None:
    bare_extraction(page, include_comments=False, with_metadata=True)


def _extract_fast(page: bytes) -> None:
    bare_extraction(page, include_comments=False, with_metadata=True, fast=True)


WAYS: tuple[Way, ...] = (_read, _extract, _extract_fast)


def _pages(given: Given, count: int) -> Iterator[bytes]:
    """Real pages spread over what is there, else pages made around made-up news."""
    files = sorted((given.shared / "data" / "extraction" / "pages").glob("*.gz")) if given.shared else []
    if files:
        yield from (gzip.decompress(files[n * len(files) // count].read_bytes()) for n in range(min(count, len(files))))
        return
    for report in reports(count):
        body = "".join(f"<p>{escape(part)}</p>" for part in report["text"].split("\n\n"))
        words = {**{name: escape(report[name]) for name in ("title", "publisher")}, "day": report["published"]}
        yield FRAME.format(body=body, script="var a = 1;" * 4000, **words).encode()
