"""What users meet in the web that is not as it says: each gives a clear line, and the rest goes on. All pages here are invented."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.test_fetch import PAGE, QUICK, STORY, Site, built, got, site
from tidings.cli import app
from tidings.errors import Refusal
from tidings.fetch import fetch
from tidings.model import Report
from tidings.read import read
from tidings.read.bytes import decode
from tidings.settings import Settings

__all__ = ["site"]  # the fixture
FEEDS = "<!doctype html><html><head>{}</head><body><h1>Choose a feed</h1><p>Here are all our feeds, dear readers.</p></body></html>"
NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
<loc> {}/one </loc><lastmod>2019-06-01</lastmod><news:news><news:publication><news:name>Lanet Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2019-05-03T10:00:00+02:00</news:publication_date>
<news:title>Ferry aground</news:title></news:news><image:image><image:loc>{}/pier.jpg</image:loc><image:title>The pier</image:title>
</image:image></url></urlset>"""


def test_a_news_sitemap_dates_and_names_its_pages_and_its_pictures_are_none(site: Site, tmp_path: Path) -> None:
    site.put("/one", PAGE.replace(b"<h1>Ferry aground</h1>", b""))
    site.put("/news.xml", NEWS.format(site.url, site.url).encode(), Content_Type="application/xml")
    assert got(site, tmp_path, "/news.xml").new == 1
    assert "/pier.jpg" not in site.asked
    (report,) = built(tmp_path)
    assert report.publisher == "Lanet Courier" and report.published is not None
    assert report.published.value.startswith("2019-05-03T10:00") and report.url == f"{site.url}/one"


def test_a_list_of_feeds_goes_on_past_what_is_no_feed(site: Site, tmp_path: Path) -> None:
    site.put("/one")
    rss = f"<rss version='2.0'><channel><title>Courier</title><item><link>{site.url}/one</link></item></channel></rss>"
    site.put("/rss", rss.encode(), Content_Type="application/rss+xml")
    site.put("/feeds", FEEDS.format('<link rel="alternate" type="application/rss+xml" href="/rss">').encode())
    site.put("/nofeed", FEEDS.format('<link rel="alternate" type="application/rss+xml" href="http://[site]/rss">').encode())
    outlines = "".join(
        f'<outline text="x" xmlUrl="{url}"/>' for url in (f"{site.url}/feeds", f"{site.url}/nofeed", "a.example/rss", f"{site.url}/rss")
    )
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline text="North">{outlines}</outline></body></opml>')
    found = fetch([opml], tmp_path / "in", QUICK)
    told = {refusal.source: str(refusal) for refusal in found.refusals}
    assert found.new == 1 and len(built(tmp_path / "in")) == 1
    assert "is none" in told[f"{site.url}/feeds"] and f"{site.url}/rss" in told[f"{site.url}/feeds"]
    assert "is none" in told[f"{site.url}/nofeed"]
    assert "no address of the web" in told[str(opml)]


SIGN_IN = """<!doctype html><html lang="{lang}"><head><title>{title}</title></head><body>
<header><a href="/">Home</a></header><main><h1>{title}</h1><p>{words}</p>
<form method="post"><input type="email" name="u"><input type="password" name="p"><button>OK</button></form></main></body></html>"""


@pytest.mark.parametrize(
    ("lang", "title", "words"),
    [
        ("en", "Sign in to continue", "This is for subscribers only. Please give your address and your password to go on reading."),
        ("de", "Bitte melden Sie sich an", "Dieser Beitrag ist unseren Abonnenten vorbehalten. Melden Sie sich mit Ihrem Konto an."),
        ("ar", "تسجيل الدخول", "هذا المحتوى للمشتركين فقط. أدخل بريدك الإلكتروني وكلمة السر لمتابعة القراءة من فضلك."),
    ],
)
def test_a_page_to_sign_in_is_no_report(tmp_path: Path, lang: str, title: str, words: str) -> None:
    (tmp_path / "page.html").write_text(SIGN_IN.format(lang=lang, title=title, words=words), encoding="utf-8")
    (found,) = read([tmp_path], Settings())
    assert isinstance(found, Refusal) and "sign in" in found.reason and "save it" in found.advice


def test_a_short_report_beside_a_form_to_sign_in_is_read(tmp_path: Path) -> None:
    form = '<div><form><input name="u"><input type="password" name="p"></form></div>'
    words = "The ferry Lanet ran aground off the pier on Friday; all 41 passengers were brought ashore."
    story = f"<main><h1>Ferry aground</h1><p>{words}</p></main>"
    (tmp_path / "page.html").write_text(f"<!doctype html><html><body><header>{form}</header>{story}</body></html>")
    (found,) = read([tmp_path], Settings())
    assert isinstance(found, Report) and "41 passengers" in found.text


def test_the_address_of_a_feed_that_answers_with_a_page_gives_a_line(site: Site, tmp_path: Path) -> None:
    site.put("/feed/", SIGN_IN.format(lang="en", title="Members", words="Please sign in.").encode())
    site.put("/one")
    done = got(site, tmp_path, "/feed/", "/one")
    assert done.new == 1 and ["is none" in str(refusal) for refusal in done.refusals] == [True]


@pytest.mark.parametrize(
    ("path", "headers", "body", "words"),
    [
        ("/cut", {"Content-Length": "5000"}, PAGE, "broke off"),
        ("/packed", {"Content-Encoding": "gzip"}, b"no gzip at all", "not packed as it says"),
    ],
)
def test_an_answer_that_breaks_off_says_so(site: Site, tmp_path: Path, path: str, headers: dict[str, str], body: bytes, words: str) -> None:
    site.put(path, body, **headers)
    site.put("/good")
    done = got(site, tmp_path, path, "/good", settings=Settings(fetch_private=True, fetch_delay=0.0, retry_delay=0.0, fetch_tries=1))
    assert done.new == 1 and [words in str(refusal) for refusal in done.refusals] == [True]


def test_a_redirect_of_a_public_page_to_a_private_address_is_not_followed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tidings.fetch.guard.is_public", lambda ip: ip == "127.0.0.1")
    site.put("/out", b"", 302, Location="http://127.0.0.2:9/admin")
    site.put("/good")
    done = got(site, tmp_path, "/out", "/good", settings=Settings(fetch_delay=0.0, retry_delay=0.0, fetch_tries=1))
    assert done.new == 1 and ["private network" in str(refusal) for refusal in done.refusals] == [True]
    assert done.refusals[0].source == f"{site.url}/out"


def test_an_interrupted_fetch_says_how_to_go_on(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tidings.fetch.fetch", cut)
    result = CliRunner().invoke(app, ["fetch", f"{site.url}/a", "--into", str(tmp_path / "in")])
    assert result.exit_code == 130 and "goes on from there" in result.output


def refused(folder: Path) -> dict[str, str]:
    return {Path(one.source).name: str(one) for one in read([folder], Settings()) if isinstance(one, Refusal)}


def test_files_that_are_not_what_they_are_called_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_bytes(PAGE)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + b" " * 40_000_000))
    (tmp_path / "huge.html").write_bytes(b"<p>" + b"words of the sea " * 1_000_000)
    (tmp_path / "feed.rss").write_bytes(FEEDS.format("").encode())
    (tmp_path / "scripts.html").write_bytes(
        b'<html><body><div id="root"></div><script>go()</script><noscript>You need to enable JavaScript.</noscript></body></html>'
    )
    told = refused(tmp_path)
    assert "unpacks to more than 8,000,000 bytes" in told["bomb.html.gz"]
    assert "17,000,003 bytes" in told["huge.html"]
    assert "called a feed (.rss) and is a page" in told["feed.rss"]
    assert "no text to read" in told["scripts.html"]
    assert [one.id for one in read([tmp_path], Settings()) if isinstance(one, Report)] == ["good"]


def test_words_for_readers_without_scripts_take_nothing_from_a_page_that_has_a_text(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE.replace(b"<article>", b"<noscript>Please enable JavaScript.</noscript><article>"))
    (report,) = read([tmp_path], Settings())
    assert isinstance(report, Report) and STORY in report.text


@pytest.mark.parametrize(
    "text", ["Le bac s’est échoué à Orléans après l’été, dit-on à Lanet.", "Fähre vor Föhr läuft auf Grund – Küstenwache hilft “später”."]
)
def test_a_short_text_in_two_encodings_is_read_whole(text: str) -> None:
    first, second = text[: len(text) // 2], text[len(text) // 2 :]
    assert decode(first.encode() + second.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Le bac Saphir s'est échoué près de l'île après une nuit agitée, ont déclaré les garde-côtes à la presse réunie sur le môle.",
            "cp1252",
        ),
        ("Паром «Сапфир» сел на мель у острова Ланет, сообщила береговая охрана, пассажиров сняли утром катера.", "cp1251"),
        ("جنحت العبارة سافير قبالة ميناء لانيت يوم الجمعة وعلى متنها مئتا راكب كما قال خفر السواحل في بيان له.", "cp1256"),
        ("Saphir feribotu Lanet açıklarında karaya oturdu, sahil güvenlik ekipleri yolcuları güvenle tahliye etti, yaralı yok.", "cp1254"),
    ],
)
def test_a_text_in_one_old_encoding_is_not_taken_for_a_mixture(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), charset=encoding) == text
