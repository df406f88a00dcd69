"""Turkish sentences of agencies whose subjects, objects and tellers stand apart from their verbs."""

from __future__ import annotations

import pytest

from tests.everyday import told
from tests.test_claims import build


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya hükümeti ile çiftçiler anlaştı.", "AGREE çiftçiler"),
        ("Hükümet ile sendika protokole imza attı.", "AGREE sendika"),
        ("Dünkü yürüyüşte polis 12 kişiyi gözaltına aldı.", "COERCE polis > kişi"),
        ("Kentte jandarma üç gazeteciyi gözaltına aldı.", "COERCE jandarma > gazeteci"),
        ("Bakan, öğrencileri çatışmada militanların öldürdüğünü iddia etti.", "ASSAULT militan > öğrenci"),
        ("Görüşmeler geçen yıl üç hafta sürmüş, sonuçsuz sona ermişti.", "CONSULT"),
        ("Örgüt pazartesi köye saldırmış, ordu iki gün sonra karşılık vermişti.", "ASSAULT Örgüt"),
        ("Milisler köyden çekilmemiş, ordu da kenti terk etmemişti.", "RETREAT Milisler denied"),
        ("Militanlar karakola saldırıp iki askeri kaçırdı.", "ASSAULT Militanlar"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("tr", text, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Büyükelçilik, vatandaşlarını gösterilerden uzak durmaları konusunda uyardı.", "THREATEN"),
        ("Vali, kente ulaşan 500 çadır ve 10 ton suyun bu sabah dağıtılmaya başlandığını kaydetti.", "COERCE"),
        ("Kenya hükümetine ve aşiret büyüklerine teşekkür ediyoruz.", "CIVIC"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("tr", text, kind)


def test_what_is_only_heard_is_told_as_heard() -> None:
    assert told("tr", "Örgüt pazartesi köye saldırmış.", "ASSAULT Örgüt alleged")


def test_who_is_told_to_have_attacked_is_known_as_fighters() -> None:
    layers = build("Ordu, isyancıların köye saldırdığını açıkladı.\n", language="tr", published="2024-05-06")
    assert [event.title for event in layers.events] == ["Attack by fighters"]


def test_a_day_that_describes_a_noun_is_no_day_of_the_verb() -> None:
    text = "Valilik, 2 Mayıs'taki grevde gözaltına alınan dört balıkçıyı serbest bırakmaya söz verdi.\n"
    layers = build(text, language="tr", published="2024-05-08")
    days = {claim.type: claim.time.start for claim in layers.claims if claim.time}
    assert (days["PROTEST"], days["COERCE"]) == ("2024-05-02", "2024-05-02")
    assert days["AGREE"] != "2024-05-02"


def test_where_and_when_a_clause_is_set_is_no_part_of_who_acts_in_it() -> None:
    for text in ("Kentte ordu birlikleri göstericilere ateş açtı.", "Salı günü ordu birlikleri göstericilere ateş açtı."):
        layers = build(f"{text}\n", language="tr", published="2024-05-08")
        assert "ordu birlikleri" in {m.text for m in layers.mentions}
        assert told("tr", text, "ASSAULT ordu > gösterici")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jandarma karakolunu militanlar bombaladı.", "ASSAULT militan"),
        ("Polis aracını kaçakçılar vurdu.", "ASSAULT kaçakçı"),
        ("Ordu konvoyunu isyancılar vurdu.", "ASSAULT isyancı"),
        ("Ordu garnizonunu dün gece isyancılar kuşattı.", "COERCE isyancı"),
        ("Hükümet konağını göstericiler ateşe verdi.", "PROTEST gösterici"),
        ("Bakanlık deposunu işçiler kapattı.", "PROTEST işçi"),
        ("Ordu sınır köyünü vurdu.", "ASSAULT Ordu"),
        ("Hükümet liman kapısını kapattı.", "COERCE Hükümet"),
    ],
)
def test_whose_building_opens_a_sentence_did_not_strike_it(text: str, expected: str) -> None:
    assert told("tr", text, expected)
    kind, doer = expected.split()
    owner = text.split(maxsplit=1)[0]
    assert told("tr", text, f"{kind} {owner}") == (doer == owner)
