"""Who wrote a page, what it is called and when it was printed: by markup and by what stands beside the headline. All are invented."""

from __future__ import annotations

import pytest

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Report
from tidings.read.one import read_bytes
from tidings.settings import Settings

STORY = (
    "<p>The ferry Saphir ran aground off Port Lanet with 212 passengers aboard, the coast guard said, and tugs came from the mainland to "
    "pull it free before the tide fell again.</p><p>Nobody was hurt, but the line has been told to check the steering of all ships.</p>"
)
NAV = '<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>'


def page(body: str, head: str = "<title>Ferry runs aground | Lanet Courier</title>", lang: str = "en") -> Report:
    text = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{NAV}{body}</body></html>'
    (made,) = read_bytes(text.encode(), "page.html", "page", Settings(), page=True)
    assert isinstance(made, Report), made
    return made


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        ("<h1>Ferry runs aground</h1>", "<title>Ferry runs aground | Lanet Courier</title>", "Ferry runs aground"),
        ("<h1><span>At sea</span> <span>Ferry runs aground</span></h1>", "<title>Ferry runs aground</title>", "Ferry runs aground"),
        (
            '<h1><small class="kicker">At sea</small> Ferry runs aground</h1>',
            "<title>At sea: Ferry runs aground</title>",
            "Ferry runs aground",
        ),
        ("<h1>Lanet Courier</h1><h2>Ferry runs aground</h2>", "<title>Ferry runs aground - Lanet Courier</title>", "Ferry runs aground"),
        ('<h1 class="sr-only">Menu and services</h1><h1>Ferry runs aground</h1>', "<title>News</title>", "Ferry runs aground"),
        ("<h1>What every passenger should know now</h1>", "<title>Ferry: tips | Courier</title>", "What every passenger should know now"),
        ("", "<title>Ferry runs aground • Lanet Courier</title>", "Ferry runs aground"),
        (
            "",
            '<title>Lanet</title><meta property="og:title" content="Ferry &amp;#8222;Saphir&amp;#8220; aground">',
            "Ferry „Saphir“ aground",
        ),
        ("<h1><ruby>渡<rt>わた</rt></ruby>し船が座礁</h1>", "<title>渡し船が座礁</title>", "渡し船が座礁"),
    ],
)
def test_the_headline_is_what_readers_see_as_it(body: str, head: str, title: str) -> None:
    assert page(f"<article>{body}{STORY}</article>", head).title == title


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<h1>Ferry runs aground</h1><p>Lanet, 3 May 2019</p>", "2019-05-03"),
        ('<h1>Ferry runs aground</h1><div class="meta">Ines Carrow · May 3, 2019</div>', "2019-05-03"),
        (
            "<p>03.05.2019</p><h1>Ferry runs aground</h1><h2>All safe after the night of 1 May 2019, says the coast guard of the port</h2>",
            "2019-05-03",
        ),
        ('<h1>Ferry runs aground</h1><time datetime="2019-05-03T23:30:00-05:00">May 3, 2019</time>', "2019-05-03T23:30:00-05:00"),
        ("<h1>Ferry runs aground</h1><p>Updated 9 May 2019</p><p>Published 3 May 2019</p>", "2019-05-03"),
        ('<h1>Ferry runs aground</h1><div class="comments"><p>4 May 2019</p></div>', None),
        ("<h1>Ferry runs aground</h1><p>04/05/2019</p>", None),
        ("<h1>Ferry runs aground</h1><blockquote>Ada (@ada) 4 May 2019</blockquote><p>3 May 2019</p>", "2019-05-03"),
        (f"<h1>Ferry runs aground</h1><p>LANET (3.5.2019) - {'The ferry lies on its side and waits. ' * 6}</p>", "2019-05-03"),
        (f"<h1>Ferry runs aground</h1><p>On 3 May 2019 the {'ferry lay on its side and waited for tugs. ' * 6}</p>", None),
    ],
)
def test_the_day_beside_the_headline_is_that_of_printing(body: str, day: str | None) -> None:
    published = page(f"<main>{body}{STORY}</main>").published
    assert (published.value if published else None) == day


def test_a_number_date_is_read_as_the_language_writes_it() -> None:
    published = page(f"<main><h1>Le bac échoué</h1><p>04/05/2019</p>{STORY}</main>", lang="fr").published
    assert published is not None and published.value == "2019-05-04"


LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry runs aground", "datePublished": "{}"}}</script>'


@pytest.mark.parametrize(
    ("moment", "shown", "value"),
    [
        ("2019-05-04T01:10:00Z", "May 3, 2019", "2019-05-03"),  # evening where it was printed
        ("2019-05-04T01:10:00Z", "May 4, 2019", "2019-05-04T01:10:00Z"),
        ("2019-05-04T01:10:00Z", "June 9, 2019", "2019-05-04T01:10:00Z"),  # another day altogether: of the last change
        ("2019-05-04T01:10:00+02:00", "May 3, 2019", "2019-05-03"),  # a zone that is not the site's
        ("2019-05-04T12:10:00+02:00", "May 3, 2019", "2019-05-04T12:10:00+02:00"),
    ],
)
def test_a_moment_in_universal_time_gives_way_to_the_day_shown(moment: str, shown: str, value: str) -> None:
    published = page(f"<main><h1>Ferry runs aground</h1><p>{shown}</p>{STORY}</main>", LINKED.format(moment)).published
    assert published is not None and published.value == value


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ('<meta name="date" content="2019-05-09">', "2019-05-03"),  # says not of what
        ('<meta property="article:published_time" content="2019-05-02T10:00:00+02:00">', "2019-05-02"),
        ('<link rel="canonical" href="https://courier.example/2019/05/01/ferry">', "2019-05-03"),
    ],
)
def test_markup_that_speaks_of_printing_goes_before_what_is_shown_and_other_markup_after(tag: str, day: str) -> None:
    published = page(f"<main><h1>Ferry runs aground</h1><p>3 May 2019</p>{STORY}</main>", tag).published
    assert published is not None and published.value[:10] == day


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("June 9, 2019", "2019-06-09"),  # printed again
        ("Updated June 9, 2019", "2019-05-04"),
        ("June 11, 2019", "2019-05-04"),  # later than the last change: not of the page
        ("May 4, 2019</p><p>June 9, 2019", "2019-05-04"),
    ],
)
def test_a_page_that_was_printed_again_bears_the_day_that_it_shows(shown: str, day: str) -> None:
    head = (
        '<meta property="article:published_time" content="2019-05-04T12:00:00+02:00">'
        '<meta property="article:modified_time" content="2019-06-09T08:00:00+02:00">'
    )
    published = page(f"<main><h1>Ferry runs aground</h1><p>{shown}</p>{STORY}</main>", head).published
    assert published is not None and published.value[:10] == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<h1>Ferry runs aground</h1><p>Sea, 3.5.19</p>", "2019-05-03"),
        ("<h1>Ferry runs aground</h1><p>3/5/19</p>", None),
        ("<h1>Ferry runs aground</h1><p>Build 3.5.19.2</p>", None),
        ("<h1>Ferry runs aground</h1><p><b>May</b><b>3</b><b>2019</b></p>", "2019-05-03"),  # a leaf of a calendar
        ("<h1>Ferry runs aground</h1><p><b>ada</b><i>3.05.2019</i><i>12:44</i></p>", "2019-05-03"),
        ("<h1>Ferry runs aground</h1><p>3 | 5 | 2019</p>", None),
        ("<h1>Ferry runs aground</h1><p>23 | 5 | 2019</p>", "2019-05-23"),
        ("<h1>Ferry runs aground</h1><p>2019年5月3日</p>", "2019-05-03"),
        ("<h1>Ferry runs aground</h1><aside><dl><dt>Date</dt><dd>3 May 2019</dd></dl></aside>", "2019-05-03"),
        ('<h1>Ferry runs aground</h1><aside class="related"><p>3 May 2019</p></aside>', None),
        ('<div class="top-bar"><p>Sunday, 9 June 2019</p></div><h1>Ferry runs aground</h1>', None),  # the day of reading
        ("<h1>Ferry runs aground</h1><p>Member since: 3 May 2019</p>", None),
        ("<h1>Ferry runs aground</h1><p>Last change: 3 May 2019</p>", None),
        ('<h1>Ferry runs aground</h1><p content="2019-05-03T10:00" itemprop="datePublished">in May</p>', "2019-05-03T10:00"),
        ('<h1>Ferry runs aground</h1><time datetime="2019-06-09T10:00Z">Published 3 May 2019</time>', "2019-05-03"),
        (f"<h1>Ferry runs aground</h1>{STORY * 4}<p>This entry was posted on 3 May 2019 at 10:00 and filed under Sea.</p>", "2019-05-03"),
        (f"<h1>Ferry runs aground</h1>{STORY * 4}<p>By Ada Byron, 3.5.19</p>", "2019-05-03"),
        (f"<h1>Ferry runs aground</h1>{STORY * 4}<p>Copyright © 03.05.2019 by Lanet Courier</p>", None),
    ],
)
def test_days_in_every_form_that_pages_show(body: str, day: str | None) -> None:
    published = page(f"<main>{body}{STORY}</main>").published
    assert (published.value if published else None) == day


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ('<meta name="cms:publish-time" content="03.05.2019 18:50">', "2019-05-03"),
        ('<meta name="x.published" content="Fri May 3 2019 01:00:00 GMT+0100">', "2019-05-03"),
        ('<meta name="x.published" content="04/05/2019">', None),
        ('<link rel="canonical" href="https://courier.example/sea/ferry-03-05-2019">', "2019-05-03"),
        ('<link rel="canonical" href="https://courier.example/sea/ferry-2-03-05-2019">', None),
    ],
)
def test_markup_and_addresses_write_days_in_many_ways(tag: str, day: str | None) -> None:
    published = page(f"<main><h1>Ferry runs aground</h1>{STORY}</main>", tag).published
    assert (published.value[:10] if published else None) == day


def test_a_day_that_evening_gives_is_of_the_evening() -> None:
    text = f"Ferry runs aground\n\nMay 3, 2019, 11:15 PM\n\n{STORY[3:-4]}"
    (made,) = read_bytes(text.encode(), "dump.txt", "dump", Settings(), page=False)
    assert isinstance(made, Report)
    published = clean(made, load_pack("en"))[0].published
    assert published is not None and published.value == "2019-05-03T23:15"


def test_an_address_dates_a_page_that_says_nothing() -> None:
    published = page(
        f"<main><h1>Ferry runs aground</h1>{STORY}</main>", '<link rel="canonical" href="https://a.example/2019/05/01/ferry">'
    ).published
    assert published is not None and published.value == "2019-05-01"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>By Ines Carrow</p>", "Ines Carrow"),
        ("<p>Von Ines Carrow und Jo Abel, Lanet</p>", "Ines Carrow und Jo Abel, Lanet"),
        ('<p>by <a href="/i">Ines Carrow</a> and <a href="/j">Jo Abel</a></p>', "Ines Carrow, Jo Abel"),
        ('<div>3 May 2019 von <a href="/i">carrow77</a> in Sea</div>', "carrow77"),
        ("<p>Par Loïc Le Gall, le 3 mai 2019</p>", "Loïc Le Gall"),
        ("<p>Автор: Инна Карова</p>", "Инна Карова"),
        ('<div class="article-author">Ines Carrow<span>Correspondent</span></div>', "Ines Carrow"),
        ("<p>3 May 2019 – Ines Carrow</p>", "Ines Carrow"),
        ("<p>By I.C. Carrow</p>", "I.C. Carrow"),
        ("<p>By ines.carrow</p>", "ines.carrow"),
        ("<p>Text von Ines Carrow, Fotos Jo Abel</p>", "Ines Carrow"),
        ("<p>Photo by Jo Abel</p>", None),
        ("<p>By the end of the year all is well</p>", None),
        ('<div class="comment">By Jo Abel</div>', None),
        ('<p class="byline"><a href="/i">Ines Carro<b>w</b></a></p>', "Ines Carrow"),
        ("<p>Eine Kolumne von Ines Carrow</p>", "Ines Carrow"),
        ("<p>Redaktion: Ines Carrow (Lanet)</p>", "Ines Carrow"),
        (f"{STORY}{STORY}<p>By Ines Carrow</p>", "Ines Carrow"),
        (f'{STORY * 4}<div class="author">Ines Carrow | Published 3 hours ago</div>', "Ines Carrow"),
    ],
)
def test_the_author_stands_beside_the_headline(body: str, names: str | None) -> None:
    assert page(f"<main><h1>Ferry runs aground</h1>{body}{STORY}</main>").byline == names


@pytest.mark.parametrize(
    ("lines", "tag", "byline"),
    [
        ("", '<meta name="author" content="Lanet Courier">', "Lanet Courier"),
        ("", '<meta name="author" content="Lanet Courier - Ines Carrow">', "Ines Carrow"),
        ("<p>By Ines Carrow</p>", '<meta name="author" content="LC">', "Ines Carrow"),
        ("<p>By Ines Carrow</p><p>By Jo Abel</p>", '<meta name="author" content="LC">', "LC"),
        ("<p>By Ines Carrow</p>", '<meta name="author" content="Courier Press GmbH">', "Ines Carrow"),
    ],
)
def test_who_signs_goes_before_the_site_that_markup_gives(lines: str, tag: str, byline: str) -> None:
    head = f'<title>Ferry runs aground</title><meta property="og:site_name" content="Lanet Courier">{tag}'
    assert page(f"<main><h1>Ferry runs aground</h1>{STORY}{lines}</main>", head).byline == byline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('{"@id": "#ines"}', "Ines Carrow"),
        ('[{"@type": "Person", "name": "Ines Carrow"}, {"@type": "Person", "name": "Jo Abel"}]', "Ines Carrow, Jo Abel"),
        ('{"@type": "Organization", "name": "Lanet Courier"}', "Jo Abel"),
    ],
)
def test_persons_of_linked_data_go_before_bodies(author: str, byline: str) -> None:
    script = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry runs aground", "author": '
        + author
        + '}, {"@type": "Person", "@id": "#ines", "name": "Ines Carrow"}]}</script>'
    )
    assert page(f"<main><h1>Ferry runs aground</h1>{STORY}<p>Text: Jo Abel</p></main>", script).byline == byline


@pytest.mark.parametrize(
    ("linked", "published", "updated", "publisher", "byline"),
    [
        (
            '{"@type": ["NewsArticle"], "headline": "Ferry runs aground", "datePublished": 1556900400, "publisher": "L&#39;Orla",'
            ' "author": {"name": ["Ines Carrow", "Jo Abel"]}}',
            "2019-05-03T16:20:00+00:00", None, "L'Orla", "Ines Carrow, Jo Abel",
        ),
        (
            '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry runs aground", "datePublished": "2019-05-03T08:00:00Z",'
            ' "dateModified": "2019-05-01T08:00:00Z", "creator": "Ines Carrow"}\n//]]>',
            "2019-05-03T08:00:00Z", None, None, "Ines Carrow",
        ),
        (
            '[{"@type": "BreadcrumbList"}, {"@graph": [{"@type": "NewsArticle", "headline": "Ferry runs aground", "author": "AFP",'
            ' "datePublished": "2019-05-03T23:30:00-05:00", "dateModified": "2019-05-04T08:00:00-05:00"}]}]',
            "2019-05-03T23:30:00-05:00", "2019-05-04T08:00:00-05:00", None, "AFP",
        ),
        (
            '{"@graph": [{"@type": "Organization", "@id": "#org", "name": "Lanet Courier"}, {"@type": "NewsArticle",'
            ' "publisher": {"@id": "#org"}, "headline": "Ferry runs aground", "author": "Ines Carrow", "datePublished": "2019-05-03"}]}',
            "2019-05-03", None, "Lanet Courier", "Ines Carrow",
        ),
    ],
)  # fmt: skip
def test_linked_data_in_odd_forms_is_read(linked: str, published: str, updated: str | None, publisher: str | None, byline: str) -> None:
    script = f'<script type="application/ld+json">{linked}</script>'
    made = page(f"<main><h1>Ferry runs aground</h1>{STORY}</main>", f"<title>Ferry runs aground</title>{script}")
    assert made.published is not None and made.published.value == published
    assert (made.updated.value if made.updated else None) == updated
    assert (made.publisher, made.byline) == (publisher, byline)


def test_an_agency_in_the_place_of_the_author_is_credited() -> None:
    made = page(f"<main><h1>Ferry runs aground</h1><p>By AFP</p>{STORY}</main>")
    assert clean(made, load_pack("en"))[0].credits == ("AFP",)


LINES = [f"The coast guard of Lanet said on day {n} that the ferry would be towed to the yard when the tide allowed it." for n in range(6)]
BODY = "".join(f"<p>{line}</p>" for line in LINES)
OPENING = "All passengers of the ferry Saphir are safe after a night at sea."


def lines_of(body: str) -> list[str]:
    """The lines of a page that are not below a picture."""
    made = page(f"<main><h1>Ferry runs aground</h1>{body}</main>")
    below = [made.text[start:end] for start, end in made.captions]
    return [line for line in made.text.splitlines() if line and line not in below]


@pytest.mark.parametrize(
    ("opening", "kept"),
    [
        (f'<div class="intro"><div>{OPENING}</div></div>', True),
        (f'<figure><figcaption class="caption">{OPENING}</figcaption></figure>', False),
        (f'<div class="related"><div>{OPENING}</div></div>', False),
        (f'<div><a href="/1">{OPENING}</a></div>', False),
    ],
)
def test_the_opening_between_headline_and_text_is_the_article_s(opening: str, kept: bool) -> None:
    found = lines_of(f"{opening}<article>{BODY}</article>")
    assert (OPENING in found) is kept
    assert not kept or found.index(OPENING) < found.index(LINES[0])
    assert [line for line in found if line in LINES] == LINES


def test_lines_that_are_links_alone_or_stand_apart_are_not_the_article_s_unless_they_are_most_of_it() -> None:
    link, note = "Ten more ships to see in port", "Sign up for our letter about ships and the sea, which comes once a week."
    found = lines_of(f'<article>{BODY}<p><a href="/more">{link}</a></p><p class="newsletter">{note}</p></article>')
    assert found == ["Ferry runs aground", *LINES]
    assert lines_of(f"<article>{''.join(f'<p class=related>{line}</p>' for line in LINES)}</article>") == ["Ferry runs aground", *LINES]


@pytest.mark.parametrize("name", ["sidebar-right", "one-sidebar", "nav-open"])
def test_what_holds_most_of_a_page_is_its_article_whatever_it_is_called(name: str) -> None:
    made = page(f'<div class="{name}"><div><p>By Ines Carrow</p>{BODY}</div></div>', "<title>Ferry runs aground</title>")
    assert made.byline == "Ines Carrow"


def test_a_short_line_of_an_article_is_kept_and_one_of_a_plain_text_s_foot_is_not() -> None:
    last = "Saphir, 2019"
    made = page(f"<main><h1>Ferry runs aground</h1><article>{BODY}<p>{last}</p></article></main>")
    plain = Report("r", "0" * 64, made.text, title=made.title, language="en")
    assert [{p.text: p.kind for p in clean(one, load_pack("en"))[1]}[last] for one in (made, plain)] == ["heading", "boilerplate"]


@pytest.mark.parametrize(
    "beside",
    [
        "<figure><figcaption>The ferry Saphir at the pier of Port Lanet on Sunday morning, seen from the sea wall.</figcaption></figure>",
        '<p class="media-caption">The ferry Saphir at the pier of Port Lanet on Sunday morning, seen from the sea wall.</p>',
        '<p><strong>See also: <a href="/tugs">Tugs of the mainland are for sale</a></strong></p>',
        '<div class="pum-overlay popmake"><p>The steering of a ship is moved by oil under pressure, from a pump.</p></div>',
        '<form action="/letter"><p>Tell us where you live and we send you word of every ship that comes to your port.</p></form>',
        '<div class="author-bio"><p>Ines Carrow has sailed since she was ten and writes of ships for this paper.</p></div>',
        '<p class="affiliate-disclaimer">The house is paid where a reader buys something by way of these pages.</p>',
    ],
)
def test_what_stands_beside_an_article_is_none_of_it(beside: str) -> None:
    found = lines_of(f"<article>{BODY[: len(BODY) // 2].rpartition('<p>')[0]}{beside}{BODY}</article>")
    assert set(found) <= {"Ferry runs aground", *LINES}
    assert set(LINES) <= set(found)


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("<p><em>Ines Carrow</em></p>", "Ines Carrow"),
        ("<p><em>Terms of use</em></p>", None),
        ('<aside><div class="author-bio"><h3>Ines Carrow</h3></div></aside>', "Ines Carrow"),
        ("<p>Text: Port-Reporter Ines Carrow</p>", "Ines Carrow"),
    ],
)
def test_a_name_below_the_text_or_in_a_box_for_authors_is_the_author_s(below: str, byline: str | None) -> None:
    assert page(f"<main><h1>Ferry runs aground</h1><article>{BODY}{STORY}{below}</article></main>").byline == byline


def test_a_byline_of_one_gives_way_to_linked_data_that_names_several_of_which_it_is_the_first() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry runs aground", '
        '"author": [{"@type": "Person", "name": "Ines Carrow"}, {"@type": "Person", "name": "Jo Abel"}]}</script>'
    )
    assert (
        page(f'<main><h1>Ferry runs aground</h1><p class="byline">Ines Carrow</p>{STORY}</main>', script).byline == "Ines Carrow, Jo Abel"
    )


def test_a_day_with_a_label_that_says_what_it_is_for_dates_nothing_and_is_text() -> None:
    told = "Writers may send in stories of the sea until the day below, the jury of Lanet said."
    text = f"Prize of the port\n\n{told}\n\nDeadline: 3 May 2019\n\nThe prize is given in June, it said."
    made = Report("r", "0" * 64, text, language="en")
    report, passages = clean(made, load_pack("en"))
    assert report.published is None
    assert "dateline" not in {p.kind for p in passages}


def labels(body: str) -> dict[str, str]:
    made = page(f"<main><h1>Ferry runs aground</h1>{body}</main>")
    return {p.text: p.kind for p in clean(made, load_pack("en"))[1]}


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figure><img src='a.jpg'><figcaption>The ferry Saphir at the pier of Port Lanet</figcaption></figure>", "caption"),
        ("<div><img src='a.jpg'><p class='wp-caption-text'>The ferry Saphir at the pier of Port Lanet</p></div>", "caption"),
        ("<figure><img src='a.jpg'><figcaption>(Reuters)</figcaption></figure>", "credit"),
    ],
)
def test_the_words_below_a_picture_are_in_the_report_and_are_none_of_its_text(markup: str, kind: str) -> None:
    half = len(LINES) // 2
    found = labels("".join(f"<p>{line}</p>" for line in LINES[:half]) + markup + "".join(f"<p>{line}</p>" for line in LINES[half:]))
    below = [text for text in found if text not in LINES and text != "Ferry runs aground"]
    assert [found[text] for text in below] == [kind]
    assert list(found).index(below[0]) == half + 1
    assert {found[line] for line in LINES} == {"lead", "body"}


def test_a_picture_beside_other_articles_is_not_in_the_report() -> None:
    found = labels(f"{BODY}<aside><figure><figcaption>A harvest of pears in the north of Orla</figcaption></figure></aside>{STORY}")
    assert not any("pears" in text for text in found)
