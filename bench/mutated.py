"""Pages broken in every way that a few thousand throws of the dice think of, read one after another: none may stop the program.

    python -m bench.mutated --pages 10000

A worker with a limit of memory reads and cleans each page, and takes every tenth through the whole flow, with a limit of time; the parent
sees whether it dies or stands still. That or an error ends the run with the number of the page, which `--only` tries again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import select
import signal
import sys
from collections import Counter
from collections.abc import Callable
from html import escape

from bench.news import reports

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Report
from tidings.pipeline import CUT, run
from tidings.read.one import read_bytes
from tidings.settings import Settings

MEMORY = 4_000_000_000  # bytes of data that the worker may hold
PATIENCE = 3600.0  # seconds without a page done: nothing that stands still is taken for slow, and a busy machine is slow
WORK = 20.0  # seconds of computing for a page; more makes it incomplete
WHOLE = 10  # every so many pages go through the whole flow
PIECES = (
    b"<div>", b"</div>", b"<p", b">", b"<!--", b"-->", b"<script>", b"<![CDATA[", b"<svg>", b"<table><tr><td>", b"&#x110000;", b"&#0;",
    b"&amp", b"\x00", b"\xff\xfe", b"\xc3", b"\xe2\x80\x8f", b"\xf0\x9f\x95\x8a", b"<meta charset=utf-16>", b"<base href='//x'>",
    b"<a href='javascript:1'>", b'<script type="application/ld+json">{"@graph":[', b"<time datetime='99999-99-99T99:99'>", b"<title>",
    b"\xd9\x82\xd8\xaa\xd9\x84 5 ", b"1,2,3,4,5,6,7,8,9 million billion killed ", b"on the 31st of February 0000 ", b'" \' \xc2\xab ',
)  # fmt: skip


def pages(chance: random.Random) -> bytes:
    """A page of made-up news, whole."""
    made = next(reports(1, seed=chance.randrange(1 << 30)))
    body = "".join(f"<p>{escape(part)}</p>" for part in made["text"].split("\n\n"))
    head = f"<title>{escape(made['title'])}</title><meta property='article:published_time' content='{made['published']}'>"
    return f"<!doctype html><html lang=en><head>{head}</head><body><article><h1>{made['title']}</h1>{body}</article></body></html>".encode()


def flipped(page: bytearray, chance: random.Random) -> bytearray:
    """Some bytes are others."""
    for _ in range(chance.randint(1, 40)):
        page[chance.randrange(len(page))] = chance.randrange(256)
    return page


def cut(page: bytearray, chance: random.Random) -> bytearray:
    """A stretch is gone."""
    at = chance.randrange(len(page))
    del page[at : at + chance.randint(1, len(page) // 2)]
    return page


def pasted(page: bytearray, chance: random.Random) -> bytearray:
    """Pieces of markup, of encodings and of nonsense stand where they should not."""
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(page) + 1)
        page[at:at] = chance.choice(PIECES)
    return page


def repeated(page: bytearray, chance: random.Random) -> bytearray:
    """A stretch or a piece comes again and again."""
    at = chance.randrange(len(page))
    stretch = chance.choice((bytes(page[at : at + chance.randint(1, 400)]), chance.choice(PIECES)))
    page[at:at] = stretch * chance.choice((2, 20, 200, 2000))
    return page[:400_000]


WAYS: tuple[Callable[[bytearray, random.Random], bytearray], ...] = (flipped, cut, pasted, repeated)


def mutated(number: int) -> bytes:
    """The page of a number: always the same."""
    chance = random.Random(number)
    page = bytearray(pages(chance))
    for _ in range(chance.randint(1, 4)):
        page = chance.choice(WAYS)(page, chance) or bytearray(b"<p>")
    return bytes(page)


def worked(number: int) -> str:
    """Reads a page; what became of it: "read", "refused", "incomplete", or "in pieces" where a sentence had no end."""
    found = list(read_bytes(mutated(number), "page", f"page{number}", Settings(), page=True))
    made = [one for one in found if isinstance(one, Report)]
    for report in made:
        _, passages = clean(report, load_pack(report.language))
        assert all(report.text[p.start : p.end] == p.text for p in passages), "a passage is not where it says"
    problems = run(made, settings=Settings(longest_work=WORK)).problems if number % WHOLE == 0 and made else ()
    if problems:
        return "in pieces" if all(problem.reason == CUT for problem in problems) else "incomplete"
    return "read" if made else "refused"


def tried(numbers: range) -> Counter[str]:
    """What became of some pages. RuntimeError, naming the page, where the worker dies or hangs."""
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        try:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            for number in numbers:
                os.write(writing, f"{worked(number)}\n".encode())
        finally:
            os._exit(0)  # whatever came up: it must not go on as a second caller
    os.close(writing)
    told, held = Counter[str](), b""
    try:
        while told.total() < len(numbers):
            ready, _, _ = select.select([reading], [], [], PATIENCE)
            more = os.read(reading, 65536) if ready else b""
            if not more:
                page = numbers[told.total()]
                raise RuntimeError(f"page {page}: the worker {'died' if ready else 'hangs'}; try: python -m bench.mutated --only {page}")
            *lines, held = (held + more).split(b"\n")
            told.update(line.decode() for line in lines)
    finally:
        os.close(reading)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    return told


def main() -> None:
    """Prints what became of so many pages."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--from", type=int, default=0, dest="first")
    asked.add_argument("--only", type=int)
    given = asked.parse_args()
    if given.only is not None:
        print(worked(given.only))
        return
    told = tried(range(given.first, given.first + given.pages))
    print(f"{told.total()} pages: " + ", ".join(f"{count} {what}" for what, count in sorted(told.items())) + "; no crash, no hang")


if __name__ == "__main__":
    sys.exit(main())
