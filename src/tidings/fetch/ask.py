"""One address asked for, politely: robots.txt first, one request a host at a time, redirects by hand, retries with growing pauses."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from tidings.errors import Refusal
from tidings.fetch.guard import PrivateAddressError, guarded_transport
from tidings.settings import Settings

AGENT = "Tidings"
HEADERS = {
    "User-Agent": f"{AGENT}/0.1 (reads news into a record)",
    "Accept-Encoding": "gzip, deflate",
    "Accept": "text/html,application/xml;q=0.9,*/*;q=0.8",
}
REDIRECTS = (301, 302, 303, 307, 308)
BUSY = (429, 500, 502, 503, 504)
BARRED = "User-agent: *\nDisallow: /"
LONGEST_ROBOTS = 512_000  # bytes, as RFC 9309 has it
GONE = {
    401: "it wants a login",
    402: "it wants to be paid",
    403: "the server refuses it",
    404: "there is no such page",
    410: "the page is gone",
    451: "the page is barred by law",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `body` is None where the page has not changed since it was fetched last."""

    url: str
    final: str
    body: bytes | None
    kind: str
    charset: str | None
    etag: str | None
    modified: str | None


class AskedTooMuchError(Exception):
    """An answer that is not taken, with the reason and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason, self.advice = reason, advice


@dataclass(slots=True)
class _Host:
    """Whose turn it is at one host, and from when on the next may ask."""

    lock: threading.Lock
    free: float = 0.0
    delay: float | None = None
    robots: RobotFileParser | None = None


class Asker:
    """Asks servers; used from many threads. `sleep` and `clock` are for tests."""

    def __init__(
        self, settings: Settings, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.settings, self.sleep, self.clock = settings, sleep, clock
        self.client = httpx.Client(
            transport=guarded_transport(settings.fetch_private), timeout=settings.fetch_timeout, headers=HEADERS, trust_env=False
        )
        self.hosts: dict[str, _Host] = defaultdict(lambda: _Host(threading.Lock()))
        self.guard = threading.Lock()

    def close(self) -> None:
        """Lets go of the connections."""
        self.client.close()

    def ask(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer | Refusal:
        """The answer of an address, or why there is none. With `etag` or `modified` an unchanged page gives an answer without a body."""
        told = {"If-None-Match": etag or "", "If-Modified-Since": modified or ""}
        try:
            return self._followed(url, {name: value for name, value in told.items() if value})
        except AskedTooMuchError as error:
            return Refusal(url, None, error.reason, error.advice)
        except PrivateAddressError as error:
            return Refusal(url, None, f"it is not asked for: {error}", "save the page by hand and give the file")
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout) as error:
            return Refusal(url, None, f"its answer broke off ({str(error) or type(error).__name__})", "try again later")
        except httpx.DecodingError:
            return Refusal(url, None, "its answer is not packed as it says", "save the page by hand and give the file")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
            return Refusal(
                url, None, f"the server cannot be reached ({str(error) or type(error).__name__})", "check the address, or try again later"
            )

    def _followed(self, url: str, told: Mapping[str, str]) -> Answer:
        at, passed = url, [url]
        while True:
            if urlsplit(at).scheme not in ("http", "https") or not urlsplit(at).hostname:
                raise AskedTooMuchError(f"{at[:80]} is no address of the web", "give http or https addresses")
            if not self._allowed(at):
                raise AskedTooMuchError("robots.txt of the site asks programs to leave it alone", "leave it out, or ask its publisher")
            found = self._patiently(at, told)
            if isinstance(found, Answer):
                return Answer(url, found.final, found.body, found.kind, found.charset, found.etag, found.modified)
            at = urljoin(at, found).partition("#")[0]
            if at in passed:
                raise AskedTooMuchError("its redirects run in a circle", "give the address of the page itself")
            passed.append(at)
            if len(passed) > self.settings.most_redirects + 1:
                raise AskedTooMuchError(
                    f"it redirects more than {self.settings.most_redirects} times", "give the address of the page itself"
                )

    def _patiently(self, url: str, told: Mapping[str, str]) -> Answer | str:
        """The answer, or the address that it redirects to; asked again while the server is busy."""
        for attempt in range(1, self.settings.fetch_tries + 1):
            last = attempt == self.settings.fetch_tries
            try:
                found = self._once(url, told, self.settings.longest_document)
            except (httpx.TransportError, httpx.DecodingError):
                if last:
                    raise
                pause = 0.0
            else:
                if not isinstance(found, float):
                    return found
                pause = found
                if last or pause > self.settings.longest_retry:
                    raise AskedTooMuchError("the server is busy", "run the command again later: what was fetched is kept")
            self.sleep(max(pause, self.settings.retry_delay * 2 ** (attempt - 1)))
        raise AskedTooMuchError("the server is busy", "run the command again later: what was fetched is kept")

    def _once(self, url: str, told: Mapping[str, str], longest: int) -> Answer | str | float:
        """One request: an answer, an address to go on to, or the seconds that a busy server asks to wait."""
        host = self._host(url)
        with host.lock:
            self.sleep(max(0.0, host.free - self.clock()))
            try:
                with self.client.stream("GET", url, headers=dict(told)) as response:
                    return self._taken(url, response, longest)
            finally:
                host.free = self.clock() + (self.settings.fetch_delay if host.delay is None else host.delay)

    def _taken(self, url: str, response: httpx.Response, longest: int) -> Answer | str | float:
        status, headers = response.status_code, response.headers
        if status in REDIRECTS and "location" in headers:
            return str(headers["location"])
        if status in BUSY:
            return _pause(headers.get("retry-after", ""))
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        if status == 304:
            return Answer(url, url, None, kind, None, headers.get("etag"), headers.get("last-modified"))
        if status != 200:
            raise AskedTooMuchError(GONE.get(status, f"the server answers {status}"), "check the address")
        if kind.startswith(("image/", "video/", "audio/", "font/")) or kind in ("text/css", "application/javascript", "text/javascript"):
            raise AskedTooMuchError(f"{kind} is no text to read", "give the address of the page itself")
        body = self._body(response, longest)
        return Answer(url, url, body, kind, response.charset_encoding, headers.get("etag"), headers.get("last-modified"))

    def _body(self, response: httpx.Response, longest: int) -> bytes:
        """The unpacked bytes, as long as they come soon and are not too many."""
        held, size, until = [], 0, self.clock() + self.settings.longest_fetch
        for chunk in response.iter_bytes(65536):
            held.append(chunk)
            size += len(chunk)
            if size > longest:
                raise AskedTooMuchError(f"it is longer than {longest:,} bytes", "no news report is; leave it out")
            if self.clock() > until:
                raise AskedTooMuchError(f"it takes longer than {self.settings.longest_fetch:.0f} seconds", "try again later")
        return b"".join(held)

    def _host(self, url: str) -> _Host:
        with self.guard:
            return self.hosts[urlsplit(url).netloc.rpartition("@")[2].lower()]

    def _allowed(self, url: str) -> bool:
        """Whether robots.txt of the host lets this address be asked for. One that cannot be had bars nothing; a broken server bars all."""
        host = self._host(url)
        if host.robots is None:
            parts = urlsplit(url)
            host.robots = self._robots(f"{parts.scheme}://{parts.netloc}/robots.txt", host)
        return host.robots.can_fetch(AGENT, url)

    def _robots(self, url: str, host: _Host) -> RobotFileParser:
        rules, at, text = RobotFileParser(), url, ""
        for _ in range(self.settings.most_redirects):
            try:
                found = self._once(at, {}, LONGEST_ROBOTS)
            except (AskedTooMuchError, httpx.DecodingError):
                break
            if isinstance(found, Answer):
                text = (found.body or b"").decode("utf-8", "replace")
                break
            if isinstance(found, float):
                text = BARRED
                break
            at = urljoin(at, found)
        rules.parse(text.splitlines())
        asked = rules.crawl_delay(AGENT)
        if asked is not None:
            host.delay = min(max(float(asked), self.settings.fetch_delay), self.settings.longest_delay)
            host.free = self.clock() + host.delay
        return rules


def _pause(said: str) -> float:
    """The seconds of a Retry-After header, 0 where it says nothing that can be read."""
    if said.strip().isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
