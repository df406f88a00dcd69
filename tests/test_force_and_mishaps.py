"""Force, deployments and disasters in everyday words: who orders, who speaks for a body, and what has no will. Invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.layers import Layers


def told(layers: Layers) -> set[str]:
    """The types of the claims that are no background."""
    return {c.type for c in layers.claims if not c.background}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A landslide killed eleven quarrymen near Nyeri on Thursday."),
        ("fr", "La foudre a tué deux campeurs jeudi près de Briançon."),
        ("es", "Un tranvía mató a una anciana el jueves en Cuenca."),
        ("de", "Ein umstürzender Baum hat am Donnerstag bei Olpe eine Reiterin getötet."),
        ("ru", "Лавина в четверг убила двух лыжников под Домбаем."),
        ("uk", "Лавина в четвер убила двох лижників біля Яремче."),
        ("ar", "قتل تمساح صيادا يوم الخميس قرب أسوان."),
    ],
)
def test_what_has_no_will_makes_a_disaster_and_no_attack(language: str, sentence: str) -> None:
    assert told(build(sentence + "\n", language=language, published="2023-05-12")) == {"HAZARD"}


def test_a_gunman_and_a_shell_attack_all_the_same() -> None:
    for sentence in ("A gunman killed two campers near Nyeri on Thursday.", "A shell killed two campers near Nyeri on Thursday."):
        assert told(build(sentence + "\n", language="en", published="2023-05-12")) == {"ASSAULT"}


@pytest.mark.parametrize(
    ("language", "orders", "crowd"),
    [
        ("en", "The prefecture blocked the bridge in Ségou on Thursday.", "Farmers blocked the bridge in Ségou on Thursday."),
        ("es", "La alcaldía bloqueó el jueves la avenida en Oruro.", "Los mineros bloquearon el jueves la avenida en Oruro."),
        ("tr", "Belediye perşembe günü Rize'de yolu trafiğe kapattı.", "Çay üreticileri perşembe günü Rize'de yolu trafiğe kapattı."),
        ("ru", "Полиция в четверг перекрыла трассу у Канска.", "Шахтёры в четверг перекрыли трассу у Канска."),
        ("uk", "Поліція в четвер перекрила трасу біля Калуша.", "Шахтарі в четвер перекрили трасу біля Калуша."),
    ],
)
def test_who_gives_orders_closes_a_road_by_force_and_a_crowd_in_protest(language: str, orders: str, crowd: str) -> None:
    assert told(build(orders + "\n", language=language, published="2023-05-12")) == {"COERCE"}
    assert told(build(crowd + "\n", language=language, published="2023-05-12")) == {"PROTEST"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Crews battled the blaze above Funchal on Thursday."),
        ("fr", "Les sapeurs combattaient l'incendie jeudi au-dessus de Funchal."),
        ("es", "Los brigadistas combatían el jueves el incendio en Funchal."),
        ("de", "Helfer kämpften am Donnerstag in Funchal gegen das Feuer."),
        ("ru", "Спасатели в четверг боролись с пожаром в Фуншале."),
        ("uk", "Пожежники в четвер боролися з пожежею у Фуншалі."),
    ],
)
def test_who_fights_a_fire_attacks_nobody(language: str, sentence: str) -> None:
    assert "ASSAULT" not in told(build(sentence + "\n", language=language, published="2023-05-12"))


@pytest.mark.parametrize(
    ("language", "sentence", "body"),
    [
        ("en", "A spokeswoman for the Defence Ministry denied the report on Thursday.", "Defence Ministry"),
        ("fr", "Une porte-parole du ministère de la Défense a démenti l'information jeudi.", "ministère de la Défense"),
        ("es", "Una portavoz del Ministerio de Defensa negó la noticia el jueves.", "Ministerio de Defensa"),
        ("de", "Eine Sprecherin des Verteidigungsministeriums dementierte den Bericht am Donnerstag.", "Verteidigungsministeriums"),
        ("ru", "Представитель министерства финансов в четверг опроверг сообщение.", "министерства финансов"),
        ("uk", "Речник міністерства фінансів відкинув звинувачення.", "міністерства фінансів"),
        ("ar", "نفى متحدث باسم وزارة الدفاع أن تكون طائراتها قصفت القرية.", "وزارة الدفاع"),
    ],
)
def test_a_spokesman_without_a_name_is_the_body_that_he_speaks_for(language: str, sentence: str, body: str) -> None:
    layers = build(sentence + "\n", language=language, published="2023-05-12")
    mentions = {m.id: m.text for m in layers.mentions}
    denial = next(c for c in layers.claims if c.type == "REJECT")
    assert [mentions[str(p.mention)] for p in denial.actors] == [body]


def test_arabic_cars_and_floods_look_like_no_future() -> None:
    layers = build("فجر مجهولون سيارة يوم الخميس قرب كركوك.\n", language="ar", published="2023-05-12")
    assert {(c.type, c.modality, c.time.start if c.time else None) for c in layers.claims} == {("ASSAULT", "asserted", "2023-05-11")}


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "Bailiffs turned six families out of their homes in Leeds on Thursday.", "COERCE"),
        ("en", "Two lighters collided and one went down off Lamu on Thursday.", "HAZARD"),
        ("en", "The garrison doubled its patrols around Wajir on Thursday.", "MOBILIZE"),
        ("fr", "Les douaniers ont saisi trois tonnes d'ivoire jeudi à Matadi.", "COERCE"),
        ("fr", "Une frégate a appareillé jeudi de Brest.", "MOBILIZE"),
        ("es", "El puente se vino abajo el jueves en Tarija.", "HAZARD"),
        ("es", "Encapuchados prendieron fuego el jueves a una granja en Osorno.", "ASSAULT"),
        ("de", "Der Strom fiel am Donnerstag in Tartu aus.", "HAZARD"),
        ("de", "Die Regierung kappte am Donnerstag in Lomé das Internet.", "COERCE"),
        ("tr", "Perşembe günü Ordu'da bir kamyon pazara daldı.", "HAZARD"),
        ("tr", "Ordu perşembe günü birlikleri alarma geçirdi.", "MOBILIZE"),
        ("ru", "Посёлок Тикси в четверг остался без света.", "HAZARD"),
        ("ru", "Неизвестные в четверг сожгли дома в Кадугли.", "ASSAULT"),
        ("uk", "Маршрутка в четвер злетіла в кювет біля Сарн.", "HAZARD"),
        ("uk", "Літаки в четвер скинули бомби на Гайдан.", "ASSAULT"),
        ("ar", "انقطعت الكهرباء عن طرابلس يوم الخميس.", "HAZARD"),
        ("en", "The trawler drifted onto rocks off Lamu on Thursday.", "HAZARD"),
        ("fr", "Une canalisation s'est rompue jeudi à Limoges.", "HAZARD"),
        ("ru", "Вертолёт в четверг врезался в гору под Нарыном.", "HAZARD"),
        ("ar", "انقلب قارب يوم الخميس قرب أسوان.", "HAZARD"),
        ("ar", "كثف الجيش دورياته يوم الخميس في كركوك.", "MOBILIZE"),
    ],
)
def test_everyday_words_of_force_and_disasters_tell_their_type(language: str, sentence: str, kind: str) -> None:
    assert told(build(sentence + "\n", language=language, published="2023-05-12")) == {kind}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Wales crushed Italy 50-7 in Cardiff on Thursday."),
        ("en", "Critics called the novel ridiculous on Thursday."),
        ("fr", "Les scrutateurs ont dépouillé les bulletins jeudi soir."),
        ("fr", "La candidate a mis la main sur la coupe jeudi à Lyon."),
        ("fr", "Le sénateur a pris position contre la réforme jeudi."),
        ("es", "La crítica calificó la novela de vergonzosa."),
        ("de", "Am Donnerstag werden die Uhren auf Sommerzeit umgestellt."),
        ("de", "Der Minister bezog am Donnerstag Stellung zum Haushalt."),
        ("tr", "Teyze elmaları soydu ve tabağa koydu."),
        ("tr", "Öğretmen öğrencileri perşembe günü müzeye götürdü."),
        ("tr", "Uçak perşembe sabahı İzmir'den Berlin'e uçtu."),
        ("ru", "Тренер назвал матч позорным."),
        ("uk", "Глядачі назвали спектакль ганебним."),
    ],
)
def test_the_same_words_of_sport_kitchens_and_plays_tell_of_no_event(language: str, sentence: str) -> None:
    assert not told(build(sentence + "\n", language=language, published="2023-05-12")) & {
        "ASSAULT",
        "COERCE",
        "HAZARD",
        "MOBILIZE",
        "ACCUSE",
    }


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The minister called the film a provocation on Thursday.", "ACCUSE"),
        ("en", "A falling wall crushed two boys in Leeds on Thursday.", "HAZARD"),
        ("fr", "Des soldats ont pris position devant le palais à Dakar jeudi.", "MOBILIZE"),
        ("fr", "Des bandits ont dépouillé les passagers d'un car près de Gao jeudi.", "ASSAULT"),
        ("de", "Soldaten umstellten am Donnerstag den Palast in Bamako.", "COERCE"),
        ("tr", "Polis perşembe günü İzmir'de iki gazeteciyi karakola götürdü.", "COERCE"),
        ("tr", "Soyguncular perşembe günü Bursa'da bir bankayı soydu.", "ASSAULT"),
        ("ru", "Водители отказались выходить на линию в Туле в четверг.", "PROTEST"),
    ],
)
def test_they_still_tell_of_force_by_who_does_them_and_to_what(language: str, sentence: str, kind: str) -> None:
    assert told(build(sentence + "\n", language=language, published="2023-05-12")) == {kind}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Twelve people have died of cholera in the Garissa camp. Forty died there in fighting in 2014.", "HAZARD"),
        ("fr", "Douze personnes sont mortes de la rougeole à Garissa. Quarante y avaient péri dans les combats de 2014.", "HAZARD"),
        ("en", "Eighteen people were killed in a car bomb attack in Garissa on Monday.", "ASSAULT"),
        ("ar", "قتل سبعة أشخاص في انفجار سيارة مفخخة في غاريسا أمس.", "ASSAULT"),
    ],
)
def test_the_dead_are_of_what_is_named_with_them(language: str, text: str, kind: str) -> None:
    claims = build(f"{text}\n", language=language, published="2024-03-14").claims
    assert min((c for c in claims if c.figures), key=lambda c: c.start).type == kind
