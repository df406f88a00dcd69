"""Dams, mines, camps and crossings that no list has: told by the noun beside their name, and no evidence of a town far away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_told_bodies import kinds
from tidings import build


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Orvel Gap power plant", "Two engineers were hurt at the Orvel Gap power plant on Sunday."),
        ("en", "Tessik Hill quarry", "Gunmen stormed the Tessik Hill quarry before dawn."),
        ("fr", "centrale thermique de Dovana", "Une explosion a secoué la centrale thermique de Dovana."),
        ("fr", "camp de déplacés de Wadumé", "Un incendie a détruit le camp de déplacés de Wadumé."),
        ("es", "central hidroeléctrica de Dovana", "Una explosión sacudió la central hidroeléctrica de Dovana."),
        ("es", "paso fronterizo de Tessik", "Los soldados cerraron el paso fronterizo de Tessik."),
        ("de", "Wasserkraftwerk Dovana", "Im Wasserkraftwerk Dovana kam es zu einer Explosion."),
        ("de", "Grenzübergang Tessik", "Soldaten sperrten den Grenzübergang Tessik."),
        ("tr", "Dovana", "Dovana hidroelektrik santralinde patlama oldu."),
        ("ru", "Орвел Гэп", "На строительстве ГЭС «Орвел Гэп» погибли двое инженеров."),
        ("ru", "Дована-Южная", "Взрыв произошёл на электростанции «Дована-Южная»."),
        ("uk", "Дована-Південна", "Вибух стався на електростанції «Дована-Південна»."),
        ("ar", "محطة كهرباء دوفانا", "وقع انفجار في محطة كهرباء دوفانا يوم الأحد."),
    ],
)
def test_the_noun_beside_a_name_says_that_it_is_a_facility(language: str, name: str, text: str) -> None:
    assert kinds(text, language).get(name) == "facility"


@pytest.mark.parametrize(
    ("language", "name", "kind", "text"),
    [
        ("ru", "Дарголин", "organisation", "Пожар вспыхнул на складе фирмы «Дарголин» в субботу."),
        ("ru", "Гурген Микадзе", "person", "Задержан директор порта Гурген Микадзе."),
        ("es", "Elena Ruiz", "person", "La directora del hospital Elena Ruiz confirmó la cifra."),
        ("fr", "Anne Morel", "person", "La directrice de la prison Anne Morel a confirmé le chiffre."),
        ("en", "Kenya", "place", "A Kenya airport strike entered its second day, unions said."),
    ],
)
def test_who_owns_or_heads_a_facility_is_none(language: str, name: str, kind: str, text: str) -> None:
    assert kinds(text, language).get(name) == kind


WORKS = {
    "a": ("2021-09-07", "Nine miners were trapped on Monday at the Kaduna Gap mine in northern Zambia, the Zambian police said."),
    "b": ("2021-09-08", "Villagers of Chimwele blocked the road to the Kaduna Gap mine on Tuesday. Police arrested 12 people in Chimwele."),
    "c": ("2021-09-09", "Zambian miners held a vigil in Chimwele on Wednesday for those killed at the Kaduna mine, in northern Zambia."),
}


def test_a_word_of_a_facilitys_name_is_no_town_far_away(tmp_path: Path) -> None:
    lines = [json.dumps({"id": key, "published": day, "language": "en", "text": text}) for key, (day, text) in WORKS.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    record = build([tmp_path / "r.jsonl"])
    lands = {e.country for e in record.entities if e.kind in ("facility", "organisation")}
    assert "ZMB" in lands and "NGA" not in lands  # there is a Kaduna in Nigeria
    police = {m.entity for m in record.mentions if m.text == "Police"}
    assert {e.country for e in record.entities if e.id in police} == {"ZMB"}
