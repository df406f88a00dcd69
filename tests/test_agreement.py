"""Russian and Ukrainian sentences whose verb tells by its form who acts, wherever he stands."""

from __future__ import annotations

import pytest

from tests.everyday import told
from tests.test_claims import build


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Двоих задержанных отпустили в среду под залог.", "CONCEDE > задержанных"),
        ("uk", "Двох затриманих відпустили у середу під заставу.", "CONCEDE > затриманих"),
        ("ru", "Троих отпустили, ещё пятерых арестовали.", "CONCEDE > Троих"),
        ("uk", "П'ятьох шахтарів врятували з-під завалу.", "AID > шахтарів"),
        ("ru", "Директора шахты Павла Сомова полиция задержала в аэропорту.", "COERCE полиция > Сомова"),
        ("uk", "Власника компанії Ансельмо Риваса поліція затримала у понеділок.", "COERCE поліція > Риваса"),
        ("ru", "Гуманитарный груз доставили Индия и Китай.", "AID Индия+Китай"),
        ("uk", "Допомогу доставили Норвегія та Кенія.", "AID Норвегія+Кенія"),
        ("ru", "Якобы военные обстреляли автобус.", "ASSAULT военные > автобус alleged"),
        ("uk", "Нібито військові обстріляли автобус.", "ASSAULT військові > автобус alleged"),
        ("uk", "Прокурор Олег Зима закидає директорові порушення правил безпеки.", "ACCUSE Зима"),
        ("ru", "Верховный суд арестовал на два месяца директора шахты Павла Сомова.", "CIVIC суд > Сомов"),
        ("uk", "Демонстранти закидали поліцію камінням.", "PROTEST Демонстранти"),
    ],
)
def test_who_agrees_with_the_verb_acts(language: str, text: str, expected: str) -> None:
    assert told(language, text, expected)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "За медицинской помощью в понедельник обратились 34 человека.", "REQUEST"),
        ("uk", "По медичну допомогу в понеділок звернулися 34 людини.", "REQUEST"),
        ("ru", "Никаких переговоров с повстанцами в понедельник не было.", "CONSULT"),
        ("uk", "Переговорів із повстанцями в понеділок не було.", "CONSULT"),
        ("uk", "Натовп закидав автобус у понеділок.", "ACCUSE"),
        ("ru", "Доказательств нападения боевиков на Харьков у полиции нет.", "ASSAULT боевиков denied"),
        ("uk", "Доказів нападу бойовиків на Харків у поліції немає.", "ASSAULT бойовиків denied"),
        ("ru", "Самолёт с рисом и боевиками прибыл в Луганск в понедельник.", "AID"),
        ("es", "Los rebeldes establecieron un cerco a Cali el lunes.", "COERCE planned"),
        ("en", "Parliament imposed a curfew in Garissa on Monday.", "CIVIC"),
        ("en", "Police named the director as a suspect on Monday.", "CIVIC"),
        ("en", "The victim was named as Commander Ali Bello on Monday.", "CIVIC"),
        ("en", "The detective left the prison on Monday.", "CONCEDE"),
        ("fr", "Le ministre a quitté la prison après une visite lundi.", "CONCEDE"),
    ],
)
def test_what_was_not_or_is_no_request_is_not_told(language: str, text: str, kind: str) -> None:
    assert not told(language, text, kind)


def test_whom_a_numeral_counts_is_several() -> None:
    layers = build("Поліція затримала двох водіїв у Києві в понеділок.\n", language="uk", published="2024-05-08")
    assert ["drivers" in event.title for event in layers.events] == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Накануне Центральная избирательная комиссия утвердила результаты голосования."),
        ("uk", "Напередодні Центральна виборча комісія затвердила результати голосування."),
        ("ru", "Накануне обоих задержала полиция."),
        ("uk", "Напередодні поліція затримала двох водіїв."),
    ],
)
def test_the_day_before_alone_is_a_day(language: str, text: str) -> None:
    layers = build(f"{text}\n", language=language, published="2024-05-08")
    assert [c.time.start for c in layers.claims if c.time] == ["2024-05-07"]
