"""Where the telling of a report stands: datelines with a day behind them, looks back with "then", days that only limit or explain."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_claims import build, claims_of, lead, names
from tidings.clock import Clock
from tidings.dateline import past_dateline
from tidings.model import When


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "İZMİR (EHA) - 07.05.2019 - Bornova'daki fabrikada çıkan yangında iki işçi salı sabahı hayatını kaybetti."),
        ("de", "KIEL (NPA) - 7. Mai 2019 - Der Minister Jan Holm trat am Dienstag zurück."),
        ("en", "OSLO (NPA) - 7 May 2019 - Police arrested nine people on Tuesday."),
    ],
)
def test_a_day_behind_the_dash_of_a_dateline_is_the_day_of_printing(language: str, text: str) -> None:
    layers = build(lead(text), language=language, published=None)
    (report,) = layers.reports
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2019-05-07", "dateline")


def test_the_day_behind_a_dateline_is_a_piece_of_its_own() -> None:
    text = "OSLO (NPA) - 07.05.2019 - Police fired tear gas."
    assert [text[a:b] for a, b in past_dateline(text, 0, len(text))] == ["OSLO (NPA) -", "07.05.2019 -", "Police fired tear gas."]


THEN = {
    "en": "A flood had already torn the bridge away in March 2015. Nine sailors died then.",
    "es": "Una riada ya había arrasado el molino en marzo de 2015. Nueve vecinos murieron entonces.",
    "de": "Eine Lawine hatte das Dorf bereits im März 2015 getroffen. Neun Skifahrer starben damals.",
    "fr": "Une avalanche avait déjà frappé le village en mars 2015. Neuf skieurs avaient alors péri.",
    "ru": "В марте 2015 года в шахте произошёл взрыв. Тогда погибли девять горняков.",
    "tr": "Kasabada Mart 2015'te sel olmuştu. O zaman dokuz kişi ölmüştü.",
}


@pytest.mark.parametrize("language", THEN)
def test_then_is_the_old_time_told_of_before(language: str) -> None:
    layers = build(lead(THEN[language]), language=language, published="2019-05-10")
    dead = [f.id for f in layers.figures if f.measure == "killed"]
    (claim,) = [c for c in layers.claims if set(c.figures) & set(dead)]
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2015-03-01", "2015-03-31")
    assert [e.date.start for e in layers.events if e.date and "killed" in {f.measure for f in e.figures}] == ["2015-03-01"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A flood hit Garissa in April 2016. Rebels attacked Isiolo and then killed nine soldiers."),
        ("en", "A flood hit Garissa in April 2016. Rebels then attacked Isiolo and killed nine soldiers."),
        ("en", "A flood hit Garissa in April 2016. Rebels attacked Isiolo, then fled to the hills."),
        ("fr", "Une crue a frappé Garissa en avril 2016. Alors que la police arrivait, les rebelles ont tué neuf soldats."),
        ("ru", "В апреле 2016 года в Туле произошло наводнение. Повстанцы убили девять солдат, тогда как армия отступила."),
    ],
)
def test_then_that_tells_what_came_next_dates_nothing(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    assert all(c.time is None or (c.time.start or "") >= "2021" for c in claims_of(layers, "ASSAULT"))


def test_a_day_that_only_says_since_when_does_not_move_the_telling() -> None:
    text = (
        "Пасажири в середу перекрили колію. Вони вимагали повернути потяг, якого селище позбавлене від "
        "минулої п’ятниці. Начальник станції просив їх піти додому."
    )
    layers = build(lead(text), language="uk", published="2019-05-09")
    last = max(claims_of(layers, "REQUEST"), key=lambda c: c.start)
    assert last.time is not None
    assert last.time.start == "2019-05-08"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("uk", "Ярмарок відкрився в середу. Напередодні поліція затримала бухгалтера Івана Гнатюка.", "2019-05-07"),
        ("ru", "Ярмарка открылась в среду. Накануне сыщик задержал бухгалтера Ивана Петрова.", "2019-05-07"),
        ("es", "La huelga empezó el miércoles. La víspera, la policía detuvo al director Juan Pérez.", "2019-05-07"),
    ],
)
def test_the_day_before_is_counted_from_what_was_told(language: str, text: str, day: str) -> None:
    layers = build(lead(text), language=language, published="2019-05-10")
    (claim,) = claims_of(layers, "COERCE")
    assert claim.time is not None
    assert claim.time.start == day


def test_a_latest_day_lies_ahead() -> None:
    layers = build(
        lead("La alcaldía promete reparar el puente a más tardar el martes. Los comerciantes criticaron la espera."),
        language="es",
        published="2019-05-10",
    )
    assert all(c.time is None or c.time.start is None or c.time.start >= "2019-05-07" for c in layers.claims)
    assert [t.when for t in layers.times] == ["2019-05-14"]


def test_what_is_told_in_the_present_is_of_the_day_of_printing() -> None:
    text = "Am Mittwoch retteten Fischer drei Segler. Der Verband schickt zwölf Ärzte nach Kiel."
    layers = build(lead(text), language="de", published="2019-05-10")
    sent = max(claims_of(layers, "AID"), key=lambda c: c.start)
    assert sent.time is not None
    assert (sent.time.start, sent.time.end) == ("2019-05-10", "2019-05-10")


def test_the_place_of_a_deal_is_not_that_of_the_arrests_it_is_about() -> None:
    text = (
        "Six drivers detained during a rally on 3 May have not come home yet, though a pact signed on Monday in Nairobi "
        "promises that they will be let out."
    )
    layers = build(lead(text), published="2019-05-10")
    held = [c for c in layers.claims if c.type in ("COERCE", "PROTEST")]
    assert held
    assert all(c.place is None for c in held)


def test_they_in_a_clause_on_a_place_are_the_subject_of_the_sentence() -> None:
    text = (
        "A guard of the Kenyan harbour police opened the gate. The two mayors have talked often: in Oslo on 20 March, where "
        "they signed a pact, and in Riga on 4 April."
    )
    layers = build(lead(text), published="2019-05-10")
    (deal,) = claims_of(layers, "AGREE")
    assert not any("police" in n.lower() for n in names(layers, deal.actors))


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("de", "Die Gewerkschaft lobte den Beschluss. Sie drängt die Regierung, weitere Werke zu öffnen.", "Gewerkschaft"),
        ("de", "Der Verband der Bauern kritisierte den Plan. Er forderte die Regierung am Montag zum Rücktritt auf.", "Verband"),
    ],
)
def test_a_pronoun_of_the_gender_of_the_body_spoken_of_last_means_it(language: str, text: str, body: str) -> None:
    layers = build(lead(text), language=language, published="2019-05-10")
    (claim,) = claims_of(layers, "REQUEST")
    asked = [m.text for m in layers.mentions if m.id in {p.mention for p in claim.actors}]
    entities = names(layers, claim.actors)
    assert any(body in n for n in (*asked, *entities))


def test_then_under_a_new_heading_is_not_the_old_time_of_the_last_matter() -> None:
    clock = Clock(date(2019, 5, 10), old=When("2015-03-01", "2015-03-31", "month", "stated", (0, 10)))
    clock.opens(None)
    assert clock.old is None


BY_THE_WAY = {
    "en": (
        "Police closed the port of Lorvik on Thursday in breach of a truce signed on May 20. On the same day officers arrested four men.",
        "arrested",
    ),
    "fr": (
        "L'armée a bombardé jeudi Lorvik, en violation de la trêve signée le 20 mai. Le même jour, la police a arrêté quatre hommes.",
        "arrêté",
    ),
    "es": (
        "El ejército bombardeó el jueves Lorvik y violó la tregua firmada el 20 de mayo. El mismo día, la policía detuvo a un juez.",
        "detuvo",
    ),
    "de": (
        "Die Armee hat am Donnerstag Lorvik bombardiert und damit die am 20. Mai unterzeichnete Waffenruhe gebrochen. "
        "Am selben Tag nahm die Polizei vier Männer fest.",
        "nahm",
    ),
    "ru": ("Армия в четверг обстреляла Лорвик, нарушив перемирие, подписанное 20 мая. В тот же день полиция задержала судью.", "задержала"),
    "uk": ("Армія в четвер обстріляла Лорвік, порушивши перемир'я, підписане 20 травня. Того ж дня поліція затримала суддю.", "затримала"),
    "tr": (
        "Ordu, 20 Mayıs'ta imzalanan ateşkesi ihlal ederek perşembe günü Lorvik'i bombaladı. Aynı gün polis bir yargıcı tutukladı.",
        "tutukladı",
    ),
}


@pytest.mark.parametrize("language", BY_THE_WAY)
def test_the_same_day_is_not_the_one_by_which_a_thing_is_told(language: str) -> None:
    text, word = BY_THE_WAY[language]
    (claim,) = [c for c in build(lead(text), language=language, published="2021-06-11").claims if c.trigger.text == word]
    assert claim.time is not None and claim.time.start == "2021-06-10"


def test_the_day_before_is_counted_from_where_the_telling_stands() -> None:
    text = "The mayor resigned on Thursday after Sunday's election was annulled. Police had arrested four aides the day before."
    (claim,) = [c for c in build(lead(text), published="2021-06-11").claims if c.type == "COERCE"]
    assert claim.time is not None and claim.time.start == "2021-06-09"


ASIDES = {
    "en": "A spokesman for the ferry firm, which changed hands on Friday, blamed the unions for the crash.",
    "es": "Un portavoz de la naviera, que cambió de dueño el viernes, culpó a los sindicatos del accidente.",
    "fr": "Un porte-parole de la compagnie, qui a changé de mains vendredi, a accusé les syndicats de sabotage.",
    "de": "Ein Sprecher der Reederei, die am Freitag den Besitzer gewechselt hatte, warf den Gewerkschaften Sabotage vor.",
    "ru": "Представитель пароходства, которое сменило владельца в пятницу, обвинил профсоюзы в саботаже.",
    "uk": "Речник пароплавства, яке змінило власника в п'ятницю, звинуватив профспілки в саботажі.",
    "ar": "اتهم متحدث باسم شركة العبارات، التي باعها أصحابها يوم الجمعة، نقابات البحارة بالتخريب.",
}


@pytest.mark.parametrize("language", ASIDES)
def test_who_is_told_of_by_a_day_did_not_speak_on_it(language: str) -> None:
    layers = build(lead(ASIDES[language]), language=language, published="2021-06-13")
    (claim,) = [c for c in layers.claims if c.type == "ACCUSE"]
    assert claim.time is None or claim.time.end == "2021-06-13"


SILENT = {
    "en": "Police arrested four men in Harsten on Thursday.\n\nOn Wednesday the Lorvik Brigades put out a video of the captives. "
    "Their leader Anton Reks demanded a ransom.",
    "fr": "La police a arrêté jeudi quatre hommes à Harsten.\n\nMercredi, les Brigades de Lorvik avaient diffusé une vidéo des captifs. "
    "Leur chef Anton Reks a exigé une rançon.",
    "de": "Die Polizei hat am Donnerstag vier Männer festgenommen.\n\nAm Mittwoch hatten die Lorvik-Brigaden ein Video veröffentlicht. "
    "Ihr Anführer Anton Reks forderte Lösegeld.",
    "ru": "Полиция в четверг задержала четырёх мужчин.\n\nВ среду группировка «Бригады Лорвика» распространила видеозапись с пленными. "
    "Её лидер Антон Рекс потребовал выкуп.",
}


@pytest.mark.parametrize("language", SILENT)
def test_a_sentence_that_tells_no_act_moves_the_day(language: str) -> None:
    layers = build(lead(SILENT[language]), language=language, published="2021-06-11")
    (claim,) = [c for c in layers.claims if c.type == "REQUEST"]
    assert claim.time is not None and claim.time.start == "2021-06-09"


def test_a_paragraph_that_looks_back_stays_behind_until_its_end() -> None:
    text = (
        "Police arrested four men in Lorvik on Thursday.\n\nA barge sank in the strait in March 2014. Eleven people died.\n\n"
        "Nine miners were killed in Harsten."
    )
    old, new = [c for c in build(lead(text), published="2021-06-18").claims if c.trigger.text in ("died", "killed")]
    assert old.time is not None and (old.time.start, old.time.end, old.background) == ("2014-03-01", "2014-03-31", True)
    assert new.time is not None and new.time.start == "2021-06-17" and not new.background


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army and the rebels signed a truce on Thursday. At the start of the crisis the rebels had demanded a new cabinet."),
        ("de", "Armee und Rebellen haben am Donnerstag eine Waffenruhe unterzeichnet. Zu Beginn der Krise forderten die Rebellen ein Amt."),
        ("es", "El ejército y los rebeldes firmaron el jueves una tregua. Al comienzo de la crisis, los rebeldes exigieron un cargo."),
        ("ru", "Армия и повстанцы в четверг подписали перемирие. В начале кризиса мятежники требовали отставки премьера."),
        ("ar", "وقع الجيش والمتمردون الخميس هدنة. وكان المتمردون قد طالبوا في بداية الأزمة باستقالة رئيس الوزراء."),
    ],
)
def test_how_a_crisis_began_is_not_the_news(language: str, text: str) -> None:
    (claim,) = [c for c in build(lead(text), language=language, published="2021-06-18").claims if c.type == "REQUEST"]
    assert claim.time is None and claim.background


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "Late on Wednesday, nearly three days after the quake, firefighters saved a woman.", "2021-06-05", "2021-06-07"),
        ("en", "Monitors took up posts on Monday, a day after the rebels freed two men captured on June 1.", "2021-06-06", "2021-06-06"),
    ],
)
def test_days_counted_from_another_are_as_sure_as_it_is(language: str, text: str, first: str, last: str) -> None:
    found = [c.time for c in build(lead(text), language=language, published="2021-06-12").claims if c.type in ("HAZARD", "CONCEDE")]
    assert [(t.start, t.end) for t in found if t] == [(first, last)]


def test_a_report_on_a_fire_is_not_of_its_day() -> None:
    layers = build(lead("The panel presented on Thursday its report on the fire at Lorvik."), published="2021-06-12")
    assert [c.time for c in layers.claims if c.type == "HAZARD"] == [None]
