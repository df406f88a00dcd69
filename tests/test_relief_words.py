"""Relief sent, people pulled out alive, inquiries opened, officials let go: told in the words that reporters of each language use."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The government sent 300 firefighters to Kisumu on Tuesday.", "AID"),
        ("en", "Rescuers pulled seven people alive from the rubble on Tuesday.", "AID"),
        ("en", "Germany has set aside two million euros for the victims.", "AID"),
        ("en", "The ombudsman brought a criminal case against the pilot Peter Hallam on Thursday.", "ACCUSE"),
        ("fr", "Le gouvernement a dépêché 300 sauveteurs à Bouaké.", "AID"),
        ("fr", "Le parquet a ouvert lundi une information judiciaire contre Paul Garnier.", "CIVIC"),  # an inquiry, by office
        ("es", "El gobierno envió 300 bomberos a Cuenca.", "AID"),
        ("es", "Los bomberos sacaron con vida a siete personas de los escombros.", "AID"),
        ("es", "Serbia retiró el martes su hospital de campaña.", "RETREAT"),
        ("de", "Die Regierung entsandte 300 Helfer nach Ulm.", "AID"),
        ("de", "Retter bargen sieben Menschen lebend aus den Trümmern.", "AID"),
        ("de", "Serbien zog am Dienstag sein Feldlazarett ab.", "RETREAT"),
        ("ru", "Правительство отправило в Шахты 300 спасателей.", "AID"),
        ("ru", "Из-под завалов спасатели достали живыми семерых человек.", "AID"),
        ("ru", "Сербия вывезла во вторник свой полевой госпиталь.", "RETREAT"),
        ("uk", "Уряд відправив до Полтави 300 рятувальників.", "AID"),
        ("uk", "Рятувальники дістали з-під завалів сімох людей живими.", "AID"),
        ("tr", "Hükümet bölgeye 300 kurtarma görevlisi gönderdi.", "AID"),
        ("tr", "Bakan Cemal Ergin salı günü Tokat'ta incelemelerde bulundu.", "CONSULT"),
        ("ar", "أرسلت الحكومة 300 من رجال الإنقاذ إلى طنطا.", "AID"),
        ("ar", "أقيل وزير الطاقة سامي حداد يوم الثلاثاء.", "CIVIC"),
    ],
)
def test_what_is_done_after_a_disaster(language: str, text: str, kind: str) -> None:
    layers = build(f"{text}\n\n{text}\n", language=language)
    assert claims_of(layers, kind), [(c.type, c.trigger.text) for c in layers.claims]


def test_an_official_is_let_go_and_a_prisoner_is_let_go() -> None:
    dismissed = build("News of the day\n\nTransport minister Peter Hallam was let go by the president on Thursday.\n")
    freed = build("News of the day\n\nThe rebels let eight soldiers go on Monday.\n")
    assert [c.type for c in dismissed.claims] == ["CIVIC"]
    assert [c.type for c in freed.claims] == ["CONCEDE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army sent a convoy to the front on Monday."),
        ("es", "El ejército envió una brigada al frente el lunes."),
        ("ru", "Министерство обороны отправило бригаду на фронт в понедельник."),
        ("uk", "Міністерство оборони відправило бригаду на фронт у понеділок."),
    ],
)
def test_what_an_army_sends_to_the_front_is_no_relief(language: str, text: str) -> None:
    assert claims_of(build(f"{text}\n\n{text}\n", language=language), "AID") == []
