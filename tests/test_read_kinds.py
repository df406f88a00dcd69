"""Reading feeds, lists, tables, archives, mail and documents. All texts here are invented."""

from __future__ import annotations

import gzip
import io
import mailbox
import textwrap
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings, strategies

from tests.test_read import FRENCH, PAGE, STORY, refusals, reports, taken, write
from tidings.errors import Refusal
from tidings.read.fragments import fragment_text
from tidings.read.lists import read_list
from tidings.read.paper import joined_lines
from tidings.settings import Settings

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Lanet Courier</title><link>https://courier.example/</link><language>en-GB</language>
<item><title>Ferry pulled free &amp;amp; well</title><link>https://courier.example/ferry</link>
<pubDate>Fri, 03 May 2019 16:20:00 +0200</pubDate>
<author>Ines Carrow</author><description>Tugs came.</description>
<content:encoded><![CDATA[<p>The ferry <a href="x">Saphir</a> was pulled free on Friday.</p><script>go()</script>
<p>Nobody was hurt.</p>]]></content:encoded></item>
<item><title></title><link>https://courier.example/empty</link></item>
<item><title>Bridge reopens</title><guid>b-7</guid><description>&lt;b&gt;A year&lt;/b&gt; of repairs has ended in Orla.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Le Phare</title><entry><title>Décrue à Orla</title>
<link href="https://phare.example/decrue"/><id>u:1</id><published>2019-05-03T08:00:00Z</published><updated>2019-05-04T09:30:00Z</updated>
<content type="html">&lt;p&gt;Les élèves rentreront à l'école
après la décrue, a annoncé le préfet mardi.&lt;/p&gt;</content></entry></feed>"""
NEWS_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://courier.example/a</loc><lastmod>2020-01-01</lastmod><news:news><news:publication><news:name>Lanet Courier</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2019-05-03T10:00+02:00</news:publication_date>
<news:title>Ferry aground</news:title></news:news></url><url><loc>https://courier.example/a</loc></url><url><loc>ftp://no</loc></url></urlset>"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "in"
    place.mkdir()
    yield place


def test_each_entry_of_a_feed_is_a_report_dated_and_named_by_the_feed(folder: Path) -> None:
    found = taken(write(folder, "news.xml", RSS))
    ferry, bridge = reports(found)
    assert ferry.text == "Ferry pulled free & well\n\nThe ferry Saphir was pulled free on Friday.\nNobody was hurt."
    assert (ferry.title, ferry.publisher, ferry.byline, ferry.language) == (
        "Ferry pulled free & well",
        "Lanet Courier",
        "Ines Carrow",
        "en",
    )
    assert ferry.url == "https://courier.example/ferry" and ferry.id.startswith("courier.example-")
    assert ferry.published is not None and ferry.published.value == "2019-05-03T16:20:00+02:00"
    assert ferry.updated is None
    assert bridge.text.endswith("A year of repairs has ended in Orla.") and bridge.id.startswith("news-") and bridge.published is None
    assert [(r.line, "no text" in r.reason) for r in refusals(found)] == [(2, True)]


def test_atom_and_its_two_moments(folder: Path) -> None:
    (report,) = reports(taken(write(folder, "news.atom", ATOM)))
    assert report.published is not None and report.updated is not None
    assert (report.published.value[:10], report.updated.value[:10], report.language) == ("2019-05-03", "2019-05-04", "fr")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("news.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>", "no entries"),
        ("feeds.opml", "<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>", "tidings fetch"),
        ("sitemap.xml", NEWS_MAP, "tidings fetch"),
        ("cut.xml", "<rss version='2.0'><channel><item", "no entries"),
    ],
)
def test_lists_and_empty_feeds_say_what_to_do(folder: Path, name: str, content: str, words: str) -> None:
    (refusal,) = refusals(taken(write(folder, name, content)))
    assert words in str(refusal)


def test_a_feed_that_is_a_page_after_all_is_read_as_the_page_it_is(folder: Path) -> None:
    (report,) = reports(taken(write(folder, "feed.xml", PAGE)))
    assert report.title == "Ferry runs aground"


def test_a_news_sitemap_tells_title_and_day_but_not_from_its_last_change() -> None:
    listed, *others = read_list(NEWS_MAP.encode())
    assert not any(other.url.startswith("http") for other in others)
    assert (listed.url, listed.more, listed.given.title, listed.given.publisher) == (
        "https://courier.example/a",
        False,
        "Ferry aground",
        "Lanet Courier",
    )
    assert listed.given.published is not None and listed.given.published.value.startswith("2019-05-03")


def test_entities_that_multiply_or_reach_into_files_are_not_followed(folder: Path) -> None:
    secret = write(folder, "secret.txt", "the code is 4711")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE opml [<!ENTITY e0 "lol">{bomb}<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    body = '<opml><body><outline text="&f;&e11;" xmlUrl="https://a.example/"/></body></opml>'
    assert all("4711" not in str(listed) and len(str(listed)) < 1000 for listed in read_list((doctype + body).encode()))


CSV = (
    "Headline;Link;Date;Text;Source\nAground;https://courier.example/a;2019-05-03;{};Courier\n;;;;\n"
    "Lost;;soon;Nothing is known of the boat yet.;\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_with_named_columns_is_a_report_a_row(folder: Path, encoding: str) -> None:
    first, second = reports(taken(write(folder, "t.csv", CSV.format(f'"{FRENCH.replace(";", ",")}"').encode(encoding))))
    assert (first.title, first.url, first.publisher) == ("Aground", "https://courier.example/a", "Courier")
    assert first.text.startswith("Aground\n\nLe préfet a annoncé") and first.published is not None and first.published.value == "2019-05-03"
    assert (second.id, second.published) == ("t-4", None)


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ("Headline,Date Published,Source Name,Full Text,Writer,Web URL", "en"),
        ("Titre,Date de publication,Média,Texte,Auteur,Lien", "fr"),
        ("Titular;Fecha de publicación;Medio;Texto completo;Autora;Enlace", "es"),
        ("Schlagzeile;Veröffentlicht am;Quelle;Volltext;Autor;Link", "de"),
        ("Başlık;Yayın Tarihi;Kaynak;Haber metni;Yazar;Bağlantı", "tr"),
        ("العنوان,تاريخ النشر,المصدر,نص الخبر,الكاتب,الرابط", "ar"),
        ("Заголовок;Дата публикации;Источник;Текст статьи;Автор;Ссылка", "ru"),
        ("Заголовок;Дата публікації;Джерело;Текст статті;Автор;Посилання", "uk"),
        ("article_title,publishDate,SITE-NAME,articleText,authors,permalink", "en"),
    ],
)
def test_columns_go_by_their_usual_names_in_any_language(folder: Path, names: str, language: str) -> None:
    row = f'Aground;03.05.2019;Courier;"{STORY}";Ines Carrow;https://courier.example/a'.replace(";", ";" if ";" in names else ",")
    (report,) = reports(taken(write(folder, "t.csv", f"{names}\n{row}\n")))
    assert (report.title, report.publisher, report.byline, report.url) == ("Aground", "Courier", "Ines Carrow", "https://courier.example/a")
    assert report.published is not None and report.published.value == "2019-05-03"


def test_of_two_columns_for_one_thing_the_plainer_name_counts(folder: Path) -> None:
    table = f'content,text,source,publisher\nA teaser only.,"{STORY}",feed 7,Lanet Courier\n'
    (report,) = reports(taken(write(folder, "t.csv", table)))
    assert (report.text, report.publisher) == (STORY, "Lanet Courier")


def test_a_table_without_text_is_refused_by_what_it_lacks(folder: Path) -> None:
    (refusal,) = refusals(taken(write(folder, "t.csv", "a,b\n1,2\n")))
    assert "text or html" in str(refusal)


def test_parquet_rows_are_reports(folder: Path) -> None:
    table = pa.table({"id": ["a", "b"], "text": [STORY, None], "published": pa.array([None, None], pa.date32()), "n": [1, 2]})
    pq.write_table(table, folder / "t.parquet")
    found = taken(folder / "t.parquet")
    assert [(r.id, r.text) for r in reports(found)] == [("a", STORY)]
    assert [r.line for r in refusals(found)] == [2]
    write(folder, "cut.parquet", (folder / "t.parquet").read_bytes()[:-20])
    assert "no whole Parquet" in str(refusals(taken(folder / "cut.parquet"))[0])


def record(url: str, body: bytes, kind: str = "text/html", status: str = "200 OK", encoding: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {len(body)}\r\n\r\n".encode()
    block = head + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-02-02T02:02:02Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return warc.encode() + block + b"\r\n\r\n"


BARE = PAGE.replace('<link rel="canonical" href="https://courier.example/ferry">', "")


def test_an_archive_that_was_packed_as_one_file_is_whole_and_a_cut_one_is_not(folder: Path) -> None:
    records = [record(f"https://courier.example/{n}", BARE.replace("212", str(n)).encode()) for n in (101, 102, 103)]
    packed = gzip.compress(b"".join(records))
    assert len(reports(taken(write(folder, "one.warc.gz", packed)))) == 3
    assert not refusals(taken(write(folder, "one.warc.gz", packed)))
    assert refusals(taken(write(folder, "cut.warc.gz", packed[:-40])))


def test_an_archive_gives_its_pages_under_their_addresses(folder: Path) -> None:
    packed = gzip.compress(BARE.encode())
    archive = [
        record("https://courier.example/one", BARE.encode()),
        record("https://courier.example/two", packed, encoding="Content-Encoding: gzip\r\n"),
        record("https://courier.example/logo", b"\x89PNG", "image/png"),
        record("https://courier.example/gone", b"<html>gone</html>", status="404 Not Found"),
        record("https://courier.example/robots.txt", b"User-agent: *", "text/plain"),
    ]
    for path in (write(folder, "a.warc", b"".join(archive)), write(folder, "b.warc.gz", b"".join(map(gzip.compress, archive)))):
        found = taken(path)
        assert refusals(found) == []
        assert [r.url for r in reports(found)] == ["https://courier.example/one", "https://courier.example/two"]
        assert {(r.title, r.fetched) for r in reports(found)} == {("Ferry runs aground", "2020-02-02T02:02:02Z")}


def test_a_cut_archive_gives_what_stands_before_the_cut(folder: Path) -> None:
    whole = b"".join(gzip.compress(record(f"https://courier.example/{n}", BARE.encode())) for n in range(3))
    found = taken(write(folder, "cut.warc.gz", whole[:-200]), write(folder, "z.txt", STORY))
    assert [r.url for r in reports(found)][:2] == ["https://courier.example/0", "https://courier.example/1"]
    assert reports(found)[-1].id == "z"
    assert "breaks off" in str(refusals(found)[0])


def message(subject: str, plain: str | None, page: str | None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Lanet Courier <news@courier.example>"
    made["Subject"] = subject
    made["Date"] = "Fri, 03 May 2019 16:20:00 +0200"
    made["Message-ID"] = f"<{len(subject)}@courier.example>"
    made.set_content(plain or "Your reader cannot show this letter.")
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_a_newsletter_is_a_report_by_its_sender(folder: Path) -> None:
    page = f"<html><body><table><tr><td>{STORY}</td></tr><tr><td>Unsubscribe</td></tr></table></body></html>"
    (report,) = reports(taken(write(folder, "letter.eml", message("Ferry aground – été", None, page).as_bytes())))
    assert (report.id, report.title, report.publisher) == ("letter", "Ferry aground – été", "Lanet Courier")
    assert report.published is not None and report.published.value == "2019-05-03T16:20:00+02:00"
    assert report.text.splitlines()[-1] == "Unsubscribe" and "cannot show" not in report.text
    (report,) = reports(taken(write(folder, "plain.eml", message("Aground", STORY, "<p>Aground</p>").as_bytes())))
    assert report.text.startswith("Aground\n\nThe ferry")


def test_the_lines_of_a_mail_that_were_broken_at_its_margin_are_whole(folder: Path) -> None:
    first = "The ferry Saphir was pulled free on Friday after six hours on a sandbank, the coast guard of Lanet said."
    second = "Nobody was hurt, and all had reached their homes by the evening, as the port master of Lanet told us later."
    broken = (textwrap.fill(words, 72) for words in (first, second))
    head = "See this letter in your browser\n\nFerry pulled free\n-----------------\n"
    text = head + "\nRead more: https://courier.example/ferry\n\n".join(broken)
    (report,) = reports(taken(write(folder, "letter.eml", message("Fwd: RE: Ferry aground", text, None).as_bytes())))
    lines = report.text.splitlines()
    assert report.title == "Ferry aground"
    assert first in lines and second in lines
    assert "See this letter in your browser" in lines and "Ferry pulled free" in lines


def test_what_a_mail_shows_in_lists_of_mails_only_is_no_part_of_it(folder: Path) -> None:
    page = f'<div style="display:none">Preheader</div><p>{STORY}</p>'
    (report,) = reports(taken(write(folder, "letter.eml", message("Aground", None, page).as_bytes())))
    assert "Preheader" not in report.text and STORY.split()[-1] in report.text


def test_a_mailbox_gives_each_message(folder: Path) -> None:
    box = mailbox.mbox(folder / "news.mbox")
    box.add(message("Ferry aground", STORY + "\n\nFrom the shore one saw it.", None))
    box.add(message("Bridge open", "A year of repairs has ended in Orla.", None))
    box.close()
    one, two = reports(taken(folder / "news.mbox"))
    assert (one.title, two.title) == ("Ferry aground", "Bridge open")
    assert "\nFrom the shore" in one.text and one.id != two.id
    assert "no messages" in str(refusals(taken(write(folder, "none.mbox", "nothing here")))[0])


def pdf(lines: list[str]) -> bytes:
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (table, len(made))


def test_a_pdf_is_read_by_its_text_layer_with_its_lines_joined(folder: Path) -> None:
    lines = [
        "The ferry Saphir ran aground off Port Lanet on Friday with 212",
        "passengers aboard, the coast guard said.",
        "Nobody was hurt.",
    ]
    (report,) = reports(taken(write(folder, "a.pdf", pdf(lines))))
    assert report.text == f"{lines[0]} {lines[1]}\nNobody was hurt."
    assert report.published is None


def test_pdfs_that_cannot_be_read_say_why(folder: Path) -> None:
    scan, cut = write(folder, "scan.pdf", pdf([])), write(folder, "cut.pdf", pdf(["Words"])[:40])
    first, second = refusals(taken(scan, cut))
    assert "OCR" in str(first) and "cannot be opened" in str(second)


def test_words_cut_at_the_end_of_a_line_are_made_whole() -> None:
    page = "The ferry left the har-\nbour on Friday at nine,\nthe guard said.\n\nNobody was hurt."
    assert joined_lines(page) == "The ferry left the harbour on Friday at nine, the guard said.\n\nNobody was hurt."


def docx(body: str) -> bytes:
    held = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return held.getvalue()


def test_a_docx_is_its_paragraphs(folder: Path) -> None:
    body = "<w:p><w:r><w:t>Ferry aground</w:t></w:r></w:p><w:p><w:r><w:t>Nobody </w:t></w:r>"
    body += "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    (report,) = reports(taken(write(folder, "a.docx", docx(body + "<w:r><w:t>was hurt.</w:t></w:r></w:p>"))))
    assert report.text == "Ferry aground\n\nNobody was hurt."


def test_a_docx_that_unpacks_to_too_much_or_is_none_is_refused(folder: Path) -> None:
    bomb = write(folder, "bomb.docx", docx("<w:p>" + " " * 70_000_000 + "</w:p>"))
    other = write(folder, "other.docx", b"PK\x03\x04 nothing")
    assert ["longer than any" in str(r) for r in refusals(taken(bomb, other))] == [True, False]


def test_packed_files_are_read_and_bombs_are_not(folder: Path) -> None:
    lines = b'{"id": "a", "text": "The ferry Saphir ran aground on Friday."}\n'
    good, page = write(folder, "a.jsonl.gz", gzip.compress(lines)), write(folder, "p.html.gz", gzip.compress(PAGE.encode()))
    assert [r.id for r in reports(taken(good, page))] == ["a", "p"]
    bomb, cut = (
        write(folder, "bomb.jsonl.gz", gzip.compress((b" " * 999_999 + b"\n") * 120)),
        write(folder, "cut.txt.gz", gzip.compress(b"word " * 99)[:-9]),
    )
    big = write(folder, "big.html.gz", gzip.compress(b"<p>word " * 2_000_000))
    first, second, third = refusals(taken(bomb, cut, big, good))
    assert "times its size" in str(first) and "to its end" in str(second) and "no news report" in str(third)


def test_a_broken_gzip_header_is_refused(folder: Path) -> None:
    (refusal,) = refusals(taken(write(folder, "a.txt.gz", b"no gzip at all")))
    assert refusal.advice


PARSERS = ("a.xml", "a.csv", "a.eml", "a.mbox", "a.pdf", "a.docx", "a.warc", "a.html", "a.txt.gz", "a.warc.gz", "a.parquet")
STARTS = (
    b"",
    b"<rss><channel>",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"From a Mon 2019\n",
    b"WARC/1.0\r\n",
    b"text\n",
    b"<urlset>",
    b"Subject: =?utf-8?q?",
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.sampled_from(PARSERS), strategies.sampled_from(STARTS), strategies.binary(max_size=300))
def test_no_bytes_stop_a_parser(tmp_path: Path, name: str, start: bytes, rest: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + rest)
    for found in taken(path):
        assert isinstance(found, Refusal) or found.text.encode("utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.sampled_from(["rss", "csv", "eml", "warc", "pdf", "docx"]), strategies.data())
def test_no_cut_or_changed_byte_stops_a_parser(tmp_path: Path, kind: str, draw: strategies.DataObject) -> None:
    whole = {
        "rss": RSS.encode(), "csv": CSV.format("Words.").encode(), "eml": message("Ferry", STORY, f"<p>{STORY}</p>").as_bytes(),
        "warc": record("https://courier.example/one", b"<p>Words.</p>"), "pdf": pdf(["Words here."]), "docx": docx("<w:p/>"),
    }[kind]  # fmt: skip
    at = draw.draw(strategies.integers(0, len(whole) - 1))
    broken = whole[:at] + draw.draw(strategies.binary(max_size=3)) + whole[at + draw.draw(strategies.integers(0, 40)) :]
    path = tmp_path / f"a.{kind}"
    path.write_bytes(broken)
    for found in taken(path):
        assert isinstance(found, Refusal) or found.text.encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(strategies.text(max_size=200))
def test_a_fragment_gives_words_without_tags(words: str) -> None:
    shown = fragment_text(f"<div><p>before</p>{words}</div>")
    assert "before" in shown or "<" in words or "&" in words


def test_settings_bound_what_is_read(folder: Path) -> None:
    from tidings.read import read

    path = write(folder, "a.xml", RSS)
    assert "no news report" in str(next(iter(read([path], Settings(longest_document=100)))))
