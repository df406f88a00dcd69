"""Agencies credited with a text, as papers of eight languages do it, and texts that only speak of them. All are invented."""

from __future__ import annotations

import pytest

from tidings.agencies import read_credits
from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Passage, Report
from tidings.wires import credit_line

TITLE = {
    "en": "Ferry pulled free off Lanet", "fr": "Le bac dégagé au large de Lanet", "es": "El ferry, liberado frente a Lanet",
    "de": "Fähre vor Lanet wieder frei", "tr": "Feribot Lanet açıklarında kurtarıldı", "ar": "تعويم العبارة قبالة لانيت",
    "ru": "Паром у Ланета снят с мели", "uk": "Пором біля Ланета знято з мілини",
}  # fmt: skip
STORY = {
    "en": "The ferry Saphir was pulled free on Friday after six hours on a sandbank, the coast guard said.",
    "fr": "Le bac Saphir a été dégagé vendredi après six heures sur un banc de sable, ont dit les garde-côtes.",
    "es": "El ferry Saphir fue liberado el viernes tras seis horas en un banco de arena, dijo la guardia costera.",
    "de": "Die Fähre Saphir ist am Freitag nach sechs Stunden von einer Sandbank gezogen worden, sagte die Küstenwache.",
    "tr": "Saphir feribotu cuma günü altı saat sonra kum yığınından kurtarıldı, sahil güvenlik ekipleri bunu açıkladı.",
    "ar": "جرى تعويم العبارة سافير يوم الجمعة بعد ست ساعات على كثيب رملي كما قال خفر السواحل في بيان.",
    "ru": "Паром «Сапфир» в пятницу сняли с мели после шести часов работы, сообщила береговая охрана.",
    "uk": "Пором «Сапфір» у п'ятницю зняли з мілини після шести годин роботи, повідомила берегова охорона.",
}
SECOND = {
    "en": "Nobody was hurt, and all had reached their homes by the evening, he said.",
    "fr": "Personne n'a été blessé et tous étaient rentrés chez eux le soir, a-t-il dit.",
    "es": "Nadie resultó herido y todos habían llegado a sus casas por la noche, dijo.",
    "de": "Verletzt wurde niemand, und am Abend waren alle wieder zu Hause, sagte er.",
    "tr": "Kimse yaralanmadı ve akşama kadar herkes evine ulaşmış oldu, dedi yetkili.",
    "ar": "ولم يصب أحد بأذى ووصل الجميع إلى منازلهم قبل المساء كما قال المتحدث.",
    "ru": "Никто не пострадал, и к вечеру все добрались до дома, сказал он.",
    "uk": "Ніхто не постраждав, і до вечора всі дісталися додому, сказав він.",
}


def read(text: str, language: str) -> tuple[Report, tuple[Passage, ...]]:
    return clean(Report("r", "0" * 64, text, language=language), load_pack(language))


OPENINGS = [
    ("en", "PORT LANET (Reuters) - ", "Reuters"), ("en", "PORT LANET, May 3 (Xinhua) -- ", "Xinhua"), ("en", "(Reuters) - ", "Reuters"),
    ("en", "LANET, Sunder (AP) — ", "AP"), ("en", "Port Lanet, 3 May 2019 (AFP) – ", "AFP"),
    ("fr", "(AFP) - ", "AFP"), ("fr", "Lanet (AFP) - ", "AFP"), ("fr", "LANET, 3 mai 2019 (AFP) - ", "AFP"),
    ("fr", "Port-Lanet (Agence France-Presse) — ", "AFP"), ("fr", "LANET, 3 mai (Xinhua) -- ", "Xinhua"),
    ("es", "Lanet, 3 may (EFE).- ", "EFE"), ("es", "Lanet (EFE).- ", "EFE"), ("es", "LANET, 3 May. (EUROPA PRESS) - ", "Europa Press"),
    ("es", "(EFE).- ", "EFE"), ("es", "Puerto Lanet, 3 mayo (ANSA) - ", "ANSA"),
    ("de", "Lanet (dpa) - ", "dpa"), ("de", "Lanet (dpa/lno) – ", "dpa"), ("de", "LANET (AFP) – ", "AFP"),
    ("de", "Bad Lanet/Orla (epd). ", "epd"), ("de", "Lanet, 3. Mai (APA) - ", "APA"),
    ("tr", "LANET (AA) - ", "Anadolu Agency"), ("tr", "AA/LANET - ", "Anadolu Agency"), ("tr", "LANET, (DHA) - ", "DHA"),
    ("tr", "LANET (İHA) - ", "İHA"), ("tr", "LANET, 3 Mayıs (Xinhua) -- ", "Xinhua"),
    ("ar", "لانيت (رويترز) - ", "Reuters"), ("ar", "لانيت - رويترز: ", "Reuters"), ("ar", "لانيت 3 مايو (رويترز) - ", "Reuters"),
    ("ar", "لانيت/ الأناضول - ", "Anadolu Agency"), ("ar", "(أ ف ب) - ", "AFP"), ("ar", "لانيت (د ب أ)- ", "dpa"),
    ("ru", "ЛАНЕТ, 3 мая. /ТАСС/. ", "TASS"), ("ru", "ЛАНЕТ, 3 мая — РИА Новости. ", "RIA Novosti"), ("ru", "/ТАСС/. ", "TASS"),
    ("ru", "Ланет. 3 мая. ИНТЕРФАКС - ", "Interfax"), ("ru", "Ланет (Рейтер) - ", "Reuters"),
    ("uk", "ЛАНЕТ (Укрінформ) – ", "Ukrinform"), ("uk", "ЛАНЕТ, 3 травня (УНІАН) - ", "UNIAN"), ("uk", "(Укрінформ) – ", "Ukrinform"),
    ("uk", "Ланет. 3 травня. УНІАН. ", "UNIAN"), ("uk", "ЛАНЕТ. 3 травня. ІНТЕРФАКС-УКРАЇНА - ", "Interfax-Ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "opening", "agency"), OPENINGS)
def test_a_dateline_credits_its_agency(language: str, opening: str, agency: str) -> None:
    report, passages = read(f"{TITLE[language]}\n\n{opening}{STORY[language]}\n\n{SECOND[language]}", language)
    assert report.credits == (agency,)
    assert [p.kind for p in passages] == ["title", "lead", "body"]
    assert read_credits(report, passages).form == "dateline"


LINES = [
    ("en", "(Reuters)", ["Reuters"]),
    ("en", "With inputs from PTI", ["PTI"]),
    ("en", "Lanet Courier with AFP", ["AFP"]),
    ("en", "The Associated Press contributed to this report.", ["AP"]),
    ("en", "Source: AFP, Reuters", ["AFP", "Reuters"]),
    ("en", "— Reuters", ["Reuters"]),
    ("en", "Additional reporting by AP and Reuters", ["AP", "Reuters"]),
    ("en", "Reuters, Port Lanet", ["Reuters"]),
    ("fr", "avec AFP", ["AFP"]),
    ("fr", "(avec AFP)", ["AFP"]),
    ("fr", "Le Courrier de Lanet avec AFP et Reuters", ["AFP", "Reuters"]),
    ("fr", "Source : AFP", ["AFP"]),
    ("fr", "AFP, Lanet", ["AFP"]),
    ("fr", "Avec l’agence Reuters", ["Reuters"]),
    ("fr", "(AFP, Reuters)", ["AFP", "Reuters"]),
    ("es", "Con información de EFE", ["EFE"]),
    ("es", "EFE/Redacción", ["EFE"]),
    ("es", "Agencia EFE", ["EFE"]),
    ("es", "Fuente: EFE y AFP", ["EFE", "AFP"]),
    ("es", "Lanet / EFE", ["EFE"]),
    ("es", "Con datos de la agencia ANSA", ["ANSA"]),
    ("de", "mit Material von dpa", ["dpa"]),
    ("de", "FK mit dpa", ["dpa"]),
    ("de", "dpa/lno", ["dpa"]),
    ("de", "(dpa/AFP)", ["dpa", "AFP"]),
    ("de", "Quelle: dpa", ["dpa"]),
    ("de", "Mit Agenturmaterial von AFP und dpa", ["AFP", "dpa"]),
    ("de", "Mit Informationen der Agentur Reuters", ["Reuters"]),
    ("tr", "AA/LANET", ["Anadolu Agency"]),
    ("tr", "LANET - AA", ["Anadolu Agency"]),
    ("tr", "Kaynak: AA", ["Anadolu Agency"]),
    ("tr", "Haber Kaynağı: İHA", ["İHA"]),
    ("tr", "Anadolu Ajansı", ["Anadolu Agency"]),
    ("tr", "AA ve Reuters ajansları", ["Anadolu Agency", "Reuters"]),
    ("ar", "(رويترز)", ["Reuters"]),
    ("ar", "المصدر: وكالة الأناضول", ["Anadolu Agency"]),
    ("ar", "أ ف ب", ["AFP"]),
    ("ar", "نقلا عن رويترز", ["Reuters"]),
    ("ar", "رويترز وفرانس برس", ["Reuters", "AFP"]),
    ("ar", "المصدر : أ.ف.ب", ["AFP"]),
    ("ru", "РИА Новости.", ["RIA Novosti"]),
    ("ru", "По материалам ТАСС", ["TASS"]),
    ("ru", "Источник: Интерфакс", ["Interfax"]),
    ("ru", "/ТАСС/", ["TASS"]),
    ("ru", "С использованием материалов Рейтера", ["Reuters"]),
    ("ru", "ТАСС, РИА Новости", ["TASS", "RIA Novosti"]),
    ("uk", "(Укрінформ)", ["Ukrinform"]),
    ("uk", "За матеріалами Укрінформу", ["Ukrinform"]),
    ("uk", "Джерело: УНІАН", ["UNIAN"]),
    ("uk", "За інформацією агентства Рейтер", ["Reuters"]),
    ("uk", "Інтерфакс-Україна", ["Interfax-Ukraine"]),
    ("uk", "Укрінформ, УНІАН", ["Ukrinform", "UNIAN"]),
]


@pytest.mark.parametrize(("language", "line", "agencies"), LINES)
@pytest.mark.parametrize("below", [True, False])
def test_a_line_of_its_own_credits_the_agencies_on_it(language: str, line: str, agencies: list[str], below: bool) -> None:
    lines = [STORY[language], SECOND[language], line] if below else [line, STORY[language], SECOND[language]]
    report, passages = read("\n\n".join([TITLE[language], *lines]), language)
    assert list(report.credits) == agencies
    assert {p.text: p.kind for p in passages}[line] == "credit"
    assert read_credits(report, passages).form == "line"


@pytest.mark.parametrize(
    ("language", "end", "agencies"),
    [
        ("en", " (AFP)", ["AFP"]),
        ("en", " – Reuters", ["Reuters"]),
        ("fr", " (AFP)", ["AFP"]),
        ("fr", " (avec AFP)", ["AFP"]),
        ("es", " (Con información de EFE)", ["EFE"]),
        ("es", " EFE", []),
        ("de", " (dpa)", ["dpa"]),
        ("de", " (mit Material von dpa, AFP)", ["dpa", "AFP"]),
        ("de", " (APA, 3.5.2019)", ["APA"]),
        ("tr", " (AA)", ["Anadolu Agency"]),
        ("tr", " /AA/", ["Anadolu Agency"]),
        ("ar", " (رويترز)", ["Reuters"]),
        ("ar", " (أ ف ب)", ["AFP"]),
        ("ru", " (ТАСС)", ["TASS"]),
        ("ru", " (по материалам Интерфакса)", ["Interfax"]),
        ("uk", " (Укрінформ)", ["Ukrinform"]),
    ],
)
def test_the_last_words_credit_an_agency(language: str, end: str, agencies: list[str]) -> None:
    report, passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{SECOND[language]}{end}", language)
    assert list(report.credits) == agencies
    assert (read_credits(report, passages).form == "line") is bool(agencies)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reuters reported on Friday that the ferry Saphir had run aground, and its reporter was on board."),
        ("en", "The captain told Agence France-Presse (AFP) that the steering had failed off the port of Lanet."),
        ("en", "The Port Authority (PA) - which runs the pier - said on Friday that the ferry would sail again."),
        ("en", "Two reporters of AP were among the 212 passengers of the ferry, according to a list of the line."),
        ("fr", "Selon l'AFP, le bac Saphir s'est échoué vendredi au large de Lanet avec 212 passagers à bord."),
        ("fr", "Le capitaine a déclaré à l'Agence France-Presse (AFP) que la barre ne répondait plus vendredi."),
        ("es", "Según informó EFE, el ferry Saphir encalló el viernes frente a Lanet con 212 pasajeros a bordo."),
        ("es", "El capitán dijo a la agencia Reuters que el timón no respondía el viernes por la mañana."),
        ("de", "Wie dpa berichtet, lief die Fähre Saphir am Freitag vor Lanet mit 212 Menschen an Bord auf Grund."),
        ("de", "Der Kapitän sagte der Deutschen Presse-Agentur (dpa), das Ruder habe am Freitag nicht mehr reagiert."),
        ("tr", "AA'nın haberine göre Saphir feribotu cuma günü Lanet açıklarında 212 yolcuyla karaya oturdu."),
        ("tr", "Kaptan, Anadolu Ajansı (AA) muhabirine cuma günü dümenin yanıt vermediğini söyledi."),
        ("ar", "ذكرت وكالة رويترز أن العبارة سافير جنحت يوم الجمعة قبالة لانيت وعلى متنها مئتا راكب."),
        ("ar", "وقال القبطان لوكالة فرانس برس إن الدفة لم تعد تستجيب صباح يوم الجمعة قبالة الميناء."),
        ("ru", "Паром «Сапфир» в пятницу сел на мель у Ланета, сообщает ТАСС со ссылкой на береговую охрану."),
        ("ru", "Капитан сказал агентству РИА Новости, что руль в пятницу утром не отвечал на команды."),
        ("uk", "Пором «Сапфір» у п'ятницю сів на мілину біля Ланета, повідомляє Укрінформ із посиланням на охорону."),
        ("uk", "Капітан сказав агентству Інтерфакс-Україна, що кермо у п'ятницю вранці не відповідало."),
    ],
)
def test_to_speak_of_an_agency_is_not_to_credit_it(language: str, text: str) -> None:
    report, passages = read(f"{TITLE[language]}\n\n{text}\n\n{SECOND[language]}", language)
    assert report.credits == ()
    assert [p.kind for p in passages] == ["title", "lead", "body"]


@pytest.mark.parametrize(
    "line", ["Reuters – A bridge too far for the old ferry of Lanet", "AFP looks back on ten years", "What Reuters pays its captains"]
)
def test_a_heading_that_speaks_of_an_agency_is_a_heading(line: str) -> None:
    report, passages = read(f"{TITLE['en']}\n\n{STORY['en']}\n\n{line}\n\n{SECOND['en']}", "en")
    assert {p.text: p.kind for p in passages}[line] == "heading"
    assert report.credits == ()


@pytest.mark.parametrize("line", ["AP Photo/Jo Abel", "Foto: dpa", "Photo : AFP", "Фото: ТАСС", "Fotoğraf: AA"])
def test_the_credit_of_a_photograph_is_not_the_texts(line: str) -> None:
    report, passages = read(f"{TITLE['en']}\n\n{line}\n\n{STORY['en']}\n\n{SECOND['en']}", "en")
    assert {p.text: p.kind for p in passages}[line] in ("credit", "caption")
    assert read_credits(report, passages).agencies == frozenset()


@pytest.mark.parametrize(
    ("language", "caption", "credits"),
    [
        ("en", "Photo: The harbour of Lanet on Friday. Jo Abel/AP", ("AP",)),
        ("en", "Photo: The harbour of Lanet on Friday (Reuters)", ("Reuters",)),
        ("de", "Foto: Der Hafen von Lanet am Freitag. © dpa", ("dpa",)),
        ("en", "Photo: A nurse who once worked for the SPA hotel of Lanet", ()),
        ("tr", "Fotoğraf: Karla kaplı köyde bir çocuk, Anadolu'da sabah", ()),
        ("ar", "صورة: دورية من القوات الفرنسية قرب ميناء لانيت يوم الجمعة بعد أن هدأت الرياح", ()),
    ],
)
def test_a_caption_credits_whoever_took_the_picture_and_nobody_it_speaks_of(language: str, caption: str, credits: tuple[str, ...]) -> None:
    report, passages = read(f"{TITLE[language]}\n\n{STORY[language]}\n\n{caption}\n\n{SECOND[language]}", language)
    assert {p.text: p.kind for p in passages}[caption] == "caption"
    assert report.credits == credits


def test_one_agency_has_one_name_in_all_languages() -> None:
    openings = {"en": "LANET (Reuters) - ", "ar": "لانيت (رويترز) - ", "ru": "Ланет (Рейтер) - "}
    found = {read_credits(*read(f"{TITLE[code]}\n\n{words}{STORY[code]}", code)).agencies for code, words in openings.items()}
    assert found == {frozenset({"reuters"})}


def test_a_dateline_alone_on_its_line_gives_its_day_and_its_agency() -> None:
    report, passages = read(f"{TITLE['fr']}\n\nLANET, 3 mai 2019 (AFP)\n\n{STORY['fr']}\n\n{SECOND['fr']}", "fr")
    assert [p.kind for p in passages] == ["title", "dateline", "lead", "body"]
    assert report.credits == ("AFP",) and report.published is not None and report.published.value == "2019-05-03"


@pytest.mark.parametrize(
    ("line", "agencies"), [("afp", ("AFP",)), ("dpa/afp", ("dpa", "AFP")), ("reuters", ("Reuters",)), ("map", ()), ("notes", ())]
)
def test_small_letters_alone_on_a_line_credit_an_agency_unless_they_are_a_word(line: str, agencies: tuple[str, ...]) -> None:
    assert credit_line(line) == agencies
