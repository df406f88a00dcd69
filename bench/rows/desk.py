"""The desk on a record of ten thousand reports: how long each main page takes the first time and again, and how many requests it stands.

The desk runs as `tidings serve` does, in a process of its own; the asking one takes its share of the cores. Beside the time that passes
stands the computing time of the desk (from /proc): on a machine that others use it is what can be compared.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from large import write
from row import Given, Row

REPORTS = 10_000
SECONDS = 10.0
CONNECTIONS = 32
WANTED = 200  # requests a second
SLOWEST = 1.0  # second until the first byte
LIGHT = 300  # kilobytes without the map
PAGES = ("/", "/search?q=police", "/search?q=bomb&place=Mombasa&type=ASSAULT", "/reports", "/agreements", "/actors", "/review", "/brief")
MAP = re.compile(rb'<svg class="map".*?</svg>', re.DOTALL)


def measure(given: Given) -> Iterator[Row]:
    """Seconds until the first byte, kilobytes, requests a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.tidings"
        count = int(REPORTS * given.scale)
        write(path, count)
        began = time.perf_counter()
        with served(path) as (port, process):
            passed = time.perf_counter() - began
            yield Row(f"desk on {count:,} reports, opened", f"{passed:.1f} s, {computed(process):.1f} s of computing")
            pages = [*PAGES, *_linked(port)]
            for url in pages:
                yield _first(port, process, url)
            yield asyncio.run(_load(port, process, pages, SECONDS * max(0.3, given.scale)))


@contextmanager
def served(path: Path) -> Iterator[tuple[int, int]]:
    """A desk on a record: its port and its process."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "tidings", "serve", str(path), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        told = list[str]()
        while not (found := re.search(r":(\d+)/", told[-1] if told else "")):
            told.append(desk.stdout.readline() if desk.stdout else "")
            if not told[-1]:
                raise SystemExit(f"the desk did not open: {' '.join(told)}")
        yield int(found[1]), desk.pid
    finally:
        desk.terminate()
        desk.wait()


def _linked(port: int) -> list[str]:
    """An event with several reports, one of them, an origin and an actor."""
    events = json.loads(_got(port, "/api/v1/events?limit=200&type=ASSAULT")[1])["rows"]
    event = max(events, key=lambda e: (len(e["reports"]), e["id"]))
    lineage = json.loads(_got(port, "/api/v1/lineages?limit=1")[1])["rows"][0]["id"]
    entity = json.loads(_got(port, "/api/v1/entities?limit=1")[1])["rows"][0]["id"]
    return [f"/event/{event['id']}", f"/report/{event['reports'][0]}", f"/lineage/{lineage}", f"/entity/{entity}"]


def _got(port: int, url: str) -> tuple[float, bytes]:
    """Seconds until the first byte, and the body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    began = time.perf_counter()
    connection.request("GET", url)
    answer = connection.getresponse()
    first = time.perf_counter() - began
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{url}: {answer.status}")
    return first, body


def computed(process: int) -> float:
    """Seconds that a process has computed so far."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _first(port: int, process: int, url: str) -> Row:
    before = computed(process)
    seconds, body = _got(port, url)
    cost = computed(process) - before
    again = min(_got(port, url)[0] for _ in range(3))
    weight = len(MAP.sub(b"", body)) / 1000
    name = re.sub(r"(/\w+)/.*", r"\1/ID", url)
    times = f"{1000 * seconds:.0f} ms the first time ({1000 * cost:.0f} of computing), {1000 * again:.0f} ms again"
    figure = f"{times}; {weight:.0f} KB and a map of {len(body) / 1000 - weight:.0f}"
    return Row(f"desk, {name}", figure, min(SLOWEST / max(cost, 1e-3), LIGHT / max(weight, 1e-9)), 1.0)


async def _load(port: int, process: int, pages: list[str], seconds: float) -> Row:
    """All pages in turn over some connections at once, for some seconds."""
    until = time.perf_counter() + seconds
    statuses: Counter[int] = Counter()

    async def asks(turn: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            turn += 1
            writer.write(f"GET {pages[turn % len(pages)]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head.lower())
            await reader.readexactly(int(length[1]) if length else 0)
            statuses[int(head[9:12])] += 1
        writer.close()

    before = computed(process)
    await asyncio.gather(*(asks(turn) for turn in range(CONNECTIONS)))
    asked, cost = sum(statuses.values()), computed(process) - before
    bad = asked - statuses[200]
    told = f"{asked / seconds:.0f} requests a second over {CONNECTIONS} connections, {asked / cost:.0f} a second of computing, {bad} failed"
    return Row("desk under load", told, asked / cost / WANTED * (not bad), 1.0)
