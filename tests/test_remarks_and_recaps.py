"""Days and places of whoever told it, tolls that rise, and one event in two reports; invented sentences, read with the shipped models."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead
from tidings.layers import Layers
from tidings.model import Dated, Report
from tidings.pipeline import run


def days(layers: Layers, kind: str) -> set[str]:
    return {c.time.start or "" for c in claims_of(layers, kind) if c.time is not None and not c.background}


def together(*reports: tuple[str, str, str]) -> Layers:
    """The record of reports, each with its language, its day and its text."""
    return run(
        [
            Report(f"r{n}", f"{n}", text + "\n", language=code, published=Dated(day, "day", "markup"))
            for n, (code, day, text) in enumerate(reports)
        ]
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Samstag brannte in Ulm ein Lager. Drei Männer wurden verletzt, wie ein Sprecher der Polizei am Montag in Bonn sagte."),
        ("uk", "У суботу в Ковелі згорів склад, ще троє людей поранені, повідомив у понеділок у Києві речник поліції Іван Гай."),
        ("ru", "В субботу в Пскове сгорел склад, трое рабочих пострадали, сообщил в понедельник в Москве представитель МЧС Олег Ким."),
        ("en", "Three people were killed on Saturday when a warehouse collapsed in Leeds, the mayor said on Monday."),
        (
            "fr",
            "L'incendie qui a détruit samedi un entrepôt à Lille a fait trois morts, selon un bilan "
            "communiqué lundi à Paris par le ministère.",
        ),
    ],
)
def test_the_day_on_which_it_is_told_is_not_that_of_the_harm(language: str, text: str) -> None:
    """Printed on Wednesday the 16th."""
    layers = build(lead(text), language=language)
    assert days(layers, "HAZARD") == {"2021-06-12"}
    assert [e.type for e in layers.events] == ["HAZARD"]


def test_where_it_is_told_is_not_where_it_was() -> None:
    text = "Rebellen haben am Samstag die Kreisstadt Tolbach eingenommen, wie ein Sprecher der Armee am Montag in Nairobi sagte."
    layers = build(lead(text), language="de")
    (claim,) = claims_of(layers, "ASSAULT")
    entity = {e.id: e.name for e in layers.entities}
    assert "Nairobi" not in {entity.get(claim.place.entity or "") if claim.place else None}
    assert "Tolbach" in {m.text for m in layers.mentions if m.kind == "place"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Five people were killed when a bridge collapsed in Leeds on Saturday."),
        ("de", "Fünf Menschen wurden am Samstag getötet, als in Ulm eine Brücke einstürzte."),
        ("ar", "قُتل خمسة أشخاص السبت إثر انهيار جسر في عمان."),
        ("ru", "Пять рабочих получили ранения при обрушении моста в Пскове в субботу."),
    ],
)
def test_who_is_killed_by_nobody_died_of_the_disaster_told_of(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    assert {c.type for c in layers.claims} == {"HAZARD"}


def test_a_life_is_no_news() -> None:
    text = (
        "Née en 1961 à Lyon, Anne Morel a grandi à Lille. Arrêtée en 1988, elle a été élue députée en 1994, puis nommée ministre en 2002."
    )
    assert not [e for e in build(lead(text), language="fr").events if not e.background]


def test_the_wounded_who_die_later_raise_the_toll_of_one_event() -> None:
    layers = together(
        (
            "en",
            "2024-05-15",
            "Bus crash near Leeds\n\nAt least 14 people died when a bus crashed near Leeds on Tuesday evening, police said.",
        ),
        (
            "es",
            "2024-05-16",
            "Accidente en Leeds\n\nEl accidente de autobús del martes cerca de Leeds dejó 17 muertos. Tres "
            "heridos fallecieron el miércoles en el hospital.",
        ),
        ("de", "2024-05-17", "Unfall in Leeds\n\nNach dem Busunglück bei Leeds vom Dienstag ist die Zahl der Toten auf 17 gestiegen."),
    )
    assert [(e.type, e.date.start) for e in layers.events] == [("HAZARD", "2024-05-14")]


def test_the_north_of_a_land_may_be_a_town_there() -> None:
    layers = together(
        ("ru", "2024-05-14", "Нападение под Гао\n\nБоевики в воскресенье напали на блокпост под Гао на севере Мали, убиты шесть солдат."),
        (
            "tr",
            "2024-05-15",
            "Mali'de saldırı\n\nMali'nin kuzeyindeki Gao kentinde pazar günü bir karakola düzenlenen saldırıda altı asker öldü.",
        ),
    )
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    assert len(event.reports) == 2


def test_bodies_found_days_later_are_no_event_of_their_own() -> None:
    text = (
        "Floods near Leeds\n\nA flood hit Leeds on Saturday.\n\nThe bodies of two people swept away by "
        "Saturday's flood were found on Monday, rescuers said."
    )
    assert [(e.type, e.date.start) for e in build(text + "\n").events] == [("HAZARD", "2021-06-12")]


def test_who_arrests_stands_before_whom_they_arrest() -> None:
    layers = build(lead("Die Polizei hat am Sonntag in Minsk die Journalisten Igor Lewin und Anna Sorokina festgenommen."), language="de")
    (claim,) = claims_of(layers, "COERCE")
    entity = {e.id: e.name for e in layers.entities}
    assert {entity[p.entity] for p in claim.recipients if p.entity} == {"Igor Lewin", "Anna Sorokina"}
