"""What everyday sentences of agencies tell in Arabic, Turkish, Russian and Ukrainian: days and places between verb and object, titles of
several words, passives, light verbs, what was only to be. Invented sentences, each with the claim that a careful coder would sign."""

from __future__ import annotations

import pytest

from tests.test_claims import build, lead
from tidings.layers import Layers
from tidings.model import Claim

ARABIC = [
    (
        "استقبل وزير الخارجية الكيني بيتر أوتينو يوم الاثنين في نيروبي المبعوثة النرويجية إنغريد ليندكفيست.",
        "CONSULT",
        "أوتينو ليندكفيست",
        "",
    ),
    ("أدى وزير المياه والصرف الصحي السيد بيتر أوتينو اليوم الخميس زيارة إلى مدينة غاريسا.", "CONSULT", "أوتينو", ""),
    ("وأشرف الوزير بيتر أوتينو يوم الاثنين على توزيع 600 خيمة في غاريسا.", "AID", "أوتينو", ""),
    ("ودعت الأمينة العامة لاتحاد العمال مريم سيساي، التي تحدثت في مومباسا، إلى إضراب عام.", "REQUEST", "سيساي", ""),
    ("قتل أربعة من رجال الشرطة يوم الثلاثاء على يد المتمردين في غاريسا.", "ASSAULT", "المتمردين", "الشرطة"),
    ("قتل المتمردون الذين هاجموا يوم الاثنين قرية كينا ثلاثة مزارعين.", "ASSAULT", "المتمردون", "مزارعين"),
    ("حمل الجيش الكيني المتمردين مسؤولية القصف.", "ACCUSE", "الجيش", "المتمردين"),
    ("اندلعت يوم الاثنين اشتباكات بين الجيش والمتمردين قرب غاريسا.", "ASSAULT", "الجيش المتمردين", ""),
    ("جرف النهر يوم الاثنين سدا ترابيا قرب غاريسا.", "HAZARD", "", ""),
    ("فتحت النيابة العامة الكينية يوم الاثنين تحقيقا في الحادث.", "ACCUSE", "النيابة", ""),
]
TURKISH = [
    ("Kenya Dışişleri Bakanı Peter Otieno, pazartesi günü Norveç'in özel temsilcisi Anna Lindqvist'i kabul etti.",
     "CONSULT", "Otieno Lindqvist", ""),
    ("Bakan Peter Otieno, salı günü Nakuru'da kalabalık tarafından yuhalandı.", "PROTEST", "", "Otieno"),
    ("Polis pazartesi günü Garissa'da gazeteci Sandra Akello'yu gözaltına aldı.", "COERCE", "Polis", "Akello"),
    ("Dört polis salı günü Garissa'da isyancılar tarafından öldürüldü.", "ASSAULT", "isyancılar", "polis"),
    ("İsyancılar pazartesi günü Garissa kuşatmasını kaldırdı.", "RETREAT", "İsyancılar", ""),
    ("Kenya hükümeti ile isyancılar salı günü Garissa'da ateşkes anlaşması imzaladı.", "AGREE", "hükümeti isyancılar", ""),
    ("Başbakan Peter Otieno pazartesi günü Garissa'yı ziyaret etti.", "CONSULT", "Otieno", ""),
]  # fmt: skip
RUSSIAN = [
    ("Полиция арестовала в понедельник в Момбасе журналистку Сандру Акелло.", "COERCE", "Полиция", "Акелло"),
    ("Питер Отиено и Анна Линдквист провели в понедельник переговоры в Найроби.", "CONSULT", "Отиено Линдквист", ""),
    ("Четверо полицейских были убиты во вторник повстанцами в Гариссе.", "ASSAULT", "повстанцами", "полицейских"),
    ("Деревня Кинна была во вторник обстреляна повстанцами.", "ASSAULT", "повстанцами", ""),
    ("В понедельник река Тана прорвала дамбу у Гариссы.", "HAZARD", "", ""),
    ("Повстанцы взяли в понедельник штурмом тюрьму в Накуру.", "ASSAULT", "Повстанцы", ""),
]
UKRAINIAN = [
    ("Армія Кенії обстріляла в понеділок село Кінна.", "ASSAULT", "Армія", ""),
    ("Повстанці взяли в понеділок штурмом в'язницю в Накуру.", "ASSAULT", "Повстанці", ""),
    ("У понеділок річка Тана прорвала дамбу біля Гарісси.", "HAZARD", "", ""),
    ("Повінь зруйнувала в понеділок 300 будинків у Гаріссі.", "HAZARD", "", ""),
]
CASES = [(code, *row) for code, rows in (("ar", ARABIC), ("tr", TURKISH), ("ru", RUSSIAN), ("uk", UKRAINIAN)) for row in rows]


def sides(layers: Layers, claim: Claim) -> tuple[str, str]:
    """The words of the doers and of those it was done to."""
    mentions = {m.id: m.text for m in layers.mentions}
    return " ".join(mentions[p.mention] for p in claim.actors), " ".join(mentions[p.mention] for p in claim.recipients)


@pytest.mark.parametrize(("language", "sentence", "kind", "doers", "sufferers"), CASES)
def test_everyday_sentences(language: str, sentence: str, kind: str, doers: str, sufferers: str) -> None:
    layers = build(lead(sentence), language=language)
    told = [sides(layers, claim) for claim in layers.claims if claim.type == kind and claim.modality == "asserted"]
    assert any(all(w in actors for w in doers.split()) and all(w in others for w in sufferers.split()) for actors, others in told), told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "كان من المقرر أن تعقد القمة في 3 مايو في مومباسا."),
        ("tr", "Zirve 3 Mayıs'ta Mombasa'da yapılacaktı."),
        ("ru", "Саммит должен был состояться 3 мая в Москве."),
        ("uk", "У Києві 3 травня мали відбутися переговори."),
    ],
)
def test_what_was_only_to_be_is_planned(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert {claim.modality for claim in layers.claims if claim.type == "CONSULT"} == {"planned"}


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "doers", "sufferers"),
    [
        ("tr", "Polis salı günü Garissa'da on iki gazeteciyi gözaltına aldı.", "COERCE", "Polis", "gazeteci"),
        ("tr", "14 Mart'ta Garissa'da yirmi kişi gözaltına alındı.", "COERCE", "", "kişi"),
        ("tr", "Kenya pazartesi günü iki diplomatı sınır dışı etti.", "SANCTION", "Kenya", "diplomat"),
        ("ru", "Полиция во вторник задержала в Гариссе двадцать сторонников оппозиции.", "COERCE", "Полиция", "сторонников"),
        ("ru", "Правительство и повстанцы во вторник подписали в Гариссе соглашение.", "AGREE", "Правительство повстанцы", ""),
        ("uk", "Уряд і повстанці у вівторок підписали в Гаріссі угоду.", "AGREE", "Уряд повстанці", ""),
        ("uk", "ООН у вівторок закликала Кенію відкрити кордон.", "REQUEST", "ООН", "Кенію"),
        ("uk", "Кенія у вівторок розгорнула 200 солдатів на кордоні.", "MOBILIZE", "Кенія", ""),
        ("ar", "أقال الرئيس جميل حداد الثلاثاء وزير الدفاع خالد العمري.", "CIVIC", "جميل", ""),
        ("de", "Kenia hat am Dienstag zwei Diplomaten ausgewiesen.", "SANCTION", "Kenia", "Diplomaten"),
        ("de", "Bewaffnete haben am Dienstag bei einem Hinterhalt nahe Nakuru neun Soldaten getötet.", "ASSAULT", "Bewaffnete", "Soldaten"),
    ],
)
def test_numbers_days_and_first_names_lose_nobody(language: str, sentence: str, kind: str, doers: str, sufferers: str) -> None:
    told = [sides(layers, c) for layers in [build(lead(sentence), language=language)] for c in layers.claims if c.type == kind]
    assert any(all(w in actors for w in doers.split()) and all(w in others for w in sufferers.split()) for actors, others in told), told
