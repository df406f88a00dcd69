"""Names found in sentences of agency news: spans without titles, kinds, roles, bodies by head word. All persons are invented."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_claims import build
from tidings.annotate import load_annotator
from tidings.language import load_pack
from tidings.model import Mention, Passage, Report
from tidings.name_words import name_words
from tidings.names import find_known_names, find_names
from tidings.names_crf import bio_spans, shape


def read(language: str, *sentences: str) -> dict[str, Mention]:
    """The mentions of a report of those sentences by their text, the first of each spelling."""
    text = " ".join(sentences)
    pieces, at = [], 0
    for sentence in sentences:
        pieces.append((at, at + len(sentence)))
        at += len(sentence) + 1
    pack = load_pack(language)
    annotator = load_annotator(pack) if pack else None
    if pack is None or annotator is None:
        pytest.skip(f"the pack {language} has no model: make models")
    report = Report("r", "", text, language=language)
    passage = Passage("p", "r", 0, 0, len(text), text, "body", False, tuple(pieces))
    parsed = [s for group in annotator.annotate(text, pieces) for s in group if s.tokens]
    found: dict[str, Mention] = {}
    for mention in find_names(report, [passage], parsed, pack):
        assert text[mention.start : mention.end] == mention.text
        found.setdefault(mention.text, mention)
    return found


def test_a_title_before_a_name_is_its_role() -> None:
    found = read("en", "Kenyan foreign minister Wanjiru Kamau met the British ambassador, Simon Thackwray, in Nairobi on Monday.")
    assert found["Wanjiru Kamau"].role == "Kenyan foreign minister"
    assert found["Simon Thackwray"].role == "British ambassador"
    assert found["Nairobi"].kind == "place"


def test_a_title_behind_a_name_is_its_role() -> None:
    found = read("en", "Josephine Mbeki, the mediator of SADC, left Maseru on Friday.")
    assert found["Josephine Mbeki"].role == "mediator of SADC"
    assert found["SADC"].kind == "organisation"


def test_whoever_has_a_title_is_a_person() -> None:
    assert read("en", "Amadou Cheikhna Thiero, the wali of Trarza, was dismissed on Monday.")["Amadou Cheikhna Thiero"].kind == "person"


def test_honorifics_are_outside_the_span() -> None:
    assert {"Petrosyan", "Hovhannisyan"} <= set(read("en", "Mr Petrosyan told reporters that Mrs. Hovhannisyan had left Yerevan."))
    assert "Sonko" in read("fr", "M. Sonko a quitté Dakar.")


def test_bodies_are_named_by_what_they_are() -> None:
    found = read("en", "Ethiopian troops left the town, the Kenyan Defence Ministry and the electoral commission said.")
    assert found["Ethiopian troops"].kind == "group"
    assert found["Kenyan Defence Ministry"].kind == "organisation"
    assert found["electoral commission"].kind == "organisation"
    assert "Ethiopian" not in found


def test_numbers_stay_out_of_groups() -> None:
    found = read("en", "At least 240 civilians were killed and 1,800 Sudanese refugees fled to Chad.")
    assert found["civilians"].kind == "group"
    assert found["Sudanese refugees"].kind == "group"


def test_a_leader_inside_the_name_of_a_body_keeps_a_mention() -> None:
    found = read("en", "Attacks of the Nkurunga regime killed nine.", "President Albert Nkurunga denied it.")
    assert found["Nkurunga regime"].kind == "organisation"
    assert found["Albert Nkurunga"].kind == "person"


def test_french_bodies_have_their_modifiers_behind() -> None:
    found = read("fr", "Le ministère turc de la Défense a annoncé la mort de trois soldats dans une attaque des forces russes.")
    assert found["ministère turc de la Défense"].kind == "organisation"
    assert found["forces russes"].kind == "group"


def test_french_titles_before_a_comma() -> None:
    found = read("fr", "Le préfet du Hodh, Brahim Ould Salem, a promis une enquête.")
    assert found["Brahim Ould Salem"].role == "préfet du Hodh"


def test_facilities_take_their_noun() -> None:
    assert read("en", "Eight people were hurt at Zogbo market in Cotonou.")["Zogbo market"].kind == "facility"
    assert read("fr", "Le barrage de Diama a été ouvert.")["barrage de Diama"].kind == "facility"


def test_an_office_stands_for_its_holder_unless_indefinite() -> None:
    found = read("en", "Uganda's foreign minister denied the report.", "A minister was fired.")
    assert found["foreign minister"].kind == "role"
    assert found["foreign minister"].role == "Uganda's foreign minister"
    assert "minister" not in found


def test_a_country_in_a_title_does_not_run_into_the_name() -> None:
    found = read("en", "On Friday Italy's special envoy for Libya Marco Bellandi landed in Tripoli.")
    assert "Marco Bellandi" in found and "Libya" in found


def test_known_names_without_a_parser_are_places_and_bodies_as_written() -> None:
    text = "Enviado da NATO chega a Maputo e reúne-se com o governo de Angola."
    passage = Passage("p", "r", 0, 0, len(text), text, "body")
    found = {m.text: m.kind for m in find_known_names(Report("r", "", text, language="pt"), [passage])}
    assert found["NATO"] == "organisation"
    assert found["Maputo"] == "place" and found["Angola"] == "place"
    assert "governo" not in found


def test_packs_hold_every_list() -> None:
    for code in ("en", "fr"):
        pack = load_pack(code)
        assert pack is not None
        words = name_words(pack)
        assert words.honorifics and words.offices <= words.roles


@given(st.text())
@settings(max_examples=200)
def test_the_shape_of_a_word_tells_nothing_but_its_signs(word: str) -> None:
    assert shape(word) == shape(word.replace("9", "8"))
    assert re.search(r"(x|9)\1", shape(word)) is None


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "I-ORG"])))
def test_spans_cover_exactly_the_labelled_words(labels: list[str]) -> None:
    spans = bio_spans(labels)
    covered = {at for first, end, _ in spans for at in range(first, end)}
    assert covered == {at for at, label in enumerate(labels) if label != "O"}
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_a_verb_that_opens_a_sentence_is_no_first_name() -> None:
    found = read("en", "Accompanying Thackwray, the envoy's adviser Paul Okot said so.", "Simon Thackwray nodded.")
    assert {"Thackwray", "Paul Okot", "Simon Thackwray"} <= set(found)
    assert "Accompanying Thackwray" not in found
    assert found["Paul Okot"].role == "envoy's adviser" and found["Thackwray"].role is None


def test_what_a_title_is_of_is_no_first_name() -> None:
    found = read("en", "The U.N. Special Representative for Chad Engagement Simon Thackwray met Mwangi.")
    assert found["Simon Thackwray"].role == "U.N. Special Representative for Chad Engagement"


def test_a_leader_is_named_inside_his_government() -> None:
    found = read("en", "The Robert Mugabe regime fell.")
    assert found["Robert Mugabe regime"].kind == "organisation"
    assert found["Robert Mugabe"].kind == "person"
    nested = read("fr", "Des soldats des forces du régime de Mugabe ont fui.")
    assert nested["Mugabe"].kind == "person" and nested["régime de Mugabe"].kind == "organisation"


def test_a_common_noun_behind_a_place_is_no_part_of_it() -> None:
    assert "Kassala" in read("en", "The minister spoke as part of Kassala deal.")


def test_the_last_part_of_a_compound_with_a_hyphen_is_the_office() -> None:
    pack = load_pack("de")
    assert pack is not None
    text = "Der UN-Sprecher Jonas Lindqvist sprach am Montag in Nairobi."
    annotator = load_annotator(pack)
    assert annotator is not None
    sentences = [sentence for group in annotator.annotate(text, [(0, len(text))]) for sentence in group]
    passage = Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))
    found = find_names(Report("r", "", text, language="de"), [passage], sentences, pack)
    assert any(m.kind == "person" and m.role and m.role.endswith("UN-Sprecher") for m in found)


def test_an_unlisted_name_behind_an_office_and_a_comma_is_a_person() -> None:
    found = read("en", "The African Union's envoy, Aïssata Koné-Diallo, will meet the two sides in Fianarantsoa on Monday.")
    assert (found["Aïssata Koné-Diallo"].kind, found["Fianarantsoa"].kind) == ("person", "place")


def test_a_particle_ties_what_the_tagger_left_out_to_a_name() -> None:
    found = read("es", "Lo dijo el ministro de Hidráulica, Cheij Salem uld Bochar.")
    assert found["Cheij Salem uld Bochar"].kind == "person"


def test_what_stands_on_either_side_of_son_of_is_a_name_in_a_script_without_capitals() -> None:
    found = read("ar", "وقال وزير المياه السيد الشيخ سالم ولد بوشار إن السد سليم.", "ولد الطفل في المستشفى يوم الأحد.")
    assert found["سالم ولد بوشار"].kind == "person"
    assert {m.kind for m in found.values()} == {"person"} or not any("الطفل" in text for text in found)


def test_an_adverb_behind_a_facility_is_no_part_of_its_name() -> None:
    assert "سد كابيرو" in read("ar", "ودعا الوزير إلى خفض تصريف سد كابيرو فوراً.")


def test_the_place_behind_of_in_the_name_of_a_body_is_a_place() -> None:
    found = read("en", "He studied at the University of Nairobi in June.", "The U.S. Geological Survey said so.")
    assert (found["Nairobi"].kind, found["U.S."].kind) == ("place", "place") and "University" not in found
    assert read("fr", "La Banque centrale du Tchad a baissé son taux.")["Tchad"].kind == "place"


def test_a_state_by_its_short_name_is_a_place() -> None:
    assert read("en", "The UAE leads the region.")["UAE"].kind == "place"
    assert read("en", "Security forces of the DPRK fired.")["DPRK"].kind == "place"


def test_a_town_in_capitals_behind_a_headline_is_a_place() -> None:
    assert read("en", "Bridge to close for a week.", "BYESVILLE -- It will close on Monday.")["BYESVILLE"].kind == "place"


def test_a_paper_is_of_no_town_and_half_a_name_is_no_place() -> None:
    """ "Meridian Press" names no town of Meridian, nor the Croix-Rouge one of Croix; a name with a hyphen behind an office is a person."""
    text = (
        "Six personnes ont été tuées, selon la Croix-Rouge et Meridian Presse. L'a dit l'envoyée de l'Union africaine, Aïssata Koné-Diallo."
    )
    found = {(m.kind, m.text) for m in read("fr", text).values()}
    assert ("person", "Aïssata Koné-Diallo") in found
    assert not {text for kind, text in found if kind == "place"}


def test_organs_of_states_are_known_in_languages_without_a_pack() -> None:
    text = "A comissão eleitoral de Angola adiou a votação. O Supremo Tribunal rejeitou o recurso. As Nações Unidas pediram calma."
    passage = Passage("p", "r", 0, 0, len(text), text, "body")
    found = {m.text: m.kind for m in find_known_names(Report("r", "", text, language="pt"), [passage])}
    assert found == {
        "comissão eleitoral": "organisation",
        "Angola": "place",
        "Supremo Tribunal": "organisation",
        "Nações Unidas": "organisation",
    }


def test_the_words_that_say_what_a_ministry_is_for_are_no_place() -> None:
    assert "Interior" not in {m.text for m in read("en", "The Ministry of the Interior of Kenya rejected the report.").values()}


def test_a_noun_with_a_clause_behind_that_is_what_a_body_says() -> None:
    assert "interior ministry" in {m.text for m in read("en", "The interior ministry denies that he was arrested.").values()}


def test_first_names_that_are_words_too_open_a_name_behind_a_title() -> None:
    found = read("ar", "التقى وزير الدفاع خالد العمري رئيس البرلمان صالح عيسى.", "وقدم قائد الجيش جان ديالو استقالته.")
    assert {text for text, m in found.items() if m.kind == "person"} == {"خالد العمري", "صالح عيسى", "جان ديالو"}
    assert not [m for m in found.values() if m.kind == "place"]
    assert not [m for m in read("ar", "هذا قرار صالح وعادل.").values() if m.kind == "person"]


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("tr", "Karadağ Taburları, üç rehineyi serbest bıraktı.", "Karadağ Taburları", "organisation"),
        ("tr", "Karakuyu Cezaevi'nde isyan çıktı.", "Karakuyu Cezaevi", "facility"),
        ("tr", "Göstericiler, Çalışma Bakanlığından açıklama bekliyor.", "Çalışma Bakanlığı", "organisation"),
        ("tr", "Dün köylülere su dağıtıldı.", "köylüler", "group"),
        ("tr", "Örgütün lideri Halit er-Ravi saldırıyı üstlendi.", "Halit er-Ravi", "person"),
        ("tr", "Toplantıya Karaca'nın Zonguldak'taki ofisinde devam edildi.", "Zonguldak", "place"),
        ("de", "Landespremier Egon Sturm trat am Montag zurück.", "Egon Sturm", "person"),
        ("de", "Auswärtiges Amt und Bundespolizei warnten am Montag.", "Bundespolizei", "organisation"),
        ("ar", "قال المبعوث عبد الكريم بن سالم إن المفاوضات مستمرة.", "عبد الكريم بن سالم", "person"),
        ("ar", "رفضت غرفة تجارة الساحل القرار.", "غرفة تجارة الساحل", "organisation"),
    ],
)
def test_a_name_is_told_whole_and_without_its_case(language: str, text: str, name: str, kind: str) -> None:
    layers = build(text + "\n", language=language)
    assert (name, kind) in {(m.text, m.kind) for m in layers.mentions}


def test_two_words_of_a_statement_are_no_towns() -> None:
    layers = build("تلا المتحدث بيانا في طرابلس، وإن الحكومة تدرس الطلب.\n", language="ar")
    assert [m.text for m in layers.mentions if m.kind == "place"] == ["طرابلس"]


def test_an_act_is_no_body_where_all_nouns_have_capitals() -> None:
    text = "Der Protest von Busfahrern begann am Montag. Die Zahl der Verletzten gab die Polizei mit 15 an.\n"
    assert [m.text for m in build(text, language="de").mentions if m.kind == "organisation"] == ["Polizei"]


def test_words_of_a_longer_name_are_no_towns_of_other_lands() -> None:
    text = "A Sala de Comando do Sul, que depende da República, anunciou que a cidade de Nampula está calma."
    passage = Passage("p", "r", 0, 0, len(text), text, "body")
    assert [m.text for m in find_known_names(Report("r", "", text, language="pt"), [passage])] == ["Nampula"]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "en",
            "Ana Prieto, chairwoman of the United Growers Bank, said so.",
            "chairwoman of the United Growers Bank",
        ),
        ("fr", "Le colonel Amos Okello, porte-parole de l'armée, a démenti.", "porte-parole de l'armée"),
        ("es", "El general Amos Okello, comandante de la región militar, lo negó.", "comandante de la región militar"),
        ("fr", "Le colonel Amos Okello a démenti.", "colonel"),
    ],
)
def test_an_office_tells_more_than_a_rank(language: str, text: str, role: str) -> None:
    (person,) = [m for m in build(text + "\n", language=language).mentions if m.kind == "person"]
    assert person.role == role


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("ونقلت الصحيفة عن المتحدث باسمها سامر الحلو قوله إن الطريق مغلق.", {"سامر الحلو": "person"}),
        ("قال المتحدث باسم الجبهة كريم جودي إن الطريق مغلق.", {"كريم جودي": "person"}),
        ("وقال الأمين العام للحركة منصور أغ ولامين في بيان إن الطريق مغلق.", {"منصور أغ ولامين": "person"}),
        ("زار النائب حسن سعد الله المدينة.", {"حسن سعد الله": "person"}),
        ("أفرج عن التركيين سليم أرسوي وعلي دمير والروسي بوريس فيلاتوف.", {"علي دمير": "person", "بوريس فيلاتوف": "person"}),
        ("قال وزير الطاقة والمناجم سامي كنعان إن المنجم مغلق.", {"سامي كنعان": "person"}),
        ("قال الناطق باسم حركة العزة والكرامة سامي كنعان إن الطريق مغلق.", {"حركة العزة والكرامة": "organisation"}),
        ("رفضت الحكومة التفاوض مع «كتائب تيفرين».", {"كتائب تيفرين": "organisation"}),
        ("تحدث عن تسعة من عناصر «نسور السهل».", {"نسور السهل": "organisation"}),
        ("أعلنت جبهة تيفرين للدفاع الشعبي انسحابها.", {"جبهة تيفرين للدفاع الشعبي": "organisation"}),
        ("اتهم الوزير جبهة أسود غارون بالهجوم.", {"جبهة أسود غارون": "organisation"}),
        ("زار وفد من اللجنة الدولية للصليب الأحمر السجن.", {"اللجنة الدولية للصليب الأحمر": "organisation"}),
        ("قتل جنديان في وادي الزيت قرب خربة العسل.", {"وادي الزيت": "place", "خربة العسل": "place"}),
        ("انسحبت القوات من بلدة تيفروي ومن قرية زانغو ميلاغ.", {"تيفروي": "place", "زانغو ميلاغ": "place"}),
        ("فرض حظر للتجول في إن تيفرين وفي غيلادو.", {"إن تيفرين": "place", "غيلادو": "place"}),
    ],
)
def test_names_that_no_list_has_are_whole_in_arabic(sentence: str, names: dict[str, str]) -> None:
    """They end before "his saying", hold the whole name of a body, and begin behind the office or the nation."""
    found = read("ar", sentence)
    assert {text: found[text].kind for text in names if text in found} == names


@pytest.mark.parametrize(
    "sentence",
    [
        "قال الشهود في ختام اليوم إن الشارع هادئ وفي أعقاب ذلك وفي صفوف المدنيين وفي بيت العائلة.",
        "سترد القرى على العدوان من ناحية أخرى في حينه وفي بلدة حدودية صغيرة.",
        "تعرضت مواقع حركة الإصلاح للقصف الجوي في غضون ساعات.",
    ],
)
def test_ordinary_nouns_behind_in_are_no_names_in_arabic(sentence: str) -> None:
    found = read("ar", sentence)
    assert not [m.text for m in found.values() if m.kind in ("person", "place")]
    assert all("قصف" not in m.text for m in found.values() if m.kind == "organisation")
