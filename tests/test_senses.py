"""What a verb tells by its object and its doer, and what is told only as the end or the matter of another act: invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_claims import build, claims_of, lead
from tidings.errors import PackError
from tidings.event_rows import event_rows
from tidings.language import Pack, load_pack
from tidings.layers import Layers
from tidings.marks import with_marks
from tidings.model import Claim


def news(layers: Layers) -> list[tuple[str, str]]:
    """Type and event word of the claims that are no background, in text order."""
    return [(c.type, c.trigger.text) for c in layers.claims if not c.background]


def said(layers: Layers, claim: Claim) -> tuple[list[str], list[str]]:
    """The words of the actors and recipients of a claim."""
    mentions = {m.id: m.text for m in layers.mentions}
    return [mentions[str(p.mention)] for p in claim.actors], [mentions[str(p.mention)] for p in claim.recipients]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The minister welcomed Anna Lindqvist on Monday.", "CONSULT"),
        ("en", "The minister welcomed the new timetable on Monday.", "SUPPORT"),
        ("en", "Soldiers captured the village on Monday.", "ASSAULT"),
        ("en", "Soldiers captured two poachers on Monday.", "COERCE"),
        ("en", "Rebels blocked the road on Monday.", "COERCE"),
        ("en", "Farmers blocked the road on Monday.", "PROTEST"),
        ("es", "Los rebeldes bloquearon la carretera el lunes.", "COERCE"),
        ("es", "Los campesinos bloquearon la carretera el lunes.", "PROTEST"),
        ("es", "Los rebeldes quemaron un camión el lunes.", "COERCE"),
        ("de", "Die Rebellen zündeten am Montag zwei Häuser an.", "COERCE"),
        ("fr", "Les rebelles ont bloqué la route lundi.", "COERCE"),
    ],
)
def test_object_and_doer_tell_what_a_verb_means(language: str, text: str, kind: str) -> None:
    assert [k for k, _ in news(build(text, language=language))] == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agency released a report on Monday."),
        ("en", "The choir will move to the church in Garissa on Monday."),
        ("es", "El alcalde recibió una carta el lunes."),
        ("fr", "Le maire a reçu une lettre lundi."),
        ("de", "Das Bündnis der Schulen verlegte am Montag den Unterricht ins Freie."),
        ("ru", "Официант бросил бутылку в урну в понедельник в Самаре."),
        ("uk", "Авіакомпанія скасувала в неділю рейси до Львова через туман."),
        ("ru", "Беженцы дошли до Перми в понедельник."),
        ("uk", "Туристи дісталися до Сум у понеділок."),
    ],
)
def test_some_objects_make_no_event(language: str, text: str) -> None:
    assert not build(text, language=language).claims


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Police opened fire on Monday to disperse the crowd.", "ASSAULT"),
        ("en", "Kenya firmly rejected calls by Anna Lindqvist for reforms.", "REJECT"),
        ("es", "Los mineros protestaron el lunes por la visita de Anna Lindqvist.", "PROTEST"),
        ("en", "Kenya cancelled a planned visit to Norway on Monday after riots broke out.", "SANCTION"),
    ],
)
def test_ends_and_matters_of_an_act_are_no_news_of_their_own(language: str, text: str, told: str) -> None:
    layers = build(text, language=language)
    assert [k for k, _ in news(layers)] == [told]
    assert [c.modality for c in layers.claims if c.type == told] == ["asserted"]


def test_what_one_wants_to_do_oneself_is_no_demand() -> None:
    layers = build(lead("Kenya wants to lift the ban on Norwegian ships."))
    assert not claims_of(layers, "REQUEST")
    assert [c.modality for c in claims_of(layers, "AGREE")] == ["asserted"]
    assert claims_of(build(lead("Kenya wants Norway to help.")), "REQUEST")


def test_a_demand_is_of_whoever_makes_it_also_without_a_name() -> None:
    layers = build(lead("A senior clerk reiterated that Norway must hand over the ship."))
    (claim,) = claims_of(layers, "REQUEST")
    assert said(layers, claim) == (["A senior clerk"], ["Norway"])


def test_they_are_the_rebels_of_the_same_sentence() -> None:
    layers = build(lead("The rebels said they will release two drivers."))
    (claim,) = claims_of(layers, "AGREE")
    assert said(layers, claim)[0] == ["rebels"]


def test_one_president_is_not_the_two_who_met_before() -> None:
    layers = build(lead("Anna Lindqvist and Peter Okello met in Nairobi on Monday. Later the president resigned."))
    (claim,) = claims_of(layers, "CIVIC")
    assert len(claim.recipients) < 2


def test_words_of_a_phrase_are_not_its_doers() -> None:
    layers = build(lead("The miners started a hunger strike on Monday."))
    (claim,) = claims_of(layers, "PROTEST")
    assert said(layers, claim)[0] == ["miners"]


def test_whoever_is_named_behind_a_passive_suffers_it() -> None:
    layers = build("En la aldea fueron asesinadas tres personas el lunes.", language="es")
    (claim,) = claims_of(layers, "ASSAULT")
    assert said(layers, claim)[1] == ["personas"]


def test_a_participle_with_an_object_is_the_verb() -> None:
    assert claims_of(build(lead("Serbia denounced as a disgrace the closure of the school.")), "ACCUSE")


def test_marks_that_a_writer_left_out_are_read() -> None:
    pack = load_pack("es")
    english = load_pack("en")
    assert pack is not None and english is not None
    text = "Un soldado murio cuando exploto una mina, afirmo Murio."
    assert with_marks(text, pack) == "Un soldado murió cuando exploto una mina, afirmo Murio."
    assert with_marks(text, english) == text
    (claim,) = build("Un soldado murio el lunes en Tumaco.", language="es").claims
    assert claim.trigger.text == "murio"


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("de", "Es gibt eine Schätzung der Polizei, wonach am Montag zwölf Menschen getötet wurden.", "Polizei"),
        ("de", "Aus Oslo hieß es, Rebellen hätten am Montag das Dorf angegriffen.", "Oslo"),
        ("fr", "Il existe une estimation de la police selon laquelle douze personnes ont été tuées lundi.", "police"),
        ("ru", "В полиции сообщили, что в понедельник боевики напали на деревню.", "полиции"),
    ],
)
def test_sources_stand_also_where_nobody_is_said_to_speak(language: str, text: str, source: str) -> None:
    layers = build(text, language=language)
    (claim,) = claims_of(layers, "ASSAULT")
    mentions = {m.id: m.text for m in layers.mentions}
    assert claim.attribution is not None
    assert [mentions[str(p.mention)] for p in claim.attribution.sources] == [source]


def test_of_two_objects_the_nominative_is_the_subject() -> None:
    layers = build("Aus Oslo hieß es, Rebellen hätten am Montag das Dorf angegriffen.", language="de")
    (claim,) = claims_of(layers, "ASSAULT")
    assert said(layers, claim)[0] == ["Rebellen"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A quake shook Nakuru on Sunday. At least 30 people died and 200 were injured."),
        ("en", "A bridge collapsed in Nakuru on Sunday. Two people died and six were injured."),
        ("ru", "В воскресенье в Накуру произошло землетрясение. Погибли 30 человек, ранены 200."),
        ("uk", "У неділю в Накуру стався землетрус. Загинуло 30 людей, 200 поранено."),
    ],
)
def test_the_hurt_of_a_disaster_are_nobody_s_victims(language: str, text: str) -> None:
    assert {claim.type for claim in build(text, language=language).claims} == {"HAZARD"}


@pytest.mark.parametrize(
    ("language", "air", "crowd"),
    [
        ("en", "Guards fired shots into the air in Nakuru.", "Guards fired shots at the crowd in Nakuru."),
        ("fr", "La gendarmerie a tiré des coups de feu en l'air.", "La gendarmerie a tiré des coups de feu sur la foule."),
        ("es", "Los soldados dispararon al aire.", "Los soldados dispararon contra los mineros."),
        ("de", "Soldaten gaben Schüsse in die Luft ab.", "Soldaten gaben Schüsse auf die Menge ab."),
        ("tr", "Jandarma havaya ateş açtı.", "Jandarma madencilere ateş açtı."),
        ("ru", "Солдаты открыли огонь в воздух.", "Солдаты открыли огонь по толпе."),
        ("uk", "Солдати стріляли у повітря.", "Солдати стріляли по натовпу."),
        ("ar", "أطلق الجنود النار في الهواء.", "أطلق الجنود النار على العمال."),
    ],
)
def test_shots_in_the_air_are_no_attack(language: str, air: str, crowd: str) -> None:
    assert "ASSAULT" not in {claim.type for claim in build(f"{air}\n", language=language).claims}
    assert "ASSAULT" in {claim.type for claim in build(f"{crowd}\n", language=language).claims}


def test_a_fire_set_by_soldiers_is_an_attack_and_by_a_crowd_a_riot() -> None:
    kinds = [{c.type for c in build(f"أضرم {who} النار في السوق.\n", language="ar").claims} for who in ("الجنود", "المحتجون")]
    assert kinds == [{"ASSAULT"}, {"PROTEST"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two people died on Thursday in an explosion at a fertiliser warehouse near Varna."),
        ("fr", "Deux ouvriers ont été tués jeudi dans l'explosion d'une chaudière dans une usine de Lille."),
        ("de", "Bei einer Explosion in einer Düngerfabrik sind am Donnerstag zwei Menschen getötet worden."),
        ("es", "Dos personas murieron el jueves en una explosión en una fábrica de fertilizantes."),
        ("ru", "Взрыв на складе удобрений: погибли семь рабочих."),
        ("uk", "Унаслідок вибуху на заводі добрив у четвер загинули двоє людей."),
        ("ar", "قتل شخصان يوم الخميس في انفجار في مصنع للأسمدة."),
        ("tr", "Gübre fabrikasında perşembe sabahı yaşanan patlamada iki kişi öldü."),
    ],
)
def test_an_explosion_in_a_factory_is_an_accident(language: str, text: str) -> None:
    assert {c.type for c in build(text + "\n", language=language, published="2022-03-05").claims} == {"HAZARD"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two people died on Thursday in an explosion claimed by rebels, who had planted a bomb in the market."),
        ("es", "Dos personas murieron el jueves en una explosión causada por una bomba que colocaron los rebeldes."),
        ("ru", "Взрыв бомбы в мечети: погибли пять человек, боевики взяли ответственность на себя."),
    ],
)
def test_an_explosion_of_a_bomb_is_an_attack(language: str, text: str) -> None:
    types = {c.type for c in build(text + "\n", language=language, published="2022-03-05").claims}
    assert "ASSAULT" in types
    assert "HAZARD" not in types


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre et les insurgés ont convenu jeudi d'échanger des prisonniers."),
        ("es", "El Gobierno y los rebeldes acordaron el jueves intercambiar prisioneros."),
        ("de", "Die Regierung und die Rebellen vereinbarten am Donnerstag, sich aus Gao zurückzuziehen."),
        ("ru", "Правительство и повстанцы договорились в четверг обменяться пленными и вывести войска из Гао."),
        ("uk", "Уряд і повстанці домовилися в четвер обмінятися полоненими та вивести війська з Гао."),
    ],
)
def test_what_is_agreed_upon_is_not_done_yet(language: str, text: str) -> None:
    claims = build(text + "\n", language=language, published="2022-03-05").claims
    told = [c for c in claims if c.type in ("RETREAT", "COOPERATE", "CONCEDE")]
    assert told
    assert {c.modality for c in told} == {"planned"}


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "Kenyan troops left the peninsula on Monday.", "RETREAT"),
        ("en", "Kenya recalled its delegation on Monday.", "SANCTION"),
        ("en", "Rebels and the government of Kenya swapped 40 captives on Monday.", "CONCEDE"),
        ("en", "Two rockets landed on a market in Garissa on Monday.", "ASSAULT"),
        ("fr", "Le Kenya a gelé lundi une subvention à l'Ouganda.", "SANCTION"),
        ("fr", "Le parti a exclu lundi le sénateur Peter Otieno.", "SANCTION"),
        ("fr", "Le Kenya et l'Ouganda ont échangé lundi 40 captifs.", "CONCEDE"),
        ("es", "Un cohete cayó el lunes sobre un mercado de Garissa.", "ASSAULT"),
        ("de", "Kenia hat am Montag seine Delegation aus Kampala zurückgerufen.", "SANCTION"),
        ("de", "Die Partei hat am Montag den Senator Peter Otieno ausgeschlossen.", "SANCTION"),
        ("tr", "Kenya pazartesi günü Uganda sınırına iki tugay gönderdi.", "MOBILIZE"),
        ("ru", "Кения в понедельник закрыла консульство в Кампале.", "SANCTION"),
        ("ru", "Правительство Кении в понедельник извинилось перед семьями.", "CONCEDE"),
        ("uk", "Уряд Кенії в понеділок скасував податок на воду.", "CONCEDE"),
        ("ar", "أرسل الجيش الكيني يوم الإثنين كتيبة إلى غاريسا.", "MOBILIZE"),
    ],
)
def test_an_act_is_of_one_type_in_whatever_words_and_language(language: str, sentence: str, kind: str) -> None:
    assert [c.type for c in build(lead(sentence), language=language).claims if c.modality == "asserted"] == [kind]


def test_a_noun_of_a_phrase_stands_for_others_of_its_list() -> None:
    pack = load_pack("en")
    assert pack is not None
    phrases = {row[0] for row in event_rows(pack)}
    assert {"send battalion", "send frigate", "move frigate"} <= phrases
    assert not any("@" in phrase for phrase in phrases)


def test_a_list_of_nouns_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "events.tsv").write_text("send @ships\tV\tMOBILIZE\t-\tsbj>to\tKenya sent two frigates.\n", "utf-8")
    with pytest.raises(PackError, match=r"@ships names no list of .*event_nouns.toml"):
        event_rows(Pack("xx", tmp_path))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The villagers left the camp on Monday."),
        ("en", "Minister Peter Otieno left the camp on Monday."),
        ("fr", "Les élèves ont quitté le village samedi."),
        ("es", "Los alumnos dejaron el pueblo el sábado."),
    ],
)
def test_only_the_armed_withdraw_from_where_they_leave(language: str, sentence: str) -> None:
    assert not claims_of(build(lead(sentence), language=language), "RETREAT")
