"""What a user gives to be read comes in whole, named and dated, whatever wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_clean import cleaned
from tidings.agencies import read_credits
from tidings.bylinewords import without_place
from tidings.model import Report
from tidings.read import read
from tidings.read.bytes import decode
from tidings.read.feeds import read_feed
from tidings.read.paper import paged_text
from tidings.settings import Settings

TEXTS = {
    "de": "Fähre vor Port Lanet nach sechs Stunden befreit\n\nKeiner der Fahrgäste wurde verletzt, sagte die Kapitänin am Freitag.",
    "fr": "Le bac dégagé au large de Lanet\n\nDeux remorqueurs ont dégagé vendredi le bac après six heures, ont annoncé les garde-côtes.",
    "es": "Liberan el transbordador\n\nNinguno de los pasajeros resultó herido, dijo la capitana Inés Carrow el viernes por la noche.",
    "tr": "Lanet açıklarında karaya oturan feribot kurtarıldı\n\nYolculardan hiçbiri yaralanmadı, dedi kaptanı cuma akşamı.",
    "pl": "Prom ściągnięty z mielizny po sześciu godzinach\n\nŻaden z pasażerów nie został ranny, podała straż przybrzeżna w piątek.",
    "ru": "Паром сняли с мели у порта Ланет через шесть часов\n\nНикто из пассажиров не пострадал, сказала капитан.",
    "uk": "Пором зняли з мілини біля порту Ланет\n\nНіхто з пасажирів не постраждав, сказала капітанка у п’ятницю ввечері.",
    "ar": "تعويم العبارة قبالة ميناء لانت بعد ست ساعات\n\nولم يصب أي من الركاب بأذى، كما قالت القبطانة للصحفيين.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("de", "cp1252"), ("fr", "cp1252"), ("es", "cp1252"), ("tr", "cp1254"), ("pl", "cp1250"), ("pl", "iso8859_2"), ("ru", "cp1251"),
        ("ru", "koi8_r"), ("uk", "cp1251"), ("ar", "cp1256"),
    ],
)  # fmt: skip
def test_a_text_in_an_old_encoding_that_nothing_declares_is_read_as_written(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding)) == TEXTS[language]


def test_a_page_that_declares_western_letters_wrongly_and_utf16_without_its_mark_are_read_as_written() -> None:
    for language, encoding in (("tr", "cp1254"), ("ru", "cp1251")):
        page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{TEXTS[language]}</p></body></html>'
        assert decode(page.encode(encoding), page=True) == page
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(TEXTS["ru"].encode(encoding)) == TEXTS["ru"]
    assert decode(
        '<meta charset="iso-8859-1"><p>Þórður og Ýmir fóru á bátnum heim um kvöldið og allir voru heilir.</p>'.encode("cp1252"), page=True
    ) == ('<meta charset="iso-8859-1"><p>Þórður og Ýmir fóru á bátnum heim um kvöldið og allir voru heilir.</p>')


def test_the_day_of_a_row_is_read_as_the_language_of_its_text_writes_it_or_as_seconds(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXTS["fr"], "date": "05/03/2021"}, {"id": "b", "text": TEXTS["ru"], "published": 1614935520}]
    rows.append({"id": "c", "text": "Two tugs pulled the ferry free on Friday after six hours, the guard said.", "date": "05/03/2021"})
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = [r.published.value if isinstance(r, Report) and r.published else None for r in read([tmp_path / "a.jsonl"], Settings())]
    assert found == ["2021-03-05", "2021-03-05T09:12:00+00:00", None]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "cp1252"])
def test_a_table_is_read_in_the_encoding_of_its_rows(encoding: str, tmp_path: Path) -> None:
    head, text = ("Заголовок;Текст", TEXTS["ru"]) if encoding != "cp1252" else ("Überschrift;Volltext", TEXTS["de"])
    title, _, body = text.partition("\n\n")
    (tmp_path / "t.csv").write_bytes(f"{head}\n{title};{body}\n".encode(encoding))
    (report,) = read([tmp_path / "t.csv"], Settings())
    assert isinstance(report, Report) and report.title == title and report.text.endswith(body)


def test_paragraphs_in_a_list_stay_paragraphs(tmp_path: Path) -> None:
    told = ["Two tugs pulled the ferry free on Friday.", "Nobody was hurt, the guard said."]
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "headline": "Ferry pulled free", "content": told}))
    (report,) = read([tmp_path / "a.jsonl"], Settings())
    assert isinstance(report, Report) and report.text.rstrip() == "\n\n".join(["Ferry pulled free", *told])


def test_json_lines_of_other_programs_are_read_by_their_usual_names(tmp_path: Path) -> None:
    row = {
        "headline": "Ferry pulled free", "content": "Two tugs pulled the ferry free on Friday, the guard said.", "pub_date": "2019-05-03",
        "link": "https://courier.example/1", "source": {"id": None, "name": "Lanet Courier"}, "authors": ["Ada Byron", "Jo Abel"],
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({"headline": "No name", "content": "And no address."}))
    report, unnamed = read([tmp_path / "a.jsonl"], Settings())
    assert isinstance(report, Report) and isinstance(unnamed, Report)
    assert report.id.startswith("courier.example-") and report.published and report.published.value == "2019-05-03"
    assert (report.title, report.publisher, report.byline) == ("Ferry pulled free", "Lanet Courier", "Ada Byron, Jo Abel")
    assert unnamed.id.startswith("row-") and unnamed.text == "No name\n\nAnd no address."


def test_what_a_report_calls_by_its_own_fields_goes_before_other_names(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "text": "Two tugs pulled the ferry free.",
        "title": "Free",
        "headline": "Other",
        "date": "2019-05-03",
        "published": "2019-05-04",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (report,) = read([tmp_path / "a.jsonl"], Settings())
    assert isinstance(report, Report) and report.title == "Free" and report.published and report.published.value == "2019-05-04"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("ada@courier.example (Ada Byron)", "Ada Byron"), ("Ada Byron", "Ada Byron"), ("Ada Byron <ada@courier.example>", "Ada Byron"),
        ("Ada Byron (Lanet Courier)", "Ada Byron (Lanet Courier)"),
    ],
)  # fmt: skip
def test_the_author_of_an_entry_is_a_name_and_no_address(author: str, name: str) -> None:
    told = author.replace("<", "&lt;").replace(">", "&gt;")
    words = "Two tugs pulled the ferry free on Friday after six hours."
    entry = f"<item><title>T</title><author>{told}</author><description>{words}</description></item>"
    feed = f"<rss version='2.0'><channel><title>C</title>{entry}</channel></rss>"
    (report,) = read_feed(feed.encode(), "f", "f", Settings())
    assert isinstance(report, Report) and report.byline == name


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Паром «Сапфир» сняли с мели у порта Ланет через шесть часов", "ru"),
        ("Пором «Сапфір» зняли з мілини біля порту Ланет за шість годин", "uk"),
        ("Le bac « Saphir » dégagé au large de Lanet vendredi", "fr"),
        ("Fähre »Saphir« vor Port Lanet nach sechs Stunden befreit", "de"),
    ],
)
def test_quotation_marks_in_a_headline_make_no_menu_of_it(headline: str, language: str) -> None:
    report, passages = cleaned(f"{headline}\n\n{TEXTS[language].partition(chr(10) * 2)[2]}", language)
    assert report.title == headline and passages[0].kind == "title"


@pytest.mark.parametrize(
    ("line", "language", "publisher"),
    [
        ("© 2019 Lanet Courier. All rights reserved.", "en", "Lanet Courier"),
        ("Copyright © 2018-2019 Courrier de Lanet. Tous droits réservés.", "fr", "Courrier de Lanet"),
        ("© 2019 Lanet-Kurier. Alle Rechte vorbehalten.", "de", "Lanet-Kurier"),
        ("© 2019 Вестник Ланета. Все права защищены.", "ru", "Вестник Ланета"),
        ("© 2019 Вісник Ланета. Усі права захищено.", "uk", "Вісник Ланета"),
        ("© 2019 بريد لانت. جميع الحقوق محفوظة.", "ar", "بريد لانت"),
        ("© 2019 AFP. All rights reserved.", "en", None),
    ],
)
def test_a_line_on_rights_is_the_pages_and_names_whose_it_is(line: str, language: str, publisher: str | None) -> None:
    body = TEXTS[language if language in TEXTS else "de"].partition("\n\n")[2]
    report, passages = cleaned(f"{body}\n\n{line}", language)
    assert passages[-1].kind == "boilerplate" and report.publisher == publisher and not report.credits


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Usamos cookies para mejorar su visita.", "es"), ("Ми використовуємо файли cookie, щоб покращити ваш візит.", "uk"),
        ("Sitemizde çerezler kullanıyoruz.", "tr"), ("Wir nutzen Cookies, um Ihren Besuch zu verbessern.", "de"),
    ],
)  # fmt: skip
def test_a_notice_on_cookies_above_a_text_is_not_its_lead(line: str, language: str) -> None:
    found = cleaned(f"{line}\n\n{TEXTS[language]}", language)[1]
    assert [p.kind for p in found] == ["boilerplate", "title", "lead"]


@pytest.mark.parametrize(
    ("head", "title", "language", "text"),
    [
        ("PORT AUTHORITY OF LANET\nPublic relations and press office", "On the rumours about the ferry", "en",
         "The authority denies that the ferry had no permit."),
        ("ПОРТ ЛАНЕТ\nОтдел по работе с прессой и населением", "О слухах вокруг парома", "ru",
         "Порт сообщает, что паром имел разрешение на рейс."),
        ("REPUBLIQUE DE LANET\nDIRECTION GENERALE DES PORTS ET PHARES", "COMMUNIQUE N° 7", "fr",
         "La direction dément que le bac ait navigué sans permis."),
        ("LANET LİMAN BAŞKANLIĞI\nBasın ve halkla ilişkiler müdürlüğü", "Feribot hakkındaki söylentilere dair açıklama", "tr",
         "Başkanlık feribotun izinsiz çıktığını yalanladı."),
    ],
)  # fmt: skip
def test_the_headline_of_a_document_stands_below_its_letterhead(head: str, title: str, language: str, text: str) -> None:
    report, passages = cleaned(f"{head}\n\n{title}\n\n{text}", language)
    assert report.title == title
    assert [p.kind for p in passages] == ["boilerplate", "boilerplate", "title", "lead"]


def test_a_headline_in_capitals_over_its_text_stays_the_headline() -> None:
    report, _ = cleaned(
        "FERRY PULLED FREE OFF PORT LANET\nTugs worked for six hours\n\nTwo tugs pulled the ferry free on Friday, the guard said."
    )
    assert report.title == "FERRY PULLED FREE OFF PORT LANET"


@pytest.mark.parametrize(
    ("line", "language", "agency"),
    [
        ("Agenzia Litorale", "it", "Agenzia Litorale"), ("Silver Coast Wire", "en", "Silver Coast Wire"), ("(وكالة ABX)", "ar", "ABX"),
        ("По материалам агентства «Берег»", "ru", "Берег"), ("За матеріалами агентства «Берег»", "uk", "Берег"),
        ("Mit Material der abx", "de", "abx"), ("Con información de la agencia Litoral", "es", "Litoral"),
        ("Avec l'agence Littoral", "fr", "Littoral"), ("Kıyı Haber Ajansı", "tr", "Kıyı Haber Ajansı"),
    ],
)  # fmt: skip
def test_an_agency_that_no_table_lists_is_credited_by_the_form_of_its_line(line: str, language: str, agency: str) -> None:
    text = TEXTS.get(language, TEXTS["es"])
    report, passages = cleaned(f"{text}\n\n{line}\n", language)
    assert passages[-1].kind == "credit" and report.credits == (agency,)


@pytest.mark.parametrize(
    ("opening", "credits"),
    [
        ("Lanet (Agenzia Litorale) - ", ("Agenzia Litorale",)),
        ("Lanet (Agenzia «Litorale») - ", ("Litorale",)), ("Lanet (ABX) – ", ("ABX",)), ("Lanet (Illinois) - ", ()),
        ("Lanet (USA) - ", ()), ("Lanet (North) - ", ()),
    ],
)  # fmt: skip
def test_the_brackets_of_a_dateline_hold_an_agency_or_a_place(opening: str, credits: tuple[str, ...]) -> None:
    assert cleaned(f"{opening}Two tugs pulled the ferry free on Friday after six hours.")[0].credits == credits


@pytest.mark.parametrize(
    "opening",
    ["Lanet (eb) – ", "LANET (eig. Ber.) - ", "Lanet (Eigener Bericht) - ", "Lanet (red) - ", "LANET (De notre correspondant) – ",
     "Lanet (Redacción).- ", "LANET (Соб. инф.) - ", "LANET (Staff reporter) - ", "LANET, 3 May (own correspondent) - "],
)  # fmt: skip
def test_an_outlets_own_people_in_a_dateline_are_no_agency(opening: str) -> None:
    report, passages = cleaned(f"{opening}Two tugs pulled the ferry free on Friday after six hours.")
    assert report.credits == () and not read_credits(report, passages).agencies


@pytest.mark.parametrize(
    "words", ["Two tugs pulled the ferry free with help from the space agency.", "Written by hand", "With reporting from Ada Byron"]
)
def test_speaking_of_an_agency_or_a_reporter_credits_no_agency(words: str) -> None:
    assert cleaned(f"{TEXTS['es']}\n\n{words}\n")[0].credits == ()


def test_a_heading_in_a_text_that_names_an_authority_credits_no_agency() -> None:
    more = "The agency said that nobody else was hurt and that the ferry would be raised on Sunday."
    report, passages = cleaned(f"{TEXTS['es']}\n\nMaritime Safety Agency\n\n{more}\n")
    assert report.credits == () and report.publisher is None
    assert "credit" not in [p.kind for p in passages]


LONG = "The tugs pulled at the ferry for six hours until the water of the tide came"


def test_running_heads_and_feet_of_a_paper_stand_in_no_paragraph() -> None:
    pages = [
        f"Lanet Courier, 3 May 2019\nFerry pulled free off Port Lanet\n{LONG}\n{LONG} and\nPage 1 of 3",
        f"Lanet Courier, 3 May 2019\nlifted it. {LONG}\n{LONG}. It was over.\nPage 2 of 3",
        f"Lanet Courier, 3 May 2019\nThen all went home. {LONG}.\nPage 3 of 3",
    ]
    report, passages = cleaned(paged_text(pages))
    assert report.title == "Ferry pulled free off Port Lanet" and report.published and report.published.value == "2019-05-03"
    body = [p.text for p in passages if p.kind in ("lead", "body")]
    assert len(body) == 2 and "tide came and lifted it." in body[0] and not any("Page" in text or "Courier" in text for text in body)
    assert {p.kind for p in passages if p.text.startswith("Page")} == {"boilerplate"}
    assert sum(p.text.startswith("Page") for p in passages) == 3


def test_lines_that_pages_have_in_common_within_them_are_text() -> None:
    pages = [
        "Ferry pulled free\nHe said no.\nAll went home on Friday.\nTwo were late.",
        "The next day\nHe said no.\nNobody came.\nThe pier was shut.",
    ]
    assert paged_text(pages).count("He said no.") == 2 and paged_text(pages).endswith("The pier was shut.")


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("REPUBLIC OF ESTONIA\nMINISTRY OF FERRIES\n\nSTATEMENT", "MINISTRY OF FERRIES"),
        ("Ferry pulled free off Port Lanet on Friday\n\nAgenzia Litorale\n\n3 May 2019", "Agenzia Litorale"),
        ("Lanet - exclusive «Courier»\n\nFerry pulled free off Port Lanet on Friday", "Courier"),
    ],
)
def test_the_publisher_is_named_above_a_text(top: str, publisher: str) -> None:
    report, _ = cleaned(f"{top}\n\nTwo tugs pulled the ferry free on Friday after six hours, the coast guard said.")
    assert report.publisher == publisher


@pytest.mark.parametrize("line", ["Kaynak: Litoral", "Источник: Litoral", "Джерело: Litoral", "Haber kaynağı: Litoral"])
def test_the_word_source_is_no_part_of_its_name(line: str) -> None:
    assert cleaned(f"{TEXTS['ru']}\n\n{line}", "ru")[0].credits == ("Litoral",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ada Byron, London", "Ada Byron"),
        ("Ada Byron, Jo Abel", "Ada Byron, Jo Abel"),
        ("Марія Берег, Київ", "Марія Берег"),
        ("Byron, London", "Byron, London"),
    ],
)
def test_the_place_behind_an_author_is_no_author(byline: str, names: str) -> None:
    assert without_place(byline) == names
