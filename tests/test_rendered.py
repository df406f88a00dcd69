"""Bodies and facilities that two languages call by what they are."""

from tidings.acronyms import spelt_out
from tidings.actors import actors
from tidings.rendered import Named, join_rendered


def joined(*named: tuple[str, str, str | None], facility: bool = False) -> dict[str, str]:
    return join_rendered([Named(name, name, language, country, facility) for name, language, country in named])


def test_a_body_without_proper_words_is_one_within_one_country() -> None:
    assert len(set(joined(("teachers' union", "en", "TCD"), ("syndicat des enseignants", "fr", "TCD")).values())) == 1
    assert joined(("teachers' union", "en", "TCD"), ("syndicat des enseignants", "fr", "MLI")) == {}


def test_a_facility_is_known_by_its_proper_word() -> None:
    dam = joined(("Kurmala dam", "en", None), ("barrage de Kurmala", "fr", None), ("سد كورمالا", "ar", None), facility=True)
    assert len(dam) == 3 and len(set(dam.values())) == 1
    assert joined(("Kurmala dam", "en", None), ("barrage de Tebesko", "fr", None), facility=True) == {}
    assert joined(("Kurmala dam", "en", None), ("marché de Kurmala", "fr", None), facility=True) == {}


def test_names_that_end_in_a_mark_are_read() -> None:
    assert len(set(joined(("dockers' union ’", "en", "TCD"), ("syndicat des dockers -", "fr", "TCD")).values())) == 1


def test_a_bare_name_goes_to_the_one_facility_that_bears_it() -> None:
    assert len(joined(("Kurmala dam", "en", None), ("Kurmala", "fr", None), facility=True)) == 2
    assert joined(("Kurmala dam", "en", None), ("Kurmala market", "en", None), ("Kurmala", "fr", None), facility=True) == {}


def test_a_name_is_spelt_out_before_its_acronym() -> None:
    text = "Selon l'Office pour la protection des forêts du Kurmala (OPFK), rien n'est sûr (ABC)."
    assert [d.text for d in spelt_out(text, 0, len(text))] == ["Office pour la protection des forêts du Kurmala"]


def test_a_state_is_known_by_its_full_name() -> None:
    full = ("Islamic Republic of Mauritania", "Union des Comores", "Исламская Республика Мавритания", "Komorlar Birliği")
    assert [actors().country(name) for name in full] == ["MRT", "COM", "MRT", "COM"]
    assert actors().country("Union of writers") is None


def test_a_place_on_no_list_is_one_over_scripts_by_its_sound() -> None:
    assert joined(("Itsambara", "fr", "COM"), ("إيتسامبارا", "ar", "COM"), facility=True)
    assert not joined(("Itsambara", "fr", "COM"), ("إيتسامبارا", "ar", "KEN"), facility=True)
    assert not joined(("Itsambara", "fr", "COM"), ("مورونتي", "ar", "COM"), facility=True)


def test_all_consonants_in_order_make_a_word_the_same_in_a_script_without_vowels() -> None:
    assert joined(("Kabirondali dam", "en", "MLI"), ("سد كابيروندالي", "ar", "MLI"), facility=True)
    assert not joined(("Kabirondali dam", "en", "MLI"), ("سد كابيرو", "ar", "MLI"), facility=True)


def test_a_body_is_one_in_five_languages_by_the_words_of_its_name() -> None:
    told = [
        ("Eagles of the Tarrif", "en"),
        ("نسور الطريف", "ar"),
        ("Tarrif Kartalları", "tr"),
        ("Орлы Таррифа", "ru"),
        ("Aigles du Tarrif", "fr"),
    ]
    assert len(set(joined(*((name, code, None) for name, code in told)).values())) == 1
    assert not joined(("Eagles of the Tarrif", "en", None), ("Лев Таррифа", "ru", None))


def test_two_words_that_are_one_entry_are_read_together() -> None:
    assert joined(("trade union federation", "en", "GEO"), ("профсоюзная федерация", "ru", "GEO"))
    assert joined(("Mirdan Autonomy Movement", "en", None), ("حركة مردان للحكم الذاتي", "ar", None))


def test_the_direction_in_a_name_tells_two_bodies_apart() -> None:
    assert joined(("Northern Operations Room", "en", "LBY"), ("غرفة عمليات الشمال", "ar", "LBY"))
    assert not joined(("Northern Operations Room", "en", "LBY"), ("غرفة عمليات الجنوب", "ar", "LBY"))


def test_articles_and_sounds_that_another_script_spells_make_no_other_place() -> None:
    village = [("Tell al-Ward", "en"), ("Телль-эль-Вард", "ru"), ("Tell el-Verd", "tr"), ("تل الورد", "ar")]
    assert len(set(joined(*((name, code, "SYR") for name, code in village), facility=True).values())) == 1
    assert joined(("Punta Huelmo", "es", None), ("Пунта-Уэльмо", "ru", None), facility=True)
    assert joined(("Rehuén", "es", "CHL"), ("Реуэн", "ru", "CHL"), facility=True)
    assert not joined(("Rehuén", "es", "CHL"), ("Реуэн", "ru", "ARG"), facility=True)
    assert not joined(("Rehuén", "es", "CHL"), ("Ранкаул", "ru", "CHL"), facility=True)


def test_a_name_of_signs_alone_is_compared_with_nothing() -> None:
    assert joined(("Guild '", "en", "GEO"), ("- '", "fr", "GEO"), ("\x00", "en", "GEO")) == {}
