"""Sentences of one template with other names and numbers are no copies; edited ones that keep what they name are."""

from __future__ import annotations

import pytest

from tests.printings import HARVEST, STRIKE, gathered, printed
from tests.test_claims import build
from tidings.copies import find_copies
from tidings.settings import Settings

TEMPLATES = [
    (
        "en",
        "Governor Ilse Marren said on Monday that 12 people were killed and 40 wounded in the shelling of Vessel.",
        "Governor Tomas Quill said on Friday that 7 people were killed and 31 wounded in the shelling of Talvera.",
    ),
    (
        "en",
        "The Talvera health office reported 19 deaths and 204 new cases of cholera on Monday.",
        "The Lessing health office reported 3 deaths and 56 new cases of cholera on Friday.",
    ),
    (
        "fr",
        "Le préfet Henri Vaulx a annoncé lundi que 12 personnes avaient été tuées et 40 blessées dans le bombardement de Vessel.",
        "Le préfet Paul Merle a annoncé vendredi que 7 personnes avaient été tuées et 31 blessées dans le bombardement de Talvera.",
    ),
    (
        "ru",
        "Губернатор Ильин сообщил, что при обстреле города Весель погибли 12 человек и 40 ранены.",
        "Губернатор Кравец сообщил, что при обстреле города Талвер погибли 7 человек и 31 ранен.",
    ),
    (
        "tr",
        "Vali Orhan Merter, Vessel kentindeki bombardımanda 12 kişinin öldüğünü ve 40 kişinin yaralandığını söyledi.",
        "Vali Selim Kutlar, Talvera kentindeki bombardımanda 7 kişinin öldüğünü ve 31 kişinin yaralandığını söyledi.",
    ),
]
SAME_DAY_AND_TOWN = [
    (
        "en",
        "Foreign Minister Ilse Marren met Tomas Quill in Vessel on 3 January 2031 to discuss the ferry line.",
        "Foreign Minister Dora Hallin met Tomas Venner in Vessel on 3 January 2031 to discuss the ferry line.",
    ),
    (
        "es",
        "El alcalde Bruno Salvatierra recibió a Nuria Requejo en Talvera el 3 de enero de 2031 para tratar del transbordador.",
        "El alcalde Elías Montoro recibió a Nuria Valdecasas en Talvera el 3 de enero de 2031 para tratar del transbordador.",
    ),
    (
        "uk",
        "Міністр Остап Гайовий зустрівся з Марком Лисенком у Веселі 3 січня 2031 року, щоб обговорити пором.",
        "Міністр Данило Корч зустрівся з Марком Тесленком у Веселі 3 січня 2031 року, щоб обговорити пором.",
    ),
]
EDITS = [
    (
        "en",
        "The United Nations asked the parties on Monday to let the ferry with flour and medicine pass to Vessel before the ice comes.",
        "The UN asked the parties on Monday to let the ferry with flour and medicine pass to Vessel before the ice comes.",
    ),
    (
        "en",
        "Governor Ilse Marren said on Monday that 12 people were killed and 40 wounded in the shelling of Vessel.",
        "Twelve people were killed and 40 wounded in the shelling of Vessel, Governor Ilse Marren said on Monday.",
    ),
    (
        "en",
        "Divers from Lessing searched the river for two men who had fallen from the bridge, and found the first of them at noon.",
        "Divers from Lessing searched the river for three men who had fallen from the bridge, and found the first of them at noon.",
    ),
    (
        "fr",
        "Le préfet Henri Vaulx a annoncé lundi que 12 personnes avaient été tuées dans le bombardement de Vessel.",
        "Le préfet, Henri Vaulx, a déclaré lundi que 12 civils étaient morts dans le bombardement de Vessel.",
    ),
]


@pytest.mark.parametrize(("language", "one", "other"), TEMPLATES)
def test_one_template_with_other_names_and_numbers_is_no_copy(language: str, one: str, other: str) -> None:
    reports, passages = gathered(printed("a", one, *HARVEST, language=language), printed("b", other, *STRIKE, language=language))
    assert find_copies(reports, passages, Settings()) == ()


@pytest.mark.parametrize(("language", "one", "other"), SAME_DAY_AND_TOWN)
def test_other_people_in_one_town_on_one_day_make_no_copy(language: str, one: str, other: str) -> None:
    reports, passages = gathered(printed("a", one, *HARVEST, language=language), printed("b", other, *STRIKE, language=language))
    assert find_copies(reports, passages, Settings()) == ()


@pytest.mark.parametrize(("language", "one", "other"), EDITS)
def test_an_edited_sentence_that_keeps_what_it_names_is_a_copy(language: str, one: str, other: str) -> None:
    reports, passages = gathered(printed("a", one, *HARVEST, language=language), printed("b", other, *STRIKE, language=language))
    (copy,) = find_copies(reports, passages, Settings())
    assert copy.kind == "edited"


def test_what_contradicts_is_a_copy_where_the_two_reports_share_other_text() -> None:
    _, one, other = TEMPLATES[0]
    reports, passages = gathered(printed("a", one, *HARVEST), printed("b", other, *HARVEST[:2]))
    assert [c.kind for c in find_copies(reports, passages, Settings())] == ["edited", "verbatim", "verbatim"]


def test_a_copy_of_part_of_a_sentence_covers_that_part_only() -> None:
    head = "The mayor of Vessel opened the new tram depot on Mill Street"
    reports, passages = gathered(
        printed("a", head + ".", *HARVEST), printed("b", head + ", which had cost four times as much as planned.", *STRIKE)
    )
    (copy,) = find_copies(reports, passages, Settings())
    texts = {r.id: r.text for r in reports}
    assert texts[copy.b.report][copy.b.start : copy.b.end] == head


def test_headlines_run_together_are_one_copy_each() -> None:
    one = "Growers in Talvera want to plant hazelnuts in place of plums"
    two = "Tram drivers in Vessel vote to stop work over pensions"
    reports, passages = gathered(
        printed("a", f"{one} {two}", *HARVEST), printed("b", one + ".", *STRIKE), printed("c", two + ".", *STRIKE[:1])
    )
    texts = {r.id: r.text for r in reports}
    found = {(c.b.report, texts["a"][c.a.start : c.a.end]) for c in find_copies(reports, passages, Settings()) if c.a.report == "a"}
    assert found == {("b", one), ("c", two)}


def test_meetings_told_by_one_template_are_two_events_however_much_else_the_reports_share() -> None:
    shared = "Reporters were asked to leave the hall before the talks, as the organisers had announced in their letter of invitation."
    one = f"Foreign Minister Ilse Marren met Tomas Quill in Nairobi on 3 January 2023 to discuss the border. {shared}"
    other = f"Foreign Minister Dora Hallin met Tomas Venner in Nairobi on 3 January 2023 to discuss the border. {shared}"
    layers = build("Talks in Nairobi today\n\n" + one + "\n", "Talks in Nairobi again\n\n" + other + "\n")
    meetings = [event for event in layers.events if event.type == "CONSULT"]
    assert sorted(len(event.reports) for event in meetings) == [1, 1]
