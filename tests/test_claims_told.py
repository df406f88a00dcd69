"""Claims of people without a name, acts done by saying so, sources behind what they say, and senses of words: invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead, names
from tidings.asides import find_asides, without
from tidings.language import load_pack
from tidings.layers import Layers
from tidings.model import Claim
from tidings.name_words import name_words
from tidings.quotes import quotations


def texts(layers: Layers, participants: object) -> list[str]:
    """The words of the mentions of some participants."""
    mentions = {m.id: m.text for m in layers.mentions}
    return [mentions[p.mention] for p in participants]  # type: ignore[attr-defined]


def only(layers: Layers, kind: str) -> Claim:
    (claim,) = claims_of(layers, kind)
    return claim


def test_people_without_a_name_are_told_of_and_are_no_entities() -> None:
    layers = build(lead("Two landowners attacked a ferryman on Monday, a former clerk said."))
    claim = only(layers, "ASSAULT")
    assert texts(layers, claim.recipients) == ["a ferryman"]
    assert claim.attribution is not None and claim.attribution.anonymous
    assert texts(layers, claim.attribution.sources) == ["a former clerk"]
    assert not {"a ferryman", "a former clerk"} & {e.name for e in layers.entities}


def test_a_pronoun_that_speaks_is_a_mention_of_whoever_it_stands_for_and_no_name() -> None:
    layers = build(lead("Anna Lindqvist arrived in Nairobi on Monday. Rebels had attacked Garissa, she said."))
    claim = only(layers, "ASSAULT")
    assert claim.attribution is not None
    assert texts(layers, claim.attribution.sources) == ["she"]
    assert names(layers, claim.attribution.sources) == {"Anna Lindqvist"}
    assert all(form.text != "she" for e in layers.entities for form in e.names)


def test_names_between_commas_do_not_hide_the_verb() -> None:
    text = "The water minister, Shekh Turad Uld Ahmeddu, and the commissioner, Fatimata Sorr, met in Nairobi on Tuesday."
    claim = only(build(lead(text)), "CONSULT")
    assert len(claim.actors) == 2
    pack = load_pack("en")
    assert pack is not None
    assert without(text, find_asides(text, name_words(pack))) == "The water minister and the commissioner met in Nairobi on Tuesday."


def test_a_list_of_names_is_no_aside() -> None:
    pack = load_pack("en")
    assert pack is not None
    assert not find_asides("They sang with Alice Mwangi, Robert Otieno, and Carla Njoroge.", name_words(pack))


@pytest.mark.parametrize(
    ("sentence", "kind", "mood"),
    [
        ("Kenya said on Tuesday that Uganda must return the helicopter.", "REQUEST", "asserted"),
        ("Kenya will send doctors to Kampala, the Kenyan foreign ministry said.", "AGREE", "asserted"),
        ("The rebels will strike Garissa unless Kenya releases Joseph Mwangi.", "THREATEN", "conditional"),
        ("Anna Lindqvist said she would not provide aid to Kenya.", "REJECT", "asserted"),
        ("President Joseph Mwangi will meet Anna Lindqvist in Nairobi on Friday.", "CONSULT", "planned"),
    ],
)
def test_acts_that_are_done_by_saying_so(sentence: str, kind: str, mood: str) -> None:
    assert [c.modality for c in claims_of(build(lead(sentence)), kind)] == [mood]


def test_who_is_asked_is_the_recipient_of_a_demand() -> None:
    layers = build(lead("Kenya said on Tuesday that Uganda must return the helicopter."))
    claim = only(layers, "REQUEST")
    assert names(layers, claim.actors) == {"Kenya"}
    assert names(layers, claim.recipients) == {"Uganda"}


def test_what_a_protest_is_for_is_no_second_act() -> None:
    layers = build(lead("Thousands of students marched in Nairobi on Monday to demand reforms."))
    assert len(claims_of(layers, "PROTEST")) == 1
    assert not claims_of(layers, "REQUEST")


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Kenya expelled two Ugandan diplomats on Monday.", ["Ugandan diplomats"]),
        ("The rebels blew up a bridge near Garissa on Monday.", ["a bridge near Garissa"]),
        ("The rebels rejected calls by Anna Lindqvist to leave Garissa.", ["Anna Lindqvist"]),
        ("The police said that rebels had shelled its post near Garissa on Monday.", ["police"]),
        ("Kenya recalled its ambassador from Oslo on Monday.", ["Oslo"]),
        ("President Joseph Mwangi named Anna Lindqvist defence minister on Monday.", ["Anna Lindqvist"]),
    ],
)
def test_whom_or_what_it_is_done_to(sentence: str, recipients: list[str]) -> None:
    layers = build(lead(sentence))
    assert recipients in [texts(layers, c.recipients) for c in layers.claims]


def test_a_sentence_behind_says_who_said_the_one_before() -> None:
    layers = build(lead("Die Rebellen griffen am Montag das Dorf Garissa an. Das bestätigte die kenianische Polizei."), language="de")
    claim = only(layers, "ASSAULT")
    assert claim.attribution is not None
    assert texts(layers, claim.attribution.sources) == ["kenianische Polizei"]


def test_hearsay_is_alleged_and_goes_on_with_who_spoke_last() -> None:
    text = "Nach Angaben der Armee griffen Rebellen das Dorf an. Ein Bauer soll getötet worden sein."
    claims = claims_of(build(lead(text), language="de"), "ASSAULT")
    assert [c.modality for c in claims] == ["asserted", "alleged"]
    assert all(c.attribution is not None and c.attribution.sources for c in claims)


@pytest.mark.parametrize(
    ("language", "sentence", "mood"),
    [
        ("de", "Die Armee wird das Dorf angreifen.", "planned"),
        ("fr", "L'armée pourrait attaquer le village.", "possible"),
        ("ru", "Армия может атаковать деревню.", "possible"),
        ("tr", "Ordu pazartesi günü köye saldırmış.", "alleged"),
        ("tr", "Ordu pazartesi günü köye saldırmadı.", "denied"),
        ("tr", "Ordu köye saldırırsa köylüler kaçar.", "conditional"),
        ("ar", "سيهاجم الجيش القرية يوم الاثنين.", "planned"),
        ("ar", "قد هاجم الجيش القرية.", "asserted"),
    ],
)
def test_modality_by_forms_and_by_verbs_of_ability(language: str, sentence: str, mood: str) -> None:
    assert [c.modality for c in claims_of(build(lead(sentence), language=language), "ASSAULT")] == [mood]


def test_vowel_marks_do_not_hide_an_arabic_word() -> None:
    layers = build("أخبار اليوم\n\nوقّع الوزير والمبعوث اتفاقاً في نيروبي.\n", language="ar")
    claim = only(layers, "AGREE")
    report = layers.reports[0]
    assert report.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text == "وقّع"


def test_a_word_of_two_senses_is_read_by_its_report() -> None:
    workers = build(lead("The union of bus drivers in Nairobi said on Monday that the strike in Garissa had ended."))
    planes = build(lead("Warplanes dropped bombs. A farmer was killed in the strike in Garissa on Monday."))
    assert not claims_of(workers, "ASSAULT")
    assert claims_of(planes, "ASSAULT")


def test_the_more_is_known_of_a_claim_the_surer_it_is() -> None:
    bare = only(build(lead("The rebels attacked on Monday.")), "ASSAULT")
    full = only(build(lead("The rebels attacked Kenyan soldiers in Garissa on Monday, killing five.")), "ASSAULT")
    assert bare.confidence is not None and full.confidence is not None
    assert 0 < bare.confidence < full.confidence < 1


@pytest.mark.parametrize("text", ["“We stay,” she said.", '“We stay," she said.', "''We stay,'' she said.", "«We stay», she said."])
def test_quotations_whatever_their_marks(text: str) -> None:
    ((start, end),) = quotations(text, 0, len(text))
    assert "We stay" in text[start:end] and "she" not in text[start:end]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Lindqvist said she had witnessed an attack in Garissa on Monday."),
        ("en", "Anna Lindqvist survived a bomb attack in Garissa on Monday."),
        ("fr", "Une vendeuse, Anna Lindqvist, a dit lundi avoir entendu deux explosions à Garissa."),
        ("de", "Anna Lindqvist sah am Montag einen Angriff in Garissa."),
        ("es", "Anna Lindqvist presenció un ataque en Garissa el lunes."),
        ("tr", "Anna Lindqvist pazartesi günü Garissa'da bir patlama duydu."),
        ("ru", "Анна Линдквист видела нападение в Гариссе в понедельник."),
        ("uk", "Анна Ліндквіст чула вибух у Гариссі в понеділок."),
        ("ar", "شاهدت آنا ليندكفيست هجوما في غاريسا يوم الاثنين."),
    ],
)
def test_who_sees_or_hears_an_attack_does_not_make_it(language: str, text: str) -> None:
    claims = [c for c in build(lead(text), language=language).claims if c.type in ("ASSAULT", "HAZARD")]
    assert claims
    assert not any(claim.actors for claim in claims)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The Highland Freedom Movement accused the army of shelling Gulu. The movement denied its guilt.", "REJECT", "Highland"),
        ("Marlow Shipping, a freight company, has 40 sailors. The company denied that its ship was overloaded.", "REJECT", "Marlow"),
        ("Two engineers were seized by the Highland Brigades. In 2019 the same group killed a judge.", "ASSAULT", "Highland"),
        ("Farmers blocked the road to the port on Wednesday. They demanded higher prices.", "REQUEST", "Farmers"),
    ],
)
def test_who_is_told_of_again_by_a_bare_noun_or_pronoun_acts(text: str, kind: str, name: str) -> None:
    layers = build(lead(text))
    assert any(name in who for claim in layers.claims if claim.type == kind for who in texts(layers, claim.actors))


def test_a_new_group_is_not_the_one_named_before() -> None:
    layers = build(
        lead("Rebels of the Garissa Front attacked a post. A group of students protested in Nairobi. The group from Kitale left.")
    )
    assert not any("Garissa" in who for c in layers.claims if c.type == "PROTEST" for who in texts(layers, c.actors))


@pytest.mark.parametrize(
    ("language", "text", "kind", "names"),
    [
        (
            "en",
            "Two divers, Anna Lindqvist and Paul Okoro, were kidnapped on Monday. The two divers were freed on Thursday.",
            "CONCEDE",
            "Paul",
        ),
        ("en", "Anna Lindqvist and Paul Okoro were kidnapped on Monday. On Friday the two hostages were freed.", "CONCEDE", "Paul"),
        (
            "en",
            "Rebels freed two Danish divers on Friday. The divers, Anna Holm and Paul Krogh, had been held in a cave.",
            "CONCEDE",
            "Paul",
        ),
        (
            "fr",
            "Les plongeurs Claire Morel et Jean Petit ont été enlevés lundi. Jeudi, les deux plongeurs ont été libérés.",
            "CONCEDE",
            "Jean",
        ),
        ("es", "Las juezas Marta Ruiz y Eva Sanz fueron secuestradas el lunes. Ambas juezas fueron liberadas el jueves.", "CONCEDE", "Eva"),
        (
            "de",
            "Zwei Taucher, Anna Lindner und Paul Weber, wurden am Montag entführt. Am Freitag kamen beide Taucher frei.",
            "CONCEDE",
            "Paul",
        ),
        ("tr", "Doktorlar Ahmet Yıldız ve Mert Kaya pazartesi kaçırıldı. İki doktor perşembe serbest bırakıldı.", "CONCEDE", "Mert"),
        ("ru", "Врачи Игорь Савин и Павел Жуков были похищены в понедельник. В четверг обоих врачей освободили.", "CONCEDE", "Павел"),
        ("uk", "Лікарів Ігоря Савчука та Павла Жука викрали в понеділок. У четвер обох лікарів звільнили.", "CONCEDE", "Павла"),
    ],
)
def test_people_named_in_one_breath_are_those_told_by_their_number(language: str, text: str, kind: str, names: str) -> None:
    layers = build(lead(text), language=language)
    suffer = [who for claim in layers.claims if claim.type == kind for who in texts(layers, claim.recipients)]
    first = {"en": "Anna", "fr": "Claire", "es": "Marta", "de": "Anna", "tr": "Ahmet", "ru": "Игорь", "uk": "Ігоря"}[language]
    named = {m.text for m in layers.mentions if m.kind == "person"}
    entities = {e.name for e in layers.entities if e.kind == "person"}
    assert len(entities) == 2 and any(first in name for name in named)
    claims = [claim for claim in layers.claims if claim.type == kind]
    assert {p.entity for claim in claims for p in claim.recipients} == {e.id for e in layers.entities if e.kind == "person"}, suffer
    assert any(names in e.name for e in layers.entities)


@pytest.mark.parametrize(
    "text",
    [
        "The divers Anna Lindqvist and Paul Okoro met rebels on Monday. On Tuesday gunmen kidnapped two divers near Gulu.",
        "Two men were shot dead in Gulu on Monday. Mayor Anna Lindqvist and governor Paul Okoro came. On Tuesday they buried the two men.",
        "The ministers Anna Lindqvist and Paul Okoro met on Monday. On Tuesday gunmen killed two other ministers.",
    ],
)
def test_others_of_the_same_number_are_not_those_named(text: str) -> None:
    layers = build(lead(text))
    people = {e.id for e in layers.entities if e.kind == "person"}
    assert not [c for c in layers.claims if c.type == "ASSAULT" and people & {p.entity for p in c.recipients}]


@pytest.mark.parametrize(
    ("language", "text", "kind", "name"),
    [
        (
            "en",
            "The Movement for Orvel's Freedom took Kesra on Monday. On Tuesday fighters from the movement shelled Gulu.",
            "ASSAULT",
            "Orvel",
        ),
        ("en", "Volunteers of the Open Hands charity rescued a woman from the rubble on Tuesday.", "AID", "Open Hands"),
        (
            "fr",
            "Le Front de libération du Sarrin a pris Kesra lundi. Des combattants du front ont attaqué Gulu mardi.",
            "ASSAULT",
            "Sarrin",
        ),
        ("es", "Los catorce voluntarios de Manos Abiertas rescataron el martes a una mujer.", "AID", "Manos Abiertas"),
        ("ru", "Движение за свободу Орвеля взяло Кесру. Во вторник трое бойцов движения обстреляли город Гулу.", "ASSAULT", "Орвеля"),
        ("tr", "Sarrin Kurtuluş Cephesi'ne bağlı savaşçılar salı günü karakola saldırdı.", "ASSAULT", "Sarrin"),
        ("ar", "قصف مقاتلون من جبهة تحرير السرين يوم الثلاثاء مركزاً في كسرة.", "ASSAULT", "جبهة تحرير"),
        (
            "de",
            "Das Verfassungsgericht von Ghana tagte. Am Dienstag erklärte das Gericht die Wahl für ungültig.",
            "CIVIC",
            "Constitutional",
        ),
        ("fr", "Le syndicat des dockers Fenamar a lancé une grève. Mardi, le syndicat a rejeté l'offre du port.", "REJECT", "Fenamar"),
        ("uk", "Профспілка докерів «Північ» оголосила страйк. У вівторок профспілка відкинула пропозицію порту.", "REJECT", "Північ"),
    ],
)
def test_a_body_acts_by_its_people_and_by_what_it_is_called(language: str, text: str, kind: str, name: str) -> None:
    layers = build(lead(text), language=language)
    names = {e.id: (e.name, *(n.text for n in e.names)) for e in layers.entities}
    acting = [called for c in layers.claims if c.type == kind for p in c.actors if p.entity for called in names[p.entity]]
    assert any(name in called for called in acting), acting


@pytest.mark.parametrize(
    ("language", "text", "kind", "side", "name"),
    [
        ("fr", "Le poète Olivier Marchand est arrivé lundi. La police l'a arrêté mercredi.", "COERCE", "recipients", "Marchand"),
        ("fr", "La ministre Claire Morel est arrivée lundi. Le président Mario Paz l'a limogée mercredi.", "CIVIC", "recipients", "Morel"),
        ("de", "Die Ministerin Rosa Kling reiste ab. Der Präsident entließ sie am Mittwoch.", "CIVIC", "recipients", "Kling"),
        ("tr", "Vali Orhan Demir pazartesi günü açıklama yaptı. Hükümet onu salı günü görevden aldı.", "CIVIC", "recipients", "Demir"),
        ("tr", "Şair Orhan Demir pazartesi günü Ankara'ya geldi. Salı günü Bakan Ayşe Tekin ile görüştü.", "CONSULT", "actors", "Demir"),
        ("tr", "Başkan Kemal Kurt pazartesi günü istifa etti. Hükümeti hileyle suçladı.", "ACCUSE", "actors", "Kurt"),
        ("ru", "В понедельник прибыл поезд. В среду рыбаков задержали пограничники.", "COERCE", "recipients", "рыбаков"),
        ("uk", "Рибалок затримали прикордонники у вівторок.", "COERCE", "actors", "прикордонники"),
    ],
)
def test_a_pronoun_or_no_word_at_all_stands_for_who_is_told_of(language: str, text: str, kind: str, side: str, name: str) -> None:
    layers = build(lead(text), language=language)
    entities = {e.id: e.name for e in layers.entities}
    claims = [c for c in layers.claims if c.type == kind]
    found = [entities.get(p.entity or "") or texts(layers, (p,))[0] for c in claims for p in getattr(c, side)]
    assert any(name in who for who in found), found


def test_what_is_turned_down_by_a_pronoun_may_be_a_plan() -> None:
    layers = build(lead("Le maire Jean Paz a présenté le plan lundi. Le syndicat l'a rejeté mardi."), language="fr")
    assert not [c for c in layers.claims if c.type == "REJECT" and c.recipients]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Капітан, 54-річний одесит Віталій Марченко, відкинув звинувачення поліції.", "Марченко"),
        ("ru", "Капитан, 54-летний одессит Виталий Марченко, отверг обвинения полиции.", "Марченко"),
        ("es", "El capitán, el marinero de 54 años Vitali Marchenko, rechazó el martes las acusaciones de la policía.", "Marchenko"),
        ("tr", "Kaptan, 54 yaşındaki Vitali Marçenko, salı günü polisin suçlamasını reddetti.", "Marçenko"),
    ],
)
def test_who_is_named_behind_his_office_and_his_age_acts(language: str, text: str, name: str) -> None:
    layers = build(lead(text), language=language)
    entities = {e.id: e.name for e in layers.entities}
    assert any(name in entities.get(p.entity or "", "") for c in layers.claims if c.type == "REJECT" for p in c.actors)


@pytest.mark.parametrize(
    ("language", "text", "body", "person"),
    [
        ("ru", "Представитель Фронта Зелёных Холмов Омар Дауд приветствовал перемирие.", "Фронта Зелёных Холмов", "Омар Дауд"),
        ("ru", "Представитель Фронта спасения Касесе Али Муса прибыл в Найроби.", "Фронта спасения Касесе", "Али Муса"),
        ("uk", "Представник Фронту Зелених Пагорбів Омар Дауд привітав перемир'я.", "Фронту Зелених Пагорбів", "Омар Дауд"),
        ("ru", "Представителя Комитета Ивана Кузьмина задержали в Найроби.", "Комитета", "Ивана Кузьмина"),
    ],
)
def test_a_body_behind_an_office_ends_where_its_man_s_name_begins(language: str, text: str, body: str, person: str) -> None:
    mentions = build(lead(text), language=language).mentions
    assert {body, person} <= {m.text for m in mentions}
    assert [m.text for m in mentions if m.kind == "person"] == [person]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Doctors delivered 700 kg of medicine to the hospital in Bam."),
        ("es", "Los médicos entregaron 700 kilos de medicinas al hospital de Bam."),
        ("fr", "Des médecins ont livré 700 kilos de médicaments à l'hôpital de Bam."),
    ],
)
def test_goods_counted_in_something_are_aid(language: str, text: str) -> None:
    assert claims_of(build(text + "\n", language=language), "AID")
