"""Everyday sentences of Turkish agencies: what each tells, by whom, to whom, and whether it is so."""

import pytest

from tests.everyday import told
from tests.test_claims import build


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyalı Bakan Peter Otieno pazartesi günü Nairobi'de arabulucu Ann Lindqvist ile görüştü.", "CONSULT Otieno+Lindqvist"),
        ("Norveç, Mandera'daki 400 aileye gıda yardımı gönderdi.", "AID Norveç > aileye"),
        ("Kızılhaç, 200 aileye battaniye dağıttı.", "AID Kızılhaç > aileye"),
        ("Birleşmiş Milletler, sivillere yönelik saldırıyı kınadı.", "ACCUSE Birleşmiş"),
        ("Görgü tanıkları, askerlerin göstericilere ateş açtığını söyledi.", "ASSAULT asker > gösterici"),
        ("Yetkililer, depremde 45 kişinin hayatını kaybettiğini açıkladı.", "HAZARD > kişi"),
        ("Ordunun köyü ele geçirdiği bildirildi.", "COERCE Ordu"),
        ("Bir yetkili, isyancıların geri çekildiğini doğruladı.", "RETREAT isyancı"),
        ("Bakan, polisin gazetecileri gözaltına aldığını söyledi.", "COERCE polis > gazeteci"),
        ("Öğretmenler salı günü kararı protesto etti.", "PROTEST Öğretmenler"),
        ("İki ülke arasındaki müzakereler cuma günü Cibuti'de yeniden başlayacak.", "CONSULT planned"),
        ("Somali, barış planını reddetmedi.", "REJECT Somali denied"),
        ("Avrupa Birliği, Somali'ye 20 milyon avroluk yardım yapacağını açıkladı.", "AID > Somali planned"),
        ("Öğrenciler jandarma tarafından gözaltına alındı.", "COERCE jandarma > Öğrenciler"),
        ("Bakanlık suçlamayı yalanladı.", "REJECT Bakanlık"),
        ("Vali Kerem Aydın öneriyi reddederek görüşmelere son verdi.", "REJECT Aydın"),
        ("Sözcü, ordunun henüz kentten çekilmediğini söyledi.", "RETREAT ordu denied"),
        ("Ankara, 3 Mart: Polis göstericilere müdahale etti.", "COERCE police > göstericiler"),
        ("Kenya Dışişleri Bakanı Peter Otieno çarşamba günü Ankara'da bekleniyor.", "CONSULT Otieno planned"),
        ("Norveç ateşkesi destekledi.", "SUPPORT Norveç"),
        ("ABD, İran'a yaptırım uyguladı.", "SANCTION ABD > İran"),
        ("Jandarma, yolu kapatan çiftçilere müdahale etti.", "COERCE Jandarma > çiftçiler"),
        ("Örgüt, salı günü Kızılhaç'a beş askeri teslim etti.", "CONCEDE Örgüt > Kızılhaç"),
        ("Büyükelçi Ann Berg'in cuma günü Mombasa'yı ziyaret edeceği açıklandı.", "CONSULT Berg planned"),
        ("Bakan, Mombasa'ya gelerek sendikayla görüşecek.", "CONSULT Bakan planned"),
        ("Ordu pazartesi günü isyancı mevzilerini vurdu.", "ASSAULT Ordu"),
        ("Mahkeme gazeteciye üç yıl hapis cezası verdi.", "CIVIC Mahkeme"),
        ("Militanlar pazartesi gecesi karakola el bombası attı.", "ASSAULT Militanlar"),
        ("Kızılay sele uğrayan köylere çadır gönderdi.", "AID"),
        ("Hükümet sınır kapısını kapattı.", "COERCE Hükümet"),
        ("Çiftçiler otoyolu trafiğe kapattı.", "PROTEST Çiftçiler"),
        ("Bakan komşu ülkeyi saldırıyla suçladı.", "ACCUSE Bakan"),
        ("Balıkçılar, askerlerin tekneleri ateşe verdiğini anlattı.", "ASSAULT asker"),
        ("Öğrenciler binayı ateşe verdi, polis 40 kişiyi gözaltına aldı.", "COERCE polis"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("tr", text, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Yetkililer, depremde 45 kişinin hayatını kaybettiğini açıkladı.", "HAZARD > Yetkililer"),
        ("Görgü tanıkları, askerlerin göstericilere ateş açtığını söyledi.", "ASSAULT tanıkları"),
        ("Öğretmenler salı günü kararı protesto etti.", "ACCUSE"),
        ("Ordu komutanı salı günü istifa etti.", "CIVIC Ordu"),
        ("Polis aracı pazar günü devrildi, üç kişi öldü.", "HAZARD Polis"),
        ("Hükümet binası salı günü ateşe verildi.", "ASSAULT Hükümet"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("tr", text, kind)


def test_a_day_to_come_is_not_taken_for_one_past_by_the_end_of_a_name() -> None:
    layers = build("İki ülke arasındaki müzakereler cuma günü Cibuti'de yeniden başlayacak.\n", language="tr", published="2024-05-08")
    assert [c.time.start for c in layers.claims if c.time] == ["2024-05-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nairobi Başsavcılığı, 9 kişinin öldüğü 3 Mayıs tarihli yangına ilişkin soruşturma açıldığını salı günü duyurdu.",
            "ACCUSE Başsavcılığı",
        ),
        ("Dışişleri Bakanlığından salı günü yapılan açıklamada saldırı kınanarak sabır dilendi.", "ACCUSE Bakanlığı"),
        ("Bakanlıktan pazartesi günü yapılan yazılı açıklamada anlaşma memnuniyetle karşılandı.", "SUPPORT Bakanlık"),
        ("Sözcü Albay Peter Otieno, sendikayı grevi uzatmakla suçladı.", "ACCUSE Otieno > sendika"),
        (
            "BM Genel Sekreteri'nin Kenya Özel Temsilcisi Ann Berg, pazartesi günü Mombasa'da Vali Kerem Aydın ile görüştü.",
            "CONSULT Berg+Aydın",
        ),
        ("Norveç, Kenya'daki birliklerini haziran ayında çekeceğini pazartesi günü açıkladı.", "RETREAT Norveç planned"),
        ("Cephe, pazartesi günü düzenlediği saldırıda 5 askeri öldürdüğünü duyurdu.", "ASSAULT Cephe > asker"),
        ('Bakan, Garissa\'ya düşen mermilerden "Tana Kartalları"ni sorumlu tuttu.', "ACCUSE Bakan > Kartalları"),
    ],
)
def test_what_is_told_in_clauses_before_nouns_and_in_statements(text: str, expected: str) -> None:
    assert told("tr", text, expected)


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        (
            "Tana'nın kuzeyinde haftalardır isyancıların elinde tutulan rahip Peter Otieno salı günü Mombasa'da serbest bırakıldı.",
            "CONCEDE", "2021-06-15", "Mombasa",
        ),
        ("Perşembe günü Garissa'da yakalanan iki şüpheli pazartesi günü Mombasa'da tutuklandı.", "COERCE", "2021-06-14", "Mombasa"),
        ("Örgüt, salı günü yayımladığı videoda rehineleri öldürmekle tehdit etti.", "THREATEN", "2021-06-15", None),
    ],
)  # fmt: skip
def test_days_and_places_before_a_participle_are_its_own(text: str, kind: str, day: str, place: str | None) -> None:
    layers = build(text + "\n", language="tr", published="2021-06-17")
    mentions = {m.id: m.text for m in layers.mentions}
    found = [
        (c.time.start if c.time else None, mentions.get(c.place.mention or "") if c.place else None)
        for c in layers.claims
        if c.type == kind
    ]
    assert (day, place) in found, found


def test_where_words_were_spoken_is_not_where_the_dead_of_whom_they_tell_were() -> None:
    text = "Bakan Kerem Aydın, salı günü Mombasa'da düzenlediği basın toplantısında salgında 12 kişinin öldüğünü açıkladı."
    layers = build(text + "\n", language="tr", published="2021-06-17")
    assert all(c.place is None and (c.time is None or c.time.basis == "inferred") for c in layers.claims if c.type == "HAZARD")
    assert {e.type for e in layers.events} == {"HAZARD"}


def test_the_short_name_of_a_body_is_the_body() -> None:
    text = "Doğu Su Kurulu pazartesi günü barajı kapattı. Kurul, salı günü çiftçileri uyardı. Konvoy köye hareket etti."
    layers = build(text + "\n", language="tr", published="2021-06-17")
    bodies = {m.text: m.entity for m in layers.mentions if m.kind == "organisation"}
    assert bodies["Kurul"] == bodies["Doğu Su Kurulu"]
    assert "hareket" not in bodies
