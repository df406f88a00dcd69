"""What is asked for, in which order, and what becomes of it."""

from __future__ import annotations

import re
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tidings.errors import Refusal
from tidings.fetch.ask import Answer, Asker
from tidings.fetch.folder import Folder
from tidings.layers import Progress, silent
from tidings.read.feeds import feed_links
from tidings.read.given import Given
from tidings.read.lists import Listed, feeds_named, is_broken, read_list, root_of
from tidings.read.pages import looks_like_page
from tidings.settings import Settings

CALLED_FEED = re.compile(r"(?:/(?:rss|feed|feeds|atom)|\.(?:rss|atom|rdf)|/(?:rss|feed|atom|index)\.xml)/?\Z", re.IGNORECASE)
FEEDS = ("rss", "feed", "rdf")
BROKEN = "look whether it came whole; it is asked for again"
STANDS_IN = "until then the words of its feed are the report"


@dataclass(slots=True)
class Fetched:
    """What a run of `fetch` did: pages that are new or changed, those that had not changed, those fetched too short a time ago."""

    new: int = 0
    unchanged: int = 0
    fresh: int = 0
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to ask for, how many lists lead to it, and what they say of it."""

    url: str
    depth: int
    given: Given
    lists: bool = False  # whether a list says that it is a list itself: a feed, a sitemap
    words: str = ""  # of the feed's own entry, for a page that is not to be had


def fetch(
    addresses: Sequence[str | Path],
    into: str | Path,
    settings: Settings | None = None,
    progress: Progress = silent,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.time,
) -> Fetched:
    """Fetches pages, and the pages that feeds, sitemaps and lists of feeds name, into a folder that `build` reads.

    `addresses` are of the web, or files: OPML, feeds, sitemaps, or texts with an address a line. Run again, it asks only for what is
    new or may have changed. UsageError where `into` is a file.
    """
    settings = settings or Settings()
    run = _Run(Folder(Path(into)), settings, now)
    for given in addresses:
        run.start(str(given))
    asker = Asker(settings, sleep)
    try:
        run.work(asker, progress)
    finally:
        asker.close()
    return run.done


class _Run:
    """One run: a queue a host, and one request a host under way."""

    def __init__(self, folder: Folder, settings: Settings, now: Callable[[], float]) -> None:
        self.folder, self.settings, self.now = folder, settings, now
        self.done = Fetched()
        self.queues: dict[str, deque[Wanted]] = defaultdict(deque)
        self.seen: set[str] = set()
        self.total = self.finished = 0

    def start(self, given: str) -> None:
        """Puts an address, or those that a file lists, into the queue."""
        if given.startswith(("http://", "https://")):
            self.want(Wanted(given, 0, Given()))
            return
        path = Path(given)
        if not path.is_file():
            self.done.refusals.append(
                Refusal(given, None, "it is neither an address nor a file", "give http or https addresses, or a list of feeds")
            )
            return
        listed = self.named(path.read_bytes()[: self.settings.longest_document], given)
        if listed == []:
            self.done.refusals.append(Refusal(given, None, "it names no addresses", "give OPML, a feed, a sitemap, or an address a line"))
        self.follow(listed or [], 1, given)

    def named(self, found: bytes, source: str) -> list[Listed] | None:
        """What a list names; None, and a refusal, where it cannot be read."""
        listed = links(found, source, self.settings)
        if isinstance(listed, Refusal):
            self.done.refusals.append(listed)
            return None
        return listed

    def want(self, wanted: Wanted) -> None:
        """Puts an address into its host's queue, unless it was there before or was fetched a short time ago."""
        url = wanted.url.partition("#")[0]
        if url in self.seen:
            return
        self.seen.add(url)
        held = self.folder.held.get(url)
        if held and not held.lists and self.now() - _seconds(held.at) < self.settings.fetch_again and self.folder.kept(url) is not None:
            self.done.fresh += 1
            return
        self.total += 1
        self.queues[urlsplit(url).netloc.lower()].append(replace(wanted, url=url))

    def follow(self, listed: Sequence[Listed], depth: int, source: str) -> None:
        """Puts what a list names into the queue, as far as lists within lists are followed."""
        if len(listed) > self.settings.most_listed:
            reason = f"it names {len(listed):,} pages, of which the first {self.settings.most_listed:,} were taken"
            self.done.refusals.append(Refusal(source, None, reason, "run it again on the lists within it"))
        if depth > self.settings.list_depth:
            self.done.refusals.append(Refusal(source, None, "too many lists lead to it", "fetch it by itself"))
            return
        for one in listed[: self.settings.most_listed]:
            if one.url.startswith(("http://", "https://")):
                self.want(Wanted(one.url, depth, one.given, one.more, one.words))
            else:
                reason = f"it names {one.url[:80]!r}, which is no address of the web"
                self.done.refusals.append(Refusal(source, None, reason, "write it with http:// or https://"))

    def work(self, asker: Asker, progress: Progress) -> None:
        """Asks for all that is in the queues, and for what that leads to."""
        running: dict[Future[Answer | Refusal], tuple[str, Wanted]] = {}
        with ThreadPoolExecutor(max_workers=self.settings.fetch_hosts) as pool:
            while True:
                busy = {host for host, _ in running.values()}
                for host in [h for h, queue in self.queues.items() if queue and h not in busy]:
                    if len(running) < self.settings.fetch_hosts:
                        wanted = self.queues[host].popleft()
                        held = self.folder.held.get(wanted.url)
                        known = (held.etag, held.modified) if held and self.folder.kept(wanted.url) is not None else (None, None)
                        running[pool.submit(asker.ask, wanted.url, *known)] = (host, wanted)
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    _, wanted = running.pop(future)
                    self.finished += 1
                    self.take(wanted, future.result())
                    progress("fetch", self.finished, self.total)

    def take(self, wanted: Wanted, found: Answer | Refusal) -> None:
        """Keeps an answer, and follows it where it is a list. Of a page that is not to be had, what its feed holds is kept."""
        at = datetime.fromtimestamp(self.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if isinstance(found, Refusal):
            stands_in = bool(wanted.words) and self.folder.kept(wanted.url) is None
            if stands_in:
                self.folder.keep_words(wanted.url, wanted.given, wanted.words, at)
            self.done.refusals.append(replace(found, advice=f"{found.advice}; {STANDS_IN}") if stands_in else found)
            return
        body = found.body if found.body is not None else self.folder.kept(wanted.url)
        lists = body is not None and root_of(body) is not None
        called = "listed as" if wanted.lists else "called" if _called_feed(wanted.url) and body and looks_like_page(body) else None
        if called and body is not None and not lists:
            self.done.refusals.append(Refusal(wanted.url, None, f"it is {called} a feed and is none", _feed_instead(body, found.final)))
            return
        new = self.folder.keep(found, wanted.given, wanted.words, lists, at)
        if lists and body is not None:
            listed = self.named(body, wanted.url)
            if listed == [] and is_broken(body):
                self.done.refusals.append(Refusal(wanted.url, None, "it is broken XML in which nothing is named", BROKEN))
            self.follow([_named(one, wanted) for one in listed or ()], wanted.depth + 1, wanted.url)
        elif new:
            self.done.new += 1
        else:
            self.done.unchanged += 1


def links(found: bytes, source: str, settings: Settings) -> list[Listed] | Refusal:
    """The addresses that a feed, a list or a text with an address a line names."""
    root = root_of(found)
    if root in FEEDS:
        return feed_links(found, source, settings)
    if root is not None:
        return read_list(found)
    lines = [line.strip() for line in found.decode("utf-8", "replace").splitlines()]
    return [Listed(line, False, Given()) for line in dict.fromkeys(lines) if line.startswith(("http://", "https://"))]


def _called_feed(address: str) -> bool:
    """Whether an address says itself that a feed is there: "/rss", "/feed/", "/news.atom"."""
    return bool(CALLED_FEED.search(urlsplit(address).path))


def _feed_instead(body: bytes, address: str) -> str:
    """What to do about a page in the place of a feed: the feed that the page itself names, where it names one."""
    for named in feeds_named(body):
        try:
            return f"its page names the feed {urljoin(address, named)}: list that"
        except ValueError:  # it is no address
            continue
    return "list the address of the feed itself"


def _named(one: Listed, wanted: Wanted) -> Listed:
    """What a list names, under the publisher that the list of lists gave where it gives none itself."""
    if one.given.publisher or not wanted.given.publisher:
        return one
    return replace(one, given=replace(one.given, publisher=wanted.given.publisher))


def _seconds(at: str) -> float:
    """A moment of the log as seconds; 0 where it is none."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0
