"""Texts that were copied off a site with all that stands around them, in eight languages. All are invented."""

from __future__ import annotations

import pytest

from tests.test_wires import SECOND, STORY, TITLE, read
from tidings.model import Passage


def kinds(passages: tuple[Passage, ...]) -> dict[str, str]:
    return {p.text: p.kind for p in passages}


STAMPS = {
    "en": ("Published: 14 March 2021, 09:32 GMT | Updated: 15 March 2021, 17:05 GMT", "2021-03-14T09:32", "2021-03-15T17:05"),
    "fr": ("Publié le 14/03/2021 à 09h32, mis à jour le 15/03/2021 à 17h05", "2021-03-14T09:32", "2021-03-15T17:05"),
    "es": ("Publicado 14/03/2021 09:32 · Actualizado 15/03/2021 17:05", "2021-03-14T09:32", "2021-03-15T17:05"),
    "de": ("Veröffentlicht am 14.03.2021, 09:32 Uhr - Aktualisiert am 15.03.2021, 17:05 Uhr", "2021-03-14T09:32", "2021-03-15T17:05"),
    "tr": ("Giriş Tarihi: 14.03.2021 09:32 Son Güncelleme: 15.03.2021 17:05", "2021-03-14T09:32", "2021-03-15T17:05"),
    "ar": ("نشر في: 14/03/2021 - 09:32 آخر تحديث: 15/03/2021 - 17:05", "2021-03-14T09:32", "2021-03-15T17:05"),
    "ru": ("Опубликовано 14 марта 2021, 09:32 (обновлено 15 марта 2021, 17:05)", "2021-03-14T09:32", "2021-03-15T17:05"),
    "uk": ("Опубліковано 14 березня 2021, 09:32 | Оновлено 15 березня 2021, 17:05", "2021-03-14T09:32", "2021-03-15T17:05"),
}


@pytest.mark.parametrize("language", STAMPS)
def test_one_line_says_when_it_was_printed_and_changed(language: str) -> None:
    line, published, updated = STAMPS[language]
    report, passages = read(f"{TITLE[language]}\n{line}\n{STORY[language]}\n{SECOND[language]}", language)
    assert kinds(passages)[line] == "dateline"
    assert report.published is not None and report.published.value == published
    assert report.updated is not None and report.updated.value == updated


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Publié le 3 février 2023 par Ada Byron", "fr", "Ada Byron"),
        ("PUBLISHED 3 FEBRUARY 2023 BY Ada Byron", "en", "Ada Byron"),
        ("Par Ada Byron avec AFP", "fr", "Ada Byron"),
        ("Veröffentlicht am 3. Februar 2023 von Ada Byron", "de", "Ada Byron"),
        ("بقلم: ليلى حداد", "ar", "ليلى حداد"),
    ],
)
def test_the_line_of_the_day_or_of_the_agency_may_name_the_author(line: str, language: str, name: str) -> None:
    report, passages = read(f"{TITLE[language]}\n{line}\n{STORY[language]}\n{SECOND[language]}", language)
    assert report.byline == name
    assert kinds(passages)[line] in ("dateline", "credit", "boilerplate")


def test_a_sentence_that_tells_of_a_printing_is_text() -> None:
    line = "Published on 3 May 2019 by the port of Lanet, the report blames the pilot and two of his aides."
    assert kinds(read(f"{TITLE['en']}\n{STORY['en']}\n{line}", "en")[1])[line] == "body"


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Gulf Times News Daily", "en"),
        ("The Lanet Daily Courier and Post", "en"),
        ("Le Courrier du Matin de Lanet", "fr"),
        ("Diario Nuevo del Litoral Norte", "es"),
        ("Nachrichten aus Stadt und Land", "de"),
        ("Sabah Gazetesi Haber Merkezi", "tr"),
    ],
)
def test_a_publisher_above_the_headline_is_not_the_title(name: str, language: str) -> None:
    report, passages = read(f"{name}\n\n{TITLE[language]}\n\n{STORY[language]}\n\n{SECOND[language]}", language)
    assert (report.title, report.publisher) == (TITLE[language], name)
    assert kinds(passages)[name] == "boilerplate"


def test_a_publisher_whose_words_are_in_the_text_is_known_by_the_menu_below_it() -> None:
    text = f"THE LANET FERRY GUARD\nNews\nSport\nOpinion\n{TITLE['en']}\n{STORY['en']}\n{SECOND['en']}"
    report, _ = read(text, "en")
    assert (report.title, report.publisher) == (TITLE["en"], "THE LANET FERRY GUARD")


def test_a_headline_stays_the_title_above_a_line_that_sums_up_the_text() -> None:
    text = f"FERRY SAPHIR OFF SANDBANK AT LANET\nCoast guard pulls the ferry free after six hours on Friday\n{STORY['en']}\n{SECOND['en']}"
    assert read(text, "en")[0].title == "FERRY SAPHIR OFF SANDBANK AT LANET"


def test_the_name_of_a_section_that_is_printed_again_at_the_foot_is_not_the_title() -> None:
    assert read(f"HARBOURS\n{TITLE['en']}\n{STORY['en']}\n{SECOND['en']}\nRelated topics\nHarbours", "en")[0].title == TITLE["en"]


def test_a_place_and_a_quoted_name_name_the_publisher() -> None:
    text = f"{TITLE['ar']}\nلانيت - «الساحل»\nالأحد 11 أكتوبر/تشرين الأول 2020 م - 24 صفر 1442 هـ\n{STORY['ar']}\n{SECOND['ar']}"
    report, passages = read(text, "ar")
    assert report.publisher == "الساحل"
    assert report.published is not None and report.published.value == "2020-10-11"
    assert [p.kind for p in passages] == ["title", "boilerplate", "dateline", "lead", "body"]


COUNTED = {
    "en": "3 comments",
    "fr": "3 commentaires",
    "es": "3 comentarios",
    "de": "3 Kommentare",
    "tr": "3 yorum",
    "ar": "3 تعليقات",
    "ru": "3 комментария",
    "uk": "3 коментарі",
}


@pytest.mark.parametrize("language", COUNTED)
def test_a_count_of_comments_between_paragraphs_makes_no_comments_of_them(language: str) -> None:
    more = STORY[language]
    text = f"{TITLE[language]}\n{STORY[language]} {more}\n{SECOND[language]}\n{COUNTED[language]}\n{SECOND[language]} {more}"
    passages = read(text, language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "body", "boilerplate", "body"]


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        ("en", "Comments (2)\nJo Abel\nI saw it all from the pier, and it was a sad sight for all of us.\nReply"),
        ("fr", "2 commentaires\nJo Abel : J'ai tout vu depuis la jetée, et c'était bien triste pour nous tous."),
        ("es", "Comentarios (2)\nJo Abel\nLo vi todo desde el muelle y fue muy triste para todos.\nResponder"),
        ("de", "2 Kommentare\nJo Abel\nIch habe alles vom Steg aus gesehen, und es war traurig.\nAntworten"),
        ("tr", "YORUMLAR (2)\nAhmet K.\nHer şeyi iskeleden gördüm, hepimiz için çok üzücü oldu.\nYanıtla"),
        ("ar", "التعليقات (2)\nأبو محمد\nرأيت كل شيء من الرصيف وكان ذلك محزنا لنا جميعا.\nرد"),
        ("ru", "Комментарии (2)\nВиктор\nЯ всё видел с причала, и это было очень грустно.\nОтветить"),
        ("uk", "Коментарі (2)\nОльга: Я все бачила з причалу, і це було дуже сумно."),
    ],
)
def test_what_readers_wrote_below_is_comment(language: str, talk: str) -> None:
    passages = read(f"{TITLE[language]}\n{STORY[language]}\n{SECOND[language]}\n{talk}", language)[1]
    below = [p.kind for p in passages[3:]]
    assert below[0] == "boilerplate" and "comment" in below
    assert not {"body", "lead", "heading"} & set(below)


BOXES = {
    "en": ["Get the day's top stories in your inbox. You can unsubscribe at any time.", "You have 2 free articles left this month."],
    "fr": [
        "Chaque jour, l'essentiel de l'actualité dans votre boîte mail.",
        "Ce contenu est bloqué car vous n'avez pas accepté les cookies.",
    ],
    "es": [
        "Las noticias del día en tu bandeja de entrada, cada mañana y gratis.",
        "Para ver este contenido usted debe aceptar las cookies.",
    ],
    "de": ["Das Wichtigste am Morgen – kostenlos in Ihrem Postfach.", "An dieser Stelle finden Sie externen Inhalt von Twitter."],
    "tr": ["Günün önemli haberleri her sabah e-posta kutunuzda.", "Bu e-postayı almak istemiyorsanız abonelikten çıkın."],
    "ar": ["تصلك أهم الأخبار كل صباح على بريدك الإلكتروني.", "يستخدم موقعنا ملفات تعريف الارتباط لتحسين تجربتك."],
    "ru": ["Самые важные новости каждое утро в вашей почте.", "Мы используем файлы cookie, чтобы вам было удобнее."],
    "uk": ["Найважливіші новини щоранку у вашій електронній пошті.", "Ми використовуємо файли cookie, щоб вам було зручніше."],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in BOXES.items() for line in lines])
def test_what_a_page_says_to_its_reader_is_none_of_the_text(language: str, line: str) -> None:
    passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{line}\n\n{SECOND[language]}", language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "boilerplate", "body"]


NEWS = {
    "en": [
        "Contact was lost with a second ship at dawn.",
        "The hackers took the e-mail addresses of 40 clerks from the newsletter of the port.",
    ],
    "fr": ["Le chargement du navire a été interrompu.", "La newsletter du port a été piratée vendredi, selon la police."],
    "es": ["El boletín del puerto señala que el herido está fuera de peligro.", "Comparte frontera con tres provincias del norte."],
    "de": ["Die Anmeldung der Zeugen ist ab Dienstag möglich.", "Kontakt zu einem zweiten Schiff ging am Morgen verloren."],
    "tr": ["Yorum yapmaktan kaçınan bakan, soruşturma başlatıldığını bildirdi.", "Bülteni hazırlayan iki memur gözaltına alındı."],
    "ar": ["شارك آلاف المحتجين في مسيرة وسط المدينة.", "اشترك ناشطون من ثلاث مدن في التنظيم."],
    "ru": ["Подписание соглашения состоится в среду.", "Комментарий губернатора пока не поступил."],
    "uk": ["Підписання акта відбудеться у вівторок.", "Коментар голови ради поки не надійшов."],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in NEWS.items() for line in lines])
def test_news_that_begins_as_a_notice_does_is_news(language: str, line: str) -> None:
    passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{line}\n\n{SECOND[language]}", language)[1]
    assert [p.kind for p in passages] == ["title", "lead", "body", "body"]


@pytest.mark.parametrize(
    ("language", "heading", "last"),
    [
        ("ru", "Версии следствия", "Следственный комитет возбудил дело."),
        ("uk", "Пошкоджені судна", "Пошкоджено чотири судна."),
        ("en", "What next", "An inquiry was opened."),
    ],
)
def test_a_short_last_sentence_below_a_heading_is_text(language: str, heading: str, last: str) -> None:
    advert = {"ru": "Реклама", "uk": "Реклама", "en": "Advertisement"}[language]
    passages = read(f"{TITLE[language]}\n{STORY[language]}\n{SECOND[language]}\n{advert}\n{heading}\n{last}", language)[1]
    assert [p.kind for p in passages[3:]] == ["boilerplate", "heading", "body"]


@pytest.mark.parametrize(
    "foot",
    [
        "The post Ferry pulled free off Lanet appeared first on Lanet Courier.",
        "L'article Le bac dégagé au large de Lanet est apparu en premier sur Courrier de Lanet.",
        "La entrada El ferry liberado se publicó primero en Diario de Lanet.",
        "Der Beitrag Fähre vor Lanet wieder frei erschien zuerst auf Lanet-Bote.",
        "Lanet Media Group © 2022",
    ],
)
def test_the_foot_of_a_post_is_the_page_s(foot: str) -> None:
    assert kinds(read(f"{TITLE['en']}\n{STORY['en']}\n{SECOND['en']}\n{foot}", "en")[1])[foot] == "boilerplate"


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("es", "El Gobierno enviará ayuda este martes. EFE"),
        ("fr", "Une enquête est ouverte. AFP"),
        ("tr", "Soruşturma sürüyor. AA"),
        ("ru", "Расследование продолжается. ТАСС"),
    ],
)
def test_a_last_sentence_with_the_agency_behind_it_is_text(language: str, last: str) -> None:
    _, passages = read(f"{TITLE[language]}\n{STORY[language]}\n{SECOND[language]}\n{last}", language)
    assert kinds(passages)[last] == "body"


LINKED = {
    "en": ("READ ALSO:", "Lanet pilots ask for talks", "Second ferry back at sea", "No wind"),
    "fr": ("LIRE AUSSI", "Les pilotes de Lanet demandent à parler", "Le second bac reprend la mer", "Sans vent"),
    "es": ("Noticias relacionadas", "Los prácticos de Lanet piden diálogo", "El segundo ferry vuelve al mar", "Sin viento"),
    "de": ("Lesen Sie dazu", "Lotsen aus Lanet fordern Gespräche", "Zweite Fähre wieder auf See", "Kein Wind"),
    "tr": ("BUNU DA OKU", "Lanet kılavuzları görüşme istedi", "İkinci feribot yeniden denizde", "Rüzgâr yok"),
    "ar": ("اقرأ أيضاً", "مرشدو لانيت يطلبون الحوار الآن", "العبارة الثانية تعود إلى البحر", "بلا ريح"),
    "ru": ("ЧИТАЙТЕ ПО ТЕМЕ", "Лоцманы Ланета просят о переговорах", "Второй паром снова в море", "Без ветра"),
    "uk": ("ЧИТАЙТЕ ЗА ТЕМОЮ", "Лоцмани Ланета просять про переговори", "Другий пором знову в морі", "Без вітру"),
}


@pytest.mark.parametrize("language", LINKED)
def test_links_below_their_head_are_no_headings_and_a_heading_below_them_stays_one(language: str) -> None:
    head, first, second, heading = LINKED[language]
    found = kinds(read("\n".join((TITLE[language], STORY[language], head, first, second, heading, SECOND[language])), language)[1])
    assert [found[line] for line in (head, first, second)] == ["boilerplate"] * 3
    assert found[heading] == "heading" and found[STORY[language]] == "lead" and found[SECOND[language]] == "body"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Nobody spoke."),
        ("fr", "Personne n'a parlé."),
        ("es", "Ninguno habló."),
        ("de", "Keiner sprach."),
        ("tr", "Kimse konuşmadı."),
        ("ar", "لم يتكلموا."),
        ("ru", "Все молчали."),
        ("uk", "Усі мовчали."),
        ("es", "Murió el 3 de mayo de 1979."),
        ("fr", "Il partit le 3 mai 1979."),
        ("ru", "Источник в порту сообщил о трёх задержанных."), ("uk", "Фото з порту швидко розлетілися містом."),
        ("ar", "المصدر نفسه أكد أن العمل استمر ساعة."),
        ("en", "The rules of clause (c) bind the owner of the ferry."),
        ("en", "(The port does not open)."),
    ],
)  # fmt: skip
def test_a_sentence_that_looks_like_something_else_is_text(language: str, line: str) -> None:
    report, passages = read("\n".join((TITLE[language], STORY[language], line, SECOND[language])), language)
    assert kinds(passages)[line] == "body"
    assert report.published is None


def test_the_last_paragraph_without_its_full_stop_is_text_and_so_are_all_where_none_has_one() -> None:
    last = "Two of the islands stay without a ferry until the weekend, the owner expects"
    assert kinds(read("\n".join((TITLE["en"], STORY["en"], last, "Share this article", "Most read")), "en")[1])[last] == "body"
    bare = [line.rstrip(".") for line in (STORY["ar"], SECOND["ar"])]
    short = "وقال مالك العبارة إن الرحلات تستأنف يوم الأحد المقبل"
    assert kinds(read("\n".join((TITLE["ar"], *bare, short, STORY["ar"])), "ar")[1])[short] == "body"


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "(Reporting by A. Byron in Lanet and J. Abel in Port Orla; Editing by Grace Hopper)", "credit"),
        ("ar", "(إعداد ليلى حداد للنشرة - تحرير سامي نعمة)", "credit"),
        ("es", "(Corrige en el segundo párrafo la hora de salida)", "boilerplate"),
        ("en", "(Adds comment of the port, details of the ferry)", "boilerplate"), ("ru", "Новость дополняется", "boilerplate"),
        ("en", "[2/5] A crowd on the quay of Lanet, May 3, 2019. REUTERS/Jo Abel", "caption"),
        ("fr", "[Photo d'illustration] Le quai de Lanet", "caption"), ("de", "Bildunterschrift: Der Kai von Lanet", "caption"),
        ("tr", "Fotoğraf altı: Lanet rıhtımı", "caption"), ("es", "Pie de foto: el muelle de Lanet", "caption"),
        ("fr", "Des habitants sur le quai de Lanet vendredi. (ARCHIVES / AFP)", "caption"), ("uk", "На фото: причал Ланета", "caption"),
    ],
)  # fmt: skip
def test_lines_of_the_desk_and_of_pictures_are_no_text(language: str, line: str, kind: str) -> None:
    assert kinds(read("\n".join((TITLE[language], STORY[language], SECOND[language], line)), language)[1])[line] == kind


def test_a_correction_that_says_what_is_right_is_news() -> None:
    line = "Correction: an earlier version of this story said that the ferry had six people aboard. It had nine."
    assert kinds(read("\n".join((TITLE["en"], STORY["en"], SECOND["en"], line)), "en")[1])[line] == "body"


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("tr", "12 Ağustos 2021 Perşembe 18:22", "2021-08-12T18:22"), ("ar", "الخميس 12/أغسطس/2021 - 06:22 م", "2021-08-12T18:22"),
        ("es", "Publicado el 12 de agosto de 2021 a las 18:22", "2021-08-12T18:22"), ("ru", "18:22 12.08.2021", "2021-08-12T18:22"),
        ("de", "(c) Lanetter Bote, 12. August 2021", "2021-08-12"),
    ],
)  # fmt: skip
def test_the_hour_is_read_wherever_it_stands_and_the_line_of_rights_may_tell_the_day(language: str, line: str, day: str) -> None:
    published = read("\n".join((TITLE[language], line, STORY[language], SECOND[language])), language)[0].published
    assert published is not None and published.value == day


@pytest.mark.parametrize(
    ("language", "lines", "published", "byline", "credit"),
    [
        ("en", ("By ADA BYRON, Associated Press", "Published 9:12 AM GMT, March 4, 2021"), "2021-03-04T09:12", "ADA BYRON", "AP"),
        ("en", ("Mary Abel in Lanet and agencies", "Sat 6 Mar 2021 09.12 GMT"), "2021-03-06T09:12", "Mary Abel", None),
        ("en", ("4 March, 2021 by Ada Byron",), "2021-03-04", "Ada Byron", None),
        ("en", ("First published: 4 March 2021 • Last updated: 6 March 2021",), "2021-03-04", None, None),
        ("fr", ("Marie Lanet (avec Reuters)", "samedi 6 mars 2021, 9 h 12"), "2021-03-06T09:12", "Marie Lanet", "Reuters"),
        ("fr", ("Mise à jour 05.03.2021 à 14:40", "Publié 04.03.2021 à 09:12"), "2021-03-04T09:12", None, None),
        ("fr", ("AFP le 04 mars 2021",), "2021-03-04", None, "AFP"),
        ("es", ("Por Ana Lanet / EFE", "1 de marzo de 2021 a la 1:30 p. m."), "2021-03-01T13:30", "Ana Lanet", "EFE"),
        ("de", ("Eine Analyse von Anna Lanet", "Do, 04. Mrz 2021"), "2021-03-04", "Anna Lanet", None),
        ("tr", ("Editör: Ali Lanet", "Oluşturulma Tarihi: Mart 04, 2021 09:12"), "2021-03-04T09:12", "Ali Lanet", None),
        ("ar", ("بقلم/ ليلى حداد", "الخميس ٢٠ رجب ١٤٤٢هـ - ٤ مارس ٢٠٢١م"), "2021-03-04", "ليلى حداد", None),
        ("ar", ("لانيت/ ليلى حداد/ الأناضول", "04-03-2021 | 02:15 مساءً"), "2021-03-04T14:15", None, "Anadolu Agency"),
        ("ru", ("Дата: 04.03.21", "Источник: Интерфакс"), "2021-03-04", None, "Interfax"),
        ("uk", ("Створено: 04 березня 2021 | Оновлено: 05 березня 2021",), "2021-03-04", None, None),
        ("uk", ("За матеріалами Ланетпресу", "4 бер. 2021"), "2021-03-04", None, "Ланетпресу"),
    ],
)  # fmt: skip
def test_headers_of_all_kinds_say_who_wrote_and_when(
    language: str, lines: tuple[str, ...], published: str, byline: str | None, credit: str | None
) -> None:
    report, passages = read("\n".join((TITLE[language], *lines, STORY[language], SECOND[language])), language)
    assert report.published is not None and report.published.value == published
    assert report.byline == byline and (credit is None or credit in report.credits)
    assert not {kinds(passages)[line] for line in lines} & {"lead", "body", "heading", "title"}


@pytest.mark.parametrize("opening", ["Bonn/Berlin (lpd) - ", "Berlin (lpd). "])
def test_an_agency_in_small_letters_that_no_table_has_is_credited_behind_its_place(opening: str) -> None:
    assert read(f"{TITLE['de']}\n{opening}{STORY['de']}\n{SECOND['de']}", "de")[0].credits == ("lpd",)
    plain = f"Der Sprecher (gestern). {STORY['de']}"
    assert read(f"{TITLE['de']}\n{plain}\n{SECOND['de']}", "de")[0].credits == ()


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "Click to share on Twitter (Opens in new window)", "boilerplate"),
        ("en", "Contact the writer at ada@lanet.example", "boilerplate"),
        ("fr", "Publicité - Faites défiler pour continuer", "boilerplate"), ("de", "Diesen Artikel teilen:", "boilerplate"),
        ("es", "Una publicación compartida de Puerto de Lanet (@puertolanet)", "boilerplate"),
        ("ru", "СМОТРИТЕ: паром у Ланета", "boilerplate"),
        ("en", "Most read the order as a threat.", "body"), ("en", "Newsletter editors were arrested as well.", "body"),
        ("ru", "Источник воды иссяк.", "body"), ("de", "Anzeige erstattete niemand.", "body"),
    ],
)  # fmt: skip
def test_what_is_the_page_s_between_paragraphs_and_what_only_begins_so(language: str, line: str, kind: str) -> None:
    assert kinds(read("\n".join((TITLE[language], STORY[language], line, SECOND[language])), language)[1])[line] == kind
