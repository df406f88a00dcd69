"""Who wrote a page, as pages of eight languages show it: below a label, as a link, below the text, beside a day. All are invented."""

from __future__ import annotations

import pytest

from tests.test_read_markup import BODY, page


def byline(beside: str = "", below: str = "", head: str = "<title>Ferry runs aground</title>") -> str | None:
    """The author of a page with something between its headline and its text, or below the text."""
    return page(f"<main><h1>Ferry runs aground</h1>{beside}<article>{BODY}{below}</article></main>", head).byline


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("By", "Ines Carrow"),
        ("Author:", "Jo Abel"),
        ("Autorin:", "Ines Kärwe"),
        ("Autor*in", "Jo Abel"),
        ("Auteur(s) :", "Loïc Le Gall"),
        ("Por:", "Inés Peláez"),
        ("Yazar", "Işıl Karova"),
        ("Haber:", "Deniz Karova"),
        ("الكاتب:", "إيناس كارو"),
        ("Автор:", "Инна Карова"),
        ("Авторка", "Ірина Карова"),
    ],
)
def test_a_name_alone_below_a_label_is_the_author_s(label: str, name: str) -> None:
    assert byline(f"<dl><dt>{label}</dt><dd>{name}</dd></dl>") == name
    assert byline(below=f"<h5>{label}</h5><div>{name}</div>") == name


@pytest.mark.parametrize("label", ["Photo", "Subject:", "Thema", "Sujet :", "Konu", "Тема:", "الموضوع"])
def test_a_name_below_another_label_is_no_author_s(label: str) -> None:
    assert byline(f"<dl><dt>{label}</dt><dd>Ines Carrow</dd></dl>") is None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/author/ines-carrow/", "Ines Carrow"),
        ("https://a.example/autoren/joerg-kaerwe", "Jörg Kärwe"),
        ("/auteurs/le-gall-1234", "Loïc Le Gall"),
        ("/yazarlar/isil-karova", "Işıl Karova"),
        ("/authors/karova", "Инна Карова"),
        ("/user/ines", "Ines Carrow"),
    ],
)
def test_a_link_to_the_page_of_an_author_names_the_author(address: str, name: str) -> None:
    assert byline(f'<span><a href="{address}">{name}</a></span>') == name


@pytest.mark.parametrize(
    "line",
    [
        '<a href="/person/ines-carrow">Ines Carrow</a>',  # of whom the page tells
        '<a href="/author/jo-abel">Latest Stories</a>',
        '<nav><a href="/author/ines-carrow">Ines Carrow</a></nav>',
        '<a href="/author/ines-carrow">Ines Carrow</a></p><p><a href="/author/jo-abel">Jo Abel</a>',
    ],
)
def test_other_links_name_no_author(line: str) -> None:
    assert byline(f"<p>{line}</p>") is None


def test_a_link_that_is_no_address_costs_no_page() -> None:
    assert byline('<p><a href="http://[site]/author/ines-carrow">Ines Carrow</a></p><p>By Jo Abel</p>') == "Jo Abel"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kolumnist*in: Ines Carrow", "Ines Carrow"),
        ("Reporterin: Ines Carrow", "Ines Carrow"),
        ("Muhabir: Deniz Karova", "Deniz Karova"),
        ("Журналист: Инна Карова", "Инна Карова"),
        ("Von In\u00ades Car\u00adrow", "Ines Carrow"),
        ("Autor: Ines Carrow/LN-X", "Ines Carrow"),
        ('<span class="author vcard">vom <span class="fn">Seefahrer</span></span>', "Seefahrer"),
        ('<span class="byline">ferry201</span>', "ferry201"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(line: str, name: str) -> None:
    assert byline(f"<p>{line}</p>") == name


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("<p><b><i>Ines Carrow</i></b></p>", "Ines Carrow"),
        ("<p><strong>Jan van der Kaar</strong></p>", "Jan van der Kaar"),
        ("<p><strong>Signs of the Tide</strong></p>", None),
        ("<p><strong>Merkmale der Fähre</strong></p>", None),
        ("<p><strong>Ines Carrow</strong></p><p>was the first to see the lights of the ferry that night.</p>", None),
    ],
)
def test_a_name_is_a_signature_where_the_text_ends_with_it(below: str, name: str | None) -> None:
    assert byline(below=below) == name


@pytest.mark.parametrize(
    ("head", "lines", "name"),
    [
        (
            '<meta name="author" content="Lanet Courier"><link rel="canonical" href="https://www.lanetcourier.example/f">',
            "By Jo Abel",
            "Jo Abel",
        ),
        (
            '<meta name="author" content="lanet-courier.example"><meta name="application-name" content="Lanet-Courier">',
            "By Jo Abel",
            "Jo Abel",
        ),
        ('<meta name="author" content="Ines Carrow, Jo Abel">', "By Ines Carrow", "Ines Carrow, Jo Abel"),
    ],
)
def test_a_person_goes_before_the_site_by_whatever_name(head: str, lines: str, name: str) -> None:
    for where in ("beside", "below"):
        assert byline(**{where: f"<p>{lines}</p>"}, head=f"<title>Ferry runs aground</title>{head}") == name


def test_words_of_a_text_that_are_no_names_are_no_authors() -> None:
    head = '<title>Ferry runs aground</title><meta name="author" content="seafarers"><meta property="og:site_name" content="Seafarers">'
    assert byline(below=f"{BODY}{BODY}<p>von Kapitänen, Lotsen</p>", head=head) == "seafarers"


@pytest.mark.parametrize("line", ['3 May 2019 <a href="/category/sea" rel="category tag">Port Lanet</a>', "Publicado el 03/05/2019"])
def test_a_section_beside_the_day_is_no_author(line: str) -> None:
    assert byline(f"<p>{line}</p>") is None
