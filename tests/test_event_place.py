"""The place of an event: its town, and beside it the street or hall that a report names there."""

from __future__ import annotations

from collections import Counter

import pytest

from tidings.event_place import best_place
from tidings.model import Dated, Entity, Report
from tidings.pipeline import run


def where(language: str, *texts: str) -> list[str | None]:
    """Where the attacks that some reports of one day tell were."""
    printed = Dated("2021-06-15", "day", "stated")
    reports = [Report(id=f"r{n}", sha256=f"{n:064}", text=t, language=language, published=printed) for n, t in enumerate(texts)]
    return [e.place.name if e.place else None for e in run(reports).events if e.type == "ASSAULT" and not e.background]


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("en", "Man shot in Nakuru\n\nA man was shot in Nakuru on Monday. The shooting happened on Jamboree Street.", "Nakuru"),
        ("en", "Man killed in Nakuru\n\nA man was killed in Nakuru on Monday. He died at Harmony Hospital.", "Nakuru"),
        ("es", "Ataque en Nakuru\n\nUn hombre fue asesinado el lunes en Nakuru. El ataque ocurrió en la calle Jamboree.", "Nakuru"),
        ("de", "Angriff in Nakuru\n\nEin Mann wurde am Montag in Nakuru getötet. Der Angriff geschah in der Jamboreestraße.", "Nakuru"),
    ],
)
def test_the_town_is_told_with_the_street(language: str, text: str, town: str) -> None:
    found = where(language, text)
    assert found
    assert all(town in (place or "") for place in found)


def test_of_two_towns_that_claims_name_the_one_that_all_reports_name_counts() -> None:
    found = where(
        "en",
        "Shooting in Nakuru\n\nA man was shot in Nakuru on Monday. He was shot near the road to Kisumu, near Kisumu.\n",
        "Man shot in Nakuru\n\nA man was shot in Nakuru on Monday, police said.\n",
    )
    assert "Nakuru" in found


def test_a_village_that_no_list_has_is_the_place_and_is_told_without_a_town() -> None:
    """Where it lies is not known: neither the town of the hospital nor that of the dateline is told for it."""
    texts = (
        "Village attacked\n\nRebels attacked the village of Ledoma on Monday and wounded six. They were taken to a hospital in Nakuru.",
        "Attack on village\n\nRebels attacked Ledoma on Monday, residents of the village said. Nakuru hospital took in six wounded.",
        "Ledoma attacked\n\nSix people were wounded on Monday when rebels attacked the village of Ledoma, the army said in Nakuru.",
    )
    reports = [Report(f"r{n}", f"{n}", text, language="en", published=Dated("2021-06-15", "day", "markup")) for n, text in enumerate(texts)]
    places = {e.place.name for e in run(reports).events if e.type == "ASSAULT" and e.place}
    assert places == {"Ledoma"}


def test_a_town_that_two_reports_state_is_not_outdone_by_one_that_all_only_name() -> None:
    found = where(
        "en",
        "Shooting in Isiolo\n\nGunmen shot dead a baker in Isiolo on Monday. Officials in Nairobi were told.\n",
        "Baker shot in Isiolo\n\nA baker was shot dead in Isiolo on Monday, officials in Nairobi said.\n",
        "Nairobi mourns baker\n\nPeople in Nairobi mourn a baker. A baker was shot dead on Monday. Nairobi police look into it.\n",
    )
    assert found == ["Isiolo"]


@pytest.mark.parametrize("name", ["Baker Lane", "rue Haute", "Calle Larga", "шоссе Дружбы"])
def test_a_street_is_told_with_its_town(name: str) -> None:
    street = Entity("s", name, "place", (), country="KEN", lat=-0.45, lon=39.64, parent="Garissa")
    place = best_place(Counter(s=2), Counter(), [], {"s": street})
    assert place is not None
    assert place.name == f"{name}, Garissa"


def test_a_village_is_not_told_with_the_town_that_it_is_near() -> None:
    village = Entity("v", "Lodvik", "place", (), country="KEN", lat=-0.45, lon=39.64, parent="Garissa")
    place = best_place(Counter(v=2), Counter(), [], {"v": village})
    assert place is not None
    assert place.name == "Lodvik"
