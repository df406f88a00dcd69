"""What the tagger cuts wrong or takes for a person, put right: places before names, quotation marks, offices, first words of places."""

from __future__ import annotations

import pytest

from tests.test_claims import build


def kinds(text: str, language: str) -> set[tuple[str, str]]:
    """The names of a text with their kinds."""
    return {(m.text, m.kind) for m in build(text + "\n", language=language).mentions}


@pytest.mark.parametrize(
    ("language", "text", "place", "person"),
    [
        ("ru", "Депутат от провинции Анбар Салим аль-Хамдани призвал власти к диалогу.", "Анбар", "Салим аль-Хамдани"),
        ("ru", "Суд арестовал директора порта Батуми Отара Микадзе.", "Батуми", "Отара Микадзе"),
    ],
)
def test_a_place_before_a_name_belongs_to_the_office(language: str, text: str, place: str, person: str) -> None:
    found = kinds(text, language)
    assert (place, "place") in found
    assert (person, "person") in found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Пожар на складе фирмы «Ласточка Трейд» унёс пять жизней.", "Ласточка Трейд"),
        ("ru", "По словам главы МИД Чада, переговоры продолжаются.", "МИД Чада"),
        ("uk", "МВС Молдови повідомило про арешт двох осіб.", "МВС Молдови"),
        ("tr", "Sahil Güvenlik ekipleri tekneyi Ege'de durdurdu, Sahil Güvenlik Komutanlığı açıkladı.", "Sahil Güvenlik Komutanlığı"),
    ],
)
def test_offices_and_names_in_quotation_marks_are_nobody(language: str, text: str, name: str) -> None:
    found = kinds(text, language)
    assert (name, "organisation") in found
    assert not any(kind == "person" for _, kind in found)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "A shepherd died when shells hit the fields of Tell Mansur on Monday.", "Tell Mansur"),
        ("ru", "Двое солдат погибли у заставы Телль-Махмуд в понедельник.", "Телль-Махмуд"),
        ("de", "Am Río Amarillo brannten Reifen.", "Río Amarillo"),
        ("fr", "Des pêcheurs traversaient la mer Noire.", "mer Noire"),
    ],
)
def test_first_words_of_places_and_seas(language: str, text: str, name: str) -> None:
    assert (name, "place") in kinds(text, language)


def test_a_number_in_words_is_no_town() -> None:
    assert not any(kind == "place" and text == "Trente" for text, kind in kinds("Trente-deux blessés ont été soignés à Lyon.", "fr"))


def test_a_german_name_ends_before_an_article_and_a_noun_is_nobody() -> None:
    found = kinds("Wie Sprecher Omar Dirir die Helfer warnte, war die Straße vermint.", "de")
    assert not any(kind == "person" and "die" in text for text, kind in found)


def test_a_bare_name_of_region_and_seat_is_the_seat_in_every_script() -> None:
    for language, text in (("ru", "В понедельник в Кидале прогремел взрыв."), ("de", "In Donezk ist am Montag eine Bombe explodiert.")):
        places = [e for e in build(text + "\n", language=language).entities if e.kind == "place"]
        assert [e.feature for e in places] == ["city"]


def test_a_capital_by_its_name_in_another_language_is_no_hamlet_abroad() -> None:
    layers = build("Les États-Unis et la Turquie ont signé un accord à Alger.\n", language="fr")
    assert {e.country for e in layers.entities if e.name.startswith("Alger") or "Alger" in {n.text for n in e.names}} == {"DZA"}


def test_states_and_places_have_one_name_whatever_the_script() -> None:
    layers = build("Россия и Чад провели переговоры в Агадесе, сообщило министерство.\n", language="ru")
    assert {"Russia", "Chad", "Agadez"} <= {e.name for e in layers.entities if e.kind == "place"}


def test_ministries_and_services_are_those_of_their_state() -> None:
    layers = build("Prosecutors in Albania closed a case. The economy ministry denied the report.\n", language="en")
    assert {"Albanian prosecution", "Albanian Economy Ministry"} <= {e.name for e in layers.entities}


def test_somebody_from_a_country_is_not_its_government() -> None:
    layers = build("Trois chauffeurs pris avec l'Allemand sont rentrés dimanche à Gao.\n", language="fr")
    assert not any(e.name == "German government" for e in layers.entities)


def test_letters_in_brackets_behind_a_dateline_are_an_agency() -> None:
    assert ("TA", "place") not in kinds("BURSA (TA) - Gemi dün gece durduruldu.", "tr")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Police questioned Lamine Bakary and Akli ag Tessaly, who runs the union, on Monday.", "Akli ag Tessaly"),
        ("en", "The sailor Brahim ould Sidi was rescued on Monday.", "Brahim ould Sidi"),
        ("tr", "Belediye başkanı Selim bin Yakub halktan özür diledi.", "Selim bin Yakub"),
        ("de", "Der Heizer Mykola Lisenko wurde am Montag befragt.", "Mykola Lisenko"),
        ("ru", "Жители жаловались на Нину Беридзе.", "Нину Беридзе"),
    ],
)
def test_a_person_is_named_whole_and_without_the_noun_before(language: str, text: str, name: str) -> None:
    assert (name, "person") in kinds(text, language)
    assert not any(text != name and (text in name or name in text) for text, kind in kinds(text, language) if kind != "role")


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("en", "Chad accused the Lions of the Lake on Monday of breaking the truce.", "Lions of the Lake", "organisation"),
        ("es", "El Ejército los calcula en 300.", "Ejército", "organisation"),
        (
            "fr",
            "Le rejet par l'Union des éleveurs d'un pacte a surpris.",
            "Union des éleveurs",
            "organisation",
        ),
        ("es", "El lodo cubrió la aldea de Puente Largo el lunes.", "Puente Largo", "place"),
        ("tr", "Tunceli'nin Ovacık ilçesinde yangın çıktı.", "Ovacık", "place"),
        ("tr", "Bakan pazartesi günü Bafra'ya gidiyor.", "Bafra", "place"),
    ],
)
def test_a_body_or_a_place_ends_where_its_name_does(language: str, text: str, name: str, kind: str) -> None:
    assert (name, kind) in kinds(text, language)


def test_soldiers_by_the_thousand_are_no_sons() -> None:
    assert not any(kind == "person" for _, kind in kinds("Ordu bölgeye bin asker gönderdi; Ankara bin Türk lirası verdi.", "tr"))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("tr", "Rusya da Ukrayna'yı suçladı.", {("Rusya", "place")}),
        ("fr", "La Coordination des mouvements de l'Azawad a signé.", {("Coordination des mouvements de l'Azawad", "organisation")}),
        ("ar", "أرسل الاتحاد الأوروبي للسودان مساعدات.", {("الاتحاد الأوروبي", "organisation")}),
        ("en", "Chad defended the Rights of Man near the Isles of Scilly.", {("Chad", "place")}),
    ],
)
def test_what_only_looks_like_a_link_joins_nothing(language: str, text: str, names: set[tuple[str, str]]) -> None:
    found = kinds(text, language)
    assert names <= found
    assert not any(name.startswith(("Isles", "Rights")) and kind == "organisation" for name, kind in found)
