"""Fetching from a server on this machine: politely, safely, again without harm. All pages here are invented."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tidings.errors import Refusal, UsageError
from tidings.fetch import Fetched, fetch
from tidings.fetch.guard import is_public
from tidings.model import Report
from tidings.read import read
from tidings.read.kept import LOG
from tidings.settings import Settings

STORY = (
    "The ferry Saphir ran aground off Port Lanet on Friday with 212 passengers aboard, the coast guard said. Nobody was hurt in the end."
)
PAGE = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry aground</h1><p>{STORY}</p></article></body></html>".encode()
QUICK = Settings(fetch_private=True, fetch_delay=0.0, retry_delay=0.0, fetch_again=0.0, longest_document=100_000, most_listed=50)


@dataclass
class Site:
    """What the server answers: (status, headers, body) by path; `asked` is what was asked for, `most` how many at once."""

    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""
    now: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        self.pages[path] = [(status, {"Content-Type": "text/html", **{k.replace("_", "-"): v for k, v in headers.items()}}, body)]
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with made.lock:
                made.asked.append(self.path)
                made.now += 1
                made.most = max(made.most, made.now)
            answers = made.pages.get(self.path, [(404, {}, b"")])
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            with made.lock:
                made.now -= 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def got(site: Site, into: Path, *paths: str, settings: Settings = QUICK, waits: list[float] | None = None) -> Fetched:
    addresses = [path if path.startswith("http") else site.url + path for path in paths]
    return fetch(addresses, into, settings, sleep=(waits if waits is not None else []).append)


def built(into: Path) -> list[Report]:
    return [found for found in read([into], QUICK) if isinstance(found, Report)]


def test_a_page_is_kept_as_it_came_and_read_under_its_address(site: Site, tmp_path: Path) -> None:
    site.put("/ferry")
    assert got(site, tmp_path, "/ferry").new == 1
    (report,) = built(tmp_path)
    assert report.url == f"{site.url}/ferry" and STORY in report.text
    assert report.published is None and report.fetched is not None
    (kept,) = (tmp_path / "pages").rglob("*.html")
    assert kept.read_bytes() == PAGE


def test_a_feed_leads_to_its_pages_with_what_it_says_of_them(site: Site, tmp_path: Path) -> None:
    site.put("/one")
    site.put("/two", PAGE.replace(b"Friday", b"Monday"))
    entries = "".join(
        f"<item><title>A</title><link>{site.url}/{name}</link><pubDate>Fri, 03 May 2019 16:20:00 GMT</pubDate></item>"
        for name in ("one", "two")
    )
    rss = f"<rss version='2.0'><channel><title>Lanet Courier</title>{entries}</channel></rss>".encode()
    feed = site.put("/rss", rss, Content_Type="application/rss+xml")
    opml = tmp_path / "feeds.opml"
    opml.write_text(f"<opml><body><outline text='Courier' xmlUrl='{feed}'/></body></opml>")
    done = fetch([opml], tmp_path / "in", QUICK)
    assert (done.new, done.refusals) == (2, [])
    found = built(tmp_path / "in")
    assert len(found) == 2
    assert {(r.publisher, r.published.value if r.published else None) for r in found} == {("Lanet Courier", "2019-05-03T16:20:00+00:00")}
    assert site.most == 1


def test_an_index_of_sitemaps_leads_to_pages(site: Site, tmp_path: Path) -> None:
    page = site.put("/one")
    inner = site.put("/map.xml", f"<urlset><url><loc>{page}</loc></url></urlset>".encode(), Content_Type="application/xml")
    site.put("/index.xml", f"<sitemapindex><sitemap><loc>{inner}</loc></sitemap></sitemapindex>".encode(), Content_Type="text/xml")
    assert got(site, tmp_path, "/index.xml").new == 1


def test_robots_txt_is_obeyed_and_its_delay_kept(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /secret\nCrawl-delay: 7", Content_Type="text/plain")
    site.put("/secret/a")
    site.put("/b")
    waits: list[float] = []
    done = got(site, tmp_path, "/secret/a", "/b", waits=waits)
    assert done.new == 1 and "/secret/a" not in site.asked
    assert "robots.txt" in str(done.refusals[0])
    assert 5 < max(waits) <= 7


def test_a_site_whose_robots_txt_breaks_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", b"", 503)
    site.put("/a")
    assert got(site, tmp_path, "/a").new == 0 and "/a" not in site.asked


def test_an_unchanged_page_leaves_no_second_file_and_a_changed_one_does(site: Site, tmp_path: Path) -> None:
    site.put("/a", ETag='"1"')
    site.put("/plain")
    got(site, tmp_path, "/a", "/plain")
    again = got(site, tmp_path, "/a", "/plain")
    assert (again.new, again.unchanged) == (0, 2)
    site.put("/a", PAGE.replace(b"212", b"214"), ETag='"2"')
    assert got(site, tmp_path, "/a").new == 1
    assert len(list((tmp_path / "pages").rglob("*.html"))) == 3


def test_what_was_interrupted_goes_on(site: Site, tmp_path: Path) -> None:
    site.put("/a")
    site.put("/b")
    got(site, tmp_path, "/a")
    log = tmp_path / LOG
    log.write_bytes(log.read_bytes() + b'{"url": "http://127.0.0.1/cut')
    done = got(site, tmp_path, "/a", "/b", settings=Settings(fetch_private=True, fetch_delay=0.0))
    assert (done.new, done.fresh) == (1, 1)
    assert site.asked.count("/a") == 1
    assert len(built(tmp_path)) == 2


def test_a_busy_server_is_asked_again_after_growing_pauses(site: Site, tmp_path: Path) -> None:
    site.put("/a")
    site.pages["/a"] = [(503, {}, b""), (503, {"Retry-After": "3"}, b""), *site.pages["/a"]]
    waits: list[float] = []
    assert got(site, tmp_path, "/a", waits=waits).new == 1
    assert [w for w in waits if w >= 1] == [3.0]
    site.put("/busy", b"", 429, Retry_After="86400")
    assert "busy" in str(got(site, tmp_path, "/busy").refusals[0])
    assert site.asked.count("/busy") == 1


BOMB = gzip.compress(b"<p>" + b" " * 30_000_000)


@pytest.mark.parametrize(
    ("path", "status", "headers", "body", "words"),
    [
        ("/loop", 302, {"Location": "/loop2"}, b"", "circle"),
        ("/away", 302, {"Location": "ftp://a.example/x"}, b"", "no address"),
        ("/gone", 404, {}, b"", "no such page"),
        ("/logo", 200, {"Content-Type": "image/png"}, b"\x89PNG", "no text"),
        ("/bomb", 200, {"Content-Encoding": "gzip"}, BOMB, "longer than"),
        ("/long", 200, {}, b"word " * 100_000, "longer than"),
        ("/broken", 200, {"Content-Encoding": "gzip"}, b"no gzip", "not packed"),
    ],
)
def test_what_is_not_taken_says_why_and_the_rest_goes_on(
    site: Site, tmp_path: Path, path: str, status: int, headers: dict[str, str], body: bytes, words: str
) -> None:
    site.put("/loop2", b"", 302, Location="/loop")
    site.put(path, body, status, **headers)
    site.put("/good")
    done = got(site, tmp_path, path, "/good")
    assert done.new == 1
    (refusal,) = done.refusals
    assert words in str(refusal) and refusal.source == site.url + path and refusal.advice


def test_redirects_are_followed_a_few_times_and_no_more(site: Site, tmp_path: Path) -> None:
    for number in range(9):
        site.put(f"/r{number}", b"", 301, Location=f"/r{number + 1}")
    site.put("/r9")
    done = got(site, tmp_path, "/r5", "/r0")
    assert done.new == 1 and "more than 5 times" in str(done.refusals[0])
    (report,) = built(tmp_path)
    assert report.url == f"{site.url}/r9"


def test_private_addresses_are_refused_by_name_by_number_and_behind_redirects(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/a")
    strict = Settings(fetch_delay=0.0, retry_delay=0.0, fetch_tries=1)
    port = site.url.rpartition(":")[2]
    addresses = [
        site.url + "/a",
        f"http://localhost:{port}/a",
        f"http://[::1]:{port}/a",
        f"http://[::ffff:127.0.0.1]:{port}/a",
        f"http://2130706433:{port}/",
    ]
    done = got(site, tmp_path, *addresses, settings=strict)
    assert done.new == 0 and site.asked == []
    assert all("private network" in str(refusal) for refusal in done.refusals) and len(done.refusals) == 5

    import socket

    real = socket.getaddrinfo

    def two_faced(host: str, *rest: Any, **more: Any) -> Any:
        return real("127.0.0.1" if host == "inside.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", two_faced)
    site.put("/out", b"", 302, Location=f"http://inside.example:{port}/a")
    monkeypatch.setattr("tidings.fetch.guard.is_public", lambda ip: False)
    assert "private network" in str(got(site, tmp_path, f"http://inside.example:{port}/a", settings=strict).refusals[0])
    assert "/a" not in site.asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.169.254", False),
        ("192.168.0.1", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("64:ff9b::808:808", True), ("64:ff9b:1::a00:1", False), ("::7f00:1", False), ("::ffff:0:7f00:1", False), ("fec0::1", False),
        ("3fff::1", False), ("192.0.0.8", False),
    ],
)  # fmt: skip
def test_which_addresses_are_of_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_what_is_no_list_and_no_folder_is_said(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("no addresses here")
    done = fetch([text, "nowhere.opml"], tmp_path / "in", QUICK)
    assert [("no addresses" in str(r) or "neither" in str(r)) for r in done.refusals] == [True, True]
    with pytest.raises(UsageError):
        fetch(["http://a.example/"], text, QUICK)


def test_a_list_of_too_many_pages_is_cut_with_a_line(site: Site, tmp_path: Path) -> None:
    body = "".join(f"<url><loc>{site.url}/p{n}</loc></url>" for n in range(60))
    site.put("/map.xml", f"<urlset>{body}</urlset>".encode(), Content_Type="text/xml")
    done = got(site, tmp_path, "/map.xml")
    assert isinstance(done.refusals[0], Refusal) and "60 pages" in str(done.refusals[0])
    assert len([path for path in site.asked if path.startswith("/p")]) == 50


def test_a_feed_that_came_in_part_and_names_nothing_is_told(site: Site, tmp_path: Path) -> None:
    site.put("/cut", b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>Ferry agr", Content_Type="application/rss+xml")
    site.put("/quiet", b"<rss version='2.0'><channel><title>Lanet Courier</title></channel></rss>", Content_Type="application/rss+xml")
    (refusal,) = got(site, tmp_path, "/cut", "/quiet").refusals
    assert refusal.source.endswith("/cut") and "broken" in refusal.reason


def feed_of(site: Site, *names: str, words: str = STORY) -> None:
    entries = "".join(
        f"<item><title>Ferry aground</title><link>{site.url}/{name}</link><description>{words}</description>"
        "<pubDate>Fri, 03 May 2019 16:20:00 GMT</pubDate></item>"
        for name in names
    )
    rss = f"<rss version='2.0'><channel><title>Lanet Courier</title>{entries}</channel></rss>".encode()
    site.put("/rss", rss, Content_Type="application/rss+xml")


def test_an_entry_whose_page_is_refused_is_in_with_the_words_of_its_feed(site: Site, tmp_path: Path) -> None:
    site.put("/walled", b"", 403)
    site.put("/scripts", b"<html><body><script>go()</script></body></html>")
    feed_of(site, "walled", "scripts")
    done = got(site, tmp_path, "/rss")
    assert ["words of its feed" in str(r) for r in done.refusals] == [True]
    found = list(read([tmp_path], QUICK))
    reports = [one for one in found if isinstance(one, Report)]
    assert {r.url for r in reports} == {f"{site.url}/walled", f"{site.url}/scripts"}
    assert all(STORY in r.text and r.title == "Ferry aground" and r.publisher == "Lanet Courier" for r in reports)
    assert ["words of its feed" in str(one) for one in found if not isinstance(one, Report)] == [True, True]


def test_the_words_of_a_feed_give_way_to_the_page(site: Site, tmp_path: Path) -> None:
    site.put("/walled", b"", 403)
    feed_of(site, "walled")
    got(site, tmp_path, "/rss")
    got(site, tmp_path, "/rss")
    assert len(built(tmp_path)) == 1
    site.put("/walled", PAGE)
    got(site, tmp_path, "/rss")
    (report,) = built(tmp_path)
    assert report.url == f"{site.url}/walled" and (tmp_path / "pages").is_dir()
