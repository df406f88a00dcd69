"""Firms, unions and parties that no list has: told by the noun beside their name, and one over all reports, languages and scripts."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tests.test_villages import record


def kinds(text: str, language: str) -> dict[str, str]:
    """The kind of each name of one report."""
    return {m.text: m.kind for m in build(f"{text}\n", language=language, published="2024-05-08").mentions}


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Dargolin", "A fire broke out at a depot of the company Dargolin in Kharkiv, police said."),
        ("en", "Varnix", "Varnix, a company based in Limassol, denied the charge."),
        ("en", "Tash-Kurul", "Prosecutors charged the builder, Tash-Kurul, over the collapse."),
        ("es", "Sintramar", "El sindicato portuario Sintramar cifró en 8.000 los asistentes a la marcha."),
        ("es", "Yalova Liman", "La empresa turca Yalova Liman declinó hacer comentarios."),
        ("fr", "Dargolin", "La société Dargolin a nié les faits."),
        ("de", "Dargolin", "Auf dem Gelände der Firma Dargolin hatte es im April gebrannt."),
        ("de", "Tasch-Kurul", "Die Baufirma Tasch-Kurul wies die Vorwürfe zurück."),
        ("tr", "Sintramar", "Liman işçileri sendikası Sintramar, cuma günü greve başladı."),
        ("ru", "Дарголин", "На терминале компании «Дарголин» в порту Рени разорвало резервуар."),
        ("uk", "Дарголін", "Компанія «Дарголін» відкинула звинувачення."),
    ],
)
def test_the_noun_beside_a_name_says_that_it_is_a_body(language: str, name: str, text: str) -> None:
    assert kinds(text, language).get(name) == "organisation"


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Ann Leeson", "The head of the company, Ann Leeson, said the plant was safe."),
        ("es", "Mario Peralta", "El líder del sindicato Mario Peralta exigió la renuncia del ministro."),
        ("en", "Nadia Orsel", "The lawyer of Nadia Orsel condemned the arrest."),
        ("en", "Nadia Orsel", "Nadia Orsel, a party to the accord, condemned the attack."),
        ("fr", "Jean Karel", "Le directeur de la société Jean Karel a démissionné."),
        ("ru", "Сергей Близняк", "Глава компании Сергей Близняк был задержан."),
    ],
)
def test_who_heads_a_body_is_no_body(language: str, name: str, text: str) -> None:
    assert kinds(text, language).get(name) == "person"


def test_a_union_is_what_its_noun_and_its_name_say() -> None:
    layers = build("The union, Sintramar, told its drivers to stay at home. The union asked for a mediator.\n", language="en")
    named = {m.entity for m in layers.mentions if m.text in ("union", "Sintramar")}
    assert len(named) == 1


@pytest.mark.parametrize(
    ("language", "noun", "text"),
    [
        ("en", "militia", "The militia Omar Tandel commands killed 12 people in Mombasa."),
        ("en", "party", "The party Anna Lindgard founded condemned the attack."),
        ("es", "milicia", "La milicia Omar Tandel lidera mató a 12 personas."),
        ("fr", "milice", "La milice Omar Tandel dirige a tué 12 personnes."),
    ],
)
def test_who_leads_a_body_is_not_the_body(language: str, noun: str, text: str) -> None:
    layers = build(f"{text}\n", language=language, published="2024-05-08")
    of = {m.text: m.entity for m in layers.mentions}
    assert not any(of.get(noun, 0) == of.get(name, 1) for name in ("Omar Tandel", "Anna Lindgard"))
    assert of.get("Anna Lindgard") is None or kinds(text, language)["Anna Lindgard"] == "person"


def test_a_firm_called_as_a_leader_of_a_state_is_not_that_state() -> None:
    layers = build("Die Firma Merkel hat am Montag 40 Arbeiter entlassen.\n", language="de", published="2024-05-08")
    assert [e.title for e in layers.events] == ["Dismissal by Firma Merkel"]


def test_a_firm_is_one_body_in_all_spellings_and_scripts() -> None:
    layers = record(
        ("en", "Blast at plant\n\nA blast at the plant of the company Tolkhar killed three workers in Odesa on Monday, police said."),
        ("de", "Explosion in Fabrik\n\nBei einer Explosion auf dem Gelände der Firma Tolchar starben am Montag in Odessa drei Arbeiter."),
        ("ru", "Взрыв на заводе\n\nПри взрыве на предприятии компании «Толхар» в Одессе в понедельник погибли трое рабочих."),
        ("uk", "Вибух на заводі\n\nВ Одесі в понеділок вибух убив трьох робітників «Толхару». Компанія «Толхар» мовчить."),
    )
    firms = [e for e in layers.entities if {"Tolkhar", "Tolchar", "Толхар"} & {n.text for n in e.names}]
    assert [e.kind for e in firms] == ["organisation"]


def test_what_one_report_tells_to_be_a_firm_is_no_person_elsewhere() -> None:
    layers = record(
        ("en", "Strike at port\n\nPorters in Mombasa struck on Monday after a pier was sold to the company Dargolin Portas."),
        ("en", "Port deal signed\n\nKenya signed a deal with Dargolin Portas on Tuesday in Nairobi. Dargolin Portas will run the port."),
    )
    assert {m.kind for m in layers.mentions if m.text == "Dargolin Portas"} == {"organisation"}


def test_somebody_of_a_firms_name_stays_somebody() -> None:
    layers = record(
        ("en", "Strike at port\n\nDockers in Mombasa struck on Monday against the sale of the cranes to the company Dargolin."),
        ("en", "Minister resigns\n\nHealth minister Anna Dargolin resigned in Nairobi on Tuesday. Dargolin said that she was tired."),
    )
    assert {e.kind for e in layers.entities if any(n.text == "Anna Dargolin" for n in e.names)} == {"person"}


def test_one_report_of_a_firm_makes_no_firm_of_somebody_with_its_name() -> None:
    layers = record(
        ("en", "Strike at port\n\nDockers in Mombasa struck on Monday against the sale of the cranes to the company Okoro."),
        ("en", "Arrest in Nairobi\n\nPolice arrested Okoro in Nairobi on Tuesday. Okoro denied the charges."),
    )
    assert {m.kind for m in layers.mentions if m.text == "Okoro" and m.report == "r1"} == {"person"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jonas Tirell", "Der Lagermeister Jonas Tirell wies das am Montag zurück."),
        ("Timur Osseko", "Landwirtschaftsminister Timur Osseko erklärte, zwei Bauern seien verletzt."),
        ("Karin Wendlau", "Das sagte Klinikleiterin Karin Wendlau der Zeitung."),
    ],
)
def test_an_office_in_one_word_is_no_part_of_a_german_name(name: str, text: str) -> None:
    assert kinds(text, "de").get(name) == "person"


@pytest.mark.parametrize(
    ("body", "person", "text"),
    [
        ("جبهة تحرير بورداريا", "نبيل خردان", "ويتوقع أن تستقبل زعيم جبهة تحرير بورداريا نبيل خردان في الشهر المقبل في نيروبي."),
        ("جبهة تحرير بورداريا", "", "خطف مسلحون من جبهة تحرير بورداريا مساء السبت سائقاً في شمالي كينيا فقتلوا حارسين."),
        ("حركة إنقاذ مورفاليا", "", "أعلنت حركة إنقاذ مورفاليا وقف إطلاق النار."),
    ],
)
def test_an_arabic_body_ends_with_the_proper_name_that_owns_it(body: str, person: str, text: str) -> None:
    found = kinds(text, "ar")
    assert found.get(body) == "organisation"
    assert not person or found.get(person) == "person"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La policía dispersó una marcha en Puerto Belar, informó la alcaldesa de Puerto Belar, Ana Zelaya."),
        ("en", "Puerto Belar port strike: dockers in Puerto Belar struck, said the mayor of Puerto Belar."),
        ("fr", "La police a dispersé une marche à Port Belar, a indiqué le maire de Port Belar."),
    ],
)
def test_a_town_called_by_a_port_is_a_town(language: str, text: str) -> None:
    found = kinds(text, language)
    assert {kind for name, kind in found.items() if name in ("Puerto Belar", "Port Belar")} == {"place"}
    assert "Puerto" not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked the town of Belmar, killing three soldiers."),
        ("fr", "Les rebelles ont attaqué la ville de Belmar, tuant trois soldats."),
    ],
)
def test_one_small_town_tells_nobodys_nation(language: str, text: str) -> None:
    layers = build(f"{text}\n", language=language, published="2024-05-08")
    rebels = [e for e in layers.entities if any(n.text.lower() in ("rebels", "rebelles") for n in e.names)]
    assert [e.country for e in rebels] == [None]


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("es", "Médicos en Camino", "Los nueve socios de Médicos en Camino repartieron mantas a los vecinos."),
        ("fr", "Avocats sans Peur", "L'association Avocats sans Peur a dénoncé les arrestations."),
        ("de", "Blindenhunde ohne Leine", "Der Bremer Verein Blindenhunde ohne Leine will am Montag vier Helfer entsenden."),
    ],
)
def test_an_association_keeps_the_small_word_in_its_name(language: str, name: str, text: str) -> None:
    assert kinds(text, language).get(name) == "organisation"


def test_where_a_firm_acts_is_no_part_of_its_name() -> None:
    found = kinds("The company Dargolin in Kharkiv sent a team.", "en")
    assert (found.get("Dargolin"), found.get("Kharkiv")) == ("organisation", "place")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Elena Moras", "Bölge Hastanesi Başhekimi Elena Moras, gencin öldüğünü söyledi."),
        ("Anton Orteno", "Puerto Belar Piskoposu Anton Orteno barış çağrısı yaptı."),
    ],
)
def test_a_turkish_office_is_no_part_of_a_name(name: str, text: str) -> None:
    assert kinds(text, "tr").get(name) == "person"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Protests were held in Nakuru and Ledomak on Monday."),
        ("es", "Hubo protestas en Nakuru y Ledomak el lunes."),
        ("fr", "Des manifestations ont eu lieu à Nakuru et Ledomak lundi."),
    ],
)
def test_a_place_listed_with_another_is_one(language: str, text: str) -> None:
    assert kinds(text, language).get("Ledomak") == "place"
    assert kinds("He spoke in Nairobi, and Karim Doran resigned.", "en").get("Karim Doran") == "person"


def test_whom_a_report_credits_is_a_body_by_either_name() -> None:
    layers = record(
        (
            "es",
            "Acuerdo en el puerto\n\nSan Pedro Sula (Honduras), 2 mar (Meridio).- El Gobierno firmó un acuerdo, dijo a Meridio su portavoz "
            "en Honduras.\n\n(c) Agencia Meridio",
        ),
        ("en", "Port deal\n\nThe government of Honduras signed a deal, its spokesman told Meridio on Friday.\n\nSource: Meridio"),
    )
    named = [e for e in layers.entities if any("Meridio" in n.text for n in e.names)]
    assert [(e.kind, {"Meridio", "Agencia Meridio"} <= {n.text for n in e.names}) for e in named] == [("organisation", True)]


def test_a_front_is_one_in_translation_and_in_arabic() -> None:
    layers = record(
        ("en", "Truce\n\nThe Borduria Liberation Front said on Monday that it would stop fighting in Chad."),
        ("fr", "Trêve\n\nLe Front de libération de la Borduria a annoncé lundi une trêve au Tchad."),
        ("ar", "هدنة\n\nأعلنت جبهة تحرير بورداريا يوم الاثنين وقف إطلاق النار في تشاد."),
    )
    fronts = [e for e in layers.entities if any("Borduri" in n.text or "بورداريا" in n.text for n in e.names if e.kind == "organisation")]
    assert len(fronts) == 1
    assert {n.language for n in fronts[0].names} == {"en", "fr", "ar"}


def test_a_noun_with_a_capital_is_no_place() -> None:
    found = kinds("Der Zivilschutz verteilte Wasser in Flaschen und Lebensmittel in Kisten in Bukarest.", "de")
    assert "Flaschen" not in found
    assert found.get("Bukarest") == "place"
    assert kinds("Die Polizei nahm drei Männer in Karvala fest.", "de").get("Karvala") == "place"


def test_an_arabic_region_that_no_list_has_is_a_place() -> None:
    assert kinds("وتقع منطقة بورداريا الغنية بالذهب قرب الحدود مع السودان.", "ar").get("بورداريا") == "place"
    assert "صناعية" not in kinds("تضررت منطقة صناعية ومنطقة سكنية في حلب.", "ar")


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("ru", "Союз журналистов Чада", "Союз журналистов Чада осудил арест."),
        ("ru", "Фронт защиты Убанги", "Фронт защиты Убанги, который перекрыл трассу, отверг предложение."),
        ("ru", "Движение за свободу Убанги", "Движение за свободу Убанги освободило двух солдат."),
        ("ru", "Федерация портовиков", "Федерация портовиков согласилась на переговоры."),
        ("uk", "Комітет матерів Ренгі", "Комітет матерів Ренгі вимагає розслідування."),
        ("ru", "Красного Креста", "Колонну Красного Креста остановили."),
        ("uk", "берегової охорони Тунісу", "Судно берегової охорони Тунісу вийшло в море."),
        ("uk", "Спілка журналістів Чаду", "Спілка журналістів Чаду засудила арешт."),
        ("de", "Klarfluss", "Das Aktionsbündnis Klarfluss forderte den Konzern auf, die Baustelle zu räumen."),
        ("de", "Freies Tal", "Die Bewegung Freies Tal nahm am Freitag zwei Soldaten fest."),
        ("de", "Tres Islas", "Die Reederei Tres Islas entließ den Kapitän."),
    ],
)
def test_a_league_is_named_with_those_who_are_in_it_or_what_it_is_for(language: str, name: str, text: str) -> None:
    found = kinds(text, language)
    assert found.get(name) == "organisation" and "person" not in found.values()


def test_what_only_looks_like_a_league_is_no_body() -> None:
    assert "organisation" not in kinds("Движение поездов остановлено.", "ru").values()
    assert kinds("Комитет Анна Лис возглавила в мае.", "ru").get("Анна Лис") == "person"


def test_a_white_house_is_not_the_white_house() -> None:
    assert "organisation" not in kinds("В белом доме на окраине жил старик.", "ru").values()
