"""Two people of one surname in one report, names that open a sentence, and capitals that stand for their states. All are invented."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.actors import actors


def chains(language: str, text: str) -> list[set[str]]:
    """The spellings of each thing in a report."""
    found: dict[str, set[str]] = {}
    for mention in build(text + "\n", language=language, published="2024-03-05").mentions:
        found.setdefault(mention.entity or mention.id, set()).add(mention.text)
    return list(found.values())


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        (
            "ar",
            "دعت الأمينة العامة للنقابة سلمى الرفاعي إلى الإضراب. وأعلنت اللجنة فوز طارق الرفاعي بالرئاسة. وقال الرفاعي إنه راض.",
            {"سلمى الرفاعي"},
            {"طارق الرفاعي", "الرفاعي"},
        ),
        (
            "en",
            "General Idriss Kone announced a truce. Salif Kone, no relation, rejected it. Kone said on radio that he would fight.",
            {"Idriss Kone"},
            {"Salif Kone", "Kone"},
        ),
        ("fr", "Le général Idriss Koné a annoncé une trêve. Salif Koné l’a rejetée.", {"Idriss Koné"}, {"Salif Koné"}),
        ("es", "El general Idris Robles anunció una tregua. Andrés Robles la rechazó.", {"Idris Robles"}, {"Andrés Robles"}),
        (
            "tr",
            "Bakan Ayşe Demir, milletvekili Mehmet Demir ile Ankara’da görüştü. Ayşe Demir bunu doğruladı.",
            {"Ayşe Demir"},
            {"Mehmet Demir"},
        ),
    ],
)
def test_a_second_person_of_one_surname_keeps_the_first_name(language: str, text: str, first: set[str], second: set[str]) -> None:
    found = chains(language, text)
    assert first in found and second in found


def test_a_first_name_written_with_a_preposition_is_one_too() -> None:
    found = chains("ar", "قالت الوزيرة هدى درويش إن الحوار مستمر. وأعلن الحزب تأييده لإدريس درويش.")
    assert {"هدى درويش"} in found and {"إدريس درويش"} in found


def test_a_common_word_before_a_surname_is_no_first_name() -> None:
    found = chains("en", "President Anna Okello spoke to Peter Wanjiru. Meeting Okello, he said talks went well.")
    assert {"Anna Okello", "Okello"} in found


@pytest.mark.parametrize(("language", "text", "no_name"), [("ru", "Саммит пройдет в Найроби 5 марта.", "Саммит")])
def test_a_common_word_that_opens_a_sentence_is_no_town_abroad(language: str, text: str, no_name: str) -> None:
    found = chains(language, text)
    assert {"Найроби"} in found and not any(no_name in names for names in found)


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "Nairobi condemned the attack on Monday.", "Nairobi"),
        ("ru", "Найроби осудил нападение.", "Найроби"),
        ("ru", "Анкара осудила нападение.", "Анкара"),
        ("uk", "Київ засудив обстріл.", "Київ"),
    ],
)
def test_a_capital_that_condemns_is_its_state(language: str, text: str, actor: str) -> None:
    layers = build(text + "\n", language=language, published="2024-03-05")
    named = {m.id: m.text for m in layers.mentions}
    (claim,) = layers.claims
    assert claim.type == "ACCUSE" and [named[a.mention or ""] for a in claim.actors] == [actor]


@pytest.mark.parametrize(
    ("word", "state"), [("Найроби", "KEN"), ("Київ", "UKR"), ("Кремль", "RUS"), ("Білий дім", "USA"), ("Саммит", None), ("Мумбаи", None)]
)
def test_capitals_stand_for_states_in_every_script(word: str, state: str | None) -> None:
    assert actors().stands_for(word) == state
