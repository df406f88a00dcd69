"""The one line that stands for an event in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tidings.headline import headline
from tidings.model import Dated, EventFigure, Report
from tidings.pipeline import run
from tidings.record import Record
from tidings.retold import retold


def test_acts_with_one_another_and_acts_on_others_read_differently() -> None:
    assert headline("CONSULT", "meeting", "reported", ["Anna Lind"], ["Abdi Warsame"], "Nairobi", ()) == (
        "Meeting between Anna Lind and Abdi Warsame in Nairobi"
    )
    assert headline("ASSAULT", None, "reported", ["rebels"], ["soldiers"], None, ()) == "Attack by rebels on soldiers"


def test_what_only_should_or_will_be_is_said_to_be_so() -> None:
    assert headline("CONSULT", "meeting", "planned", ["Anna Lind"], [], None, ()).startswith("Planned: meeting")
    assert headline("ASSAULT", None, "denied", ["rebels"], [], None, ()).startswith("Denied: ")


def test_the_toll_keeps_its_range() -> None:
    killed = EventFigure("killed", 7, 11, 15, "ucdp", ())
    injured = EventFigure("injured", 1300, None, None, "ucdp", ())
    assert headline("ASSAULT", None, "reported", [], [], "Garissa", (injured, killed)).endswith("7 to 15 killed, at least 1,300 injured")


def test_a_sum_that_one_body_promises_is_a_pledge_and_no_agreement() -> None:
    promised = EventFigure("pledged", 6e6, 6e6, 6e6, "ucdp", (), "dollars")
    assert headline("AGREE", None, "reported", ["United Nations"], [], None, (promised,)) == "Pledge by United Nations"
    assert headline("AGREE", None, "reported", ["Kenya", "Somalia"], [], None, (promised,)) == "Agreement between Kenya and Somalia"


def titles(*texts: str, languages: Sequence[str], into: str = "en") -> list[str]:
    """The lines of the events of some reports of one day, each in its language."""
    day = Dated("2021-06-16", "day", "markup")
    reports = [
        Report(f"r{n}", str(n), text, language=code, published=day) for n, (text, code) in enumerate(zip(texts, languages, strict=True))
    ]
    return [event.title for event in retold(Record(run(reports)), into).events]


@pytest.mark.parametrize(
    ("into", "noun", "place"),
    [("en", "Flood", "in Garissa"), ("fr", "Inondation", "Garissa"), ("tr", "Sel", "Garissa"), ("ar", "فيضان", "Garissa")],
)
def test_a_disaster_is_called_what_its_words_tell_and_people_of_any_language_are_one_kind(into: str, noun: str, place: str) -> None:
    told = titles(
        "Floods killed 14 people in Garissa on Tuesday, the governor said.\n",
        "Des inondations ont tué 14 personnes mardi à Garissa, selon le gouverneur.\n",
        "Las inundaciones mataron a 14 personas el martes en Garissa, dijo el gobernador.\n",
        languages=("en", "fr", "es"),
        into=into,
    )
    assert told and all(line.startswith(noun) and place in line and "14" in line for line in told), told
    assert not any(word in line for line in told for word in ("personnes", "personas", "people"))


def test_unnamed_people_are_said_by_their_kind_in_the_language_of_the_line() -> None:
    told = titles("Des assaillants ont attaqué des soldats mardi à Garissa.\n", languages=("fr",))
    assert told == ["Attack by attackers on soldiers in Garissa"]


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("Президент назначил Сергея Лапина министром во вторник.\n", "ru", "Sergey"),
        ("Полиция задержала Ивана Громова в Гариссе во вторник.\n", "ru", "Gromov"),
        ("اعتقلت الشرطة المحامي محمود الكندي في غاريسا يوم الثلاثاء.\n", "ar", "Mahmoud al-Kindi"),
    ],
)
def test_a_name_without_another_form_is_spelt_in_the_letters_of_the_line(text: str, language: str, line: str) -> None:
    told = titles(text, languages=(language,))
    assert any(line in found for found in told), told
    assert not re.search("[\u0400-\u06ff]", "".join(told)), told


@pytest.mark.parametrize(
    ("into", "line"),
    [
        ("en", "Alleged: attack by Kenyan armed forces on Somali armed forces in Garissa"),
        ("fr", "Selon des accusations\u00a0: attaque par forces armées (Kenya) contre forces armées (Somalie), lieu\u00a0: Garissa"),
        ("ru", "Предположительно: нападение: кто: вооружённые силы (Кения); на кого: вооружённые силы (Сомали); место: Garissa"),
    ],
)
def test_an_act_that_is_only_alleged_says_so_and_states_are_named_in_the_language(into: str, line: str) -> None:
    text = "The Kenyan army allegedly attacked Somali soldiers in Garissa on Tuesday.\n"
    assert titles(text, languages=("en",), into=into) == [line]


@pytest.mark.parametrize(
    ("kind", "mode", "sides", "line"),
    [
        ("CIVIC", "appointment", ([], ["Abdi Warsame"]), "Appointment of Abdi Warsame"),
        ("CIVIC", "resignation", (["Abdi Warsame"], []), "Resignation of Abdi Warsame"),
        ("CONSULT", "visit", (["Abdi Warsame"], ["Nairobi"]), "Visit by Abdi Warsame to Nairobi"),
        ("CONSULT", "mediate", (["Anna Lind"], ["Kenya", "Somalia"]), "Mediation by Anna Lind between Kenya and Somalia"),
        ("ASSAULT", "abduct", (["gunmen"], ["teachers"]), "Abduction by gunmen of teachers"),
    ],
)
def test_each_kind_of_act_has_its_preposition(kind: str, mode: str, sides: tuple[list[str], list[str]], line: str) -> None:
    assert headline(kind, mode, "reported", *sides, None, ()) == line
