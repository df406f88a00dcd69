"""What reports tell barely is of the one event that it can be of, and of none where it can be of two or is said to be one more."""

from __future__ import annotations

import pytest

from tests.test_joining import events_of, record
from tidings.model import Event

SHELLING = ("en", "2024-05-12", "Shells hit the market of Garissa in Kenya on Saturday, killing nine traders, the mayor of Garissa said.\n")
MANDERA = ("en", "2024-05-12", "Shells hit a school in Mandera in Kenya on Saturday, killing five pupils, the mayor of Mandera said.\n")
LATER = [
    ("en", "The mayor of Garissa has seen no help from Kenya since Saturday's shelling, his office said on Tuesday.\n"),
    ("es", "El alcalde de Garissa no ha recibido ayuda de Kenia desde el bombardeo del sábado, dijo el martes su oficina.\n"),
    ("de", "Seit dem Beschuss vom Samstag hat der Bürgermeister von Garissa keine Hilfe aus Kenia bekommen, sagte er am Dienstag.\n"),
]
SINKING = (
    "en",
    "2024-03-05",
    "A ferry sank off Mombasa in Kenya on Monday evening and at least 14 people died, police said.\n",
)


def of_report(events: list[Event], report: str) -> list[Event]:
    return [e for e in events if report in e.reports]


@pytest.mark.parametrize(("language", "text"), LATER)
def test_a_shelling_known_by_its_day_is_the_only_one_of_that_day(language: str, text: str) -> None:
    layers = record(SHELLING, (language, "2024-05-14", text))
    (event,) = events_of(layers, "ASSAULT")
    assert event.reports == ("r0", "r1")
    assert event.date.start == "2024-05-11"


def test_of_two_shellings_of_a_day_neither_is_meant() -> None:
    layers = record(
        SHELLING, MANDERA, ("en", "2024-05-14", "Kenya has sent no help since Saturday's shelling, aid workers said on Tuesday.\n")
    )
    events = events_of(layers, "ASSAULT")
    assert not [e for e in events if {"r0", "r1"} <= set(e.reports)]
    assert all(e.reports == ("r2",) for e in of_report(events, "r2"))


def test_of_two_shellings_the_one_is_meant_that_far_more_reports_tell() -> None:
    again = ("en", "2024-05-13", "Nine traders died when shells hit the market of Garissa in Kenya on Saturday, doctors said on Sunday.\n")
    bare = ("en", "2024-05-14", "Kenya has sent no help since Saturday's shelling of the market, aid workers said on Tuesday.\n")
    events = events_of(record(SHELLING, MANDERA, again, bare), "ASSAULT")
    (event,) = of_report(events, "r3")
    assert set(event.reports) == {"r0", "r2", "r3"}


@pytest.mark.parametrize(
    "text",
    [
        "No help has come since another shelling on Saturday, aid workers said on Tuesday.\n",
        "No help has come since the second shelling on Saturday, aid workers said on Tuesday.\n",
        "The shelling on Saturday in Wajir killed two drivers, aid workers from Kenya said on Tuesday.\n",
        "The shelling of Friday killed two drivers, aid workers from Kenya said on Tuesday.\n",
        "The government of Peru called Saturday's shelling at Arequipa a crime, it said in Lima, Peru, on Tuesday.\n",
    ],
)
def test_one_more_or_one_of_elsewhere_or_of_another_day_stays_another(text: str) -> None:
    events = events_of(record(SHELLING, ("en", "2024-05-14", text)), "ASSAULT")
    assert not [e for e in events if len(e.reports) > 1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By Friday 21 people had died and eight were still missing, the coast guard of Kenya said.\n"),
        ("uk", "Берегова охорона Кенії шукає людей. За останніми даними, загинули 21 людина, ще вісім людей вважаються зниклими.\n"),
    ],
)
def test_a_toll_of_days_later_is_that_of_the_disaster(language: str, text: str) -> None:
    layers = record(SINKING, (language, "2024-03-08", text))
    events = [e for e in layers.events if e.type in ("ASSAULT", "HAZARD")]
    assert [e.reports for e in events] == [("r0", "r1")]
    assert events[0].date.start == "2024-03-04"


def test_tolls_of_two_disasters_stay_two() -> None:
    other = ("en", "2024-03-05", "A hotel burned down at Nakuru in Kenya on Monday and 16 people died in the fire, police said.\n")
    events = [e for e in record(SINKING, other).events if e.type == "HAZARD"]
    assert sorted(e.reports for e in events) == [("r0",), ("r1",)]


def test_an_accord_of_long_ago_is_one_wherever_its_place_is_sought() -> None:
    told = [
        "Talks began in Nairobi on Monday. In June 2017 the government of Kenya signed an accord with the herders in Garissa.",
        "Herders in Kenya fear for their wells. The June 2017 accord left the wells of the valley to the elders.",
        "Des éleveurs du Kenya craignent pour leurs puits. L'accord de juin 2017 n'a jamais été appliqué.",
    ]
    layers = record(*[(code, "2024-05-14", f"{text}\n") for code, text in zip(("en", "en", "fr"), told, strict=True)])
    (event,) = [e for e in events_of(layers, "AGREE") if e.date.start == "2017-06-01"]
    assert set(event.reports) == {"r0", "r1", "r2"}


def test_an_arrest_is_no_curfew_of_the_same_day() -> None:
    layers = record(
        ("en", "2024-05-14", "The governor imposed a curfew on Garissa in Kenya on Monday after the shelling.\n"),
        ("en", "2024-05-14", "Nine people were arrested on Monday after the shelling of Garissa, police of Kenya said.\n"),
    )
    assert not [e for e in events_of(layers, "COERCE") if len(e.reports) > 1]


BURNED = [
    (
        "en",
        "Rebels attacked an army post at Garissa in Kenya on Monday, killing nine soldiers.",
        "Six others were wounded and two lorries burned.",
    ),
    (
        "fr",
        "Des rebelles ont attaqué lundi une caserne à Garissa, au Kenya, et ont tué neuf soldats.",
        "Six autres ont été blessés ; trois camions ont brûlé.",
    ),
]


@pytest.mark.parametrize(("language", "lead", "more"), BURNED)
def test_lorries_that_burned_in_an_attack_are_no_fire(language: str, lead: str, more: str) -> None:
    layers = record((language, "2024-05-14", f"{lead}\n\n{more}\n"))
    assert not events_of(layers, "HAZARD")
    (event,) = events_of(layers, "ASSAULT")
    assert {(f.measure, f.best) for f in event.figures} >= {("killed", 9), ("injured", 6)}


def test_a_fire_is_no_shipwreck_of_which_its_sentence_speaks_as_well() -> None:
    fire = "The fire that killed two workers on Monday was in a mill at Kisumu in Kenya, and not on the ferry that sank.\n"
    events = [e for e in record(SINKING, ("en", "2024-03-06", fire)).events if e.type == "HAZARD"]
    assert not [e for e in events if len(e.reports) > 1]


def test_those_captured_in_an_attack_are_of_the_attack() -> None:
    lead = "Rebels attacked an army post at Garissa in Kenya on Monday and killed nine soldiers."
    text = f"{lead}\n\nThey say that five soldiers were captured.\n"
    layers = record(("en", "2024-05-14", text))
    assert not events_of(layers, "COERCE")
    assert [{f.measure: f.best for f in e.figures} for e in events_of(layers, "ASSAULT")] == [{"killed": 9, "captured": 5}]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Police arrested the mayor of Garissa on Sunday over bribes.", "Soldiers arrested a captain on Sunday, his wife said.", "COERCE"),
        ("Teachers marched in Nairobi on Sunday.", "Miners marched through the capital on Sunday.", "PROTEST"),
    ],
)
def test_two_short_reports_of_one_day_tell_of_two_acts_by_others(one: str, other: str, kind: str) -> None:
    layers = record(("en", "2024-05-13", f"{one}\n"), ("en", "2024-05-13", f"{other}\n"))
    assert not [e for e in events_of(layers, kind) if len(e.reports) > 1]
